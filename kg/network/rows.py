"""The one place where this package asks a store: a named query file in, plain text rows out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Protocol

import pyoxigraph as ox

from kg.terms import PREFIXES

__all__ = ["HasStore", "Row", "ask", "read_rows"]

Row = Mapping[str, str]


class HasStore(Protocol):
    """Anything that keeps an Oxigraph store, such as ``kg.graph.store.Graph``."""

    store: ox.Store


def ask(graph: ox.Store | HasStore, name: str) -> list[Row]:
    """Rows of the query file of that name, sorted, so that the store's order never shows."""
    text = files("kg.network").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
    return sorted(read_rows(graph, text), key=lambda row: sorted(row.items()))


def read_rows(graph: ox.Store | HasStore, text: str) -> Iterator[Row]:
    """Solutions of a SELECT as mappings from variable to text; unbound variables are absent."""
    store = graph if isinstance(graph, ox.Store) else graph.store
    solutions = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    if not isinstance(solutions, ox.QuerySolutions):
        return
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        terms = ((name, solution[name]) for name in names)
        yield {name: term.value for name, term in terms if isinstance(term, ox.NamedNode | ox.Literal)}
