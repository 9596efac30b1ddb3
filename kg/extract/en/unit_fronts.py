"""Figures whose noun stands where one does not look first: behind a figure in front, or before a share."""

from __future__ import annotations

import re

from kg.extract.en.kinds import named
from kg.extract.en.phrases import phrase_at, subject_of, words_of
from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_forms import FOR, FRONTED, OF_THE
from kg.extract.language import Context
from kg.extract.spans import Draft

__all__ = ["fronted", "is_adjunct", "share_of"]

#: How far the counted noun may stand from its numeral, in characters.
_REACH = 110
#: How far a noun may stand before its count in brackets, in characters.
_ASIDE = 24


def share_of(context: Context, place: Place) -> Unit | None:
    """The noun a share is of, with its count in brackets: "91% of ships (1,455)"."""
    last = place.before[-1] if place.before else None
    if (
        last is None
        or not last.number.percent
        or not context.folded.endswith("(", 0, place.number.span.start)
    ):
        return None
    opener = OF_THE.match(context.folded, last.number.span.end) or FOR.match(
        context.folded, last.number.span.end
    )
    if opener is None:
        return None
    words = words_of(context.gazetteer.lexicon)
    phrase = phrase_at(words, context.folded, opener.end(), place.number.span.start)
    if phrase is None or len(context.folded[phrase.span.end : place.number.span.start]) > _ASIDE:
        return None
    return Unit(named(context, place.clause, phrase), "noun of a share", phrase.span)


def fronted(context: Context, place: Place) -> Unit | None:
    """The subject behind the figure: "at 1,722, the number of raids was the lowest in a decade"."""
    number = place.number.span
    left = context.folded[max(place.sentence.start, number.start - _REACH) : number.start]
    opens = number.start - place.sentence.start < len("standing at ") + 4 or left[-6:-4] in (", ", "; ")
    if not opens or FRONTED.search(left) is None or not context.folded.startswith(",", number.end):
        return None
    words = words_of(context.gazetteer.lexicon)
    phrase = subject_of(words, context.folded, number.end + 1, min(place.sentence.end, number.end + _REACH))
    if phrase is None:
        return None
    return Unit(named(context, place.clause, phrase), "noun behind the figure in front", phrase.span)


_ADJUNCT = re.compile(
    r"\b(?:at|in|from|across|within|through|via|on|by|between|involving|among|for|with)\s+(?:the\s|all\s|its\s|about\s)?$"
    r"|\d\s(?:[a-z-]+\s){1,2}of\s$"
)


def is_adjunct(context: Context, draft: Draft) -> bool:
    """Whether a figure only says where or in what: "5,940 shipments at 18 ports"."""
    start = draft.number.span.start
    return _ADJUNCT.search(context.folded[max(0, start - 24) : start]) is not None
