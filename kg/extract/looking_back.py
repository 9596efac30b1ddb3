"""Growth stated in a sentence of its own, joined to the figure before it whose growth it is.

"Customs detained 152 million items. The number of items was 77% higher than in 2022." The language package
marks such a rate with the rule :data:`LOOKS_BACK` and the noun of its subject; without a noun ("that is 5%
more") the only figure of the sentence before is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.language import Context, Language
from kg.extract.spans import Draft, Shape
from kg.extract.words import values
from kg.model import Figure, Span

__all__ = [
    "LOOKS_BACK",
    "LOOKS_BACK_FORMER",
    "LOOKS_BACK_LATTER",
    "LOOKS_BACK_NAMED",
    "LOOKS_BACK_TIMES",
    "LOOKS_BACK_TOTAL",
    "POINTS",
    "based_on",
    "dated_in_order",
    "rejoined",
    "with_sizes",
]

#: Rule of a rate whose base is not in its sentence.
LOOKS_BACK = "change of an earlier figure"
#: Rule of a multiple ("4.8 times that of 2021") whose base is not in its sentence.
LOOKS_BACK_TIMES = "multiple of an earlier figure"
#: Rule of a rate whose base is named by the very words of its noun (立案 of 立案数, 件 of 件数).
LOOKS_BACK_NAMED = "change of an earlier figure of that name"
#: Rules of rates of the first and the second of two figures before ("the former", "the latter").
LOOKS_BACK_FORMER, LOOKS_BACK_LATTER = "change of the former figure", "change of the latter figure"
#: Rule of the rate of the whole of what the sentence before counts ("the total").
LOOKS_BACK_TOTAL = "change of the earlier total"
_RULES = frozenset(
    {LOOKS_BACK, LOOKS_BACK_TOTAL, LOOKS_BACK_NAMED, LOOKS_BACK_TIMES, LOOKS_BACK_FORMER, LOOKS_BACK_LATTER}
)
_PAIR = 2
#: Unit of a difference of two shares.
POINTS = "other:percentage point"
#: How far in front of a figure the words that name it stand, in characters, and what they do not go over.
_NAMED = 30
_MARKS = re.compile("[,;:。,;:]")
#: How many figures back the base is looked for.
_FIGURES = 12
_HUNDRED = Decimal(100)


def rejoined(
    context: Context,
    language: Language,
    drafts: Sequence[Draft],
    found: Sequence[Figure],
    known: Sequence[Figure],
    last: Sequence[int],
    block: Span,
) -> list[Figure]:
    """The figures of a sentence, with rates that look back bound to their bases.

    Parameters
    ----------
    drafts
        The drafts of ``found``, one for each, in the same order.
    known
        The figures of the document before the sentence.
    last
        Indexes of the levels of the sentence before.
    block
        The block of the sentence: a base stands in it.
    """
    if not any(draft.rule in _RULES for draft in drafts):
        return list(found)
    near = range(max(0, len(known) - _FIGURES), len(known))
    taken = {figure.change_of for figure in known[-2 * _FIGURES :]}
    levels = [
        index
        for index in near
        if known[index].transformation == Shape.LEVEL
        and index not in taken
        and block.contains(known[index].printed)
    ]
    out = list(found)
    for at, (draft, figure) in enumerate(zip(drafts, found, strict=True)):
        if draft.rule not in _RULES or figure.change_of is not None:
            continue
        if not levels and draft.unit != POINTS:
            continue
        index: int | None
        if draft.rule in (LOOKS_BACK_FORMER, LOOKS_BACK_LATTER):
            two = last[-_PAIR:] if len(last) >= _PAIR else ()
            index = None if not two else two[0] if draft.rule == LOOKS_BACK_FORMER else two[1]
            index = index if index in levels else None
        elif draft.rule == LOOKS_BACK_TOTAL:
            index = _whole(known, [i for i in last if i in levels])
        elif draft.rule == LOOKS_BACK_NAMED:
            rated = draft.noun is not None and draft.shape is Shape.RATE
            named = draft.noun.of(context.folded) if draft.noun is not None and rated else ""
            index = next((i for i in reversed(levels) if _is_named(context, known[i], named)), None)
        elif draft.unit == POINTS:
            shares = (i for i in reversed(near) if _is_share_in(known[i], block) and i not in taken)
            index = next(shares, None)
        elif draft.noun is None:
            index = levels[-1] if len(last) == 1 and last[0] == levels[-1] else None
        else:
            unit = language.label(context, draft.noun).unit
            worth = draft.noun.of(context.folded) in values(
                context.gazetteer.lexicon, "worth-noun", language.code
            )
            own = draft.noun.of(context.folded).split()[-1:]
            fitting = (
                i
                for i in reversed(levels)
                if _is_money(known[i]) == worth
                and (worth or unit in (None, known[i].unit) or _ends(context, known[i]) == own)
            )
            index = next((i for i in fitting if not _of_another_kind(context, draft.noun, known[i])), None)
        if index is not None and _is_of_a_part(figure, known[index]):
            index = None
        if index is not None:
            grown = figure
            if draft.rule == LOOKS_BACK_TIMES:
                grown = replace(figure, value=figure.value - 1)
            out[at] = based_on(grown, index, known[index])
            levels = [level for level in levels if level != index]
    return out


def _whole(known: Sequence[Figure], told: Sequence[int]) -> int | None:
    """The first of the figures told if it is the largest of what it counts: that of which the others are parts."""
    if not told:
        return None
    same = [known[index].value for index in told if known[index].unit == known[told[0]].unit]
    return told[0] if known[told[0]].value == max(same) else None


def _is_of_a_part(rate: Figure, level: Figure) -> bool:
    """Whether a rate is told of a part of the time of a level: 二季度案件数较一季度增加18%."""
    part, whole = rate.period, level.period
    if part is None or whole is None or part == whole:
        return False
    return whole.start <= part.start and part.end <= whole.end


def _is_money(level: Figure) -> bool:
    """Whether a figure is an amount, so that a worth that rose is its own."""
    return level.unit.isupper()


def _is_share_in(share: Figure, block: Span) -> bool:
    """Whether a figure is a share told in a block."""
    return share.transformation == Shape.SHARE and block.contains(share.printed)


def _ends(context: Context, level: Figure) -> list[str]:
    """The last word that a figure is printed with: its noun ("29,400 administrative penalty decisions")."""
    return level.printed.of(context.folded).split()[-1:]


def _of_another_kind(context: Context, noun: Span, level: Figure) -> bool:
    """Whether a noun counts one kind only ("thefts", not "cases") that the sentence of a figure does not name."""
    kinds = context.within(noun, "unit-noun")
    if not kinds or kinds[-1].entry.denotes is None:
        return False
    label = context.gazetteer.lexicon.record(kinds[-1].entry.denotes).labels.get(
        context.document.language, ""
    )
    word = kinds[-1].span.of(context.folded)
    return label not in kinds[-1].entry.forms and word not in level.sentence.of(context.folded)


def _is_named(context: Context, level: Figure, name: str) -> bool:
    """Whether a figure is printed with the words of a name, or a counter if that is all the name is."""
    printed = level.printed.of(context.folded)
    if len(name) < 2:
        return bool(name) and printed.endswith(name)
    start = max(0, level.printed.start - _NAMED)
    words = _MARKS.split(context.folded[start : level.printed.start])[-1]
    return name in words + printed


def based_on(rate: Figure, index: int, base: Figure) -> Figure:
    """A rate or difference with the slots of its base; a multiple becomes a percentage."""
    differs = rate.transformation == Shape.DIFFERENCE
    factor = Decimal(1) if differs or rate.unit == "percent" else _HUNDRED
    return replace(
        rate,
        value=rate.value * factor,
        granularity=rate.granularity * factor,
        unit=base.unit if differs else "percent",
        change_of=index,
        measure=base.measure,
        agency=base.agency,
        campaign=base.campaign,
        period=base.period,
        place=base.place,
    )


def dated_in_order(
    drafts: Sequence[Draft], found: Sequence[Figure], known: Sequence[Figure], last: Sequence[int]
) -> list[Figure]:
    """Figures listed "respectively" without years are of the years of as many figures before them.

    Parameters
    ----------
    last
        Indexes in ``known`` of the levels of the sentence before.
    """
    out = list(found)
    listed = [at for at, d in enumerate(drafts) if d.when is not None and d.when.rule == "nth-year"]
    years = [known[index].period for index in last]
    if len(listed) == len(years) > 1 and None not in years and len(set(years)) == len(years):
        for at, period in zip(listed, years, strict=True):
            out[at] = replace(out[at], period=period)
    return out


def with_sizes(found: Sequence[Figure], offset: int) -> list[Figure]:
    """Growth that no figure of the text has is a figure itself: its size, with the signed rate as its change.

    A difference that is of no figure of the text is its size too.

    Parameters
    ----------
    offset
        Number of figures the document has before these.
    """
    out = list(found)
    for at, figure in enumerate(found):
        if figure.change_of is not None:
            continue
        if figure.transformation == Shape.DIFFERENCE:
            out[at] = replace(figure, value=abs(figure.value), transformation=Shape.SIZE.value)
        if figure.transformation == Shape.RATE:
            out[at] = replace(figure, value=abs(figure.value), transformation=Shape.SIZE.value)
            factor = Decimal(1) if figure.unit == "percent" else _HUNDRED
            out.append(
                replace(
                    figure,
                    value=figure.value * factor,
                    granularity=figure.granularity * factor,
                    unit="percent",
                    change_of=offset + at,
                )
            )
    return out
