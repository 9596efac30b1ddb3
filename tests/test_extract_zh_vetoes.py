"""Chinese numerals that are no statistics, each reason with an example and a figure it must leave alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.spans import Sentence
from kg.extract.zh import LANGUAGE
from kg.model import BlockKind
from tests.chinese import context_of, read

VETOED = [
    ("3、加强巡查", "list marker"),
    ("万国邮联的统计", "part of a name"),
    ("罰金最多5萬元,十幾年沒動", "legal maximum or cap"),
    ("罚款最高可达全球年营业额的4%或者2000万欧元", "legal maximum or cap"),
    ("按上年度销售额的3%至8%计罚", "legal maximum or cap"),
    ("适用500万元以下的法定赔偿", "legal maximum or cap"),
    ("路边摊的只要9.9元", "price"),
    ("标着“9.9元包邮”的美妆", "price"),
    ("九点零三分发出预警", "duration"),
    ("本期印300份", "label, number of a thing"),
    ("扫码答题,满分100分", "label, number of a thing"),
    ("(2)4月起调整抽检方式", "list marker"),
    ("垂询请致+32 2 555 0147", "part of a name or code"),
    ("院报(2023卷)", "year in a name"),
    ("40英尺集装箱", "manner of speaking"),
    ("337条款", "manner of speaking"),
    ("年报分为两部分", "manner of speaking"),
    ("查办百度、知乎等网站", "part of a name"),
    ("客车超过核定人数20%以上的,一次扣分", "threshold"),
    ("对3件或2公斤以下小件货物适用简易程序", "threshold"),
    ("800美元免税额度", "legal maximum or cap"),
    ("一次记12分", "duration"),
    ("线上说明会名额300人", "plan or target"),
    ("每期印数800份", "label, number of a thing"),
    ("一起案件被通报", "indefinite or ordinal"),
    ("数十家商户受罚", "indefinite or ordinal"),
    ("型号为KT-2200的设备", "part of a name or code"),
    ("热线2896 5001", "part of a name or code"),
    ("附件3所列", "label, number of a thing"),
    ("全省排名前5", "rank"),
    ("“昆山100”案件", "part of a name"),
    ("接入12345平台", "part of a name"),
    ("2023春季专项行动", "year in a name"),
    ("对8类商品抽查", "manner of speaking"),
    ("14个部门参加", "manner of speaking"),
    ("上限由14万元调至15万元", "legal maximum or cap"),
    ("计划4月起在7个县试行", "plan or target"),
    ("分四批通报", "number word without a counted noun"),
    ("判赔额过亿元的案件", "indefinite or ordinal"),
    ("于甲海、乙海两个港口拦下货物", "number word without a counted noun"),
    ("买过至少一件仿冒品", "indefinite or ordinal"),
    ("目标值为80%", "plan or target"),
    ("单票超万件大案多发", "threshold"),
    ("三方合计查获货物", "number word without a counted noun"),
    ("每类加收规费6000元", "price"),
    ("较年初定下的100亿元目标尚有差距", "legal maximum or cap"),
    ("平均刑期28个月", "duration"),
    ("将于9月对12个省份督导", "plan or target"),
    ("补贴料达30亿元", "plan or target"),
    ("下一步,整治窝点12个", "plan or target"),
    ("低于0.5%的控制目标", "legal maximum or cap"),
    ("最重1辆超限", "rank"),
    ("专栏6讲述经过", "label, number of a thing"),
    ("五部门联合发文", "manner of speaking"),
    ("处以两倍罚款", "multiple of a sum"),
    ("比全省平均低3个百分点", "distance from another figure"),
    ("年仅19岁", "age"),
    ("年龄介乎24至57岁", "age"),
    ("可处20万元以下罚款", "legal maximum or cap"),
    ("总额以10万元为限", "legal maximum or cap"),
    ("判赔超500万元的49件", "threshold"),
    ("案值5万元以上假烟案件", "threshold"),
    ("损失在2000元或以下", "threshold"),
    ("后果十分严重", "indefinite or ordinal"),
    ("处以销售额1%的罚款", "legal maximum or cap"),
    ("罚款幅度由1万元提高到5万元", "legal maximum or cap"),
    ("检出1.2克/千克", "denominator of a rate"),
    ("酒精含量268毫克/100毫升", "denominator of a rate"),
    ("油价30元/升", "denominator of a rate"),
    ("销售超过50万元的,追究责任", "threshold"),
    ("门槛由4亿提高到8亿元", "legal maximum or cap"),
    ("实现两位数增长", "manner of speaking"),
    ("检查商户;2.发现隐患", "list marker"),
    ("王某等4人非法捕捞", "persons of one case"),
    ("草案中8%的罚款上限", "legal maximum or cap"),
    ("罚款上限为50万元或上一年度营业额5%", "legal maximum or cap"),
    ("大型平台(50万注册用户以上)", "threshold"),
    ("足以装满30辆卡车", "likeness"),
    ("违者最高可判监禁四年或罚款40万元", "legal maximum or cap"),
    ("公布12315数据", "part of a name"),
    ("逮捕一名女子", "indefinite or ordinal"),
    ("合格率低于90%的企业30家", "threshold"),
    ("预计全年挽回损失30万元", "plan or target"),
    ("10人以上集体争议41件", "threshold"),
    ("今(112)年查处", "date"),
    ("每10万人发案率", "denominator of a rate"),
    ("力争合格率达到98%", "plan or target"),
    ("历时9个月", "duration"),
    ("每瓶900元批给烟酒店", "price"),
    ("以1200元的价格批给烟酒店", "price"),
    ("费用约2000卢比一项。", "price"),
    ("罚款6000元至1.5万元不等", "price"),
    ("正货卖七百多元", "price"),
    ("拒绝接受检查者,处18万元罚款", "legal maximum or cap"),
    ("处百分之五十以上五倍以下罚款", "legal maximum or cap"),
    ("损失超过40万卢布即触及门槛", "threshold"),
    ("货值低于135英镑的小包", "threshold"),
    ("判赔案件中八成不足30万卢比", "threshold"),
    ("会员免费,限80人", "plan or target"),
    ("是历年单次第二多", "rank"),
    ("往往只有三五件", "indefinite or ordinal"),
    ("800美元以下小额免税包裹", "threshold"),
    ("未按期登记的,罚款1万元", "legal maximum or cap"),
    ("上述三个完整年度的损失", "manner of speaking"),
    ("主要做了三件事", "number word without a counted noun"),
    ("两国海关会晤", "number word without a counted noun"),
    ("美国337调查统计,337调查趋势", "part of a name"),
    ("电话(02)2376-7000", "part of a name or code"),
    ("14时30分发布", "duration"),
    ("从两方面推进", "manner of speaking"),
    ("再分三组推进", "number word without a counted noun"),
    ("拨打12315或96788举报", "label, number of a thing"),
    ("给予五百元以上五百万元以下的赔偿", "legal maximum or cap"),
    ("20欧元免税额一旦落地", "legal maximum or cap"),
    ("超员20%以上的,吊销执照", "threshold"),
    ("查实的最高奖励5万元", "legal maximum or cap"),
    ("网店开在两千公里外", "distance of a place"),
    ("每斤多卖三四十元", "indefinite or ordinal"),
    ("罚款满百万元的有11家", "indefinite or ordinal"),
    ("罚款满200万元的有11家", "threshold"),
    ("支付周期超过三个月的须监管", "threshold"),
    ("被判200万韩元以上罚金者当选无效", "threshold"),
    ("预计渡运旅客20万人次", "plan or target"),
    ("电话(02)2376-7000转2640", "part of a name or code"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布时间:2024-11-06", {"date"}),
        ("发布时间:2024/11/6", {"date"}),
        ("编号:2024-1106-3", {"part of a name or code"}),
        ("2021年部署巡查", {"date"}),
        ("部署“龙腾行动2021”", {"year in a name"}),
        ("“护航2021”专项行动启动", {"year in a name"}),
    ],
)
def test_a_year_is_a_date_or_part_of_a_name(text: str, expected: set[str]) -> None:
    assert {exclusion.reason for exclusion in read(text).exclusions} == expected


@pytest.mark.parametrize(("text", "reason"), VETOED)
def test_numeral_is_excluded_with_its_reason(text: str, reason: str) -> None:
    assert reason in {exclusion.reason for exclusion in read(text).exclusions}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3起案件", [3]),  # no marker of a list
        ("被判罚款者最高罚12万元", [120000]),
        ("罚款3%", [3]),
        ("去年才罚款9万元", [90000]),
        ("商标案件(+27.3%)", ["27.3"]),
        ("罚没两部手机", [2]),
        ("全年少卖22.9亿欧元", [2290000000]),
        ("新开法定调查8项", [8]),
        ("罚款18万元", [180000]),
        ("货值低于135英镑", [135]),
        ("多了三成,挽回损失逾31亿元", [30, 3100000000]),
        ("查处三件事故", [3]),
        ("25国海关参加", [25]),
        ("没收337冒牌手表", [337]),
        ("数量为12起", [12]),
        ("经核查将3人移送", [3]),
        ("力度最大,查处1起", [1]),
        ("查处药店、书店三百个", [300]),
        ("至少两件", [2]),
        ("移送GB标准外货物22件", [22]),
        ("拦截诈骗电话300次", [300]),  # a counter makes it a count
        ("截获“白牌”手表100块", [100]),
        ("在“夏安”行动中查获“水货”90件", [90]),  # outside the quotations
        ("受理2023件", [2023]),  # a counter behind what looks like a year
        ("查处8种商品", [8]),
        ("查处商户14个", [14]),
        ("数量是上年的3倍", [200]),
        ("比上年低3个百分点", [-3]),
        ("处罚20万元以下小微企业30家", [30]),
        ("罚款310万元", [3100000]),
        ("超过500万元", [5000000]),
        ("超过七成的案件", [70]),  # a share of what stands behind it
        ("每月发布30件", [30]),
        ("合格率达到98%", [98]),
        ("平均审理周期149天", [149]),
        ("得分82.4分", ["82.4"]),
        ("三百余名群众", [300]),
        ("收案30件/结案20件", [30, 20]),
        ("检查企业30家/次", [30]),
        ("保护老字号86个", [86]),
        ("抓获王某等4人", [4]),
        ("处12315件", [12315]),
        ("罚款额度占8%的公司", [8]),
        ("起诉9起,其中一起为公益诉讼", [9, 1]),
        ("逮捕五名男子和一名女子", [5, 1]),
        ("逮捕三男一女", [3, 1]),
        ("热线受理举报2315件", [2315]),
        ("炉温达两百度", [200]),
        ("占20%以上的企业", [20]),
        ("单笔奖励最高为5万元", [50000]),
        ("2.3万件案件", [23000]),
        ("最终1起被禁止", [1]),
        ("巡航两千公里", [2000]),
        ("科处罚款合共20万澳门元", [200000]),
        ("平均审理周期超过三个月", [3]),
        ("预计损失20万元", [200000]),
    ],
)
def test_figure_like_it_is_kept(text: str, values: list[object]) -> None:
    assert [float(draft.number.value) for draft in read(text).drafts] == [float(str(v)) for v in values]


@pytest.mark.parametrize(
    ("heading", "values"),
    [("6 无人机", []), ("4.2 案件查办", []), ("2.1.3 按地区划分", []), ("4.2 万件商品被查扣", [42_000])],
)
def test_the_number_of_a_section_opens_its_heading(heading: str, values: list[int]) -> None:
    context = context_of(heading)
    block = replace(context.document.blocks[0], kind=BlockKind.HEADING)
    reading = LANGUAGE.read(context, Sentence(block.span, block))
    assert [draft.number.value for draft in reading.drafts] == values


def test_bound_is_left_out_and_what_passes_it_is_counted() -> None:
    reading = read("判赔额超500万元的有49件")
    assert [draft.number.value for draft in reading.drafts] == [49]
