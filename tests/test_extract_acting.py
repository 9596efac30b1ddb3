"""What is asked of those who act in a clause."""

from __future__ import annotations

import pytest

from kg.extract.acting import is_nobody, is_short_for, joint_group, systems_of_verbs, who_says_we
from kg.extract.spans import Actor, ActorRole
from kg.lexicon import load_lexicon
from kg.model import Entity, Kind, Span


def actor(start: int, *, joint: bool = False, common: bool = False, passing: bool = False) -> Actor:
    return Actor(Span(start, start + 2), ActorRole.ACTOR, joint=joint, common=common, passing=passing)


def body(name: str) -> Entity:
    return Entity(f"urn:{name}", Kind.AGENCY, name, "zh", candidate=True)


def test_those_who_act_together_end_with_the_first_that_stands_alone() -> None:
    actors = [actor(0, joint=True), actor(4), actor(8)]
    assert list(joint_group(actors)) == actors[:2]


@pytest.mark.parametrize(
    ("common", "passing", "nobody"), [(True, False, True), (False, True, True), (False, False, False)]
)
def test_all_of_a_kind_and_companies_have_no_name(common: bool, passing: bool, nobody: bool) -> None:
    assert is_nobody((actor(0, common=common, passing=passing),)) is nobody


@pytest.mark.parametrize(
    ("short", "name", "expected"),
    [("应急局", "应急管理局", True), ("应急局", "税务局", False), ("应急管理局", "应急局", False)],
)
def test_name_short_for_another(short: str, name: str, expected: bool) -> None:
    assert is_short_for(body(short), body(name)) is expected


def test_verb_of_one_system_tells_it() -> None:
    assert systems_of_verbs(load_lexicon(), "zh")["批捕"].endswith("cn-spp")


def test_who_says_we_is_the_first_body_of_the_kind() -> None:
    known = [None, body("税务总队"), body("税务局")]
    assert who_says_we("局", known) == known[2]
    assert who_says_we("", known) == known[1]
    assert who_says_we("院", known) is None
