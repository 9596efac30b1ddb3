"""What relative time expressions mean, given the period that surrounds them and the publication date.

A rule has a name and an argument, both from the lexicon or from a language's date grammar; the meaning is
the same in every language. Years of the calendar only; a fiscal year is a rule of its own.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import Period

__all__ = ["RULES", "Anchor", "month_span", "parse_date", "resolve", "year_span"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is relative to.

    Parameters
    ----------
    published
        Publication date, to the precision known (a year alone is its last day), or None.
    frame
        Period in force where the expression stands (heading, paragraph, sentence before), or None.
    campaign
        Period of the campaign edition in force, or None.

    """

    published: date | None = None
    frame: Period | None = None
    campaign: Period | None = None

    @property
    def year(self) -> int | None:
        """The year in force: of the frame where it lies in one, else of the publication."""
        if self.frame is not None:
            return self.frame.end.year
        return None if self.published is None else self.published.year


def month_span(year: int, first: int, last: int) -> Period:
    """Whole months of one year, both included.

    Raises
    ------
    ValueError
        Not a month, or the last before the first.

    """
    return Period(date(year, first, 1), date(year, last, gregorian.monthrange(year, last)[1]))


def year_span(first: int, last: int) -> Period:
    """Whole calendar years, both included."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def parse_date(text: str | None) -> date | None:
    """The last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None for None or anything else.

    Examples
    --------
    >>> parse_date("2025-04"), parse_date("2025"), parse_date("soon")
    (datetime.date(2025, 4, 30), datetime.date(2025, 12, 31), None)

    """
    try:
        parts = [int(part) for part in (text or "").split("-")]
        if len(parts) == 1:
            return date(parts[0], 12, 31)
        if len(parts) == 2:
            return month_span(parts[0], parts[1], parts[1]).end
        return date(*parts[:3])
    except ValueError:
        return None


def resolve(rule: str, value: str | None, anchor: Anchor) -> Period | None:
    """The period that a rule means here, or None when its anchor is missing.

    Raises
    ------
    KeyError
        No such rule.

    Examples
    --------
    >>> resolve("last-year", None, Anchor(published=date(2025, 4, 25)))
    Period(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31))
    >>> resolve("months", "1-9", Anchor(frame=Period.year(2023)))
    Period(start=datetime.date(2023, 1, 1), end=datetime.date(2023, 9, 30))
    >>> resolve("this-year", None, Anchor()) is None
    True

    """
    return RULES[rule](value or "", anchor)


def _published_year(offset: int) -> Callable[[str, Anchor], Period | None]:
    def rule(_: str, anchor: Anchor) -> Period | None:
        return None if anchor.published is None else Period.year(anchor.published.year + offset)

    return rule


def _frame_year(offset: int) -> Callable[[str, Anchor], Period | None]:
    def rule(_: str, anchor: Anchor) -> Period | None:
        return None if anchor.year is None else Period.year(anchor.year + offset)

    return rule


def _years_later(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2`` or ``-2``: that many years after or before the year in force."""
    return None if anchor.year is None else Period.year(anchor.year + int(value))


def _months(value: str, anchor: Anchor) -> Period | None:
    """Argument ``1-6`` or ``5``: months of the year in force."""
    first, _, last = value.partition("-")
    return None if anchor.year is None else month_span(anchor.year, int(first), int(last or first))


def _last_year_months(value: str, anchor: Anchor) -> Period | None:
    first, _, last = value.partition("-")
    if anchor.published is None:
        return None
    return month_span(anchor.published.year - 1, int(first), int(last or first))


def _until(value: str, anchor: Anchor) -> Period | None:
    """Argument ``09-30``: from the first of January of the year in force to that day."""
    if anchor.year is None:
        return None
    month, day = (int(part) for part in value.split("-"))
    return Period(date(anchor.year, 1, 1), date(anchor.year, month, day))


def _since(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2021`` or ``2021-03``: from its start to the publication."""
    if anchor.published is None:
        return None
    year, _, month = value.partition("-")
    start = date(int(year), int(month or 1), 1)
    return None if start > anchor.published else Period(start, anchor.published)


def _to_date(_: str, anchor: Anchor) -> Period | None:
    """From the first of January of the year of publication to the month before it ended."""
    return None if anchor.published is None else Period(date(anchor.published.year, 1, 1), anchor.published)


def _year_end(_: str, anchor: Anchor) -> Period | None:
    return None if anchor.year is None else month_span(anchor.year, 12, 12)


def _last_month(_: str, anchor: Anchor) -> Period | None:
    if anchor.published is None:
        return None
    previous = anchor.published.replace(day=1) - timedelta(days=1)
    return month_span(previous.year, previous.month, previous.month)


def _this_month(_: str, anchor: Anchor) -> Period | None:
    return (
        None
        if anchor.published is None
        else month_span(anchor.published.year, anchor.published.month, anchor.published.month)
    )


def _years(value: str, _: Anchor) -> Period | None:
    """Argument ``2016-2020``: a plan or span of years with fixed ends."""
    first, _sep, last = value.partition("-")
    return year_span(int(first), int(last or first))


def _past_years(value: str, anchor: Anchor) -> Period | None:
    """Argument ``3``: the last N whole years ("the past three years", 近三年)."""
    if anchor.year is None:
        return None
    last = anchor.frame.end.year if anchor.frame is not None else anchor.year - 1
    return year_span(last - int(value) + 1, last)


def _same(_: str, anchor: Anchor) -> Period | None:
    return anchor.frame


def _nth_year(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2-3``: the second year of a frame of three."""
    nth, _, count = value.partition("-")
    if anchor.frame is None or anchor.frame.end.year - anchor.frame.start.year + 1 != int(count):
        return None
    return Period.year(anchor.frame.start.year + int(nth) - 1)


def _same_last_year(_: str, anchor: Anchor) -> Period | None:
    if anchor.frame is None:
        return None
    start, end = anchor.frame.start, anchor.frame.end
    return Period(_shift(start, -1), _shift(end, -1))


def _shift(day: date, years: int) -> date:
    last = gregorian.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def _campaign(_: str, anchor: Anchor) -> Period | None:
    return anchor.campaign


def _fiscal(value: str, _: Anchor) -> Period | None:
    """Argument ``2020``: the fiscal year of the United States, October to September."""
    return Period(date(int(value) - 1, 10, 1), date(int(value), 9, 30))


RULES: Mapping[str, Callable[[str, Anchor], Period | None]] = {
    "last-year": _published_year(-1),
    "this-year": _published_year(0),
    "year-before-last": _published_year(-2),
    "frame-year": _frame_year(0),
    "frame-previous-year": _frame_year(-1),
    "frame-next-year": _frame_year(1),
    "years-later": _years_later,
    "months": _months,
    "last-year-months": _last_year_months,
    "until": _until,
    "since": _since,
    "to-date": _to_date,
    "year-end": _year_end,
    "last-month": _last_month,
    "this-month": _this_month,
    "years": _years,
    "past-years": _past_years,
    "same": _same,
    "nth-year": _nth_year,
    "same-last-year": _same_last_year,
    "campaign": _campaign,
    "us-fiscal-year": _fiscal,
}
