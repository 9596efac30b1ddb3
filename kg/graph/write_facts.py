"""What is described once for all documents: statistics, series, periods, candidates, reports."""

from __future__ import annotations

from collections.abc import Mapping

from kg import iris
from kg.graph.labels import LANGUAGES, edition_label, period_label, series_label, statistic_label
from kg.graph.write_terms import Triples
from kg.lexicon import Lexicon
from kg.model import Entity, Figure, Kind, Period, Report
from kg.terms import (
    DCAT,
    DCTERMS,
    EKG,
    ORG,
    PROV,
    QB,
    RDF,
    RDFS,
    SDMX_ATTRIBUTE,
    SDMX_DIMENSION,
    SDMX_MEASURE,
    SKOS,
    XSD,
)  # fmt: skip

__all__ = ["DIMENSION_PREDICATES", "Facts", "day"]

#: The property of each dimension of a series (:data:`kg.iris.DIMENSIONS`, and ``part`` where there is one).
DIMENSION_PREDICATES: Mapping[str, str] = {
    "measure": EKG.measure,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "sector": EKG.sector,
    "subjectMatter": EKG.subjectMatter,
    "transformation": EKG.transformation,
    "refArea": SDMX_DIMENSION.refArea,
    "unit": SDMX_ATTRIBUTE.unitMeasure,
    "part": EKG.part,
}

_CLASSES: Mapping[Kind, tuple[str, ...]] = {
    Kind.AGENCY: (EKG.Agency,),
    Kind.COLLECTIVE: (EKG.Agency, EKG.CollectiveBody),
    Kind.ORGANISATION: (ORG.Organization, PROV.Organization),
    Kind.CAMPAIGN: (EKG.Campaign,),
    Kind.SECTOR: (SKOS.Concept, EKG.Sector),
    Kind.SUBJECT: (SKOS.Concept, EKG.SubjectMatter),
    Kind.PLACE: (DCTERMS.Location,),
    Kind.LAW: (EKG.LegalInstrument,),
    Kind.MEASURE: (SKOS.Concept, EKG.Measure),
    Kind.DIMENSION: (SKOS.Concept, EKG.ReportDimension),
    Kind.REPORT: (EKG.Report,),
    Kind.PART: (SKOS.Concept, EKG.Part),
}
_DAY: Mapping[int, str] = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def day(text: str) -> str:
    """Datatype of a date by its length: a year, a month or a day.

    Examples
    --------
    >>> day("2025-04").rsplit("#")[1]
    'gYearMonth'
    """
    return _DAY.get(len(text), XSD.string)


class Facts:
    """Collects descriptions; each depends on the thing described, not on the document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.triples = Triples()
        self._done: set[object] = set()

    def statistic(self, figure: Figure) -> str:
        """Describe a figure and everything it refers to; returns its IRI."""
        dimensions = self._dimensions(figure)
        period = "" if figure.period is None else self.period(figure.period)
        iri = iris.statistic(
            dimensions,
            period_iri=period,
            value=figure.value,
            comparator=figure.comparator,
            granularity=figure.granularity,
            basis_iri=self._basis(figure),
        )
        if figure.basis is not None:
            self.triples.link(iri, EKG.basis, self.period(figure.basis))
        for cls in (EKG.Statistic, QB.Observation):
            self.triples.link(iri, RDF.type, cls)
        for predicate, value in self._links(dimensions):
            self.triples.link(iri, predicate, value)
        self.triples.link(iri, EKG.inSeries, self._series(figure, dimensions))
        self.triples.link(iri, EKG.comparator, iris.code("comparator", figure.comparator))
        self._values(iri, figure)
        if period:
            self.triples.link(iri, SDMX_DIMENSION.refPeriod, period)
        if figure.period is not None and figure.period.calendar_year is not None:
            self.triples.typed(iri, EKG.year, f"{figure.period.calendar_year:04d}", XSD.gYear)
        for language in LANGUAGES:
            self.triples.text(iri, RDFS.label, statistic_label(figure, self.lexicon, language), language)
        return iri

    def _dimensions(self, figure: Figure) -> dict[str, str]:
        parts = {
            "measure": figure.measure,
            "agency": figure.agency,
            "campaign": figure.campaign,
            "sector": figure.sector,
            "subjectMatter": figure.subject,
            "refArea": figure.place,
            "part": figure.part,
        }
        found = {name: self.entity(entity) for name, entity in parts.items() if entity is not None}
        if figure.measure.candidate and figure.measure.unit is None:
            self.triples.link(figure.measure.iri, SDMX_ATTRIBUTE.unitMeasure, self.unit(figure.unit))
        transformation = iris.code("transformation", figure.transformation)
        return {**found, "transformation": transformation, "unit": self.unit(figure.unit)}

    def _basis(self, figure: Figure) -> str:
        """The basis of a change where it is part of what the change says: when it is not the year before."""
        usual = None if figure.period is None else figure.period.a_year_earlier
        return "" if figure.basis is None or figure.basis == usual else iris.period(figure.basis)

    @staticmethod
    def _links(dimensions: Mapping[str, str]) -> list[tuple[str, str]]:
        return [(DIMENSION_PREDICATES[name], value) for name, value in dimensions.items()]

    def _values(self, iri: str, figure: Figure) -> None:
        self.triples.number(iri, SDMX_MEASURE.obsValue, figure.value)
        self.triples.number(iri, EKG.granularity, figure.granularity)
        lower, upper = iris.bounds(figure.value, figure.comparator, figure.granularity)
        if lower is not None:
            self.triples.number(iri, EKG.lowerBound, lower)
        if upper is not None:
            self.triples.number(iri, EKG.upperBound, upper)

    def _series(self, figure: Figure, dimensions: Mapping[str, str]) -> str:
        iri = iris.series(dimensions)
        self.triples.link(iri, RDF.type, EKG.Series)
        for language in LANGUAGES:
            self.triples.text(iri, RDFS.label, series_label(figure, self.lexicon, language), language)
        return iri

    def period(self, period: Period) -> str:
        """Describe a period; returns its IRI."""
        iri = iris.period(period)
        if iri not in self._done:
            self._done.add(iri)
            self.triples.link(iri, RDF.type, DCTERMS.PeriodOfTime)
            self.triples.typed(iri, DCAT.startDate, period.start.isoformat(), XSD.date)
            self.triples.typed(iri, DCAT.endDate, period.end.isoformat(), XSD.date)
            for language in LANGUAGES:
                self.triples.text(iri, RDFS.label, period_label(period, language), language)
        return iri

    def unit(self, notation: str) -> str:
        """Describe a unit that no record names; returns the IRI of any unit."""
        iri = iris.unit(notation)
        if iri not in self.lexicon and iri not in self._done:
            self._done.add(iri)
            self.triples.link(iri, RDF.type, SKOS.Concept)
            self.triples.link(iri, EKG.status, iris.code("status", "candidate"))
            self.triples.text(iri, SKOS.notation, notation)
            self.triples.text(iri, SKOS.prefLabel, notation.removeprefix("other:"), "en")
        return iri

    def entity(self, entity: Entity) -> str:
        """Describe an entity that no record names; returns the IRI of any entity."""
        described = entity.iri in self.lexicon or entity.kind is Kind.DOCUMENT
        if not described and entity not in self._done:
            self._done.add(entity)
            self._describe(entity)
        return entity.iri

    def _describe(self, entity: Entity) -> None:
        for cls in _CLASSES[entity.kind]:
            self.triples.link(entity.iri, RDF.type, cls)
        if entity.part_of is not None and entity.year is not None:
            self._edition(entity)
            return
        name = DCTERMS.title if entity.kind is Kind.REPORT else SKOS.prefLabel
        for predicate in (name, RDFS.label):
            self.triples.text(entity.iri, predicate, entity.label, entity.language)
        if entity.candidate:
            self.triples.link(entity.iri, EKG.status, iris.code("status", "candidate"))
        for member in entity.members:
            self.triples.link(entity.iri, ORG.hasMember, self.entity(member))
        if entity.unit is not None:
            self.triples.link(entity.iri, SDMX_ATTRIBUTE.unitMeasure, self.unit(entity.unit))

    def _edition(self, entity: Entity) -> None:
        if entity.part_of is None or entity.year is None:
            return
        self.triples.link(entity.iri, DCTERMS.isPartOf, entity.part_of)
        self.triples.link(entity.iri, DCTERMS.temporal, self.period(Period.year(entity.year)))
        for language in LANGUAGES:
            label = edition_label(entity, self.lexicon, language)
            self.triples.text(entity.iri, SKOS.prefLabel, label, language)

    def report(self, report: Report) -> str:
        """Describe a report as a work; returns its IRI."""
        if report in self._done:
            return report.iri
        self._done.add(report)
        self.triples.link(report.iri, RDF.type, EKG.Report)
        for name in (DCTERMS.title, RDFS.label):
            self.triples.text(report.iri, name, report.title, report.language)
        if report.publisher is not None:
            self.triples.link(report.iri, DCTERMS.publisher, self.entity(report.publisher))
        if report.period is not None:
            self.triples.link(report.iri, DCTERMS.temporal, self.period(report.period))
        if report.place is not None:
            self.triples.link(report.iri, DCTERMS.spatial, self.entity(report.place))
        if report.issued:
            self.triples.typed(report.iri, DCTERMS.issued, report.issued, day(report.issued))
        return report.iri
