"""Which body acts where a sentence names none, or names it only as the source."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Metadata, Span


def bodies(*paragraphs: str, publisher: str | None = None, title: str | None = None) -> list[str | None]:
    """The agency of each figure of a text."""
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n"
    document = Document("a.txt", text, "en", tuple(blocks), Metadata(publisher=publisher, title=title))
    found = extract(document, load_lexicon()).figures
    return [None if figure.agency is None else figure.agency.label for figure in found]


SALT = "The Salt Board seized 40 boats. The Grain Court fined 12 firms."


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("Some 30 visits were paid.", "Salt Board"),
        ("Of them, 7 paid.", "Grain Court"),
        ("It jailed 3 people.", "Grain Court"),
        ("The Rye Office held 2 people.", "Rye Office"),
    ],
)
def test_a_body_named_second_acts_only_as_far_as_it_is_looked_back_to(then: str, expected: str) -> None:
    assert bodies(f"{SALT} {then}")[2] == expected


def test_of_several_bodies_in_a_row_the_last_goes_on() -> None:
    assert bodies(f"{SALT} The Rye Office held 2 people. Some 30 visits were paid.")[3] == "Rye Office"


def test_who_says_it_at_the_end_of_a_sentence_is_whom_it_is_of_where_nobody_acts() -> None:
    assert bodies("Seizures reached 40 tonnes, the Salt Board said.") == ["Salt Board"]
    assert bodies("Rye Office men seized 40 boats, the Salt Board said.") != ["Salt Board"]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Ministry of Salt, Freedonia", "Ministry of Salt"),
        ("Ministry of Salt, Grain and Rye", "Ministry of Salt, Grain and Rye"),
        ("Salt Police Force, Rail and Road Command", "Salt Police Force"),
        ("Salt Board, news", "Salt Board"),
        ("Salt Press Agency", None),
        ("Salt Weekly, annual report", None),
    ],
)
def test_the_name_of_a_publisher_without_its_place_or_part(publisher: str, expected: str | None) -> None:
    assert bodies("Some 40 boats were seized.", publisher=publisher) == [expected]


def test_we_means_the_publisher_until_a_body_acts_and_counts() -> None:
    greeting, ours = "The County Commissioner spoke, ladies and gentlemen.", "We seized 40 boats."
    assert bodies(greeting, ours, publisher="Salt Board") == ["Salt Board"]
    assert bodies("The Rye Unit held 2 people.", ours, publisher="Salt Board") == ["Rye Unit", "Rye Unit"]


def test_what_befalls_people_is_only_of_a_body_that_its_own_sentence_names() -> None:
    toll = "There were 14 deaths."
    assert bodies("The Salt Board held 12 people.", toll) == ["Salt Board", None]
    assert bodies(f"The Salt Board held 12 people. {toll}") == ["Salt Board", None]
    assert bodies("The Salt Board recorded 14 deaths.") == ["Salt Board"]
    assert bodies("Some 30 rhino were poached.", publisher="Salt Board") == [None]
    assert bodies("Some 30 rhino were moved.", publisher="Salt Board") == ["Salt Board"]
    assert bodies("On our roads 14 people died.", publisher="Salt Board") == [None]


def test_the_body_of_the_title_is_the_one_of_the_text_and_not_its_publisher() -> None:
    text = ("The National Grain Committee (NGC) seized 40 boats.", "This is according to the Rye Office.")
    named = bodies(*text, "Some 12 people were held.", publisher="Rye Office", title="NGC seizes 40 boats")
    assert named == ["National Grain Committee"] * 2
    named = bodies(*text, "Some 12 people were held.", publisher="Rye Office", title="40 boats seized")
    assert named == ["National Grain Committee", "Rye Office"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our contractors removed 40 listings.", "contractors"),
        ("Our officers removed 40 listings.", "Salt Board"),
        ("In Canada, officers removed 40 listings.", "officers"),
        ("In May, officers removed 40 listings.", "Salt Board"),
        ("In Canada, the Lyon-based agency said 40 listings went.", "Salt Board"),
    ],
)
def test_whose_staff_and_who_else(text: str, expected: str) -> None:
    assert bodies(text, publisher="Salt Board") == [expected]


def test_a_source_in_a_new_paragraph_is_whom_it_is_of() -> None:
    told = "Some 40 hectares were lost, the grain ministry's figures show."
    assert bodies("The Salt Board seized 40 boats.", told) == ["Salt Board", "grain ministry"]
    assert bodies(f"The Salt Board seized 40 boats. {told}") == ["Salt Board"] * 2


def test_a_campaign_that_the_opening_announced_keeps_the_body_in_force() -> None:
    opening = "Police seized 40 boats in a nationwide crackdown."
    assert bodies(opening, "Operation Heron also netted 12 guns.") == ["Police"] * 2
    assert bodies(f"{opening[:-1]} in Operation Tern.", "Operation Heron netted 12 guns.") == ["Police", None]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        ("We filed 40 suits.", "Byron & Pell LLP, client alert", "Byron & Pell LLP"),
        ("We filed 40 suits.", "Grain Traders Alliance (blog)", "Grain Traders Alliance"),
        ("The Alliance filed 40 suits.", "Grain Traders Alliance (blog)", "Grain Traders Alliance"),
        ("We filed 40 suits.", "Grain Alliance News", None),
        ("What we saw was 40 suits.", "Byron & Pell LLP", None),
    ],
)
def test_firms_and_societies_write_of_what_they_did_themselves(
    text: str, publisher: str, expected: str | None
) -> None:
    assert bodies(text, publisher=publisher) == [expected]


def test_the_agency_is_no_court() -> None:
    court = "The Supreme Court took away its tool in May 2021."
    assert (
        bodies("The Salt Board seized 40 boats.", f"{court} Then the agency held 12 people.")[-1]
        == "Salt Board"
    )
    assert (
        bodies("The Salt Board seized 40 boats.", f"{court} Then the court held 12 people.")[-1]
        != "Salt Board"
    )


def test_what_a_verb_governs_does_not_act() -> None:
    assert bodies("Fakes kept grain watchdogs busy, the Salt Board said.", "Some 40 boats were seized.") == [
        "Salt Board"
    ]


def test_before_anybody_acts_a_text_is_of_the_body_that_acts_next_unless_apart_or_a_court() -> None:
    assert bodies("Some 12 people were held. The Salt Board fined 3 firms.") == ["Salt Board"] * 2
    assert bodies("Some 12 people were held. The Salt Court jailed 3 men.") == [None, "Salt Court"]
    apart = "In Turkey, raids led to 12 arrests. In Jordan, the Salt Board fined 3 firms."
    assert bodies(apart) == [None, "Salt Board"]
    assert bodies("Some 12 lists exist. The Salt Board fined 3 firms.", publisher="Rye Office") == [
        "Rye Office",
        "Salt Board",
    ]


def test_a_body_of_one_place_does_not_act_in_the_next() -> None:
    there = "In Jordan, the Salt Board fined 3 firms."
    assert bodies(f"{there} In Turkey, some 12 shops were shut.") == ["Salt Board", None]
    assert bodies(f"{there} In May, some 12 shops were shut.") == ["Salt Board"] * 2


def test_a_figure_is_of_the_body_whose_staff_did_it() -> None:
    text = "Of 11 orders, nine were issued by the Rye Office and two by officers of the Salt Board."
    assert bodies(text)[1:] == ["Rye Office", "Salt Board"]


def test_landings_and_tolls_are_nobodys_act() -> None:
    text = "Landings recovered a little, to 40 tonnes, and the road toll stood at 86."
    assert bodies(text, publisher="Salt Board") == [None, None]


def test_prosecutors_are_those_of_the_office_that_the_text_is_about() -> None:
    text = "The Grain Prosecutor's Office opened 40 cases."
    assert bodies(text, "Prosecutors filed 12 charges.")[1] == "Grain Prosecutor's Office"
    assert bodies(text, "Judges heard 12 charges.")[1] == "Judges"


def test_the_publisher_is_a_body_in_its_own_text_whatever_its_name() -> None:
    text = "Saltmedic and the Rye Office seized 40 boats. We opened 12 cases."
    assert bodies(text, publisher="Saltmedic")[0] == "Saltmedic and the Rye Office"
    assert bodies("Saltmedic seized 40 boats, it said.", publisher="Saltmedic") == ["Saltmedic"]
    assert bodies("The Post saw 40 boats.", publisher="The Post") == [None]


def test_the_part_of_a_body_acts_and_not_its_owner() -> None:
    assert bodies("The Salt Ministry's special police seized 40 boats.") == ["special police"]
    assert bodies("The Salt Ministry's officers seized 40 boats.") == ["Salt Ministry"]


def test_who_writes_we_of_what_it_did_is_a_body_unless_a_medium_or_a_quoted_voice() -> None:
    table, did = "Visits: 40.", "We visited 12 shops."
    assert bodies(table, did, publisher="Salt Affairs Ur")[1] == "Salt Affairs Ur"
    assert bodies("Some 40 shops were shut.", did, publisher="Salt Affairs Ur")[0] == "Salt Affairs Ur"
    assert bodies(did, publisher="The Ur Mirror") == [None]
    assert bodies(f'"{did}" he said.', publisher="Salt Affairs Ur") == [None]
