"""How long a stretch of time is, and how it lies to another: in it, a month of it, the days of an event in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kg.model import Period

__all__ = [
    "MONTH",
    "is_account_year",
    "is_aside",
    "is_event",
    "is_month_of",
    "is_year_long",
    "row_of_years",
    "whole_months",
    "within",
]

#: Days that a period of a month or less lasts at most.
MONTH = 31
#: Days from which on a stretch is a year, or most of one.
_YEAR = 300
#: Two years are no row yet.
_PAIR = 2


def whole_months(period: Period) -> int:
    """How many months a period has, from the same day of a month to the day before; 0 if it has part of one."""
    after = period.end + timedelta(days=1)
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    return months if after.day == period.start.day else 0


def row_of_years(told: Iterable[Period | None]) -> Period | None:
    """The stretch of three years or more that are told one by one, with none left out: 2021, 2022 and 2023."""
    years = sorted({p.start.year for p in told if p is not None and p == Period.year(p.start.year)})
    if len(years) <= _PAIR or years[-1] - years[0] != len(years) - 1:
        return None
    return Period(date(years[0], 1, 1), date(years[-1], 12, 31))


def within(part: Period, whole: Period) -> bool:
    """Whether a stretch lies in another."""
    return whole.start <= part.start and part.end <= whole.end


def is_aside(part: Period, held: Period) -> bool:
    """Whether a stretch ends before another, or is a part of it."""
    return part.end < held.end or (part != held and within(part, held))


def is_month_of(part: Period, whole: Period) -> bool:
    """Whether a stretch is a month or less of some months."""
    return within(part, whole) and (part.end - part.start).days < MONTH < (whole.end - whole.start).days


def is_event(held: Period, year: Period) -> bool:
    """Whether a period is some days of a year, more than one and no whole month: those of an event."""
    days = (held.end - held.start).days
    whole = held.start.day == 1 and (held.end + timedelta(days=1)).day == 1
    return year.start <= held.start and held.end <= year.end and 0 < days < MONTH and not whole


def is_account_year(told: Period, year: Period) -> bool:
    """Whether a stretch is what a year stands for: twelve months from another month of it on."""
    whole = year.calendar_year == told.start.year and told.start.month > 1 and told.start.day == 1
    return whole and told.end + timedelta(days=1) == told.start.replace(year=told.start.year + 1)


def is_year_long(period: Period) -> bool:
    """Whether a period is a year, or most of one, or more."""
    return (period.end - period.start).days >= _YEAR
