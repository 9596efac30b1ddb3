"""Figures in brackets of which a note says of what year they are: "(previous year in brackets)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.extract.language import Context
from kg.extract.spans import Draft, When, WhenKind
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Period, Span

__all__ = ["dated_by_note"]

_CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Note:
    """The time of figures in brackets, and the opening brackets that it speaks of."""

    when: When
    opening: str


@cache
def _note(lexicon: Lexicon) -> re.Pattern[str]:
    """The two orders of such a note: the year first, or the brackets first."""
    before = alternatives(lexicon, "word:year-before", "en")

    def year(name: str) -> str:
        return rf"(?P<part_{name}>same \w+ (?:of|in) )?(?:(?P<{name}>(?:19|20)\d\d)|(?:{before}))"

    def brackets(name: str) -> str:
        return rf"(?P<kind_{name}>square |round )?(?:brackets|parentheses)"

    return re.compile(
        rf"\b{year('first')}(?:'s)?(?: figures?| values?| data)?,? (?:(?:is|are) )?(?:given |shown )?in {brackets('first')}"
        rf"|\b(?:figures|values|numbers|data) in {brackets('last')}"
        rf" (?:refer to|are for|are those of|relate to|show|are from) (?:the )?{year('last')}"
    )


@lru_cache(maxsize=1)
def _told(context: Context) -> _Note | None:
    """The note of a document, in its text or title; of the document in hand only, it is kept."""
    pattern = _note(context.gazetteer.lexicon)
    title = context.document.metadata.title or ""
    match = pattern.search(context.folded) or pattern.search(title.lower())
    if match is None:
        return None
    year, span = match["first"] or match["last"], Span(*match.span())
    kind = (match["kind_first"] or match["kind_last"] or "").strip()
    opening = {"square": "[", "round": "("}.get(kind, "([")
    if year is None:
        return _Note(When(span, WhenKind.PERIOD, rule="same-last-year"), opening)
    if match["part_first"] or match["part_last"]:
        return _Note(When(span, WhenKind.PERIOD, rule="same-in-year", value=year), opening)
    return _Note(When(span, WhenKind.PERIOD, Period.year(int(year))), opening)


def dated_by_note(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that stand alone in brackets behind one of their kind dated by the document's note."""
    out = list(drafts)
    for index, draft in enumerate(drafts):
        last = drafts[index - 1] if index else None
        alone = draft.when is None and last is not None and last.number.percent is draft.number.percent
        opening = _opening(context, draft) if alone else ""
        note = _told(context) if opening else None
        if note is not None and opening in note.opening:
            out[index] = replace(draft, when=note.when)
    return out


def _opening(context: Context, draft: Draft) -> str:
    """The bracket before a figure that is all it holds, else nothing."""
    start, end = draft.number.span.start, draft.number.span.end
    opening = context.folded[start - 1 : start]
    closing = _CLOSING.get(opening)
    return opening if closing is not None and context.folded.startswith(closing, end) else ""
