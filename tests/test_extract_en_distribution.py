"""What English prints once and means several times."""

from __future__ import annotations

import pytest

from tests.reading import drafts


def read(text: str) -> list[tuple[str, str | None]]:
    return [(f"{d.number.value.normalize():f}", d.unit) for d in drafts(text) if d.change_of is None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The shares were 1.5 and 0.5 percent.", [("1.5", "percent"), ("0.5", "percent")]),
        ("The rate was 32 percent, up from 26.", [("32", "percent"), ("26", "percent")]),
        ("Fines of €6 million compare with 5 million in May.", [("6000000", "EUR"), ("5000000", "EUR")]),
        ("Fines hit $436.5 million, up from $319.5.", [("436500000", "USD"), ("319500000", "USD")]),
        ("Fines hit $436.5 million, up from 319.5.", [("436500000", "USD"), ("319500000", "USD")]),
        ("Losses of €500,000 to €3 million are likely.", [("500000", "EUR"), ("3000000", "EUR")]),
        ("Losses of €2 to €3 million are likely.", [("2000000", "EUR"), ("3000000", "EUR")]),
        ("The shares were 1, 2 and 3 percent.", [("1", "percent"), ("2", "percent"), ("3", "percent")]),
        ("Spills fell to 98, 15% of them at sea.", [("98", "other:spill"), ("15", "percent")]),
        ("Bags, €9 million; hats, 2 million.", [("9000000", "EUR"), ("2000000", "EUR")]),
        ("Bags, €9 million; hats, 2 cases.", [("9000000", "EUR"), ("2", "case")]),
        ("Fines hit €90, against 40 cases.", [("90", "EUR"), ("40", "case")]),
        ("The rate was 32 percent, up from 2,600 cases.", [("32", "percent"), ("2600", "case")]),
        ("Total inspections came to 306, 4% down.", [("306", "inspection")]),
    ],
)
def test_a_unit_printed_once(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Courts got 40, 17 and 20 suits.", [("40", "case"), ("17", "case"), ("20", "case")]),
        ("Police freed 40 and closed 17 dens.", [("40", None), ("17", "other:den")]),
    ],
)
def test_a_noun_behind_a_list(text: str, found: list[tuple[str, str | None]]) -> None:
    assert read(text) == found


def test_a_noun_behind_a_verb_counts_for_its_own_figure_only() -> None:
    assert read("It seized 112, involving 900 toys.") == [("112", None), ("900", "item")]
    assert read("North 120, South 98 raids.") == [("120", "operation"), ("98", "operation")]


def test_values_compared_with_count_the_same_in_order() -> None:
    text = "They trained 26 judges and bought 41 kg, against 18 and 30."
    assert read(text) == [("26", "person"), ("41", "kilogram"), ("18", "person"), ("30", "kilogram")]


@pytest.mark.parametrize(
    ("opener", "units"),
    [("the corresponding figures for 2022 were", ["other:notice", "item"]), ("they were", ["item", "item"])],
)
def test_figures_that_answer_to_those_before_count_the_same(opener: str, units: list[str]) -> None:
    found = read(f"We sent 340 letters and burnt 900 items; {opener} 280 and 148.")
    assert [unit for _, unit in found[2:]] == units
