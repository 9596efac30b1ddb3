"""Parts of a network: by name, by neighbourhood, by year, without figures and documents."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.errors import UsageError

__all__ = ["FOLDED", "about", "by_year", "entities", "find", "neighbourhood"]

#: Types that fold into the things they describe.
FOLDED = frozenset({"statistic", "document"})


def entities(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network of things alone, statistics and documents left out; the argument is not changed."""
    kept = [node for node, data in network.nodes(data=True) if data["type"] not in FOLDED]
    return network.subgraph(kept).copy()


def find(network: nx.MultiDiGraph[str], name: str, *, kind: str = "") -> str:
    """IRI of the node that a person means.

    Parameters
    ----------
    name
        An IRI, or a label in English or Chinese; upper and lower case are one.
    kind
        Only nodes of this type, when given.

    Returns
    -------
    str
        The exact match; otherwise the best-attested node whose label contains the name.

    Raises
    ------
    UsageError
        Nothing is called so.
    """
    if name in network and kind in ("", network.nodes[name].get("type")):
        return name
    wanted = name.casefold().strip()
    ranked: list[tuple[int, int, str]] = []
    for node, data in network.nodes(data=True):
        labels = [data.get("label_en", "").casefold(), data.get("label_zh", "").casefold()]
        if wanted and (not kind or data.get("type") == kind) and any(wanted in label for label in labels):
            ranked.append((0 if wanted in labels else 1, -int(data.get("weight", 0)), node))
    if not ranked:
        raise UsageError(
            f"Nothing in the graph is called {name!r}",
            remedy="Name it by its label or IRI as the overview shows it",
        )
    return min(ranked)[2]


def neighbourhood(network: nx.MultiDiGraph[str], node: str, *, depth: int = 1) -> nx.MultiDiGraph[str]:
    """Everything within so many steps of a node, either way along the edges; a copy."""
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), node, cutoff=depth)
    return network.subgraph(near).copy()


def about(network: nx.MultiDiGraph[str], node: str) -> nx.MultiDiGraph[str]:
    """One node, its neighbours, and only the figures that concern it; a copy.

    Of the relations that figures make, those stay that a figure of the node makes; what is said or
    curated stays as it is.
    """
    concerned = {
        iri
        for *_, data in [*network.in_edges(node, data=True), *network.out_edges(node, data=True)]
        for iri in data["statistics"]
    }
    concerned |= {value["iri"] for value in network.nodes[node]["statistics"]}
    near = {node, *network.predecessors(node), *network.successors(node)}
    kept = [one for one in near if network.nodes[one]["type"] != "statistic" or one in concerned]
    part = network.subgraph(kept).copy()
    for data in part.nodes.values():
        data["statistics"] = [value for value in data["statistics"] if value["iri"] in concerned]
    figures = {value["iri"]: value for data in part.nodes.values() for value in data["statistics"]}
    for source, target, key, data in list(part.edges(keys=True, data=True)):
        if data["kind"] != "statistic":
            continue
        data.update(_narrowed(data, [figures[iri] for iri in data["statistics"] if iri in figures]))
        if not data["statistics"]:
            part.remove_edge(source, target, key)
    return part


def _narrowed(edge: dict[str, Any], figures: list[dict[str, Any]]) -> dict[str, Any]:
    """A relation as these figures alone make it."""
    evidence = [piece for piece in edge["evidence"] if any(piece in figure["evidence"] for figure in figures)]
    return {
        "statistics": [figure["iri"] for figure in figures],
        "evidence": evidence,
        "weight": max(1, len(evidence)),
        "years": sorted({figure["year"] for figure in figures if figure["year"] is not None}),
    }


def by_year(network: nx.MultiDiGraph[str], first: int, last: int) -> nx.MultiDiGraph[str]:
    """What is dated within the years given, both included, and what has no date; a copy.

    Raises
    ------
    UsageError
        The first year comes after the last.
    """
    if first > last:
        raise UsageError(f"The years {first}-{last} run backwards", remedy=f"Write {last}-{first}")

    def within(years: list[int]) -> bool:
        return not years or any(first <= year <= last for year in years)

    kept = [node for node, data in network.nodes(data=True) if within(data["years"])]
    part = network.subgraph(kept).copy()
    part.remove_edges_from(
        [(a, b, key) for a, b, key, data in part.edges(keys=True, data=True) if not within(data["years"])]
    )
    return part
