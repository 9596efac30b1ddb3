"""Which figure of an English sentence a time dates, and what the next paragraphs keep of it."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Figure, Metadata, Period, Span


def figures(*paragraphs: str, published: str = "2025-02-10") -> list[Figure]:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    document = Document("a.txt", text, "en", blocks, Metadata(date=published))
    return [f for f in extract(document, load_lexicon()).figures if f.change_of is None]


def years(*paragraphs: str) -> list[tuple[int, int | None]]:
    return [
        (int(figure.value), None if figure.period is None else figure.period.calendar_year)
        for figure in figures(*paragraphs)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 police opened 400 cases, up from 300.", [(400, 2023), (300, 2022)]),
        ("In 2023 police opened 400 cases, against 300 a year earlier.", [(400, 2023), (300, 2022)]),
        ("In 2023 police opened 400 cases, fewer than the 500 recorded in 2019.", [(400, 2023), (500, 2019)]),
        ("In 2023 police opened 400 cases, more than in 2021 (300).", [(400, 2023), (300, 2021)]),
        ("Police opened 300 cases in 2022 and 400 cases in 2023.", [(300, 2022), (400, 2023)]),
        ("Police opened 400 cases and held 90 people in 2023.", [(400, 2023), (90, 2023)]),
        ("In 2023 police opened 400 cases, a step up on 2021, when it was 300.", [(400, 2023), (300, 2021)]),
        (
            "Police opened 400 cases in 2023, a rise on 2021, when 300 were opened.",
            [(400, 2023), (300, 2021)],
        ),
        (
            "Visits numbered 1,200 in 2020, when 30 shops were shut, and 1,500 in 2019.",
            [(1200, 2020), (30, 2020), (1500, 2019)],
        ),
        ("In 2023 police opened 400 cases (a year earlier: 300).", [(400, 2023), (300, 2022)]),
        (
            "Some 412 people were fined in 2021, 388 in 2022 and 501 in 2023.",
            [(412, 2021), (388, 2022), (501, 2023)],
        ),
        (
            "In 2023 police checked 400 shops (2021: 300) and 90 stalls.",
            [(400, 2023), (300, 2021), (90, 2023)],
        ),
        ("In 2023 police brought charges against 12 companies.", [(12, 2023)]),
        ("In 2023 police opened 400 cases, compared with 12 in Spain.", [(400, 2023), (12, 2023)]),
        ("Police opened 400 cases, and the trial will begin in 2026.", [(400, None)]),
        ("Guards took 30 vapes and 41 flutes from 9 shops in 2023.", [(30, 2023), (41, 2023), (9, 2023)]),
    ],
)
def test_the_times_of_a_sentence(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert years(text) == expected


def test_a_basis_does_not_go_on_to_the_next_sentence() -> None:
    text = "In 2023 police opened 400 cases, fewer than the 500 recorded in 2022. They held 90 people."
    assert years(text)[-1] == (90, 2023)


def test_a_point_in_time_holds_for_its_own_sentence() -> None:
    text = "In 2023 police opened 400 cases. At 30 June 2022, 70 cases were pending. They held 90 people."
    assert years(text) == [(400, 2023), (70, 2022), (90, 2023)]


def test_an_earlier_year_that_a_paragraph_comes_to_later_ends_with_it() -> None:
    first = "In 2024 police opened 400 cases."
    second = "Police held 90 people. In 2021 they held 80 people."
    assert years(first, second, "Police searched 60 shops.")[-1] == (60, 2024)


def test_an_earlier_year_with_which_a_paragraph_begins_goes_on() -> None:
    first = "In 2024 police opened 400 cases."
    assert years(first, "In 2021 police held 80 people.", "Police searched 60 shops.")[-1] == (60, 2021)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In 2022/23 the Food Standards Agency opened 400 cases.", "2022-04-01", "2023-03-31"),
        ("In FY2023 U.S. Customs and Border Protection made 400 arrests.", "2022-10-01", "2023-09-30"),
        ("In 2022-23 penalties came to A$400.", "2022-07-01", "2023-06-30"),
    ],
)
def test_a_fiscal_year_begins_where_the_agency_or_the_money_says(text: str, start: str, end: str) -> None:
    (found,) = figures(text)
    assert found.period is not None
    assert (found.period.start.isoformat(), found.period.end.isoformat()) == (start, end)


def test_a_dateline_dates_no_figure() -> None:
    assert years("LEEDS, February 2024 - Police opened 400 cases.") == [(400, None)]


def test_the_opening_paragraph_narrows_the_title_sentence_by_sentence() -> None:
    text = [
        "Raids of 2019",
        "In 2019 police met. The raids, from July to December 2019, closed 40 shops.",
        "They held 9 people.",
    ]
    starts = [0, len(text[0]) + 2, len(text[0]) + len(text[1]) + 4]
    spans = [Span(start, start + len(piece)) for start, piece in zip(starts, text, strict=True)]
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    blocks = tuple(
        Block(kind, span, int(kind is BlockKind.HEADING)) for kind, span in zip(kinds, spans, strict=True)
    )
    found = extract(Document("a.txt", "\n\n".join(text), "en", blocks), load_lexicon()).figures
    assert {figure.period and figure.period.start.month for figure in found} == {7}


def test_a_text_says_itself_where_its_fiscal_years_begin() -> None:
    (found, _) = figures(
        "In 2022/23 police opened 400 cases. In the year ended 30 June 2022 they opened 300 cases."
    )
    assert found.period is not None
    assert found.period.start.isoformat() == "2022-07-01"


def test_a_relative_year_is_that_of_the_text_and_not_of_a_point_in_it() -> None:
    text = (
        "In 2023 police opened 400 cases. As at 1 July 2022, 170 cases were pending "
        "and 90 cases were closed in the year."
    )
    assert years(text)[-1] == (90, 2023)


def test_what_stands_above_the_title_dates_nothing() -> None:
    texts = ["Newsletter 9, Spring 2025", "Raids of 2023", "Police opened 400 cases."]
    text, blocks, at = "\n\n".join(texts), [], 0
    for kind, piece in zip((BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH), texts, strict=True):
        blocks.append(Block(kind, Span(at, at + len(piece)), int(kind is BlockKind.HEADING)))
        at += len(piece) + 2
    document = Document("a.txt", text, "en", tuple(blocks), Metadata(title="Raids of 2023"))
    (found,) = extract(document, load_lexicon()).figures
    assert found.period is not None
    assert found.period.calendar_year == 2023


def test_an_anecdote_in_a_quotation_dates_nothing_else() -> None:
    said = "“We took 12 boxes in May,” said Ada Byron."
    assert years("In 2023 police opened 400 cases.", said, "Police held 90 people.")[-1] == (90, 2023)


def test_a_stretch_up_to_now_holds_for_its_own_sentence() -> None:
    text = "In 2023 police opened 400 cases. Since 2015 police have held 90 people. They searched 60 shops."
    assert years(text)[-1] == (60, 2023)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They opened 460 cases (2022: 390).", [2025, 2022]),
        ("They opened 460 cases (390 in 2022) and closed 80.", [2025, 2022, 2025]),
        ("They opened 460 cases (in 2022) and closed 80.", [2022, 2022]),
    ],
)
def test_a_time_in_brackets_with_a_figure_is_of_that_figure_alone(text: str, expected: list[int]) -> None:
    found = figures(f"Results of 2025. {text}")
    assert [f.period.calendar_year if f.period else None for f in found] == expected


def test_the_opening_of_a_text_is_of_the_time_it_tells_a_little_later() -> None:
    found = years("Police closed 40 shops.", "The raids took place in December 2024. Police held 9 people.")
    assert found == [(40, 2024), (9, 2024)]


def test_an_earlier_year_told_in_passing_does_not_date_the_opening() -> None:
    found = years("Police closed 40 shops.", "Fraud cost people $9 million in 2023.")
    assert found == [(40, None), (9000000, 2023)]


def test_a_time_that_a_text_tells_much_later_does_not_date_its_opening() -> None:
    found = years("Police closed 40 shops.", "Police met.", "Police left.", "In 2023 police held 9 people.")
    assert found == [(40, None), (9, 2023)]


def spans(*paragraphs: str, published: str = "2025-02-10") -> list[str | None]:
    return [
        None if f.period is None else f"{f.period.start}/{f.period.end}"
        for f in figures(*paragraphs, published=published)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022 it was 301 vans, in 2021, 288 vans.", [(301, 2022), (288, 2021)]),
        ("Guards lost more than 96 boats to fire in 2023. They held 25 men.", [(96, 2023), (25, 2023)]),
        (
            "In 2023 guards held 84 boats and 39 vans, which had come first in 2022 with 71 seizures.",
            [(84, 2023), (39, 2023), (71, 2022)],
        ),
        (
            "In 2023 guards held 84 boats, twice as many as in 2022. They fined 12 men.",
            [(84, 2023), (12, 2023)],
        ),
    ],
)
def test_a_time_that_only_one_figure_has(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert years(text) == expected


def test_a_paragraph_that_looked_back_at_its_end_does_not_date_the_next() -> None:
    assert years("In 2023 guards held 84 boats. In 2022 there were 41.", "Some 12 men were fined.") == [
        (84, 2023),
        (41, 2022),
        (12, 2023),
    ]


def test_what_began_goes_on_to_the_publication_or_to_the_end_that_is_told() -> None:
    began = "The hunt started in April 2024 and is still going."
    assert spans(f"{began} Guards held 84 boats.") == ["2024-04-01/2025-02-28"]
    assert spans(f"{began} To the end of January 2025 guards held 84 boats.") == ["2024-04-01/2025-01-31"]


def test_a_beginning_that_lies_far_back_is_one_only_where_the_text_says_since_then() -> None:
    began = "The board began its work on 1 July 2015."
    assert spans(f"{began} From its beginning to 30 June 2023 it fined 84 men.") == ["2015-07-01/2023-06-30"]
    assert spans(f"{began} Since then it has fined 84 men.") == ["2015-07-01/2025-02-28"]


def test_a_part_of_what_was_held_at_a_point_is_of_that_point() -> None:
    text = "In 2023 guards fined 50 men. On 31 December 2023 they had 84 boats. Of these, 12 ran. They fined 9 boys."
    assert spans(text) == [
        "2023-01-01/2023-12-31",
        "2023-12-31/2023-12-31",
        "2023-12-31/2023-12-31",
        "2023-01-01/2023-12-31",
    ]


def test_days_without_a_year_are_the_last_ones_before_the_publication() -> None:
    text = "In 2023 guards fined 50 men.", "Between January 2 and 5 they held 84 boats."
    assert spans(*text)[1] == "2025-01-02/2025-01-05"
    assert spans(*text, published="2025-09-01")[1] == "2023-01-02/2023-01-05"


def test_the_same_fiscal_year_is_the_last_one_told() -> None:
    text = (
        "In fiscal year 2024 guards fined 50 men.",
        "On January 20 they held 84 boats. In the same fiscal year 9 ran.",
    )
    assert spans(*text) == ["2023-10-01/2024-09-30", "2025-01-20/2025-01-20", "2023-10-01/2024-09-30"]


def test_this_years_survey_in_a_report_of_another_year_is_of_the_report() -> None:
    text = "Report for 2023\n\nSome 50 men answered this year's survey."
    blocks = (Block(BlockKind.HEADING, Span(0, 15), 1), Block(BlockKind.PARAGRAPH, Span(17, len(text))))
    found = extract(Document("a.txt", text, "en", blocks, Metadata(date="2024-11")), load_lexicon()).figures
    assert [f.period and f.period.calendar_year for f in found] == [2023]


def test_this_years_edition_with_a_time_of_its_own_is_of_that_time() -> None:
    assert spans("This year's hunt, begun in January, has so far led to 84 arrests.") == [
        "2025-01-01/2025-02-28"
    ]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The hunt began in January 2021. Up to the end of March this year it had led to 84 arrests.",
            "2023-10-19",
            "2021-01-01/2023-03-31",
        ),
        (
            "New fines came into force on 20 July 2023. As of 13 October, guards had fined 58 men.",
            "2023-10-19",
            "2023-07-20/2023-10-13",
        ),
        (
            "New fines came into force on 20 July 2023. As of 13 October, 58 boats were in force.",
            "2023-10-19",
            "2023-10-13/2023-10-13",
        ),
        (
            "The board opened its doors in 2010. Since then it has fined 58 men.",
            "2023-06-08",
            "2010-01-01/2023-06-30",
        ),
        (
            "Since October 1, 2022, men are fined. From that date to the end of June 58 men were fined.",
            "2023-09-08",
            "2022-10-01/2023-06-30",
        ),
        (
            "The hunt has been on since February of last year. In its first twelve months 58 men were fined.",
            "2024-03-20",
            "2023-02-01/2024-01-31",
        ),
        (
            "There is a new pilot: since October, photos are sent. So far 58 men were fined.",
            "2023-03-30",
            "2022-10-01/2023-03-31",
        ),
        ("In the three years to the end of 2021 guards fined 58 men.", "2022-02-28", "2019-01-01/2021-12-31"),
        ("This year already, 58 men were fined.", "2024-02-18", "2024-01-01/2024-02-29"),
        ("The board fined 58 men in just five years, 2016 to 2020.", "2024-02-18", "2016-01-01/2020-12-31"),
    ],
)
def test_stretches_that_other_sentences_bound(text: str, published: str, expected: str) -> None:
    assert spans(text, published=published)[-1] == expected


def test_a_month_in_a_masthead_is_no_time_of_the_text() -> None:
    assert spans("Law Alert | May 2024 | Boats", "Some 58 men were fined.") == [None]
    assert spans("In May 2024 (by the way) some 58 men were fined.") == ["2024-05-01/2024-05-31"]


def test_those_years_are_the_ones_the_text_named() -> None:
    text = (
        "Between 2019 and 2021 guards fined 58 men.",
        "Last year they fined 9. Over the three years 12 boats sank.",
    )
    assert spans(*text)[-1] == "2019-01-01/2021-12-31"


def test_a_year_named_by_both_is_a_fiscal_year_where_the_text_tells_so() -> None:
    told = "In the financial year (1st July 2022 to 30th June 2023) guards fined 58 men."
    assert spans(told, "In 2021/2022 they fined 9 men.")[-1] == "2021-07-01/2022-06-30"
    assert spans("In 2021/2022 they fined 9 men.")[-1] == "2021-01-01/2022-12-31"


def test_what_grew_from_a_figure_was_that_the_year_before() -> None:
    assert years("In 2023 cases rose to 163 from 129.") == [(163, 2023), (129, 2022)]
    assert years("In 2023 guards took 163 vans from 129 men.") == [(163, 2023), (129, 2023)]


def test_a_time_of_one_of_them_is_none_of_the_others() -> None:
    text = "In 2023 the board joined 11 hunts, one of which ended in the arrest of 22 men in July."
    assert spans(text) == ["2023-01-01/2023-12-31", "2023-07-01/2023-07-31"]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("In 2023 (January to September), 58 men were fined.", "2023-11-08", "2023-01-01/2023-09-30"),
        (
            "In fiscal year (“FY”) 2022 (from April 2022 to March 2023) the board fined 58 men.",
            "2023-05-31",
            "2022-04-01/2023-03-31",
        ),
        (
            "From June last year to June this year, the board fined 58 men.",
            "2023-07-27",
            "2022-06-01/2023-06-30",
        ),
        (
            "Between May 2018, when it was born, and the end of last year the board fined 58 men.",
            "2023-05-25",
            "2018-05-01/2022-12-31",
        ),
        (
            "In 2021 the board fined 9 men. Between October and the last fair in February it fined 58 men.",
            "2022-04-27",
            "2021-10-01/2022-02-28",
        ),
        (
            "In 2022 the board fined 9 men. By the end of the year it had fined 58 more men.",
            "2023-05-25",
            "2022-01-01/2022-12-31",
        ),
        ("The board fined 58 men, 14% fewer than the record of 2021.", "2023-05-25", None),
        ("When it was created in July 2021 it had 58 men.", "2023-05-25", "2021-07-01/2021-07-31"),
        (
            "In the third quarter the board fined 9 men. In May it fined 7 men. Over the quarter 58 men ran.",
            "2022-11-03",
            "2022-07-01/2022-09-30",
        ),
        (
            "The board fined 9 men in 2022. And since April? It has fined 58 men.",
            "2023-06-15",
            "2023-04-01/2023-06-30",
        ),
        ("Our fiscal year closed on March 31. The board fined 58 men.", "2023-06-15", None),
        (
            "In 2022-23 the board fined 9 men, compared with 58 men a year ago.",
            "2023-06-15",
            "2021-04-01/2022-03-31",
        ),
    ],
)
def test_times_that_other_words_bound(text: str, published: str, expected: str | None) -> None:
    assert spans(text, published=published)[-1] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("In the first half of January, 58 men were fined.", "2024-02-16", "2024-01-01/2024-01-15"),
        ("In the second half of May 2023, 58 men were fined.", "2024-02-16", "2023-05-16/2023-05-31"),
        ("In the first two weeks of May 2023, 58 men were fined.", "2024-02-16", "2023-05-01/2023-05-14"),
        (
            "In 2022 the board fined 58 men, nearly double that of 2021.",
            "2023-02-16",
            "2022-01-01/2022-12-31",
        ),
        (
            "In 2021 the board fined 9 men, and 58 men will be tried in March.",
            "2023-02-16",
            "2021-01-01/2021-12-31",
        ),
        (
            "Since a law took effect on 1 December 2021, the board has fined 9 men. In the same six months 58 men ran.",
            "2022-05-31",
            "2021-12-01/2022-05-31",
        ),
    ],
)
def test_parts_of_months_and_what_is_to_come(text: str, published: str, expected: str) -> None:
    assert spans(text, published=published)[-1] == expected


def test_a_section_goes_back_from_an_earlier_time_to_that_of_the_text() -> None:
    text = "Last year guards fined 58 men.\n\nA study\n\nIn 2020 guards fined 9 men.\n\nOur part\n\nWe trained 84 men."
    kinds = [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]
    starts = [text.index(part) for part in text.split("\n\n")]
    blocks = tuple(
        Block(kind, Span(start, start + len(part)), 2 if kind is BlockKind.HEADING else 0)
        for kind, start, part in zip(kinds, starts, text.split("\n\n"), strict=True)
    )
    found = extract(
        Document("a.txt", text, "en", blocks, Metadata(date="2022-03-10")), load_lexicon()
    ).figures
    assert [f.period and f.period.calendar_year for f in found] == [2021, 2020, 2021]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024 guards fined 58 men. Two years earlier they had fined 9 men.", [2024, 2022]),
        (
            "In 2024 guards fined 58 men. In April 2023 alone 9 men ran. They held 7 boats.",
            [2024, 2023, 2024],
        ),
        ("In April 2023 alone guards fined 58 men. They held 7 boats.", [2023, 2023]),
    ],
)
def test_the_text_goes_on_behind_what_it_only_dips_into(text: str, expected: list[int | None]) -> None:
    assert [year for _, year in years(text)] == expected


def test_days_of_the_week_may_stand_before_both_ends_of_a_stretch() -> None:
    text = "From Thursday 28 March to Monday 1 April, guards held 58 men."
    assert spans(text, published="2024-04-03") == ["2024-03-28/2024-04-01"]


def test_a_quarter_may_be_an_adjective() -> None:
    assert spans("It released its third-quarter data: 58 men held.", published="2022-11-17") == [
        "2022-07-01/2022-09-30"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "nearly twice the figure for the whole of 2021",
        "almost double that of 2021",
        "far more than during the summer of 2021",
        "23 more than over the same weekend last year",
        "compared with the lockdown year 2021",
        "as many as in the whole of 2021",
        "fewer than in the record year 2021",
    ],
)
def test_a_time_that_is_compared_with_does_not_go_on(text: str) -> None:
    found = figures(f"In 2024 guards held 58 men, {text}. They fined 9 boys.")
    assert [f.period and f.period.calendar_year for f in found if f.value in (58, 9)] == [2024, 2024]


@pytest.mark.parametrize(
    "text",
    [
        "More than half of the 58 men were fined in 2021.",
        "Complaints against the 58 men rose in 2021.",
        "Rather than men, 58 boys ran in 2021.",
    ],
)
def test_words_of_comparison_that_compare_no_time(text: str) -> None:
    assert [f.period and f.period.calendar_year for f in figures(text) if f.value == 58] == [2021]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "During the week of action, July 9-15, guards held 9 men. Some 58 states took part this year.",
            "2023-08-29",
            "2023-07-09/2023-07-15",
        ),
        (
            "On July 9 guards held 9 men. This year they have held 58 men.",
            "2023-08-29",
            "2023-01-01/2023-12-31",
        ),
        (
            "In 2019 to 2021 guards held 9 men. Courts tried 7 men in 2021. Nearly half, 58 men, fled.",
            "2022-02-28",
            "2021-01-01/2021-12-31",
        ),
        (
            "In 2021 guards held 9 men. Two men fled in the second half of the year. Guards fined 58 men.",
            "2022-02-28",
            "2021-01-01/2021-12-31",
        ),
        (
            "By 31 December 2023 guards had 9 boats in force. Vans in force numbered 58 vans.",
            "2024-02-28",
            "2023-12-31/2023-12-31",
        ),
        (
            "In the current financial year, to 31 May 2022, guards held 9 men. Of the current year's men, 58 fled.",
            "2022-06-21",
            "2021-10-01/2022-05-31",
        ),
        (
            "From January to September guards held 9 men, double the number (58) in the same period of last year.",
            "2023-11-08",
            "2022-01-01/2022-09-30",
        ),
    ],
)
def test_what_the_text_goes_on_with(text: str, published: str, expected: str) -> None:
    assert spans(text, published=published)[-1] == expected


def test_what_had_fallen_by_a_year_was_that_in_it() -> None:
    assert years("In 2019 the figure peaked at 102 fires and had fallen to 61 fires by 2022.") == [
        (102, 2019),
        (61, 2022),
    ]


def test_the_year_in_the_name_of_a_campaign_stands_for_the_days_it_ran() -> None:
    text = (
        "Some 58 men were held as Operation Heron 2024 comes to an end.",
        "The operation began on 28 March and ended on 1 April 2024. In all, 9 boats sank.",
    )
    assert spans(*text, published="2024-04-02") == ["2024-03-28/2024-04-01"] * 2


def test_the_year_in_the_name_of_a_campaign_is_that_of_its_figures_where_no_days_are_told() -> None:
    assert spans("Under Operation Heron 2023 guards held 58 men.") == ["2023-01-01/2023-12-31"]


def test_what_began_goes_on_in_the_next_paragraphs() -> None:
    text = "The hunt started in April 2024 and is still going.", "Guards held 84 boats."
    assert spans(*text) == ["2024-04-01/2025-02-28"]


def test_an_end_told_in_the_next_sentence_ends_what_began() -> None:
    text = "The hunt began on Friday, 1 December. It ended on Sunday, 7 January. Guards held 84 boats."
    assert spans(text, published="2024-01-20") == ["2023-12-01/2024-01-07"]
    assert spans("It ended on Sunday, 7 January. Guards held 84 boats.", published="2024-01-20") == [
        "2024-01-07/2024-01-07"
    ]


def test_what_is_compared_with_the_same_months_before_is_what_the_text_goes_on_about() -> None:
    told = figures(
        "Cases rose to 430 in the first half of 2022, from 390 in the same period last year.",
        "Police held 12 men.",
        published="2022-08-01",
    )
    assert [str(f.period and f.period.end) for f in told] == ["2022-06-30", "2021-06-30", "2022-06-30"]


def test_a_rise_above_a_quarter_compares_with_it() -> None:
    told = figures("In the first quarter there were 78 rows, 30 per cent above Q1 2020, over 59 brands.")
    assert {f.period and f.period.start.year for f in told if f.unit != "percent"} == {2025}


def test_the_reporting_year_is_that_of_the_document() -> None:
    text = "Report 2023\n\nThe unit has been funded since 2013. In the reporting year it held 12 men."
    blocks = (Block(BlockKind.HEADING, Span(0, 11), level=1), Block(BlockKind.PARAGRAPH, Span(13, len(text))))
    document = Document("a.txt", text, "en", blocks, Metadata(date="2024-04-18"))
    (figure,) = extract(document, load_lexicon()).figures
    assert figure.period == Period.year(2023)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "Crime report 2020 to 2021\n\nThe board shut 12 sites, 3 more than in 2019/20 (2020/21: 15).",
            "2020-04-01",
        ),
        ("Crime report 2020 to 2021\n\nThe board shut 12 sites.", "2020-01-01"),
    ],
)
def test_a_pair_of_years_is_a_fiscal_year_where_the_text_writes_it_so(text: str, start: str) -> None:
    blocks = (Block(BlockKind.HEADING, Span(0, 25), level=1), Block(BlockKind.PARAGRAPH, Span(27, len(text))))
    document = Document("a.txt", text, "en", blocks, Metadata(date="2021-10-14"))
    period = extract(document, load_lexicon()).figures[0].period
    assert period is not None
    assert str(period.start) == start


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("In Quarter 3 2024 police made 40 arrests.", ["2024-09-30"]),
        (
            "In Q3 2024 police made 40 arrests. This compares with 30 in the previous quarter and 20 in Q3 2023.",
            ["2024-09-30", "2024-06-30", "2023-09-30"],
        ),
        (
            "In May 2024 police made 40 arrests; the month before, there were 30.",
            ["2024-05-31", "2024-04-30"],
        ),
        (
            "From January to June 2024 police made 40 arrests, compared with 30 in the previous six months.",
            ["2024-06-30", "2023-12-31"],
        ),
    ],
)
def test_the_quarter_before_is_that_before_the_one_told(text: str, ends: list[str]) -> None:
    assert [str(figure.period and figure.period.end) for figure in figures(text)] == ends
