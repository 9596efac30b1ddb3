"""An extraction as RDF: one named graph for the document, and its share of the facts.

The share of the facts depends on the extraction alone, so documents can be written in any order, on any
number of workers, and merged by set union. Where two documents describe one thing in different words (a
candidate printed in capitals and in small letters), :func:`settle` keeps the smallest after the union.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse

from kg import iris
from kg.errors import OntologyError
from kg.extract.pipeline import EXTRACTOR_VERSION
from kg.graph.write_facts import Facts, day
from kg.graph.write_terms import Triples
from kg.lexicon import Lexicon, ontology_files
from kg.model import Extraction, Figure, LedgerEntry, Mention, Outcome, Relation, Report, Span
from kg.read import NORMALIZATION
from kg.terms import (
    BASE,
    DCTERMS,
    EKG,
    FRBR,
    OA,
    PROV,
    RDF,
    RDFS,
    SDMX_ATTRIBUTE,
    SDMX_DIMENSION,
    SKOS,
    XSD,
)  # fmt: skip

__all__ = ["authority_quads", "claimed_triples", "quads", "settle"]

_INFERRED = {
    "period": SDMX_DIMENSION.refPeriod,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "place": SDMX_DIMENSION.refArea,
    "sector": EKG.sector,
    "subject": EKG.subjectMatter,
    "measure": EKG.measure,
    "unit": SDMX_ATTRIBUTE.unitMeasure,
}
#: Properties of which a thing has one value (in each language), whatever the documents call it.
_SINGLE = (
    SKOS.prefLabel, SKOS.notation, RDFS.label, DCTERMS.title, DCTERMS.publisher, DCTERMS.temporal,
    DCTERMS.spatial, DCTERMS.issued, SDMX_ATTRIBUTE.unitMeasure,
)  # fmt: skip


def quads(extraction: Extraction, lexicon: Lexicon) -> Iterator[Quad]:
    """Quads of one document, sorted: graph ``doc/<sha16>``, then its share of graph ``facts``."""
    writer = _Writer(extraction, lexicon)
    writer.run()
    document_graph = iris.graph("doc/" + extraction.document.sha256[:16])
    own = [*writer.triples.quads(document_graph), *writer.facts.triples.quads(iris.graph("facts"))]
    yield from sorted(own, key=str)


def authority_quads(folder: Path) -> Iterator[Quad]:
    """Quads of the vocabulary, code lists and authority records, without the lexicon's entries; sorted.

    Raises
    ------
    OntologyError
        A file is not Turtle, or has a blank node; the message names it.
    """
    graph = NamedNode(iris.graph("authority"))
    found: set[Quad] = set()
    for path in ontology_files(folder):
        if path.parent.name != "lexicon":
            found.update(_authority(path, graph))
    yield from sorted(found, key=str)


def _authority(path: Path, graph: NamedNode) -> Iterator[Quad]:
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise OntologyError(
                    f"A blank node at {quad.predicate.value}", where=str(path), remedy="Give it an IRI"
                )
            yield Quad(quad.subject, quad.predicate, quad.object, graph)
    except SyntaxError as error:
        raise OntologyError(
            f"Not valid Turtle: {error}", where=str(path), remedy="Mend the line named"
        ) from None


def settle(store: Store) -> None:
    """Keep one label, notation or title of each thing and language in graph ``facts``: the smallest.

    The choice depends on the set of documents, not on their order.
    """
    graph = NamedNode(iris.graph("facts"))
    for predicate in _SINGLE:
        values: dict[tuple[str, str], list[Quad]] = {}
        for quad in store.quads_for_pattern(None, NamedNode(predicate), None, graph):
            language = getattr(quad.object, "language", None) or ""
            values.setdefault((str(quad.subject), language), []).append(quad)
        for several in values.values():
            for quad in sorted(several, key=str)[1:]:
                store.remove(quad)


def claimed_triples(store: Store) -> list[tuple[str, str, str]]:
    """Triples that at least one claim states, sorted; they stand in no graph as such."""
    found = set()
    for quad in store.quads_for_pattern(None, NamedNode(RDF.predicate), None, None):
        subject = _object(store, quad.subject, RDF.subject)
        other = _object(store, quad.subject, RDF.object)
        if subject is not None and other is not None:
            found.add((subject, str(getattr(quad.object, "value", "")), other))
    return sorted(found)


def _object(store: Store, claim: object, predicate: str) -> str | None:
    pattern = store.quads_for_pattern(claim, NamedNode(predicate), None, None)  # type: ignore[arg-type]
    return next((quad.object.value for quad in pattern if isinstance(quad.object, NamedNode)), None)


class _Writer:
    """Collects the triples of one document and of the facts it states."""

    def __init__(self, extraction: Extraction, lexicon: Lexicon) -> None:
        self.extraction = extraction
        self.document = extraction.document
        self.iri = iris.document(self.document.sha256)
        self.run_iri = iris.extraction(self.iri, EXTRACTOR_VERSION)
        self.triples = Triples()
        self.facts = Facts(lexicon)

    def run(self) -> None:
        self._document()
        self._extraction()
        self._sections()
        statistics = [self.facts.statistic(figure) for figure in self.extraction.figures]
        for figure, statistic in zip(self.extraction.figures, statistics, strict=True):
            if figure.change_of is not None and statistics[figure.change_of] != statistic:
                self.facts.triples.link(statistic, EKG.changeOf, statistics[figure.change_of])
            if figure.part_of is not None and statistics[figure.part_of] != statistic:
                self.facts.triples.link(statistic, EKG.partOf, statistics[figure.part_of])
            self._figure(figure, statistic)
        for relation in self.extraction.relations:
            self._relation(relation)
        for mention in self.extraction.mentions:
            self._mention(mention)
        for entry in self.extraction.ledger:
            if entry.outcome is not Outcome.EXTRACTED:
                self._entry(entry)

    def _document(self) -> None:
        about, document, metadata = self.triples, self.document, self.document.metadata
        about.link(self.iri, RDF.type, EKG.Document)
        about.text(self.iri, DCTERMS.identifier, document.identifier)
        about.text(self.iri, DCTERMS.language, document.language)
        about.link(self.iri, DCTERMS.type, iris.code("doctype", self.extraction.type))
        about.typed(self.iri, EKG.sha256, document.sha256, XSD.hexBinary)
        about.text(self.iri, EKG.normalization, NORMALIZATION)
        about.text(self.iri, PROV.value, document.text)
        title = metadata.title or document.identifier
        about.text(self.iri, RDFS.label, title, document.language)
        if metadata.title:
            about.text(self.iri, DCTERMS.title, metadata.title, document.language)
        if metadata.date:
            about.typed(self.iri, DCTERMS.issued, metadata.date, day(metadata.date))
        if metadata.address:
            about.typed(self.iri, DCTERMS.source, metadata.address, XSD.anyURI)
        if self.extraction.publisher is not None:
            about.link(self.iri, DCTERMS.publisher, self.facts.entity(self.extraction.publisher))
        if self.extraction.realizes is not None:
            about.link(self.iri, FRBR.realizationOf, self.facts.report(self.extraction.realizes))
        for report in self.extraction.cites:
            about.link(self.iri, DCTERMS.references, self.facts.report(report))

    def _extraction(self) -> None:
        agent = f"{BASE}agent/kg-{EXTRACTOR_VERSION}"
        self.triples.link(self.run_iri, RDF.type, EKG.Extraction)
        self.triples.link(self.run_iri, PROV.used, self.iri)
        self.triples.link(self.run_iri, PROV.wasAssociatedWith, agent)
        self.facts.triples.link(agent, RDF.type, PROV.SoftwareAgent)
        self.facts.triples.text(agent, RDFS.label, f"kg extractor {EXTRACTOR_VERSION}", "en")

    def _sections(self) -> None:
        for section in self.extraction.sections:
            iri = iris.section(self.iri, section.position)
            self.triples.link(iri, RDF.type, EKG.Section)
            self.triples.link(iri, DCTERMS.isPartOf, self.iri)
            self.triples.number(iri, EKG.position, section.position)
            if section.title:
                self.triples.text(iri, DCTERMS.title, section.title, self.document.language)
                self.triples.text(iri, RDFS.label, section.title, self.document.language)
            if section.dimension is not None:
                self.triples.link(iri, EKG.dimension, self.facts.entity(section.dimension))

    def _passage(self, span: Span) -> str:
        iri = iris.passage(self.iri, span)
        self.triples.link(iri, RDF.type, EKG.Passage)
        self.triples.link(iri, OA.hasSource, self.iri)
        self.triples.number(iri, OA.start, span.start)
        self.triples.number(iri, OA.end, span.end)
        self.triples.text(iri, OA.exact, span.of(self.document.text))
        return iri

    def _claim(self, claim: str, said: Figure | Relation) -> None:
        about = self.triples
        about.link(claim, RDF.type, EKG.Claim)
        about.link(claim, EKG.status, iris.code("status", "candidate"))
        about.link(claim, EKG.evidence, iris.passage(self.iri, said.sentence))
        about.link(claim, PROV.wasGeneratedBy, self.run_iri)
        about.decimal(claim, EKG.confidence, said.confidence)
        speaker = said.speaker or self.extraction.publisher
        if speaker is not None:
            about.link(claim, EKG.assertedBy, self.facts.entity(speaker))
        if said.according_to is not None and not self._is_own(said.according_to):
            about.link(claim, EKG.accordingTo, self.facts.report(said.according_to))

    def _is_own(self, report: Report) -> bool:
        """A text of a report does not rely on that report: it is the report."""
        return self.extraction.realizes is not None and self.extraction.realizes.iri == report.iri

    def _figure(self, figure: Figure, statistic: str) -> None:
        claim = iris.claim(self._passage(figure.sentence), statistic, figure.printed.start)
        self._claim(claim, figure)
        self.triples.link(claim, EKG.assertsStatistic, statistic)
        self.triples.text(claim, EKG.printed, figure.printed.of(self.document.text))
        self.triples.number(claim, EKG.printedAt, figure.printed.start)
        for doubt in figure.doubts:
            self.triples.text(claim, EKG.doubt, doubt, "en")
        for name, source in figure.inferred.items():
            self.triples.link(claim, EKG.inferredDimension, _INFERRED[name])
            if source is not None and source.start < source.end:
                self.triples.link(claim, EKG.inferredFrom, self._passage(source))

    def _relation(self, relation: Relation) -> None:
        subject, other = self.facts.entity(relation.subject), self.facts.entity(relation.object)
        claim = iris.claim(self._passage(relation.sentence), (subject, relation.predicate, other))
        self._claim(claim, relation)
        self.triples.link(claim, RDF.subject, subject)
        self.triples.link(claim, RDF.predicate, relation.predicate)
        self.triples.link(claim, RDF.object, other)

    def _mention(self, mention: Mention) -> None:
        entity = self.facts.entity(mention.entity)
        passage = self._passage(mention.span)
        iri = iris.mention(passage, entity)
        self.triples.link(iri, RDF.type, EKG.Mention)
        self.triples.link(iri, OA.hasTarget, passage)
        self.triples.link(iri, OA.hasBody, entity)
        self.triples.decimal(iri, EKG.confidence, mention.confidence)
        for other in mention.ambiguous:
            self.triples.link(iri, EKG.mayAlsoBe, other)

    def _entry(self, entry: LedgerEntry) -> None:
        iri = iris.ledger_entry(self.iri, entry.span)
        self.triples.link(iri, RDF.type, EKG.LedgerEntry)
        self.triples.link(iri, EKG.evidence, self._passage(entry.sentence))
        self.triples.text(iri, EKG.printed, entry.span.of(self.document.text))
        self.triples.number(iri, EKG.printedAt, entry.span.start)
        self.triples.link(iri, EKG.outcome, iris.code("outcome", entry.outcome.value))
        self.triples.text(iri, EKG.reason, entry.reason, "en")
