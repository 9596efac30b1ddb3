"""Names of bodies in a document, and the short forms it defines."""

from __future__ import annotations

import pytest

from kg.extract.en.names import names_of
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.lexicon import load_lexicon
from kg.model import Document, Span


def context(text: str) -> Context:
    return Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))


def names(text: str) -> list[tuple[str, str]]:
    found = names_of(context(text)).within(Span(0, len(text)))
    return [(name.span.of(text), name.full.of(text)) for name in found]


def plain(text: str) -> list[str]:
    return [name for name, _ in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Freedonia Fisheries Agency fined 3 boats", ["Freedonia Fisheries Agency"]),
        ("In Leeds the Ministry of Mines and Water acted", ["Ministry of Mines and Water"]),
        ("the Port Police and the Grain Board acted", ["Port Police", "Grain Board"]),
        ("Salt Commission's inspectors", ["Salt Commission"]),
        ("Europol and the Port Police", ["Europol", "Port Police"]),
        ("Agency staff", []),
        ("Commissioner Ada Byron spoke", []),
        ("the Blue Lagoon Resort", []),
        ("Question for Treasury", []),
        ("CHAPTER THREE: ENFORCEMENT AND PROSECUTION UNIT", []),
        ("Director of the Salt Department", ["Salt Department"]),
        ("Freedonia's Ministry of Mines", ["Ministry of Mines"]),
    ],
)
def test_a_name_is_a_capitalised_run_with_a_noun_of_bodies_as_its_head(
    text: str, expected: list[str]
) -> None:
    assert plain(text) == expected


def test_a_short_form_stands_for_its_name_from_there_on() -> None:
    text = "FFA. The Freedonia Fisheries Agency (FFA) acted. The FFA fined 3 boats."
    full = "Freedonia Fisheries Agency"
    assert names(text) == [(full, full), ("FFA", full), ("FFA", full)]


def test_brackets_behind_other_words_define_nothing() -> None:
    assert plain("Intellectual Property (IP) matters. IP crime rose.") == []


@pytest.mark.parametrize(("head", "expected"), [("agency", "Salt Agency"), ("board", None)])
def test_the_last_name_with_a_head(head: str, expected: str | None) -> None:
    text = "The Grain Agency spoke. The Salt Agency acted. Then the Port Agency."
    found = names_of(context(text)).last_with_head(head, text.index("Then"))
    assert (None if found is None else found.span.of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Freedonia's tax service, the Receita Real, acted. Receita Real won.",
            ["Receita Real", "Receita Real"],
        ),
        ("Action Salt, the national reporting centre, acted.", ["Action Salt"]),
        ("Leeds, the city, has a tax service, which acted.", []),
    ],
)
def test_a_body_noun_beside_a_name_tells_that_it_is_a_body(text: str, expected: list[str]) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The energy regulator Ofgrain fined 3 firms. Ofgrain won.",
            [("energy regulator Ofgrain", "Ofgrain"), ("Ofgrain", "Ofgrain")],
        ),
        ("the charity Clean Rivers counted 3 leaks", [("charity Clean Rivers", "Clean Rivers")]),
        ("the regulator Monday fined 3 firms", []),
        ("the Prosecutor General fined 3 firms", []),
    ],
)
def test_a_name_right_behind_the_noun_that_tells_what_it_is(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [pair for pair in names(text) if "General" not in pair[0]] == expected
