"""Who, when, where and in which campaign: what a figure inherits from what stands around it.

A stack of scopes holds one value a slot. A figure takes each slot from the innermost scope that has it:
figure, clause, sentence, paragraph, section (deepest heading first), document, and for periods at last the
paragraph before. Scopes are pushed by headings, paragraphs, sentences and clauses and dropped when those
end; a value that was not printed in the figure's own sentence is recorded as inferred, with its place.
The code is the same for every language.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.extract.acting import is_nobody, is_proper, of_nobody
from kg.extract.agencies import Agencies
from kg.extract.editions import Campaigns
from kg.extract.filled import Filled, place_of, share_campaign
from kg.extract.link import Linker
from kg.extract.meanings import SINCE, Meanings
from kg.extract.periods import Periods
from kg.extract.scopes import FrameStack, Held, Scope
from kg.extract.slashed import slashed_years
from kg.extract.spans import ActorRole, Clause, Draft, Hit, Reading, When, WhenKind
from kg.extract.stretches import is_aside, is_year_long
from kg.extract.titles import is_run_in
from kg.extract.turning import able, end_foreign, enter_clause, open_sentence
from kg.model import BlockKind, Entity, Period, Span

__all__ = ["Frames"]

_SEMICOLONS = frozenset(";；")
_QUOTES = frozenset("\"“‘'")
#: Days from which on a time told with who acts is that of another account than the campaign told of, by language.
_SEASON, _STRETCH = 80, 27
#: Among so many paragraphs at the top one may say more exactly than the title when all this was.
_LEADING = 2
#: Rules of what is of another time than that in force, or of none, if the text does not tell of which.
_WHOLE = frozenset({"frame-year", "edition"})
_UNTOLD = frozenset({"timeless", "since-origin"})
#: Rules of a part of the year that stands right in front of it, at most in brackets: "Heron 2023 (2 to 27 October)".
_WITHIN, _BRACKET = frozenset({"months", "days"}), 2
#: A name this near to the start of its block opens it: the block is about it.
_OPENS = 6


@dataclass
class Frames:
    """The frames of one document while it is walked from top to bottom.

    Parameters
    ----------
    carries_actors
        Whether agency and campaign outlive their paragraph: English press texts keep one subject over
        several. A Chinese paragraph that names none goes back to the agency the document is about: that
        of its title, else the first that acts in it, unless its paragraphs are each about another.
    """

    linker: Linker
    published: date | None
    carries_actors: bool = False
    times: Periods = field(default_factory=Periods)
    bodies: Agencies = field(init=False)
    meanings: Meanings = field(init=False)
    drives: Campaigns = field(default_factory=Campaigns)
    places: FrameStack[Entity] = field(default_factory=FrameStack)
    _title: Span | None = None
    _begun: bool = False
    _counted: bool = False
    _figures: bool = False
    _paragraphs: int = 0
    _told: bool = False
    _apart: bool = False
    _nobody: bool = False
    _going_on: Span | None = None
    _block: Span = field(default_factory=lambda: Span(0, 0))

    def __post_init__(self) -> None:
        self.bodies = Agencies(self.linker, self.carries_actors)
        self.meanings = Meanings(self.linker, self.published, self.times, self.drives, self.bodies)
        self.times.days_go_on = not self.carries_actors

    @property
    def periods(self) -> FrameStack[Period]:
        """The periods by scope."""
        return self.times.stack

    @property
    def agencies(self) -> FrameStack[Entity]:
        """The agencies by scope."""
        return self.bodies.stack

    @property
    def campaigns(self) -> FrameStack[Entity]:
        """The campaigns by scope."""
        return self.drives.stack

    @property
    def _stacks(
        self,
    ) -> tuple[FrameStack[Period], FrameStack[Entity], FrameStack[Entity], FrameStack[Entity]]:
        return self.periods, self.agencies, self.campaigns, self.places

    # -------------------------------------------------------------- scopes

    def open_document(self, readings: list[Reading]) -> None:
        """Take what the title says for the whole document."""
        for reading in readings:
            self._title = reading.sentence.block.span
            self.meanings.keep(when for clause in reading.clauses for when in clause.whens)
            self._hold(reading, Scope.DOCUMENT, 0)
            if not self.carries_actors and self.agencies.at(Scope.DOCUMENT) is None:
                for clause in reading.clauses:
                    speakers = tuple(a for a in clause.actors if a.role is ActorRole.SPEAKER)
                    self.bodies.take_speaker(speakers, Scope.DOCUMENT)

    def open_metadata(self, title: Reading) -> None:
        """Take the only period of a title that is known from metadata; names in it have no place in the text."""
        whens = [when for clause in title.clauses for when in clause.whens if when.kind is WhenKind.PERIOD]
        period = self.meanings.titled(whens[0]) if len(whens) == 1 else None
        if period is not None:
            self.periods.put(period, None, Scope.DOCUMENT)

    def open_block(self, kind: BlockKind, level: int) -> None:
        """Drop what the block before held; a list item keeps its lead-in."""
        self._remember()
        if kind is BlockKind.HEADING:
            self.drives.open_section(begun=self._begun)
            if self._begun and self.carries_actors:
                self.bodies.go_home()
                self.times.open_section()
            self.times.section_before = self.periods.at(Scope.SECTION)
            for stack in self._stacks:
                stack.drop(Scope.SECTION, max(level, 1))
        elif kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            for stack in self._stacks:
                stack.drop(Scope.PARAGRAPH)
        else:
            for stack in self._stacks:
                stack.drop(Scope.LEAD)

    def read_heading(self, reading: Reading, level: int) -> None:
        """Take what a heading says for its section."""
        self._hold(reading, Scope.SECTION, max(level, 1))
        self.meanings.years = slashed_years(self.linker.document.text, reading)
        if self.meanings.years is not None:
            self.periods.put(self.meanings.years.stretch, reading.sentence.span, Scope.SECTION, max(level, 1))

    def close_paragraph(self, *, is_lead: bool, is_item: bool = False) -> None:
        """Keep a lead-in paragraph in force for the list under it.

        An item is no lead-in of the next: only its period moves on, as in a text told in order.
        """
        if is_item:
            self.times.close_item()
        if is_lead:
            for stack in (self.periods,) if is_item else self._stacks:
                stack.move(Scope.PARAGRAPH, Scope.LEAD)

    def _remember(self) -> None:
        self.times.remember(opening=not self.carries_actors)
        self.bodies.remember()
        if self.carries_actors:
            self.drives.remember(self._paragraphs, counted=self._counted, late=self._apart)
            self._apart = self._apart or (self._counted and self._is_yearly())
        elif not (self._told and self._counted):
            self.campaigns.remember()
            self._told = self._told or self._counted
        self._paragraphs += self._begun
        self._counted = False

    def _is_yearly(self) -> bool:
        """Whether what was told last is of a whole year and of no campaign."""
        held = self.periods.top()
        year = held is not None and is_year_long(held.value)
        return year and self.campaigns.at(Scope.PREVIOUS) is None

    def _hold(self, reading: Reading, scope: Scope, level: int) -> None:
        for clause in reading.clauses:
            for when in clause.whens:
                period = self.meanings.titled(when)
                if period is not None and when.kind in (WhenKind.PERIOD, WhenKind.STOCK):
                    self.periods.put(period, when.span, scope, level)
            titled = reading.sentence.block.span == self._title
            proper = tuple(
                a for a in clause.actors if not (a.common if titled else a.passing and not self._begun)
            )
            agency = self.bodies.acting(proper)
            if agency is not None and reading.sentence.block.span == self._title and not is_proper(proper):
                self.agencies.put(agency[0], agency[1], Scope.PREVIOUS)
                self.bodies.entitled = agency[1]
            elif agency is not None:
                self.agencies.put(agency[0], agency[1], scope, level)
            named = self.meanings.campaigns_of(clause, least=Scope.DOCUMENT)
            for campaign, span in () if self.meanings.several_campaigns(clause) else named:
                self.campaigns.put(campaign, span, scope, level)
            for hit in clause.places[:1]:
                self.places.put(self.linker.entity(hit), hit.span, scope, level)

    # -------------------------------------------------------------- sentences

    def fill(self, reading: Reading) -> list[Filled]:
        """Fill the drafts of a sentence and carry over what it says."""
        filled: dict[int, Filled] = {}
        self._block = reading.sentence.block.span
        if self.meanings.years is not None:
            reading = self.meanings.years.dated(self.linker.document.text, reading)
        if self.carries_actors and is_run_in(self.linker.document.text, reading):
            self.drives.open_section(begun=self._begun)
        if self._nobody and self._going_on == self._block:
            reading = of_nobody(reading)
        self.times.enter_sentence(reading)
        open_sentence(self.bodies, reading)
        for clause in reading.clauses:
            self._enter(clause, reading)
            for index in clause.drafts:
                filled[index] = self._fill_draft(index, reading.drafts[index])
            self._leave_clause()
        for index, draft in enumerate(reading.drafts):
            if index not in filled:
                filled[index] = self._fill_draft(index, draft)
        filled = share_campaign(self.linker.document.text, reading, filled, self.campaigns.at(Scope.SENTENCE))
        self._take_latest(reading, {item.period.value for item in filled.values() if item.period})
        self.drives.leave_sentence(None if reading.drafts else self.times.lasting(Scope.SENTENCE))
        start = reading.sentence.span.start
        opener = self.linker.document.text[start : start + 1]
        self.times.leave_sentence(
            reading,
            quoted=opener in _QUOTES,
            unused=not self._figures,
            ends=self.carries_actors or not self._goes_on(reading.sentence.span),
        )
        self.bodies.leave_sentence(goes_on=self._goes_on(reading.sentence.span))
        if reading.drafts:
            self._nobody = not self.carries_actors and (
                reading.drafts[-1].no_agency or reading.drafts[-1].event
            )
        self._going_on = self._block if self._goes_on(reading.sentence.span) else None
        for stack in self._stacks:
            stack.move(Scope.SENTENCE, Scope.PARAGRAPH)
        block = reading.sentence.block
        if block.kind is not BlockKind.HEADING and block.span != self._title:
            self._begun = True
            self._counted = self._counted or bool(reading.drafts)
            self._figures = self._figures or bool(reading.drafts)
            leads = self._paragraphs < _LEADING and block.kind is not BlockKind.LIST_ITEM
            if not self.carries_actors or leads:
                self.times.narrow_title(block.span, counted=bool(reading.drafts))
        return [filled[index] for index in sorted(filled)]

    def _goes_on(self, span: Span) -> bool:
        """Whether a semicolon ends what is read as a sentence."""
        return self.linker.document.text[span.start : span.end].rstrip()[-1:] in _SEMICOLONS

    def _take_latest(self, reading: Reading, used: Collection[Period]) -> None:
        """Of several periods in a sentence the latest goes on: "1,420 in 2022 and 1,388 in 2023".

        One that only the date of publication tells does if a figure is of it (``used``).
        """
        held = self.periods.at(Scope.SENTENCE)
        for clause in reading.clauses:
            for when in clause.whens:
                fixed = when.is_fixed
                forward = when.kind is WhenKind.BASIS  # "in 2020 we had 31; last year it was 54" looks ahead
                known = fixed and (when.kind is WhenKind.PERIOD or forward)
                period = self.meanings.period_of(when) if known else None
                told = (when.period is not None and not forward) or period in used
                if held is not None and period is not None and told and held.value.end < period.start:
                    held = Held(period, when.span, Scope.SENTENCE)
                    self.periods.put(period, when.span, Scope.SENTENCE)

    def _enter(self, clause: Clause, reading: Reading) -> None:
        if (
            (clause.widens and self.drives.is_counted())
            or (clause.campaign_beyond and not self.drives.is_told_here())
            or clause.campaign_left
        ):
            self.drives.leave()
        agency = enter_clause(self.bodies, clause)
        if agency is not None and (self.carries_actors or not is_nobody(clause.actors)):
            self.drives.end_foreign(agency, self.linker, neighbours=self.carries_actors)
        owned = {draft.when.span for draft in reading.drafts if draft.when is not None}
        self._enter_period(clause.whens, owned, counted=bool(reading.drafts))
        least = _SEASON if self.carries_actors else _STRETCH
        body = self.agencies.top()
        system = None if body is None else self.linker.system(body.value)
        self.drives.end_counted(self.periods.top(), body, system, least=least)
        self._enter_campaign(clause)
        for hit in clause.places[:1]:
            self.places.put(self.linker.entity(hit), hit.span, Scope.CLAUSE)

    def _enter_period(self, whens: Sequence[When], owned: Collection[Span], *, counted: bool) -> None:
        """Take the first period of a clause, with the months printed right behind it.

        Parameters
        ----------
        owned
            The times that figures have for themselves: in Chinese they go on only if no earlier than that in force.
        counted
            Whether its sentence states figures; one that only tells when something began says since when
            what follows was counted.
        """
        last: Span | None = None
        inner: Period | None = None  # "the year ended with a drive that ran from 1 to 27 December"
        for when in whens:
            if (when.kind is WhenKind.BASIS and self.carries_actors) or when.rule == "previous-months":
                self.meanings.keep_basis(when)
            if (when.begins or when.rule in SINCE or (when.value or "").endswith("/")) and (
                began := self.meanings.period_of(when)
            ) is not None:
                self.times.origin = self.times.began = began.start
            nearer = inner is not None and self.meanings.narrows(when, inner)
            beside = last is not None and when.rule in _WITHIN and when.span.start - last.end <= _BRACKET
            if last is not None and not nearer and not beside:
                break
            if when.kind in (WhenKind.PERIOD, WhenKind.STOCK, WhenKind.SAME):
                began = self.meanings.begun(when) if when.begins and not counted else None
                period = began or self.meanings.period_of(when)
                if period is None and when.rule in _UNTOLD:
                    self.periods.block(Scope.CLAUSE)
                held = self.periods.top()
                before = held is not None and period is not None and is_aside(period, held.value)
                if period is None or (when.span in owned and before and not self.carries_actors):
                    continue
                if not self.times.widens(period, when):
                    self._new_period(period, when if began is None else replace(when, rule="begun"))
                    last, inner = when.span, period if when.rule in _WHOLE else None

    def _enter_campaign(self, clause: Clause) -> None:
        """Take the campaign a clause names; of several named side by side none is that of the figures."""
        if self.meanings.several_campaigns(clause):
            self.drives.forget()
            return
        # a time carried over is no more than that of what was told before the campaign, but for what opens a text
        least = Scope.PREVIOUS if self.carries_actors and not self._figures else Scope.SENTENCE
        for campaign, span in self.meanings.campaigns_of(clause, least=least):
            again = self.drives.goes_on(campaign)
            if not clause.campaign_aside:
                self.campaigns.put(campaign, span, Scope.CLAUSE)
            self.drives.note_start(campaign, self._told_in(clause))
            if clause.campaign_begun:
                self.drives.note_open(campaign, self._told_in(clause), self.published)
            self.drives.name(campaign, span, self._system_of(clause), owned=clause.campaign_owned)
            if not (self.carries_actors or self._figures):
                self.drives.retitle(campaign, span, self.linker.document.text)
            opens = span.start - self._block.start <= _OPENS and not again
            if opens or not campaign.candidate:
                end_foreign(self.bodies, campaign, self.drives.owners())
        if clause.campaign_again:
            self.drives.name_again(clause.span, self.periods.at(Scope.CLAUSE))
            self.drives.note_start(None, self._told_in(clause))

    def _system_of(self, clause: Clause) -> str | None:
        """The system of the body that acts in a clause."""
        acting = self.bodies.acting(clause.actors)
        return None if acting is None else self.linker.system(acting[0])

    def _told_in(self, clause: Clause) -> Period | None:
        """The month or day that a clause, or the sentence before it, tells."""
        whens = [when for when in clause.whens if when.kind in (WhenKind.PERIOD, WhenKind.NOTE)]
        own = self.meanings.period_of(whens[0]) if whens else None
        held = self.periods.at(Scope.SENTENCE)
        return own or (None if held is None else held.value)

    def _new_period(self, period: Period, when: When) -> None:
        """A period of another year ends a campaign that was carried over."""
        self.times.take(period, when)
        self.drives.new_period(period)

    def _leave_clause(self) -> None:
        self.bodies.leave_clause()
        for stack in self._stacks:
            stack.move(Scope.CLAUSE, Scope.SENTENCE)

    def _fill_draft(self, index: int, draft: Draft) -> Filled:
        period = self.periods.top()
        if draft.when is not None:
            own = self.meanings.period_of(draft.when)
            period = Held(own, draft.when.span, Scope.FIGURE) if own is not None else period
        else:
            self.times.use(period)
        stock = period.span if period is not None and self.times.is_stock(period) else None
        agency = able(self.bodies, self.bodies.of_figure(draft, stock=stock), draft)
        point = stock is not None and period is not None and period.value.start == period.value.end
        return Filled(
            draft,
            index,
            period=period,
            agency=agency,
            campaign=self._own(draft.campaign)
            or self.drives.in_force(period, stock=draft.no_agency or point or self.periods.is_blocked()),
            place=self._own(draft.place) or self.places.top() or place_of(self.linker, agency),
            sector=self._own(draft.sector),
            subject=self._own(draft.subject),
        )

    def _own(self, hit: Hit | None) -> Held[Entity] | None:
        return None if hit is None else Held(self.linker.named(hit), hit.span, Scope.FIGURE)
