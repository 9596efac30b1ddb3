"""What relative time expressions mean, given the period that surrounds them and the publication date.

A rule has a name and an argument, both from the lexicon or from a language's date grammar; the meaning is
the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kg.extract.anchors import Anchor, month_span, year_span
from kg.extract.fiscal import (
    current_year,
    fiscal_to_date,
    fiscal_year,
    published_fiscal,
    running_fiscal,
    two_years,
)
from kg.extract.recent import (
    days_ago,
    days_later,
    fresh_day,
    last_month,
    last_quarter,
    month_day,
    open_since,
    past_days,
    past_months,
    past_year,
    past_years,
    period_end,
    period_start,
    preceding_months,
    previous_months,
    since,
    since_month,
    since_origin,
    this_month,
    to_date,
    until,
    weekday,
    weekday_before,
    weekend,
    weeks_ago,
    years_ago,
)
from kg.extract.same import nth_year, same, same_in_year, same_last_year, shifted, years_before
from kg.model import Period

__all__ = ["RULES", "resolve"]


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
        frame = anchor.frame
        if frame is not None and _is_twelve_months(frame):
            return Period(shifted(frame.start, offset), shifted(frame.end, offset))
        return None if anchor.year is None else Period.year(anchor.year + offset)

    return rule


def _is_twelve_months(frame: Period) -> bool:
    return frame.start.day == 1 and shifted(frame.start, 1) == frame.end + timedelta(days=1)


def _the_year(_: str, anchor: Anchor) -> Period | None:
    """The year in force: the frame itself where it is a year of twelve months from another month on."""
    if anchor.frame is not None and _is_twelve_months(anchor.frame):
        return anchor.frame
    return None if anchor.year is None else Period.year(anchor.year)


#: How long after a year of accounts is over it is still the one that is told of.
_JUST = timedelta(days=60)


def _reporting_year(_: str, anchor: Anchor) -> Period | None:
    """The twelve months that the text is about, else the fiscal year of the publication, or the one just over."""
    if anchor.frame is not None and _is_twelve_months(anchor.frame):
        return anchor.frame
    year = published_fiscal(0)("", anchor)
    fresh = year is not None and anchor.published is not None and anchor.published - year.start < _JUST
    return published_fiscal(-1)("", anchor) if fresh else year


def _whole_year(_: str, anchor: Anchor) -> Period | None:
    """The year in force as a whole: the last one that was over, or nearly, by the publication."""
    year = _the_year("", anchor)
    if year is None or anchor.published is None or year.end.replace(day=1) <= anchor.published:
        return year
    return Period(shifted(year.start, -1), shifted(year.end, -1))


def _years_later(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2`` or ``-2``: that many years after or before the year in force."""
    return None if anchor.frame is None else Period.year(anchor.frame.end.year + int(value))


def _months(value: str, anchor: Anchor) -> Period | None:
    """Argument ``1-6`` or ``5``: months of the year in force; ``10-1`` ends in the year after."""
    first, _, last = value.partition("-")
    year = _year_of_month(int(first), anchor)
    return None if year is None else _span_of_months(year, int(first), int(last or first))


def _span_of_months(year: int, first: int, last: int) -> Period:
    end = year if first <= last else year + 1
    return Period(date(year, first, 1), month_span(end, last, last).end)


def _year_of_month(month: int, anchor: Anchor) -> int | None:
    """The year of a month: inside a frame of twelve months; else that of the frame; else the latest past.

    A month still to come at publication is that of the year before.
    """
    frame, published = anchor.frame, anchor.published
    if frame is not None:
        inside = frame.end.year - frame.start.year == 1 and month >= frame.start.month > frame.end.month
        year = frame.start.year if inside else frame.end.year
    elif published is not None:
        year = published.year
    else:
        return None
    to_come = published is not None and (year, month) > (published.year, published.month)
    return year - 1 if to_come and published is not None and year == published.year else year


def _days(value: str, anchor: Anchor) -> Period | None:
    """Argument ``10-14/11-08``: days of the year in force."""
    (first, day), (last, end) = ((int(n) for n in part.split("-")) for part in value.split("/"))
    year = _year_of_month(first, anchor)
    if year is None:
        return None
    try:
        return Period(date(year, first, day), date(year if first <= last else year + 1, last, end))
    except ValueError:
        return None


def _published_part(
    rule: Callable[[str, Anchor], Period | None], offset: int
) -> Callable[[str, Anchor], Period | None]:
    """A part of the year of publication, or of one before it ("the first half of last year")."""

    def part(value: str, anchor: Anchor) -> Period | None:
        if anchor.published is None:
            return None
        return rule(value, replace(anchor, frame=Period.year(anchor.published.year + offset)))

    return part


#: Months of a quarter.
_QUARTER = 3


def _past_month(value: str, anchor: Anchor) -> Period | None:
    """Argument ``11``: the last November before the publication; one just over would be called "in November"."""
    year, month = _year_of_month(int(value), replace(anchor, frame=None)), int(value)
    if year is None or anchor.published is None:
        return None
    just = year == anchor.published.year and anchor.published.month - month < _QUARTER
    return month_span(year - just, month, month)


def _months_to(value: str, anchor: Anchor) -> Period | None:
    """Argument ``12/3``: twelve months that end with the last March."""
    length, _, month = value.partition("/")
    year = _year_of_month(int(month), anchor)
    if year is None:
        return None
    start = year * 12 + int(month) - int(length)
    return Period(date(start // 12, start % 12 + 1, 1), month_span(year, int(month), int(month)).end)


def _up_to(value: str, anchor: Anchor) -> Period | None:
    """Argument ``3``: from where a frame of about a year or an open one began, else from January, to March."""
    year, month = _year_of_month(int(value), anchor), int(value)
    if year is None:
        return None
    end, frame = month_span(year, month, month).end, anchor.frame
    begun = frame is not None and frame.start.year < end.year and 0 < (end - frame.start).days < _TWO_YEARS
    whole = frame is not None and frame.start.month == 1 and frame.end.month == 12
    return Period(frame.start if frame is not None and begun and not whole else date(year, 1, 1), end)


def _year_end(_: str, anchor: Anchor) -> Period | None:
    year = _whole_year("", anchor)
    return None if year is None else month_span(year.end.year, year.end.month, year.end.month)


def _years(value: str, _: Anchor) -> Period | None:
    """Argument ``2016-2020``: a plan or span of years with fixed ends."""
    first, _sep, last = value.partition("-")
    return year_span(int(first), int(last or first))


def _year_ago(_: str, anchor: Anchor) -> Period | None:
    """The stretch in force a year earlier, else the year before that of the publication."""
    return same_last_year("", anchor) or RULES["last-year"]("", anchor)


def _previous_fiscal(_: str, anchor: Anchor) -> Period | None:
    """The year before the one in force, else the fiscal year before the one of the publication."""
    told = anchor.frame is not None and _is_twelve_months(anchor.frame)
    return same_last_year("", anchor) if told else RULES["last-fiscal-year"]("", anchor)


def _campaign(_: str, anchor: Anchor) -> Period | None:
    return anchor.campaign


#: Any leap year: a day that it has may be a day.
_LEAP = 2000
#: Days after which a stretch is no longer told up to a month without its year.
_TWO_YEARS = 730


#: Rules of points that are days.
_OF_DAYS = ("days-ago:", "weekday:", "weekday-before:", "month-day:")


def _between(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2023.10/this-year.3.15``: from one point to another, both included.

    A point is a year, or a rule that gives one, with a month and a day where they are known. Without a
    second point the stretch is open and ends with the month of publication. A year that only the date of
    publication tells is the last one in which the stretch had begun by then; an end before its start is
    of the year after.
    """
    first, _, last = value.partition("/")
    start = _edge(first, anchor, last=False)
    if start is None:
        return None
    if first == last and first.count(".") == 2 and (recent := fresh_day(first, anchor)) is not None:
        return Period(recent, recent)
    floating = first.startswith("frame-year")
    if floating and anchor.published is not None and start > anchor.published:
        start = shifted(start, -1)
    if not last:
        return open_since(start, anchor, floating=first.startswith("frame-year"))
    if first.split(".")[0] == last.split(".")[0] and not first.startswith(_OF_DAYS):
        last = ".".join(["frame-year", *last.split(".")[1:]])
    told = replace(anchor, frame=Period.year(start.year))
    end = _edge(last, told, last=True)
    if end is not None and end < start and not first[0].isdigit():
        end = _edge(last, replace(told, frame=Period.year(start.year + 1)), last=True)
    if end is None:
        return None
    if end < start:
        raise ValueError(value)
    return Period(start, end)


def _edge(point: str, anchor: Anchor, *, last: bool) -> date | None:
    """The first or last day of a point; a month or day that no year has is an error even without a year."""
    rule, *rest = point.split(".")
    name, _, count = rule.partition(":")
    if name in ("days-ago", "last-month"):
        told = RULES[name](count, anchor)
        return None if told is None else told.end if last else told.start
    month = int(rest[0]) if rest else 12 if last else 1
    if not rest and not rule.isdigit():
        whole = resolve(name, count or None, anchor)
        return None if whole is None else whole.end if last else whole.start
    year = int(rule) if rule.isdigit() else _year_of(rule, anchor)
    if rule == "frame-year" and rest and anchor.frame is not None and _is_twelve_months(anchor.frame):
        year = anchor.frame.start.year if month >= anchor.frame.start.month else anchor.frame.end.year
    whole = month_span(year or _LEAP, month, month)
    day = date(year or _LEAP, month, int(rest[1])) if len(rest) > 1 else whole.end if last else whole.start
    return None if year is None else day


def _year_of(rule: str, anchor: Anchor) -> int | None:
    name, _, value = rule.partition(":")
    period = resolve(name, value or None, anchor)
    return None if period is None else period.start.year


def _so_far(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2024.1/2024.9.30``: the point up to which something was done, whenever it began."""
    last = value.partition("/")[2]
    return _between(f"{last}/{last}", anchor)


RULES: Mapping[str, Callable[[str, Anchor], Period | None]] = {
    "last-year": _published_year(-1),
    "this-year": _published_year(0),
    "year-before-last": _published_year(-2),
    "frame-year": _the_year,
    "whole-year": _whole_year,
    "current-year": current_year,
    "frame-previous-year": _frame_year(-1),
    "frame-next-year": _frame_year(1),
    "years-later": _years_later,
    "months": _months,
    "up-to": _up_to,
    "days": _days,
    "last-year-months": _published_part(_months, -1),
    "last-year-days": _published_part(_days, -1),
    "this-year-months": _published_part(_months, 0),
    "this-year-days": _published_part(_days, 0),
    "last-year-up-to": _published_part(_up_to, -1),
    "this-year-up-to": _published_part(_up_to, 0),
    "past-month": _past_month,
    "years-ago": years_ago,
    "months-to": _months_to,
    "until": until,
    "since": since,
    "since-origin": since_origin,
    "days-ago": days_ago,
    "days-later": days_later,
    "period-end": period_end,
    "period-start": period_start,
    "weekday": weekday,
    "month-day": month_day,
    "weekday-before": weekday_before,
    "weekend": weekend,
    "weeks-ago": weeks_ago,
    "since-month": since_month,
    "past-days": past_days,
    "past-months": past_months,
    "past-year": past_year,
    "preceding-months": preceding_months,
    "previous-months": previous_months,
    "to-date": to_date,
    "year-end": _year_end,
    "last-month": last_month,
    "last-quarter": last_quarter,
    "this-month": this_month,
    "years": _years,
    "past-years": past_years,
    "those-years": lambda _value, _anchor: None,
    "same": same,
    "reported": same,
    "same-months": same,
    "nth-year": nth_year,
    "same-last-year": same_last_year,
    "years-before": years_before,
    "reporting-year": _reporting_year,
    "year-ago": _year_ago,
    "previous-fiscal-year": _previous_fiscal,
    "same-in-year": same_in_year,
    "campaign": _campaign,
    "fiscal-year": fiscal_year,
    "two-years": two_years,
    "last-fiscal-year": published_fiscal(-1),
    "this-fiscal-year": published_fiscal(0),
    "fiscal-to-date": fiscal_to_date,
    "running-fiscal": running_fiscal,
    "between": _between,
    "flow": _between,
    "flow-total": _between,
    "so-far": _so_far,
    "timeless": lambda _, __: None,
}
