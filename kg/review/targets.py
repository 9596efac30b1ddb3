"""What of an extraction an entry decides on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import CorrectionError
from kg.model import Entity, Extraction, Figure, LedgerEntry, Outcome, Span
from kg.review.correction import Action, Correction, Name
from kg.review.locate import Located, locate

__all__ = ["Target", "agrees", "same", "target_of"]

#: Transformation of a figure that is stated as such, not as a change or share.
_LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure or a relation by index, or a numeral that was not read as a figure."""

    located: Located
    figure: int | None = None
    relation: int | None = None
    numeral: LedgerEntry | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """The same for two entries that decide on the same thing."""
        if self.numeral is not None:
            return ("numeral", self.numeral.span.start, self.numeral.span.end)
        return ("figure", self.figure, 0) if self.figure is not None else ("relation", self.relation or 0, 0)


def target_of(
    extraction: Extraction,
    one: Correction,
    resolve: Callable[[Name], Entity],
    *,
    was: Mapping[str, Any],
    says: Mapping[str, Any],
) -> Target:
    """What an entry decides on.

    Parameters
    ----------
    was, says
        What was read of the figure meant, and what the entry says of it: they tell which of several it is.

    Raises
    ------
    CorrectionError
        Its evidence is gone, or nothing or several things are read there.
    """
    located = locate(one.evidence, extraction.document)
    if one.relation is not None:
        return Target(located, relation=_relation(extraction, one, located, resolve))
    span = located.printed or located.quote
    figures = [i for i, f in enumerate(extraction.figures) if f.printed == span] or [
        i for i, f in enumerate(extraction.figures) if f.printed.overlaps(span)
    ]
    if not figures:
        return Target(located, numeral=_numeral(extraction, span))
    return Target(
        located, figure=_the_one(extraction, figures, was, says if one.action is Action.ACCEPT else {})
    )


def _the_one(
    extraction: Extraction, figures: Sequence[int], was: Mapping[str, Any], says: Mapping[str, Any]
) -> int:
    """The figure meant: as it was read, as it is accepted, else the level that the numeral prints."""
    told = [index for index in figures if agrees(extraction.figures[index], was)]
    if was and not told:
        raise CorrectionError(
            "No figure is read there as it was", remedy="Check the quote, or undo the entry"
        )
    accepted = [index for index in told if says and agrees(extraction.figures[index], says)]
    levels = [index for index in told if extraction.figures[index].transformation == _LEVEL]
    for chosen in (told, accepted, levels):
        if len(chosen) == 1:
            return chosen[0]
    shown = ", ".join(repr(extraction.figures[i].printed.of(extraction.document.text)) for i in told)
    raise CorrectionError(
        f"It names several figures: {shown}",
        remedy='Add printed = one of them, or was = { measure = "..." } as it was read',
    )


def agrees(figure: Figure, values: Mapping[str, Any]) -> bool:
    """Whether a figure has all these values."""
    return all(same(getattr(figure, key), value) for key, value in values.items())


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same thing or number."""
    if isinstance(one, Entity) and isinstance(other, Entity):
        return one.iri == other.iri
    return one == other


def _numeral(extraction: Extraction, span: Span) -> LedgerEntry:
    numerals = [entry for entry in extraction.ledger if entry.span.overlaps(span)]
    unread = [entry for entry in numerals if entry.outcome is not Outcome.EXTRACTED]
    if len(unread) != 1:
        raise CorrectionError("No figure is read there any more", remedy="Check the quote, or undo the entry")
    return unread[0]


def _relation(
    extraction: Extraction, one: Correction, located: Located, resolve: Callable[[Name], Entity]
) -> int:
    stated = one.relation
    if stated is None:
        raise CorrectionError("It names no relation")
    subject, other = resolve(stated.subject).iri, resolve(stated.object).iri
    for index, relation in enumerate(extraction.relations):
        same = relation.predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1] == stated.predicate.rsplit(":", 1)[-1]
        ends = (relation.subject.iri, relation.object.iri) == (subject, other)
        if same and ends and relation.sentence.overlaps(located.quote):
            return index
    raise CorrectionError(
        "The relation is not read there any more", remedy="Check the quote, or undo the entry"
    )
