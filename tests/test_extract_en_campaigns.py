"""Campaigns that no record knows, named by their form."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.en.campaign_phrases import announces, is_adverbial, is_begun, is_owned, refers_back
from kg.extract.en.campaigns import new_campaigns
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Metadata, Span


def campaigns(text: str) -> list[str]:
    context = Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))
    return [span.of(text) for span in new_campaigns(context, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Operation Blue Heron 12 sites fell", ["Operation Blue Heron"]),
        ("Operation “Tracer III” ended", ["Operation “Tracer III”"]),
        ("Taskforce Lunar arrested 12", ["Taskforce Lunar"]),
        ("Operação Garça closed 12 sites", ["Operação Garça"]),
        ("Operation Heron. In May it ended", ["Operation Heron"]),
        ("Operation SAFE CART II closed 12 sites", ["Operation SAFE CART II"]),
        ("Operation 404 closed 12 sites", ["Operation 404"]),
        ("Operation 2021 closed 12 sites", []),
        ("Operation Tracer III ended. Tracer began in 2019", ["Operation Tracer III"]),
        ("Operation of the plant", []),
        ("They ran 12 Operation Heron-style raids", []),
        ("the operation Heron", []),
        ("Operation Pangea ended", []),
    ],
)
def test_operations_unless_a_record_knows_them(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the “Safe Summer” campaign closed 12 stalls", ["“Safe Summer” campaign"]),
        ("the campaign “Safe Summer” closed 12 stalls", ["campaign “Safe Summer”"]),
        ("the Clean Plate drive closed 12 stalls", ["Clean Plate drive"]),
        ("The Qiu Feng (Autumn Wind) 2023 drive closed 12 stalls", ["Qiu Feng (Autumn Wind) 2023 drive"]),
        ("Under operation “Şeffaf” police closed 12 stalls", ["operation “Şeffaf”"]),
        ("The campaign closed 12 stalls", []),
        ("the European Commission campaign", []),
        ("the Italian operation", []),
        ("Brake Care Week stopped 12 lorries", ["Brake Care Week"]),
        ("In Holy Week 12 lorries were stopped", []),
        ("a sweep code-named Blue Heron closed 12 stalls", ["Blue Heron"]),
        ("a drug known as Blue Heron killed 12", []),
        ("Global operation closed 12 stalls", []),
        ("its “best before” stickers", []),
    ],
)
def test_a_name_beside_a_word_for_campaigns(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ludo II was an operation in 12 ports", ["Ludo II"]),
        ("Ludo I closed 3 shops, Ludo II 12", ["Ludo I", "Ludo II"]),
        ("Annex II lists the operations", []),
        ("Ludo II opened in the cinemas", []),
    ],
)
def test_editions_with_a_roman_number(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police went out for Road Watch 2023. The blitz lasted 3 days.", ["Road Watch 2023"]),
        ("The results of Road Watch 2023, a joint operation, are out.", ["Road Watch 2023"]),
        ("Police went out for Road Watch 2023. It lasted 3 days.", []),
        ("In the sweep of May 2023 police closed 12 sites", []),
        ("Police closed 12 sites during Expo 2020. The operation lasted 3 days.", []),
        ("Police closed 12 sites in Leeds 2023. The operation lasted 3 days.", []),
        ("Police closed 12 sites for Q1 2023. The operation lasted 3 days.", []),
        ("The figures for Spain 2023, of Sept 2023 and for Fiscal 2023 are out. The operation lasted.", []),
        ("Police closed 12 sites under Annual Plan 2023. The operation lasted 3 days.", []),
    ],
)
def test_a_name_with_a_year(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


def test_a_later_mention_of_the_name_alone_is_the_same_campaign() -> None:
    text = "Operation Clear Shelf began in May. Leeds joined Clear Shelf in June."
    context = Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))
    later = new_campaigns(context, Span(text.index("Leeds"), len(text)))
    assert [span.of(text) for span in later] == ["Operation Clear Shelf"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The operation closed 12 sites", True),
        ("The 2022 edition closed 12 sites", True),
        ("In last year’s edition 12 sites were closed", True),
        ("Last year’s netted 12 men", True),
        ("Last year’s figures were better", False),
        ("An operation closed 12 sites", False),
        ("The operation of 12 plants was checked", False),
        ("Operators closed 12 sites", False),
    ],
)
def test_a_word_for_campaigns_alone_refers_back(text: str, expected: bool) -> None:
    context = Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))
    assert refers_back(context, Span(0, len(text))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the “Clean Milk” plan closed 12 farms", ["“Clean Milk” plan"]),
        ("the Clean Milk plan closed 12 farms", []),
        ("the crackdown, “Safe Border”, closed 12 dens", ["crackdown, “Safe Border”"]),
        ("“Safe Border”, the crackdown on scams, closed 12 dens", ["Safe Border"]),
        ("Clean Tender, the agency's blitz on cartels, led to 12 raids", ["Clean Tender"]),
        ("the second round of “Safe Border” closed 12 dens", ["Safe Border"]),
        ("the second round of “talks” closed", []),
        ("the European Mule Action identified 12 men", ["European Mule Action"]),
        ("Some action identified 12 men", []),
        ("EMMA 8 and EMMA 9 held 12 men", ["EMMA 8", "EMMA 9"]),
        ("EMMA 9 was seen", []),
    ],
)
def test_names_that_a_word_for_campaigns_explains(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


def test_a_label_with_a_quoted_name_is_a_line_of_its_own() -> None:
    assert campaigns("Case: “Golden Thread”\n\nOfficers held 12 men.") == ["Golden Thread"]
    assert campaigns("The case “Golden Thread” was heard.") == []


def test_a_short_form_in_brackets_is_the_same_campaign() -> None:
    text = "the European Mule Action (EMMA 9) identified 12 men. EMMA 9 is over."
    assert campaigns(text) == ["European Mule Action"]


def test_a_name_of_several_words_means_the_campaign_before_it_is_named_in_full() -> None:
    assert campaigns("Wide Net nets 12. Operation Wide Net is over.") == ["Operation Wide Net"]
    assert campaigns("Net nets 12.") == []


def marks(text: str, name: str) -> tuple[bool, bool, bool]:
    context = Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))
    at = Span(text.index(name), text.index(name) + len(name))
    return announces(context, Span(0, len(text))), is_owned(context, at), is_adverbial(context, at)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heron followed a month-long crackdown", (True, False, False)),
        ("Heron followed the crackdown", (False, False, False)),
        ("as part of its “Heron” campaign", (False, True, True)),
        ("12 men were held during the Heron sweep", (False, False, True)),
    ],
)
def test_how_a_campaign_is_spoken_of(text: str, expected: tuple[bool, bool, bool]) -> None:
    assert marks(text, "Heron") == expected


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Operation Heron started in April and is still going", True),
        ("Operation Heron started in April and ended in May", False),
        ("Operation Heron closed 12 sites", False),
    ],
)
def test_a_campaign_that_began(text: str, begun: bool) -> None:
    context = Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))
    assert is_begun(context, Span(0, len(text)), Span(0, len("Operation Heron"))) is begun


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The Salt Board is launching its "Clean Milk" campaign tomorrow. 12 men were held.', None),
        ('The "Clean Milk" campaign will start in July. 12 men were held.', None),
        ('The "Clean Milk" campaign started in July. 12 men were held.', "Clean Milk"),
        ("Led by Northern Africa, the operation resulted in 12 arrests.", None),
        ("Operation Heron ran in May. Worldwide, 12 men were held.", "Operation Heron"),
        ("In Operation Heron 9 men were held. Worldwide, 12 men were held.", None),
        ("In Operation Heron 9 men were held. Elsewhere, 12 men were held.", None),
        ("In Operation Heron 9 men were held. Of these, 12 fled.", "Operation Heron"),
    ],
)
def test_when_a_campaign_is_in_force(text: str, expected: str | None) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    last = extract(Document("a.txt", text, "en", blocks), load_lexicon()).figures[-1]
    assert (last.campaign.label if last.campaign else None) == expected or (
        expected is not None and last.campaign is not None and expected in last.campaign.label
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During 2023 the Salt Board seized 12 boats.", None),
        ("In May the Salt Board seized 12 boats.", "Operation Heron"),
        ("During 2023, 12 boats were seized in the operation.", "Operation Heron"),
    ],
)
def test_a_year_of_a_body_is_beyond_a_campaign_that_was_told(text: str, expected: str | None) -> None:
    whole = f"In Operation Heron the Salt Board held 9 men. {text}"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(whole))),)
    last = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures[-1]
    assert (last.campaign.label if last.campaign else None) == expected


def test_months_of_the_edition_are_not_beyond_the_campaign() -> None:
    whole = (
        "In Qinglang 2023 the Salt Board closed 9 sites. From May to October 2023 the Salt Board held 12 men. "
        "In 2022 the Salt Board held 40 men."
    )
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(whole))),)
    found = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures
    assert [figure.campaign is not None for figure in found] == [True, True, False]


def test_the_time_told_before_a_campaign_is_not_that_of_its_edition() -> None:
    whole = (
        "In 2023 the Salt Board held 9 men, against 12 in 2022.\n\n"
        "They are the target of the “Blue Heron” campaign. Some 40 shops were closed in 2023."
    )
    cut = whole.index("\n\n")
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in (Span(0, cut), Span(cut + 2, len(whole))))
    found = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures
    assert [f.campaign is not None for f in found if f.change_of is None] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Corps ran a campaign of its own, Summer Heron, against 12 stalls.", ["Summer Heron"]),
        ("The Corps ran a campaign in Rye, Tern and Ur.", []),
        ("“Autumn Heron” goes after 12 stalls.", ["Autumn Heron"]),
        ("“Autumn Heron” sold 12 copies.", []),
    ],
)
def test_names_told_to_be_of_campaigns(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The biggest haul was made outside the campaign. In May police held 12 men.", None),
        ("The biggest haul of the campaign was in May. In May police held 12 men.", "Heron"),
        ("Its routine work, which is not part of the campaign, is bigger: 12 men were held.", None),
    ],
)
def test_what_is_said_to_be_beside_a_campaign_is_not_of_it(text: str, expected: str | None) -> None:
    whole = f"The force held 9 men under the “Heron” campaign. {text}"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(whole))),)
    last = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures[-1]
    assert (last.campaign is None) == (expected is None)


def test_the_months_in_which_an_edition_ran_are_its_time() -> None:
    whole = (
        "The “Heron 2023” campaign, which ran from March to November 2023, was about boats. "
        "During the campaign officers checked 12 boats. They seized 9 boats."
    )
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(whole))),)
    found = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures
    assert [f.period.start.month for f in found if f.period is not None] == [3, 3]
    assert all(f.campaign is not None for f in found)
    year = "In “Heron 2023” campaign officers checked 12 boats."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(year))),)
    (figure,) = extract(Document("a.txt", year, "en", blocks), load_lexicon()).figures
    assert figure.period is not None
    assert (figure.period.start.month, figure.period.end.month) == (1, 12)


def test_a_campaign_does_not_end_the_body_that_the_text_is_about() -> None:
    whole = "The Salt Board held 9 men.\n\n“Autumn Heron” goes after traders. Some 12 men were held."
    cut = whole.index("\n\n")
    blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in (Span(0, cut), Span(cut + 2, len(whole))))
    found = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures
    assert [f.agency.label if f.agency else None for f in found] == ["Salt Board", "Salt Board"]


def test_a_body_that_tells_of_its_own_year_ends_the_campaign_of_another() -> None:
    def last(text: str) -> str | None:
        whole = f"From 2020 to 2023 Salt Board ran Operation Heron and Salt Board held 9 men.\n\n{text}"
        cut = whole.index("\n\n")
        spans = (Span(0, cut), Span(cut + 2, len(whole)))
        blocks = tuple(Block(BlockKind.PARAGRAPH, span) for span in spans)
        figure = extract(Document("a.txt", whole, "en", blocks), load_lexicon()).figures[-1]
        return None if figure.campaign is None else figure.campaign.label

    assert last("In 2022 the Port Police held 12 men.") is None
    assert last("In May 2022 the Port Police held 12 men.") == "Operation Heron"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Clean Heron campaign began in August 2020. Since then 12 men were held.", (2020, 8)),
        ("Operation Heron 2021 (2 to 27 October) led to 12 arrests.", (2021, 10)),
    ],
)
def test_the_time_of_a_campaign_is_that_of_its_figures(text: str, expected: tuple[int, int]) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    metadata = Metadata(date="2021-12-01")
    (figure,) = extract(Document("a.txt", text, "en", blocks, metadata=metadata), load_lexicon()).figures
    assert figure.campaign is not None
    assert figure.period is not None
    assert (figure.period.start.year, figure.period.start.month) == expected
