"""``kg ledger``, ``kg export``, ``kg validate``, ``kg verify`` and ``kg evaluate``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.build_output import document_paths
from kg.cli.screen import Format, print_table, say
from kg.evaluate import evaluate
from kg.graph.export import serialize
from kg.graph.store import load
from kg.graph.validate import validate
from kg.graph.verify import digests_of, verify
from kg.ledger import COLUMNS, read_ledger
from kg.read import read_again

__all__ = ["register"]

#: Documents named in a message.
_NAMED = 5


class Syntax(StrEnum):
    """Forms of an export."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    CSV = "csv"


_LEDGER = """
Show the numerals that became no statistic and why: the unresolved ones, or all with --all.

Example:

    kg ledger out --format csv
"""
_EXPORT = """
Write a graph in another syntax, sorted and prefixed: the same bytes every time.

Example:

    kg export out --to jsonld -o graph.jsonld
"""
_VALIDATE = """
Check a graph against the SHACL shapes. Each violation names document, claim and rule.

Example:

    kg validate out/graph.ttl

Exit codes: 0 conforms; 1 violations; 2 no graph there.
"""
_VERIFY = """
Check a graph against the texts it was read from: digests, offsets, quotes, printed figures, bounds, IRIs,
and that no triple stands in two graphs. Every document that can be found is read again: below the paths given,
else where it was when the graph was built, beside the output folder, or below the current one.

Examples:

    kg verify out

    kg verify out data/reports

Exit codes: 0 true to its documents; 1 faults; 2 no graph there.
"""
_EVALUATE = """
Compare a graph with gold files: precision, recall, F1, whole facts, and what was missed.

Example:

    kg evaluate data/gold out
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("ledger", help=_LEDGER)(_ledger)
    app.command("export", help=_EXPORT)(_export)
    app.command("validate", help=_VALIDATE)(_validate)
    app.command("verify", help=_VERIFY)(_verify)
    app.command("evaluate", help=_EVALUATE)(_evaluate)


def _ledger(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    everything: Annotated[bool, typer.Option("--all", help="Extracted and excluded numerals too.")] = False,
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the table.")] = Format.TABLE,
) -> None:
    rows = [row for row in read_ledger(out / "ledger.csv") if everything or row.outcome == "unresolved"]
    print_table(COLUMNS, [[getattr(row, name) for name in COLUMNS] for row in rows], form)


def _export(
    graph: Annotated[Path, typer.Argument(help="Output folder, store folder or file of RDF.")],
    to: Annotated[Syntax, typer.Option("--to", help="Syntax.")] = Syntax.TURTLE,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File; standard output without.")] = None,
) -> None:
    content = serialize(load(graph).store, to.value)
    if out is None:
        typer.echo(content, nl=False)
    else:
        out.write_bytes(content)


def _validate(graph: Annotated[Path, typer.Argument(help="Output folder or file of RDF.")]) -> None:
    violations = validate(load(graph).store, with_ontology=True)
    for violation in violations:
        say(str(violation))
    say("conforms" if not violations else f"{len(violations)} violations")
    raise typer.Exit(1 if violations else 0)


def _verify(
    graph: Annotated[Path, typer.Argument(help="Output folder or file of quads.")],
    paths: Annotated[
        list[str] | None, typer.Argument(help="Where the documents are: files, folders.")
    ] = None,
) -> None:
    store = load(graph).store
    digests = digests_of(store)
    roots = (Path.cwd(), graph.absolute().parent)
    again = read_again(digests, paths or (), known=document_paths(graph), roots=roots)
    faults = verify(store, texts=again.texts, unreadable=again.faults)
    for fault in faults:
        say(str(fault))
    missing = sorted(set(digests) - set(again.texts) - set(again.faults))
    if missing:
        say(f"{len(again.texts)} of {len(digests)} documents read again")
        more = " ..." if len(missing) > _NAMED else ""
        say(f"not found, checked against the text in the graph: {', '.join(missing[:_NAMED])}{more}")
    say("true to its documents" if not faults else f"{len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


def _evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of gold files (<id>.gold.json), searched deeply.")],
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the table.")] = Format.TABLE,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed, in context.")] = False,
) -> None:
    found = evaluate(gold, load(out))
    columns, rows = found.misses() if misses else found.table()
    print_table(columns, rows, form)
