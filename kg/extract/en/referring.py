"""Words in an English clause that refer back to a body: "the agency", "we", "it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.en.names import names_of
from kg.extract.en.roles import BY, has_verb, is_free, role_of
from kg.extract.en.subjects import counts_itself
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
from kg.model import Span

__all__ = ["referring"]


def referring(context: Context, span: Span) -> Iterator[Actor]:
    """Words that mean a body by what it is, or by a pronoun: "the agency", "we", "it"."""
    names = names_of(context)
    for hit in context.within(span, "generic-body"):
        head = hit.span.of(context.folded).removeprefix("the ")
        known = names.last_with_head(head, hit.span.start)
        role = role_of(context, span, hit.span)
        if known is not None:
            yield Actor(hit.span, role, known.hit, name=known.full)
        elif has_verb(context, span, hit.span) or BY.search(context.folded[span.start : hit.span.start]):
            own = hit.span if hit.entry.value == "own" else None
            yield Actor(hit.span, role, self_reference=True, name=own)
    for hit in context.within(span, "self-reference"):
        if hit.span.of(context.folded) == "our" and not _is_ours(context, span, hit.span):
            continue
        counting = counts_itself(context, span, hit.span)
        yield Actor(hit.span, ActorRole.ACTOR, self_reference=True, author=True, counting=counting)
    for hit in context.within(span, "subject-pronoun"):
        before = context.folded[span.start : hit.span.start].strip(' ;:"(')
        if _NOBODY.match(context.folded, hit.span.start):
            continue
        under = hit.span.of(context.folded) == "they" and _UNDER.fullmatch(before)
        if not before.strip(",") or under or _FRONTED.fullmatch(before):
            yield Actor(hit.span, ActorRole.ACTOR, self_reference=True)


#: "Under the plan they ...".
_UNDER = re.compile(r"(?:under|during|over|since|within|across|throughout|in) [^,;:.\d]{2,50},?")
#: "It has been reported that", "It took the courts 39 days": no body is meant.
_NOBODY = re.compile(
    r"it (?:took|takes) [^,.;:\d]{3,50}\d[\d,.]* (?:days|weeks|months|years|hours)\b|"
    r"it (?:is|was|has been|had been) (?:\w+ly )?(?:\w+(?:ed|own|aid)|clear|likely|possible|true|hard|important) (?:that|to|how)\b"
)


def _is_ours(context: Context, span: Span, our: Span) -> bool:
    """Whether "our" opens what acts: "our officers", not "in our cases", "on our reports"."""
    before = context.folded[span.start : our.start]
    return is_free(context, before) or BY.search(before) is not None


#: "Together with the army, it ...": what may stand before a pronoun that opens a clause.
_FRONTED = re.compile(
    r"(?:(?:together|along|in cooperation|in partnership|jointly) with [^,;:.]{2,60}"
    r"|(?:in|during|over|since|within|throughout|by|for|at|on|after|under) [^;:.]{2,60}),"
)
