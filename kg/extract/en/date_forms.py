"""The forms of English time expressions: one pattern and one reader each, words from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg.extract.anchors import month_span, year_span
from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Period, Span

__all__ = ["Form", "Words", "cues_in", "forms_of", "words_of"]

_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s*(?:-|to|until|till|through)\s*"

Read = Callable[["Words", re.Match[str]], When | None]


@dataclass(frozen=True)
class Words:
    """The words of time of a lexicon, as tables and as parts of patterns."""

    months: dict[str, int]
    counts: dict[str, int]
    ordinals: dict[str, int]
    month: str
    count: str
    ordinal: str
    fiscal: str
    dated: re.Pattern[str]
    instrument_before: re.Pattern[str]
    instrument_after: re.Pattern[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The words of time of a lexicon, compiled once."""

    def table(role: str) -> dict[str, int]:
        return {form: int(value) for form, value in values(lexicon, role, "en").items()}

    def forms(role: str) -> str:
        return alternatives(lexicon, role, "en")

    return Words(
        months=table("month"),
        counts=table("small-count"),
        ordinals=table("ordinal"),
        month=rf"(?:{forms('month')})(?![a-z])",
        count=rf"(?:{forms('small-count')}|\d{{1,2}})",
        ordinal=f"(?:{forms('ordinal')})",
        fiscal=f"(?:{forms('fiscal-year')})",
        dated=re.compile(
            rf"\b(?:{forms('dating-word')})\s+(?:on|in|of|at the|by|until)?\s*(?:\w+day,?\s+)?$"
        ),
        instrument_before=re.compile(rf"\b(?:{forms('instrument-noun')})\s+(?:of\s+)?$"),
        instrument_after=re.compile(rf"\s+(?:\w+\s+)?(?:{forms('instrument-noun')})\b"),
    )


@dataclass(frozen=True)
class Form:
    """A form of expression: its pattern, its reader, and the cues without which it stands nowhere.

    Cues are letters: ``m`` a month, ``y`` a year, ``o`` an ordinal, ``f`` a word for fiscal years, ``q`` a
    numbered quarter or half.
    """

    pattern: re.Pattern[str]
    cues: frozenset[str]
    read: Read


_HAS_YEAR = re.compile(_YEAR)
_HAS_QUARTER = re.compile(r"\b(?:[qh][1-4]|[1-4][qh])")
#: A short word for fiscal years right on its number, where no matcher of whole words finds it.
_HAS_FISCAL = re.compile(r"\bfy\d")


def cues_in(folded: str, span: Span, hits: Hits) -> frozenset[str]:
    """The cues that stand in a stretch of text."""
    found = {_CUES[hit.role] for hit in hits.within(span, tuple(_CUES))}
    if _HAS_YEAR.search(folded, span.start, span.end):
        found.add("y")
    if _HAS_QUARTER.search(folded, span.start, span.end):
        found.add("q")
    if _HAS_FISCAL.search(folded, span.start, span.end):
        found.add("f")
    return frozenset(found)


_CUES = {"month": "m", "ordinal": "o", "fiscal-year": "f"}


@cache
def forms_of(lexicon: Lexicon) -> Sequence[Form]:
    """The forms of expression, most of which start with what is longest."""
    words = words_of(lexicon)
    month, count, ordinal, fiscal = words.month, words.count, words.ordinal, words.fiscal
    end = rf"(?:the end of\s+)?(?:(?P<d>{_DAY})\s+)?(?P<m>{month})(?:\s+(?P<d2>{_DAY})(?!\d))?(?:,?\s+(?P<y>{_YEAR}))?"
    left = rf"(?:(?P<d1>{_DAY})\s+)?(?P<m1>{month})(?:\s+(?P<e1>{_DAY})(?!\d))?(?:,?\s+(?P<y1>{_YEAR}))?"
    right = rf"(?:(?P<d2>{_DAY})\s+)?(?P<m2>{month})(?:\s+(?P<e2>{_DAY})(?!\d))?(?:,?\s+(?P<y2>{_YEAR}))?"
    two = rf"(?P<a>{_YEAR})\s?[-/]\s?(?P<b>{_YEAR}|\d\d)(?![\d,.]\d|\d|%)"
    year = rf"(?P<y>{_YEAR})(?![\d,]\d|\.\d|%|\d)"
    sources: Sequence[tuple[str, str, Read]] = (
        (rf"\b{left}(?:{_TO}|\s+and\s+){right}", "m", _range),
        (rf"\b(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?", "m", _days),
        (rf"\b(?P<m>{month})\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?!\d)(?:,?\s+(?P<y>{_YEAR}))?", "m", _days),
        (
            rf"\b(?:the\s+)?(?:(?:financial|fiscal)\s+)?(?:(?P<n>{count})[\s-](?P<unit>months?|years?)|(?P<one>year|half[\s-]year|quarter|month))(?:\s+period)?"
            rf"\s+(?:ended|ending|to|up to|through)\s+(?:on\s+)?{end}",
            "m",
            _stretch,
        ),
        (
            rf"\b(?:the\s+)?(?:(?P<n>{count})[\s-])?(?P<unit>weeks?|days?|fortnight)\s+(?:ended|ending|to|up to|until)"
            rf"\s+(?:on\s+)?(?P<d>{_DAY})\s+(?P<m>{month}),?\s+(?P<y>{_YEAR})\b",
            "my",
            _days_to,
        ),
        (
            rf"\b(?:(?P<half>half a year)|(?:the\s+)?(?P<n>{count})[\s-](?P<unit>months|weeks|days)),?\s+(?:(?:and|that|which)\s+)?"
            rf"(?:ended|ending|finished|closed|concluded)\s+(?:in|with|on|at)?\s*(?:the (?:close|end) of\s+)?"
            rf"(?:(?:(?P<d>{_DAY})\s+)?(?P<m>{month})\s+)?(?P<y>{_YEAR})\b",
            "y",
            _lasted,
        ),
        (
            rf"\b(?:the\s+)?(?P<n>{count})[\s-](?P<unit>weeks|days)\s+(?:that|which)?\s*(?:started|starting|began|beginning|from)"
            rf"\s+(?:on\s+)?(?:(?P<d>{_DAY})\s+(?P<m>{month})|(?P<m2>{month})\s+(?P<d2>{_DAY})(?!\d))(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            _started,
        ),
        (rf"\b(?P<q>q[1-4]|h[12])(?:\s+of)?\s+(?:(?P<fy>{fiscal})\s?)?(?P<y>{_YEAR})\b", "y", _quarter),
        (
            rf"\b(?P<y>{_YEAR})[\s-](?P<q>q[1-4]|h[12])\b|\b(?P<q2>[1-4]q|[12]h)\s?(?P<y2>{_YEAR}|\d\d)\b",
            "q",
            _quarter,
        ),
        (r"\b(?P<q>q[1-4]|h[12])\b", "q", _quarter),
        (
            rf"\b(?:the\s+)?(?P<o>{ordinal})\s+(?:(?P<n>{count})\s+)?(?P<unit>months|quarters?|half)\b(?:\s+of\s+{fiscal}\s?{year})?",
            "o",
            _part,
        ),
        (rf"\b(?:the\s+)?{fiscal}\s?(?:{two}|-?(?P<y>{_YEAR}|'?\d\d)(?![\d,.]\d|\d|%))", "f", _fiscal),
        (rf"\b{year}\s+{fiscal}\b", "f", _fiscal),
        (rf"(?<![\d,.$€£]){two}", "y", _pair),
        (rf"(?<![\d,.$€£])(?P<a>{_YEAR}){_TO}(?P<b>{_YEAR})(?![\d,]\d|\.\d|%|\d)", "y", _pair),
        (rf"\bbetween\s+(?P<a>{_YEAR})\s+and\s+(?P<b>{_YEAR})\b", "y", _pair),
        (rf"\b(?P<n>{count})\s+years\s+(?:ended|ending|to)\s+(?P<y>{_YEAR})\b", "y", _years_to),
        (
            rf"\b(?:past|last|previous|preceding)\s+(?P<n>{count})\s+(?:financial |fiscal |calendar )?years\b",
            "",
            _past,
        ),
        (rf"\bsince\s+(?:(?P<m>{month})\s+)?(?P<y>{_YEAR})\b", "y", _since),
        (
            rf"\b(?:through|(?:up |running )?to the end of|until the end of)\s+(?P<m>{month})(?:\s+(?P<y>{_YEAR}))?",
            "m",
            _through,
        ),
        (rf"\b{end}", "m", _date),
        (rf"(?<![\d,.$€£/]){year}\b", "y", _year),
    )
    return [Form(re.compile(source), frozenset(cues), read) for source, cues, read in sources]


def _number(text: str | None) -> int | None:
    return int(text.rstrip("sthndr")) if text else None


def _endpoint(year: int, month: int, day: int | None) -> Period | None:
    if day is None:
        return month_span(year, month, month)
    try:
        return Period(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def _plain(match: re.Match[str], period: Period | None) -> When | None:
    return None if period is None else When(Span(*match.span()), WhenKind.PERIOD, period)


def _ruled(match: re.Match[str], rule: str, value: str) -> When:
    return When(Span(*match.span()), WhenKind.PERIOD, rule=rule, value=value)


def _range(words: Words, match: re.Match[str]) -> When | None:
    # "September 2013 to January 2019", "14 October to 8 November", "January-June 2023"
    first, last = words.months[match["m1"]], words.months[match["m2"]]
    days = _number(match["d1"] or match["e1"]), _number(match["d2"] or match["e2"])
    if match["y2"] is None and match["y1"] is None:
        if None not in days:
            return _ruled(match, "days", f"{first:02}-{days[0]:02}/{last:02}-{days[1]:02}")
        return _ruled(match, "months", f"{first}-{last}")
    end = int(match["y2"] or match["y1"])
    start = int(match["y1"] or (end if first <= last else end - 1))
    return _bounded(match, _endpoint(start, first, days[0]), _endpoint(end, last, days[1]))


def _bounded(match: re.Match[str], first: Period | None, last: Period | None) -> When | None:
    if first is None or last is None or first.start > last.end:
        return None
    return _plain(match, Period(first.start, last.end))


def _days(words: Words, match: re.Match[str]) -> When | None:
    # "13-20 May 2014", "March 3 to 9"
    month, first, last = words.months[match["m"]], _number(match["d1"]), _number(match["d2"])
    if match["y"] is None:
        return _ruled(match, "days", f"{month:02}-{first:02}/{month:02}-{last:02}")
    year = int(match["y"])
    return _bounded(match, _endpoint(year, month, first), _endpoint(year, month, last))


_LENGTHS = {"year": 12, "half-year": 6, "half year": 6, "quarter": 3, "month": 1}


def _stretch(words: Words, match: re.Match[str]) -> When | None:
    # "the 12 months to 31 March 2024", "the year ended June 30", "the three years to March 2023"
    length = (
        _LENGTHS[match["one"]]
        if match["one"]
        else _counted(words, match["n"]) * (12 if match["unit"][0] == "y" else 1)
    )
    month = words.months[match["m"]]
    if match["y"] is None:
        return _ruled(match, "months-to", f"{length}/{month}")
    year, before = int(match["y"]), length - 1
    start = year * 12 + month - 1 - before
    return _plain(match, Period(date(start // 12, start % 12 + 1, 1), month_span(year, month, month).end))


def _days_to(words: Words, match: re.Match[str]) -> When | None:
    # "the week to 7 July 2024", "the 10 days to 3 May 2023"
    size = {"week": 7, "fortnight": 14}.get(match["unit"].rstrip("s"), 1)
    count = _counted(words, match["n"]) if match["n"] else 1
    last = _endpoint(int(match["y"]), words.months[match["m"]], _number(match["d"]))
    if last is None or size * count < 2:
        return None
    return _plain(match, Period(last.end - timedelta(days=size * count - 1), last.end))


def _lasted(words: Words, match: re.Match[str]) -> When | None:
    # "ran for half a year and ended with the close of 2019", "six weeks, ending on 3 May 2023"
    year, month = int(match["y"]), words.months[match["m"]] if match["m"] else 12
    end = _endpoint(year, month, _number(match["d"]))
    count, unit = (6, "months") if match["half"] else (_counted(words, match["n"]), match["unit"])
    if end is None:
        return None
    if unit == "months":
        first = year * 12 + month - count
        return _plain(match, Period(date(first // 12, first % 12 + 1, 1), end.end))
    return _plain(match, Period(end.end - timedelta(days=count * _DAYS[unit] - 1), end.end))


_DAYS = {"days": 1, "weeks": 7}
#: Any year that is no leap year, for a stretch of days whose year is not printed.
_SOME_YEAR = 2001


def _started(words: Words, match: re.Match[str]) -> When | None:
    # "twelve days that started on 28 August", "two weeks from March 3, 2024"
    month, day = words.months[match["m"] or match["m2"]], _number(match["d"] or match["d2"])
    first = _endpoint(int(match["y"] or _SOME_YEAR), month, day)
    if first is None:
        return None
    last = first.start + timedelta(days=_counted(words, match["n"]) * _DAYS[match["unit"]] - 1)
    if match["y"]:
        return _plain(match, Period(first.start, last))
    return _ruled(match, "days", f"{month:02}-{day:02}/{last.month:02}-{last.day:02}")


def _counted(words: Words, text: str) -> int:
    return int(text) if text.isdigit() else words.counts[text]


def _quarter(_: Words, match: re.Match[str]) -> When | None:
    # "Q3 2024", "2024 H1", "3Q24", "Q2 FY2024"; without a year the part of the year in force.
    groups = match.groupdict()
    text = groups["q"] or groups["q2"]
    size, nth = (3 if "q" in text else 6), int(text.strip("qh"))
    first, last = size * (nth - 1) + 1, size * nth
    year = groups.get("y") or groups.get("y2")
    if year is None:
        return _ruled(match, "months", f"{first}-{last}")
    if groups.get("fy"):
        return _ruled(match, "fiscal-year", f"{_full(year)}/{first}-{last}")
    return _plain(match, month_span(_full(year), first, last))


def _full(year: str) -> int:
    plain = year.lstrip("'")
    return int(plain) if len(plain) == 4 else 2000 + int(plain)


def _part(words: Words, match: re.Match[str]) -> When | None:
    # "the first nine months", "the second half", "the final quarter", "the first quarter of fiscal 2024"
    nth, unit = words.ordinals[match["o"]], match["unit"].rstrip("s")
    size = {"month": 1, "quarter": 3, "half": 6}[unit]
    count = _counted(words, match["n"]) if match["n"] else 1
    if unit == "month" and match["n"] is None:
        return None
    length = size * count
    if length > 12 or nth * length > 12:
        return None
    first, last = (13 - length, 12) if nth < 0 else (length * (nth - 1) + 1, length * nth)
    if match["y"]:
        return _ruled(match, "fiscal-year", f"{match['y']}/{first}-{last}")
    return _ruled(match, "months", f"{first}-{last}")


def _fiscal(_: Words, match: re.Match[str]) -> When | None:
    # "FY2024", "fiscal 2024", "the financial year 2022-23", "the 2023 financial year"
    groups = match.groupdict()
    if groups.get("a"):
        first, last = int(groups["a"]), _second(groups["a"], groups["b"])
        return _ruled(match, "fiscal-year", f"{first}-{last}") if last == first + 1 else None
    return _ruled(match, "fiscal-year", str(_full(groups["y"])))


def _second(first: str, last: str) -> int:
    return int(last) if len(last) == 4 else int(first[:2] + last)


def _pair(_: Words, match: re.Match[str]) -> When | None:
    # "2019-2021", "between 2019 and 2021"; "2022/23" and "2022-23" are one fiscal year.
    first, last = int(match["a"]), _second(match["a"], match["b"])
    if first > last:
        return None
    if len(match["b"]) == 2 and last == first + 1:
        return _ruled(match, "fiscal-year", f"{first}-{last}")
    return _plain(match, year_span(first, last))


def _years_to(words: Words, match: re.Match[str]) -> When | None:
    # "the five years to 2023"
    last = int(match["y"])
    return _plain(match, year_span(last - _counted(words, match["n"]) + 1, last))


def _past(words: Words, match: re.Match[str]) -> When | None:
    # "over the past three years"
    return _ruled(match, "past-years", str(_counted(words, match["n"])))


def _since(words: Words, match: re.Match[str]) -> When | None:
    # "since 2019", "since March 2021"
    month = f"-{words.months[match['m']]:02}" if match["m"] else ""
    return _ruled(match, "since", f"{match['y']}{month}")


def _through(words: Words, match: re.Match[str]) -> When | None:
    # "through July", "to the end of September 2024"
    month = words.months[match["m"]]
    if match["y"] is None:
        return _ruled(match, "months", f"1-{month}")
    return _plain(match, month_span(int(match["y"]), 1, month))


def _date(words: Words, match: re.Match[str]) -> When | None:
    # "3 March 2024", "March 2024", "March 3", "in March"
    month, day = words.months[match["m"]], _number(match["d"] or match["d2"])
    if match["y"]:
        return _plain(match, _endpoint(int(match["y"]), month, day)) or When(
            Span(*match.span()), WhenKind.NOTE
        )
    if day is not None:
        return _ruled(match, "days", f"{month:02}-{day:02}/{month:02}-{day:02}")
    return _ruled(match, "months", str(month))


def _year(_: Words, match: re.Match[str]) -> When | None:
    # "2024"
    return _plain(match, Period.year(int(match["y"])))
