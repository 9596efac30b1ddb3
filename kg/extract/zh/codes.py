"""Digits that are no number: of dates, codes, telephones and names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from kg.extract.language import Context
from kg.extract.words import alternatives
from kg.extract.zh.place import Place
from kg.lexicon import Lexicon

__all__ = [
    "is_code",
    "is_date",
    "is_plain",
    "is_repeated",
    "words_after",
    "words_before",
    "words_in_form",
]

_CODE_BEFORE = re.compile(r"[a-z][-_/.]?$|\d[-/.: ]$|[a-z\d]/$")
#: A date in digits: 2024-11-06, 2024/11/6.
_DATE = re.compile(r"(?<![\d-])(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d-])")
#: The area code of a telephone number in front of it: (02)2376-7000.
_TELEPHONE = re.compile(r"[(]0\d{1,3}[)][ -]?(?:\d{3,4}-)?$|\d转$")
_AREA_CODE = re.compile(r"[(]0\d{1,3}[)][ -]?\d{3}")
#: A number with the code of its country: +32 2 555 0147.
_COUNTRY = re.compile(r"\+\d{1,3}[ -]\d{1,4}[ -]\d")
_WORD_BEFORE = re.compile(r"[a-z]{3}$")
_CODE_AFTER = re.compile(r"[-_/:]?[a-z](?!\w*[\u4e00-\u9fff])|[-/:]\d|[a-z]")
#: Digits of a number in a name, without commas.
_NAME = re.compile(r"\d{3}")
_BARE_NAME = re.compile(r"(?<![\d.])(?<!\d,)\d{3}(?=[^\W\d_a-z])")


@cache
def words_in_form(lexicon: Lexicon, role: str, form: str) -> re.Pattern[str]:
    """The words of a role in place of the braces of a pattern."""
    return re.compile(form.format(f"(?:{alternatives(lexicon, role, 'zh')})"))


def words_before(place: Place, reach: int = 12) -> str:
    """So many characters in front of the digits of a figure."""
    start = place.number.digits.start
    return place.context.folded[max(0, start - reach) : start]


def words_after(place: Place, reach: int = 24) -> str:
    """So many characters behind the numeral of a figure."""
    return place.context.folded[place.number.span.end : place.number.span.end + reach]


def is_plain(place: Place) -> bool:
    """Whether nothing is written onto a numeral."""
    number = place.number
    return number.comparator == "exact" and number.currency is None and not number.percent


def is_date(place: Place) -> bool:
    """Whether digits are part of a date: 发布时间:2024-11-06."""
    at = place.number.digits
    found = _DATE.finditer(place.context.folded, max(0, at.start - 8), at.end + 8)
    return any(date.start() <= at.start and at.end <= date.end() for date in found)


def is_code(place: Place) -> bool:
    """Whether digits are part of a code or a telephone number: GB-2763, (02)2376-7000."""
    number = place.number
    folded, start = place.context.folded, max(0, number.span.start - 1)
    code = _AREA_CODE.match(folded, start) or _COUNTRY.match(folded, start)
    if _TELEPHONE.search(words_before(place)) or code is not None:
        return True
    if place.counter is not None and _WORD_BEFORE.search(words_before(place, 3)):
        return False  # a count glued to a Latin word: App218款
    if number.words or place.counter is not None or number.currency or number.percent:
        return not number.words and _CODE_BEFORE.search(words_before(place, 3)) is not None
    return bool(_CODE_AFTER.match(words_after(place, 4)) or _CODE_BEFORE.search(words_before(place, 3)))


def is_repeated(place: Place) -> bool:
    """A bare numeral that the text prints again with the same word behind it names something: 337调查."""
    digits = place.number.digits.of(place.context.folded)
    bare = place.counter is None and is_plain(place) and place.number.scale == 1
    return bare and _NAME.fullmatch(digits) is not None and _written(place.context)[digits] > 1


@lru_cache(maxsize=1)
def _written(context: Context) -> Counter[str]:
    """How often a document prints three digits right before a word; of the document in hand only."""
    return Counter(_BARE_NAME.findall(context.folded))
