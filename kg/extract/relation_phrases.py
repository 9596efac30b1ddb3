"""Relations that a phrase between two names states, without a verb of its own.

"SAMR's Iron Fist campaign", "under the Trademark Law", "together with the police", 会同公安部, "the Wing of the
Police", "transferred to", "based in".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.nominals import Family
from kg.extract.relation_verbs import Stated, crossed
from kg.extract.scene import Group, Scene
from kg.extract.spans import Hit
from kg.model import Span
from kg.terms import DCTERMS, EKG

__all__ = ["stated_by_phrases", "subject_of_phrase"]

_REACH = 80
_TWO = 2
#: What may stand between a body and the campaign it owns: "SAMR's 2024", 海关总署“龙腾”.
_OWNED = re.compile(r"(?:'s?|’s?)\s+(?:[\w-]+\s+){0,3}[\"'“‘]?|的?[\"“]?")
_OWNED_REPORT = re.compile(r"(?:'s?|’s?)\s+(?:(?:own|first|second|latest|new|annual)\s+){0,2}[\"'“‘]?")
_THAT = re.compile(r"\s+(?:(?:that|which)\s+)?(?:the\s+)?")
_DETERMINED = re.compile(r"\s*(?:the\s+|a\s+|its\s+|local\s+|national\s+|china's\s+|于|了|各|有关)?[\"“]?")
#: Numbers of the provision between the word for a basis and the law: "under Article 16 of the".
_PROVISION = re.compile(
    r"\s*(?:(?:the|article|articles|section|sections|chapter|part|paragraph|amendment|provisions|terms|"
    r"[\dxivlc]+(?:\([\w]+\))*|of|and|to|,)\s+)*(?:the\s+)?(?:china's\s+)?《?"
)


def stated_by_phrases(scene: Scene, led: Sequence[Stated]) -> Iterator[Stated]:
    """What the phrases of a sentence state.

    Parameters
    ----------
    led
        What its verbs state of campaigns: companions of a leader take part.
    """
    yield from _owned(scene)
    yield from _basis(scene)
    yield from _companions(scene, led)
    yield from _jointly(scene, led)
    yield from _means(scene)
    yield from _publishers(scene)
    yield from _referred_means(scene)
    yield from _framed_focus(scene)
    yield from _against(scene)


def _owned(scene: Scene) -> Iterator[Stated]:
    """A body right before a campaign, with the mark of a possessor or none."""
    for group in scene.of(Family.CAMPAIGN):
        body = scene.before(group.span.start, Family.AGENCY, reach=24)
        if body is None or _OWNED.fullmatch(scene.text(body.span.end, group.span.start)) is None:
            continue
        owner, campaign = body.members[-1].entity, group.members[0].entity
        leads = scene.linker.heads(owner, campaign)
        yield Stated(campaign, EKG.leadAgency if leads else EKG.participant, owner, "possessor")


def _basis(scene: Scene) -> Iterator[Stated]:
    """A body acts "under" a law, 根据《商标法》, in the clause of which it is the subject."""
    for group in scene.of(Family.LAW):
        law = group.members[0]
        words = scene.words("legal-basis", Span(max(scene.span.start, law.span.start - 60), law.span.start))
        near = [w for w in words if _PROVISION.fullmatch(scene.text(w.span.end, law.span.start))]
        actor = subject_of_phrase(scene, near[-1], group) if near else None
        if actor is not None and not scene.unreal(scene.part(law.span.start).start, group.span.end + 40):
            yield from crossed(actor.members, EKG.legalBasis, group.members, "legal-basis")


def subject_of_phrase(scene: Scene, word: Hit, group: Group) -> Group | None:
    """The acting body or campaign before a phrase; behind it when the phrase opens its part."""
    part = scene.part(word.span.start)
    before = scene.before(word.span.start, Family.AGENCY, Family.CAMPAIGN, reach=120)
    if before is not None and before.acting:
        return before
    opener = scene.text(part.start, word.span.start).strip(" \"'“‘").rstrip()
    if before is not None or len(opener) > 12:
        return None
    tail = re.compile(r"[^,;:。]{0,24},\s*(?:the\s+)?").match(scene.context.folded, group.span.end, part.end)
    at = -1 if tail is None else tail.end()
    return next((g for g in scene.of(Family.AGENCY) if g.acting and g.span.start == at), None)


def _publishers(scene: Scene) -> Iterator[Stated]:
    """As in "SPP's first white paper", "the report that CNIPA published": reports with their bodies."""
    verbs = scene.words("issue-verb")
    for group in scene.of(Family.REPORT):
        owner = scene.before(group.span.start, Family.AGENCY, reach=16)
        if owner is not None and _OWNED_REPORT.fullmatch(scene.text(owner.span.end, group.span.start)):
            yield from crossed(group.members[:1], DCTERMS.publisher, owner.members[-1:], "possessor")
        relative = _THAT.match(scene.context.folded, group.span.end)
        body = next(
            (g for g in scene.of(Family.AGENCY) if relative is not None and g.span.start == relative.end()),
            None,
        )
        if body is not None and not scene.chinese:
            window = Span(body.span.end, min(scene.span.end, body.span.end + 24))
            said = [v for v in verbs if window.contains(v.span)]
            if said and not scene.unreal(body.span.end, said[0].span.start):
                yield from crossed(group.members[:1], DCTERMS.publisher, body.members, "issue-verb")


# ------------------------------------------------------------------ together


def _companions(scene: Scene, led: Sequence[Stated]) -> Iterator[Stated]:
    """Bodies named behind "together with" or 会同, or between 与 and 联合."""
    campaigns = {s.subject.iri: s.subject for s in led if s.predicate in (EKG.leadAgency, EKG.participant)}
    for word, group in _accompanying(scene):
        subject = scene.acting_before(word.start, reach=_REACH)
        if scene.unreal(scene.part(word.start).start, word.start):
            continue
        if campaigns:
            for campaign in campaigns.values():
                leaders = {s.object.iri for s in led if s.subject.iri == campaign.iri}
                for member in group.members:
                    if member.entity.iri not in leaders:
                        yield Stated(campaign, EKG.participant, member.entity, "companion")
        elif subject is not None and subject != group:
            yield from crossed(subject.members, EKG.actsWith, group.members, "companion")


def _jointly(scene: Scene, led: Sequence[Stated]) -> Iterator[Stated]:
    """As in "A and B jointly seized", A与B联合查处: they act together, unless it is a campaign that they lead."""
    if any(stated.predicate in (EKG.leadAgency, EKG.participant) for stated in led):
        return
    for group in scene.of(Family.AGENCY):
        close = scene.words("companion-close", Span(group.span.end, min(scene.span.end, group.span.end + 12)))
        if (
            len(group.members) < _TWO
            or not group.acting
            or not close
            or scene.text(group.span.end, close[0].span.start).strip()
        ):
            continue
        if not scene.unreal(scene.part(group.span.start).start, close[0].span.start):
            first = group.members[:1]
            yield from crossed(first, EKG.actsWith, group.members[1:], "companion")


def _accompanying(scene: Scene) -> Iterator[tuple[Span, Group]]:
    for group in scene.of(Family.AGENCY):
        start = max(scene.span.start, group.span.start - 40)
        words = scene.words("companion", Span(start, group.span.start))
        if words and _DETERMINED.fullmatch(scene.text(words[-1].span.end, group.span.start)):
            yield words[-1].span, group
            continue
        opened = [
            w
            for w in scene.words("companion-open", Span(start, group.span.start))
            if w.span.end == group.span.start
        ]
        close = scene.words("companion-close", Span(group.span.end, min(scene.span.end, group.span.end + 6)))
        if opened and close and close[0].span.start - group.span.end <= 1:
            yield opened[-1].span, group


def _means(scene: Scene) -> Iterator[Stated]:
    """A body acts "under" or "as part of" a campaign, 在“X”行动中: it takes part."""
    for group in scene.of(Family.CAMPAIGN):
        start = max(scene.span.start, group.span.start - 60)
        words = scene.words("campaign-means", Span(start, group.span.start))
        if not words or not scene.light(words[-1].span.end, group.span.start):
            continue
        if scene.text(words[-1].span.start - 5, words[-1].span.start) == "than ":
            continue
        if scene.chinese and not re.match(
            r"[\"“”]?[^,;:。]{0,12}中|,|[^,;:。]{0,12}期间", scene.text(group.span.end, group.span.end + 16)
        ):
            continue
        actor = subject_of_phrase(scene, words[-1], group)
        if (
            actor is not None
            and actor.family is Family.AGENCY
            and not scene.unreal(actor.span.start, max(actor.span.end, words[-1].span.start))
        ):
            yield from crossed(group.members, EKG.participant, actor.members, "campaign-means")


def _referred_means(scene: Scene) -> Iterator[Stated]:
    """As in "handled 300 cases under the campaign": whoever acts takes part in the campaign named before."""
    campaign = scene.topic or scene.frame
    for word in scene.words("campaign-means") if campaign is not None and not scene.chinese else ():
        back = scene.words("campaign-anaphor", Span(word.span.end, min(scene.span.end, word.span.end + 18)))
        actor = scene.acting_before(word.span.start, reach=120)
        if not back or back[0].span.of(scene.context.folded) == "it" or actor is None or campaign is None:
            continue
        if back[0].span.start - word.span.end > 1 or scene.unreal(actor.span.start, word.span.start):
            continue
        for member in actor.members:
            yield Stated(campaign, EKG.participant, member.entity, "campaign-means", inferred=True)


# ------------------------------------------------------------------ focus


def _framed_focus(scene: Scene) -> Iterator[Stated]:
    """As in "put fake toys first", 把假冒化肥作为重点."""
    for close in scene.words("focus-close"):
        part = scene.part(close.span.start)
        opens = scene.words("focus-frame", Span(max(part.start, close.span.start - 60), close.span.start))
        for opened in opens[-1:]:
            subject = scene.before(opened.span.start, Family.CAMPAIGN, Family.AGENCY, reach=_REACH)
            if subject is None or not subject.acting or scene.unreal(subject.span.start, opened.span.start):
                continue
            between = Span(opened.span.end, close.span.start)
            for theme in scene.of(Family.THEME, within=between):
                yield from crossed(subject.members, EKG.focusesOn, theme.members, "focus-frame")


def _against(scene: Scene) -> Iterator[Stated]:
    """As in "Operation X, a drive against fake toys": a campaign explained by a word for campaigns."""
    if scene.chinese:
        yield from _relative_focus(scene)
        return
    for word in scene.words("campaign-suffix"):
        match = re.compile(r"\s+(?:against|targeting|on)\s+").match(scene.context.folded, word.span.end)
        campaign = scene.before(word.span.start, Family.CAMPAIGN, reach=60)
        inside = next((g for g in scene.of(Family.CAMPAIGN) if g.span.contains(word.span)), None)
        subject = inside or campaign
        if match is None or subject is None:
            continue
        for theme in scene.of(Family.THEME, within=scene.complement(match.end())):
            yield from crossed(subject.members[-1:], EKG.focusesOn, theme.members, "drive against")


def _relative_focus(scene: Scene) -> Iterator[Stated]:
    """面向寄递渠道的“蓝网”行动: the theme before its campaign."""
    for verb in scene.words("focus-verb"):
        for group in scene.of(Family.CAMPAIGN):
            between = Span(verb.span.end, max(verb.span.end, group.span.start))
            text = between.of(scene.context.folded)
            if (
                group.span.start < verb.span.end
                or len(text) > 24
                or not re.search(r"[^,。;:]的[\"“]?$", text)
            ):
                continue
            for theme in scene.of(Family.THEME, within=between):
                yield from crossed(group.members[:1], EKG.focusesOn, theme.members, "focus-verb")
            break
