"""Bodies that an English text brings in by saying what they are, what they told of, or what is their business."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Document
from kg.read.layout import blocks_of


def agencies(text: str) -> list[str | None]:
    document = Document("a.txt", text, "en", blocks_of(text))
    figures = extract(document, load_lexicon()).figures
    return [figure.agency.label if figure.agency else None for figure in figures if figure.change_of is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zolvia, the agency that collects duties, shut 12 shops in May.", ["Zolvia"]),
        ("Zolvia, the regulator responsible for toys, shut 12 shops in May.", ["Zolvia"]),
        ("Bravado, the shop that sells toys, was robbed by 12 men in May.", [None]),
        ("Kestrel, the second largest market, says that in 2019 it removed 310 listings.", ["Kestrel"]),
        ("Kestrel said it had removed 310 listings.", ["Kestrel"]),
        ("Kestrel says that it rained on 31 listings.", [None]),
        ("EU Member States reported 310 seizures.", ["EU Member States"]),
        ("Losses of member states reached 310 crates.", [None]),
    ],
)
def test_who_is_told_to_be_a_body_acts(text: str, expected: list[str | None]) -> None:
    assert agencies(f"Title of the text\n\n{text}") == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Food checks are a matter for the local councils.", "local councils"),
        ("Food checks fall to the Salt Board.", "Salt Board"),
        ("Food checks are of interest to the Salt Board.", None),
    ],
)
def test_whose_business_it_is_acts_in_what_follows(lead: str, expected: str | None) -> None:
    assert agencies(f"Title of the text\n\n{lead} In 2019 there were 310 inspections.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Toy Agency shut 12 shops. The Supreme Court will hear the matter.\n\nSome 31 dens were found.",
            ["Toy Agency", "Toy Agency"],
        ),
        (
            "Police in Leeds shut 12 shops. The Crown Court jailed four men.\n\nOfficers also held 14 men.",
            ["Police", "Crown Court", "Police"],
        ),
        (
            "The Crown Court jailed four men in May.\n\nIt fined 31 shops.",
            ["Crown Court", "Crown Court"],
        ),
        (
            "The Food Agency raided 45 shops. Samples went to the State Laboratory, which found 12 unsafe.\n\n"
            "Licences of 9 shops were suspended.",
            ["Food Agency", "State Laboratory", "Food Agency"],
        ),
    ],
)
def test_who_only_judged_or_was_handed_something_does_not_go_on(text: str, expected: list[str]) -> None:
    found = agencies(f"Title of the text\n\n{text}")
    assert [label and label.removeprefix("The ").removeprefix("the ") for label in found] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("INTERPOL operation against fakes", "Authorities"),
        ("Salt Board operation against fakes", "Salt Board"),
    ],
)
def test_authorities_are_none_of_many_countries(title: str, expected: str) -> None:
    assert agencies(f"{title}\n\nAuthorities seized 12 tonnes of pills.") == [expected]
