"""English clauses: what stands in each, where a new subject opens one, and the agents of passive verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.en.actors import actors_in
from kg.extract.en.campaign_phrases import (
    announces,
    is_adverbial,
    is_begun,
    is_owned,
    is_to_come,
    leaves,
    refers_back,
)
from kg.extract.en.campaigns import new_campaigns
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Clause, Draft, When
from kg.model import Span

__all__ = ["bind_agents", "read_clause", "split_at_subjects"]


def read_clause(
    context: Context, span: Span, whens: Sequence[When], drafts: range, *, heading: bool
) -> Clause:
    """Everything that stands in a clause."""
    known, named = context.within(span, "campaign"), new_campaigns(context, span)
    if (known or named) and not drafts and is_to_come(context, span):
        known, named = [], ()
    places = (*(hit.span for hit in known), *named)
    widens = any(hit.span.start - span.start <= 1 for hit in context.within(span, "scope-widener"))
    left = leaves(context, span)
    return Clause(
        span,
        whens=tuple(when for when in whens if span.contains(when.span)),
        actors=tuple(actors_in(context, span, heading=heading)),
        campaigns=tuple(known),
        new_campaigns=named,
        campaign_again=not (known or named or widens or left) and refers_back(context, span),
        campaign_ahead=not (known or named) and announces(context, span),
        campaign_owned=any(is_owned(context, at) for at in places),
        campaign_begun=any(is_begun(context, span, at) for at in places),
        campaign_during=any(is_adverbial(context, at) for at in places),
        places=tuple(context.within(span, "place")),
        sectors=tuple(context.within(span, "sector")),
        subjects=tuple(context.within(span, "subject")),
        drafts=tuple(drafts),
        campaign_left=left,
        widens=widens,
        of_these=bool(context.within(span, "subset")),
        at_rest=bool(context.within(span, "stock-word")),
        looks_back=bool(context.within(span, "looking-back")),
    )


#: "Of the 412 files the Grain Court received": a relative clause without a pronoun.
_WHICH = re.compile(r"\s+(?:(?:that|which) )?(?:the )?")


def _relative(context: Context, printed: int, actor: Actor) -> bool:
    """Whether a subject stands right behind a counted noun, which is what it acted on."""
    return _WHICH.fullmatch(context.folded, printed, actor.span.start) is not None


def split_at_subjects(context: Context, clause: Clause, drafts: Sequence[Draft]) -> list[Clause]:
    """The clause cut before each subject that follows a figure: "30 were held and Customs seized 12"."""
    cuts: list[int] = []
    start = clause.span.start
    for before, actor in pairwise((None, *clause.actors)):
        if actor is None or not _is_subject(actor) or (before is not None and before.joint):
            continue
        told = [
            drafts[i].printed.end
            for i in clause.drafts
            if start <= drafts[i].number.span.start and drafts[i].number.span.end <= actor.span.start
        ]
        if told and not _relative(context, max(told), actor):
            start = actor.span.start
            cuts.append(start)
    edges = [clause.span.start, *cuts, clause.span.end]
    return [_part(clause, Span(a, b), drafts) for a, b in pairwise(edges)] if cuts else [clause]


def _is_subject(actor: Actor) -> bool:
    return actor.role is ActorRole.ACTOR and not actor.agent


def _part(clause: Clause, span: Span, drafts: Sequence[Draft]) -> Clause:
    """What of a clause stands in a part of it."""
    return replace(
        clause,
        span=span,
        whens=tuple(when for when in clause.whens if span.contains(when.span)),
        actors=tuple(actor for actor in clause.actors if span.contains(actor.span)),
        campaigns=tuple(hit for hit in clause.campaigns if span.contains(hit.span)),
        new_campaigns=clause.new_campaigns if span.start == clause.span.start else (),
        campaign_again=clause.campaign_again and span.start == clause.span.start,
        places=tuple(hit for hit in clause.places if span.contains(hit.span)),
        sectors=tuple(hit for hit in clause.sectors if span.contains(hit.span)),
        subjects=tuple(hit for hit in clause.subjects if span.contains(hit.span)),
        drafts=tuple(i for i in clause.drafts if span.start <= drafts[i].number.span.start < span.end),
        widens=clause.widens and span.start == clause.span.start,
        looks_back=clause.looks_back and span.start == clause.span.start,
    )


def bind_agents(drafts: Sequence[Draft], clauses: Sequence[Clause]) -> list[Draft]:
    """The drafts with "by X" bound to the figures between the agent before it in its clause and X."""
    out = list(drafts)
    for clause in clauses:
        since = clause.span.start
        for actor in clause.actors:
            if not actor.agent:
                continue
            for index in clause.drafts:
                number = out[index].number.span
                if since <= number.start and number.end <= actor.span.start:
                    out[index] = replace(out[index], actor=actor)
            since = actor.span.end
    return out
