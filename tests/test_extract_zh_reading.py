"""Chinese sentences: units, vetoes, periods, actors."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import ActorRole, Reading, Sentence, WhenKind
from kg.extract.zh import LANGUAGE
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span

MATCHER = gazetteer(load_lexicon(), "zh")


def read(text: str) -> Reading:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    context = Context(Document("a.txt", text, "zh", (block,)), MATCHER)
    return LANGUAGE.read(context, Sentence(block.span, block))


def units(text: str) -> list[str | None]:
    return [draft.unit for draft in read(text).drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扣留侵权货物2294万件", ["item"]),
        ("查处案件100件", ["case"]),
        ("起诉7933件14449人", ["case", "person"]),
        ("关闭网站300个", ["website"]),
        ("责令整改网站300个次", ["website"]),
        ("检查食品企业300家次", ["inspection"]),
        ("违反商标法1702件", ["case"]),
        ("核准商标1702件", ["trademark"]),
        ("法院新收274件", ["case"]),
        ("运动鞋共620双", ["item"]),
    ],
)
def test_unit_of_a_counter(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全国12315平台受理",
        "可罚款高达1万元",
        "处五倍以下罚款",
        "咨询电话:12360",
        "“淘单100”系列案件",
        "可处20万元以下罚款",
        "单笔最高奖励5万元",
        "历时9个月",
    ],
)
def test_no_statistic_is_excluded_with_a_reason(text: str) -> None:
    reading = read(text)
    assert reading.drafts == ()
    assert reading.exclusions[0].reason


def test_rates_bind_to_the_count_they_name() -> None:
    drafts = read("案件1300件、3200人,件数上升14.5%,人数上升10.9%").drafts
    assert [draft.change_of for draft in drafts] == [None, None, 0, 1]


def test_rates_in_a_row_belong_to_one_level_each() -> None:
    drafts = read("三年间案件依次是1150件、1484件和3008件,增幅分别为1.2倍、29%、1倍").drafts
    assert [str(draft.number.value.normalize()) for draft in drafts[3:]] == ["1.2E+2", "29", "1E+2"]
    assert [draft.change_of for draft in drafts[3:]] == [0, 1, 2]


def test_year_in_a_bracket_behind_a_figure_frames_nothing_else() -> None:
    reading = read("违法案件:4.4万件(2023年:4.1万件)")
    whens = [when.kind for clause in reading.clauses for when in clause.whens]
    assert whens == [WhenKind.BASIS]
    assert [draft.when is not None for draft in reading.drafts] == [False, True]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("去年,浙东省检察院起诉30人", "浙东省检察院", ActorRole.ACTOR),
        ("2023年,青澜海关扣留货物30件", "青澜海关", ActorRole.ACTOR),
    ],
)
def test_unknown_agency_is_named_by_its_kind(text: str, name: str, role: ActorRole) -> None:
    (actor,) = [actor for clause in read(text).clauses for actor in clause.actors]
    assert (actor.span.of(text), actor.role, actor.hit) == (name, role, None)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("全市生态环境部门检查企业12家次", "生态环境部门", ActorRole.ACTOR),
        ("江左知识产权法庭受理案件30件", "江左知识产权法庭", ActorRole.ACTOR),
        ("核准海关保护备案30件", "海关", ActorRole.OTHER),
        ("公安机关参加行动", "公安机关", ActorRole.OTHER),
        ("公安机关扣押货物30件", "公安机关", ActorRole.ACTOR),
    ],
)
def test_role_of_an_agency(text: str, name: str, role: ActorRole) -> None:
    (actor,) = [actor for clause in read(text).clauses for actor in clause.actors]
    assert (actor.span.of(text), actor.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("吊销许可证:6张", "other:licence"), ("开放许可专利:1.5万件", "patent")],
)
def test_label_of_a_key_value_line_names_what_is_counted(text: str, expected: str) -> None:
    assert units(text) == [expected]


@pytest.mark.parametrize(
    ("text", "unit"), [("不合格批次", "batch"), ("案件数", "case"), ("抓获人数", "person"), ("品类", None)]
)
def test_unit_of_a_column_header(text: str, unit: str | None) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    context = Context(Document("a.txt", text, "zh", (block,)), MATCHER)
    assert LANGUAGE.label(context, block.span).unit == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("罚款310万元", ["CNY"]),
        ("重量:3683吨/3300吨", ["tonne", "tonne"]),
        ("GB/2763标准", []),
        ("查处案件100件", ["case"]),
    ],
)
def test_figures_that_look_like_what_is_excluded(text: str, expected: list[str]) -> None:
    assert units(text) == expected
