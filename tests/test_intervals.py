"""What a wording allows, and how two wordings stand to each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.intervals import Interval

COMPARATORS = ("exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most")
intervals = st.builds(
    lambda value, comparator, digits: Interval.of(Decimal(value), comparator, Decimal(10) ** digits),
    st.integers(1, 10_000),
    st.sampled_from(COMPARATORS),
    st.integers(0, 3),
)


def of(value: int, comparator: str = "exact", granularity: int = 1) -> Interval:
    return Interval.of(Decimal(value), comparator, Decimal(granularity))


def test_a_rounded_figure_covers_what_rounds_to_it() -> None:
    assert of(44000, granularity=1000) == Interval(Decimal(43500), Decimal(44500))


def test_more_than_leaves_out_the_value_printed() -> None:
    assert not of(1012, "more_than").meets(of(1012))


def test_at_least_includes_the_value_printed() -> None:
    assert of(1012, "at_least").meets(of(1012))


def test_nearly_ends_at_the_value_printed() -> None:
    assert not of(1000, "nearly", 1000).meets(of(1012))


def test_an_unbounded_interval_has_no_width() -> None:
    assert of(10, "more_than").width() is None
    assert of(1000, "exact", 100).width() == Decimal(100)


def test_an_unknown_comparator_is_an_error() -> None:
    with pytest.raises(KeyError):
        of(1, "roughly-ish")


@given(intervals, intervals)
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(intervals, intervals)
def test_what_covers_also_meets(a: Interval, b: Interval) -> None:
    if a.covers(b):
        assert a.meets(b)


@given(intervals)
def test_every_interval_covers_itself(a: Interval) -> None:
    assert a.covers(a)


@given(intervals, intervals)
def test_covering_each_other_is_being_the_same(a: Interval, b: Interval) -> None:
    if a.covers(b) and b.covers(a):
        assert (a.low, a.high) == (b.low, b.high)
