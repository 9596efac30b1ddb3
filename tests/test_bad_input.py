"""Texts that no writer meant: no crash, offsets that are true, and every run of digits in the ledger."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.pieces import LONGEST
from kg.graph.write import quads
from kg.lexicon import load_lexicon
from kg.model import Document, Extraction, Metadata, Outcome
from kg.read import normalize
from kg.read.layout import blocks_of

LANGUAGES = ("en", "zh")


def read(text: str, language: str) -> Extraction:
    plain = normalize(text)
    document = Document("odd.txt", plain, language, blocks_of(plain), Metadata(date="2024-05-01"))
    return extract(document, load_lexicon())


def check(found: Extraction) -> None:
    """Every figure, entry and relation quotes the text; every run of digits is accounted for."""
    text = found.document.text
    for figure in found.figures:
        assert figure.sentence.contains(figure.printed)
        assert figure.printed.of(text)
    for entry in found.ledger:
        assert entry.span.of(text)
        assert entry.sentence.contains(entry.span)
    spans = [entry.span for entry in found.ledger]
    for run in re.finditer(r"\d+", text):
        assert any(s.start < run.end() and run.start() < s.end for s in spans), run.group()


MALFORMED = [
    "1,2,3,4", "４４，０００", "1.2.3", "1,,2", "12..5", "1.2.3.4.5", "1e9", "0x1F", "9" * 60,
    "1" + ",000" * 30, "٣٤", "²½Ⅷ㈠①㊿", "𝟙𝟚", "1\u200b234", "1\u00ad234", "\u200f12\u200e cases",
    "\ufeff12件", "12 \u202ecases\u202c", "((((12", "12))))", "《《《12件", "“12件”””", "[12}", "%",
    "%%12", "$$12", "$€£12元", "5.%", ".5", "-", "--12--", "31 February 2024", "2023-13-45",
    "9999年12月31日", "0000年", "民國999年", "FY 0000", "FY2024/99", "13月45日", "Feb 30, 2023", "百万亿",
    "九十九万九千", "〇〇〇", "十十十", "分别12、13", "respectively 12", "其中12件", "of which 12",
    "up 5% from", "同比上升", "由12增至", "12件12件12件", "A/B 12/13", "12|13|14", "第12条",
    "Section 12(3)(b)", "\t12\t13",
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["", "a", "件", "1", "。", ".", "\n", "\u200b", "# Heading", "第一章 总则", "# 12\n\n## 13"]
)
def test_the_shortest_texts(text: str, language: str) -> None:
    check(read(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", MALFORMED)
def test_malformed_numerals_are_never_lost(text: str, language: str) -> None:
    for around in (
        "{}",
        "Police seized {} items in 2024.",
        "海关2024年查获{}件货物。",
        "- {}\n- {}",
        "| {} | {} |",
    ):
        check(read(around.replace("{}", text), language))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("海关查获４４，０００件货物。", "zh", 44000), ("Police seized ４４,０００ items.", "en", 44000)],
)
def test_full_width_numerals_are_read(text: str, language: str, value: int) -> None:
    assert [figure.value for figure in read(text, language).figures] == [value]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_of_many_digits_is_no_figure(language: str) -> None:
    found = read("No. " + "7" * 6000, language)
    assert found.figures == ()
    assert {entry.outcome for entry in found.ledger} <= {Outcome.EXCLUDED, Outcome.UNRESOLVED}


@pytest.mark.parametrize(
    "unit", ["12 cases and 13 arrests ", "案件12件嫌疑人13人", "1,2,3,4,", "7 ", "((《“12"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_without_end_is_read_in_pieces(unit: str, language: str) -> None:
    found = read(unit * (3 * LONGEST // len(unit)), language)
    check(found)
    assert found.ledger
    assert all(entry.sentence.end - entry.sentence.start <= LONGEST for entry in found.ledger)


FRAGMENTS = [
    *MALFORMED, "\n", "\n\n", "\n# ", "\n- ", "\n| ", " | ", "\n1. ", ": ", ", ", ". ", "。", "，", "；",
    "、", " ", "（", "）", "Police", "the Food Standards Agency", "Operation Clean Stream",
    "Iron Fist campaign", "launched", "together with", "seized", "cases", "arrests", "million", "in 2024",
    "last year", "year-on-year", "up", "fell by", "from", "to", "under", "the Trademark Law",
    "Annual Report on Food Crime (2023)", "according to", "by", "and", "nearly", "over", "percent",
    "海关总署", "公安机关", "市场监管总局", "“铁拳”行动", "《商标法》", "《年度报告(2023)》", "会同",
    "开展", "移送", "查获", "案件", "件", "余人", "万元", "同比", "增长", "下降", "分别为", "其中",
    "今年以来", "上半年", "截至", "和", "由", "在", "中", "依据", "聚焦食品",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join), st.sampled_from(LANGUAGES))
@example("| 12 | 1.2.3 | 2024-05-01 |\n| a | 1,2,3 | ４４ |", "en")
@example("第12条，\n# 12件\n- 1\u200b2", "zh")
def test_any_mixture_is_read(text: str, language: str) -> None:
    check(read(text, language))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_characters_are_read(text: str, language: str) -> None:
    found = read(text, language)
    check(found)
    assert list(quads(found, load_lexicon()))
