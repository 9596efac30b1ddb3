"""When the campaign of the title ran, as far as the text says anywhere: figures of another time are not its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.frames import Frames
from kg.extract.scopes import Held, Scope
from kg.extract.spans import Clause, Reading, WhenKind
from kg.model import BlockKind, Entity, Period

__all__ = ["foresee_run"]

#: A stretch of so many days is that of a campaign; a longer one is that of a report.
_LONGEST = 300
#: Names that end alike in so many characters are of one campaign: 根治欠薪冬季行动, 治理欠薪冬季行动.
_ALIKE = 5
#: A name this near to the start of its block opens it.
_OPENS = 3


def foresee_run(frames: Frames, readings: Iterable[Reading]) -> None:
    """Note when the campaign that the title names ran, where a sentence names it, or "the campaign", with its time.

    The latter, in a sentence without figures, dates a text that tells no time before.
    """
    title = frames.campaigns.at(Scope.DOCUMENT)
    if title is None:
        return
    counted = False
    for reading in readings:
        if not frames.carries_actors and counted and _labels(title, frames, reading):
            frames.drives.untitle()
            return
        counted = counted or bool(reading.drafts)
        for before, clause in pairwise([Clause(reading.sentence.span), *reading.clauses]):
            named = frames.meanings.campaign_of(clause)
            again = (
                named is None and clause.campaign_again and not reading.drafts and not frames.periods.top()
            )
            if again or (named is not None and _alike(title.value, named[0])):
                runs = _runs(frames, (clause, before))
                run = next((run for run in runs if not again or _lasts(run)), None)
                if run is not None:
                    frames.drives.years[title.value.iri] = run
                    if again:
                        frames.periods.put(run, None, Scope.PREVIOUS)
                    return


def _runs(frames: Frames, clauses: Iterable[Clause]) -> Iterator[Period]:
    """The stretches of some months that clauses tell."""
    for clause in clauses:
        for when in clause.whens:
            period = frames.meanings.period_of(when) if when.kind is WhenKind.PERIOD else None
            if period is not None and (period.end - period.start).days < _LONGEST and when.rule != "edition":
                yield period


def _lasts(period: Period) -> bool:
    """Whether a stretch is longer than a month, as that of "the campaign" is."""
    return (period.start.year, period.start.month) != (period.end.year, period.end.month)


def _alike(one: Entity, other: Entity) -> bool:
    return one.iri == other.iri or (
        one.language == other.language == "zh" and one.label[-_ALIKE:] == other.label[-_ALIKE:]
    )


def _labels(title: Held[Entity], frames: Frames, reading: Reading) -> bool:
    """Whether the campaign of the title is named first as that of one section: 【“青松”行动】."""
    sentence = reading.sentence
    names = (frames.meanings.campaign_of(clause) for clause in reading.clauses[:1])
    named = next((name for name in names if name is not None), None)
    if named is None or sentence.index or not _alike(title.value, named[0]):
        return False
    label = sentence.block.kind is BlockKind.HEADING
    bracket = frames.linker.document.text.startswith("【", sentence.span.start)
    return label or (bracket and named[1].start - sentence.span.start <= _OPENS)
