"""Chinese numerals: values, comparators, scales and what is written onto them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.spans import Number
from kg.extract.zh.numbers import numbers_in, written
from kg.lexicon import load_lexicon
from kg.model import Span

LEXICON = load_lexicon()


def first(text: str, currency: str | None = None) -> Number:
    found = numbers_in(LEXICON, text, Span(0, len(text)), currency=currency)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.4万件", "44000"),
        ("四分之一", "25"),
        ("三分之二", "66.67"),
        ("5分之2", "40"),
        ("千分之三", "0.3"),
        ("一成半", "15"),
        ("一成半年内", "10"),
        ("16.4亿元", "1640000000"),
        ("11.29亿元", "1129000000"),
        ("4亿5千万元", "450000000"),
        ("37亿5千万元", "3750000000"),
        ("9万4,500件", "94500"),
        ("3万1千件", "31000"),
        ("六千七百件", "6700"),
        ("一千二百件", "1200"),
        ("44,000件", "44000"),
        ("八成", "80"),
        ("七成八", "78"),
        ("1成8", "18"),
        ("过半", "50"),
        ("百分之三十", "30"),
    ],
)
def test_value_is_exact(text: str, value: str) -> None:
    assert first(text).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "here", "currency"),
    [
        ("3900万比索", None, "PHP"),
        ("3900万比索", "MXN", "MXN"),
        ("3900万比索", "EUR", "PHP"),
        ("3900万元", "MXN", "CNY"),
        ("3900万元", "HKD", "HKD"),
        ("3900万元", "USD", "USD"),
        ("3900万卢比", "PKR", "PKR"),
    ],
)
def test_word_for_money_of_several_countries_is_of_the_place(text: str, here: str, currency: str) -> None:
    assert first(text, here).currency == currency


def test_tenths_end_in_front_of_another_number() -> None:
    found = numbers_in(LEXICON, "七成2023件", Span(0, 8), currency=None)
    assert [number.value for number in found] == [70, 2023]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("超4.4万件", "more_than"),
        ("八百来万元", "about"),
        ("六成出头", "more_than"),
        ("三分之二以上", "at_least"),
        ("近三分之一", "about"),
        ("三分之一强", "more_than"),
        ("9万余件", "more_than"),
        ("470余亿元", "more_than"),
        ("470亿余元", "more_than"),
        ("近10万件", "about"),
        ("不少于300件", "at_least"),
        ("不超过300件", "at_most"),
        ("300件", "exact"),
    ],
)
def test_comparator_before_or_floating(text: str, comparator: str) -> None:
    assert first(text).comparator == comparator


def test_bare_yuan_follows_the_place() -> None:
    assert first("300元").currency == "CNY"
    assert first("300元", currency="TWD").currency == "TWD"
    assert first("300美元", currency="TWD").currency == "USD"


def test_share_words_are_percent_and_established_is_not() -> None:
    assert first("八成").percent
    assert not any(n.percent for n in numbers_in(LEXICON, "八成立", Span(0, 3), currency=None))


@given(st.integers(min_value=1, max_value=10**8), st.sampled_from(["", "万", "亿"]), st.booleans())
def test_rendered_number_is_read_back(number: int, scale: str, grouped: bool) -> None:
    digits = f"{number:,}" if grouped else str(number)
    text = f"共{digits}{scale}件"
    read = first(text)
    assert read.value == number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert read.digits.of(text) == digits


@pytest.mark.parametrize("text", ["1,2,3,4", "1.2.3", "12\u200b3", "(((3", "，，，"])
def test_malformed_numerals_do_not_crash(text: str) -> None:
    for number in numbers_in(LEXICON, text, Span(0, len(text)), currency=None):
        assert number.digits.of(text).strip()


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("两千", 2000), ("三万零五", 30005), ("一亿两千万", 120000000)]
)
def test_written_numerals(text: str, value: int) -> None:
    assert written(text) == value


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("3亿3千余万元", "330000000", "more_than"),
        ("5千多万元", "50000000", "more_than"),
        ("近九成为商标案件", "90", "about"),
    ],
)
def test_more_inside_the_scale_and_tenths_in_front_of_a_copula(
    text: str, value: str, comparator: str
) -> None:
    (number,) = numbers_in(LEXICON, text, Span(0, len(text)), currency=None)
    assert (f"{number.value:f}", number.comparator) == (value, comparator)
