"""Chinese statements of change: bound to what they change, with direction, or figures of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.spans import Draft, Shape
from tests.chinese import read
from tests.reading import document


def changes(text: str) -> list[tuple[Decimal, str | None]]:
    """Each change with the figure it belongs to, as printed."""
    drafts = read(text).drafts
    return [(d.number.value.normalize(), _base(text, drafts, d)) for d in drafts if d.shape is Shape.RATE]


def _base(text: str, drafts: tuple[Draft, ...], draft: Draft) -> str | None:
    return None if draft.change_of is None else drafts[draft.change_of].printed.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("查处案件320件,同比增长12%", [(12, "320件")]),
        ("罚款80万元,下降4.5%", [(Decimal("-4.5"), "80万元")]),
        ("查处案件320件(+12%)", [(12, "320件")]),
        ("查处案件320件 ⬇12%", [(-12, "320件")]),
        ("增长12%,达320件", [(12, "320件")]),
        ("查获320件,较上年的208件增长53.8%", [(Decimal("53.8"), "320件")]),
        ("案件320件(含旧存30件),比上年下降1%", [(-1, "320件")]),
        ("受理30件,办结28件,同比分别上升5%和7%", [(5, "30件"), (7, "28件")]),
        ("受理30件,办结28件,分别上升5%、下降7%", [(5, "30件"), (-7, "28件")]),
        ("受理30件,办结28件,分别上升5%和持平", [(5, "30件")]),
        ("受理30件,同比上升5%,环比下降7%", [(5, "30件"), (-7, "30件")]),
        ("民事、刑事、行政案件分别为30件、20件和10件,前两类同比分别增长8%和19%", [(8, "30件"), (19, "20件")]),
        ("三年分别为30件、20件和10件,后两年同比分别下降8%和19%", [(-8, "20件"), (-19, "10件")]),
        ("案件30件、抓获嫌疑人50名,案件数、抓获人数分别上升8%和9%", [(8, "30件"), (9, "50名")]),
        ("扣留30件,估值90万元;件数减少8%,估值却上升9%", [(-8, "30件"), (9, "90万元")]),
        ("批捕12人,提起公诉30件、90人,其中起诉人数上升5%", [(5, "90人")]),
        ("批捕12人,提起公诉30件、90人,其中不捕人数上升5%", [(5, None)]),
        ("立案90人,起诉40人,比2018年选举时的80人和50人分别增加5%和减少7%", [(5, "90人"), (-7, "40人")]),
        ("案件30件、嫌疑人50人,人数上升10%", [(10, "50人")]),
        ("案件30件,翻了一番", [(100, "30件")]),
        ("案件30件,是上年的1.5倍", [(50, "30件")]),
        ("案件30件,增长1.2倍", [(120, "30件")]),
        ("案件30件,发案率下降3%", [(-3, None)]),
        ("盗窃、诈骗案件同比分别下降5%、6%", [(-5, None), (-6, None)]),
        ("投诉量实现了30%的增长", [(30, None)]),
        ("新增登记30件,占30%", []),
        ("降至30%", []),
        ("件数占比高达30%", []),
        ("案件320件,和上年的340起相比减少1%", [(-1, "320件")]),
        ("案件320件,2022年为340件,减少1%", [(-1, "320件")]),
        ("案件320件,上年同期为340件,减少1%", [(-1, "320件")]),
        ("案件340件,去年为320件,其中刑事30件,减少1%", [(-1, "30件")]),
        ("罚款减少约一半,仅为30万元", [(-50, "30万元")]),
        ("案件猛增三倍多,至320件", [(300, "320件")]),
        ("案件30件,几乎是上年的两倍", [(100, "30件")]),
        ("案件从2020年的20件升至2023年的30件,今年前三季度则为25件,减少4%", [(-4, "25件")]),
        ("案件30件,四年增长5倍", [(500, "30件")]),
        ("罚款增长50%,由60万元增至90万元", [(50, "90万元")]),
        ("罚款翻了近一番,从60万元增至90万元", [(100, "90万元")]),
        ("2023年投诉30件,2022年投诉20件,同比上升50%", [(50, "30件")]),
        ("案件30件,季增6.1%", [(Decimal("6.1"), "30件")]),
        ("案件30件,在上年20件的基础上又增长50%", [(50, "30件")]),
        ("案件30件,连续三年保持10%以上的增长", [(10, "30件")]),
        ("立案30件,结案20件,两项指标同比分别增长5%和7%", [(5, "30件"), (7, "20件")]),
        ("立案数年均增长18%,2023年达到30件", [(18, "30件")]),
        ("立案30件、罚单20张,前者增长5%,后者减少7%", [(5, "30件"), (-7, "20张")]),
        ("案件30件,好在比上年降了5%", [(-5, "30件")]),
        ("查获案件30件,货物900件,与上年(20件、800件)比较,分别增长50%及13%", [(50, "30件"), (13, "900件")]),
        ("与上年的20起、800件相比,件数增加两成", [(20, None)]),
        ("罪案320起,比上年的20起多六倍", [(600, "320起")]),
        ("追回130万元,比2022年多追回31%", [(31, "130万元")]),
        ("比例由2021年的1.9%降为1.1%", []),
        ("接获90宗,当中投诉70宗、查询20宗,总数较上年上升22%", [(22, "90宗")]),
        ("立案30件,同比升幅为5%", [(5, "30件")]),
    ],
)
def test_rates(text: str, expected: list[tuple[object, str | None]]) -> None:
    assert changes(text) == [(Decimal(str(value)).normalize(), base) for value, base in expected]


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("结案率93%,同比上升1.3个百分点", "1.3", None),
        ("查扣186批,批数比上年少12批", "-12", None),
        ("不合格率比上年同期下降0.6个百分点", "-0.6", None),
        ("案件30件,同比减少4件", "-4", None),
        ("与上年相比,案件增加了4件", "4", None),
        ("收案30件,同比多收4件", "4", None),
        ("收案30件,同比少收4件", "-4", None),
        ("事故21起、死亡29人,同比减少3起、6人", "-6", None),
    ],
)
def test_differences(text: str, value: str, base: str | None) -> None:
    drafts = read(text).drafts
    draft = drafts[-1]
    assert (draft.shape, draft.number.value, _base(text, drafts, draft)) == (
        Shape.DIFFERENCE,
        Decimal(value),
        base,
    )


def test_points_of_a_rate_are_in_percent() -> None:
    (draft,) = read("不合格率同比下降0.6个百分点").drafts
    assert draft.unit == "percent"


@pytest.mark.parametrize(
    ("text", "value", "transformation"),
    [
        ("噪声投诉同比下降12%。", "12", "change-size"),
        ("噪声投诉同比增长12%。", "12", "change-size"),
        ("全年比上年减少30件。", "30", "change-size"),
    ],
)
def test_change_told_alone_is_of_the_size_that_is_printed(text: str, value: str, transformation: str) -> None:
    figure = document(text, "zh").figures[0]
    assert (figure.value, figure.transformation) == (Decimal(value), transformation)


def test_fall_of_a_level_that_is_given_is_negative() -> None:
    assert document("投诉30件,同比下降12%。", "zh").figures[1].value == -12


@pytest.mark.parametrize("text", ["新增案件12件", "比赛12场", "增派警力12人"])
def test_levels_beside_words_of_change_stay_levels(text: str) -> None:
    (draft,) = read(text).drafts
    assert draft.shape is Shape.LEVEL


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("查获案件30起、商品900件。与上年的20起、800件相比,件数增加近两成。", ["900件"]),
        ("立案30件,罚款90万元。与上年相比,立案数多了20件,增幅36%。", ["30件"]),
        ("立案30件,罚款90万元。罚款金额同比增长5%。", ["90万元"]),
        ("立案30件,罚款90万元。盗窃警情同比增长5%。", ["5%"]),  # a figure of its own
    ],
)
def test_rate_of_what_an_earlier_sentence_counts(text: str, bases: list[str]) -> None:
    figures = document(text, "zh").figures
    rates = [figure for figure in figures if figure.unit == "percent" and figure.change_of is not None]
    assert [figures[rate.change_of or 0].printed.of(text) for rate in rates] == bases


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("扣留货物41批、300件,扣留批次比上年增长24%。", "41批"),
        ("检获物品126件,市值4亿元,金额上升58%。", "4亿元"),
        ("开立调查共13396宗,较2022年的9908宗增加3488宗,升幅为35%。", "13396宗"),
    ],
)
def test_rate_changes_what_its_subject_is_counted_in(text: str, base: str) -> None:
    drafts = read(text).drafts
    rate = next(draft for draft in drafts if draft.shape is Shape.RATE)
    assert rate.change_of is not None
    assert drafts[rate.change_of].printed.of(text) == base


def test_a_count_led_from_one_number_to_another_has_no_rate() -> None:
    drafts = read("走私案由前年的21宗减至9宗。").drafts
    assert [draft.shape for draft in drafts] == [Shape.LEVEL, Shape.LEVEL]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("查扣312批次、184件,案值23万元,批次和件数分别增长21%和9%。", ["312批次", "184件"]),
        ("事故13件,死亡9人,沉船7艘,件数、人数、沉船数分别下降18%、30%、12%。", ["13件", "9人", "7艘"]),
        ("扣货41批,同比增长9%。", ["41批"]),
    ],
)
def test_rates_of_named_amounts_belong_to_the_levels_of_these_names(text: str, bases: list[str]) -> None:
    drafts = read(text).drafts
    rates = [draft for draft in drafts if draft.shape is Shape.RATE]
    found = [drafts[rate.change_of].printed.of(text) for rate in rates if rate.change_of is not None]
    assert found == bases


def test_named_rates_find_the_levels_of_the_sentence_before() -> None:
    text = "共下达处罚决定书58份,罚没款数额总计43亿元。处罚决定书份数和罚没款数额分别下降14%和22%。"
    changed = {f.change_of: f"{f.value:f}" for f in document(text, "zh").figures if f.change_of is not None}
    assert changed == {0: "-14", 1: "-22"}


def test_rate_of_a_part_of_the_year_is_not_that_of_all_of_it() -> None:
    drafts = read("全年受理举报21件,四季度涉网举报比三季度减少17%。").drafts
    assert [draft.change_of for draft in drafts] == [None, None]


def test_more_of_it_needs_no_words_of_comparison() -> None:
    drafts = read("诈骗案2170起,多了16%。").drafts
    assert (drafts[1].shape, drafts[1].change_of) == (Shape.RATE, 0)


def test_rate_behind_its_level_does_not_lead_to_what_there_is_besides() -> None:
    text = "有效量达91件,同比增长4%,共有117个国家的企业申请。"
    drafts = read(text).drafts
    assert [d.change_of for d in drafts if d.shape is Shape.RATE] == [0]
