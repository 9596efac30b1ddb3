"""English sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.en.sentences import clauses_of, sentences_of
from kg.model import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences_of(text, Span(0, len(text)))]


def clauses(text: str, *whole: Span) -> list[str]:
    return [span.of(text) for span in clauses_of(text, Span(0, len(text)), whole)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Customs acted. Police followed.", ["Customs acted.", "Police followed."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("See No. 5 of the list.", ["See No. 5 of the list."]),
        ("They closed case no. 12 today.", ["They closed case no. 12 today."]),
        ("The answer was no. 12 cases followed.", ["The answer was no.", "12 cases followed."]),
        ("They said it had no. Police left.", ["They said it had no.", "Police left."]),
        ("The U.S. Customs office acted.", ["The U.S. Customs office acted."]),
        ("Sales rose 1.5 percent.", ["Sales rose 1.5 percent."]),
        ("", []),
    ],
)
def test_sentences_end_at_full_stops_but_not_at_abbreviations(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cases rose, while fines fell", ["cases rose, ", "while fines fell"]),
        ("it closed 3 shops; 4 stayed", ["it closed 3 shops; ", "4 stayed"]),
        ("it seized 1,200,300 items", ["it seized 1,200,300 items"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_a_dash_inside_a_date_range_ends_no_clause() -> None:
    text = "ludus (october 2021 - january 2022)"
    assert clauses(text, Span(7, 34)) == [text]
    assert len(clauses(text)) == 2


@given(st.text(alphabet="ab,;:.- 19\n", max_size=80))
def test_clauses_cover_their_sentence_without_gaps(text: str) -> None:
    assert "".join(clauses(text)) == text


@given(st.text(max_size=80))
def test_sentences_hold_every_character_but_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
