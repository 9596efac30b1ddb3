"""Chinese clauses: the time and body of each figure, campaigns compared or taken up again."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Reading, Sentence
from kg.extract.zh import LANGUAGE
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span

MATCHER = gazetteer(load_lexicon(), "zh")


def read(text: str) -> Reading:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return LANGUAGE.read(
        Context(Document("a.txt", text, "zh", (block,)), MATCHER), Sentence(block.span, block)
    )


def whens(text: str) -> list[str | None]:
    return [None if draft.when is None else draft.when.span.of(text) for draft in read(text).drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占比由2019年的5.1%升至2023年的8.6%", ["2019年", "2023年"]),
        ("持证企业1246家（截至6月底）", ["6月底"]),
        ("查处案件30件（2023年：20件）", [None, "2023年"]),
        ("2024年查处案件30件，罚款20万元", [None, None]),
    ],
)
def test_time_of_a_figure(text: str, expected: list[str | None]) -> None:
    assert whens(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("截至9月底，共有持证企业30家", "stock"),
        ("截至9月底，查处案件30件", "period"),
        ("截至9月底，累计发放30万元", "stock"),
        ("目前，全市企业达2.2万户", "stock"),
        ("目前，全市正在查处案件30件", "note"),
    ],
)
def test_point_at_which_something_is_held(text: str, kind: str) -> None:
    assert [w.kind.value for clause in read(text).clauses for w in clause.whens] == [kind]


def test_bodies_listed_before_as_many_figures_have_one_each() -> None:
    text = "皇岗海关、蛇口海关分别扣留货物30批和20批"
    drafts = read(text).drafts
    assert [d.actor.span.of(text) for d in drafts if d.actor is not None] == ["皇岗海关", "蛇口海关"]


def test_more_bodies_than_figures_have_none_of_their_own() -> None:
    drafts = read("皇岗海关、蛇口海关分别扣留货物30批").drafts
    assert [draft.actor for draft in drafts] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公众满意度为82.5分", [True]),
        ("优良天数301天", [True]),
        ("检查经营主体30家", [False]),
        ("起诉30人", [False]),
    ],
)
def test_state_that_nobody_brings_about(text: str, expected: list[bool]) -> None:
    assert [draft.no_agency for draft in read(text).drafts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("全国累计查处案件30件", True), ("全国海关查处案件30件", False), ("海关查处全国案件30件", False)],
)
def test_whole_country_as_subject(text: str, expected: bool) -> None:
    assert [clause.new_subject for clause in read(text).clauses] == [expected]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“龙腾”行动查扣货物30件", 1),
        ("较“龙腾2022”增长5%", 0),
        ("部门“亮剑”春耕", 0),
        ("网络环境更加清朗", 0),
        ("清朗行动删除信息30条", 1),
        ("“扫黄打非”办公室受理举报30件", 0),
    ],
)
def test_campaign_of_the_records_in_force(text: str, found: int) -> None:
    assert sum(len(clause.campaigns) for clause in read(text).clauses) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行动期间", True),
        ("此次专项行动共查处30件", True),
        ("5月专项行动启动以来", True),
        ("开展专项行动6次", False),
        ("“龙腾”行动期间", False),
    ],
)
def test_campaign_taken_up_again(text: str, expected: bool) -> None:
    assert [clause.campaign_again for clause in read(text).clauses] == [expected]
