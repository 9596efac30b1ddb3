"""What an English figure counts, each candidate with an example."""

from __future__ import annotations

import pytest

from kg.extract.en import LANGUAGE
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Draft, Sentence
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span


def drafts(text: str) -> tuple[Draft, ...]:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    context = Context(Document("a.txt", text, "en", (block,)), gazetteer(load_lexicon(), "en"))
    return LANGUAGE.read(context, Sentence(block.span, block)).drafts


@pytest.mark.parametrize(
    ("text", "rule", "units"),
    [
        ("Officers closed 300 websites.", "noun to the right", ["website"]),
        ("They handled 410 trademark and patent violations.", "noun to the right", ["case"]),
        ("Teams spoke to 80 gardeners.", "unknown noun to the right", ["other:gardener"]),
        ("Teams emptied 80 pantries.", "unknown noun to the right", ["other:pantry"]),
        ("New cases numbered 512.", "noun to the left", ["case"]),
        ("The rate was 12 percent.", "percent sign", ["percent"]),
        ("Fines came to €90.", "currency", ["EUR"]),
    ],
)
def test_unit_and_the_rule_that_gave_it(text: str, rule: str, units: list[str]) -> None:
    found = drafts(text)
    assert [draft.unit for draft in found] == units
    assert found[0].rule == rule


def test_a_bare_numeral_counts_what_the_one_before_counts() -> None:
    assert [d.unit for d in drafts("Courts took in 900 cases, and decided 850.")] == ["case", "case"]


def test_a_bare_numeral_never_inherits_money() -> None:
    assert [d.unit for d in drafts("Losses hit €30, then 450.")] == ["EUR", None]


def test_a_percent_sign_printed_once_serves_both_values() -> None:
    found = drafts("The shares were 1.5 and 0.5 percent.")
    assert [(d.unit, d.rule) for d in found] == [("percent", "shared unit"), ("percent", "percent sign")]


def test_a_count_linked_to_a_percentage_by_a_verb_keeps_its_own_unit() -> None:
    assert [d.unit for d in drafts("Of 30 cases, 12 percent closed.")] == ["case", "percent"]


def test_where_a_sentence_names_two_years_a_figure_before_one_is_of_it() -> None:
    found = drafts("Filings grew from 220 cases in 2021 to 307 cases in 2023.")
    assert [d.when.period.calendar_year if d.when and d.when.period else None for d in found] == [2021, 2023]


@pytest.mark.parametrize(
    ("text", "rule", "unit"),
    [
        ("One port accounted for 126 of those batches.", "noun of the whole", "batch"),
        ("They held 40 of the 1.5 million websites.", "noun of the whole", "website"),
        ("The number of persons whose cases were examined came to 33.", "number of", "person"),
        ("Persons whose cases were examined came to 33.", "noun to the left", "person"),
    ],
)
def test_parts_of_a_whole_and_counts_named_in_full(text: str, rule: str, unit: str) -> None:
    assert (drafts(text)[0].rule, drafts(text)[0].unit) == (rule, unit)
