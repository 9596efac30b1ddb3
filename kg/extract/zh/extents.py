"""How long something took and how far away it lies: Chinese figures that count nothing."""

from __future__ import annotations

import re

from kg.extract.zh.codes import words_before, words_in_form
from kg.extract.zh.place import Place

__all__ = ["TIMES", "is_distance", "is_duration"]

#: Units of time: how long something took is no statistic unless it is an average or a count of days.
TIMES = frozenset({"other:day", "other:week", "other:month", "other:year", "other:hour"})
_LENGTHS = frozenset({"other:kilometre", "other:metre", "other:nautical mile"})
_AWAY = re.compile("(?:之|以|开)?外|远|处|范围")
_CLOCK = re.compile("[时点]\\d?$")
#: An hour told in words: 九点零三分.
_HOUR = re.compile("[零一二三四五六七八九十]+点[零一二三四五六七八九十]+")
#: Points of a licence that an offence costs: 一次记12分.
_POINTS = re.compile("[记扣]$")


def is_distance(place: Place) -> bool:
    """Whether a figure is how far away something is: 两千公里外的网店."""
    return (
        place.counter is not None
        and place.counter.counts in _LENGTHS
        and _AWAY.match(place.context.folded, place.end) is not None
    )


def is_duration(place: Place) -> bool:
    """Whether a figure is an hour of the day or how long something took: 历时3个月, not an average of it."""
    counter = place.counter
    minutes = counter is not None and counter.form == "分"
    if minutes and _HOUR.fullmatch(place.number.digits.of(place.context.folded)):
        return True
    if minutes and (_CLOCK.search(words_before(place, 4)) or _POINTS.search(words_before(place, 1))):
        return True
    if (
        counter is not None
        and counter.form == "点"
        and words_in_form(place.lexicon, "daytime", r"{}$").search(words_before(place, 4))
    ):
        return True
    if counter is None or counter.counts not in TIMES:
        return False
    said = place.words.of(place.context.folded)
    if words_in_form(place.lexicon, "sentence-noun", "{}").search(said):
        return True
    return words_in_form(place.lexicon, "duration-counted", "{}").search(said) is None
