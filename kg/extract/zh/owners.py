"""Whose a figure of a Chinese clause is: the body right in front of it, one of several in turn, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Clause, Draft, Hit
from kg.extract.words import verbs_of
from kg.extract.zh.subjects import doing
from kg.model import Span

__all__ = [
    "asked",
    "bracketed_by",
    "campaign_each",
    "is_act",
    "is_event",
    "last_actor",
    "of_a_state",
    "one_each",
    "responding",
    "says_no_act",
]

#: What an area has, and who is on a register.
_HAS = re.compile(r"[共现已]*(?:目前)?(?<!没)有")
_REGISTERED = re.compile(
    r"(?:登记|注册|持证|在册)[^,。;\d]{0,10}(?:企业|纳税人|人员|渔民|商户|主体|车辆|船舶|单位|用户)$"
)
#: A rate or total right in front of its figure.
_RATE = re.compile(r"(?:率|量|总数|总额)[为达约近超逾有共计是仅]*$")
#: Those there are, whoever counts them: 四地药品企业共有2350家.
_THERE_ARE = re.compile(
    r"[^的]*(?:企业|机构|主体|单位|商户|药店|医院|学校|门店|网点|从业人员|员工|用户|会员|旅客|游客)(?:总数|数量|总量)?(?:目前|现|已|共|总计)*(?:有|达到?|为)(?:近|约|超过?|逾)?"
)
#: What is entered in a register right in front of its figure, by whoever asks for it: 全省作品登记18万件.
_ENTERED = re.compile(r"(?:登记|备案|注册|申请|参保)(?:总?量)?[为达约近超逾有共计]*$")
#: At what goods are valued: 按零售价估算.
_WORTH = frozenset("价值额")
#: Characters of the label in front of a colon that are looked at.
_LABEL = 16


def is_act(context: Context, clause: Span, draft: Draft) -> bool:
    """Whether a figure counts what somebody did: a verb of doing stands before it, or right behind.

    It may stand in the label of the clause: 行政处罚:案件30件.
    """
    lexicon = context.gazetteer.lexicon
    verbs = doing(lexicon).find(context.folded, clause)
    if context.folded[clause.start - 1 : clause.start] == ":":
        label = Span(max(0, clause.start - _LABEL), clause.start - 1)
        verbs = [v for v in doing(lexicon).find(context.folded, label) if v.end == label.end] + list(verbs)
    return any(verb.end <= draft.number.span.start or verb == draft.verb for verb in verbs)


def is_event(context: Context, clause: Span, draft: Draft) -> bool:
    """Whether a figure counts what befell somebody (损失12万元), not what a body did about it (挽回损失12万元)."""
    before = Span(clause.start, draft.number.span.start)
    nouns = context.within(before, "event-noun")
    if not nouns and draft.unit == "person":
        # 6名工人因工业意外死亡
        behind = Span(draft.printed.end, max(draft.printed.end, min(clause.end, draft.printed.end + _LABEL)))
        nouns = context.within(behind, "event-noun")
    return bool(nouns) and not doing(context.gazetteer.lexicon).find(context.folded, before)


def asked(
    context: Context, sentence: Span, clauses: Sequence[Clause], drafts: Sequence[Draft]
) -> list[Draft]:
    """What people answered, or somebody reckons, is nobody's act: 网上问卷中,34%的受访者; 某所测算,约有340亿支."""
    surveys = context.within(sentence, "survey-noun")
    reckoned = [
        verb
        for verb in context.within(sentence, "estimate-verb")
        if context.folded[verb.span.start - 1 : verb.span.start] not in _WORTH
    ]
    if not (surveys or reckoned):
        return list(drafts)
    actors = [actor for clause in clauses for actor in clause.actors]
    if any(actor.hit is not None for actor in actors) or (surveys and actors):
        return list(drafts)  # whose survey it is
    start = min(word.span.end for word in (*surveys, *reckoned))
    return [
        draft.but(no_agency=True)
        if (draft.unit == "percent" and surveys) or (draft.number.span.start >= start and not draft.act)
        else draft
        for draft in drafts
    ]


def responding(clause: Clause, before: Sequence[Clause]) -> Clause:
    """A body that something was handed to acts upon that: 移送公安机关4件,公安机关立案3件."""
    given = {
        entry.iri
        for other in before
        for actor in other.actors
        if actor.role is ActorRole.RECIPIENT and actor.hit is not None
        for entry in actor.hit.entries
    }
    actors = tuple(
        replace(actor, passing=True)
        if actor.hit is not None and given & {entry.iri for entry in actor.hit.entries}
        else actor
        for actor in clause.actors
    )
    return replace(clause, actors=actors) if given else clause


def of_a_state(context: Context, clause: Span, draft: Draft) -> bool:
    """Whether a figure measures a state that nobody's act brings about: 满意度达82分, 优良天数301天, 全国调撤率72%."""
    start = clause.start - _LABEL if context.folded[clause.start - 1 : clause.start] == ":" else clause.start
    near = Span(max(0, start), draft.number.span.start)
    nouns = context.within(near, "state-noun")
    areas = context.within(near, "whole-area")
    listed = _ENTERED.search(context.folded, near.start, near.end) is not None
    rate = listed or _RATE.search(context.folded, near.start, near.end) is not None
    nouns = [*(area for area in areas if rate or _HAS.match(context.folded, area.span.end)), *nouns]
    there = draft.unit != "percent" and _THERE_ARE.fullmatch(near.of(context.folded))
    if there or _REGISTERED.search(context.folded, near.start, near.end):
        return not doing(context.gazetteer.lexicon).find(context.folded, near)
    if draft.unit == "percent" and not areas:
        nouns = [
            noun for noun in nouns if "占" not in context.folded[noun.span.end : draft.number.span.start]
        ]
    if not nouns:
        return False
    before = Span(min(clause.start, nouns[0].span.start), nouns[0].span.start)
    return not verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, before)


def says_no_act(context: Context, clause: Span) -> bool:
    """Whether a clause goes on about a state, with no verb of its own: 发生事故58起,造成12人死亡."""
    states = {hit.span for hit in context.within(clause, "state-noun")}
    return set(verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, clause)) <= states


def one_each(
    context: Context, clause: Clause, acting: Sequence[Actor], drafts: Sequence[Draft]
) -> list[Draft]:
    """As many figures behind 分别 as bodies listed before it are of one each."""
    words = context.within(clause.span, "distributive")
    named = [actor for actor in acting if words and actor.span.end <= words[0].span.start]
    behind = [draft for draft in drafts if words and draft.number.span.start >= words[0].span.end]
    if len(named) < 2 or len(named) != len(behind):
        return list(drafts)
    owners = dict(zip((draft.number.span for draft in behind), named, strict=True))
    return [
        draft.but(actor=replace(owners[draft.number.span], role=ActorRole.ACTOR, joint=False))
        if draft.number.span in owners
        else draft
        for draft in drafts
    ]


def campaign_each(context: Context, clause: Clause, drafts: Sequence[Draft]) -> list[Draft]:
    """As many figures behind 分别 as campaigns named before it are of one each: 在“青松”和“护林”中分别拘捕3人和5人."""
    words = context.within(clause.span, "distributive")
    named = sorted(
        [*clause.campaigns, *(Hit(name, "campaign", ()) for name in clause.new_campaigns)], key=_place
    )
    named = [name for name in named if words and name.span.end <= words[0].span.start]
    behind = [draft for draft in drafts if words and draft.number.span.start >= words[0].span.end]
    if len(named) < 2 or len(named) != len(behind):
        return list(drafts)
    owners = dict(zip((draft.number.span for draft in behind), named, strict=True))
    return [draft.but(campaign=owners.get(draft.number.span, draft.campaign)) for draft in drafts]


def _place(hit: Hit) -> Span:
    return hit.span


def bracketed_by(context: Context, clause: Clause, draft: Draft) -> Actor | None:
    """The body in front of the bracket that a figure stands in: 某市税务局(52件), 某县税务局(41件)."""
    start = draft.number.span.start
    if not context.folded.endswith("(", clause.span.start, start):
        return None
    return next(
        (replace(a, role=ActorRole.ACTOR, joint=False) for a in clause.actors if a.span.end == start - 1),
        None,
    )


def last_actor(actors: Sequence[Actor], draft: Draft) -> Actor | None:
    """The actor printed last before a figure; of several that act together none."""
    before = [actor for actor in actors if actor.span.end <= draft.number.span.start]
    return before[-1] if before and not any(actor.joint for actor in actors) else None
