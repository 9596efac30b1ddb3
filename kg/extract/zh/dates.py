"""Chinese time expressions: points, stretches, stocks and comparisons, put together from small tokens.

A text is cut into tokens (a year, a part of a year, a day, a number of years); adjacent tokens make a point
(去年 + 3月), two points with a link a stretch (2023年10月至2024年3月). What depends on the text around it is
left to a rule of :mod:`kg.extract.calendar`. A single day dates an event, not the figures of a report,
unless nothing is announced on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.extract.zh.date_forms import LINK, Token, tokens_in
from kg.extract.zh.date_joins import checked, joined
from kg.extract.zh.date_notes import (
    begins,
    is_announced,
    is_imprint,
    is_of_act,
    is_of_income,
    is_of_law,
    is_of_meeting,
    is_of_report,
    is_published,
    launches,
    starts_drive,
    timeless,
)
from kg.model import Span

__all__ = ["flow", "whens_in"]

_BASIS = re.compile(r"(?:较|比|与|由|从|相比|同|对比|超越|超过|高于|低于|多于|少于)[\"《「]?$")
#: The edition of a campaign that another is compared with: 较“护航2022”增长.
_COMPARED = re.compile(r"[较比与][\"《「][^\W\d_]{1,4}$")
#: What makes the other side of a comparison of the time in front of it: 和去年暑期相比.
_COMPARED_WITH = re.compile(
    r"[^,。;:\d]{0,8}?(?:\([^()]{1,20}\))?(?:相比|相较|比较|对比|比起来)|的[\d.,%万亿]+[^,。;:\d]{0,4}?(?:相[差若近当比仿较]|持平)"
)
_WITH = re.compile(r"(?:与|和|跟|同|相比|相较|相较于|比起|对比)(?:[^\W\d_]{1,5}的)?$")
#: A time in which something was the most or the first is told by the way: 是近五年最多.
_RECORD = re.compile(
    r"(?!的首[次个届])(?:以来|来)?(?:同期|单月|单日|单季)?(?:的)?(?:最|新高|新低|首次|首个|之最|低点|高点|低谷|峰值|谷底)"
)
_TIMES = re.compile(r"(?:[^\W\d_]{1,6})?的[\d.一二两三四五六七八九十近约]+(?:倍|分之)")
_IS = re.compile(r"(?:是|成为|作为|列为)$")
_OF_WHAT = re.compile(r"的[^\W\d_近约逾超]")
#: A share of what was done at a time: 达到去年全年的八成.
_REACHED = re.compile(r"(?:达到?|相当于|占|接近|超过?|逼近|不足|不到|不及)(?:了)?$")
_SHARE = re.compile(r"(?:[^\W\d_]{1,6})?的(?:近|约|逾)?[\d.一二两三四五六七八九十]+(?:成|%)")
_FROM = re.compile(r"[自从由]$")
_UNTIL = re.compile(r"(?:截至|截止到?|直至|直到|至|到)$")
_END = re.compile(r"(?:年?[底末终]|年底|年末)")
_TENTH = re.compile("[上中下]旬")
#: A month in which something was set up begins a stretch that ends later in the sentence: 10月建立,到今年9月底.
_SINCE = re.compile(
    r"(?:建立|成立|启动|运行|挂牌|设立)(?=[^。;\d]{0,12}(?:到|至)[今去当次\d])|\)以来|(?:生效|施行|实施|启动|成立|上线|开通)后(?!的)|初?(?:(?:正式)?(?:启动|开展|实施|施行|成立|开始|起))*(?:以来|至今|迄今|起(?![诉获草底用拍算计])|开始)"
)
#: What began in a month, named between the month and its verb: 5月新一轮整治行动启动以来.
_SINCE_WHAT = re.compile(r"[^,。;:\d]{1,40}?(?=以来)")
_NEAR_SINCE = 18
#: What began at a time with a word for "from" in front of it: 自2017年制度全面推开,全市办案.
_SELF = re.compile(r"(?<![来各独亲])自$")
_SINCE_THAT = re.compile(
    r"(?!的)[^\W\d_\"《》]{0,24}(?:[\"《》]|《[^《》,。]{1,30}》)?[^\W\d_《》]{2,24}(?<![至到]),"
)
_JOIN = re.compile(rf"(?:年?初|底|末|[上中下]旬|起|份|(?:零|\d{{1,2}})[时点]整?)?{LINK}$|(?:年?初|起){LINK}$")
#: What happened on the first day of a stretch, told before its last: 自8月24日实施管制至次年6月.
_RAN = re.compile(r"起?[^\W\d_]{2,12}?(?:至|到|直至|直到)")
#: What stands between a year and its month: 113年截至2月底.
_INSIDE = frozenset({"", "的", "全", " ", "截至", "截止", "光", "仅", "单", "光是", "仅仅"})
#: What stands between two days that are one time: 前日及昨日.
_SIDE_BY_SIDE = frozenset({"、", "及", "和", "与", "至"})
#: A word for "the period" that tells which one it is: 统计期间为2023年4月至2024年3月.
_TELLS = re.compile(r"[为是:自从](?=\d)")
#: A plan of some years that is not over yet.
_SINCE_THEN = re.compile(r"[\"」]?以来")
#: Rules of points that are days.
_OF_DAYS = ("days-ago:", "weekday:", "weekday-before:", "month-day:")
#: Rules of weeks, in which things are said or issued as on a day.
_WEEKS = frozenset({"weeks-ago", "weekend"})
#: Rules of times that people look back on, and the words by which they are asked: 24%承认过去12个月买过.
_RECALLED = frozenset({"past-months", "past-years"})
_ADMITTED = re.compile(r"(?:承认|坦言|自称|表示|声称|称|说)(?:曾)?在?$")
#: Rules of times that are shorter than a year and may be when a report came out.
_SHORT = frozenset({"this-month", "last-month", "weeks-ago", "weekend"})
#: Rules of times that may end a stretch: 到年底, 到上月底.
_ENDS = frozenset({"year-end", "last-month"})
_YEAR_BACK = re.compile(r"(?:止)?的?(?:过去|前|这)?(?:12|十二)个月")
_DECEMBER = 12
#: Behind a year they say no more than the year: 2023年全年.
_WHOLE = frozenset({"whole-year", "frame-year"})


@dataclass(frozen=True, slots=True)
class _Point:
    """Adjacent tokens that make one point or part of a year; ``end`` after 底, ``tokens`` consumed."""

    span: Span
    year: str | None
    months: tuple[int, int] | None
    day: int | None
    end: bool
    tokens: int


def whens_in(folded: str, span: Span, hits: Hits) -> list[When]:
    """Time expressions of a stretch of folded text, in order, not overlapping.

    Examples
    --------
    >>> text = "2023年10月至2024年3月"
    >>> [str(when.period.end) for when in whens_in(text, Span(0, len(text)), Hits((), iter))]
    ['2024-03-31']

    """
    tokens = tokens_in(folded, span, hits)
    found: list[When] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.rule is not None or token.period is not None:
            found.append(_alone(folded, token, span, hits))
            at += 1
            continue
        first = _point(folded, tokens, at)
        at += first.tokens
        last = _linked(folded, tokens, at, first)
        at += 0 if last is None else last.tokens
        found.append(_when(folded, span, hits, first, last))
    times = joined(folded, found, hits)
    told = any(when.kind in (WhenKind.PERIOD, WhenKind.STOCK, WhenKind.SAME) for when in times)
    return times if told else sorted([*times, *timeless(folded, span)], key=lambda when: when.span.start)


def flow(when: When) -> When:
    """A point taken as the end of a stretch from the first of January: 截至9月30日 of what is done.

    Examples
    --------
    >>> flow(When(Span(0, 7), WhenKind.STOCK, rule="between", value="2024.9.30/2024.9.30")).value
    '2024.1/2024.9.30'

    """
    if when.kind is not WhenKind.STOCK or when.rule != "between" or when.value is None:
        return when
    last = when.value.partition("/")[2]
    year = "this-year" if last.startswith(_OF_DAYS) else last.split(".")[0]
    return replace(when, kind=WhenKind.PERIOD, rule="flow", value=f"{year}.1/{last}", flows=True)


# ------------------------------------------------------------------ points and stretches


def _point(folded: str, tokens: Sequence[Token], at: int) -> _Point:
    """The longest point that starts with a token: a year with its part, a month with its day."""
    first = tokens[at]
    year, months, day, end, used = first.year, first.months, first.day, first.span.end, 1
    until = False
    for token in tokens[at + 1 : at + 3]:
        gap = folded[end : token.span.start]
        if token.year in _WHOLE and months is None and not gap:
            end, used = token.span.end, used + 1
            continue
        if gap not in _INSIDE or token.year is not None or token.rule is not None:
            break
        if token.months is not None and months is None and day is None:
            months = token.months
        elif token.day is not None and months is not None and day is None:
            day = token.day
        else:
            break
        until = until or _UNTIL.search(gap) is not None
        end, used = token.span.end, used + 1
    closing = _END.match(folded, end)
    if closing is not None and months is None:
        months, end = (12, 12), closing.end()
    elif closing is not None and day is None:
        end = closing.end()
    elif months is not None and day is None and (tenth := _TENTH.match(folded, end)) is not None:
        end = tenth.end()  # 2021年7月中旬
    return _Point(Span(first.span.start, end), year, months, day, until or closing is not None, used)


def _linked(folded: str, tokens: Sequence[Token], at: int, first: _Point) -> _Point | None:
    """The point behind a link: 至2024年3月, -6月, 至17日."""
    over = at < len(tokens) and tokens[at].rule in _ENDS
    if at >= len(tokens) or (tokens[at].rule is not None and not over) or tokens[at].period is not None:
        return None
    gap = folded[first.span.end : tokens[at].span.start]
    if first.year and first.year.startswith(_OF_DAYS) and (tokens[at].year or "").startswith(_OF_DAYS):
        return _point(folded, tokens, at) if gap in _SIDE_BY_SIDE else None
    ran = (
        _FROM.search(folded[max(0, first.span.start - 1) : first.span.start]) is not None
        and _RAN.fullmatch(gap) is not None
    )
    if not ran and (len(gap) > 6 or _JOIN.fullmatch(gap) is None):
        return None
    if over:
        months = (12, 12) if tokens[at].rule == "year-end" else None
        return _Point(tokens[at].span, None if months else tokens[at].rule, months, None, True, 1)
    last = _point(folded, tokens, at)
    month, of_month, _ = (first.year or "").partition("month-day:")[2].partition("-")
    if last.day is not None and last.months is None and of_month:
        last = replace(last, year=f"month-day:{month}-{last.day}", day=None)
    elif last.day is not None and last.months is None:
        last = replace(last, months=first.months)
    return last


def _when(folded: str, span: Span, hits: Hits, first: _Point, last: _Point | None) -> When:
    place = Span(first.span.start, (last or first).span.end)
    before = folded[max(span.start, place.start - 6) : place.start]
    if last is not None:
        value = f"{_date(first, 0)}/{_until(first, last)}"
        basis = _BASIS.search(before) is not None and not _FROM.search(before)
        return checked(When(place, WhenKind.BASIS if basis else WhenKind.PERIOD, rule="between", value=value))
    since = _SINCE.match(folded, place.end) or _since_what(folded, span, hits, first)
    since = since or (_SELF.search(before) and _SINCE_THAT.match(folded, place.end, span.end)) or None
    if since is not None and hits.within(Span(since.end(), min(span.end, since.end() + 4)), ("effect-verb",)):
        start = f"{_date(first, 0)}/{_date(first, 1)}"
        return replace(checked(When(place, WhenKind.NOTE, rule="between", value=start)), begins=True)
    if since is not None and not before.endswith("由"):
        return checked(When(place, WhenKind.PERIOD, rule="between", value=f"{_date(first, 0)}/"))
    value = f"{_date(first, 0)}/{_date(first, 1)}"
    if _RECORD.match(folded, place.end):
        return checked(When(place, WhenKind.NOTE, rule="between", value=value))
    if is_of_law(folded, place) or folded.startswith(("起算", "起计"), place.end):
        return When(place, WhenKind.NOTE)
    if first.months is not None and starts_drive(folded, place, span, hits):
        return checked(When(place, WhenKind.PERIOD, rule="between", value=f"{_date(first, 0)}/"))
    if begins(folded, place, span, hits, day=first.months is not None and first.months[0] == first.months[1]):
        return replace(checked(When(place, WhenKind.NOTE, rule="between", value=value)), begins=True)
    compared = _is_compared(folded, place, before)
    if (first.year or "").startswith(_OF_DAYS) and _UNTIL.search(before):
        return When(place, WhenKind.STOCK, rule="between", value=value)
    if first.months is not None and _UNTIL.search(before) and (year := _YEAR_BACK.match(folded, place.end)):
        return _twelve_months(Span(place.start, year.end()), first)
    if not compared and (first.end or (_UNTIL.search(before) and (first.months or first.day))):
        return checked(When(place, WhenKind.STOCK, rule="between", value=value))
    kind = WhenKind.PERIOD
    if compared:
        kind = WhenKind.BASIS
    elif _dates_no_figure(folded, first, place, span, hits) or (
        first.months is None and _is_called(folded, place, before)
    ):
        kind = WhenKind.NOTE
    elif _TIMES.match(folded, place.end) or (_REACHED.search(before) and _SHARE.match(folded, place.end)):
        kind = WhenKind.BASIS
    deictic = first.year is not None and not first.year.isdigit() and not first.year.startswith(_OF_DAYS)
    if first.months is None and first.day is None and first.year is not None and deictic:
        rule, _, argument = first.year.partition(":")
        return When(place, kind, rule=rule, value=argument or None)
    started = kind is WhenKind.PERIOD and first.months is not None and launches(folded, place, span, hits)
    return replace(checked(When(place, kind, rule="between", value=value)), begins=started)


def _twelve_months(place: Span, last: _Point) -> When:
    """The year that ends with a month: 截至6月30日的12个月."""
    month = 0 if last.months is None else last.months[1]
    if last.year is None or not last.year.isdigit():
        return When(place, WhenKind.PERIOD, rule="months-to", value=f"12/{month}")
    year, first = int(last.year) - (month < _DECEMBER), month % _DECEMBER + 1
    return checked(When(place, WhenKind.PERIOD, rule="between", value=f"{year}.{first}/{last.year}.{month}"))


def _since_what(folded: str, span: Span, hits: Hits, first: _Point) -> re.Match[str] | None:
    """What began at a point, where the verb that says so ends in front of "since"."""
    named = _SINCE_WHAT.match(folded, first.span.end, span.end)
    if named is None:
        return None
    verbs = hits.within(Span(*named.span()), ("start-verb", "launch-verb", "conduct-verb"))
    opens = any(verb.span.start - named.start() < 2 for verb in verbs)
    ends = len(named[0]) <= _NEAR_SINCE and first.months and any(v.span.end == named.end() for v in verbs)
    return named if opens or ends else None


def _is_compared(folded: str, place: Span, before: str) -> bool:
    """Whether a time is the other side of a comparison: 较去年, 和去年暑期相比."""
    with_it = _WITH.search(before) and _COMPARED_WITH.match(folded, place.end)
    return _BASIS.search(before) is not None or bool(with_it)


def _is_called(folded: str, place: Span, before: str) -> bool:
    """Whether a time only says of what something is: 责任是今年的关键词."""
    return (
        _IS.search(before) is not None
        and _OF_WHAT.match(folded, place.end) is not None
        and _TIMES.match(folded, place.end) is None
    )


def _date(point: _Point, side: int) -> str:
    """One end of a point for the rule ``between``: year or rule, month, day."""
    parts = [point.year or "frame-year"]
    if point.months is not None:
        parts.append(str(point.months[side]))
        if point.day is not None:
            parts.append(str(point.day))
    return ".".join(parts)


def _until(first: _Point, last: _Point) -> str:
    return _date(last if last.year is not None else replace(last, year=first.year), 1)


def _dates_no_figure(folded: str, point: _Point, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a point dates what is announced on it, a report, a meeting, or the income that a fine is measured by."""
    if (point.year or "").startswith(_OF_DAYS):
        return is_announced(folded, place, span, hits) or (
            (point.year or "").startswith("weekday") and not is_of_act(place, span, hits)
        )
    if point.day is not None:
        stamped = point.year is not None and is_imprint(folded, place, span)
        return point.months is None or stamped or is_announced(folded, place, span, hits)
    if is_of_income(place, span, hits):
        return True
    if point.months is not None and is_of_report(folded, place, span, hits):
        return True
    told = point.months is not None and is_published(folded, place, span, hits)
    return told or is_of_meeting(folded, place, span, hits)


def _begun_before(place: Span, span: Span, hits: Hits) -> bool:
    """Whether a time says how long ago something began, which is no year of the calendar: 新法施行一年来."""
    before = hits.within(Span(max(span.start, place.start - 4), place.start), ("effect-verb", "start-verb"))
    return bool(before) and before[-1].span.end == place.start


def _alone(folded: str, token: Token, span: Span, hits: Hits) -> When:
    before = folded[max(0, token.span.start - 6) : token.span.start]
    if token.period is not None and is_of_law(folded, token.span):
        return When(token.span, WhenKind.NOTE)
    if token.period is not None:
        compared = _COMPARED.search(before) is not None
        return When(
            token.span, WhenKind.BASIS if compared else WhenKind.PERIOD, token.period, rule=token.rule
        )
    if token.rule == "now":
        return When(token.span, WhenKind.STOCK, rule="this-month")
    if token.rule == "same" and _TELLS.match(folded, token.span.end):
        return When(token.span, WhenKind.NOTE)
    if token.rule == "whole-year" and _begun_before(token.span, span, hits):
        return When(token.span, WhenKind.NOTE)
    if token.rule in _RECALLED and _ADMITTED.search(before):
        return When(token.span, WhenKind.NOTE)
    if token.rule in _SHORT and (
        is_of_report(folded, token.span, span, hits)
        or is_published(folded, token.span, span, hits)
        or (token.rule in _WEEKS and is_announced(folded, token.span, span, hits))
    ):
        return When(token.span, WhenKind.NOTE)
    if token.rule == "note" or _RECORD.match(folded, token.span.end):
        return When(token.span, WhenKind.NOTE)
    if token.rule == "years" and _SINCE_THEN.match(folded, token.span.end):
        first = (token.value or "").partition("-")[0]
        return When(token.span, WhenKind.PERIOD, rule="between", value=f"{first}/")
    basis = token.rule == "frame-previous-year" or _is_compared(folded, token.span, before)
    basis = basis or _TIMES.match(folded, token.span.end) is not None
    kind = WhenKind.BASIS if basis else WhenKind.SAME if token.rule == "same" else WhenKind.PERIOD
    return When(token.span, kind, rule=token.rule, value=token.value)
