"""A graph checked against the texts it came from: digests, offsets, quotes, figures, bounds and IRIs.

SHACL asks whether the graph has the right form; this asks whether it is true to its documents.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import BlankNode, Store

from kg import iris
from kg.graph.described import Described
from kg.graph.printed import stands_for
from kg.graph.write_facts import DIMENSION_PREDICATES
from kg.model import Period, Span
from kg.terms import DCAT, DCTERMS, EKG, OA, PROV, RDF, SDMX_DIMENSION, SDMX_MEASURE, SKOS

__all__ = ["Fault", "digests_of", "verify"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is not as its document has it.

    ``document`` is the identifier of the document ("" for things of no document), ``rule`` the check that
    failed, ``focus`` the IRI concerned.
    """

    document: str
    rule: str
    focus: str
    message: str

    def __str__(self) -> str:
        return f"{self.document or 'graph'}: {self.rule}: {self.message} ({self.focus})"


def verify(
    store: Store, *, texts: Mapping[str, str] | None = None, unreadable: Mapping[str, str] | None = None
) -> list[Fault]:
    """Every fault of a graph, sorted; empty when it is true to its documents.

    Parameters
    ----------
    texts
        Normalised texts read anew, by identifier of the document; a document that is not among them is
        checked against the text kept in the graph only.
    unreadable
        Why a document cannot be read anew, by identifier.

    Examples
    --------
    >>> verify(Store())
    []
    """
    graph = Described(store)
    checks: tuple[tuple[str, Callable[[Described, str], Iterator[Fault]]], ...] = (
        (EKG.Passage, _passage),
        (EKG.Claim, _claim),
        (EKG.Mention, _mention),
        (EKG.Statistic, _statistic),
    )
    found = set(_graphs(store))
    found.update(Fault(name, "file", "", reason) for name, reason in (unreadable or {}).items())
    for document in graph.instances(EKG.Document):
        found.update(_document(graph, document, texts or {}))
    for cls, check in checks:
        for focus in graph.instances(cls):
            found.update(check(graph, focus))
    return sorted(found)


def digests_of(store: Store) -> dict[str, str]:
    """Digest of the text of each document of a graph, by identifier."""
    graph = Described(store)
    documents = graph.instances(EKG.Document)
    return {graph.one(iri, DCTERMS.identifier): graph.one(iri, EKG.sha256).lower() for iri in documents}


def _graphs(store: Store) -> Iterator[Fault]:
    """A triple in two graphs is counted twice by every query over their union."""
    seen: dict[str, str] = {}
    for quad in store:
        subject, graph = getattr(quad.subject, "value", ""), getattr(quad.graph_name, "value", "")
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            yield Fault("", "blank node", subject, f"A blank node at {quad.predicate.value}")
        first = seen.setdefault(str(quad.triple), graph)
        if first != graph:
            names = " and ".join(sorted((first, graph)))
            yield Fault("", "graphs", subject, f"{quad.predicate.value} stands in {names}")


def _document(graph: Described, iri: str, texts: Mapping[str, str]) -> Iterator[Fault]:
    name = graph.one(iri, DCTERMS.identifier)
    text, digest = graph.one(iri, PROV.value), graph.one(iri, EKG.sha256).lower()
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        yield Fault(name, "digest", iri, "The text kept in the graph has another digest")
    if iris.document(digest) != iri:
        yield Fault(name, "iri", iri, "The IRI is not made from the digest")
    anew = texts.get(name)
    if anew is not None and hashlib.sha256(anew.encode()).hexdigest() != digest:
        yield Fault(name, "file", iri, "The file has changed since the build")
        yield from _gone(graph, iri, name, anew)


def _gone(graph: Described, document: str, name: str, anew: str) -> Iterator[Fault]:
    """Sentences of figures that a changed file does not say any more."""
    for claim in graph.instances(EKG.Claim):
        passage = graph.one(claim, EKG.evidence)
        quote = graph.one(passage, OA.exact)
        if graph.one(passage, OA.hasSource) == document and quote not in anew:
            yield Fault(name, "gone", claim, f"The file does not say any more: {quote!r}")


def _passage(graph: Described, iri: str) -> Iterator[Fault]:
    document = graph.one(iri, OA.hasSource)
    name, text = graph.one(document, DCTERMS.identifier), graph.one(document, PROV.value)
    span = _span(graph, iri)
    if span is None or span.end > len(text):
        yield Fault(name, "offsets", iri, f"Offsets outside the text of {len(text)} code points")
        return
    if span.of(text) != graph.one(iri, OA.exact):
        yield Fault(name, "quote", iri, "The quote is not what the document has at these offsets")
    if iris.passage(document, span) != iri:
        yield Fault(name, "iri", iri, "The IRI is not made from document and offsets")


def _span(graph: Described, passage: str) -> Span | None:
    start, end = graph.number(passage, OA.start), graph.number(passage, OA.end)
    if start is None or end is None or not 0 <= start <= end:
        return None
    return Span(int(start), int(end))


def _claim(graph: Described, iri: str) -> Iterator[Fault]:
    passage, statistic = graph.one(iri, EKG.evidence), _stated(graph, iri)
    document = graph.one(passage, OA.hasSource)
    name = graph.one(document, DCTERMS.identifier)
    if not name:
        yield Fault("", "evidence", iri, "The claim has no passage of a document")
        return
    at = graph.number(iri, EKG.printedAt)
    predicate = graph.one(iri, RDF.predicate) or graph.one(iri, EKG.formerPredicate)
    said = (graph.one(iri, RDF.subject), predicate, graph.one(iri, RDF.object))
    made = iris.claim(passage, statistic or said, None if at is None else int(at))
    if made != iri:
        yield Fault(name, "iri", iri, "The IRI is not made from passage and content")
    if statistic:
        yield from _printed(graph, iri, name, document)


def _stated(graph: Described, claim: str) -> str:
    """The statistic of a claim, also of one that a person rejected or replaced."""
    return graph.one(claim, EKG.assertsStatistic) or graph.one(claim, EKG.formerStatistic)


def _printed(graph: Described, claim: str, name: str, document: str) -> Iterator[Fault]:
    text, language = graph.one(document, PROV.value), graph.one(document, DCTERMS.language)
    printed, at = graph.one(claim, EKG.printed), graph.number(claim, EKG.printedAt)
    start = -1 if at is None else int(at)
    if not printed or start < 0 or text[start : start + len(printed)] != printed:
        yield Fault(name, "printed", claim, f"{printed!r} does not stand at {start}")
        return
    statistic = graph.one(claim, EKG.assertsStatistic)
    if not statistic:
        return
    value, unit = (
        graph.number(statistic, SDMX_MEASURE.obsValue),
        graph.one(statistic, DIMENSION_PREDICATES["unit"]),
    )
    if value is None:
        yield Fault(name, "statistic", claim, "The claim states a statistic that is not in the graph")
    elif graph.one(unit, SKOS.notation) == "percent" or graph.one(claim, PROV.wasAttributedTo):
        return  # a rate counted in times is printed otherwise; a person may know better than the print
    elif _is_change(graph, statistic, value, printed, language):
        return  # "rose from 22,000 to 30,700": a level is printed, and the change follows from the two
    elif not stands_for(printed, value, language=language):
        yield Fault(name, "value", claim, f"{printed!r} is not {iris.decimal(value)}")


def _is_change(graph: Described, statistic: str, value: Decimal, printed: str, language: str) -> bool:
    """Whether a statistic is the change to or from the level that is printed."""
    level = graph.number(graph.one(statistic, EKG.changeOf), SDMX_MEASURE.obsValue)
    if level is None:
        return False
    return any(stands_for(printed, end, language=language) for end in (level, level - value))


def _mention(graph: Described, iri: str) -> Iterator[Fault]:
    passage, entity = graph.one(iri, OA.hasTarget), graph.one(iri, OA.hasBody)
    name = graph.one(graph.one(passage, OA.hasSource), DCTERMS.identifier)
    if iris.mention(passage, entity) != iri:
        yield Fault(name, "iri", iri, "The IRI is not made from passage and entity")


def _statistic(graph: Described, iri: str) -> Iterator[Fault]:
    value, granularity = graph.number(iri, SDMX_MEASURE.obsValue), graph.number(iri, EKG.granularity)
    comparator = graph.one(graph.one(iri, EKG.comparator), SKOS.notation)
    if value is None or granularity is None or not comparator:
        yield Fault("", "statistic", iri, "Value, granularity or comparator is missing")
        return
    dimensions = {name: found for name, p in DIMENSION_PREDICATES.items() if (found := graph.one(iri, p))}
    made = iris.statistic(
        dimensions,
        period_iri=graph.one(iri, SDMX_DIMENSION.refPeriod),
        value=value,
        comparator=comparator,
        granularity=granularity,
        basis_iri=_basis(graph, iri),
    )
    if made != iri:
        yield Fault("", "iri", iri, "The IRI is not made from dimensions, period, value and wording")
    if iris.series(dimensions) != graph.one(iri, EKG.inSeries):
        yield Fault("", "series", iri, "The series is not that of the dimensions")
    stated = (graph.number(iri, EKG.lowerBound), graph.number(iri, EKG.upperBound))
    try:
        right = iris.bounds(value, comparator, granularity) == stated
    except (KeyError, InvalidOperation):
        right = False
    if not right:
        yield Fault("", "bounds", iri, "The bounds are not those of value, comparator and granularity")


def _basis(graph: Described, iri: str) -> str:
    """The basis of a change as far as its IRI is made from it: when it is not the year before."""
    basis, period = graph.one(iri, EKG.basis), graph.one(iri, SDMX_DIMENSION.refPeriod)
    start, end = graph.one(period, DCAT.startDate), graph.one(period, DCAT.endDate)
    try:
        usual = iris.period(Period(date.fromisoformat(start), date.fromisoformat(end)).a_year_earlier)
    except ValueError:
        return basis
    return "" if basis == usual else basis
