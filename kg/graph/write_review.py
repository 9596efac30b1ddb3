"""Reviews as RDF: who decided what, when and why, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pyoxigraph import Quad

from kg import iris
from kg.graph.labels import LANGUAGES, entity_label, period_label
from kg.graph.write_facts import DIMENSION_PREDICATES, Facts
from kg.graph.write_terms import Triples
from kg.lexicon import Lexicon
from kg.model import Entity, Figure, Period
from kg.review.correction import Correction
from kg.review.names import fold
from kg.review.naming import Edit, Merge, Naming
from kg.terms import DCTERMS, EKG, PROV, RDF, RDFS, SDMX_DIMENSION, SDMX_MEASURE, SKOS, XSD

__all__ = ["describe_changes", "describe_review", "naming_quads"]

#: The property of each field of a figure that a person can replace.
_PROPERTIES: Mapping[str, str] = {
    "value": SDMX_MEASURE.obsValue,
    "comparator": EKG.comparator,
    "granularity": EKG.granularity,
    "period": SDMX_DIMENSION.refPeriod,
    "basis": EKG.basis,
    "subject": EKG.subjectMatter,
    "place": SDMX_DIMENSION.refArea,
    **DIMENSION_PREDICATES,
}
#: Fields that follow from another one.
_FOLLOWS: Mapping[str, str] = {"granularity": "value", "basis": "period"}


def describe_review(
    about: Triples, facts: Facts, iri: str, one: Correction, *, decision: str, reviewed: Iterable[str] = ()
) -> None:
    """Describe one decision: person, day, reason, and the claims or numerals it is about.

    Parameters
    ----------
    about
        The triples of a review graph; the person is described once, among the facts.
    decision
        IRI of the code.
    """
    person = iris.person(one.by)
    facts.triples.link(person, RDF.type, PROV.Person)
    facts.triples.text(person, RDFS.label, one.by)
    about.text(iri, DCTERMS.identifier, one.id)
    about.link(iri, EKG.decision, decision)
    about.link(iri, PROV.wasAssociatedWith, person)
    about.typed(iri, DCTERMS.date, one.when.isoformat(), XSD.date)
    if one.why:
        about.text(iri, RDFS.comment, one.why)
    for language in LANGUAGES:
        label = facts.lexicon.record(decision).labels[language]
        about.text(iri, RDFS.label, f"{label}: {one.by}, {one.when.isoformat()}", language)
    for thing in reviewed:
        about.link(iri, EKG.reviews, thing)


def describe_changes(
    about: Triples, facts: Facts, review: str, one: Correction, before: Figure, after: Figure
) -> None:
    """Describe what an entry changed in a figure, property by property."""
    for key, predicate in _PROPERTIES.items():
        old, new = getattr(before, key, None), getattr(after, key, None)
        if old == new or (_FOLLOWS.get(key, key) not in one.fields and key not in one.fields):
            continue
        iri = f"{review}#{key}"
        about.link(review, EKG.changes, iri)
        about.link(iri, RDF.type, EKG.Change)
        about.link(iri, EKG.changedProperty, predicate)
        _value(about, facts, iri, EKG.before, key, old)
        _value(about, facts, iri, EKG.after, key, new)
        for language in LANGUAGES:
            label = f"{_shown(facts, key, old, language)} → {_shown(facts, key, new, language)}"
            about.text(iri, RDFS.label, label, language)


def _value(about: Triples, facts: Facts, iri: str, predicate: str, key: str, value: Any) -> None:
    """A number, the IRI of what is described in the graph, or the name of what is not."""
    if isinstance(value, Decimal):
        about.number(iri, predicate, value)
    elif isinstance(value, Period):
        about.link(iri, predicate, facts.period(value))
    elif isinstance(value, Entity) and (predicate == EKG.after or value.iri in facts.lexicon):
        about.link(iri, predicate, value.iri)
    elif isinstance(value, Entity):
        about.text(iri, predicate, value.label, value.language)
    elif value is not None and (code := iris.code(key, value)) in facts.lexicon:
        about.link(iri, predicate, code)
    elif value is not None:
        about.text(iri, predicate, value)


def _shown(facts: Facts, key: str, value: Any, language: str) -> str:
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return iris.decimal(value)
    if isinstance(value, Period):
        return period_label(value, language)
    if isinstance(value, Entity):
        return entity_label(value, facts.lexicon, language)
    code = iris.code(key, value)
    return facts.lexicon.record(code).labels.get(language, value) if code in facts.lexicon else str(value)


# ------------------------------------------------------------------ names


def naming_quads(naming: Naming, renamed: Iterable[tuple[str, Entity]], lexicon: Lexicon) -> Iterator[Quad]:
    """Quads of the decisions about names: one review graph for each, and what they add to the facts; sorted.

    Parameters
    ----------
    renamed
        By digest of the entry, the things that a merge was used on; a merge that was not used is left out.
    """
    facts = Facts(lexicon)
    graphs: dict[str, Triples] = {}
    merged: dict[str, set[Entity]] = {}
    for digest, entity in renamed:
        merged.setdefault(digest, set()).add(entity)
    for merge in naming.merges:
        for entity in sorted(merged.get(merge.correction.digest, ()), key=str):
            _merge(graphs.setdefault(_graph(merge.correction), Triples()), facts, merge, entity)
    for edit in naming.edits:
        _edit(graphs.setdefault(_graph(edit.correction), Triples()), facts, edit)
    found = list(facts.triples.quads(iris.graph("facts")))
    for name, triples in graphs.items():
        found += triples.quads(name)
    yield from sorted(found, key=str)


def _graph(one: Correction) -> str:
    return iris.graph(f"review/{one.digest[:16]}")


def _merge(about: Triples, facts: Facts, merge: Merge, entity: Entity) -> None:
    """One thing is another; where that holds everywhere, the old IRI leads to the new one."""
    one, other = merge.correction, merge.target(entity, facts.lexicon, entity.language)
    iri = _name_review(about, facts, one, other.iri)
    about.text(iri, EKG.name, entity.label, entity.language)
    if str(one.evidence):
        return
    if entity.iri != other.iri:
        facts.triples.link(entity.iri, DCTERMS.isReplacedBy, other.iri)
        if entity.iri not in facts.lexicon:
            facts.triples.text(entity.iri, RDFS.label, entity.label, entity.language)
    _also_called(facts, other.iri, entity.label, entity.language, known=other.label)


def _edit(about: Triples, facts: Facts, edit: Edit) -> None:
    """A record has another name, or one name less."""
    iri = _name_review(about, facts, edit.correction, edit.record)
    about.text(iri, EKG.name, edit.form, edit.language)
    if edit.adds and not str(edit.correction.evidence):
        _also_called(facts, edit.record, edit.form, edit.language)


def _name_review(about: Triples, facts: Facts, one: Correction, thing: str) -> str:
    iri = iris.review(one.digest)
    about.link(iri, RDF.type, EKG.NameReview)
    about.link(iri, EKG.concerns, thing)
    describe_review(about, facts, iri, one, decision=iris.code("decision", one.action.value))
    return iri


def _also_called(facts: Facts, iri: str, name: str, language: str, *, known: str = "") -> None:
    """Another name of a thing, unless that is among its names."""
    names = {known}
    if iri in facts.lexicon:
        record = facts.lexicon.record(iri)
        names |= {*record.labels.values(), *(alias for more in record.aliases.values() for alias in more)}
    if fold(name) not in {fold(other) for other in names}:
        facts.triples.text(iri, SKOS.altLabel, name, language)
