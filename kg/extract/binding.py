"""Stated changes bound to the figure whose change they are, the same way in every language.

A percentage next to a word of change in its clause is a growth rate. It belongs to the figure that the
change leads to ("climbed 24% to 9,120"), else to the nearest level before it in the sentence; with no level
it is a statistic of its own. A figure that follows a basis ("from 307", a bracketed year) is a baseline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Shape, When, WhenKind
from kg.model import Period, Span

__all__ = ["bind_changes", "dated", "distribute", "zip_years"]

#: How far a word of change may stand from its percentage, in characters, by language.
_REACH = {"en": 28, "zh": 10}
#: Units that can state growth, with what one of them is in percent (增长1.2倍 is 120 %).
_RATES = {"percent": 1, "other:multiple": 100}
_BREAKS = {"en": ";:(", "zh": "。;；("}


def bind_changes(
    context: Context, language: str, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Draft]:
    """The drafts of a sentence with changes bound and baselines dated."""
    out = list(drafts)
    for index, draft in enumerate(out):
        if draft.unit not in _RATES:
            continue
        sign = _sign(context, language, sentence, draft) or _sign_shared(context, out, index)
        if sign:
            factor = _RATES[draft.unit] * sign
            number = replace(
                draft.number,
                value=draft.number.value * factor,
                granularity=draft.number.granularity * abs(factor),
            )
            base = _base(context, out, index)
            out[index] = replace(draft, number=number, unit="percent", shape=Shape.RATE, change_of=base)
    distribute(context, out)
    return [dated(context, draft, whens) for draft in out]


#: What may stand between the rates of a list ("up 12% and 7%, respectively").
_LINKS = frozenset({"and", ",", ", and", "和", "、", "及", "与", "&"})


def distribute(context: Context, drafts: list[Draft]) -> None:
    """As many rates in a row behind k levels belong to one level each, in order."""
    groups = [group for group in _rate_groups(context, drafts) if len(group) > 1]
    for group in groups:
        levels = _levels_before(drafts, group[0], len(group))
        first = drafts[group[0]]
        if len(levels) < len(group) or first.shape is not Shape.RATE:
            continue
        if first.change_of is None:
            continue  # rates of what the sentence gives no level of
        sign = 1 if drafts[group[0]].number.value >= 0 else -1
        for rate, level in zip(group, levels, strict=True):
            number = drafts[rate].number
            factor = Decimal(_RATES[drafts[rate].unit or "percent"] * sign)
            own = replace(
                number, value=abs(number.value) * factor, granularity=number.granularity * abs(factor)
            )
            drafts[rate] = replace(
                drafts[rate], number=own, unit="percent", shape=Shape.RATE, change_of=level
            )


def _levels_before(drafts: Sequence[Draft], index: int, count: int) -> list[int]:
    """The last so many levels in front of a figure, in order."""
    near = range(index - 1, max(-1, index - _RECENT - count), -1)
    return [i for i in near if drafts[i].shape is Shape.LEVEL][:count][::-1]


def _rate_groups(context: Context, drafts: Sequence[Draft]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, draft in enumerate(drafts):
        if draft.unit not in _RATES:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and last == index - 1:
            gap = context.folded[drafts[last].printed.end : draft.number.span.start].strip()
            if gap in _LINKS:
                groups[-1].append(index)
                continue
        groups.append([index])
    return groups


def _sign(context: Context, language: str, sentence: Span, draft: Draft) -> int:
    """+1 or -1 when the nearest word of change belongs to this percentage, else 0."""
    reach, number = _REACH[language], draft.number.span
    left = context.within(
        Span(max(sentence.start, number.start - reach), number.start), "change-up", "change-down"
    )
    right = context.within(
        Span(number.end, min(sentence.end, number.end + reach // 2)), "change-up", "change-down"
    )
    comma = re.search("[,,、]", context.folded[number.end : number.end + reach])
    if comma is not None:
        right = [hit for hit in right if hit.span.end <= number.end + comma.start()]
    for hit in (*reversed(left), *right):
        gap = context.folded[min(hit.span.end, number.end) : max(number.start, hit.span.start)]
        if not any(char.isdigit() for char in gap) and not any(mark in gap for mark in _BREAKS[language]):
            return int(hit.entry.value or "1")
    mark = context.folded[max(0, number.start - 1) : number.start + 1]
    if "+" in mark or mark.startswith(("-", "−")):
        return -1 if mark.startswith(("-", "−")) else 1
    return 0


#: "Filings grew by 4% and closures by 3%", "up 4% and 3% respectively": the verb is printed once.
_BY = re.compile(r"\bby\s+$")


def _sign_shared(context: Context, drafts: Sequence[Draft], index: int) -> int:
    before = drafts[index - 1] if index else None
    if before is None or before.shape is not Shape.RATE or drafts[index].number.value <= 0:
        return 0
    number = drafts[index].number.span
    linked = context.folded[before.number.span.end : number.start].strip() in _LINKS
    if linked and context.within(Span(number.end, number.end + 16), "distributive"):
        return -1 if before.number.value < 0 else 1
    if not _BY.search(context.folded, max(before.number.span.end, number.start - 8), number.start):
        return 0
    return -1 if before.number.value < 0 else 1


#: The count whose change follows is named by its counter: 件数上升14.5%, 人数上升10.9%.
_NAMED = re.compile(r"([件人批起家户宗])次?数[^,、。;\d]{0,6}$")


def _base(context: Context, drafts: Sequence[Draft], index: int) -> int | None:
    number = drafts[index].number.span
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    if following is not None and following.unit != "percent":
        gap = context.folded[number.end : following.number.span.start].strip()
        if gap in {"to", "to reach", "to a total of", "to stand at", "至", "达到", "达", "增至", "降至"}:
            return index + 1
    taken = {draft.change_of for draft in drafts}
    named = _NAMED.search(context.folded, max(0, number.start - 10), number.start)
    if named is not None:
        same = [
            i
            for i in range(index)
            if drafts[i].shape is Shape.LEVEL and named[1] in drafts[i].printed.of(context.folded)
        ]
        return same[-1] if same and same[-1] not in taken else None
    for other in range(index - 1, -1, -1):
        if drafts[other].shape is Shape.LEVEL:
            return other if other not in taken else None
    return None


#: How many figures back rates may find their levels, besides their number.
_RECENT = 12
#: How near a time must stand in front of the figure it dates, in characters.
_ADJACENT = 3


def dated(context: Context, draft: Draft, whens: Sequence[When]) -> Draft:
    """A figure right behind a basis or a year and a colon is of that period: "from 307", "(2023: 6.8)"."""
    if draft.when is not None:
        return draft
    start = draft.number.span.start
    before = bisect_right(whens, start, key=lambda when: when.span.end) - 1
    if before < 0 or start - whens[before].span.end > _ADJACENT:
        return draft
    gap = context.folded[whens[before].span.end : start].strip()
    if gap not in {":", "年:", "为", "年"}:
        return draft
    return replace(draft, when=replace(whens[before], kind=WhenKind.PERIOD))


def zip_years(
    context: Context, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Draft]:
    """Levels after a distributive word, or after k years in a row, are of one year each, in order."""
    out = list(drafts)
    words = context.within(sentence, "distributive")
    years = _years(whens)
    if words and len(years) < 2:
        return _nth_years(out, words[0])
    if not words:
        return out
    levels = [i for i, draft in enumerate(out) if draft.shape is Shape.LEVEL and draft.when is None]
    for word in words:
        behind = [i for i in levels if out[i].number.span.start >= word.span.end][: len(years)]
        if len(behind) == len(years) and len({out[i].unit for i in behind}) == 1:
            for index, year in zip(behind, years, strict=True):
                out[index] = replace(out[index], when=year)
    return out


def _nth_years(drafts: list[Draft], word: Hit) -> list[Draft]:
    """Levels of one unit behind a distributive word, dated by a frame of as many years."""
    behind = [
        i for i, d in enumerate(drafts) if d.shape is Shape.LEVEL and d.number.span.start >= word.span.end
    ]
    same = [i for i in behind if drafts[i].unit == drafts[behind[0]].unit and drafts[i].when is None]
    for nth, index in enumerate(same, 1):
        when = When(word.span, WhenKind.PERIOD, rule="nth-year", value=f"{nth}-{len(same)}")
        drafts[index] = replace(drafts[index], when=when)
    return drafts


def _years(whens: Sequence[When]) -> list[When]:
    """The years printed one by one, or those of the first span of a few years (2021至2023年 is three)."""
    periods = [when for when in whens if when.period is not None and when.kind is not WhenKind.NOTE]
    single = [when for when in periods if when.period is not None and when.period.calendar_year is not None]
    if len(single) > 1:
        return single
    for when in periods:
        if when.period is not None and 0 < when.period.end.year - when.period.start.year < 6:
            years = range(when.period.start.year, when.period.end.year + 1)
            return [replace(when, period=Period.year(year)) for year in years]
    return []
