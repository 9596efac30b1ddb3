"""What a Chinese figure inherits from title, opening sentence and the paragraphs before."""

from __future__ import annotations

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Extraction, Span

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
