"""Figures of a sentence bound to times and to each other, the same way in every language.

As many figures as there are years are of one year each, in order; a row of rates finds as many levels in
front of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Shape, When, WhenKind
from kg.model import Period, Span

__all__ = ["levels_before", "zip_years"]

#: Longest mark between two figures of a list, and longest word for "and" between two years, with its blanks.
_COMMA = 2
_AND = 6
#: So many years at least make a list that no word deals out.
_FEW = 3
#: How many figures back rates may find their levels, besides their number.
_RECENT = 12


def levels_before(
    drafts: Sequence[Draft], index: int, count: int, *, apart: frozenset[int] = frozenset()
) -> list[int]:
    """The last so many levels in front of a figure, in order, without those that stand apart."""
    near = range(index - 1, max(-1, index - _RECENT - count), -1)
    return [i for i in near if drafts[i].shape is Shape.LEVEL and i not in apart][:count][::-1]


def zip_years(
    context: Context, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Draft]:
    """Levels after a distributive word, or after k years in a row, are of one year each, in order."""
    out = list(drafts)
    words = context.within(sentence, "distributive")
    years = _years(whens)
    if words and len(years) < 2:
        years = _parts(context, whens, words[0])
    if words and len(years) < 2:
        return _nth_years(out, words[0])
    if not words:
        return _listed_years(out, _row(years))
    if out and out[0].number.span.start < words[0].span.start:
        out = _listed_years(out, _row([year for year in years if year.span.end <= out[0].number.span.start]))
    levels = [i for i, draft in enumerate(out) if draft.shape is Shape.LEVEL and draft.when is None]
    for last, word in enumerate(words, -1):
        told = _told_for(years, word, words[last] if last >= 0 else None)
        if not told:
            out = _nth_years(out, word)
        behind = [i for i in levels if out[i].number.span.start >= word.span.end]
        row, rest = behind[: len(told)], behind[len(told) :]
        while len(row) == len(told) and len({out[i].unit for i in row}) == 1:
            for index, year in zip(row, told, strict=True):
                out[index] = replace(out[index], when=year)
            row, rest = rest[: len(told)], rest[len(told) :]
            if not all(_is_next(out[a], out[b]) for a, b in pairwise(row)):
                break
    return out


def _listed_years(out: list[Draft], years: list[When]) -> list[Draft]:
    """As many figures listed as there are years in front of them are of one year each, without a word for it."""
    behind = [i for i, draft in enumerate(out) if years and draft.number.span.start >= years[-1].span.end]
    row = behind[: len(years)]
    alike = len({out[i].unit for i in row}) == 1 and all(out[i].shape is Shape.LEVEL for i in row)
    free = all(out[i].when is None for i in row)
    longer = len(behind) > len(row) and _is_next(out[row[-1]], out[behind[len(row)]]) if row else True
    if len(row) != len(years) or len(years) < _FEW or not alike or not free or longer:
        return out
    if not all(_is_next(out[a], out[b]) for a, b in pairwise(row)):
        return out
    for index, year in zip(row, years, strict=True):
        out[index] = replace(out[index], when=year)
    return out


def _is_next(one: Draft, other: Draft) -> bool:
    """Whether a figure stands right behind another, as in a list: 4亿支、7亿支及6亿支."""
    return 0 < other.number.span.start - one.printed.end <= _COMMA


def _told_for(years: list[When], word: Hit, last: Hit | None) -> list[When]:
    """The years that a distributive word deals out: those in front of it, behind the word before it if there."""
    before = _row([year for year in years if year.span.end <= word.span.start])
    since = [year for year in before if last is not None and year.span.start >= last.span.end]
    chosen = since if len(since) > 1 else before
    return chosen if len(chosen) > 1 else [] if not before else years


def _row(years: list[When]) -> list[When]:
    """The last years that stand in a row, with no more than a comma or a word for "and" between them."""
    start = len(years) - 1
    while start > 0 and years[start].span.start - years[start - 1].span.end <= _AND:
        start -= 1
    return years[start:] if len(years) - start > 1 else years


#: Quarters from one to another: 一至四季度.
_EACH_QUARTER = re.compile(r"的?(?:四个|各|4个)季度?")
_QUARTERS = re.compile(r"(?P<first>[一二三1-3])(?:季度?)?[至到~—-]{1,2}第?(?P<last>[二三四2-4])季度?$")


def _parts(context: Context, whens: Sequence[When], word: Hit) -> list[When]:
    """The parts of a year listed in front of a distributive word, or those that a stretch of quarters has."""
    before = [when for when in whens if when.kind is WhenKind.PERIOD and when.span.end <= word.span.start]
    if len(before) > 1:
        return before
    told = _QUARTERS.search(before[0].span.of(context.folded)) if before else None
    if before and _EACH_QUARTER.match(context.folded, before[0].span.end):
        year = before[0].rule or (None if before[0].period is None else before[0].period.start.year)
        return [
            replace(before[0], period=None, rule="between", value=f"{year}.{n}/{year}.{n + 2}")
            for n in (1, 4, 7, 10)
        ]
    if told is None:
        return []
    value = before[0].value or ""
    year = value.partition(".")[0] if before[0].period is None else str(before[0].period.start.year)
    numbers = ["一二三四1234".index(told[end]) % 4 for end in ("first", "last")]
    return [
        replace(before[0], period=None, rule="between", value=f"{year}.{3 * n + 1}/{year}.{3 * n + 3}")
        for n in range(numbers[0], numbers[1] + 1)
    ]


def _nth_years(drafts: list[Draft], word: Hit) -> list[Draft]:
    """Levels of one unit behind a distributive word, dated by a frame of as many years."""
    behind = [
        i for i, d in enumerate(drafts) if d.shape is Shape.LEVEL and d.number.span.start >= word.span.end
    ]
    same = [i for i in behind if drafts[i].unit == drafts[behind[0]].unit and drafts[i].when is None]
    for nth, index in enumerate(same if len(same) > 1 else [], 1):
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
