"""``kg view`` and ``kg network``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import Format, print_table, say
from kg.errors import OutputError, UsageError
from kg.graph.guard import refuse_outside
from kg.graph.store import load
from kg.network import export, from_query, measure, project
from kg.view import page, write

__all__ = ["register"]

_VIEW = """
Write a view of a graph as one HTML file that needs no network.

Views: overview, agency NAME, campaign NAME, report NAME, sector NAME, conflicts, timeline.

Examples:

    kg view out

    kg view out --as campaign "Iron Fist" --lang zh -o fist.html

    kg view out --focus SAMR --depth 2 --year 2020-2024

Exit codes: 0 written; 2 wrong usage, nothing of that name, or the file cannot be written.
"""
_NETWORK = """
Position of each thing in the network as a table, or the network as a file for other tools.

Examples:

    kg network out --measure pagerank

    kg network out --to network.graphml

Exit codes: 0 done; 2 wrong usage or the file cannot be written.
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("view", help=_VIEW)(_view)
    app.command("network", help=_NETWORK)(_network)


def _view(
    graph: Annotated[Path, typer.Argument(help="Output folder, store folder or file of RDF.")],
    of: Annotated[str, typer.Argument(help="Name or IRI that the view is about.")] = "",
    name: Annotated[str, typer.Option("--as", help="Which view.")] = "overview",
    focus: Annotated[str, typer.Option(help="Name or IRI of the thing to look around.")] = "",
    depth: Annotated[int, typer.Option(help="Steps around it: 1 or 2.")] = 1,
    years: Annotated[str, typer.Option("--year", help="2024 or 2020-2024.")] = "",
    lang: Annotated[str, typer.Option(help="en or zh.")] = "en",
    query: Annotated[
        Path | None, typer.Option(help="A .rq file: a CONSTRUCT, or a SELECT of from, relation, to.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")] = Path("view.html"),
) -> None:
    opened = load(graph)
    network = project(opened)
    if query is not None:
        text = read_query(query)
        refuse_outside(text)
        network = from_query(network, opened, text)
    made = page(network, name, of=of, focus=focus, depth=depth, years=years, lang=lang)
    made.save(output)
    say(f"view  {output}")


def read_query(path: Path) -> str:
    """The text of a query file.

    Raises
    ------
    UsageError
        It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError("The query cannot be read", where=str(path), remedy="Check the file") from None


def _network(
    graph: Annotated[Path, typer.Argument(help="Output folder, store folder or file of RDF.")],
    score: Annotated[
        str, typer.Option("--measure", help="betweenness, communities or pagerank.")
    ] = "pagerank",
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the table.")] = Format.TABLE,
    to: Annotated[
        Path | None, typer.Option(help="Write .graphml, .gexf or .json (Cytoscape) instead.")
    ] = None,
) -> None:
    network = project(load(graph))
    if to is None:
        rows = [
            (one.label_en or one.label_zh, one.type, one.score, one.node) for one in measure(network, score)
        ]
        print_table(("name", "type", score, "iri"), rows, form)
        return
    forms = {".graphml": "graphml", ".gexf": "gexf", ".json": "cytoscape"}
    if to.suffix not in forms:
        raise OutputError(
            "No network format has this ending", where=str(to), remedy="Use .graphml, .gexf or .json"
        )
    write(to, export(network, forms[to.suffix]))
    say(f"network  {to}")
