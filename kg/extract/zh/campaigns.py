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

#: What may stand between a name and its word: “护航”系列专项行动, “亮剑2022”秋季执法行动.
_MODIFIER = re.compile(r"的?[^\W\d_等和与及]{0,6}")

#: What is no part of a bare name: marks, years, and the words for campaign behind it.
_BARE = re.compile(r"[\W\d_]|专项|行动|系列|整治|治理|执法")


def new_campaigns(context: Context, span: Span) -> tuple[Span, ...]:
    """Quoted names beside a word for campaign, in order.

    “护航2023”专项行动, 行动“护航2022” and 「猎隼专案」 are campaigns by their form; a quotation alone is not.
    """
    words = context.within(span, "campaign-suffix")
    if not words:
        return ()
    known = context.within(span, "campaign")
    quoted = (Span(*match.span()) for match in _QUOTED.finditer(context.folded, span.start, span.end))
    named = (_beside(context.folded, name, words) for name in quoted)
    return tuple(name for name in named if name and not any(_is_known(context, name, hit) for hit in known))


def _is_known(context: Context, name: Span, known: Hit) -> bool:
    """Whether a name is that of a record, but for its year and the words around it: not a longer name."""
    if not known.span.overlaps(name):
        return False
    bare = _BARE.sub("", name.of(context.folded))
    return bare in _BARE.sub("", known.span.of(context.folded)) or not name.contains(known.span)


def _beside(folded: str, quoted: Span, words: list[Hit]) -> Span | None:
    """The quotation with its word behind it, in it at the end, or right in front of it."""
    for word in words:
        gap = folded[quoted.end : word.span.start]
        beside = quoted.end <= word.span.start and _MODIFIER.fullmatch(gap) is not None
        if beside or word.span.end == quoted.end - 1:
            return Span(quoted.start, max(quoted.end, word.span.end))
    return quoted if any(word.span.end == quoted.start for word in words) else None
