"""``kg query``, ``kg questions`` and ``kg ask``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.asking import Asked, understand
from kg.cli.screen import Format, complain, print_result, print_table, say
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
_ASK = """
Ask in your own words, in English or Chinese.

The words are matched to one of the questions (see kg questions) by rule: the same words always give the same
query, which is shown before its answer. Where no question is near enough, or two are as near, nothing is
answered and the nearest are named.

Examples:

    kg ask out "What did the Longteng campaign achieve in 2019?"

    kg ask out "检察机关2024年做了什么?"

    kg ask out "who disagrees" --format csv

Exit codes: 0 answered; 2 not understood, or the graph is wrong.
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("query", help=_QUERY)(_query)
    app.command("questions", help=_QUESTIONS)(_questions)
    app.command("ask", help=_ASK)(_ask)


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


def _ask(
    graph: Annotated[Path, typer.Argument(help="Output folder, store folder or file of RDF.")],
    text: Annotated[str, typer.Argument(help="The question in your own words.")],
    lang: Annotated[
        str | None,
        typer.Option(help="Language of question and answer: en or zh; by its script if not given."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the answer.")] = Format.TABLE,
) -> None:
    opened = load(graph)
    asked = understand(text, opened, language=_language(lang))
    tell = say if form is Format.TABLE else complain
    for line in _shown(asked):
        tell(line)
    print_result(asked.run(opened), form)


def _language(given: str | None) -> str | None:
    if given not in (None, "en", "zh"):
        raise UsageError(f"There is no language {given!r}", remedy="Give en or zh")
    return given


def _shown(asked: Asked) -> list[str]:
    """The question taken, and the query that answers it."""
    sentence = asked.question.sentence_zh if asked.language == "zh" else asked.question.sentence
    given = "".join(f" {name}={value!r}" for name, value in asked.given.items())
    query = [line for line in asked.question.text.splitlines() if not line.startswith("#")]
    return [sentence, f"{asked.question.name}{given}", "", *query, ""]
