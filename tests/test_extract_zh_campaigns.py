"""Campaigns in Chinese clauses: those that only their form names."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.zh.campaigns import leaves, new_campaigns
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Kind, Metadata, Span
from tests.test_extract_zh_frames import extraction

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
        ("在打击非法集资专项行动中", ["打击非法集资专项行动"]),
        ("快递过度包装专项治理", ["快递过度包装专项治理"]),
        ("辦理「營造業防災專案檢查」", ["「營造業防災專案檢查」"]),
        (
            "開展「青松·夏季未成年人網絡環境綜合整治」專項行動",
            ["「青松·夏季未成年人網絡環境綜合整治」專項行動"],
        ),
        ("在网络监管、知识产权执法等专项行动中", []),
        ("青澜市公安局打击盗抢专项行动总结", ["打击盗抢专项行动"]),
        ("青澜市公安局专项检查", []),
        ("为期九个月的药品安全专项整治行动", ["药品安全专项整治行动"]),
        ("最近的药品安全专项整治行动", []),
        ("在全年的打击骗保专项整治中", ["打击骗保专项整治"]),
        ("“除隐患、保平安”集中攻坚", ["“除隐患、保平安”集中攻坚"]),
        ("推行“双随机、一公开”检查", []),
        ("展开“404行动”", ["“404行动”"]),
        ("展开“2023行动”", []),
        ("该部网络行动实验室", []),
        ("辦理「青松專案查核」", ["「青松專案查核」"]),
        ("“蓝湖”联合巡逻登临检查船舶", ["“蓝湖”联合巡逻"]),
        ("查获仿冒行动电源", []),
        ("第145次青澜河联合巡逻执法行动举行", ["第145次青澜河联合巡逻执法行动"]),
        ("“团队行动”(Operation Team Player)从2月开始", ["“团队行动”"]),
        ("比上一届行动的30件略少", []),
        ("某局通报劣质农资专项检查", ["劣质农资专项检查"]),
        ("高温危害国家重点计划检查30次", ["高温危害国家重点计划"]),
        ("开展专项行动6次", []),
        ("开展一系列专项整治", []),
        ("以下简称“专项行动”", []),
        ("部署“龙腾行动2021”", []),
        ("发布“重点企业”名单", []),
        ("“青松2022”收官", []),
        ("行动代号“青松”", ["“青松”"]),
        ("品牌代号“青松”", []),
        ("去年9月启动的庙会商标保护专项行动截至昨日", ["庙会商标保护专项行动"]),
        ("去年9月印制的庙会商标保护专项行动", []),
        ("街巷里的“吉祥物保卫战”", []),
        ("启动“吉祥物保卫战”", ["“吉祥物保卫战”"]),
        ("在“冬病夏治”排污许可清单式执法期间", ["“冬病夏治”"]),
        ("关于“冬病夏治”排污许可的问答", []),
        ("「青松工作」期間", ["「青松工作」"]),
        ("「青松」期間", []),
        ("启动“打击非法电视盒行动计划”", ["“打击非法电视盒行动计划”"]),
        ("印发“打击非法电视盒行动计划”", []),
        ("在省警主导的“青松项目”中", ["“青松项目”"]),
        ("申报“青松项目”", []),
        ("按照《2022年全国种业监管执法年活动方案》的部署", ["种业监管执法年活动"]),
        ("按照《2022年全国种业监管方案》的部署", []),
        ("在新州的Operation Foxglove中", ["Operation Foxglove"]),
        ("其Operations Centre中", []),
        ("警方“月神”专案组从去年10月起", []),
        ("“青松”第八期国际联合行动落下帷幕", ["“青松”第八期国际联合行动"]),
        ("开展“青松2021”水环境保护和河砂开采专项执法行动", ["“青松2021”水环境保护和河砂开采专项执法行动"]),
        ("为“青松2021”水环境保护和河砂开采联盟开展专项执法行动", []),
        ("持续开展打击恶意注册行为专项行动", ["打击恶意注册行为专项行动"]),
        ("同邻国开展中邻海关联合行动", ["中邻海关联合行动"]),
        ("开展海关联合行动", []),
        ("(“三假”)专项行动", ["“三假”)专项行动"]),
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
        "青松2022",
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


def test_words_beside_a_quoted_name_make_no_other_campaign() -> None:
    found = campaigns("海關展開代號「青松」的特別執法行動，偵破案件19宗。", "「青松」行動中，拘捕12人。")
    assert found == ["青松", "青松"]


def test_quotation_that_is_a_campaign_elsewhere_is_one_alone() -> None:
    found = campaigns("全市开展“青松”“护林”集中行动。", "——“护林”。查处案件49起。", "——“山货”。查处案件3起。")
    assert found[0] == "护林"


def test_edition_that_another_is_compared_with_is_not_that_of_the_figures() -> None:
    found = campaigns("“青松2023”专项行动中,查办案件120件,较“青松2022”多12件,另扣留货物30件。")
    assert found == ["青松2023"] * len(found)


def test_figures_of_another_time_than_the_campaign_of_the_title_are_none_of_it() -> None:
    title = "治理欠薪冬季行动进展"
    body = (
        "2024年1月至10月，全市立案318件。",
        "2024年11月15日至12月20日，十一部门联合开展治理欠薪冬季行动，排查项目704个。",
    )
    text = "\n".join([title, *body])
    starts = [text.index(part) for part in (title, *body)]
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    blocks = tuple(
        Block(kind, Span(start, start + len(part)), level=int(kind is BlockKind.HEADING))
        for kind, start, part in zip(kinds, starts, (title, *body), strict=True)
    )
    figures = extract(Document("a.txt", text, "zh", blocks), LEXICON).figures
    labels = [None if figure.campaign is None else figure.campaign.label for figure in figures]
    assert labels == [None, "治理欠薪冬季行动"]


@pytest.mark.parametrize(
    ("text", "left"), [("行动之外，监督抽检是另一把尺子", True), ("行动期间", False), ("除此之外", False)]
)
def test_words_that_leave_the_campaign(text: str, left: bool) -> None:
    assert leaves(Context(document(text), gazetteer(LEXICON, "zh")), Span(0, len(text))) is left


def test_figures_told_outside_the_campaign_are_none_of_it() -> None:
    found = campaigns("“青松”行动中，检查药店30家次。", "行动之外，完成抽检20批次，不合格3批次。")
    assert found == ["青松", None, None]


def test_time_told_before_a_campaign_is_not_that_of_its_edition() -> None:
    found = campaigns(
        "2023年一季度,全市应急管理部门检查企业1418家次。",
        "两天后,粉尘涉爆企业百日攻坚启动。自2023年4月20日起至5月10日,核查企业251家。",
    )
    assert found == [None, "粉尘涉爆企业百日攻坚"]


def test_what_is_told_of_a_whole_year_is_not_of_the_campaign_told_before() -> None:
    found = campaigns("4月,全市开展“青松”专项行动,查办案件120件。全年核查企业62家。")
    assert found == ["青松", None]


def test_campaign_told_of_a_whole_year_in_its_own_sentence_is_that_of_its_figures() -> None:
    found = campaigns("“青松”专项行动全年查办案件120件,抓获62人。")
    assert found == ["青松", "青松"]


def test_name_and_short_form_in_brackets_are_the_campaign_that_has_both() -> None:
    found = campaigns("市场监管总局组织网络市场监管专项行动(“网剑行动”),检查网站41家。")
    assert found == ["“网剑”行动"]


def test_campaign_that_figures_are_compared_with_is_not_theirs() -> None:
    found = campaigns("“青松四号”行动查获药品30万件,比“青松三号”行动增加46%;查获口罩41万只。")
    assert found == ["青松四号"] * len(found)


def test_bodies_of_many_countries_carry_out_an_international_campaign() -> None:
    found = campaigns(
        "国际刑警组织宣布,“盘古”行动日前结束,共有94个国家参加。",
        "爱尔兰卫生产品监管局关闭网站27家。",
    )
    assert found == ["“盘古”行动"] * 2


def test_stretch_of_its_own_behind_the_figures_of_a_campaign_leaves_it() -> None:
    found = campaigns("“青松”行动共截获手袋3210件。2023年1至8月,海关共侦破侵权案件42宗。")
    assert found == ["青松", None]


def test_stretch_in_front_of_the_first_figures_of_a_campaign_is_when_it_ran() -> None:
    found = campaigns("市公安局部署“青松”行动。3月至6月,市公安局侦破案件42起,抓获30人。")
    assert found == ["青松", "青松"]


def test_campaign_of_last_time_is_the_one_that_was_named() -> None:
    found = campaigns("“青松”行动查获食品41吨。", "上届行动(2022年12月至2023年5月)查获食品8吨。")
    assert found == ["青松", "青松"]


def test_body_of_the_system_that_leads_a_campaign_does_not_end_it() -> None:
    found = campaigns("公安部部署“昆仑”专项行动,破获案件41起。", "青松省公安机关抓获67人。")
    assert found[0] == found[1] == "“昆仑”专项行动"


def test_campaign_announced_by_a_paragraph_without_figures_is_that_of_the_next_ones() -> None:
    found = campaigns(
        "全年立案41件。",
        "总局联合公安部开展骗取医保基金问题专项整治。",
        "◇ 公安机关侦破案件12起",
        "◇ 检察机关起诉30人",
    )
    assert found == [None, "骗取医保基金问题专项整治", "骗取医保基金问题专项整治"]


def titled(title: str, *paragraphs: str) -> list[str]:
    return [
        figure.campaign.label if figure.campaign else "" for figure in extraction(title, *paragraphs).figures
    ]


def test_campaigns_side_by_side_have_one_figure_each() -> None:
    assert titled("综述", "警方在「青松」行动和「护林」行动中分别拘捕6人及11人。") == ["青松", "护林"]
    assert titled("综述", "警方在「青松」行动和「护林」行动中拘捕6人及11人。") == ["", ""]


def test_campaign_of_the_title_may_be_that_of_one_section_only() -> None:
    sections = ("【总量】警方立案30起。", "【“青松”行动】行动中，警方立案12起。")
    assert titled("“青松”行动立案12起", *sections)[-2:] == ["", "青松"]
    lead = ("警方在“青松”行动中立案30起。", "【“青松”行动】行动中，警方立案12起。")
    assert titled("“青松”行动", *lead) == ["青松", "青松"]


def test_name_in_quotation_marks_is_that_of_the_campaign_the_title_describes() -> None:
    body = ("我市开展“青松护民生”专项整治，情况如下。", "整治期间，市场监管部门立案30件。")
    assert titled("某市食品药品安全专项整治情况", *body) == ["青松护民生"]
    body = ("我市开展食品安全专项整治，情况如下。", "整治期间，市场监管部门立案30件。")
    assert titled("“青松护民生”专项整治情况", *body) == ["青松护民生"]


def test_taking_action_is_no_campaign() -> None:
    assert names("要求在全市范围内采取行动的有30份") == []
    assert names("全市范围内打击盗抢行动") == ["全市范围内打击盗抢行动"]


def test_other_times_of_the_year_are_not_of_an_edition_that_ran_for_months() -> None:
    body = (
        "2024年4月至11月，警方在“昆仑2024”行动中立案30起。“昆仑2024”抓获9人。",
        "2024年，市场监管部门移送案件12件。",
    )
    assert titled("警方通报“昆仑2024”战果", *body)[-1] == ""
    assert titled("警方通报“昆仑2024”战果", *body)[0] != ""


def test_campaign_that_began_on_a_day_goes_on() -> None:
    day = Metadata(title="综述", date="2024-01-20")
    text = "2023年11月1日，“青松”行动启动。\n2023年11月1日至12月31日，警方立案30起。"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 21)), Block(BlockKind.PARAGRAPH, Span(22, len(text))))
    (figure,) = extract(Document("a.txt", text, "zh", blocks, metadata=day), LEXICON).figures
    assert figure.campaign is not None


def test_edition_that_is_only_compared_dates_no_campaign() -> None:
    body = (
        "2023年6月1日至11月30日，我市开展“青松护民生”专项整治。整治期间，警方立案30起。",
        "警方的立案数，在2022年的首次“青松护民生”专项整治中是12起。",
        "警方在整治中抓获9人。",
    )
    assert titled("综述", *body)[-1] == "青松护民生"


def test_visitors_are_nobodys_act() -> None:
    figures = extraction("综述", "青澜海关查获货物30件。去年访港旅客达4450万人次。").figures
    assert [figure.agency is None for figure in figures] == [False, True]
