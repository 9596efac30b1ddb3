"""Figures that others are compared with: 2022年为340件, 与上年的30起、50人相比, (2022年:340件)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import DEFAULT_RULE, Draft, Shape, When, WhenKind
from kg.model import Span

__all__ = ["baselines", "like_what_they_are_compared_with"]

#: Rules of times that look back, and what may stand between such a time and its level.
_BEFORE = frozenset({"last-year", "frame-previous-year", "year-before-last", "same", "same-last-year"})
_WAS = re.compile(r"[,:(]?(?:同期)?(?:仅|只|则|还)?(?:为|是|有|达)?(?:约|近|超|逾)?")
#: What stands between the other side of a comparison and its level: 比2018年选举时的4207人和1809人.
_AGAINST = re.compile(r"(?:(?![增减升降跌涨提])[^\W\d_]){0,16}的(?:约|近|超)?")
_LISTED = re.compile("[、和及与]")
#: A comparison with what stands inside it.
_COMPARED = re.compile(
    r"(?:与|和|同|跟|较|相较|对比)(?P<base>[^。;]{2,60}?)(?:相比|比较|相较)|在(?P<ground>[^,。;]{2,24})的?基础上"
)
#: Rules of a unit that was only carried over from the figure before.
_CARRIED = frozenset({"elided head", DEFAULT_RULE})
#: Characters of the counter that figures have in common.
_LAST = 1


def baselines(
    context: Context, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> frozenset[int]:
    """The figures of a sentence that are told for comparison, by their place among the drafts."""
    inside = [
        Span(*match.span(match.lastgroup or 0))
        for match in _COMPARED.finditer(context.folded, sentence.start, sentence.end)
    ]
    compared = {
        i for i, draft in enumerate(drafts) if any(base.contains(draft.number.span) for base in inside)
    }
    return frozenset(compared | _earlier(context, drafts, whens))


def _earlier(context: Context, drafts: Sequence[Draft], whens: Sequence[When]) -> set[int]:
    """Levels of an earlier year than the figures before them: 收案36件,2022年为30件."""
    found, latest, said = set(), 0, 0
    for index, draft in enumerate(drafts):
        start = draft.number.span.start
        while said < len(whens) and whens[said].span.end <= start:
            when = whens[said]
            said += 1
            year = 0 if when.period is None else when.period.end.year
            back = when.rule in _BEFORE or 0 < year < latest or (not latest and year > 0)
            latest = max(latest, year)
            told = _WAS.fullmatch(context.folded, when.span.end, start) is not None
            against = when.kind is WhenKind.BASIS and _AGAINST.fullmatch(context.folded, when.span.end, start)
            if against or (
                index and back and (told or (0 < year < latest and _opens(context, when.span.start)))
            ):
                found.add(index)
        if index - 1 in found and _LISTED.fullmatch(context.folded, drafts[index - 1].printed.end, start):
            found.add(index)
    return found


def _opens(context: Context, at: int) -> bool:
    """Whether a time opens its clause: 2023年收案36件,2022年收案30件."""
    return context.folded[max(0, at - 1) : at] in (",", ";", "而")


def like_what_they_are_compared_with(
    context: Context, drafts: Sequence[Draft], found: frozenset[int]
) -> list[Draft]:
    """Two figures or more to compare with are of the units of as many in front, and of one time.

    收案36件、扣货20万件,与上年的30件、18万件相比: cases and goods again.
    """
    out, index = list(drafts), 0
    while index < len(out):
        end = index
        while end in found and end < len(out):
            end += 1
        row = range(index, end)
        levels = [i for i in range(index) if i not in found and out[i].shape is Shape.LEVEL][-len(row) :]
        if len(row) > 1 and len(levels) == len(row):
            for base, level in zip(row, levels, strict=True):
                out[base] = _alike(context, out[base], out[level], out[index].when)
        index = end + 1
    return out


def _alike(context: Context, base: Draft, level: Draft, when: When | None) -> Draft:
    last = [draft.printed.of(context.folded)[-_LAST:] for draft in (base, level)]
    dated = replace(base, when=base.when or when)
    if last[0] != last[1] or base.rule not in _CARRIED:
        return dated
    return replace(dated, unit=level.unit, noun=level.noun, rule="unit of what it is compared with")
