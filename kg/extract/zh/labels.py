"""What a Chinese table header, row label or key says about the figures it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.language import Context, Label
from kg.extract.spans import Number, When, WhenKind
from kg.extract.words import verbs_of
from kg.extract.zh.actors import actors_in
from kg.extract.zh.counters import CLASSES, counters_of
from kg.extract.zh.nouns import notation
from kg.extract.zh.numbers import numbers_in
from kg.model import Period, Span

__all__ = ["label_of"]

#: A note of the unit, in a bracket or all that a cell says: 罚款(万元), (单位:件), 亿元.
_NOTE = re.compile(r"[(](?:单位:)?([^()]{1,6})[)]|^(?:单位:)?(\D{1,4})$")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Classes of counters that tell enough without a noun: 宗数, 家数, 瓶数.
_SURE = frozenset({"matter", "body", "goods"})
#: Characters of the longest counter.
_LONGEST = 4


def label_of(context: Context, span: Span, whens: Sequence[When]) -> Label:
    """What a table header, row label or key says."""
    nouns = [hit for hit in context.within(span, "unit-noun") if hit.span.end - hit.span.start > 1]
    folded = span.of(context.folded)
    counted = None if whens and whens[-1].span.end >= span.end else _counted(context, folded)
    unit = counted or (notation(nouns[-1]) if nouns else None)
    note = _note(context, folded)
    scale = None
    if note is not None:
        unit = note.currency or ("percent" if note.percent else _unit(context, folded, note)) or unit
        scale = note.scale if note.scale != 1 else None
    if "%" in folded:
        unit = "percent"
    return Label(
        span,
        unit=unit,
        noun=nouns[-1].span if nouns else span,
        verb=next(iter(verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, span)), None),
        scale=scale,
        change=bool(context.within(span, "change-up", "change-down")) or "同比" in folded,
        when=next(iter(whens), None) or _bare_year(context, span),
        actors=tuple(actors_in(context, span)),
    )


def _bare_year(context: Context, span: Span) -> When | None:
    """A year that is all a label says."""
    year = _YEAR.fullmatch(span.of(context.folded).strip())
    return None if year is None else When(span, WhenKind.PERIOD, Period.year(int(year[0])))


def _note(context: Context, folded: str) -> Number | None:
    """One of the unit that a label notes, read as a figure would be: (万元) as 1万元."""
    found = _NOTE.search(folded)
    if found is None:
        return None
    sample = f"1{(found[1] or found[2]).strip()}"
    numbers = numbers_in(context.gazetteer.lexicon, sample, Span(0, len(sample)), currency=context.currency)
    rest = sample[numbers[0].span.end :] if numbers else ""
    known = not rest or rest in counters_of(context.gazetteer.lexicon)
    return numbers[0] if numbers and known and len(sample) > 1 else None


def _unit(context: Context, folded: str, note: Number) -> str | None:
    """The unit of the counter in a note."""
    found = _NOTE.search(folded)
    sample = f"1{(found[1] or found[2]).strip()}" if found else ""
    return _unit_of(context, sample[note.span.end :])


def _counted(context: Context, folded: str) -> str | None:
    """The unit that a label ends in: 不合格批次, 抓获人数."""
    words = folded.removesuffix("数")
    ends = (words[-size:] for size in range(_LONGEST, 0, -1) if len(words) >= size)
    return next((unit for end in ends if (unit := _unit_of(context, end)) is not None), None)


def _unit_of(context: Context, counter: str) -> str | None:
    """The unit a counter has by itself, None for one that needs its noun."""
    word = counters_of(context.gazetteer.lexicon).get(counter)
    if word is None:
        return None
    return (word.plain if word.counts in _SURE else None) if word.counts in CLASSES else word.counts
