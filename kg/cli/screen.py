"""What reaches the terminal: plain UTF-8, tables, messages; nothing in a text can steer the screen."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TextIO

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.graph.store import Result, Value
from kg.ledger import safe_cell

__all__ = ["Format", "clean", "complain", "print_result", "print_table", "say", "use_utf8"]

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"
    TURTLE = "turtle"


def use_utf8() -> None:
    """Write UTF-8 whatever the locale or code page says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def clean(text: object) -> str:
    """Text without control characters and direction marks.

    Examples
    --------
    >>> clean("a" + chr(27) + "[31mb")
    'a[31mb'
    """
    return _CONTROL.sub("", str(text))


def say(text: str) -> None:
    """One line on standard output."""
    typer.echo(clean(text))


def complain(text: str) -> None:
    """A message on standard error."""
    typer.echo(f"kg: {clean(text)}", err=True)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Value]], form: Format) -> None:
    """Rows as a table for people, or as CSV, TSV or JSON for programs."""
    if form is Format.JSON:
        records = [dict(zip(columns, map(_plain, row), strict=True)) for row in rows]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif form is Format.CSV:
        _write_csv(sys.stdout, columns, rows)
    elif form is Format.TSV:
        for row in ([*columns], *rows):
            typer.echo("\t".join(" ".join(_text(cell).split()) for cell in row))
    else:
        _print_rich(columns, rows)


def _write_csv(out: TextIO, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else _text(cell) for cell in row])


def _print_rich(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(Text(clean(name)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(_text(cell))) for cell in row))
    console.print(table)
    console.print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def print_result(result: Result, form: Format) -> None:
    """The answer to a query: rows, a truth value, or Turtle."""
    if result.kind == "triples":
        typer.echo(result.to_turtle(), nl=False)
    elif result.kind == "boolean":
        typer.echo(json.dumps(result.truth) if form is Format.JSON else ("yes" if result.truth else "no"))
    elif form is Format.TURTLE:
        typer.echo(result.to_turtle())
    else:
        print_table(result.columns, [row.values for row in result.rows], form)
