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


def test_body_that_has_others_do_what_is_counted_gives_way_to_them() -> None:
    body = (
        "市场监管总局组织开展专项检查。",
        "全国市场监管部门查处案件30件。",
        "——食品领域查处案件12件。",
        "总局执法稽查局负责人表示，案件占比升至8%。",
    )
    assert set(agencies(extraction("市场监管总局通报工作", *body))) == {"全国市场监管部门"}


def test_department_speaks_for_the_body_of_its_kind() -> None:
    body = (
        "青澜市应急总局检查企业30家。",
        "总局监察处负责人表示，查处企业12家。",
        "规划处处长说，封存设备9台。",
    )
    assert agencies(extraction("通报", *body)) == ["青澜市应急总局", "青澜市应急总局", "规划处"]


def test_all_of_an_area_means_those_who_acted_all_over_it() -> None:
    body = (
        "全市各级治超机构查处车辆30辆。",
        "交通运输部门检查企业12家。",
        "市场监管部门责令停业企业2家。",
        "公安部门吊销资格1人。",
    )
    told = agencies(extraction("工作月报", *body, "今年以来，全市累计查处车辆300辆。"))
    assert told[-1] == told[0]
    assert agencies(extraction("工作月报", *body, "今年以来，青澜累计查处车辆300辆。"))[-1] != told[0]


def test_body_in_the_title_that_only_coordinates_has_not_acted() -> None:
    title, figures = "国际刑警组织“蓝湖”行动战果", ("扣押货物30件。", "逮捕12人。")
    led = "由国际刑警组织协调的“蓝湖”行动5月展开，欧洲司法组织提供支持。"
    assert agencies(extraction(title, led, *figures)) == ["", ""]
    assert agencies(extraction(title, "行动5月展开。", *figures)) == ["国际刑事警察组织", "国际刑事警察组织"]


def test_those_who_do_what_the_title_body_coordinates_act() -> None:
    body = ("行动由国际刑警组织协调，各国海关具体实施。", "扣押货物30件。")
    assert agencies(extraction("国际刑警组织“蓝湖”行动战果", *body)) == ["全国海关"]


def test_body_of_one_country_has_not_acted_in_the_next() -> None:
    body = "匈牙利税务总署扣押香水30瓶；在希腊，检查摊位12个，查封5个。"
    assert agencies(extraction("行动战果", body)) == ["匈牙利税务总署", "", ""]
    same = "匈牙利税务总署扣押香水30瓶；在匈牙利，检查摊位12个。"
    assert agencies(extraction("行动战果", same)) == ["匈牙利税务总署", "匈牙利税务总署"]


def test_country_as_a_label_is_the_scene() -> None:
    body = ("贝宁海关查扣药品30箱。", "• 喀麦隆：关停药摊12个。")
    assert agencies(extraction("行动战果", *body)) == ["贝宁海关", ""]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("为贯彻落实国务院决策部署", "other"),
        ("按照公安部统一部署", "recipient"),
        ("公安部部署检查30次", "actor"),
        ("海关和警方提供支持", "other"),
        ("海关提供线索30条", "actor"),
    ],
)
def test_body_whose_orders_are_carried_out_or_that_helps_does_not_act(text: str, role: str) -> None:
    assert {found for _, found in roles(text)} == {role}


def test_what_is_entered_in_the_register_of_an_area_is_nobodys_act() -> None:
    body = "省版权局查处案件30件。全省作品登记12万件。该局登记作品9件。"
    assert agencies(extraction("工作综述", body)) == ["省版权局", "", "省版权局"]


def test_short_form_that_the_text_defines_is_the_body() -> None:
    body = (
        "岛国公平竞争委员会（IFTB，下称“委员会”）发布年报。",
        "报告期内委员会新登记案件30件。",
        "该委员会罚款12万元。",
    )
    assert agencies(extraction("年报速读", *body))[0] == "岛国公平竞争委员会"
    assert agencies(extraction("年报速读", "报告期内委员会新登记案件30件。")) == [""]


def test_place_that_labels_a_paragraph_acts_in_it() -> None:
    body = ("青澜市公安局立案30起。", "——永康县。本月排查砂场12家，关停5家。")
    assert agencies(extraction("工作综述", *body)) == ["青澜市公安局", "永康县", "永康县"]
    body = ("青澜市公安局立案30起。", "在永康县，排查砂场12家。")
    assert agencies(extraction("工作综述", *body)) == ["青澜市公安局", "青澜市公安局"]


def test_who_wrote_the_text_has_done_nothing_in_it() -> None:
    assert agencies(extraction("速读", "作者：清衡竞争组", "共罚款30万元。")) == [""]


def test_word_for_a_body_means_one_of_its_kind() -> None:
    body = "青澜药监局查封店铺30间。世界卫生组织估计，劣药占10%。该局称，已销毁药品12吨。"
    assert agencies(extraction("工作综述", body))[-1] == "青澜药监局"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("台中查缉队于梧栖港查获货柜3个", "台中查缉队"),
        ("各检疫所对其中2,671件实施检查", "检疫所"),
        ("首三季警方处理案件30宗", "警方"),
        ("财务省扣留货物30批", "财务省"),
    ],
)
def test_name_in_front_of_a_phrase(text: str, name: str) -> None:
    assert roles(text)[0] == (name, "actor")


def test_counted_places_are_no_body() -> None:
    assert roles("仅青澜港一处就截获货柜17个") == []


def test_body_of_a_title_by_a_common_noun_gives_way_to_the_first_that_acts() -> None:
    body = ("青澜海关缉私局立案30起。", "打击濒危物种走私方面，立案5起。")
    assert agencies(extraction("海关缉私工作情况", *body)) == ["青澜海关缉私局", "青澜海关缉私局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展八部门常态化打击", [("八部门", "other")]),
        ("八部门开展打击", [("八部门", "actor")]),
        ("举报热线接报30件", [("举报热线", "other")]),
        ("12345热线受理诉求30件", [("12345热线", "actor")]),
        ("青澜投诉平台自2021年3月设立以来接获投诉30宗", [("青澜投诉平台", "actor")]),
        ("搜查呼叫中心4处", []),
        ("青澜商业联合会的问卷说", [("青澜商业联合会", "speaker")]),
    ],
)
def test_offices_and_what_only_looks_like_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_label_of_a_clause_tells_an_act() -> None:
    body = ("青澜市公安局公告如下：", "1.行政处罚：一般案件30件；", "2.人员情况：学员12人。")
    assert agencies(extraction("年报", *body)) == ["青澜市公安局", "青澜市公安局"]


@pytest.mark.parametrize("text", ["四地药品企业共有30家", "信用A级企业达到12户", "定罪个案罚款30万元"])
def test_what_there_is_and_what_befell_people_is_nobodys_act(text: str) -> None:
    assert agencies(extraction("工作综述", f"青澜海关查处案件30件。{text}。"))[-1] == ""


def test_those_of_whom_a_relative_clause_tells_an_act_are_counted_by_the_body() -> None:
    body = "青澜海关查处案件30件。受到保护的企业有12家。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜海关"]


def test_people_who_died_are_of_no_body_of_another_paragraph() -> None:
    dead = "今年已有6名工人因意外死亡。"
    assert agencies(extraction("工作综述", "青澜海关查处案件30件。", dead))[-1] == ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("各地聚焦校园周边持续发力", "各地"),
        ("江苏、山东等地在七月间查扣图书30册", "江苏、山东等地"),
        ("江苏和山东查扣图书30册", "江苏和山东"),
        ("甲站、乙站等企业自查拦截信息30条", "甲站、乙站等企业"),
        ("CPC网络扫查网站30个", "CPC网络"),
        ("国家调查局突击档口11间", "国家调查局"),
        ("青澜市公安局食药环侦支队破案30起", "青澜市公安局食药环侦支队"),
        ("镇应急办检查企业30家", "应急办"),
        ("岛国所得税部门搜查集团30个", "岛国所得税部门"),
    ],
)
def test_who_acts_by_another_form(text: str, who: str) -> None:
    assert roles(text) == [(who, "actor")]


@pytest.mark.parametrize(
    "text", ["各地深度游客30人", "江苏、山东等地企业30家", "各级调查局30家", "先看商标局那边"]
)
def test_no_more_is_read_into_a_name(text: str) -> None:
    assert not any(role == "actor" and len(name) > 3 for name, role in roles(text))


def test_parts_are_named_without_verbs() -> None:
    assert roles("青澜市公安局出动特警支队30人")[0][0] == "青澜市公安局"


def test_cases_that_a_body_watches_over_are_no_act_of_it() -> None:
    body = "青澜海关查处案件30件，海关总署挂牌督办案件5件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜海关"]


def test_platform_that_tells_of_itself_acts() -> None:
    body = "某短视频平台透露，拦截投诉30次。"
    assert agencies(extraction("工作综述", "青澜海关查处案件30件。", body))[-1] == "某短视频平台"


def test_data_of_a_platform_are_no_words_of_it() -> None:
    assert ("公开投诉平台", "other") in roles("基于公开投诉平台数据")
    assert roles("公开投诉平台透露,受理投诉30件")[0] == ("公开投诉平台", "speaker")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行动亦获警务处及消防处派员协助", [("警务处", "other")]),
        ("消防处就阻塞走火通道发出通知书41张", [("消防处", "actor")]),
        ("治安警察局同期处理旅客非法过关41人", [("治安警察局", "actor")]),
    ],
)
def test_help_that_is_got_and_matters_that_are_dealt_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("南洲司法和公共安全部逮捕30人", "南洲司法和公共安全部"),
        ("本报讯 南洲司法和公共安全部逮捕30人", "南洲司法和公共安全部"),
        ("日本工业与贸易部扣押商品30件", "日本工业与贸易部"),
        ("采购审查庭受理案件30件", "采购审查庭"),
        ("互联网信息服务投诉平台受理投诉30件", "互联网信息服务投诉平台"),
        ("市政府办结其中30件", "市政府"),
        ("南洲经济部今年以来扣押商品30件", "南洲经济部"),
        ("南洲经济部展开行动", "南洲经济部"),
    ],
)
def test_names_with_more_than_a_field(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("text", ["对30名自然人处以罚款", "商品全部查获30件", "应要求下架商品30件"])
def test_verbs_and_adverbs_end_no_name(text: str) -> None:
    assert names(text) == []


def test_body_by_whose_means_or_at_whose_wish_something_is_done_does_not_act() -> None:
    assert roles("通过匿名举报平台收到线索30条")[0][1] == "recipient"
    assert ("选举委员会", "other") in roles("应选举委员会要求")
    assert roles("督促青澜市城管局清理垃圾30吨")[0][1] == "recipient"
    assert roles("论坛由青澜市公安局指导,30名代表参会") == [("青澜市公安局", "other")]
    assert roles("青澜市公安局指导企业30家") == [("青澜市公安局", "actor")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“12345”热线接到投诉30件", [("“12345”热线", "actor")]),
        ("12345热线服务中心受理投诉30件", [("12345热线服务中心", "actor")]),
        ("12377举报中心受理举报30件", [("12377举报中心", "actor")]),
        ("“12345”热线转来投诉30件", [("“12345”热线", "other")]),
        ("“12350”举报热线核查举报30件", [("“12350”举报热线", "other")]),
        ("群众可拨打12315热线", [("12315热线", "recipient")]),
    ],
)
def test_telephone_lines_with_a_number(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("南洲中央药品标准控制组织(SCO)抽检药品30批", "药品标准控制组织"),
        ("下面我代表海关总署发布", "海关总署"),
        ("先请执法监督处处长介绍", "执法监督处"),
        ("市社会保险基金监督机构核查网点30家次", "社会保险基金监督机构"),
    ],
)
def test_words_in_front_of_a_name_are_none_of_it(text: str, name: str) -> None:
    assert names(text)[0].endswith(name)
    assert "代表" not in names(text)[0]
    assert "请" not in names(text)[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美洲——南洲鱼类和野生动物管理局查验包裹30个", "南洲鱼类和野生动物管理局"),
        ("青澜区议会去年扣押货车9辆", "青澜区议会"),
        ("诉调对接平台接收纠纷30件", "诉调对接平台"),
        ("各监管局会同地方公安核查线索30条", "监管局"),
        ("上海交警查处违法30起", "上海交警"),
    ],
)
def test_names_that_end_or_begin_like_other_words(text: str, name: str) -> None:
    assert names(text)[0] == name
