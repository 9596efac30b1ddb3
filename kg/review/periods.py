"""Periods as people write them: a year, a month, a day, or two of these with a slash between."""

from __future__ import annotations

import calendar
import re
from datetime import date

from kg.errors import CorrectionError
from kg.model import Period

__all__ = ["parse_period", "period_text"]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def parse_period(text: str) -> Period:
    """The period a text names.

    Raises
    ------
    CorrectionError
        It names none.

    Examples
    --------
    >>> parse_period("2024-01/2024-06").end
    datetime.date(2024, 6, 30)
    """
    first, _, last = text.strip().partition("/")
    try:
        return Period(_days(first).start, _days(last or first).end)
    except ValueError:
        raise CorrectionError(
            f"{text!r} is no period", remedy="Write 2024, 2024-05, 2024-05-01 or 2024-01/2024-06"
        ) from None


def _days(text: str) -> Period:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    year, month, day = int(found[1]), found[2], found[3]
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Period(date(year, int(month), 1), date(year, int(month), _last_day(year, int(month))))
    whole = date(year, int(month), int(day))
    return Period(whole, whole)


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def period_text(period: Period) -> str:
    """A period as it is written; :func:`parse_period` reads it back.

    Examples
    --------
    >>> period_text(Period.year(2024)), period_text(parse_period("2024-02/2024-03"))
    ('2024', '2024-02/2024-03')
    """
    start, end = period.start, period.end
    forms = (
        (f"{start:%Y}", f"{end:%Y}"), (f"{start:%Y-%m}", f"{end:%Y-%m}"), (f"{start}", f"{end}"),
    )  # fmt: skip
    for first, last in forms:
        text = first if first == last else f"{first}/{last}"
        if parse_period(text) == period:
            return text
    return f"{start}/{end}"
