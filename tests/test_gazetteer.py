"""Names and words found in a text: whole words, whatever letters they have."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Türkiye (over 8%)", False),  # no tonnes
        ("14 t of tea", True),
        ("14t of tea", False),
        ("über t über", True),
    ],
)
def test_a_word_does_not_end_within_letters_with_marks(text: str, *, found: bool) -> None:
    matcher = gazetteer(load_lexicon(), "en")
    folded = matcher.fold(text)
    hits = matcher.find(folded, text).of("unit-noun")
    assert any(hit.span.of(folded) == "t" for hit in hits) is found


def test_a_chinese_character_ends_a_latin_word() -> None:
    matcher = gazetteer(load_lexicon(), "zh")
    assert [hit.span.start for hit in matcher.find("由Interpol协调").of("agency")] == []
    assert [hit.span.start for hit in matcher.find("由interpol协调").of("agency")] == [1]
