"""A set of triples, filled with Python values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg import iris
from kg.terms import XSD

__all__ = ["Triples"]

#: Kinds of objects: an IRI, text (with its language or none), a literal (with its datatype).
_LINK, _TEXT, _TYPED = range(3)
#: Subject, predicate, kind of object, its value, its language or datatype. Plain values are kept until the
#: end: the same triple is said many times, and terms cost more than strings.
_Row = tuple[str, str, int, str, str]


class Triples:
    """Triples without order or repetition.

    Examples
    --------
    >>> triples = Triples()
    >>> triples.number("http://example.org/a", "http://example.org/b", Decimal("44000.0"))
    >>> [quad.object.value for quad in triples.quads("http://example.org/g")]
    ['44000']
    """

    def __init__(self) -> None:
        self._found: set[_Row] = set()

    def link(self, subject: str, predicate: str, other: str) -> None:
        """A triple whose object is an IRI."""
        self._found.add((subject, predicate, _LINK, other, ""))

    def text(self, subject: str, predicate: str, text: str, language: str | None = None) -> None:
        """A triple whose object is text, in a language or in none."""
        self._found.add((subject, predicate, _TEXT, text, language or ""))

    def typed(self, subject: str, predicate: str, text: str, datatype: str) -> None:
        """A triple whose object is a literal of a datatype."""
        self._found.add((subject, predicate, _TYPED, text, datatype))

    def number(self, subject: str, predicate: str, value: Decimal | int) -> None:
        """A number: an ``xsd:integer`` when it is whole, else an ``xsd:decimal``."""
        plain = iris.decimal(Decimal(value))
        self.typed(subject, predicate, plain, XSD.decimal if "." in plain else XSD.integer)

    def decimal(self, subject: str, predicate: str, value: Decimal) -> None:
        """A number that is an ``xsd:decimal`` even when it is whole."""
        self.typed(subject, predicate, iris.decimal(value), XSD.decimal)

    def quads(self, graph: str) -> Iterator[Quad]:
        """The triples as quads of one named graph, sorted."""
        nodes, name = _Nodes(), NamedNode(graph)
        for subject, predicate, kind, value, tag in sorted(self._found):
            other: NamedNode | Literal
            if kind == _LINK:
                other = nodes[value]
            elif kind == _TYPED:
                other = Literal(value, datatype=nodes[tag])
            else:
                other = Literal(value, language=tag) if tag else Literal(value)
            yield Quad(nodes[subject], nodes[predicate], other, name)


class _Nodes(dict[str, NamedNode]):
    """Nodes by IRI, each made once."""

    def __missing__(self, iri: str) -> NamedNode:
        node = self[iri] = NamedNode(iri)
        return node
