"""A graph read by subject and property, as plain values, over the union of its graphs."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Store

from kg.terms import RDF

__all__ = ["Described"]


class Described:
    """What a graph says of each thing; nothing is looked up twice.

    Examples
    --------
    >>> Described(Store()).one("http://example.org/a", "http://example.org/b")
    ''
    """

    def __init__(self, store: Store) -> None:
        self._values: dict[tuple[str, str], list[str]] = {}
        self._instances: dict[str, set[str]] = {}
        for quad in store:
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._values.setdefault((subject.value, quad.predicate.value), []).append(value.value)
                if quad.predicate.value == RDF.type:
                    self._instances.setdefault(value.value, set()).add(subject.value)

    def instances(self, cls: str) -> list[str]:
        """Members of a class, sorted."""
        return sorted(self._instances.get(cls, ()))

    def one(self, subject: str, predicate: str) -> str:
        """The smallest value of a property, "" when there is none."""
        return min(self._values.get((subject, predicate), ()), default="")

    def number(self, subject: str, predicate: str) -> Decimal | None:
        """The value of a property as a number, None when it has none or is not one."""
        try:
            return Decimal(self.one(subject, predicate))
        except InvalidOperation:
            return None
