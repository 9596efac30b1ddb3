"""What the opening of a text tells of what is to come: when it happened, and in which campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.acting import is_judicial, place_opening
from kg.extract.agencies import Agencies
from kg.extract.anchors import is_fresh
from kg.extract.frames import Frames
from kg.extract.scopes import Scope
from kg.extract.spans import ActorRole, Clause, Reading, WhenKind
from kg.extract.words import values
from kg.model import Period, Span

__all__ = ["Opening", "look_ahead"]

#: Rules of stretches that only begin in the past, and of days on which news is told: no times of a whole text.
_NOT_FORESEEN = frozenset({"flow", "since", "since-month", "weekday", "days-ago", "weekend", "weeks-ago"})
#: A name this near to the start of its block opens it: the block is about it.
_OPENS = 6


@dataclass
class Opening:
    """The first paragraphs of a document, read before its frames are filled."""

    frames: Frames
    _announced: bool = False
    _counted: int = 0
    _dated: bool = False
    _untimed: bool = False

    def foresee(self, readings: Sequence[Reading]) -> None:
        """Take the first past period, and the campaign that a sentence only describes, from the next paragraph.

        Where the opening speaks of a campaign before it has a name, the first that is named is that one; a
        campaign that is named behind two paragraphs with figures is not that of the first.
        """
        frames = self.frames
        for reading in readings:
            self._untimed = self._untimed or (
                bool(reading.drafts)
                and all(when.kind is WhenKind.NOTE for clause in reading.clauses for when in clause.whens)
            )
            for clause in reading.clauses:
                self._foresee_period(clause)
                self._announced = self._announced or clause.campaign_ahead
                if frames.carries_actors and frames.campaigns.top() is None:
                    for campaign, span in frames.meanings.campaigns_of(clause):
                        if self._announced or self._is_topic(span, reading):
                            frames.campaigns.put(campaign, span, Scope.PREVIOUS)
        if any(reading.drafts for reading in readings):
            self._counted += 1
            self._dated = self._dated or any(
                clause.whens for reading in readings for clause in reading.clauses
            )

    def _is_topic(self, campaign: Span, reading: Reading) -> bool:
        """Whether a sentence without figures is about a campaign, of which the paragraph before may tell, too."""
        opens = campaign.start - reading.sentence.block.span.start <= _OPENS
        before = not self._counted or (self._counted == 1 and opens and not self._dated)
        return before and not reading.drafts

    def _foresee_period(self, clause: Clause) -> None:
        for when in clause.whens:
            told = when.kind is WhenKind.PERIOD and when.rule not in _NOT_FORESEEN and not when.passing
            if told and self.frames.periods.top() is None:
                period = self.frames.meanings.period_of(when)
                year = period is not None and period == Period.year(period.end.year)
                if year and self._untimed:
                    continue  # "Last year it closed 12": what came before is news, not of that year
                if period is not None and is_fresh(period, self.frames.published):
                    self.frames.periods.put(period, when.span, Scope.PREVIOUS)


def look_ahead(bodies: Agencies, readings: Sequence[Reading]) -> None:
    """Where nobody acts yet, a paragraph in English is about the first body that acts in it later on.

    No court did what is told before it, nor a body in another place.
    """
    if not bodies.carries or bodies.stack.top() is not None or bodies.linker.publisher_agency is not None:
        return
    acting = (
        (agency, reading)
        for reading in readings
        for clause in reading.clauses
        if (agency := bodies.acting(clause.actors)) is not None and not _is_private(bodies, clause)
    )
    first, told = next(acting, (None, None))
    counted = next((reading for reading in readings if reading.drafts), None)
    if first is None or told is None or counted is None:
        return
    later = told is not counted and is_judicial(bodies.linker.lexicon, first[0].label)
    text = bodies.linker.document.text
    places = {place_opening(text, reading) for reading in (counted, told)} - {None}
    if not later and len(places) <= 1:
        bodies.stack.put(first[0], first[1], Scope.PREVIOUS)


def _is_private(bodies: Agencies, clause: Clause) -> bool:
    """Whether those who act in a clause are no authorities: of banks and platforms no text is told before them."""
    kinds = values(bodies.linker.lexicon, "body-noun", "en")
    text = bodies.linker.document.text
    acting = (actor.span.of(text).lower() for actor in clause.actors if actor.role is ActorRole.ACTOR)
    return all(kinds.get(words) == "private" for words in acting)
