"""The layout of plain text: spans over its lines, in order, nothing lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import BlockKind
from kg.read import normalize
from kg.read.layout import blocks_of, shifted
from kg.read.table import headings


def shown(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(text)) for block in blocks_of(text)]


def rows(text: str) -> list[list[tuple[str, bool]]]:
    return [[(c.span.of(text), c.header) for c in block.cells] for block in blocks_of(text) if block.cells]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第三章 知识产权保护", 2),
        ("一、行政执法", 3),
        ("第二部分 司法保护", 2),
        ("Chapter 3 Enforcement", 2),
        ("PART IV Outlook", 2),
        ("3.2 Administrative enforcement", 3),
        ("3.2.1 Market regulation", 4),
        ("## Customs", 2),
        ("What came next", 3),
    ],
)
def test_heading(line: str, level: int) -> None:
    assert shown(f"Title\n\n{line}\n\nA sentence.\n")[1] == ("heading", level, line)


@pytest.mark.parametrize(
    "line",
    [
        "Customs seized 5 items.",
        "12.5 million items were seized",
        "Cases: 14",
        "检察机关批准逮捕逾1.5万人。",
        "3.4.1 First-instance civil filings stood at 450,000.",
    ],
)
def test_no_heading_and_no_item(line: str) -> None:
    assert shown(f"Title\n\n{line}\n")[1] == ("paragraph", 0, line)


@pytest.mark.parametrize("mark", ["-", "*", "•", "1.", "2)", "3、", "(4)", "(5)", "(a)", "(二)"])
def test_list_item(mark: str) -> None:
    line = f"{mark} 12 cases were closed."
    assert shown(f"Title\n\n{line}\n")[1] == ("list-item", 1, line)


def test_first_sentence_is_no_title() -> None:
    assert shown("记者问:请介绍情况。\n")[0][0] == "paragraph"


def test_pipe_table() -> None:
    text = "| Year | Cases |\n|------|------:|\n| 2023 | 1,234 |\n"
    assert rows(text) == [[("Year", True), ("Cases", True)], [("2023", True), ("1,234", False)]]


def test_tab_table() -> None:
    text = "措施\t数量\n关闭网站\t414个\n"
    assert rows(text) == [[("措施", True), ("数量", True)], [("关闭网站", True), ("414个", False)]]


def test_aligned_table() -> None:
    text = "Round      Links     Cases\n2018       1.85 m    544\n2019       1.1 m     450\n"
    assert rows(text)[1:] == [
        [("2018", True), ("1.85 m", False), ("544", False)],
        [("2019", True), ("1.1 m", False), ("450", False)],
    ]


def test_two_tables_are_numbered() -> None:
    text = "a\t1\nb\t2\n\nc\t3\nd\t4\n"
    assert [block.table for block in blocks_of(text)] == [1, 1, 2, 2]


def test_one_line_with_a_gap_is_no_table() -> None:
    assert shown("Title\n\nSigned   Beijing, 5 May.\n")[1][0] == "paragraph"


def test_header_row_and_row_label() -> None:
    assert headings(["措施", "2024年"], first=True) == [True, True]
    assert headings(["Cases", "14"], first=True) == [True, False]
    assert headings(["12", "14"], first=False) == [False, False]
    assert headings(["", "14"], first=False) == [False, False]
    assert headings(["Total 5"], first=True) == [False]


WRAPPED = (
    "Customs officers across the country seized more\n"
    "than 44,000 batches of infringing goods in the\n"
    "year under review, of which 12,000 were found\n"
    "in the post.\n"
)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "Title\n\n" + WRAPPED + "\n" + WRAPPED
    assert [kind for kind, _, _ in shown(text)] == ["heading", "paragraph", "paragraph"]
    assert shown(text)[1][2] == WRAPPED.strip()


def test_wrapped_chinese_is_one_paragraph() -> None:
    line = "全国海关在口岸查扣进出口侵权嫌疑货物6.2万批次,同期核准备案1.9"
    text = f"{line}\n{line}\n{line}\n万件。\n"
    assert [span for _, _, span in shown(text)] == [text.strip()]


def test_list_of_short_lines_is_not_wrapped() -> None:
    text = (
        "Cases: 14\nItems seized: more than 63 000\nEstimated market value: over HK$30 million\nArrests: 5\n"
    )
    assert [span for _, _, span in shown(text)] == text.strip().split("\n")


LINES = st.text(alphabet="a1 |\t\n-.。、一(章#年", max_size=120)


@given(LINES | st.text(max_size=200))
def test_blocks_lie_in_order_inside_the_text(raw: str) -> None:
    text = normalize(raw)
    blocks = blocks_of(text)
    assert all(before.span.end <= after.span.start for before, after in pairwise(blocks))
    assert all(0 <= block.span.start < block.span.end <= len(text) for block in blocks)
    for block in blocks:
        assert all(block.span.contains(cell.span) for cell in block.cells)
        assert all(a.span.end <= b.span.start for a, b in pairwise(block.cells))


@given(LINES)
def test_every_digit_is_in_a_block(raw: str) -> None:
    text = normalize(raw)
    covered = "".join(block.span.of(text) for block in blocks_of(text))
    assert covered.count("1") == text.count("1")


@given(LINES, st.integers(0, 50))
def test_shifting_keeps_the_quotes(raw: str, by: int) -> None:
    text = normalize(raw)
    moved = shifted(blocks_of(text), by)
    assert [b.span.of("x" * by + text) for b in moved] == [b.span.of(text) for b in blocks_of(text)]


@pytest.mark.parametrize("unit", ["a", "1 ", "| ", "a   ", "\t", "一、", "-", "3.2."])
def test_a_long_line_is_one_block_or_none(unit: str) -> None:
    assert len(blocks_of(unit * 300_000)) <= 1


@pytest.mark.parametrize("gap", [" ", "\u3000", "\t", " \u3000", "|"])
def test_a_long_gap_is_searched_once(gap: str) -> None:
    text = f"a{gap * 300_000}b"
    assert [block.span.of(text) for block in blocks_of(text)] == [text]


def test_many_lines() -> None:
    assert len(blocks_of("Seized: 5 items of goods\n" * 100_000)) == 100_000


@pytest.mark.parametrize(("first", "rows"), [("\tCases\tFines\n", 2), ("Cases\tFines\n", 1)])
def test_a_line_that_a_tab_opens_heads_the_table(first: str, rows: int) -> None:
    found = blocks_of(f"{first}Leeds\t40\t9\nYork\t30\t8\n", title=False)
    assert sum(block.kind is BlockKind.TABLE_ROW for block in found) == rows + 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Police seized 410 parcels in May.", ["paragraph"]),
        ("Police seized 410 parcels in May.\n\nTwo men fled.", ["paragraph", "paragraph"]),
        ("The year of Acme Brands Inc.\n\nTwo men fled.", ["heading", "paragraph"]),
        ("2023年查获侵权商品30件", ["paragraph"]),
        ("2023年查获侵权商品30件\n\n全市共办案4起。", ["heading", "paragraph"]),
    ],
)
def test_a_sentence_at_the_top_is_no_title(text: str, kinds: list[str]) -> None:
    assert [block.kind.value for block in blocks_of(text)] == kinds


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("OUR YEAR IN FIGURES (2022)", "heading"),
        ("Results for 2021/22", "heading"),
        ("2023年度执法情况", "heading"),
        ("2022", "paragraph"),
        ("Arrests 2022: 31", "paragraph"),
        ("In 2022 they held 31", "paragraph"),
    ],
)
def test_a_heading_may_name_a_year_but_no_figure(line: str, kind: str) -> None:
    assert blocks_of(f"Title\n\n{line}\n\nA sentence.")[1].kind.value == kind
