"""``documents.csv``: what is known of documents besides their text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.errors import DocumentError, UsageError
from kg.model import Metadata
from kg.read.text import decode

__all__ = ["COLUMNS", "Catalog", "is_date"]

COLUMNS = ("file", "title", "publisher", "date", "address", "language")
_LANGUAGES = ("en", "zh")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar.

    Examples
    --------
    >>> [is_date(text) for text in ("2025", "2025-04", "2025-04-25", "2025-02-30", "25.4.2025")]
    [True, True, True, False, False]
    """
    match = _DATE.fullmatch(text)
    if match is None or not text.isascii():
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Catalog:
    """Metadata by file name.

    Examples
    --------
    >>> Catalog({"a.txt": Metadata(title="A")}).get("a.txt").title
    'A'
    """

    entries: Mapping[str, Metadata] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Catalog:
        """Read a catalogue: UTF-8 or GB18030, with or without a byte order mark.

        Raises
        ------
        UsageError
            Unreadable, an unknown column, a file named twice, a malformed date or language; names line
            and column.
        """
        try:
            text = decode(path.read_bytes(), where=str(path)).lstrip("\ufeff")
        except OSError as error:
            raise UsageError(
                f"The catalogue cannot be read ({error.strerror})", where=str(path), remedy="Check its path"
            ) from None
        except DocumentError as error:
            raise UsageError(
                f"The catalogue cannot be read: {error.what}", where=str(path), remedy=error.remedy
            ) from None
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        try:
            return cls(_entries(reader, str(path)))
        except csv.Error as error:
            raise UsageError(
                f"Not valid CSV ({error})", where=f"{path}, line {reader.line_num}", remedy="Close the quotes"
            ) from None

    def get(self, name: str) -> Metadata:
        """What the catalogue says of a file; empty when it says nothing."""
        return self.entries.get(name, Metadata())


def _entries(reader: csv.DictReader[str], path: str) -> dict[str, Metadata]:
    reader.fieldnames = _columns([name.strip() for name in reader.fieldnames or ()], path)
    entries: dict[str, Metadata] = {}
    for row in reader:
        where = f"{path}, line {reader.line_num}"
        if None in row:
            raise UsageError(
                f"More cells than the {len(reader.fieldnames)} columns", where=where, remedy="Quote commas"
            )
        name = (row["file"] or "").strip()
        if not name:
            raise UsageError(
                "No file is named", where=f"{where}, column file", remedy="Name it or drop the line"
            )
        if name in entries:
            raise UsageError(
                f"{name!r} is named twice", where=f"{where}, column file", remedy="Keep one of the lines"
            )
        entries[name] = _metadata(row, where)
    return entries


def _columns(names: list[str], path: str) -> list[str]:
    unknown = sorted(set(names) - set(COLUMNS))
    twice = sorted(name for name in set(names) if names.count(name) > 1)
    what = ""
    if unknown:
        what = f"Unknown column {unknown[0]!r}"
    elif twice:
        what = f"The column {twice[0]!r} stands twice"
    elif "file" not in names:
        what = "There is no column 'file'"
    if what:
        raise UsageError(what, where=f"{path}, line 1", remedy=f"Use {','.join(COLUMNS)}")
    return names


def _metadata(row: Mapping[str, str | None], where: str) -> Metadata:
    values = {name: (row.get(name) or "").strip() or None for name in COLUMNS[1:]}
    if values["date"] is not None and not is_date(values["date"]):
        raise UsageError(
            f"Not a date: {values['date']!r}",
            where=f"{where}, column date",
            remedy="Write 2025, 2025-04 or 2025-04-25",
        )
    if values["language"] is not None and values["language"] not in _LANGUAGES:
        raise UsageError(
            f"No rules for the language {values['language']!r}",
            where=f"{where}, column language",
            remedy="Write en or zh",
        )
    return Metadata(**values, origin={name: "documents.csv" for name, value in values.items() if value})
