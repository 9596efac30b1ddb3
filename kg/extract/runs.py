"""When the campaign of the title ran, as far as the text says anywhere: figures of another time are not its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.frames import Frames
from kg.extract.scopes import Scope
from kg.extract.spans import Clause, Reading, WhenKind
from kg.model import Entity, Period

__all__ = ["foresee_run"]

#: A stretch of so many days is that of a campaign; a longer one is that of a report.
_LONGEST = 300
#: Names that end alike in so many characters are of one campaign: 根治欠薪冬季行动, 治理欠薪冬季行动.
_ALIKE = 5


def foresee_run(frames: Frames, readings: Iterable[Reading]) -> None:
    """Note when the campaign that the title names ran, where a sentence names it with its time."""
    title = frames.campaigns.at(Scope.DOCUMENT)
    if title is None:
        return
    for reading in readings:
        for before, clause in pairwise([Clause(reading.sentence.span), *reading.clauses]):
            named = frames.meanings.campaign_of(clause)
            if named is not None and _alike(title.value, named[0]):
                run = next(_runs(frames, (clause, before)), None)
                if run is not None:
                    frames.drives.years[title.value.iri] = run
                    return


def _runs(frames: Frames, clauses: Iterable[Clause]) -> Iterator[Period]:
    """The stretches of some months that clauses tell."""
    for clause in clauses:
        for when in clause.whens:
            period = frames.meanings.period_of(when) if when.kind is WhenKind.PERIOD else None
            if period is not None and (period.end - period.start).days < _LONGEST and when.rule != "edition":
                yield period


def _alike(one: Entity, other: Entity) -> bool:
    return one.iri == other.iri or (
        one.language == other.language == "zh" and one.label[-_ALIKE:] == other.label[-_ALIKE:]
    )
