"""English numerals: value, comparator, currency, scale, and none lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.en import LANGUAGE
from kg.extract.en.numbers import numbers_in
from kg.extract.fold import fold_en
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Number, Reading, Sentence
from kg.lexicon import load_lexicon
from kg.model import Span
from kg.read import Source, read

LEXICON = load_lexicon()


def numbers(text: str) -> list[Number]:
    return numbers_in(LEXICON, fold_en(text), Span(0, len(text)), currency=None)


@pytest.mark.parametrize(
    ("text", "value", "comparator", "currency", "percent"),
    [
        ("15,000 arrests", "15000", "exact", None, False),
        ("more than 15,000 arrests", "15000", "more_than", None, False),
        ("1.13 billion yuan", "1130000000", "exact", "CNY", False),
        ("US$2.5 million", "2500000", "exact", "USD", False),
        ("\u20ac300", "300", "exact", "EUR", False),
        ("12.5 percent", "12.5", "exact", None, True),
        ("7%", "7", "exact", None, True),
        ("twenty-eight cases", "28", "exact", None, False),
        ("two hundred and five raids", "205", "exact", None, False),
        ("Rs 1,12,332 crore", "1123320000000", "exact", "INR", False),
        ("Shs 780 million", "780000000", "exact", "KES", False),
        ("5,000 won", "5000", "exact", "KRW", False),
        ("30 won their cases", "30", "exact", None, False),
        ("500+ shops", "500", "more_than", None, False),
    ],
)
def test_a_numeral_means(text: str, value: str, comparator: str, currency: str | None, percent: bool) -> None:
    (number,) = numbers(text)
    assert (number.value, number.comparator, number.currency, number.percent) == (
        Decimal(value),
        comparator,
        currency,
        percent,
    )


def test_a_word_that_begins_as_a_number_word_is_none() -> None:
    assert [number.percent for number in numbers("9 men in tents")] == [False]
    assert [number.percent for number in numbers("9 men in ten")] == [True]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a third of the cases", "33.3"),
        ("two-thirds of the cases", "66.7"),
        ("nine in ten", "90"),
        ("fewer than two in a hundred", "2"),
        ("four cases out of five", "80"),
        ("fell by a fifth.", "20"),
        ("making up more than half.", "50"),
        ("half of the damage", "50"),
        ("of which a quarter started there", "25"),
        ("two thirds went to shops", "66.7"),
    ],
)
def test_a_share_in_words(text: str, value: str) -> None:
    (number,) = numbers(text)
    assert (number.value, number.percent, number.words) == (Decimal(value), True, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rs 9 crore 40 lakh", "94000000"),
        ("Rs 2 lakh crore", "2000000000000"),
        ("half a million toys", "500000"),
        ("one and a half million litres", "1500000"),
        ("12,5 %", "12.5"),
        ("8 640 tyres", "8640"),
        ("40, 000, 000 items", "40000000"),
        ("1, 240, 000 items", "1240000"),
        ("Rs. 98.5 crore", "985000000"),
        ("KSh. 443.6 million", "443600000"),
        ("| 42.1 m | tea", "42100000"),
        ("500€", "500"),
        ("A$318.4m", "318400000"),
        ("P18.5 million", "18500000"),
        ("TL 1.08 billion", "1080000000"),
        ("R 15.9 million", "15900000"),
        ("two dozen shops", "24"),
    ],
)
def test_a_numeral_in_another_style(text: str, value: str) -> None:
    (number,) = numbers(text)
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("1,000 or more cases", "at_least"),
        ("20-odd cases", "about"),
        ("carried over 415 cases", "exact"),
        ("fines adding up to 415", "exact"),
        ("over 415 cases", "more_than"),
        ("up to 415 cases", "at_most"),
        ("not exceeding 415 cases", "at_most"),
        ("5,200 new cases or so", "about"),
        ("5,200 cases or soldiers", "exact"),
        ("a good 40 per cent", "more_than"),
        ("5% less than the €415 of 2020", "exact"),
        ("less than the €415 of 2020", "less_than"),
        ("hardly more than the €415 of 2020", "exact"),
    ],
)
def test_a_comparator_and_what_only_looks_like_one(text: str, comparator: str) -> None:
    assert numbers(text)[0].comparator == comparator


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in turn, 812, 790, 455 and 901", ["812", "790", "455", "901"]),
        ("81 out of 95 requests", ["81", "95"]),
        ("7 out of 10 requests", ["70"]),
        ("19 out of 20 requests", ["95"]),
    ],
)
def test_a_list_and_a_whole_are_numerals_of_their_own(text: str, values: list[str]) -> None:
    assert [f"{number.value.normalize():f}" for number in numbers(text)] == values


@pytest.mark.parametrize("text", ["a third round", "A third, in March", "the third quarter", "7.9 out of 10"])
def test_no_share_in_words(text: str) -> None:
    assert [number for number in numbers(text) if number.percent] == []


@pytest.mark.parametrize("text", ["a case", "one of them", "zero tolerance"])
def test_a_word_that_counts_nothing_is_no_numeral(text: str) -> None:
    assert numbers(text) == []


@given(st.integers(1, 10**9))
def test_a_number_with_thousands_commas_reads_back(value: int) -> None:
    (number,) = numbers(f"{value:,} cases")
    assert number.value == value


@given(st.integers(1, 10**9), st.text("ab ,.", max_size=8))
def test_the_digits_quote_the_text(value: int, before: str) -> None:
    text = f"{before} {value:,} cases"
    assert [number.digits.of(text) for number in numbers(text)] == [f"{value:,}"]


@given(st.decimals(min_value="0.1", max_value="999", places=1), st.sampled_from(["million", "billion"]))
def test_a_scale_multiplies(value: Decimal, scale: str) -> None:
    (number,) = numbers(f"{value} {scale} yuan")
    assert number.value == value * {"million": 10**6, "billion": 10**9}[scale]


@pytest.fixture
def read_sentence(tmp_path: Path) -> Callable[[str], Reading]:
    """Read a text of one sentence."""

    def reading(text: str) -> Reading:
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8")
        document = read(Source("text.txt", path))
        context = Context(document, gazetteer(LEXICON, "en"))
        block = document.blocks[0]
        return LANGUAGE.read(context, Sentence(block.span, block))

    return reading


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("Officers closed 1,2,3,4 cases.", 4),
        ("Officers closed 1,204 cases.", 0),
        ("Officers closed 12 cases in 2024.", 0),
    ],
)
def test_digits_that_form_no_numeral_stay_unresolved(
    read_sentence: Callable[[str], Reading], text: str, missed: int
) -> None:
    assert len(read_sentence(text).unresolved) == missed


@pytest.mark.parametrize("length", ["30 working days", "6 months", "10-day"])
def test_a_duration_is_no_statistic(read_sentence: Callable[[str], Reading], length: str) -> None:
    found = read_sentence(f"Owners have {length} limits to object.")
    assert (found.drafts, [e.reason for e in found.exclusions]) == ((), ["duration"])


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("three fewer than the 451 of 2021", "exact"), ("it took fewer than 451", "less_than")],
)
def test_a_difference_compares_nothing(text: str, comparator: str) -> None:
    assert numbers(text)[-1].comparator == comparator


@pytest.mark.parametrize(
    ("text", "local", "currency"),
    [
        ("Rs 5 million", "PKR", "PKR"),
        ("Rs 5 million", None, "INR"),
        ("INR 5 million", "PKR", "INR"),
        ("5 million pesos", "COP", "COP"),
        ("5 million mexican pesos", "COP", "MXN"),
        ("$5 million", "NZD", "NZD"),
        ("$5 million", "PKR", "USD"),
        ("us$5 million", "NZD", "USD"),
        ("n$1.9 million", None, "NAD"),
        ("HUF 5 million", None, "HUF"),
        ("5 million kenyan shillings", "UGX", "KES"),
        ("5 million shillings", "UGX", "UGX"),
        ("47.6 million yuan of compensation", None, "CNY"),
        ("k3.4 million", None, "ZMW"),
        ("5 pounds of tea", None, None),
    ],
)
def test_money_of_the_place(text: str, local: str | None, currency: str) -> None:
    folded = fold_en(text)
    (number,) = numbers_in(load_lexicon(), folded, Span(0, len(folded)), currency=local)
    assert number.currency == currency


@pytest.mark.parametrize(
    ("text", "currency"), [("TRY 9.8 billion", "TRY"), ("they try 9 cases", None), ("all 300 cases", None)]
)
def test_the_code_of_a_currency_stands_in_capitals(text: str, currency: str | None) -> None:
    (number,) = numbers_in(LEXICON, fold_en(text), Span(0, len(text)), currency=None, text=text)
    assert number.currency == currency
    assert number.span.of(text).startswith("TRY") is (currency is not None)
