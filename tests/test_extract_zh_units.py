"""What a Chinese figure counts: each rule with a sentence it decides and one it leaves to another."""

from __future__ import annotations

import pytest

from kg.extract.zh.counters import Counter, can_count
from kg.model import Span
from tests.chinese import read

RULES = [
    ("合格率为98.2%", "percent", "percent sign"),
    ("罚没款30万元", "CNY", "currency"),
    ("出动警力320人次", "other:person-time", "counter"),
    ("重量3吨/5吨", "tonne", "counter"),
    ("运抵1200、900吨", "tonne", "counter"),
    ("海关检获2100冒牌手表", "item", "noun of a bare numeral"),
    ("全年案件数为1320", "case", "noun of a bare numeral"),
    ("日均出入境人次达63万", "other:person-time", "counter of the label"),
    ("责令整改网站30个次", "website", "visits to sites"),
    ("走访药店300家次", "inspection", "visits"),
    ("监测网店1300次", "inspection", "checks in times"),
    ("查处30件盗版图书", "item", "noun behind the counter"),
    ("封存3个位于城郊的仓库", "other:den", "noun behind the counter"),
    ("受理案件90件,其中发明专利20件", "case", "kind in a breakdown"),
    ("捣毁窝点12个", "other:den", "noun in front"),
    ("关闭网站(含App)共计18个", "website", "noun in front"),
    ("受理投诉73件,办结55件", "other:complaint", "next stage of the same"),
    ("全年批准逮捕45件", "case", "verb of procedure in front"),
    ("行政处罚45件", "case", "verb of procedure in front"),
    ("在货舱起获310件", "item", "verb of seizure in front"),
    ("全市共抽验585件", "other:sample", "verb of testing in front"),
    ("走私普通货物罪14件", "case", "offence or law in front"),
    ("查扣50批、9000件", "item", "pieces of a batch"),
    ("公布案例5批60件", "case", "pieces of a batch"),
    ("专利授权90件,商标有效注册量为40件", "trademark", "noun of its own subject"),
    ("专利授权90件,最终驳回量为40件", "patent", "elided head"),
    ("投诉量翻了一番,达90件", "other:complaint", "noun of the clause before"),
    ("排查渡船120座", "other:渡船", "unknown noun in front"),
    ("口岸组截获走私假发片120支", "item", "default of the counter"),
    ("投诉由30件陡升到90件", "other:complaint", "elided head"),
    ("监督检查场所6914处", "other:site", "noun in front"),
    ("接种无证疫苗20剂", "other:dose", "counter"),
    ("捣毁非法工厂4座", "other:den", "noun in front"),
    ("商标侵权判决31份", "other:document", "default of the counter"),
    ("截获药品20剂", "other:dose", "counter"),
    ("核查机关、企业计算机26台", "other:equipment", "noun in front"),
    ("提出检控93宗", "case", "verb of procedure in front"),
    ("来自14个国家的警察", "country", "noun behind the counter"),
    ("巡查网站20个次", "website", "visits to sites"),
    ("巡查网站20家次", "inspection", "visits"),
    ("作品登记90件,其中摄影作品20件", "registration", "kind in a breakdown"),
    ("警犬队执行任务20次", "operation", "noun in front"),
    ("查获抗疟药90盒", "other:box", "counter"),
    ("销毁了23卡车假药", "other:truckload", "counter"),
    ("专班只有6个人", "person", "counter"),
    ("发现伪造酒水灌装点9个", "other:place", "unknown noun in front"),
    ("接获调查指令28份", "other:order", "noun in front"),
    ("收到并购申报13件", "other:notification", "noun in front"),
    ("法院定罪31宗", "other:conviction", "convictions"),
    ("私烟方面,检获31支", "other:cigarette", "sticks of tobacco"),
    ("检获私烟,另有电筒31支", "item", "default of the counter"),
    ("每10万名职工3.6人", "other:rate", "rate for so many"),
    ("检查90次,各州完成36次", "inspection", "next stage of the same"),
    ("发出措施命令31件", "other:order", "noun in front"),
    ("受影响人数逾31", "person", "counter of the label"),
    ("违反伏休规定31件", "case", "offence or law in front"),
    ("每千名雇员的伤亡率为11.0", "other:rate", "rate without a sign"),
    ("巡查90个装修及维修工作场所", "other:workplace", "noun behind the counter"),
    ("实地查验31次", "inspection", "noun in front"),
    ("作出裁决31件", "other:decision", "noun in front"),
    ("备案申请90件,核准60件", "registration", "granted of what was applied for"),
    ("专利申请90件,撤回60件", "application", "elided head"),
    ("商标受理60件", "application", "noun earlier in the clause"),
    ("发放告知牌20块", "other:board", "ending of the noun in front"),
    ("检查网站20个次", "inspection", "visits"),
    ("完成知识产权扣留20起", "other:seizure", "noun in front"),
    ("实施行政处罚20次", "other:penalty", "noun in front"),
    ("实施行政处罚20件", "other:penalty", "penalties imposed"),
    ("行政处罚20件", "case", "verb of procedure in front"),
    ("查扣占到总件数的七成,为20件", "item", "verb of seizure"),
    ("抽验120件,9件不合格", "other:sample", "elided head"),
    ("查处案件31件,没收玩偶、文化衫等20件", "item", "noun earlier in the clause"),
    ("住建部门入户排查20户", "other:household", "noun in front"),
    ("货运渠道查获720批次,达20万件", "item", "pieces of a batch"),
    ("查扣商品3万批,同比增加17%,共计20万件", "item", "pieces of a batch"),
    ("新建3个智慧哨所", "other:智慧哨所", "unknown noun behind the counter"),
    ("没收服装300件,南区120件", "item", "elided head"),
    ("货物由邮递渠道流入的有30件", "item", "noun earlier in the clause"),
    ("查获的以手机为主,达300件", "item", "noun of the clause before"),
    ("清理后共余30条", "post", "verb of deletion"),
    ("扣押后依规移送上级30件", "case", "verb of procedure"),
    ("整治牌楼120座", "other:牌楼", "unknown noun in front"),
    ("合计120件", "case", "default of the counter"),
    ("案件90件,其中商标30件、技术合同20件", "case", "kind in a breakdown"),
    ("查处案件90件,其中自查40件,群众举报20件", "case", "kind in a breakdown"),
    ("受理投诉中,服装类30件", "other:complaint", "kind in a breakdown"),
    ("快递货物30件,占全部案件三成", "percent", "percent sign"),
    ("网络诈骗30件", "case", "offence or law in front"),
    ("查获演出券20张", "other:出券", "unknown noun in front"),
    ("清除蜂窝20处", "other:蜂窝", "unknown noun in front"),
    ("整顿桌球馆20个", "organisation", "unknown noun in front"),
    ("涉及风筝20件", "item", "ending of the noun in front"),
    ("没收劣质甲板20个", "item", "unknown noun in front"),
    ("没收后封堵炭窑20个", "other:place", "unknown noun in front"),
    ("查扣假冒某品牌滤芯20件", "item", "verb of seizure"),
    ("整改文物点20处", "other:site", "unknown noun in front"),
    ("查获弃置林地20处", "other:site", "unknown noun in front"),
    ("查获药品2亿单位", "item", "noun in front"),
    ("临时查封20处", "other:site", "default of the counter"),
    ("在创新企业设立联络点20个", "other:place", "unknown noun in front"),
    ("扣押未经认证的电视盒子20台", "item", "unknown noun in front"),
    ("截获20个货柜的冒牌服装", "other:container", "noun behind the counter"),
    ("取消20间违规商号的资格", "organisation", "unknown noun behind the counter"),
    ("受理的环境投诉,2019年为20件", "other:complaint", "noun of the clause before"),
    ("案件依地区划分,东关查获30件,西关查获20件", "case", "cases told apart"),
    ("罚款28亿美元(合200亿元),上年是27亿", "USD", "amount of money"),
    ("货值23亿美元,以估值论,手表就有2亿", "USD", "amount of money"),
    ("受理投诉87件,比二季度的64件少", "other:complaint", "unit of the comparison"),
    ("办理案件48件,其中涉地理标志19件", "case", "kind in a breakdown"),
    ("查获假冒商标标识20件", "item", "noun in front"),
    ("查获假冒商标标识20枚", "other:label", "noun in front"),
    ("检查客运站20站次", "inspection", "visits"),
    ("注销微信群20个", "other:group", "noun in front"),
    ("取得84宗定罪", "other:conviction", "noun behind the counter"),
    ("平均浓度为31微克/立方米", "other:concentration", "counter"),
]


@pytest.mark.parametrize(("text", "unit", "rule"), RULES)
def test_rule_decides_the_last_figure(text: str, unit: str, rule: str) -> None:
    draft = read(text).drafts[-1]
    assert (draft.unit, draft.rule) == (unit, rule)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("罚没商品30件", "item"),  # no currency
        ("12家网站", "website"),  # a body by its noun
        ("案件20件,其中商标3件、技术合同90件", "other:document"),  # more than the whole
        ("走访工厂中,服装类30件", "item"),  # no kind of what is spoken of
        ("12家药店", "organisation"),
        ("快递货物30件,在全部案件中领先", "item"),
        ("缴获零件30件", "item"),
        ("约谈平台企业12家", "organisation"),
        ("查获的起诉书12份", "other:document"),
        ("作出行政处罚45件", "other:penalty"),  # the noun, not the verb in it
        ("涉案1240件", "item"),  # not the noun inside the verb
        ("移送公安机关12件", "case"),  # the recipient is not what is counted
        ("犯盗窃罪31宗", "case"),
        ("有效备案的知识产权是28项", "registration"),  # not an unknown noun that goes on from the known one
        ("受理投诉30件,美国18件次之", "other:complaint"),
        ("受理投诉73件,立案查处30件", "case"),  # a stage of its own
        ("授权专利90件,其中发明专利20件", "patent"),
        ("发生火灾12起", "other:fire"),
        ("发生事故12起", "case"),
        ("接到投诉12宗", "other:complaint"),
        ("破获12宗", "case"),
        ("接到7宗怀疑违反《商品说明条例》的投诉", "other:complaint"),  # behind what modifies it
        ("查询系统覆盖42家镇级联社", "organisation"),  # an unknown noun behind, not a known one in front
        ("对42件超出需要的高额索赔不予支持", "case"),
        ("下架应用App218款", "other:app"),
        ("约谈企业29家次", "other:interview"),
        ("案件中展会165件", "case"),
        ("巡查网站12个次", "website"),
        ("采购正版软件300套", "item"),
        ("3个国家和地区", "country"),  # 和 inside the noun ends nothing
        ("27个单位出现事故", "organisation"),  # the verb ends the phrase
        ("处罚30次,劝离12次", "other:劝离"),  # what happens is named by its own verb
        ("查封厂房2600箱成品", "other:carton"),
        ("违反商标法32件", "case"),
        ("扣留进口货物侵犯商标权案件32件", "case"),
        ("拘捕4男", "person"),
        ("在国家公园内被盗猎的有124头", "other:头"),  # 国家 is far, and no animal
        ("未依规定给付工资居首,计20件", "case"),  # the rule is what something is done by
        ("案件增多,东关查获20件", "item"),  # cases that are not told apart
        ("家电卖场20家", "organisation"),
        ("下架贴文30则,另下架20则", "post"),
        ("巡查商店30间次,票控20间", "organisation"),
        ("损失28亿美元,案件27万件", "case"),
    ],
)
def test_unit_of_the_last_figure(text: str, unit: str) -> None:
    assert read(text).drafts[-1].unit == unit


def test_bare_numeral_of_a_comparison_is_of_the_same_unit() -> None:
    drafts = read("损失4亿元,比上年的5亿减少两成").drafts
    assert [draft.unit for draft in drafts] == ["CNY", "CNY", "percent"]


def test_numerals_of_a_row_share_the_counter_of_the_last() -> None:
    drafts = read("传票分别有3084及2269张").drafts
    assert [draft.unit for draft in drafts] == ["other:document", "other:document"]


def test_pieces_in_a_pair_with_persons_are_cases() -> None:
    pieces, persons = read("没收涉及120件350人").drafts
    assert (pieces.unit, pieces.rule) == ("case", "pair of cases and persons")
    assert persons.unit == "person"


@pytest.mark.parametrize(
    ("form", "counts", "unit", "able"),
    [
        ("家", "body", "organisation", False),  # the default, not a noun of its own
        ("家", "body", "website", True),
        ("次", "event", "inspection", True),
        ("次", "event", "item", False),
        ("起", "matter", "other:complaint", True),
        ("件", "thing", "person", False),
        ("瓶", "goods", "registration", False),
        ("个", "any", "person", True),
    ],
)
def test_class_of_a_counter_says_what_it_can_count(form: str, counts: str, unit: str, able: bool) -> None:
    assert can_count(Counter(Span(0, 1), form, counts), unit) is able


def test_without_a_counter_any_noun_can_be_counted() -> None:
    assert can_count(None, "case")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("快递货物30件,占全部案件三成", ["case", "percent"]),
        ("起诉30件40人", ["case", "person"]),
        ("扣留货物30批,涉及2万件", ["batch", "item"]),
        ("立案30起,涉及20件", ["case", "case"]),
        ("处罚机构30家次", ["organisation"]),
        ("走访机构30家次", ["inspection"]),
        ("微生物:5个", ["other:生物"]),
        ("缴获零件30件,3人被捕", ["item", "person"]),
    ],
)
def test_what_stands_behind_decides(text: str, units: list[str]) -> None:
    assert [draft.unit for draft in read(text).drafts] == units
