"""Rows of the store as records: things, documents, statistics and the evidence for them."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg.network.rows import Row
from kg.terms import CODE, DCTERMS, EKG, ORG, PROV

__all__ = [
    "DIMENSIONS",
    "Headings",
    "read_documents",
    "read_entities",
    "read_evidence",
    "read_statistics",
    "statistic_node",
]

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
DIMENSIONS = ("measure", "agency", "campaign", "sector", "subject", "place")
_CANDIDATE = f"{CODE}status/candidate"


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


def read_entities(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """Typed things by IRI, each with its best name in either language."""
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


def read_documents(rows: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """Documents by IRI, with the report that each is a text of."""
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


def read_evidence(
    claims: Iterable[Row],
    doubts: Iterable[Row],
    things: Mapping[str, dict[str, Any]],
    documents: Mapping[str, dict[str, Any]],
) -> dict[str, dict[str, Any]]:
    """Evidence by claim."""
    found: dict[str, dict[str, Any]] = {}
    doubted: dict[str, list[str]] = defaultdict(list)
    for row in doubts:
        doubted[row["claim"]].append(row["doubt"])
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
            "doubt": "; ".join(sorted(doubted[row["claim"]])),
            "claims": row.get("statistic", ""),
        }
    return found


def _name(things: Mapping[str, dict[str, Any]], iri: str) -> str:
    thing = things.get(iri, {})
    return thing.get("label_en") or thing.get("label_zh") or iri


def read_statistics(
    rows: Iterable[Row], labels: Iterable[Row], evidence: Mapping[str, dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Statistics by IRI, with the IRIs of their dimensions and their evidence."""
    statistics: dict[str, dict[str, Any]] = {}
    for row in rows:
        value = float(row["value"])
        statistics[row["statistic"]] = {
            "iri": row["statistic"],
            "label_en": "",
            "label_zh": "",
            "value": int(value) if value.is_integer() else value,
            "unit": row.get("unit", ""),
            "unit_en": row.get("unit_en", ""),
            "unit_zh": row.get("unit_zh", ""),
            "comparator": row.get("comparator", "exact"),
            "period": row.get("period") or _period(row),
            "period_zh": row.get("period_zh", ""),
            "year": int(row["year"]) if row.get("year", "").isdigit() else None,
            "transformation": row.get("transformation", "level"),
            "base": row.get("base", ""),
            **{name: row.get(name, "") for name in DIMENSIONS},
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


def statistic_node(statistic: Mapping[str, Any]) -> dict[str, Any]:
    """A statistic as a node of its own."""
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


class Headings:
    """Headed parts of documents: which of them a place stands in, and the dimensions that it treats."""

    def __init__(self, rows: Iterable[Row], documents: Mapping[str, dict[str, Any]]) -> None:
        self.pieces: dict[tuple[str, int], dict[str, Any]] = {}
        self.dimensions: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._starts: dict[str, list[int]] = defaultdict(list)
        for row in rows:
            document, start = row["document"], int(row["start"])
            if (document, start) not in self.pieces:
                insort(self._starts[document], start)
            self.pieces[document, start] = _heading(
                row["quote"], document, start, documents.get(document, {})
            )
            if "dimension" in row:
                self.dimensions[document, start].append(row["dimension"])

    def over(self, document: str, at: int) -> list[str]:
        """Dimensions of the part that holds a place of a document."""
        starts = self._starts.get(document, [])
        number = bisect_right(starts, at) - 1
        return self.dimensions.get((document, starts[number]), []) if number >= 0 else []


def _heading(quote: str, iri: str, start: int, document: Mapping[str, Any]) -> dict[str, Any]:
    """A heading as evidence of what the part below it treats."""
    return {
        "quote": quote, "from": -1, "to": -1, "start": start, "document": iri,
        "title": document.get("label_en") or document.get("label_zh") or iri,
        "address": document.get("address", ""), "speaker": "", "cited": "", "method": "", "confidence": None,
        "doubt": "", "claims": "",
    }  # fmt: skip
