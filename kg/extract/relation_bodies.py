"""Relations between bodies, and of bodies to places, that a phrase or a verb of handing over states.

"under the guidance of X", 在X指导下; "referred to X", 移送X; 监督X; "the Wing of X", X隶属于Y; "based in X".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.nominals import Family
from kg.extract.relation_phrases import subject_of_phrase
from kg.extract.relation_verbs import Stated, crossed
from kg.extract.scene import Group, Scene
from kg.extract.spans import Hit
from kg.model import Entity, Span
from kg.terms import DCTERMS, EKG, ORG

__all__ = ["stated_of_bodies"]

#: Farthest that who acts may stand from the phrase, in characters.
_REACH = 80
#: Between a body and the one it is part of, its short name in brackets.
_PART = re.compile(r"(?:\s*\([^()]*\))?\s+of\s+(?:the\s+|china's\s+)?")
_DETERMINED = re.compile(r"\s*(?:the\s+|a\s+|its\s+|local\s+|national\s+|china's\s+|于|了|各|有关)?[\"“]?")
_PRONOUN = re.compile(r"\b(?:they|it|we)\s+(?:\w+\s+){0,2}$")


def stated_of_bodies(scene: Scene) -> Iterator[Stated]:
    """What a sentence says of bodies among each other."""
    yield from _guided(scene)
    yield from _handed_over(scene)
    yield from _watched_over(scene)
    yield from _belongs(scene)
    yield from _located(scene)


def _guided(scene: Scene) -> Iterator[Stated]:
    """As in "under the guidance of X", 在X指导下: X supervises whoever acts."""
    for word in scene.words("supervise-phrase"):
        if scene.chinese:
            guide = scene.before(word.span.start, Family.AGENCY, reach=3)
            after = Span(word.span.end, scene.part(word.span.start).end)
            acting = next((g for g in scene.of(Family.AGENCY, within=after) if g.acting), None)
            limit = word.span.start if guide is None else guide.span.start
            actor = acting or scene.acting_before(limit, reach=_REACH)
        else:
            guide = scene.directly_after(word.span.end, Family.AGENCY)
            actor = None if guide is None else subject_of_phrase(scene, word, guide)
        if guide is not None and actor is not None and actor != guide:
            yield from crossed(guide.members, EKG.supervises, actor.members, "supervise-phrase")


def _handed_over(scene: Scene) -> Iterator[Stated]:
    """Cases are "referred to" a body, 移送公安机关, by the body that acts there."""
    for verb in scene.words("transfer-verb"):
        receiver = _receiver(scene, verb)
        if receiver is None or scene.unreal(
            max(scene.part(verb.span.start).start, verb.span.start - 40), verb.span.start
        ):
            continue
        for source, inferred in _handing(scene, verb, receiver):
            for member in receiver.members:
                if member.entity.iri != source.iri:
                    yield Stated(source, EKG.transfersTo, member.entity, "transfer-verb", inferred)


def _watched_over(scene: Scene) -> Iterator[Stated]:
    """监督公安机关立案: whoever acts in the sentence before supervises."""
    for verb in scene.words("supervise-verb") if scene.chinese else ():
        watched = next((g for g in scene.of(Family.AGENCY) if g.span.start == verb.span.end), None)
        if watched is None or scene.acting_before(verb.span.start, reach=_REACH) is not None:
            continue
        if scene.unreal(max(scene.span.start, verb.span.start - 12), verb.span.start):
            continue
        for source, _ in _handing(scene, verb, watched):
            yield from _only_others(source, EKG.supervises, watched, "supervise-verb")


def _only_others(source: Entity, predicate: str, group: Group, rule: str) -> Iterator[Stated]:
    for member in group.members:
        if member.entity.iri != source.iri:
            yield Stated(source, predicate, member.entity, rule, inferred=True)


def _receiver(scene: Scene, verb: Hit) -> Group | None:
    part = scene.part(verb.span.start)
    for group in scene.of(Family.AGENCY, within=part):
        gap = scene.text(verb.span.end, group.span.start)
        if scene.chinese:
            before = scene.text(group.span.start - 1, group.span.start)
            behind = 0 <= group.span.start - verb.span.end <= 1
            toward = before == "向" and 0 <= verb.span.start - group.span.end <= 4
            if behind or toward:
                return group
        elif group.span.start > verb.span.end and len(gap) <= 60 and re.search(r"\bto\s+(?:the\s+)?$", gap):
            return None if re.search(r"[,;:.]", gap) else group
    return None


def _handing(scene: Scene, verb: Hit, receiver: Group) -> Iterator[tuple[Entity, bool]]:
    passive = not scene.chinese and re.search(
        r"\b(?:was|were|been|are|is)\s+(?:\w+\s+)?$", scene.text(verb.span.start - 24, verb.span.start)
    )
    before = None if passive else scene.acting_before(verb.span.start, reach=_REACH)
    if before is not None and before != receiver:
        for member in before.members:
            yield member.entity, False
        return
    part = scene.part(verb.span.start)
    if not scene.chinese and not _PRONOUN.search(scene.text(part.start, verb.span.start)):
        return
    for span, agency in scene.actors:
        if part.contains(span):
            yield agency, True
            return


def _belongs(scene: Scene) -> Iterator[Stated]:
    """As in "the Wing of the Police", X隶属于Y, "X is a member of Y"."""
    groups = scene.of(Family.AGENCY)
    for one, other in pairwise(groups):
        gap = Span(one.span.end, max(one.span.end, other.span.start))
        if not scene.chinese and _PART.fullmatch(gap.of(scene.context.folded)):
            yield from crossed(one.members[-1:], ORG.subOrganizationOf, other.members[:1], "part of a body")
        elif _links(scene, "belong-phrase", gap):
            yield from crossed(one.members, ORG.subOrganizationOf, other.members, "belong-phrase")
        elif _links(scene, "member-phrase", gap):
            yield from crossed(other.members, ORG.hasMember, one.members, "member-phrase")


def _links(scene: Scene, role: str, gap: Span) -> bool:
    """Whether a phrase of a role stands between two bodies, right before the second, and is meant."""
    phrases = scene.words(role, gap)
    if not phrases or gap.end - gap.start > _REACH or scene.unreal(gap.start, gap.end):
        return False
    return _DETERMINED.fullmatch(scene.text(phrases[-1].span.end, gap.end)) is not None


def _located(scene: Scene) -> Iterator[Stated]:
    """As in "based in Beijing", 位于北京."""
    for word in scene.words("located-phrase"):
        body = scene.before(word.span.start, Family.AGENCY, reach=30)
        place = scene.directly_after(word.span.end, Family.PLACE)
        if body is None or place is None or scene.unreal(body.span.start, word.span.start):
            continue
        if re.fullmatch(r"[\s,()\w]{0,30}", scene.text(body.span.end, word.span.start)):
            yield from crossed(body.members[-1:], DCTERMS.spatial, place.members[:1], "located-phrase")
