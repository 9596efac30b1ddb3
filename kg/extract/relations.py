"""Statements besides figures, each with the sentence it stands in.

A report is issued by an agency and covers dimensions; a campaign is led by an agency, focuses on sectors
or violations and rests on a law; an agency takes part in a campaign. Every rule needs its words (verbs of
the lexicon or a possessive) between the two names: standing side by side is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.language import Context
from kg.extract.link import Linker
from kg.extract.reports import NamedReport
from kg.extract.spans import Hit, Reading
from kg.extract.speakers import Sources, Voice
from kg.model import Entity, Kind, Relation, Report, Span
from kg.terms import DCTERMS, EKG

__all__ = ["relations_of"]

_AGENCIES = ("agency", "collective")
_THEMES = ("sector", "subject")
#: Farthest that a verb or name may stand from the name it belongs to, in characters.
_NEAR = 60
#: A list of report dimensions has at least so many.
_SHORTEST_LIST = 3


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with everything a rule may look at."""

    context: Context
    span: Span
    linker: Linker
    reports: tuple[NamedReport, ...]
    voice: Voice

    def hits(self, *roles: str) -> list[Hit]:
        return _longest(self.context.within(self.span, *roles))

    def between(self, left: Span, right: Span) -> str:
        return self.context.folded[left.end : right.start]

    def relation(self, subject: Entity, predicate: str, other: Entity) -> Relation:
        return Relation(self.span, subject, predicate, other, self.voice.speaker, self.voice.report)


def relations_of(
    context: Context, reading: Reading, linker: Linker, sources: Sources, voice: Voice
) -> list[Relation]:
    """The relations one sentence states, each once, in the order of the rules."""
    span = reading.sentence.span
    named = tuple(n for n in sources.named if span.contains(n.span))
    scene = _Scene(context, span, linker, named, voice)
    found: dict[tuple[str, str, str], Relation] = {}
    for rule in (_issued, _dimensions, _led, _focus, _basis, _took_part):
        for relation in rule(scene):
            found.setdefault((relation.subject.iri, relation.predicate, relation.object.iri), relation)
    return list(found.values())


def report_entity(report: Report) -> Entity:
    """A report as the subject or object of a relation."""
    return Entity(report.iri, Kind.REPORT, report.title, report.language, candidate=True)


def _issued(scene: _Scene) -> Iterator[Relation]:
    """An office "released" a report, 发布《……报告》."""
    verbs = scene.hits("issue-verb")
    for named in scene.reports:
        before = [h for h in scene.hits(*_AGENCIES) if h.span.end <= named.span.start]
        stated = any(
            v.span.end <= named.span.start and h.span.end <= v.span.start for v in verbs for h in before[:1]
        )
        if stated:
            yield scene.relation(
                report_entity(named.report), DCTERMS.publisher, scene.linker.entity(before[0])
            )


def _dimensions(scene: _Scene) -> Iterator[Relation]:
    """A list of report dimensions in a sentence about a report."""
    dimensions = scene.hits("report-dimension")
    if len(dimensions) < _SHORTEST_LIST or not scene.hits("report-noun") or scene.voice.report is None:
        return
    for hit in dimensions:
        yield scene.relation(report_entity(scene.voice.report), EKG.dimension, scene.linker.entity(hit))


def _led(scene: _Scene) -> Iterator[Relation]:
    """Possessive or verb between agency and campaign: SAMR's campaign, 部署开展“铁拳”行动."""
    agencies = scene.hits(*_AGENCIES)
    for campaign in scene.hits("campaign"):
        before = [
            h
            for h in agencies
            if h.span.end <= campaign.span.start and campaign.span.start - h.span.end <= _NEAR
        ]
        if before and (
            _possessive(scene, before[-1], campaign)
            or _verb_between(scene, "launch-verb", before[-1], campaign)
        ):
            agency = scene.linker.entity(before[-1])
            yield scene.relation(scene.linker.campaign(campaign, agency), EKG.leadAgency, agency)


def _possessive(scene: _Scene, left: Hit, right: Hit) -> bool:
    between = scene.between(left.span, right.span).strip("\"'“”‘’ ")
    return between in {"s", "的", ""} and right.span.start - left.span.end <= 5


def _verb_between(scene: _Scene, role: str, left: Hit, right: Hit) -> bool:
    gap = Span(left.span.end, max(left.span.end, right.span.start))
    return bool(scene.context.within(gap, role)) and not any(
        mark in scene.between(left.span, right.span) for mark in ".;。;；"
    )


def _focus(scene: _Scene) -> Iterator[Relation]:
    """A campaign "prioritised" counterfeit fertilisers, 行动聚焦食品药品领域."""
    for verb in scene.hits("focus-verb"):
        before = [h for h in scene.hits("campaign", *_AGENCIES) if h.span.end <= verb.span.start]
        campaigns = [h for h in before if h.role == "campaign"]
        subject = (campaigns or before)[-1:]
        for theme in scene.hits(*_THEMES):
            if subject and _follows(scene, verb, theme):
                near = scene.linker.entity(before[0]) if before[0].role != "campaign" else None
                entity = (
                    scene.linker.campaign(subject[0], near) if campaigns else scene.linker.entity(subject[0])
                )
                yield scene.relation(entity, EKG.focusesOn, scene.linker.entity(theme))


def _follows(scene: _Scene, verb: Hit, theme: Hit) -> bool:
    """Whether a theme is among what the verb governs: after it, before the sentence part ends."""
    if theme.span.start < verb.span.end or theme.span.start - verb.span.end > _NEAR:
        return False
    return not any(mark in scene.between(verb.span, theme.span) for mark in ".;:。;：；")


def _basis(scene: _Scene) -> Iterator[Relation]:
    """A campaign or agency acts "under" a law, 根据《商标法》."""
    actors = scene.hits("campaign", *_AGENCIES)
    for law in scene.hits("law"):
        window = Span(max(scene.span.start, law.span.start - 12), law.span.start)
        if actors and scene.context.within(window, "legal-basis"):
            yield scene.relation(scene.linker.entity(actors[0]), EKG.legalBasis, scene.linker.entity(law))


def _took_part(scene: _Scene) -> Iterator[Relation]:
    """Customs "joined" a campaign, 海关参与“龙腾”行动."""
    for campaign in scene.hits("campaign"):
        for agency in scene.hits(*_AGENCIES):
            gap = campaign.span.start - agency.span.end
            if 0 <= gap <= _NEAR and _verb_between(scene, "participation-verb", agency, campaign):
                entity = scene.linker.entity(agency)
                yield scene.relation(scene.linker.campaign(campaign, entity), EKG.participant, entity)


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits not contained in another of the list."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(other.span.contains(hit.span) for other in kept):
            kept.append(hit)
    return kept
