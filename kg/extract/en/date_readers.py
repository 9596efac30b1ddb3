"""What each form of English time expression means that stands for itself: one reader for each, given its match."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.anchors import month_span, year_span
from kg.extract.en.date_parts import DAYS, LENGTHS, counted, endpoint, number_of, plain, ruled
from kg.extract.en.date_words import Words
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = [
    "read_date",
    "read_days",
    "read_days_to",
    "read_fiscal",
    "read_last_part",
    "read_lasted",
    "read_nth",
    "read_numeric",
    "read_ordered",
    "read_pair",
    "read_part",
    "read_part_of_month",
    "read_quarter",
    "read_range",
    "read_same",
    "read_started",
    "read_stretch",
    "read_through",
    "read_week_of",
    "read_year",
    "read_years_to",
]


def read_range(words: Words, match: re.Match[str]) -> When | None:
    """Read "September 2013 to January 2019", "14 October to 8 November", "January-June 2023"."""
    first, last = words.months[match["m1"]], words.months[match["m2"]]
    days = number_of(match["d1"] or match["e1"]), number_of(match["d2"] or match["e2"])
    if match["y2"] is None and match["y1"] is None:
        if None not in days:
            return ruled(match, "days", f"{first:02}-{days[0]:02}/{last:02}-{days[1]:02}")
        return ruled(match, "months", f"{first}-{last}")
    end = int(match["y2"] or match["y1"])
    start = int(match["y1"] or (end if first <= last else end - 1))
    return _bounded(match, endpoint(start, first, days[0]), endpoint(end, last, days[1]))


def _bounded(match: re.Match[str], first: Period | None, last: Period | None) -> When | None:
    if first is None or last is None or first.start > last.end:
        return None
    return plain(match, Period(first.start, last.end))


#: Days of the longest month, and months of a year.
_MONTH, _MONTHS = 31, 12


def read_days(words: Words, match: re.Match[str]) -> When | None:
    """Read "13-20 May 2014", "March 3 to 9"."""
    month, first, last = words.months[match["m"]], number_of(match["d1"]), number_of(match["d2"])
    if first is None or last is None or not first < last <= _MONTH:
        return None
    if match["y"] is None:
        return ruled(match, "days", f"{month:02}-{first:02}/{month:02}-{last:02}")
    year = int(match["y"])
    return _bounded(match, endpoint(year, month, first), endpoint(year, month, last))


def read_stretch(words: Words, match: re.Match[str]) -> When | None:
    """Read "the 12 months to 31 March 2024", "the year ended June 30", "the three years to March 2023"."""
    length = (
        LENGTHS[match["one"]]
        if match["one"]
        else counted(words, match["n"]) * (12 if match["unit"][0] == "y" else 1)
    )
    month = words.months[match["m"]]
    if match["y"] is None:
        return ruled(match, "months-to", f"{length}/{month}")
    year, before = int(match["y"]), length - 1
    start = year * 12 + month - 1 - before
    return plain(match, Period(date(start // 12, start % 12 + 1, 1), month_span(year, month, month).end))


def read_numeric(_: Words, match: re.Match[str]) -> When | None:
    """Read "06.12.2021" (the day first), "31/03/2022", "3/31/2022"; of "03/04/2022" only the year is sure."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["mark"] == "/" and first <= _MONTHS and second <= _MONTHS and first != second:
        return When(Span(*match.span()), WhenKind.NOTE)
    day, month = (first, second) if second <= _MONTHS else (second, first)
    return plain(match, endpoint(year, month, day)) if 0 < month <= _MONTHS else None


def read_ordered(_: Words, match: re.Match[str]) -> When | None:
    """Read "2021-12-06"."""
    month = int(match["m"])
    return plain(match, endpoint(int(match["y"]), month, int(match["d"]))) if 0 < month <= _MONTHS else None


def read_days_to(words: Words, match: re.Match[str]) -> When | None:
    """Read "the week to 7 July 2024", "the 10 days to 3 May 2023"."""
    size = {"week": 7, "fortnight": 14}.get(match["unit"].rstrip("s"), 1)
    count = counted(words, match["n"]) if match["n"] else 1
    last = endpoint(int(match["y"]), words.months[match["m"]], number_of(match["d"]))
    if last is None or size * count < 2:
        return None
    return plain(match, Period(last.end - timedelta(days=size * count - 1), last.end))


def read_lasted(words: Words, match: re.Match[str]) -> When | None:
    """Read "ran for half a year and ended with the close of 2019", "six weeks, ending on 3 May 2023"."""
    year, month = int(match["y"]), words.months[match["m"]] if match["m"] else 12
    end = endpoint(year, month, number_of(match["d"]))
    count, unit = (6, "months") if match["half"] else (counted(words, match["n"]), match["unit"])
    if end is None:
        return None
    if unit == "months":
        first = year * 12 + month - count
        return plain(match, Period(date(first // 12, first % 12 + 1, 1), end.end))
    return plain(match, Period(end.end - timedelta(days=count * DAYS[unit] - 1), end.end))


#: Any year that is no leap year, for a stretch of days whose year is not printed.
_SOME_YEAR = 2001


def read_started(words: Words, match: re.Match[str]) -> When | None:
    """Read "twelve days that started on 28 August", "two weeks from March 3, 2024"."""
    return _days_from(words, match, counted(words, match["n"]) * DAYS[match["unit"]])


def read_week_of(words: Words, match: re.Match[str]) -> When | None:
    """Read "the week of 12 August 2019": seven days from that day on."""
    return _days_from(words, match, _WEEK)


def _days_from(words: Words, match: re.Match[str], count: int) -> When | None:
    """So many days, the first of which is printed, with or without its year."""
    month, day = words.months[match["m"] or match["m2"]], number_of(match["d"] or match["d2"])
    first = endpoint(int(match["y"] or _SOME_YEAR), month, day)
    if first is None:
        return None
    last = first.start + timedelta(days=count - 1)
    if match["y"]:
        return plain(match, Period(first.start, last))
    return ruled(match, "days", f"{month:02}-{day:02}/{last.month:02}-{last.day:02}")


def read_quarter(_: Words, match: re.Match[str]) -> When | None:
    """Read "Q3 2024", "2024 H1", "3Q24", "Quarter 3 2024", "Q2 FY2024"; without a year the part of the year in force."""
    groups = match.groupdict()
    text = groups["q"] or groups["q2"]
    size, nth = (6 if "h" in text else 3), int(text.strip("qh"))
    first, last = size * (nth - 1) + 1, size * nth
    year = groups.get("y") or groups.get("y2")
    if year is None:
        return ruled(match, "months", f"{first}-{last}")
    if groups.get("fy"):
        return ruled(match, "fiscal-year", f"{_full(year)}/{first}-{last}")
    return plain(match, month_span(_full(year), first, last))


def _full(year: str) -> int:
    plain = year.lstrip("'")
    return int(plain) if len(plain) == 4 else 2000 + int(plain)


def read_part(words: Words, match: re.Match[str]) -> When | None:
    """Read "the first nine months", "the second half", "the final quarter", "the first quarter of fiscal 2024"."""
    found = _months_of(words, words.ordinals[match["o"]], match)
    if found is None:
        return None
    first, last = found
    if match["y"]:
        return ruled(match, "fiscal-year", f"{match['y']}/{first}-{last}")
    return ruled(match, "months", f"{first}-{last}")


def read_part_of_month(words: Words, match: re.Match[str]) -> When | None:
    """Read "the first half of January", "the last week of May 2023", "the first ten days of June"."""
    month = words.months[match["m"]]
    unit = 1 if match["days"] else _WEEK
    size = _HALF if match["half"] else unit * (counted(words, match["n"]) if match["n"] else 1)
    end = month_span(int(match["y"] or _LEAP + 1), month, month).end.day
    if match["o"] is None:
        first, last = _HALF + 1 if match["half"] == "half" else end - size + 1, end
    else:
        nth = words.ordinals[match["o"]]
        first, last = (nth - 1) * size + 1, end if match["half"] and nth > 1 else nth * size
        if nth * size > 2 * _HALF or (match["n"] and nth > 1):
            return None
    if first < 1:
        return None
    if match["y"] is None:
        return ruled(match, "days", f"{month:02}-{first:02}/{month:02}-{last:02}")
    year = int(match["y"])
    return _bounded(match, endpoint(year, month, first), endpoint(year, month, last))


#: Days of half a month, and of a week; a leap year.
_HALF, _WEEK, _LEAP = 15, 7, 2000


def read_decade(_: Words, match: re.Match[str]) -> When | None:
    """Read "in the 2010s"."""
    return plain(match, year_span(int(match["y"]), int(match["y"]) + 9))


def read_plan(_: Words, match: re.Match[str]) -> When | None:
    """Read "the 13th Five-Year Plan period", counted in China from 1953."""
    first = 1951 + 5 * int(match["n"])
    return plain(match, year_span(first, first + 4))


def read_same(words: Words, match: re.Match[str]) -> When | None:
    """Read "the same six months": those named last, where it tells how many."""
    months = str(counted(words, match["n"])) if "month" in match.group() else None
    return When(Span(*match.span()), WhenKind.SAME, rule="same", value=months)


def read_nth(words: Words, match: re.Match[str]) -> When | None:
    """Read "in the second" behind "in the first half": what kind of part, the part before tells."""
    return ruled(match, "part", str(words.ordinals[match["o"]]))


def read_last_part(words: Words, match: re.Match[str]) -> When | None:
    """Read "the last quarter of 2023", "the last three months of the year"."""
    found = _months_of(words, -1, match)
    return None if found is None else ruled(match, "months", f"{found[0]}-{found[1]}")


def _months_of(words: Words, nth: int, match: re.Match[str]) -> tuple[int, int] | None:
    """The months of the n-th part of a year, counted from its end where n is negative."""
    unit = match["unit"].rstrip("s")
    size = {"month": 1, "quarter": 3, "trimester": 3, "half": 6, "semester": 6}[unit]
    count = counted(words, match["n"]) if match["n"] else 1
    if unit == "month" and match["n"] is None:
        return None
    length = size * count
    if length > 12 or nth * length > 12:
        return None
    return (13 - length, 12) if nth < 0 else (length * (nth - 1) + 1, length * nth)


def read_fiscal(_: Words, match: re.Match[str]) -> When | None:
    """Read "FY2024", "fiscal 2024", "the financial year 2022-23", "the 2023 financial year"."""
    groups = match.groupdict()
    if groups.get("a"):
        first, last = int(groups["a"]), _second(groups["a"], groups["b"])
        return ruled(match, "fiscal-year", f"{first}-{last}") if last == first + 1 else None
    return ruled(match, "fiscal-year", str(_full(groups["y"])))


def _second(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def read_pair(_: Words, match: re.Match[str]) -> When | None:
    """Read "2019-2021", "between 2019 and 2021"; "2022/23" and "2022-23" are one fiscal year.

    So is "2022 to 2023" where the text says that fiscal years are named so.
    """
    first, last = int(match["a"]), _second(match["a"], match["b"])
    if first > last:
        return None
    if len(match["b"]) == 2 and last == first + 1:
        return ruled(match, "fiscal-year", f"{first}-{last}")
    alone = " to " in match[0] and not match.string.endswith("from ", 0, match.start())
    if (re.search(r"[/\-–]", match[0]) or alone) and last == first + 1:
        return ruled(match, "two-years", f"{first}-{last}")
    return plain(match, year_span(first, last))


def read_years_to(words: Words, match: re.Match[str]) -> When | None:
    """Read "the five years to 2023"."""
    last = int(match["y"])
    return plain(match, year_span(last - counted(words, match["n"]) + 1, last))


def read_through(words: Words, match: re.Match[str]) -> When | None:
    """Read "through July", "to the end of September 2024"."""
    month = words.months[match["m"]]
    if match["y"] is None:
        return ruled(match, "months", f"1-{month}")
    period = month_span(int(match["y"]), 1, month)
    return When(Span(*match.span()), WhenKind.PERIOD, period, rule="through")


def read_date(words: Words, match: re.Match[str]) -> When | None:
    """Read "3 March 2024", "March 2024", "March 3", "in March"."""
    month, day = words.months[match["m"]], number_of(match["d"] or match["d2"])
    if match["y"]:
        return plain(match, endpoint(int(match["y"]), month, day)) or When(Span(*match.span()), WhenKind.NOTE)
    if day is not None:
        return ruled(match, "days", f"{month:02}-{day:02}/{month:02}-{day:02}")
    return ruled(match, "months", str(month))


def read_year(_: Words, match: re.Match[str]) -> When | None:
    """Read "2024"."""
    return plain(match, Period.year(int(match["y"])))
