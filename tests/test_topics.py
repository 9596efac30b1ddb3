"""Words next to the counted noun limit a figure; words elsewhere in the sentence do not."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span


def topics(text: str, language: str) -> list[tuple[str, str]]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    found = extract(Document("a.txt", text, language, (block,)), load_lexicon()).figures
    pairs = [(figure.sector, figure.subject) for figure in found]
    return [tuple("" if e is None else e.iri.rsplit("/", 1)[-1] for e in pair) for pair in pairs]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Inspectors handled 44,000 trademark cases.", "en", [("", "trademark")]),
        ("Inspectors handled 1,200 cases of trademark infringement.", "en", [("", "trademark")]),
        ("Inspectors opened 300 cases in e-commerce.", "en", [("ecommerce", "")]),
        ("Customs seized 41,000 batches of infringing imports and exports.", "en", [("import-export", "")]),
        ("海关查扣进出口侵权货物4.1万批次。", "zh", [("import-export", "")]),
        ("Trademark cases reached 1,200.", "en", [("", "trademark")]),
        ("市场监管部门查办商标侵权案件4.4万件。", "zh", [("", "trademark")]),
        ("市场监管部门在食品领域查办案件1311件。", "zh", [("food", "")]),
        ("检察机关办理侵犯知识产权犯罪案件1150件、1484件。", "zh", [("", "ip-crime")] * 2),
    ],
)
def test_words_of_the_noun_phrase_limit_a_figure(
    text: str, language: str, found: list[tuple[str, str]]
) -> None:
    assert topics(text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Food and Drug Administration handled 300 cases.", "en"),
        ("Inspectors handled 44,000 cases and launched a trademark drive.", "en"),
        ("Inspectors handled 44,000 trademark and copyright cases.", "en"),
        ("Inspectors handled 44,000 cases, some of them about food.", "en"),
        ("执法部门聚焦食品安全,查办案件1311件。", "zh"),
        ("执法部门查办商标、著作权案件1311件。", "zh"),
        ("国家药品监督管理局查办案件1311件。", "zh"),
    ],
)
def test_other_words_do_not(text: str, language: str) -> None:
    assert topics(text, language)[0] == ("", "")


def kinds(text: str, language: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    found = extract(Document("a.txt", text, language, (block,)), load_lexicon()).figures
    return ["" if figure.part is None else figure.part.label for figure in found]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("In 2024 the courts accepted 20,563 administrative cases.", "en", "administrative"),
        ("In 2024 the courts accepted 300 first-instance civil cases.", "en", "civil first-instance"),
        ("2024年,全国法院受理行政案件20563件。", "zh", "行政"),
        ("2024年,全国法院受理一审民事案件300件。", "zh", "民事一审"),
        ("In 2024 the courts accepted 20,563 cases.", "en", ""),
        ("In 2024 the police cracked 300 criminal cases.", "en", ""),
        ("2024年,各级行政执法部门查处案件300件。", "zh", ""),
    ],
)
def test_the_kind_of_what_is_counted(text: str, language: str, found: str) -> None:
    assert kinds(text, language) == [found]


def test_kinds_are_the_same_in_both_languages() -> None:
    def part(text: str, language: str) -> str:
        block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
        (figure,) = extract(Document("a.txt", text, language, (block,)), load_lexicon()).figures
        return "" if figure.part is None else figure.part.iri

    english = part("In 2024 the courts accepted 300 first-instance civil cases.", "en")
    assert english == part("2024年,全国法院受理一审民事案件300件。", "zh") != ""


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("2022年,检察机关以生产、销售伪劣商品犯罪起诉7933件,批准逮捕3943人。", ["制售假冒伪劣商品犯罪"] * 2),
        ("2022年,检察机关批准逮捕3943人,以侵犯知识产权犯罪起诉7933件。", [None, "侵犯知识产权犯罪"]),
        ("2022年,检察机关起诉7933件,侵犯知识产权犯罪仍需重视,另批准逮捕3943人。", [None, None]),
    ],
)
def test_a_subject_put_in_front_limits_the_figures_behind(text: str, subjects: list[str | None]) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    figures = extract(Document("a.txt", text, "zh", (block,)), load_lexicon()).figures
    assert [figure.subject.label if figure.subject else None for figure in figures] == subjects
