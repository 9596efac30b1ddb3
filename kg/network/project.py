"""The union graph as one directed multigraph of things, statistics and documents.

Nodes are keyed by IRI and carry ``type`` (``agency``, ``campaign``, ``sector``, ``subject``,
``measure``, ``report``, ``dimension``, ``law``, ``place``, ``organisation``, ``statistic``,
``document``), ``label_en``, ``label_zh``, ``candidate``, ``years`` (sorted list), ``weight``
(pieces of evidence), ``statistics`` (list of mappings) and ``address``. A statistic is a mapping
with ``iri``, ``label_en``, ``label_zh``, ``value``, ``unit``, ``comparator``, ``period``, ``year``,
``transformation``, ``base``, the IRIs of its dimensions, ``conflicts`` and ``evidence``. A piece of
evidence has ``quote``, ``from`` and ``to`` (where the figure stands in the quote, -1 when unknown),
``start`` (offset of the quote in the document), ``document``, ``title``, ``address``, ``speaker``,
``method`` and ``confidence``.

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

from kg.network.rows import HasStore, Row, ask
from kg.terms import CODE, DCTERMS, EKG, OA, ORG, PROV, SDMX_DIMENSION

__all__ = ["project"]

#: The type shown for each class; the first that a node has decides.
_TYPES: Mapping[str, str] = {
    EKG.Campaign: "campaign",
    EKG.Agency: "agency",
    EKG.CollectiveBody: "agency",
    EKG.Report: "report",
    EKG.ReportDimension: "dimension",
    EKG.Measure: "measure",
    EKG.SubjectMatter: "subject",
    EKG.Sector: "sector",
    EKG.LegalInstrument: "law",
    DCTERMS.Location: "place",
    ORG.Organization: "organisation",
    PROV.Organization: "organisation",
}
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
_DIMENSIONS = ("measure", "agency", "campaign", "sector", "subject", "place")
_CANDIDATE = f"{CODE}status/candidate"


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
    things = _entities(ask(graph, "entities"))
    documents = _documents(ask(graph, "documents"))
    claims = ask(graph, "claims")
    evidence = _evidence(claims, things, documents)
    statistics = _statistics(ask(graph, "statistics"), ask(graph, "statistic_labels"), evidence)
    verdicts = ask(graph, "verdicts")
    edges = _Edges()
    _join_statistics(edges, statistics, things)
    _join_reports(edges, claims, documents, statistics)
    _join_statements(edges, claims, evidence, things.keys() | documents.keys())
    for row in ask(graph, "authority"):
        edges.add(row["subject"], row["object"], row["predicate"], kind="authority")
    _join_provenance(edges, statistics)
    for row in verdicts:
        edges.add(row["a"], row["b"], row["predicate"], kind="verdict")
        if row["predicate"] == EKG.conflictsWith:
            for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
                if one in statistics and other not in statistics[one]["conflicts"]:
                    statistics[one]["conflicts"].append(other)
    nodes = {**things, **documents, **{iri: _statistic_node(value) for iri, value in statistics.items()}}
    _fill(network, nodes, edges, statistics)
    return network


def _node(kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "label_en": "",
        "label_zh": "",
        "candidate": False,
        "years": [],
        "weight": 0,
        "statistics": [],
        "address": "",
    }


def _entities(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    order = {iri: place for place, iri in enumerate(_TYPES)}
    ranks: dict[str, int] = {}
    best: dict[tuple[str, str], tuple[bool, str]] = {}
    for row in rows:
        iri, rank = row["node"], order[row["type"]]
        node = nodes.setdefault(iri, _node(_TYPES[row["type"]]))
        if rank < ranks.get(iri, len(order)):
            ranks[iri] = rank
            node["type"] = _TYPES[row["type"]]
        node["candidate"] |= row.get("status") == _CANDIDATE
        if label := row.get("label"):
            language = "zh" if row.get("language", "").startswith("zh") else "en"
            choice = (row.get("preferred") != "true", label)
            if choice < best.get((iri, language), (True, "\U0010ffff")):
                best[iri, language] = choice
                node[f"label_{language}"] = label
    return nodes


def _documents(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for row in rows:
        node = nodes.setdefault(row["document"], _node("document"))
        name = row.get("title") or row.get("label") or row.get("identifier") or row["document"]
        node["label_zh" if row.get("language", "").startswith("zh") else "label_en"] = name
        node["address"] = row.get("address", "")
        node["report"] = row.get("report", "")
        if issued := row.get("issued", "")[:4]:
            node["years"] = [int(issued)] if issued.isdigit() else []
    return nodes


def _evidence(
    claims: Iterable[Row], things: Mapping[str, dict[str, Any]], documents: Mapping[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Evidence by claim."""
    found: dict[str, dict[str, Any]] = {}
    for row in claims:
        if "quote" not in row:
            continue
        document = documents.get(row["document"], {})
        start = int(row["start"])
        at = int(row["at"]) - start if "at" in row else -1
        printed = row.get("printed", "")
        inside = at >= 0 and row["quote"][at : at + len(printed)] == printed and printed != ""
        found[row["claim"]] = {
            "quote": row["quote"],
            "from": at if inside else -1,
            "to": at + len(printed) if inside else -1,
            "start": start,
            "document": row["document"],
            "title": document.get("label_en") or document.get("label_zh") or row["document"],
            "address": document.get("address", ""),
            "speaker": _name(things, row.get("speaker", "")),
            "cited": _name(things, row.get("cited", "")),
            "method": row.get("method", ""),
            "confidence": float(row["confidence"]) if "confidence" in row else None,
            "claims": row.get("statistic", ""),
        }
    return found


def _name(things: Mapping[str, dict[str, Any]], iri: str) -> str:
    thing = things.get(iri, {})
    return thing.get("label_en") or thing.get("label_zh") or iri


def _statistics(
    rows: Iterable[Row], labels: Iterable[Row], evidence: Mapping[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    statistics: dict[str, dict[str, Any]] = {}
    for row in rows:
        value = float(row["value"])
        statistics[row["statistic"]] = {
            "iri": row["statistic"],
            "label_en": "",
            "label_zh": "",
            "value": int(value) if value.is_integer() else value,
            "unit": row.get("unit", ""),
            "comparator": row.get("comparator", "exact"),
            "period": row.get("period") or _period(row),
            "year": int(row["year"]) if row.get("year", "").isdigit() else None,
            "transformation": row.get("transformation", "level"),
            "base": row.get("base", ""),
            **{name: row.get(name, "") for name in _DIMENSIONS},
            "conflicts": [],
            "evidence": [],
        }
    for row in labels:
        if row["node"] in statistics:
            name = "label_zh" if row.get("language", "").startswith("zh") else "label_en"
            statistics[row["node"]][name] = row["label"]
    for _, piece in sorted(evidence.items()):
        if piece["claims"] in statistics:
            statistics[piece["claims"]]["evidence"].append(piece)
    return statistics


def _period(row: Row) -> str:
    first, last = row.get("from", ""), row.get("to", "")
    return f"{first}/{last}" if first else ""


def _statistic_node(statistic: Mapping[str, Any]) -> dict[str, Any]:
    node = _node("statistic")
    short = f"{statistic['value']:,} {statistic['unit']}".strip()
    node.update(
        label_en=statistic["label_en"] or short,
        label_zh=statistic["label_zh"],
        years=[] if statistic["year"] is None else [statistic["year"]],
        weight=len(statistic["evidence"]),
        statistics=[statistic],
    )
    return node


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
        for name in _DIMENSIONS:
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
