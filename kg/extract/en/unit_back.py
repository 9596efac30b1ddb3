"""What a bare English figure counts, by what stands before it: a noun to its left, or what was counted last."""

from __future__ import annotations

import re

from kg.extract.en.kinds import as_handled
from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_fronts import is_adjunct
from kg.extract.language import Context
from kg.extract.spans import EARLIER, Draft, Hit
from kg.extract.words import pattern, values
from kg.model import Span

__all__ = [
    "OF_PARTS",
    "OF_WHOLE",
    "elided",
    "is_in_name",
    "it_was",
    "noun_earlier",
    "noun_left",
    "nouns_before",
    "part",
    "people_done",
    "people_held",
    "people_held_too",
]

#: How far the counted noun may stand from its numeral, in characters.
_REACH = 110
_CODES = "https://w3id.org/enfkg/id/code/unit/"


def _notation(hit: Hit) -> str:
    """The notation of the unit that a noun counts; ``other:<noun>`` of units outside the code list."""
    slug = (hit.entry.denotes or "").removeprefix(_CODES)
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


def nouns_before(context: Context, place: Place) -> list[Hit]:
    """The counted nouns between the start of the clause and the numeral."""
    found = context.within(Span(place.clause.start, place.number.span.start), "unit-noun")
    return [hit for hit in found if not is_in_name(context, hit.span)]


#: "The Copyright, Designs and Patents Act": the words of a name between capitals.
_NAME_BEFORE, _NAME_AFTER = re.compile(r"[A-Z][\w-]*(?:,| and| &)?\s$"), re.compile(r"\s(?:and\s|&\s)?[A-Z]")


def is_in_name(context: Context, span: Span) -> bool:
    """Whether a noun in capitals stands between other words in capitals."""
    text, start, end = context.text, span.start, span.end
    if not text[start].isupper() or text[start:end].isupper():
        return False
    before = _NAME_BEFORE.search(text, max(0, start - 24), start)
    return before is not None and _NAME_AFTER.match(text, end) is not None


#: "In the preceding year it had been 7,905": what was counted before.
_IT_WAS = re.compile(
    r"\b(?:it|that|this|the (?:figure|number|total|count|tally))\s(?:had been|has been|was|is|were|stood at|came to|reached)"
    r"\s(?:only\s|just\s|still\s|already\s)?$"
)


def people_done(context: Context, place: Place) -> Unit | None:
    """People of whom only what was done with them is told: "with 7,390 prosecuted"."""
    end = place.number.span.end
    found = pattern(context.gazetteer.lexicon, "person-verb").match(context.folded, end, place.sentence.end)
    alone = found is not None and _CLOSES.match(context.folded, found.end(), place.sentence.end) is not None
    counted = any(d.unit not in (None, "percent") for d in place.before)
    return Unit("person", "what was done with people") if alone and not counted else None


#: "Bakers accounted for 1,190": a part of what was counted before.
_PART = re.compile(
    r"\b(?:account(?:ed|s|ing) for|ma[dk]e up|making up|(?:is|was|are|were) behind|contribut(?:ed|es) )\s?(?:some\s|about\s|another\s)?$"
)


def part(context: Context, place: Place) -> Unit | None:
    """A bare figure of a part: "bakers accounted for 1,190"."""
    start = place.number.span.start
    if _PART.search(context.folded, max(place.sentence.start, start - _REACH), start) is None:
        return None
    return elided(context, place) or Unit(None, EARLIER)


def people_held(context: Context, place: Place) -> Unit | None:
    """People of whom no noun but the verb tells that they are: "prosecutors charged six of them"."""
    start = place.number.span.start
    verbs = pattern(context.gazetteer.lexicon, "person-verb")
    found = list(verbs.finditer(context.folded, max(place.clause.start, start - 2 * _VERB), start))
    goods = values(context.gazetteer.lexicon, "word:goods-verb", "en")
    held = bool(found) and not context.folded[found[-1].end() : start].strip()
    held = held and found[-1].group().strip() not in goods
    return Unit("person", "what was done with people") if held else None


def people_held_too(context: Context, place: Place) -> Unit | None:
    """People behind their verb where others were counted: "cases with 90 suspects, and prosecuted 41"."""
    if not any(draft.unit == "person" for draft in place.before):
        return None
    return people_held(context, place)


#: What may follow a participle that ends its clause.
_CLOSES = re.compile(r"\s*(?:[.,;:)]|$|in\b|by\b|for\b|and\b|on\b|at\b|during\b)")


def it_was(context: Context, place: Place) -> Unit | None:
    """What a pronoun in front of the figure stands for: what was counted before it, here or one sentence back."""
    number = place.number.span
    if (
        _IT_WAS.search(context.folded[max(place.sentence.start, number.start - _REACH) : number.start])
        is None
    ):
        return None
    return elided(context, place) or Unit(None, EARLIER)


#: Who does things is not what is counted: "German authorities took 466", "followed with 402".
_AGENTS = frozenset({"person", "organisation"})
#: How far the verb of an agent may stand before its figure, in characters.
_VERB = 16


def _handled(context: Context, start: int, end: int) -> bool:
    """Whether a figure is the object of a verb, or follows "with", behind its likely agent."""
    verbs = pattern(context.gazetteer.lexicon, "handling-verb")
    ends = [match.end() for match in verbs.finditer(context.folded, max(start, end - _VERB), end)]
    return bool(ends) and not context.folded[ends[-1] : end].strip()


def noun_left(context: Context, place: Place) -> Unit | None:
    """The nearest counted noun before the figure in its clause, unless it is who acts or where."""
    acting = context.within(place.clause, "agency", "collective")
    left = [
        hit
        for hit in nouns_before(context, place)
        if not any(actor.span.overlaps(hit.span) for actor in acting)
    ]
    left = [hit for hit in left if not _hangs(context, hit)] or left
    if (
        left
        and _notation(left[-1]) in _AGENTS
        and _ON.search(context.folded, left[-1].span.end, place.number.span.start)
    ):
        return Unit(None, EARLIER)
    if (
        left
        and _notation(left[-1]) in _AGENTS
        and _handled(context, left[-1].span.end, place.number.span.start)
    ):
        return None
    if not left:
        return None
    words = tuple(left[-1].span.of(context.folded).split())
    unit = as_handled(context, place.clause, words, _notation(left[-1]))
    return Unit(unit, "noun to the left", left[-1].span)


#: "Detected at control points, and 214 ...": where something was is not what was counted.
_HANGS = re.compile(r"\b(?:at|by|in|from|within|across|through|via|near|aboard|on)\s(?:[a-z-]+\s){0,2}$")
#: "Inspectors found undersized fish on 71": of what was counted before.
_ON = re.compile(r"\b(?:on|in|at|aboard|against)\s$")


def _hangs(context: Context, hit: Hit) -> bool:
    """Whether a preposition of place stands before a noun."""
    return _HANGS.search(context.folded, max(0, hit.span.start - 40), hit.span.start) is not None


#: "Of these, nine were fined and two warned": what was counted in the sentence before.
OF_PARTS = re.compile(r"\W*(?:of|among)\s(?:these|those|them|which|whom)\b")


def elided(context: Context, place: Place) -> Unit | None:
    """A bare numeral counts what the one before it counts; money always prints its sign."""
    counts = [d for d in place.before if d.unit != "percent" and d.number.currency is None]
    of_these = OF_PARTS.match(context.folded, place.sentence.start) is not None
    if of_these and not counts:
        return Unit(None, EARLIER)
    if counts and counts[-1].unit is None and (of_these or counts[-1].rule == EARLIER):
        return Unit(None, counts[-1].rule)
    levels = [d for d in counts if d.unit is not None]
    levels = _of_whole(context, place, levels) or [d for d in levels if not is_adjunct(context, d)] or levels
    if levels and levels[-1].unit == "application" and _recorded(context, levels[-1], place):
        return Unit("registration", "elided head", levels[-1].noun)
    return Unit(levels[-1].unit, "elided head", levels[-1].noun) if levels else None


#: "It examined 90 recordal applications and approved 41": what was applied for.
_RECORDAL = re.compile(r"\b(?:recordals?|recordations?|registrations?)\b")
_APPROVED = re.compile(r"\b(?:approv(?:ed|ing)|granted|granting|recorded|registered|accepted)\s$")


def _recorded(context: Context, last: Draft, place: Place) -> bool:
    """Whether applications to be recorded were approved."""
    start = place.number.span.start
    said = context.folded[last.number.span.start : min(last.printed.end + _VERB, start)]
    behind = _RECORDAL.search(said) is not None
    approved = _APPROVED.search(context.folded, max(place.sentence.start, start - _VERB), start)
    return behind and approved is not None


#: "Of 100 toys bought from 12 platforms, 32 ...".
OF_WHOLE = re.compile(r"\W*(?:out\s)?of\s(?:the\s|some\s|about\s|all\s|its\s)?")


def _of_whole(context: Context, place: Place, levels: list[Draft]) -> list[Draft]:
    """The whole of which a sentence opens with the count, while nothing behind its comma is counted by a noun."""
    if not levels or not OF_WHOLE.fullmatch(
        context.folded, place.sentence.start, levels[0].number.span.start
    ):
        return []
    comma = context.folded.find(", ", levels[0].number.span.end, place.number.span.start)
    named = any(d.number.span.start > comma and d.noun is not None and d.noun.start > comma for d in levels)
    return [] if comma < 0 or named else levels[:1]


def noun_earlier(context: Context, place: Place) -> Unit | None:
    """The nearest counted noun of the clauses before."""
    earlier = context.within(Span(place.sentence.start, place.clause.start), "unit-noun")
    if not earlier:
        return None
    earlier = [hit for hit in earlier if not _hangs(context, hit)] or earlier
    return Unit(_notation(earlier[-1]), "noun to the left in the sentence", earlier[-1].span)
