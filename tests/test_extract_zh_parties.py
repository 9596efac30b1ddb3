"""Chinese clauses in which several bodies are named, or one whose kind stands away from its verb."""

from __future__ import annotations

import pytest

from tests.test_extract_zh_actors import actors, names, roles
from tests.test_extract_zh_frames import agencies, extraction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("药品管理局收到海关移交的包裹30件", [("药品管理局", "actor"), ("海关", "other")]),
        ("青澜法院受理检察机关提起的公益诉讼案件30件", [("青澜法院", "actor"), ("检察机关", "other")]),
        ("法院审理海关查获的案件9件", [("法院", "actor"), ("海关", "other")]),
        ("将公安机关移送的80人提起公诉", [("公安机关", "other")]),
        ("警方凭法院手令搜查处所3处", [("警方", "actor"), ("法院", "other")]),
    ],
)
def test_body_that_tells_what_another_takes_up_does_not_act(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(text) == expected


def test_body_behind_a_verb_acts_without_a_description() -> None:
    assert roles("总局组织各地药监部门查处案件30件")[-1] == ("药监部门", "actor")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("反诈骗指挥处与银行合作", "反诈骗指挥处"),
        ("内部贸易及生活部副部长冯某说", "内部贸易及生活部"),
        ("青澜海洋与渔业执法支队白天查码头", "青澜海洋与渔业执法支队"),
        ("县人社局长王某说", "县人社局"),
        ("青澜市场管理力量检查30次", "青澜市场管理力量"),
    ],
)
def test_name_ends_in_front_of_other_words_than_verbs(text: str, name: str) -> None:
    assert names(text)[0].endswith(name.removeprefix("县"))


@pytest.mark.parametrize("text", ["干部与群众合作", "全部与他人合作", "企业与海关合作"])
def test_words_in_front_of_and_name_no_body(text: str) -> None:
    assert not any(name.startswith(("干", "全", "企")) for name in names(text))


def test_others_do_something_together() -> None:
    assert [actor.span.of(text) for text in ["便利店与银行劝阻转账30起"] for actor in actors(text)] == [
        "便利店与银行"
    ]
    assert not any(actor.passing for actor in actors("督促便利店与银行劝阻转账30起"))


def test_platform_with_a_number_registers_what_it_gets() -> None:
    assert roles("12315平台登记投诉30件") == [("12315平台", "actor")]
    assert roles("网购平台登记投诉30件") == []


def test_place_acts_in_front_of_a_verb() -> None:
    body = "青澜海关查处案件30件。意大利查扣商品12件，销毁9件。另扣留货物5件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "意大利", "意大利", "青澜海关"]


@pytest.mark.parametrize(
    "text", ["意大利公布案件30件", "意大利案件30件", "意大利查扣的商品占30%", "意大利查扣商品"]
)
def test_place_does_not_act_without_a_verb_of_its_own(text: str) -> None:
    assert all(role == "other" for _, role in roles(text))


def test_who_is_called_by_an_office_speaks_for_its_body() -> None:
    body = ("张局长：立案30件。", "主持人：还有吗？", "张局长：我们还约谈企业12家。")
    assert agencies(extraction("县人社局长走进直播间", *body)) == ["人社局", "人社局"]
    assert agencies(extraction("直播间", *body)) == ["", ""]
