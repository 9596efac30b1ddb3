"""Which country a document is about."""

from __future__ import annotations

import pytest

from kg.extract.gazetteer import gazetteer
from kg.extract.jurisdiction import Jurisdiction, jurisdiction_of
from kg.extract.language import Context
from kg.extract.link import Linker
from kg.lexicon import load_lexicon
from kg.model import Document, Metadata


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
        ("Goods from China were burnt.", None),
        ("China remained the main country of origin.", None),
        ("The goods were burnt in China.", "CN"),
        ("A skipper from Tauranga was fined $27,500.", "NZ"),
        ("Chileans were paid 40 million pesos, about US$4,000.", "CL"),  # towns and people before any money
        ("It paid US$4,000.", "US"),
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


def test_the_world_is_the_place_of_no_document() -> None:
    assert jurisdiction_of(context("世界盃開賽。香港海關去年檢獲冒牌球衣。", "zh")) == Jurisdiction("HK", 1.0)


@pytest.mark.parametrize(
    ("code", "share", "money"),
    [
        ("HK", 0.9, "HKD"),
        ("HK", 0.5, None),
        ("PK", 0.9, "PKR"),
        ("CN-44", 0.9, None),
    ],
)
def test_money_is_of_the_place_only_where_the_document_is_clearly_about_it(
    code: str, share: float, money: str | None
) -> None:
    assert Jurisdiction(code, share).money(load_lexicon()) == money


def test_the_place_in_the_name_of_the_publisher_decides_between_bodies_of_one_name() -> None:
    metadata = Metadata(publisher="Serious Fraud Office, New Zealand")
    document = Document("a.txt", "The Serious Fraud Office met.", "en", (), metadata=metadata)
    assert jurisdiction_of(Context(document, gazetteer(load_lexicon(), "en"))).code == "NZ"


@pytest.mark.parametrize(("code", "candidate"), [("CN", False), ("GB", True)])
def test_a_name_of_many_countries_is_that_of_the_document(code: str, *, candidate: bool) -> None:
    found = context("The Ministry of Justice fined 12 firms.")
    (hit,) = [hit for hit in found.hits.all if hit.role == "agency"][:1]
    assert Linker(load_lexicon(), found.document, code).entity(hit).candidate is candidate
