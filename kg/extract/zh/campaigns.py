"""Campaigns that no record knows, named in a Chinese clause."""

from __future__ import annotations

import re

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.model import Span

__all__ = ["new_campaigns"]

#: A short name in quotation marks; folding leaves one kind of double quotation mark.
_QUOTED = re.compile(
    r"\x22[^\x22「」『』《》。,;\n]{2,14}\x22|「[^「」。,;\n]{2,14}」|『[^『』。,;\n]{2,14}』"
)


def new_campaigns(context: Context, span: Span) -> tuple[Span, ...]:
    """Quoted names beside a word for campaign, in order.

    “护航2023”专项行动, 行动“护航2022” and 「猎隼专案」 are campaigns by their form; a quotation alone is not.
    """
    words = context.within(span, "campaign-suffix")
    if not words:
        return ()
    known = context.within(span, "campaign")
    quoted = (Span(*match.span()) for match in _QUOTED.finditer(context.folded, span.start, span.end))
    named = (_beside(name, words) for name in quoted)
    return tuple(name for name in named if name and not any(hit.span.overlaps(name) for hit in known))


def _beside(quoted: Span, words: list[Hit]) -> Span | None:
    """The quotation with its word behind it, in it at the end, or right in front of it."""
    for word in words:
        if word.span.start in (quoted.end, quoted.end + 1) or word.span.end == quoted.end - 1:
            return Span(quoted.start, max(quoted.end, word.span.end))
    return quoted if any(word.span.end == quoted.start for word in words) else None
