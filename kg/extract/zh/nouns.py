"""Noun phrases around a Chinese figure: the head noun on either side."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.words import alternatives, values, verbs_of
from kg.extract.zh.counters import can_count
from kg.extract.zh.place import Place, tail_left, verb_in_clause
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = [
    "PLACES",
    "at_spot",
    "head_right",
    "is_whole",
    "notation",
    "noun_left",
    "nouns_left",
    "phrase_right",
    "unit_by_ending",
    "word_left",
]

_CODES = "https://w3id.org/enfkg/id/code/unit/"
#: How far a noun phrase reaches behind its counter, in characters.
_REACH = 26
_PUNCTUATION = r"[^\w\s/·-]|\d"
#: Characters that make the noun in front of them part of another word: 商标法, 公安部, 侵权罪.
_TAILS = frozenset("法权局罪部署厅委会点站区街")
#: One-character nouns that may stand alone in front of a figure (违法案12件).
_ALONE = frozenset("案")
#: A clause that modifies the noun behind its 的.
_MODIFIED = re.compile(r"(?:[^\W\d_]|《[^《》]{1,16}》){2,18}的(?=[^\W\d_])")
#: Units of which others are said to be: 14个国家的警察.
PLACES = frozenset({"country", "other:province", "other:city", "other:county"})
#: Classes of counters that count what stands right behind them, whatever that has: 49个货柜的服装.
_NEAREST = frozenset({"any", "machine"})
#: Words for the rule that something is done by: 未依规定给付.
_BY = frozenset("依按照")
#: What links the parts of one noun phrase.
_AND = frozenset("及和与")
_WORD = re.compile(r"[^\W\d_]{2,}$")


def notation(hit: Hit) -> str:
    """The notation of the unit that a noun counts."""
    slug = (hit.entry.denotes or "").removeprefix(_CODES)
    if not slug:
        return hit.entry.value or "other"
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


@cache
def _stop(lexicon: Lexicon) -> re.Pattern[str]:
    changes = [form for role in ("change-up", "change-down") for form in values(lexicon, role, "zh")]
    words = "|".join(sorted(form for form in changes if len(form) > 1))
    return re.compile(rf"{alternatives(lexicon, 'phrase-stop', 'zh')}|{words}|{_PUNCTUATION}")


def phrase_right(place: Place) -> Span:
    """The words behind the counter that can belong to its noun phrase."""
    return _phrase(place, place.end, max(place.end, min(place.clause.end, place.end + _REACH)))


def _phrase(place: Place, start: int, end: int) -> Span:
    """Words up to the next that ends a noun phrase and is no part of a noun (国家和地区)."""
    nouns = place.context.within(Span(start, end), "unit-noun")
    at = start
    while (stop := _stop(place.lexicon).search(place.context.folded, at, end)) is not None:
        inside = [
            hit for hit in nouns if hit.span.contains(Span(*stop.span())) and hit.span != Span(*stop.span())
        ]
        if not inside:
            return Span(start, stop.start())
        at = inside[0].span.end
    return Span(start, end)


def head_right(place: Place) -> Hit | None:
    """The head noun of the phrase behind the counter, or behind what modifies it (3个位于城郊的仓库)."""
    phrase = phrase_right(place)
    head = _head(place, phrase)
    if head is not None or phrase.end >= place.clause.end:
        return head
    reach = max(place.end, min(place.clause.end, place.end + _REACH))
    if place.context.folded[phrase.end] in _AND and phrase.end > place.end + 1:  # 装修及维修工程工作场所
        return _head(place, _phrase(place, phrase.end + 1, reach))
    modified = _MODIFIED.match(place.context.folded, place.end, reach)
    return None if modified is None else _head(place, _phrase(place, modified.end(), reach))


def _head(place: Place, phrase: Span) -> Hit | None:
    """The last noun of a phrase before another verb begins."""
    nouns = [hit for hit in place.context.within(phrase, "unit-noun") if is_whole(place.context, hit)]
    if not nouns:
        return None
    nearest = place.counter is not None and place.counter.counts in _NEAREST
    first = [h for h in nouns if h.span.start == place.end and (nearest or notation(h) in PLACES)]
    if first and place.context.folded.startswith("的", first[-1].span.end):
        return first[-1]  # 14个国家的警察: the counter is that of the countries
    verbs = verbs_of(place.lexicon, "zh").find(place.context.folded, phrase)
    if any(verb.start == phrase.start and verb.end <= nouns[0].span.start for verb in verbs):
        return None
    ends = [verb.start for verb in verbs if verb.start >= nouns[0].span.end]
    reached = [hit for hit in nouns if not ends or hit.span.end <= ends[0]]
    return max(reached, key=lambda hit: (hit.span.end, -hit.span.start))


def is_whole(context: Context, hit: Hit) -> bool:
    """Whether a noun is a word of its own, not the first part of another (商标 of 商标法) or what is done by (依规定)."""
    if context.folded[hit.span.start - 1 : hit.span.start] in _BY:
        return False
    return context.folded[hit.span.end : hit.span.end + 1] not in _TAILS


def noun_left(place: Place) -> Hit | None:
    """The noun whose phrase ends right in front of the figure."""
    end = tail_left(place)
    nouns = place.context.within(Span(max(place.left, end - 10), end), "unit-noun")
    own = [hit for hit in nouns if hit.span.end == end]
    found = max(own, key=lambda hit: hit.span.end - hit.span.start, default=None)
    if found is None or found.span.end - found.span.start > 1:
        return found
    return found if found.span.of(place.context.folded) in _ALONE else None


def nouns_left(place: Place) -> list[Hit]:
    """All nouns of the clause in front of the figure, in order."""
    nouns = place.context.within(place.words, "unit-noun")
    return [hit for hit in nouns if is_whole(place.context, hit) and hit.span.end - hit.span.start > 1]


def unit_by_ending(place: Place, word: str) -> str | None:
    """The unit of an unknown noun that its last character tells, if the counter can count it: 五金店, 手摇琴."""
    unit = at_spot(place, values(place.lexicon, "noun-ending", "zh").get(word[-1:]))
    if unit is None or not can_count(place.counter, unit):
        return None
    pieces = place.counter is not None and place.counter.form == "件"
    return unit if unit != "item" or pieces or verb_in_clause(place, "goods-verb") else None


def at_spot(place: Place, unit: str | None) -> str | None:
    """The unit of what a counter of spots counts: a place or premises are sites there, 检查场所34处."""
    spot = place.counter is not None and place.counter.form in ("处", "摊")
    return "other:site" if spot and unit in ("other:place", "organisation") else unit


def word_left(place: Place) -> str:
    """The last word in front of the figure, as a bare run of characters."""
    end = tail_left(place)
    found = _WORD.search(place.context.folded, max(place.left, end - 8), end)
    return found[0] if found else ""
