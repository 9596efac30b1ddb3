"""The words of English time expressions, as tables and as parts of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon

__all__ = ["Words", "words_of"]


@dataclass(frozen=True)
class Words:
    """The words of time of a lexicon, as tables and as parts of patterns."""

    months: dict[str, int]
    counts: dict[str, int]
    ordinals: dict[str, int]
    month: str
    count: str
    ordinal: str
    fiscal: str
    dated: re.Pattern[str]
    origin: re.Pattern[str]
    origin_aside: re.Pattern[str]
    weekday: str
    weekdays: dict[str, int]
    told: re.Pattern[str]
    shows: re.Pattern[str]
    took_place: re.Pattern[str]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    instrument_before: re.Pattern[str]
    instrument_after: re.Pattern[str]
    origin_noun: str
    in_force: re.Pattern[str]
    ended: re.Pattern[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The words of time of a lexicon, compiled once."""

    def table(role: str) -> dict[str, int]:
        return {form: int(value) for form, value in values(lexicon, role, "en").items()}

    def forms(role: str) -> str:
        return alternatives(lexicon, role, "en")

    return Words(
        months=table("month"),
        counts=table("small-count"),
        ordinals=table("ordinal"),
        month=rf"(?:{forms('month')})(?![a-z])",
        count=rf"(?:{forms('small-count')}|\d{{1,2}})",
        ordinal=f"(?:{forms('ordinal')})",
        fiscal=f"(?:{forms('fiscal-year')})",
        dated=re.compile(
            rf"\b(?:{forms('dating-word')})\s+(?:on|in|of|at the|by|until)?\s*(?:\w+day,?\s+)?$"
        ),
        origin=re.compile(rf"\b(?:{forms('origin-participle')})\b[^,.;]{{0,20}}$"),
        origin_aside=re.compile(
            rf", (?:{forms('origin-participle')})\b[^,;:]{{0,50}}$"
            rf"|\b(?:{forms('origin-participle')}) (?:in|on|from) (?:late |early )?$"
            rf"|\b(?:that|which|who) (?:had |has |have )?(?:{forms('word:begin-verb')}) (?:in|on|from) (?:late |early )?$"
        ),
        ended=re.compile(
            rf"\b(?:{forms('word:close-verb')}) (?:at (?:midnight|noon|[\d.:]+ ?[ap]\.?m\.?) )?(?:on |in )?(?:\w+day,? )?$"
        ),
        in_force=re.compile(
            rf"\b(?:{forms('word:in-force')}) (?:on |in |from |since )?(?:\w+day,? )?(?:the )?$"
        ),
        origin_noun=forms("word:origin-noun"),
        weekday=f"(?:{forms('weekday')})",
        weekdays=table("weekday"),
        shows=re.compile(rf"\s(?:{forms('showing-verb')}|{forms('speech-verb')})\s(?:[a-z]+\s){{0,2}}that\b"),
        took_place=re.compile(rf"\b(?:{forms('run-verb')})\b"),
        told=re.compile(rf"\b(?:{forms('dating-word')}|{forms('speech-verb')})\b"),
        begins=re.compile(
            rf"\b(?:{forms('word:begin-verb')}) (?:(?:the|its|their|our|an?) [^,;:.\d]{{1,70}} )?"
            rf"(?:at [\d.:]+ ?[ap]\.?m\.? )?(?:on |in |from )?(?:\w+day,? \(?|early |late |mid-)?$"
        ),
        ends=re.compile(
            rf"[\s,)]*(?:and |before )?(?:{forms('word:end-verb')}) (?:at [\d.:]+ ?[ap]\.?m\.? )?"
            rf"(?:on |in |at the end of |the end of )?(?:\w+day,? \(?)?"
        ),
        instrument_before=re.compile(rf"\b(?:{forms('instrument-noun')}),?\s+(?:of\s+)?$"),
        instrument_after=re.compile(rf"\s+(?:\w+\s+)?(?:{forms('instrument-noun')})\b"),
    )
