"""``kg query`` and ``kg questions``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import Format, print_result, print_table
from kg.errors import UsageError
from kg.graph.store import load
from kg.questions import question, questions

__all__ = ["register"]

_QUERY = """
Ask a graph: a SPARQL text, a .rq file, or the name of a question (see kg questions).

Our prefixes are declared. Queries read the union of all named graphs and nothing else.

Examples:

    kg query out figures-of-document document=customs.txt

    kg query out "SELECT ?s ?label WHERE { ?s a ekg:Statistic ; rdfs:label ?label } LIMIT 5"

    kg query out mine.rq --format csv > table.csv

Exit codes: 0 answered; 2 the query, question or graph is wrong.
"""
_QUESTIONS = """
List the questions that a graph answers by name, with their parameters.

Examples:

    kg questions

    kg questions --lang zh --format csv
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query", help=_QUERY)(_query)
    app.command("questions", help=_QUESTIONS)(_questions)


def _query(
    graph: Annotated[Path, typer.Argument(help="Output folder, store folder or file of RDF.")],
    text: Annotated[str, typer.Argument(help="SPARQL, a .rq file, or the name of a question.")],
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Parameters of a question: name=value.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the answer.")] = Format.TABLE,
) -> None:
    given = dict(_pair(text) for text in parameters or ())
    opened = load(graph)
    if text.endswith(".rq"):
        print_result(opened.query(_file(Path(text)), **given), form)
    elif "{" in text or " " in text.strip():
        print_result(opened.query(text, **given), form)
    else:
        print_result(question(text).run(opened, **given), form)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"Not a parameter: {text!r}", remedy="Write name=value")
    return name, value


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError("The query cannot be read", where=str(path), remedy="Check the file") from None


def _questions(
    lang: Annotated[str, typer.Option(help="Language of the sentences: en or zh.")] = "en",
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the list.")] = Format.TABLE,
) -> None:
    rows = [
        (q.name, q.sentence_zh if lang == "zh" else q.sentence, ", ".join(p.name for p in q.parameters))
        for q in questions()
    ]
    print_table(("name", "question", "parameters"), rows, form)
