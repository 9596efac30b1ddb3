"""Chinese numerals: digits with 万 and 亿, written numerals, floating 余 and 多, percent, 成, 翻番, 三分之一."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from kg.extract.spans import Number
from kg.extract.weights import last_digit, trailing_zeros
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["numbers_in", "written"]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
#: What a bare 元 may mean besides the yuan.
_DOLLARS = frozenset({"USD", "HKD", "TWD", "MOP", "SGD", "MYR", "AUD", "CAD", "NZD"})
#: A longer run of digits is no figure of any report.
_LONGEST = 40
#: What may stand behind 成: 七成五, 一成半.
_UNITS = {**_DIGITS, **{str(value): value for value in range(1, 10)}, "半": 5}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LAST = re.compile("[十百千万亿]零?")
_NUMERAL = "零〇○一二两三四五六七八九十廿卅百千万亿"
_WRITTEN = f"[{_NUMERAL}]+(?:点[零〇○一二三四五六七八九]+)?"
#: The digits of a number that spells them out behind its scale: 一万九六八八.
_TAIL = re.compile("(?<=[万亿])[一二三四五六七八九][零〇○一二三四五六七八九]+$")
#: Digits with thousands commas or, as some printers set them, thousands spaces; then places and more digits.
_PRINTED = (
    r"(?:(?<![\d.a-z])|(?<=[a-z][a-z][a-z]))(?:\d{1,3}(?:[ ]\d{3})+(?![\d.])|\d[\d,]*(?:\.\d+)?)"
    r"(?:[亿万千百]零?\d[\d,]*(?:\.\d+)?(?!\d*[年月日]))*"
)
#: A tenth is no tenth in 成立, 成为 ...; the lexicon has no say in that.
_TENTHS = r"成(?![立都功果员本交品套])(?!(?<![近超约逾达有占过][一二两三四五六七八九]成)为)(?P<tenth>[一二三四五六七八九](?![十百千万])|[1-9](?![\d,.十百千万亿])|半(?![年月天日个]))?"
#: A part of a whole: 三分之一, 5分之2.
_PART = r"(?<![百\d])(?P<whole>[二三四五六七八九十千万]|\d{1,2})分之(?P<part>[一二三四五六七八九]|\d{1,2})(?P<over3>[余多强])?"
#: A third is told to the hundredth of a percent, as shares are printed.
_HUNDREDTH = Decimal("0.01")


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    before = alternatives(lexicon, "comparator-before", "zh")
    after = alternatives(lexicon, "comparator-after", "zh")
    money = alternatives(lexicon, "currency", "zh")
    sign = alternatives(lexicon, "currency-sign", "zh")
    half = alternatives(lexicon, "half", "zh")
    return re.compile(
        rf"(?:(?<![最附临邻])(?<![节契违条公签预特相])(?P<cmp>{before}|(?<![以如])上(?=[百千万亿]))[ ]?)?(?:(?P<sign>{sign})[ ]?(?P<cmp2>{before})?)?(?P<pct1>百分之)?"
        rf"(?:(?P<fold>翻(?:了)?(?:近|约|将近|超)?(?P<times>[一两二三四])?番)|(?P<half>{half})(?![年月天个小])|{_PART}(?P<after3>{after})?"
        rf"|(?!百分|千[克米瓦卡])(?P<num>{_PRINTED}|{_WRITTEN})(?:[ ](?=[万亿%余多]|{money}))?(?P<over1>[余多]|来(?=[万亿]))?"
        rf"(?P<scale>[十百千](?P<over4>[余多])?[万亿]{{1,2}}|[万亿]{{1,2}}|[十百千](?![分克米瓦卡]))?(?P<over2>[余多])?[ ]?"
        rf"(?:(?P<pct>%|{_TENTHS})|(?P<money>{money}))?(?P<after>{after})?)"
    )


def numbers_in(lexicon: Lexicon, folded: str, span: Span, *, currency: str | None) -> list[Number]:
    """Every numeral of a stretch of folded text; ``currency`` is what a bare 元 means here (None: CNY)."""
    found = (
        _number(lexicon, match, currency)
        for match in _pattern(lexicon).finditer(folded, span.start, span.end)
    )
    return [number for number in found if number is not None]


def _number(lexicon: Lexicon, match: re.Match[str], currency: str | None) -> Number | None:
    if match["fold"] or match["half"]:
        return _word(lexicon, match)
    if match["whole"]:
        return _part(lexicon, match)
    text = match["num"]
    words = not text[0].isdigit()
    if len(text) > _LONGEST:
        return None
    if words and text.strip("零〇○") == "":
        return None
    factor_word = (match["scale"] or "").replace(match["over4"] or " ", "")
    scale = Decimal(written("一" + factor_word) if factor_word else 1)
    bare = _written(text) if words else Decimal(_LAST.split(_ungrouped(text))[-1])
    if words and bare == 0:
        return None
    value = bare * scale if words else _digits(text + factor_word)
    tenths = (match["pct"] or "").startswith("成")
    factor = Decimal(10) if tenths else Decimal(1)
    return Number(
        span=Span(match.start(), match.start() + len(match[0].rstrip())),
        digits=Span(match.start("num"), match.end("num")),
        value=value * factor + _UNITS.get(match["tenth"] or "", 0),
        granularity=_weight(bare, words=words) * scale * factor,
        comparator=_comparator(lexicon, match),
        currency=_currency(lexicon, match, currency),
        percent=tenths or match["pct"] == "%" or match["pct1"] is not None,
        scale=scale,
        words=words,
    )


def _word(lexicon: Lexicon, match: re.Match[str]) -> Number:
    """Half and more than half, doubled, quadrupled."""
    part = "fold" if match["fold"] else "half"
    doublings = _DIGITS.get(match["times"] or "一", 1)
    value = Decimal(100 * (2**doublings - 1)) if match["fold"] else Decimal(50)
    named = values(lexicon, "half", "zh").get(match["half"] or "", "exact")
    return Number(
        span=Span(match.start(), match.end(part)),
        digits=Span(match.start(part), match.end(part)),
        value=value,
        granularity=Decimal(10),
        comparator=named if named != "exact" else _comparator(lexicon, match),
        percent=True,
        words=True,
    )


def _part(lexicon: Lexicon, match: re.Match[str]) -> Number | None:
    """A fraction as a share in percent."""
    whole, part = (
        _digits(text) if text[0].isdigit() else Decimal(written(text))
        for text in match.group("whole", "part")
    )
    if not whole:
        return None
    share = 100 * part / whole
    return Number(
        span=Span(*match.span()),
        digits=Span(match.start("whole"), match.end("part")),
        value=share if share == share.to_integral_value() else share.quantize(_HUNDREDTH),
        granularity=Decimal(1) if share == share.to_integral_value() else _HUNDREDTH,
        comparator=_comparator(lexicon, match),
        percent=True,
        words=True,
    )


def _comparator(lexicon: Lexicon, match: re.Match[str]) -> str:
    before = values(lexicon, "comparator-before", "zh")
    said = before.get(match["cmp"] or match["cmp2"] or "", "exact")
    if match["cmp"] == "上":
        return "more_than"
    if match["over1"] == "来":
        return "about"
    if match["over1"] or match["over2"] or match["over3"] or match["over4"]:
        return "more_than"
    after = match["after"] or match["after3"]
    if after and said == "exact":
        return values(lexicon, "comparator-after", "zh")[after]
    return said


def _currency(lexicon: Lexicon, match: re.Match[str], bare: str | None) -> str | None:
    """The currency of a sign in front, else of the word behind; ``bare`` is that of a bare 元 or $."""
    signs: Mapping[str, str] = values(lexicon, "currency-sign", "zh")
    if match["sign"]:
        return bare or "USD" if match["sign"] == "$" else signs[match["sign"]]
    if match["money"] is None:
        return None
    if match["money"] == "元":
        return bare if bare in _DOLLARS else "CNY"
    if bare in _namesakes(lexicon, match["money"]):
        return bare
    return values(lexicon, "currency", "zh")[match["money"]]


@cache
def _namesakes(lexicon: Lexicon, word: str) -> frozenset[str]:
    """The currencies of several countries that one word may mean: 比索, 卢比."""
    known = values(lexicon, "currency", "zh")
    return frozenset(code for form, code in known.items() if form.endswith(word) and form != word)


def _ungrouped(text: str) -> str:
    return text.replace(",", "").replace(" ", "")


def _digits(text: str) -> Decimal:
    """Value of digits with thousands commas and places between them: 9万4,500, 37亿5千万."""
    total = section = digits = Decimal(0)
    for value, place in re.findall(r"(\d[\d.]*)|([十百千万亿])", _ungrouped(text)):
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


def _written(text: str) -> Decimal:
    """A written numeral with or without decimals: 三点五."""
    whole, _, decimals = text.partition("点")
    digits = "".join(str(_DIGITS[char]) for char in decimals)
    return Decimal(f"{written(whole)}.{digits}") if digits else Decimal(written(whole))


def written(text: str) -> int:
    """Value of a numeral in Chinese characters.

    Examples
    --------
    >>> written("六千七百"), written("十二"), written("一万零五十"), written("二〇二四"), written("一万九六八八")
    (6700, 12, 10050, 2024, 19688)

    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    tail = _TAIL.search(text)
    if tail is not None:
        return written(text[: tail.start()]) + written(tail[0])
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
