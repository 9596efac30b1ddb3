"""Campaigns named in a Chinese clause, also those that no record knows."""

from __future__ import annotations

import re

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.model import Span

__all__ = ["campaigns_in"]

#: A short name in quotation marks; folding leaves one kind of double quotation mark.
_QUOTED = re.compile(
    r"\x22[^\x22「」『』《》。,;\n]{2,14}\x22|「[^「」。,;\n]{2,14}」|『[^『』。,;\n]{2,14}』"
)


def campaigns_in(context: Context, span: Span) -> list[Hit]:
    """Campaigns of a clause in order: those of the records, and quoted names beside a word for campaign.

    “护航2023”专项行动, 行动“护航2022” and 「猎隼专案」 are campaigns by their form; a quotation alone is not.
    """
    known = context.within(span, "campaign")
    words = context.within(span, "campaign-suffix")
    if not words:
        return known
    named = []
    for match in _QUOTED.finditer(context.folded, span.start, span.end):
        quoted = Span(*match.span())
        beside = _beside(quoted, words)
        if beside is not None and not any(hit.span.overlaps(beside) for hit in known):
            named.append(Hit(beside, "campaign", ()))
    return sorted([*known, *named], key=lambda hit: hit.span.start)


def _beside(quoted: Span, words: list[Hit]) -> Span | None:
    """The quotation with its word behind it, in it at the end, or right in front of it."""
    for word in words:
        if word.span.start in (quoted.end, quoted.end + 1) or word.span.end == quoted.end - 1:
            return Span(quoted.start, max(quoted.end, word.span.end))
    return quoted if any(word.span.end == quoted.start for word in words) else None
