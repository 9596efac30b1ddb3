"""Confidence: what lowers it, and that it says how often claims are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import extract
from kg.extract.confidence import RIGHT, SLOTS, confidence, doubts_of
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Figure, Span
from tests.benchmarks.calibrate import DEVELOPMENT, Claim, claims_of, reliability, shares

LEXICON = load_lexicon()
STATED = {"unit": "currency", "period": "the sentence", "agency": "the sentence", "campaign": "nowhere"}


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return list(claims_of(DEVELOPMENT))


def figures(title: str, *paragraphs: str) -> tuple[Figure, ...]:
    lines = [title, *paragraphs]
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    kinds = [BlockKind.HEADING, *[BlockKind.PARAGRAPH] * len(paragraphs)]
    blocks = tuple(
        Block(kind, Span(start, start + len(line)), level=1 if kind is BlockKind.HEADING else 0)
        for kind, start, line in zip(kinds, starts, lines, strict=True)
    )
    return extract(Document("a.txt", "\n".join(lines), "zh", blocks), LEXICON).figures


def test_what_the_sentence_says_leaves_no_doubt() -> None:
    (figure,) = figures("简报", "2024年，青澜海关扣留货物30件。")
    assert (figure.doubts, figure.confidence) == ((), confidence(figure.sources))


def test_each_slot_carried_over_is_a_doubt_with_its_place() -> None:
    figure = figures("青澜海关2024年工作", "扣留货物30件。")[0]
    assert figure.doubts[:2] == ("period from the heading", "agency from the heading")


def test_growth_without_its_level_is_less_sure() -> None:
    figure = figures("简报", "2024年，青澜海关查获货物同比增长三成。")[0]
    assert (figure.sources["unit"], figure.doubts[0]) == ("growth alone", "unit by rule: growth alone")


def test_change_of_a_figure_has_the_sources_of_its_base() -> None:
    level, change = figures("简报", "2024年，青澜海关扣留货物30件，同比增长5%。")
    assert {s: p for s, p in change.sources.items() if s not in {"unit", "change"}} == {
        s: p for s, p in level.sources.items() if s != "unit"
    }


@given(st.dictionaries(st.sampled_from(SLOTS), st.text(max_size=9), min_size=1))
def test_confidence_of_any_sources_is_a_share(sources: dict[str, str]) -> None:
    assert 0 < confidence(sources) <= 1


def test_unknown_rule_is_as_sure_as_units_are_at_large() -> None:
    assert confidence({"unit": "no such rule"}) == RIGHT[("unit", "")]


def test_doubts_name_places_not_absences() -> None:
    assert doubts_of({**STATED, "agency": "the heading"}) == ["agency from the heading"]


def test_no_share_is_above_that_of_texts_the_rules_were_written_on(claims: list[Claim]) -> None:
    fitted = shares(claims)
    above = {key for key, told in RIGHT.items() if key in fitted and float(told) > fitted[key][0] + 0.06}
    assert above == set()


def test_claims_are_right_at_least_as_often_as_their_confidence_says(claims: list[Claim]) -> None:
    for mean, right, count in reliability(claims, (0.3, 0.4, 0.5)):
        assert count < 30 or right > mean - 0.03


def test_surer_claims_are_more_often_right(claims: list[Claim]) -> None:
    below, above = reliability(claims, (0.5,))
    assert below[1] + 0.03 < above[1]


def test_few_figures_stay_near_the_share_of_their_slot() -> None:
    wrong = Claim({"unit": "currency"}, 0.9, frozenset({"unit"}))
    right = [Claim({"unit": "counter"}, 0.9, frozenset())] * 9
    share, count = shares([wrong, *right])[("unit", "currency")]
    assert (round(share, 3), count) == (0.857, 1)


def test_share_of_a_slot_counts_figures_with_the_right_unit_only() -> None:
    right = Claim(STATED, 0.9, frozenset())
    wrong = Claim(STATED, 0.9, frozenset({"unit", "period"}))
    assert shares([right, wrong], weight=0)[("period", "the sentence")] == (1.0, 1)
