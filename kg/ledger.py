"""The number ledger: every numeral of every document and what became of it, as a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from kg.errors import UsageError
from kg.model import Extraction, Outcome

__all__ = ["COLUMNS", "LedgerRow", "counts", "ledger_rows", "read_ledger", "safe_cell", "to_csv"]

#: A spreadsheet takes a cell that starts so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One numeral.

    Parameters
    ----------
    document
        Identifier of the document.
    start, end
        Code-point offsets of the numeral in the normalised text.
    outcome
        ``extracted``, ``excluded`` or ``unresolved``.
    reason
        The rule that decided.
    """

    document: str
    start: int
    end: int
    numeral: str
    outcome: str
    reason: str
    sentence: str


COLUMNS = tuple(field.name for field in fields(LedgerRow))


def ledger_rows(extraction: Extraction) -> list[LedgerRow]:
    """The ledger of one document, in text order."""
    text = extraction.document.text
    return [
        LedgerRow(
            document=extraction.document.identifier,
            start=entry.span.start,
            end=entry.span.end,
            numeral=entry.span.of(text),
            outcome=entry.outcome.value,
            reason=entry.reason,
            sentence=" ".join(entry.sentence.of(text).split()),
        )
        for entry in sorted(extraction.ledger, key=lambda entry: entry.span)
    ]


def counts(rows: Iterable[LedgerRow]) -> dict[str, int]:
    """How many numerals had each outcome; every outcome is named.

    Examples
    --------
    >>> counts([])
    {'extracted': 0, 'excluded': 0, 'unresolved': 0}
    """
    found = Counter(row.outcome for row in rows)
    return {outcome.value: found[outcome.value] for outcome in Outcome}


def safe_cell(text: str) -> str:
    """Text that no spreadsheet runs as a formula.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell("44,000")
    ("'=1+1", '44,000')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_csv(rows: Iterable[LedgerRow]) -> str:
    """The table as CSV with a header, one line for each numeral."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in astuple(row)])
    return out.getvalue()


def read_ledger(path: Path) -> list[LedgerRow]:
    """The ledger of an output folder.

    Raises
    ------
    UsageError
        There is none, or it is no ledger.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return [_row(row) for row in csv.DictReader(file)]
    except (OSError, ValueError, TypeError, KeyError):
        raise UsageError(
            "No ledger can be read here", where=str(path), remedy="Give an output folder of kg build"
        ) from None


def _row(cells: dict[str, str]) -> LedgerRow:
    return LedgerRow(
        document=cells["document"],
        start=int(cells["start"]),
        end=int(cells["end"]),
        numeral=cells["numeral"],
        outcome=cells["outcome"],
        reason=cells["reason"],
        sentence=cells["sentence"],
    )
