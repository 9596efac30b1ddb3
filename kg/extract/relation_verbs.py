"""Relations that a verb states between its subject and its object.

``A verb O`` and ``O is verbed by A`` in English; ``A verb O``, ``A verb 的 O`` and ``O 由 A verb`` in Chinese.
Each verb of the lexicon has a role, and each role one row of :data:`VERBS`: which names it joins and what it
says of them. A verb that is negated, planned or asked for states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.extract.nominals import Family, Nominal
from kg.extract.scene import Group, Scene
from kg.extract.spans import Hit
from kg.model import Entity, Span
from kg.terms import DCTERMS, EKG, ORG

__all__ = ["VERBS", "Stated", "VerbRule", "crossed", "stated_by_verbs"]

#: Farthest that a subject may stand from its verb, and an object in front of its passive, in characters.
_REACH = 80
#: Farthest that "by X" may stand behind its verb.
_BY = 40
#: Behind a list of bodies that take part: 公安、质检等部门参加.
_PARTNERS = re.compile(
    r"等?(?:多个|有关|相关|\d+个)?(?:部门|单位|机关|机构)?(?:共同|积极)?|\s*(?:also|jointly)?\s*"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement read off a sentence, before anybody says who makes it.

    ``inferred`` is true when one of the two names does not stand in the sentence.
    """

    subject: Entity
    predicate: str
    object: Entity
    rule: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class VerbRule:
    """What the verbs of a role say.

    Parameters
    ----------
    subjects, objects
        What the verb joins.
    predicate
        What it says, from subject to object; from object to subject when ``turned``.
    loose
        Whether the object may stand anywhere in what the verb governs ("targeted sellers of fake toys").
    """

    role: str
    subjects: tuple[Family, ...]
    objects: tuple[Family, ...]
    predicate: str
    turned: bool = False
    loose: bool = False


_BODY, _CAMPAIGN = (Family.AGENCY,), (Family.CAMPAIGN,)
VERBS = (
    VerbRule("issue-verb", _BODY, (Family.REPORT,), DCTERMS.publisher, turned=True),
    VerbRule("launch-verb", _BODY, _CAMPAIGN, EKG.leadAgency, turned=True),
    VerbRule("conduct-verb", _BODY, _CAMPAIGN, EKG.leadAgency, turned=True),
    VerbRule("participation-verb", _BODY, _CAMPAIGN, EKG.participant, turned=True),
    VerbRule(
        "focus-verb",
        (Family.CAMPAIGN, Family.AGENCY, Family.REPORT),
        (Family.THEME, Family.PLACE),
        EKG.focusesOn,
        loose=True,
    ),
    VerbRule("empower-verb", (Family.LAW,), _BODY, EKG.legalBasis, turned=True),
    VerbRule("supervise-verb", _BODY, _BODY, EKG.supervises),
    VerbRule("replace-verb", _BODY, _BODY, DCTERMS.replaces),
    VerbRule("become-verb", _BODY, _BODY, DCTERMS.replaces, turned=True),
    VerbRule("compose-verb", _BODY, _BODY, ORG.hasMember),
)


def crossed(
    subjects: Iterable[Nominal], predicate: str, objects: Iterable[Nominal], rule: str
) -> Iterator[Stated]:
    """Each of the subjects with each of the objects that is another thing."""
    others = list(objects)
    for one in subjects:
        for other in others:
            if one.entity.iri != other.entity.iri:
                yield Stated(one.entity, predicate, other.entity, rule)


def stated_by_verbs(scene: Scene) -> Iterator[Stated]:
    """Everything the verbs of a sentence state, rule by rule."""
    for rule in VERBS:
        for verb in scene.words(rule.role):
            if not _inside_name(scene, verb):
                yield from _stated(scene, rule, verb)


def _inside_name(scene: Scene, verb: Hit) -> bool:
    return any(nominal.span.overlaps(verb.span) for nominal in scene.nominals)


def _stated(scene: Scene, rule: VerbRule, verb: Hit) -> Iterator[Stated]:
    found = next((pair for read in _READINGS if (pair := read(scene, rule, verb)) is not None), None)
    if found is None:
        return
    subject, objects = found
    first = subject.span if subject is not None else verb.span
    last = objects[0].span if objects else verb.span
    start = min(first.start, last.start, verb.span.start)
    if scene.unreal(start - _opening(scene, start), verb.span.start):
        return
    for one, other, inferred in _pairs(scene, rule, subject, objects):
        ends = (other, one) if rule.turned else (one, other)
        if ends[0].iri != ends[1].iri:
            yield Stated(ends[0], _predicate(scene, rule, one, other), ends[1], rule.role, inferred)


def _opening(scene: Scene, at: int) -> int:
    """How much text before the first name belongs to its clause ("If X ...", 下一步,X...)."""
    return max(0, min(at - scene.part(at).start, 16))


def _pairs(
    scene: Scene, rule: VerbRule, subject: Group | None, objects: list[Group]
) -> Iterator[tuple[Entity, Entity, bool]]:
    for group in objects:
        for other in group.members:
            if subject is None:
                return
            for one in subject.members:
                yield one.entity, other.entity, False
    topic = scene.topic or scene.frame
    if not objects and subject is not None and topic is not None and rule.objects == _CAMPAIGN:
        for one in subject.members:
            yield one.entity, topic, True


def _predicate(scene: Scene, rule: VerbRule, one: Entity, other: Entity) -> str:
    """A body carries out a campaign that another is known to lead: it takes part."""
    if rule.role == "conduct-verb" and not scene.linker.heads(one, other):
        return EKG.participant
    return rule.predicate


# ------------------------------------------------------------------ readings of a verb

#: Subject and objects of a verb; no objects where the words refer back to the campaign before.
Pair = tuple[Group | None, list[Group]]


def _passive(scene: Scene, rule: VerbRule, verb: Hit) -> Pair | None:
    """``O was verbed by A``, ``O, verbed by A``."""
    if scene.chinese:
        return None
    agents = _agents(scene, rule, verb)
    if agents is None:
        return None
    target = scene.before(verb.span.start, *rule.objects, reach=_REACH)
    if target is not None:
        return agents, [target]
    return (agents, []) if _refers_back(scene, verb) else None


def _agents(scene: Scene, rule: VerbRule, verb: Hit) -> Group | None:
    for mark in scene.words("agent", Span(verb.span.end, min(verb.span.end + _BY, scene.span.end))):
        group = scene.directly_after(mark.span.end, *rule.subjects)
        between = scene.text(verb.span.end, mark.span.start)
        if group is not None and not any(char in between for char in ",;:"):
            return group
    return None


def _refers_back(scene: Scene, verb: Hit) -> bool:
    """Whether the subject of a verb is a word for the campaign before, at the start of the sentence."""
    words = scene.words("campaign-anaphor", Span(scene.span.start, verb.span.start))
    first = words[0].span if words else None
    return first is not None and first.start - scene.span.start <= 2 and verb.span.start - first.end <= 12


def _marked(scene: Scene, rule: VerbRule, verb: Hit) -> Pair | None:
    """``O 由 A verb``; with 由 A verb 的 O the object follows."""
    if not scene.chinese:
        return None
    part = scene.part(verb.span.start)
    marks = scene.words("agent", Span(part.start, verb.span.start))
    for mark in reversed([m for m in marks if m.span.of(scene.context.folded) == "由"]):
        group = next((g for g in scene.of(*rule.subjects) if 0 <= g.span.start - mark.span.end <= 2), None)
        if group is None or "," in scene.text(group.span.end, verb.span.start):
            continue
        if rule.role == "compose-verb":
            whole = scene.before(mark.span.start, *rule.subjects, reach=_REACH)
            return None if whole is None else (whole, [group])
        behind = _governed(scene, rule, verb)
        if behind:
            return group, behind
        target = scene.before(mark.span.start, *rule.objects, reach=_REACH)
        return (group, [target]) if target is not None else None
    return None


def _active(scene: Scene, rule: VerbRule, verb: Hit) -> Pair | None:
    """``A verb O``."""
    if _has_be(scene, verb) or (
        scene.chinese and rule.role == "compose-verb" and verb.span.of(scene.context.folded).endswith("成")
    ):
        return None
    objects = _governed(scene, rule, verb)
    subject = _subject(scene, rule, verb)
    if rule.role == "participation-verb" and not objects and subject is not None:
        before = scene.before(subject.span.start, Family.CAMPAIGN, reach=_REACH)
        ends = not scene.chinese or scene.text(verb.span.end, verb.span.end + 1) in ",。;、"
        objects = [] if before is None or not ends else [before]
    if subject is None or (not objects and not _object_refers_back(scene, verb)):
        return None
    return subject, objects


def _subject(scene: Scene, rule: VerbRule, verb: Hit) -> Group | None:
    if Family.CAMPAIGN in rule.subjects:
        part = scene.part(verb.span.start)
        free = [g for g in scene.of(*rule.subjects) if g.acting and not scene.is_agent(g)]
        left = [g for g in free if part.start <= g.span.start and g.span.end <= verb.span.start]
        return left[-1] if left and verb.span.start - left[-1].span.end <= _REACH else None
    if rule.role == "participation-verb":
        listed = scene.before(verb.span.start, Family.AGENCY, reach=12)
        if listed is not None and _PARTNERS.fullmatch(scene.text(listed.span.end, verb.span.start)):
            return listed
        acting = scene.acting_before(verb.span.start, reach=_REACH)
        apart = acting is not None and "," in scene.text(acting.span.end, verb.span.start)
        return None if scene.chinese and apart else acting
    if rule.role == "become-verb":
        return scene.before(verb.span.start, Family.AGENCY, reach=_REACH)
    if Family.AGENCY in rule.subjects:
        return scene.acting_before(verb.span.start, reach=_REACH)
    return scene.before(verb.span.start, *rule.subjects, reach=_REACH)


def _has_be(scene: Scene, verb: Hit) -> bool:
    window = Span(max(scene.span.start, verb.span.start - 16), verb.span.start)
    forms = scene.words("be-form", window)
    return bool(forms) and not scene.text(forms[-1].span.end, verb.span.start).strip(
        " abcdefghijklmnopqrstuvwxyz"
    )


def _object_refers_back(scene: Scene, verb: Hit) -> bool:
    window = Span(verb.span.end, min(scene.span.end, verb.span.end + 18))
    words = scene.words("campaign-anaphor", window)
    return bool(words) and words[0].span.start - verb.span.end <= 1


def _governed(scene: Scene, rule: VerbRule, verb: Hit) -> list[Group]:
    """The objects behind a verb."""
    if not rule.loose:
        group = scene.directly_after(_skip_partners(scene, rule, verb), *rule.objects)
        return [] if group is None else _with_listed(scene, rule, verb, group)
    groups = [
        group
        for group in scene.of(*rule.objects, within=scene.complement(verb.span.end))
        if not _leaves(scene, verb.span.end, group.span.start)
    ]
    return _heads(scene, groups) if scene.chinese else groups


def _heads(scene: Scene, groups: list[Group]) -> list[Group]:
    """Of 甲的乙, the second; nothing in front of a campaign of its own: 面向寄递渠道的“蓝网”行动."""
    kept = []
    for group in groups:
        behind = Span(group.span.end, min(scene.span.end, group.span.end + 14))
        phrase = re.split(r"[,、。;:]", behind.of(scene.context.folded))[0]
        inside = Span(group.span.end, group.span.end + len(phrase))
        if "的" in phrase and scene.touching(inside, Family.THEME, Family.CAMPAIGN):
            continue
        kept.append(group)
    return kept


def _skip_partners(scene: Scene, rule: VerbRule, verb: Hit) -> int:
    """Where the object of a verb may begin; with A牵头、B参加的O behind the partners."""
    if (
        scene.chinese
        and rule.objects == _CAMPAIGN
        and scene.text(verb.span.end, verb.span.end + 1) in ("、", ",")
    ):
        for partner in scene.words("participation-verb", scene.complement(verb.span.end + 1)):
            if scene.text(partner.span.end, partner.span.end + 1) == "的":
                return partner.span.end
    return verb.span.end


def _with_listed(scene: Scene, rule: VerbRule, verb: Hit, first: Group) -> list[Group]:
    """In Chinese, the other objects up to the comma: 部署“甲”行动和面向寄递的“乙”行动."""
    if not scene.chinese or rule.objects != _CAMPAIGN:
        return [first]
    return scene.of(*rule.objects, within=scene.complement(verb.span.end))


def _leaves(scene: Scene, start: int, end: int) -> bool:
    """Whether another body or a clause of its own begins between a verb and a theme."""
    window = Span(start, max(start, end))
    if scene.of(Family.AGENCY, within=window):
        return True
    opened = [hit.span.of(scene.context.folded) for hit in scene.words("clause-word", window)]
    return any(word not in ("and", "or", "to") for word in opened)


_READINGS: tuple[Callable[[Scene, VerbRule, Hit], Pair | None], ...] = (_passive, _marked, _active)
