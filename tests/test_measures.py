"""Which measure a figure is of, and how one that no record names is called."""

from __future__ import annotations

import pytest

from kg.extract.measures import candidate_measure, choose, is_money, share_of
from kg.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("language", "unit", "verb", "noun", "label"),
    [
        ("en", "person", "approved", "arrests", "arrests approved"),
        ("en", "batch", "confiscated", "batches", "shipments seized"),
        ("en", "batch", "", "batches", "batches"),
        ("en", "item", "made", "articles", "goods"),
        ("en", "website", "took", "websites", "websites"),
        ("en", "USD", "", "wallets", "amount of money"),
        ("en", "other:seizure", "seizures", "seizure lines", "seizures counted"),
        ("zh", "item", "查扣", "货物", "查扣货物数"),
        ("zh", "batch", "", "批次", "批次数"),
        ("zh", "HKD", "", "", "金额"),
    ],
)
def test_a_known_measure(language: str, unit: str, verb: str, noun: str, label: str) -> None:
    found = choose(load_lexicon(), language, unit=unit, verb=verb, noun=noun)
    assert (found.label, found.candidate) == (label, False)


@pytest.mark.parametrize(
    ("language", "unit", "verb", "noun", "label"),
    [
        ("en", "other:advert", "deleted", "social media adverts", "social media adverts deleted"),
        ("en", "other:advert", "made", "adverts", "adverts"),
        ("en", "other:indictment", "arrests", "indictments", "indictments"),
        ("en", "other:law", "", "local  regulations", "local regulations"),
        ("zh", "other:zone", "", "示范区", "示范区"),
        ("zh", "other:app", "查处", "App", "查处app"),
        ("zh", "other:work", "提交", "作品", "作品"),
    ],
)
def test_a_candidate_is_called_by_its_noun_and_the_verb_that_says_a_stage(
    language: str, unit: str, verb: str, noun: str, label: str
) -> None:
    found = choose(load_lexicon(), language, unit=unit, verb=verb, noun=noun)
    assert (found.label, found.candidate) == (label, True)


def test_a_share_is_of_its_noun() -> None:
    lexicon = load_lexicon()
    assert share_of(lexicon, "en", noun="seizures").label == "share of seizures"
    assert share_of(lexicon, "zh", noun="案件").label == "案件占比"
    assert share_of(lexicon, "en", noun=" ").candidate is False


def test_a_candidate_of_another_unit_is_another_measure() -> None:
    first, second = (candidate_measure("en", unit=unit, verb="", noun="files") for unit in ("case", "item"))
    assert first.label == second.label
    assert first.iri != second.iri


@pytest.mark.parametrize(
    ("unit", "money"), [("EUR", True), ("eur", False), ("case", False), ("other:EUR", False)]
)
def test_money_is_a_currency_code(unit: str, money: bool) -> None:
    assert is_money(unit) is money
