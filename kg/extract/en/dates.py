"""English time expressions: explicit dates and years, spans, and the relative ones of the lexicon."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.extract.calendar import month_span, year_span
from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = ["whens_in"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "|".join([*_MONTHS, *(f"{m[:3]}\\.?" for m in _MONTHS if m != "may"), "sept\\.?"])
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<m1>{_MONTH})\s+(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<y1>{_YEAR})\b"
    rf"|\b(?P<m3>{_MONTH})\s+(?P<d3>\d{{1,2}})\b(?!\d|,\d)|\b(?P<d4>\d{{1,2}})\s+(?P<m4>{_MONTH})\b"
    rf"|\bfy\s?(?P<fy>{_YEAR})\b|\bfiscal year (?P<fy2>{_YEAR})\b"
    rf"|\b(?P<a>{_YEAR})\s?(?:-|to|/)\s?(?P<b>{_YEAR}|\d\d(?![,.]\d))\b|\bbetween (?P<a2>{_YEAR}) and (?P<b2>{_YEAR})\b"
    rf"|(?<![\d,.$€£])(?P<y>{_YEAR})(?![\d,]\d|\.\d|%)\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


def _month_pattern(end: int) -> str:
    """A month with an optional day on either side; the groups are numbered by the end of the range."""
    return rf"(?:(?P<dA{end}>{_DAY})\s+)?(?P<m{end}>{_MONTH})(?:\s+(?P<dB{end}>{_DAY})(?!\d))?,?"


_RANGE = re.compile(
    rf"\b{_month_pattern(1)}(?:\s*(?P<y1>{_YEAR}))?\s*(?:-|–|to|and|until|through)\s*"
    rf"{_month_pattern(2)}\s*(?P<y2>{_YEAR})\b"
    rf"|\b(?P<d3>{_DAY})\s*(?:-|–|to|and)\s*(?P<d4>{_DAY})\s+(?P<m4>{_MONTH}),?\s+(?P<y4>{_YEAR})\b"
    rf"|\b(?P<m5>{_MONTH})\s+(?P<d5>{_DAY})\s*(?:-|–|to)\s*(?P<d6>{_DAY}),?\s+(?P<y6>{_YEAR})\b"
)
_POINT = re.compile(
    r"(?:by|as of|as at|until|at the end of|end of|end-|by the end of|up to)\s*(?:the end of\s*)?$"
)
_BASIS = re.compile(
    r"\b(?:from|than in|than|compared (?:with|to)|against|versus|over|above|below|on|from the)\s+"
    r"(?:that of |those in |in )?$|\bsame (?:period|time|months|quarter|half) (?:of|in|last)\s+$"
)
#: "a step up on 2022, when 900 cases were opened": what follows is of that year after all.
_WHEN = re.compile(r",?\s+when\b")
#: "the first half of 2023": part of a year that is printed behind it.
_OF = re.compile(r"\s*(?:of|in|,)?\s*")
_NOTE = re.compile(
    r"\b(?:on|published|released|dated|issued|since|set up in|founded in|effective)\s+(?:on |in )?$"
)


def whens_in(folded: str, span: Span, hits: Hits) -> list[When]:
    """Time expressions of a stretch of folded text, in order, not overlapping."""
    found = [
        when for match in _DATE.finditer(folded, span.start, span.end) for when in _explicit(match, folded)
    ]
    found += [when for match in _RANGE.finditer(folded, span.start, span.end) for when in _ranged(match)]
    for hit in hits.within(span, ("relative-period",)):
        rule, _, value = (hit.entry.value or "").partition(":")
        kind = WhenKind.BASIS if rule == "frame-previous-year" else WhenKind.PERIOD
        found.append(When(hit.span, kind, rule=rule, value=value or None))
    found.sort(key=lambda when: (when.span.start, -when.span.end))
    kept: list[When] = []
    for when in found:
        if not kept or when.span.start >= kept[-1].span.end:
            kept.append(when)
    return _parts_of_years(kept, folded)


def _parts_of_years(whens: list[When], folded: str) -> list[When]:
    """Months followed by their own year are one expression: "the first half of 2023"."""
    out: list[When] = []
    for when in whens:
        part = out[-1] if out else None
        year = None if when.period is None else when.period.calendar_year
        if (
            part is not None
            and part.rule == "months"
            and year is not None
            and _OF.fullmatch(folded, part.span.end, when.span.start)
        ):
            first, _, last = (part.value or "").partition("-")
            period = month_span(year, int(first), int(last or first))
            out[-1] = replace(
                part, span=Span(part.span.start, when.span.end), period=period, rule=None, value=None
            )
        else:
            out.append(when)
    return out


def _ranged(match: re.Match[str]) -> list[When]:
    """A range of months or days that ends in a year: "September 2013 to January 2019"."""
    if match["m1"]:
        year = int(match["y2"])
        first = _ends(int(match["y1"] or year), match["m1"], match["dA1"] or match["dB1"])
        last = _ends(year, match["m2"], match["dA2"] or match["dB2"])
    else:
        year, month = int(match["y4"] or match["y6"]), match["m4"] or match["m5"]
        first, last = (
            _ends(year, month, match["d3"] or match["d5"]),
            _ends(year, month, match["d4"] or match["d6"]),
        )
    if first is None or last is None or first.start > last.end:
        return []
    return [When(Span(*match.span()), WhenKind.PERIOD, Period(first.start, last.end))]


def _ends(year: int, month: str, day: str | None) -> Period | None:
    number = _month(month)
    if day is None:
        return month_span(year, number, number)
    try:
        exact = date(year, number, int(day.rstrip("sthndr")))
    except ValueError:
        return None
    return Period(exact, exact)


def _explicit(match: re.Match[str], folded: str) -> list[When]:
    span = Span(*match.span())
    before = folded[max(0, span.start - 24) : span.start]
    period, rule, value = _meaning(match)
    if period is None and rule is None:
        return [When(span, WhenKind.NOTE)]
    kind = WhenKind.PERIOD
    day = match["d1"] or match["d2"]
    if _POINT.search(before):
        kind = WhenKind.STOCK
        if period is not None and match["y"] and "end" in before[-16:]:
            period = month_span(period.start.year, 12, 12)
    elif day or (_NOTE.search(before) and not match["y"]):
        kind = WhenKind.NOTE
    elif _BASIS.search(before) and not _WHEN.match(folded, span.end):
        kind = WhenKind.BASIS
    return [When(span, kind, period, rule, value)]


def _meaning(match: re.Match[str]) -> tuple[Period | None, str | None, str | None]:
    if match["y"]:
        return year_span(int(match["y"]), int(match["y"])), None, None
    if fiscal := match["fy"] or match["fy2"]:
        return None, "us-fiscal-year", fiscal
    first, last = match["a"] or match["a2"], match["b"] or match["b2"]
    if first and last:
        end = int(last) if len(last) == 4 else int(first[:2] + last)
        return (year_span(int(first), end) if int(first) <= end else None), None, None
    if match["y1"]:
        month, year = _month(match["m1"]), int(match["y1"])
        day = match["d1"] or match["d2"]
        try:
            return (
                (
                    Period(date(year, month, int(day)), date(year, month, int(day)))
                    if day
                    else month_span(year, month, month)
                ),
                None,
                None,
            )
        except ValueError:
            return None, None, None
    return None, None, None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))
