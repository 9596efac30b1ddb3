"""Digits that nothing has read: none is lost, and none is read that is part of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import sentence


@pytest.mark.parametrize(
    ("text", "excluded", "unresolved"),
    [
        ("Emissions of CO2 fell.", ["part of a name or code"], []),
        ("3.2.1 Staff were trained.", ["number of a section"] * 3, []),
        ("Staff met 1.2.3 times.", [], ["malformed or part of a code"] * 3),
        ("They closed 12 cases.", [], []),
    ],
)
def test_unread_digits(text: str, excluded: list[str], unresolved: list[str]) -> None:
    found = sentence(text)
    assert [exclusion.reason for exclusion in found.exclusions] == excluded
    assert [exclusion.reason for exclusion in found.unresolved] == unresolved


@given(st.text("0123456789 .,;:()[]%$€-–/abc\u200b\u00ad\u202e\n", max_size=40))
def test_no_digit_is_lost(text: str) -> None:
    found = sentence(f"{text} cases")
    spans = [d.number.span for d in found.drafts] + [e.span for e in (*found.exclusions, *found.unresolved)]
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert [char for at, char in enumerate(text) if char in "0123456789" and at not in covered] == []
