"""Claims about figures read back from a graph: who states which statistic, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Store

from kg.graph.figures import rows, value_of
from kg.graph.names import codes_of, labels_of

__all__ = ["ClaimRow", "claims_of", "find_claims"]

_CLAIMS = """
SELECT ?claim ?statistic ?document ?identifier ?language ?type ?source ?publisher ?printed ?at
       ?quote ?start ?end ?speaker ?official ?report ?confidence ?status WHERE {
  ?claim ekg:assertsStatistic ?statistic ; ekg:printed ?printed ; ekg:printedAt ?at ; ekg:evidence ?passage .
  ?passage oa:hasSource ?document ; oa:exact ?quote ; oa:start ?start ; oa:end ?end .
  ?document dcterms:identifier ?identifier .
  OPTIONAL { ?document dcterms:language ?language }
  OPTIONAL { ?document dcterms:type ?type OPTIONAL { ?type skos:broader ?source } }
  OPTIONAL { ?document dcterms:publisher ?publisher }
  OPTIONAL { ?claim ekg:assertedBy ?speaker OPTIONAL { ?speaker a ?official FILTER(?official = ekg:Agency) } }
  OPTIONAL { ?claim ekg:accordingTo ?report }
  OPTIONAL { ?claim ekg:confidence ?confidence }
  OPTIONAL { ?claim ekg:status ?status }
}"""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim that states a figure.

    ``at`` is the offset of the printed figure in the document, ``quote`` the sentence from ``start`` to
    ``end``, ``report`` the title of the report relied on, ``type`` the notation of the type of document.
    ``speaker`` and ``publisher`` are names, ``speaker_iri`` says which of that name. ``primary`` is true of
    a document of the body that counts, ``official`` of a speaker that is a public body.
    """

    claim: str
    statistic: str
    document: str
    identifier: str
    printed: str
    at: int
    quote: str
    label: str
    start: int = 0
    end: int = 0
    type: str = ""
    publisher: str | None = None
    speaker: str | None = None
    speaker_iri: str | None = None
    report: str | None = None
    confidence: Decimal | None = None
    status: str = ""
    language: str = "en"
    primary: bool = False
    official: bool = False


def claims_of(store: Store, language: str = "en") -> list[ClaimRow]:
    """Every claim about a figure, each once, by document and offset; names in the language asked for."""
    labels, codes = labels_of(store, language), codes_of(store)
    found: dict[str, dict[str, str | None]] = {}
    for row in rows(store, _CLAIMS):
        cells = {name: value_of(row, name) for name in row}
        kept = found.setdefault(str(cells["claim"]), cells)
        # a claim with two speakers or reports is one row: that of the smallest values
        if kept is not cells and _order(cells) < _order(kept):
            found[str(cells["claim"])] = cells
    claims = (_claim(cells, labels, codes) for cells in found.values())
    return sorted(claims, key=lambda c: (c.identifier, c.at, c.claim))


def _order(cells: Mapping[str, str | None]) -> list[str]:
    return [value or "" for _, value in sorted(cells.items())]


def _claim(cells: Mapping[str, str | None], labels: Mapping[str, str], codes: Mapping[str, str]) -> ClaimRow:
    def name(column: str) -> str | None:
        iri = cells[column]
        return None if iri is None else labels.get(iri, iri)

    confidence, statistic = cells["confidence"], str(cells["statistic"])
    return ClaimRow(
        claim=str(cells["claim"]),
        statistic=statistic,
        document=str(cells["document"]),
        identifier=str(cells["identifier"]),
        printed=str(cells["printed"]),
        at=int(str(cells["at"])),
        quote=str(cells["quote"]),
        label=labels.get(statistic, str(cells["printed"])),
        start=int(str(cells["start"])),
        end=int(str(cells["end"])),
        type=codes.get(cells["type"] or "", ""),
        publisher=name("publisher"),
        speaker=name("speaker"),
        speaker_iri=cells["speaker"],
        report=name("report"),
        confidence=None if confidence is None else Decimal(confidence),
        status=codes.get(cells["status"] or "", ""),
        language=cells["language"] or "en",
        primary=codes.get(cells["source"] or "") == "primary-source",
        official=cells["official"] is not None,
    )


def find_claims(claims: Iterable[ClaimRow], reference: str) -> list[ClaimRow]:
    """Claims that a reference names.

    Parameters
    ----------
    reference
        IRI of a statistic or claim, or ``document:printed`` (``a.txt:over 15,000``), where the document may
        be given without its folder or ending and the figure without its noun.

    Returns
    -------
    list of ClaimRow
        Those printed exactly so, else those whose printed figure starts or contains it; empty when none.
    """
    every = list(claims)
    by_iri = [c for c in every if reference in (c.claim, c.statistic)]
    if by_iri or reference.startswith(("http://", "https://")):
        return by_iri
    document, _, printed = reference.partition(":")
    here = [c for c in every if _names(c.identifier, document.strip())]
    wanted = " ".join(printed.split()).casefold()
    exact = [c for c in here if " ".join(c.printed.split()).casefold() == wanted]
    return exact or [c for c in here if wanted and wanted in " ".join(c.printed.split()).casefold()]


def _names(identifier: str, given: str) -> bool:
    name = identifier.rsplit("/", 1)[-1]
    return given in (identifier, name, name.rsplit(".", 1)[0])
