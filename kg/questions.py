"""The library of questions: each a sentence in two languages, parameters and a SPARQL query.

A question is a file ``ontology/questions/NAME.rq`` that starts with comments::

    # en: What did a campaign achieve each year?
    # zh: 某专项行动每年取得了哪些成果?
    # parameter campaign: text = Iron Fist | a name of the campaign, or a part of one

A parameter without a value after ``=`` is optional. Each is named in the SELECT, so that the engine can
put the typed value in its place; the answer leaves these columns out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.errors import OntologyError, UsageError
from kg.graph.store import Graph, Result, Row
from kg.resources import ontology_path

__all__ = ["Parameter", "Question", "question", "questions"]

_HEADER = re.compile(r"#\s*(en|zh|parameter)\b\s*:?\s*(.*)")
_PARAMETER = re.compile(r"(\w+):\s*(text|integer|decimal)\s*(?:=\s*([^|]*))?\|\s*(.+)")
_TYPES: Mapping[str, Callable[[str], str | int | Decimal]] = {"text": str, "integer": int, "decimal": Decimal}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for.

    Parameters
    ----------
    kind
        ``text``, ``integer`` or ``decimal``.
    default
        The value taken when none is given; None leaves the question open there.
    """

    name: str
    kind: str
    default: str | None
    description: str

    def value(self, given: object) -> str | int | Decimal:
        """The typed value of what a person wrote.

        Raises
        ------
        UsageError
            Not a number where one is asked for.
        """
        try:
            return _TYPES[self.kind](str(given))
        except (ValueError, ArithmeticError):
            raise UsageError(
                f"{self.name} is a number ({self.kind}), not {str(given)!r}", remedy=f"Write {self.name}=2024"
            ) from None


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question that a graph answers."""

    name: str
    sentence: str
    sentence_zh: str
    parameters: tuple[Parameter, ...]
    text: str

    def bindings(self, **given: object) -> dict[str, str | int | Decimal]:
        """Typed values of the parameters, defaults filled in.

        Raises
        ------
        UsageError
            A parameter that the question does not have, or of the wrong kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        if unknown := sorted(set(given) - set(known)):
            raise UsageError(
                f"The question {self.name} has no parameter {unknown[0]!r}",
                remedy=f"Its parameters: {', '.join(known) or 'none'}",
            )
        asked = {name: given.get(name, parameter.default) for name, parameter in known.items()}
        return {name: known[name].value(value) for name, value in asked.items() if value is not None}

    def run(self, graph: Graph, **given: object) -> Result:
        """Answer the question on a graph.

        Raises
        ------
        UsageError
            A parameter that the question does not have, or of the wrong kind.

        Examples
        --------
        >>> len(question("conflicts").run(Graph.parse("")))
        0
        """
        answer = graph.query(self.text, **self.bindings(**given))
        return _without(answer, {parameter.name for parameter in self.parameters})


def _without(answer: Result, names: set[str]) -> Result:
    keep = [i for i, name in enumerate(answer.columns) if name not in names]
    columns = tuple(answer.columns[i] for i in keep)
    rows = tuple(
        Row(columns, tuple(row.values[i] for i in keep), tuple(row.terms[i] for i in keep))
        for row in answer.rows
    )
    return Result(answer.kind, columns=columns, rows=rows)


def questions(folder: Path | None = None) -> list[Question]:
    """All questions, sorted by name.

    Raises
    ------
    OntologyError
        A file without its sentences, or with a malformed parameter.

    Examples
    --------
    >>> "conflicts" in [q.name for q in questions()]
    True
    """
    return list(_questions(ontology_path() / "questions" if folder is None else folder))


@cache
def _questions(folder: Path) -> tuple[Question, ...]:
    return tuple(_parsed(path) for path in sorted(folder.glob("*.rq")))


def question(name: str) -> Question:
    """The question of this name.

    Raises
    ------
    UsageError
        There is none; the message lists the names.
    """
    known = {q.name: q for q in questions()}
    if name not in known:
        raise UsageError(f"There is no question {name!r}", remedy=f"The questions: {', '.join(known)}")
    return known[name]


def _parsed(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    headers = list(_headers(text))
    sentences = {key: value for key, value in headers if key != "parameter"}
    if set(sentences) != {"en", "zh"}:
        raise OntologyError(
            "A question needs '# en:' and '# zh:'", where=path.name, remedy="Add the sentence"
        )
    parameters = tuple(_parameter(value, path) for key, value in headers if key == "parameter")
    return Question(path.stem, sentences["en"], sentences["zh"], parameters, text)


def _headers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := _HEADER.match(line):
            yield found[1], found[2].strip()


def _parameter(text: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    if not found:
        raise OntologyError(
            f"Not a parameter: {text!r}", where=path.name, remedy="Write 'name: text = default | description'"
        )
    default = (found[3] or "").strip() or None
    return Parameter(found[1], found[2], default, found[4].strip())
