"""Kinds and parts of what a Chinese sentence counts: 案件90件,其中商标30件、技术合同20件."""

from __future__ import annotations

import re

from kg.extract.spans import Draft
from kg.extract.zh.counters import TOPICS, can_count
from kg.extract.zh.nouns import notation, noun_left, word_left
from kg.extract.zh.place import Place, parent_of, tail_left
from kg.extract.zh.unit_forms import Unit
from kg.model import Span

__all__ = ["REACH", "TOPIC_BEFORE", "breakdown", "kind", "share_of_whole", "since"]

#: How far back the clause before may name what is counted, in characters.
REACH = 60
_BREAKDOWN = "kind in a breakdown"
TOPIC_BEFORE = "noun of the clause before"
#: Units that are broken down by what they are about, and rules of figures that go on with such a list.
_BROKEN_DOWN = frozenset({"case", "other:complaint", "other:lead", "application", "registration"})
_GOING_ON = frozenset({_BREAKDOWN, TOPIC_BEFORE, "elided head"})


#: The share of a whole behind a figure.
_SHARE = re.compile(r"[,(]?(?:约|共)?占(?P<whole>[^,。;\d]{2,14})")


#: Where cases come from: 其中自查30件,群众举报20件.
_SOURCES = frozenset({"other:complaint", "other:lead"})


def breakdown(place: Place) -> Unit | None:
    """A kind that cases are broken down by has the parent's unit: 案件120件,其中发明专利30件."""
    parent = parent_of(place)
    left = noun_left(place)
    if parent is None or parent.unit not in _BROKEN_DOWN or place.has_own_verb:
        return None
    if left is None or notation(left) not in TOPICS | _SOURCES:
        listed = place.context.folded[place.since : place.since + 1] in "、," and word_left(place)
        return _part(place, parent) if listed and parent.rule == _BREAKDOWN else None
    if not (place.opens_breakdown() or parent.rule in _GOING_ON):
        return None
    return Unit(parent.unit, _BREAKDOWN, parent.noun) if notation(left) in TOPICS else _part(place, parent)


def share_of_whole(place: Place) -> Unit | None:
    """A figure whose share follows is of the whole that the share is of: 快件30件,占全部案件三成."""
    share = _SHARE.match(place.context.folded, place.end, place.clause.end + REACH)
    if share is None or place.counter is None:
        return None
    nouns = place.context.within(Span(*share.span("whole")), "unit-noun")
    wholes = [
        noun for noun in nouns if notation(noun) in _BROKEN_DOWN and can_count(place.counter, notation(noun))
    ]
    return Unit(notation(wholes[-1]), _BREAKDOWN, wholes[-1].span) if wholes else None


def kind(place: Place) -> Unit | None:
    """A kind of what the clause before speaks of: 受理投诉中,服装类30件."""
    end = tail_left(place)
    if place.counter is None or place.context.folded[end - 1 : end] != "类" or place.has_own_verb:
        return None
    start = max(since(place), place.clause.start - REACH)
    if start >= place.clause.start:
        return None
    nouns = place.context.within(Span(start, place.clause.start), "unit-noun")
    topics = [
        noun for noun in nouns if notation(noun) in _BROKEN_DOWN and can_count(place.counter, notation(noun))
    ]
    return Unit(notation(topics[-1]), _BREAKDOWN, topics[-1].span) if topics else None


def _part(place: Place, parent: Draft) -> Unit | None:
    """What a list goes on with is a part of the same whole, as long as it is no more than that."""
    whole = max(draft.number.value for draft in place.same_counter())
    return Unit(parent.unit, _BREAKDOWN, parent.noun) if place.number.value <= whole else None


def since(place: Place) -> int:
    """Where the words that a figure goes on from begin: in front of its own change (投诉量翻了一番,达3万件)."""
    last = place.before[-1] if place.before else None
    if last is None or last.unit not in ("percent", "other:multiple"):
        return place.since
    if len(place.before) > 1:
        return place.before[-2].printed.end
    start = max(0, last.number.span.start - REACH)
    return start + len(place.context.folded[start : last.number.span.start].rpartition("。")[0])
