"""Chinese time expressions: what each means in a text published on 20 March 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.anchors import Anchor
from kg.extract.calendar import resolve
from kg.extract.fold import fold_zh
from kg.extract.gazetteer import gazetteer
from kg.extract.spans import When, WhenKind
from kg.extract.zh.dates import flow, whens_in
from kg.lexicon import load_lexicon
from kg.model import Period, Span

MATCHER = gazetteer(load_lexicon(), "zh")
ANCHOR = Anchor(published=date(2025, 3, 20))


def whens(text: str) -> list[When]:
    folded = fold_zh(text)
    return whens_in(folded, Span(0, len(text)), MATCHER.find(folded))


def meaning(when: When) -> str:
    period = when.period or (resolve(when.rule, when.value, ANCHOR) if when.rule else None)
    return f"{period.start}/{period.end}" if period else ""


def read(text: str) -> list[tuple[str, str]]:
    return [(when.kind.value, meaning(when)) for when in whens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月新一轮整治行动启动以来，截至8月18日，", "2024-05-01/2024-08-18"),
        ("2024年3月“青松”行动开展以来，", "2024-03-01/2025-03-31"),
        ("自2024年6月新规施行以来，截至9月30日", "2024-06-01/2024-09-30"),
        ("2024年整治行动开展以来，", "2024-01-01/2024-12-31"),
        ("2024年5月查处案件以来，", "2024-05-01/2024-05-31"),
        ("据2024年5月通报，行动开展以来", "2024-05-01/2024-05-31"),
    ],
)
def test_stretch_begins_with_what_was_launched_in_its_month(text: str, expected: str) -> None:
    last = read(text)[-1]
    assert last == ("period", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年1—6月，查处", "2024-01-01/2024-06-30"),
        ("今年1至2月", "2025-01-01/2025-02-28"),
        ("2023年10月至2024年3月", "2023-10-01/2024-03-31"),
        ("去年10月至今年2月", "2024-10-01/2025-02-28"),
        ("2024年11月至次年1月", "2024-11-01/2025-01-31"),
        ("2019-2023年间", "2019-01-01/2023-12-31"),
        ("二〇二四年，全市", "2024-01-01/2024-12-31"),
        ("2023/24年度", "2023-04-01/2024-03-31"),
        ("2023至24財政年度", "2023-04-01/2024-03-31"),
        ("2023财年", "2022-10-01/2023-09-30"),
        ("2019-23年度", "2019-01-01/2023-12-31"),
        ("民国113年1月至6月", "2024-01-01/2024-06-30"),
        ("113年上半年", "2024-01-01/2024-06-30"),
        ("去年下半年", "2024-07-01/2024-12-31"),
        ("去年前三季度", "2024-01-01/2024-09-30"),
        ("首两个月", "2025-01-01/2025-02-28"),
        ("2024年第二季度", "2024-04-01/2024-06-30"),
        ("2024年Q3", "2024-07-01/2024-09-30"),
        ("今年以来，", "2025-01-01/2025-03-31"),
        ("年初至今", "2025-01-01/2025-03-31"),
        ("2021年以来", "2021-01-01/2025-03-31"),
        ("近五年来，", "2020-01-01/2024-12-31"),
        ("2021年初至2022年3月", "2021-01-01/2022-03-31"),
        ("2021年4月19日至5月17日", "2021-04-19/2021-05-17"),
        ("4月19-21日", "2024-04-19/2024-04-21"),
        ("2024年3月5日，在检查中查获", "2024-03-05/2024-03-05"),
        ("12月，共", "2024-12-01/2024-12-31"),
        ("十月至十二月", "2024-10-01/2024-12-31"),
        ("七月十七日至八月十一日", "2024-07-17/2024-08-11"),
        ("全年，", "2024-01-01/2024-12-31"),
        ("上月", "2025-02-01/2025-02-28"),
        ("“剑网2024”", "2024-01-01/2024-12-31"),
        ("1月起至2月底", "2025-01-01/2025-02-28"),
        ("上周，民警查处", "2025-03-10/2025-03-16"),
        ("2021/22财年（2021年7月中旬至2022年7月中旬）", "2021-07-01/2022-07-31"),
        ("去年光上半年", "2024-01-01/2024-06-30"),
        ("本周以来", "2025-03-17/2025-03-20"),
        ("上周五，民警检查", "2025-03-14/2025-03-14"),
        ("周二（18日）晚，警方查获", "2025-03-18/2025-03-18"),
        ("本月9日，警方收网", "2025-03-09/2025-03-09"),
        ("上月3日至7日，警方", "2025-02-03/2025-02-07"),
        ("过去三个月，", "2025-01-01/2025-03-31"),
        ("近半年来，", "2024-10-01/2025-03-31"),
        ("三年前，仅查处", "2022-01-01/2022-12-31"),
        ("6月1日零时至6月3日24时", "2024-06-01/2024-06-03"),
        ("本财年首季（10—12月）开出罚单", "2024-10-01/2024-12-31"),
        ("本财年前四个月", "2024-10-01/2025-01-31"),
        ("本财年上半年", "2024-10-01/2025-03-31"),
        ("本财年前七个月", "2023-10-01/2024-04-30"),
        ("2024年9月1日12时，为期四个月的休渔结束", "2024-05-01/2024-08-31"),
        ("2024年9月30日，为期四个月的行动收官", "2024-06-01/2024-09-30"),
        ("2024年9月，为期四个月的行动展开", "2024-09-01/2024-12-31"),
        ("二零二二至二三年度", "2022-04-01/2023-03-31"),
    ],
)
def test_period(text: str, expected: str) -> None:
    assert read(text) == [("period", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由2019年的5.1%升至", [("basis", "2019-01-01/2019-12-31")]),
        ("是2019年的两倍多", [("basis", "2019-01-01/2019-12-31")]),
        ("比2023年减少", [("basis", "2023-01-01/2023-12-31")]),
        ("较上年同期", [("basis", "")]),
        ("截至2024年底", [("stock", "2024-12-01/2024-12-31")]),
        ("截至今年2月28日", [("stock", "2025-02-28/2025-02-28")]),
        ("3月5日，市局发布", [("note", "2025-03-05/2025-03-05")]),
        ("同期", [("same", "")]),
        ("于2023年4月启动", [("note", "2023-04-01/2023-04-30")]),
        ("今（15）日表示", [("note", "")]),
        ("是近五年最多", [("note", "")]),
        ("目前，全市", [("stock", "2025-03-01/2025-03-31")]),
    ],
)
def test_other_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "每周五巡查",
        "周一至周五",
        "传承了几十年前的工艺",
        "查处2024件案件",
        "三年来自各地",
        "2100人",
        "一月内",
        "五个月饼",
        "同比增长3倍",
        "13月",
        "共2024.5吨",
    ],
)
def test_no_period(text: str) -> None:
    assert [when for when in whens(text) if when.kind is not WhenKind.NOTE] == []


def test_start_of_a_law_is_no_period() -> None:
    assert [when.kind for when in whens("2022年1月1日起施行")] == [WhenKind.NOTE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7月启动以来，截至11月底，共", "2024-07-01/2024-11-30"),
        ("去年4月1日起开展整治，至12月31日结束", "2024-04-01/2024-12-31"),
        ("9月起查处案件30件，到3月", "2025-03-01/2025-03-31"),
        ("2021年10月建立，到去年9月底", "2021-10-01/2024-09-30"),
        ("自二零二一年八月新规列入《海岸条例》附表后，截至上月底", "2021-08-01/2025-02-28"),
        ("7月启动。截至2月", "2025-02-01/2025-02-28"),
    ],
)
def test_end_told_after_the_start(text: str, expected: str) -> None:
    assert meaning(whens(text)[-1]) == expected


def test_point_is_the_end_of_a_flow() -> None:
    stock = whens("截至2024年9月30日")[0]
    assert meaning(flow(stock)) == "2024-01-01/2024-09-30"


def test_period_is_no_flow() -> None:
    period = whens("2024年9月")[0]
    assert flow(period) == period


@given(st.integers(1990, 2024), st.integers(1, 12), st.integers(1, 12), st.sampled_from("至到-—~"))
def test_stretch_of_months_of_a_year(year: int, first: int, last: int, link: str) -> None:
    low, high = sorted((first, last))
    found = whens(f"{year}年{low}月{link}{high}月查处案件")
    assert [meaning(when)[:7] for when in found] == [f"{year}-{low:02}"]
    assert meaning(found[0])[11:18] == f"{year}-{high:02}"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("和去年暑期相比，立案多了21件", ["basis"]),
        ("与上年同期比较，立案多了21件", ["basis"]),
        ("与2023年对比，立案多了21件", ["basis"]),
        ("和去年暑期一样，立案21件", ["period"]),
        ("与海关去年查获的货物相比", ["period"]),
    ],
)
def test_time_with_which_something_is_compared_is_the_basis(text: str, kinds: list[str]) -> None:
    assert [when.kind.value for when in whens(text)] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年12月，某局发布了新一期查扣报告，覆盖2023年数据", ["note", "period"]),
        ("去年12月，某局查扣货物30批并发布报告", ["period"]),
        ("去年12月，某局发布公告", ["period"]),
        ("最多的罚到上一年收入的10倍", ["note"]),
        ("其上一年扣留的货物", ["period"]),
        ("本月公布的一项调查", ["note"]),
        ("上月提交了2021-22年度报告", ["note", "period"]),
        ("上周挂出的2023年统计", ["note", "period"]),
        ("本月查扣的货物", ["period"]),
        ("24%承认过去12个月买过", ["note"]),
        ("市局查处某商行售假案，没收耳机30副", ["period"]),
        ("市局查处假冒某品牌案件30件", []),
        ("上周宣布，成绩单出炉", ["note"]),
        ("周五举行活动", ["note"]),
        ("周五查扣货物", ["period"]),
        ("两年前成立的专班", []),
        ("最大宗为某厂偷排案，罚款30万元", []),
        ("“郑某售假案”涉案30件", []),
        ("过去12个月买过", ["period"]),
        ("平台责任是今年的关键词", ["note"]),
        ("前一个高点是去年的564万件", ["period"]),
    ],
)
def test_time_of_a_report_or_of_an_income_dates_no_figure(text: str, expected: list[str]) -> None:
    assert [when.kind.value for when in whens(text)] == expected


def test_this_one_year_is_the_last_that_was_over() -> None:
    assert read("反诈这一年") == [("period", "2024-01-01/2024-12-31")]
    assert read("近三年查处案件")[0][1] == "2022-01-01/2024-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发表截至2023年3月31日止年度的年报", "2022-04-01/2023-03-31"),
        ("截至二零二三年三月三十一日止年度", "2022-04-01/2023-03-31"),
        ("截至2024年2月29日止的财政年度", "2023-03-01/2024-02-29"),
        ("2022-23年报", "2022-04-01/2023-03-31"),
        ("2024财年上半年查获案件", "2023-10-01/2024-03-31"),
        ("本财年查获案件", "2024-10-01/2025-09-30"),
    ],
)
def test_years_of_accounts(text: str, expected: str) -> None:
    assert [meaning(when) for when in whens(text)] == [expected]


def test_year_that_ends_on_no_day_is_none() -> None:
    assert [meaning(when) for when in whens("截至2023年2月30日止年度")] == [""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十四五”以来，累计办理案件", "2021-01-01/2025-03-31"),
        ("“十四五”期间，累计办理案件", "2021-01-01/2025-12-31"),
        ("2023年一至三季度", "2023-01-01/2023-09-30"),
        ("2023年三季度", "2023-07-01/2023-09-30"),
    ],
)
def test_plans_and_quarters(text: str, expected: str) -> None:
    assert meaning(whens(text)[0]) == expected


def test_end_of_a_stretch_may_stand_behind_its_year() -> None:
    (when,) = whens("113年截至2月底止")
    assert (when.kind, meaning(flow(when))) == (WhenKind.STOCK, "2024-01-01/2024-02-29")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行动自2021年10月4日开始、当年底结束，", "2021-10-04/2021-12-31"),
        ("行动自2021年10月4日开始，当年底查获30起，", "2021-12-01/2021-12-31"),
    ],
)
def test_stretch_is_over_where_it_is_said_to_end(text: str, expected: str) -> None:
    (last,) = whens(text)[-1:]
    period = last.period or resolve(
        last.rule or "", last.value, Anchor(date(2025, 3, 20), frame=Period.year(2021))
    )
    assert period is not None
    assert f"{period.start}/{period.end}" == expected


def test_word_for_the_period_that_tells_it_is_no_time() -> None:
    assert [when.kind.value for when in whens("统计期间为2023年4月至2024年3月")] == ["note", "period"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自去年八月二十四日收紧检查至今年二月底，抽检3万批", ("period", "2024-08-24/2025-02-28")),
        ("从2023年5月新规施行至12月底查处30件", ("period", "2023-05-01/2023-12-31")),
        ("2023年5月查处30件，增至12月", ("period", "2023-05-01/2023-05-31")),
    ],
)
def test_what_happened_first_may_stand_between_the_ends_of_a_stretch(
    text: str, expected: tuple[str, str]
) -> None:
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "kind"), [("二季度启动“清源”行动，", "period"), ("5月启动“清源”行动，", "note")]
)
def test_only_a_month_in_which_something_starts_is_no_period(text: str, kind: str) -> None:
    assert [found for found, _ in read(text)] == [kind]


@pytest.mark.parametrize("text", ["去年同季", "上年同月", "去年同期"])
def test_same_part_of_the_year_before_is_relative(text: str) -> None:
    (when,) = whens(text)
    assert (when.kind, when.rule) == (WhenKind.PERIOD, "same-last-year")


@pytest.mark.parametrize(
    "text",
    [
        "编号：EBE-2024-10-07",
        "编号：GZ/2024-015",
        "依粤府(2023)15号办理",
        "判处六月以下有期徒刑者",
        "处三月以上徒刑",
    ],
)
def test_numbers_of_documents_and_terms_of_prison_are_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新制上路(2022年8月)以来，至去年底", "2022-08-01/2024-12-31"),
        ("2022-2023年", "2022-01-01/2023-12-31"),
        ("六月查处", "2024-06-01/2024-06-30"),
    ],
)
def test_what_looks_alike_is_a_time(text: str, expected: str) -> None:
    assert read(text)[-1] == ("period", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022事务年度(2022年7月至2023年6月)的概要", [("period", "2022-07-01/2023-06-30")]),
        ("去年(2023年)全市查处30件", [("period", "2023-01-01/2023-12-31")]),
        ("成立以来至2024年底(2019年1月—2024年12月),", [("period", "2019-01-01/2024-12-31")]),
        ("2024年30件(2023年)", [("period", "2024-01-01/2024-12-31"), ("period", "2023-01-01/2023-12-31")]),
    ],
)
def test_bracket_behind_a_time_says_it_exactly(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行动自2月15日启动、2月28日结束。", ["2025-02-15/2025-02-28"]),
        ("行动2月15日启动,查处30件,2月28日结束。", ["2025-02-15/2025-02-15", "2025-02-28/2025-02-28"]),
        ("2月15日查处30件。", ["2025-02-15/2025-02-15"]),
    ],
)
def test_start_and_end_of_what_is_over_make_a_stretch(text: str, expected: list[str]) -> None:
    assert [meaning for _, meaning in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("州联席会议办公室 2025年3月2日", "note"),
        ("时间:2025年3月2日(星期日)上午10时", "note"),
        ("统计截至2025年3月2日", "stock"),
        ("2025年3月2日查获假酒", "period"),
        ("成立于2021年7月的法庭", "note"),
        ("2018年成立的法庭", "note"),
        ("2018年建立工作站30个", "period"),
        ("16日召开第三季度工作总结会议", "note"),
        ("第三季度查处案件", "period"),
        ("是2022年同期的2.7倍", "basis"),
        ("降到2021年高峰期的四分之一", "basis"),
    ],
)
def test_times_of_imprints_foundings_and_meetings_date_no_figure(text: str, kind: str) -> None:
    assert [found for found, _ in read(text)][-1] == kind


def test_day_before_the_publication_ends_a_stretch() -> None:
    assert read("2月1日起开展行动,截至昨天")[-1] == ("period", "2025-02-01/2025-03-19")
    assert read("昨天查获假酒") == [("period", "2025-03-19/2025-03-19")]
    [when] = whens("截至昨日")
    assert meaning(flow(when)) == "2025-01-01/2025-03-19"


def test_what_is_said_on_a_day_did_not_begin_on_it() -> None:
    assert [m for _, m in read("1月19日称,历时五个月的行动已经结束")] == ["2025-01-19/2025-01-19"]
    assert [m for _, m in read("2024年8月启动,为期4个月")] == ["2024-08-01/2024-11-30"]


def test_to_indict_is_no_word_for_since() -> None:
    assert read("2023年起诉的犯罪中") == [("period", "2023-01-01/2023-12-31")]
    assert read("2023年起查处的犯罪中") == [("period", "2023-01-01/2025-03-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022日历年立案", ("period", "2022-01-01/2022-12-31")),
        ("截至2023年9月30日的财年内", ("period", "2022-10-01/2023-09-30")),
        ("截至2023年9月30日的12起案件", ("stock", "2023-09-30/2023-09-30")),
        ("上一年度(2021-22)为30件", ("period", "2021-04-01/2022-03-31")),
        ("自2022年5月清单生效起到年底,", ("period", "2022-05-01/2022-12-31")),
        ("今年四、五月间接连行动", ("period", "")),
        ("本年5月底", ("stock", "2025-05-01/2025-05-31")),
        ("2018年启动打击“假出口”(“一假”)专项行动以来,", ("period", "2018-01-01/2025-03-31")),
        ("行动始于2008年。", ("note", "2008-01-01/2008-12-31")),
        ("与疫情前的2019年(30件)相比", ("basis", "2019-01-01/2019-12-31")),
        ("和2022年的64%相差不大", ("basis", "2022-01-01/2022-12-31")),
        ("较110年的11家多", ("basis", "2021-01-01/2021-12-31")),
    ],
)
def test_more_ways_to_tell_a_time(text: str, expected: tuple[str, str]) -> None:
    found = read(text)[-1]
    assert found[0] == expected[0]
    assert found[1] == expected[1] or not expected[1]


@pytest.mark.parametrize("text", ["对其实施5年内暂停业务", "传承110年的老店"])
def test_numbers_of_years_are_no_times(text: str) -> None:
    assert read(text) == []


def test_months_side_by_side_are_one_stretch() -> None:
    [when] = whens("去年四、五月间")
    assert meaning(when) == "2024-04-01/2024-05-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "去年9月启动的专项行动截至昨日,",
            [("note", "2024-09-01/2024-09-30"), ("period", "2024-09-01/2025-03-19")],
        ),
        ("自2024年8月总局部署整治以来,至年底", [("period", "2024-08-01/2024-12-31")]),
        ("截至6月30日的2023-24财年", [("period", "2023-04-01/2024-03-31")]),
        ("前日及昨日展开行动", [("period", "2025-03-18/2025-03-19")]),
        ("昨日发布年报", [("note", "2025-03-19/2025-03-19")]),
        ("较令和3年增加", [("basis", "2021-01-01/2021-12-31")]),
        ("平成元年", [("period", "1989-01-01/1989-12-31")]),
    ],
)
def test_starts_ends_and_days_shortly_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text)[-1] == expected[-1]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("2024年10月18日,法庭揭牌。", True),
        ("新规于2024年3月31日上路,", True),
        ("2024年12月,总局部署开展整治行动。", True),
        ("2024年12月,总局查处案件30件。", False),
    ],
)
def test_what_begins_at_a_time_is_marked(text: str, begins: bool) -> None:
    assert [when.begins for when in whens(text)] == [begins]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从去年5月建立到上个月底,", "2024-05-01/2025-02-28"),
        ("2023历年(1月—12月)", "2023-01-01/2023-12-31"),
        ("自2017年制度全面推开,全市累计办案", "2017-01-01/2025-03-31"),
        ("来自2017年制度推开,", "2017-01-01/2017-12-31"),
        ("去年6、7两月", "2024-06-01/2024-07-31"),
        ("2月1日启动,2月28日收官。", "2025-02-01/2025-02-28"),
    ],
)
def test_stretches_told_in_two_places(text: str, expected: str) -> None:
    assert read(text)[-1] == ("period", expected)


def test_up_to_a_day_of_a_year_is_a_point_of_it() -> None:
    assert read("去年截至4月30日,已收30份") == [("stock", "2024-04-30/2024-04-30")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2024年6月30日的12个月里", ("period", "2023-07-01/2024-06-30")),
        ("截至2月底的十二个月", ("period", "2024-03-01/2025-02-28")),
        ("今(114)年1月", ("period", "2025-01-01/2025-01-31")),
        ("违反《2022年版权(修订)条例》", ("note", "")),
        ("《2022年贸易报告》显示", ("period", "2022-01-01/2022-12-31")),
        ("自新例去年5月生效后,", ("period", "2024-05-01/2025-03-31")),
        ("去年11月启动的整治行动清理摊点", ("period", "2024-11-01/2025-03-31")),
        ("去年11月启动的仪式上", ("note", "2024-11-01/2024-11-30")),
    ],
)
def test_twelve_months_laws_and_campaigns_by_their_start(text: str, expected: tuple[str, str]) -> None:
    assert read(text) == [expected]


def test_quarter_before_is_one_time() -> None:
    assert read("比上一季度的20件多") == [("basis", "2024-10-01/2024-12-31")]
    assert read("达到2024年全年的八成") == [("basis", "2024-01-01/2024-12-31")]
    assert read("涉及2024年全年的案件") == [("period", "2024-01-01/2024-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自去年8月起实施的抽查,截至今年2月底", "2024-08-01/2025-02-28"),
        ("本财年前八个月(2024年4月至2024年11月)", "2024-04-01/2024-11-30"),
        ("国庆黄金周查获", "2024-10-01/2024-10-07"),
        ("暑期两个月查获", "2024-07-01/2024-08-31"),
    ],
)
def test_seasons_and_stretches_said_exactly(text: str, expected: str) -> None:
    assert read(text)[-1] == ("period", expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年底启动的“清源”排查已完成", ("period", "2024-12-01/2025-03-31")),
        ("去年3月成立的“清源”法庭", ("note", "2024-03-01/2024-03-31")),
        ("去年3月开展的“拔点”会战", ("period", "2024-03-01/2024-03-31")),
        ("2024年同季,", ("period", "")),
    ],
)
def test_what_was_started_goes_on_and_what_was_carried_out_does_not(
    text: str, expected: tuple[str, str]
) -> None:
    assert read(text) == [expected]


def test_the_year_of_the_era_in_brackets_behind_this() -> None:
    (found,) = whens("本(113)年1月查獲41件")
    assert found.period == Period(date(2024, 1, 1), date(2024, 1, 31))
