from __future__ import annotations

import csv
import io
import string

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg import iris
from kg.errors import UsageError
from kg.graph.export import serialize
from kg.graph.turtle import compact
from kg.terms import BASE, XSD
from tests.factory import chinese, english, store_of

SYNTAX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(english(), chinese())


def holding(*quads: ox.Quad) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


@pytest.mark.parametrize("name", ["trig", "nquads", "jsonld"])
def test_formats_of_quads_keep_every_quad(store: ox.Store, name: str) -> None:
    parsed = ox.parse(serialize(store, name), format=SYNTAX[name])
    assert {str(quad) for quad in parsed} == {str(quad) for quad in store}


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_formats_of_triples_hold_the_union(store: ox.Store, name: str) -> None:
    parsed = [str(quad.triple) for quad in ox.parse(serialize(store, name), format=SYNTAX[name])]
    assert sorted(parsed) == sorted({str(quad.triple) for quad in store})


def test_rdflib_reads_the_turtle(store: ox.Store) -> None:
    graph = rdflib.Graph().parse(data=serialize(store, "turtle"), format="turtle")
    assert len(graph) == len({str(quad.triple) for quad in store})


def test_one_graph_alone(store: ox.Store) -> None:
    facts = iris.graph("facts")
    parsed = ox.parse(serialize(store, "trig", graphs={facts}), format=SYNTAX["trig"])
    assert {str(quad.graph_name) for quad in parsed} == {f"<{facts}>"}


def test_a_subject_is_one_block_with_its_class_first() -> None:
    quads = [
        ox.Quad(
            ox.NamedNode(BASE + "stat/a"),
            ox.NamedNode("http://purl.org/dc/terms/title"),
            ox.Literal('a "b"\n'),
        ),
        ox.Quad(
            ox.NamedNode(BASE + "stat/a"),
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode("https://w3id.org/enfkg/ns#Statistic"),
        ),
    ]
    text = serialize(holding(*quads), "turtle").decode()
    assert text.endswith('\nstat:a a ekg:Statistic ;\n    dcterms:title "a \\"b\\"\\n" .\n')


@given(TEXT, st.sampled_from([None, "en", "zh-Hans"]))
def test_any_text_survives_turtle(text: str, language: str | None) -> None:
    subject, predicate = ox.NamedNode("http://example.org/s"), ox.NamedNode("http://example.org/p")
    literal = ox.Literal(text, language=language) if language else ox.Literal(text)
    data = serialize(holding(ox.Quad(subject, predicate, literal)), "turtle")
    assert [quad.object for quad in ox.parse(data, format=SYNTAX["turtle"])] == [literal]
    other = next(iter(rdflib.Graph().parse(data=data, format="turtle").objects()))
    assert str(other) == text


@given(st.text(string.ascii_letters + string.digits + "._-~%:,()é中/", max_size=12))
def test_any_iri_survives_turtle(tail: str) -> None:
    node = ox.NamedNode(BASE + "stat/" + tail.replace("%", "%25"))
    data = serialize(holding(ox.Quad(node, node, node)), "turtle")
    assert [quad.subject for quad in ox.parse(data, format=SYNTAX["turtle"])] == [node]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6))
def test_numbers_keep_value_and_type(value: object) -> None:
    subject = ox.NamedNode("http://example.org/s")
    literal = ox.Literal(str(value), datatype=ox.NamedNode(XSD.decimal))
    store = holding(ox.Quad(subject, subject, literal))
    parsed = [quad.object for quad in ox.parse(serialize(store, "turtle"), format=SYNTAX["turtle"])]
    assert parsed == [quad.object for quad in store]


def test_a_name_with_an_unsafe_local_part_stays_an_iri() -> None:
    assert (compact(BASE + "stat/a"), compact(BASE + "stat/a,b")) == ("stat:a", BASE + "stat/a,b")


def test_csv_has_a_row_for_each_claim(store: ox.Store) -> None:
    data = serialize(store, "csv")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert data.startswith(b"\xef\xbb\xbf")
    assert [(r["document"], r["value"], r["unit"], r["comparator"], r["change_percent"]) for r in table] == [
        ("a.txt", "15000", "person", "more_than", "24.5"),
        ("a.txt", "24.5", "percent", "exact", ""),
        ("b.txt", "15000", "person", "more_than", "24.5"),
    ]


def test_no_cell_is_a_formula() -> None:
    store = store_of(english("=HYPERLINK(1)"))
    table = list(csv.DictReader(io.StringIO(serialize(store, "csv").decode("utf-8-sig"))))
    assert {row["speaker"] for row in table} == {"'=HYPERLINK(1)"}


def test_an_unknown_format_is_refused(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="turtle"):
        serialize(store, "xlsx")
