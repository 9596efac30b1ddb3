"""Lists zipped in English: k figures with k years, or with the k things their subject names."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Period
from tests.reading import document, drafts


def years(text: str) -> list[int | None]:
    whens = [draft.when for draft in drafts(text)]
    return [
        when.period.calendar_year if when is not None and when.period is not None else None for when in whens
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, 2022 and 2023, convictions numbered 88, 102 and 97 respectively.",
        "In 2021, 2022 and 2023, convictions numbered 88, 102 and 97.",
        "In 2021, 2022 and 2023, convictions numbered, in turn, 88, 102 and 97.",
        "There were 40, 52 and 61 cases in 2021, 2022 and 2023.",
    ],
)
def test_figures_in_a_row_are_of_years_in_a_row(text: str) -> None:
    assert years(text) == [2021, 2022, 2023]


def test_rows_of_other_lengths_are_not_zipped() -> None:
    assert years("In 2021, 2022 and 2023, they made 88 raids and 97 arrests.") == [None, None]


def test_figures_in_a_row_are_of_subjects_in_a_row() -> None:
    found = drafts("Arrests, charges and convictions came to 12, 10 and 8 respectively.")
    assert [draft.unit for draft in found] == ["person", "other:charge", "other:conviction"]


def test_without_the_word_a_bare_figure_counts_what_the_one_before_counts() -> None:
    found = drafts("Arrests, charges and convictions came to 12, 10 and 8.")
    assert [draft.unit for draft in found] == ["person", "person", "person"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Convictions numbered 88, 102 and 97 respectively.", [2021, 2022, 2023]),
        ("Convictions numbered 88 and 97 respectively.", [2023, 2023]),
    ],
)
def test_figures_are_of_the_years_of_the_sentence_before(sentence: str, expected: list[int]) -> None:
    text = f"Thefts came to 42 in 2021, 47 in 2022 and 44 in 2023. {sentence}"
    found = [figure.period for figure in document(text).figures[3:]]
    assert [period.calendar_year if period else None for period in found] == expected


def test_a_fiscal_year_is_no_row_of_years() -> None:
    found = document("In 2021/22 fines came to £97 and £12 respectively.").figures
    assert [figure.period for figure in found] == [Period(date(2021, 4, 1), date(2022, 3, 31))] * 2
