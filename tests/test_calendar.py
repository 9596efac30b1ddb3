"""Relative periods against their anchors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.anchors import Anchor, month_span, parse_date, year_span
from kg.extract.calendar import RULES, resolve
from kg.model import Period

PUBLISHED = date(2025, 4, 25)
FRAME = Period.year(2023)
FISCAL = Period(date(2023, 4, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("rule", "value", "anchor", "expected"),
    [
        ("last-year", None, Anchor(PUBLISHED), Period.year(2024)),
        ("this-year", None, Anchor(PUBLISHED), Period.year(2025)),
        ("year-before-last", None, Anchor(PUBLISHED), Period.year(2023)),
        ("frame-year", None, Anchor(PUBLISHED, FRAME), Period.year(2023)),
        ("whole-year", None, Anchor(PUBLISHED, FRAME), Period.year(2023)),
        ("whole-year", None, Anchor(PUBLISHED), Period.year(2024)),
        ("whole-year", None, Anchor(date(2024, 12, 27)), Period.year(2024)),
        ("frame-year", None, Anchor(PUBLISHED), Period.year(2025)),
        ("frame-previous-year", None, Anchor(PUBLISHED, FRAME), Period.year(2022)),
        ("nth-year", "2-3", Anchor(frame=year_span(2021, 2023)), Period.year(2022)),
        ("nth-year", "2-3", Anchor(frame=FRAME), None),
        ("frame-next-year", None, Anchor(PUBLISHED, FRAME), Period.year(2024)),
        ("months", "1-6", Anchor(frame=FRAME), month_span(2023, 1, 6)),
        ("this-year-up-to", "2", Anchor(PUBLISHED, FRAME), month_span(2025, 1, 2)),
        ("last-year-up-to", "6", Anchor(PUBLISHED, FRAME), month_span(2024, 1, 6)),
        ("months", "5", Anchor(frame=FRAME), month_span(2023, 5, 5)),
        ("last-year-months", "1-6", Anchor(PUBLISHED), month_span(2024, 1, 6)),
        ("until", "09-30", Anchor(frame=FRAME), Period(date(2023, 1, 1), date(2023, 9, 30))),
        ("period-end", None, Anchor(PUBLISHED, FISCAL), month_span(2024, 3, 3)),
        ("flow", "2025.1/2025.3", Anchor(PUBLISHED), month_span(2025, 1, 3)),
        ("days-ago", "1", Anchor(PUBLISHED), Period(date(2025, 4, 24), date(2025, 4, 24))),
        ("weekday", "4", Anchor(PUBLISHED), Period(PUBLISHED, PUBLISHED)),
        ("weekday", "5", Anchor(PUBLISHED), Period(date(2025, 4, 19), date(2025, 4, 19))),
        ("weekday", "5", Anchor(), None),
        ("weekday", "4-", Anchor(PUBLISHED), Period(date(2025, 4, 18), date(2025, 4, 18))),
        ("weekday", "3-", Anchor(PUBLISHED), Period(date(2025, 4, 24), date(2025, 4, 24))),
        ("past-days", "14", Anchor(PUBLISHED), Period(date(2025, 4, 12), PUBLISHED)),
        ("past-days", "14", Anchor(), None),
        ("weekday-before", "5", Anchor(PUBLISHED), Period(date(2025, 4, 19), date(2025, 4, 19))),
        ("weekday-before", "5", Anchor(), None),
        ("month-day", "0-9", Anchor(PUBLISHED), Period(date(2025, 4, 9), date(2025, 4, 9))),
        ("month-day", "1-31", Anchor(PUBLISHED), Period(date(2025, 3, 31), date(2025, 3, 31))),
        ("month-day", "0-31", Anchor(PUBLISHED), None),
        ("month-day", "0-9", Anchor(), None),
        (
            "reporting-year",
            "",
            Anchor(date(2024, 10, 8)),  # a year of accounts that is just over
            Period(date(2023, 10, 1), date(2024, 9, 30)),
        ),
        (
            "reporting-year",
            "",
            Anchor(date(2025, 2, 8)),
            Period(date(2024, 10, 1), date(2025, 9, 30)),
        ),
        ("weeks-ago", "1", Anchor(PUBLISHED), Period(date(2025, 4, 14), date(2025, 4, 20))),
        ("weeks-ago", "0", Anchor(PUBLISHED), Period(date(2025, 4, 21), PUBLISHED)),
        ("weekend", None, Anchor(PUBLISHED), Period(date(2025, 4, 19), date(2025, 4, 20))),
        ("weekend", None, Anchor(), None),
        ("since-month", "9", Anchor(PUBLISHED, FRAME), Period(date(2024, 9, 1), date(2025, 4, 30))),
        ("since-month", "9", Anchor(), None),
        ("past-months", "6", Anchor(PUBLISHED), Period(date(2024, 11, 1), date(2025, 4, 30))),
        ("past-months", "12", Anchor(PUBLISHED, FISCAL), FISCAL),
        ("preceding-months", "5", Anchor(PUBLISHED, FISCAL), Period(date(2022, 11, 1), date(2023, 3, 31))),
        ("preceding-months", "5", Anchor(PUBLISHED), None),
        ("since", "2021", Anchor(PUBLISHED), Period(date(2021, 1, 1), date(2025, 4, 30))),
        ("since", "2021-03", Anchor(PUBLISHED), Period(date(2021, 3, 1), date(2025, 4, 30))),
        ("since", "2026", Anchor(PUBLISHED), None),
        ("to-date", None, Anchor(PUBLISHED), month_span(2025, 1, 4)),
        ("between", "2023.10/2024.3", Anchor(), Period(date(2023, 10, 1), date(2024, 3, 31))),
        (
            "between",
            "last-year.10/this-year.3",
            Anchor(PUBLISHED),
            Period(date(2024, 10, 1), date(2025, 3, 31)),
        ),
        ("between", "frame-year.7/frame-year.12", Anchor(PUBLISHED), month_span(2024, 7, 12)),
        (
            "between",
            "frame-year.10/frame-year.2",
            Anchor(frame=FRAME),
            Period(date(2023, 10, 1), date(2024, 2, 29)),
        ),
        (
            "between",
            "frame-year.4.19/frame-year.5.17",
            Anchor(frame=FRAME),
            Period(date(2023, 4, 19), date(2023, 5, 17)),
        ),
        ("between", "2024.9/", Anchor(PUBLISHED), Period(date(2024, 9, 1), date(2025, 4, 30))),
        ("between", "2026.1/", Anchor(PUBLISHED), None),
        (
            "between",
            "frame-year.4.1/frame-year.4.1",
            Anchor(PUBLISHED, FRAME),
            Period(date(2025, 4, 1), date(2025, 4, 1)),
        ),
        (
            "between",
            "frame-year.5.1/frame-year.5.1",
            Anchor(PUBLISHED, FRAME),
            Period(date(2023, 5, 1), date(2023, 5, 1)),
        ),
        ("between", "this-year.1/this-year.2", Anchor(), None),
        ("year-end", None, Anchor(frame=FRAME), month_span(2023, 12, 12)),
        ("last-month", None, Anchor(PUBLISHED), month_span(2025, 3, 3)),
        ("this-month", None, Anchor(PUBLISHED), month_span(2025, 4, 4)),
        ("years", "2016-2020", Anchor(), year_span(2016, 2020)),
        ("past-years", "3", Anchor(PUBLISHED), year_span(2022, 2024)),
        ("same", None, Anchor(frame=FRAME), FRAME),
        ("same-last-year", None, Anchor(frame=month_span(2024, 1, 2)), month_span(2023, 1, 2)),
        ("same-in-year", "2021", Anchor(frame=month_span(2024, 1, 2)), month_span(2021, 1, 2)),
        ("campaign", None, Anchor(campaign=FRAME), FRAME),
        ("fiscal-year", "2020", Anchor(), Period(date(2019, 10, 1), date(2020, 9, 30))),
        ("fiscal-year", "2022-2023", Anchor(), Period(date(2022, 4, 1), date(2023, 3, 31))),
        ("fiscal-year", "2022-2023", Anchor(fiscal=-6), Period(date(2022, 7, 1), date(2023, 6, 30))),
        ("fiscal-year", "2022-2023", Anchor(fiscal=0), year_span(2022, 2023)),
        ("fiscal-year", "2023", Anchor(fiscal=3), Period(date(2023, 4, 1), date(2024, 3, 31))),
        ("fiscal-year", "2024/1-3", Anchor(fiscal=-3), Period(date(2023, 10, 1), date(2023, 12, 31))),
        ("fiscal-year", "2022-2023", Anchor(fiscal=-3), Period(date(2022, 4, 1), date(2023, 3, 31))),
        (
            "previous-fiscal-year",
            None,
            Anchor(PUBLISHED, fiscal=-9),
            Period(date(2024, 4, 1), date(2025, 3, 31)),
        ),
        (
            "previous-fiscal-year",
            None,
            Anchor(PUBLISHED, FISCAL),
            Period(date(2022, 4, 1), date(2023, 3, 31)),
        ),
        ("last-fiscal-year", None, Anchor(PUBLISHED, fiscal=-9), Period(date(2024, 4, 1), date(2025, 3, 31))),
        ("fiscal-to-date", None, Anchor(PUBLISHED, fiscal=-6), Period(date(2024, 7, 1), date(2025, 4, 30))),
        ("fiscal-to-date", None, Anchor(PUBLISHED), Period(date(2024, 10, 1), date(2025, 4, 30))),
        ("this-fiscal-year", None, Anchor(PUBLISHED, fiscal=-6), Period(date(2024, 7, 1), date(2025, 6, 30))),
        ("frame-year", None, Anchor(frame=FISCAL), FISCAL),
        ("same-last-year", None, Anchor(frame=FISCAL), Period(date(2022, 4, 1), date(2023, 3, 31))),
        ("months", "6", Anchor(frame=FISCAL), month_span(2023, 6, 6)),
        ("months", "2", Anchor(frame=FISCAL), month_span(2024, 2, 2)),
        ("months", "6", Anchor(PUBLISHED), month_span(2024, 6, 6)),
        ("months", "6", Anchor(PUBLISHED, Period.year(2025)), month_span(2024, 6, 6)),
        ("months", "4", Anchor(PUBLISHED, Period.year(2025)), month_span(2025, 4, 4)),
        ("months", "10-1", Anchor(frame=FRAME), Period(date(2023, 10, 1), date(2024, 1, 31))),
        ("days", "10-14/11-08", Anchor(frame=FRAME), Period(date(2023, 10, 14), date(2023, 11, 8))),
        ("days", "02-30/02-30", Anchor(frame=FRAME), None),
        ("last-year-days", "03-01/03-02", Anchor(PUBLISHED), Period(date(2024, 3, 1), date(2024, 3, 2))),
        ("this-year-months", "1-3", Anchor(PUBLISHED), month_span(2025, 1, 3)),
        ("this-year-days", "03-01/03-02", Anchor(PUBLISHED), Period(date(2025, 3, 1), date(2025, 3, 2))),
        ("past-month", "11", Anchor(PUBLISHED, FRAME), month_span(2024, 11, 11)),
        ("years-ago", "2", Anchor(PUBLISHED, FRAME), Period.year(2023)),
        ("months-to", "12/3", Anchor(PUBLISHED), Period(date(2024, 4, 1), date(2025, 3, 31))),
        ("two-years", "2022-2023", Anchor(fiscal=-6), Period(date(2022, 7, 1), date(2023, 6, 30))),
        ("two-years", "2022-2023", Anchor(), year_span(2022, 2023)),
        ("since-origin", "6", Anchor(origin=date(2022, 10, 1)), Period(date(2022, 10, 1), date(2023, 6, 30))),
        ("since-origin", "+12", Anchor(origin=date(2023, 2, 1)), Period(date(2023, 2, 1), date(2024, 1, 31))),
        ("so-far", "2024.1/2024.9", Anchor(PUBLISHED), month_span(2024, 9, 9)),
        ("years-before", "2", Anchor(frame=month_span(2024, 1, 6)), month_span(2022, 1, 6)),
        ("last-quarter", None, Anchor(PUBLISHED, FRAME), month_span(2023, 10, 12)),
        ("last-quarter", None, Anchor(PUBLISHED), month_span(2025, 1, 3)),
        ("last-quarter", None, Anchor(date(2025, 2, 3)), month_span(2024, 10, 12)),
        ("current-year", None, Anchor(date(2024, 2, 1), FISCAL), FISCAL),
        ("current-year", None, Anchor(PUBLISHED, FRAME), Period.year(2025)),
        (
            "between",
            "current-year/2024.2",
            Anchor(date(2024, 2, 1), FISCAL),
            Period(FISCAL.start, date(2024, 2, 29)),
        ),
        ("year-ago", None, Anchor(PUBLISHED, FISCAL), Period(date(2022, 4, 1), date(2023, 3, 31))),
        ("year-ago", None, Anchor(PUBLISHED), Period.year(2024)),
        ("past-year", None, Anchor(PUBLISHED), Period(date(2024, 5, 1), date(2025, 4, 30))),
        ("past-year", None, Anchor(date(2025, 2, 3)), Period.year(2024)),
        ("past-year", None, Anchor(PUBLISHED, FRAME), FRAME),
        (
            "days-later",
            "1",
            Anchor(frame=Period(date(2024, 2, 29), date(2024, 2, 29))),
            Period(date(2024, 3, 1), date(2024, 3, 1)),
        ),
        ("days-later", "1", Anchor(frame=FRAME), None),
        (
            "since-origin",
            None,
            Anchor(PUBLISHED, origin=date(2024, 3, 5)),
            Period(date(2024, 3, 5), date(2025, 4, 30)),
        ),
        (
            "since-origin",
            "2024-06-30",
            Anchor(origin=date(2024, 3, 5)),
            Period(date(2024, 3, 5), date(2024, 6, 30)),
        ),
        ("same-months", "12", Anchor(frame=FISCAL), FISCAL),
        ("period-start", None, Anchor(frame=FISCAL), Period(FISCAL.start, FISCAL.start)),
        ("up-to", "9", Anchor(frame=FRAME), month_span(2023, 1, 9)),
        ("up-to", "2", Anchor(frame=FISCAL), Period(FISCAL.start, date(2024, 2, 29))),
        ("this-fiscal-year", "1-6", Anchor(PUBLISHED, fiscal=-6), month_span(2024, 7, 12)),
        ("since", "2025-02-10", Anchor(PUBLISHED), Period(date(2025, 2, 10), date(2025, 4, 30))),
        (
            "between",
            "2025.03.28/days-ago:1",
            Anchor(date(2025, 4, 2)),
            Period(date(2025, 3, 28), date(2025, 4, 1)),
        ),
    ],
)
def test_a_rule_means(rule: str, value: str | None, anchor: Anchor, expected: Period | None) -> None:
    assert resolve(rule, value, anchor) == expected


RELATIVE = [
    ("last-year", None), ("this-year", None), ("year-before-last", None), ("frame-year", None), ("whole-year", None),
    ("months", "1-3"), ("last-year-months", "1-3"), ("until", "09-30"), ("since", "2020"), ("to-date", None),
    ("fiscal-to-date", None),
    ("year-end", None), ("last-month", None), ("this-month", None), ("past-years", "2"), ("same", None),
    ("same-last-year", None), ("days", "03-01/03-02"), ("last-year-days", "03-01/03-02"), ("months-to", "12/3"),
    ("days-ago", "1"), ("weekday", "2"), ("weeks-ago", "1"), ("weekend", None), ("period-end", None),
    ("past-month", "11"), ("since-month", "2"), ("past-months", "5"), ("preceding-months", "5"),
    ("previous-fiscal-year", None), ("years-ago", "2"), ("reporting-year", None), ("days-later", "1"),
    ("timeless", None), ("previous-months", "3"),
    ("this-year-months", "1-3"), ("this-year-days", "03-01/03-02"), ("last-fiscal-year", None),
    ("this-fiscal-year", None), ("same-in-year", "2021"),
    ("past-year", None), ("days-later", "1"), ("since-origin", None), ("same-months", "12"),
    ("period-start", None), ("up-to", "3"), ("year-ago", None), ("current-year", None),
    ("years-before", "2"), ("last-quarter", None),
    ("those-years", "3"), ("past-days", "7"), ("reported", None),
    ("running-fiscal", None), ("month-day", "0-9"), ("weekday-before", "4"),
    ("this-year-up-to", "6"), ("last-year-up-to", "6"),
    ("campaign", None), ("frame-previous-year", None), ("frame-next-year", None),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "value"), RELATIVE)
def test_without_its_anchor_a_relative_period_stays_open(rule: str, value: str | None) -> None:
    assert resolve(rule, value, Anchor()) is None


def test_every_rule_is_tested() -> None:
    assert {rule for rule, _ in RELATIVE} | {
        "years",
        "two-years",
        "nth-year",
        "fiscal-year",
        "years-later",
        "between",
        "flow",
        "flow-total",
        "so-far",
        "up-to",
    } == set(RULES)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("frame-year.13/frame-year.13", "month"),
        ("frame-year.2.30/", "day"),
        ("2023.2.29/2023.3.1", "day"),
        ("2023/2022", "2023/2022"),
    ],
)
def test_no_stretch_between_what_are_no_dates(value: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        resolve("between", value, Anchor())


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        resolve("some-day", None, Anchor())


@pytest.mark.parametrize("text", [None, "", "soon", "2025-13", "2025-02-30"])
def test_what_is_no_date_is_none(text: str | None) -> None:
    assert parse_date(text) is None


@given(st.dates())
def test_a_full_date_is_itself(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(("value", "year"), [("2", 2021), ("-2", 2017)])
def test_years_later_count_from_the_year_in_force(value: str, year: int) -> None:
    assert resolve("years-later", value, Anchor(frame=Period.year(2019))) == Period.year(year)


def test_years_later_need_a_year_in_force() -> None:
    assert resolve("years-later", "2", Anchor()) is None


def test_reporting_year_is_the_twelve_months_in_force_else_the_fiscal_year_of_the_publication() -> None:
    told = Period(date(2022, 7, 1), date(2023, 6, 30))
    assert resolve("reporting-year", None, Anchor(frame=told)) == told
    found = resolve("reporting-year", None, Anchor(published=date(2023, 11, 2), fiscal=-6))
    assert found == Period(date(2023, 7, 1), date(2024, 6, 30))


def test_year_before_twelve_months_is_the_twelve_before() -> None:
    told = Period(date(2022, 7, 1), date(2023, 6, 30))
    assert resolve("frame-previous-year", None, Anchor(frame=told)) == Period(
        date(2021, 7, 1), date(2022, 6, 30)
    )
    part = Period(date(2022, 7, 1), date(2022, 9, 30))
    assert resolve("frame-previous-year", None, Anchor(frame=part)) == Period.year(2021)


def test_quarter_before_the_one_in_force_or_the_publication() -> None:
    told = Period(date(2023, 1, 1), date(2023, 3, 31))
    before = Period(date(2022, 10, 1), date(2022, 12, 31))
    assert resolve("previous-months", "3", Anchor(frame=told)) == before
    assert resolve("previous-months", "3", Anchor(published=date(2023, 2, 1))) == before
