from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg import iris
from kg.graph.verify import Fault, verify
from kg.terms import BASE, EKG, OA, PROV, RDFS, SDMX_MEASURE
from tests.factory import ENGLISH, chinese, english, store_of


@pytest.fixture
def store() -> Store:
    return store_of(english(), chinese())


def rules(faults: list[Fault]) -> set[str]:
    return {fault.rule for fault in faults}


def change(store: Store, predicate: str, old: str, new: str) -> None:
    """Replace the value of the first quad, in order, whose object reads ``old``."""
    pattern = store.quads_for_pattern(None, NamedNode(predicate), None, None)
    quad = min((q for q in pattern if getattr(q.object, "value", "") == old), key=str)
    value = quad.object
    other = Literal(new, datatype=value.datatype) if isinstance(value, Literal) else NamedNode(new)
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, other, quad.graph_name))


def test_a_graph_as_written_has_no_fault(store: Store) -> None:
    assert verify(store) == []


@pytest.mark.parametrize(
    ("predicate", "old", "new", "rule"),
    [
        (PROV.value, ENGLISH, ENGLISH.replace("arrests in", "charges in"), "digest"),
        (EKG.sha256, english().document.sha256, "0" * 64, "iri"),
        (OA.start, "8", "9", "quote"),
        (OA.end, "28", "999", "offsets"),
        (OA.exact, "Procuratorial organs", "Procuratorial bodies", "quote"),
        (EKG.printed, "over 15,000 arrests", "over 16,000 arrests", "printed"),
        (EKG.printedAt, str(ENGLISH.index("24.5")), "3", "printed"),
        (SDMX_MEASURE.obsValue, "15000", "51000", "value"),
        (EKG.lowerBound, "15000", "14000", "bounds"),
        (EKG.granularity, "1000", "100", "iri"),
        (EKG.agency, BASE + "agency/cn-procuratorates", BASE + "agency/cn-spp", "series"),
    ],
)
def test_a_planted_fault_is_found(store: Store, predicate: str, old: str, new: str, rule: str) -> None:
    change(store, predicate, old, new)
    assert rule in rules(verify(store))


def test_a_claim_without_evidence_is_found(store: Store) -> None:
    quad = min(store.quads_for_pattern(None, NamedNode(EKG.evidence), None, None), key=str)
    store.remove(quad)
    assert [f.focus for f in verify(store) if f.rule == "evidence"] == [str(quad.subject)[1:-1]]


def test_a_triple_in_two_graphs_is_found(store: Store) -> None:
    quad = min(store.quads_for_pattern(None, NamedNode(EKG.inSeries), None, None), key=str)
    store.add(Quad(quad.subject, quad.predicate, quad.object, NamedNode(iris.graph("derived"))))
    assert rules(verify(store)) == {"graphs"}


def test_a_blank_node_is_found(store: Store) -> None:
    quad = Quad(NamedNode(BASE + "x"), NamedNode(RDFS.seeAlso), BlankNode(), NamedNode(iris.graph("facts")))
    store.add(quad)
    assert rules(verify(store)) == {"blank node"}


def test_a_file_that_changed_is_named(store: Store) -> None:
    texts = {"a.txt": ENGLISH + "!", "b.txt": chinese().document.text}
    assert [(f.document, f.rule) for f in verify(store, texts=texts)] == [("a.txt", "file")]


def test_a_fault_reads_as_a_sentence() -> None:
    fault = Fault("a.txt", "quote", "http://example.org/p", "Not the text")
    assert str(fault) == "a.txt: quote: Not the text (http://example.org/p)"
