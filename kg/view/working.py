"""The part of a network that is drawn at first; the rest is found by search or by expanding."""

from __future__ import annotations

import networkx as nx

from kg.network.select import FOLDED

__all__ = ["DRAWN", "working_set"]

#: Most nodes drawn at first: what a person can still read. The page allows twice as many after expanding.
DRAWN = 300
#: So many of them by their evidence alone.
_SEEDS = 30


def working_set(
    network: nx.MultiDiGraph[str], *, selected: str = "", unfolded: bool = False
) -> nx.MultiDiGraph[str]:
    """The best-attested things of a network; a copy.

    Parameters
    ----------
    selected
        A node that is drawn in any case.
    unfolded
        Whether figures and documents are drawn too, which otherwise fold into what they describe.

    Examples
    --------
    >>> len(working_set(nx.MultiDiGraph()))
    0
    """
    things = [node for node, data in network.nodes(data=True) if unfolded or data["type"] not in FOLDED]
    attested = {node for node in things if network.nodes[node]["statistics"]}
    attested |= {end for a, b, data in network.edges(data=True) if data["evidence"] for end in (a, b)}
    pool = [node for node in things if node in attested] or things
    ranked = sorted(
        pool,
        key=lambda node: (node != selected, -network.nodes[node]["weight"], -network.degree(node), node),
    )
    part = network.subgraph(_grown(network, ranked)).copy()
    if not unfolded:
        folded = [edge[:3] for edge in part.edges(keys=True, data=True) if edge[3]["kind"] == "provenance"]
        part.remove_edges_from(folded)
    return part


def _grown(network: nx.MultiDiGraph[str], ranked: list[str]) -> list[str]:
    """The best of all, then in turn the best neighbours of each: hubs alone would have no relations."""
    if len(ranked) <= DRAWN:
        return ranked
    place = {node: number for number, node in enumerate(ranked)}
    chosen = dict.fromkeys(ranked[:_SEEDS])
    queues = [
        iter(
            sorted((place[other], other) for other in set(nx.all_neighbors(network, node)) if other in place)
        )
        for node in list(chosen)
    ]
    while queues and len(chosen) < DRAWN:
        turn = [(queue, next((other for _, other in queue if other not in chosen), "")) for queue in queues]
        chosen.update((other, None) for _, other in turn if other)
        queues = [queue for queue, other in turn if other]
    rest = [node for node in ranked if node not in chosen]
    return [*chosen, *rest][:DRAWN]
