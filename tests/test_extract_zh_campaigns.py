"""Campaigns in Chinese clauses: those that only their form names."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.zh.campaigns import new_campaigns
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Kind, Span

LEXICON = load_lexicon()


def document(text: str) -> Document:
    return Document("a.txt", text, "zh", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))


def names(text: str) -> list[str]:
    context = Context(document(text), gazetteer(LEXICON, "zh"))
    return [name.of(text) for name in new_campaigns(context, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("组织开展“青松2022”专项行动", ["“青松2022”专项行动"]),
        ("推動「寒梅專案」", ["「寒梅專案」"]),
        ("与上一轮行动“青松2021”相比", ["“青松2021”"]),
        ("开展“校园守护”专项整治", ["“校园守护”专项整治"]),
        ("“清湖2022”系列专项执法行动总结", ["“清湖2022”系列专项执法行动"]),
        ("联合开展治理欠薪冬季行动", ["治理欠薪冬季行动"]),
        ("民生领域垄断案件专项行动立案21件", ["民生领域垄断案件专项行动"]),
        ("开展“青松”“护林”和“清湖”专项行动", ["“青松”", "“护林”", "“清湖”专项行动"]),
        ("清理“山货”摊点,开展“清湖”专项行动", ["“清湖”专项行动"]),
        ("介绍了形势和校车隐患专项整治行动(以下简称“行动”)进展", ["校车隐患专项整治行动"]),
        ("介绍了形势和校车隐患专项整治行动进展", []),
        ("劣质农资全国统一销毁(2023年)", ["劣质农资全国统一销毁"]),
        ("组织劣质农资集中销毁活动", ["劣质农资集中销毁活动"]),
        ("对没收的劣质农资统一销毁", []),
        ("开展专项行动6次", []),
        ("开展一系列专项整治", []),
        ("以下简称“专项行动”", []),
        ("部署“龙腾行动2021”", []),
        ("发布“重点企业”名单", []),
        ("“青松2022”收官", []),
        ("行动开始,“企业”受益", []),
    ],
)
def test_quoted_name_beside_a_word_for_campaign(text: str, expected: list[str]) -> None:
    found = names(text)
    assert found == expected


def test_unknown_campaign_is_a_candidate_of_the_figures_behind_it() -> None:
    (figure,) = extract(document("“青松2022”专项行动期间查处案件100件。"), LEXICON).figures
    assert figure.campaign is not None
    assert (figure.campaign.kind, figure.campaign.label, figure.campaign.candidate) == (
        Kind.CAMPAIGN,
        "青松2022专项行动",
        True,
    )


def campaigns(*paragraphs: str) -> list[str | None]:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    figures = extract(Document("a.txt", text, "zh", blocks), LEXICON).figures
    return [None if figure.campaign is None else figure.campaign.label for figure in figures]


def test_campaign_told_beside_something_else_is_in_force_from_where_it_is_taken_up() -> None:
    found = campaigns(
        "会上介绍了火灾形势和校车隐患专项整治行动(以下简称“专项行动”)进展。",
        "上半年,全市发生火灾52起。",
        "专项行动启动以来,检查校车96辆。",
    )
    assert found == [None, "校车隐患专项整治行动"]


def test_of_several_campaigns_with_one_word_none_is_that_of_the_totals() -> None:
    found = campaigns("全市开展“青松”“护林”和“清湖”专项行动,查办案件120件。")
    assert found == [None]
