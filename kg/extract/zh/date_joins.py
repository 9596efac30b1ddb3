"""Chinese times that are one together: what a bracket says of a time, a start and an end told apart, how long it ran."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.anchors import Anchor
from kg.extract.calendar import resolve
from kg.extract.gazetteer import Hits
from kg.extract.spans import When, WhenKind
from kg.extract.zh.date_forms import NUMBER, count
from kg.model import Span

__all__ = ["checked", "joined"]

#: How long something ran that began at a point told before: 8月启动,为期4个月.
_LASTING = re.compile(
    rf"(?:\d{{1,2}}时)?[^。;\d]{{0,16}}(?:为期|历时|持续|一连)(?:(?P<months>{NUMBER})个月|(?P<half>半年))"
)
#: What ran so long is over then: 9月1日,为期四个月的休渔结束.
_IS_OVER = re.compile(r"的[^,。;\d]{2,20}?(?:结束|收官|落幕|告一段落|收网)")
_UNTIL = re.compile(r"(?:截至|截止到?|直至|直到|至|到)$")
_OVER = re.compile(r"(?:结束|收官|收尾|为止)")
_NAMED_YEAR = re.compile(r"20\d\d")
#: What may stand between a time and the bracket that says it exactly: 2022事务年度(, 成立以来至2024年底(.
_SPECIFIED = re.compile(r"(?:[^\W\d_]{1,6})?\((?:即|指|为)?")
#: Up to when something that began before is told of, and how far in front of the time that is said.
_SO_FAR = re.compile(r"以来,?(?:截?[至止]|到|截至)$")
_SHORT = 6
#: Longest stretch between a start and the end of what was started.
_STARTED = 16


def joined(folded: str, whens: list[When], hits: Hits) -> list[When]:
    """The times of a stretch of text with those that belong together as one."""
    told = _specified(folded, whens)
    return _stretched(folded, _started(folded, told, hits), hits)


def checked(when: When) -> When:
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


def _specified(folded: str, whens: list[When]) -> list[When]:
    """A time that a bracket says exactly is that time: 2022事务年度(2022年7月至2023年6月)."""
    out: list[When] = []
    for when in whens:
        last = out[-1] if out else None
        exact = (
            last is not None
            and when.kind in (WhenKind.PERIOD, WhenKind.NOTE)
            and when.rule in (None, "between")
            and folded.startswith((")", ","), when.span.end)
            and _SPECIFIED.fullmatch(folded, last.span.end, when.span.start) is not None
        )
        if last is not None and _is_end_of(folded, last, when):
            out[-1] = replace(when, span=Span(last.span.start, when.span.end))
        elif last is not None and exact:
            if last.rule == "running-fiscal" and when.period is None:  # 本财年首季(4—6月)
                out[-1] = replace(last, span=Span(last.span.start, when.span.end + 1))
                continue
            kind = WhenKind.PERIOD if last.kind is WhenKind.STOCK else last.kind
            when = _of_year(last, when)
            if len(out) > 1 and out[-2].span.end == last.span.start:
                out.pop()  # 本财年前八个月(2023年10月至2024年5月)
                last = replace(last, span=Span(out[-1].span.start, last.span.end))
            out[-1] = replace(when, span=Span(last.span.start, when.span.end + 1), kind=kind)
        else:
            out.append(when)
    return out


def _of_year(year: When, part: When) -> When:
    """Months in the bracket behind a year are of that year: 2023历年(1月-12月)."""
    whole = None if year.period is None else year.period.calendar_year
    if whole is None or part.period is not None or not (part.value or "").startswith("frame-year."):
        return part
    return checked(replace(part, value=(part.value or "").replace("frame-year", str(whole))))


def _is_end_of(folded: str, last: When, when: When) -> bool:
    """Whether a day is only told as the last of a year of accounts: 截至6月30日的2023-24财年."""
    year = when.rule in ("fiscal-year", "reporting-year", "previous-fiscal-year")
    return year and last.kind is WhenKind.STOCK and folded[last.span.end : when.span.start] == "的"


def _started(folded: str, whens: list[When], hits: Hits) -> list[When]:
    """A day on which something was started and one on which it was over: 2月15日启动、4月30日结束."""
    out: list[When] = []
    for when in whens:
        last = out[-1] if out else None
        if last is not None and _OVER.match(folded, when.span.end):
            gap = Span(last.span.end, when.span.start)
            begun = hits.within(gap, ("start-verb", "launch-verb", "conduct-verb"))
            near = gap.end - gap.start <= _STARTED and not any(c.isdigit() for c in gap.of(folded))
            first, end = _edge(last, 0), _edge(when, 1)
            if begun and near and first and end:
                apart = "," in gap.of(folded)  # each time is of its own clause
                whole = replace(when, span=Span(when.span.start if apart else last.span.start, when.span.end))
                whole = replace(
                    whole, kind=WhenKind.PERIOD, rule="between", period=None, value=f"{first}/{end}"
                )
                out[-1 if not apart else len(out) :] = [checked(whole)]
                continue
        out.append(when)
    return out


def _edge(when: When, side: int) -> str | None:
    """The first or last point of a time as the rule ``between`` writes it; None where another rule says it."""
    if when.period is not None:
        day = when.period.end if side else when.period.start
        return f"{day.year}.{day.month}.{day.day}"
    if when.rule == "last-month":
        return when.rule
    if when.rule not in ("between", "flow"):
        return None
    return (when.value or "").split("/")[side] or None


#: How many times back a stretch may have begun.
_RECENT = 6


def _stretched(folded: str, whens: list[When], hits: Hits) -> list[When]:
    """A start and an end told apart in one sentence make a stretch: 7月启动以来,截至11月底."""
    out: list[When] = []
    for when in (_lasting(folded, when, hits) for when in whens):
        begun = next((w for w in reversed(out[-_RECENT:]) if _is_open(w)), None)
        first = None if begun is None else _edge(begun, 0)
        if begun is not None and first is not None and _ends(folded, begun, when):
            last = _edge(when, 1) or "frame-year.12"
            if last.startswith("frame-year"):
                last = first.split(".")[0] + last.removeprefix("frame-year")
            gap = folded[begun.span.end : when.span.start]
            if "," not in gap and ":" not in gap:
                out.remove(begun)
                when = replace(when, span=Span(begun.span.start, when.span.end))
            when = checked(
                replace(when, kind=WhenKind.PERIOD, rule="between", period=None, value=f"{first}/{last}")
            )
        elif not out and _SO_FAR.search(folded, max(0, when.span.start - _SHORT), when.span.start):
            when = _since_it_began(when)
        out.append(when)
    return out


def _since_it_began(when: When) -> When:
    """The time from when what is told of began, of which only the end is said here: 行动开展以来至12月31日."""
    last = (_edge(when, 1) or "").split(".")
    if when.period is not None and when.period.start.month != when.period.end.month:
        return when  # 成立以来至2024年底(2019年1月至2024年12月)
    if len(last) > 1 and last[0].isdigit():
        value = "-".join(last)
    elif len(last) == 2 and last[0] == "frame-year":
        value = last[1]
    else:
        return when
    return When(when.span, WhenKind.PERIOD, rule="since-origin", value=value)


def _is_open(when: When) -> bool:
    """Whether something began at a time that goes on until another is told: 2022年9月以来, 9月启动的行动."""
    return when.begins or (when.rule == "between" and (when.value or "").endswith("/"))


def _lasting(folded: str, when: When, hits: Hits) -> When:
    """A point from which something ran for so many months, as the stretch it ran."""
    match = _LASTING.match(folded, when.span.end)
    if match is None or when.rule == "past-years" or (when.period is None and when.rule != "between"):
        return when
    over = _IS_OVER.match(folded, match.end())
    if over is not None and match["months"]:
        return _run_up(when, count(match["months"]))
    if hits.within(Span(when.span.end, match.end()), ("speech-verb",)):
        return when  # 9月19日称,历时五个月的行动已经结束
    start = (when.value or "").partition("/")[0]
    if when.period is not None:
        start = f"{when.period.start.year}.{when.period.start.month}"
    year, _, rest = start.partition(".")
    month = int(rest.partition(".")[0] or 1)
    last = month - 1 + (6 if match["half"] else count(match["months"]))
    end = f"{int(year) + (last - 1) // 12 if year.isdigit() else year}.{(last - 1) % 12 + 1}"
    return checked(When(when.span, WhenKind.PERIOD, rule="between", value=f"{start}/{end}"))


def _run_up(when: When, months: int) -> When:
    """The months up to a point at which what ran so long was over: 9月1日,为期四个月的休渔结束."""
    point = (when.value or "").partition("/")[0]
    if when.period is not None:
        point = f"{when.period.start.year}.{when.period.start.month}.{when.period.start.day}"
    year, _, rest = point.partition(".")
    month, _, day = rest.partition(".")
    if not month:
        return when
    last = int(month) - (day == "1" or not day.strip("01"))
    first = last - months + 1
    if last < 1 or first < 1:
        return when
    return checked(When(when.span, WhenKind.PERIOD, rule="between", value=f"{year}.{first}/{year}.{last}"))


def _ends(folded: str, begun: When, when: When) -> bool:
    """Whether a time is the end of what began before it, with no figure between."""
    gap = folded[begun.span.end : when.span.start]
    until = _UNTIL.search(gap) or _OVER.match(folded, when.span.end)
    closes = until is not None and (
        when.rule in ("between", "year-end", "last-month") or when.kind is WhenKind.STOCK
    )
    return closes and not any(char.isdigit() for char in _NAMED_YEAR.sub("", gap)) and "。" not in gap
