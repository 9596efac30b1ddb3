"""Figures that count what the figure before them counts, or a ratio: in brackets, ends of moves, differences."""

from __future__ import annotations

import re

from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_forms import (
    BRACKET,
    COMPARED,
    FACTOR,
    IN_BRACKET,
    LISTED,
    MORE,
    MOVED,
    MULTIPLE,
    RATE_KEY,
    STARTS,
    TIMES,
)
from kg.extract.language import Context
from kg.extract.spans import Draft, Number
from kg.extract.words import pattern
from kg.model import Span

__all__ = ["bracketed", "difference", "moved", "multiple", "often", "rate", "times"]

#: How far back words about a figure may begin, in characters.
_REACH = 110
#: Scale from which on a bare numeral beside money is money.
_MILLION = 1_000_000
_LISTED = "next in a list of brackets"
#: So many times are counted ("raided 46 times"), fewer only say how often.
_MANY = 10
_REPEATED = re.compile(r"\s+times\b(?!\s+(?:a|an|per|each|every|as|more|less|the|that|over)\b)")


def multiple(context: Context, place: Place) -> Unit | None:
    """A ratio, until it is known what it compares: "1.9 times higher", "up by a factor of 2.4"."""
    start = place.number.span.start
    found = TIMES.match(context.folded, place.number.span.end)
    found = found or FACTOR.search(context.folded[max(place.sentence.start, start - 24) : start])
    return Unit(MULTIPLE, "multiple") if found else None


def often(context: Context, number: Number, sentence: Span) -> str | None:
    """What was done so many times, where that is an inspection or a raid: "inspected the works 420 times"."""
    if number.value < _MANY or number.words or _REPEATED.match(context.folded, number.span.end) is None:
        return None
    left = context.folded[max(sentence.start, number.span.start - _REACH) : number.span.start]
    clause = left[max(left.rfind(mark) for mark in (";", ":", ", ")) + 1 :]
    for role, unit in (("inspecting-verb", "inspection"), ("raiding-verb", "operation")):
        if pattern(context.gazetteer.lexicon, role).search(clause):
            return unit
    return "other:time" if _ACTED.search(clause) else None


#: Something that was done: "was downloaded 314,000 times".
_ACTED = re.compile(
    r"\b(?:has been|have been|had been|was|were|notified|warned|contacted|called)\b[^.;]*\b[a-z]+ed\b|\b(?:notified|warned|contacted|alerted)\b"
)


def times(context: Context, place: Place) -> Unit | None:
    """How many times something was inspected or raided."""
    unit = often(context, place.number, place.sentence)
    return None if unit is None else Unit(unit, "times a thing was done")


def difference(context: Context, place: Place) -> Unit | None:
    """A difference, of what the figure before counts: "seven more than in 2020"."""
    levels = [d for d in place.before if d.unit not in ("percent", MULTIPLE)]
    if not levels or MORE.match(context.folded, place.number.span.end) is None:
        return None
    return Unit(levels[-1].unit, "stated difference", levels[-1].noun)


def bracketed(context: Context, place: Place) -> Unit | None:
    """The same thing at another time: "560 farms (2022: 498)"."""
    last = place.before[-1] if place.before else None
    levels = [
        d for d in place.before if d.unit is not None and not d.number.percent and not d.number.currency
    ]
    if last is not None and last.number.percent and levels:
        return _rated(context, place, levels[-1])
    if last is None or last.unit is None or last.number.percent:
        return None
    if (
        last.number.currency is not None and place.number.scale < _MILLION
    ):  # "101.98 billion yen (FY2021: 2.18 billion)"
        return None
    end = max(last.printed.end, last.number.span.end)
    gap = context.folded[end : place.number.span.start]
    if BRACKET.fullmatch(gap) or COMPARED.fullmatch(gap):
        return Unit(last.unit, IN_BRACKET, last.noun)
    explicit = last.rule in ("elided head", _LISTED) or (
        last.noun is not None and last.noun.start >= last.number.span.end
    )
    listed = explicit and context.folded.endswith("(", 0, last.number.span.start) and LISTED.fullmatch(gap)
    return Unit(last.unit, _LISTED, last.noun) if listed else None


def _rated(context: Context, place: Place, level: Draft) -> Unit | None:
    """The value that the growth of a level is told over: "4,210 samples, an increase of 9 percent over 2022 (3,862)"."""
    gap = context.folded[max(level.printed.end, level.number.span.end) : place.number.span.start]
    return Unit(level.unit, IN_BRACKET, level.noun) if COMPARED.fullmatch(gap) else None


def rate(context: Context, place: Place) -> Unit | None:
    """A bare number of so many per thousand: "accidents per 1,000 workers: 2.6"."""
    number = place.number.span
    left = context.folded[max(place.sentence.start, number.start - _REACH) : number.start]
    return Unit("other:rate", "number of a rate") if RATE_KEY.search(left) else None


def moved(context: Context, place: Place) -> Unit | None:
    """The end of a move counts what its start counts: "went from 17 filings in 2022 to 96"."""
    last = place.before[-1] if place.before else None
    if last is None or last.unit is None or last.number.percent or last.number.currency is not None:
        return None
    left = context.folded[max(place.sentence.start, last.number.span.start - 24) : last.number.span.start]
    gap = context.folded[max(last.printed.end, last.number.span.end) : place.number.span.start]
    moved = STARTS.search(left) is not None and MOVED.fullmatch(gap) is not None
    return Unit(last.unit, "end of a move", last.noun) if moved else None
