"""What the readers of English time expressions share: numerals and months of a match, and what is made of them."""

from __future__ import annotations

import re
from datetime import date

from kg.extract.anchors import month_span
from kg.extract.en.date_words import Words
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = ["DAYS", "LENGTHS", "counted", "endpoint", "number_of", "plain", "ruled"]

#: Months of each stretch that has a name.
LENGTHS = {"year": 12, "half-year": 6, "half year": 6, "quarter": 3, "month": 1}
#: Days of each unit.
DAYS = {"days": 1, "weeks": 7}


def number_of(text: str | None) -> int | None:
    """A day of the month with or without its ending ("1st")."""
    return int(text.rstrip("sthndr")) if text else None


def endpoint(year: int, month: int, day: int | None) -> Period | None:
    """A month, or a day of it; None where there is no such day."""
    if day is None:
        return month_span(year, month, month)
    try:
        return Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def plain(match: re.Match[str], period: Period | None) -> When | None:
    """The expression as a time of its own."""
    return None if period is None else When(Span(*match.span()), WhenKind.PERIOD, period)


def ruled(match: re.Match[str], rule: str, value: str) -> When:
    """The expression as a rule of :mod:`kg.extract.calendar` with its argument."""
    return When(Span(*match.span()), WhenKind.PERIOD, rule=rule, value=value)


def counted(words: Words, text: str) -> int:
    """A count in digits or words."""
    return int(text) if text.isdigit() else words.counts[text]
