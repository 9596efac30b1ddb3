"""Changes of which only the direction is told behind a figure: "1,203 arrests, fewer than the year before".

The words of change stand behind a comma, dash or bracket, and what is compared with is a time, not a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.en.change_words import grammar_of
from kg.extract.language import Context
from kg.extract.spans import Draft
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["directions"]

#: The rest of the figure's own phrase: no other number, and no other part of the sentence.
_REST = r"[^,;:.()\d–—]{0,60}(?:,|\(|\s[-–—])\s*"
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–]\d{2,4})?(?![\d,.]\d|\d|%)")
#: The longest words for a time, in characters.
_LONGEST = 40
_LEAD = r"(?P<lead>(?:(?:in|for|during|that of|those of|the level of|the figure for)\s+)?)"


def directions(context: Context, sentence: Span, drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    """Figures with the direction in which they changed (1 or -1).

    Parameters
    ----------
    drafts
        Those of the sentence, in text order.
    """
    lexicon = context.gazetteer.lexicon
    for index, draft in enumerate(drafts):
        end = max(draft.printed.end, draft.number.span.end)
        match = _comparison(lexicon).match(context.folded, end, sentence.end)
        if match is None or not _is_time(context, Span(*match.span("lead")), sentence):
            continue
        between = Span(end, match.end() + 1)
        if not any(other.number.span.overlaps(between) for other in drafts):
            yield index, grammar_of(lexicon).sign[match["word"]]


@cache
def _comparison(lexicon: Lexicon) -> re.Pattern[str]:
    """Behind a figure: a word of change, alone or as the head of a short phrase, and what compares."""
    words = "|".join(alternatives(lexicon, role, "en") for role in ("change-up", "change-down"))
    return re.compile(
        rf"{_REST}(?:which (?:is|was)\s+)?(?:an?\s+)?(?:[a-z]+\s+){{0,2}}?(?P<word>{words})"
        rf"\s+(?:on|over|than|from|against|compared (?:with|to))\s+{_LEAD}"
    )


def _is_time(context: Context, lead: Span, sentence: Span) -> bool:
    """Whether a time stands behind these words or opens with them: a year, or "in the previous year"."""
    if _YEAR.match(context.folded, lead.end):
        return True
    ahead = Span(lead.start, min(sentence.end, lead.end + _LONGEST))
    return any(hit.span.start - lead.end <= len("the ") for hit in context.within(ahead, "relative-period"))
