"""The statistics of a graph as a table: one row for each claim."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from pyoxigraph import Store

from kg.graph.claims import ClaimRow, claims_of
from kg.graph.figures import rows, value_of
from kg.graph.names import codes_of, labels_of

__all__ = ["COLUMNS", "statistics_csv"]

COLUMNS = (
    "document", "label", "value", "unit", "comparator", "lower", "upper", "measure", "agency", "campaign",
    "sector", "subject", "place", "from", "to", "year", "transformation", "change_percent", "printed", "at",
    "quote", "start", "end", "speaker", "report", "confidence", "status", "statistic", "claim",
)  # fmt: skip

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

_CODED = frozenset({"unit", "comparator", "transformation"})
_NAMED = frozenset({"measure", "agency", "campaign", "sector", "subject", "place"})
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
    names, codes = labels_of(store), codes_of(store)
    statistics = {row["statistic"]: row for row in _cells(store, _STATISTICS)}
    changes = {row["base"]: row["value"] for row in sorted(_cells(store, _CHANGES), key=str, reverse=True)}
    return [
        _shown(statistics.get(claim.statistic, {}), names, codes)
        | _said(claim)
        | {"change_percent": changes.get(claim.statistic, "")}
        for claim in claims_of(store)
    ]


def _said(claim: ClaimRow) -> dict[str, str]:
    """The columns that tell who says it, where and in which words."""
    cells = {name: getattr(claim, name) for name in COLUMNS if name in ClaimRow.__dataclass_fields__}
    plain = {name: "" if value is None else str(value) for name, value in cells.items()}
    return plain | {"document": claim.identifier}


def _shown(row: Mapping[str, str], names: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """The columns of a statistic, codes by their notation and things by their name."""
    maps = dict.fromkeys(_CODED, codes) | dict.fromkeys(_NAMED, names)
    return {key: maps[key].get(value, value) if key in maps else value for key, value in row.items()}


def _cells(store: Store, query: str) -> list[dict[str, str]]:
    return [{name: value_of(row, name) or "" for name in row} for row in rows(store, query)]
