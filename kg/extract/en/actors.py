"""Agencies in an English clause and what they are there.

Proper names (of records, of the document), common nouns that are bodies ("magistrates", "local authorities"),
their staff ("officers") and words that refer back ("the agency", "we") are found in this order; none
overlaps one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.acting import is_judicial
from kg.extract.en.campaigns import is_in_campaign
from kg.extract.en.common_nouns import AT_COURT, JUDGED, common_nouns, longest
from kg.extract.en.names import names_of, with_modifiers
from kg.extract.en.referring import referring
from kg.extract.en.roles import (
    acts_behind,
    as_agent,
    has_verb,
    is_free,
    role_of,
    verb_follows,
)
from kg.extract.en.rows import coordinated, joined, with_first
from kg.extract.en.subjects import (
    acting_agents,
    acting_as_named,
    acting_groups,
    acting_names,
    is_counted,
    ranked_first,
)
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
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
        common_nouns(context, span, heading=heading),
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
    found = [_own_staff(context, actor) for actor in found]
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
    for hit in longest(context.within(span, "agency")):
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
    for hit in longest(context.within(span, "collective")):
        whole = with_modifiers(context, span, hit.span)
        bracketed = context.text[max(0, whole.start - 1) : whole.start] == "("
        aside = bracketed and not (heading or has_verb(context, span, whole))
        if not is_counted(context, span, whole):
            yield Actor(whole, ActorRole.OTHER if aside else role_of(context, span, whole), hit)


# ------------------------------------------------------------------ bodies and their staff


#: "officers from the Port Police", "trademark investigators (the Special Police)": the body behind its staff.
_OF_BODY = re.compile(r"\s+(?:from|of|at|with|in|led by|under|for)\s+(?:the\s+)?(?:[a-z]+\s+)?")
#: "customs officers of the Salt Board".
_STAFF_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
#: "the country's tax agency, Saltax, seized": a name between commas.
_APPOSED = re.compile(r"(?: \([^()]{1,20}\))?,")
_IN_BRACKETS = re.compile(r"\s*\(\s*(?:the\s+|hereafter\s+)?[\"“']?")


#: "Its customs officers stopped 12": the staff of whom the text told before.
_ITS = re.compile(r"\b(?:its|their) $")


def _own_staff(context: Context, actor: Actor) -> Actor:
    """A collective of staff as that of the body in force, if it is said to be its own."""
    owned = _ITS.search(context.folded, max(0, actor.span.start - 6), actor.span.start) is not None
    staff = any(hit.span.end == actor.span.end for hit in context.within(actor.span, "staff-head"))
    known = actor.hit is not None and actor.hit.role == "collective"
    if not (owned and staff and known):
        return actor
    return replace(actor, hit=None, self_reference=True, common=True, name=actor.span)


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


def _located(context: Context, span: Span, actors: list[Actor]) -> list[Actor]:
    if not actors or any(actor.role is ActorRole.ACTOR for actor in actors):
        return actors
    if JUDGED.search(context.folded, span.start, span.end):
        lexicon = context.gazetteer.lexicon
        for at, actor in enumerate(actors):
            inside = AT_COURT.search(context.folded, span.start, actor.span.start)
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
