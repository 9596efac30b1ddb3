"""What an English figure counts: an ordered list of candidates, the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.extract.en.kinds import as_handled, by_context, by_verb, kind_alone, named
from kg.extract.en.phrases import (
    Phrase,
    Words,
    mass_at,
    mass_subject,
    phrase_at,
    subject_of,
    unit_of_words,
    words_of,
)
from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_forms import (
    ASIDE,
    EARLIER,
    FOR,
    LINK,
    NUMBER_OF,
    OF_THE,
    OF_THEM,
    OPENER,
    WHICH,
    amount,
)
from kg.extract.en.unit_fronts import fronted, is_adjunct, share_of
from kg.extract.en.unit_series import bracketed, difference, moved, multiple, rate, times
from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Number
from kg.extract.words import pattern
from kg.model import Span

__all__ = ["Unit", "notation", "noun_behind", "unit_of"]

#: How far the counted noun may stand from its numeral, in characters.
_REACH = 110
_CODES = "https://w3id.org/enfkg/id/code/unit/"


def unit_of(context: Context, place: Place) -> Unit:
    """The unit of a figure: the first of an ordered list of candidates that answers."""
    found = (candidate(context, place) for candidate in _CANDIDATES)
    return next((unit for unit in found if unit is not None), Unit(None, "no unit"))


def notation(hit: Hit) -> str:
    """The notation of the unit that a noun counts; ``other:<noun>`` of units outside the code list."""
    slug = (hit.entry.denotes or "").removeprefix(_CODES)
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


def noun_behind(context: Context, number: Number, limit: Span) -> Phrase | None:
    """The noun phrase that opens behind a numeral."""
    words = words_of(context.gazetteer.lexicon)
    aside = ASIDE.match(context.folded, number.span.end)
    start = aside.end() if aside else number.span.end
    end = min(limit.end, start + _REACH)
    return phrase_at(words, context.folded, start, end, several=number.value > 1)


def _words(context: Context) -> Words:
    return words_of(context.gazetteer.lexicon)


# ---------------------------------------------------------------------- candidates


def _sign(context: Context, place: Place) -> Unit | None:
    if place.number.percent:
        return Unit("percent", "percent sign", _nearest(context, place))
    if place.number.currency is not None:
        return Unit(place.number.currency, "currency", _paid_for(context, place) or _nearest(context, place))
    return None


def _paid_for(context: Context, place: Place) -> Span | None:
    """What an amount of money is of: "£2 million in fines", "expenditure came to £2 million"."""
    words, number = _words(context), place.number.span
    opener = FOR.match(context.folded, number.end, place.clause.end)
    if opener is not None:
        behind = mass_at(words, context.folded, opener.end(), place.clause.end)
        if behind is not None:
            return behind
    left = context.folded[max(place.clause.start, number.start - _REACH) : number.start]
    if not amount(context.gazetteer.lexicon).search(left):
        return None
    for start in _segments(context, place):
        subject = mass_subject(words, context.folded, start, number.start)
        if subject is not None:
            return subject
    return None


_TEAM = re.compile(r"\b(?:team|group|panel|crew|squad|workforce|staff|jury|gang|delegation)\s+of\s+$")


def _strength(context: Context, place: Place) -> Unit | None:
    """People of a body: "its 220-strong team"."""
    number = place.number.span
    team = _TEAM.search(context.folded[max(place.clause.start, number.start - 24) : number.start])
    strong = context.folded.startswith("-strong", number.end)
    strong = strong or (team is not None and noun_behind(context, place.number, place.clause) is None)
    return Unit("person", "strength of a body") if strong else None


def _nearest(context: Context, place: Place) -> Span | None:
    left = _left(context, place)
    return left[-1].span if left else None


def _left(context: Context, place: Place) -> list[Hit]:
    return context.within(Span(place.clause.start, place.number.span.start), "unit-noun")


def _gapped(context: Context, place: Place) -> Unit | None:
    """The nouns behind say of what, not what is counted: "1,804 concerned trademarks, 233 patents"."""
    last = place.before[-1] if place.before else None
    if last is None or last.unit in (None, "percent") or last.number.currency is not None:
        return None
    if last.rule != "verb left out" and not _predicated(context, last):
        return None
    gap = context.folded[last.number.span.end : place.number.span.start]
    link = LINK.search(gap)
    phrase = noun_behind(context, place.number, place.sentence)
    known = None if phrase is None else unit_of_words(_words(context), phrase.words)
    if link is None or not link.group().strip() or any(c in gap for c in ".;") or known in ("case", "person"):
        return None
    stretch = gap[: link.start()]
    if "," in stretch or len(stretch.split()) > 6:
        return None
    return Unit(last.unit, "verb left out", last.noun)


def _predicated(context: Context, draft: Draft) -> bool:
    """Whether a verb follows the bare numeral, or its noun: "1,804 concerned trademarks", "94 cases concerned food"."""
    end, lexicon = draft.number.span.end, context.gazetteer.lexicon
    if draft.noun is not None and draft.noun.start >= end:
        return pattern(lexicon, "subject-verb").match(context.folded, draft.noun.end) is not None
    return pattern(lexicon, "predicate").match(context.folded, end) is not None


def _noun_right(context: Context, place: Place) -> Unit | None:
    aside = context.folded.startswith((" (", ")"), place.number.span.end)
    phrase = noun_behind(context, place.number, place.sentence if aside else place.clause)
    if phrase is None:
        return None
    if phrase.words[-1] == "ones":
        return _elided(context, place)
    unit = unit_of_words(_words(context), phrase.words)
    unit = by_context(context, place, phrase, unit)
    return None if unit is None else Unit(unit, "noun to the right", phrase.span)


def _unknown_right(context: Context, place: Place) -> Unit | None:
    phrase = noun_behind(context, place.number, place.clause)
    if phrase is None:
        return None
    return Unit(by_verb(context, place, phrase), "unknown noun to the right", phrase.span)


def _partitive(context: Context, place: Place) -> Unit | None:
    """The noun of the whole in "12 of those batches", "40 of the 1.5 million articles seized"."""
    opener = OF_THE.match(context.folded, place.number.span.end, place.sentence.end)
    if opener is None:
        return None
    words = _words(context)
    phrase = phrase_at(words, context.folded, opener.end(), min(place.sentence.end, opener.end() + _REACH))
    if phrase is None:
        return None
    return Unit(named(context, place.clause, phrase), "noun of the whole", phrase.span)


def _part_of_them(context: Context, place: Place) -> Unit | None:
    if OF_THEM.match(context.folded, place.number.span.end, place.sentence.end) is None:
        return None
    if WHICH.match(context.folded, place.number.span.end) and place.before:
        last = place.before[-1]
        return Unit(last.unit, "elided head", last.noun)
    return _elided(context, place) or Unit(None, EARLIER)


#: What stands before an opener within its clause.
_OPENED = (",", ";", ":", "and", "but", "while", "-", "–", "—")


def _of_opener(context: Context, place: Place) -> Unit | None:
    """The noun of the opener: "of the appeals decided, 5,636 ended"."""
    last = None
    for match in OPENER.finditer(context.folded, place.clause.start, place.number.span.start):
        left = context.folded[place.clause.start : match.start()].rstrip()
        last = match if not left or left.endswith(_OPENED) else last
    if last is None:
        for match in OPENER.finditer(context.folded, place.sentence.start, place.number.span.start):
            if match.start() == place.sentence.start:
                last = match
    if last is None or any(d.number.span.start > last.start() for d in place.before):
        return None
    words = _words(context)
    phrase = phrase_at(words, context.folded, last.end(), place.number.span.start)
    if phrase is None or "," not in context.folded[phrase.span.end : place.number.span.start]:
        return None
    return Unit(named(context, place.clause, phrase), "noun of the opener", phrase.span)


def _number_of(context: Context, place: Place) -> Unit | None:
    """The noun of "the number of persons whose files were examined", not the nearest one."""
    opens = not context.folded[place.clause.start : place.number.span.start].strip(" (")
    start = _segments(context, place)[0] if opens else place.clause.start
    found = list(NUMBER_OF.finditer(context.folded, start, place.number.span.start))
    between = [d for d in place.before if found and d.number.span.start > found[-1].start()]
    if not found or any(d.unit != "percent" for d in between):
        return None
    words = _words(context)
    phrase = phrase_at(words, context.folded, found[-1].end(), place.number.span.start)
    if phrase is None:
        return None
    return Unit(named(context, place.clause, phrase), "number of", phrase.span)


def _subject(context: Context, place: Place) -> Unit | None:
    """The head of the subject before a verb that states an amount ("parcels of tablets came to 18,153")."""
    number = place.number.span
    left = context.folded[max(place.sentence.start, number.start - _REACH) : number.start]
    if not amount(context.gazetteer.lexicon).search(left):
        return None
    words = _words(context)
    for start in _segments(context, place):
        phrase = subject_of(words, context.folded, start, number.start)
        if phrase is not None and phrase.words[-1] == "ones":
            return _elided(context, place)
        if phrase is not None and not _is_told(context, place, phrase):
            return Unit(named(context, place.clause, phrase), "noun to the left", phrase.span)
    return None


def _is_told(context: Context, place: Place, phrase: Phrase) -> bool:
    """Whether a sentence, not a key, stands before a colon: "the results are sobering: 268 failed"."""
    if phrase.span.start >= place.clause.start:
        return False
    left = context.folded[phrase.span.end : place.clause.start]
    return pattern(context.gazetteer.lexicon, "linking").search(left) is not None


def _segments(context: Context, place: Place) -> list[int]:
    """Where the subject of a numeral may begin: behind the figure before it, else with its clause or key."""
    number = place.number.span
    if not context.folded[place.clause.start : number.start].strip(" ("):
        opened = max(
            context.folded.rfind(mark, place.sentence.start, place.clause.start - len(": "))
            for mark in (";", "|", ". ", ": ")
        )
        return [max(place.sentence.start, opened + 1)]
    behind = [
        max(d.number.span.end, d.printed.end)
        for d in place.before
        if place.clause.start <= d.number.span.start
    ]
    starts = [start for start in behind[-1:] if start < number.start]
    return [*starts, place.clause.start]


#: "In the preceding year it had been 7,905": what was counted before.
_IT_WAS = re.compile(
    r"\b(?:it|that|this|the (?:figure|number|total|count|tally))\s(?:had been|has been|was|is|were|stood at|came to|reached)"
    r"\s(?:only\s|just\s|still\s|already\s)?$"
)


def _people_done(context: Context, place: Place) -> Unit | None:
    """People of whom only what was done with them is told: "with 7,390 prosecuted"."""
    end = place.number.span.end
    found = pattern(context.gazetteer.lexicon, "person-verb").match(context.folded, end, place.sentence.end)
    alone = found is not None and _CLOSES.match(context.folded, found.end(), place.sentence.end) is not None
    counted = any(d.unit not in (None, "percent") for d in place.before)
    return Unit("person", "what was done with people") if alone and not counted else None


#: What may follow a participle that ends its clause.
_CLOSES = re.compile(r"\s*(?:[.,;:)]|$|in\b|by\b|for\b|and\b|on\b|at\b|during\b)")


def _it_was(context: Context, place: Place) -> Unit | None:
    """What a pronoun in front of the figure stands for: what was counted before it, here or one sentence back."""
    number = place.number.span
    if (
        _IT_WAS.search(context.folded[max(place.sentence.start, number.start - _REACH) : number.start])
        is None
    ):
        return None
    return _elided(context, place) or Unit(None, EARLIER)


#: Who does things is not what is counted: "German authorities took 466", "followed with 402".
_AGENTS = frozenset({"person", "organisation"})
#: How far the verb of an agent may stand before its figure, in characters.
_VERB = 16


def _handled(context: Context, start: int, end: int) -> bool:
    """Whether a figure is the object of a verb, or follows "with", behind its likely agent."""
    verbs = pattern(context.gazetteer.lexicon, "handling-verb")
    ends = [match.end() for match in verbs.finditer(context.folded, max(start, end - _VERB), end)]
    return bool(ends) and not context.folded[ends[-1] : end].strip()


def _noun_left(context: Context, place: Place) -> Unit | None:
    acting = context.within(place.clause, "agency", "collective")
    left = [
        hit for hit in _left(context, place) if not any(actor.span.overlaps(hit.span) for actor in acting)
    ]
    if (
        left
        and notation(left[-1]) in _AGENTS
        and _handled(context, left[-1].span.end, place.number.span.start)
    ):
        return None
    if not left:
        return None
    words = tuple(left[-1].span.of(context.folded).split())
    unit = as_handled(context, place.clause, words, notation(left[-1]))
    return Unit(unit, "noun to the left", left[-1].span)


#: "Of these, nine were fined and two warned": what was counted in the sentence before.
_OF_THESE = re.compile(r"\W*(?:of|among)\s(?:these|those|them|which|whom)\b")


def _elided(context: Context, place: Place) -> Unit | None:
    """A bare numeral counts what the one before it counts; money always prints its sign."""
    counts = [d for d in place.before if d.unit != "percent" and d.number.currency is None]
    of_these = _OF_THESE.match(context.folded, place.sentence.start) is not None
    if counts and counts[-1].unit is None and (of_these or counts[-1].rule == EARLIER):
        return Unit(None, counts[-1].rule)
    levels = [d for d in counts if d.unit is not None]
    levels = [d for d in levels if not is_adjunct(context, d)] or levels
    return Unit(levels[-1].unit, "elided head", levels[-1].noun) if levels else None


def _noun_earlier(context: Context, place: Place) -> Unit | None:
    earlier = context.within(Span(place.sentence.start, place.clause.start), "unit-noun")
    if not earlier:
        return None
    return Unit(notation(earlier[-1]), "noun to the left in the sentence", earlier[-1].span)


_CANDIDATES: Sequence[Callable[[Context, Place], Unit | None]] = (
    _sign,
    multiple,
    times,
    _strength,
    difference,
    _partitive,
    kind_alone,
    _part_of_them,
    _gapped,
    _noun_right,
    _unknown_right,
    bracketed,
    _of_opener,
    _number_of,
    share_of,
    moved,
    rate,
    fronted,
    _it_was,
    _people_done,
    _subject,
    _elided,
    _noun_left,
    _noun_earlier,
)
