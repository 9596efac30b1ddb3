"""Agencies in a Chinese clause and what they are there."""

from __future__ import annotations

import re

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.model import Span

__all__ = ["actors_in"]

#: A proper name in front of the kind of an agency, up to the punctuation or function word before it.
_NAME = re.compile(
    r"(?:全[国省市县区州]|各[地级])?[^\W\da-z_年月日由据被向与和及对全各从在是的于等了为中两几]{0,10}$"
)
_LONGEST = 12
#: What makes an agency in front of it part of another noun: 海关保护, 法院样本.
_MODIFIES = re.compile(r"(?:知识产权)?(?:保护|备案|样本)")
#: Members of a list that take part in what another agency leads: 公安、质检等部门参加.
_TAKES_PART = re.compile(
    r"(?:、[^,。、;]{1,10})*等?(?:多个|有关|相关)?(?:部门|单位)?(?:共同)?(?:参加|参与|配合)"
)
#: The shortest proper part of a name in front of its kind.
_SHORTEST = 2
#: Words right behind an agency that say it speaks.
_REACH = 12


def actors_in(context: Context, span: Span) -> list[Actor]:
    """Agencies named in a clause, in order; of overlapping names the longest."""
    hits: list[Hit] = []
    for hit in context.within(span, "agency", "collective"):
        if not any(other.span.overlaps(hit.span) for other in hits):
            hits.append(hit)
    for name in _unknown(context, span):
        longer = [o for o in hits if o.span.overlaps(name.span) and not _extends(name, o)]
        if not longer:
            hits = [o for o in hits if not o.span.overlaps(name.span)] + [name]
    hits.sort(key=lambda hit: hit.span.start)
    found = [Actor(hit.span, _role(context, span, hit), hit if hit.entries else None) for hit in hits]
    return [_joined(context, actor, found[i + 1 : i + 2]) for i, actor in enumerate(found)]


def _extends(name: Hit, known: Hit) -> bool:
    """Whether a name is a proper one of a kind the lexicon knows in general (青澜海关 of 海关)."""
    return name.span.contains(known.span) and name.span.end == known.span.end and name.span != known.span


def _unknown(context: Context, span: Span) -> list[Hit]:
    """Names that no record knows but that end as names of agencies do (浙东省检察院, 青澜海关)."""
    names = []
    for suffix in context.within(span, "agency-suffix"):
        start = suffix.span.start
        window = Span(start, min(span.end, suffix.span.end + 6))
        if any(
            h.span.start == start and h.span.end > suffix.span.end
            for h in context.within(window, "unit-noun")
        ):
            continue  # 海关保护备案 is a thing, not a body
        lead = _NAME.search(context.folded, max(span.start, start - _LONGEST), start)
        if lead is None or len(lead[0]) < _SHORTEST:
            continue
        if not context.within(Span(lead.start(), start), "recipient", "speech-verb"):
            names.append(Hit(Span(lead.start(), suffix.span.end), "agency", ()))
    return names


def _role(context: Context, span: Span, hit: Hit) -> ActorRole:
    window = Span(max(span.start, hit.span.start - 4), hit.span.start)
    before = context.folded[span.start : hit.span.start]
    if before.endswith(("据", "根据")):
        return ActorRole.SPEAKER
    words = [h for h in context.within(window, "recipient") if hit.span.start - h.span.end <= 1]
    if words:
        return ActorRole.RECIPIENT
    if _MODIFIES.match(context.folded, hit.span.end) or _TAKES_PART.match(context.folded, hit.span.end):
        return ActorRole.OTHER
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
