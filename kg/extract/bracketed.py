"""Figures in brackets of which a note says of what year they are: "(previous year in brackets)", 括号内为上年数."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.extract.language import Context
from kg.extract.spans import Draft, When, WhenKind
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Period, Span

__all__ = ["dated_by_note", "told_by_note", "without_note"]

_CLOSING = {"(": ")", "[": "]"}
#: The era that Taiwan counts by begins a year behind this one; digits of a year of it.
_ERA_BEGINS, _ERA = 1911, 3
#: Characters of the longest counter that a bracket holds behind its figure.
_COUNTER = 3


@dataclass(frozen=True, slots=True)
class _Note:
    """The time of figures in brackets, the opening brackets that it speaks of, and its place in the text, if there."""

    when: When
    opening: str
    place: Span | None


@cache
def _note(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    return _chinese_note(lexicon) if language == "zh" else _english_note(lexicon)


def _english_note(lexicon: Lexicon) -> re.Pattern[str]:
    """The two orders of such a note: the year first, or the brackets first."""
    before = alternatives(lexicon, "word:year-before", "en")

    def year(name: str) -> str:
        return rf"(?P<part_{name}>same \w+ (?:of|in) )?(?:(?P<{name}>(?:19|20)\d\d)|(?:{before}))"

    def brackets(name: str) -> str:
        return rf"(?P<kind_{name}>square |round )?(?:brackets|parentheses)"

    return re.compile(
        rf"\b{year('first')}(?:'s)?(?: figures?| values?| data)?,?"
        rf" (?:(?:is|are) )?(?:given |shown )?in {brackets('first')}"
        rf"|\b(?:figures|values|numbers|data) in {brackets('last')}"
        rf" (?:refer to|are for|are those of|relate to|show|are from) (?:the )?{year('last')}"
    )


def _chinese_note(lexicon: Lexicon) -> re.Pattern[str]:
    """The brackets first: 括号内为2022年数字, 括號內為上年同期數."""
    inside, before = (alternatives(lexicon, f"word:{role}", "zh") for role in ("in-brackets", "year-before"))
    return re.compile(
        rf"(?:{inside})[^,。;()\d]{{0,5}}?[为是系]"
        rf"(?:(?P<last>(?:19|20)\d\d|1[01]\d)年|(?:{before}))"
    )


@lru_cache(maxsize=1)
def _told(context: Context) -> _Note | None:
    """The note of a document, in its text or title; of the document in hand only, it is kept."""
    pattern = _note(context.gazetteer.lexicon, context.document.language)
    title = context.document.metadata.title or ""
    match = pattern.search(context.folded)
    place = None if match is None else Span(*match.span())
    match = match or pattern.search(context.gazetteer.fold(title))
    if match is None:
        return None
    said, span = match.groupdict(), Span(*match.span())
    year = said.get("first") or said["last"]
    kind = (said.get("kind_first") or said.get("kind_last") or "").strip()
    opening = {"square": "[", "round": "("}.get(kind, "([")
    if year is None:
        return _Note(When(span, WhenKind.PERIOD, rule="same-last-year"), opening, place)
    if said.get("part_first") or said.get("part_last"):
        return _Note(When(span, WhenKind.PERIOD, rule="same-in-year", value=year), opening, place)
    counted = int(year) + (_ERA_BEGINS if len(year) == _ERA else 0)
    return _Note(When(span, WhenKind.PERIOD, Period.year(counted)), opening, place)


def told_by_note(context: Context, span: Span) -> When | None:
    """What the document's note says of the time of a figure that is all its brackets hold, or None."""
    opening = _opening(context, span)
    note = _told(context) if opening else None
    return note.when if note is not None and opening in note.opening else None


def without_note(context: Context, whens: Sequence[When]) -> list[When]:
    """Times with those inside the note itself marked: they date no figure outside brackets."""
    note = _told(context) if whens else None
    place = None if note is None else note.place
    if place is None:
        return list(whens)
    return [replace(when, kind=WhenKind.NOTE) if place.contains(when.span) else when for when in whens]


def dated_by_note(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those that stand alone in brackets behind one of their kind dated by the document's note."""
    out = list(drafts)
    for index, draft in enumerate(drafts):
        last = drafts[index - 1] if index else None
        alone = draft.when is None and last is not None and last.number.percent is draft.number.percent
        when = told_by_note(context, draft.printed) if alone else None
        if when is not None:
            out[index] = replace(draft, when=when)
    return out


def _opening(context: Context, span: Span) -> str:
    """The bracket before a figure that is all it holds, with its counter, else nothing."""
    opening = context.folded[span.start - 1 : span.start]
    closing = _CLOSING.get(opening)
    if closing is None:
        return ""
    rest = context.folded[span.end : span.end + _COUNTER + 1].partition(closing)
    return opening if rest[1] and not any(char.isdigit() or char.isspace() for char in rest[0]) else ""
