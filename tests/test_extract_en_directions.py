"""Changes of which only the direction is told behind the figure."""

from __future__ import annotations

import pytest

from kg.extract.en.directions import directions
from kg.model import Span
from tests.reading import context_of, drafts


def told(text: str) -> list[tuple[str, int]]:
    """Value and direction of each figure whose direction is told behind it."""
    found = [draft for draft in drafts(text) if draft.change_of is None]
    return [
        (f"{found[index].number.value.normalize():f}", sign)
        for index, sign in directions(context_of(text), Span(0, len(text)), found)
    ]


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("Police arrested 123 people, more than in the previous year.", "123", 1),
        ("Police arrested 123 people, fewer than the year before.", "123", -1),
        ("Police arrested 123 people, a sharp increase on the previous year.", "123", 1),
        ("There were 123 arrests, down on 2023.", "123", -1),
        ("There were 123 arrests (up on last year).", "123", 1),
        ("There were 123 arrests – lower than in 2022/23.", "123", -1),
        ("They closed 40 shops and 123 sites, which is more than in 2023.", "123", 1),
    ],
)
def test_a_word_of_change_and_a_time(text: str, value: str, sign: int) -> None:
    assert told(text) == [(value, sign)]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 123 people, more than half of them in Leeds.",
        "Police arrested 123 people, more than 200 of them twice.",
        "Police arrested 123 people, more than in Leeds.",
        "Police arrested 123 people in the previous year.",
        "Police arrested 123 people, as in the previous year.",
        "Police arrested 123 people; fewer than the year before were women.",
        "Police arrested 123 people, 40 more than in the previous year.",
    ],
)
def test_no_direction_without_a_time_or_with_a_number(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police arrested 123 people, more than in the previous year.", "1"),
        ("There were 123 arrests, down on 2023.", "-1"),
        ("Seizures fell in 2024 to 512.", "-1"),
        ("Seizures rose sharply last year, reaching 512.", "1"),
        ("Seizures fell for the second year running, to 512.", "-1"),
    ],
)
def test_the_change_is_a_bound_of_one(text: str, value: str) -> None:
    level, change = drafts(text)
    assert (level.change_of, change.change_of, change.rule) == (None, 0, "direction of a change")
    assert f"{change.number.value:f}" == value


def test_a_rise_in_what_firms_are_paid_is_none_of_their_number() -> None:
    assert len(drafts("A rise in payments to 512 firms was seen.")) == 1
