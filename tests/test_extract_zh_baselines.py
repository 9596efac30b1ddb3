"""Chinese figures that others are compared with: which they are, what they count and of which time."""

from __future__ import annotations

import pytest

from kg.extract.zh import LANGUAGE
from kg.extract.zh.baselines import baselines
from kg.model import Span
from tests.chinese import context_of, read


def found(text: str) -> list[str]:
    drafts = read(text).drafts
    context, sentence = context_of(text), Span(0, len(text))
    whens = LANGUAGE.whens(context, sentence)
    return [drafts[i].printed.of(text) for i in sorted(baselines(context, sentence, drafts, whens))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收案36件,2022年为30件", ["30件"]),
        ("2023年收案36件,2022年为30件", ["30件"]),
        ("收案36件,上年同期仅30件", ["30件"]),
        ("2022年收案30件,2023年为36件", []),
        ("收案36件,今年前三季度为30件", []),
        ("与上年的30件、50人相比,案件增多", ["30件", "50人"]),
        ("收案36件,与上年(30件)比较,案件增多", ["30件"]),
        ("收案36件,比上年有所增多", []),
        ("立案36人,比2018年选举时的30人和50人减少", ["30人", "50人"]),
        ("立案36人,比2018年增加了30人和50人", []),
        ("收案36件,在上年30件的基础上又有增长", ["30件"]),
    ],
)
def test_baselines_of_a_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_baselines_in_a_row_count_what_the_levels_in_front_count() -> None:
    drafts = read("查获案件36件、商品900件,与2022年(30件、800件)比较,均有增长").drafts
    assert [draft.unit for draft in drafts] == ["case", "item", "case", "item"]
    assert drafts[3].when == drafts[2].when is not None


def test_baseline_of_another_counter_keeps_its_unit() -> None:
    drafts = read("查获案件36起、商品900件,与2022年(30件、80批)比较,均有增长").drafts
    assert drafts[3].unit == "batch"
