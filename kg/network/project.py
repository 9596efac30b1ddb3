"""The union graph as one directed multigraph of things, statistics and documents.

Nodes are keyed by IRI and carry ``type`` (``agency``, ``campaign``, ``sector``, ``subject``,
``measure``, ``report``, ``dimension``, ``law``, ``place``, ``organisation``, ``statistic``,
``document``), ``label_en``, ``label_zh``, ``candidate``, ``years`` (sorted list), ``weight``
(pieces of evidence), ``statistics`` (list of mappings) and ``address``. A statistic is a mapping
with ``iri``, ``label_en``, ``label_zh``, ``value``, ``unit``, ``comparator``, ``period``, ``year``,
``transformation``, ``base``, the IRIs of its dimensions, ``conflicts`` and ``evidence``. A piece of
evidence has ``quote``, ``from`` and ``to`` (where the figure stands in the quote, -1 when unknown),
``start`` (offset of the quote in the document), ``document``, ``title``, ``address``, ``speaker``,
``method``, ``confidence`` and ``doubt`` (what of it was inferred).

Edges carry ``predicate`` (IRI), ``kind`` (``statement``, ``statistic``, ``authority``, ``provenance`` or
``verdict``), ``weight``, ``years``, ``evidence`` and ``statistics`` (IRIs).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import product
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.network.records import (
    DIMENSIONS,
    Headings,
    read_documents,
    read_entities,
    read_evidence,
    read_statistics,
    statistic_node,
)
from kg.network.rows import HasStore, Row, ask
from kg.terms import EKG, OA, SDMX_DIMENSION

__all__ = ["project"]

#: Which dimensions of one statistic are joined, and by which property: (from, to, predicate).
_JOINED = (
    ("agency", "measure", EKG.measure),
    ("campaign", "measure", EKG.measure),
    ("campaign", "agency", EKG.agency),
    ("agency", "sector", EKG.sector),
    ("campaign", "sector", EKG.sector),
    ("measure", "subject", EKG.subjectMatter),
    ("agency", "place", SDMX_DIMENSION.refArea),
    ("campaign", "place", SDMX_DIMENSION.refArea),
)
#: Joined only where a statistic names neither agency nor campaign.
_IMPERSONAL = (("measure", "sector", EKG.sector), ("measure", "place", SDMX_DIMENSION.refArea))


def project(graph: ox.Store | HasStore) -> nx.MultiDiGraph[str]:
    """Read a graph as a network of what it speaks of.

    Parameters
    ----------
    graph
        A :class:`pyoxigraph.Store`, or anything with one as ``.store``.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes and edges as described in this module; things without any relation or figure are left out.

    Examples
    --------
    >>> project(ox.Store()).number_of_nodes()
    0
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    things = read_entities(ask(graph, "entities"))
    documents = read_documents(ask(graph, "documents"))
    claims = ask(graph, "claims")
    evidence = read_evidence(claims, ask(graph, "doubts"), things, documents)
    statistics = read_statistics(ask(graph, "statistics"), ask(graph, "statistic_labels"), evidence)
    verdicts = ask(graph, "verdicts")
    edges = _Edges()
    _join_statistics(edges, statistics, things)
    _join_reports(edges, claims, documents, statistics)
    _join_statements(edges, claims, evidence, things.keys() | documents.keys())
    _join_dimensions(
        edges, Headings(ask(graph, "sections"), documents), claims, documents, evidence, statistics
    )
    for row in ask(graph, "authority"):
        edges.add(row["subject"], row["object"], row["predicate"], kind="authority")
    _join_provenance(edges, statistics)
    for row in verdicts:
        edges.add(row["a"], row["b"], row["predicate"], kind="verdict")
        if row["predicate"] == EKG.conflictsWith:
            for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
                if one in statistics and other not in statistics[one]["conflicts"]:
                    statistics[one]["conflicts"].append(other)
    nodes = {**things, **documents, **{iri: statistic_node(value) for iri, value in statistics.items()}}
    _fill(network, nodes, edges, statistics)
    return network


class _Edges:
    """Relations gathered by subject, object and predicate, each with its evidence once."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, str], dict[str, Any]] = {}

    def add(
        self,
        source: str,
        target: str,
        predicate: str,
        *,
        kind: str,
        evidence: Iterable[dict[str, Any]] = (),
        statistic: str = "",
        year: int | None = None,
    ) -> None:
        if not source or not target or source == target:
            return
        edge = self.found.setdefault(
            (source, target, predicate),
            {"predicate": predicate, "kind": kind, "years": [], "evidence": [], "statistics": []},
        )
        if kind == "statement":
            edge["kind"] = kind
        edge["evidence"].extend(piece for piece in evidence if piece not in edge["evidence"])
        if statistic and statistic not in edge["statistics"]:
            edge["statistics"].append(statistic)
        if year is not None and year not in edge["years"]:
            edge["years"].append(year)


def _join_statistics(
    edges: _Edges, statistics: Mapping[str, dict[str, Any]], things: Mapping[str, dict[str, Any]]
) -> None:
    for iri, statistic in statistics.items():
        personal = statistic["agency"] or statistic["campaign"]
        for source, target, predicate in (*_JOINED, *(() if personal else _IMPERSONAL)):
            if statistic[source] in things and statistic[target] in things:
                edges.add(
                    statistic[source], statistic[target], predicate,
                    kind="statistic", evidence=statistic["evidence"], statistic=iri, year=statistic["year"],
                )  # fmt: skip
        for name in DIMENSIONS:
            if statistic[name] in things:
                edges.add(
                    iri, statistic[name], _PROPERTY[name],
                    kind="provenance", evidence=statistic["evidence"], year=statistic["year"],
                )  # fmt: skip


_PROPERTY: Mapping[str, str] = {
    "measure": EKG.measure,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "sector": EKG.sector,
    "subject": EKG.subjectMatter,
    "place": SDMX_DIMENSION.refArea,
}


def _join_reports(
    edges: _Edges,
    claims: Iterable[Row],
    documents: Mapping[str, dict[str, Any]],
    statistics: Mapping[str, dict[str, Any]],
) -> None:
    """A report states the measures of the figures that it, or a text relying on it, gives."""
    for row in claims:
        statistic = statistics.get(row.get("statistic", ""))
        report = row.get("cited") or documents.get(row.get("document", ""), {}).get("report", "")
        if statistic and report:
            pieces = [piece for piece in statistic["evidence"] if piece["document"] == row.get("document")]
            edges.add(
                report, statistic["measure"], EKG.assertsStatistic,
                kind="statistic", evidence=pieces, statistic=statistic["iri"], year=statistic["year"],
            )  # fmt: skip


def _join_statements(
    edges: _Edges,
    claims: Iterable[Row],
    evidence: Mapping[str, dict[str, Any]],
    things: Collection[str],
) -> None:
    """What is said of a part of a report that is no thing of its own is said of the report."""
    for row in claims:
        if "subject" in row:
            pieces = [evidence[row["claim"]]] if row["claim"] in evidence else []
            subject = row["subject"] if row["subject"] in things else row.get("cited", row["subject"])
            edges.add(subject, row["object"], row["predicate"], kind="statement", evidence=pieces)


def _join_dimensions(
    edges: _Edges,
    headings: Headings,
    claims: Iterable[Row],
    documents: Mapping[str, dict[str, Any]],
    evidence: Mapping[str, dict[str, Any]],
    statistics: Mapping[str, dict[str, Any]],
) -> None:
    """A report covers the dimensions of its headings, and these the measures of the figures below them."""
    for (document, start), dimensions in headings.dimensions.items():
        report = documents.get(document, {}).get("report", "")
        for dimension in dimensions:
            edges.add(
                report,
                dimension,
                EKG.dimension,
                kind="statement",
                evidence=[headings.pieces[document, start]],
            )
    for row in claims:
        statistic = statistics.get(row.get("statistic", ""))
        if statistic is None or "at" not in row or row["claim"] not in evidence:
            continue
        for dimension in headings.over(row["document"], int(row["at"])):
            edges.add(
                dimension, statistic["measure"], EKG.measure, kind="statistic",
                evidence=[evidence[row["claim"]]], statistic=statistic["iri"], year=statistic["year"],
            )  # fmt: skip


def _join_provenance(edges: _Edges, statistics: Mapping[str, dict[str, Any]]) -> None:
    for iri, statistic in statistics.items():
        for piece in statistic["evidence"]:
            edges.add(iri, piece["document"], OA.hasSource, kind="provenance", evidence=[piece])


def _fill(
    network: nx.MultiDiGraph[str],
    nodes: Mapping[str, dict[str, Any]],
    edges: _Edges,
    statistics: Mapping[str, dict[str, Any]],
) -> None:
    joined = {end for (source, target, _) in edges.found for end in (source, target)}
    described: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for (source, target, _), edge in edges.found.items():
        if edge["kind"] == "statistic":
            for iri, end in product(edge["statistics"], (source, target)):
                described[end][iri] = statistics[iri]
    for iri in sorted(joined & nodes.keys()):
        network.add_node(iri, **nodes[iri])
        if iri in described:
            network.nodes[iri]["statistics"] = [value for _, value in sorted(described[iri].items())]
    for (source, target, predicate), edge in sorted(edges.found.items()):
        if source in network and target in network:
            weight = max(1, len(edge["evidence"]))
            edge["years"].sort()
            network.add_edge(source, target, key=predicate, **{**edge, "weight": weight})
            for end in (source, target):
                data = network.nodes[end]
                if data["type"] not in ("statistic", "document"):
                    data["weight"] += weight if edge["kind"] != "provenance" else 0
                    data["years"] = sorted({*data["years"], *edge["years"]})
