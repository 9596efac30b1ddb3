from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import iris
from kg.errors import UsageError
from kg.graph.validate import validate
from kg.graph.write import quads
from kg.lexicon import load_lexicon
from kg.terms import BASE, EKG, OA, PROV, SDMX_MEASURE, SKOS, XSD
from tests.factory import english, store_of


@pytest.fixture
def store() -> Store:
    return store_of(english())


def first(store: Store, predicate: str) -> Quad:
    return min(store.quads_for_pattern(None, NamedNode(predicate), None, None), key=str)


def replace(store: Store, predicate: str, value: NamedNode | Literal) -> str:
    """Change the first value of a property; returns the subject."""
    quad = first(store, predicate)
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))
    return str(quad.subject)[1:-1]


def test_a_graph_as_written_conforms(store: Store) -> None:
    assert validate(store) == []


@pytest.mark.parametrize(
    "predicate", [EKG.evidence, EKG.status, EKG.assertedBy, PROV.wasGeneratedBy, EKG.comparator, EKG.inSeries]
)
def test_what_must_be_there_is_missed(store: Store, predicate: str) -> None:
    quad = first(store, predicate)
    store.remove(quad)
    focus, path = str(quad.subject)[1:-1], predicate.rsplit("#", 1)[1]
    assert (focus, path) in {(v.focus, v.path) for v in validate(store)}


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (EKG.confidence, Literal("2", datatype=NamedNode(XSD.decimal))),
        (EKG.status, NamedNode(iris.code("status", "settled"))),
        (SDMX_MEASURE.obsValue, Literal("many")),
        (EKG.agency, NamedNode(BASE + "place/cn")),
    ],
)
def test_a_wrong_value_is_shown_with_its_property(
    store: Store, predicate: str, value: NamedNode | Literal
) -> None:
    focus = replace(store, predicate, value)
    path = predicate.rsplit("#", 1)[1]
    assert (focus, path, value.value) in {(v.focus, v.path, v.value) for v in validate(store)}


def test_a_quote_that_is_not_in_the_document_is_named_with_the_document(store: Store) -> None:
    quad = first(store, OA.exact)
    quote = quad.object.value if isinstance(quad.object, Literal) else ""
    focus = replace(store, OA.exact, Literal("x" * len(quote)))
    document = iris.document(english().document.sha256)
    broken = [(v.document, v.focus, v.message) for v in validate(store)]
    assert (document, focus, "Quote is not the document text at these offsets.") in broken


def test_a_graph_without_the_ontology_is_checked_with_it() -> None:
    alone = Store()
    alone.extend(quads(english(), load_lexicon()))
    before = len(alone)
    assert (validate(alone, with_ontology=True), len(alone)) == ([], before)


def test_two_names_in_one_language_are_refused(store: Store) -> None:
    quad = first(store, EKG.agency)
    name = Quad(quad.object, NamedNode(SKOS.prefLabel), Literal("Other", language="en"), quad.graph_name)  # type: ignore[arg-type]
    store.add(name)
    assert [(v.rule, v.path) for v in validate(store)] == [("Agency-name", "prefLabel")]


def test_a_violation_reads_as_a_sentence(store: Store) -> None:
    store.remove(first(store, EKG.assertedBy))
    (violation,) = validate(store)
    assert str(violation).startswith(f"{iris.document(english().document.sha256)}: {violation.focus}: ")


def test_shapes_that_are_not_turtle_are_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("nonsense")
    with pytest.raises(UsageError, match=r"bad\.ttl"):
        validate(Store(), shapes=tmp_path)
