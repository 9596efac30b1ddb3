"""Figures in brackets that a note of the document dates."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Metadata, Span
from kg.read.layout import blocks_of


def years(text: str, title: str = "", language: str = "en") -> list[int | None]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    document = Document("a.txt", text, language, (block,), Metadata(title=title, date="2024-05-20"))
    found = extract(document, load_lexicon()).figures
    return [None if figure.period is None else figure.period.calendar_year for figure in found]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The previous year's figures are in brackets.", [2023, 2022]),
        ("Values in square brackets refer to 2021.", [2023, 2021]),
        ("Values in round brackets refer to 2021.", [2023, 2023]),
        ("The same period of 2020 is given in brackets.", [2023, 2020]),
        ("Some names are in brackets.", [2023, 2023]),
    ],
)
def test_a_note_dates_the_figures_in_brackets(note: str, expected: list[int]) -> None:
    assert years(f"Men held: 84 [91]\n\n{note}", "Facts 2023") == expected


def test_the_note_may_stand_in_the_title() -> None:
    assert years("Men held: 84 (91)", "Facts 2023 (previous year in brackets)") == [2023, 2022]


def test_a_share_in_brackets_behind_a_count_is_none_of_another_year() -> None:
    text = "Values in brackets refer to 2021. In 2023 guards held 84 men (12%)."
    assert years(text) == [2023, 2023]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("括号内为2021年数字", [2023, 2021]),
        ("括號內數字為上年同期數", [2023, 2022]),
        ("括号内为案件名称", [2023, 2023]),
    ],
)
def test_a_note_in_chinese(note: str, expected: list[int]) -> None:
    assert years(f"2023年该局立案84件(91件)。{note}。", language="zh") == expected


def test_the_time_in_a_note_dates_nothing_else() -> None:
    text = "Raids in 2023 (2021 figures in brackets): guards held 84 men (91)."
    assert years(text) == [2023, 2021]


def test_a_note_above_a_table_dates_the_second_numeral_of_its_cells() -> None:
    text = "2023年各类案件如下(括号内为2022年数字):\n\n类别\t件数\n商标\t84件(91件)\n著作权\t7件(5件)\n"
    document = Document("a.txt", text, "zh", blocks_of(text), Metadata(date="2024-05-20"))
    found = extract(document, load_lexicon()).figures
    assert [(int(f.value), f.unit, f.period and f.period.calendar_year) for f in found] == [
        (84, "case", 2023),
        (91, "case", 2022),
        (7, "case", 2023),
        (5, "case", 2022),
    ]
