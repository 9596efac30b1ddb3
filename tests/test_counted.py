"""What a figure counts when its own sentence does not say, and growth told in a sentence of its own."""

from __future__ import annotations

import pytest

from kg.model import Figure
from tests.reading import document


def figures(text: str) -> tuple[Figure, ...]:
    return document(text).figures


def units(text: str) -> list[str]:
    return [figure.unit for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They opened 40 cases. Courts closed 38.\n", ["case", "case"]),
        ("They opened 40 cases.\nCourts closed 38.\n", ["case"]),
        ("They took 46,318 batches in 34 towns. 1,204 failed.\n", ["batch", "other:town", "batch"]),
        ("Appeals were less frequent. The bench took 49.\n", ["case"]),
        ("Inspectors were busy. They closed 49.\n", []),
        ("How many cases were there?  A: 214.\n", ["case"]),
        ("Filings were as follows:\n- tea, 41\n- coffee, 52\n", ["case", "case"]),
        ("Permits applied for: 188\nRefused: 12\n", ["other:licence", "other:licence"]),
        ("41\nprosecutions\n", ["case"]),
        ("41\nThis is prose about something else, and it is too long to be a label.\n", []),
    ],
)
def test_a_unit_is_carried_over(text: str, found: list[str]) -> None:
    assert units(text) == found


def test_a_number_goes_on_with_what_was_counted_in_its_order_of_magnitude() -> None:
    text = "They held 152 million toys. Ten countries took part. The count fell to 112 million.\n"
    assert [f.unit for f in figures(text) if f.value > 10**8] == ["item", "item"]


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("The number of toys was 77% higher than in 2020.", 0),
        ("Arrests rose by 5%.", 1),
        ("Thefts rose by 5%.", None),
        ("That is 5% more.", None),
        ("The number of arrests fell by 5%.", 1),
        ("That is 5% more than the 19 arrests of 2020.", 1),
        ("That is 5% more than the 12 arrests of 2020.", None),
    ],
)
def test_growth_finds_the_figure_it_is_said_of(sentence: str, base: int | None) -> None:
    found = figures(f"They held 152 toys and made 20 arrests in 2021. {sentence}\n")
    alone = found[2].transformation == "change-size"
    assert alone is (base is None)
    assert alone or found[2].change_of == base


def test_growth_without_a_subject_is_of_the_only_figure_before_it() -> None:
    found = figures("They held 152 toys in 2021. That is 3 times more than in 2020.\n")
    assert (found[1].change_of, f"{found[1].value:f}", found[1].unit) == (0, "300", "percent")


def test_a_multiple_of_the_number_before_is_growth_less_one() -> None:
    found = figures("They held 341 toys in 2022. The number of toys is 4.8 times that of 2021.")
    assert (found[1].change_of, f"{found[1].value:f}") == (0, "380.0")


def test_growth_does_not_reach_into_another_paragraph() -> None:
    found = figures("They held 152 toys in 2021.\nThe number of toys was 77% higher than in 2020.\n")
    assert [(f.transformation, f.change_of) for f in found[1:]] == [("change-size", None), ("yoy-rate", 1)]


@pytest.mark.parametrize(("noun", "base"), [("decisions", 0), ("letters", None)])
def test_growth_finds_a_figure_by_its_noun_whatever_its_unit(noun: str, base: int | None) -> None:
    found = figures(f"They took 29,400 penalty decisions in 2021. The number of {noun} fell 34.6 percent.\n")
    assert found[1].change_of == base


def test_counts_by_the_hundred_thousand_are_of_what_was_counted_so_before() -> None:
    text = "海关扣留货物620万件。\n\n意大利一国有395万件。另有30件。"
    figures = document(text, "zh").figures
    assert [figure.unit for figure in figures] == ["item", "item", "case"]
