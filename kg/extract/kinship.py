"""Whether two Chinese names are of bodies with one task: 应急局, 应急管理部门 and 某某市应急管理局."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.words import values
from kg.lexicon import Lexicon

__all__ = ["field_of", "same_field"]

_SHORTEST = 2


def same_field(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether the fields of two names are the same, or one is short for the other.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> same_field(load_lexicon(), "青禾市应急管理局", "应急管理部门")
    True
    >>> same_field(load_lexicon(), "青禾市应急管理局", "青禾市税务局")
    False

    """
    short, long = sorted((field_of(lexicon, one), field_of(lexicon, other)), key=len)
    left = iter(long)
    return len(short) >= _SHORTEST and short[0] == long[0] and all(char in left for char in short)


@lru_cache(maxsize=4096)
def field_of(lexicon: Lexicon, name: str) -> str:
    """What a body deals with, by its name: 应急管理 of 青禾市应急管理局; empty where the name does not say."""
    tails = values(lexicon, "agency-tail", "zh")
    end = min((len(name) - len(tail) for tail in tails if name.endswith(tail)), default=0)
    start, domains = end, values(lexicon, "agency-domain", "zh")
    while longest := max((len(d) for d in domains if name.endswith(d, 0, start)), default=0):
        start -= longest
    return name[start:end]
