"""HTML as a reader sees it: visible text, with headings, list items and table rows as blocks.

All visible text is kept, navigation included: a main-text extractor drops asides, captions and footers,
and a figure lost there would be lost in silence. What is page furniture is for the extractor to exclude,
with its reason in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from kg.errors import DocumentError
from kg.model import Block, BlockKind, Metadata, Span
from kg.read.table import row_block
from kg.read.text import decode, normalize

__all__ = ["read_html"]

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "button", "select",
    "textarea",
})  # fmt: skip
_BREAKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "table",
    "figure", "blockquote", "pre", "address", "form", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td",
    "th", "figcaption", "caption", "dl", "dt", "dd", "hr", "body", "html", "tbody", "thead", "tfoot",
    "details", "summary", "fieldset", "legend", "center",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
#: Columns that one cell may span; more is hostile markup.
_WIDEST = 50


def read_html(
    data: bytes, *, where: str, charset: str | None = None
) -> tuple[str, tuple[Block, ...], Metadata]:
    r"""Text, blocks and metadata of a page; ``charset`` is what the server declared, if anything.

    Raises
    ------
    DocumentError
        A page without visible text, or nested beyond all reason.

    Examples
    --------
    >>> text, blocks, _ = read_html(b"<h1>Title</h1><p>Some <b>words</b></p>", where="a.html")
    >>> text, [block.kind.value for block in blocks]
    ('Title\nSome words\n', ['heading', 'paragraph'])
    """
    found = _CHARSET.search(data[:4096])
    declared = charset or (found.group(1).decode() if found else None)
    root = _parsed(normalize(decode(data, where=where, declared=declared)), where)
    page = _Page()
    if root is not None:
        page.read(root)
    if not page.blocks:
        raise DocumentError("The page has no visible text", where=where, remedy="Save the page with its text")
    return "".join(page.parts), tuple(page.blocks), _metadata(root)


def _parsed(source: str, where: str) -> etree._Element | None:
    # The parser takes bytes, since lxml refuses text with an XML encoding declaration.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    if any("depth" in error.message for error in parser.error_log):
        raise DocumentError(
            "The page nests its elements more than 2,000 deep",
            where=where,
            remedy="Save its text as .txt",
        )
    return root


def _visible(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of every element a reader sees, without recursion: pages nest as deep as they like."""
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walker:
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                yield "gone", element
        elif event == "start" and (element.tag in _SKIPPED or _hidden(element)):
            skipped = element
        else:
            yield event, element


def _hidden(element: etree._Element) -> bool:
    style = "".join((element.get("style") or "").split()).lower()
    return (
        "display:none" in style
        or "visibility:hidden" in style
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )


def _data_tables(root: etree._Element) -> dict[etree._Element, int]:
    """Tables that hold data, numbered from 1: one with a table or a heading inside only places things."""
    order: list[etree._Element] = []
    layout: set[etree._Element] = set()
    open_tables: list[etree._Element] = []
    for event, element in _visible(root):
        if event == "start" and (element.tag in _HEADINGS or element.tag == "table") and open_tables:
            layout.add(open_tables[-1])
        if element.tag == "table" and event == "start":
            open_tables.append(element)
            order.append(element)
        elif element.tag == "table" and event == "end":
            open_tables.pop()
    kept = (table for table in order if table not in layout)
    return {table: number for number, table in enumerate(kept, 1)}


@dataclass
class _Page:
    """Collects text and blocks in document order."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    _line: list[str] = field(default_factory=list)
    _kinds: list[tuple[BlockKind, int]] = field(default_factory=lambda: [(BlockKind.PARAGRAPH, 0)])
    _lists: int = 0
    _pre: int = 0
    _table: int = 0
    _first: bool = True
    _row: list[tuple[str, bool]] | None = None
    _below: dict[int, int] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        """Walk a page."""
        tables = _data_tables(root)
        for event, element in _visible(root):
            tag = str(element.tag)
            if event == "start":
                self._open(element, tag, tables)
                self._add(element.text)
            else:
                if event == "end":
                    self._close(element, tag, tables)
                self._add(element.tail)
        self._end_block()

    def _open(self, element: etree._Element, tag: str, tables: dict[etree._Element, int]) -> None:
        if tag == "table" and element in tables:
            self._end_block()
            self._table, self._below, self._first = tables[element], {}, True
        elif tag == "tr" and self._table:
            self._end_row()
            self._end_block()
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._line = []
        elif self._row is not None and (tag in _BREAKS or tag == "br"):
            self._line.append(" ")
        elif tag == "br":
            self._end_block()
        elif tag in _BREAKS:
            self._end_block()
            self._lists += tag in ("ul", "ol")
            self._pre += tag == "pre"
            self._kinds.append(self._kind_of(tag))

    def _close(self, element: etree._Element, tag: str, tables: dict[etree._Element, int]) -> None:
        if tag == "table" and element in tables:
            self._end_row()
            self._end_block()
            self._table = 0
        elif tag == "tr" and self._table:
            self._end_row()
        elif tag in ("td", "th") and self._row is not None:
            self._end_cell(element)
        elif self._row is not None and tag in _BREAKS:
            self._line.append(" ")
        elif tag in _BREAKS and len(self._kinds) > 1:
            self._end_block()
            self._lists -= tag in ("ul", "ol")
            self._pre -= tag == "pre"
            self._kinds.pop()

    def _kind_of(self, tag: str) -> tuple[BlockKind, int]:
        if tag in _HEADINGS:
            return BlockKind.HEADING, _HEADINGS[tag]
        if tag in ("li", "dd"):
            return BlockKind.LIST_ITEM, max(self._lists, 1)
        if tag in ("figcaption", "caption"):
            return BlockKind.CAPTION, 0
        # A paragraph inside a list item, a caption or a quoted heading is part of it.
        return (BlockKind.PARAGRAPH, 0) if tag in ("ul", "ol", "table") else self._kinds[-1]

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._pre:
            self._line.append(text)
            return
        first, *rest = text.split("\n")
        self._line.append(first)
        for line in rest:
            self._end_block()
            self._line.append(line)

    def _taken(self) -> str:
        """The line in hand as a reader sees it; entities may have brought in what NFC composes."""
        line, self._line = normalize(" ".join("".join(self._line).split())), []
        return line

    def _end_block(self) -> None:
        line = self._taken()
        if line:
            kind, level = self._kinds[-1]
            self.blocks.append(Block(kind, self._write(line), level=level))

    def _end_cell(self, cell: etree._Element) -> None:
        row = self._row if self._row is not None else []
        self._fill(row)
        start = len(row)
        row.append((self._taken(), cell.tag == "th"))
        width = _count(cell.get("colspan"))
        row += [("", cell.tag == "th")] * (width - 1)
        for column in range(start, start + width):
            self._below[column] = _count(cell.get("rowspan"))

    def _fill(self, row: list[tuple[str, bool]]) -> None:
        """Empty cells where one from a row above reaches down, so that columns stay in line."""
        while self._below.get(len(row), 0) > 1:
            self._below[len(row)] -= 1
            row.append(("", False))

    def _end_row(self) -> None:
        row, self._row = self._row, None
        if row is None:
            return
        self._fill(row)
        if not any(text for text, _ in row):
            return
        texts = [text for text, _ in row]
        headers = [header for _, header in row]
        self.blocks.append(
            row_block(self.length, texts, table=self._table, first=self._first, headers=headers)
        )
        self._write("\t".join(texts))
        self._first = False

    def _write(self, line: str) -> Span:
        span = Span(self.length, self.length + len(line))
        self.parts += [line, "\n"]
        self.length += len(line) + 1
        return span


def _count(value: str | None) -> int:
    number = (value or "").strip()
    return (
        min(max(int(number), 1), _WIDEST) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    )


def _metadata(root: etree._Element) -> Metadata:
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name and (meta.get("content") or "").strip():
            named.setdefault(name, " ".join(str(meta.get("content")).split()))

    def content(*names: str) -> str | None:
        return next((named[name] for name in names if name in named), None)

    title = root.find(".//title")
    day = content("article:published_time", "dc.date", "dc.date.issued", "citation_date", "pubdate", "date")
    dated = _DATE.match((day or _time(root) or "").replace("/", "-"))
    found = {
        "title": content("og:title", "dc.title", "citation_title", "articletitle")
        or (" ".join("".join(title.itertext()).split()) if title is not None else None),
        "publisher": content(
            "og:site_name", "dc.publisher", "citation_publisher", "contentsource", "sitename"
        ),
        "date": dated.group() if dated else None,
        "address": content("og:url", "citation_public_url"),
    }
    return Metadata(**found, origin={name: "document" for name, value in found.items() if value})


def _time(root: etree._Element) -> str | None:
    """The machine-readable date of a page's first ``<time>``."""
    first = next(root.iter("time"), None)
    return None if first is None else first.get("datetime")
