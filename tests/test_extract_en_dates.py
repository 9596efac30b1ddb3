"""English time expressions: ranges of days and months, and pairs of years."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.calendar import month_span, year_span
from kg.extract.en.dates import whens_in
from kg.extract.fold import fold_en
from kg.extract.gazetteer import Hits
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
