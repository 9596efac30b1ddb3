"""Parts told from their whole, members of a list told from each other, and the basis of a change."""

from __future__ import annotations

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Figure, Period, Span


def figures(text: str, language: str = "en") -> tuple[Figure, ...]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return extract(Document("a.txt", text, language, (block,)), load_lexicon()).figures


def parts(text: str, language: str = "en") -> list[tuple[str, str | None, int | None]]:
    found = figures(text, language)
    return [(f.printed.of(text), None if f.part is None else f.part.label, f.part_of) for f in found]


def test_a_part_behind_its_marker() -> None:
    text = "In 2024 the police opened 450 cases, of which 160 concerned boats."
    assert parts(text) == [("450 cases", None, None), ("160", "concerned boats", 0)]


def test_a_part_before_its_marker() -> None:
    text = "In 2024 the police opened 450 cases, 160 of them criminal."
    assert parts(text) == [("450 cases", None, None), ("160", "criminal", 0)]


def test_a_part_in_the_next_sentence() -> None:
    text = "In 2024 the police opened 450 cases. Of these, 160 cases went to court."
    assert [of for _, _, of in parts(text)] == [None, 0]


def test_a_part_in_chinese() -> None:
    text = "2024年,全国海关查扣侵权货物450批,其中夜间查获160批。"
    assert parts(text, "zh") == [("450批", None, None), ("160批", "夜间查获", 0)]


def test_what_is_larger_than_the_whole_is_no_part() -> None:
    text = "In 2024 the police opened 450 cases, including 1,600 cases from the year before."
    assert [of for _, _, of in parts(text)] == [None, None]


def test_another_unit_is_no_part() -> None:
    text = "2024年,全国海关查扣侵权货物450批,其中涉案金额160元。"
    assert [of for _, _, of in parts(text, "zh")] == [None, None]


def test_a_part_ends_with_the_semicolon() -> None:
    text = "2024年,全国海关查扣侵权货物450批,其中夜间查获160批;另销毁侵权货物30批。"
    assert [of for _, _, of in parts(text, "zh")] == [None, 0, None]


def test_members_of_a_list_that_differ_in_words_only_are_told_apart() -> None:
    text = "Officers found the yards holding 12 litres of paint, and the sheds holding 3 litres of paint."
    assert [part for _, part, _ in parts(text)] == [
        "Officers found the yards holding",
        "the sheds holding",
    ]


def test_members_without_words_of_their_own_are_counted() -> None:
    text = "Officers tested 12 litres and 3 litres."
    assert [part for _, part, _ in parts(text)] == ["Officers tested", "2/2"]


def test_figures_of_two_periods_need_no_part() -> None:
    text = "In 2024 the police opened 450 cases, compared with 400 cases in 2023."
    assert [part for _, part, _ in parts(text)] == [None, None]


def test_the_same_words_in_another_sentence_are_another_part() -> None:
    one, other = (f"In 2024 the police opened 450 cases and 160 cases in {city}." for city in ("A", "B"))
    mine, theirs = figures(one)[1].part, figures(other)[1].part
    assert mine is not None
    assert theirs is not None
    assert (mine.label, mine.iri != theirs.iri) == (theirs.label, True)


def test_a_change_is_of_the_part_whose_change_it_is() -> None:
    text = "In 2024 the police opened 450 cases, of which 160 concerned boats, up 12%."
    *_, part, rate = figures(text)
    assert rate.change_of == 1
    assert rate.part == part.part


def basis(text: str, language: str = "en") -> Period | None:
    return figures(text, language)[-1].basis


def test_growth_is_measured_against_the_year_before() -> None:
    assert basis("In 2024 the police opened 450 cases, up 12%.") == Period.year(2023)
    assert basis("2024年,全国海关查扣侵权货物450批,同比增长12%。", "zh") == Period.year(2023)


def test_growth_is_measured_against_the_year_named() -> None:
    assert basis("In 2024 the police opened 450 cases, up 12% from 2019.") == Period.year(2019)
    assert basis("2024年,全国海关查扣侵权货物450批,较2019年增长12%。", "zh") == Period.year(2019)


def test_a_level_has_no_basis() -> None:
    assert basis("In 2024 the police opened 450 cases.") is None
