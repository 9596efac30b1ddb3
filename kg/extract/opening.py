"""What the opening of a text tells of what is to come: when it happened, and in which campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.anchors import is_fresh
from kg.extract.frames import Frames
from kg.extract.scopes import Scope
from kg.extract.spans import Clause, Reading, WhenKind
from kg.model import Span

__all__ = ["Opening"]

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

    def foresee(self, readings: Sequence[Reading]) -> None:
        """Take the first past period, and the campaign that a sentence only describes, from the next paragraph.

        Where the opening speaks of a campaign before it has a name, the first that is named is that one; a
        campaign that is named behind two paragraphs with figures is not that of the first.
        """
        frames = self.frames
        for reading in readings:
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
            told = when.kind is WhenKind.PERIOD and when.rule not in _NOT_FORESEEN
            if told and self.frames.periods.top() is None:
                period = self.frames.meanings.period_of(when)
                if period is not None and is_fresh(period, self.frames.published):
                    self.frames.periods.put(period, when.span, Scope.PREVIOUS)
