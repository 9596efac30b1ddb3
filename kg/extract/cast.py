"""Who acts in a document: the agency it is about, and whether its paragraphs are each about another."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.link import Linker
from kg.model import Entity, Span

__all__ = ["Cast"]

#: A document whose paragraphs are opened by so many systems of agencies may be a digest of them.
_DIGEST = 3


@dataclass
class Cast:
    """The agencies that acted so far, by system, in order, and those that opened a paragraph."""

    linker: Linker
    _acted: dict[str, tuple[Entity, Span]] = field(default_factory=dict)
    _spoke: tuple[Entity, Span] | None = None
    _openers: list[str] = field(default_factory=list)
    _opened: bool = False
    _here: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        """The number of systems of agencies that acted."""
        return len(self._acted)

    def act(self, agency: Entity, span: Span) -> None:
        """Note who acts, and that it opened its paragraph if nobody acted there before."""
        system = self.linker.system(agency)
        self._acted.setdefault(system, (agency, span))
        self._here.append(system)
        if not self._opened:
            self._openers.append(system)
            self._opened = True

    def speak(self, agency: Entity, span: Span) -> None:
        """Note who speaks first."""
        self._spoke = self._spoke or (agency, span)

    def close_paragraph(self) -> None:
        """The next to act opens a paragraph."""
        self._opened = False
        self._here = []

    def mixed(self) -> bool:
        """Whether several systems of agencies acted in the paragraph in hand."""
        return len(set(self._here)) >= _DIGEST

    def home(self) -> tuple[Entity, Span] | None:
        """The first agency that acted, else spoke: a paragraph that names none is of it; none in a digest."""
        first = next(iter(self._acted.values()), self._spoke)
        share = self._openers.count(self._openers[0]) if self._openers else 0
        digest = len(set(self._openers)) >= _DIGEST and 2 * share < len(self._openers)
        return None if digest else first

    def leader_of(self, campaign: Entity) -> tuple[Entity, Span] | None:
        """The first that acted of those that lead a campaign of the records."""
        if campaign.candidate:
            return None
        return next((acted for acted in self._acted.values() if self.linker.leads(acted[0], campaign)), None)
