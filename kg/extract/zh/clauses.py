"""Chinese clauses: where they end, what stands in them, and which time and actor each figure of one has.

A comma ends a clause. Inside one, a figure is of the time and the actor printed last before it; a time that
opens a bracket, or that is the other side of a comparison, is of the figure right behind it only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Clause, Draft, Hit, When, WhenKind
from kg.extract.words import verbs_of
from kg.extract.zh.actors import actors_in
from kg.extract.zh.bystanders import acting_last, idle
from kg.extract.zh.campaigns import (
    goes_beyond,
    is_aside,
    is_named_in_full,
    leaves,
    new_campaigns,
    refers_back,
    same_record,
)
from kg.extract.zh.owners import (
    bracketed_by,
    campaign_each,
    is_act,
    is_event,
    last_actor,
    of_a_state,
    one_each,
    says_no_act,
)
from kg.extract.zh.points import point_or_flow
from kg.extract.zh.scenes import is_byline, scene_of
from kg.extract.zh.subjects import behind_adverbs, people_doing
from kg.model import Span

__all__ = ["bound_in_clause", "clause_of", "cuts_of", "framing", "told_after"]

_CLAUSE = re.compile(r"[,;:](?!\d{3}(?!\d))")
#: What a comparison has between its time and its figure: 由2019年的5.1%, 比上年的30件.
_OWN = re.compile(
    r"(?:初|的|为|是|约|仅|只有|[:(])*|(?:(?![增减升降跌涨提])[^\W\d_]){1,16}(?:时|期间|全年)的(?:约|近|超)?"
)
#: How a clause says no more than what a level was at some time, and what in it refers to a level told before.
_OPENING = re.compile(r"(?:[而但且可][^\W\d]{0,12}?)?(?:在|,)?")
#: In front of a time these make a share one of all that was done then: 占全年的38%.
_PART_OF = frozenset("占达")
#: What grew to the level of a time: 升至2023年的8.6%.
_RISEN = re.compile(r"[升增降减跌涨攀落][^,。;\d]{0,4}[至到]$")
_OF = re.compile(r"的(?:约|近|超过?|逾)?")
#: A part of the time in force that is told by the way: 其中10月查处95批.
_PART = re.compile(r"(?:其中|当中|[仅单光])[,:]?(?:仅|单|光|在)?")
_WAS = re.compile(
    r"的?(?P<what>[^\W\d]{0,12}?)(?:分别|依次|则|也|还|同样)*(?:合计|共计?)?(?:为|是|只有|仅有|有|仅|只|不过)(?:约|近|超过?|逾)?"
)
_REFERS = re.compile(r"[这该则]|上述|同类|两项|三项")
#: What is compared, between the time of the other side and its figure: 与111年补征税额11亿元相较.
_NOUN = re.compile(r"的?[^\W\d_]{1,10}")
_WITH = re.compile(r"[\d,]*元?(?:相比|相较|比较|对比)")
#: A bracket right behind a figure that dates it: 1246家(截至6月底).
_BRACKET = re.compile(r"[^\W\d_]{0,2}\([^()]{0,30}\)")
#: What opens a clause about some of what was counted before.
_OF_THESE = re.compile(r"其中|上述|这些")
_QUOTES = frozenset('"「」『』')
_SHORT_NAME = 5
_SHORT_WORD = 3
#: What makes a quoted name that of a body: “扫黄打非”办公室.
_BODY_ON = re.compile(r"(?:工作)?(?:领导小组|小组|办公室|办|部门|战线)")
#: What goes on with the name of a campaign: 专项行动, another name, a year.
_NAMES_ON = re.compile(
    r"[^\W\d_]{0,8}(?:行动|整治|战役|执法|打击|治理|工作|专案|领域)|[、和与\"「『及]|等|[-—–·~]*\d|牵头|期间"
)
_LISTS = frozenset({"、", "和", "及", "与"})
_COUNTRY = "全国"
#: What an area has, behind adverbs: 全省现有, 全市共计.
_HAS = ("有", "计")
#: Characters of the label in front of a colon that are looked at.
_LABEL = 16
#: Times that the name of a campaign tells.
_OF_NAMES = frozenset({"edition", "campaign"})
_FRAMES = (WhenKind.PERIOD, WhenKind.STOCK, WhenKind.SAME)


def cuts_of(context: Context, sentence: Span) -> list[Span]:
    """The clauses of a sentence, each with the mark that ends it."""
    cuts = [match.end() for match in _CLAUSE.finditer(context.folded, sentence.start, sentence.end)]
    return [Span(start, end) for start, end in pairwise([sentence.start, *cuts, sentence.end])]


def framing(context: Context, sentence: Span, whens: Sequence[When]) -> list[When]:
    """The times of a sentence, each as what it is there.

    The year in a campaign's name counts only where the sentence says no other time. A point is the end of
    a stretch (截至9月底查处) unless the clause says that something is held then (截至9月底共有).
    """
    names = [hit.span for hit in context.within(sentence, "campaign")] + list(
        new_campaigns(context, sentence)
    )
    apart = [w for w in whens if w.rule not in _OF_NAMES and not any(n.contains(w.span) for n in names)]
    dated = any(when.kind is WhenKind.PERIOD and not (when.value or "").endswith("/") for when in apart)
    return [point_or_flow(context, sentence, when) for when in (apart if dated else whens)]


def told_after(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of a sentence; what is told behind its last figure dates nothing: 查处30件,创2018年以来新高."""
    last = max((index for index, clause in enumerate(clauses) if clause.drafts), default=len(clauses))
    return [
        replace(clause, whens=tuple(_passing(when) for when in clause.whens)) if index > last else clause
        for index, clause in enumerate(clauses)
    ]


def _passing(when: When) -> When:
    dates = when.kind is WhenKind.PERIOD and not when.begins
    return replace(when, kind=WhenKind.NOTE) if dates else when


def clause_of(context: Context, span: Span, whens: Sequence[When], drafts: range) -> Clause:
    """A clause with everything named in it."""
    actors = [] if is_byline(context, span) else actors_in(context, span)
    area = None if actors else _of_an_area(context, span)
    known = [
        hit
        for hit in context.within(span, "campaign")
        if not (_compared(context, hit) or _is_word(context, hit))
        and not any(actor.span.contains(hit.span) for actor in actors)
    ]
    named = new_campaigns(context, span)
    own = _inside(span, whens)
    return Clause(
        span,
        new_subject=area == _COUNTRY,
        of_area=area is not None,
        whens=tuple(_bracketed(context, span, when) for when in own),
        actors=acting_last(actors if drafts else idle(context, span, actors, known), holds=bool(drafts)),
        campaigns=same_record([hit for hit in known if not any(name.contains(hit.span) for name in named)]),
        new_campaigns=named,
        campaign_begun=not drafts and bool((known or named) and context.within(span, "start-verb")),
        campaign_aside=bool(named) and is_aside(context, named[0]),
        widens=not named and leaves(context, span),
        campaign_beyond=not (known or named) and goes_beyond(context, own),
        campaign_again=not (known or named) and refers_back(context, span),
        places=tuple(context.within(span, "place")),
        scene=None if actors else scene_of(context, span),
        sectors=tuple(context.within(span, "sector")),
        subjects=tuple(context.within(span, "subject")),
        looks_back=_OF_THESE.match(context.folded, span.start, span.end) is not None,
        drafts=tuple(drafts),
    )


def _inside(span: Span, whens: Sequence[When]) -> Sequence[When]:
    """The times of a clause; times stand in order."""
    first = bisect_left(whens, span.start, key=lambda when: when.span.start)
    last = bisect_left(whens, span.end, key=lambda when: when.span.start)
    return [when for when in whens[first:last] if span.contains(when.span)]


def _compared(context: Context, campaign: Hit) -> bool:
    """Whether a campaign is one that another is compared with: 较“护航2022”增长."""
    before = context.folded[max(0, campaign.span.start - 2) : campaign.span.start]
    return before.rstrip('"《「')[-1:] in {"较", "比"}


def _is_word(context: Context, campaign: Hit) -> bool:
    """Whether the name of a campaign is a word of its own in quotation marks, or names a body: “亮剑”春耕, 环境清朗."""
    start, end = campaign.span.start, campaign.span.end
    text = context.folded
    quoted = text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES
    if end - start >= _SHORT_NAME or context.within(campaign.span, "campaign-suffix"):
        return False
    if not quoted:
        return end - start < _SHORT_WORD and _NAMES_ON.match(text, end) is None
    if _BODY_ON.match(text, end + 1) is not None:
        return True
    return _NAMES_ON.match(text, end + 1) is None and not is_named_in_full(context, campaign)


def _of_an_area(context: Context, span: Span) -> str | None:
    """The area that is the subject of a clause: 全国累计查处案件30件 is no act of the body named before.

    What an area only has is nobody's act anyway: 全省共有企业30家.
    """
    lexicon = context.gazetteer.lexicon
    for area in context.within(span, "whole-area"):
        end = behind_adverbs(lexicon, context.folded, Span(area.span.end, span.end))
        near = Span(end, min(span.end, end + _LABEL))
        verb = next(iter(verbs_of(lexicon, "zh").find(context.folded, near)), None)
        told = end > area.span.end and not context.folded.startswith(_HAS, end)
        if told or (verb is not None and verb.start == end):
            return area.span.of(context.folded)
    return None


def _bracketed(context: Context, clause: Span, when: When) -> When:
    """A time in a bracket behind a figure is of what stands in the bracket: 4.4万件(2023年:4.1万件)."""
    before = context.folded[clause.start : when.span.start]
    opened = before.rpartition("(")[2] if before.count("(") > before.count(")") else None
    bracketed = opened is not None and any(char.isdigit() for char in before[: -len(opened) - 1])
    return replace(when, kind=WhenKind.BASIS) if bracketed else when


def bound_in_clause(
    context: Context,
    clause: Clause,
    drafts: Sequence[Draft],
    before: Draft | None = None,
    lead: Span | None = None,
    named_before: Sequence[Actor] = (),
) -> list[Draft]:
    """The figures of a clause, each with the time and actor that stand nearest before it.

    Parameters
    ----------
    before
        The last figure of the sentence in front of the clause.
    lead
        The clause in front of it, where it has no figures of its own.
    named_before
        The bodies that are named there.
    """
    told = clause.span if lead is None else Span(lead.start, clause.span.end)
    framing_whens = _apart([when for when in clause.whens if when.kind in _FRAMES], drafts)
    acting = [actor for actor in clause.actors if actor.role is ActorRole.ACTOR]
    drafts = one_each(context, clause, [*named_before, *acting], campaign_each(context, clause, drafts))
    people = not acting and people_doing(context, clause.span)
    nobody = people or (
        not acting and before is not None and before.no_agency and says_no_act(context, clause.span)
    )
    bound = [
        draft.but(
            when=draft.when
            or _own_when(context, clause, draft)
            or _level_when(context, clause, draft, compares=before is not None)
            or (_last_when(framing_whens, draft) if len(framing_whens) > 1 else None),
            actor=draft.actor
            or bracketed_by(context, clause, draft)
            or (last_actor(acting, draft) if len(acting) > 1 else None),
            act=is_act(context, told, draft),
            event=is_event(context, clause.span, draft),
            no_agency=draft.no_agency or nobody or (not acting and of_a_state(context, clause.span, draft)),
        )
        for draft in drafts
    ]
    return _listed_alike(context, bound)


def _listed_alike(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Figures listed behind one with a time of its own are of that time: 与去年的388起、56万件相比."""
    for index, draft in enumerate(drafts[1:], 1):
        before = drafts[index - 1]
        gap = context.folded[before.printed.end : draft.number.span.start]
        if draft.when is None and before.when is not None and gap in _LISTS:
            drafts[index] = draft.but(when=before.when)
    return drafts


def _own_when(context: Context, clause: Clause, draft: Draft) -> When | None:
    """The time of a comparison right before the figure, or of a bracket right behind it."""
    start, end = draft.number.span.start, draft.printed.end
    for when in clause.whens:
        gap = context.folded[when.span.end : start]
        compared = _OWN.fullmatch(gap) or (_NOUN.fullmatch(gap) and _WITH.match(context.folded, end))
        whole = draft.unit == "percent" and context.folded[when.span.start - 1 : when.span.start] in _PART_OF
        if when.span.end <= start and when.kind is WhenKind.BASIS and compared and not whole:
            return replace(when, kind=WhenKind.PERIOD)
    bracket = _BRACKET.match(context.folded, end, clause.span.end)
    if bracket is None or "(" in context.folded[clause.span.start : start]:
        return None
    inside = [when for when in clause.whens if bracket.start() <= when.span.start < bracket.end()]
    rest = bracket[0]
    for when in inside:
        rest = rest.replace(when.span.of(context.folded), "")
    return replace(inside[0], kind=WhenKind.STOCK) if inside and not re.search(r"\d", rest) else None


def _level_when(context: Context, clause: Clause, draft: Draft, *, compares: bool) -> When | None:
    """The time of which a clause only says what a level was then: 立案93件,2022年为73件.

    It is set against a figure in front of it (``compares``), or what it is the level of says so: 2020年这一比例是41%.
    """
    for when in clause.whens:
        start = draft.number.span.start
        if when.kind is not WhenKind.PERIOD or when.span.end > start:
            continue
        opens = _OPENING.fullmatch(context.folded, clause.span.start, when.span.start)
        if _RISEN.search(context.folded, clause.span.start, when.span.start) and _OF.fullmatch(
            context.folded, when.span.end, start
        ):
            return when
        before = clause.span.start - (3 if context.folded.endswith("其中,", 0, clause.span.start) else 0)
        alone = sum(other.kind is WhenKind.PERIOD for other in clause.whens) == 1
        if alone and _PART.fullmatch(context.folded, before, when.span.start):
            return when
        was = _WAS.fullmatch(context.folded, when.span.end, start)
        if opens and was and (compares or _REFERS.search(was[0])):
            verbs = verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, Span(when.span.end, start))
            return None if verbs else when
    return None


def _apart(whens: list[When], drafts: Sequence[Draft]) -> list[When]:
    """The times of a clause if figures stand between them; 2022年、2023年依次为 are one list for all."""
    starts = [draft.number.span.start for draft in drafts]
    pairs = list(pairwise(whens))
    parted = [any(a.span.end <= at < b.span.start for at in starts) for a, b in pairs]
    return whens if any(parted) else whens[:1]


def _last_when(whens: Sequence[When], draft: Draft) -> When | None:
    before = [when for when in whens if when.span.end <= draft.number.span.start]
    return before[-1] if before else None
