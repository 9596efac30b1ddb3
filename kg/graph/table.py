"""Statistics as a table: one row for each claim about a figure, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from pyoxigraph import Store

from kg.graph.figures import rows, value_of

__all__ = ["COLUMNS", "statistics_csv"]

COLUMNS = (
    "document", "label", "value", "unit", "comparator", "lower", "upper", "measure", "agency", "campaign", "sector",
    "subject", "place", "from", "to", "year", "transformation", "printed", "at", "quote", "speaker", "report",
    "confidence", "statistic", "claim",
)  # fmt: skip

_QUERY = """
SELECT ?document ?label ?value ?unit ?comparator ?lower ?upper ?measure ?agency ?campaign ?sector ?subject ?place
       ?from ?to ?year ?transformation ?printed ?at ?quote ?speaker ?report ?confidence ?statistic ?claim WHERE {
  ?claim ekg:assertsStatistic ?statistic ; ekg:printed ?printed ; ekg:printedAt ?at ; ekg:evidence ?passage ;
         ekg:confidence ?confidence .
  ?passage oa:exact ?quote ; oa:hasSource ?d . ?d dcterms:identifier ?document .
  ?statistic sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure ?u ; ekg:comparator ?c ; ekg:measure ?m ;
             ekg:transformation ?t .
  ?u skos:notation ?unit . ?c skos:notation ?comparator . ?t skos:notation ?transformation .
  ?m skos:prefLabel ?measure .
  OPTIONAL { ?statistic rdfs:label ?label . FILTER(LANG(?label) = "en") }
  OPTIONAL { ?statistic ekg:lowerBound ?lower }
  OPTIONAL { ?statistic ekg:upperBound ?upper }
  OPTIONAL { ?statistic ekg:year ?year }
  OPTIONAL { ?statistic sdmx-dimension:refPeriod ?p . ?p dcat:startDate ?from ; dcat:endDate ?to }
  OPTIONAL { ?statistic ekg:agency ?a . ?a skos:prefLabel ?agency }
  OPTIONAL { ?statistic ekg:campaign ?k . ?k skos:prefLabel ?campaign }
  OPTIONAL { ?statistic ekg:sector ?s . ?s skos:prefLabel ?sector }
  OPTIONAL { ?statistic ekg:subjectMatter ?j . ?j skos:prefLabel ?subject }
  OPTIONAL { ?statistic sdmx-dimension:refArea ?l . ?l skos:prefLabel ?place }
  OPTIONAL { ?claim ekg:assertedBy ?b . ?b skos:prefLabel ?speaker }
  OPTIONAL { ?claim ekg:accordingTo ?r . ?r dcterms:title ?report }
}"""
#: Cells that a spreadsheet would run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def statistics_csv(store: Store) -> bytes:
    """UTF-8 with byte order mark; names in English where a thing has two."""
    best: dict[str, list[str]] = {}
    header = list(COLUMNS)
    for row in rows(store, _QUERY):
        cells: list[str] = [_safe(value_of(row, name) or "") for name in COLUMNS]
        claim = cells[-1]
        if claim not in best or _rank(cells) < _rank(best[claim]):
            best[claim] = cells
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    ordered: list[list[str]] = sorted(best.values(), key=_place)
    writer.writerows(ordered)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _place(cells: list[str]) -> tuple[str, int, str]:
    """Document, offset, claim."""
    return cells[0], int(cells[COLUMNS.index("at")]), cells[-1]


def _rank(cells: list[str]) -> tuple[int, list[str]]:
    """English (ASCII) names first, then alphabetical: a total order, so the choice is stable."""
    return sum(1 for cell in cells if not cell.isascii()), cells


def _safe(cell: str) -> str:
    number = cell.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not number else cell
