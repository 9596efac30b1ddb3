"""Who acts in a Chinese text where no body is named in front of the verb, or more than a body may act."""

from __future__ import annotations

import pytest

from tests.test_extract_zh_actors import actors, roles
from tests.test_extract_zh_frames import agencies, extraction


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("各地查处案件30件", "各地"),
        ("各成员单位共出动执法人员30人次", "各成员单位"),
        ("各地区各部门清理文件30件", "各地区各部门"),
        ("各县区网上检查网店30家", "各县区"),
    ],
)
def test_all_of_a_kind_act(text: str, who: str) -> None:
    assert roles(text) == [(who, "actor")]
    assert actors(text)[0].common


@pytest.mark.parametrize("text", ["各地案件30件", "各单位的案件30件", "各类案件30件"])
def test_all_of_a_kind_act_only_with_a_verb(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [("电信商停用号码30个", "电信商"), ("目前各银行网点冻结账户30个", "银行网点")],
)
def test_those_who_are_no_bodies_may_act(text: str, who: str) -> None:
    assert [actor.span.of(text) for actor in actors(text)] == [who]
    assert actors(text)[0].passing


@pytest.mark.parametrize(
    "text",
    [
        "检查企业立案30件",
        "督促平台下架作品30件",
        "为企业挽回损失30万元",
        "企业30家",
        "企业被查处30家",
        "企业申请登记30件",
    ],
)
def test_those_who_are_no_bodies_act_only_as_subjects(text: str) -> None:
    assert not any(actor.passing for actor in actors(text))


def test_those_who_are_no_bodies_act_in_their_sentence_only() -> None:
    body = "青澜海关扣留货物30件。电商平台下架商品12件，删除链接5条。另扣留货物9件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "电商平台", "电商平台", "青澜海关"]


def test_area_as_subject_is_nobody_in_it() -> None:
    body = ("青澜市公安局公布数据。", "去年，全市共立案30起。", "追回赃款12万元。")
    assert agencies(extraction("工作综述", *body)) == ["", ""]


def test_body_that_acted_in_an_area_goes_on() -> None:
    body = ("青澜市公安局破获案件30起。", "今年，全市共破获案件12起。")
    assert agencies(extraction("工作综述", *body))[-1] == "青澜市公安局"


def test_what_an_area_has_ends_nobodys_acts() -> None:
    body = ("青澜市公安局公布数据。", "去年，全市共有银行30家。", "查处案件12起。")
    assert agencies(extraction("工作综述", *body))[-1] == "青澜市公安局"


def test_rate_of_an_area_is_nobodys_act() -> None:
    body = "青澜海关扣留货物30件。全国案件调撤率为72.5%。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", ""]


def test_body_that_only_tells_of_something_has_not_done_it() -> None:
    body = ("青澜市公安局公布数据。", "骗案共30起，受害者损失12万元。")
    assert agencies(extraction("工作综述", *body)) == ["", ""]


def test_body_has_done_what_it_tells_of_once_an_act_was_counted() -> None:
    body = ("青澜市公安局公布数据。", "查处案件30起，其中骗案12起。")
    assert agencies(extraction("工作综述", *body)) == ["青澜市公安局", "青澜市公安局"]


def test_body_that_leads_a_campaign_is_not_all_of_it() -> None:
    assert roles("行动由公安部牵头") == [("公安部", "other")]
    assert roles("由公安部牵头查办案件30件") == [("公安部", "actor")]


def test_body_of_a_later_sentence_has_not_acted_before() -> None:
    body = "去年抓获嫌疑人30人。青澜市公安局破获案件12起。"
    assert agencies(extraction("工作综述", body)) == ["", "青澜市公安局"]


def test_county_is_no_part_of_a_word_in_front_of_it() -> None:
    assert [actor.span.of("其中县城管局处罚30件") for actor in actors("其中县城管局处罚30件")] == ["县城管局"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("岛国经济与食品安全局查获食用油30吨", "岛国经济与食品安全局"),
        ("岛国竞争、消费和反欺诈总局走访企业30家", "岛国竞争、消费和反欺诈总局"),
        ("内务部据此立案30起", "内务部"),
        ("先进技术发展中心称", "先进技术发展中心"),
        ("查察部门（查察部）着手调查30起", "查察部门"),
    ],
)
def test_subject_is_a_name_whatever_it_is_made_of(text: str, name: str) -> None:
    assert roles(text)[0][0] == name


@pytest.mark.parametrize("text", ["公安局和海关总署查办案件30件", "企业与市场监管局查处案件30件"])
def test_bodies_side_by_side_are_no_name(text: str) -> None:
    assert all("和" not in name and "与" not in name for name, _ in roles(text))


def test_body_in_a_description_of_what_is_counted_does_not_act() -> None:
    assert roles("接受可由法院强制执行的承诺30份") == [("法院", "other")]
    assert roles("由法院审结的案件30件") == [("法院", "actor")]


def test_body_somewhere_is_a_place() -> None:
    assert roles("在海关总署备案的商标30件") == [("海关总署", "other")]


def test_both_bodies_behind_to_are_handed_something() -> None:
    assert [role for _, role in roles("人民银行向税务、公安部门移送线索30条")] == ["actor", "recipient"]


def test_body_that_acts_upon_what_it_was_handed_gives_way_to_the_one_before() -> None:
    body = "青澜海关向公安机关移送案件30件，公安机关立案12件。另扣留货物9件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "全国公安机关", "青澜海关"]


def test_body_that_acts_upon_what_another_did_gives_way_to_it() -> None:
    body = "青澜法院签发禁令30道，电信部据此封锁网站12个。审结案件9件。"
    assert agencies(extraction("工作综述", body)) == ["青澜法院", "电信部", "青澜法院"]


def test_court_that_nobody_named_is_itself() -> None:
    assert agencies(extraction("工作综述", "青澜海关查处案件30件，法庭判处罚款12万元。"))[-1] == "法庭"


def test_who_is_introduced_with_a_body_speaks_for_it() -> None:
    body = (
        "出席的有青澜市公安局副局长陈立先生。",
        "陈立：今年我们打掉团伙30个。",
        "李言（青澜市税务局局长）：我局去年检查企业12家。",
        "【青澜市民政局局长 王行】我们救助流浪人员9人。",
    )
    assert agencies(extraction("发布会实录", *body)) == ["青澜市公安局", "青澜市税务局", "青澜市民政局"]


def test_who_speaks_means_those_of_whom_he_told_first() -> None:
    body = ("陈立（青澜市公安局局长）：全市公安机关立案30起。", "我们还打掉团伙12个。")
    assert agencies(extraction("发布会实录", *body)) == ["全国公安机关", "全国公安机关"]


def test_own_office_of_nobody_known_is_called_so() -> None:
    assert agencies(extraction("答复", "法院审结案件30件。我局约谈企业9家。")) == ["全国法院", "我局"]


def test_we_without_an_act_are_nobody() -> None:
    assert roles("我们认为案件30件太多") == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("全省消委组织共受理投诉30件", "全省消委组织"),
        ("DHPA查获药品30箱", "DHPA"),
        ("DHPA称", "DHPA"),
        ("平台向公安机关移送线索30条", "平台"),
        ("Messy Shop在1月至6月间封锁账户30个", "Messy Shop"),
        ("申诉专员公署接获投诉30宗", "申诉专员公署"),
    ],
)
def test_subject_in_front_of_its_verb(text: str, who: str) -> None:
    assert roles(text)[0] == (who, "speaker" if text.endswith("称") else "actor")


@pytest.mark.parametrize("text", ["全省案件30件", "PM浓度30微克", "企业提起的案件占30%"])
def test_no_subject_in_front_of_a_verb(text: str) -> None:
    assert roles(text) == []


def test_name_in_latin_letters_that_the_text_explains_is_a_body() -> None:
    found = actors("岛国药品管理局(DHPA)公布,DHPA查获药品30箱")
    assert not any(actor.passing for actor in found)
    assert actors("DHPA查获药品30箱")[0].passing


@pytest.mark.parametrize("text", ["消费者登记商品12件", "嫌疑人退还赃款12万元"])
def test_what_people_do_is_no_bodys_act(text: str) -> None:
    assert agencies(extraction("工作综述", f"青澜海关查处案件30件。{text}。")) == ["青澜海关", ""]


def test_what_is_done_to_people_is_an_act() -> None:
    assert agencies(extraction("工作综述", "青澜海关查处案件30件。接到消费者投诉12件。"))[-1] == "青澜海关"


def test_body_in_front_of_a_bracket_has_its_figure() -> None:
    body = "案件较多的是青澜市税务局(30件)、白石县税务局(12件)。"
    assert agencies(extraction("工作综述", body)) == ["青澜市税务局", "白石县税务局"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("经济部则盯住假货", "经济部"),
        ("制造商联合会（Unimak）称", "制造商联合会"),
        ("网络调查部门Cybermak监控账号30个", "Cybermak"),
        ("各地已设联络点30个", "各地"),
        ("农业执法机构到5月底已查30处", "农业执法机构"),
        ("「1955」專線受理申訴30件", "「1955」專線"),
        ("社群平台依通报下架广告30则", "社群平台"),
    ],
)
def test_subject_with_something_between_it_and_its_verb(text: str, who: str) -> None:
    assert roles(text)[0][0] == who


def test_bodies_that_run_another_do_not_act() -> None:
    assert [role for _, role in roles("由警察局和竞争局共同营运")] == ["other", "other"]


def test_account_of_a_company_is_not_the_company() -> None:
    assert roles("商家账号停用30个") == []


def test_law_in_latin_letters_in_front_of_a_noun_does_not_act() -> None:
    assert roles("GDPR大额罚款30万欧元") == []


def test_what_befell_somebody_is_of_a_body_named_near() -> None:
    near = "青澜市公安局录得骗案30宗，损失12万元。"
    far = ("青澜市公安局立案30宗。", "举报损失12万元。", "挽回损失5万元。")
    assert agencies(extraction("工作综述", near)) == ["青澜市公安局", "青澜市公安局"]
    assert agencies(extraction("工作综述", *far)) == ["青澜市公安局", "", "青澜市公安局"]


def test_what_stands_at_a_point_in_time_is_nobodys_act_without_a_verb() -> None:
    body = "青澜海关开展培训，截至10月底，关区内有效备案30项。"
    assert agencies(extraction("2024年工作综述", body)) == [""]


def test_verb_of_the_clause_before_says_what_was_done() -> None:
    body = "青澜海关公布，去年查扣假冒货物，总值30万元。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关"]


@pytest.mark.parametrize("state", ["全县有骑手约2700人", "登记纳税人30万户", "辖区内有效备案总量30件"])
def test_what_an_area_or_a_register_has_is_nobodys_act(state: str) -> None:
    assert agencies(extraction("工作综述", f"青澜海关扣留货物30件。{state}。")) == ["青澜海关", ""]


def test_what_a_body_registers_is_its_act() -> None:
    body = "青澜海关扣留货物30件。查处登记商户12家。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜海关"]


def test_where_somebody_goes_does_not_act() -> None:
    assert roles("赴各级学校办理宣导30场") == []


def test_who_is_complained_of_does_not_act() -> None:
    assert not any(role == "actor" for _, role in roles("某直播平台因退款难被投诉30次"))


def test_who_gets_a_penalty_does_not_act() -> None:
    body = "青澜市金融监管局开出罚单30张。银行机构收到罚单12张。"
    assert agencies(extraction("工作综述", body)) == ["青澜市金融监管局", "青澜市金融监管局"]


def test_agent_of_a_sentence_ends_with_it() -> None:
    body = "青澜海关查获货物30件，另有12件由警方查获。处罚旅客9人。"
    assert agencies(extraction("工作综述", body))[-1] == "青澜海关"


def test_department_speaks_for_the_body_that_the_text_is_about() -> None:
    body = ("青澜海关查获货物30件。", "青澜海关法规处负责人说，今年已扣留货物12件。")
    assert agencies(extraction("工作综述", *body))[-1] == "青澜海关"


def test_body_that_helps_another_to_do_something_does_it() -> None:
    assert roles("邮政管理部门配合查扣卷烟30条")[0] == ("邮政管理部门", "actor")
    assert roles("公安、质检等部门参加")[0][1] == "other"


def test_what_befell_somebody_goes_on_behind_a_semicolon() -> None:
    body = "青澜海关扣留货物30件。全年发生事故58起；建筑业12起；青澜海关扣留货物9件；立案5起。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "", "", "青澜海关", "青澜海关"]


def test_body_that_gets_notices_does_not_speak() -> None:
    assert roles("公署接获资料外泄通报30宗") == [("公署", "actor")]


def test_body_beside_us_does_not_act() -> None:
    found = dict(roles("我们与23个国家的执法部门开展合作"))
    assert found == {"我们": "actor", "执法部门": "other"}


def test_who_tells_what_was_done_in_its_area_did_it() -> None:
    body = "据青澜市消防局统计，3月全市检查门店30家。"
    assert agencies(extraction("工作综述", body)) == ["青澜市消防局"]
    body = "青澜市消防局公布，3月全市发生火灾30起。"
    assert agencies(extraction("工作综述", body)) == [""]


def test_our_office_acts_before_anything_is_counted() -> None:
    acts = ("今年，我局坚持打假。全年立案30起。", "公安机关刑拘4人。", "发放奖金38万元。")
    assert agencies(extraction("工作综述", *acts)) == ["我局", "全国公安机关", "我局"]
    asks = ("请告知本会情况。", "去年判刑3人。")
    assert agencies(extraction("工作综述", *asks)) == [""]


def test_results_that_a_body_tells_are_its_own() -> None:
    assert roles("青澜市卫生局公布草莓抽验结果") == [("青澜市卫生局", "actor")]
    assert roles("青澜市卫生局公布调查结果")[0][1] == "actor"
    assert roles("青澜市卫生局公布警方查缉结果")[0][1] == "speaker"
    assert roles("青澜市卫生局公布市场情况")[0][1] == "speaker"


def test_paragraph_about_some_of_them_is_about_who_acted_before() -> None:
    body = ("青澜海关查获货物30件。", "青澜法院审结案件9件。", "其中，刑事案件4件。")
    assert agencies(extraction("工作综述", *body))[-1] == "青澜法院"
    body = ("青澜海关查获货物30件。", "青澜法院审结案件9件。", "另有刑事案件4件。")
    assert agencies(extraction("工作综述", *body))[-1] == "青澜海关"


def test_what_people_bring_to_a_body_it_counts() -> None:
    body = "青澜海关接获投诉30宗。居民投诉16宗，旅客投诉14宗。消费者购买假货9件。"
    assert agencies(extraction("工作综述", body))[:3] == ["青澜海关"] * 3


def test_held_at_a_point_in_time_by_who_is_named_behind_it() -> None:
    body = "青澜市住建局检查企业9家。截至2023年6月底，青澜市住建局已将30家企业纳入监管，余额为8.6亿元。"
    assert agencies(extraction("工作综述", body)) == ["青澜市住建局"] * 3
    body = "青澜市住建局检查企业9家，截至2023年6月底，现有车辆30辆。"
    assert agencies(extraction("工作综述", body)) == ["青澜市住建局", ""]


def test_share_of_those_that_are_only_there_is_of_who_counts() -> None:
    body = "青澜海关查获货物30件。实体店占18%。全市实体店30家。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜海关", ""]


def test_who_is_quoted_in_front_of_their_name_says_we() -> None:
    body = "“去年我们接到投诉30件。”青澜市消费者协会秘书长李某说。"
    assert agencies(extraction("工作综述", body)) == ["青澜市消费者协会"]
    body = "“去年我们接到投诉30件。”商户李某说。"
    assert agencies(extraction("工作综述", body)) == [""]


def test_who_has_a_campaign_acts_in_it() -> None:
    body = "青澜市网信办部署工作。市场监管部门的“2023网剑行动”聚焦交易，删除信息30条。"
    assert "市场监管" in agencies(extraction("工作综述", body))[-1]
    body = "青澜市网信办查处案件9件。市场监管部门的大屏仍在滚动，删除信息30条。"
    assert agencies(extraction("工作综述", body))[-1] == "青澜市网信办"


def test_bodies_of_a_clause_before_have_one_figure_each() -> None:
    body = "青澜海关和青澜法院的立案数，去年分别是30件和12件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜法院"]
    body = "青澜海关和青澜法院的立案数，去年分别是30件、9件和12件。"
    assert len(set(agencies(extraction("工作综述", body)))) == 1


def test_who_writes_a_text_does_not_act_in_it() -> None:
    body = ("某某律师事务所", "根据青澜海关的报告，青澜海关查扣货物30批。", "快件占18%。")
    assert agencies(extraction("边境执法", *body)) == ["青澜海关", "青澜海关"]


def test_large_data_are_nobodys_words() -> None:
    assert roles("青澜海关依托大数据查扣货物30批") == [("青澜海关", "actor")]
    assert roles("青澜海关的数据显示")[0][1] == "speaker"
    assert roles("青澜检验局(青检局)16日召开会议")[0][1] == "speaker"


def test_what_people_answer_is_nobodys_act() -> None:
    body = "青澜市消保委买下盲盒30只。10月的网上问卷中，34%的受访者买到过假货。"
    assert agencies(extraction("工作综述", body)) == ["青澜市消保委", ""]
    body = "青澜市消保委买下盲盒30只。商业联合会的问卷说，34%的受访者买到过假货。"
    assert agencies(extraction("工作综述", body))[-1] == "商业联合会"


def test_what_is_only_reckoned_is_nobodys_act() -> None:
    body = "青澜海关查获卷烟30条。本所测算，全年非法卷烟约有9亿支。"
    assert agencies(extraction("工作综述", body))[-1] == ""
    body = "青澜海关查获卷烟30条。按零售价估算，价值12万元。"
    assert agencies(extraction("工作综述", body))[-1] == "青澜海关"


def test_who_is_no_body_acts_on_behind_a_semicolon() -> None:
    body = "青澜海关扣留货物30件。电商平台下架商品12件；删除链接5条。另扣留货物9件。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "电商平台", "电商平台", "青澜海关"]


def test_at_whose_word_something_is_done() -> None:
    assert ("法院", "other") in roles("青澜中心依法院裁定停止解析域名30个")
    assert roles("青澜法院裁定赔偿30万元") == [("青澜法院", "actor")]


def test_whose_way_of_doing_is_told_acts() -> None:
    body = "青澜海关扣留货物30件。青澜市竞争委员会的做法是先调查：2023年发出调查令26份。"
    assert agencies(extraction("工作综述", body))[-1] == "青澜市竞争委员会"


def test_people_to_whom_something_is_done_do_not_act() -> None:
    body = "青澜海关查获手表30只，将旅客4人移交缉私部门。"
    assert agencies(extraction("工作综述", body)) == ["青澜海关", "青澜海关"]
