"""A small writer of quads: one graph at a time, typed literals, nothing pasted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg import iris
from kg.terms import RDF, XSD

__all__ = ["Sink"]


class Sink:
    """Collects the quads of one named graph as a set.

    Examples
    --------
    >>> sink = Sink("http://example.org/g")
    >>> sink.text("http://example.org/s", "http://example.org/p", "x", "en")
    >>> len(sink.quads)
    1
    """

    def __init__(self, graph: str) -> None:
        self._graph = NamedNode(graph)
        self.quads: set[Quad] = set()

    def _add(self, subject: str, predicate: str, term: NamedNode | Literal) -> None:
        self.quads.add(Quad(NamedNode(subject), NamedNode(predicate), term, self._graph))

    def types(self, subject: str, *classes: str) -> None:
        """State the classes of a thing."""
        for cls in classes:
            self._add(subject, RDF.type, NamedNode(cls))

    def link(self, subject: str, predicate: str, other: str | None) -> None:
        """State a link; None states nothing."""
        if other is not None:
            self._add(subject, predicate, NamedNode(other))

    def text(self, subject: str, predicate: str, value: str | None, language: str | None = None) -> None:
        """State a text, with its language where it has one; None states nothing."""
        if value is not None:
            self._add(subject, predicate, Literal(value, language=language) if language else Literal(value))

    def number(self, subject: str, predicate: str, value: Decimal | None) -> None:
        """State a decimal in plain notation (``44000``, not ``44000.0``); None states nothing."""
        if value is not None:
            self._typed(subject, predicate, iris.decimal(value), XSD.decimal)

    def count(self, subject: str, predicate: str, value: int) -> None:
        """State an offset or count."""
        self._typed(subject, predicate, str(value), XSD.integer)

    def position(self, subject: str, predicate: str, value: int) -> None:
        """State a place in an order, from 1."""
        self._typed(subject, predicate, str(value), XSD.integer)

    def day(self, subject: str, predicate: str, value: date) -> None:
        """State a day."""
        self._typed(subject, predicate, value.isoformat(), XSD.date)

    def year(self, subject: str, predicate: str, value: int) -> None:
        """State a calendar year."""
        self._typed(subject, predicate, f"{value:04d}", XSD.gYear)

    def digest(self, subject: str, predicate: str, value: str) -> None:
        """State a digest in hexadecimal."""
        self._typed(subject, predicate, value, XSD.hexBinary)

    def when(self, subject: str, predicate: str, value: str | None) -> None:
        """State a date to the precision given: ``2025``, ``2025-04`` or ``2025-04-25``."""
        if value is not None:
            datatype = {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(value), XSD.date)
            self._typed(subject, predicate, value, datatype)

    def _typed(self, subject: str, predicate: str, text: str, datatype: str) -> None:
        self._add(subject, predicate, Literal(text, datatype=NamedNode(datatype)))
