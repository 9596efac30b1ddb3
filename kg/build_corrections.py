"""The corrections of a build: collected before the documents are read, accounted for after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.lexicon import Lexicon
from kg.model import Document, Entity, Extraction
from kg.review import (
    Correction,
    Fault,
    FaultKind,
    Naming,
    Reviewed,
    apply,
    naming_of,
    read_corrections,
    standing,
)
from kg.review.correction import ABOUT_CLAIMS, Action

__all__ = ["Corrections", "Outcome", "account", "collect"]


@dataclass(frozen=True)
class Corrections:
    """The entries that stand, for all documents, and those that cannot be applied to any."""

    claims: tuple[Correction, ...] = ()
    naming: Naming = field(default_factory=Naming)
    faults: tuple[Fault, ...] = ()

    def lexicon(self, document: Document, lexicon: Lexicon) -> Lexicon:
        """The lexicon to read a document with: with the names that people added and parted."""
        return self.naming.within(document)[0].revised(lexicon)

    def apply(self, extraction: Extraction, lexicon: Lexicon) -> tuple[Reviewed, Outcome]:
        """What holds of an extraction, and what became of the entries about its document."""
        naming, stale = self.naming.within(extraction.document)
        reviewed = apply(extraction, self.claims, naming, lexicon)
        moved = {f"{d.correction.place}: {_MOVED}" for d in reviewed.decisions if d.moved}
        return reviewed, Outcome(
            applied=frozenset(decision.correction.digest for decision in reviewed.decisions)
            | {edit.correction.digest for edit in naming.edits}
            | {digest for digest, _ in reviewed.renamed},
            renamed=frozenset(reviewed.renamed),
            moved=frozenset(moved),
            faults=frozenset({*stale, *reviewed.faults}),
        )


_MOVED = "The words stand elsewhere now; found by the quote"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the entries in one document, or in all.

    Parameters
    ----------
    applied
        Digests of entries that were applied.
    moved
        Entries that hold although their offsets do not, as messages.
    """

    applied: frozenset[str] = frozenset()
    renamed: frozenset[tuple[str, Entity]] = frozenset()
    moved: frozenset[str] = frozenset()
    faults: frozenset[Fault] = frozenset()


def collect(folders: Iterable[Path], lexicon: Lexicon) -> Corrections:
    """The entries of all folders that stand.

    Raises
    ------
    UsageError
        A folder that is not there.
    """
    found = [read_corrections(folder) for folder in folders]
    kept, undone = standing(one for collected in found for one in collected.corrections)
    naming, clashes = naming_of(kept, lexicon)
    return Corrections(
        claims=tuple(one for one in kept if one.action in ABOUT_CLAIMS),
        naming=naming,
        faults=tuple(sorted({*(f for collected in found for f in collected.faults), *undone, *clashes})),
    )


def account(corrections: Corrections, outcomes: Sequence[Outcome]) -> Outcome:
    """What became of every entry; one that found nothing in any document is stale."""
    applied = frozenset().union(*(outcome.applied for outcome in outcomes))
    faults = frozenset(corrections.faults).union(*(outcome.faults for outcome in outcomes))
    named = {fault.place for fault in faults}
    decided = {
        one.digest: one
        for one in (
            *corrections.claims,
            *(merge.correction for merge in corrections.naming.merges),
            *(edit.correction for edit in corrections.naming.edits if str(edit.correction.evidence)),
        )
    }
    stale = [
        one.fault(FaultKind.STALE, _why_stale(one))
        for one in decided.values()
        if one.digest not in applied and one.place not in named
    ]
    return Outcome(
        applied=applied,
        renamed=frozenset().union(*(outcome.renamed for outcome in outcomes)),
        moved=frozenset().union(*(outcome.moved for outcome in outcomes)),
        faults=faults | frozenset(stale),
    )


def _why_stale(one: Correction) -> str:
    if one.action is Action.MERGE:
        return f"No document names {one.entity}"
    return f"The document {one.evidence} is not in this build"
