"""What is a heading in a table: shared by every format that has tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Block, BlockKind, Cell, Span

__all__ = ["headings", "is_label", "row_block"]

#: A year, two of them, a half or a quarter: what the header of a column of figures may hold.
_ANY_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-/–]\s?(?:19|20)?\d\d)?|\b[HQ][1-4]\b")
_DIGIT = re.compile(r"\d")

#: A cell that begins with a figure, whatever sign, bracket or currency stands before it.
_FIGURE = re.compile(r"[^\w\s]*\s*(?:[A-Z]{2,3}\s?)?[^\w\s]?\d")
_YEAR = re.compile(r"(?:FY\s*)?(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?\s*年?(?:度)?$")


def is_label(text: str) -> bool:
    """Whether a cell names something rather than states a figure; a year names a column or a row.

    Examples
    --------
    >>> is_label("Jianwang 2018"), is_label("2018"), is_label("1.8 million"), is_label("$30"), is_label("")
    (True, True, False, False, True)
    """
    return not _FIGURE.match(text) or bool(_YEAR.match(text))


def headings(texts: Sequence[str], *, first: bool, headers: Sequence[bool] = ()) -> list[bool]:
    """Which cells of a row are headings.

    A row is a header row when it is the ``first`` and holds no figure but years; in others the first cell
    is the label of its row unless it is a figure. ``headers`` says what the format itself marks.

    Examples
    --------
    >>> headings(["Round", "2019"], first=True), headings(["Round 2", "544"], first=False)
    ([True, True], [True, False])
    """
    several = len(texts) > 1
    every = first and several and not any(_DIGIT.search(_ANY_YEAR.sub("", text)) for text in texts)
    marked = [*headers, *[False] * (len(texts) - len(headers))]
    label = several and bool(texts[0]) and is_label(texts[0])
    return [mark or every or (label and column == 0) for column, mark in enumerate(marked)]


def row_block(
    start: int, texts: Sequence[str], *, table: int, first: bool, headers: Sequence[bool] = ()
) -> Block:
    """A row whose cells are joined by tabs from ``start`` on."""
    cells = []
    at = start
    for text, header in zip(texts, headings(texts, first=first, headers=headers), strict=True):
        cells.append(Cell(Span(at, at + len(text)), header))
        at += len(text) + 1
    return Block(BlockKind.TABLE_ROW, Span(start, at - 1), table=table, cells=tuple(cells))
