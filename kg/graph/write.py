"""An extraction as RDF: one named graph for the document, and its share of the facts.

The share of the facts depends on the extraction alone, so documents can be written in any order, on any
number of workers, and merged by set union. Where two documents describe one thing in different words (a
candidate printed in capitals and in small letters), :func:`settle` keeps the smallest after the union.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse

from kg import iris
from kg.errors import OntologyError
from kg.extract.pipeline import EXTRACTOR_VERSION
from kg.graph.labels import LANGUAGES, statistic_label
from kg.graph.write_facts import Facts, day
from kg.graph.write_review import describe_changes, describe_review
from kg.graph.write_terms import Triples
from kg.lexicon import Lexicon, ontology_files
from kg.model import Extraction, Figure, LedgerEntry, Mention, Outcome, Relation, Report, Span
from kg.read import NORMALIZATION
from kg.review.reviewed import ACCEPTED, REJECTED, SUPERSEDED, Decision, Reviewed
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

__all__ = ["authority_quads", "quads", "settle"]

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
#: Status of a claim on which nobody has decided.
_CANDIDATE = "candidate"
#: Properties of which a thing has one value (in each language), whatever the documents call it.
_SINGLE = (
    SKOS.prefLabel, SKOS.notation, RDFS.label, DCTERMS.title, DCTERMS.publisher, DCTERMS.temporal,
    DCTERMS.spatial, DCTERMS.issued, SDMX_ATTRIBUTE.unitMeasure,
)  # fmt: skip


def quads(found: Extraction | Reviewed, lexicon: Lexicon) -> Iterator[Quad]:
    """Quads of one document, sorted in each graph: ``doc/<sha16>``, what people decided, its share of ``facts``.

    Parameters
    ----------
    found
        What was extracted, or what holds of it by the decisions of people; these stand in ``review/<sha16>``.
    """
    writer = _Writer(found if isinstance(found, Reviewed) else Reviewed(found), lexicon)
    writer.run()
    name = writer.document.sha256[:16]
    yield from writer.triples.quads(iris.graph(f"doc/{name}"))
    yield from writer.reviews.quads(iris.graph(f"review/{name}"))
    yield from writer.facts.triples.quads(iris.graph("facts"))


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


class _Writer:
    """Collects the triples of one document and of the facts it states."""

    def __init__(self, reviewed: Reviewed, lexicon: Lexicon) -> None:
        self.reviewed = reviewed
        self.extraction = reviewed.extraction
        self.document = self.extraction.document
        self.iri = iris.document(self.document.sha256)
        self.run_iri = iris.extraction(self.iri, EXTRACTOR_VERSION)
        self.triples = Triples()
        self.reviews = Triples()
        self._quoted: set[Span] = set()
        self.facts = Facts(lexicon)
        self._read = Facts(lexicon)

    def run(self) -> None:
        self._document()
        self._extraction()
        self._sections()
        self._figures()
        self._relations()
        for mention in self.extraction.mentions:
            self._mention(mention)
        for entry in self.extraction.ledger:
            if entry.outcome is not Outcome.EXTRACTED:
                self._entry(entry)
        for decision in self.reviewed.decisions:
            if decision.numeral is not None:
                self._review(decision, iris.ledger_entry(self.iri, decision.numeral))

    def _figures(self) -> None:
        figures = self.extraction.figures
        holding = (index for index in range(len(figures)) if index not in self.reviewed.rejected)
        statistics = {index: self.facts.statistic(figures[index]) for index in holding}
        for index, statistic in statistics.items():
            figure = figures[index]
            for other, predicate in ((figure.change_of, EKG.changeOf), (figure.part_of, EKG.partOf)):
                if other is not None and statistics.get(other, statistic) != statistic:
                    self.facts.triples.link(statistic, predicate, statistics[other])
        for index, figure in enumerate(figures):
            self._figure(index, figure, statistics.get(index, ""))

    def _figure(self, index: int, figure: Figure, statistic: str) -> None:
        """The claim as extracted with its status, and the one that a person put in its place or added."""
        decisions = self.reviewed.on(figure=index)
        read = self.reviewed.originals.get(index, figure)
        claim = ""
        if index not in self.reviewed.stated:
            claim = self._as_read(read, statistic, decisions[-1].status if decisions else _CANDIDATE)
        new = ""
        if read is not figure or not claim:
            new = self._as_decided(figure, statistic, decisions, revises=claim)
        for decision in decisions:
            review = self._review(decision, claim or new)
            describe_changes(self.reviews, self.facts, review, decision.correction, read, figure)

    def _as_read(self, figure: Figure, statistic: str, status: str) -> str:
        """What the extractor read; what does not hold any more names its statistic as a former one."""
        if status not in (REJECTED, SUPERSEDED):
            claim = self._figure_claim(self.triples, figure, statistic, status)
            self.triples.link(claim, EKG.assertsStatistic, statistic)
        else:
            former = self._read.statistic(figure)
            claim = self._figure_claim(self.triples, figure, former, status)
            self.triples.link(claim, EKG.formerStatistic, former)
            for language in LANGUAGES:
                label = statistic_label(figure, self.facts.lexicon, language)
                self.triples.text(claim, RDFS.label, label, language)
        self._extracted(claim, figure)
        return claim

    def _as_decided(
        self, figure: Figure, statistic: str, decisions: Sequence[Decision], *, revises: str
    ) -> str:
        """What a person read, as a claim of its own in the review graph."""
        claim = self._figure_claim(self.reviews, figure, statistic, ACCEPTED)
        self.reviews.link(claim, EKG.assertsStatistic, statistic)
        last = iris.review(decisions[-1].correction.digest, self.iri)
        self.reviews.link(claim, PROV.wasGeneratedBy, last)
        for decision in decisions:
            self.reviews.link(claim, PROV.wasAttributedTo, iris.person(decision.correction.by))
        if revises:
            self.reviews.link(claim, PROV.wasRevisionOf, revises)
        return claim

    def _relations(self) -> None:
        for index, relation in enumerate(self.extraction.relations):
            decisions = self.reviewed.on(relation=index)
            claim = self._relation(relation, decisions[-1].status if decisions else _CANDIDATE)
            for decision in decisions:
                self._review(decision, claim)

    def _review(self, decision: Decision, reviewed: str) -> str:
        one = decision.correction
        iri = iris.review(one.digest, self.iri)
        self.reviews.link(iri, RDF.type, EKG.Review)
        status = iris.code("status", decision.status)
        describe_review(self.reviews, self.facts, iri, one, decision=status, reviewed=[reviewed])
        return iri

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
            self.triples.number(iri, OA.start, section.span.start)
            self.triples.number(iri, OA.end, section.span.end)
            if section.title:
                self.triples.text(iri, DCTERMS.title, section.title, self.document.language)
                self.triples.text(iri, RDFS.label, section.title, self.document.language)
            self.triples.link(iri, EKG.evidence, self._passage(self._line(section.span.start)))
            if section.dimension is not None:
                self.triples.link(iri, EKG.dimension, self.facts.entity(section.dimension))

    def _line(self, start: int) -> Span:
        """The line of the text that begins there."""
        end = self.document.text.find("\n", start)
        return Span(start, len(self.document.text) if end < 0 else end)

    def _passage(self, span: Span) -> str:
        iri = iris.passage(self.iri, span)
        if span in self._quoted:
            return iri
        self._quoted.add(span)
        self.triples.link(iri, RDF.type, EKG.Passage)
        self.triples.link(iri, OA.hasSource, self.iri)
        self.triples.number(iri, OA.start, span.start)
        self.triples.number(iri, OA.end, span.end)
        self.triples.text(iri, OA.exact, span.of(self.document.text))
        return iri

    def _claim(self, about: Triples, claim: str, said: Figure | Relation, status: str) -> None:
        about.link(claim, RDF.type, EKG.Claim)
        about.link(claim, EKG.status, iris.code("status", status))
        about.link(claim, EKG.evidence, iris.passage(self.iri, said.sentence))
        speaker = said.speaker or self.extraction.publisher
        if speaker is not None:
            about.link(claim, EKG.assertedBy, self.facts.entity(speaker))
        if said.according_to is not None and not self._is_own(said.according_to):
            about.link(claim, EKG.accordingTo, self.facts.report(said.according_to))

    def _extracted(self, claim: str, said: Figure | Relation) -> None:
        self.triples.link(claim, PROV.wasGeneratedBy, self.run_iri)
        self.triples.decimal(claim, EKG.confidence, said.confidence)

    def _is_own(self, report: Report) -> bool:
        """A text of a report does not rely on that report: it is the report."""
        return self.extraction.realizes is not None and self.extraction.realizes.iri == report.iri

    def _figure_claim(self, about: Triples, figure: Figure, statistic: str, status: str) -> str:
        claim = iris.claim(self._passage(figure.sentence), statistic, figure.printed.start)
        self._claim(about, claim, figure, status)
        about.text(claim, EKG.printed, figure.printed.of(self.document.text))
        about.number(claim, EKG.printedAt, figure.printed.start)
        for doubt in figure.doubts:
            about.text(claim, EKG.doubt, doubt, "en")
        for name, source in figure.inferred.items():
            about.link(claim, EKG.inferredDimension, _INFERRED[name])
            if source is not None and source.start < source.end:
                about.link(claim, EKG.inferredFrom, self._passage(source))
        return claim

    def _relation(self, relation: Relation, status: str) -> str:
        subject, other = self.facts.entity(relation.subject), self.facts.entity(relation.object)
        claim = iris.claim(self._passage(relation.sentence), (subject, relation.predicate, other))
        self._claim(self.triples, claim, relation, status)
        self._extracted(claim, relation)
        self.triples.link(claim, RDF.subject, subject)
        stated = EKG.formerPredicate if status == REJECTED else RDF.predicate
        self.triples.link(claim, stated, relation.predicate)
        self.triples.link(claim, RDF.object, other)
        return claim

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
