"""The period in force while a document is read from top to bottom.

The most local period wins. Points in time and asides (an earlier year, or a month of the year in force, that
a paragraph comes to later on) hold where they stand and are not carried to the next paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kg.extract.scopes import FrameStack, Held, Scope
from kg.extract.spans import Reading, When, WhenKind
from kg.extract.stretches import (
    MONTH,
    is_account_year,
    is_event,
    is_month_of,
    row_of_years,
    whole_months,
    within,
)
from kg.extract.told import goes_on, goes_through, names_nothing
from kg.model import BlockKind, Period, Span

__all__ = ["Periods"]

_LOOKING_BACK = frozenset(
    {"same-last-year", "year-ago", "years-before", "same-in-year", "previous-fiscal-year"}
)
#: Rules of stretches of the last months.
_OPEN = frozenset({"since-month"})
#: Rules of days shortly before the publication.
_NEWS = frozenset({"weekday", "days-ago", "weekend", "weeks-ago"})
#: Rules of stretches that reach far back.
_BEFORE = frozenset({"since", "preceding-months", "so-far"})
#: Days that what a text tells of as one event lasts at most.
_SEASON = 300
#: The rule of a day after the one told: a story goes on from there.
_NEXT = "days-later"
_AROUND = (Scope.PARAGRAPH, Scope.LEAD, Scope.SECTION, Scope.DOCUMENT, Scope.PREVIOUS)


@dataclass
class Periods:
    """The periods of one document by scope.

    ``runs`` is true where the text has told of the year of its publication ("this year", 今年). ``origin`` is when
    something began that the text told of last, ``began`` the same in the paragraph in hand. ``section_before`` is the
    period of the section before, ``last`` the one named last. ``days_go_on``: what is told of one day goes on so far.
    """

    stack: FrameStack[Period] = field(default_factory=FrameStack)
    days_go_on: bool = False
    section_before: Held[Period] | None = None
    last: Period | None = None
    last_rule: str | None = None
    last_of: dict[int, Period] = field(default_factory=dict)
    origin: date | None = None
    runs: bool = False
    latest: Period | None = None
    began: date | None = None
    _first: Held[Period] | None = None
    _used: Held[Period] | None = None
    _main: Held[Period] | None = None
    _stretches: dict[int, Period] = field(default_factory=dict)
    _opening: Span | None = None
    _wide: Held[Period] | None = None
    _told_title: Span | None = None
    _asides: set[Span] = field(default_factory=set)
    _points: set[Span | None] = field(default_factory=set)
    _news: set[Span | None] = field(default_factory=set)
    _since: set[Span | None] = field(default_factory=set)
    _open: set[Span | None] = field(default_factory=set)
    _stocks: set[Span] = field(default_factory=set)
    _dropped: Held[Period] | None = None
    _told: bool = False
    _suspended: tuple[Held[Period] | None, Held[Period]] | None = None

    def note(self, period: Period) -> None:
        """Remember a stretch of whole years, for what later says only how many they were."""
        after = period.end + timedelta(days=1)
        years = after.year - period.start.year
        if years > 1 and (after.month, after.day) == (period.start.month, period.start.day):
            self._stretches[years] = period

    def of_years(self, count: int) -> Period | None:
        """The stretch of so many years named last: 三年间 after 2021年至2023年."""
        return self._stretches.get(count)

    def widens(self, period: Period, when: When) -> bool:
        """Whether a year stands for the part of it in force: "this year", or that in a campaign's name."""
        held = self.stack.top()
        value = when.value or ""
        if value == "owned" and held is not None:
            brief = (held.value.end - held.value.start).days < MONTH and period.start <= held.value.start
            # "this year's survey" in a report of another year; "this year's week", whose days were told
            if held.scope in (Scope.DOCUMENT, Scope.SECTION) or (brief and held.value.end <= period.end):
                return True
        if when.rule in {"this-year", "edition"} and held is not None and is_event(held.value, period):
            return True  # "some 47 states took part this year" in a week of action
        bare = when.rule in {"this-year", "edition"} or (
            when.rule == "between" and value.startswith("this-year/")
        )
        for known in (held, self.stack.top_but(self._stocks), self._main) if bare else ():
            if known is not None and known.value.start == period.start and known.value.end <= period.end:
                if known is not held:
                    self.stack.put(known.value, known.span, Scope.CLAUSE)
                return True
        return False

    def anchor(self, when: When) -> Held[Period] | None:
        """The period that a relative time is relative to.

        "a year earlier" looks back from what was said last, other times from the period in force, which is
        no point in time where the text has another, and for a whole year no stretch without an end.
        """
        looks_back = when.kind is WhenKind.BASIS or when.rule in _LOOKING_BACK
        if looks_back:
            return self.stack.top()
        whole = when.rule in ("frame-year", "whole-year")
        return self.stack.top_but(self._points | self._open if whole else self._points)

    def titled(self) -> Held[Period] | None:
        """The period of the section or document, to which months without a year that end a stretch belong."""
        return self.stack.at(Scope.SECTION) or self.stack.at(Scope.DOCUMENT)

    def take(self, period: Period, when: When) -> None:
        """Hold the period of a clause; one that the title told is in force again."""
        if self._wide is not None and period == self._wide.value and self._told_title is not None:
            for scope in (Scope.DOCUMENT, Scope.SECTION):
                self.stack.replace(scope, self._told_title, self._wide)
        self.stack.put(period, when.span, Scope.CLAUSE)
        self.last, self.last_rule = period, when.rule
        self.runs = self.runs or (when.value or "").startswith("this-year") or when.rule == "this-year"
        if period == Period.year(period.end.year) and (self.latest is None or self.latest.end < period.end):
            self.latest = period
        if "this-fiscal-year" in (when.rule or "", (when.value or "").partition("/")[0]):
            self.last_of[0] = period
        if count := whole_months(period):
            self.last_of[count] = period
        passing = when.rule in _NEWS or when.rule in ("last-month", "this-month", "edition")
        if self._main is None and when.kind is WhenKind.PERIOD and period.start < period.end and not passing:
            self._main = Held(period, when.span, Scope.PREVIOUS)
        if when.rule == "between" and (when.value or "").endswith("/"):
            self._open.add(when.span)
            if period.start.month > 1:
                self._asides.add(when.span)
        day_goes_on = period.start == period.end and self.days_go_on and when.kind is not WhenKind.STOCK
        if day_goes_on or (when.kind is WhenKind.PERIOD and when.rule in _OPEN):
            self._asides.add(when.span)
        elif (
            (when.kind is WhenKind.STOCK and not (when.flows and period.start < period.end))
            or when.rule in _BEFORE
            or (period.start == period.end and when.rule != _NEXT)
        ):
            self._points.add(when.span)
        looks_back = when.rule in ("same-last-year", "year-ago") or (
            self.days_go_on and when.rule == "same-in-year"
        )
        if when.passing or looks_back or when.rule == "year-end":
            self._points.add(when.span)
        if when.rule == "last-month":
            self._asides.add(when.span)
        if when.rule in _BEFORE:
            self._since.add(when.span)
        if when.rule in _NEWS:
            self._news.add(when.span)
            self._asides.add(when.span)
        if when.kind is WhenKind.STOCK:
            self._stocks.add(when.span)
        if when.kind is WhenKind.PERIOD and when.span not in self._asides and self._opens(period, when):
            self._first = Held(period, when.span, Scope.PREVIOUS)

    def _opens(self, period: Period, when: When) -> bool:
        """Whether a period is the first of its paragraph, or says how far the stretch that opened it went."""
        first = self._first
        if when.rule in _LOOKING_BACK and self.days_go_on:
            return False
        return first is None or (first.span in self._open and first.value.start == period.start)

    def use(self, held: Held[Period] | None) -> None:
        """Note the first time of a paragraph that a figure has from it: what it opened with, if nothing has that."""
        local = held is not None and held.scope in (Scope.CLAUSE, Scope.SENTENCE, Scope.PARAGRAPH)
        if held is not None and local and self._used is None:
            lasts = held.span not in self._asides and held.span not in self._points
            self._used = Held(held.value, held.span, Scope.PREVIOUS) if lasts else self._first

    def lasting(self, scope: Scope | None = None) -> Held[Period] | None:
        """The period in force, or that of a scope, unless it is the day on which the news was told ("on Friday")."""
        held = self.stack.top() if scope is None else self.stack.at(scope)
        return None if held is None or held.span in self._news else held

    def is_stock(self, held: Held[Period] | None) -> bool:
        """Whether a period is a point in time at which something is held."""
        return held is not None and held.span in self._stocks

    def remember(self, *, opening: bool = False) -> None:
        """Keep what a paragraph held last, or what it opened with, for the next ones, but no aside of it."""
        self._resume()
        before, first = self.stack.at(Scope.PREVIOUS), self._first
        self.stack.remember()
        held = self.stack.at(Scope.PREVIOUS)
        if first is not None and self._used is not None and within(self._used.value, first.value):
            first = self._used
        if opening and held is not None and first is not None:
            self.stack.put(first.value, first.span, Scope.PREVIOUS)
            held = first
            if before is not None and is_month_of(first.value, before.value):
                self._asides.update(() if first.span is None else (first.span,))
        if held is not None and first is not None and held.value.end < first.value.start:
            self.stack.put(first.value, first.span, Scope.PREVIOUS)  # the paragraph only looked back
        elif (
            before is not None
            and held is not None
            and (held.span in self._asides or (not opening and self._leaves_main(before, held)))
        ):
            self.stack.put(before.value, before.span, Scope.PREVIOUS)
        self._first = self.last = self._dropped = self.began = None
        self._told = False

    def _leaves_main(self, before: Held[Period], held: Held[Period]) -> bool:
        """Whether a paragraph told of a time before the months or days that the text had been about so far."""
        main = self._main
        if main is None or before.value != main.value or (main.value.end - main.value.start).days > _SEASON:
            return False
        return held.value.end < main.value.start

    def close_item(self) -> None:
        """An item that looked back at its end hands on what it opened with, one of a month of the report nothing."""
        held, first = self.stack.at(Scope.PARAGRAPH), self._first
        if held is None:
            return
        around = [known for scope in _AROUND[1:] if (known := self.stack.at(scope)) is not None]
        if self._is_item_only(held, around):
            self.stack.forget(Scope.PARAGRAPH)
        elif first is not None and held.value.end < first.value.start:
            self.stack.put(first.value, first.span, Scope.PARAGRAPH)

    def _is_item_only(self, held: Held[Period], around: Sequence[Held[Period]]) -> bool:
        """Whether the time of an item is a part of that of the list or has it in it, or is before that of the text."""
        if self.days_go_on:
            if not around or held == around[0]:
                return False
            return within(held.value, around[0].value) or within(around[0].value, held.value)
        titled = self.titled()
        before = titled is not None and held.value.end < titled.value.start
        return before or any(is_month_of(held.value, known.value) for known in around)

    def _resume(self) -> None:
        """At the end of the whole sentence, go back to the period from which a point in it departed."""
        if self._suspended is None:
            return
        (before, point), self._suspended = self._suspended, None
        if self.stack.at(Scope.PARAGRAPH) == replace(point, scope=Scope.PARAGRAPH):
            self.stack.forget(Scope.PARAGRAPH)
            if before is not None:
                self.stack.put(before.value, before.span, Scope.PARAGRAPH)
            if self.stack.top() is None:
                self.stack.put(point.value, point.span, Scope.PARAGRAPH)

    def enter_sentence(self, reading: Reading) -> None:
        """Where a sentence counts some of what was held at a point in time, that point holds for it, too."""
        dropped, self._dropped = self._dropped, None
        if (row := row_of_years(w.period for clause in reading.clauses for w in clause.whens)) is not None:
            self.note(row)
        timed = any(clause.whens for clause in reading.clauses)
        stock = dropped is not None and dropped.span in self._stocks
        part = any(clause.of_these or (stock and clause.at_rest) for clause in reading.clauses)
        day = dropped is not None and dropped.value.start == dropped.value.end and not stock
        # on the last day of a month something is held, not done
        day = day and dropped is not None and (dropped.value.end + timedelta(days=1)).day > 1
        part = part or (day and goes_on(reading))
        if dropped is not None and not timed and part:
            self.stack.put(dropped.value, dropped.span, Scope.SENTENCE)

    def leave_sentence(
        self, reading: Reading, *, quoted: bool = False, unused: bool = False, ends: bool = True
    ) -> None:
        """Hand what the sentence says to its paragraph, unless it is a point in time and a period is known.

        Parameters
        ----------
        quoted
            Whether the sentence opens a quotation, where an earlier time is an aside, too.
        unused
            Whether no figure of the text has used a time yet: a shorter one then tells the one before more
            exactly ("You noticed it in mid-May. Between May 16 and 18, ...").
        ends
            Whether the sentence is over, not only a part of it that a semicolon ends: a point in time holds
            for the parts behind it, too.
        """
        held = self.stack.at(Scope.SENTENCE)
        if held is None:
            self.stack.forget(Scope.SENTENCE)  # what is of no time ends with its sentence
        item = reading.sentence.block.kind is BlockKind.LIST_ITEM
        later = ((bool(reading.sentence.index) or item) and not unused) or quoted
        if held is not None and later and self._is_aside(held):
            self._asides.update(() if held.span is None else (held.span,))
        if held is not None and self._is_one_of_many(held, reading):
            self.stack.forget(Scope.SENTENCE)
        held = self.stack.at(Scope.SENTENCE)
        if held is not None and (
            self._is_scene(held, reading, late=not unused)
            or self._is_day_of_news(held)
            or self._opens_paragraph(held, reading)
        ):
            self._points.discard(held.span)
            self._asides.update(() if held.span is None else (held.span,))
        if held is not None and not reading.drafts and held.value.start < held.value.end:
            self._points -= {held.span} - self._stocks
        if held is not None and reading.drafts and self._only_looks_back(held, reading):
            self._points.add(held.span)
        if held is not None and held.span in self._points:
            if not ends:
                before = self.stack.at(Scope.PARAGRAPH) if self._suspended is None else self._suspended[0]
                self._suspended = before, held
            else:
                self._dropped = held
                self.stack.forget(Scope.SENTENCE)
                if self.stack.top() is None:
                    self.stack.put(held.value, held.span, Scope.SENTENCE)
        self.stack.move(Scope.SENTENCE, Scope.PARAGRAPH)
        self._told = self._told or bool(reading.drafts)
        if ends:
            self._resume()

    def _only_looks_back(self, held: Held[Period], reading: Reading) -> bool:
        """Whether a sentence told of an earlier time than the one that its paragraph opened with."""
        first = self._first
        if self._told and first is not None and first.span == held.span and names_nothing(reading):
            first = self.stack.at(Scope.PREVIOUS)  # "They made 90 tests. In 2019 they made 120."
        return first is not None and first.span != held.span and held.value.end < first.value.start

    def _is_scene(self, held: Held[Period], reading: Reading, *, late: bool) -> bool:
        """Whether a sentence without figures names a day, of which the next ones tell: "It was on 8 May"."""
        day = held.value.start == held.value.end and held.span not in self._stocks
        return day and (late or bool(reading.sentence.index)) and not reading.drafts

    def _opens_paragraph(self, held: Held[Period], reading: Reading) -> bool:
        """Whether a paragraph opens with what was counted since then, or on a day of news, of which it tells on."""
        opens = not reading.sentence.index and bool(reading.drafts) and not self.days_go_on
        return opens and (held.span in self._news or held.span in self._since)

    def _is_day_of_news(self, held: Held[Period]) -> bool:
        """Whether a day tells more exactly when the news of its paragraph was: "last week ... on 8 November"."""
        told = self.stack.at(Scope.PARAGRAPH)
        day = held.value.start == held.value.end and held.span not in self._stocks
        return day and told is not None and told.span in self._news and within(held.value, told.value)

    def _is_one_of_many(self, held: Held[Period], reading: Reading) -> bool:
        """Whether a sentence goes through parts of the period in force, which then goes on."""
        around = next((h for s in _AROUND if (h := self.stack.at(s)) is not None), None)
        return around is not None and goes_through(reading, held, around.value, each=self.days_go_on)

    def _is_aside(self, held: Held[Period]) -> bool:
        before = self.stack.at(Scope.PREVIOUS)
        if before is None:
            return False
        inside = before.value.start <= held.value.start and held.value.end <= before.value.end
        brief = (held.value.end - held.value.start).days < MONTH
        wider = held.value.start < before.value.start and before.value.end <= held.value.end
        wider = wider and (not is_month_of(before.value, held.value) or is_event(before.value, held.value))
        return held.value.end < before.value.start or (inside and brief) or wider

    def open_section(self) -> None:
        """A new section goes back to the time of the text from a part of it that the section before was about."""
        held = self.stack.at(Scope.PREVIOUS)
        if held is None or self._main is None:
            return
        main = self._main.value
        inside = main.start <= held.value.start and held.value.end <= main.end
        if main != held.value and (inside or held.value.end < main.start):
            self.stack.put(main, self._main.span, Scope.PREVIOUS)

    def narrow_title(self, paragraph: Span, *, counted: bool) -> None:
        """The paragraph that opens the text narrows the period of the title: a year, then its first half.

        Parameters
        ----------
        counted
            Whether the sentence states figures: without a time, they are of that of the title.
        """
        title = self.stack.at(Scope.DOCUMENT) or self.stack.at(Scope.SECTION)
        said = self.stack.at(Scope.PARAGRAPH)
        suspended = self._suspended is not None
        if said is None and counted and self.days_go_on:
            self._opening = self._opening or paragraph
        again = self._opening is not None and (self.days_go_on or self._opening != paragraph)
        if title is None or said is None or suspended or again:
            return
        self._opening = paragraph if self.days_go_on else None
        inside = title.value.start <= said.value.start and said.value.end <= title.value.end
        if not inside and not is_account_year(said.value, title.value):
            return
        self._opening = paragraph
        self._wide, self._told_title = title, said.span
        for scope in (Scope.DOCUMENT, Scope.SECTION):
            self.stack.replace(scope, title.span, said)
