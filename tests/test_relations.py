"""Relations besides figures: each with an example and a counter-example in both languages, through extract()."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import iris
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Extraction, Kind, Metadata, Span


def read(text: str) -> Extraction:
    language = "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else "en"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    return extract(
        Document("note.txt", text, language, blocks, Metadata(title="Note", date="2024-05-01")),
        load_lexicon(),
    )


def stated(text: str) -> set[str]:
    """What a text states, as "subject predicate object"; what it cites is tested apart."""
    return {
        f"{r.subject.label} {r.predicate.replace('#', '/').rsplit('/', 1)[1]} {r.object.label}"
        for r in read(text).relations
        if r.subject.kind is not Kind.DOCUMENT
    }


EXAMPLES = {
    # a body issues a report
    "The Food Standards Agency published the Annual Report on Food Crime (2023) in June.": {
        "Annual Report on Food Crime (2023) publisher Food Standards Agency"
    },
    "The Annual Report on Customs Enforcement was issued by the World Customs Organization.": {
        "Annual Report on Customs Enforcement publisher World Customs Organization"
    },
    "In March the Environment Agency released its first waste crime report.": {
        "first waste crime report (Environment Agency) publisher Environment Agency"
    },
    "According to the status report that the Food Standards Agency published in May, cases rose.": {
        "status report (Food Standards Agency) publisher Food Standards Agency"
    },
    "市场监管总局发布《中国反垄断执法年度报告(2023)》。": {
        "中国反垄断执法年度报告(2023) publisher 国家市场监督管理总局"
    },
    "最高检公布的白皮书梳理了三年的办案情况。": {"白皮书 (最高人民检察院) publisher 最高人民检察院"},
    # a body leads a campaign
    "The Environment Agency launched Operation Clean Stream in 2023.": {
        "Operation Clean Stream leadAgency Environment Agency"
    },
    "Interpol's Operation Pangea netted 300 arrests.": {
        "Operation Pangea leadAgency International Criminal Police Organization"
    },
    "The police said Europol had led Operation Iron Gate.": {
        "Operation Iron Gate leadAgency European Union Agency for Law Enforcement Cooperation"
    },
    "Operation Iron Gate ran in May. It was coordinated by Interpol and targeted counterfeit toys.": {
        "Operation Iron Gate leadAgency International Criminal Police Organization"
    },
    "公安部部署开展“昆仑2023”专项行动。": {"“昆仑”专项行动 leadAgency 公安部"},
    "由生态环境部牵头的“清废2024”专项行动查处案件120件。": {"清废2024 leadAgency 生态环境部"},
    "“护农2023”专项行动由农业农村部、公安部联合发起。": {
        "护农2023 leadAgency 农业农村部",
        "护农2023 leadAgency 公安部",
    },
    # a body carries out a campaign that another leads
    "Hangzhou Customs carried out the Longteng campaign throughout the year.": {
        "Longteng campaign participant Hangzhou Customs"
    },
    "杭州市市场监督管理局深入开展“铁拳”行动。": {
        "“铁拳”行动 participant 杭州市市场监督管理局",
        "杭州市市场监督管理局 spatial 杭州",
    },
    # bodies take part
    "The Ministry of Public Security and the General Administration of Customs took part in Operation Pangea.": {
        "Operation Pangea participant Ministry of Public Security",
        "Operation Pangea participant General Administration of Customs",
    },
    "Operation Silver Heron, led by the National Crime Agency and supported by Interpol, ended in May.": {
        "Operation Silver Heron leadAgency National Crime Agency",
        "Operation Silver Heron participant International Criminal Police Organization",
    },
    "In Operation Pangea, the Food and Drug Administration seized 200 parcels.": {
        "Operation Pangea participant Food and Drug Administration"
    },
    "公安部、海关总署参加了“剑网”专项行动。": {
        "“剑网”专项行动 participant 公安部",
        "“剑网”专项行动 participant 海关总署",
    },
    "“国门利剑2023”联合专项行动由海关总署牵头,公安部、市场监管总局等部门配合。": {
        "国门利剑2023 leadAgency 海关总署",
        "国门利剑2023 participant 公安部",
        "国门利剑2023 participant 国家市场监督管理总局",
    },
    "海关总署牵头、公安部参加的“国门利剑”联合行动查获案件30起。": {
        "国门利剑 leadAgency 海关总署",
        "国门利剑 participant 公安部",
    },
    "在“剑网2023”专项行动中,国家版权局查处案件300件。": {"“剑网”专项行动 participant 国家版权局"},
    # bodies act together
    "The Border Force, together with the National Crime Agency, searched 20 warehouses.": {
        "Border Force actsWith National Crime Agency"
    },
    "The Food and Drug Administration and Interpol jointly seized 200 parcels.": {
        "Food and Drug Administration actsWith International Criminal Police Organization"
    },
    "公安部会同海关总署查获假烟20万条。": {"公安部 actsWith 海关总署"},
    "税务总局与公安部联合查处虚开发票案件200起。": {"国家税务总局 actsWith 公安部"},
    # what a campaign or a body focuses on
    "Operation Pangea targeted counterfeit medicines and medical devices.": {
        "Operation Pangea focusesOn drugs",
        "Operation Pangea focusesOn medical devices",
    },
    "The Iron Fist campaign put fertilisers first.": {"Iron Fist campaign focusesOn fertilizers"},
    "Operation Iron Gate, an international drive against counterfeit medicines, led to 30 arrests.": {
        "Operation Iron Gate focusesOn drugs"
    },
    "“铁拳”行动聚焦食品、药品和儿童用品。": {
        "“铁拳”行动 focusesOn 食品",
        "“铁拳”行动 focusesOn 药品",
        "“铁拳”行动 focusesOn 儿童用品",
    },
    "“铁拳”行动把化肥作为重点。": {"“铁拳”行动 focusesOn 化肥"},
    "面向寄递渠道的“蓝网行动”于3月结束。": {"“蓝网行动” focusesOn 寄递"},
    # on which law a body acts
    "The General Administration of Customs seized 300 parcels pursuant to Article 16 of the Customs Law.": {
        "General Administration of Customs legalBasis Customs Law"
    },
    "Under the Customs Law, the General Administration of Customs seized 300 parcels.": {
        "General Administration of Customs legalBasis Customs Law"
    },
    "Section 801 of the Controlled Goods Act lets the Food and Drug Administration destroy drugs.": {
        "Food and Drug Administration legalBasis Controlled Goods Act"
    },
    "市场监管总局依据《反垄断法》对3家企业罚款200万元。": {"国家市场监督管理总局 legalBasis 反垄断法"},
    # supervision
    "The Supreme People's Procuratorate supervised the Ministry of Public Security in 30 cases.": {
        "Supreme People's Procuratorate supervises Ministry of Public Security"
    },
    "Under the guidance of the Ministry of Public Security, the General Administration of Customs acted.": {
        "Ministry of Public Security supervises General Administration of Customs"
    },
    "检察机关监督公安机关立案30件。": {"全国检察机关 supervises 全国公安机关"},
    "在公安部指导下,海关总署破获案件30起。": {"公安部 supervises 海关总署"},
    # cases handed over
    "The Environment Agency referred 30 cases to the National Crime Agency.": {
        "Environment Agency transfersTo National Crime Agency"
    },
    "市场监管部门向公安机关移送案件30件。": {"全国市场监管部门 transfersTo 全国公安机关"},
    "市场监管部门移送公安机关30件。": {"全国市场监管部门 transfersTo 全国公安机关"},
    # members and parts
    "The Joint Fraud Task Force brings together the National Crime Agency, Border Force and Europol.": {
        "Joint Fraud Task Force hasMember National Crime Agency",
        "Joint Fraud Task Force hasMember Border Force",
        "Joint Fraud Task Force hasMember European Union Agency for Law Enforcement Cooperation",
    },
    "The Border Force is a member of the Joint Fraud Task Force.": {
        "Joint Fraud Task Force hasMember Border Force"
    },
    "The Fraud Squad is part of the National Crime Agency and closed 20 cases.": {
        "Fraud Squad subOrganizationOf National Crime Agency"
    },
    "全国打击侵权假冒工作领导小组由公安部、海关总署等部门组成。": {
        "全国打击侵犯知识产权和制售假冒伪劣商品工作领导小组 hasMember 公安部",
        "全国打击侵犯知识产权和制售假冒伪劣商品工作领导小组 hasMember 海关总署",
    },
    # places
    "The European Union Intellectual Property Office, based in Spain, counted 20 cases.": {
        "European Union Intellectual Property Office spatial Spain"
    },
    "国际刑警组织总部位于法国。": {"国际刑事警察组织 spatial 法国"},
    # one body after another
    "The State Administration for Market Regulation replaced the State Administration for Industry and Commerce.": {
        "State Administration for Market Regulation replaces State Administration for Industry and Commerce"
    },
    "国家工商行政管理总局并入国家市场监督管理总局。": {"国家市场监督管理总局 replaces 国家工商行政管理总局"},
}
COUNTER_EXAMPLES = [
    # planned, denied, asked, supposed
    "The Food Standards Agency will publish the Annual Report on Food Crime (2024) next year.",
    "The Food Standards Agency has not published the Annual Report on Food Crime (2024).",
    "最高人民法院拟发布《知识产权审判白皮书》。",
    "市场监管总局尚未发布《中国反垄断执法年度报告(2023)》。",
    "The Environment Agency plans to launch Operation Clean Stream in 2025.",
    "Operation Clean Stream was not led by the Environment Agency.",
    "公安部拟于明年启动“昆仑2025”专项行动。",
    "海关总署没有部署“龙腾2025”行动。",
    "Did the police take part in Operation Pangea?",
    "The police did not join Operation Pangea.",
    "公安部是否参加了“剑网”专项行动?",
    "“铁拳”行动将聚焦食品。",
    "Operation Pangea may target toys.",
    "The Environment Agency did not refer any cases to the National Crime Agency.",
    "The National Food Crime Unit is not part of the Border Force.",
    "If the Food Standards Agency joined Operation Pangea, cases would rise.",
    # named side by side
    "The Border Force searched 20 warehouses without the National Crime Agency.",
    "The Environment Agency and the National Crime Agency counted 20 cases each.",
    "海关总署、公安部通报了“龙腾”行动的情况。",
    "公安部查处案件30件,海关总署查处案件20件。",
    # no body that acts
    "根据《商标法》,行为人可被罚款。",
    "Under Article 60 of the Trademark Law, fines may reach 50,000 yuan.",
    "A further 391 persons were reported to judicial authorities.",
    "The group moved from Spain to France.",
    "货物由法国运往中国。",
    # more than in another campaign
    "The Border Force seized 80% more than in Operation Pangea.",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_a_sentence_states(text: str) -> None:
    assert stated(text) == EXAMPLES[text]


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_what_a_sentence_does_not_state(text: str) -> None:
    assert stated(text) == set()


def test_the_evidence_is_the_sentence() -> None:
    text = "Nothing here. The Environment Agency launched Operation Clean Stream in 2023. Nor here."
    (relation,) = read(text).relations
    assert relation.sentence.of(text) == "The Environment Agency launched Operation Clean Stream in 2023."


def test_what_stands_in_another_sentence_is_less_sure() -> None:
    text = "Operation Iron Gate ran in May. It was coordinated by Interpol."
    (relation,) = read(text).relations
    near = read("Interpol coordinated Operation Iron Gate.").relations[0]
    assert relation.confidence < near.confidence


def test_a_document_cites_the_reports_it_names_once() -> None:
    title = "the Annual Report on Food Crime (2023)"
    text = f"According to {title}, cases rose. It is as {title} says."
    cited = [
        (r.subject.kind, r.object.label) for r in read(text).relations if r.subject.kind is Kind.DOCUMENT
    ]
    assert cited == [(Kind.DOCUMENT, "Annual Report on Food Crime (2023)")]


def test_a_report_without_a_title_is_of_its_document_only() -> None:
    one, other = (
        read(f"In {month} the Environment Agency released its waste crime report.").relations[0].subject.iri
        for month in ("March", "April")
    )
    assert one != other


def test_a_joint_body_keeps_its_members() -> None:
    figure = read("The Border Force and the National Crime Agency seized 200 parcels.").figures[0]
    assert figure.agency is not None
    assert {member.label for member in figure.agency.members} == {"Border Force", "National Crime Agency"}
    assert figure.agency.iri == iris.joint_body(member.iri for member in figure.agency.members)


@pytest.mark.parametrize(
    ("text", "law"),
    [
        (
            "The Mumbai Police of India charged 30 persons under the Trade Marks Act 1999.",
            "Trade Marks Act 1999",
        ),
        ("公安机关依照《反电信网络诈骗法》查处案件30件。", "反电信网络诈骗法"),
    ],
)
def test_a_law_is_known_by_its_form(text: str, law: str) -> None:
    assert {r.object.label for r in read(text).relations if r.object.kind is Kind.LAW} == {law}


PIECES = st.sampled_from(
    [word for text in [*EXAMPLES, *COUNTER_EXAMPLES] for word in text.replace("。", "。 ").split()]
    + ["together with", "by", "由", "会同", "under", ",", ";", "the", "、", "(", "《", "“"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_no_mixture_of_words_breaks_the_rules(text: str) -> None:
    for relation in read(text).relations if text else ():
        assert relation.subject.iri != relation.object.iri
        assert 0 <= relation.sentence.start < relation.sentence.end <= len(text)
