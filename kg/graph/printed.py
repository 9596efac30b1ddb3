"""Whether a figure as printed can stand for a value, by its digits and by the scale it spells out."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from kg import iris
from kg.extract.en.numbers import numbers_in as english_numbers
from kg.extract.gazetteer import gazetteer
from kg.extract.zh.numbers import numbers_in as chinese_numbers
from kg.lexicon import load_lexicon
from kg.model import Span

__all__ = ["stands_for"]

_NUMERAL = re.compile(r"[0-9](?:[0-9.,'’ ]*[0-9])?")
_READERS = {"en": english_numbers, "zh": chinese_numbers}


def stands_for(printed: str, value: Decimal, *, language: str) -> bool:
    """Whether the digits printed are those of the value, and the scale printed is its scale.

    A scale that stands elsewhere (in a table's header, behind the last of several figures) is let through,
    and so are words without digits ("half").

    Parameters
    ----------
    language
        ``en`` or ``zh``; of a text in another language only the digits are compared.

    Examples
    --------
    >>> stands_for("4.4万件", Decimal(44000), language="zh"), stands_for("4.4万件", Decimal(440000), language="zh")
    (True, False)
    >>> stands_for("over 15,000 arrests", Decimal(51000), language="en")
    False
    """
    found = _NUMERAL.findall(unicodedata.normalize("NFKC", printed))
    if not found:
        return True
    # 4万3000 is one numeral with a scale in its middle
    numerals = {_digits(numeral) for numeral in (*found, "".join(found))}
    return _digits(iris.decimal(abs(value))) in numerals and _scale_fits(printed, abs(value), language)


def _digits(numeral: str) -> str:
    """The significant digits of a numeral, whatever separates them."""
    return "".join(c for c in numeral if c.isdecimal()).strip("0")


def _scale_fits(printed: str, value: Decimal, language: str) -> bool:
    if language not in _READERS:
        return True
    lexicon = load_lexicon()
    folded = gazetteer(lexicon, language).fold(printed)
    numbers = _READERS[language](lexicon, folded, Span(0, len(folded)), currency=None)
    scaled = {number.value for number in numbers if number.scale != 1}
    return not scaled or len(scaled) < len(numbers) or value in scaled
