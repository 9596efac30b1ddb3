"""What the bodies named in a Chinese clause are there: who acts, who speaks, who receives.

The word in front of a body decides first (移送公安机关, 据海关介绍, 由法院审结), then the words behind it
(法院发布, 在检察机关支持下, 海关保护); a body with neither is the subject of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.zh.agencies import agencies_in
from kg.extract.zh.bystanders import is_sent_out, leads, stands_by, tells_of_itself
from kg.extract.zh.short_forms import short_for, with_short_forms
from kg.extract.zh.subjects import doing, is_no_body, verb_behind
from kg.model import Span

__all__ = ["actors_in"]

_BETWEEN = frozenset({"和", "与", "、", "及", "以及"})
#: What stands between a name and its short form: 某某局(以下简称“某局”).
_ALIAS = re.compile(r"\((?:以下|下)?(?:简称|称)?[:\"]?")
#: Initials beside the name they are short for.
_INITIALS = re.compile(r"\((?P<behind>[a-z]{2,8})\)|(?P<before>[a-z]{2,8})\(")
_DAY = re.compile(r"\d{1,4}[年月日号]")
_BRACKET = re.compile(r"\([^()]{1,20}\)")
#: What stands between a word for "together with" and the last of a list behind it.
_LISTED = re.compile(r"(?:[^\W\d_]{1,8}、)+(?:[^\W\d_]{1,8}[和与及])?|[^\W\d_]{1,8}[和与及]")
_LIST = 40
#: Words right behind an agency that say it speaks.
_REACH = 12


def actors_in(context: Context, span: Span) -> list[Actor]:
    """Agencies named in a clause, in order, with their roles."""
    actors: list[Actor] = []
    for hit in with_short_forms(context, span, _named_once(context, agencies_in(context, span))):
        before = actors[-1] if actors else None
        gap = None if before is None else context.folded[before.span.end : hit.span.start]
        listed = gap is not None and _lists(context, gap, hit.span)
        role = before.role if before is not None and listed else _role(context, span, hit)
        if hit.role == "area" and role is ActorRole.SPEAKER:
            role = ActorRole.OTHER
        if before is not None and listed and role is not ActorRole.OTHER:
            actors[-1] = replace(before, joint=True)
        whole = short_for(context, hit) or hit
        known = whole if whole.entries else None
        passing = (
            hit.role == "area"
            or (hit.role == "foreign" and not _is_defined(context, hit.span))
            or _answers(context, hit.span)
            or (known is None and is_no_body(context, hit.span))
        )
        actors.append(
            Actor(
                hit.span,
                role,
                known,
                name=None if whole is hit else whole.span,
                common=hit.role in ("each", "area"),
                passing=passing,
                agent=_is_agent(context, hit.span),
                leads=role is ActorRole.OTHER and leads(context, span, hit.span),
            )
        )
    actors = _arranged(context, actors)
    references = _references(context, span, actors)
    named = [
        actor
        for actor in _spoken_together(actors)
        if not any(r.span.start < actor.span.start <= r.span.end for r in references)
    ]
    if any(reference.author for reference in references):
        named = [_beside_us(context, references[0], actor) for actor in named]
    return sorted([*named, *references], key=lambda actor: actor.span.start)


def _beside_us(context: Context, we: Actor, actor: Actor) -> Actor:
    """A body that "we" do something with: 我们与23个国家的执法部门开展合作."""
    between = context.folded[we.span.end : actor.span.start]
    return replace(actor, role=ActorRole.OTHER) if between.startswith(("与", "同", "和", "跟")) else actor


def _is_agent(context: Context, name: Span) -> bool:
    """Whether a body is the agent of what is told of something else: 其余由警方查获."""
    return context.folded.endswith("由", 0, name.start)


def _is_defined(context: Context, name: Span) -> bool:
    """Whether the text tells which body a name in Latin letters is short for: 管理局(DHPA), DHPA(管理局)."""
    if "initials" not in context.names:
        found = _INITIALS.finditer(context.folded)
        context.names["initials"] = frozenset(match["behind"] or match["before"] for match in found)
    return name.of(context.folded) in context.names["initials"]


def _answers(context: Context, name: Span) -> bool:
    """Whether a body does something upon what another did: 公安机关据此立案."""
    return context.folded.startswith("据此", name.end) or context.folded.startswith("受托", name.start)


def _arranged(context: Context, actors: list[Actor]) -> list[Actor]:
    """Of a body and the one it has do something the latter acts."""
    for index, actor in enumerate(actors[1:], 1):
        before = actors[index - 1]
        between = Span(before.span.end, actor.span.start)
        arranged = actor.role is before.role is ActorRole.ACTOR and context.within(between, "arranging-verb")
        if arranged and not before.joint:
            actors[index - 1] = replace(before, role=ActorRole.OTHER)
    return actors


def _lists(context: Context, gap: str, name: Span) -> bool:
    """Whether only a word for "and" stands between two names, and a level of the second: 省公安厅、市司法局."""
    window = Span(name.start - len(gap), name.start)
    levels = [h.span for h in context.within(window, "agency-level") if h.span.end == name.start]
    between = gap[: min((level.start for level in levels), default=name.start) - window.start]
    return between in _BETWEEN


def _named_once(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """A name with another for the same body in brackets, 某某大队(某队), is one: the one that records know."""
    out: list[Hit] = []
    for hit in hits:
        gap = context.folded[out[-1].span.end : hit.span.start] if out else ""
        if out and _ALIAS.fullmatch(gap):
            if not hit.entries:
                continue
            out.pop()
        out.append(hit)
    return out


def _role(context: Context, span: Span, hit: Hit) -> ActorRole:
    if _in_title(context, span, hit.span):
        return ActorRole.OTHER
    before = _word_before(context, span, hit.span)
    if before == "recipient":
        return ActorRole.ACTOR if is_sent_out(context, span, hit.span) else ActorRole.RECIPIENT
    if stands_by(context, span, hit.span, agent=before == "agent"):
        return ActorRole.OTHER
    if before == "agent":
        return ActorRole.ACTOR
    told = before == "source-word" or _speaks(context, span, hit.span)
    return ActorRole.SPEAKER if told and not tells_of_itself(context, span, hit.span) else ActorRole.ACTOR


def _in_title(context: Context, span: Span, name: Span) -> bool:
    """Whether a name stands in the title of a work: 《海关年报》."""
    before = context.folded[span.start : name.start]
    return before.rfind("《") > before.rfind("》")


def _word_before(context: Context, span: Span, name: Span) -> str | None:
    """The role of the word right in front of a name; a level between them is skipped: 移送各级公安机关."""
    window = Span(max(span.start, name.start - 8), name.start)
    end = min(
        (h.span.start for h in context.within(window, "agency-level") if h.span.end == name.start),
        default=name.start,
    )
    words = [
        h for h in context.within(window, "recipient", "agent", "source-word") if end - h.span.end in (0, 1)
    ]
    words = [h for h in words if end == h.span.end or context.folded[h.span.end] in "至给向了"]
    if words:
        return max(words, key=lambda h: (h.span.end, -h.span.start)).role
    return "recipient" if _listed_behind_word(context, span, end) else None


def _listed_behind_word(context: Context, span: Span, end: int) -> bool:
    """Whether a name is one of a list that such a word opens: 会同教育、卫健部门."""
    start = max(span.start, end - _LIST)
    words = context.within(Span(start, end), "recipient")
    return any(
        (word.span.end - word.span.start > 1 or context.folded[word.span.start] == "向")
        and _LISTED.fullmatch(context.folded, word.span.end, end) is not None
        for word in words
    )


def _behind(context: Context, span: Span, name: Span) -> str:
    return context.folded[name.end : min(span.end, name.end + 40)]


def _speaks(context: Context, span: Span, name: Span) -> bool:
    short = _BRACKET.match(context.folded, name.end, span.end)
    end = name.end if short is None else short.end()
    after = Span(end, max(end, min(span.end, end + _REACH)))
    words = [
        w for w in context.within(after, "speech-verb") if not context.folded.endswith("大", 0, w.span.start)
    ]
    between = context.folded[end : words[0].span.start] if words else ""
    told = Span(end, words[0].span.start) if words else after
    with_others = {hit.span for hit in context.within(told, "recipient")}
    if words and set(doing(context.gazetteer.lexicon).find(context.folded, told)) - with_others:
        return False
    return bool(words) and not any(char.isdigit() for char in _DAY.sub("", between))


def _spoken_together(actors: list[Actor]) -> list[Actor]:
    """Of bodies listed together all speak when the last does: 海关、法院通报."""
    for index in range(len(actors) - 2, -1, -1):
        if actors[index].joint and actors[index + 1].role is ActorRole.SPEAKER:
            actors[index] = replace(actors[index], role=ActorRole.SPEAKER)
    return actors


def _references(context: Context, span: Span, named: Sequence[Actor]) -> list[Actor]:
    """Bodies that were named before (该局, 本院), or that speak (我们), and people who act for one (民警)."""
    found = context.within(span, "self-reference", "agent-noun")
    found += [hit for hit in context.within(span, "we") if verb_behind(context, hit.span.end, span.end)]
    named = [a for a in named if not any(hit.span.start < a.span.start <= hit.span.end for hit in found)]
    free = [hit for hit in found if not any(actor.span.overlaps(hit.span) for actor in named)]
    if named and all(hit.role == "agent-noun" for hit in free):
        return []
    return [_reference(context, span, hit) for hit in free[:1]]


def _reference(context: Context, span: Span, hit: Hit) -> Actor:
    """A word that refers to a body; a court may be one that nobody named."""
    own = hit.entry.value == "own"
    role = _role(context, span, hit)
    if own and role is ActorRole.SPEAKER and any(char.isdigit() for char in _behind(context, span, hit.span)):
        role = ActorRole.ACTOR
    name = hit.span if hit.entry.value == "noun" else None
    return Actor(hit.span, role, self_reference=True, author=own, name=name)
