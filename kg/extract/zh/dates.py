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

from kg.extract.anchors import Anchor
from kg.extract.calendar import resolve
from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.extract.zh.date_forms import LINK, NUMBER, Token, count, tokens_in
from kg.model import Span

__all__ = ["flow", "whens_in"]

_BASIS = re.compile(r"(?:较|比|与|由|从|相比|同|对比|超越|超过|高于|低于|多于|少于)[\"《「]?$")
#: The edition of a campaign that another is compared with: 较“护航2022”增长.
_COMPARED = re.compile(r"[较比与][\"《「][^\W\d_]{1,4}$")
#: What makes the other side of a comparison of the time in front of it: 和去年暑期相比.
_COMPARED_WITH = re.compile(r"[^,。;:\d]{0,8}?(?:相比|相较|比较|对比|比起来)")
_WITH = re.compile(r"(?:与|和|跟|同|相比|相较|相较于|比起|对比)$")
#: How long something ran that began at a point told before: 8月启动,为期4个月.
_LASTING = re.compile(rf"[^。;\d]{{0,16}}(?:为期|历时|持续|一连)(?:(?P<months>{NUMBER})个月|(?P<half>半年))")
#: A time in which something was the most or the first is told by the way: 是近五年最多.
_RECORD = re.compile(r"(?:以来|来)?(?:同期)?(?:的)?(?:最|新高|新低|首次|首个|之最)")
_TIMES = re.compile(r"的[\d.一二两三四五六七八九十近约]+倍")
_FROM = re.compile(r"[自从由]$")
_UNTIL = re.compile(r"(?:截至|截止到?|直至|直到|至|到)$")
_OVER = re.compile(r"(?:结束|收官|收尾|为止)")
_END = re.compile(r"(?:年?[底末终]|年底|年末)")
#: A month in which something was set up begins a stretch that ends later in the sentence: 10月建立,到今年9月底.
_SINCE = re.compile(
    r"(?:建立|成立|启动|运行|挂牌|设立)(?=[^。;\d]{0,12}(?:到|至)[今去当次\d])|\)以来|初?(?:(?:正式)?(?:启动|开展|实施|施行|成立|开始|起))*(?:以来|至今|迄今|起|开始)"
)
#: What began in a month, named between the month and its verb: 5月新一轮整治行动启动以来.
_SINCE_WHAT = re.compile(r"[^,。;:\d]{1,18}?(?=以来)")
_JOIN = re.compile(rf"(?:年?初|底|末|[上中下]旬|起|份)?{LINK}$|(?:年?初|起){LINK}$")
#: What happened on the first day of a stretch, told before its last: 自8月24日实施管制至次年6月.
_RAN = re.compile(r"起?[^\W\d_]{2,12}?(?:至|到|直至|直到)")
_NAMED_YEAR = re.compile(r"20\d\d")
#: A day that a sentence announces something on dates the announcement.
_DAYS_TO_VERB = 60
#: How far behind the verb what is issued may be named.
_TO_REPORT = 30
#: How far behind a time the income may be named that a fine is measured by.
_TO_INCOME = 6
#: What stands between a year and its month: 113年截至2月底.
_INSIDE = frozenset({"", "的", "全", " ", "截至", "截止"})
#: A word for "the period" that tells which one it is: 统计期间为2023年4月至2024年3月.
_TELLS = re.compile(r"[为是:自从](?=\d)")
#: A plan of some years that is not over yet.
_SINCE_THEN = re.compile(r"[\"」]?以来")
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
    >>> [str(when.period.end) for when in whens_in(text, Span(0, len(text)), Hits({}))]
    ['2024-03-31']

    """
    tokens = tokens_in(folded, span, hits)
    found: list[When] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.rule is not None or token.period is not None:
            found.append(_alone(folded, token))
            at += 1
            continue
        first = _point(folded, tokens, at)
        at += first.tokens
        last = _linked(folded, tokens, at, first)
        at += 0 if last is None else last.tokens
        found.append(_when(folded, span, hits, first, last))
    return _stretched(folded, found)


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
    return replace(when, kind=WhenKind.PERIOD, rule="flow", value=f"{last.split('.')[0]}.1/{last}")


# ------------------------------------------------------------------ points and stretches


def _point(folded: str, tokens: Sequence[Token], at: int) -> _Point:
    """The longest point that starts with a token: a year with its part, a month with its day."""
    first = tokens[at]
    year, months, day, end, used = first.year, first.months, first.day, first.span.end, 1
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
        end, used = token.span.end, used + 1
    until = _UNTIL.search(folded[first.span.end : end]) is not None
    closing = _END.match(folded, end)
    if closing is not None and months is None:
        months, end = (12, 12), closing.end()
    elif closing is not None and day is None:
        end = closing.end()
    return _Point(Span(first.span.start, end), year, months, day, until or closing is not None, used)


def _linked(folded: str, tokens: Sequence[Token], at: int, first: _Point) -> _Point | None:
    """The point behind a link: 至2024年3月, -6月, 至17日."""
    if at >= len(tokens) or tokens[at].rule is not None or tokens[at].period is not None:
        return None
    gap = folded[first.span.end : tokens[at].span.start]
    ran = _FROM.search(folded[: first.span.start][-1:]) is not None and _RAN.fullmatch(gap) is not None
    if not ran and (len(gap) > 6 or _JOIN.fullmatch(gap) is None):
        return None
    last = _point(folded, tokens, at)
    if last.day is not None and last.months is None:
        last = replace(last, months=first.months)
    return last


def _when(folded: str, span: Span, hits: Hits, first: _Point, last: _Point | None) -> When:
    place = Span(first.span.start, (last or first).span.end)
    before = folded[max(span.start, place.start - 6) : place.start]
    if last is not None:
        value = f"{_date(first, 0)}/{_until(first, last)}"
        basis = _BASIS.search(before) is not None and not _FROM.search(before)
        return _checked(
            When(place, WhenKind.BASIS if basis else WhenKind.PERIOD, rule="between", value=value)
        )
    since = _SINCE.match(folded, place.end) or (
        _since_what(folded, span, hits, first) if first.months else None
    )
    if since is not None and hits.within(Span(since.end(), min(span.end, since.end() + 4)), ("effect-verb",)):
        return When(place, WhenKind.NOTE)
    if since is not None and not before.endswith("由"):
        return _checked(When(place, WhenKind.PERIOD, rule="between", value=f"{_date(first, 0)}/"))
    value = f"{_date(first, 0)}/{_date(first, 1)}"
    begun = first.months is not None and first.months[0] == first.months[1] and _begins(place, span, hits)
    if _RECORD.match(folded, place.end) or begun:
        return _checked(When(place, WhenKind.NOTE, rule="between", value=value))
    compared = _is_compared(folded, place, before)
    if not compared and (first.end or (_UNTIL.search(before) and (first.months or first.day))):
        return _checked(When(place, WhenKind.STOCK, rule="between", value=value))
    kind = WhenKind.PERIOD
    if compared or _TIMES.match(folded, place.end):
        kind = WhenKind.BASIS
    elif _dates_no_figure(folded, first, place, span, hits):
        kind = WhenKind.NOTE
    if first.months is None and first.day is None and first.year is not None and not first.year.isdigit():
        rule, _, argument = first.year.partition(":")
        return When(place, kind, rule=rule, value=argument or None)
    return _checked(When(place, kind, rule="between", value=value))


def _since_what(folded: str, span: Span, hits: Hits, first: _Point) -> re.Match[str] | None:
    """What began at a point, where the verb that says so ends in front of "since"."""
    named = _SINCE_WHAT.match(folded, first.span.end, span.end)
    if named is None:
        return None
    verbs = hits.within(Span(*named.span()), ("start-verb", "launch-verb", "conduct-verb"))
    return named if any(verb.span.end == named.end() for verb in verbs) else None


def _is_compared(folded: str, place: Span, before: str) -> bool:
    """Whether a time is the other side of a comparison: 较去年, 和去年暑期相比."""
    with_it = _WITH.search(before) and _COMPARED_WITH.match(folded, place.end)
    return _BASIS.search(before) is not None or bool(with_it)


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


def _begins(place: Span, span: Span, hits: Hits) -> bool:
    """Whether something was set up or issued at a point: 于当年4月启动."""
    after = Span(place.end, min(span.end, place.end + 4))
    found = hits.within(after, ("start-verb", "effect-verb", "issue-verb"))
    return any(hit.span.start - place.end < 2 for hit in found)


def _announced(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether something is said, issued or begun on a day rather than found on it."""
    window = Span(place.end, min(span.end, place.end + _DAYS_TO_VERB))
    return bool(hits.within(window, ("speech-verb", "issue-verb", "launch-verb", "conduct-verb"))) or folded[
        place.end : place.end + 1
    ] in {")", "电", "讯"}


def _dates_no_figure(folded: str, point: _Point, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a point dates what is announced on it, or the income that a fine is measured by."""
    if point.day is not None:
        return point.months is None or _announced(folded, place, span, hits)
    income = hits.within(Span(place.end, min(span.end, place.end + _TO_INCOME)), ("income-noun",))
    return bool(income) or (point.months is not None and _published(folded, place, span, hits))


def _published(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a report is issued in a month, with no figure told between: 12月,某某局发布了统计报告."""
    window = Span(place.end, min(span.end, place.end + _DAYS_TO_VERB))
    for verb in hits.within(window, ("issue-verb",)):
        behind = Span(verb.span.end, min(span.end, verb.span.end + _TO_REPORT))
        reports = hits.within(behind, ("report-noun",))
        told = folded[place.end : reports[0].span.start] if reports else ""
        if reports and not any(char.isdigit() for char in _NAMED_YEAR.sub("", told)):
            return True
    return False


def _checked(when: When) -> When:
    """A time with its period where it says all by itself; of an impossible date only the place is kept."""
    try:
        period = resolve(when.rule or "", when.value, Anchor())
    except ValueError:
        return When(when.span, WhenKind.NOTE)
    return (
        when
        if period is None or when.kind is WhenKind.STOCK
        else replace(when, period=period, rule=None, value=None)
    )


def _alone(folded: str, token: Token) -> When:
    before = folded[max(0, token.span.start - 6) : token.span.start]
    if token.period is not None:
        compared = _COMPARED.search(before) is not None
        return When(
            token.span, WhenKind.BASIS if compared else WhenKind.PERIOD, token.period, rule=token.rule
        )
    if token.rule == "now":
        return When(token.span, WhenKind.STOCK, rule="this-month")
    if token.rule == "same" and _TELLS.match(folded, token.span.end):
        return When(token.span, WhenKind.NOTE)
    if token.rule == "note" or _RECORD.match(folded, token.span.end):
        return When(token.span, WhenKind.NOTE)
    if token.rule == "years" and _SINCE_THEN.match(folded, token.span.end):
        first = (token.value or "").partition("-")[0]
        return When(token.span, WhenKind.PERIOD, rule="between", value=f"{first}/")
    basis = token.rule == "frame-previous-year" or _is_compared(folded, token.span, before)
    kind = WhenKind.BASIS if basis else WhenKind.SAME if token.rule == "same" else WhenKind.PERIOD
    return When(token.span, kind, rule=token.rule, value=token.value)


#: How many times back a stretch may have begun.
_RECENT = 6


def _stretched(folded: str, whens: list[When]) -> list[When]:
    """A start and an end told apart in one sentence make a stretch: 7月启动以来,截至11月底."""
    out: list[When] = []
    for when in (_lasting(folded, when) for when in whens):
        begun = next(
            (w for w in reversed(out[-_RECENT:]) if w.rule == "between" and (w.value or "").endswith("/")),
            None,
        )
        if begun is not None and _ends(folded, begun, when):
            first, last = (begun.value or "").rstrip("/"), (when.value or "").partition("/")[2]
            if last.startswith("frame-year"):
                last = first.split(".")[0] + last.removeprefix("frame-year")
            gap = folded[begun.span.end : when.span.start]
            if "," not in gap and ":" not in gap:
                out.remove(begun)
                when = replace(when, span=Span(begun.span.start, when.span.end))
            when = _checked(
                replace(when, kind=WhenKind.PERIOD, rule="between", period=None, value=f"{first}/{last}")
            )
        out.append(when)
    return out


def _lasting(folded: str, when: When) -> When:
    """A point from which something ran for so many months, as the stretch it ran."""
    match = _LASTING.match(folded, when.span.end)
    if match is None or when.rule == "past-years" or (when.period is None and when.rule != "between"):
        return when
    start = (when.value or "").partition("/")[0]
    if when.period is not None:
        start = f"{when.period.start.year}.{when.period.start.month}"
    year, _, rest = start.partition(".")
    month = int(rest.partition(".")[0] or 1)
    last = month - 1 + (6 if match["half"] else count(match["months"]))
    end = f"{int(year) + (last - 1) // 12 if year.isdigit() else year}.{(last - 1) % 12 + 1}"
    return _checked(When(when.span, WhenKind.PERIOD, rule="between", value=f"{start}/{end}"))


def _ends(folded: str, begun: When, when: When) -> bool:
    """Whether a time is the end of what began before it, with no figure between."""
    gap = folded[begun.span.end : when.span.start]
    until = _UNTIL.search(gap) or _OVER.match(folded, when.span.end)
    closes = until is not None and when.rule == "between"
    return closes and not any(char.isdigit() for char in _NAMED_YEAR.sub("", gap)) and "。" not in gap
