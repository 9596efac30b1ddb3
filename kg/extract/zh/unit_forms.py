"""The unit of a Chinese figure, and what a numeral without a counter counts: candidates of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.spans import Hit
from kg.extract.words import values
from kg.extract.zh.counters import CLASSES, counters_of
from kg.extract.zh.nouns import head_right, notation, noun_left
from kg.extract.zh.place import Place, ending, parent_of, tail_left, words_of
from kg.model import Span

__all__ = ["Unit", "amount", "compared", "counted_label", "named", "per_head", "rate", "shared"]

#: Scale from which a bare number can be an amount of money.
_LARGE = 10**4
_LINK = re.compile(r"\s*(?:、|和|及|与|/|或|至|到|~|-)\s*")
#: What a numeral without a sign is said to be, and how far in front of it, in characters.
_RATE = re.compile("率(?:为|是|达到?|约)+$")
_NEAR = 6
#: For how many a rate is told, and how far in front of it, in characters.
_EVERY = re.compile(r"每[\d一]?[\d,.]*[十百千万]+(?:名|人|个|户|辆)?[^\W\d_]{0,8}$")
_PER = 16
#: What makes a word for money the topic of what follows: 以估值论.
_TOPIC = re.compile("(?:来)?[论计看算]|而言|方面")
#: How far back a currency may be told of which a sum is, in characters.
_TOLD = 200
_NUMBERED = frozenset("数量额")
#: The other side of a comparison right in front of its level: 比第二季度的1164件.
_OTHER_SIDE = re.compile(r"(?:比|较|与|和|跟)[^,。;]{0,8}(?:年|季度?|月|期|届)(?:同期)?的?(?:约|近)?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure, the rule that gave it, and the counted noun where it is printed."""

    unit: str | None
    rule: str
    noun: Span | None = None


def shared(place: Place) -> Unit | None:
    """A bare numeral in a row shares the unit of the figure it is linked to: 3683/3300吨."""
    if place.counter is not None or not place.before or place.number.words:
        return None
    last = place.before[-1]
    gap = _LINK.fullmatch(place.context.folded, last.printed.end, place.number.span.start)
    return Unit(last.unit, "unit of the row", last.noun) if gap and last.unit else None


def compared(place: Place) -> Unit | None:
    """A numeral that a figure is compared with is of its unit: 4亿元,比上年的5亿减少; 1087件,比上季的1164件少."""
    parent = parent_of(place)
    if parent is not None and _OTHER_SIDE.search(place.context.folded, place.left, place.number.span.start):
        return Unit(parent.unit, "unit of the comparison", parent.noun)
    if place.counter is not None or place.number.words or not place.before:
        return None
    last = place.before[-1]
    compared = last.unit != "percent" and words_of(place.lexicon, "comparison").search(
        place.context.folded, max(place.left, place.words.start), place.number.span.start
    )
    return Unit(last.unit, "unit of the comparison", last.noun) if compared else None


def rate(place: Place) -> Unit | None:
    """A bare numeral that a rate is said to be: 每千名雇员的伤亡率为11.0."""
    if place.counter is not None or place.number.words or place.number.scale > 1:
        return None
    start = place.number.span.start
    said = _RATE.search(place.context.folded, max(place.left, start - _NEAR), start)
    return Unit("other:rate", "rate without a sign") if said else None


def per_head(place: Place) -> Unit | None:
    """So many for every so many people are a rate: 每10万名工人3.6人."""
    words = Span(max(place.clause.start, place.number.span.start - _PER), place.number.span.start)
    said = (
        place.counter is not None
        and place.counter.counts == "person"
        and _EVERY.search(place.context.folded, words.start, words.end)
    )
    return Unit("other:rate", "rate for so many") if said else None


def named(place: Place) -> Unit | None:
    """A bare numeral counts the noun it stands in front of (3100冒牌手表) or behind (案件数为120)."""
    if place.counter is not None:
        return None
    right, left = head_right(place), noun_left(place)
    noun = (right if not place.number.words else None) or left
    if noun is None:
        return None
    counted = noun is right or _numbers(place, noun)
    return Unit(notation(noun), "noun of a bare numeral", noun.span) if counted else None


def _numbers(place: Place, noun: Hit) -> bool:
    """Whether a noun is said to have a number: 案件数, 人数为, 人次达, or the key of a line."""
    between = place.context.folded[noun.span.end : place.number.span.start]
    return bool(between) or noun.span.of(place.context.folded)[-1] in _NUMBERED


def amount(place: Place) -> Unit | None:
    """A bare large number behind a word for money (罚没2.3亿), or on the heels of a sum: 28亿美元,上年是27亿."""
    if place.counter is not None or place.number.scale < _LARGE or place.number.words:
        return None
    last = _last_sum(place)
    if (topic := _sum_before(place)) is not None:
        return Unit(topic, "amount of money", None)
    if ending(place, "money-noun") is not None:
        return Unit(last or place.context.currency or "CNY", "amount of money", None)
    if last is None or place.context.within(Span(place.left, place.number.span.start), "unit-noun"):
        return None
    return Unit(last, "amount of money", None)


def _sum_before(place: Place) -> str | None:
    """The currency told last, where words since the last figure tell of money: 以估值论,手表就有2.5亿."""
    start, folded = place.number.span.start, place.context.folded
    topics = place.context.within(Span(place.since, start), "money-noun")
    if not any(_TOPIC.match(folded, noun.span.end) for noun in topics):
        return None
    money = values(place.lexicon, "currency", "zh")
    near = max(0, start - _TOLD)
    told = [match[0] for match in words_of(place.lexicon, "currency").finditer(folded, near, start)]
    return money[told[-1]] if told and told[-1] != "元" else place.context.currency


def _last_sum(place: Place) -> str | None:
    """The currency of the figure in front, without what a bracket only converts."""
    folded, start = place.context.folded, place.number.span.start
    for draft in reversed(place.before):
        between = folded[draft.printed.end : start]
        if between.count(")") <= between.count("("):
            return draft.number.currency
    return None


def counted_label(place: Place) -> Unit | None:
    """A bare numeral behind a word that ends in a counter: 出入境人次达63万."""
    if place.counter is not None or place.number.words:
        return None
    end = tail_left(place)
    if end == place.number.span.start:
        return None
    end -= place.context.folded[end - 1 : end] in _NUMBERED and end - 1 > place.left  # 人数, 件数
    for size in (3, 2, 1):
        word = counters_of(place.lexicon).get(place.context.folded[max(place.left, end - size) : end])
        if word is not None and word.counts not in CLASSES:
            return Unit(word.counts, "counter of the label")
    return None
