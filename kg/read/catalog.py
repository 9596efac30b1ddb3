"""``documents.csv``: what is known of documents besides their text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.model import Metadata
from kg.read.text import decode

__all__ = ["COLUMNS", "Catalog"]

COLUMNS = ("file", "title", "publisher", "date", "address", "language")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")


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
        """Read a catalogue.

        Raises
        ------
        UsageError
            Unreadable, an unknown column, or a malformed date; names line and column.
        """
        try:
            text = decode(path.read_bytes(), where=str(path)).lstrip("\ufeff")
        except OSError as error:
            raise UsageError(f"The catalogue cannot be read ({error.strerror})", where=str(path)) from None
        reader = csv.DictReader(io.StringIO(text))
        unknown = sorted(set(reader.fieldnames or ()) - set(COLUMNS))
        if unknown or "file" not in (reader.fieldnames or ()):
            found = f"Unknown column {unknown[0]!r}" if unknown else "There is no column 'file'"
            raise UsageError(found, where=f"{path}, line 1", remedy=f"Use {','.join(COLUMNS)}")
        entries = {}
        for row in reader:
            if row["file"]:
                entries[row["file"].strip()] = _metadata(row, f"{path}, line {reader.line_num}")
        return cls(entries)

    def get(self, name: str) -> Metadata:
        """What the catalogue says of a file; empty when it says nothing."""
        return self.entries.get(name, Metadata())


def _metadata(row: Mapping[str, str | None], where: str) -> Metadata:
    values = {name: (row.get(name) or "").strip() or None for name in COLUMNS[1:]}
    if values["date"] is not None and not _DATE.match(values["date"]):
        raise UsageError(
            f"Not a date: {values['date']!r}", where=f"{where}, column date", remedy="Write 2025-04-25"
        )
    return Metadata(**values, origin={name: "documents.csv" for name, value in values.items() if value})
