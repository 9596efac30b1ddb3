"""A network that a query draws: the triples of a CONSTRUCT, or the rows of a SELECT of edges."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox

from kg.errors import QueryError
from kg.network.rows import HasStore
from kg.terms import PREFIXES

__all__ = ["from_query"]


def from_query(network: nx.MultiDiGraph[str], graph: ox.Store | HasStore, text: str) -> nx.MultiDiGraph[str]:
    """The part of a projection that a query names, with the relations that it states.

    Parameters
    ----------
    network
        The projection of the same graph; names, figures and evidence come from it.
    text
        A CONSTRUCT, or a SELECT whose first three columns are subject, predicate and object.

    Raises
    ------
    QueryError
        The query cannot be parsed, is an ASK, or selects fewer than three columns.
    """
    part: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, predicate, target in sorted(set(_edges(graph, text))):
        for node in (source, target):
            plain = {"type": "organisation", "label_en": node, "label_zh": "", "candidate": False}
            part.add_node(node, **network.nodes.get(node, {**plain, **_EMPTY}))
        known = network.get_edge_data(source, target, predicate)
        bare = {
            "predicate": predicate,
            "kind": "query",
            "weight": 1,
            "years": [],
            "evidence": [],
            "statistics": [],
        }
        part.add_edge(source, target, key=predicate, **(known or bare))
    return part


_EMPTY: dict[str, object] = {"years": [], "weight": 1, "statistics": [], "address": ""}


def _edges(graph: ox.Store | HasStore, text: str) -> list[tuple[str, str, str]]:
    store = graph if isinstance(graph, ox.Store) else graph.store
    try:
        answer = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(answer, ox.QueryTriples):
            rows = [(triple.subject, triple.predicate, triple.object) for triple in answer]
        elif isinstance(answer, ox.QuerySolutions) and len(answer.variables) >= 3:
            rows = [(row[0], row[1], row[2]) for row in answer]
        else:
            raise QueryError(
                "The query gives no edges", remedy="CONSTRUCT triples, or SELECT ?from ?relation ?to"
            )
    except (SyntaxError, RuntimeError, OSError) as error:
        raise QueryError(f"The query cannot be run: {error}", remedy="Mend the place named") from None
    return [
        (source.value, predicate.value, target.value)
        for source, predicate, target in rows
        if all(isinstance(term, ox.NamedNode) for term in (source, predicate, target))
    ]
