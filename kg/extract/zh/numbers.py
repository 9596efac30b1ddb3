"""Chinese numerals: digits with 万 and 亿, written numerals, floating 余 and 多, percent and 成."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.extract.spans import Number
from kg.extract.weights import last_digit, trailing_zeros
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["numbers_in", "written"]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LAST = re.compile("[十百千万亿]零?")
_WRITTEN = "[零〇一二两三四五六七八九十百千万亿]+"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    before = alternatives(lexicon, "comparator-before", "zh")
    after = alternatives(lexicon, "comparator-after", "zh")
    money = alternatives(lexicon, "currency", "zh")
    return re.compile(
        rf"(?P<cmp>{before})?(?P<pct1>百分之)?(?P<num>(?<![\d.a-z])\d[\d,]*(?:\.\d+)?(?:[亿万千百]零?\d[\d,]*(?:\.\d+)?(?!\d*[年月日]))*"
        rf"|过半|{_WRITTEN})(?P<over1>[余多])?(?P<scale>[十百千]?[万亿]{{1,2}}|[十百千](?![分余多]))?(?P<over2>[余多])?"
        rf"(?:(?P<pct>%|成(?![立为都功果员本])(?P<tenth>[一二三四五六七八九])?|个百分点)|(?P<money>{money}))?(?P<after>{after})?"
    )


def numbers_in(lexicon: Lexicon, folded: str, span: Span, *, currency: str | None) -> list[Number]:
    """Every numeral of a stretch of folded text; ``currency`` is what a bare 元 means here (None: CNY)."""
    found = (
        _number(lexicon, match, currency)
        for match in _pattern(lexicon).finditer(folded, span.start, span.end)
    )
    return [number for number in found if number is not None]


def _number(lexicon: Lexicon, match: re.Match[str], currency: str | None) -> Number | None:
    text = match["num"]
    if text == "过半":
        whole = Span(match.start("num"), match.end("num"))
        return Number(
            whole, whole, Decimal(50), Decimal(10), comparator="more_than", percent=True, words=True
        )
    words = not text[0].isdigit()
    scale = Decimal(written("一" + match["scale"]) if match["scale"] else 1)
    bare = Decimal(written(text)) if words else Decimal(_LAST.split(text.replace(",", ""))[-1])
    value = bare * scale if words else _digits(text + (match["scale"] or ""))
    if words and (bare == 0 or (len(text) == 1 and text in "零〇")):
        return None
    tenths = (match["pct"] or "").startswith("成")
    granularity = _weight(bare, words=words) * scale
    comparator = (
        values(lexicon, "comparator-before", "zh").get(match["cmp"] or "", "exact")
        if match["cmp"]
        else "exact"
    )
    if match["over1"] or match["over2"]:
        comparator = "more_than"
    elif match["after"] and comparator == "exact":
        comparator = values(lexicon, "comparator-after", "zh")[match["after"]]
    money = values(lexicon, "currency", "zh").get(match["money"] or "")
    if match["money"] == "元" and currency is not None:
        money = currency
    factor = Decimal(10) if tenths else Decimal(1)
    return Number(
        span=Span(match.start(), match.end()),
        digits=Span(match.start("num"), match.end("num")),
        value=value * factor + _DIGITS.get(match["tenth"] or "", 0),
        granularity=granularity * factor,
        comparator=comparator,
        currency=money,
        percent=tenths or match["pct"] == "%" or match["pct1"] is not None,
        scale=scale,
        words=words,
    )


def _digits(text: str) -> Decimal:
    """Value of digits with thousands commas and places between them: 9万4,500, 37亿5千万."""
    total = section = digits = Decimal(0)
    for value, place in re.findall(r"(\d[\d.]*)|([十百千万亿])", text.replace(",", "")):
        if value:
            digits = Decimal(value)
        elif place in _PLACES:
            section, digits = section + digits * _PLACES[place], Decimal(0)
        else:
            whole = section + digits
            total = total + whole * _LARGE[place] if whole else total * _LARGE[place]
            section = digits = Decimal(0)
    return total + section + digits


def _weight(value: Decimal, *, words: bool) -> Decimal:
    """Weight of the last significant digit; a written numeral from a thousand on is as round as it looks."""
    if words and value >= 1000 and value == value.to_integral_value():
        return Decimal(10) ** trailing_zeros(value)
    return last_digit(value)


def written(text: str) -> int:
    """Value of a numeral in Chinese characters.

    Examples
    --------
    >>> written("六千七百"), written("十二"), written("一万零五十"), written("二〇二四")
    (6700, 12, 10050, 2024)
    """
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _PLACES:
            section += (
                (digit or (0 if section else 1)) * _PLACES[char] if digit or not section else _PLACES[char]
            )
            digit = 0
        else:
            whole = section + digit
            if char == "万" and total and whole:
                total += whole * _LARGE[char]
            else:
                total = (total + (whole or (0 if total else 1))) * _LARGE[char]
            section = digit = 0
    return total + section + digit
