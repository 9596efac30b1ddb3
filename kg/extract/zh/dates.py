"""Chinese time expressions: years, months, spans, and the relative ones of the lexicon."""

from __future__ import annotations

import re
from datetime import date

from kg.extract.calendar import month_span, year_span
from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = ["whens_in"]

_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?P<a>{_YEAR})年?(?:-|至|到|~|、)(?P<b>{_YEAR})年"
    rf"|(?:民国)?(?P<roc>1[01]\d)年(?!以)"
    rf"|(?P<y>{_YEAR})年度?(?:初至(?P<ey>{_YEAR})年(?P<em>\d{{1,2}})月)?"
    rf"(?:(?P<m>\d{{1,2}})(?:月)?(?:(?:-|至|到|~)(?P<m2>\d{{1,2}})月|月|(?<=月))(?:(?P<d>\d{{1,2}})日)?)?(?P<half>上半年|下半年|前三季度|第?[一二三四]季度)?(?P<end>年?[底末])?"
    rf"|(?P<ma>\d{{1,2}})(?:月)?(?:-|至|到|~)(?P<mb>\d{{1,2}})月|前(?P<mn>\d{{1,2}})个月"
    rf"|(?P<mo>\d{{1,2}})月(?:(?P<md>\d{{1,2}})日)?|(?<!\d)(?P<y4>{_YEAR})(?![\d件起人万亿家个.,]|\d)"
)
_PARTS = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}
_QUARTERS = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_BASIS = re.compile(r"(?:较|比|与|从|由|相比|同)$")

#: A stretch with its two ends said apart: 1月起至2月底, 4月1日起开展行动,至12月31日结束, 7月启动以来,截至11月底.
_STRETCH = re.compile(
    r"(?P<from>\d{1,2})月(?:\d{1,2}日|[初底中]旬?)?(?:起|开始|启动)(?:以来)?(?P<gap>(?:[^。;月\d]|20\d\d){0,30}?)"
    r"(?P<to>(?:截至|至|到)(?P<last>\d{1,2})月(?:\d{1,2}日|[初底末])?)"
)


def _stretches(folded: str, span: Span) -> list[When]:
    """Stretches of months; where a clause ends between the two ends, the place of the second end."""
    found = []
    for match in _STRETCH.finditer(folded, span.start, span.end):
        if 1 <= int(match["from"]) <= int(match["last"]) <= 12:
            split = re.search(r"[,:]", match["gap"]) is not None
            place = Span(*match.span("to")) if split else Span(*match.span())
            found.append(
                When(place, WhenKind.PERIOD, rule="months", value=f"{match['from']}-{match['last']}")
            )
    return found


def whens_in(folded: str, span: Span, hits: Hits) -> list[When]:
    """Time expressions of a stretch of folded text, in order, not overlapping."""
    found = [_explicit(match, folded) for match in _DATE.finditer(folded, span.start, span.end)]
    for hit in hits.within(span, ("relative-period",)):
        rule, _, value = (hit.entry.value or "").partition(":")
        before = folded[max(0, hit.span.start - 3) : hit.span.start]
        basis = rule == "frame-previous-year" or _BASIS.search(before)
        kind = WhenKind.BASIS if basis else WhenKind.SAME if rule == "same" else WhenKind.PERIOD
        found.append(When(hit.span, kind, rule=rule, value=value or None))
    stretches = _stretches(folded, span)
    found = [when for when in found if not any(when.span.overlaps(s.span) for s in stretches)] + stretches
    found.sort(key=lambda when: (when.span.start, -when.span.end))
    kept: list[When] = []
    for when in found:
        if not kept or when.span.start >= kept[-1].span.end:
            kept.append(when)
    return kept


def _explicit(match: re.Match[str], folded: str) -> When:
    span = Span(*match.span())
    before = folded[max(0, span.start - 6) : span.start]
    after = folded[span.end : span.end + 3]
    point = bool(match["end"]) or before.endswith(("截至", "截止", "到", "至"))
    kind = WhenKind.BASIS if _BASIS.search(before) and not after.startswith("以来") else WhenKind.PERIOD
    if match["mo"] or match["ma"] or match["mn"]:
        return _months(match, span, kind, point)
    try:
        period = _period(match)
    except ValueError:
        return When(span, WhenKind.NOTE)
    if match["d"] and not point:
        return When(span, WhenKind.NOTE, period)
    if after.startswith("以来") and period is not None:
        return When(span, WhenKind.PERIOD, rule="since", value=str(period.start.year))
    if match["end"] and period is not None:
        return When(span, WhenKind.STOCK, month_span(period.start.year, 12, 12))
    return When(span, kind, period)


def _months(match: re.Match[str], span: Span, kind: WhenKind, point: bool) -> When:
    if match["md"]:
        if not point:
            return When(span, WhenKind.NOTE)
        return When(span, WhenKind.PERIOD, rule="until", value=f"{int(match['mo']):02}-{int(match['md']):02}")
    first, last = (
        match["ma"] or ("1" if match["mn"] else match["mo"]),
        match["mb"] or match["mn"] or match["mo"],
    )
    if not 1 <= int(first) <= int(last) <= 12:
        return When(span, WhenKind.NOTE)
    return When(span, kind, rule="months", value=first if first == last else f"{first}-{last}")


def _period(match: re.Match[str]) -> Period | None:
    if match["a"]:
        return year_span(int(match["a"]), int(match["b"]))
    if match["roc"]:
        return Period.year(1911 + int(match["roc"]))
    year = int(match["y"] or match["y4"])
    if match["ey"]:
        return Period(date(year, 1, 1), month_span(int(match["ey"]), int(match["em"]), int(match["em"])).end)
    if match["half"]:
        first, last = _PARTS.get(match["half"]) or _QUARTERS[match["half"].removeprefix("第")[0]]
        return month_span(year, first, last)
    if match["m"]:
        month, day = int(match["m"]), match["d"]
        return (
            Period(date(year, month, int(day)), date(year, month, int(day)))
            if day
            else month_span(year, month, int(match["m2"] or month))
        )
    return Period.year(year)
