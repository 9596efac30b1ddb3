from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby, permutations

import pytest
from pyoxigraph import BlankNode, NamedNode, Store

from kg import iris
from kg.graph.export import serialize
from kg.graph.figures import rows, value_of
from kg.graph.validate import validate
from kg.graph.write import authority_quads, quads
from kg.lexicon import load_lexicon
from kg.model import LedgerEntry, Outcome
from kg.resources import ontology_path
from kg.terms import BASE, EKG
from tests.factory import chinese, english, span, store_of


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(english(), chinese())


def values(store: Store, query: str, name: str) -> list[str | None]:
    return sorted((value_of(row, name) for row in rows(store, query)), key=str)


def test_one_figure_in_two_documents_is_one_statistic_with_two_claims(store: Store) -> None:
    query = "SELECT ?claim WHERE { ?claim ekg:assertsStatistic ?s . ?s sdmx-measure:obsValue 15000 }"
    statistics = "SELECT DISTINCT ?s WHERE { ?s sdmx-measure:obsValue 15000 }"
    assert (len(rows(store, query)), len(rows(store, statistics))) == (2, 1)


def test_a_statistic_is_labelled_in_both_languages(store: Store) -> None:
    labels = values(store, "SELECT ?l WHERE { ?s sdmx-measure:obsValue 15000 ; rdfs:label ?l }", "l")
    assert len(labels) == 2
    assert any("15,000 arrests approved" in str(label) and "2024" in str(label) for label in labels)
    assert any("15000" in str(label) and "2024年" in str(label) for label in labels)


def test_a_stated_change_points_at_the_level(store: Store) -> None:
    query = (
        "SELECT ?v WHERE { ?c ekg:changeOf ?s ; sdmx-measure:obsValue ?v . ?s sdmx-measure:obsValue 15000 }"
    )
    assert values(store, query, "v") == ["24.5"]


def test_bounds_follow_the_wording(store: Store) -> None:
    query = """SELECT ?l ?u WHERE { ?s sdmx-measure:obsValue 15000 ; ekg:lowerBound ?l
               OPTIONAL { ?s ekg:upperBound ?u } }"""
    assert [(value_of(r, "l"), value_of(r, "u")) for r in rows(store, query)] == [("15000", None)]


def test_the_printed_figure_stands_where_it_says(store: Store) -> None:
    query = """SELECT ?ok WHERE {
               ?c ekg:printed ?p ; ekg:printedAt ?at ; ekg:evidence/oa:hasSource/prov:value ?t
               BIND(SUBSTR(?t, ?at + 1, STRLEN(?p)) = ?p AS ?ok) }"""
    assert values(store, query, "ok") == ["true", "true", "true"]


def test_a_dimension_not_printed_names_its_source(store: Store) -> None:
    query = (
        "SELECT ?q WHERE { ?c ekg:inferredDimension sdmx-dimension:refPeriod ; ekg:inferredFrom/oa:exact ?q }"
    )
    assert values(store, query, "q") == ["2024"]


def test_a_relation_is_claimed_and_not_asserted(store: Store) -> None:
    edition = iris.edition(BASE + "campaign/cn-tiequan", 2024)
    triple = (edition, EKG.leadAgency, BASE + "agency/cn-samr")
    query = "SELECT ?s ?p ?o WHERE { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    assert [values(store, query, name) for name in "spo"] == [[part] for part in triple]
    pattern = store.quads_for_pattern(NamedNode(triple[0]), NamedNode(triple[1]), None, None)
    assert list(pattern) == []


def test_a_numeral_that_no_claim_states_stands_in_the_ledger_with_its_reason() -> None:
    extraction = english()
    text = extraction.document.text
    year = span(text, "2024")
    date = LedgerEntry(year, Outcome.EXCLUDED, "date", extraction.figures[0].sentence)
    stated = LedgerEntry(extraction.figures[0].printed, Outcome.EXTRACTED, "noun", date.sentence)
    store = store_of(replace(extraction, ledger=(date, stated)))
    query = """SELECT ?p ?r ?n WHERE { ?e a ekg:LedgerEntry ; ekg:printed ?p ; ekg:reason ?r ;
               ekg:outcome/skos:notation ?n ; ekg:printedAt ?at ; ekg:evidence/oa:hasSource/prov:value ?t
               FILTER(SUBSTR(?t, ?at + 1, 4) = "2024") }"""
    assert [[value_of(r, n) for n in "prn"] for r in rows(store, query)] == [["2024", "date", "excluded"]]


def test_an_edition_is_labelled_from_its_series(store: Store) -> None:
    edition = "<https://w3id.org/enfkg/id/campaign/cn-tiequan-2024>"
    labels = values(store, f"SELECT ?l WHERE {{ {edition} skos:prefLabel ?l }}", "l")
    assert labels == ["2024年“铁拳”行动", "Iron Fist campaign 2024"]


def test_two_spellings_of_a_candidate_keep_the_smallest(store: Store) -> None:
    query = "SELECT ?l WHERE { ?d dcterms:publisher ?p . ?p skos:prefLabel ?l }"
    assert set(values(store, query, "l")) == {"The Gazette"}


def test_the_order_of_documents_changes_no_byte() -> None:
    written = {serialize(store_of(*order), "nquads") for order in permutations((english(), chinese()))}
    assert len(written) == 1


def test_no_triple_stands_in_two_graphs(store: Store) -> None:
    assert [t for t, count in Counter(str(quad.triple) for quad in store).items() if count > 1] == []


def test_no_blank_nodes(store: Store) -> None:
    assert [q for q in store if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)] == []


def test_the_lexicon_stays_outside_the_graph() -> None:
    roles = [quad for quad in authority_quads(ontology_path()) if quad.predicate.value == EKG.role]
    assert roles == []


def test_quads_are_sorted_in_each_graph() -> None:
    graphs = [list(group) for _, group in groupby(quads(english(), load_lexicon()), lambda q: q.graph_name)]
    assert len(graphs) == 2
    for group in graphs:
        places = [(str(quad.subject)[1:-1], str(quad.predicate)[1:-1]) for quad in group]
        assert places == sorted(places)


def test_the_shapes_accept_what_is_written(store: Store) -> None:
    assert validate(store) == []
