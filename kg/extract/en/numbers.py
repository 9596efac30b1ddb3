"""English numerals with comparator, currency, scale and percent sign."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.extract.spans import Number
from kg.extract.weights import last_digit
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["numbers_in"]

_SIGNS = {
    "us$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "s$": "SGD", "c$": "CAD", "$": "", "€": "EUR", "£": "GBP",
    "¥": "CNY", "rmb": "CNY", "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "hkd": "HKD", "inr": "INR",
    "rs.": "INR", "rs": "INR", "₹": "INR", "jpy": "JPY", "sgd": "SGD", "aud": "AUD", "twd": "TWD", "krw": "KRW",
}  # fmt: skip
_NAMES = {
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "dollars": "", "us dollars": "USD", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "yen": "JPY", "rupees": "INR", "won": "KRW", "hk dollars": "HKD", "eur": "EUR", "usd": "USD",
    "hong kong dollars": "HKD", "singapore dollars": "SGD", "australian dollars": "AUD",
}  # fmt: skip
_ONES = {w: n for n, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
)}  # fmt: skip
_TENS = {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_DIGITS = r"\d{1,3}(?:,\s?\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d{1,3}(?: \d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join((*_ONES, *_TENS, "hundred", "thousand", "million", "billion", "dozen"))
_WORDS = rf"\b(?:(?:a|{_WORD})(?:[ -](?:and )?(?:{_WORD}))*)\b"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    before = alternatives(lexicon, "comparator-before", "en")
    scale = alternatives(lexicon, "scale", "en")
    sign = "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))
    name = "|".join(sorted(_NAMES, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?P<cmp>{before})\s+(?:a record |the |a )?)?(?:(?<![a-z])(?P<sign>{sign})\s?)?"
        rf"(?P<num>(?<![\w.,])(?:{_DIGITS})|(?<=[$€£¥])(?:{_DIGITS})|{_WORDS})"
        rf"(?P<plus>\+|-plus)?(?:[\s-]?(?P<scale>{scale})\b)?(?P<plus2>\+|-plus)?"
        rf"(?:\s?(?P<pct>%|percent\b|per cent\b|pct\b)|\s(?P<name>{name})\b)?"
    )


def numbers_in(lexicon: Lexicon, folded: str, span: Span, *, currency: str | None) -> list[Number]:
    """Every numeral of a stretch of folded text.

    Parameters
    ----------
    currency
        What a bare ``$`` means here; US dollars when None.
    """
    found = []
    for match in _pattern(lexicon).finditer(folded, span.start, span.end):
        number = _number(lexicon, match, currency or "USD")
        if number is not None:
            found.append(number)
    return found


def _number(lexicon: Lexicon, match: re.Match[str], dollars: str) -> Number | None:
    text = match["num"]
    words = not text[0].isdigit()
    bare = Decimal(_spelled(text)) if words else Decimal(re.sub(r"[,\s]", "", text))
    if words and text in ("a", "one", "a one") and match["scale"] is None and match["pct"] is None:
        return None
    if words and bare == 0:
        return None
    scale = Decimal(values(lexicon, "scale", "en")[match["scale"]]) if match["scale"] else Decimal(1)
    if (
        match["scale"] in ("m", "k")
        and not (match["sign"] or match["name"])
        and match["num"][-1].isdigit() is False
    ):
        scale = Decimal(1)
    money = match["sign"] or match["name"]
    code = (
        (_SIGNS.get(match["sign"] or "") if match["sign"] else _NAMES.get(match["name"] or ""))
        if money
        else None
    )
    comparator = (
        values(lexicon, "comparator-before", "en").get(match["cmp"] or "", "exact")
        if match["cmp"]
        else "exact"
    )
    if match["plus"] or match["plus2"]:
        comparator = "more_than"
    start = (
        match.start("cmp") if match["cmp"] else match.start("sign") if match["sign"] else match.start("num")
    )
    return Number(
        span=Span(start, match.end()),
        digits=Span(match.start("num"), match.end("num")),
        value=bare * scale,
        granularity=_weight(bare, words=words) * scale,
        comparator=comparator,
        currency=(code or dollars) if money else None,
        percent=match["pct"] is not None,
        scale=scale,
        words=words,
    )


def _weight(value: Decimal, *, words: bool) -> Decimal:
    """Weight of the last significant digit; number words are exact."""
    return Decimal(1) if words and value == value.to_integral_value() else last_digit(value)


def _spelled(text: str) -> int:
    """Value of number words: ``twenty-eight`` is 28."""
    total = current = 0
    for word in re.split(r"[ -]+", text):
        if word in _ONES:
            current += _ONES[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "dozen":
            current = max(current, 1) * 12
        elif word in ("thousand", "million", "billion"):
            total += max(current, 1) * {"thousand": 10**3, "million": 10**6, "billion": 10**9}[word]
            current = 0
    return total + current
