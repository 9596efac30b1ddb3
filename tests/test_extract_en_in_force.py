"""Which time is in force in English texts: what only looks back ends with its sentence, item or paragraph."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Metadata, Span


def times(
    *paragraphs: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    published: str = "2024-02-20",
    title: str | None = None,
) -> list[str | None]:
    """The months of each figure, "2023-01/2023-12"."""
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(kind, Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    metadata = Metadata(date=published, title=title)
    found = extract(Document("a.txt", text, "en", blocks, metadata=metadata), load_lexicon()).figures
    periods = (figure.period for figure in found if figure.change_of is None)
    return [None if p is None else f"{p.start:%Y-%m}/{p.end:%Y-%m}" for p in periods]


def test_a_sentence_that_looks_back_does_not_go_on() -> None:
    text = "In 2023 we held 12 men. In 2022 there were 9 arrests. Some 40 cars were found."
    assert times(text) == ["2023-01/2023-12", "2022-01/2022-12", "2023-01/2023-12"]
    later = "In 2022 we held 12 men. In 2023 there were 9 arrests. Some 40 cars were found."
    assert times(later)[-1] == "2023-01/2023-12"


def test_a_paragraph_that_looks_back_does_not_go_on() -> None:
    main = "From May to June 2023 we held 12 men."
    assert times(main, "The 2022 edition led to 9 arrests.", "Some 40 cars were found.")[-1] == (
        "2023-05/2023-06"
    )
    assert times(main, "In 2024 there were 9 arrests.", "Some 40 cars were found.")[-1] == "2024-01/2024-12"


def test_an_item_on_one_month_of_the_report_does_not_go_on() -> None:
    items = ("In May, 12 men were held.", "Some 40 cars were found.")
    title = "Raids in fiscal year 2023"
    assert (
        times(*items, kind=BlockKind.LIST_ITEM, title=title)[-1]
        == times("40 cars were found.", title=title)[-1]
    )
    assert times(*items, kind=BlockKind.LIST_ITEM)[-1] == "2023-05/2023-05"


def test_an_item_on_a_time_before_the_report_does_not_go_on() -> None:
    items = ("In 2019, 12 men were held.", "Some 40 cars were found.")
    assert times(*items, kind=BlockKind.LIST_ITEM, title="Raids in 2023")[-1] == "2023-01/2023-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 we held 12 men. Since 2006, 90 men have been held.", "2006-01/2023-12"),
        ("On 3 May 2023 we held 12 men. Since 2006, 90 men have been held.", "2006-01/2024-02"),
        ("Since 2006, 90 men have been held.", "2006-01/2024-02"),
    ],
)
def test_a_stretch_since_a_year_ends_with_the_time_of_the_report(text: str, expected: str) -> None:
    assert times(text)[-1] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("12 men held till December", None), ("12 men held in December", "2023-12/2023-12")],
)
def test_a_month_up_to_which_the_title_counts_is_not_that_of_the_text(
    title: str, expected: str | None
) -> None:
    assert times("Some 40 cars were found.", title=title) == [expected]


def test_an_item_is_no_title() -> None:
    text = "Between 7 and 14 June 2023, 27 boats were checked.\n\nResults\n\n1 312 victims found"
    starts = [
        (0, BlockKind.PARAGRAPH),
        (text.index("Results"), BlockKind.HEADING),
        (text.index("1 312"), BlockKind.LIST_ITEM),
    ]
    ends = [text.index("\n"), text.index("Results") + 7, len(text)]
    blocks = tuple(Block(kind, Span(at, end), 2) for (at, kind), end in zip(starts, ends, strict=True))
    metadata = Metadata(title="1 312 victims found in June")
    found = extract(Document("a.txt", text, "en", blocks, metadata=metadata), load_lexicon()).figures
    assert [int(figure.value) for figure in found] == [27, 1312]
    assert {figure.period.start.month for figure in found if figure.period is not None} == {6}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the last two weeks of August 2023 we held 12 men.", "2023-08/2023-08"),
        ("In 2020 and 2021 taken together we held 12 men.", "2020-01/2021-12"),
        ("In April and May we have held 12 men.", "2023-04/2023-05"),
        ("Between March 2022 and last month we held 12 men.", "2022-03/2024-01"),
        ("We hold 12 men at the moment.", "2024-02/2024-02"),
        (
            "From January to June 2023 we held 9 men. In all of 2021 it was 3. Over the six months we freed 12 men.",
            "2023-01/2023-06",
        ),
        (
            "From May to July 2023 we held 9 men. In the six months before that it had been 12.",
            "2022-11/2023-04",
        ),
        (
            "In May 2023 we held 9 men. In the same campaign a year ago there were 12 arrests.",
            "2022-05/2022-05",
        ),
    ],
)
def test_stretches(text: str, expected: str) -> None:
    assert times(text)[-1] == expected


def test_the_last_weeks_of_a_month_are_days() -> None:
    metadata = Metadata(date="2024-02-20")
    for words, first in (("last two weeks", 18), ("last week", 25), ("second half", 16), ("first week", 1)):
        text = f"In the {words} of August 2023 we held 12 men."
        blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
        (found,) = extract(Document("a.txt", text, "en", blocks, metadata=metadata), load_lexicon()).figures
        assert found.period is not None
        assert found.period.start.day == first


def test_a_list_of_figures_behind_a_comparison_is_of_its_time() -> None:
    text = "In 2023 we held 46 boats with 90 men, compared with 19 and 28 respectively in 2021. Some 7 fled."
    year, before = "2023-01/2023-12", "2021-01/2021-12"
    assert times(text) == [year, year, before, before, year]


def test_the_year_before_is_that_before_the_year_in_force() -> None:
    text = (
        "In 2022, 312 men died. The year before, the numbers were 301 and 215, although in 2021 all was shut."
    )
    assert times(text) == ["2022-01/2022-12", "2021-01/2021-12", "2021-01/2021-12"]


def test_the_year_of_a_report_on_an_account_year() -> None:
    text = "From 1 July 2022 to 30 June 2023 we held 9 men. In November, 4 fled. In the year, 12 cars were found."
    assert times(text)[-1] == "2022-07/2023-06"
    plain = "In 2022 we held 9 men. In November, 4 fled. In the year, 12 cars were found."
    assert times(plain)[-1] == "2022-01/2022-12"


def test_a_scene_at_the_start_is_no_time_of_the_report() -> None:
    scene = "On a rainy night in May 2023, 4 men fled."
    report = (
        "The case was not alone. In the first half of 2023, 40 men were held.",
        "Some 12 cars were found.",
    )
    assert times(scene, *report)[-1] == "2023-01/2023-06"
    event = "From 3 to 9 May 2023, 4 men were held."
    assert times(event, "The drive was hard. In 2023, 40 men were held.", "12 cars were found.")[-1] == (
        "2023-05/2023-05"
    )


def test_last_year_told_later_is_not_that_of_the_news() -> None:
    assert times("The Salt Board has fined 3 firms. Last year it fined 12.") == [None, "2023-01/2023-12"]
    assert times("The Salt Board has fined 3 firms. The raids took place from 3 to 9 January.")[0] is not None


def test_a_month_told_by_itself_is_not_foreseen() -> None:
    assert times("The Salt Board fined 3 firms.", "In May 2023 alone it fined 12.")[0] is None


def test_the_day_of_a_sentence_without_figures_is_that_of_the_next_ones() -> None:
    text = ("In 2023 we held 12 men.", "On 19 July the force ran a search of the port. It checked 31 cars.")
    assert times(*text)[-1] == "2023-07/2023-07"
    counted = "On 19 July 2023 the force checked 31 cars."
    assert times(text[0], f"{counted} They seized 9 boats.")[-1] == "2023-07/2023-07"
    assert times(text[0], f"{counted} Some 40 boats were found.")[-1] == "2023-01/2023-12"
