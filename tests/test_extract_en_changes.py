"""Changes in English sentences, bound to the figure whose change they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.spans import Shape
from tests.reading import document, drafts


def changes(text: str) -> list[tuple[str, str, str | None]]:
    """Shape and value of each change, with the value of the figure it belongs to."""
    found = drafts(text)
    return [
        (
            draft.shape.value,
            f"{draft.number.value.normalize():f}",
            None if draft.change_of is None else f"{found[draft.change_of].number.value.normalize():f}",
        )
        for draft in found
        if draft.shape in (Shape.RATE, Shape.DIFFERENCE)
    ]


@pytest.mark.parametrize(
    ("text", "rate", "base"),
    [
        ("Checks rose 24%, reaching 9,120.", "24", "9120"),
        ("They took €60, surpassing by 20% the €50 of May.", "20", "60"),
        ("Checks rose 24% to 9,120.", "24", "9120"),
        ("Disruptions rose by a third, to 132.", "33.3", "132"),
        ("Checks of markets fell by 18.5% to 14,260 visits.", "-18.5", "14260"),
        ("They dealt with 1,942 alerts (down 5.8%).", "-5.8", "1942"),
        ("They held 58 hearings (+2.5%).", "2.5", "58"),
        ("They opened 680 cases, 26.9% fewer than the 930 of 2022.", "-26.9", "680"),
        ("They made 305 raids, about a quarter more than in spring.", "25", "305"),
        ("They closed 640 cases, which is nine per cent more than before.", "9", "640"),
        ("They closed 640 cases, an increase of 18 per cent on 2020.", "18", "640"),
        ("They closed 640 cases, a 12% year-on-year drop.", "-12", "640"),
        ("Losses hit €90, 4% down on 2021.", "-4", "90"),
        ("They closed 938 cases, nearly 50% above 2020.", "50", "938"),
        ("Copyright suspects numbered 122, 1.9 times higher than in 2020.", "190", "122"),
        ("The 214 toys were 2.6 times the earlier number.", "160", "214"),
        ("They took 14 calls, twice as many as in 2020.", "100", "14"),
        ("Speeding fines doubled to 61,300.", "100", "61300"),
        ("Seizures halved, from 12 tonnes to 6 tonnes.", "-50", "6"),
        ("Tips rose 20% from 100 to 120.", "20", "120"),
        ("Tips rose for a third year, by 4.5%, to 120.", "4.5", "120"),
        ("Tips jumped from 211 to 364 (73%).", "73", "364"),
        ("Tips came to 364, up from 211 in 2022 (73%).", "73", "364"),
        ("Fines, at £60, were up by a factor of 2.4.", "140", "60"),
        ("They took 27 calls, a 35% jump compared with 20 in 2021.", "35", "27"),
        ("Tips grew by 14 to 190, or 8.3 percent.", "8.3", "190"),
        ("Tips rose by 14, or 8.3 percent, to 190.", "8.3", "190"),
        ("Tips rose 8.3 percent (14) to 190.", "8.3", "190"),
        ("They got 190 tips, an increase of 14 (8.3%).", "8.3", "190"),
        ("Tips rose from 175 to 190, or 8.6%.", "8.6", "190"),
        ("They acted against 249 suspects (+1.7 percent).", "1.7", "249"),
        ("Fines came to £120, two and a half times the £48 of 2023.", "150", "120"),
        ("Tips fell between 2019 and 2021 by 8% to 120.", "-8", "120"),
        ("They heard 412 cases (2022: 388), up 6%.", "6", "412"),
        ("Applications were down 9% at 47,300.", "-9", "47300"),
        ("Letters rose by a quarter: 405 were sent.", "25", "405"),
    ],
)
def test_a_rate_belongs_to(text: str, rate: str, base: str) -> None:
    assert changes(text) == [("yoy-rate", rate, base)]


@pytest.mark.parametrize(
    "text",
    [
        "Clothing made up 71 percent.",
        "They closed 640 cases, 12 percent of all.",
        "Compliance fell to 45%.",
        "Tips jumped from 211 to 364 (40%).",
        "They took 14 calls and doubled the staff.",
        "They closed 640 cases, 12 percent at 40 ports.",
        "Fines rose: 12 firms paid.",
    ],
)
def test_no_rate_of_change(text: str) -> None:
    assert [change for change in changes(text) if change[0] == "yoy-rate"] == []


def test_rates_in_a_row_belong_to_figures_in_a_row() -> None:
    assert changes("They took in 215 and closed 418 cases, up 34% and 19%.") == [
        ("yoy-rate", "34", "215"),
        ("yoy-rate", "19", "418"),
    ]


def test_a_list_of_changes_shares_its_verb() -> None:
    assert changes("Hauls rose: tea by 45% to 9 tonnes, gold by 12% to 4 tonnes.") == [
        ("yoy-rate", "45", "9"),
        ("yoy-rate", "12", "4"),
    ]


def test_a_verb_of_change_printed_once_holds_for_the_next_move() -> None:
    assert changes("Losses rose 1% to 2,800; payment losses 12% to 232.") == [
        ("yoy-rate", "1", "2800"),
        ("yoy-rate", "12", "232"),
    ]


def test_a_percentage_behind_a_move_that_leads_nowhere_is_a_share() -> None:
    assert changes("Losses rose 1% to 2,800; payments made up 12% of them.") == [("yoy-rate", "1", "2800")]


def test_a_rate_said_twice_is_the_exact_one() -> None:
    assert changes("They heard 938 cases, nearly 50% (49.6%) above 2020.") == [("yoy-rate", "49.6", "938")]
    assert changes("They heard 938 cases, up 50% (49.6%) on 2020.") == [("yoy-rate", "49.6", "938")]
    assert changes("Filings rose by nearly a third (32.7%) to 938.") == [("yoy-rate", "32.7", "938")]


def test_a_rate_of_another_subject_is_not_that_of_the_figure_before() -> None:
    assert changes("They heard 300 cases, and fines rose by 20%.") == [("yoy-rate", "20", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Losses hit €268, up from €241.", ("yoy-difference", "27", "268")),
        ("They reviewed 318 mergers, down from 346.", ("yoy-difference", "-28", "318")),
        ("They heard 19 cases, seven more than in 2020.", ("yoy-difference", "7", "19")),
        ("They heard 19 cases, 4 fewer than in 2020.", ("yoy-difference", "-4", "19")),
        ("Spills fell by 12 to 431.", ("yoy-difference", "-12", "431")),
        ("Arrests fell to 156.", ("yoy-difference", "-1", "156")),
        ("The caseload grew by 1,231 cases.", ("yoy-difference", "1231", None)),
        ("The number of cases, 162, was 21 lower than in 2020.", ("yoy-difference", "-21", "162")),
        ("Fines came to £4m, £1m more than in 2020.", ("yoy-difference", "1000000", "4000000")),
        ("That is two more than in 2020.", ("yoy-difference", "2", None)),
        ("Trials took 17 visits, 2 visits fewer than in 2020.", ("yoy-difference", "-2", "17")),
        ("The rate went up to 52% from 51%.", ("yoy-difference", "1", "52")),
        ("But the number of arrests went up: 156 in May.", ("yoy-difference", "1", "156")),
        ("Judges cut the fine on them from €12 to €8.", ("yoy-difference", "-4", "8")),
        ("They made 88 arrests (-12).", ("yoy-difference", "-12", "88")),
        ("Fines dropped to £3.8m (from £5.5m).", ("yoy-difference", "-1700000", "3800000")),
        ("Searches made in 2020 - 412 (+21).", ("yoy-difference", "21", "412")),
    ],
)
def test_a_change_without_a_rate(text: str, found: tuple[str, str, str | None]) -> None:
    assert changes(text) == [found]


def test_a_direction_alone_is_a_bound_and_no_value() -> None:
    change = drafts("Arrests fell to 156.")[-1]
    assert (change.number.comparator, change.rule) == ("at_most", "direction of a change")


def test_a_comparison_in_words_of_place_is_no_change() -> None:
    assert changes("They held 417 parcels, against 502 a year before.") == []


@given(st.decimals("0.1", "99.9", places=1), st.sampled_from(["up", "down"]))
def test_any_rate_in_brackets_is_read_back(rate: Decimal, way: str) -> None:
    expected = f"{(rate if way == 'up' else -rate).normalize():f}"
    assert changes(f"They heard 640 cases ({way} {rate}%).") == [("yoy-rate", expected, "640")]


def test_a_change_of_something_else_is_none_of_the_figure_before() -> None:
    assert changes("They held 3 tonnes in Quito, where seizures have tripled in two years.") == []
    assert changes("They held 3 tonnes, which tripled in two years.") == [("yoy-rate", "200", "3")]


def test_a_share_in_words_is_no_change_whatever_went_up() -> None:
    assert changes("Hit rates went up: one in nine checks failed.") == []
    assert changes("Checks went up by a third to 90.") == [("yoy-rate", "33.3", "90")]


def test_percentage_points_are_the_change_of_the_share_before_them() -> None:
    assert changes("The rate was 2.6 percent, 0.14 percentage points up on 2023.") == [
        ("yoy-difference", "0.14", "2.6")
    ]
    assert changes("Fraud fell by 4% to 3.7 million offences.") == [("yoy-rate", "-4", "3700000")]


def test_a_share_behind_a_rate_is_no_rate() -> None:
    text = "They took 470 tips, up 7%, and more than 80% of them were fit for use."
    assert changes(text) == [("yoy-rate", "7", "470")]


def test_rates_that_say_what_of() -> None:
    text = "They held 217 cars, worth €460, up 5.8% in number and 93% in terms of value."
    assert changes(text) == [("yoy-rate", "5.8", "217"), ("yoy-rate", "93", "460")]


def grown(text: str) -> list[tuple[int, int]]:
    """The values of figures with the percentages of their changes."""
    figures = document(text).figures
    return [(int(figures[f.change_of].value), int(f.value)) for f in figures if f.change_of is not None]


def test_a_multiple_in_a_sentence_of_its_own_is_of_the_figure_before() -> None:
    assert grown("In 2022 guards fined 90 men. That is double the 45 of 2021.") == [(90, 100)]
    assert grown("In 2022 guards fined 90 men. They have double the 45 cells of 2021.") == []


def test_the_total_is_the_whole_of_what_was_told() -> None:
    text = "Guards sent 458 notes in 2021, of which 144 were alerts. The total was 19% higher than in 2020."
    assert grown(text) == [(458, 19)]
    text = "Guards sent 144 notes and made 458 arrests in 2021. The alerts were 19% higher than in 2020."
    assert (144, 19) not in grown(text)


def test_growth_of_another_kind_is_no_growth_of_what_was_told() -> None:
    text = "Customs held 395 shipments in 2021. Shipments of phones grew by 41%."
    assert (395, 41) not in grown(text)
    text = "Customs held 395 shipments of phones in 2021. Shipments of phones grew by 41%."
    assert grown(text) == [(395, 41)]
