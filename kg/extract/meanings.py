"""What a time expression or the name of a campaign means where it stands in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kg.extract.agencies import Agencies
from kg.extract.anchors import Anchor
from kg.extract.calendar import resolve
from kg.extract.editions import Campaigns
from kg.extract.link import Linker
from kg.extract.periods import Periods
from kg.extract.scopes import Held, Scope
from kg.extract.slashed import SlashedYears
from kg.extract.spans import Clause, When, WhenKind
from kg.extract.stretches import MONTH, within
from kg.model import Entity, Period, Span

__all__ = ["SINCE", "Meanings"]

#: Rules of stretches that have a beginning only.
SINCE = frozenset({"since", "since-month", "begun"})
#: Days of a stretch that is told from when it began, at most.
_LONG = 1100
#: Days of half a year, and before the publication in which something is news.
_HALF, _FRESH = 190, 60
#: Scopes of what the paragraphs of a text told, not its title or headings.
_TOLD = frozenset({Scope.PREVIOUS, Scope.PARAGRAPH, Scope.SENTENCE})
#: Rules of stretches of so many years.
_YEARS = frozenset({"past-years", "those-years"})
#: Rules of what the section or document is about.
_OF_TITLE = frozenset({"months-to", "reported"})
#: Rules of the year in force.
_THE_YEAR = frozenset({"frame-year", "whole-year"})
#: Rules of times that say in a title when it was written: 年末观察, 这一年间.
_WRITTEN = frozenset({"year-end", "whole-year"})
#: Rules of what refers to the period named last, were it a point in time.
_SAME = frozenset({"same-last-year", "year-ago", "days-later"})


@dataclass
class Meanings:
    """The meaning of expressions against the frames of one document.

    Parameters
    ----------
    years
        The pair of years that the heading of the section names, if it does ("2022/23").
    """

    linker: Linker
    published: date | None
    times: Periods
    drives: Campaigns
    bodies: Agencies
    years: SlashedYears | None = None
    _told: dict[Span, Period | None] = field(default_factory=dict)

    def keep(self, whens: Iterable[When]) -> None:
        """Hold to what the times of the title mean, which is read again as the first heading.

        The title as metadata has it is no time before its own.
        """
        known = self.times.stack.at(Scope.DOCUMENT)
        self.times.stack.forget(Scope.DOCUMENT)
        self._told.update({when.span: self.period_of(when) for when in whens if when.rule is not None})
        if known is not None:
            self.times.stack.put(known.value, known.span, Scope.DOCUMENT)

    def keep_basis(self, when: When) -> None:
        """Hold to what a time that looks back means before it, or a later one of its clause, is in force."""
        if when.rule is not None and (period := self.period_of(when)) is not None:
            self._told.setdefault(when.span, period)

    def period_of(self, when: When) -> Period | None:
        """What a time expression means here: a point up to which was counted what began, from then on."""
        period, began = self._period_of(when), self.times.began
        if when.flows and period is not None and began is not None and began < period.end:
            of_year = when.rule != "flow" or period.start <= began  # 当年5月进驻, not set up years before
            whole = Period(began, period.end) if of_year else period
            self.times.note(whole)
            return whole
        return period

    def narrows(self, when: When, year: Period) -> bool:
        """Whether a time is a part of a year that was named before it."""
        period = self.period_of(when) if when.kind is WhenKind.PERIOD else None
        return period is not None and period != year and within(period, year)

    def titled(self, when: When) -> Period | None:
        """What a time in a title or heading means, unless it only says when that was written: 年末观察."""
        return None if when.rule in _WRITTEN else self.period_of(when)

    def _period_of(self, when: When) -> Period | None:
        if when.period is not None:
            self.times.note(when.period)
            return self._gone_on(when.period) if when.rule == "through" else when.period
        if when.span in self._told:
            return self._told[when.span]
        if when.rule is None:
            return None
        if when.rule in _YEARS and (named := self.times.of_years(int(when.value or 0))) is not None:
            return named
        titled = self.times.titled() if when.rule in _OF_TITLE else None
        frame = titled or (None if when.rule == "months-to" else self.times.anchor(when))
        campaign, agency = self.drives.stack.top(), self.bodies.stack.top()
        if when.rule == "frame-next-year" and frame is not None and frame.scope is Scope.SECTION:
            # Under a heading of its own year, "the following year" looks back at the section before.
            frame = self.times.section_before or frame
        goes_on = when.rule == "up-to" and self.times.last_rule in SINCE
        looked_back = self.times.last if when.rule in _SAME or goes_on else None
        if when.rule == "same" and when.kind is WhenKind.SAME and self.times.last_rule in SINCE:
            looked_back = self.times.last
        if when.rule in _THE_YEAR:
            looked_back = self._account_year(frame)
        if when.rule == "current-year":
            looked_back = self.times.last_of.get(0) or self.times.last_of.get(12)
        if when.rule == "same-months" or (when.rule == "same" and when.value):
            looked_back = self.times.last_of.get(int(when.value or 0)) or looked_back
        anchor = Anchor(
            published=self.published,
            frame=looked_back
            or self._accounts(when)
            or self._latest(when, frame)
            or (None if frame is None else frame.value),
            campaign=None if campaign is None else self.drives.years.get(campaign.value.iri),
            fiscal=self.linker.fiscal_offset(None if agency is None else agency.value),
            origin=self.times.origin,
        )
        anchor = self._of_now(when, frame, anchor)
        try:
            period = resolve(when.rule, when.value, anchor)
        except ValueError:  # the 29th of February of a year that has none
            return None
        if frame is not None and self._may_be_news(when, frame):
            period = self._recent(when, frame.value) or period
        if when.rule == "so-far":
            flow = resolve("flow", when.value, anchor)
            told = self.drives.since_start(flow, campaign)
            return period if told == flow else told
        if when.rule in ("flow", "flow-total"):
            told = self.drives.since_start(period, campaign)
            return self._in_all(told) if when.rule == "flow-total" and told == period else told
        return period

    def _of_now(self, when: When, frame: Held[Period] | None, anchor: Anchor) -> Anchor:
        """What a time at the head of a paragraph is relative to, where the one before told of an earlier year.

        In a text that tells of the running year, a month that is over is of that year; the last year of accounts
        is that before the publication, not before itself.
        """
        if frame is None or frame.scope is not Scope.PREVIOUS or self.published is None:
            return anchor
        if when.rule == "previous-fiscal-year" and when.kind is WhenKind.PERIOD:
            last = resolve("last-fiscal-year", None, anchor)
            return replace(anchor, frame=None) if last == frame.value else anchor
        bare = when.rule == "between" and (when.value or "").startswith("frame-year.")
        if not bare or not self.times.runs or frame.value.end.year >= self.published.year:
            return anchor
        now = replace(anchor, frame=Period.year(self.published.year))
        told = resolve(when.rule or "", when.value, now)
        return now if told is not None and told.end.replace(day=1) <= self.published else anchor

    def _in_all(self, period: Period | None) -> Period | None:
        """What was done in all by the end of a period: since that began of which the text says when it did."""
        origin = self.times.origin
        return (
            period if period is None or origin is None or origin > period.end else Period(origin, period.end)
        )

    def _may_be_news(self, when: When, frame: Held[Period]) -> bool:
        """Whether a time without a year need not be of the year in force: days, a month beside a year of accounts."""
        if when.rule == "months":
            return (when.value or "").isdigit() and (
                frame.value.calendar_year is None or frame.scope is Scope.PREVIOUS
            )
        return when.rule == "days" and frame.scope in _TOLD

    def _recent(self, when: When, frame: Period) -> Period | None:
        """Days shortly before the publication, where the text tells of a longer time that is over: news."""
        brief = (frame.end - frame.start).days < _HALF
        period = resolve(when.rule or "", when.value, Anchor(published=self.published))
        fresh = period is not None and self.published is not None and (self.published - period.end).days
        return period if not brief and fresh is not False and 0 <= fresh <= _FRESH else None

    def _latest(self, when: When, frame: Held[Period] | None) -> Period | None:
        """The latest year told of, from which years are counted back, where an earlier one is in force."""
        latest = self.times.latest if when.rule == "past-years" else None
        early = frame is not None and frame.value.calendar_year is not None
        return latest if latest and early and frame and frame.value.end < latest.start else None

    def _account_year(self, frame: Held[Period] | None) -> Period | None:
        """The year of accounts told of, if what is in force is a part of it: "the year" of a report for 2022/23."""
        year = self.times.last_of.get(12)
        if year is None or frame is None or year.calendar_year is not None:
            return None
        return year if year.start <= frame.value.start and frame.value.end <= year.end else None

    def _accounts(self, when: When) -> Period | None:
        """The year of accounts named last, for what refers to it."""
        return self.times.last_of.get(12) if when.rule == "reporting-year" else None

    def begun(self, when: When) -> Period | None:
        """What has gone on since a time at which it began, to the publication; None where that lies far back."""
        period = self.period_of(when)
        brief = period is not None and (period.end - period.start).days < MONTH
        if (
            period is None
            or not brief
            or self.published is None
            or not 0 < (self.published - period.start).days < _LONG
        ):
            return None
        return resolve("since", f"{period.start:%Y-%m-%d}", Anchor(published=self.published))

    def _gone_on(self, period: Period) -> Period:
        """A year up to a month, from where what was told last began, if that is still going on."""
        last = self.times.last if self.times.last_rule in SINCE else None
        begun = last is not None and 0 < (period.end - last.start).days < _LONG
        return Period(last.start, period.end) if last is not None and begun else period

    def campaign_of(self, clause: Clause) -> tuple[Entity, Span] | None:
        """The campaign a clause names with its place: of the records, else a new name."""
        near = self.bodies.stack.top()
        if clause.campaigns:
            hit = clause.campaigns[0]
            return self.linker.campaign(hit, None if near is None else near.value), hit.span
        new = clause.new_campaigns
        return (self.linker.candidate_campaign(new[0]), new[0]) if new else None

    def several_campaigns(self, clause: Clause) -> bool:
        """Whether a clause names campaigns side by side, so that none of them is that of its figures."""
        new = {self.linker.candidate_campaign(span).iri for span in clause.new_campaigns}
        return len({hit.entry.iri for hit in clause.campaigns}) > 1 or len(new) > 1

    def campaigns_of(self, clause: Clause, *, least: Scope = Scope.PREVIOUS) -> Iterator[tuple[Entity, Span]]:
        """The campaign of a clause with its place, if it names one; notes the time of its edition.

        Without a time of its own that is the time in force, if that is of ``least`` scope.
        """
        named = self.campaign_of(clause)
        if named is None:
            return
        entity, span = named
        explicit = next(
            (
                w.period
                for w in clause.whens
                if w.period is not None and w.kind is not WhenKind.NOTE and _touches(w.span, span)
            ),
            None,
        )
        known = self.drives.years.get(entity.iri)  # when it ran in that year, if the text says so
        if explicit is not None:
            explicit = self._run_within(clause, explicit)
        ran = known is not None and explicit is not None and known != explicit and within(known, explicit)
        title = self.drives.stack.at(Scope.DOCUMENT)
        if title is not None and title.value == entity and known is not None and explicit is not None:
            ran = ran or (least >= Scope.SENTENCE and explicit.end < known.start)  # an edition before
        if explicit is not None and not ran:
            self.drives.years[entity.iri] = explicit if self.years is None else self.years.around(explicit)
        elif known is None and (held := self.times.lasting()) is not None and held.scope >= least:
            self.drives.years[entity.iri] = held.value
        yield entity, span

    def _run_within(self, clause: Clause, edition: Period) -> Period:
        """The months or days of the year of an edition in which it ran, if its clause tells them."""
        told = (self.period_of(when) for when in clause.whens if when.kind is WhenKind.PERIOD)
        runs = (p for p in told if p is not None and p != edition and within(p, edition))
        return next(runs, edition)


def _touches(a: Span, b: Span) -> bool:
    """Whether two spans lie within a few characters of each other (2024 'Qinglang' Campaign, 龙腾2024)."""
    return a.start <= b.end + 3 and b.start <= a.end + 3
