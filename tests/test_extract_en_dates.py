"""English time expressions: ranges of days and months, and pairs of years."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.calendar import month_span, year_span
from kg.extract.en.dates import whens_in
from kg.extract.fold import fold_en
from kg.extract.gazetteer import Hits, gazetteer
from kg.extract.spans import WhenKind
from kg.lexicon import load_lexicon
from kg.model import Period, Span


def periods(text: str) -> list[Period | None]:
    return [when.period for when in whens_in(fold_en(text), Span(0, len(text)), Hits([]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from September 2013 to January 2019", Period(date(2013, 9, 1), date(2019, 1, 31))),
        ("between January and June 2023", month_span(2023, 1, 6)),
        ("13-20 May 2014", Period(date(2014, 5, 13), date(2014, 5, 20))),
        ("from 28 September to 11 October 2022", Period(date(2022, 9, 28), date(2022, 10, 11))),
        ("March 3 to 9, 2021", Period(date(2021, 3, 3), date(2021, 3, 9))),
        ("2019 to 2021", year_span(2019, 2021)),
        ("2019-21", year_span(2019, 2021)),
        ("from 22,000 in 2021 to 30,700", year_span(2021, 2021)),
    ],
)
def test_a_range_is_one_period(text: str, expected: Period) -> None:
    assert periods(text) == [expected]


def test_days_in_the_wrong_order_make_no_range() -> None:
    assert periods("20 to 13 May 2014") == [Period(date(2014, 5, 13), date(2014, 5, 13))]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("more than in the same period of 2022", [WhenKind.BASIS]),
        ("a step up on 2022, when it began", [WhenKind.PERIOD]),
        ("a step up on 2022, then more", [WhenKind.BASIS]),
    ],
)
def test_a_year_compared_with_is_a_basis_unless_its_own_clause_follows(
    text: str, kinds: list[WhenKind]
) -> None:
    assert [when.kind for when in whens_in(fold_en(text), Span(0, len(text)), Hits([]))] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first half of 2023 it rose", month_span(2023, 1, 6)),
        ("the third quarter of 2021", month_span(2021, 7, 9)),
        ("the first six months. 2021", None),
    ],
)
def test_months_take_the_year_printed_behind_them(text: str, expected: Period | None) -> None:
    folded = fold_en(text)
    hits = gazetteer(load_lexicon(), "en").find(folded)
    assert whens_in(folded, Span(0, len(text)), hits)[0].period == expected
