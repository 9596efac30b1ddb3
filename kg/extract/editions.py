"""The campaign in force while a document is read, and the time of the edition of each.

A campaign goes on until another one, another year, or a new section; the one with which the text opens
outlives its sections.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.scopes import FrameStack, Held, Scope
from kg.model import Entity, Period

__all__ = ["Campaigns"]

_CARRIED = (Scope.PREVIOUS, Scope.LEAD, Scope.PARAGRAPH, Scope.SENTENCE)


@dataclass
class Campaigns:
    """The campaigns of one document by scope, and the period of the edition of each by its IRI."""

    stack: FrameStack[Entity] = field(default_factory=FrameStack)
    years: dict[str, Period] = field(default_factory=dict)
    _opening: str | None = None
    _sectioned: bool = False

    def forget(self) -> None:
        """End a campaign that the text before carried over."""
        for scope in _CARRIED:
            self.stack.forget(scope)

    def open_section(self, *, begun: bool) -> None:
        """A new section ends a campaign, unless the text opened with it before its first section.

        Parameters
        ----------
        begun
            Whether anything but headings has been read.
        """
        if not begun:
            return
        held = self.stack.at(Scope.PREVIOUS)
        if not self._sectioned:
            self._sectioned = True
            self._opening = None if held is None else held.value.iri
        elif held is not None and held.value.iri != self._opening:
            self.stack.forget(Scope.PREVIOUS)

    def new_period(self, period: Period) -> None:
        """A period of another year ends a campaign that its paragraph carried over."""
        held = self.stack.top()
        edition = None if held is None else self.years.get(held.value.iri)
        if held is None or held.scope <= Scope.SECTION or edition is None:
            return
        if edition.end.year != period.end.year:
            for scope in _CARRIED[1:]:
                self.stack.forget(scope)

    def in_force(self, period: Held[Period] | None) -> Held[Entity] | None:
        """The campaign of a figure; one that the title or a section names is not that of other years."""
        held = self.stack.top()
        edition = None if held is None else self.years.get(held.value.iri)
        if held is None or held.scope > Scope.SECTION or edition is None or period is None:
            return held
        apart = period.value.end < edition.start or edition.end < period.value.start
        return None if apart else held
