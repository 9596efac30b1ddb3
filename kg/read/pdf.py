"""PDF: text in reading order with hard-wrapped lines joined; tables only where a page draws them."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.pdfexceptions import PDFException

from kg.errors import DocumentError
from kg.model import Block
from kg.read.layout import blocks_of, shifted, starts_block
from kg.read.table import row_block
from kg.read.text import normalize

__all__ = ["read_pdf"]

#: Kangxi and CJK radicals, which some fonts map their characters to.
_RADICALS = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0x2E80, 0x2FE0)}
_LINE_ENDS = "。！？；.!?;:：…"
#: A line that fills this share of the longest line of its page and ends without a stop runs on.
_FULL = 0.75
#: Drawn paths on a page from which it may hold a ruled table.
_FEWEST_RULES = 4


def read_pdf(data: bytes, *, where: str) -> tuple[str, tuple[Block, ...]]:
    """Text and blocks of a PDF.

    Raises
    ------
    DocumentError
        Damaged, encrypted, or without text (a scan).
    """
    writer = _Writer()
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            for number, page in enumerate(pdf):
                _read_page(page, number, data, writer)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "The PDF is encrypted" if locked else "The PDF is damaged or cut short"
        remedy = "Save a copy without password" if locked else "Fetch it again"
        raise DocumentError(what, where=where, remedy=remedy) from None
    writer.flush()
    if not writer.blocks:
        raise DocumentError(
            "The PDF has no text, only pictures", where=where, remedy="Run text recognition on it first"
        )
    return "".join(writer.parts), tuple(writer.blocks)


@dataclass
class _Writer:
    """Collects running text and table rows in order."""

    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    length: int = 0
    table: int = 0
    _running: list[str] = field(default_factory=list)

    def text(self, text: str) -> None:
        """Take running text; a paragraph may go on over the end of a page."""
        self._running.append(text)

    def rows(self, rows: list[list[str]]) -> None:
        """Take the rows of one table."""
        self.flush()
        self.table += 1
        for number, texts in enumerate(rows):
            self.blocks.append(row_block(self.length, texts, table=self.table, first=number == 0))
            self._write("\t".join(texts) + "\n")

    def flush(self) -> None:
        """Write the running text taken so far as blocks."""
        text = _clean(_unwrapped("\n".join(self._running)))
        self._running = []
        if text.strip():
            self.blocks += shifted(blocks_of(text, title=not self.blocks), self.length)
            self._write(text + "\n")

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _read_page(page: pypdfium2.PdfPage, number: int, data: bytes, writer: _Writer) -> None:
    textpage = page.get_textpage()
    paths = sum(1 for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]))
    tables = _tables(data, number) if paths >= _FEWEST_RULES else []
    if not tables:
        writer.text(textpage.get_text_bounded())
        return
    width, height = page.get_size()
    top = height
    for upper, lower, rows in tables:
        writer.text(textpage.get_text_bounded(0, height - upper, width, top))
        writer.rows(rows)
        top = height - lower
    writer.text(textpage.get_text_bounded(0, 0, width, top))


def _tables(data: bytes, number: int) -> list[tuple[float, float, list[list[str]]]]:
    """Ruled tables of a page from top to bottom: upper edge, lower edge (points from the top), rows."""
    found = []
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number + 1]) as pdf:
            for table in pdf.pages[0].find_tables():
                rows = [[_clean(" ".join((cell or "").split())) for cell in row] for row in table.extract()]
                kept = [row for row in rows if any(row)]
                if kept and max(map(len, kept)) > 1:
                    found.append((table.bbox[1], table.bbox[3], kept))
    except (PDFException, ValueError, KeyError):
        return []  # the text of the page is still read, as running text
    return sorted(_apart(found), key=lambda item: item[0])


def _apart(
    tables: list[tuple[float, float, list[list[str]]]],
) -> list[tuple[float, float, list[list[str]]]]:
    """The tables, if none stands beside another: strips of the page could not tell those apart."""
    ordered = sorted(tables, key=lambda item: item[0])
    beside = any(after[0] < before[1] for before, after in pairwise(ordered))
    return [] if beside else ordered


def _clean(text: str) -> str:
    # PDFium writes U+FFFE for a hyphen that only breaks a word, and NUL for glyphs without a character.
    return normalize(text.translate(_RADICALS).replace("\x00", "").replace("\ufffe", ""))


def _unwrapped(text: str) -> str:
    """Lines that fill the measure and end without a stop run on into the next."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    measure = max(map(len, lines), default=0)
    out: list[str] = []
    run_on = False
    for line in lines:
        if out and run_on and line and not starts_block(line):
            out.append(_gap(out[-1], line) + line)
        else:
            out += ["\n", line] if out else [line]
        run_on = bool(line) and len(line) >= _FULL * measure and line[-1] not in _LINE_ENDS
    return "".join(out)


def _gap(before: str, after: str) -> str:
    """A space between words, nothing inside a divided word or between Chinese characters."""
    return "" if before.endswith("\ufffe") or not (before[-1].isascii() and after[0].isascii()) else " "
