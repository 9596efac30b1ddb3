"""Position of a thing in the network: betweenness, PageRank, community."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import rustworkx as rx

from kg.errors import UsageError
from kg.network.select import entities

__all__ = ["MEASURES", "Score", "communities", "measure"]

MEASURES = ("betweenness", "communities", "pagerank")
_SEED = 20_250_424


@dataclass(frozen=True, slots=True)
class Score:
    """One node and its score; for ``communities`` the number of its community, 1 the largest."""

    node: str
    type: str
    label_en: str
    label_zh: str
    score: float


def measure(network: nx.MultiDiGraph[str], name: str) -> list[Score]:
    """Score every thing of a network; figures and documents take no part.

    Parameters
    ----------
    name
        One of :data:`MEASURES`.

    Returns
    -------
    list of Score
        Best first, ties by IRI; communities by number, then by weight.

    Raises
    ------
    UsageError
        An unknown measure.
    """
    if name not in MEASURES:
        raise UsageError(f"There is no measure {name!r}", remedy=f"Choose one of {', '.join(MEASURES)}")
    part = entities(network)
    if name == "communities":
        scores: Mapping[str, float] = {node: float(number) for node, number in communities(part).items()}
        order = sorted(scores, key=lambda node: (scores[node], -part.nodes[node]["weight"], node))
    else:
        scores = _betweenness(part) if name == "betweenness" else _pagerank(part)
        order = sorted(scores, key=lambda node: (-scores[node], node))
    return [
        Score(node, data["type"], data["label_en"], data["label_zh"], round(scores[node], 9))
        for node in order
        for data in (part.nodes[node],)
    ]


def _betweenness(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    nodes = sorted(network)
    place = {node: index for index, node in enumerate(nodes)}
    graph: rx.PyGraph[int, None] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(len(nodes))))
    graph.add_edges_from([(place[a], place[b], None) for a, b in sorted(set(network.edges()))])
    found = rx.graph_betweenness_centrality(graph, normalized=True)
    return {node: found[place[node]] for node in nodes}


def _pagerank(network: nx.MultiDiGraph[str]) -> dict[str, float]:
    """PageRank along the relations taken both ways, weighted by evidence."""
    nodes = sorted(network)
    place = {node: index for index, node in enumerate(nodes)}
    graph: rx.PyDiGraph[int, float] = rx.PyDiGraph()
    graph.add_nodes_from(list(range(len(nodes))))
    for a, b, weight in sorted(network.edges(data="weight", default=1)):
        graph.add_edge(place[a], place[b], float(weight))
        graph.add_edge(place[b], place[a], float(weight))
    found = rx.pagerank(graph, weight_fn=float) if nodes else {}
    return {node: found[place[node]] for node in nodes}


def communities(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Number of the Louvain community of every node; 1 is the largest, ties by smallest IRI."""
    nodes = sorted(network)
    place = {node: index for index, node in enumerate(nodes)}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(nodes)))
    for a, b, weight in sorted(network.edges(data="weight", default=1)):
        before = simple.get_edge_data(place[a], place[b], {"weight": 0})["weight"]
        simple.add_edge(place[a], place[b], weight=before + weight)
    groups = nx.community.louvain_communities(simple, weight="weight", seed=_SEED) if nodes else []
    ranked = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {nodes[member]: number for number, group in enumerate(ranked, 1) for member in group}
