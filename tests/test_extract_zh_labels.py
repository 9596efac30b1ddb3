"""Labels of Chinese tables: what a header or key says of the figures it stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.zh import LANGUAGE
from kg.model import Span
from tests.chinese import context_of, read


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("不合格批次", "batch"),
        ("案件数", "case"),
        ("抓获人数", "person"),
        ("检查家数", "organisation"),
        ("货值(万元)", "CNY"),
        ("占比(%)", "percent"),
        ("品类", None),
        ("数量(件)", None),
        ("立案(件)", "case"),
        ("扣押(件)", "item"),
        ("投诉(件)", "other:complaint"),
        ("检查(户次)", "inspection"),
        ("查扣卷烟(万支)", "other:cigarette"),
        ("结案", "case"),
        ("盗窃罪", "case"),
    ],
)
def test_unit_of_a_header(text: str, unit: str | None) -> None:
    assert LANGUAGE.label(context_of(text), Span(0, len(text))).unit == unit


def test_note_of_a_header_scales_its_cells() -> None:
    assert LANGUAGE.label(context_of("货值(万元)"), Span(0, 6)).scale == Decimal(10000)


@pytest.mark.parametrize(("text", "change"), [("同比(%)", True), ("增幅", True), ("占比(%)", False)])
def test_header_announces_changes(text: str, change: bool) -> None:
    assert LANGUAGE.label(context_of(text), Span(0, len(text))).change is change


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("关闭网店\t12个", "other:online shop"),
        ("列入失信名单\t65户", "organisation"),
        ("抓获\t12人", "person"),
        ("查处\t12", None),
    ],
)
def test_counter_of_a_cell_with_its_row(text: str, unit: str | None) -> None:
    context = context_of(text)
    (number,) = LANGUAGE.numbers(context, Span(0, len(text)))
    assert LANGUAGE.cell_unit(context, number, Span(0, text.index("\t"))) == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("罚款(万元):30", [("300000", "CNY")]),
        ("立案(件):甲区 30;乙区 40", [("30", "case"), ("40", "case")]),
        ("立案(件):抓获30人", [("30", "person")]),
    ],
)
def test_key_notes_the_unit_of_its_line(text: str, values: list[tuple[str, str]]) -> None:
    found = [(str(draft.number.value), draft.unit) for draft in read(text).drafts]
    assert found == values


@pytest.mark.parametrize(("text", "vague"), [("立案(件)", True), ("投诉(件)", False), ("立案数(起)", False)])
def test_unit_by_a_verb_is_the_likely_one(text: str, vague: bool) -> None:
    assert LANGUAGE.label(context_of(text), Span(0, len(text))).vague is vague
