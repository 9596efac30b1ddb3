"""What a relative time expression is relative to, and the periods that its meaning is made of."""

from __future__ import annotations

import calendar as gregorian
from dataclasses import dataclass
from datetime import date

from kg.model import Period

__all__ = ["Anchor", "is_fresh", "month_span", "parse_date", "year_span"]


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
    fiscal
        Where the fiscal years of the document begin: months from the first of January of the year that
        names them (-3 for the United States, -9 for India, 3 for Japan, 0 for calendar years); None when
        the document does not tell.
    origin
        The day on which what the document is about began, as far as it was told, or None.

    """

    published: date | None = None
    frame: Period | None = None
    campaign: Period | None = None
    fiscal: int | None = None
    origin: date | None = None

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


#: Days after which what happened is no news any more.
_NEWS = 120


def is_fresh(period: Period, published: date | None) -> bool:
    """Whether a period ended so shortly before the publication that it may be that of the news.

    Examples
    --------
    >>> is_fresh(Period.year(2023), date(2024, 2, 1)), is_fresh(Period.year(2023), date(2024, 12, 1))
    (True, False)

    """
    return published is None or 0 <= (published - period.end).days <= _NEWS
