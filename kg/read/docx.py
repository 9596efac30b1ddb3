"""Word documents: headings, lists and tables in document order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from kg.errors import DocumentError
from kg.model import Block, BlockKind, Span
from kg.read.table import row_block
from kg.read.text import normalize

__all__ = ["read_docx"]

#: Largest total size of the unpacked parts, in bytes; more is an archive made to exhaust memory.
_LARGEST_UNPACKED = 512 * 1024 * 1024
_TEXT, _TAB, _BREAK, _BOX = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:txbxContent")


def read_docx(data: bytes, *, where: str) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of a Word document.

    Raises
    ------
    DocumentError
        Not a Word document, damaged, encrypted, too large when unpacked, or without text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise DocumentError(
                "It unpacks to more than 512 MB",
                where=where,
                remedy="Save it without pictures",
            )
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, KeyError, ValueError, EOFError):
        raise DocumentError(
            "Not a Word document, or a damaged one", where=where, remedy="Save it again as .docx"
        ) from None
    page = _Page(document)
    page.read(document.element.body)
    if not page.blocks:
        raise DocumentError("The Word document has no text", where=where, remedy="Remove it or add its text")
    return "".join(page.parts), tuple(page.blocks)


class _Page:
    """Collects text and blocks in document order."""

    def __init__(self, document: docx.document.Document) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self._document = document
        self._length = 0
        self._table = 0

    def read(self, parent: etree._Element) -> None:
        """Paragraphs and tables below an element, those in content controls included."""
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._read_table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
                self.read(child)

    def _paragraph(self, element: etree._Element) -> None:
        line = _line(element)
        if line:
            kind, level = _kind(Paragraph(element, self._document))
            self.blocks.append(Block(kind, Span(self._length, self._length + len(line)), level=level))
            self._write(line)

    def _read_table(self, table: etree._Element) -> None:
        self._table += 1
        first = True
        for row in table.iterchildren(qn("w:tr")):
            texts = [text for cell in row.iterchildren(qn("w:tc")) for text in _cell(cell)]
            if not any(texts):
                continue
            self.blocks.append(row_block(self._length, texts, table=self._table, first=first))
            self._write("\t".join(texts))
            first = False

    def _write(self, line: str) -> None:
        self.parts += [line, "\n"]
        self._length += len(line) + 1


def _cell(cell: etree._Element) -> Iterator[str]:
    """Text of a cell, then an empty one for each further column it spans."""
    # A cell merged into the one above repeats nothing: Word keeps its own, empty paragraph there.
    yield " ".join(filter(None, (_line(paragraph) for paragraph in cell.iter(qn("w:p")))))
    spans = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = (spans.get(qn("w:val")) or "1") if spans is not None else "1"
    yield from [""] * (min(int(width), 50) - 1 if width.isascii() and width.isdigit() else 0)


def _line(paragraph: etree._Element) -> str:
    """Text as a reader sees it: insertions and links included, deletions and text boxes not."""
    parts = []
    for node in paragraph.iter(_TEXT, _TAB, _BREAK):
        inside = next(node.iterancestors(_BOX, qn("w:p")), paragraph)
        if inside is paragraph:
            parts.append((node.text or "") if node.tag == _TEXT else " ")
    return normalize(" ".join("".join(parts).split()))


def _kind(paragraph: Paragraph) -> tuple[BlockKind, int]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if style == "Title":
        return BlockKind.HEADING, 1
    if style.startswith("Heading"):
        digits = "".join(char for char in style if char.isdigit())
        return BlockKind.HEADING, int(digits or 1)
    if style == "Caption":
        return BlockKind.CAPTION, 0
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return (BlockKind.LIST_ITEM, 1) if numbered or style.startswith("List") else (BlockKind.PARAGRAPH, 0)
