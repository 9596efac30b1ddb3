"""What a reviewer should look at: conflicts, unresolved numerals, candidates, and what is least certain.

Nothing is listed on which somebody has decided: what is settled has another status in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from pyoxigraph import Store

from kg.errors import CorrectionError
from kg.graph.claims import ClaimRow, claims_of
from kg.graph.figures import Stated, rows, stated_figures, value_of
from kg.graph.names import codes_of, labels_of
from kg.lexicon import Lexicon
from kg.review import Action, Correction, Name
from kg.review.entries import Value
from kg.review.names import KINDS, fold, record_named
from kg.review.periods import period_text

__all__ = ["Item", "Reason", "undecided", "worklist"]

T = TypeVar("T")


class Reason(StrEnum):
    """Why something is on the list, the most pressing first."""

    CONFLICT = "conflict"
    UNRESOLVED = "unresolved"
    CANDIDATE = "candidate"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide on, with its evidence.

    Parameters
    ----------
    quote, start, printed, at
        The sentence and the figure, or name, in it, with their offsets in the document.
    says
        What it was read as; "" where it was not read.
    why
        What the reason is, in words.
    reading
        The figure in the terms of an entry, so that accepting it says what is accepted.
    was
        What tells the figure from others of the same numeral, in the terms of an entry.
    name
        For a candidate: its name and IRI.
    """

    reason: Reason
    document: str
    sha256: str
    quote: str
    start: int
    printed: str
    at: int
    says: str
    why: str
    confidence: Decimal | None = None
    reading: Mapping[str, Value] = field(default_factory=dict)
    was: Mapping[str, Value] = field(default_factory=dict)
    name: Name | None = None

    def evidence(self) -> dict[str, Value]:
        """The evidence in the terms of an entry."""
        told = {key: v for key, v in self.was.items() if isinstance(v, str | Decimal)}
        return {
            "document": self.document,
            "sha256": self.sha256,
            "quote": self.quote,
            "start": self.start,
            "printed": self.printed,
            "at": self.at,
            **({"was": told} if told else {}),
        }

    def to_json(self) -> dict[str, object]:
        """Plain values for programs."""
        return {
            "reason": self.reason.value,
            **{key: _plain(value) for key, value in self.evidence().items()},
            "says": self.says,
            "why": self.why,
            "confidence": None if self.confidence is None else float(self.confidence),
            "reading": _plain(self.reading),
        }


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


_DOUBTS = "SELECT ?claim ?doubt WHERE { ?claim ekg:doubt ?doubt }"
_CONFLICTS = "SELECT ?stat ?other WHERE { ?stat ekg:conflictsWith ?other }"
_NUMERALS = """
SELECT ?document ?identifier ?quote ?start ?printed ?at ?why WHERE {
  ?n ekg:outcome <https://w3id.org/enfkg/id/code/outcome/unresolved> ; ekg:printed ?printed ; ekg:printedAt ?at ;
     ekg:reason ?why ; ekg:evidence ?passage .
  ?passage oa:exact ?quote ; oa:start ?start ; oa:hasSource ?document . ?document dcterms:identifier ?identifier .
}"""
_CANDIDATES = """
SELECT ?thing ?name ?stat WHERE {
  ?thing ekg:status <https://w3id.org/enfkg/id/code/status/candidate> ; skos:prefLabel ?name .
  ?stat ekg:measure|ekg:agency|ekg:campaign|ekg:sector|ekg:subjectMatter|sdmx-dimension:refArea ?thing .
}"""
_CANDIDATE = "candidate"


def worklist(store: Store, lexicon: Lexicon, *, reasons: Iterable[Reason] = tuple(Reason)) -> list[Item]:
    """Everything to decide on, by reason, then the least certain or the most used first.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> worklist(Store(), load_lexicon())
    []
    """
    found = _Worklist(store, lexicon)
    wanted = set(reasons)
    parts = {
        Reason.CONFLICT: found.conflicts,
        Reason.UNRESOLVED: found.unresolved,
        Reason.CANDIDATE: found.candidates,
        Reason.CONFIDENCE: found.least_certain,
    }
    return [item for reason, part in parts.items() if reason in wanted for item in part()]


def undecided(items: Iterable[Item], corrections: Iterable[Correction]) -> list[Item]:
    """Items on which no entry decides that is written but not yet built.

    Examples
    --------
    >>> undecided([], [])
    []
    """
    places: set[tuple[str, int | None]] = set()
    names: set[str] = set()
    for one in corrections:
        if one.action is Action.MERGE and one.entity is not None:
            names |= {one.entity.iri, fold(one.entity.text)}
        places.add((one.evidence.document, one.evidence.at))
    return [item for item in items if not _is_decided(item, places, names)]


def _is_decided(item: Item, places: set[tuple[str, int | None]], names: set[str]) -> bool:
    if item.name is not None:
        return item.name.iri in names or fold(item.name.text) in names
    return (item.document, item.at) in places


class _Worklist:
    """The parts of a worklist, from what a graph says."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        self.store, self.lexicon = store, lexicon
        self.figures, self.codes, self.names = stated_figures(store), codes_of(store), labels_of(store)
        every = claims_of(store)
        self.stating = _grouped((claim.statistic, claim) for claim in every)
        self.claims = [claim for claim in every if claim.status == _CANDIDATE]
        self.doubts = _grouped(_pairs(store, _DOUBTS))
        self.printed = _grouped((f"{claim.document}#{claim.at}", claim) for claim in every)

    def conflicts(self) -> Iterator[Item]:
        """Each claim of a figure that contradicts another, with what it contradicts."""
        against = _grouped(_pairs(self.store, _CONFLICTS))
        found = (claim for claim in self.claims if claim.statistic in against)
        for claim in sorted(found, key=lambda c: (c.label, c.identifier, c.at)):
            others = sorted(
                f"{other.label} ({other.identifier}: “{other.printed}”)"
                for statistic in against[claim.statistic]
                for other in self.stating.get(statistic, ())
            )
            yield self._figure(Reason.CONFLICT, claim, f"contradicts {'; '.join(others)}")

    def least_certain(self) -> Iterator[Item]:
        """Each claim on which nobody has decided."""
        for claim in sorted(self.claims, key=lambda c: (c.confidence or 0, c.identifier, c.at)):
            yield self._figure(Reason.CONFIDENCE, claim, "; ".join(sorted(self.doubts.get(claim.claim, []))))

    def unresolved(self) -> Iterator[Item]:
        """Each numeral that no rule could read."""
        found = [{name: value_of(row, name) or "" for name in row} for row in rows(self.store, _NUMERALS)]
        for cells in sorted(found, key=lambda c: (c["identifier"], int(c["at"]))):
            yield Item(
                reason=Reason.UNRESOLVED,
                document=cells["identifier"],
                sha256=_digest(cells["document"]),
                quote=cells["quote"],
                start=int(cells["start"]),
                printed=cells["printed"],
                at=int(cells["at"]),
                says="",
                why=cells["why"],
            )

    def candidates(self) -> Iterator[Item]:
        """Each name without a record, with one of its figures; the most used first."""
        used: dict[tuple[str, str], list[ClaimRow]] = {}
        for row in rows(self.store, _CANDIDATES):
            known_as = (str(value_of(row, "name")), str(value_of(row, "thing")))
            used.setdefault(known_as, []).extend(self.stating.get(str(value_of(row, "stat")), ()))
        for (name, thing), claims in sorted(used.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            if claims:
                first = min(claims, key=lambda c: (c.identifier, c.at, c.claim))
                count = f"{len(claims)} figure{'' if len(claims) == 1 else 's'}"
                item = self._figure(Reason.CANDIDATE, first, f"{name}: no record, in {count}")
                yield replace(item, name=Name(name, thing, new=True))

    def _figure(self, reason: Reason, claim: ClaimRow, why: str) -> Item:
        reading = dict(self._reading(self.figures[claim.statistic]))
        return Item(
            reason=reason,
            document=claim.identifier,
            sha256=_digest(claim.document),
            quote=claim.quote,
            start=claim.start,
            printed=claim.printed,
            at=claim.at,
            says=claim.label,
            why=why,
            confidence=claim.confidence,
            reading=reading,
            was=self._was(claim, reading),
        )

    def _was(self, claim: ClaimRow, reading: Mapping[str, Value]) -> dict[str, Value]:
        """What no other figure of the same numeral was read as."""
        others = [
            dict(self._reading(self.figures[other.statistic]))
            for other in self.printed[f"{claim.document}#{claim.at}"]
            if other.claim != claim.claim
        ]
        return {key: value for key, value in reading.items() if any(o.get(key) != value for o in others)}

    def _reading(self, figure: Stated) -> Iterator[tuple[str, Value]]:
        """What a statistic says, key by key of an entry."""
        yield "value", figure.value
        yield "comparator", figure.comparator
        yield "granularity", figure.granularity
        yield "unit", self.codes.get(figure.dimensions["unit"], "")
        for key in KINDS:
            iri = figure.part if key == "part" else figure.dimensions.get(key)
            if iri:
                yield key, self._name(key, iri)
        if figure.period is not None:
            yield "period", period_text(figure.period)
        yield "transformation", self.codes.get(figure.dimensions["transformation"], "")

    def _name(self, key: str, iri: str) -> Value:
        """A label that means this thing only, else its IRI; with its name where it has no record."""
        label = self.names.get(iri, iri)
        if iri not in self.lexicon:
            return {"name": label, "iri": iri}
        try:
            record = record_named(self.lexicon, Name(label), KINDS[key])
        except CorrectionError:
            return iri
        return label if record is not None and record.iri == iri else iri


def _digest(document: str) -> str:
    """The first digits of the digest of a text, which are the end of the IRI of its document."""
    return document.rsplit("/", 1)[-1]


def _pairs(store: Store, query: str) -> Iterator[tuple[str, str]]:
    for row in rows(store, query):
        first, second = row
        yield str(value_of(row, first)), str(value_of(row, second))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
