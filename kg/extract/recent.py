"""Times told by how far back they lie from the publication, or from the time in force."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.anchors import Anchor, month_span, parse_date, year_span
from kg.model import Period

__all__ = [
    "days_ago",
    "days_later",
    "fresh_day",
    "last_month",
    "last_quarter",
    "month_day",
    "open_since",
    "past_days",
    "past_months",
    "past_year",
    "past_years",
    "period_end",
    "period_start",
    "preceding_months",
    "previous_months",
    "since",
    "since_month",
    "since_origin",
    "this_month",
    "to_date",
    "until",
    "weekday",
    "weekday_before",
    "weekend",
    "weeks_ago",
    "years_ago",
]


#: Before this month "the past year" is the year before.
_EARLY = 4
_DECEMBER = 12
#: Days of a whole year, at least.
_WHOLE = 360


def days_ago(value: str, anchor: Anchor) -> Period | None:
    """Argument ``1``: the day so many before the publication."""
    if anchor.published is None:
        return None
    day = anchor.published - timedelta(days=int(value))
    return Period(day, day)


def days_later(value: str, anchor: Anchor) -> Period | None:
    """Argument ``1``: so many days after the day in force; ``0``: that day. None where no day is in force."""
    day = anchor.frame.start if anchor.frame is not None else None
    if day is None or anchor.frame != Period(day, day):
        return None
    return Period(day + timedelta(days=int(value)), day + timedelta(days=int(value)))


#: Days before the publication in which a day without a year is taken for one of them.
_FRESH = 60


def fresh_day(point: str, anchor: Anchor) -> date | None:
    """A day without a year that lies shortly before the publication is the day of a fresh event."""
    rule, *rest = point.split(".")
    if rule != "frame-year" or anchor.published is None:
        return None
    month, day = (int(part) for part in rest)
    for year in (anchor.published.year, anchor.published.year - 1):
        if not (month == 2 and day == 29) and 0 <= (anchor.published - date(year, month, day)).days <= _FRESH:
            return date(year, month, day)
    return None


def last_month(_: str, anchor: Anchor) -> Period | None:
    """The month before that of the publication."""
    if anchor.published is None:
        return None
    previous = anchor.published.replace(day=1) - timedelta(days=1)
    return month_span(previous.year, previous.month, previous.month)


def last_quarter(_: str, anchor: Anchor) -> Period | None:
    """The last quarter of the year in force, else the quarter before that of the publication."""
    frame, published = anchor.frame, anchor.published
    if frame is not None and (frame.end - frame.start).days + 1 in (365, 366):
        return _months(_month_of(frame.end) - 2, 3)
    return None if published is None else _months(_month_of(published) // 3 * 3 - 3, 3)


def this_month(_: str, anchor: Anchor) -> Period | None:
    """The month of the publication."""
    return (
        None
        if anchor.published is None
        else month_span(anchor.published.year, anchor.published.month, anchor.published.month)
    )


def until(value: str, anchor: Anchor) -> Period | None:
    """Argument ``09-30``: from the first of January of the year in force to that day."""
    if anchor.year is None:
        return None
    month, day = (int(part) for part in value.split("-"))
    return Period(date(anchor.year, 1, 1), date(anchor.year, month, day))


def weekday(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2``: the last Wednesday up to the publication, which it may be; ``2-``: before it."""
    if anchor.published is None:
        return None
    least = int(value.endswith("-"))
    return days_ago(str((anchor.published.weekday() - int(value[0]) - least) % 7 + least), anchor)


def weekday_before(value: str, anchor: Anchor) -> Period | None:
    """Argument ``4``: the Friday in the week before that of the publication."""
    monday = weeks_ago("1", anchor)
    if monday is None:
        return None
    day = monday.start + timedelta(days=int(value))
    return Period(day, day)


def month_day(value: str, anchor: Anchor) -> Period | None:
    """Argument ``0-9``: the 9th of the month of the publication; ``1-9``: of the month before."""
    back, _, day = value.partition("-")
    month = last_month("", anchor) if int(back) else this_month("", anchor)
    if month is None or int(day) > month.end.day:
        return None
    return Period(month.start.replace(day=int(day)), month.start.replace(day=int(day)))


def weeks_ago(value: str, anchor: Anchor) -> Period | None:
    """Argument ``1``: the week before that of the publication; ``0``: that of the publication, up to it."""
    published = anchor.published
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday() + 7 * int(value))
    return Period(monday, min(published, monday + timedelta(days=6)))


def weekend(_: str, anchor: Anchor) -> Period | None:
    """The last Saturday and Sunday that had begun at the publication."""
    saturday = weekday("5", anchor)
    return None if saturday is None else Period(saturday.start, saturday.start + timedelta(days=1))


def since_month(value: str, anchor: Anchor) -> Period | None:
    """Argument ``9``: from the last September that had begun at the publication to its month."""
    published, month = anchor.published, int(value)
    if published is None:
        return None
    count = (published.month - month) % 12 + 1
    return _months(_month_of(published) - count + 1, count)


def past_months(value: str, anchor: Anchor) -> Period | None:
    """Argument ``12``: the months up to that of the publication; the time in force if it lasts as long."""
    frame, published, count = anchor.frame, anchor.published, int(value)
    if frame is not None and _month_of(frame.end) - _month_of(frame.start) + 1 == count:
        return frame
    if published is None:
        return None
    last = _month_of(published)
    if frame is not None and _month_of(frame.end) == last - 1 and frame.end.month < _DECEMBER:
        last -= 1  # a report of the months up to the one before
    return _months(last - count + 1, count)


def past_days(value: str, anchor: Anchor) -> Period | None:
    """Argument ``14``: the days up to that of the publication, which is one of them."""
    if anchor.published is None:
        return None
    return Period(anchor.published - timedelta(days=int(value) - 1), anchor.published)


def previous_months(value: str, anchor: Anchor) -> Period | None:
    """Argument ``3``: the quarter before the one in force, else the last that was over at the publication.

    So the month with ``1``, the half year with ``6``.
    """
    frame, published, count = anchor.frame, anchor.published, int(value)
    if frame is not None and _month_of(frame.end) - _month_of(frame.start) == count - 1:
        return _months(_month_of(frame.start) - count, count)
    return None if published is None else _months(_month_of(published) // count * count - count, count)


def period_end(_: str, anchor: Anchor) -> Period | None:
    """The last month of the time in force ("the end of the reporting year")."""
    end = None if anchor.frame is None else anchor.frame.end
    return None if end is None else month_span(end.year, end.month, end.month)


def period_start(_: str, anchor: Anchor) -> Period | None:
    """The first day of the time in force ("at the start of the year")."""
    return None if anchor.frame is None else Period(anchor.frame.start, anchor.frame.start)


def past_year(_: str, anchor: Anchor) -> Period | None:
    """The twelve months up to the publication; the year before it where that is hardly over."""
    published = anchor.published
    if anchor.frame is None and published is not None and published.month < _EARLY:
        return Period.year(published.year - 1)
    return past_months("12", anchor)


def past_years(value: str, anchor: Anchor) -> Period | None:
    """Argument ``3``: the last N whole years ("the past three years", 近三年); a part of the next is none of them."""
    frame = anchor.frame
    if anchor.year is None:
        return None
    part = frame is None or (frame.end.month < _DECEMBER and (frame.end - frame.start).days < _WHOLE)
    last = anchor.year - part
    return year_span(last - int(value) + 1, last)


def years_ago(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2``: the year so many before that of the publication."""
    return None if anchor.published is None else Period.year(anchor.published.year - int(value))


def preceding_months(value: str, anchor: Anchor) -> Period | None:
    """Argument ``17``: so many months before the time in force."""
    count = int(value)
    return None if anchor.frame is None else _months(_month_of(anchor.frame.start) - count, count)


def since(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2021``, ``2021-03`` or ``2021-03-15``: from its start to the month of publication."""
    year, month, day = (int(part) for part in f"{value}-1-1".split("-")[:3])
    return open_since(date(year, month, day), anchor)


def since_origin(value: str, anchor: Anchor) -> Period | None:
    """From when it began to the month of publication, or to the day of the argument ``2023-06-30``.

    Argument ``6``: to the first June behind it; ``+12``: its first twelve months.
    """
    if anchor.origin is None:
        return None
    if value.isdigit():  # a month without its year: the first one behind the beginning
        year = anchor.origin.year + (int(value) < anchor.origin.month)
        return Period(anchor.origin, month_span(year, int(value), int(value)).end)
    if value.startswith("+"):
        return _months(_month_of(anchor.origin), int(value))
    end = parse_date(value)
    return (
        open_since(anchor.origin, anchor) if end is None else Period(anchor.origin, max(anchor.origin, end))
    )


def to_date(_: str, anchor: Anchor) -> Period | None:
    """From the first of January of the year of publication to the month of publication."""
    return None if anchor.published is None else open_since(date(anchor.published.year, 1, 1), anchor)


def open_since(start: date, anchor: Anchor, *, floating: bool = False) -> Period | None:
    """From a day to the month of publication, or to the end of what is told of.

    That is a part of a year that has the day, or a stretch behind it that was over shortly before.

    Parameters
    ----------
    floating
        Whether the year of the day is only that of the part told of.
    """
    if anchor.published is None or start > anchor.published:
        return None
    published, told = anchor.published, anchor.frame
    if told is not None and told.start < start <= told.end < published:
        of_report = (told.start.month, told.start.day) == (1, 1)
        if of_report and (floating or told.end.year == published.year):
            return Period(start, told.end)
    if told is not None and start < told.start and _is_reported(told, published):
        return Period(start, told.end)
    return Period(start, month_span(published.year, published.month, published.month).end)


#: Days of a quarter at least, and days behind the end of what a report tells of in which it is published.
_QUARTER, _PUBLISHED = 80, 300


def _is_reported(told: Period, published: date) -> bool:
    """Whether a stretch of months ended so shortly before the publication that a report of it ends there, too."""
    return (told.end - told.start).days > _QUARTER and 0 < (published - told.end).days <= _PUBLISHED


def _month_of(day: date) -> int:
    """The months since the year 0."""
    return day.year * 12 + day.month - 1


def _months(first: int, count: int) -> Period:
    last = first + count - 1
    return Period(
        date(first // 12, first % 12 + 1, 1), month_span(last // 12, last % 12 + 1, last % 12 + 1).end
    )
