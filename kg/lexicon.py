"""The ontology folder compiled to frozen matching tables.

Everything the extractor recognises is a *lexical entry*: forms in one language, a role, and what they
denote. Labels of agencies, campaigns, sectors, laws, places, measures and units become entries by
themselves; all other words stand in ``ontology/lexicon/*.ttl`` as ``ontolex:LexicalEntry``::

    <.../lexicon/en/over> a ontolex:LexicalEntry ; ekg:role "comparator-before" ;
        ekg:form "over"@en , "more than"@en ; ontolex:denotes ekgc:comparator/more-than ;
        ekg:example "over 15,000 arrests"@en ; ekg:counterExample "over the year"@en .
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import OntologyError
from kg.model import Entity, Kind
from kg.resources import ontology_path
from kg.terms import DCTERMS, EKG, ONTOLEX, ORG, RDF, SDMX_ATTRIBUTE, SKOS

__all__ = ["Entry", "Lexicon", "Record", "load_lexicon", "ontology_files"]

_KINDS: Mapping[str, Kind] = {
    EKG.CollectiveBody: Kind.COLLECTIVE,
    EKG.Agency: Kind.AGENCY,
    EKG.Campaign: Kind.CAMPAIGN,
    EKG.Sector: Kind.SECTOR,
    EKG.SubjectMatter: Kind.SUBJECT,
    DCTERMS.Location: Kind.PLACE,
    EKG.LegalInstrument: Kind.LAW,
    EKG.Measure: Kind.MEASURE,
    EKG.ReportDimension: Kind.DIMENSION,
    EKG.Part: Kind.PART,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one language in one role.

    Parameters
    ----------
    role
        ``comparator-before``, ``scale``, ``unit-noun``, ``speech-verb`` ...; for labels of authority
        records the kind itself (``agency``, ``campaign`` ...).
    denotes
        IRI of what the forms name, if anything.
    value
        A number, code or rule name the role asks for ("1000000" of *million*).
    valid_from, valid_until
        Days between which the forms name that thing (both included; None is open).

    """

    iri: str
    role: str
    language: str
    forms: tuple[str, ...]
    denotes: str | None = None
    value: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One authority record or code: a thing with labels and the properties extraction needs.

    Parameters
    ----------
    labels
        Preferred label by language.
    aliases
        Other names, by language.
    notation
        ``skos:notation``: of a unit, measure, comparator.
    unit
        Notation of the unit of a measure.
    fiscal_offset
        For a place whose fiscal year is not the calendar year: ``ekg:fiscalYearOffset``.
    verbs, heads
        For a measure, by language: the verbs that state it and the nouns it counts.

    """

    iri: str
    kind: Kind | None
    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    notation: str | None = None
    unit: str | None = None
    broader: str | None = None
    apex: str | None = None
    parent: str | None = None
    lead: tuple[str, ...] = ()
    jurisdiction: str | None = None
    fiscal_offset: int | None = None
    place: str | None = None
    part_of: str | None = None
    verbs: Mapping[str, tuple[str, ...]] = None  # type: ignore[assignment]
    heads: Mapping[str, tuple[str, ...]] = None  # type: ignore[assignment]
    valid_from: date | None = None
    valid_until: date | None = None

    def entity(self, language: str = "en") -> Entity:
        """The record as an entity, labelled in the language asked for where it has one.

        Raises
        ------
        OntologyError
            The record is of no class that a statement can name.

        """
        if self.kind is None:
            raise OntologyError(
                "Not an entity that a text can name", where=self.iri, remedy="Give it a class"
            )
        chosen = language if language in self.labels else next(iter(sorted(self.labels)))
        return Entity(self.iri, self.kind, self.labels[chosen], chosen, unit=self.unit, part_of=self.part_of)


class Lexicon:
    """All entries by role and language, all records by IRI.

    Examples
    --------
    >>> lexicon = load_lexicon()
    >>> lexicon.record("https://w3id.org/enfkg/id/agency/cn-samr").labels["zh"]
    '国家市场监督管理总局'
    >>> "over" in lexicon.forms("comparator-before", "en")
    True

    """

    def __init__(self, entries: Iterable[Entry], records: Iterable[Record]) -> None:
        self._entries: dict[tuple[str, str], list[Entry]] = {}
        for entry in sorted(entries, key=lambda e: (e.iri, e.language)):
            self._entries.setdefault((entry.role, entry.language), []).append(entry)
        self._records = {record.iri: record for record in sorted(records, key=lambda r: r.iri)}
        self._forms: dict[tuple[str, str], Mapping[str, Entry]] = {}

    def entries(self, role: str, language: str) -> tuple[Entry, ...]:
        """Entries in one role and language, sorted by IRI; empty when there are none."""
        return tuple(self._entries.get((role, language), ()))

    def roles(self) -> frozenset[str]:
        """Every role in use."""
        return frozenset(role for role, _ in self._entries)

    def forms(self, role: str, language: str) -> Mapping[str, Entry]:
        """Form to entry, for roles whose forms are unambiguous."""
        known = self._forms.get((role, language))
        if known is None:
            entries = self.entries(role, language)
            known = self._forms[role, language] = {form: entry for entry in entries for form in entry.forms}
        return known

    def record(self, iri: str) -> Record:
        """The record with this IRI.

        Raises
        ------
        KeyError
            There is none.

        """
        return self._records[iri]

    def records(self, kind: Kind | None) -> Iterator[Record]:
        """Records of one kind, sorted by IRI; None gives codes: units, comparators, transformations."""
        return (record for record in self._records.values() if record.kind is kind)

    def revised(
        self, added: Iterable[Entry], records: Iterable[Record], dropped: Callable[[str, str], bool]
    ) -> Lexicon:
        """A lexicon with more entries and records, and without the forms of records that are dropped.

        Parameters
        ----------
        dropped
            Whether the record with this IRI is no longer called by this form.
        """
        kept = [
            replace(entry, forms=forms)
            for entries in self._entries.values()
            for entry in entries
            if (forms := tuple(form for form in entry.forms if not dropped(entry.iri, form)))
        ]
        return Lexicon([*kept, *added], [*self._records.values(), *records])

    def __contains__(self, iri: object) -> bool:
        return iri in self._records


def ontology_files(folder: Path) -> list[Path]:
    """The Turtle files that make up the vocabulary and the authority data (not shapes, not examples)."""
    found = [folder / "core.ttl"]
    for part in ("schemes", "authority", "lexicon"):
        found += sorted((folder / part).glob("*.ttl"))
    return found


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Compile an ontology folder, by default the one shipped with the package; cached by folder.

    Raises
    ------
    OntologyError
        A file that is not Turtle, or an entry without role, form or language; the message names it.

    """
    return _load(ontology_path() if folder is None else folder)


@cache
def _load(folder: Path) -> Lexicon:
    store = Store()
    for path in ontology_files(folder):
        try:
            store.bulk_extend(parse(path=str(path), format=RdfFormat.TURTLE))
        except SyntaxError as error:
            raise OntologyError(
                f"Not valid Turtle: {error}", where=str(path), remedy="Mend the line named"
            ) from None
    view = _View(store)
    records = [_record(view, iri) for iri in view.subjects_with_label()]
    entries = [entry for iri in view.instances(ONTOLEX.LexicalEntry) for entry in _entries(view, iri)]
    entries += [entry for record in records for entry in _label_entries(record)]
    return Lexicon(entries, records)


class _View:
    """Reads a store by subject and predicate, sorted, as plain strings."""

    def __init__(self, store: Store) -> None:
        self._values: dict[tuple[str, str], list[NamedNode | Literal]] = {}
        self._instances: dict[str, set[str]] = {}
        for quad in store:
            self._add(quad)
        for values in self._values.values():
            values.sort(key=str)

    def _add(self, quad: Quad) -> None:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            self._values.setdefault((subject.value, predicate), []).append(value)
            if predicate == RDF.type:
                self._instances.setdefault(value.value, set()).add(subject.value)

    def instances(self, cls: str) -> list[str]:
        return sorted(self._instances.get(cls, ()))

    def subjects_with_label(self) -> list[str]:
        return sorted({s for s, p in self._values if p == SKOS.prefLabel})

    def types(self, iri: str) -> set[str]:
        return {value.value for value in self._values.get((iri, RDF.type), ())}

    def one(self, iri: str, predicate: str) -> str | None:
        values = self._values.get((iri, predicate))
        return values[0].value if values else None

    def all(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(value.value for value in self._values.get((iri, predicate), ()))

    def by_language(self, iri: str, predicate: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for value in self._values.get((iri, predicate), ()):
            if isinstance(value, Literal):
                found.setdefault(value.language or "", []).append(value.value)
        return {language: tuple(texts) for language, texts in sorted(found.items())}

    def day(self, iri: str, predicate: str) -> date | None:
        text = self.one(iri, predicate)
        return None if text is None else date.fromisoformat(text)

    def number(self, iri: str, predicate: str) -> int | None:
        """A whole number, or None."""
        text = self.one(iri, predicate)
        return None if text is None else int(text)


def _record(view: _View, iri: str) -> Record:
    types = view.types(iri)
    unit = view.one(iri, SDMX_ATTRIBUTE.unitMeasure)
    return Record(
        iri=iri,
        kind=next((kind for cls, kind in _KINDS.items() if cls in types), None),
        labels={language: texts[0] for language, texts in view.by_language(iri, SKOS.prefLabel).items()},
        aliases=view.by_language(iri, SKOS.altLabel),
        notation=view.one(iri, SKOS.notation),
        unit=view.one(unit, SKOS.notation) if unit else None,
        broader=view.one(iri, SKOS.broader),
        apex=view.one(iri, EKG.apexAgency),
        parent=view.one(iri, ORG.subOrganizationOf),
        lead=view.all(iri, EKG.leadAgency),
        jurisdiction=view.one(iri, EKG.jurisdiction),
        fiscal_offset=view.number(iri, EKG.fiscalYearOffset),
        place=view.one(iri, DCTERMS.spatial),
        part_of=view.one(iri, DCTERMS.isPartOf),
        verbs=view.by_language(iri, EKG.verb),
        heads=view.by_language(iri, EKG.head),
        valid_from=view.day(iri, EKG.validFrom),
        valid_until=view.day(iri, EKG.validUntil),
    )


def _entries(view: _View, iri: str) -> Iterator[Entry]:
    role = view.one(iri, EKG.role)
    forms = view.by_language(iri, EKG.form)
    if role is None or not forms:
        raise OntologyError(
            "A lexical entry needs ekg:role and ekg:form", where=iri, remedy="Add them in ontology/lexicon/"
        )
    if "" in forms:
        raise OntologyError(
            f"The form {forms[''][0]!r} has no language", where=iri, remedy="Write it with @en or @zh"
        )
    for language, texts in forms.items():
        yield Entry(
            iri=iri,
            role=role,
            language=language,
            forms=texts,
            denotes=view.one(iri, ONTOLEX.denotes),
            value=view.one(iri, EKG.value),
            examples=view.by_language(iri, EKG.example).get(language, ()),
            counter_examples=view.by_language(iri, EKG.counterExample).get(language, ()),
            valid_from=view.day(iri, EKG.validFrom),
            valid_until=view.day(iri, EKG.validUntil),
        )


def _label_entries(record: Record) -> Iterator[Entry]:
    """Names of an authority record; measures, units and codes are matched by their patterns instead."""
    if record.kind in (None, Kind.MEASURE):
        return
    for language in sorted(set(record.labels) | set(record.aliases)):
        own = (record.labels[language],) if language in record.labels else ()
        yield Entry(
            iri=record.iri,
            role=record.kind.value,
            language=language,
            forms=own + record.aliases.get(language, ()),
            denotes=record.iri,
            valid_from=record.valid_from,
            valid_until=record.valid_until,
        )
