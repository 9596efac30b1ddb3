"""Bodies in a row in an English clause: which share a role, and which act together."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.en.roles import has_verb
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
from kg.model import Span

__all__ = ["coordinated", "joined", "with_first"]

_JOINT = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:and|,|together with|&)\s+(?:the\s+)?$")
#: A body that is only called by its initials.
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")


def coordinated(context: Context, span: Span, actors: list[Actor]) -> list[Actor]:
    """Bodies behind "and" share the role of the first: "with the police and the army"."""
    out: list[Actor] = []
    for actor in actors:
        before = out[-1] if out else None
        if before is not None and before.role is not ActorRole.ACTOR:
            between = context.folded[before.span.end : actor.span.start]
            plain = before.role is not ActorRole.SPEAKER and "," not in between
            if _JOINT.fullmatch(between) and (plain or not has_verb(context, span, actor.span)):
                out.append(replace(actor, role=before.role))
                continue
        out.append(actor)
    return out


_BODY = r"(?:[Tt]he )?[A-Z][\w&’'-]*(?: (?:of (?:the )?|for )?[A-Z][\w&’'-]*){0,6}"
#: "The Agency, the SALT and the Port Police checked": bodies in a row at the head of a clause.
_ROW = re.compile(rf"[\s\"“(•*–-]*(?P<first>{_BODY})(?:, (?:the )?{_BODY})*,? and (?:the )?$")
_NEXT_IN_ROW = re.compile(r"(?:, [^,;:.]{2,60})*,? and (?:the )?")


def with_first(context: Context, span: Span, actors: list[Actor]) -> list[Actor]:
    """The actors with the first of a row of bodies, of which only the last stands right before the verb."""
    last = next((at for at, actor in enumerate(actors) if actor.role is ActorRole.ACTOR), None)
    if last is None or not context.text[actors[last].span.start].isupper():
        return actors
    row = _ROW.match(context.text, span.start, actors[last].span.start)
    if row is None or row.end() != actors[last].span.start:
        return actors
    first = Span(*row.span("first"))
    if any(actor.span.overlaps(first) for actor in actors):
        return actors
    known = context.within(first, "generic-body")
    initials = _INITIALS.search(context.text, first.start, first.end)
    if not known and (initials is None or initials.end() != first.end):
        return actors
    body = Actor(first, ActorRole.ACTOR, self_reference=bool(known), joint=True)
    return [body, *actors[last:]]


def joined(context: Context, actor: Actor, following: list[Actor]) -> Actor:
    """The actor, joint with the next where only "and" stands between them, or commas in a row that it opens."""
    if not following or following[0].role is not actor.role:
        return actor
    between = context.folded[actor.span.end : following[0].span.start]
    joint = _JOINT.fullmatch(between) is not None and "," not in between
    joint = joint or (actor.joint and _NEXT_IN_ROW.fullmatch(between) is not None)
    return replace(actor, joint=joint)
