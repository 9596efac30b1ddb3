"""Fiscal years: which months a year of accounts names, by where it begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date

from kg.extract.anchors import Anchor, month_span, year_span
from kg.extract.language import Context
from kg.extract.words import values
from kg.model import Period

__all__ = [
    "current_year",
    "fiscal_to_date",
    "fiscal_year",
    "published_fiscal",
    "running_fiscal",
    "told_offset",
    "two_years",
]

_YEAR_TO = re.compile(
    r"\b(?:year\s+(?:ended|ending|to)\s+(?:on\s+)?\d{1,2}"
    r"|(?:financial|fiscal) year\s+(?:ended|ending|to|closed|closes|ends|runs to)(?:\s+on)?(?:\s+\d{1,2})?)\s+$"
)


#: 2022事务年度(2022年7月至2023年6月), 统计年度:2022年4月1日至2023年3月31日.
_YEAR_IS = re.compile(
    r"(?<!事务)(?:年度|财年)[^\W\d_]{0,2}[(:](?P<first>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:1日)?(?:-{1,2}|至|到|~|—)"
    r"(?P<last>(?:19|20)\d\d)年"
)

#: 按4月至次年3月的会计年度计算.
_YEAR_RUNS = re.compile(
    r"(?P<month>\d{1,2})月(?:1日)?(?:-{1,2}|至|到|~|—)(?:次年|翌年|第二年)\d{1,2}月(?:\d{1,2}日|底)?的?"
    r"(?:会计|财政)?(?:年度|财年)"
)

#: 截至2023年9月30日的财年, 截至今年6月底的2022-23财年.
_YEAR_ENDED = re.compile(
    r"(?:(?:19|20)\d\d|[今去当同])年(?P<end>\d{1,2})月(?:\d{1,2}日|底)(?:止的?|的)"
    r"(?:一个|[上本该这]|(?:19|20)\d\d(?:[-/—](?:20)?\d\d)?)?(?:财年|财政年|会计年度)"
)

#: "financial year (1 July 2022 to 30 June 2023)", "fiscal year 2022 (from April 2022 to March 2023)".
_TWELVE_MONTHS = re.compile(
    r"\b(?:financial|fiscal|reporting) year\b[^.;]{0,30}?(?P<named>\b\d{4})?[^.;\d]{0,12}"
    r"\(?(?:from )?(?:1(?:st)? )?(?P<first>[a-z]+),? (?P<year>\d{4}) ?(?:to|-|–|until|through) "
    r"(?:the end of )?(?:(?:30|31)(?:th|st)? )?(?P<last>[a-z]+),? \d{4}"
)
#: So far into a text it may tell which months its years have, in characters.
_HEAD = 4000


def told_offset(context: Context) -> int | None:
    """Where fiscal years begin, if the text says when a year ended: -6 for "the year ended 30 June 2023".

    In Chinese where it says which months a year has: 3 for 2023-24年度(2023年4月至2024年3月).
    """
    if context.document.language == "zh":
        told = _YEAR_IS.search(context.folded)
        if told is not None and int(told["last"]) - int(told["first"]) == 1:
            return _begins(told)
        runs = _YEAR_RUNS.search(context.folded)
        if runs is not None:
            return int(runs["month"]) - 1
        ended = _YEAR_ENDED.search(context.folded)
        return None if ended is None else int(ended["end"]) - 12
    ends: Counter[int] = Counter()
    for hit in context.hits.of("month"):
        if _YEAR_TO.search(context.folded, max(0, hit.span.start - 40), hit.span.start):
            ends[int(hit.entry.value or 12)] += 1
    months = values(context.gazetteer.lexicon, "month", "en")
    for match in _TWELVE_MONTHS.finditer(context.folded, 0, _HEAD):
        first, last = (int(months.get(match[part], 0)) for part in ("first", "last"))
        if first and first == last + 1:
            if match["named"] == match["year"]:
                return first - 1
            ends[last] += 1
    if ends:
        return min(ends, key=lambda month: (-ends[month], month)) - 12
    return _UNTOLD[2] if _names_twice(context) else None


#: "2020 to 2021" and "2020/21": names of one fiscal year.
_LONG_NAME = re.compile(r"(?<!from )\b(?P<first>(?:19|20)\d\d) to (?P<last>(?:19|20)\d\d)\b")


def _names_twice(context: Context) -> bool:
    """Whether a text names a pair of years, in its title or head, that it writes as a fiscal year elsewhere."""
    head = f"{(context.document.metadata.title or '').lower()}\n{context.folded[:_HEAD]}"
    return any(
        re.search(rf"\b{long['first']}[/-]{long['last'][2:]}\b", context.folded)
        for long in _LONG_NAME.finditer(head)
        if int(long["last"]) == int(long["first"]) + 1
    )


def _begins(told: re.Match[str]) -> int:
    """Months from January of the year that names a fiscal year to its start: 3, or -9 for one named by its end."""
    month = int(told["month"])
    named = re.search(r"(?:19|20)\d\d", told.string[max(0, told.start() - 9) : told.start()])
    ahead = named is not None and named[0] == told["last"]
    return month - 1 - (12 if ahead else 0)


#: Where fiscal years begin when a document does not tell: those named by one year, those named by two.
_UNTOLD = {1: -3, 2: -9}


def fiscal_year(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2020`` or ``2019-2020``: a fiscal year; ``2020/1-3``: its first three months."""
    name, _, part = value.partition("/")
    years = [int(year) for year in name.split("-")]
    offset = _UNTOLD[len(years)] if anchor.fiscal is None else anchor.fiscal
    if len(years) == 2 and offset == _UNTOLD[1]:
        offset = _UNTOLD[2]  # nobody names by two years the fiscal years that begin in October
    if len(years) == 2 and offset == 0:
        return year_span(years[0], years[1])
    start = years[0] * 12 + (offset % 12 if len(years) == 2 else offset)
    first, _, last = (part or "1-12").partition("-")
    return _month_count(start + int(first) - 1, start + int(last or first) - 1)


#: Days of about half a year of accounts, so far as it has run, and of a whole one.
_HALF, _WHOLE = 150, 366


def current_year(_: str, anchor: Anchor) -> Period | None:
    """The year of accounts that runs at the publication, if the text is in one, else the year of the publication."""
    frame, now = anchor.frame, anchor.published
    running = frame is not None and now is not None and frame.start.year < now.year == frame.end.year
    if running and frame is not None and _HALF < (frame.end - frame.start).days < _WHOLE:
        return frame
    return None if now is None else Period.year(now.year)


def two_years(value: str, anchor: Anchor) -> Period | None:
    """Argument ``2022-2023``: a fiscal year named by both its years, where years are known to begin so."""
    if not anchor.fiscal:
        return year_span(*(int(year) for year in value.split("-")))
    return fiscal_year(value, anchor)


def _month_count(first: int, last: int) -> Period:
    """From one month to another, each counted from the year 0."""
    year, month = divmod(last, 12)
    return Period(date(first // 12, first % 12 + 1, 1), month_span(year, month + 1, month + 1).end)


def published_fiscal(offset: int) -> Callable[[str, Anchor], Period | None]:
    """The fiscal year in which the document was published, or one before it.

    Its argument ``1-6`` means the first six months of it.
    """

    def rule(part: str, anchor: Anchor) -> Period | None:
        if anchor.published is None:
            return None
        start = _UNTOLD[1] if anchor.fiscal is None else anchor.fiscal
        today = anchor.published.year * 12 + anchor.published.month - 1
        begun = today - (today - start) % 12 + 12 * offset
        first, _, last = (part or "1-12").partition("-")
        return _month_count(begun + int(first) - 1, begun + int(last or first) - 1)

    return rule


def running_fiscal(part: str, anchor: Anchor) -> Period | None:
    """Argument ``1-7``: the first seven months of the year of accounts, the last such stretch that was over."""
    now = published_fiscal(0)(part, anchor)
    if now is None or anchor.published is None or now.end.replace(day=1) <= anchor.published:
        return now
    return published_fiscal(-1)(part, anchor)


def fiscal_to_date(_: str, anchor: Anchor) -> Period | None:
    """From the start of the fiscal year in which the document was published to the month of publication."""
    year = published_fiscal(0)("", anchor)
    if year is None or anchor.published is None:
        return None
    published = anchor.published
    return Period(year.start, month_span(published.year, published.month, published.month).end)
