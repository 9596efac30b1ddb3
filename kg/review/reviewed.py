"""An extraction with what people decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Entity, Extraction, Figure, Span
from kg.review.correction import Correction, Fault

__all__ = ["ACCEPTED", "REJECTED", "SUPERSEDED", "Decision", "Reviewed"]

#: Notations of the decisions a review takes on a claim (``ontology/schemes/statuses.ttl``).
ACCEPTED, REJECTED, SUPERSEDED = "accepted", "rejected", "superseded"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry and what it decides on: the figure or relation at an index, or a numeral of the ledger.

    ``moved`` says that the words stand elsewhere than the entry says.
    """

    correction: Correction
    status: str
    figure: int | None = None
    relation: int | None = None
    numeral: Span | None = None
    moved: bool = False


@dataclass(frozen=True)
class Reviewed:
    """What a document states, as extracted and as it holds.

    Parameters
    ----------
    extraction
        What holds, in the order of the extractor; rejected figures keep their index, figures that only
        people read come last.
    originals
        By index, the figures that were replaced, as extracted.
    rejected, rejected_relations
        Indexes of what is rejected.
    stated
        Indexes of figures that only people read.
    renamed
        Things that another correction made one with others: its digest and the thing as extracted.
    """

    extraction: Extraction
    originals: Mapping[int, Figure] = field(default_factory=dict)
    rejected: frozenset[int] = frozenset()
    rejected_relations: frozenset[int] = frozenset()
    stated: frozenset[int] = frozenset()
    decisions: tuple[Decision, ...] = ()
    renamed: tuple[tuple[str, Entity], ...] = ()
    faults: tuple[Fault, ...] = ()

    def on(self, *, figure: int | None = None, relation: int | None = None) -> list[Decision]:
        """The decisions on a figure or on a relation, the last one last."""
        found = [d for d in self.decisions if (d.figure, d.relation, d.numeral) == (figure, relation, None)]
        return sorted(found, key=lambda d: (d.correction.when, d.correction.digest))
