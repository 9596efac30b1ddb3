"""Agencies in an English clause and what they are there; campaigns named by pattern."""

from __future__ import annotations

import re

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.model import Span

__all__ = ["actors_in", "campaigns_in"]

_JOINT = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:and|,|together with|&)\s+(?:the\s+)?$")
_BEFORE = re.compile(r"(\w+)\s+(?:the\s+|china's\s+|local\s+|all\s+)?$")
#: "with procuratorial organs approving ...": an absolute clause has a subject of its own.
_ACTS = re.compile(r"\s+\w+ing\b")

#: "Operation Tracer III", "Operation “Blue Amber”": capitalised words and an edition number.
_OPERATION = re.compile(
    r"\bOperation\s+[\"“‘']?(?!The\b|In\b|On\b)[A-Z][\w’'-]*"
    r"(?:\s+(?:of\s+(?:the\s+)?)?(?!In\b|On\b)[A-Z][\w’'-]*){0,3}(?:\s+\d{1,2}(?![\d,.]|\s+[a-z]))?[\"”’']?"
)


def campaigns_in(context: Context, span: Span) -> list[Span]:
    """Names of operations that no record knows, as printed."""
    known = context.within(span, "campaign")
    found = (Span(*match.span()) for match in _OPERATION.finditer(context.text, span.start, span.end))
    return [name for name in found if not any(hit.span.overlaps(name) for hit in known)]


def actors_in(context: Context, span: Span) -> list[Actor]:
    """Agencies named in a clause, in order; of overlapping names the longest."""
    hits: list[Hit] = []
    for hit in context.within(span, "agency", "collective"):
        if not any(other.span.overlaps(hit.span) for other in hits):
            hits.append(hit)
    names = [Actor(name, _role(context, span, name)) for name in _unknown(context, span, hits)]
    found = [Actor(hit.span, _role(context, span, hit.span), hit) for hit in hits] + names
    found.sort(key=lambda actor: actor.span)
    return [_joined(context, actor, found[i + 1 : i + 2]) for i, actor in enumerate(found)]


#: Capitalised words around an agency noun: "National Food Crime Unit", "High Court of Delhi".
_NAME = re.compile(
    r"\b(?:[A-Z][\w’'&.-]*\s+(?:(?:of|for|and|on|the|&)\s+){0,2}){0,6}[A-Z][\w’'&-]*"
    r"(?:\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:and\s+)?[A-Z][\w’'-]*){0,4})?"
)


def _unknown(context: Context, span: Span, hits: list[Hit]) -> list[Span]:
    """Names that no record knows: a capitalised run that holds an agency noun and is not that noun alone."""
    found = []
    for match in _NAME.finditer(context.text, span.start, span.end):
        name = Span(*match.span())
        nouns = context.within(name, "agency-suffix")
        if nouns and nouns[0].span != name and not any(hit.span.overlaps(name) for hit in hits):
            found.append(name)
    return found


def _role(context: Context, span: Span, name: Span) -> ActorRole:
    before = context.folded[span.start : name.start]
    after = Span(name.end, min(span.end, name.end + 40))
    if "according to" in before[-30:] or _speaks(context, after, name):
        return ActorRole.SPEAKER
    match = _BEFORE.search(before)
    word = match.group(1) if match else ""
    if word == "by" or (word == "with" and _ACTS.match(context.folded, name.end)):
        return ActorRole.ACTOR
    if word and any(word in entry.forms for entry in context.gazetteer.lexicon.entries("recipient", "en")):
        return ActorRole.OTHER if word in ("of", "from") else ActorRole.RECIPIENT
    return ActorRole.ACTOR


def _speaks(context: Context, after: Span, name: Span) -> bool:
    speech = context.within(after, "speech-verb")
    gap = context.folded[name.end : speech[0].span.start] if speech else ""
    return bool(speech) and not any(char in gap for char in ",.;:0123456789") and len(gap) <= 25


def _joined(context: Context, actor: Actor, following: list[Actor]) -> Actor:
    if not following or following[0].role is not actor.role:
        return actor
    between = context.folded[actor.span.end : following[0].span.start]
    joint = _JOINT.fullmatch(between) is not None and "," not in between
    return Actor(actor.span, actor.role, actor.hit, joint=joint)
