"""PDF and DOCX: text with its layout, or a clear word on why there is none."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator

import docx
import pypdfium2
from docx.table import Table
from docx.text.paragraph import Paragraph

from kg.errors import DocumentError
from kg.model import Block, BlockKind, Cell, Span
from kg.read.layout import blocks_of
from kg.read.text import normalize

__all__ = ["read_docx", "read_pdf"]

_RADICALS = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2E80, 0x2FE0)}
_LINE_ENDS = "。!?;.!?;:::"


def read_pdf(data: bytes, *, where: str) -> tuple[str, tuple[Block, ...]]:
    """Text of a PDF with hard-wrapped lines joined, and its blocks.

    Raises
    ------
    DocumentError
        Damaged, encrypted, or without text (a scan).
    """
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "The PDF is encrypted" if locked else "The PDF is damaged or cut short"
        remedy = "Save a copy without password" if locked else "Fetch it again"
        raise DocumentError(what, where=where, remedy=remedy) from None
    text = normalize(_unwrapped("\n".join(pages).translate(_RADICALS)))
    if not text.strip():
        raise DocumentError(
            "The PDF has no text, only pictures", where=where, remedy="Run text recognition on it first"
        )
    return text, blocks_of(text)


def _unwrapped(text: str) -> str:
    """Lines that fill the measure and end without a stop run on into the next."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\ufffe", "").split("\n")]
    measure = max((len(line) for line in lines), default=0)
    out: list[str] = []
    run_on = False
    for line in lines:
        if run_on and line and out:
            gap = "" if not line[0].isascii() else " "
            out[-1] += gap + line
        else:
            out.append(line)
        run_on = bool(line) and len(line) >= 0.75 * measure and line[-1] not in _LINE_ENDS
    return "\n".join(out)


def read_docx(data: bytes, *, where: str) -> tuple[str, tuple[Block, ...]]:
    """Text of a Word document: headings, lists and tables in document order.

    Raises
    ------
    DocumentError
        Not a Word document, damaged or encrypted.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise DocumentError(
            "The Word document is damaged or encrypted",
            where=where,
            remedy="Save it again as .docx, without password",
        ) from None
    parts: list[str] = []
    blocks: list[Block] = []
    table = length = 0
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            table += 1
        for line, block in _docx_blocks(item, length, table):
            parts += [line, "\n"]
            blocks.append(block)
            length += len(line) + 1
    if not blocks:
        raise DocumentError("The Word document has no text", where=where, remedy="Remove it or add its text")
    return "".join(parts), tuple(blocks)


def _docx_blocks(item: Paragraph | Table, start: int, table: int) -> Iterator[tuple[str, Block]]:
    if isinstance(item, Paragraph):
        line = normalize(" ".join(item.text.split()))
        if line:
            kind, level = _style(item.style.name if item.style is not None else "")
            yield line, Block(kind, Span(start, start + len(line)), level=level)
        return
    for number, row in enumerate(item.rows):
        texts = [normalize(" ".join(cell.text.split())) for cell in row.cells]
        cells, at = [], start
        for column, text in enumerate(texts):
            cells.append(Cell(Span(at, at + len(text)), number == 0 or column == 0))
            at += len(text) + 1
        line = "\t".join(texts)
        yield (
            line,
            Block(BlockKind.TABLE_ROW, Span(start, start + len(line)), table=table, cells=tuple(cells)),
        )
        start += len(line) + 1


def _style(name: str | None) -> tuple[BlockKind, int]:
    style = name or ""
    if style == "Title":
        return BlockKind.HEADING, 1
    if style.startswith("Heading"):
        digits = "".join(char for char in style if char.isdigit())
        return BlockKind.HEADING, int(digits or 1)
    return (BlockKind.LIST_ITEM, 1) if style.startswith("List") else (BlockKind.PARAGRAPH, 0)
