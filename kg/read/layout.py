"""Layout of a plain text: headings, paragraphs, list items and table rows as spans over its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.model import Block, BlockKind, Cell, Span

__all__ = ["blocks_of", "shifted", "starts_block"]

_MARKDOWN = re.compile(r"(#{1,6})\s+\S")
_CHINESE_HEADINGS = (
    re.compile(r"第[一二三四五六七八九十百\d]+[章部篇]"),
    re.compile(r"[一二三四五六七八九十]+、"),
)
_CHINESE_THIRD = re.compile(r"[(（][一二三四五六七八九十]+[)）]")
_NUMBERED = re.compile(r"(?:chapter|part|section)\s+\d+\b|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\S", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*•·●▪–]\s+|\d{1,2}[.)、．]\s*|[(（]\d{1,2}[)）]\s*)\S")
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:+-]+$")
_SENTENCE_ENDS = "。！？"
_STOPS = "。.!?;:!?;:,,、"
#: A heading line is shorter than this (characters of Latin, of Chinese text).
_LONGEST_HEADING = (90, 32)
_DIGIT = re.compile(r"\d")


def blocks_of(text: str, *, title: bool = True) -> tuple[Block, ...]:
    r"""The blocks of a text, in order; every line that is not blank belongs to exactly one.

    Examples
    --------
    >>> [block.kind.value for block in blocks_of("Title\n\nOne sentence here.\n- an item\n")]
    ['heading', 'paragraph', 'list-item']
    """
    found: list[Block] = []
    table, in_table, rows = 0, False, 0
    lines = list(_lines(text))
    rules = {span for span in lines if _RULE.match(span.of(text)) and "|" in span.of(text)}
    for position, span in enumerate(lines):
        line = span.of(text)
        if not _TABLE.match(line):
            in_table = False
            found.append(_line_block(line, span, first=title and not found))
            continue
        if span in rules:
            continue
        table, rows = (table, rows + 1) if in_table else (table + 1, 0)
        in_table = True
        header = rows == 0 and position + 1 < len(lines) and lines[position + 1] in rules
        found.append(
            Block(BlockKind.TABLE_ROW, span, table=table, cells=tuple(_cells(line, span, header=header)))
        )
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            left = start + len(line) - len(line.lstrip())
            yield Span(left, left + len(stripped))
        start += len(line) + 1


def _cells(line: str, span: Span, *, header: bool) -> Iterator[Cell]:
    bars = [index for index, char in enumerate(line) if char == "|"]
    for number, (left, right) in enumerate(pairwise(bars)):
        cell = line[left + 1 : right]
        start = span.start + left + 1 + len(cell) - len(cell.lstrip())
        yield Cell(
            Span(start, start + len(cell.strip())), header or (number == 0 and not _DIGIT.search(cell))
        )


def _line_block(line: str, span: Span, *, first: bool) -> Block:
    level = _heading_level(line, first=first)
    if level:
        return Block(BlockKind.HEADING, span, level=level)
    if _ITEM.match(line) or _CHINESE_THIRD.match(line):
        return Block(BlockKind.LIST_ITEM, span, level=1)
    return Block(BlockKind.PARAGRAPH, span)


def _heading_level(line: str, *, first: bool) -> int:
    """1 for a title, larger for deeper headings, 0 for text."""
    if match := _MARKDOWN.match(line):
        return len(match.group(1))
    if not _short(line) or line[-1] in (_SENTENCE_ENDS if first else _STOPS):
        return 0
    if first:
        return 1
    for depth, pattern in enumerate(_CHINESE_HEADINGS, 2):
        if pattern.match(line):
            return depth
    if _NUMBERED.match(line):
        return 2 + line.split()[0].rstrip(".").count(".")
    return 0 if _ITEM.match(line) or _DIGIT.search(line) else 3


def _short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING[0 if line.isascii() or line[0].isascii() else 1]


def starts_block(line: str) -> bool:
    """Whether a line begins a list item or a heading by its number or mark.

    Examples
    --------
    >>> starts_block("二、行政执法"), starts_block("- an item"), starts_block("and so on")
    (True, True, False)
    """
    marks = (_ITEM, _CHINESE_THIRD, _MARKDOWN, _NUMBERED, *_CHINESE_HEADINGS)
    return any(pattern.match(line) for pattern in marks)


def shifted(blocks: Iterable[Block], by: int) -> Iterator[Block]:
    """The same blocks, further on in a text."""
    for block in blocks:
        cells = tuple(replace(cell, span=_moved(cell.span, by)) for cell in block.cells)
        yield replace(block, span=_moved(block.span, by), cells=cells)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
