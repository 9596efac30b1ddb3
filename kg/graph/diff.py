"""What changed between two graphs, by document, claim and relation, as people would say it.

A claim is the same claim when it stands at the same place of the same text. A text that changed has other
offsets: there the claims are matched by what is printed, in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from pyoxigraph import NamedNode, Store

from kg.graph.claims import ClaimRow, claims_of
from kg.graph.figures import rows, value_of
from kg.graph.names import labels_of
from kg.graph.write_facts import DIMENSION_PREDICATES
from kg.terms import EKG, SDMX_DIMENSION, SDMX_MEASURE

__all__ = ["Difference", "Kind", "difference"]

_RELATIONS = (EKG.conflictsWith, EKG.refines, EKG.sameFigure, EKG.compatibleWith, EKG.contradictsLevels)
_SYMMETRIC = frozenset({EKG.conflictsWith, EKG.sameFigure, EKG.compatibleWith})
_PROPERTIES: Mapping[str, str] = {
    "value": SDMX_MEASURE.obsValue,
    "comparator": EKG.comparator,
    "granularity": EKG.granularity,
    "period": SDMX_DIMENSION.refPeriod,
    "basis": EKG.basis,
    **DIMENSION_PREDICATES,
}
#: What of a claim itself can change.
_SAID = ("speaker", "report", "status", "confidence")
_DOCUMENTS = (
    "SELECT ?name ?digest WHERE { ?d a ekg:Document ; dcterms:identifier ?name ; ekg:sha256 ?digest }"
)


class Kind(StrEnum):
    """What became of a claim."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim that came, went or says something else; ``fields`` maps what changed to before and after."""

    kind: Kind
    document: str
    printed: str
    quote: str
    before: str
    after: str
    fields: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One relation between two figures that came or went, in the labels of the figures."""

    kind: Kind
    relation: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two graphs.

    ``changed`` are documents of the same name whose text is another; ``quads`` counts those deleted and added.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    claims: tuple[ClaimChange, ...]
    relations: tuple[RelationChange, ...]
    quads: tuple[int, int]

    def __bool__(self) -> bool:
        return self.quads != (0, 0)

    def to_json(self) -> Mapping[str, object]:
        """The difference as plain values, for JSON."""
        return {
            "documents": {"added": self.added, "removed": self.removed, "changed": self.changed},
            "claims": [_plain(claim) for claim in self.claims],
            "relations": [_plain(relation) for relation in self.relations],
            "quads": {"deleted": self.quads[0], "added": self.quads[1]},
        }


def _plain(change: ClaimChange | RelationChange) -> dict[str, object]:
    return {field.name: getattr(change, field.name) for field in fields(change)}


def difference(before: Store, after: Store) -> Difference:
    """What the second graph says otherwise than the first.

    Examples
    --------
    >>> bool(difference(Store(), Store()))
    False
    """
    old, new = _digests(before), _digests(after)
    quads_old, quads_new = {str(quad) for quad in before}, {str(quad) for quad in after}
    same = {name for name in old if new.get(name) == old[name]}
    return Difference(
        added=tuple(sorted(set(new) - set(old))),
        removed=tuple(sorted(set(old) - set(new))),
        changed=tuple(sorted((set(old) & set(new)) - same)),
        claims=tuple(_claims(_Side(before), _Side(after), same)),
        relations=tuple(_relations(before, after)),
        quads=(len(quads_old - quads_new), len(quads_new - quads_old)),
    )


def _digests(store: Store) -> dict[str, str]:
    return {str(value_of(row, "name")): str(value_of(row, "digest")) for row in rows(store, _DOCUMENTS)}


class _Side:
    """The claims of one graph, and what each says in words."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.labels = labels_of(store)
        self.claims = claims_of(store)

    def keyed(self, same: set[str]) -> dict[tuple[str, object, int], ClaimRow]:
        """Claims by place in texts that are the same, else by what is printed and how often before."""
        found: dict[tuple[str, object, int], ClaimRow] = {}
        for claim in self.claims:
            mark: object = claim.at if claim.identifier in same else claim.printed
            number = 0
            while (claim.identifier, mark, number) in found:
                number += 1
            found[claim.identifier, mark, number] = claim
        return found

    def said(self, claim: ClaimRow) -> dict[str, str]:
        """What the claim says, field by field, in labels."""
        statistic = NamedNode(claim.statistic)
        found = {name: str(value) for name in _SAID if (value := getattr(claim, name)) is not None}
        for name, predicate in _PROPERTIES.items():
            pattern = self.store.quads_for_pattern(statistic, NamedNode(predicate), None, None)
            values = sorted(str(getattr(quad.object, "value", "")) for quad in pattern)
            if values:
                found[name] = self.labels.get(values[0], values[0])
        return found


def _claims(old: _Side, new: _Side, same: set[str]) -> Iterator[ClaimChange]:
    before, after = old.keyed(same), new.keyed(same)
    for key in sorted(before.keys() | after.keys(), key=lambda k: (k[0], str(k[1]).zfill(12), k[2])):
        was, now = before.get(key), after.get(key)
        if was is None and now is not None:
            yield ClaimChange(Kind.ADDED, now.identifier, now.printed, now.quote, "", now.label, {})
        elif now is None and was is not None:
            yield ClaimChange(Kind.REMOVED, was.identifier, was.printed, was.quote, was.label, "", {})
        elif was is not None and now is not None:
            said, says = old.said(was), new.said(now)
            changed = {
                name: (said.get(name, ""), says.get(name, ""))
                for name in (*_PROPERTIES, *_SAID)
                if said.get(name) != says.get(name)
            }
            if changed:
                yield ClaimChange(
                    Kind.CHANGED, now.identifier, now.printed, now.quote, was.label, now.label, changed
                )


def _relations(before: Store, after: Store) -> Iterator[RelationChange]:
    old, new = set(_related(before)), set(_related(after))
    for kind, found, labels in (
        (Kind.REMOVED, old - new, labels_of(before)),
        (Kind.ADDED, new - old, labels_of(after)),
    ):
        for relation, a, b in sorted(found):
            yield RelationChange(kind, relation.rsplit("#", 1)[-1], labels.get(a, a), labels.get(b, b))


def _related(store: Store) -> Iterable[tuple[str, str, str]]:
    for relation in _RELATIONS:
        for quad in store.quads_for_pattern(None, NamedNode(relation), None, None):
            a, b = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
            if relation not in _SYMMETRIC or a < b:
                yield relation, a, b
