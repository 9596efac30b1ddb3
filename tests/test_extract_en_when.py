"""When what an English text counts was: what carries on to the next sentences and what ends with its own."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Document, Metadata
from kg.read.layout import blocks_of


def periods(text: str, published: str = "2024-02-08") -> list[str | None]:
    """The periods of the figures of a plain text, as its first and last day."""
    told = Metadata(date=published)
    found = extract(Document("a.txt", text, "en", blocks_of(text, title=False), told), load_lexicon()).figures
    return [
        None if f.period is None else f"{f.period.start} {f.period.end}" for f in found if f.change_of is None
    ]


YEAR = {year: f"{year}-01-01 {year}-12-31" for year in (2020, 2021, 2022, 2023)}


def test_the_later_of_two_years_goes_on_however_it_is_told() -> None:
    text = "In 2022 we had 31 cases; last year it was 54. In one of them, officers found 38 vans."
    assert periods(text) == [YEAR[2022], YEAR[2023], YEAR[2023]]
    text = "Last year we had 54 cases; in 2022 it was 31. In one of them, officers found 38 vans."
    assert periods(text) == [YEAR[2023], YEAR[2022], YEAR[2023]]


def test_a_year_that_says_whose_level_a_figure_is_compared_with_ends_there() -> None:
    text = "In 2021 police seized 12 vans, three times the 2020 figure. They held 40 men."
    assert periods(text)[-1] == YEAR[2021]
    assert periods("In 2021 police held 9 men. Customs made up 47% of the 2022 haul.")[-1] == YEAR[2022]


def test_the_end_of_a_year_that_is_not_over_is_that_of_the_year_before() -> None:
    assert periods("At year-end 841 licences were in force.") == ["2023-12-01 2023-12-31"]
    assert periods("At year-end 841 licences were in force.", "2023-12-30") == ["2023-12-01 2023-12-31"]


def test_months_in_capitals_above_a_list_are_no_dateline() -> None:
    assert (
        periods("KEY FIGURES, MAY 2023\n- Men held: 612\n- Boats seized: 24") == ["2023-05-01 2023-05-31"] * 2
    )
    assert periods("OSLO, MAY 2023 - Men held: 612") == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from July 17 to yesterday (July 20)", "2023-07-17 2023-07-20"),
        ("from Thursday, October 27, until Tuesday morning, November 1", "2023-10-27 2023-11-01"),
        ("in the financial year that ended on June 30, 2023", "2022-07-01 2023-06-30"),
    ],
)
def test_ends_of_stretches(text: str, expected: str) -> None:
    assert periods(f"Police held 23 men {text}.") == [expected]


def test_a_day_within_the_news_of_its_paragraph_goes_on() -> None:
    text = "A gang was broken up last week. On 31 January police held 11 men. They froze 64 accounts."
    assert periods(text) == ["2024-01-31 2024-01-31"] * 2
    text = "In 2023 police held 90 men. On 31 May they held 11 men. Courts heard 64 cases."
    assert periods(text) == [YEAR[2023], "2023-05-31 2023-05-31", YEAR[2023]]


def test_a_day_of_what_was_told_before_opens_a_scene() -> None:
    text = "In 2023 police held 90 men.\n\nOn 19 July a sweep took place in Hull. Officers checked 31 men."
    assert periods(text) == [YEAR[2023], "2023-07-19 2023-07-19"]
    text = "On 19 July the chief retired. Officers had checked 31 men in 2023."
    assert periods(text) == [YEAR[2023]]


def test_the_same_months_are_those_named_last_of_which_there_are_so_many() -> None:
    told = "In the first half of 2023 police held 90 men. In May they held 11."
    text = f"{told} In the same six months courts heard 7 cases."
    assert periods(text) == ["2023-01-01 2023-06-30", "2023-05-01 2023-05-31", "2023-01-01 2023-06-30"]
    assert periods(f"{told} In the same month courts heard 7 cases.")[-1] == "2023-05-01 2023-05-31"


def test_when_something_was_shown_is_not_when_it_was() -> None:
    text = "Figures placed in Parliament this month show that police held 41 men in 2022. They fined 9 men."
    assert periods(text) == [YEAR[2022]] * 2
    assert periods("This month police held 41 men. They fined 9 men.")[0] == "2024-02-01 2024-02-29"


def test_a_stretch_counted_from_where_something_began() -> None:
    text = "A decree came into force on March 17. Since then, and up to November 30, police held 41 men."
    assert periods(text, "2023-12-08") == ["2023-03-17 2023-11-30"]
    text = "The council launched its long awaited plan against unlicensed flats and huts in July 2016."
    told = (
        "By the end of June this year it had closed 5,580 flats. In those three years courts heard 90 cases."
    )
    assert periods(f"{text} {told}", "2019-10-10") == ["2016-07-01 2019-06-30"] * 2
    assert periods(told, "2019-10-10")[0] == "2019-01-01 2019-06-30"


def test_a_part_of_the_year_named_before_it_is_meant() -> None:
    text = "The year ended with a drive that ran from December 1 to 27. Guards fined 31 men."
    assert periods(text) == ["2023-12-01 2023-12-27"]
    assert periods("The year ended well. Guards fined 31 men.", "2023-12-30") == [YEAR[2023]]


def test_what_an_event_counted_is_of_the_time_at_which_it_took_place() -> None:
    text = "In 2023 guards fined 90 men. The sweep, which took place in August, led to 31 fines."
    assert periods(text)[1] == "2023-08-01 2023-08-31"
    text = "In 2023 guards fined 90 men. The chief, who retired in August, told of 31 fines."
    assert periods(text)[1] == YEAR[2023]


def test_months_that_several_figures_share_go_on() -> None:
    first = "From January to November 2023 courts heard 900 cases."
    text = f"{first} Guards made 137 raids from April to June and seized 900 toys. They fined 92 men."
    assert set(periods(text)[1:]) == {"2023-04-01 2023-06-30"}
    text = f"{first} Guards made two raids in the second quarter. Police fined 92 men."
    assert periods(text)[-1] == "2023-01-01 2023-11-30"


def test_a_time_in_brackets_dates_all_that_they_hold() -> None:
    text = "In May 2024 guards held 9 batches of 90 toys (May 2023: 11 batches and 120 toys)."
    assert periods(text, "2024-08-01") == ["2024-05-01 2024-05-31"] * 2 + ["2023-05-01 2023-05-31"] * 2
    text = "In May 2024 guards held 9 batches (May 2023: 11) and 120 toys."
    assert periods(text, "2024-08-01")[-1] == "2024-05-01 2024-05-31"


def test_the_days_of_an_edition_are_more_exact_than_the_year_in_its_name() -> None:
    text = (
        'The "Heron 2023" campaign, which ran from March to May 2023, looked at seeds. Guards fined 31 men.'
    )
    assert periods(text) == ["2023-03-01 2023-05-31"]
    assert periods('The "Heron 2023" campaign looked at seeds. Guards fined 31 men.') == [YEAR[2023]]


def test_so_many_years_on_without_a_time_before_them_are_no_time() -> None:
    assert periods("Two years on, guards have fined 31 men.") == [None]
    assert periods("In 2020 guards fined 9 men. Two years on, guards fined 31 men.") == [
        YEAR[2020],
        YEAR[2022],
    ]


def test_what_was_counted_since_then_goes_on_in_the_paragraph_it_opens() -> None:
    text = "Since May 2022 guards have closed 237 shops. They have held 94 men. Courts jailed 51 dealers."
    assert periods(text) == ["2022-05-01 2024-02-29"] * 3
    text = "In 2022 guards fined 90 men. Since May 2023 they have closed 237 shops. Courts jailed 51 dealers."
    assert periods(text)[2] == YEAR[2022]


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        ("Boats that have been banned since 2020 were seen 31 times by 9 guards.", 1, None),
        ("The guards, who are few, have fined 31 men since May 2022.", 1, "2022-05-01 2024-02-29"),
    ],
)
def test_since_counts_only_with_the_verb_of_its_own_clause(text: str, count: int, first: str | None) -> None:
    assert periods(text)[-count] == first


def test_years_told_one_by_one_are_a_stretch_that_may_be_named_later() -> None:
    text = "In 2020, 2021 and 2022 courts heard 31, 42 and 53 cases, respectively."
    after = "Over the three years they fined 90 men."
    assert periods(f"{text} {after}")[-1] == "2020-01-01 2022-12-31"
    assert periods(f"In 2020 and 2022 courts heard 31 and 53 cases, respectively. {after}")[-1] == YEAR[2022]


def test_years_of_accounts_are_shared_out_in_order() -> None:
    text = (
        "They heard 90 cases, against 74 and 96 in 2021-22 and 2020-21, respectively, in the courts of India."
    )
    assert periods(text)[1:] == ["2021-04-01 2022-03-31", "2020-04-01 2021-03-31"]


def test_what_a_count_comes_after_is_of_the_time_behind_it() -> None:
    text = "In 2022 guards fined 90 men, after 52 in 2021. They held 11 boys."
    assert periods(text) == [YEAR[2022], YEAR[2021], YEAR[2022]]
    text = "In 2022 guards fined 90 men after 52 raids. They held 11 boys."
    assert periods(text) == [YEAR[2022]] * 3


def test_a_part_of_a_word_is_no_time() -> None:
    assert periods("The year-round sweep led to 31 fines in 2020.") == [YEAR[2020]]


def test_a_month_beside_a_year_of_accounts_that_is_over_is_the_last_one() -> None:
    text = "In fiscal year 2023 guards fined 90 men. In January they fined 31."
    assert periods(text) == ["2022-10-01 2023-09-30", "2024-01-01 2024-01-31"]
    assert periods(text, "2024-09-30")[1] == "2023-01-01 2023-01-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards fined 31 men over the last decade.", "2014-01-01 2023-12-31"),
        ("Guards fined 31 men last December.", "2023-12-01 2023-12-31"),
        ("Guards fined 31 men last January.", "2023-01-01 2023-01-31"),
        ("Guards fined 31 men in the first ten days of May 2023.", "2023-05-01 2023-05-10"),
        ("In the 2010s guards fined 31 men.", "2010-01-01 2019-12-31"),
        ("During the 13th Five-Year Plan period guards fined 31 men.", "2016-01-01 2020-12-31"),
        ("Guards fined 31 men in the year to date.", "2024-01-01 2024-02-29"),
        ("Guards fined 31 men up to 31 January this year.", "2024-01-01 2024-01-31"),
        ("Guards fined 31 men until 30 May 2023.", "2023-01-01 2023-05-30"),
        ("Guards fined 31 men since May 2023.", "2023-05-01 2024-02-29"),
        ("It was the most since 2019: 31 men.", None),
        ("Guards are today fining 31 men.", "2024-02-08 2024-02-08"),
        ("The force was small; today it has 31 men.", None),
    ],
)
def test_stretches_and_days_by_their_names(text: str, expected: str | None) -> None:
    assert periods(text) == [expected]


def test_a_bare_figure_of_an_earlier_year_only_looks_back() -> None:
    text = "In 2022 guards fined 90 men.\n\nThey made 41 raids. In 2020 they made 213. Courts heard 31 cases."
    assert periods(text) == [YEAR[2022], YEAR[2022], YEAR[2020], YEAR[2022]]
    text = "In 2022 guards fined 90 men.\n\nThey made 41 raids. In 2020 they held 213 boys. Courts heard 31 cases."
    assert periods(text)[-1] == YEAR[2020]


def test_the_same_year_to_a_month_is_a_year() -> None:
    assert periods("In the same year to March 2023 guards fined 31 men.") == ["2022-04-01 2023-03-31"]


def test_a_month_shortly_before_the_publication_is_news_in_a_new_paragraph() -> None:
    text = "In 2022 guards fined 90 men.\n\nIn January they fined 31 boys."
    assert periods(text)[1] == "2024-01-01 2024-01-31"
    assert periods(text, "2024-09-30")[1] == "2022-01-01 2022-01-31"
