"""Chinese numerals that number an item, a paragraph or a section."""

from __future__ import annotations

import re

from kg.extract.spans import Sentence
from kg.extract.zh.place import Place
from kg.model import BlockKind

__all__ = ["is_list_marker"]

_LIST = re.compile(r"[.、)](?!\d)")
#: The number of the next item of a list told in one sentence: 1.检查12家;2.查处3起.
_NEXT_ITEM = re.compile(r"[;。]\d{1,2}[.、)]")
#: The number of a section, with a nought in front: 01 查扣批次.
_NUMBERED = re.compile(r"0\d(?=\s)")
#: The number of a section in its heading: "4.2 案件查办", not "4.2 万件".
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[^\W\d万亿千百])")
_FIRST_LEVEL = re.compile(r"\d{1,2}(?=\s+[^\W\d万亿千百])")
#: What may stand before such a number: the signs of a heading, a bracket.
_OPEN = re.compile(r"[#\s]*[(]?\s*")
#: The number of an item in brackets, at the head of its line: (2)4月起.
_IN_BRACKETS = re.compile(r"\s*[(]\d{1,2}[)]")


def is_list_marker(place: Place, sentence: Sentence) -> bool:
    """Whether a numeral opens an item, a section or the next part of a list."""
    span, folded = place.number.digits, place.context.folded
    inside = _NEXT_ITEM.fullmatch(folded, max(sentence.span.start, span.start - 1), span.end + 1)
    if inside and place.counter is None and not folded[span.end + 1 : span.end + 2].isdigit():
        return True
    if place.number.percent or place.number.currency:
        return False
    if not _OPEN.fullmatch(folded, sentence.span.start, span.start):
        return False
    if place.counter is None and _LIST.match(folded, span.end) is not None:
        return True
    if sentence.index == 0 and _IN_BRACKETS.fullmatch(folded, sentence.span.start, span.end + 1):
        return True
    if sentence.block.kind is BlockKind.HEADING and _SECTION.match(folded, span.start) is not None:
        return True
    if sentence.block.kind is BlockKind.HEADING and place.counter is None:
        return (_FIRST_LEVEL.match(folded, span.start) or _NUMBERED.match(folded, span.start)) is not None
    return _NUMBERED.match(folded, span.start) is not None
