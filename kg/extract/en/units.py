"""What an English figure counts: an ordered list of candidates, the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.extract.en.kinds import antecedent, by_context, by_verb, kind_alone, named
from kg.extract.en.phrases import (
    Phrase,
    Words,
    is_plural,
    mass_at,
    mass_subject,
    phrase_at,
    subject_of,
    tokens,
    unit_of_words,
    words_of,
)
from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_back import (
    OF_PARTS,
    OF_WHOLE,
    elided,
    is_in_name,
    it_was,
    noun_earlier,
    noun_left,
    nouns_before,
    part,
    people_done,
    people_held,
    people_held_too,
)
from kg.extract.en.unit_forms import (
    ASIDE,
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
from kg.extract.spans import EARLIER, Draft, Number
from kg.extract.words import pattern
from kg.model import Span

__all__ = ["Unit", "noun_behind", "unit_of"]

#: How far the counted noun may stand from its numeral, in characters.
_REACH = 110


def unit_of(context: Context, place: Place) -> Unit:
    """The unit of a figure: the first of an ordered list of candidates that answers."""
    found = (candidate(context, place) for candidate in _CANDIDATES)
    return next((unit for unit in found if unit is not None), Unit(None, "no unit"))


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
    left = nouns_before(context, place)
    return left[-1].span if left else None


def _gapped(context: Context, place: Place) -> Unit | None:
    """The nouns behind say of what, not what is counted: "1,804 concerned trademarks, 233 patents"."""
    last = place.before[-1] if place.before else None
    if last is None or last.unit == "percent" or last.number.currency is not None:
        return None
    parts = [draft for draft in place.before if draft.rule == EARLIER] if last.rule == EARLIER else []
    if last.unit is None and not parts:
        return None
    if last.rule != "verb left out" and not any(_predicated(context, draft) for draft in (last, *parts)):
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
    return Unit(last.unit, "verb left out" if last.unit else EARLIER, last.noun)


def _predicated(context: Context, draft: Draft) -> bool:
    """Whether a verb follows the bare numeral, or its noun: "1,804 concerned trademarks", "94 cases concerned food"."""
    end, lexicon = draft.number.span.end, context.gazetteer.lexicon
    if draft.noun is not None and draft.noun.start >= end:
        return pattern(lexicon, "subject-verb").match(context.folded, draft.noun.end) is not None
    return pattern(lexicon, "predicate").match(context.folded, end) is not None


#: "Of the 90 vans stopped, 14 carried drugs": the verb of a part, no participle in front of a noun.
_DOES = re.compile(r"\s(?:\w{2,}ed|had|held|broke|hid|bore|met|led|ran|came|took|sold|were|was)\s(?!by\b)")


def _part_that_does(context: Context, place: Place) -> Unit | None:
    """A part of the count that opens the sentence, in front of its verb."""
    start = place.number.span.start
    opened = OF_WHOLE.match(context.folded, place.sentence.start, start)
    if opened is None or not context.folded[opened.end()].isdigit():
        return None
    if not context.folded.endswith(", ", place.sentence.start, start):
        return None
    if _DOES.match(context.folded, place.number.span.end, place.sentence.end) is None:
        return None
    return _of_opener(context, place) or elided(context, place)


def _noun_right(context: Context, place: Place) -> Unit | None:
    aside = context.folded.startswith((" (", ")"), place.number.span.end)
    phrase = noun_behind(context, place.number, place.sentence if aside else place.clause)
    if phrase is None:
        return None
    if phrase.words[-1] == "ones":
        return elided(context, place)
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
    unit = by_context(context, place, phrase, unit_of_words(words, phrase.words))
    return Unit(unit or f"other:{phrase.noun}", "noun of the whole", phrase.span)


#: "Registrations grew: 5,871 in total" is no part.
_IN_ALL = re.compile(r"\s(?:in total|in all|altogether)\b")


def _part_of_them(context: Context, place: Place) -> Unit | None:
    if OF_THEM.match(context.folded, place.number.span.end, place.sentence.end) is None:
        return None
    told = _apposed(context, place)
    if told is not None or _IN_ALL.match(context.folded, place.number.span.end):
        return told
    counted = [d for d in place.before if d.unit not in (None, "percent")]
    if counted and all(is_adjunct(context, draft) for draft in counted):
        told = noun_left(context, place) or noun_earlier(context, place)
        if told is not None:
            return told
    if WHICH.match(context.folded, place.number.span.end) and place.before:
        last = place.before[-1]
        return Unit(last.unit, "elided head", last.noun)
    return elided(context, place) or people_held(context, place) or Unit(None, EARLIER)


def _apposed(context: Context, place: Place) -> Unit | None:
    """The noun that a count stands behind in apposition: "officers found razor blades, 408,000 of them"."""
    start = place.number.span.start
    left = context.within(Span(place.sentence.start, start), "unit-noun")
    if not left or context.folded[left[-1].span.end : start] != ", ":
        return None
    counted = any(d.noun is not None and d.noun.end >= left[-1].span.end for d in place.before)
    phrase = phrase_at(_words(context), context.folded, left[-1].span.start, start)
    if counted or phrase is None or not is_plural(_words(context), phrase.words[-1]):
        return None
    return Unit(named(context, place.clause, phrase), "noun in front of its count", phrase.span)


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


#: "Work was stopped at 287": where a thing was done, no amount of it.
_DONE_AT = re.compile(
    r"\b(?:was|were|been|is|are|being)\s(?!put\b|estimated|valued|set\b|recorded|placed|pegged|assessed|calculated|fixed|kept)"
    r"\w+(?:ed|en|ut|ld|nd)\sat\s$"
)


def _subject(context: Context, place: Place) -> Unit | None:
    """The head of the subject before a verb that states an amount ("parcels of tablets came to 18,153")."""
    number = place.number.span
    left = context.folded[max(place.sentence.start, number.start - _REACH) : number.start]
    if not amount(context.gazetteer.lexicon).search(left) or _DONE_AT.search(left):
        return None
    words = _words(context)
    told = antecedent(context, place, number.start - len(left))
    if told is not None:
        return told
    for start in _segments(context, place):
        phrase = subject_of(words, context.folded, start, number.start)
        if phrase is not None and phrase.words[-1] == "ones":
            return elided(context, place)
        if phrase is not None and (is_in_name(context, phrase.span) or _in_front_of_noun(context, phrase)):
            continue
        if phrase is not None and not _is_told(context, place, phrase):
            return Unit(named(context, place.clause, phrase), "noun to the left", phrase.span)
    return None


#: What is counted next where the verb is printed once: "and acquittals 12".
_NEXT_SUBJECT = re.compile(r"(?:[^.;:,\d]{0,30}[,;]\s(?:and\s|while\s|but\s)?|\sand\s)(?=[a-z])")
#: What parts of the same are named by: "complaints rose to 90, airlines 14".
_PARTS = frozenset({"item", "organisation", "person", "country"})


def _next_subject(context: Context, place: Place) -> Unit | None:
    """The next subject of a verb printed once: "convictions numbered 84, acquittals 12"."""
    last = place.before[-1] if place.before else None
    if last is None or last.rule not in ("noun to the left", _LISTED):
        return None
    end, start = max(last.printed.end, last.number.span.end), place.number.span.start
    opened = _NEXT_SUBJECT.match(context.folded, end, start)
    phrase = None if opened is None else phrase_at(_words(context), context.folded, opened.end(), start)
    if phrase is None or context.folded[phrase.span.end : start] != " ":
        return None
    unit = unit_of_words(_words(context), phrase.words)
    parts = OF_PARTS.match(context.folded, place.sentence.start) or unit in _PARTS or last.unit == "case"
    return None if unit is None or parts else Unit(unit, _LISTED, phrase.span)


_LISTED = "next subject of the verb"


def _in_front_of_noun(context: Context, phrase: Phrase) -> bool:
    """Whether a plural without s only says whose the noun behind it is: "the police tally was above 90"."""
    behind = next(tokens(context.folded, phrase.span.end, phrase.span.end + _REACH), None)
    if phrase.words[-1].endswith("s") or behind is None or not behind[0].isalpha():
        return False
    words = _words(context)
    verb = pattern(context.gazetteer.lexicon, "linking").match(context.folded, phrase.span.end)
    return verb is None and behind[0] not in words.ends | words.prepositions and not behind[0].endswith("ed")


#: A figure that is no year.
_FIGURE = re.compile(r"\b(?!(?:19|20)\d\d\b)\d")


def _is_told(context: Context, place: Place, phrase: Phrase) -> bool:
    """Whether a sentence, not a key, stands before a colon: "the results are sobering: 268 failed"."""
    if phrase.span.start >= place.clause.start:
        return False
    left = context.folded[phrase.span.end : place.clause.start]
    if _FIGURE.search(left):
        return True
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
    _part_that_does,
    _noun_right,
    _unknown_right,
    bracketed,
    _of_opener,
    _number_of,
    share_of,
    moved,
    rate,
    fronted,
    it_was,
    part,
    people_done,
    people_held_too,
    _next_subject,
    _subject,
    elided,
    noun_left,
    noun_earlier,
)
