"""Every example and counter-example of the lexicon, read by the extractor.

An entry is used in its example and not in its counter-example; what "used" means depends on its role.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kg.extract.en import LANGUAGE as ENGLISH
from kg.extract.en.phrases import words_of
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context, Language
from kg.extract.spans import Reading, Sentence, Shape
from kg.extract.zh import LANGUAGE as CHINESE
from kg.extract.zh.counters import CLASSES
from kg.lexicon import Entry, load_lexicon
from kg.model import Block, BlockKind, Document, Span

LEXICON = load_lexicon()
LANGUAGES: Mapping[str, Language] = {"en": ENGLISH, "zh": CHINESE}
_CODES = "https://w3id.org/enfkg/id/code/unit/"


def context_of(text: str, language: str) -> Context:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Context(Document("a.txt", text, language, (block,)), gazetteer(LEXICON, language))


def reading(text: str, language: str) -> Reading:
    context = context_of(text, language)
    sentence = Sentence(Span(0, len(text)), context.document.blocks[0])
    return LANGUAGES[language].read(context, sentence)


def units(text: str, language: str) -> set[str | None]:
    return {draft.unit for draft in reading(text, language).drafts}


def counts(entry: Entry, text: str) -> bool:
    slug = (entry.denotes or "").removeprefix(_CODES)
    if not slug:
        return entry.value in units(text, entry.language)
    unit = f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug
    return unit in units(text, entry.language)


def compares(entry: Entry, text: str) -> bool:
    return any(draft.number.comparator == entry.value for draft in reading(text, entry.language).drafts)


def changes(entry: Entry, text: str) -> bool:
    rising = entry.value is None or not entry.value.startswith("-")
    found = (d for d in reading(text, entry.language).drafts if d.shape in (Shape.RATE, Shape.DIFFERENCE))
    return any((draft.number.value > 0) is rising for draft in found)


def excludes(entry: Entry, text: str) -> bool:
    return any(exclusion.reason == entry.value for exclusion in reading(text, entry.language).exclusions)


def has_unit(unit: str) -> Callable[[Entry, str], bool]:
    return lambda entry, text: unit in units(text, entry.language)


def has_reason(reason: str) -> Callable[[Entry, str], bool]:
    return lambda entry, text: reason in {e.reason for e in reading(text, entry.language).exclusions}


def has_rule(rule: str) -> Callable[[Entry, str], bool]:
    return lambda entry, text: rule in {d.rule for d in reading(text, entry.language).drafts}


def names_campaign(entry: Entry, text: str) -> bool:
    return any(clause.new_campaigns for clause in reading(text, entry.language).clauses)


def pays(entry: Entry, text: str) -> bool:
    return (entry.value or "USD") in units(text, entry.language)


def counts_otherwise(entry: Entry, text: str) -> bool:
    words = words_of(LEXICON)
    found = {words.units[form] for form in entry.forms if form in words.units}
    return bool(found & units(text, entry.language))


def is_found(entry: Entry, text: str) -> bool:
    hits = context_of(text, entry.language).hits.within(Span(0, len(text)), (entry.role,))
    return any(known.iri == entry.iri for hit in hits for known in hit.entries)


def is_counter(entry: Entry, text: str) -> bool:
    kind, _, plain = (entry.value or "").partition("/")
    own = {f"other:{form}" for form in entry.forms} if kind in CLASSES else {kind}
    expected = {"inspection"} if kind == "visit" else {plain} if plain else own
    return bool(expected & units(text, entry.language))


USED: Mapping[str, Callable[[Entry, str], bool]] = {
    "unit-noun": counts,
    "counter": is_counter,
    "currency": pays,
    "currency-sign": pays,
    "half": has_unit("percent"),
    "goods-verb": has_unit("item"),
    "case-verb": has_unit("case"),
    "post-verb": has_unit("post"),
    "check-verb": has_unit("inspection"),
    "sample-verb": has_unit("other:sample"),
    "interview-verb": has_unit("other:interview"),
    "money-noun": has_unit("CNY"),
    "stage-verb": has_rule("next stage of the same"),
    "veto-before": has_reason("label, number of a thing"),
    "number-label": has_reason("label, number of a thing"),
    "veto-after": has_reason("part of a name"),
    "legal-limit": has_reason("legal maximum or cap"),
    "limit-after": has_reason("legal maximum or cap"),
    "legal-threat": has_reason("legal maximum or cap"),
    "likeness": has_reason("likeness"),
    "hotline": has_reason("part of a name"),
    "noun-ending": lambda entry, text: entry.value in units(text, entry.language),
    "offence": has_rule("offence or law in front"),
    "plan": has_reason("plan or target"),
    "rank-before": has_reason("rank"),
    "veto-noun": has_reason("manner of speaking"),
    "duration-counted": has_unit("other:day"),
    "comparator-before": compares,
    "comparator-after": compares,
    "change-up": changes,
    "change-down": changes,
    "change-multiple": changes,
    "campaign-suffix": names_campaign,
    "word:currency-sign": pays,
    "word:currency-name": pays,
    "word:fraction": has_unit("percent"),
    "word:veto-noun": excludes,
    "word:label": has_reason("label of a thing"),
    "word:plan-word": has_reason("plan or target"),
    "word:verb-particle": lambda entry, text: all(
        draft.number.comparator == "exact" for draft in reading(text, entry.language).drafts
    ),
    "word:change-move": changes,
    "word:person-ending": has_unit("person"),
    "word:call-word": has_reason("telephone number"),
    "word:street": has_reason("address"),
    "word:law-modal": has_reason("legal maximum or threshold"),
    "word:goods-verb": has_unit("item"),
    "word:person-verb": has_unit("person"),
    "word:person-or-body": has_unit("person"),
    "word:convict-verb": has_unit("person"),
    "word:wrong-noun": lambda entry, text: any(
        str(u).startswith("other:") for u in units(text, entry.language)
    ),
    "word:handled-word": has_unit("case"),
    "word:growing-word": has_unit("other:plant"),
    "word:hidden-word": has_unit("other:mill"),
    "word:removing-word": has_unit("post"),
    "word:taxing-word": has_unit("other:intervention"),
    "word:bundling-word": has_unit("other:set"),
    "word:promising-word": has_unit("other:undertaking"),
    "word:joining-word": has_unit("organisation"),
    "word:serving-word": has_unit("organisation"),
    "word:browsing-word": has_unit("other:visit"),
    "word:litigation-verb": has_unit("case"),
    "word:online-word": has_unit("website"),
    "word:predicate": has_rule("verb left out"),
    "word:linking": has_rule("noun to the left"),
    "word:quantity": has_rule("number of"),
    "word:other-noun": counts_otherwise,
}
ENTRIES = [
    entry
    for role in sorted(LEXICON.roles())
    for language in LANGUAGES
    for entry in LEXICON.entries(role, language)
    if entry.examples or entry.counter_examples
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.iri.rpartition("lexicon/")[2])
def test_an_entry_is_used_in_its_examples_only(entry: Entry) -> None:
    used = USED.get(entry.role, is_found)
    assert [example for example in entry.examples if not used(entry, example)] == []
    assert [example for example in entry.counter_examples if used(entry, example)] == []


def test_a_good_share_of_what_is_counted_and_compared_has_examples() -> None:
    roles = (
        *("unit-noun", "counter", "comparator-before", "change-up", "change-down"),
        *("word:veto-noun", "word:label", "veto-before", "veto-after"),
    )
    entries = [entry for role in roles for language in LANGUAGES for entry in LEXICON.entries(role, language)]
    assert sum(bool(entry.examples and entry.counter_examples) for entry in entries) >= 0.8 * len(entries)
