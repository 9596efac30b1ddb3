"""Rows of tables: a cell is a figure of what its column and its row say."""

from __future__ import annotations

import pytest

from kg.model import Outcome
from tests.reading import document


def figures(text: str, language: str = "en") -> list[tuple[str, str, int | None]]:
    return [
        (f"{f.value.normalize():f}", f.unit, f.period.calendar_year if f.period else None)
        for f in document(text, language).figures
    ]


def test_the_column_counts_and_the_row_dates() -> None:
    text = "| Year | Arrests | Fines (EUR) |\n|---|---|---|\n| 2021 | 41 | 3,100 |\n"
    assert figures(text) == [("41", "person", 2021), ("3100", "EUR", 2021)]


def test_the_row_counts_and_the_column_dates() -> None:
    text = "| Control | 2021 | 2022 |\n|---|---|---|\n| Port inspections | 41 | 52 |\n"
    assert figures(text) == [("41", "inspection", 2021), ("52", "inspection", 2022)]


def test_the_scale_of_a_header_multiplies() -> None:
    text = "| Year | Value (USD million) |\n|---|---|\n| 2021 | 1.4 |\n"
    assert figures(text) == [("1400000", "USD", 2021)]


def test_a_topic_in_the_header_leaves_the_unit_to_the_row() -> None:
    text = "| | Trademarks | Patents |\n|---|---|---|\n| Cases closed | 41 | 52 |\n"
    assert [unit for _, unit, _ in figures(text)] == ["case", "case"]


@pytest.mark.parametrize(("printed", "value"), [("+12%", "12"), ("-12%", "-12"), ("−12%", "-12")])
def test_a_column_of_changes_belongs_to_the_cell_before_it(printed: str, value: str) -> None:
    text = f"| Control | 2021 | Change |\n|---|---|---|\n| Inspections | 41 | {printed} |\n"
    level, rate = document(text).figures
    assert (f"{rate.value:f}", rate.transformation, rate.change_of) == (value, "yoy-rate", 0)
    assert level.change_of is None


def test_two_values_of_a_cell_take_the_two_parts_of_their_label() -> None:
    text = "| Year | Cases / persons |\n|---|---|\n| 2021 | 41 / 66 |\n"
    assert figures(text) == [("41", "case", 2021), ("66", "person", 2021)]


def test_a_share_in_brackets_is_a_figure_and_any_other_second_numeral_is_in_the_ledger() -> None:
    text = "| Year | Cases |\n|---|---|\n| 2021 | 41 (12%) |\n| 2022 | 52 (see 3) |\n"
    found = document(text)
    assert [(f"{f.value:f}", f.unit) for f in found.figures] == [
        ("41", "case"),
        ("12", "percent"),
        ("52", "case"),
    ]
    assert [e.reason for e in found.ledger if e.outcome is Outcome.EXCLUDED][-1] == "second numeral of a cell"


def test_bars_between_blanks_make_a_table() -> None:
    text = "Catch | 2021 | 2022\nHake seizures | 4 | 7\nTuna seizures | 5 | 9\n"
    assert figures(text) == [
        ("4", "other:seizure", 2021),
        ("7", "other:seizure", 2022),
        ("5", "other:seizure", 2021),
        ("9", "other:seizure", 2022),
    ]


def test_a_column_of_units_gives_each_row_its_unit_and_scale() -> None:
    text = "| 项目 | 单位 | 2021年 |\n|---|---|---|\n| 查办案件 | 件 | 41 |\n| 罚没款 | 万元 | 5.5 |\n"
    assert figures(text, "zh") == [("41", "case", 2021), ("55000", "CNY", 2021)]


def test_a_column_of_changes_belongs_to_the_latest_year_of_the_row() -> None:
    text = "| 指标 | 2022年 | 2021年 | 同比(%) |\n|---|---|---|---|\n| 抓获人数 | 66 | 60 | 10 |\n"
    latest, earlier, rate = document(text, "zh").figures
    assert (latest.period.calendar_year, earlier.period.calendar_year) == (2022, 2021)  # type: ignore[union-attr]
    assert (rate.transformation, rate.change_of) == ("yoy-rate", 0)


def test_a_bare_year_dates_its_row() -> None:
    assert figures("| 年份 | 案件(宗) |\n|---|---|\n| 2021 | 41 |\n", "zh") == [("41", "case", 2021)]


def test_a_header_makes_the_years_of_its_column_fiscal() -> None:
    text = "| Fiscal year | Arrests |\n|---|---|\n| 2021 | 41 |\n"
    (found,) = document(text).figures
    assert found.period is not None
    assert found.period.start.isoformat() == "2020-10-01"


def test_the_heading_above_years_gives_the_money_of_the_rows() -> None:
    text = "## Fines (TL million)\n\n| | 2020 | 2021 |\n|---|---|---|\n| Infringements | 55.2 | 1.5 |\n"
    assert figures(text) == [("55200000", "TRY", 2020), ("1500000", "TRY", 2021)]


def test_the_heading_above_years_gives_the_unit_that_the_rows_leave_out() -> None:
    text = "## Arrests by region\n\n| Region | 2020 | 2021 |\n|---|---|---|\n| North | 55 | 62 |\n"
    assert figures(text) == [("55", "person", 2020), ("62", "person", 2021)]


def test_rows_that_say_what_they_count_and_columns_that_do_need_no_heading() -> None:
    rows = "## Fines (TL million)\n\n| | 2020 |\n|---|---|\n| Arrests | 55 |\n"
    columns = "## Fines (TL million)\n\n| Year | Arrests |\n|---|---|\n| 2020 | 55 |\n"
    assert figures(rows) == figures(columns) == [("55", "person", 2020)]


def test_years_without_a_cell_above_the_labels_stand_above_their_own_columns() -> None:
    text = "2. Work\n\n\t2020\t2021\nArrests\t55\t62\nInspections\t31\t54\n"
    assert figures(text) == [
        ("55", "person", 2020),
        ("62", "person", 2021),
        ("31", "inspection", 2020),
        ("54", "inspection", 2021),
    ]


def test_years_behind_a_header_of_the_labels_stand_above_their_own_columns() -> None:
    text = "2. Work\n\nArrests\t2020\t2021\nPorts\t55\t62\n"
    assert [year for _, _, year in figures(text)] == [2020, 2021]


@pytest.mark.parametrize(
    ("above", "unit"), [("2. Fines (TL million)", "TRY"), ("Fines were paid in TL.", "other:refusal")]
)
def test_a_title_above_years_says_what_is_counted_and_a_sentence_does_not(above: str, unit: str) -> None:
    text = f"1. Work\n\n{above}\n\n\t2020\t2021\nRefusals\t55\t62\n"
    assert [found for _, found, _ in figures(text)] == [unit, unit]


def test_a_header_that_a_tab_opens_stands_above_the_figures() -> None:
    text = "\tCases\tShare\tYear-on-year\nChina\t40\t80%\t-12%\nKorea\t10\t20%\t3.1 times\n"
    found = document(text).figures
    assert [(f"{f.value.normalize():f}", f.unit, f.change_of) for f in found] == [
        ("40", "case", None),
        ("80", "percent", None),
        ("-12", "percent", 0),
        ("10", "case", None),
        ("20", "percent", None),
        ("210", "percent", 3),
    ]


def test_a_header_names_who_not_what_they_are_in() -> None:
    text = "Year\tInspections completed\tEmployers in breach\n2021\t40\t12\n2022\t50\t14\n"
    assert [unit for _, unit, _ in figures(text)] == ["inspection", "organisation"] * 2


def test_columns_of_words_label_the_row_together_and_go_on_where_they_are_empty() -> None:
    text = (
        "| 机关 | 项目 | 2023年 |\n|---|---|---|\n| 青松市海关 | 立案(件) | 41 |\n"
        "| | 抓获嫌疑人(人) | 66 |\n| 青松市公安局 | 罚款(万元) | 5.2 |\n"
    )
    found = [(f.unit, f.agency.label if f.agency else None) for f in document(text, "zh").figures]
    assert found == [("case", "青松市海关"), ("person", "青松市海关"), ("CNY", "青松市公安局")]


def test_a_second_column_of_figures_labels_nothing() -> None:
    text = "| 年度 | 立案(件) | 罚款(万元) |\n|---|---|---|\n| 2022年 | 41 | 66 |\n"
    assert figures(text, "zh") == [("41", "case", 2022), ("660000", "CNY", 2022)]


def test_years_of_the_era_and_a_currency_in_front_of_its_scale_head_columns() -> None:
    text = "經濟部統計如下：\n\n| 項目 | 113年 |\n|---|---|\n| 罰鍰(新臺幣億元) | 31.4 |\n"
    assert figures(text, "zh") == [("3140000000", "TWD", 2024)]


def test_topics_that_are_filed_and_closed_are_cases() -> None:
    text = "案件类型\t新收\t审结\n专利权\t41\t52\n著作权\t14\t25\n"
    assert [unit for _, unit, _ in figures(text, "zh")] == ["case"] * 4
    text = "类型\t2021年\t2022年\n专利授权\t41\t52\n"
    assert [unit for _, unit, _ in figures(text, "zh")] == ["patent"] * 2
