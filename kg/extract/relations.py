"""Statements besides figures, each with the sentence it stands in.

A report is issued by an agency and covers dimensions; a campaign is led by an agency, focuses on sectors or
violations and rests on a law; agencies take part in it, act together, belong to each other, hand cases over.
The rules look at names and the words between them: verbs (:mod:`kg.extract.relation_verbs`), phrases
(:mod:`kg.extract.relation_phrases`), and what goes on between bodies (:mod:`kg.extract.relation_bodies`).
Standing side by side is no relation, nor is what a sentence only plans, denies or asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from kg import iris
from kg.extract.filled import Filled
from kg.extract.frames import Frames
from kg.extract.language import Context
from kg.extract.link import Linker
from kg.extract.nominals import Family, nominals_of, report_entity
from kg.extract.relation_bodies import stated_of_bodies
from kg.extract.relation_phrases import stated_by_phrases
from kg.extract.relation_verbs import Stated, stated_by_verbs
from kg.extract.scene import Scene
from kg.extract.spans import Reading
from kg.extract.speakers import Sources, Voice
from kg.model import BlockKind, Entity, Kind, Relation, Span
from kg.terms import DCTERMS, EKG

__all__ = ["RelationReader"]

#: A list of report dimensions has at least so many.
_SHORTEST_LIST = 3
#: By hand 54 of 55 relations of the bundled and development texts were right, all rules together; a little
#: less is claimed for other texts. The second is what it is multiplied by when one of the two names stands in
#: another sentence; set by judgement.
_CONFIDENCE = Decimal("0.9")
_INFERRED = Decimal("0.8")


class RelationReader:
    """Reads the relations of one document, sentence by sentence."""

    def __init__(self, context: Context, linker: Linker, sources: Sources, frames: Frames) -> None:
        self.context, self.linker, self.sources, self.frames = context, linker, sources, frames
        self._topic: Entity | None = None
        self._cited: set[str] = set()
        self._placed: set[str] = set()

    def read(self, reading: Reading, filled: Sequence[Filled], voice: Voice) -> list[Relation]:
        """The relations one sentence states, each once, in the order of the rules."""
        if reading.sentence.block.kind is BlockKind.TABLE_ROW:
            return []
        if reading.sentence.index == 0:
            self._topic = None
        scene = self._scene(reading, filled)
        found: dict[tuple[str, str, str], Relation] = {}
        described = {n.entity.iri: n.entity for n in scene.nominals if n.described}
        for stated in self._stated(scene, voice):
            full = _named_by_publisher(stated) if stated.subject.iri in described else stated
            relation = _relation(scene.span, full, voice)
            found.setdefault((relation.subject.iri, relation.predicate, relation.object.iri), relation)
        self._topic = next((n.entity for n in scene.nominals if n.family is Family.CAMPAIGN), self._topic)
        return list(found.values())

    def _scene(self, reading: Reading, filled: Sequence[Filled]) -> Scene:
        span = reading.sentence.span
        named = self.sources.within(span)
        nominals = nominals_of(self.context, reading, self.linker, named, self.frames.bodies.entity_of)
        actors = [(f.draft.number.span, f.agency.value) for f in filled if f.agency is not None]
        held = self.frames.campaigns.top()
        frame = None if held is None else held.value
        return Scene(self.context, span, nominals, self.linker, self._topic, frame, actors)

    def _stated(self, scene: Scene, voice: Voice) -> Iterator[Stated]:
        if not scene.nominals or self.context.folded[scene.span.start : scene.span.end].rstrip(
            "\"'”’ "
        ).endswith("?"):
            return
        by_verbs = list(stated_by_verbs(scene))
        described = {n.entity.iri for n in scene.nominals if n.described}
        for stated in (*by_verbs, *stated_by_phrases(scene, by_verbs), *stated_of_bodies(scene)):
            if stated.subject.iri not in described or stated.predicate == DCTERMS.publisher:
                yield stated
        yield from self._dimensions(scene, voice)
        yield from self._cites(scene)
        yield from self._places(scene)

    def _dimensions(self, scene: Scene, voice: Voice) -> Iterator[Stated]:
        """A list of report dimensions in a sentence about a report."""
        dimensions = scene.words("report-dimension")
        if len(dimensions) < _SHORTEST_LIST or not scene.words("report-noun") or voice.report is None:
            return
        report = report_entity(voice.report)
        for hit in dimensions:
            yield Stated(report, EKG.dimension, self.linker.entity(hit), "report-dimension")

    def _cites(self, scene: Scene) -> Iterator[Stated]:
        """The document names a report that is not itself; told once."""
        own = None if self.sources.realizes is None else self.sources.realizes.iri
        document = self.context.document
        name = document.metadata.title or document.identifier
        entity = Entity(iris.document(document.sha256), Kind.DOCUMENT, name, document.language)
        for nominal in scene.nominals:
            if (
                nominal.family is Family.REPORT
                and not nominal.described
                and nominal.entity.iri not in {own, *self._cited}
            ):
                self._cited.add(nominal.entity.iri)
                yield Stated(entity, DCTERMS.references, nominal.entity, "named report")

    def _places(self, scene: Scene) -> Iterator[Stated]:
        """A body that no record knows is where its name says; told once."""
        for nominal in scene.nominals:
            body = nominal.entity
            if nominal.family is not Family.AGENCY or not body.candidate or body.iri in self._placed:
                continue
            for place in self.context.within(nominal.span, "place")[:1]:
                self._placed.add(body.iri)
                yield Stated(body, DCTERMS.spatial, self.linker.entity(place), "place in a name")


def _relation(sentence: Span, stated: Stated, voice: Voice) -> Relation:
    confidence = (_CONFIDENCE * (_INFERRED if stated.inferred else 1)).quantize(Decimal("0.01"))
    return Relation(
        sentence, stated.subject, stated.predicate, stated.object, voice.speaker, voice.report, confidence
    )


def _named_by_publisher(stated: Stated) -> Stated:
    """A report without a title is called by its noun phrase and its publisher."""
    report, publisher = stated.subject, stated.object
    return replace(stated, subject=replace(report, label=f"{report.label} ({publisher.label})"))
