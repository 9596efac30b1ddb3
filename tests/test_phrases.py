"""What the tool says itself, in both languages."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from kg.graph.figures import DIMENSION_NAMES
from kg.graph.verdicts import Verdict
from kg.lexicon import load_lexicon
from kg.phrases import phrase

ENTRIES = {
    language: {entry.value or "": entry.forms for entry in load_lexicon().entries("phrase", language)}
    for language in ("en", "zh")
}


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_language_has_all_phrases_of_the_other() -> None:
    assert set(ENTRIES["en"]) == set(ENTRIES["zh"])


@pytest.mark.parametrize("name", ENTRIES["en"])
def test_a_phrase_has_one_form_and_the_same_braces_in_each_language(name: str) -> None:
    (english,), (chinese,) = ENTRIES["en"][name], ENTRIES["zh"][name]
    assert slots(english) == slots(chinese)


@pytest.mark.parametrize("name", ENTRIES["en"])
def test_every_phrase_is_said_somewhere(name: str) -> None:
    package = Path(__file__).parent.parent / "kg"
    said = "".join(p.read_text(encoding="utf-8") for end in ("py", "html") for p in package.rglob(f"*.{end}"))
    made = {*Verdict, *(f"why-{verdict}" for verdict in Verdict), *DIMENSION_NAMES}
    made |= {
        "why-growth-conflict",
        "why-growth-compatible",
        *(f"column-{c}" for c in ("verdict", "first", "second", "why")),
    }
    assert f'"{name}"' in said or f"'{name}'" in said or name in made


def test_what_is_filled_in_is_not_read_as_a_phrase() -> None:
    assert phrase("why-same", a="{b}", b="{0.__class__}") == "“{b}” and “{0.__class__}” say the same."


def test_a_phrase_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("no-such-phrase")
