"""English time expressions: ranges of days and months, and pairs of years."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.anchors import month_span, year_span
from kg.extract.en.dates import whens_in
from kg.extract.fold import fold_en
from kg.extract.gazetteer import gazetteer
from kg.extract.spans import When, WhenKind
from kg.lexicon import load_lexicon
from kg.model import Period, Span


def whens(text: str) -> list[When]:
    lexicon = load_lexicon()
    folded = fold_en(text)
    return whens_in(lexicon, text, folded, Span(0, len(text)), gazetteer(lexicon, "en").find(folded))


def periods(text: str) -> list[Period | None]:
    return [when.period for when in whens(text)]


def rules(text: str) -> list[str]:
    return [f"{when.rule}:{when.value}" for when in whens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from September 2013 to January 2019", Period(date(2013, 9, 1), date(2019, 1, 31))),
        ("between January and June 2023", month_span(2023, 1, 6)),
        ("December 2022 to early January 2023", Period(date(2022, 12, 1), date(2023, 1, 31))),
        ("between 2015 and the end of 2023", year_span(2015, 2023)),
        ("13-20 May 2014", Period(date(2014, 5, 13), date(2014, 5, 20))),
        ("from 28 September to 11 October 2022", Period(date(2022, 9, 28), date(2022, 10, 11))),
        ("March 3 to 9, 2021", Period(date(2021, 3, 3), date(2021, 3, 9))),
        ("2019 to 2021", year_span(2019, 2021)),
        ("2019-21", year_span(2019, 2021)),
        ("the 12 months to 31 March 2024", Period(date(2023, 4, 1), date(2024, 3, 31))),
        ("in the year ended June 30, 2023", Period(date(2022, 7, 1), date(2023, 6, 30))),
        ("the three years to March 2023", Period(date(2020, 4, 1), date(2023, 3, 31))),
        ("the five years to 2023", year_span(2019, 2023)),
        ("the quarter ending September 2022", month_span(2022, 7, 9)),
        ("ran for half a year and ended with the close of 2019", month_span(2019, 7, 12)),
        ("six weeks, ending on 3 May 2023", Period(date(2023, 3, 23), date(2023, 5, 3))),
        ("two weeks from March 3, 2024", Period(date(2024, 3, 3), date(2024, 3, 16))),
        ("in the week to 7 July 2024", Period(date(2024, 7, 1), date(2024, 7, 7))),
        ("by the end of June 2024 police had held 12 men", month_span(2024, 1, 6)),
        ("by 30 June 2024, 12 men were pending", Period(date(2024, 6, 30), date(2024, 6, 30))),
        ("through September 2024", month_span(2024, 1, 9)),
        ("the last three months of 2023", month_span(2023, 10, 12)),
        ("Q3 2024", month_span(2024, 7, 9)),
        ("2024 H1", month_span(2024, 1, 6)),
        ("3Q24", month_span(2024, 7, 9)),
        ("December 2023 to February 2024", Period(date(2023, 12, 1), date(2024, 2, 29))),
        ("from November to January 2024", Period(date(2023, 11, 1), date(2024, 1, 31))),
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
        ("a step up on 2022, then more", [WhenKind.BASIS]),
    ],
)
def test_a_year_compared_with_is_a_basis(text: str, kinds: list[WhenKind]) -> None:
    assert [when.kind for when in whens(text)] == kinds


def test_the_ends_of_an_account_year_in_brackets_belong_to_it() -> None:
    text = "Financial year 2022-23 (1 July 2022 to 30 June 2023)"
    (year,) = whens(text)
    assert (year.period, year.span.end) == (Period(date(2022, 7, 1), date(2023, 6, 30)), len(text) - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first half of 2023 it rose", month_span(2023, 1, 6)),
        ("the third quarter of 2021", month_span(2021, 7, 9)),
        ("the first six months. 2021", None),
    ],
)
def test_months_take_the_year_printed_behind_them(text: str, expected: Period | None) -> None:
    assert periods(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2022/23", "fiscal-year:2022-2023"),
        ("in 2022-23", "fiscal-year:2022-2023"),
        ("the financial year 2022-2023", "fiscal-year:2022-2023"),
        ("the 2021/2022 financial year", "fiscal-year:2021-2022"),
        ("FY2024", "fiscal-year:2024"),
        ("FY24", "fiscal-year:2024"),
        ("fiscal 2024", "fiscal-year:2024"),
        ("the 2024 fiscal year", "fiscal-year:2024"),
        ("Q2 FY2024", "fiscal-year:2024/4-6"),
        ("the first quarter of fiscal 2024", "fiscal-year:2024/1-3"),
        ("the year to March", "months-to:12/3"),
        ("the first seven months", "months:1-7"),
        ("the final quarter", "months:10-12"),
        ("From April to June this year", "this-year-months:4-6"),
        ("the first half of last year", "last-year-months:1-6"),
        ("from 14 October to 8 November", "days:10-14/11-08"),
        ("since March 2021", "since:2021-03"),
        ("over the past three years", "past-years:3"),
        ("between October and January", "months:10-1"),
        ("In May", "months:5"),
        ("last November", "past-month:11"),
        ("On 20 and 21 November", "days:11-20/11-21"),
        ("in the financial year just ended", "last-fiscal-year:None"),
        ("two years ago", "years-ago:2"),
        ("the last quarter of the year", "months:10-12"),
        ("counting through July", "months:1-7"),
        ("twelve days that started on Aug. 28", "days:08-28/09-08"),
        ("By September police had held 12 men", "up-to:9"),
        ("Since the law was passed in 1993, police have acted", "since:1993"),
    ],
)
def test_an_expression_that_depends_on_its_frame_keeps_its_rule(text: str, expected: str) -> None:
    assert rules(text) == [expected]


@pytest.mark.parametrize("text", ["fines may follow", "they march on", "the second of three cases", "It may"])
def test_common_words_are_no_time(text: str) -> None:
    assert whens(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on 3 March 2024 officers struck", WhenKind.PERIOD),
        ("BEIJING, 3 March 2024", WhenKind.NOTE),
        ("published on 3 March 2024", WhenKind.NOTE),
        ("under the 2007 border rules", WhenKind.NOTE),
        ("the Consumer Rights Act 2015", WhenKind.NOTE),
        ("Regulation (EU) 2016/794", WhenKind.NOTE),
        ("As of 30 June 2023", WhenKind.STOCK),
        ("at the end of 2023", WhenKind.STOCK),
        ("from 2022", WhenKind.BASIS),
        ("from October 2022 to March 2023", WhenKind.PERIOD),
        ("a year earlier", WhenKind.BASIS),
        ("a unit, expanded from 15 to 24 men in July 2021, struck", WhenKind.NOTE),
        ("the sanctions introduced in July 2023", WhenKind.NOTE),
        ("the court, which moved in December, closed 12 cases", WhenKind.NOTE),
        ("the initiative, launched in 2022, grew", WhenKind.NOTE),
        ("11% up on 2021/22", WhenKind.BASIS),
        ("the largest since records began in 2009", WhenKind.NOTE),
        ("sales, banned since 2009, fell", WhenKind.NOTE),
        ("officers have struck since 2019", WhenKind.PERIOD),
        ("the same period of 2022", WhenKind.BASIS),
    ],
)
def test_what_stands_before_tells_how_an_expression_works(text: str, kind: WhenKind) -> None:
    assert [when.kind for when in whens(text)] == [kind]


def test_a_beginning_and_an_end_that_depends_on_the_publication_are_one_stretch() -> None:
    assert rules("Since its launch in September 2010, up to the end of last year, it held 12") == [
        "since:2010-09",
        "between:2010.09/last-year.12",
    ]


def test_a_beginning_and_had_by_an_end_are_one_stretch() -> None:
    text = "The unit, set up in September 2013, had by January 2019 closed 12 sites"
    found = whens(text)
    assert [when.kind for when in found] == [WhenKind.NOTE, WhenKind.PERIOD]
    assert found[1].period == Period(date(2013, 9, 1), date(2019, 1, 31))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Police made 187 arrests so far this financial year", "fiscal-to-date"),
        ("Since the beginning of the fiscal year police made 187 arrests", "fiscal-to-date"),
        ("Police made 187 arrests this financial year", "this-fiscal-year"),
        ("Police made 187 arrests so far this year", "to-date"),
    ],
)
def test_a_fiscal_year_to_date(text: str, rule: str) -> None:
    assert [when.rule for when in whens(text)] == [rule]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Since April police have held 12 men", "since-month:4"),
        ("Since last September police have held 12 men", "since-month:9"),
        ("Since the start of April police have held 12 men", "since-month:4"),
        ("Since the law took effect on 1 May police have held 12 men", "since-month:5"),
        ("On Tuesday police raided 14 homes", "weekday:1"),
        ("Last Tuesday police raided 14 homes", "weekday:1-"),
        ("In the past two weeks police raided 14 homes", "past-days:14"),
        ("In the week of 12 August police raided 14 homes", "days:08-12/08-18"),
        ("In the week of August 28 police raided 14 homes", "days:08-28/09-03"),
        ("Police raided 14 homes yesterday", "days-ago:1"),
        ("Police raided 14 homes last week", "weeks-ago:1"),
        ("Since the start of the month police have raided 14 homes", "this-month:None"),
        ("From January to March we have already searched 12 shops", "this-year-months:1-3"),
        ("From January to March we searched 12 shops", "months:1-3"),
        ("The agency opened the hunt in May and says 12 men have been held", "since-month:5"),
        ("The agency opened the hunt in May and held 12 men", "months:5"),
        ("Since April 2023 police have held 12 men", "since:2023-04"),
        ("Over the past six months police held 12 men", "past-months:6"),
        ("In the past year police held 12 men", "past-year:"),
        ("In the preceding 17 months police held 12 men", "preceding-months:17"),
        ("Police held 12 men so far in 2024", "between:2024.1/"),
        ("In 2024 to date police held 12 men", "between:2024.1/"),
    ],
)
def test_stretches_that_the_publication_or_the_time_in_force_bounds(text: str, rule: str) -> None:
    assert rules(text)[0] == rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 1 November and ended on 20 December.", "days:11-01/12-20"),
        ("It was launched in May and wound up in July.", "months:5-7"),
    ],
)
def test_a_beginning_and_an_end_told_by_verbs_are_one_stretch(text: str, expected: str) -> None:
    assert rules(text) == [expected]


def test_an_end_with_its_year_tells_the_year_of_the_beginning() -> None:
    assert periods("It began on 3 May and ended on 9 June 2023.") == [
        Period(date(2023, 5, 3), date(2023, 6, 9))
    ]
    assert periods("It started in May and finished in March 2024.") == [
        Period(date(2023, 5, 1), date(2024, 3, 31))
    ]
    assert len(whens("It began on 3 May and 12 men were held on 9 June 2023.")) == 2


def test_what_began_then_and_has_done_so_much_is_still_counting() -> None:
    assert rules("Launched in March, the sweep has led to 40 arrests") == ["since-month:3"]
    assert rules("The unit, set up in June 2021, has closed 300 dens") == ["since:2021-06"]
    assert [when.kind for when in whens("Launched in March, the sweep led to 40 arrests")] == [WhenKind.NOTE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "44 in the first half of 2024 and 51 in the second.",
            [month_span(2024, 1, 6), month_span(2024, 7, 12)],
        ),
        ("44 in 2024 and 51 in the second.", [Period.year(2024)]),
    ],
)
def test_an_ordinal_alone_is_a_part_like_the_one_before(text: str, expected: list[Period]) -> None:
    assert periods(text) == expected


def test_the_end_of_the_reporting_year_is_a_point() -> None:
    (when,) = whens("By the end of the reporting year 12 cases were open")
    assert (when.kind, when.rule) == (WhenKind.STOCK, "period-end")


def test_the_end_of_the_year_is_a_point() -> None:
    assert [when.kind for when in whens("At the end of the year 12 cases were pending")] == [WhenKind.STOCK]


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Tuesday that 12 men fled",
        "Yesterday said the police 12 men fled",
        "Ur, 8 March 2023 – 12 men fled",
    ],
)
def test_the_day_of_the_news_is_no_time_of_a_figure(text: str) -> None:
    assert [when.kind for when in whens(text)] == [WhenKind.NOTE]


def test_a_stretch_of_a_relative_clause_is_the_time_of_what_it_tells() -> None:
    assert [when.kind for when in whens("the sweep, which ran from April to June, closed 12 shops")] == [
        WhenKind.PERIOD
    ]


def test_semesters_and_trimesters() -> None:
    assert rules("in the first semester police held 12 men") == ["months:1-6"]
    assert rules("in the second trimester police held 12 men") == ["months:4-6"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twice as many as in 2023", WhenKind.BASIS),
        ("as registered in 2023", WhenKind.PERIOD),
        ("the share at the end of last year", WhenKind.STOCK),
        ("the share of last year", WhenKind.PERIOD),
    ],
)
def test_comparisons_and_points(text: str, expected: WhenKind) -> None:
    assert [when.kind for when in whens(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as against 92 in the same stretch of 2023", ["same-in-year:2023"]),
        ("in the corresponding period of 2023 it held 12", ["same-in-year:2023"]),
        ("72 at the same point in 2023", ["same-in-year:2023"]),
        ("From its founding in May 2014 to the end of 2023 it held 12", ["None:"]),
        ("From the fund in May 2014 they took 12", ["None:"]),
        ("Since the 1st June, 2022, they have held 12", ["since:2022-06-01"]),
        ("(iii) Since 1 June 2022 they have held 12", ["since:2022-06-01"]),
        ("The next day they held 12", ["days-later:1"]),
        ("This year, up to 30th November, it has held 12", ["between:this-year/frame-year.11.30"]),
        (
            "Since that system began in July 2021, 270 requests had been met by the end of 2023",
            ["between:2021.07/2023.12"],
        ),
    ],
)
def test_stretches_told_in_two_places(text: str, expected: list[str]) -> None:
    told = [when for when in whens(text) if when.kind is not WhenKind.NOTE]
    assert [f"{when.rule}:{when.value or ''}" for when in told] == expected


def test_a_day_begun_and_ended_at_an_hour_is_one_stretch() -> None:
    text = (
        "The operation began at 12.01am on Thursday (28 March 2024) and concluded at 11.59pm on 1 April 2024."
    )
    assert Period(date(2024, 3, 28), date(2024, 4, 1)) in periods(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [("DEC seizes cannabis", 0), ("the board (DEC) met", 0), ("In DEC they met", 1), ("Dec. was dry", 1)],
)
def test_three_capitals_are_a_month_only_where_the_words_lead_to_one(text: str, found: int) -> None:
    assert len(whens(text)) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since the games opened on 26 July, guards have held 12 men.", "between:frame-year.07.26/"),
        ("Since the law took effect on 15 May 2023, guards have held 12 men.", "since:2023-05-15"),
    ],
)
def test_a_stretch_may_begin_with_a_day(text: str, expected: str) -> None:
    assert rules(text) == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 06.12.2021 police held 12 men", "2021-12-06"),
        ("On 31/03/2022 police held 12 men", "2022-03-31"),
        ("On 3/31/2022 police held 12 men", "2022-03-31"),
        ("On 2021-12-06 police held 12 men", "2021-12-06"),
    ],
)
def test_a_date_in_figures(text: str, day: str) -> None:
    (when,) = whens(text)
    assert when.period is not None
    assert (str(when.period.start), str(when.period.end)) == (day, day)


def test_a_date_in_figures_of_which_day_and_month_are_unsure_is_a_date_all_the_same() -> None:
    (when,) = whens("On 03/04/2022 police held 12 men")
    assert (when.kind, when.period) == (WhenKind.NOTE, None)


@pytest.mark.parametrize(
    "text", ["Version 1.2.3 has 12 rules", "Ratios of 1/2/3 were met", "On 31.31.2021 it held 12"]
)
def test_other_figures_with_marks_are_no_dates(text: str) -> None:
    assert not [
        when for when in whens(text) if when.period is not None and when.period.start == when.period.end
    ]
