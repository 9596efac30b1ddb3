"""What each form of English time means that is told from another time: how far back, since when, which year then."""

from __future__ import annotations

import re

from kg.extract.en.date_parts import DAYS, LENGTHS, counted, number_of, ruled
from kg.extract.en.date_readers import read_date
from kg.extract.en.date_words import Words
from kg.extract.spans import When, WhenKind
from kg.model import Span

__all__ = [
    "read_ago",
    "read_first_months",
    "read_from_origin",
    "read_last_month",
    "read_past",
    "read_past_days",
    "read_past_months",
    "read_preceding",
    "read_since",
    "read_since_month",
    "read_since_month_of",
    "read_those_years",
    "read_to_date",
    "read_weekday",
    "read_years_before",
]


def read_last_month(words: Words, match: re.Match[str]) -> When | None:
    """Read "last November"."""
    return ruled(match, "past-month", str(words.months[match["m"]]))


def read_ago(words: Words, match: re.Match[str]) -> When | None:
    """Read "two years ago"."""
    return ruled(match, "years-ago", str(counted(words, match["n"])))


def read_weekday(words: Words, match: re.Match[str]) -> When | None:
    """Read "on Wednesday", "last Friday"."""
    before = "-" if match[0].startswith("last") else ""
    return ruled(match, "weekday", f"{words.weekdays[match['w']]}{before}")


def read_years_before(words: Words, match: re.Match[str]) -> When | None:
    """Read "two years earlier"."""
    span = Span(*match.span())
    return When(span, WhenKind.BASIS, rule="years-before", value=str(counted(words, match["n"])))


def read_past(words: Words, match: re.Match[str]) -> When | None:
    """Read "over the past three years"."""
    return ruled(match, "past-years", str(counted(words, match["n"])))


def read_since(words: Words, match: re.Match[str]) -> When | None:
    """Read "since 2019", "since March 2021", "since the 1st June, 2022"."""
    month = f"-{words.months[match['m']]:02}" if match["m"] else ""
    day = number_of(match["d"] or match["d2"]) if month else None
    return ruled(match, "since", f"{match['y']}{month}" + (f"-{day:02}" if day else ""))


def read_since_month(words: Words, match: re.Match[str]) -> When | None:
    """Read "since April", "since last September"."""
    return ruled(match, "since-month", str(words.months[match["m"]]))


def read_past_days(words: Words, match: re.Match[str]) -> When | None:
    """Read "over the past two weeks", "in the last ten days"."""
    return ruled(match, "past-days", str(counted(words, match["n"]) * DAYS[match["unit"]]))


def read_past_months(words: Words, match: re.Match[str]) -> When | None:
    """Read "over the past six months", "in the past year"."""
    if match["n"] is None:
        return ruled(match, "past-year", "")
    return ruled(match, "past-months", str(counted(words, match["n"])))


def read_preceding(words: Words, match: re.Match[str]) -> When | None:
    """Read "the preceding 17 months"; twelve months are a year, which has words of its own."""
    count = counted(words, match["n"] or match["m"])
    return None if count == 12 else ruled(match, "preceding-months", str(count))


def read_to_date(_: Words, match: re.Match[str]) -> When | None:
    """Read "so far in 2024", "2024 to date"."""
    return ruled(match, "between", f"{match['y'] or match['y2']}.1/")


def read_first_months(words: Words, match: re.Match[str]) -> When | None:
    """Read "in its first twelve months"."""
    count = counted(words, match["n"]) if match["n"] else LENGTHS[match["one"]]
    return ruled(match, "since-origin", f"+{count}")


def read_since_month_of(words: Words, match: re.Match[str]) -> When | None:
    """Read "since February of last year"."""
    return ruled(match, "between", f"{match['w']}-year.{words.months[match['m']]}/")


def read_those_years(words: Words, match: re.Match[str]) -> When | None:
    """Read "over the three years", "over the six months", which the text has named."""
    rule = "those-years" if match["unit"] == "years" else "same-months"
    return ruled(match, rule, str(counted(words, match["n"])))


def read_from_origin(words: Words, match: re.Match[str]) -> When | None:
    """Read "from its beginning to 30 June 2023"."""
    told = read_date(words, match)
    if told is None or told.rule == "days":
        return None
    return ruled(match, "since-origin", f"{told.period.end}" if told.period else told.value or "")
