"""Times told by the stretch in force: the same one, in another year, or one year of it."""

from __future__ import annotations

import calendar as gregorian
from datetime import date

from kg.extract.anchors import Anchor
from kg.model import Period

__all__ = ["nth_year", "same", "same_in_year", "same_last_year", "shifted", "years_before"]


def same(_: str, anchor: Anchor) -> Period | None:
    """The stretch in force."""
    return anchor.frame


def nth_year(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2-3``: the second year of a frame of three; a fiscal year is no frame of two."""
    nth, _, count = value.partition("-")
    if anchor.frame is None or anchor.frame.end.year - anchor.frame.start.year + 1 != int(count):
        return None
    if int(count) > 1 and shifted(anchor.frame.start, int(count) - 1) > anchor.frame.end:
        return None
    return Period.year(anchor.frame.start.year + int(nth) - 1)


def years_before(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2``: the stretch in force so many years earlier."""
    return same_in_year(str(anchor.frame.end.year - int(value)), anchor) if anchor.frame else None


def same_last_year(_: str, anchor: Anchor) -> Period | None:
    """The stretch in force, a year earlier."""
    if anchor.frame is None:
        return None
    start, end = anchor.frame.start, anchor.frame.end
    return Period(shifted(start, -1), shifted(end, -1))


def same_in_year(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2022``: the part of the year in force, in that year ("the same period of 2022")."""
    if anchor.frame is None:
        return None
    years = int(value) - anchor.frame.end.year
    return Period(shifted(anchor.frame.start, years), shifted(anchor.frame.end, years))


def shifted(day: date, years: int) -> date:
    """The same day in another year; the last of its month where that year has no such day."""
    last = gregorian.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
