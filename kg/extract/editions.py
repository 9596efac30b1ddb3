"""The campaign in force while a document is read, and the time of the edition of each.

A campaign goes on until another one, another year, or a new section; the one with which the text opens
outlives its sections.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kg.extract.link import Linker
from kg.extract.scopes import FrameStack, Held, Scope
from kg.model import Entity, Period, Span

__all__ = ["Campaigns"]

#: A campaign that is first named in one of so many paragraphs is what the text is about.
_LEADING = 3
#: Days that a campaign named with its time takes, at most, and in which it is told what came of it.
_MONTHS = 300
#: Days from which a time is a stretch, not the date of one case.
_MONTH = 27
_TWO_YEARS = 730
_CARRIED = (Scope.PREVIOUS, Scope.LEAD, Scope.PARAGRAPH, Scope.SENTENCE)


@dataclass
class Campaigns:
    """The campaigns of one document by scope, and the period of the edition of each by its IRI."""

    stack: FrameStack[Entity] = field(default_factory=FrameStack)
    years: dict[str, Period] = field(default_factory=dict)
    _starts: dict[str, date] = field(default_factory=dict)
    _last: Held[Entity] | None = None
    _owners: dict[str, str] = field(default_factory=dict)
    _owned: dict[str, str] = field(default_factory=dict)
    _opening: str | None = None
    _sectioned: bool = False
    _met: dict[str, int] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _telling: str | None = None
    _open: set[str] = field(default_factory=set)
    _late: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """End a campaign that the text before carried over."""
        for scope in _CARRIED:
            self.stack.forget(scope)

    def untitle(self) -> None:
        """The campaign that the title names is that of one section only."""
        title = self.stack.at(Scope.DOCUMENT)
        for scope in (Scope.DOCUMENT, Scope.SECTION, Scope.PREVIOUS):
            held = self.stack.at(scope)
            if held is not None and title is not None and held.value == title.value:
                self.stack.forget(scope)

    def retitle(self, campaign: Entity, span: Span, text: str) -> None:
        """A name in quotation marks is that of the campaign which the title only describes."""
        title = self.stack.at(Scope.DOCUMENT)
        if title is None or not title.value.candidate or title.span is None:
            return
        if _is_quoted(title.span.of(text)) or not _is_quoted(span.of(text)):
            return
        for scope in (Scope.DOCUMENT, Scope.SECTION):
            self.stack.replace(scope, title.span, Held(campaign, span, scope))

    def leave(self) -> None:
        """End the campaign in hand for what goes beyond it, also the one that the text is about."""
        self.forget()
        if self.stack.top() is not None:
            self.stack.block(Scope.CLAUSE)

    def end_counted(
        self,
        period: Held[Period] | None,
        agency: Held[Entity] | None,
        system: str | None = None,
        *,
        least: int = _MONTH,
    ) -> None:
        """A sentence with a body and a stretch of its own ends a campaign whose figures were told before it.

        Parameters
        ----------
        system
            The system of the body: one that is not that of the campaign tells of a year of its own, though that
            lies in the time of the campaign.
        least
            Days that such a stretch has at least.
        """
        held = self.stack.top()
        if held is None or held.value.iri not in self._told or held.scope not in _CARRIED[:-1]:
            return
        least_near = Scope.PARAGRAPH if held.scope is Scope.PREVIOUS else Scope.SENTENCE
        own = [
            slot is not None and slot.scope >= near
            for slot, near in ((period, Scope.SENTENCE), (agency, least_near))
        ]
        if period is None or not all(own) or period.value == self.years.get(held.value.iri):
            return
        edition = self.years.get(held.value.iri)
        whole = (
            edition is not None and edition.start <= period.value.start and period.value.end <= edition.end
        )
        owner = self._owners.get(held.value.iri)
        days = (period.value.end - period.value.start).days
        apart = whole and owner not in (None, system) and days >= _MONTHS
        if days >= least and (apart or not whole):
            self.leave()

    def is_counted(self) -> bool:
        """Whether figures of the campaign in force were told: before them, "worldwide" is still about it."""
        held = self.stack.top()
        return held is not None and held.value.iri in self._told

    def is_told_here(self) -> bool:
        """Whether the sentence in hand, or the title of the document, has named the campaign in force."""
        held = self.stack.top()
        return held is not None and (
            held.scope >= Scope.SENTENCE or self.stack.at(Scope.DOCUMENT) is not None
        )

    def remember(self, paragraph: int, *, counted: bool, late: bool = False) -> None:
        """Keep the campaign of a paragraph for the next ones.

        One that the text takes up later than near its beginning is kept only where its own paragraph
        announces figures ("You ran it twice. How did it go?") and states none.

        Parameters
        ----------
        paragraph
            Number of the paragraph, from 0.
        counted
            Whether the paragraph stated figures.
        late
            Whether paragraphs before it stated figures of no campaign, so that the text is about more than one.
        """
        held = self.stack.at(Scope.PARAGRAPH) or self.stack.at(Scope.LEAD)
        if held is None:
            return
        campaign = held.value.iri
        first = self._met.setdefault(campaign, paragraph)
        if late and first == paragraph:
            self._late.add(campaign)
        leading = first < _LEADING and campaign not in self._late
        if leading or (first == paragraph and not counted):
            self.stack.remember()

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
        if held is None or edition is None:
            return
        if held.scope is Scope.PREVIOUS and period.start < edition.start <= edition.end <= period.end:
            self.stack.forget(Scope.PREVIOUS)  # what is told of a longer time leaves the campaign behind
        if held.scope <= Scope.SECTION:
            return
        if held.scope is Scope.SENTENCE:
            self.years[held.value.iri] = period
        elif edition.end.year != period.end.year:
            for scope in _CARRIED[1:]:
                self.stack.forget(scope)

    def goes_on(self, campaign: Entity) -> bool:
        """Whether a campaign is the one named last, or the one in force that the opening foresaw."""
        held = self.stack.at(Scope.PREVIOUS)
        if self._last is None:
            return True
        return any(known is not None and known.value.iri == campaign.iri for known in (self._last, held))

    def name(self, campaign: Entity, span: Span, system: str | None, *, owned: bool = False) -> None:
        """Note a campaign where it is named, and the system of the body that acts in the same clause.

        Parameters
        ----------
        owned
            Whether the campaign is named as that of this body alone.
        """
        self._last = Held(campaign, span, Scope.CLAUSE)
        if owned and system is not None:
            self._owned[campaign.iri] = system
        if system is not None:
            self._owners.setdefault(campaign.iri, system)

    def owners(self) -> frozenset[str]:
        """The systems of the bodies that acted where a campaign was named."""
        return frozenset(self._owners.values())

    def name_again(self, span: Span, period: Held[Period] | None = None) -> None:
        """Take up the campaign named last, where the text says no more than "the campaign".

        Parameters
        ----------
        period
            The time that the clause itself tells, if it does: that of a campaign which had none so far.
        """
        if self._last is not None and self.stack.at(Scope.CLAUSE) is None:
            self.stack.put(self._last.value, span, Scope.CLAUSE)
            if period is not None:
                self.years.setdefault(self._last.value.iri, period.value)

    def end_foreign(self, agency: Entity, linker: Linker, *, neighbours: bool) -> None:
        """Another agency than its leader ends a campaign that the title or an earlier paragraph named.

        Parameters
        ----------
        neighbours
            Whether a body beside the leader ends a campaign of its own paragraph, too; a body that no record
            knows ends none then.
        """
        held = self.stack.at(Scope.PREVIOUS)
        if held is not None and self._owned.get(held.value.iri, linker.system(agency)) != linker.system(
            agency
        ):
            self.stack.forget(Scope.PREVIOUS)
        if neighbours and agency.candidate:
            return
        for scope in (Scope.PREVIOUS, Scope.LEAD, Scope.PARAGRAPH):
            held = self.stack.at(scope)
            if held is None or linker.leads(agency, held.value):
                continue
            if not neighbours and linker.is_international(held.value):
                continue
            beside = neighbours and linker.beside_leader(agency, held.value)
            owner = None if neighbours else self._owners.get(held.value.iri)
            if scope is Scope.PREVIOUS or beside or owner not in (None, linker.system(agency)):
                self.stack.forget(scope)
        titled = self.stack.top()
        if titled is not None and titled.scope is Scope.DOCUMENT and not linker.leads(agency, titled.value):
            self.stack.block(Scope.CLAUSE)

    def leave_sentence(self, run: Held[Period] | None) -> None:
        """Note what a sentence leaves behind: that figures of its campaign were told, or when it ran.

        Parameters
        ----------
        run
            The period of a sentence without figures: if it names a campaign it says when that ran.
        """
        if self._telling is not None:
            self._told.add(self._telling)
        self._telling = None
        held = self.stack.at(Scope.SENTENCE)
        if held is not None and run is not None and held.value.iri not in self._open:
            self.years[held.value.iri] = run.value

    def note_start(self, campaign: Entity | None, told: Period | None) -> None:
        """Note when a campaign, or the one named last, began: in the month or on the day told beside it."""
        named = campaign or (None if self._last is None else self._last.value)
        if named is not None and told is not None and (told.end - told.start).days < _MONTHS:
            self._starts.setdefault(named.iri, told.start)

    def note_open(self, campaign: Entity, told: Period | None, published: date | None) -> None:
        """Note that a campaign began at the time told and goes on, as far as the text says."""
        known = self.years.get(campaign.iri)
        spans = [known, told]
        if any(span is not None and (span.end - span.start).days > _MONTH + 4 for span in spans):
            return  # when its edition ran is known
        if told is not None and published is not None and told.end < published:
            self.years[campaign.iri] = Period(told.start, published)
            self._open.add(campaign.iri)

    def since_start(self, period: Period | None, held: Held[Entity] | None) -> Period | None:
        """What was done up to a day in a campaign was done since it began, in that year or the one before."""
        start = None if held is None else self._starts.get(held.value.iri)
        if held is None or period is None or start is None or not 0 < (period.end - start).days < _TWO_YEARS:
            return period
        self.years[held.value.iri] = Period(start, period.end)
        return self.years[held.value.iri]

    def in_force(self, period: Held[Period] | None, *, stock: bool = False) -> Held[Entity] | None:
        """The campaign of a figure; see :meth:`_fitting`. Notes that figures of it were told."""
        held = self._fitting(period, stock=stock)
        self._telling = None if held is None else held.value.iri
        return held

    def _fitting(self, period: Held[Period] | None, *, stock: bool) -> Held[Entity] | None:
        """The campaign of a figure, if not named in its sentence: none of another time than its edition.

        One that the title or a section names is not that of other years, and none is that of a time that
        goes beyond the stretch it ran within a year. What is held at a point in time (``stock``) is no
        outcome of one.
        """
        held = self.stack.top()
        if stock and held is not None and held.scope < Scope.SENTENCE:
            return None
        edition = None if held is None else self.years.get(held.value.iri)
        if held is None or held.scope >= Scope.SENTENCE or edition is None or period is None:
            return held
        apart = period.value.end < edition.start or edition.end < period.value.start
        if apart and held.scope <= Scope.SECTION:
            return None
        goes_on = held.value.iri in self._open and edition.start <= period.value.start
        within = goes_on or (edition.start <= period.value.start and period.value.end <= edition.end)
        beyond = period.value.start < edition.start and edition.start <= period.value.end
        return None if not within and (beyond or edition.end.year == period.value.end.year) else held


def _is_quoted(name: str) -> bool:
    return name.startswith(("“", '"', "「", "『"))
