"""The curated data: every term described, every record whole, every example what it claims to be."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse
from rdflib import Graph, Namespace

from kg.graph.validate import Violation, validate
from kg.lexicon import load_lexicon, ontology_files
from kg.model import Kind
from kg.resources import ontology_path
from kg.terms import DCTERMS, EKG, ORG, RDF, RDFS, SCHEMA, SDMX_ATTRIBUTE, SKOS

FOLDER = ontology_path()
TURTLE = sorted(FOLDER.rglob("*.ttl"))
VALID = sorted((FOLDER / "examples" / "valid").glob("*.ttl"))
INVALID = sorted((FOLDER / "examples" / "invalid").glob("*.ttl"))
SH = Namespace("http://www.w3.org/ns/shacl#")

#: Names that two records of one jurisdiction share; the text or its date decides which is meant.
AMBIGUOUS = frozenset({"国家知识产权局", "國家知識產權局", "china customs"})


@cache
def vocabulary() -> Store:
    """Core, code lists, authority and lexicon together."""
    store = Store()
    for path in ontology_files(FOLDER):
        store.bulk_extend(parse(path=str(path), format=RdfFormat.TURTLE))
    return store


def values(subject: str, predicate: str) -> list[NamedNode | Literal]:
    quads = vocabulary().quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)]


def languages(subject: str, predicate: str) -> list[str]:
    return sorted(v.language or "" for v in values(subject, predicate) if isinstance(v, Literal))


def instances(*classes: str) -> list[str]:
    found = (
        quad.subject.value
        for cls in classes
        for quad in vocabulary().quads_for_pattern(None, NamedNode(RDF.type), NamedNode(cls))
        if isinstance(quad.subject, NamedNode)
    )
    return sorted(set(found))


CONCEPTS = instances(SKOS.Concept)
AGENCIES = instances(EKG.Agency)
CAMPAIGNS = instances(EKG.Campaign)
PLACES = instances(DCTERMS.Location)


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_two_parsers_read_the_same_number_of_triples(path: Path) -> None:
    by_oxigraph = len(set(parse(path=str(path), format=RdfFormat.TURTLE)))
    assert len(Graph().parse(path, format="turtle")) == by_oxigraph > 0


@pytest.mark.parametrize("term", sorted(EKG))
def test_each_own_term_has_two_labels_and_a_definition(term: str) -> None:
    assert languages(term, RDFS.label) == ["en", "zh"], f"{term}: give it rdfs:label in en and zh in core.ttl"
    assert values(term, SKOS.definition), f"{term}: give it a skos:definition in core.ttl"


def test_core_declares_no_term_the_code_does_not_know() -> None:
    declared = {
        quad.subject.value
        for quad in vocabulary().quads_for_pattern(None, NamedNode(RDFS.isDefinedBy), None)
        if isinstance(quad.subject, NamedNode)
    }
    assert declared - set(EKG) == set(), "add them to EKG in kg/terms.py or remove them from core.ttl"


@pytest.mark.parametrize("concept", CONCEPTS)
def test_each_concept_has_labels_notation_and_scheme(concept: str) -> None:
    assert languages(concept, SKOS.prefLabel) == ["en", "zh"], f"{concept}: label it in en and zh"
    assert len(values(concept, SKOS.notation)) == 1, f"{concept}: exactly one skos:notation"
    schemes = [value.value for value in values(concept, SKOS.inScheme)]
    assert len(schemes) == 1, f"{concept}: exactly one skos:inScheme"
    assert schemes[0] in instances(SKOS.ConceptScheme), f"{concept}: {schemes[0]} is not a skos:ConceptScheme"


def test_a_collective_body_is_also_an_agency() -> None:
    assert set(instances(EKG.CollectiveBody)) - set(AGENCIES) == set(), (
        "write a ekg:Agency , ekg:CollectiveBody"
    )


def test_notations_are_unique_in_their_scheme() -> None:
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for concept in CONCEPTS:
        scheme, notation = values(concept, SKOS.inScheme)[0].value, values(concept, SKOS.notation)[0].value
        holders[scheme, notation].append(concept)
    assert {key: names for key, names in holders.items() if len(names) > 1} == {}, "rename one of each"


@pytest.mark.parametrize(
    "record", sorted({*AGENCIES, *instances(EKG.Campaign, EKG.LegalInstrument, DCTERMS.Location)})
)
def test_each_authority_record_is_named_in_both_languages(record: str) -> None:
    assert languages(record, SKOS.prefLabel) == ["en", "zh"], f"{record}: name it in en and zh"


@pytest.mark.parametrize("measure", instances(EKG.Measure))
def test_each_measure_has_one_unit_of_the_list(measure: str) -> None:
    units = [value.value for value in values(measure, SDMX_ATTRIBUTE.unitMeasure)]
    assert len(units) == 1, f"{measure}: exactly one sdmx-attribute:unitMeasure; split a measure that has two"
    assert units[0] in CONCEPTS, f"{measure}: {units[0]} is not in schemes/units.ttl"


@pytest.mark.parametrize("agency", AGENCIES)
def test_each_agency_has_level_branch_and_known_relatives(agency: str) -> None:
    for name in (EKG.level, ORG.classification):
        assert all(value.value in CONCEPTS for value in values(agency, name)), f"{agency}: unknown {name}"
    assert values(agency, EKG.level), f"{agency}: give it an ekg:level"
    for name in (ORG.subOrganizationOf, EKG.apexAgency, DCTERMS.replaces):
        missing = [value.value for value in values(agency, name) if value.value not in AGENCIES]
        assert missing == [], f"{agency}: {name} names agencies that have no record"


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_each_campaign_is_led_by_a_known_agency(campaign: str) -> None:
    leads = [value.value for value in values(campaign, EKG.leadAgency)]
    assert [lead for lead in leads if lead not in AGENCIES] == [], f"{campaign}: its lead has no record"


@pytest.mark.parametrize("place", PLACES)
def test_each_place_has_a_notation_and_a_known_whole(place: str) -> None:
    assert len(values(place, SKOS.notation)) == 1, f"{place}: give it one skos:notation"
    wholes = [value.value for value in values(place, SCHEMA.containedInPlace)]
    assert [whole for whole in wholes if whole not in PLACES] == [], f"{place}: unknown whole"


@pytest.mark.parametrize("relation", [SKOS.broader, ORG.subOrganizationOf, SCHEMA.containedInPlace])
def test_hierarchies_have_no_cycles(relation: str) -> None:
    for quad in vocabulary().quads_for_pattern(None, NamedNode(relation), None):
        start = str(quad.subject).strip("<>")
        seen, here = {start}, start
        while above := values(here, relation):
            here = above[0].value
            assert here not in seen, f"{start}: {relation} leads back to {here}"
            seen.add(here)


def test_no_two_agencies_of_a_jurisdiction_share_a_name() -> None:
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for agency in AGENCIES:
        where = next((value.value for value in values(agency, EKG.jurisdiction)), "")
        for name in (*values(agency, SKOS.prefLabel), *values(agency, SKOS.altLabel)):
            holders[where, name.value.casefold()].add(agency)
    shared = {
        key: sorted(found) for key, found in holders.items() if len(found) > 1 and key[1] not in AMBIGUOUS
    }
    assert shared == {}, "drop the alias from one record, or list it in AMBIGUOUS"


@pytest.mark.parametrize(
    "record", sorted({*AGENCIES, *instances(EKG.Campaign, EKG.Sector, EKG.SubjectMatter)})
)
def test_aliases_differ_from_the_preferred_name(record: str) -> None:
    preferred = {(name.value, str(name)) for name in values(record, SKOS.prefLabel)}
    repeated = [name.value for name in values(record, SKOS.altLabel) if (name.value, str(name)) in preferred]
    assert repeated == [], f"{record}: the preferred label needs no alias of the same text"


def test_every_kind_of_record_is_compiled() -> None:
    lexicon = load_lexicon()
    empty = [
        kind
        for kind in Kind
        if kind not in {Kind.ORGANISATION, Kind.REPORT, Kind.DOCUMENT} and not any(lexicon.records(kind))
    ]
    assert empty == []


def violations(path: Path) -> list[Violation]:
    """What the shapes say of one example."""
    store = Store()
    store.bulk_extend(parse(path=str(path), format=RdfFormat.TURTLE))
    return validate(store)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_examples_conform(path: Path) -> None:
    assert [str(violation) for violation in violations(path)] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_examples_are_caught_by_the_rule_they_name(path: Path) -> None:
    named = re.match(r'# caught-by: ekgsh:(\S+) "(.+)"', path.read_text(encoding="utf-8"))
    assert named is not None, f'{path.name}: begin it with # caught-by: ekgsh:Rule "words of the message"'
    caught = [violation for violation in violations(path) if violation.rule == named[1]]
    assert caught
    assert all(named[2] in violation.message for violation in caught)


def test_there_is_an_invalid_example_for_each_rule_between_properties() -> None:
    shapes = (FOLDER / "shapes" / "shapes.ttl").read_text(encoding="utf-8")
    rules = set(re.findall(r"ekgsh:(\w+) a sh:NodeShape ; .*sh:sparql", shapes))
    shown = {path.read_text(encoding="utf-8").split('"')[0].rsplit(":", 1)[1].strip() for path in INVALID}
    assert rules - shown == set()


def test_every_rule_has_a_message() -> None:
    shapes = Graph().parse(FOLDER / "shapes" / "shapes.ttl")
    silent = [
        str(shape)
        for cls in (SH.PropertyShape, SH.SPARQLConstraint)
        for shape in shapes.subjects(None, cls)
        if shapes.value(shape, SH.message) is None
    ]
    assert silent == []
