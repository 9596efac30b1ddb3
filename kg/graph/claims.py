"""Claims about figures read back from a graph: who states which statistic, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Store

from kg.graph.figures import rows, value_of

__all__ = ["ClaimRow", "claims_of", "find_claims"]

_CLAIMS = """
SELECT ?claim ?stat ?document ?identifier ?printed ?at ?quote ?speaker ?confidence ?report ?label WHERE {
  ?claim ekg:assertsStatistic ?stat ; ekg:printed ?printed ; ekg:printedAt ?at ; ekg:evidence ?passage .
  ?passage oa:hasSource ?document ; oa:exact ?quote .
  ?document dcterms:identifier ?identifier .
  OPTIONAL { ?claim ekg:assertedBy ?s . ?s rdfs:label|skos:prefLabel ?speaker }
  OPTIONAL { ?claim ekg:confidence ?confidence }
  OPTIONAL { ?claim ekg:accordingTo ?r . ?r dcterms:title ?report }
  OPTIONAL { ?stat rdfs:label ?label . FILTER(LANG(?label) = "en") }
}"""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim that states a figure.

    ``at`` is the offset of the printed figure in the document, ``quote`` the sentence, ``report`` the title
    of the report relied on.
    """

    claim: str
    statistic: str
    document: str
    identifier: str
    printed: str
    at: int
    quote: str
    label: str
    speaker: str | None = None
    report: str | None = None
    confidence: Decimal | None = None


def claims_of(store: Store) -> list[ClaimRow]:
    """Every claim about a figure, each once, by document and offset."""
    found: dict[str, ClaimRow] = {}
    for row in rows(store, _CLAIMS):
        cells = {name: value_of(row, name) for name in row}
        confidence = cells["confidence"]
        claim = ClaimRow(
            claim=str(cells["claim"]),
            statistic=str(cells["stat"]),
            document=str(cells["document"]),
            identifier=str(cells["identifier"]),
            printed=str(cells["printed"]),
            at=int(str(cells["at"])),
            quote=str(cells["quote"]),
            label=str(cells["label"] or cells["printed"]),
            speaker=cells["speaker"],
            report=cells["report"],
            confidence=None if confidence is None else Decimal(confidence),
        )
        kept = found.get(claim.claim)
        if kept is None or (claim.speaker or "", claim.report or "") < (
            kept.speaker or "",
            kept.report or "",
        ):
            found[claim.claim] = claim
    return sorted(found.values(), key=lambda c: (c.identifier, c.at, c.claim))


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
