"""Which measure a figure is of: the unit, the verb that states it and the noun that is counted.

A measure of the lexicon is chosen when its unit is the figure's (any currency for one of money) and one of
its verbs (and, where it names heads, one of its nouns) stands in the figure's own words; the longest words
win. When no staged measure fits and no verb says a stage, the plain measure of the unit is taken. Anything
else becomes a candidate whose label is the text's own noun phrase; verbs that say no stage ("made", "rose",
占) are no part of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from kg import iris
from kg.extract.fold import fold_en, fold_zh
from kg.lexicon import Lexicon, Record
from kg.model import Entity, Kind

__all__ = ["candidate_measure", "choose", "is_money", "share_of"]

#: Measures of money have one unit in the ontology, the one most of our reports print; it stands for all.
_MONEY = "CNY"
_MONEY_LETTERS = 3


@lru_cache(maxsize=8192)
def choose(lexicon: Lexicon, language: str, *, unit: str, verb: str, noun: str) -> Entity:
    """The measure of a figure with this unit, verb and noun (as printed; either may be empty)."""
    fold = fold_zh if language == "zh" else fold_en
    words = (f" {fold(verb)} ", f" {fold(noun)} ")
    kind = _MONEY if is_money(unit) else unit
    scored = [(_score(record, language, words), record.iri) for record in _by_unit(lexicon).get(kind, ())]
    best = max(scored, key=lambda pair: (pair[0], pair[1]), default=(0, ""))
    if best[0] > 0:
        return lexicon.record(best[1]).entity(language)
    act = verb if _says_a_stage(lexicon, language, fold(verb), fold(noun)) else ""
    if (not act or is_money(unit)) and (plain := _plain(lexicon, kind)) is not None:
        return plain.entity(language)
    return candidate_measure(language, unit=unit, verb=act, noun=noun)


def _says_a_stage(lexicon: Lexicon, language: str, verb: str, noun: str) -> bool:
    """Whether a verb adds to what its noun says: not "made", nor "seizures" or "arrests", which are counted."""
    counted = verb in lexicon.forms("unit-noun", language) or verb in noun
    return not counted and verb not in lexicon.forms("light-verb", language)


def is_money(unit: str) -> bool:
    """Whether a unit is a currency, by its three capitals (ISO 4217).

    Examples
    --------
    >>> is_money("CNY"), is_money("case")
    (True, False)
    """
    return len(unit) == _MONEY_LETTERS and unit.isupper()


def share_of(lexicon: Lexicon, language: str, *, noun: str) -> Entity:
    """The share of what a noun names; the plain measure of shares where no noun stands by."""
    if not noun.strip():
        return lexicon.record(iris.code("measure", "share")).entity(language)
    named = f"{noun.strip()}占比" if language == "zh" else f"share of {noun.strip()}"
    return candidate_measure(language, unit="percent", verb="", noun=named)


def candidate_measure(language: str, *, unit: str, verb: str, noun: str) -> Entity:
    """A measure that the lexicon lacks, labelled by the words of the text."""
    parts = (verb, noun) if language == "zh" else (noun, verb)
    gap = "" if language == "zh" else " "
    label = gap.join(" ".join(part.split()) for part in parts if part.strip()) or unit.removeprefix("other:")
    label = label.lower()
    iri = iris.candidate("code/measure", f"{label} [{unit}]")
    return Entity(iri, Kind.MEASURE, label, language, candidate=True, unit=unit)


def _score(record: Record, language: str, words: tuple[str, str]) -> int:
    verb, noun = words
    verbs = _longest(record.verbs.get(language, ()), (verb, noun), language)
    heads = _longest(record.heads.get(language, ()), (noun, verb), language)
    if record.verbs.get(language) and not verbs:
        return 0
    if record.heads.get(language) and not heads and not verbs:
        return 0
    return 3 * verbs + heads


def _longest(forms: tuple[str, ...], texts: tuple[str, str], language: str) -> int:
    """Length of the longest form that stands in one of the texts (whole words in English)."""
    first, second = texts
    return max(
        (size for form, size in _folded(forms, language) if form in first or form in second), default=0
    )


@cache
def _folded(forms: tuple[str, ...], language: str) -> tuple[tuple[str, int], ...]:
    """Forms as they are looked for, with their lengths."""
    gap = "" if language == "zh" else " "
    fold = fold_zh if language == "zh" else fold_en
    return tuple((f"{gap}{fold(form)}{gap}", len(form)) for form in forms)


@cache
def _by_unit(lexicon: Lexicon) -> Mapping[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for record in lexicon.records(Kind.MEASURE):
        if record.unit is not None:
            found.setdefault(record.unit, []).append(record)
    return {unit: tuple(records) for unit, records in found.items()}


@cache
def _plain(lexicon: Lexicon, unit: str) -> Record | None:
    """The measure of a unit that names no stage: the broadest one, without verbs."""
    plain = [r for r in _by_unit(lexicon).get(unit, ()) if not any(r.verbs.values()) and r.broader is None]
    return min(plain, key=lambda record: record.iri) if plain else None
