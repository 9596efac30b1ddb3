"""The statistics of a graph as a table: one row for each claim."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from pyoxigraph import Store

from kg.graph.figures import rows, value_of

__all__ = ["COLUMNS", "statistics_csv"]

COLUMNS = (
    "document", "label", "value", "unit", "comparator", "lower", "upper", "measure", "agency", "campaign",
    "sector", "subject", "place", "from", "to", "year", "transformation", "change_percent", "printed", "at",
    "quote", "start", "end", "speaker", "report", "confidence", "status", "statistic", "claim",
)  # fmt: skip

_CLAIMS = """
SELECT ?claim ?statistic ?printed ?at ?quote ?start ?end ?document ?confidence ?status ?speaker ?report
WHERE {
  ?claim ekg:assertsStatistic ?statistic ; ekg:printed ?printed ; ekg:printedAt ?at ;
         ekg:evidence ?passage .
  ?passage oa:hasSource ?d ; oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?d dcterms:identifier ?document .
  OPTIONAL { ?claim ekg:confidence ?confidence }
  OPTIONAL { ?claim ekg:status ?status }
  OPTIONAL { ?claim ekg:assertedBy ?speaker }
  OPTIONAL { ?claim ekg:accordingTo ?report }
}"""

_STATISTICS = """
SELECT ?statistic ?value ?lower ?upper ?unit ?comparator ?measure ?agency ?campaign ?sector ?subject ?place
       ?from ?to ?year ?transformation WHERE {
  ?statistic a ekg:Statistic ; sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure ?unit ;
             ekg:comparator ?comparator ; ekg:measure ?measure ; ekg:transformation ?transformation .
  OPTIONAL { ?statistic ekg:lowerBound ?lower }
  OPTIONAL { ?statistic ekg:upperBound ?upper }
  OPTIONAL { ?statistic ekg:agency ?agency }
  OPTIONAL { ?statistic ekg:campaign ?campaign }
  OPTIONAL { ?statistic ekg:sector ?sector }
  OPTIONAL { ?statistic ekg:subjectMatter ?subject }
  OPTIONAL { ?statistic sdmx-dimension:refArea ?place }
  OPTIONAL { ?statistic ekg:year ?year }
  OPTIONAL { ?statistic sdmx-dimension:refPeriod ?p . ?p dcat:startDate ?from ; dcat:endDate ?to }
}"""

_CHANGES = """
SELECT ?base ?value WHERE {
  ?change ekg:changeOf ?base ; sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure ?u .
  ?u skos:notation "percent" . ?change ekg:transformation ?t . ?t skos:notation "yoy-rate" .
}"""

_NAMES = """
SELECT ?thing ?name (LANG(?name) AS ?language) WHERE {
  ?thing skos:prefLabel|rdfs:label|dcterms:title ?name MINUS { ?thing a ekg:Section }
}"""
_NOTATIONS = "SELECT ?thing ?name WHERE { ?thing skos:notation ?name }"

_CODED = frozenset({"unit", "comparator", "transformation", "status"})
_NAMED = frozenset({"measure", "agency", "campaign", "sector", "subject", "place", "speaker", "report"})
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?\Z", re.ASCII)


def statistics_csv(store: Store) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read Chinese; no cell can act as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(store):
        writer.writerow([_safe(row.get(column, "")) for column in COLUMNS])
    return buffer.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A cell that a spreadsheet shows and never computes."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _NUMBER.match(text):
        return "'" + text
    return text


def _rows(store: Store) -> list[dict[str, str]]:
    statistics = {row["statistic"]: row for row in _cells(store, _STATISTICS)}
    changes = {row["base"]: row["value"] for row in sorted(_cells(store, _CHANGES), key=str, reverse=True)}
    names, codes = _labels(store), {row["thing"]: row["name"] for row in _cells(store, _NOTATIONS)}
    found: dict[str, dict[str, str]] = {}
    for claim in sorted(_cells(store, _CLAIMS), key=str, reverse=True):
        row = {**statistics.get(claim["statistic"], {}), **claim}
        row = {key: _shown(key, value, names, codes) for key, value in row.items()}
        row["label"] = names.get(row["statistic"], "")
        row["change_percent"] = changes.get(row["statistic"], "")
        found[row["claim"]] = row
    return sorted(found.values(), key=lambda r: (r["document"], int(r["at"]), r["claim"]))


def _shown(key: str, value: str, names: Mapping[str, str], codes: Mapping[str, str]) -> str:
    if key in _CODED:
        return codes.get(value, value)
    return names.get(value, value) if key in _NAMED else value


def _labels(store: Store) -> dict[str, str]:
    """One name of each thing: English before Chinese before any, then the smallest."""
    order = {"en": 0, "zh": 1}
    found: dict[str, tuple[int, str]] = {}
    for row in _cells(store, _NAMES):
        name = (order.get(row["language"], 2), row["name"])
        found[row["thing"]] = min(name, found.get(row["thing"], name))
    return {thing: name for thing, (_, name) in found.items()}


def _cells(store: Store, query: str) -> list[dict[str, str]]:
    return [{name: value_of(row, name) or "" for name in row} for row in rows(store, query)]
