"""Layout of a plain text: headings, paragraphs, list items and table rows as spans over its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from unicodedata import east_asian_width

from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Cell, Span
from kg.read.table import headings, is_label

__all__ = ["blocks_of", "shifted", "starts_block"]

_MARKDOWN = re.compile(r"(#{1,6})\s+\S")
_CHINESE_FIRST = re.compile(r"[一二三四五六七八九十]+、")
_CHINESE_THIRD = re.compile(r"[(（][一二三四五六七八九十]+[)）]")
# A decimal before a word ("12.5 million", "4.1 万") numbers nothing.
#: The title of a table heads the lines under it: 表1 行政执法, Table 2: Seizures.
_CAPTION = re.compile(r"(?:附?表|Table)\s?\d{1,2}(?:[\s::.—-]|$)")
_CAPTION_LEVEL = 4
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?![a-z万亿千百])\S")
_ITEM = re.compile(r"\s*(?:[-*•·●▪–]\s+|\d{1,2}(?:[)、．]|\.(?!\d))\s*|[(（](?:\d{1,2}|[a-z])[)）]\s*)\S")
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|:+-]+$")
_SENTENCE_ENDS = "。！？"
#: A full stop behind a plain word, or behind figures, ends a sentence; a title may end in "Inc." or "U.S.".
_SENTENCE = re.compile(r"(?:\S+\s+){4,}[a-z]{2,}\.|(?=\D*\d)(?:\S+\s+){4,}[A-Za-z]{2,}\.")
_STOPS = "。.!?;:！？；：,，、"
#: A heading line is shorter than this (characters of Latin, of Chinese text).
_LONGEST_HEADING = (90, 32)
#: So many years in a row are the header of columns.
_YEARS = 2
#: Columns of a pipe table.
_BARS = -1
#: What stands between the cells of an aligned row: a tab, a bar between blanks, three spaces (two that end
#: no sentence), or two ideographic ones.
_GAP = re.compile(r"(?<!\s)(?:\s*\t\s*| +\| +| {3,}|(?<![.!?:;,]) {2}|\u3000{2,})")
#: Text is wrapped only between these widths, in columns, and only if at least so many lines are full, and
#: such a share of those that another line follows. Lists of short lines stay below a third.
_NARROWEST_LINE, _WIDEST_LINE = 40, 130
_FEWEST_FULL, _SHARE_FULL = 2, 0.8
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
#: A year, or a pair of years, which a heading may name.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d))?(?![\d,.])(?:年度?)?")


def blocks_of(text: str, *, title: bool = True) -> tuple[Block, ...]:
    r"""The blocks of a text, in order; every line that is not blank belongs to exactly one.

    A paragraph is one line, or several where the text is visibly wrapped. Rows of a table are told by bars,
    by tabs, or by columns that at least two lines in a row keep.

    Parameters
    ----------
    title
        Whether a short first line is the title of the document.

    Examples
    --------
    >>> [block.kind.value for block in blocks_of("Title\n\nOne sentence here.\n- an item\n")]
    ['heading', 'paragraph', 'list-item']
    """
    lines = list(_lines(text))
    rows = _tables(text, lines)
    measure = _measure(text, lines, rows)
    found: list[Block] = []
    before: Span | None = None
    for position, span in enumerate(lines):
        row = rows.get(position)
        if position in rows:
            found += [] if row is None else [row]
            before = None
        elif before is not None and measure and _goes_on(text, before, span, measure):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, span.end))
            before = span
        elif measure and _is_wrapped(text, lines, position, measure):
            kind = BlockKind.LIST_ITEM if _is_item(span.of(text)) else BlockKind.PARAGRAPH
            found.append(Block(kind, span, level=int(kind is BlockKind.LIST_ITEM)))
            before = span
        else:
            found.append(_line_block(span.of(text), span, first=title and not found and len(lines) > 1))
            before = None if found[-1].kind is BlockKind.HEADING else span
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            left = start + len(line) - len(line.lstrip())
            yield Span(left, left + len(stripped))
        start += len(line) + 1


# ------------------------------------------------------------------ hard-wrapped text


def _measure(text: str, lines: list[Span], rows: Mapping[int, Block | None]) -> int:
    """Width at which a text is wrapped, in columns; 0 when each paragraph is one line.

    In wrapped text nearly every line that another follows is full: the next word had no room.
    """
    prose = [span for position, span in enumerate(lines) if position not in rows]
    widest = max((_width(span.of(text)) for span in prose if len(span.of(text)) <= _WIDEST_LINE), default=0)
    if widest < _NARROWEST_LINE or any(span.end - span.start > _WIDEST_LINE for span in prose):
        return 0
    pairs = [(a, b) for a, b in pairwise(prose) if text.count("\n", a.end, b.start) == 1]
    inner = [(a, b) for a, b in pairs if not starts_block(b.of(text))]
    full = sum(1 for a, b in inner if _is_full(text, a, b, widest))
    return widest if full >= _FEWEST_FULL and full >= _SHARE_FULL * len(inner) else 0


def _goes_on(text: str, before: Span, span: Span, measure: int) -> bool:
    adjacent = text.count("\n", before.end, span.start) == 1
    return adjacent and _is_full(text, before, span, measure) and not starts_block(span.of(text))


def _is_wrapped(text: str, lines: list[Span], position: int, measure: int) -> bool:
    """Whether a line runs on into the next, and so is no heading."""
    return position + 1 < len(lines) and _goes_on(text, lines[position], lines[position + 1], measure)


def _is_full(text: str, span: Span, following: Span, measure: int) -> bool:
    """Whether the next line's first word had no room at the end of this one."""
    rest = following.of(text)
    word = rest.split(maxsplit=1)[0]
    first = word if word.isascii() else word[:2]
    return _width(span.of(text)) + 1 + _width(first) > measure


def _width(line: str) -> int:
    """Columns that a line takes: Chinese characters take two."""
    return len(line) if line.isascii() else sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


# ------------------------------------------------------------------ tables


def _tables(text: str, lines: list[Span]) -> dict[int, Block | None]:
    """Rows by the position of their line; None for the rule below a header."""
    found: dict[int, Block | None] = {}
    table = position = 0
    while position < len(lines):
        kind = _columns(lines[position].of(text))
        kind += _is_years(text, lines, position, kind) or _opens_with_tab(text, lines, position, kind)
        end = position + 1
        while end < len(lines) and _is_same_table(text, lines, end, kind):
            end += 1
        if kind == _BARS or (kind and end - position > 1 and _has_figure(text, lines[position:end])):
            table += 1
            found.update(_rows(text, lines, range(position, end), table, kind))
        position = end
    return found


def _columns(line: str) -> int:
    """Number of columns of a line in tabs or wide gaps, ``_BARS`` between bars, 0 for running text."""
    if _TABLE.match(line):
        return _BARS
    count = len(_GAP.split(line))
    return count if count > 1 and not _ITEM.match(line) else 0


def _is_same_table(text: str, lines: list[Span], position: int, kind: int) -> bool:
    return (
        kind != 0
        and text.count("\n", lines[position - 1].end, lines[position].start) == 1
        and _columns(lines[position].of(text)) == kind
    )


def _is_years(text: str, lines: list[Span], position: int, kind: int) -> bool:
    """Whether a line prints the years above columns of figures, and nothing above the labels of their rows."""
    if kind < _YEARS or position + 1 == len(lines) or not _is_same_table(text, lines, position + 1, kind + 1):
        return False
    cells = _GAP.split(lines[position].of(text))
    return all(is_label(cell) and cell[:1].isdigit() for cell in cells)


def _opens_with_tab(text: str, lines: list[Span], position: int, kind: int) -> bool:
    """Whether the first cell of a line is empty, above the labels of the rows: a tab opens the line."""
    opens = text[max(0, lines[position].start - 1) : lines[position].start] == "\t"
    below = position + 1 < len(lines) and _is_same_table(text, lines, position + 1, kind + 1)
    return kind > 0 and opens and below


def _has_figure(text: str, lines: Sequence[Span]) -> bool:
    """Whether some cell besides the labels states a figure: aligned prose is no table."""
    return any(not is_label(cell) for span in lines for cell in _GAP.split(span.of(text))[1:])


def _rows(
    text: str, lines: list[Span], positions: range, table: int, kind: int
) -> Iterator[tuple[int, Block | None]]:
    ruled = {p for p in positions if _RULE.match(lines[p].of(text))}
    first = True
    for position in positions:
        if position in ruled:
            yield position, None
            continue
        span = lines[position]
        spans = list(_between_bars(text, span) if kind == _BARS else _between_gaps(text, span))
        texts = [cell.of(text) for cell in spans]
        flags = headings(texts, first=first, headers=[first and position + 1 in ruled] * len(texts))
        cells = tuple(Cell(cell, header) for cell, header in zip(spans, flags, strict=True))
        yield position, Block(BlockKind.TABLE_ROW, span, table=table, cells=cells)
        first = False


def _between_bars(text: str, span: Span) -> Iterator[Span]:
    line = span.of(text)
    bars = [index for index, char in enumerate(line) if char == "|"]
    for left, right in pairwise(bars):
        yield _stripped(line, left + 1, right, span.start)


def _between_gaps(text: str, span: Span) -> Iterator[Span]:
    line = span.of(text)
    left = 0
    for gap in _GAP.finditer(line):
        yield _stripped(line, left, gap.start(), span.start)
        left = gap.end()
    yield _stripped(line, left, len(line), span.start)


def _stripped(line: str, left: int, right: int, by: int) -> Span:
    cell = line[left:right]
    start = by + left + len(cell) - len(cell.lstrip())
    return Span(start, start + len(cell.strip()))


# ------------------------------------------------------------------ single lines


def _line_block(line: str, span: Span, *, first: bool) -> Block:
    level = _heading_level(line, first=first)
    if level:
        return Block(BlockKind.HEADING, span, level=level)
    if _is_item(line):
        return Block(BlockKind.LIST_ITEM, span, level=1)
    return Block(BlockKind.PARAGRAPH, span)


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line) or _CHINESE_THIRD.match(line))


@cache
def _chapter() -> re.Pattern[str]:
    """Numbered parts by their names in the lexicon: the number follows in English and precedes in Chinese."""
    lexicon = load_lexicon()

    def words(language: str) -> str:
        entries = lexicon.entries("layout-heading", language)
        forms = sorted(
            {form for entry in entries for form in entry.forms}, key=lambda form: (-len(form), form)
        )
        return "|".join(map(re.escape, forms))

    return re.compile(
        rf"(?i:{words('en')})\s+(?:\d+|[IVXL]+)\b|第[一二三四五六七八九十百\d]+(?:{words('zh')})"
    )


def _heading_level(line: str, *, first: bool) -> int:
    """1 for a title, larger for deeper headings, 0 for text."""
    if match := _MARKDOWN.match(line):
        return len(match.group(1))
    if not _short(line) or line[-1] in (_SENTENCE_ENDS if first else _STOPS):
        return 0
    if first:
        return 0 if _SENTENCE.fullmatch(line) else 1
    if _chapter().match(line):
        return 2
    if _CHINESE_FIRST.match(line):
        return 3
    if _CAPTION.match(line):
        return _CAPTION_LEVEL
    if _NUMBERED.match(line):
        return 2 + line.split()[0].rstrip(".").count(".")
    words = _YEAR.sub("", line)
    return 0 if _ITEM.match(line) or _DIGIT.search(words) or not _LETTER.search(words) else 3


def _short(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING[0 if line.isascii() or line[0].isascii() else 1]


def starts_block(line: str) -> bool:
    """Whether a line begins a list item or a heading by its number or mark.

    Examples
    --------
    >>> starts_block("二、行政执法"), starts_block("- an item"), starts_block("and so on")
    (True, True, False)
    """
    marks = (_ITEM, _CHINESE_THIRD, _MARKDOWN, _NUMBERED, _CHINESE_FIRST, _chapter())
    return any(pattern.match(line) for pattern in marks)


def shifted(blocks: Iterable[Block], by: int) -> Iterator[Block]:
    """The same blocks, further on in a text."""
    for block in blocks:
        cells = tuple(replace(cell, span=_moved(cell.span, by)) for cell in block.cells)
        yield replace(block, span=_moved(block.span, by), cells=cells)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
