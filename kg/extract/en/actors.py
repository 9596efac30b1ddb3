"""Agencies in an English clause and what they are there.

Proper names (of records, of the document), common nouns that are bodies ("magistrates", "local authorities"),
their staff ("officers") and words that refer back ("the agency", "we") are found in this order; none
overlaps one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.acting import is_judicial
from kg.extract.en.campaigns import is_in_campaign, new_campaigns
from kg.extract.en.names import names_of, with_modifiers
from kg.extract.en.referring import referring
from kg.extract.en.roles import (
    BY,
    acts_behind,
    acts_through_staff,
    as_agent,
    has_verb,
    is_free,
    is_in_charge,
    role_of,
    suffers,
    verb_follows,
)
from kg.extract.en.rows import coordinated, joined, with_first
from kg.extract.en.subjects import (
    SUBJECT_WITHIN,
    acting_agents,
    acting_as_named,
    acting_groups,
    acting_names,
    enforces,
    is_counted,
    phrase_start,
    ranked_first,
)
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.words import values
from kg.model import Span

__all__ = ["actors_in"]


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
        _collective(context, span, heading=heading),
        _common(context, span, heading=heading),
        referring(context, span),
        acting_names(context, span),
        acting_agents(context, span),
        acting_groups(context, span),
        acting_as_named(context, span),
        ranked_first(context, span),
    ):
        for actor in source:
            taken = is_in_campaign(context, actor.span)
            if not (taken or any(actor.span.overlaps(other.span) for other in found)):
                found.append(actor)
    found.sort(key=lambda actor: actor.span)
    found = with_first(context, span, found)
    found = _without_staff(context, _without_definitions(context, found))
    found = _located(context, span, coordinated(context, span, _without_owners(context, found)))
    out: list[Actor] = []
    for i, actor in enumerate(found):
        together = joined(context, as_agent(context, span, actor), found[i + 1 : i + 2])
        beside = bool(out) and out[-1].joint and out[-1].agent  # "by Europol and police forces"
        relative = acts_behind(context, span, actor.span)
        out.append(replace(together, agent=together.agent or beside, passing=together.passing or relative))
    return out


def _proper(context: Context, span: Span) -> Iterator[Actor]:
    for name in names_of(context).within(span):
        full = None if name.full == name.span else name.full
        yield Actor(name.span, role_of(context, span, name.span), name.hit, name=full)
    for hit in _longest(context.within(span, "agency")):
        yield Actor(hit.span, role_of(context, span, hit.span), hit)
    for match in _ACRONYM.finditer(context.text, span.start, span.end):
        place = Span(*match.span())
        if _is_body(context, span, place):
            yield Actor(place, role_of(context, span, place))


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
    free = is_free(context, context.folded[span.start : acronym.start])
    behind = _IS.match(context.folded, acronym.end) or verb_follows(context, span, acronym)
    return free and bool(behind)


def _collective(context: Context, span: Span, *, heading: bool) -> Iterator[Actor]:
    for hit in _longest(context.within(span, "collective")):
        whole = with_modifiers(context, span, hit.span)
        bracketed = context.text[max(0, whole.start - 1) : whole.start] == "("
        aside = bracketed and not (heading or has_verb(context, span, whole))
        if not is_counted(context, span, whole):
            yield Actor(whole, ActorRole.OTHER if aside else role_of(context, span, whole), hit)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in hits:
        if not any(other.span.overlaps(hit.span) for other in kept):
            kept.append(hit)
    return kept


# ------------------------------------------------------------------ common nouns


#: Nouns for the staff of some body; "authorities" with a place behind them are bodies of their own.
_STAFF_KINDS = frozenset({"staff", "public"})
#: "Across the EU, authorities levied ..."
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?[A-Z](?:[^\W\d]| ){1,30}, (?:the )?$")
_IN_PLACE = re.compile(r" (?:in|of) (?:the )?[A-Z]")


def _common(context: Context, span: Span, *, heading: bool) -> Iterator[Actor]:
    """Common nouns for bodies and their staff, where they are the subject of a verb, or behind "by"."""
    for hit in _longest(context.within(span, "body-noun")):
        whole = with_modifiers(context, span, hit.span)
        if hit.entry.value in ("part", "public"):
            whole = Span(min(whole.start, phrase_start(context, span, hit.span)), whole.end)
        if new_campaigns(context, Span(whole.start, hit.span.start)):
            whole = hit.span  # the staff of a campaign
        called = (
            _CALLED.search(context.folded, span.start, whole.start) if hit.entry.value == "post" else None
        )
        if called is not None and has_verb(context, span, hit.span):
            yield Actor(Span(called.start("number"), hit.span.end), ActorRole.ACTOR, common=True)
            continue
        if is_in_charge(context, span, whole):
            yield Actor(whole, ActorRole.ACTOR, common=True)
            continue
        if whole == hit.span and context.within(
            Span(max(span.start, whole.start - 4), whole.end), "generic-body"
        ):
            continue
        if hit.entry.value == "private" and (
            _GOVERNED.search(context.folded, span.start, hit.span.start) or not enforces(context, span, whole)
        ):
            continue
        unclear = whole == hit.span and hit.entry.value in ("part", "crew", "post")
        if unclear or (heading and hit.entry.value in ("staff", "crew", "post", "public")):
            continue
        before = context.folded[span.start : whole.start]
        if is_counted(context, span, whole, acts=hit.entry.value not in ("staff", "crew", "post")):
            continue
        passive = BY.search(before)
        named = heading and (" " in whole.of(context.text) or not _qualifies(context, span, whole))
        speaks = hit.entry.value in ("part", "body") and not heading
        speaks = speaks and role_of(context, span, whole) is ActorRole.SPEAKER
        later = hit.entry.value == "body" and acts_behind(context, span, whole)
        if (
            hit.entry.value == "body"
            and _AT_COURT.search(before)
            and _JUDGED.search(context.folded, span.start, span.end)
        ):
            yield Actor(whole, ActorRole.OTHER, common=True)
            continue
        if not (
            named
            or passive
            or speaks
            or later
            or acts_through_staff(context, span, whole)
            or (is_free(context, before) and has_verb(context, span, whole))
        ):
            continue
        if suffers(context, span, whole):
            continue
        if _tells_kind(context, span, hit.span):
            continue
        bare = whole == hit.span or _is_plain(context, Span(whole.start, hit.span.start), span)
        staff = (hit.entry.value == "post" and not _is_of_place(context, whole, hit.span)) or (
            hit.entry.value in _STAFF_KINDS and bare
        )
        staff = staff or (hit.entry.value == "crew" and not _is_named(context, span, whole, hit.span))
        staff = staff or _BASED.search(context.folded, whole.start, hit.span.start) is not None
        apart = _is_placed(context, span, whole)
        placed = apart or _IN_PLACE.match(context.text, whole.end)
        staff = staff and not (
            (hit.entry.value == "public" and placed) or (hit.entry.value == "staff" and apart)
        )
        name = whole if staff else None
        role = ActorRole.SPEAKER if speaks else ActorRole.ACTOR
        yield Actor(whole, role, self_reference=staff, name=name, common=True)


#: "loads from hot countries": a group of no authorities acts only as a subject or behind "by".
_GOVERNED = re.compile(r"\b(?:from|of|to|for|with|in|at|among|against) (?:[a-z-]+ ){0,2}$")
#: "the 12315 hotline" is called by its number.
_CALLED = re.compile(r"\bthe (?P<number>\d{3,6}) $")
#: "the Lyon-based agency" is the one named last.
_BASED = re.compile(r"-based\s$")


def _is_placed(context: Context, span: Span, noun: Span) -> bool:
    """Whether a clause says first in which place the staff or bodies are that act: "In Canada, officers"."""
    match = _PLACED.search(context.text, span.start, noun.start)
    return match is not None and not context.within(Span(*match.span()), "month", "weekday", "fiscal-year")


def _is_of_place(context: Context, whole: Span, noun: Span) -> bool:
    """Whether an office is told apart by its place: "the Shandong branch", but not "our Shandong branch"."""
    ours = context.folded[max(0, whole.start - 6) : whole.start].split()[-1:] in (["our"], ["its"])
    return not ours and bool(context.within(Span(whole.start, noun.start), "place"))


def _qualifies(context: Context, span: Span, noun: Span) -> bool:
    """Whether a noun of a heading only tells what kind of thing the next noun is: "Court action"."""
    behind = _NEXT_WORD.match(context.folded, noun.end, span.end)
    if behind is None or verb_follows(context, span, noun):
        return False
    recipients = values(context.gazetteer.lexicon, "recipient", "en")
    beside = context.within(Span(behind.end(), min(span.end, behind.end() + SUBJECT_WITHIN)), "body-noun")
    joint = behind["word"] == "and" and any(hit.span.start <= behind.end() + 1 for hit in beside)
    return not joint and behind["word"] not in recipients.keys() | {"by"}


#: "Call-centre gangs were", "police stations have": the noun only tells the kind of the next one.
_KIND_OF = re.compile(
    r"[ -][a-z-]+s (?:were|are|have|had|was|is|has|can|could|may|might|will|would|do|did)\b"
)


def _tells_kind(context: Context, span: Span, noun: Span) -> bool:
    """Whether a noun of bodies is no head of its phrase, but stands before the plural that is."""
    match = _KIND_OF.match(context.folded, noun.end, span.end)
    return match is not None and not verb_follows(context, span, noun)


_NEXT_WORD = re.compile(r"\s+(?P<word>[a-z]+)")


#: Endings of adjectives that tell what people are like: "Authorised officers", "Enforcing officers".
_QUALITY = re.compile(r"(?:ed|ing|ous|ive|ary|ent|ant)$")


def _is_plain(context: Context, lead: Span, clause: Span) -> bool:
    """Whether the words before a noun of staff only tell what it is like: "plain-clothes officers".

    The first word of a sentence is capitalised, whatever it is.
    """
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    words = lead.of(context.folded).split()
    opens = not context.folded[clause.start : lead.start].strip(' "“(•*–-')
    if opens and words and words[0] not in modifiers and _QUALITY.search(words[0]):
        words = words[1:]
    return all(modifiers.get(word) == "plain" for word in words)


def _is_named(context: Context, span: Span, whole: Span, noun: Span) -> bool:
    """Whether a group of staff has a name of its own: "the HARC team", not "Specialist teams"."""
    lead = Span(whole.start, noun.start).of(context.text).strip()
    inner = whole.start > span.start or lead.isupper()
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    return inner and any(word[0].isupper() and word.lower() not in modifiers for word in lead.split())


# ------------------------------------------------------------------ bodies and their staff


#: "officers from the Port Police", "trademark investigators (the Special Police)": the body behind its staff.
_OF_BODY = re.compile(r"\s+(?:from|of|at|with|in|led by|under|for)\s+(?:the\s+)?(?:[a-z]+\s+)?")
#: "customs officers of the Salt Board".
_STAFF_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
#: "the country's tax agency, Saltax, seized": a name between commas.
_APPOSED = re.compile(r"(?: \([^()]{1,20}\))?,")
_IN_BRACKETS = re.compile(r"\s*\(\s*(?:the\s+|hereafter\s+)?[\"“']?")


def _without_definitions(context: Context, actors: list[Actor]) -> list[Actor]:
    """The actors without the short forms in brackets right behind the names they stand for."""
    return [
        actor
        for before, actor in pairwise((None, *actors))
        if actor is not None
        and not (
            before is not None
            and not before.common
            and _IN_BRACKETS.fullmatch(context.folded, before.span.end, actor.span.start)
            and context.text[actor.span.end : actor.span.end + 1] in ")\"”',;"
        )
    ]


def _without_staff(context: Context, actors: list[Actor]) -> list[Actor]:
    """The actors without common nouns whose body is named right behind them."""
    return [
        actor
        for actor, behind in pairwise((*actors, None))
        if actor is not None and not (behind is not None and _stands_for(context, actor, behind))
    ]


def _stands_for(context: Context, actor: Actor, behind: Actor) -> bool:
    if behind.role is not ActorRole.ACTOR:
        return False
    between = context.folded[actor.span.end : behind.span.start]
    if not actor.common:
        nouns = context.within(actor.span, "body-noun")
        staff = any(hit.entry.value == "staff" and hit.span.end == actor.span.end for hit in nouns)
        named = not behind.common and not behind.self_reference
        return staff and named and _STAFF_OF.fullmatch(between) is not None
    named = _IN_BRACKETS.fullmatch(between) is not None
    named = named or (
        between == ", " and not behind.common and _APPOSED.match(context.text, behind.span.end) is not None
    )
    return named or (actor.self_reference and _OF_BODY.fullmatch(between) is not None)


#: "At the Salt Court the share was 12%": where nobody else acts, the body at which it happens does.
_AT = re.compile(r"[\s\"(]*(?:and |but |while )?(?:at|in|before|within) (?:the )?$")


#: "A trader was fined $36,000 at the Salt Court": what is done there is done by the court.
_AT_COURT = re.compile(r"\b(?:at|in|before) (?:the )?$")
_JUDGED = re.compile(
    r"\b(?:was|were|been) (?:\w+ly )?(?:fined|convicted|sentenced|jailed|acquitted|found guilty|ordered to pay)\b"
    r"|\bfines (?:totalled|came to|amounted to|added up to)\b"
)


def _located(context: Context, span: Span, actors: list[Actor]) -> list[Actor]:
    if not actors or any(actor.role is ActorRole.ACTOR for actor in actors):
        return actors
    if _JUDGED.search(context.folded, span.start, span.end):
        lexicon = context.gazetteer.lexicon
        for at, actor in enumerate(actors):
            inside = _AT_COURT.search(context.folded, span.start, actor.span.start)
            if inside and is_judicial(lexicon, actor.span.of(context.folded)):
                return [*actors[:at], replace(actor, role=ActorRole.ACTOR), *actors[at + 1 :]]
    first = actors[0]
    opens = first.role is not ActorRole.SPEAKER and _AT.fullmatch(
        context.folded, span.start, first.span.start
    )
    return [replace(first, role=ActorRole.ACTOR), *actors[1:]] if opens else actors


def _without_owners(context: Context, actors: list[Actor]) -> list[Actor]:
    """Of a body and its own part the part acts: "the Salt Ministry's Rye Police"."""
    return [
        replace(actor, role=ActorRole.OTHER)
        if behind is not None
        and not behind.self_reference
        and _OWNER.fullmatch(context.folded, actor.span.end, behind.span.start)
        else actor
        for actor, behind in pairwise((*actors, None))
        if actor is not None
    ]


_OWNER = re.compile(r"(?: \([^()]{1,20}\))?'s?\s")
