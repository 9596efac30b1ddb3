"""Bodies named in Chinese clauses: their names by form, and what each is there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
from kg.extract.zh.actors import actors_in
from kg.extract.zh.agencies import agencies_in
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span

MATCHER = gazetteer(load_lexicon(), "zh")


def context(text: str) -> Context:
    return Context(Document("a.txt", text, "zh", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)), MATCHER)


def names(text: str) -> list[str]:
    return [hit.span.of(text) for hit in agencies_in(context(text), Span(0, len(text)))]


def actors(text: str) -> list[Actor]:
    return actors_in(context(text), Span(0, len(text)))


def roles(text: str) -> list[tuple[str, str]]:
    return [(actor.span.of(text), actor.role.value) for actor in actors(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江左市知识产权局委派调查官27名", "江左市知识产权局"),
        ("杭州互联网法院受理案件30件", "杭州互联网法院"),
        ("移民与关卡局截获货物30件", "移民与关卡局"),
        ("交通运输综合行政执法队查处车辆30辆", "交通运输综合行政执法队"),
        ("屋宇署发出命令30张", "屋宇署"),
        ("日本警视厅逮捕30人", "日本警视厅"),
        ("区纪委监委立案30件", "纪委监委"),
        ("全市消防救援队伍检查30家次", "消防救援队伍"),
        ("国家税务总局某市税务局稽查局查处30户", "国家税务总局某市税务局稽查局"),
        ("岛国药品和保健品管理局（DHPA）查获30万剂", "岛国药品和保健品管理局"),
        ("同时生态环境局检查30家", "生态环境局"),
        ("八部门联合检查30家", "八部门"),
        ("市“清湖”工作领导小组办公室受理30件", "“清湖”工作领导小组办公室"),
    ],
)
def test_name_told_by_its_form(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("请谈谈市场监管部门的工作", "市场监管部门"),
        ("许多市场监管部门立案30件", "市场监管部门"),
        ("哪些执法部门参加检查30家", "执法部门"),
        ("会上检察机关介绍起诉30人", "检察机关"),
        ("近期检察机关起诉30人", "检察机关"),
        ("如何发挥检察机关作用", "检察机关"),
        ("走访过江左市公安局", "江左市公安局"),
        ("江左检察机关起诉30人", "江左检察机关"),
        ("白石湖检察院起诉30人", "白石湖检察院"),
    ],
)
def test_words_of_grammar_are_no_part_of_a_name(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "案件走进法庭",
        "结局良好",
        "执法办案30件",
        "打破局面",
        "依法组织检查",
        "管理部署到位",
        "成立委员会",
        "查处大队人马",
    ],
)
def test_no_name(text: str) -> None:
    assert names(text) == []


def test_known_body_is_found_in_traditional_characters() -> None:
    hits = agencies_in(context("財政部關務署查扣貨物"), Span(0, 10))
    assert [bool(hit.entries) for hit in hits] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检察机关建议行政执法机关移送案件30件", [("检察机关", "actor"), ("行政执法机关", "recipient")]),
        ("监督公安机关立案30件", [("公安机关", "recipient")]),
        ("移送各级公安机关30件", [("各级公安机关", "recipient")]),
        ("据青澜海关介绍", [("青澜海关", "speaker")]),
        ("记者从青澜海关获悉", [("青澜海关", "speaker")]),
        ("青澜海关5月3日发布数据", [("青澜海关", "speaker")]),
        ("由法院审结的30件", [("法院", "actor")]),
        ("17起案件被公安部挂牌督办", [("公安部", "other")]),
        ("在公安机关支持下拆除30处", [("公安机关", "other")]),
        ("公安部部署的“清雷”行动中", [("公安部", "other")]),
        ("全国法院共30家", [("全国法院", "other")]),
        ("法院审结案件30件", [("法院", "actor")]),
        ("《法院工作报告》显示", [("法院", "other")]),
        ("公安机关据此立案30起", [("公安机关", "actor")]),
    ],
)
def test_role(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_bodies_listed_together_act_together() -> None:
    assert [(a.role, a.joint) for a in actors("公安部和海关总署查办案件30件")] == [
        (ActorRole.ACTOR, True),
        (ActorRole.ACTOR, False),
    ]


def test_body_joined_by_a_verb_is_no_fellow() -> None:
    assert [a.role for a in actors("海关总署会同公安部查办案件30件")] == [
        ActorRole.ACTOR,
        ActorRole.RECIPIENT,
    ]


def test_of_a_name_and_its_short_form_the_known_one_is_kept() -> None:
    assert roles("保安警察第二總隊刑事警察大隊（保智大隊）查獲30件") == [("保智大隊", "actor")]


@pytest.mark.parametrize("text", ["该局查处30件", "我局查处30件", "民警查获30件", "该局稽查局查处30件"])
def test_body_named_before_is_referred_to(text: str) -> None:
    assert [actor.self_reference for actor in actors(text)] == [True]


def test_people_beside_their_body_are_no_reference() -> None:
    assert [actor.self_reference for actor in actors("海关关员查获30件")] == [False]


@pytest.mark.parametrize(
    ("text", "role"),
    [("平台、浏览器领域", None), ("网络交易平台下架商品30件", "actor"), ("网络交易平台共30家", "other")],
)
def test_platform_acts_only_with_a_verb_of_its_own(text: str, role: str | None) -> None:
    assert [told for _, told in roles(text)] == ([] if role is None else [role])


@given(st.text(alphabet="公安局海关法院、和与由被移送省市（）“”查处30件部门该我", max_size=40))
def test_names_quote_the_text_in_order(text: str) -> None:
    spans = [actor.span for actor in actors(text)]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("联邦毒品管制署去年查获毒品3吨", "联邦毒品管制署"),
        ("其中皇家警察查获假冒商品965件", "皇家警察"),
        ("特别案件调查厅共查获案件10宗", "特别案件调查厅"),
        ("沙漠国商务部上半年关闭网站120个", "沙漠国商务部"),
        ("青湾工商所查扣假酒120瓶", "青湾工商所"),
    ],
)
def test_end_of_a_name_in_front_of_the_verb_tells_a_body(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "歌舞厅查封12家",
        "线索全部查处30件",
        "统一部署查处案件30件",
        "经营部、门市部查封12家",
        "联邦毒品管制署的前身",
        "有关查处案件30件",
    ],
)
def test_other_words_in_front_of_a_verb_name_no_body(text: str) -> None:
    assert names(text) == []


def test_bodies_listed_in_front_of_one_verb_act_together() -> None:
    found = actors("警方、海关及特别案件调查厅合计查获案件1213宗")
    assert [actor.joint for actor in found] == [True, True, False]


def test_word_for_state_is_no_counter_of_bodies() -> None:
    assert roles("国家矿山安全监察局关闭煤矿12处") == [("矿山安全监察局", "actor")]
    assert roles("30家矿山安全监察局上报") == [("矿山安全监察局", "other")]


def test_figure_may_stand_right_behind_a_name() -> None:
    assert names("特别案件调查厅2起") == ["特别案件调查厅"]
    assert names("歌舞厅2家") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我们会同教育、卫健部门开展检查", [("卫健部门", "recipient")]),
        ("联合网信、通信和公安部门开展检查", [("公安部门", "recipient")]),
        ("教育、卫健部门开展检查", [("卫健部门", "actor")]),
    ],
)
def test_list_behind_a_word_for_together_does_not_act(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text)[-1:] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("全市12家仲裁委员会去年受理纠纷820件", "actor"),
        ("省内30个派出所查处案件41起", "actor"),
        ("现有27家法院受理案件30件", "other"),
        ("全国27家法院获评先进", "other"),
    ],
)
def test_bodies_of_an_area_act_though_they_are_counted(text: str, role: str) -> None:
    assert [found for _, found in roles(text)] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("日前由北岭渔业委员会(NLFC)组织巡逻", "北岭渔业委员会"),
        ("自由贸易管理局(FTA)查获30件", "自由贸易管理局"),
        ("意大利宪兵在南部查扣橄榄油4.2万升", "意大利宪兵"),
        ("法国国家宪兵队逮捕30人", "法国国家宪兵队"),
    ],
)
def test_word_for_by_is_no_part_of_a_name_and_gendarmes_are_a_body(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公安部组织各地药监部门开展检查30次",
            [("公安部", "other"), ("药监部门", "actor")],
        ),
        ("公安部指导企业整改30处", [("公安部", "actor")]),
        ("公安部指导药监部门30个", [("公安部", "actor"), ("药监部门", "recipient")]),
    ],
)
def test_body_that_another_has_do_something_acts(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize("name", ["桥南派出所", "省委金融办", "各职能部门"])
def test_small_offices_are_bodies(name: str) -> None:
    assert names(f"{name}去年查处案件30件") == [name.removeprefix("各")]
