"""The part of a network that is drawn at first; the rest is found by search or by expanding."""

from __future__ import annotations

import networkx as nx

from kg.network.select import FOLDED

__all__ = ["DRAWN", "working_set"]

#: Most nodes drawn at first: what a person can still read. The page allows twice as many after expanding.
DRAWN = 300


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
        ((node != selected, -network.nodes[node]["weight"], -network.degree(node), node) for node in pool),
    )
    chosen = [row[-1] for row in ranked[:DRAWN]]
    part = network.subgraph(chosen).copy()
    if not unfolded:
        folded = [edge[:3] for edge in part.edges(keys=True, data=True) if edge[3]["kind"] == "provenance"]
        part.remove_edges_from(folded)
    return part
