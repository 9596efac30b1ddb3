"""What a Chinese table header, row label or key says about the figures it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.language import Context, Label
from kg.extract.spans import Hit, Number, When, WhenKind
from kg.extract.words import alternatives, verbs_of
from kg.extract.zh.actors import actors_in
from kg.extract.zh.counters import CLASSES, Counter, can_count, counters_of
from kg.extract.zh.nouns import notation
from kg.extract.zh.numbers import numbers_in
from kg.lexicon import Lexicon
from kg.model import Period, Span

__all__ = ["label_of", "noted_key"]

#: A note of the unit, in a bracket or all that a cell says: 罚款(万元), (单位:件), 亿元.
_NOTE = re.compile(r"[(](?:单位:)?([^()]{1,8})[)]|^(?:单位:)?(\D{1,4})$")
#: The key of a line with such a note.
_KEY = re.compile(r"([^\d,。;:()]{2,20}\([^()\d,]{1,6}\))[:\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A year of the era that Taiwan counts by, as all that a label says: 113年.
_ERA = re.compile(r"(?P<year>1[01]\d)年度?")
_ERA_BEGINS = 1911
#: Classes of counters that tell enough without a noun: 宗数, 家数, 瓶数.
_SURE = frozenset({"matter", "body", "goods"})
#: Characters of the longest counter.
_LONGEST = 4
_OFFENCE = re.compile(r"罪(?:[(]|$)")


@dataclass(frozen=True, slots=True)
class _Note:
    """A note of the unit: its scale and currency as those of one, and the counter in it."""

    number: Number
    counter: Counter | None


def label_of(context: Context, span: Span, whens: Sequence[When]) -> Label:
    """What a table header, row label or key says."""
    nouns = [hit for hit in context.within(span, "unit-noun") if hit.span.end - hit.span.start > 1]
    folded = span.of(context.folded)
    note = _note(context, folded)
    when = next(iter(whens), None) or _bare_year(context, span)
    ends = whens[-1] if whens else when
    unit, vague = _unit(context, span, nouns, note, dated=ends is not None and ends.span.end >= span.end)
    return Label(
        span,
        unit="percent" if "%" in folded else unit,
        noun=nouns[-1].span if nouns else span,
        verb=next(iter(verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, span)), None),
        scale=None if note is None or note.number.scale == 1 else note.number.scale,
        change=bool(context.within(span, "change-up", "change-down")) or "同比" in folded,
        when=when,
        actors=tuple(actors_in(context, span)),
        vague=vague,
    )


def _unit(
    context: Context, span: Span, nouns: Sequence[Hit], note: _Note | None, *, dated: bool
) -> tuple[str | None, bool]:
    """The unit a label tells, and whether it is only the likely one."""
    noun = notation(nouns[-1]) if nouns else None
    if note is not None:
        told = note.number.currency or ("percent" if note.number.percent else None)
        if told or note.counter is None:
            return told or noun, False
        return _counted_by(context, span, note.counter, noun)
    ends = None if dated else _end(context, span.of(context.folded))
    if ends is not None:
        return ends, False
    if noun is None and (_staged(context, span) or span.of(context.folded).strip().endswith("件数")):
        return "case", True
    return noun, False


def _counted_by(context: Context, span: Span, counter: Counter, noun: str | None) -> tuple[str | None, bool]:
    """The unit of the counter in a note: its own, or that of the noun or verb in the label."""
    if counter.counts not in CLASSES:
        return counter.counts, False
    if counter.counts == "visit":
        return "inspection", False
    if noun is not None and can_count(counter, noun):
        return noun, False
    if counter.counts == "thing" and counter.plain == "case":
        goods = _last_verb(context, span, "goods-verb")
        told = "item" if goods else "case" if _staged(context, span) else None
        return told, True
    return counter.plain, counter.counts == "goods"


def _staged(context: Context, span: Span) -> bool:
    """Whether a label names a step of a procedure or an offence: 立案, 盗窃罪."""
    return (
        _last_verb(context, span, "case-verb", "stage-verb")
        or _OFFENCE.search(span.of(context.folded)) is not None
    )


def _last_verb(context: Context, span: Span, *roles: str) -> bool:
    return bool(context.within(span, *roles))


def noted_key(context: Context, sentence: Span) -> Label | None:
    """The key of a line that notes the unit of its bare numerals: 罚款(万元):1,230, 立案(件) 2022年 320."""
    found = _KEY.match(context.folded, sentence.start, sentence.end)
    if found is None:
        return None
    label = label_of(context, Span(*found.span(1)), ())
    return None if label.unit is None else label


def _bare_year(context: Context, span: Span) -> When | None:
    """A year that is all a label says."""
    printed = span.of(context.folded).strip()
    year, era = _YEAR.fullmatch(printed), _ERA.fullmatch(printed)
    if era is not None and context.currency == "TWD":
        return When(span, WhenKind.PERIOD, Period.year(_ERA_BEGINS + int(era["year"])))
    return None if year is None else When(span, WhenKind.PERIOD, Period.year(int(year[0])))


def _note(context: Context, folded: str) -> _Note | None:
    """One of the unit that a label notes, read as a figure would be: (万元) as 1万元."""
    found = _NOTE.search(folded)
    if found is None:
        return None
    lexicon, printed = context.gazetteer.lexicon, (found[1] or found[2]).strip()
    sign = _sign(lexicon).match(printed)
    sample = f"1{printed}" if sign is None else f"{sign[0]}1{printed[sign.end() :]}"
    numbers = numbers_in(lexicon, sample, Span(0, len(sample)), currency=context.currency)
    rest = sample[numbers[0].span.end :] if numbers else ""
    word = counters_of(lexicon).get(rest)
    if not numbers or len(sample) < 2 or (rest and word is None):
        return None
    return _Note(
        numbers[0], None if word is None else Counter(Span(0, len(rest)), rest, word.counts, word.plain)
    )


@cache
def _sign(lexicon: Lexicon) -> re.Pattern[str]:
    """A currency in front of the scale of a note: 新台币亿元."""
    return re.compile(rf"(?:{alternatives(lexicon, 'currency-sign', 'zh')})(?=.)")


def _end(context: Context, folded: str) -> str | None:
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
