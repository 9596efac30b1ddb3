"""What an English noun of doubtful class counts, by the verb or the sentence around it.

Actions that are filed are cases, those carried out are operations; sites are web sites where the sentence is
about the internet; things no record knows are goods when they are seized, people when they are arrested.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kg.extract.en.phrases import Phrase, phrase_at, singular, unit_of_words, words_of
from kg.extract.en.place import Place, Unit
from kg.extract.en.unit_forms import LINK
from kg.extract.language import Context
from kg.extract.words import alternatives, pattern, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["antecedent", "as_handled", "by_context", "by_verb", "kind_alone", "named"]

_CODES = "https://w3id.org/enfkg/id/code/unit/"

#: What is not of a kind of case: who handles it.
_BODIES = frozenset({"person", "organisation"})
#: From here on the noun is a plural, so that "one criminal" is a person.
_SEVERAL = 2
#: The next figure of a series, whose noun counts for both.
_SHARED = re.compile(r"\s*(?:,\s*(?:and\s|or\s)?|and\s|or\s)\s*\d[\d,]*(?=\s[a-z])")


@cache
def _kind(lexicon: Lexicon) -> re.Pattern[str]:
    """A kind of case that is followed by no noun."""
    kinds = alternatives(lexicon, "word:case-kind", "en")
    # "189 civil and administrative cases" has its noun: only another numeral may follow "and" or a comma.
    ends = r"(?=\s*(?:[.;)]|$|(?:in|by|for)\s|,?\s*(?:(?:and|or|but|while)\s+)?\d))"
    return re.compile(rf"\s+(?:of\s+them\s+)?(?:{kinds}){ends}")


def by_context(context: Context, place: Place, phrase: Phrase, unit: str | None) -> str | None:
    """The unit of a noun that the lexicon knows, corrected by what is said of it."""
    if unit == "operation" and _litigated(context, place, phrase):
        return "case"
    other = _in_sense(context, place.clause, phrase)
    if other is not None:
        return other
    if unit == "organisation" and _hidden(context, phrase):
        return f"other:{phrase.noun}"
    if unit == "case":
        return as_handled(context, place.clause, phrase.words, unit)
    if unit == "website" and phrase.words == ("sites",) and not _online(context, place.sentence, phrase):
        return "other:site"
    if unit == "organisation" and _arrested(context, place, phrase):
        return "person"
    if len(phrase.words) == 1 and (unit is None or unit.startswith("other:")):
        return _longer(context, phrase) or unit
    return unit


def named(context: Context, clause: Span, phrase: Phrase) -> str:
    """The unit of a noun phrase; ``other:<noun>`` of one no record knows."""
    words = words_of(context.gazetteer.lexicon)
    unit = unit_of_words(words, phrase.words)
    longer = (" ".join(phrase.words[at:]) for at in range(len(phrase.words) - 1))
    if not any(noun in words.units for noun in longer):
        unit = _in_sense(context, clause, phrase) or unit
    return as_handled(context, clause, phrase.words, unit or f"other:{phrase.noun}")


#: "Cases committed from abroad, which are counted apart and grew by 8 percent, to 157,500".
_WHICH_DID = re.compile(r",\s(?:which|that)\s[^.;:]*$")
#: How far in front of a relative clause its noun may stand, in characters.
_ANTECEDENT = 110


def antecedent(context: Context, place: Place, start: int) -> Unit | None:
    """What the relative clause tells of that begins behind a position and states a figure."""
    told = _WHICH_DID.search(context.folded[start : place.number.span.start])
    if told is None:
        return None
    end = start + told.start()
    nouns = context.within(Span(max(place.sentence.start, end - _ANTECEDENT), end), "unit-noun")
    words = words_of(context.gazetteer.lexicon)
    phrase = phrase_at(words, context.folded, nouns[-1].span.start, end) if nouns else None
    if phrase is None:
        return None
    return Unit(named(context, place.clause, phrase), "noun to the left", phrase.span)


def as_handled(context: Context, clause: Span, words: tuple[str, ...], unit: str) -> str:
    """The unit of a kind of wrong: a case where it is handled as one, in its clause or elsewhere in the text."""
    lexicon = context.gazetteer.lexicon
    if unit != "case" or words[-1] not in values(lexicon, "word:wrong-noun", "en"):
        return unit
    if pattern(lexicon, "handled-word").search(context.folded, clause.start, clause.end):
        return unit
    noun = singular(words[-1])
    return unit if noun in _handled(context) else f"other:{noun}"


@lru_cache(maxsize=2)
def _handled(context: Context) -> frozenset[str]:
    """The kinds of wrong that a document somewhere says were handled."""
    lexicon = context.gazetteer.lexicon
    verbs, nouns = (alternatives(lexicon, f"word:{role}", "en") for role in ("handled-word", "wrong-noun"))
    said = re.compile(rf"\b(?:{verbs})(?:\s[\w,.'-]+){{0,4}}\s(?P<noun>{nouns})\b")
    return frozenset(singular(found["noun"]) for found in said.finditer(context.folded))


#: What nouns of two meanings are about: posts that are filled, plants that are grown.
_SENSES = (
    "staffing",
    "training",
    "filing",
    "recording",
    "growing",
    "serving",
    "browsing",
    "removing",
    "taxing",
    "bundling",
    "joining",
    "promising",
)


def _in_sense(context: Context, clause: Span, phrase: Phrase) -> str | None:
    """The other unit of a noun of two meanings where its clause is about that: "3 posts", not of messages."""
    for unit, about in _senses(context.gazetteer.lexicon).get(phrase.words[-1], ()):
        if about.search(context.folded, clause.start, clause.end):
            return unit
    return None


@cache
def _senses(lexicon: Lexicon) -> Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]:
    """The nouns of two meanings, each with its other units and the words that tell them."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for sense in _SENSES:
        about = pattern(lexicon, f"{sense}-word")
        for noun, unit in values(lexicon, f"word:{sense}-noun", "en").items():
            found.setdefault(noun, []).append((unit, about))
    return found


def _hidden(context: Context, phrase: Phrase) -> bool:
    """Whether a place where things are made is no firm but a den: "57 clandestine distilleries"."""
    lexicon = context.gazetteer.lexicon
    making = phrase.words[-1] in values(lexicon, "word:making-noun", "en")
    return making and bool(values(lexicon, "word:hidden-word", "en").keys() & set(phrase.words[:-1]))


def _longer(context: Context, phrase: Phrase) -> str | None:
    """The unit of the longer noun of which a bare one is short: "service stations ... 212 stations"."""
    earlier = _heads(context).get(phrase.words[0], [])
    known = [unit for start, unit in earlier if start < phrase.span.start]
    return known[-1] if known else None


@lru_cache(maxsize=2)
def _heads(context: Context) -> Mapping[str, list[tuple[int, str]]]:
    """Where the longer counted nouns of a document stand, by their last word, with their units."""
    found: dict[str, list[tuple[int, str]]] = {}
    for hit in context.hits.of("unit-noun"):
        words = hit.span.of(context.folded).split()
        slug = (hit.entry.denotes or "").removeprefix(_CODES)
        if len(words) > 1 and not slug.startswith("other-"):
            found.setdefault(words[-1], []).append((hit.span.start, slug))
    return found


def _litigated(context: Context, place: Place, phrase: Phrase) -> bool:
    """Whether actions are those of a court: filed, lodged, pending."""
    verbs = pattern(context.gazetteer.lexicon, "litigation-verb")
    left = context.folded[max(place.clause.start, place.number.span.start - 30) : place.number.span.start]
    right = context.folded[phrase.span.end : min(place.clause.end, phrase.span.end + 24)]
    return phrase.words == ("actions",) and bool(verbs.search(left) or verbs.search(right))


def _arrested(context: Context, place: Place, phrase: Phrase) -> bool:
    """Whether those who may be bodies or people are people, for they were arrested: "22 employers"."""
    lexicon, number = context.gazetteer.lexicon, place.number.span
    either = phrase.words[-1] in values(lexicon, "word:person-or-body", "en")
    before, after = _verb_at(lexicon, "convict-verb" if either else "arrest-verb")
    left = context.folded[max(place.clause.start, number.start - 40) : number.start]
    right = context.folded[phrase.span.end : min(place.clause.end, phrase.span.end + 40)]
    if after.match(right) or before.search(left):
        return True
    last = place.before[-1] if either and place.before else None
    if (
        last is None
        or last.unit != "person"
        or not LINK.fullmatch(context.folded, last.printed.end, number.start)
    ):
        return False
    held = context.folded[max(place.clause.start, last.number.span.start - 40) : last.number.span.start]
    return before.search(held) is not None


def kind_alone(context: Context, place: Place) -> Unit | None:
    """A kind of case without its noun: "189 civil and 65 criminal cases", "254 cases: 189 civil"."""
    alone = _kind(context.gazetteer.lexicon).match(context.folded, place.number.span.end, place.sentence.end)
    if alone is None or place.number.value < _SEVERAL:
        return None
    words = words_of(context.gazetteer.lexicon)
    shared = _SHARED.match(context.folded, alone.end(), place.sentence.end)
    if shared is not None and _kind(context.gazetteer.lexicon).match(context.folded, shared.end()) is None:
        phrase = phrase_at(words, context.folded, shared.end(), place.sentence.end)
        unit = None if phrase is None else unit_of_words(words, phrase.words)
        if phrase is not None and unit is not None:
            return Unit(unit, "noun behind the next kind", phrase.span)
    last = next((d for d in reversed(place.before) if d.unit not in (None, "percent")), None)
    if last is not None and last.number.currency is None and last.unit not in _BODIES:
        return Unit(last.unit, "elided head", last.noun)
    return Unit("case", "kind of case")


def _online(context: Context, sentence: Span, phrase: Phrase) -> bool:
    """Whether a sentence is about the internet, so that its sites are web sites, or what goes before counts them."""
    told = pattern(context.gazetteer.lexicon, "online-word").search(sentence.of(context.folded)) is not None
    first = _first_website(context)
    return told or (first is not None and first < phrase.span.start)


@lru_cache(maxsize=2)
def _first_website(context: Context) -> int | None:
    """Where a document first names web sites in so many words."""
    hits = context.hits.of("unit-noun")
    named = (hit for hit in hits if (hit.entry.denotes or "").removeprefix(_CODES) == "website")
    return next((hit.span.start for hit in named if "web" in hit.span.of(context.folded)), None)


def by_verb(context: Context, place: Place, phrase: Phrase) -> str:
    """What a noun no record knows is an instance of: goods that are seized, people that are arrested."""
    number = place.number.span
    left = context.folded[max(place.clause.start, number.start - 40) : number.start]
    right = context.folded[phrase.span.end : min(place.clause.end, phrase.span.end + 40)]
    last = place.before[-1] if place.before else None
    if (
        last is not None
        and last.unit == "item"
        and LINK.fullmatch(context.folded, last.printed.end, number.start)
    ):
        return "item"
    for role, unit in (("person-verb", "person"), ("goods-verb", "item")):
        before, after = _verb_at(context.gazetteer.lexicon, role)
        if before.search(left) or after.match(right):
            return unit
    return "person" if _person(context.gazetteer.lexicon).search(phrase.words[-1]) else f"other:{phrase.noun}"


@cache
def _person(lexicon: Lexicon) -> re.Pattern[str]:
    """How nouns for people end: "florists", "yachtswomen"; a list is none."""
    endings = alternatives(lexicon, "word:person-ending", "en")
    return re.compile(rf"^(?!.*(?:lists|twists|mists)$)\w+(?:{endings})$")


@cache
def _verb_at(lexicon: Lexicon, role: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs of a role right before a numeral, and right behind its noun."""
    verbs = alternatives(lexicon, f"word:{role}", "en")
    return (
        re.compile(rf"\b(?:{verbs})(?:\s+[a-z-]+){{0,2}}\s*$"),
        re.compile(
            rf"\s+(?:(?:were|was|are|have been|had been|being|that were|who were|which were)\s+)?(?:\w+ly\s)?(?:{verbs})\b"
        ),
    )
