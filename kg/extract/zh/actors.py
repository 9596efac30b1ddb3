"""Agencies in a Chinese clause and what they are there."""

from __future__ import annotations

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.model import Span

__all__ = ["actors_in"]

#: Words right behind an agency that say it speaks.
_REACH = 12


def actors_in(context: Context, span: Span) -> list[Actor]:
    """Agencies named in a clause, in order; of overlapping names the longest."""
    hits: list[Hit] = []
    for hit in context.within(span, "agency", "collective"):
        if not any(other.span.overlaps(hit.span) for other in hits):
            hits.append(hit)
    found = [Actor(hit.span, _role(context, span, hit), hit) for hit in hits]
    return [_joined(context, actor, found[i + 1 : i + 2]) for i, actor in enumerate(found)]


def _role(context: Context, span: Span, hit: Hit) -> ActorRole:
    window = Span(max(span.start, hit.span.start - 4), hit.span.start)
    before = context.folded[span.start : hit.span.start]
    if before.endswith(("据", "根据")):
        return ActorRole.SPEAKER
    words = [h for h in context.within(window, "recipient") if hit.span.start - h.span.end <= 1]
    if words:
        return ActorRole.RECIPIENT
    after = Span(hit.span.end, min(span.end, hit.span.end + _REACH))
    speech = context.within(after, "speech-verb")
    if speech and not any(char.isdigit() for char in context.folded[hit.span.end : speech[0].span.start]):
        return ActorRole.SPEAKER
    return ActorRole.ACTOR


def _joined(context: Context, actor: Actor, following: list[Actor]) -> Actor:
    if not following or following[0].role is not actor.role:
        return actor
    between = context.folded[actor.span.end : following[0].span.start]
    return Actor(actor.span, actor.role, actor.hit, joint=between in {"和", "与", "、", "及", "会同", "联合"})
