"""A document taken out of a graph, and put back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import BuildOptions, build
from kg.build_remove import remove_documents
from kg.errors import UsageError
from kg.extract import extract
from kg.graph.export import serialize
from kg.graph.reconcile import derive
from kg.graph.remove import document_named, remove
from kg.graph.store import Graph
from kg.graph.write import authority_quads, quads, settle
from kg.iris import graph
from kg.lexicon import load_lexicon
from kg.model import Document
from kg.read.layout import blocks_of
from kg.resources import ontology_path
from kg.terms import SKOS

TEXTS = (
    (
        "en",
        "In 2024, China's prosecutors approved 15,000 arrests, up 5%. The Harbour Bureau filed 120 cases.",
    ),
    ("en", "In 2024, China's prosecutors approved 15,197 arrests. The Harbour Bureau filed 120 cases."),
    ("en", "In 2024, China's prosecutors approved 15,000 arrests. That was a rise of 5%."),
    ("en", "In 2024, China's prosecutors approved 15,000 arrests in all; arrests rose by 5%."),
    ("zh", "2024年,海关查获侵权货物4.16万批。其中,邮递渠道查获3万批。"),
)


ENTRY = """
[[correction]]
action = "reject"
document = "1.txt"
printed = "15,197 arrests"
by = "Ann"
when = 2025-04-25
why = "another year"
"""


@cache
def codes() -> tuple[ox.Quad, ...]:
    """What comparing figures needs of the authority data."""
    wanted = (SKOS.notation, SKOS.broader)
    return tuple(quad for quad in authority_quads(ontology_path()) if quad.predicate.value in wanted)


@cache
def share(number: int) -> tuple[ox.Quad, ...]:
    language, text = TEXTS[number]
    document = Document(f"{number}.txt", text, language, blocks_of(text))
    return tuple(quads(extract(document, load_lexicon()), load_lexicon()))


def built(numbers: Iterable[int]) -> ox.Store:
    store = ox.Store()
    store.extend(codes())
    for number in numbers:
        add(store, number)
    return store


def add(store: ox.Store, number: int) -> None:
    store.extend(share(number))
    settle(store)
    store.remove_graph(ox.NamedNode(graph("derived")))
    store.extend(list(derive(store)))


def content(store: ox.Store) -> bytes:
    return serialize(store, "nquads")


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_what_is_left_is_what_a_build_without_it_gives(number: int) -> None:
    store = built(range(len(TEXTS)))
    remove(store, f"{number}.txt")
    assert content(store) == content(built(other for other in range(len(TEXTS)) if other != number))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(range(len(TEXTS))), min_size=1), st.data())
def test_removed_and_put_back_is_a_no_op(numbers: set[int], data: st.DataObject) -> None:
    store = built(sorted(numbers))
    before = content(store)
    taken = data.draw(st.permutations(sorted(numbers)))[: data.draw(st.integers(1, len(numbers)))]
    for number in taken:
        remove(store, f"{number}.txt")
    for number in taken:
        add(store, number)
    assert content(store) == before


def test_the_last_document_leaves_nothing() -> None:
    store = built([0])
    remove(store, "0.txt")
    assert content(store) == content(built([]))


def test_a_document_goes_by_name_digest_or_iri() -> None:
    store = built([0, 1])
    found = Graph(store).query("SELECT ?d ?h WHERE { ?d dcterms:identifier '0.txt' ; ekg:sha256 ?h }")[0]
    names = ("0.txt", str(found.d), str(found.h), str(found.h)[:16])
    assert {document_named(store, name) for name in names} == {str(found.d)}
    with pytest.raises(UsageError, match=r"No document is called 'x'. The graph has 0\.txt, 1\.txt"):
        remove(store, "x")


# ------------------------------------------------------------------ from a whole folder


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def test_a_folder_is_as_if_built_without_the_document(tmp_path: Path) -> None:
    docs, out = tmp_path / "docs", tmp_path / "out"
    docs.mkdir()
    for number, (_, text) in enumerate(TEXTS):
        (docs / f"{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.toml").write_text(ENTRY, encoding="utf-8")
    assert build([str(docs)], out, BuildOptions(jobs=1)).corrections == 1
    with pytest.raises(UsageError, match="No document is called 'x'"):
        remove_documents(out, ["x"])
    with pytest.raises(UsageError, match="No document would be left"):
        remove_documents(out, [f"{number}.txt" for number in range(len(TEXTS))])
    report = remove_documents(out, ["1.txt", "4.txt"])
    assert ([document.identifier for document in report.documents], report.corrections) == (
        ["0.txt", "2.txt", "3.txt"],
        0,
    )
    removed = files(out)
    for number in (1, 4):
        (docs / f"{number}.txt").unlink()
    (tmp_path / "corrections" / "a.toml").unlink()
    build([str(docs)], out, BuildOptions(jobs=1))
    assert files(out) == removed
