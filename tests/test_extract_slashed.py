"""Years joined by a slash in a heading date the figures that slashes join under it."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span

LEXICON = load_lexicon()


def read(language: str, heading: str, *lines: str) -> list[tuple[str, str, str | None]]:
    """Value, period and campaign of each figure under a heading."""
    text = "\n".join((heading, *lines))
    blocks, at = [], 0
    for line in (heading, *lines):
        kind = BlockKind.PARAGRAPH if at else BlockKind.HEADING
        blocks.append(Block(kind, Span(at, at + len(line)), 0 if at else 2))
        at += len(line) + 1
    opening = "总则" if language == "zh" else "Overview"
    shifted = tuple(
        Block(b.kind, Span(b.span.start + len(opening) + 1, b.span.end + len(opening) + 1), b.level)
        for b in blocks
    )
    title = Block(BlockKind.HEADING, Span(0, len(opening)), 1)
    document = Document("a.txt", f"{opening}\n{text}", language, (title, *shifted))
    return [
        (
            str(figure.value),
            f"{figure.period.start.year}-{figure.period.end.year}" if figure.period else "",
            None if figure.campaign is None else figure.campaign.label,
        )
        for figure in extract(document, LEXICON).figures
    ]


@pytest.mark.parametrize(
    ("language", "heading", "line", "expected"),
    [
        ("zh", "查获情况(2023年/2022年)", "香烟:96吨/52吨", [("96", "2023-2023"), ("52", "2022-2022")]),
        ("zh", "查获情况(2022年/2023年)", "香烟:96吨/52吨", [("96", "2022-2022"), ("52", "2023-2023")]),
        ("zh", "查获情况(2023年/2022年)", "香烟:96吨", [("96", "2022-2023")]),
        ("zh", "查获情况(2023年)", "香烟:96吨/52吨", [("96", "2023-2023"), ("52", "2023-2023")]),
        ("zh", "查获情况(2023年/2022年)", "香烟:2021年96吨", [("96", "2021-2021")]),
        (
            "en",
            "Seizures (2023 / 2022)",
            "Cigarettes: 96 cases / 52 cases",
            [("96", "2023-2023"), ("52", "2022-2022")],
        ),
    ],
)
def test_each_figure_of_a_row_is_of_its_year(
    language: str, heading: str, line: str, expected: list[tuple[str, str]]
) -> None:
    found = read(language, heading, line)
    assert [(value, period) for value, period, _ in found] == expected


def test_campaign_of_the_heading_is_that_of_all_of_its_years() -> None:
    found = read("zh", "表1 劣质农资集中销毁活动(2023年/2022年)", "重量:96吨/52吨")
    assert [campaign for _, _, campaign in found] == ["劣质农资集中销毁活动", "劣质农资集中销毁活动"]
