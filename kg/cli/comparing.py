"""``kg compare``: whether figures can be compared, and what they say of each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import Format, print_table, say
from kg.comparison import Pair, compare_documents, compare_figures, explain
from kg.graph.store import load

__all__ = ["register"]

_COMPARE = """
Set two figures, or all figures of two documents, side by side: the same, one more precise, compatible, in
conflict, or not comparable, with the dimensions that differ.

A figure is named by the IRI of its statistic or claim, or as document:printed. Two names of documents compare
everything in them.

Examples:

    kg compare out "a.txt:over 15,000" "b.txt:15,197"

    kg compare out zh-d12-zh.txt zh-d12-en.txt --format csv

Exit codes: 0 compared; 2 a name that names no figure, or several (with suggestions).
"""
_COLUMNS = ("verdict", "differs", "a", "b", "why", "quote_a", "quote_b")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", help=_COMPARE)(_compare)


def _compare(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    a: Annotated[str, typer.Argument(help="A figure or a document.")],
    b: Annotated[str, typer.Argument(help="Another of the same kind.")],
    as_json: Annotated[bool, typer.Option("--json", help="Two figures as one JSON object.")] = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="Form of the table of documents.")
    ] = Format.TABLE,
) -> None:
    store = load(out).store
    if ":" not in a and ":" not in b:
        print_table(_COLUMNS, [_row(pair) for pair in compare_documents(store, a, b)], form)
        return
    pair = compare_figures(store, a, b)
    if as_json:
        say(json.dumps(pair.to_json(), ensure_ascii=False, indent=2))
        return
    say(f"{pair.found.verdict.value}: {explain(pair)}")
    for claim in (pair.a, pair.b):
        say(f"  {claim.identifier}, {claim.speaker or 'unnamed speaker'}: “{claim.quote}”")


def _row(pair: Pair) -> list[str | int | float | bool | None]:
    differs = ", ".join(pair.found.differs)
    return [
        pair.found.verdict.value,
        differs,
        pair.a.printed,
        pair.b.printed,
        explain(pair),
        pair.a.quote,
        pair.b.quote,
    ]
