"""Chinese time expressions that two parts of a sentence make up."""

from __future__ import annotations

import pytest

from kg.extract.fold import fold_zh
from kg.extract.gazetteer import gazetteer
from kg.extract.zh.dates import whens_in
from kg.lexicon import load_lexicon
from kg.model import Span

MATCHER = gazetteer(load_lexicon(), "zh")


def months(text: str) -> list[tuple[str, str | None]]:
    folded = fold_zh(text)
    whens = whens_in(folded, Span(0, len(text)), MATCHER.find(folded))
    return [(when.span.of(text), when.value) for when in whens if when.rule == "months"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1月起至2月底动员警力", [("1月起至2月底", "1-2")]),
        ("4月1日起开展整治，至12月31日结束", [("至12月31日", "4-12")]),
        ("7月启动以来，截至11月底", [("7月", "7"), ("截至11月底", "7-11")]),
        ("3月至11月", [("3月至11月", "3-11")]),
        ("7月启动。截至3月", [("7月", "7"), ("3月", "3")]),
        ("9月起查处案件30件，到3月", [("9月", "9"), ("3月", "3")]),
    ],
)
def test_stretch_of_months(text: str, expected: list[tuple[str, str]]) -> None:
    assert months(text) == expected
