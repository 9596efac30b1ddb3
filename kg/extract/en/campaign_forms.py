"""Where an English text names a campaign by what it says of the name: that it ran, or what it was, a campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.language import Context
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["introduced", "told_to_run"]

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]{2,}"
#: "ran a campaign of its own, Summer Reading, against ...": a name between what it is and what it was for.
_BEHIND = re.compile(
    rf"(?: of (?:its|their) own)?, (?:[\"“‘](?P<quoted>[A-Z][^\"“”‘’\n.;:]{{2,40}}?),?[\"”’]|(?P<plain>{_NAME}(?: {_NAME}){{1,3}}))"
    r"(?=,| (?:against|for|on|in|to|with|and|that|which)\b|\.)"
)


def introduced(context: Context) -> Iterator[Span]:
    """Names between commas behind a word for campaigns."""
    for noun in context.within(Span(0, len(context.text)), "campaign-suffix"):
        match = None if noun.entry.value else _BEHIND.match(context.text, noun.span.end)
        if match is not None:
            yield Span(*match.span("quoted" if match["quoted"] else "plain"))


def told_to_run(context: Context) -> Iterator[Span]:
    """Names in quotation marks that open a sentence which says that they ran, or were after something."""
    for match in _runs(context.gazetteer.lexicon).finditer(context.text):
        yield Span(*match.span("own"))


@cache
def _runs(lexicon: Lexicon) -> re.Pattern[str]:
    verbs = alternatives(lexicon, "word:campaign-verb", "en")
    return re.compile(
        rf"(?:^|[.!?][\"”]?\s)[^\S\n]*[“\"](?P<own>[A-Z][^\"“”\n.;:]{{2,40}}?),?[”\"](?: \([^()\n]{{2,30}}\))? (?:{verbs})\b",
        re.MULTILINE,
    )
