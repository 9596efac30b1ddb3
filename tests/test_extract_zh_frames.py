"""What a Chinese figure inherits from title, opening sentence and the paragraphs before."""

from __future__ import annotations

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Extraction, Metadata, Span

LEXICON = load_lexicon()


def extraction(title: str, *paragraphs: str) -> Extraction:
    text = "\n".join([title, *paragraphs])
    blocks, start = [], 0
    for index, line in enumerate([title, *paragraphs]):
        kind = BlockKind.PARAGRAPH if index else BlockKind.HEADING
        blocks.append(Block(kind, Span(start, start + len(line)), level=0 if index else 1))
        start += len(line) + 1
    return extract(Document("a.txt", text, "zh", tuple(blocks)), LEXICON)


def periods(found: Extraction) -> list[str]:
    return [f"{f.period.start}/{f.period.end}" if f.period else "" for f in found.figures]


def agencies(found: Extraction) -> list[str]:
    return [f.agency.label if f.agency else "" for f in found.figures]


def test_opening_sentence_narrows_the_year_of_the_title() -> None:
    found = extraction("2024年监管简报", "2024年上半年，工作平稳推进。", "共查处案件30件。")
    assert periods(found) == ["2024-01-01/2024-06-30"]


def test_opening_sentence_of_another_year_leaves_the_title_alone() -> None:
    found = extraction("2024年监管简报", "2023年，工作平稳推进。", "共查处案件30件。")
    assert periods(found) == ["2024-01-01/2024-12-31"]


def test_agency_of_the_title_is_carried_over_paragraphs() -> None:
    body = ("青澜海关扣留货物30件，公安机关立案12起。", "青澜海关再扣留货物15件。", "全年备案418件。")
    assert agencies(extraction("青澜海关通报2024年工作", *body))[-1] == "青澜海关"


def test_paragraph_without_an_agency_goes_back_to_the_first() -> None:
    body = ("青澜海关扣留货物30件。公安机关立案12起。", "全年备案418件。")
    assert agencies(extraction("2024年工作综述", *body))[-1] == "青澜海关"


def test_agency_of_a_digest_is_not_carried_over_paragraphs() -> None:
    body = ("青澜海关扣留货物30件。", "公安机关立案12起。", "法院审结案件9件。", "全年备案418件。")
    assert agencies(extraction("2024年工作综述", *body))[-1] == ""


def test_body_of_the_system_that_the_title_names_is_the_one_the_document_is_about() -> None:
    body = ("去年，全省检察机关起诉30人。公安机关破案12起。", "另起诉20人。")
    assert agencies(extraction("浙东省检察院通报2024年工作", *body))[-1] == "全国检察机关"


def test_whole_country_as_subject_is_no_act_of_the_agency_before() -> None:
    body = ("国家版权局查办案件30件。", "全国累计查缴出版物20件。")
    assert agencies(extraction("2024年综述", *body))[-1] == ""


def test_who_says_it_stands_for_who_acts() -> None:
    body = ("青澜海关扣留货物30件。", "消费者协会表示，去年接到投诉12宗。")
    assert agencies(extraction("2024年工作综述", *body))[-1] == "消协组织"


def test_state_is_nobodys_act() -> None:
    found = extraction("2024年综述", "青澜海关扣留货物30件，公众满意度为82.5分。")
    assert agencies(found) == ["青澜海关", ""]


def test_of_several_campaigns_side_by_side_none_holds() -> None:
    found = extraction("工作综述", "2023年部署“铁拳”“龙腾”等专项行动，查处案件30件。")
    assert [figure.campaign for figure in found.figures] == [None]


def test_generic_name_in_another_jurisdiction_is_a_candidate() -> None:
    found = extraction("查緝年報", "財政部關務署表示，臺灣海關查扣貨物30件。", "2023年海關查扣貨物30件。")
    assert [f.agency.candidate for f in found.figures if f.agency and f.agency.label == "海關"] == [True]


def test_full_name_in_the_text_replaces_the_short_one_of_the_title() -> None:
    body = ("锦山市应急管理局副局长某某介绍了情况。", "全年检查企业30家次。")
    assert agencies(extraction("市应急局通报2024年工作", *body)) == ["锦山市应急管理局"]


def test_body_that_speaks_and_is_given_figures_keeps_the_text() -> None:
    body = ("青湾市版权局通报，全年查缴出版物30件。", "公安、文旅部门约谈平台12家。", "另收缴图书50册。")
    assert agencies(extraction("出版物市场2024年综述", *body))[-1] == "青湾市版权局"


def test_body_that_speaks_without_figures_gives_way_to_the_one_that_acts() -> None:
    body = ("青湾市版权局通报了情况。", "公安机关约谈平台12家。", "另收缴图书50册。")
    assert agencies(extraction("出版物市场2024年综述", *body))[-1] == "全国公安机关"


def test_word_for_a_body_means_the_one_named_last_of_its_kind() -> None:
    body = (
        "岛国知识产权厅查获案件30宗。",
        "岛国海关扣留货物12批。",
        "岛国法院审结案件9宗。",
        "该厅下架链接50条。",
    )
    assert agencies(extraction("2024年工作综述", *body))[-1] == "岛国知识产权厅"


def test_scene_at_the_start_names_nobody_the_text_is_about() -> None:
    body = ("青湾市反诈中心的大屏仍在滚动，民警放下电话。", "全市公安机关破案30起。", "冒充客服类9起。")
    assert agencies(extraction("反诈这一年", *body)) == ["全国公安机关", "全国公安机关"]


def test_point_in_time_holds_for_the_parts_of_its_sentence() -> None:
    body = ("2023年底，全省共有药品企业318家；医疗器械企业226家；化妆品企业189家。", "全年立案30件。")
    stock, year = "2023-12-01/2023-12-31", "2023-01-01/2023-12-31"
    assert periods(extraction("2023年药品监管统计", *body)) == [stock, stock, stock, year]


def test_point_in_time_ends_with_its_sentence_also_without_a_stop() -> None:
    body = ("截至2023年11月底，全县共有有效商标318件；地理标志12件；", "检查经营主体30户。")
    assert periods(extraction("2023年工作总结", *body))[-1] == "2023-01-01/2023-12-31"


def test_day_of_an_event_goes_on_to_the_end_of_its_paragraph() -> None:
    body = ("6月11日，关员查获剃须刀片4320片。当事人被处罚款3.9万元。", "全年采取保护措施214次。")
    day, year = "2024-06-11/2024-06-11", "2024-01-01/2024-12-31"
    assert periods(extraction("2024年海关保护综述", *body)) == [day, day, year]


def test_year_in_the_name_of_a_campaign_gives_way_to_the_months_it_ran() -> None:
    found = extraction("执法简报", "2023年3月至6月禁渔期，“亮剑2023”执法行动期间，渔政部门检查市场30家次。")
    assert periods(found) == ["2023-03-01/2023-06-30"]


def test_what_was_done_up_to_a_day_began_with_its_campaign() -> None:
    body = ("湖山市警察局2023年10月启动“火神行动”，目标是赶走假货铺。截至2024年9月底，查封店铺20间。",)
    found = extraction("打假观察", *body)
    assert periods(found) == ["2023-10-01/2024-09-30"]
    assert [f.campaign.label for f in found.figures if f.campaign] == ["火神行动"]


def test_what_was_done_up_to_a_day_without_a_campaign_began_with_the_year() -> None:
    body = ("湖山市警察局2023年10月成立专班。截至2024年9月底，查封店铺20间。",)
    assert periods(extraction("打假观察", *body)) == ["2024-01-01/2024-09-30"]


def test_total_of_what_was_done_is_no_stock() -> None:
    body = ("截至2024年9月30日，法庭累计受理案件30件。", "截至2024年9月底，有效商标累计318件。")
    assert periods(extraction("工作摘要", *body)) == ["2024-01-01/2024-09-30", "2024-09-01/2024-09-30"]


def test_figures_of_a_comparison_are_of_its_time_each() -> None:
    body = ("1月至4月破获案件30起，缴获仿冒品82件。与去年同期的28起、56件相比略增。",)
    now, before = "2024-01-01/2024-04-30", "2023-01-01/2023-04-30"
    document = Document(
        "a.txt",
        body[0],
        "zh",
        (Block(BlockKind.PARAGRAPH, Span(0, len(body[0]))),),
        Metadata(date="2024-05-21"),
    )
    assert periods(extract(document, LEXICON)) == [now, now, before, before]


def test_year_of_the_report_outlives_a_stretch_without_an_end() -> None:
    body = ("自2021年10月条例生效以来处理个案30宗。本年度拘捕15人。",)
    assert periods(extraction("2022年度工作报告", *body))[-1] == "2022-01-01/2022-12-31"


def test_who_publishes_a_report_does_not_act_in_its_figures() -> None:
    body = (
        "海关总司与知识产权局近日联合对外发布了新一期报告。",
        "成员国执法机关查扣商品30件。",
        "土耳其占9.3%。",
    )
    assert agencies(extraction("查扣年报解读", *body)) == ["成员国执法机关"] * 2


def test_court_alone_is_the_one_named_before() -> None:
    body = ("2023年，丹江知识产权法庭挂牌。", "法庭受理案件30件。")
    assert agencies(extraction("五周年报告", *body)) == ["丹江知识产权法庭"]


def test_campaign_taken_up_without_its_name_began_when_it_is_said_to() -> None:
    body = ("湖山交警通报“夏安”行动成效。行动自2024年6月15日启动。截至2024年8月4日，共查处酒驾30起。",)
    assert periods(extraction("交警通报", *body)) == ["2024-06-15/2024-08-04"]


def test_quarters_of_a_stretch_are_of_one_figure_each() -> None:
    body = ("一至四季度办理案件分别为12件、16件、17件和18件。", "一季度、二季度分别办理案件2件、3件。")
    found = periods(extraction("2023年通报", *body))
    ends = [period.partition("/")[2] for period in found]
    assert ends == [f"2023-{day}" for day in ("03-31", "06-30", "09-30", "12-31", "03-31", "06-30")]


def test_items_of_a_stretch_of_quarters_are_all_of_the_stretch() -> None:
    body = ("一至四季度甲、乙两地分别办理案件12件、16件。",)
    assert periods(extraction("2023年通报", *body)) == ["2023-01-01/2023-12-31"] * 2


def test_other_side_of_a_comparison_may_name_what_is_compared() -> None:
    body = ("112年补征税额12億元。與111年補徵稅額11億元相較,成長一成。",)
    assert periods(extraction("查核成果", *body))[:2] == ["2023-01-01/2023-12-31", "2022-01-01/2022-12-31"]


def test_year_of_the_title_is_the_one_that_the_opening_tells() -> None:
    body = ("厚生劳动省近日发布结果。对象期间为2023年4月至2024年3月。", "监督署全年检查企业30家。")
    assert periods(extraction("2023年度监督指导结果", *body)) == ["2023-04-01/2024-03-31"]


def test_twelve_months_that_begin_in_another_year_leave_the_title_alone() -> None:
    body = ("厚生劳动省近日发布结果。对象期间为2021年4月至2022年3月。", "全年检查企业30家。")
    assert periods(extraction("2023年度监督指导结果", *body)) == ["2023-01-01/2023-12-31"]


def test_stretch_so_far_is_told_more_exactly_by_its_end() -> None:
    text = "今年以来，市局开展整治。截至11月底，查办案件30件。"
    text += "\n分领域看，食品安全类12件。"
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(*ends))
        for ends in ((0, text.index("\n")), (text.index("\n") + 1, len(text)))
    )
    found = extract(Document("a.txt", text, "zh", blocks, Metadata(date="2024-12-09")), LEXICON)
    assert periods(found) == ["2024-01-01/2024-11-30"] * 2


def test_several_campaigns_of_a_title_are_none_of_its_figures() -> None:
    body = ("2023年，全市破案30起。", "“青松”行动打掉团伙12个。", "“护林”行动抓获9人。")
    found = extraction("“青松”“护林”两线作战 反诈2023盘点", *body)
    assert [f.campaign.label if f.campaign else "" for f in found.figures][:2] == ["", "青松"]


def test_same_part_of_the_year_before_ends_with_its_sentence() -> None:
    found = extraction("青澜海关2024年上半年通报", "查处案件30件，去年同期是24件。扣留货物45批。")
    assert periods(found) == [
        "2024-01-01/2024-06-30",
        "2023-01-01/2023-06-30",
        "2024-01-01/2024-06-30",
    ]


#: What stands between the opening of a text and what it says further down.
BETWEEN = ("会议指出成效明显。", "群众反映良好。", "各方配合密切。", "经验值得推广。", "宣传同步跟进。")


def test_campaign_dated_further_down_dates_the_figures_above() -> None:
    body = ("共检查场所300个。", *BETWEEN, "行动于2023年12月至2024年5月展开。", "各地捣毁窝点30个。")
    assert periods(extraction("“红松”行动收官", *body)) == ["2023-12-01/2024-05-31"] * 2


def test_month_of_a_campaign_does_not_date_the_figures_above() -> None:
    body = ("共检查场所300个。", *BETWEEN, "行动于2024年5月结束。")
    assert periods(extraction("“红松”行动收官", *body)) == [""]


def test_title_that_several_bodies_speak_in_is_of_none_of_them() -> None:
    found = extraction("省检察院、省公安厅联合通报案件", "去年，全省法院审结案件30件。", "罚金共40万元。")
    assert agencies(found) == ["全国法院", "全国法院"]


def test_verb_of_one_system_alone_says_of_whom_it_is() -> None:
    told = ("全省法院审结案件30件。", "检察机关批准逮捕20人。")
    assert agencies(extraction("司法通报", *told, "提起公诉40人。"))[2] == "全国检察机关"
    assert agencies(extraction("司法通报", *told, "罚金共40万元。"))[2] == "全国法院"


def test_what_a_state_brings_about_is_nobodys_act() -> None:
    found = extraction("通报", "市公安局查处酒驾60起。", "发生事故58起，造成12人死亡。", "查处超载12起。")
    assert agencies(found) == ["市公安局", "", "", "市公安局"]


def dated(text: str, *paragraphs: str, published: str = "2023-11-02") -> list[str]:
    """The periods of a text with a date of publication; the first line is its title."""
    lines = [text, *paragraphs]
    blocks, start = [], 0
    for index, line in enumerate(lines):
        kind = BlockKind.PARAGRAPH if index else BlockKind.HEADING
        blocks.append(Block(kind, Span(start, start + len(line)), level=0 if index else 1))
        start += len(line) + 1
    metadata = Metadata(title=text, date=published)
    return periods(extract(Document("a.txt", "\n".join(lines), "zh", tuple(blocks), metadata), LEXICON))


def test_relative_time_of_the_title_is_not_relative_to_itself() -> None:
    assert dated("监管局去年都管了什么", "共查处案件30件。") == ["2022-01-01/2022-12-31"]
    assert dated("上一财年回顾(2022年7月至2023年6月)", "共查处案件30件。") == ["2022-07-01/2023-06-30"]


def test_months_of_a_fiscal_year_that_the_text_tells_are_those_of_all_of_them() -> None:
    found = dated(
        "知识产权部年度报告",
        "该部公布了2022—23年度(2022年4月至2023年3月)报告。",
        "该年度审结案件30件，2021—22年度为20件，罚款40万元。",
    )
    assert found == ["2022-04-01/2023-03-31", "2021-04-01/2022-03-31", "2022-04-01/2023-03-31"]


def test_level_of_another_year_does_not_go_on() -> None:
    found = dated(
        "通报", "2022年立案93件，2021年为73件。", "罚款40万元。", "2020年这一数字为60件。结案50件。"
    )
    years = [period[:4] for period in found]
    assert years == ["2022", "2021", "2022", "2020", "2022"]


def test_figure_of_an_earlier_year_that_is_told_goes_on() -> None:
    found = dated("通报", "2022年立案93件。", "2021年立案73件，结案50件。")
    assert [period[:4] for period in found] == ["2022", "2021", "2021"]


def test_since_a_month_of_the_stretch_that_is_told_of_ends_with_it() -> None:
    found = dated("前三季度通报", "今年前三季度，查处案件30件。", "7月以来，罚款40万元。")
    assert found == ["2023-01-01/2023-09-30", "2023-07-01/2023-09-30"]
    assert dated("通报", "7月以来，罚款40万元。") == ["2023-07-01/2023-11-30"]


def test_meeting_about_a_quarter_does_not_date_the_text() -> None:
    found = dated(
        "通报", "委员会16日召开第三季度工作总结会议。", "今年前9个月，查处案件30件。", "罚款40万元。"
    )
    assert found == ["2023-01-01/2023-09-30"] * 2


def test_list_behind_a_list_of_years_is_of_the_same_years() -> None:
    found = dated("通报", "2020年、2021年及2022年案件分别有40宗、30宗及50宗，检获私烟4亿支、7亿支及6亿支。")
    assert [period[:4] for period in found] == ["2020", "2021", "2022"] * 2


def test_only_the_years_in_a_row_are_dealt_out() -> None:
    found = dated("通报", "2022年查获90万件，而2021年、2020年分别是80万件和70万件。")
    assert [period[:4] for period in found] == ["2022", "2021", "2020"]


def test_month_of_a_year_of_accounts_is_in_the_year_it_has_it() -> None:
    found = dated("2022财年(2021年10月至2022年9月)通报", "查获90批。", "截至9月底，有效命令126份。")
    assert found == ["2021-10-01/2022-09-30", "2022-09-01/2022-09-30"]


def test_this_year_is_the_part_of_it_that_the_text_is_about() -> None:
    found = dated("通报", "今年前7个月，扣货30批。", "截至7月底，有效备案70项，今年新核准12项。")
    assert found == ["2023-01-01/2023-07-31", "2023-07-01/2023-07-31", "2023-01-01/2023-07-31"]


def test_what_was_done_in_all_is_since_it_began() -> None:
    told = ("2019年10月18日，法庭揭牌，管辖七市案件。",)
    found = dated("通报", *told, "截至2022年9月30日，累计受理案件30件，审结20件。")
    assert found == ["2019-10-18/2022-09-30"] * 2
    assert dated("通报", *told, "截至2022年9月30日，受理案件30件。") == ["2022-01-01/2022-09-30"]


def test_what_a_body_starts_goes_on_to_the_publication() -> None:
    found = dated("通报", "2022年12月，总局部署开展整治行动。", "行动开展以来，查处案件30件。")
    assert found == ["2022-12-01/2023-11-30"]


def test_part_of_the_time_in_force_does_not_go_on() -> None:
    found = dated("通报", "今年前10个月，扣货30批。", "其中，10月扣货9批，罚款40万元。", "罚款70万元。")
    assert found == [
        "2023-01-01/2023-10-31",
        "2023-10-01/2023-10-31",
        "2023-01-01/2023-10-31",
        "2023-01-01/2023-10-31",
    ]


def test_year_of_accounts_that_is_referred_to_is_the_last_that_was_named() -> None:
    found = dated(
        "通报",
        "截至6月30日的2022-23财年(2022年7月至2023年6月)，查获90批。",
        "2018年7月至今年6月，销毁30批。",
        "同一财年，罚款40万元。",
    )
    assert found[0] == found[2] == "2022-07-01/2023-06-30"
    found = dated("通报", "截至去年6月底的2022-23财年，查获90批。", "2021-22财年，查获80批。")
    assert found == ["2022-07-01/2023-06-30", "2021-07-01/2022-06-30"]


def test_time_that_something_grew_to_does_not_go_on() -> None:
    told = "2019年至2022年，受理案件90件。"
    found = dated("通报", told, "涉外案件比重由2019年的5%升至2022年的8%。", "罚款40万元。")
    assert found[-1] == "2019-01-01/2022-12-31"
    found = dated("通报", told, "2022年受理案件30件。", "罚款40万元。")
    assert found[-1] == "2022-01-01/2022-12-31"


def test_paragraph_hands_on_the_time_that_its_figures_have() -> None:
    found = dated("通报", "今年是第三次，9月3日至23日出动船艇4艘。", "罚款40万元。")
    assert found == ["2023-09-03/2023-09-23"] * 2


def test_year_end_in_passing_is_a_point() -> None:
    found = dated("2022年通报", "查出问题30个，至年底整改完成率96%。", "罚款40万元。")
    assert found == ["2022-01-01/2022-12-31", "2022-12-01/2022-12-31", "2022-01-01/2022-12-31"]


def test_what_is_so_every_year_is_of_no_year() -> None:
    found = dated(
        "2022年通报", "查处案件30件。", "据估算，假货每年使行业少卖22亿元，流失岗位5700个。", "罚款40万元。"
    )
    assert found == ["2022-01-01/2022-12-31", "", "", "2022-01-01/2022-12-31"]
    assert dated("通报", "2022年，平均每年查处案件30件。") == ["2022-01-01/2022-12-31"]


def test_since_something_of_which_the_text_tells_no_start_is_of_no_time() -> None:
    found = dated("2022年通报", "平台上线以来累计查询30次。", "罚款40万元。")
    assert found == ["", "2022-01-01/2022-12-31"]
    found = dated("2022年通报", "2021年3月，平台上线。", "平台上线以来累计查询30次。")
    assert found == ["2021-03-01/2023-11-30"]


def test_month_in_an_item_is_not_that_of_the_next_one() -> None:
    lines = ["上半年通报", "2023年上半年，情况如下：", "(一)5月，约谈企业30家。", "(二)老年人投诉40件。"]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM]
    blocks, start = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        blocks.append(Block(kind, Span(start, start + len(line)), level=int(kind is BlockKind.HEADING)))
        start += len(line) + 1
    metadata = Metadata(title=lines[0], date="2023-08-01")
    found = extract(Document("a.txt", "\n".join(lines), "zh", tuple(blocks), metadata), LEXICON)
    assert periods(found) == ["2023-05-01/2023-05-31", "2023-01-01/2023-06-30"]


def test_only_what_opens_the_text_narrows_its_title() -> None:
    found = dated("2022年通报", "2022年上半年，查处案件30件。3月查获假表20件。", "罚款40万元。")
    assert found[-1] == "2022-01-01/2022-06-30"


def test_figures_listed_behind_years_are_of_one_each() -> None:
    found = dated("通报", "2020至2022年，查处案件44件、61件和83件，罚款120万元。")
    assert [period[:4] for period in found[:3]] == ["2020", "2021", "2022"]
    assert found[3] == "2020-01-01/2022-12-31"
    found = dated("通报", "2020至2022年，查处案件44件、61件。")
    assert found == ["2020-01-01/2022-12-31"] * 2


def test_years_are_counted_back_from_the_latest_that_was_told() -> None:
    found = dated("通报", "2018年，查处案件30件；到2022年，查处案件90件。", "五年来，累计审结40件。")
    assert found[-1] == "2018-01-01/2022-12-31"


def test_what_there_is_now_is_of_the_month_of_publication() -> None:
    assert dated("2022年通报", "目前全省取得资格的药店9600家。") == ["2023-11-01/2023-11-30"]
    assert dated("2022年通报", "目前已查处案件30件。") == ["2022-01-01/2022-12-31"]


def test_what_there_is_at_a_point_and_what_was_done_by_then() -> None:
    there = dated("通报", "截至2023年9月,全市骑手约有11.8万人。")
    done = dated("通报", "截至2023年9月,全市共查处骑手11.8万人。")
    assert (there, done) == (["2023-09-01/2023-09-30"], ["2023-01-01/2023-09-30"])


def test_a_month_that_is_over_is_of_the_running_year_of_which_the_text_tells() -> None:
    looks_back, month = "2022年,查处案件90件。", "3月14日,查处案件20件。"
    assert dated("通报", "今年一季度,查处案件30件。", looks_back, month)[-1] == "2023-03-14/2023-03-14"
    assert dated("通报", looks_back, month)[-1] == "2022-03-14/2022-03-14"


def test_a_rate_of_a_part_of_the_time_is_no_growth_of_the_whole() -> None:
    told = "2023年上半年查处案件90件。其中,{}案件数增长18%。"
    part, whole = (extraction("通报", told.format(time)).figures for time in ("二季度", ""))
    assert [figure.change_of for figure in part if figure.value == 18] == [None, 1]
    assert [figure.change_of for figure in whole if figure.value == 18] == [0]


def test_time_of_a_later_paragraph_narrows_no_title() -> None:
    found = dated("2022年通报", "全年查处案件30件。", "8月查获假酒20件。", "罚款40万元。")
    assert found[1] == "2022-08-01/2022-08-31"
    assert found[2] == "2022-01-01/2022-12-31"


def test_time_behind_the_last_figure_of_a_sentence_dates_nothing() -> None:
    for told in ("已接近2021年全年水平", "几乎是2019年全年的总量", "2021年有所回落", "已超2021年全年"):
        found = dated("通报", f"2022年，查处案件30件，{told}。", "罚款40万元。")
        assert found == ["2022-01-01/2022-12-31"] * 2, told
    found = dated("通报", "2022年，查处案件30件，2021年查处20件。")
    assert found == ["2022-01-01/2022-12-31", "2021-01-01/2021-12-31"]


def test_level_that_a_count_grew_from_is_of_a_year_before() -> None:
    found = dated("通报", "2022年，查处案件由14件增至23件。")
    assert found == ["2021-01-01/2021-12-31", "2022-01-01/2022-12-31"]
    found = dated("通报", "2022年，与2019年相比，查处案件由14件增至23件。")
    assert found == ["2019-01-01/2019-12-31", "2022-01-01/2022-12-31"]
    found = dated("通报", "2022年，命中率由14%升至23%。")
    assert found == ["2022-01-01/2022-12-31"] * 2
    found = dated("通报", "2022年，与2019年相比，命中率由14%升至23%。")
    assert found == ["2019-01-01/2019-12-31", "2022-01-01/2022-12-31"]


def test_heading_names_what_a_bare_counter_under_it_counts() -> None:
    told = extraction("通报", "受理审查起诉9件。", "网络诈骗举报", "全年90起。其中电邮群发30起。")
    assert [figure.unit for figure in told.figures] == ["case", "other:complaint", "other:complaint"]
    told = extraction("通报", "受理审查起诉9件。", "工作机制", "全年90起。")
    assert [figure.unit for figure in told.figures] == ["case", "case"]


def test_dollar_is_meant_by_its_plain_name_where_the_text_names_it() -> None:
    told = extraction("美国海关", "美国海关与边境保护局查扣货值90万美元。", "手表货值30万元。")
    assert [figure.unit for figure in told.figures] == ["USD", "USD"]
    told = extraction("美国海关", "美国海关与边境保护局查扣90件。", "手表货值30万元。")
    assert [figure.unit for figure in told.figures] == ["item", "CNY"]


def test_share_of_a_whole_year_is_of_the_time_told() -> None:
    found = dated("通报", "2022年7月至9月，查处酒驾90起，占全年的38%。")
    assert found == ["2022-07-01/2022-09-30"] * 2
    found = dated("通报", "2022年7月至9月，查处酒驾90起，较2021年的38起大增。")
    assert found == ["2022-07-01/2022-09-30", "2021-01-01/2021-12-31"]


def test_level_of_the_year_before_does_not_go_on() -> None:
    found = dated("通报", "今年前11个月，查处120件，而去年全年只有90件。", "抓获20人。")
    assert found[0] == found[2]
    assert found[1] != found[0]
    found = dated("通报", "今年，该局首次公布成绩单，去年共查处90件。抓获20人。")
    assert found[0] == found[1]


def test_what_is_counted_up_to_a_day_began_when_the_paragraph_says() -> None:
    found = dated("通报", "督察组于2024年5月7日进驻本县。截至2024年5月28日，转办举报90件。")
    assert found == ["2024-05-07/2024-05-28"]
    found = dated("通报", "督察组2024年5月7日通报情况。截至2024年5月28日，转办举报90件。")
    assert found == ["2024-01-01/2024-05-28"]


def test_end_of_a_year_of_accounts_is_its_last_month() -> None:
    found = dated("2021-22年度（2021年4月1日至2022年3月31日）", "年末待决68宗。")
    assert found == ["2022-03-01/2022-03-31"]


def test_month_at_the_head_of_a_paragraph_is_told_by_the_way() -> None:
    found = dated("通报", "今年上半年，立案30件。", "5月，抓获20人。", "涉税案件9件。")
    assert found == ["2023-01-01/2023-06-30", "2023-05-01/2023-05-31", "2023-01-01/2023-06-30"]


def test_same_part_of_a_named_year_does_not_go_on() -> None:
    found = dated("通报", "今年上半年，立案30件。", "2021年同期是20件。", "网络案件占51%。")
    assert found == ["2023-01-01/2023-06-30", "2021-01-01/2021-06-30", "2023-01-01/2023-06-30"]


def test_figures_of_each_quarter_are_dealt_out() -> None:
    found = dated("2022年通报", "全年四个季度依次为29件、31件、36件、34件。")
    assert found[0] == "2022-01-01/2022-03-31"
    assert found[3] == "2022-10-01/2022-12-31"


def test_rate_at_a_year_end_is_of_that_point() -> None:
    found = dated("通报", "2022年底合格率是98.9%，2015年只有97.1%。")
    assert found == ["2022-12-01/2022-12-31", "2015-01-01/2015-12-31"]


def test_the_whole_year_leaves_a_campaign_unless_the_title_names_it() -> None:
    def campaigns(title: str, *paragraphs: str) -> list[str | None]:
        found = extraction(title, *paragraphs).figures
        return [None if f.campaign is None else f.campaign.label for f in found]

    told = "全年共清理违法信息230万条。"
    assert campaigns("“清网2022”专项行动总结", told) == ["清网2022"]
    assert campaigns("网信工作总结", f"5月，省网信办开展“清网2022”专项行动。{told}") == [None]


def test_same_part_of_the_year_of_accounts_before() -> None:
    found = dated("2023-24财年上半年（2023年4月至9月）通报", "缉获90宗，较上财年同期的80宗增加。")
    assert found[:2] == ["2023-04-01/2023-09-30", "2022-04-01/2022-09-30"]


def test_years_before_what_is_told_of() -> None:
    found = dated("通报", "今年1至10月，起诉90人。此前三年，累计起诉300人。")
    assert found == ["2023-01-01/2023-10-31", "2020-01-01/2022-12-31"]
    found = dated("通报", "今年1至10月，起诉90人。三年前的案件有30件。")
    assert found[0] == "2023-01-01/2023-10-31"


def test_years_past_end_with_the_last_whole_one() -> None:
    found = dated("通报", "今年1至9月，起诉90人。近三年，累计起诉300人。")
    assert found == ["2023-01-01/2023-09-30", "2020-01-01/2022-12-31"]


def test_what_went_on_since_it_began_ends_with_the_day_told() -> None:
    began = "整治行动于2023年8月1日启动。"
    found = dated("通报", began, "行动开展以来至2023年9月30日，立案90件。")
    assert found == ["2023-08-01/2023-09-30"]
    found = dated("通报", began, "2023年9月30日，立案90件。")
    assert found == ["2023-09-30/2023-09-30"]


def test_what_is_only_organised_in_a_month_is_over_with_it() -> None:
    told = "检查的88家餐厅中，61家有问题。"
    found = dated("通报", f"6月，市局组织对餐厅开展突击检查。{told}")
    assert found == ["2023-06-01/2023-06-30"] * 2
    found = dated("通报", f"6月，市局组织开展餐厅专项整治。{told}")
    assert found[0] != "2023-06-01/2023-06-30"


def test_one_year_after_a_law_began_is_no_calendar_year() -> None:
    found = dated(
        "通报", "今年6月至8月，抽查132家。", "新法施行一年来，形势平稳。", "抽查的企业中，两成没有专人。"
    )
    assert found[-1] == "2023-06-01/2023-08-31"


def test_what_had_been_done_by_a_point_is_of_that_point() -> None:
    found = dated("通报", "到9月底，省厅已整治排污口120个；拆除20个。", "今年前8个月，罚款3万元。")
    assert found == ["2023-09-01/2023-09-30"] * 2 + ["2023-01-01/2023-08-31"]
    found = dated("通报", "今年截至9月底，已整治排污口120个。")
    assert found == ["2023-01-01/2023-09-30"]
    found = dated("通报", "督察组于2023年5月7日进驻本县。截至5月28日，已转办举报90件。")
    assert found == ["2023-05-07/2023-05-28"]


def test_words_of_a_title_that_only_say_when_it_was_written_date_nothing() -> None:
    found = dated("执法年末观察", "2022年，查处90件。", "按品类，玩具占20%。")
    assert found == ["2022-01-01/2022-12-31"] * 2
    found = dated("海关护牌一年间", "今年前10个月，查扣90批。", "同一时期，移送30件。")
    assert found == ["2023-01-01/2023-10-31"] * 2


def test_tax_years_of_japan_begin_in_july_and_its_years_of_accounts_as_told() -> None:
    told = "法院按4月至次年3月的会计年度公布数字。"
    found = dated("通报", "令和4事务年度，检查90次。", told, "2022会计年度，判决30件。")
    assert found == ["2022-07-01/2023-06-30", "2022-04-01/2023-03-31"]


def test_sentence_that_looked_back_at_its_end_leaves_the_time_of_its_paragraph() -> None:
    found = dated("通报", "2022年，追缴90万元，2021年追缴80万元。平均每次追缴3万元。")
    assert found == ["2022-01-01/2022-12-31", "2021-01-01/2021-12-31", "2022-01-01/2022-12-31"]


def test_scene_of_a_month_dates_what_it_tells() -> None:
    found = dated("通报", "这是今年7月的一幕。海关查获轴承90件。")
    assert found == ["2023-07-01/2023-07-31"]


def test_first_of_its_kind_of_a_year_is_of_that_year() -> None:
    found = dated("通报", "今年6月至11月，立案90件。立案数在2022年的首次整治中是80件。")
    assert found == ["2023-06-01/2023-11-30", "2022-01-01/2022-12-31"]
