"""A set of triples, filled with Python values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg import iris
from kg.terms import XSD

__all__ = ["Triples"]


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
        self._found: set[Triple] = set()

    def link(self, subject: str, predicate: str, other: str) -> None:
        """A triple whose object is an IRI."""
        self._found.add(Triple(NamedNode(subject), NamedNode(predicate), NamedNode(other)))

    def text(self, subject: str, predicate: str, text: str, language: str | None = None) -> None:
        """A triple whose object is text, in a language or in none."""
        literal = Literal(text, language=language) if language else Literal(text)
        self._found.add(Triple(NamedNode(subject), NamedNode(predicate), literal))

    def typed(self, subject: str, predicate: str, text: str, datatype: str) -> None:
        """A triple whose object is a literal of a datatype."""
        literal = Literal(text, datatype=NamedNode(datatype))
        self._found.add(Triple(NamedNode(subject), NamedNode(predicate), literal))

    def number(self, subject: str, predicate: str, value: Decimal | int) -> None:
        """A number: an ``xsd:integer`` when it is whole, else an ``xsd:decimal``."""
        plain = iris.decimal(Decimal(value))
        self.typed(subject, predicate, plain, XSD.decimal if "." in plain else XSD.integer)

    def decimal(self, subject: str, predicate: str, value: Decimal) -> None:
        """A number that is an ``xsd:decimal`` even when it is whole."""
        self.typed(subject, predicate, iris.decimal(value), XSD.decimal)

    def quads(self, graph: str) -> Iterator[Quad]:
        """The triples as quads of one named graph, sorted."""
        name = NamedNode(graph)
        for triple in sorted(self._found, key=str):
            yield Quad(triple.subject, triple.predicate, triple.object, name)
