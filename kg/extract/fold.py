"""Length-preserving folding, so that a match on the folded text has true offsets.

Case, traditional characters, full-width forms and typographic quotes are folded, each code point to
exactly one; a character whose folding has another length is kept as it is.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

__all__ = ["fold_en", "fold_zh"]

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u3000": " "}
)


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    return narrow if len(narrow) == 1 else char


class _Table(dict[int, str]):
    """Fills itself with the folding of each code point met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        folded = _narrow(char).translate(_PLAIN)
        lower = folded.lower()
        self[point] = lower if len(lower) == 1 else folded
        return self[point]


_TABLE = _Table()


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold_en(text: str) -> str:
    """Fold a text for matching in a Latin script.

    Examples
    --------
    >>> fold_en("China’s ＳＡＭＲ")
    "china's samr"

    """
    return text.translate(_TABLE)


def fold_zh(text: str) -> str:
    """Fold a text for matching in Chinese: as English, and traditional characters to simplified.

    Examples
    --------
    >>> fold_zh("市場監管總局１２件")
    '市场监管总局12件'

    """
    plain = text.translate(_TABLE)
    simple = _simplifier().convert(plain)
    return simple if len(simple) == len(plain) else "".join(_simplify(char) for char in plain)


@cache
def _simplify(char: str) -> str:
    simple = _simplifier().convert(char)
    return simple if len(simple) == 1 else char
