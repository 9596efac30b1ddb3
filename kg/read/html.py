"""HTML as a reader sees it: visible text, with headings, list items and table rows as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from kg.errors import DocumentError
from kg.model import Block, BlockKind, Cell, Metadata, Span
from kg.read.text import decode, normalize

__all__ = ["read_html"]

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "form", "button"}
)
_BREAKS = frozenset(
    "p div section article header footer main aside nav ul ol table figure blockquote pre address "
    "h1 h2 h3 h4 h5 h6 li tr figcaption caption dl dt dd br hr body html tbody thead".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
#: Nesting beyond which a page is not followed further (hostile markup).
_DEEPEST = 400


def read_html(data: bytes, *, where: str) -> tuple[str, tuple[Block, ...], Metadata]:
    """Text, blocks and metadata of a page.

    Raises
    ------
    DocumentError
        A page without visible text.
    """
    declared = _CHARSET.search(data[:4096])
    source = normalize(decode(data, where=where, declared=declared.group(1).decode() if declared else None))
    try:
        root = html.document_fromstring(source)
    except (etree.ParserError, ValueError):
        root = None
    page = _Page()
    if root is not None:
        page.walk(root, 0)
    page.end_block()
    if not page.blocks:
        raise DocumentError("The page has no visible text", where=where, remedy="Save the page with its text")
    return "".join(page.parts), tuple(page.blocks), Metadata() if root is None else _metadata(root)


@dataclass
class _Page:
    """Collects text and blocks in document order."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    table: int = 0
    _line: str = ""
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0

    def walk(self, element: etree._Element, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED or _hidden(element) or depth > _DEEPEST:
            return
        if tag == "tr":
            self._row(element)
            return
        if tag == "table":
            self.table += 1
        if tag in _BREAKS:
            self.end_block()
            self._kind, self._level = _kind_of(tag)
        self._add(element.text)
        for child in element:
            self.walk(child, depth + 1)
            self._add(child.tail)
        if tag in _BREAKS:
            self.end_block()

    def _add(self, text: str | None) -> None:
        if text:
            joined = re.sub(r"\s+", " ", text.replace("\u00a0", " "))
            self._line += joined.lstrip() if not self._line or self._line.endswith(" ") else joined

    def end_block(self) -> None:
        """Close the line in hand as a block."""
        line = self._line.strip()
        if line:
            self.blocks.append(Block(self._kind, self._write(line), level=self._level))
        self._line, self._kind, self._level = "", BlockKind.PARAGRAPH, 0

    def _write(self, line: str) -> Span:
        span = Span(self.length, self.length + len(line))
        self.parts += [line, "\n"]
        self.length += len(line) + 1
        return span

    def _row(self, row: etree._Element) -> None:
        self.end_block()
        cells = [child for child in row if child.tag in ("td", "th")]
        texts = [re.sub(r"\s+", " ", "".join(cell.itertext())).strip() for cell in cells]
        if not any(texts):
            return
        start, spans = self.length, []
        for cell, text in zip(cells, texts, strict=True):
            spans.append(Cell(Span(start, start + len(text)), cell.tag == "th"))
            start += len(text) + 1
        span = self._write("\t".join(texts))
        self.blocks.append(Block(BlockKind.TABLE_ROW, span, table=max(self.table, 1), cells=tuple(spans)))


def _kind_of(tag: str) -> tuple[BlockKind, int]:
    if tag in _HEADINGS:
        return BlockKind.HEADING, _HEADINGS[tag]
    if tag in ("li", "dd"):
        return BlockKind.LIST_ITEM, 1
    return (BlockKind.CAPTION if tag in ("figcaption", "caption") else BlockKind.PARAGRAPH), 0


def _hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"
    )


def _metadata(root: etree._Element) -> Metadata:
    def content(*names: str) -> str | None:
        for meta in root.iter("meta"):
            if (meta.get("property") or meta.get("name") or "").lower() in names and meta.get("content"):
                return str(meta.get("content")).strip()
        return None

    title = root.findtext(".//title")
    day = content("article:published_time", "dc.date", "citation_date", "pubdate", "date")
    found = {
        "title": content("og:title", "dc.title", "citation_title")
        or (" ".join(title.split()) if title else None),
        "publisher": content("og:site_name", "dc.publisher", "citation_publisher"),
        "date": day[:10] if day and re.match(r"\d{4}(-\d\d){0,2}", day) else None,
        "address": content("og:url"),
    }
    return Metadata(**found, origin={name: "document" for name, value in found.items() if value})
