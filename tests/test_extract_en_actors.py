"""Agencies in an English clause, and operations named by pattern."""

from __future__ import annotations

import pytest

from kg.extract.en.actors import actors_in, campaigns_in
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import ActorRole
from kg.lexicon import load_lexicon
from kg.model import Document, Span


def context(text: str) -> Context:
    return Context(Document("a.txt", text, "en", ()), gazetteer(load_lexicon(), "en"))


def roles(text: str) -> list[tuple[str, ActorRole]]:
    return [(actor.span.of(text), actor.role) for actor in actors_in(context(text), Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Europol arrested 12 people", [("Europol", ActorRole.ACTOR)]),
        ("12 people were arrested by Europol", [("Europol", ActorRole.ACTOR)]),
        ("according to Europol, 12 people fled", [("Europol", ActorRole.SPEAKER)]),
        ("Europol said 12 people fled", [("Europol", ActorRole.SPEAKER)]),
        ("12 cases were transferred to Europol", [("Europol", ActorRole.RECIPIENT)]),
        ("nobody was arrested", []),
    ],
)
def test_what_an_agency_is_in_its_clause(text: str, expected: list[tuple[str, ActorRole]]) -> None:
    assert roles(text) == expected


def test_agencies_joined_by_and_act_together() -> None:
    text = "Europol and Interpol arrested 12 people"
    assert [actor.joint for actor in actors_in(context(text), Span(0, len(text)))] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under Operation Blue Heron 12 sites fell", ["Operation Blue Heron"]),
        ("Operation “Tracer III” ended", ["Operation “Tracer III”"]),
        ("Operation Heron. In May it ended", ["Operation Heron"]),
        ("Operation of the plant", []),
        ("the operation Heron", []),
        ("Operation Pangea ended", []),
    ],
)
def test_operations_named_by_pattern_unless_a_record_knows_them(text: str, expected: list[str]) -> None:
    found = campaigns_in(context(text), Span(0, len(text)))
    assert [span.of(text) for span in found] == expected
