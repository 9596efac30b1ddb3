"""Agencies in an English clause and what they are there.

Proper names (of records, of the document), common nouns that are bodies ("magistrates", "local authorities"),
their staff ("officers") and words that refer back ("the agency", "we") are found in this order; none
overlaps one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extract.en.names import names_of
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.words import alternatives, values, verbs_of
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["actors_in"]

_JOINT = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:and|,|together with|&)\s+(?:the\s+)?$")
_BEFORE = re.compile(
    r"([\w'-]+)\s+(?:the\s+|a\s+|an\s+|its\s+|their\s+|china's\s+|local\s+|all\s+|both\s+)?$"
)
#: "with procuratorial organs approving ...": an absolute clause has a subject of its own.
_ACTS = re.compile(r"\s+\w+ing\b")
#: How far behind its noun the verb of a subject may stand, in characters.
_REACH = 60
_PAST = re.compile(r"\b[a-z]{2,}ed\b")
#: "Portuguese authorities (ASAE) inspected ..."
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)")
_BROKEN = re.compile(r"[.;:(]")
#: "X reported £571m", "X announced 45 arrests": what is said is its own count.
_COUNTS = re.compile(
    r"\s+(?:(?:about|some|over|around|nearly|only|a total of)\s+)?(?:[£$€₹]|[a-z]{0,3}[£$€]|rs\.?\s)?\d"
)
_ITSELF = re.compile(
    r"\s+(?:(?:us|reporters|journalists|parliament|the \w+)\s+)?(?:that\s+)?(?:it|its|they|their)\b"
)


@cache
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    """A numeral in front of a noun, with at most two words between: "12 young magistrates"."""
    numerals = "|".join(alternatives(lexicon, role, "en") for role in ("small-count", "scale"))
    return re.compile(rf"(?:\d|\b(?:{numerals}))\s+(?:[\w-]+\s+){{0,2}}$")


_WORD_BEFORE = re.compile(r"([\w'-]+)\s+$")


def actors_in(context: Context, span: Span, *, heading: bool = False) -> list[Actor]:
    """Agencies named in a clause, in order; of overlapping names the longest.

    Parameters
    ----------
    heading
        Whether the clause is of a heading, where a body is named without a verb.
    """
    found: list[Actor] = []
    for source in (
        _proper(context, span),
        _collective(context, span),
        _common(context, span, heading=heading),
        _referring(context, span),
    ):
        for actor in source:
            if not any(actor.span.overlaps(other.span) for other in found):
                found.append(actor)
    found.sort(key=lambda actor: actor.span)
    found = _located(context, span, _coordinated(context, _without_staff(context, found)))
    return [
        _joined(context, _as_agent(context, span, actor), found[i + 1 : i + 2])
        for i, actor in enumerate(found)
    ]


def _proper(context: Context, span: Span) -> Iterator[Actor]:
    for name in names_of(context).within(span):
        full = None if name.full == name.span else name.full
        yield Actor(name.span, _role(context, span, name.span), name.hit, name=full)
    for hit in _longest(context.within(span, "agency")):
        yield Actor(hit.span, _role(context, span, hit.span), hit)
    for match in _ACRONYM.finditer(context.text, span.start, span.end):
        place = Span(*match.span())
        if _is_body(context, span, place):
            yield Actor(place, _role(context, span, place))


#: "The AEPD is the most active authority": a body that is only ever called by its initials.
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_IS = re.compile(r"\s+(?:is|was|has|had|also|alone)\b")


def _is_body(context: Context, span: Span, acronym: Span) -> bool:
    """Whether an abbreviation is the subject of its clause and stands for nothing else."""
    if acronym.of(context.folded) in values(context.gazetteer.lexicon, "acronym-no-body", "en"):
        return False
    if context.within(acronym, "place", "law", "campaign", "month", "fiscal-year"):
        return False
    if context.text.startswith(")", acronym.end):
        return False
    free = _is_free(context, context.folded[span.start : acronym.start])
    behind = _IS.match(context.folded, acronym.end) or _verb_follows(context, span, acronym)
    return free and bool(behind)


def _verb_follows(context: Context, span: Span, noun: Span) -> bool:
    """Whether the next word but an adverb is a verb that tells of acting."""
    window = Span(noun.end, min(span.end, noun.end + 24))
    verbs = [hit.span for hit in context.within(window, "acting-verb", "speech-verb")]
    verbs += verbs_of(context.gazetteer.lexicon, "en").find(context.folded, window)
    verbs += [Span(*match.span()) for match in _PAST.finditer(context.folded, window.start, window.end)]
    gaps = (context.folded[noun.end : verb.start].split() for verb in verbs)
    return any(not gap or (len(gap) == 1 and gap[0].endswith("ly")) for gap in gaps)


def _collective(context: Context, span: Span) -> Iterator[Actor]:
    for hit in _longest(context.within(span, "collective")):
        whole = _with_modifiers(context, span, hit.span)
        yield Actor(whole, _role(context, span, whole), hit)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in hits:
        if not any(other.span.overlaps(hit.span) for other in kept):
            kept.append(hit)
    return kept


# ------------------------------------------------------------------ common nouns


#: Nouns for the staff of some body; "authorities" with a place behind them are bodies of their own.
_STAFF_KINDS = frozenset({"staff", "public"})
_IN_PLACE = re.compile(r" (?:in|of) (?:the )?[A-Z]")


def _common(context: Context, span: Span, *, heading: bool) -> Iterator[Actor]:
    """Common nouns for bodies and their staff, where they are the subject of a verb, or behind "by"."""
    for hit in _longest(context.within(span, "body-noun")):
        whole = _with_modifiers(context, span, hit.span)
        unclear = whole == hit.span and hit.entry.value in ("part", "crew")
        if unclear or (heading and hit.entry.value in ("staff", "crew", "public")):
            continue
        before = context.folded[span.start : whole.start]
        if _counted(context.gazetteer.lexicon).search(before[-40:]):
            continue
        passive = _BY.search(before)
        if not (heading or passive or (_is_free(context, before) and _has_verb(context, span, whole))):
            continue
        staff = hit.entry.value == "crew" or (hit.entry.value in _STAFF_KINDS and whole == hit.span)
        staff = staff and not (hit.entry.value == "public" and _IN_PLACE.match(context.text, whole.end))
        name = whole if staff else None
        yield Actor(whole, ActorRole.ACTOR, self_reference=staff, name=name, common=True)


def _with_modifiers(context: Context, span: Span, noun: Span) -> Span:
    """A body noun with the words of its name before it: "local", "tax", or a capitalised place."""
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en").keys()
    months = values(context.gazetteer.lexicon, "month", "en").keys()
    start = noun.start
    for _ in range(3):
        match = _WORD_BEFORE.search(context.folded, max(span.start, start - 24), start)
        if match is None:
            break
        word, at = match.group(1), match.start(1)
        proper = context.text[at].isupper() and word not in openers | months and not word.endswith("'s")
        if word not in modifiers and not proper:
            break
        start = at
    return Span(start, noun.end)


def _is_free(context: Context, before: str) -> bool:
    """Whether no preposition or transitive verb governs what follows."""
    match = _BEFORE.search(before)
    if match is None:
        return True
    word = match.group(1)
    return word not in values(context.gazetteer.lexicon, "recipient", "en") and not word.endswith("ed")


def _has_verb(context: Context, span: Span, noun: Span) -> bool:
    bracket = _BRACKET.match(context.folded, noun.end, span.end)
    start = noun.end if bracket is None else bracket.end()
    window = Span(start, min(span.end, start + _REACH))
    verbs = [hit.span for hit in context.within(window, "acting-verb", "speech-verb")]
    verbs += verbs_of(context.gazetteer.lexicon, "en").find(context.folded, window)
    verbs += [Span(*match.span()) for match in _PAST.finditer(context.folded, window.start, window.end)]
    return any(not _BROKEN.search(context.folded, start, verb.start) for verb in verbs)


# ------------------------------------------------------------------ words that refer back


def _referring(context: Context, span: Span) -> Iterator[Actor]:
    names = names_of(context)
    for hit in context.within(span, "generic-body"):
        head = hit.span.of(context.folded).removeprefix("the ")
        known = names.last_with_head(head, hit.span.start)
        role = _role(context, span, hit.span)
        if known is not None:
            yield Actor(hit.span, role, known.hit, name=known.full)
        elif _has_verb(context, span, hit.span):
            yield Actor(hit.span, role, self_reference=True)
    for hit in context.within(span, "self-reference"):
        yield Actor(hit.span, ActorRole.ACTOR, self_reference=True)
    for hit in context.within(span, "subject-pronoun"):
        if not context.folded[span.start : hit.span.start].strip(' ,;:"('):
            yield Actor(hit.span, ActorRole.ACTOR, self_reference=True)


# ------------------------------------------------------------------ roles


def _role(context: Context, span: Span, name: Span) -> ActorRole:
    before = context.folded[span.start : name.start]
    if _is_source(context, span, name, before):
        return ActorRole.SPEAKER
    match = _BEFORE.search(before)
    word = match.group(1) if match else ""
    if word == "in" and context.folded[name.end : name.end + 1] == "'":
        return ActorRole.ACTOR
    if word == "by" or (word == "with" and _ACTS.match(context.folded, name.end)):
        return ActorRole.ACTOR
    if word in _FROM and (staff := _STAFF.search(before)) is not None and _is_staff(context, span, staff):
        return ActorRole.ACTOR
    if word in values(context.gazetteer.lexicon, "recipient", "en"):
        return ActorRole.OTHER if word in ("of", "from", "in", "at", "on") else ActorRole.RECIPIENT
    return ActorRole.ACTOR


#: "officers from the Port Police seized", "teams of the agency": the body acts through its staff.
_FROM = frozenset({"from", "of", "at", "with", "in"})
_STAFF = re.compile(r"(?P<staff>[\w-]+)\s+(?:from|of|at|with|in)\s+(?:the\s+)?$")


def _is_staff(context: Context, span: Span, match: re.Match[str]) -> bool:
    """Whether a staff noun in front of a body is itself free to act."""
    at = Span(span.start + match.start("staff"), span.start + match.end("staff"))
    nouns = context.within(at, "body-noun")
    before = context.folded[span.start : _with_modifiers(context, span, at).start]
    passive = _BY.search(before) is not None
    return any(hit.entry.value in ("staff", "part", "crew", "public") for hit in nouns) and (
        passive or _is_free(context, before)
    )


_DATA_OF = re.compile(r"\b(?P<noun>\w+)\s+(?:\w+\s+)?(?:by|from|of)\s+(?:the\s+)?$")


#: "X estimates that", "X reports 12 cases": here the noun of a source is a verb, and X counts by itself.
_CLAIMS = re.compile(r"\s+(?:estimates|reports|records|numbers)\s+(?:that\b|\w*\s?[\d$€£])")


def _is_source(context: Context, span: Span, name: Span, before: str) -> bool:
    """Whether a body only says what is counted: "X said", "according to X", "X figures", "data from X"."""
    if "according to" in before[-30:]:
        return True
    nouns = values(context.gazetteer.lexicon, "source-noun", "en")
    match = _DATA_OF.search(before)
    if match is not None and match["noun"] in nouns:
        return True
    behind = re.match(r"(?:'s?)?\s+(\w+)", context.folded[name.end : name.end + 20])
    if behind is not None and behind.group(1) in nouns and not _CLAIMS.match(context.folded, name.end):
        return True
    return _speaks(context, Span(name.end, min(span.end, name.end + 40)), name)


def _speaks(context: Context, after: Span, name: Span) -> bool:
    speech = context.within(after, "speech-verb")
    gap = context.folded[name.end : speech[0].span.start] if speech else ""
    if not speech or len(gap) > 25 or any(char in gap for char in ",.;:0123456789"):
        return False
    end = speech[0].span.end
    counts = speech[0].entry.value == "count" and _COUNTS.match(context.folded, end) is not None
    return _ITSELF.match(context.folded, end) is None and not counts


_BY = re.compile(r"\bby\s+(?:the\s+|our\s+|its\s+|local\s+|china's\s+)?$")


def _as_agent(context: Context, span: Span, actor: Actor) -> Actor:
    """The actor marked as agent of a passive verb where it stands behind "by"."""
    start = max(span.start, actor.span.start - 16)
    passive = _BY.search(context.folded, start, actor.span.start) is not None
    agent = passive or _is_relative(context, span, actor.span)
    return replace(actor, agent=agent and actor.role is ActorRole.ACTOR)


#: "the 55 cases that an industry body, the Brand Forum, has tracked": the subject of a relative clause.
_RELATIVE = re.compile(
    r"\b(?P<noun>[a-z]+s)\s+(?:that|which)\s+(?:(?:an?|the)\s+[\w\s-]{1,30},\s+)?(?:the\s+)?$"
)


def _is_relative(context: Context, span: Span, actor: Span) -> bool:
    match = _RELATIVE.search(context.folded, max(span.start, actor.start - 60), actor.start)
    lexicon = context.gazetteer.lexicon
    return match is not None and not (
        match["noun"] in values(lexicon, "speech-verb", "en")
        or match["noun"] in values(lexicon, "that-verb", "en")
    )


#: "officers from the Port Police", "trademark investigators (the Special Police)": the body behind its staff.
_OF_BODY = re.compile(r"\s+(?:from|of|at|with|in|led by|under|for)\s+(?:the\s+)?(?:[a-z]+\s+)?")
_IN_BRACKETS = re.compile(r"\s*\(\s*(?:the\s+)?")


def _without_staff(context: Context, actors: list[Actor]) -> list[Actor]:
    """The actors without common nouns whose body is named right behind them."""
    return [
        actor
        for actor, behind in pairwise((*actors, None))
        if actor is not None and not (behind is not None and _stands_for(context, actor, behind))
    ]


def _stands_for(context: Context, actor: Actor, behind: Actor) -> bool:
    if not actor.common or behind.role is not ActorRole.ACTOR:
        return False
    between = context.folded[actor.span.end : behind.span.start]
    named = _IN_BRACKETS.fullmatch(between) is not None
    return named or (actor.self_reference and _OF_BODY.fullmatch(between) is not None)


#: "At the Salt Court the share was 12%": where nobody else acts, the body at which it happens does.
_AT = re.compile(r"[\s\"(]*(?:and |but |while )?(?:at|in|before|within) (?:the )?$")


def _located(context: Context, span: Span, actors: list[Actor]) -> list[Actor]:
    if not actors or any(actor.role is ActorRole.ACTOR for actor in actors):
        return actors
    first = actors[0]
    opens = first.role is not ActorRole.SPEAKER and _AT.fullmatch(
        context.folded, span.start, first.span.start
    )
    return [replace(first, role=ActorRole.ACTOR), *actors[1:]] if opens else actors


def _coordinated(context: Context, actors: list[Actor]) -> list[Actor]:
    """Bodies behind "and" share the role of the first: "with the police and the army"."""
    out: list[Actor] = []
    for actor in actors:
        before = out[-1] if out else None
        if before is not None and before.role in (ActorRole.OTHER, ActorRole.RECIPIENT):
            between = context.folded[before.span.end : actor.span.start]
            if _JOINT.fullmatch(between) and "," not in between:
                out.append(replace(actor, role=before.role))
                continue
        out.append(actor)
    return out


def _joined(context: Context, actor: Actor, following: list[Actor]) -> Actor:
    if not following or following[0].role is not actor.role:
        return actor
    between = context.folded[actor.span.end : following[0].span.start]
    joint = _JOINT.fullmatch(between) is not None and "," not in between
    return replace(actor, joint=joint)
