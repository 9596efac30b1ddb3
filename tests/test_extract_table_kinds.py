"""Tables whose rows are kinds of cases."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Document, Metadata
from kg.read.layout import blocks_of


def units(text: str, language: str) -> list[str]:
    document = Document("a.txt", text, language, blocks_of(text), Metadata(date="2024-05-20"))
    return [figure.unit for figure in extract(document, load_lexicon()).figures]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "案件类型\t新收\t审结\n专利权\t390\t461\n著作权\t473\t522\n", ["case"] * 4),
        ("zh", "权利类型\t2022年\t2023年\n专利权\t390\t461\n", ["patent"] * 2),
        ("en", "| Type of case | 2022 | 2023 |\n|---|---|---|\n| Trademarks | 39 | 46 |\n", ["case"] * 2),
        (
            "en",
            "| Type of right | 2022 | 2023 |\n|---|---|---|\n| Trademarks | 39 | 46 |\n",
            ["trademark"] * 2,
        ),
    ],
)
def test_the_header_above_the_labels_tells_what_they_are_kinds_of(
    language: str, text: str, expected: list[str]
) -> None:
    assert units(text, language) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("全年办理五类案件情况如下：", ["case"] * 4),
        ("全年查扣商品情况如下：", ["other:penalty", "other:penalty", "item", "item"]),
    ],
)
def test_a_line_that_leads_in_tells_what_the_rows_are_kinds_of(lead: str, expected: list[str]) -> None:
    text = f"{lead}\n\n类型\t2023年\t2022年\n按日连续处罚\t148\t161\n查封、扣押\t912件\t230件\n"
    assert units(text, "zh") == expected


def test_what_a_column_counts_holds_against_the_kind_of_its_rows() -> None:
    text = "案件类型\t件数\t嫌疑人数\n商标\t84件\t91人\n"
    assert units(text, "zh") == ["case", "person"]
