"""What a Chinese table header, row label or key says about the figures it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.language import Context, Label
from kg.extract.spans import When
from kg.extract.words import values, verbs_of
from kg.extract.zh.actors import actors_in
from kg.extract.zh.counters import CLASSES
from kg.extract.zh.nouns import notation
from kg.extract.zh.numbers import numbers_in
from kg.model import Span

__all__ = ["label_of"]

_NOTE = re.compile(
    r"[(](?:单位[::])?\s*(万|亿|百万|千)?(元|美元|港元|新台币|件|起|人|家|个|吨|批|批次|宗|次|%)[)]"
)
#: Characters of the longest counter.
_LONGEST = 4
#: What a bare counter of a header counts: 数量(件), 件数.
_PLAIN = {"matter": "case", "body": "organisation", "goods": "item"}


def label_of(context: Context, span: Span, whens: Sequence[When]) -> Label:
    """What a table header, row label or key says."""
    nouns = context.within(span, "unit-noun")
    folded = span.of(context.folded)
    note = _NOTE.search(folded)
    unit = _counted(context, span) or (notation(nouns[-1]) if nouns else None)
    scale = None
    if note is not None:
        sample = f"1{note[1] or ''}{note[2]}"
        number = numbers_in(
            context.gazetteer.lexicon, sample, Span(0, len(sample)), currency=context.currency
        )[0]
        unit = number.currency or ("percent" if number.percent else unit)
        scale = number.scale if note[1] else None
    return Label(
        span,
        unit=unit,
        noun=nouns[-1].span if nouns else span,
        verb=next(iter(verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, span)), None),
        scale=scale,
        change=bool(context.within(span, "change-up", "change-down")) or "同比" in folded,
        when=next(iter(whens), None),
        actors=tuple(actors_in(context, span)),
    )


def _counted(context: Context, label: Span) -> str | None:
    """The unit that a label ends in: 不合格批次, 抓获人数."""
    words = label.of(context.folded).removesuffix("数")
    counters = values(context.gazetteer.lexicon, "counter", "zh")
    ends = (words[-size:] for size in range(_LONGEST, 0, -1) if len(words) >= size)
    counted = next((counters[end] for end in ends if end in counters), None)
    unit = None if counted is None else _PLAIN.get(counted, counted)
    return None if unit in CLASSES else unit
