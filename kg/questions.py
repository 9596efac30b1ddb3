"""The library of questions: each a sentence in two languages, parameters and a SPARQL query.

A question is a file ``ontology/questions/NAME.rq`` that starts with comments::

    # en: What did a campaign achieve each year?
    # zh: 某专项行动每年取得了哪些成果?
    # ask en: what did {campaign} achieve
    # parameter campaign: campaign = Iron Fist | a name of the campaign, or a part of one

``ask`` lines are phrases by which :mod:`kg.asking` finds the question. The kind of a parameter is ``text``,
``integer`` or ``decimal``, or one of the files ``ontology/questions/names/KIND.rq``, whose query lists the
names that a graph has. A parameter without a value after ``=`` is optional. Each is named in the SELECT, so
that the engine can put the typed value in its place; the answer leaves these columns out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from kg.errors import OntologyError, UsageError
from kg.graph.store import Graph, Result, Row
from kg.resources import ontology_path

__all__ = ["Parameter", "Question", "names", "question", "questions"]


def _number(text: str) -> int | Decimal:
    """A whole number as an integer, since the engine takes 37000 and 37000.0 for two terms."""
    value = Decimal(text.replace(",", ""))
    return int(value) if value == value.to_integral_value() else value


_HEADER = re.compile(r"#\s*(en|zh|ask en|ask zh|parameter)\b\s*:?\s*(.*)")
_PARAMETER = re.compile(r"(\w+):\s*(\w+)\s*(?:=\s*([^|]*))?\|\s*(.+)")
_TYPES: Mapping[str, Callable[[str], str | int | Decimal]] = {
    "text": str, "integer": int, "decimal": Decimal, "year": int, "number": _number,
}  # fmt: skip
#: How many names are offered in place of one that nothing has.
_OFFERED = 5


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question asks for.

    Parameters
    ----------
    kind
        ``text``, ``integer``, ``decimal``, or the kind of a name: ``agency``, ``year``, ``number``...
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
            return _TYPES.get(self.kind, str)(str(given))
        except (ValueError, ArithmeticError):
            raise UsageError(
                f"{self.name} is a number ({self.kind}), not {str(given)!r}", remedy=f"Write {self.name}=2024"
            ) from None

    def check(self, graph: Graph, given: object) -> None:
        """Make sure that a graph has such a name, where the kind is one of names.

        Raises
        ------
        UsageError
            Nothing has that name; the message offers names that are like it.
        """
        if (known := names(graph, self.kind)) and not _called(str(given), known):
            offered = _like(str(given), known)
            raise UsageError(
                f"No {self.kind} {str(given)!r} in this graph",
                remedy=f"Did you mean: {'; '.join(offered)}?" if offered else "See kg questions",
            )


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question that a graph answers."""

    name: str
    sentence: str
    sentence_zh: str
    parameters: tuple[Parameter, ...]
    text: str
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

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
            A parameter that the question does not have, of the wrong kind, or a name that nothing has.

        Examples
        --------
        >>> len(question("conflicts").run(Graph.parse("")))
        0
        """
        answer = graph.query(self.text, **self.bindings(**given))
        if not answer.rows:
            for parameter in self.parameters:
                if given.get(parameter.name) is not None:
                    parameter.check(graph, given[parameter.name])
        return _without(answer, {parameter.name for parameter in self.parameters})


def _without(answer: Result, names: set[str]) -> Result:
    keep = [i for i, name in enumerate(answer.columns) if name not in names]
    columns = tuple(answer.columns[i] for i in keep)
    rows = tuple(
        Row(columns, tuple(row.values[i] for i in keep), tuple(row.terms[i] for i in keep))
        for row in answer.rows
    )
    return Result(answer.kind, columns=columns, rows=rows)


def names(graph: Graph, kind: str) -> list[str]:
    """The names of a kind that a graph has figures for, sorted; none for a kind without names.

    Examples
    --------
    >>> names(Graph.parse(""), "agency")
    []
    """
    path = ontology_path() / "questions" / "names" / f"{kind}.rq"
    if not path.is_file():
        return []
    return sorted({str(row.name) for row in graph.query(path.read_text(encoding="utf-8"))})


def _called(given: str, known: Sequence[str]) -> bool:
    folded = given.casefold()
    return any(folded in name.casefold() for name in known)


def _like(given: str, known: Sequence[str]) -> list[str]:
    """Names that share a word or most letters with what was given, the likest first."""
    folded = {name.casefold(): name for name in known}
    words = set(re.findall(r"\w{3,}", given.casefold()))
    near = difflib.get_close_matches(given.casefold(), folded, n=_OFFERED, cutoff=0.5)
    shared = [name for name in folded if words & set(re.findall(r"\w{3,}", name))]
    return [folded[name] for name in dict.fromkeys([*near, *shared])][:_OFFERED]


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
    sentences = {key: value for key, value in headers if key in ("en", "zh")}
    if set(sentences) != {"en", "zh"}:
        raise OntologyError(
            "A question needs '# en:' and '# zh:'", where=path.name, remedy="Add the sentence"
        )
    parameters = tuple(_parameter(value, path) for key, value in headers if key == "parameter")
    phrases = {
        code: (sentences[code], *(value for key, value in headers if key == f"ask {code}"))
        for code in ("en", "zh")
    }
    return Question(path.stem, sentences["en"], sentences["zh"], parameters, text, phrases)


def _headers(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := _HEADER.match(line):
            yield found[1], found[2].strip()


def _parameter(text: str, path: Path) -> Parameter:
    found = _PARAMETER.fullmatch(text)
    if not found or not _is_kind(found[2]):
        raise OntologyError(
            f"Not a parameter: {text!r}", where=path.name, remedy="Write 'name: text = default | description'"
        )
    default = (found[3] or "").strip() or None
    return Parameter(found[1], found[2], default, found[4].strip())


def _is_kind(kind: str) -> bool:
    return kind in _TYPES or (ontology_path() / "questions" / "names" / f"{kind}.rq").is_file()
