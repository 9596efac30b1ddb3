"""Which country a document is about."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.extract.jurisdiction import Jurisdiction, jurisdiction_of
from kg.extract.language import Context
from kg.extract.link import Linker
from kg.lexicon import load_lexicon
from kg.model import Document


def context(text: str, language: str = "en") -> Context:
    return Context(Document("a.txt", text, language, ()), gazetteer(load_lexicon(), language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The FTC met in the United States.", "US"),
        ("Fines came to A$4 million.", "AU"),
        ("The Ministry of Justice spoke in London, United Kingdom.", "GB"),
        ("The Ministry of Justice spoke.", None),
        ("Nothing was said.", None),
        ("A skipper from Tauranga was fined $27,500.", "NZ"),
        ("A skipper from Tauranga met the FTC.", "US"),  # a body decides before any town
    ],
)
def test_names_and_money_tell_the_country(text: str, expected: str | None) -> None:
    assert jurisdiction_of(context(text)).code == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("關員檢獲冒牌手錶三百隻,估計市值十萬元。", "HK"),
        ("关员检获冒牌手表三百只,估计市值十万元。", None),  # simplified, so that no word tells
        ("業者遭開罰三十萬元,全案函送地檢署偵辦。", "TW"),
        ("香港的業者遭開罰三十萬元。", "HK"),  # a place decides before any word
    ],
)
def test_words_of_traditional_script_tell_where_it_is_written(text: str, expected: str | None) -> None:
    assert jurisdiction_of(context(text, "zh")).code == expected


@pytest.mark.parametrize(("share", "dollar"), [(0.9, "HKD"), (0.5, None)])
def test_a_bare_dollar_is_of_the_place_only_where_the_document_is_clearly_about_it(
    share: float, dollar: str | None
) -> None:
    assert Jurisdiction("HK", share).dollar == dollar


@pytest.mark.parametrize(("code", "candidate"), [("CN", False), ("GB", True)])
def test_a_name_of_many_countries_is_that_of_the_document(code: str, *, candidate: bool) -> None:
    found = context("The Ministry of Justice fined 12 firms.")
    (hit,) = [hit for hit in found.hits.all if hit.role == "agency"][:1]
    assert Linker(load_lexicon(), found.document, code).entity(hit).candidate is candidate
