"""English noun phrases: where they end, their head, the unit the head stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.en.phrases import phrase_at, plural_of, singular, subject_of, unit_of_words, words_of
from kg.lexicon import load_lexicon

WORDS = words_of(load_lexicon())


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("hygiene inspection reports filed by staff", "hygiene inspection reports"),
        ("trademark and patent violations", "trademark and patent violations"),
        ("suspects in 40 cases", "suspects"),
        ("registered cases", "registered cases"),
        ("manufacturing firms supplying parts", "manufacturing firms"),
        ("pieces of information", "pieces of information"),
        ("case", "case"),
        ('"ghost" vessels', '"ghost" vessels'),
        ("goods vehicles", "goods vehicles"),
        ("shops were visited", "shops"),
        ("dangerous dogs", "dangerous dogs"),
    ],
)
def test_a_phrase_ends_with_its_head(text: str, phrase: str) -> None:
    found = phrase_at(WORDS, text, 0, len(text))
    assert found is not None
    assert text[: found.span.end].strip() == phrase


@pytest.mark.parametrize(
    "text", ["", "were closed", "of them", "(see below)", ", 12 cases", "percent", "the two"]
)
def test_no_phrase_opens(text: str) -> None:
    assert phrase_at(WORDS, text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the number of seized parcels came to ", "parcels"),
        ("in march, arrests for theft fell to ", "arrests"),
        ("and convictions rose to ", "convictions"),
        ("a total of ", None),
        ("the tally reached ", None),
        ("in three ports ", None),
    ],
)
def test_the_subject_of_a_clause(text: str, head: str | None) -> None:
    found = subject_of(WORDS, text, 0, len(text))
    assert (None if found is None else found.head.of(text)) == head


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        (("online", "stores"), "other:online shop"),
        (("grocery", "stores"), "organisation"),
        (("store",), "organisation"),
        (("building", "sites"), "other:building site"),
        (("gizmos",), None),
    ],
)
def test_the_longest_known_form_decides(phrase: tuple[str, ...], unit: str | None) -> None:
    assert unit_of_words(WORDS, phrase) == unit


@given(st.from_regex(r"[a-z]{3,8}[bdfgklmnprt]", fullmatch=True))
def test_a_regular_plural_has_its_singular(noun: str) -> None:
    assert singular(plural_of(noun)) == noun


@given(st.text(max_size=60))
def test_a_phrase_lies_in_the_text(text: str) -> None:
    found = phrase_at(WORDS, text, 0, len(text))
    assert found is None or 0 <= found.span.start < found.span.end <= len(text)
