"""An extraction as quads: what the document says (``doc/<sha16>``) and what it talks about (``facts``).

Everything in ``facts`` is a function of the thing described alone, so that documents can be written on
their own, in any order, and merged as a set: a Statistic described by two documents is written twice with
the same triples. A label of a candidate is therefore the folded name that its IRI was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg import iris
from kg.graph.labels import period_label, statistic_label
from kg.graph.quads import Sink
from kg.lexicon import Lexicon, ontology_files
from kg.model import Entity, Extraction, Figure, Kind, Period, Relation, Report, Span
from kg.read import NORMALIZATION
from kg.terms import (
    BASE,
    DCAT,
    DCTERMS,
    EKG,
    FRBR,
    OA,
    PROV,
    QB,
    RDF,
    RDFS,
    SDMX_ATTRIBUTE,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    SKOS,
)

__all__ = ["authority_quads", "quads"]

_CLASSES = {
    Kind.AGENCY: (EKG.Agency,),
    Kind.COLLECTIVE: (EKG.Agency, EKG.CollectiveBody),
    Kind.ORGANISATION: (PROV.Organization,),
    Kind.CAMPAIGN: (EKG.Campaign,),
    Kind.SECTOR: (SKOS.Concept, EKG.Sector),
    Kind.SUBJECT: (SKOS.Concept, EKG.SubjectMatter),
    Kind.PLACE: (DCTERMS.Location,),
    Kind.LAW: (EKG.LegalInstrument,),
    Kind.MEASURE: (SKOS.Concept, EKG.Measure),
    Kind.DIMENSION: (SKOS.Concept, EKG.ReportDimension),
}
_DIMENSIONS = {
    "measure": EKG.measure,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "sector": EKG.sector,
    "subjectMatter": EKG.subjectMatter,
    "transformation": EKG.transformation,
    "refArea": SDMX_DIMENSION.refArea,
    "unit": SDMX_ATTRIBUTE.unitMeasure,
}
#: Names of slots as properties, for ``ekg:inferredDimension``.
_SLOTS = {
    "period": SDMX_DIMENSION.refPeriod,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "place": SDMX_DIMENSION.refArea,
    "sector": EKG.sector,
    "subject": EKG.subjectMatter,
    "measure": EKG.measure,
    "unit": SDMX_ATTRIBUTE.unitMeasure,
}
_CANDIDATE = iris.code("status", "candidate")


def authority_quads(folder: Path) -> Iterator[Quad]:
    """The vocabulary and the authority data, in the graph ``authority``; the lexicon stays outside."""
    graph = NamedNode(iris.graph("authority"))
    for path in ontology_files(folder):
        if path.parent.name != "lexicon":
            for quad in parse(path=str(path), format=RdfFormat.TURTLE):
                yield Quad(quad.subject, quad.predicate, quad.object, graph)


def quads(extraction: Extraction, lexicon: Lexicon) -> Iterator[Quad]:
    """The quads of one document, sorted."""
    writer = _Writer(extraction, lexicon)
    writer.write()
    yield from sorted(writer.document.quads | writer.facts.quads, key=str)


class _Writer:
    """Two sinks for one extraction."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self.extraction, self.lexicon = extraction, lexicon
        source = extraction.document
        self.iri = iris.document(source.sha256)
        self.document = Sink(iris.graph(f"doc/{source.sha256[:16]}"))
        self.facts = Sink(iris.graph("facts"))
        self.run = iris.extraction(self.iri, "1")

    def write(self) -> None:
        """Write everything."""
        self._document()
        statistics = [self._statistic(figure) for figure in self.extraction.figures]
        for figure, statistic in zip(self.extraction.figures, statistics, strict=True):
            if figure.change_of is not None:
                self.facts.link(statistic, EKG.changeOf, statistics[figure.change_of])
            self._figure_claim(figure, statistic)
        for relation in self.extraction.relations:
            self._relation_claim(relation)
        for mention in self.extraction.mentions:
            passage = self._passage(mention.span)
            iri = iris.mention(passage, mention.entity.iri)
            self.document.types(iri, EKG.Mention)
            self.document.link(iri, OA.hasTarget, passage)
            self.document.link(iri, OA.hasBody, self._entity(mention.entity))
            for other in mention.ambiguous:
                self.document.link(iri, EKG.mayAlsoBe, other)

    # ---------------------------------------------------------- the document

    def _document(self) -> None:
        sink, iri, source = self.document, self.iri, self.extraction.document
        sink.types(iri, EKG.Document)
        sink.text(iri, DCTERMS.identifier, source.identifier)
        sink.text(iri, RDFS.label, source.metadata.title or source.identifier, source.language)
        sink.text(iri, DCTERMS.title, source.metadata.title, source.language)
        sink.text(iri, DCTERMS.language, source.language)
        sink.when(iri, DCTERMS.issued, source.metadata.date)
        sink.text(iri, DCTERMS.source, source.metadata.address)
        sink.link(iri, DCTERMS.type, iris.code("doctype", self.extraction.type))
        sink.digest(iri, EKG.sha256, source.sha256)
        sink.text(iri, EKG.normalization, NORMALIZATION)
        sink.text(iri, PROV.value, source.text)
        if self.extraction.publisher is not None:
            sink.link(iri, DCTERMS.publisher, self._entity(self.extraction.publisher))
        if self.extraction.realizes is not None:
            sink.link(iri, FRBR.realizationOf, self._report(self.extraction.realizes))
        for report in self.extraction.cites:
            sink.link(iri, DCTERMS.references, self._report(report))
        self._run()
        for section in self.extraction.sections:
            part = iris.section(iri, section.position)
            sink.types(part, EKG.Section)
            sink.link(part, DCTERMS.isPartOf, iri)
            sink.position(part, EKG.position, section.position)
            sink.text(part, RDFS.label, section.title, source.language)
            if section.dimension is not None:
                sink.link(part, EKG.dimension, section.dimension.iri)

    def _run(self) -> None:
        agent = f"{BASE}agent/kg"
        self.document.types(self.run, EKG.Extraction)
        self.document.link(self.run, PROV.used, self.iri)
        self.document.link(self.run, PROV.wasAssociatedWith, agent)
        self.facts.types(agent, PROV.SoftwareAgent)
        self.facts.text(agent, RDFS.label, "enforcement-kg", "en")

    def _passage(self, span: Span) -> str:
        iri = iris.passage(self.iri, span)
        self.document.types(iri, EKG.Passage)
        self.document.link(iri, OA.hasSource, self.iri)
        self.document.count(iri, OA.start, span.start)
        self.document.count(iri, OA.end, span.end)
        self.document.text(iri, OA.exact, span.of(self.extraction.document.text))
        return iri

    # ---------------------------------------------------------- claims

    def _figure_claim(self, figure: Figure, statistic: str) -> None:
        passage = self._passage(figure.sentence)
        claim = iris.claim(passage, statistic, figure.printed.start)
        self._claim(claim, passage, figure)
        sink = self.document
        sink.link(claim, EKG.assertsStatistic, statistic)
        sink.text(claim, EKG.printed, figure.printed.of(self.extraction.document.text))
        sink.count(claim, EKG.printedAt, figure.printed.start)
        for slot, span in sorted(figure.inferred.items()):
            sink.link(claim, EKG.inferredDimension, _SLOTS[slot])
            if span is not None and span.end > span.start:
                sink.link(claim, EKG.inferredFrom, self._passage(span))
        for doubt in figure.doubts:
            sink.text(claim, EKG.doubt, doubt, "en")

    def _relation_claim(self, relation: Relation) -> None:
        passage = self._passage(relation.sentence)
        says = (relation.subject.iri, relation.predicate, relation.object.iri)
        claim = iris.claim(passage, says)
        self._claim(claim, passage, relation)
        self.document.link(claim, RDF.subject, self._entity(relation.subject))
        self.document.link(claim, RDF.predicate, relation.predicate)
        self.document.link(claim, RDF.object, self._entity(relation.object))

    def _claim(self, claim: str, passage: str, stated: Figure | Relation) -> None:
        sink = self.document
        sink.types(claim, EKG.Claim)
        sink.link(claim, EKG.status, _CANDIDATE)
        sink.link(claim, EKG.evidence, passage)
        sink.link(claim, PROV.wasGeneratedBy, self.run)
        sink.number(claim, EKG.confidence, stated.confidence)
        speaker = stated.speaker or self.extraction.publisher
        sink.link(claim, EKG.assertedBy, None if speaker is None else self._entity(speaker))
        own = self.extraction.realizes
        if stated.according_to is not None and (own is None or own.iri != stated.according_to.iri):
            sink.link(claim, EKG.accordingTo, self._report(stated.according_to))

    # ---------------------------------------------------------- facts

    def _statistic(self, figure: Figure) -> str:
        dimensions = self._dimensions(figure)
        period = "" if figure.period is None else self._period(figure.period)
        iri = iris.statistic(
            dimensions,
            period_iri=period,
            value=figure.value,
            comparator=figure.comparator,
            granularity=figure.granularity,
        )
        series, sink = iris.series(dimensions), self.facts
        sink.types(iri, EKG.Statistic, QB.Observation)
        sink.types(series, EKG.Series)
        sink.link(iri, EKG.inSeries, series)
        for name, value in dimensions.items():
            sink.link(iri, _DIMENSIONS[name], value)
        sink.link(iri, SDMX_DIMENSION.refPeriod, period or None)
        if figure.period is not None and figure.period.calendar_year is not None:
            sink.year(iri, EKG.year, figure.period.calendar_year)
        sink.number(iri, SDMX_MEASURE.obsValue, figure.value)
        sink.link(iri, EKG.comparator, iris.code("comparator", figure.comparator))
        sink.number(iri, EKG.granularity, figure.granularity)
        low, high = iris.bounds(figure.value, figure.comparator, figure.granularity)
        sink.number(iri, EKG.lowerBound, low)
        sink.number(iri, EKG.upperBound, high)
        if not any(e is not None and e.candidate for e in (figure.measure, figure.agency, figure.campaign)):
            for language in ("en", "zh"):
                sink.text(iri, RDFS.label, statistic_label(figure, self.lexicon, language), language)
        else:
            sink.text(iri, RDFS.label, statistic_label(figure, self.lexicon, "en"), "en")
        return iri

    def _dimensions(self, figure: Figure) -> dict[str, str]:
        entities = {
            "measure": figure.measure,
            "agency": figure.agency,
            "campaign": figure.campaign,
            "sector": figure.sector,
            "subjectMatter": figure.subject,
            "refArea": figure.place,
        }
        found = {name: self._entity(entity) for name, entity in entities.items() if entity is not None}
        found["transformation"] = iris.code("transformation", figure.transformation)
        found["unit"] = self._unit(figure.unit)
        return found

    def _unit(self, notation: str) -> str:
        iri = iris.unit(notation)
        if iri not in self.lexicon:
            self.facts.types(iri, SKOS.Concept)
            self.facts.text(iri, SKOS.notation, notation)
            self.facts.text(iri, SKOS.prefLabel, notation.removeprefix("other:"), "en")
            self.facts.link(iri, EKG.status, _CANDIDATE)
        return iri

    def _period(self, period: Period) -> str:
        iri = iris.period(period)
        self.facts.types(iri, DCTERMS.PeriodOfTime)
        self.facts.day(iri, DCAT.startDate, period.start)
        self.facts.day(iri, DCAT.endDate, period.end)
        for language in ("en", "zh"):
            self.facts.text(iri, RDFS.label, period_label(period, language), language)
        return iri

    def _report(self, report: Report) -> str:
        self.facts.types(report.iri, EKG.Report)
        self.facts.text(report.iri, DCTERMS.title, report.title, report.language)
        self.facts.text(report.iri, RDFS.label, report.title, report.language)
        if report.period is not None:
            self.facts.link(report.iri, DCTERMS.temporal, self._period(report.period))
        return report.iri

    def _entity(self, entity: Entity) -> str:
        """Describe a candidate; an authority record is described by the authority graph."""
        if entity.iri in self.lexicon:
            return entity.iri
        if entity.kind is Kind.REPORT:
            self.facts.types(entity.iri, EKG.Report)
            self.facts.text(entity.iri, DCTERMS.title, entity.label, entity.language)
            self.facts.text(entity.iri, RDFS.label, entity.label, entity.language)
            return entity.iri
        self.facts.types(entity.iri, *_CLASSES[entity.kind])
        self.facts.text(entity.iri, SKOS.prefLabel, _folded(entity.label), entity.language)
        self.facts.text(entity.iri, RDFS.label, _folded(entity.label), entity.language)
        self.facts.link(entity.iri, EKG.status, _CANDIDATE)
        if entity.kind is Kind.MEASURE and entity.unit is not None:
            self.facts.link(entity.iri, SDMX_ATTRIBUTE.unitMeasure, self._unit(entity.unit))
        if entity.part_of is not None:
            self.facts.link(entity.iri, DCTERMS.isPartOf, entity.part_of)
        return entity.iri


def _folded(name: str) -> str:
    """One spelling for every spelling that has the same IRI."""
    return " ".join(name.split())
