"""Agencies in an English clause: what they are called and what they are there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract import extract
from kg.extract.en.actors import actors_in
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import ActorRole
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span


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
        ("magistrates convicted 12 people", ["magistrates"]),
        ("Local authorities inspected 12 shops", ["Local authorities"]),
        ("Officers closed 12 sites in Operation SAFE CART", ["Officers"]),
        ("Officers and SAFE closed 12 sites", ["Officers", "SAFE"]),
        ("In May labour inspectors visited 12 sites", ["labour inspectors"]),
        ("12 shops were fined by tax officials", ["tax officials"]),
        ("Peruvian police arrested 12 people", ["Peruvian police"]),
        ("poison centers fielded 12 calls", ["poison centers"]),
        ("local intellectual property offices took 12 cases", ["local intellectual property offices"]),
        ("the Ur procuratorate indicted 12 men", ["Ur procuratorate"]),
        ("12 shops were fined by competent courts", ["courts"]),
        ("12 suits are pending before various courts", []),
        ("members of the Salt Board seized 12 boats", ["Salt Board"]),
        ("The right of access (police and tax files) led to 12 requests", []),
        (
            "Officers of the Italian Salt Board, helped by Ur, seized 12 boats",
            ["Officers of the Italian Salt Board"],
        ),
        ("Customs sent 40 files to the district court, which has freed three", ["Customs", "district court"]),
        ("The 40315 hotline took 12 calls", ["40315 hotline"]),
        ("Salt authorities in 21 Member States tested 12 toys", ["Salt authorities"]),
        ("A federal judge fined 12 firms", ["federal judge"]),
        ("In Ur patrols led to 12 arrests", []),
        ("Heronmonitor, in a study for us, estimated the share of fakes at 12%", ["Heronmonitor"]),
        ("Friends of Ur, a non-governmental organisation, freed 12 birds", ["Friends of Ur"]),
        ("Trade agencies were not spared", []),
        ("Trade agencies have fined 12 firms", ["Trade agencies"]),
        ("centers opened in 12 towns", []),
        ("complaints against inspectors rose to 12", []),
        ("the programme trained 12 inspectors", []),
        ("12 magistrates were hired", []),
    ],
)
def test_common_nouns_are_bodies_where_they_act(text: str, expected: list[str]) -> None:
    assert [name for name, role in roles(text) if role is ActorRole.ACTOR] == expected


def test_a_heading_names_a_body_without_a_verb() -> None:
    text = "Local authority controls"
    found = actors_in(context(text), Span(0, len(text)), heading=True)
    assert [actor.span.of(text) for actor in found] == ["Local authority"]


@pytest.mark.parametrize(
    "text", ["Officers seized 12 items", "We seized 12 items", "The agency seized 12 items"]
)
def test_staff_and_anaphors_refer_back(text: str) -> None:
    assert [actor.self_reference for actor in actors_in(context(text), Span(0, len(text)))] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Europol said it arrested 12 people", ActorRole.ACTOR),
        ("Europol reported 12 arrests", ActorRole.ACTOR),
        ("Europol figures show 12 arrests", ActorRole.SPEAKER),
        ("as reported by Europol, 12 people fled", ActorRole.SPEAKER),
        ("according to a statement by Europol, 12 people fled", ActorRole.SPEAKER),
        ("data from Europol show 12 arrests", ActorRole.SPEAKER),
        ("the raids urged Europol to act", ActorRole.RECIPIENT),
        ("took part in Europol's week of action", ActorRole.ACTOR),
    ],
)
def test_a_source_does_not_act_unless_it_speaks_of_itself(text: str, expected: ActorRole) -> None:
    assert [role for _, role in roles(text)] == [expected]


def test_who_in_small_letters_is_no_abbreviation() -> None:
    assert roles("the man who fled") == []


def test_a_body_acts_through_its_staff() -> None:
    assert roles("officers from the Salt Commission seized 12 items")[-1] == (
        "Salt Commission",
        ActorRole.ACTOR,
    )
    assert roles("complaints from the Salt Commission rose")[-1] == ("Salt Commission", ActorRole.OTHER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The AEPD imposed 12 fines", ["AEPD"]),
        ("The GDPR imposed 12 duties", []),
        ("fines under the AEPD", []),
    ],
)
def test_initials_are_a_body_where_they_act(text: str, expected: list[str]) -> None:
    assert [name for name, role in roles(text) if role is ActorRole.ACTOR] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tax investigators (the Salt Police) seized 12 items", ["Salt Police"]),
        ("Portuguese authorities (AQAE) inspected 12 sites", ["Portuguese authorities"]),
        ("officers led by the Salt Police seized 12 items", ["Salt Police"]),
        ("At the Salt Court the share was 12%", ["Salt Court"]),
        ("the share at the Salt Court was 12%", []),
        ("Ada Byron, Director of the Salt Department, met 12 people", []),
    ],
)
def test_brackets_and_titles(text: str, expected: list[str]) -> None:
    assert [name for name, role in roles(text) if role is ActorRole.ACTOR] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The regulator referred 40 files to the Salt Court, which jailed 12 people",
            ["The regulator", "Salt Court"],
        ),
        ("The regulator referred 40 files to the Salt Court, which sits in Ur", ["The regulator"]),
        (
            "The regulator sent 40 files to the Salt Court, on the basis of which 12 people fled",
            ["The regulator", "Salt Court"],
        ),
        ("Out of 40 files sent to the Salt Court, 12 were settled", ["Salt Court"]),
        ("Some 40 files were sent to the Salt Court", []),
        ("The Salt Board reported a record 12 tonnes", ["Salt Board"]),
        ("The Salt Board reported last month that 12 people fled", []),
        ("The HARC team held 12 people", ["HARC team"]),
        ("tips helped the Salt Board (SABO) recover 12 boats", ["Salt Board"]),
        ("tips helped the Salt Board with 12 boats", []),
        ("on behalf of the Salt Board, I report 12 cases", ["Salt Board"]),
        ("platforms that have signed the pledge removed 12 listings", ["platforms"]),
        ("platforms that have signed the pledge lost 12 users", []),
        ("the agency's Ur office held 12 people", ["the agency", "Ur office"]),
    ],
)
def test_subjects_of_verbs_that_count(text: str, expected: list[str]) -> None:
    assert [name.lower() for name, role in roles(text) if role is ActorRole.ACTOR] == [
        name.lower() for name in expected
    ]


def test_a_team_with_a_name_stands_for_itself_and_an_office_for_its_body() -> None:
    for text, expected in (
        ("In Ur the HARC team held 12 people", False),
        ("The Ur office held 12 people", True),
    ):
        (actor,) = actors_in(context(text), Span(0, len(text)))
        assert actor.self_reference is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qatar seized 12 boats", ["Qatar"]),
        ("Spain and Italy arrested 12 people", ["Spain and Italy"]),
        ("In Kuwait, the Guardia Verde, for its part, seized 12 boats", ["Guardia Verde"]),
        ("Marketsy blocked 12 million listings", ["Marketsy"]),
        ("Goods seized came to 12 tonnes", []),
        ("Spain had 12 complaints", []),
        ("In its first year the Heron unit identified 12 sites", ["Heron unit"]),
        ("Officers of the Guardia Verde seized 12 boats", ["Officers of the Guardia Verde"]),
        ("Ståle Ö of the Guardia Verde seized 12 boats", []),
        ("The Annual Report identified 12 sites", []),
        ("Newly filed cases rose to 12", []),
        ("Two agencies lost posts", []),
        ("In 2023 the Croatian authorities had already closed 12 shops", ["Croatian authorities"]),
        ("Mediators at 40 posts settled 12 disputes", ["Mediators"]),
        ("Qatar seized boats", []),
        ("Operation Heron removed 12 guns", []),
    ],
)
def test_names_of_any_kind_act_where_they_do_what_authorities_do(text: str, expected: list[str]) -> None:
    assert [name for name, role in roles(text) if role is ActorRole.ACTOR] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Court action", []),
        ("Court and cells", []),
        ("Courts in 2023", ["Courts"]),
        ("Police seize salt", ["Police"]),
    ],
)
def test_a_noun_before_a_noun_is_no_body_in_a_heading(text: str, expected: list[str]) -> None:
    found = actors_in(context(text), Span(0, len(text)), heading=True)
    assert [actor.span.of(text) for actor in found] == expected


def test_a_short_form_in_brackets_is_not_another_body() -> None:
    text = "The Salt Board (SABO) and the Port Police held 12 people"
    found = actors_in(context(text), Span(0, len(text)))
    assert [(actor.span.of(text), actor.joint) for actor in found] == [
        ("Salt Board", True),
        ("Port Police", False),
    ]


def test_each_agent_of_a_passive_verb_has_the_figures_before_it() -> None:
    text = "In 2023, 148,000 cases were handled by administrative departments and 23,000 by the police."
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    figures = extract(Document("a.txt", text, "en", (block,)), load_lexicon()).figures
    assert [(f.value, f.agency.label if f.agency else None) for f in figures] == [
        (Decimal(148000), "administrative departments"),
        (Decimal(23000), "police"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Seizures reached $436.6 million in 2021, up from $319.9 in 2020.",
            [Decimal(436_600_000), Decimal(319_900_000)],
        ),
        (
            "Fines reached $436.6 million in 2021, and refunds reached $319.9 in 2020.",
            [Decimal(436_600_000), Decimal("319.9")],
        ),
    ],
)
def test_the_level_of_before_has_the_scale_of_the_level(text: str, values: list[Decimal]) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    figures = extract(Document("a.txt", text, "en", (block,)), load_lexicon()).figures
    assert [f.value for f in figures if f.transformation == "level"] == values


def test_plain_words_before_staff_name_no_body() -> None:
    (actor,) = actors_in(context("Plain-clothes officers visited 12 shops"), Span(0, 39))
    assert actor.self_reference
    (actor,) = actors_in(context("Customs officers visited 12 shops"), Span(0, 33))
    assert not actor.self_reference


def test_bodies_beside_the_agent_of_a_verb_are_agents_too() -> None:
    text = "12 sites were closed by Europol and the Salt Board"
    assert [actor.agent for actor in actors_in(context(text), Span(0, len(text)))] == [True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("market surveillance authorities sampled 12 toys", ["market surveillance authorities"]),
        ("bodies sampled 12 toys", []),
        ("three public tribunals decided 12 cases", ["public tribunals"]),
        ("the programme trained three tribunals", []),
        ("We trained 1,350 customs officers", ["We"]),
        ("In 2023 police rewarded 12 people", ["police"]),
        ("honorary gleaners checked 12 boats", ["honorary gleaners"]),
        ("conciliators blocked 12 sites", ["conciliators"]),
        ("smugglers moved 12 boats", []),
        ("the Relief Fund reclaimed 12 payments", ["Relief Fund"]),
        ("the Port of Tern seized 12 boats", []),
        ("Footwear made up 22% of all", []),
        ("In August 2023 the Ertzaina emptied two garages", ["Ertzaina"]),
        ("Tern Region 13 closed 38 shops", ["Tern Region 13"]),
    ],
)
def test_who_does_it_is_the_subject_of_its_verb(text: str, expected: list[str]) -> None:
    found = actors_in(context(text), Span(0, len(text)))
    assert [actor.span.of(text) for actor in found if actor.role is ActorRole.ACTOR] == expected


def test_initials_of_a_name_mean_it() -> None:
    text = "The Salt Water Board fined 12 firms. Later the SWB fined 9."
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    figures = extract(Document("a.txt", text, "en", (block,)), load_lexicon()).figures
    assert [figure.agency and figure.agency.label for figure in figures] == ["Salt Water Board"] * 2


@pytest.mark.parametrize(("heading", "role"), [(True, ActorRole.ACTOR), (False, ActorRole.OTHER)])
def test_a_body_in_brackets_acts_in_a_heading_only(heading: bool, role: ActorRole) -> None:
    text = "Japan (Customs)"
    (found,) = actors_in(context(text), Span(0, len(text)), heading=heading)
    assert found.role is role
