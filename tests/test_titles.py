"""Titles and labels of a document."""

from __future__ import annotations

import pytest

from kg.extract.titles import is_label, title_of
from kg.model import Block, BlockKind, Document, Metadata, Span


def document(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH, title: str | None = None) -> Document:
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    blocks = [Block(kind, Span(at, at + len(line))) for at, line in zip(starts, lines, strict=True)]
    return Document("a.txt", "\n".join(lines), "zh", tuple(blocks), metadata=Metadata(title=title))


def printed(found: Document) -> str | None:
    block = title_of(found)
    return None if block is None else block.span.of(found.text)


def test_title_of_the_metadata_is_found_behind_a_rubric() -> None:
    assert (
        printed(document("第3期", "“清湖”行动总结", "正文。", title="“清湖”行动总结(摘要)"))
        == "“清湖”行动总结"
    )


def test_heading_that_opens_the_text_is_its_title() -> None:
    assert printed(document("年度工作概况", kind=BlockKind.HEADING)) == "年度工作概况"


def test_paragraph_that_opens_the_text_is_none() -> None:
    assert printed(document("年度工作概况")) is None


def test_short_part_of_a_title_is_none() -> None:
    assert printed(document("年报", "正文。", title="某某市市场监督管理年报")) is None


def test_document_without_blocks_has_no_title() -> None:
    assert title_of(document()) is None


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("03 “清湖行动2024”", False, True),
        ("查处案件30件", True, False),
        ("工作平稳推进。", False, False),
        ("Operation Heron", False, False),
        ("一个很长很长的段落没有句号但是也不是标签因为它实在太长了", False, False),
        ("  ", False, False),
    ],
)
def test_label(text: str, figures: bool, expected: bool) -> None:
    assert is_label(Block(BlockKind.PARAGRAPH, Span(0, len(text))), text, figures=figures) is expected


def test_heading_is_no_label() -> None:
    assert not is_label(Block(BlockKind.HEADING, Span(0, 4)), "工作概况", figures=False)
