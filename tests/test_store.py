"""Graphs that answer SPARQL."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import Graph, load
from kg.errors import QueryError, UsageError
from kg.graph.store import python_value, term_of
from kg.terms import XSD

DATA = """
@prefix ekg: <https://w3id.org/enfkg/ns#> .
<http://example.org/a> ekg:value 44000 ; ekg:year "2024" .
<http://example.org/b> ekg:value 15000 .
"""


@pytest.fixture
def graph() -> Graph:
    return Graph.parse(DATA)


def test_rows_have_names_and_positions(graph: Graph) -> None:
    row = graph.query("SELECT ?s ?n WHERE { ?s ekg:value ?n } ORDER BY DESC(?n)")[0]
    assert (row.n, row["n"], row[1], len(row)) == (44000, 44000, 44000, 2)
    assert row.as_dict() == {"s": "http://example.org/a", "n": 44000}
    assert row.terms[0] == ox.NamedNode("http://example.org/a")


def test_an_unknown_column_is_named(graph: Graph) -> None:
    row = graph.query("SELECT ?n WHERE { ?s ekg:value ?n }")[0]
    with pytest.raises(AttributeError, match="no column 'm'; the columns are n"):
        _ = row.m
    with pytest.raises(KeyError):
        _ = row["m"]


def test_a_binding_is_typed_and_never_text(graph: Graph) -> None:
    text = "SELECT ?s ?n WHERE { ?s ekg:value ?n }"
    assert [row.s for row in graph.query(text, n=15000)] == ["http://example.org/b"]
    assert len(graph.query(text, n='15000 } #"')) == 0


def test_a_binding_must_be_in_the_select(graph: Graph) -> None:
    with pytest.raises(QueryError, match="Name the variable in the SELECT"):
        graph.query("SELECT ?s WHERE { ?s ekg:value ?n }", n=1)


def test_own_prefixes_win(graph: Graph) -> None:
    text = "PREFIX ekg: <http://example.org/> ASK { ekg:a ?p 44000 }"
    assert graph.query(text)


def test_queries_see_all_named_graphs() -> None:
    store = ox.Store()
    node = ox.NamedNode("http://example.org/x")
    store.add(ox.Quad(node, node, node, ox.NamedNode("http://example.org/g")))
    assert bool(Graph(store).query("ASK { ?s ?p ?o }"))


def test_construct_gives_sorted_turtle(graph: Graph) -> None:
    turtle = graph.query("CONSTRUCT { ?s ekg:value ?n } WHERE { ?s ekg:value ?n }").to_turtle()
    assert turtle.index("example.org/a> ekg:value 44000") < turtle.index("example.org/b> ekg:value 15000")


def test_rows_are_not_turtle(graph: Graph) -> None:
    with pytest.raises(UsageError, match="Only CONSTRUCT"):
        graph.query("SELECT * WHERE { ?s ?p ?o }").to_turtle()


def test_a_syntax_error_shows_its_place(graph: Graph) -> None:
    with pytest.raises(QueryError) as caught:
        graph.query("SELECT ?s\nWHERE { ?s ?p }")
    assert str(caught.value).startswith("line 2, column 16: Not valid SPARQL: expected")
    assert "WHERE { ?s ?p }\n" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * WHERE { service SILENT ?x { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <http://example.org/>", "LOAD"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("SELECT * FROM <file:///etc/hosts> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <FILE:///etc/hosts> WHERE { ?s ?p ?o }", "FROM"),
    ],
)
def test_a_query_stays_in_its_graph(graph: Graph, text: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"{word}.* is refused|{word} with a file is refused"):
        graph.query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * WHERE { ?s ?p "SERVICE <x>" }',
        "SELECT * WHERE { ?service ?p 'none' } # SERVICE",
        "SELECT * WHERE { ?s <http://example.org/SERVICE> ?o }",
        "PREFIX load: <http://example.org/> SELECT * WHERE { ?s load:INSERT ?o }",
        "SELECT * WHERE { ?s ?p '''LOAD ' DELETE''' }",
    ],
)
def test_a_keyword_inside_another_token_is_none(graph: Graph, text: str) -> None:
    assert len(graph.query(text)) == 0


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (ox.Literal("4.5", datatype=ox.NamedNode(XSD.decimal)), Decimal("4.5")),
        (ox.Literal("2024-04-25", datatype=ox.NamedNode(XSD.date)), date(2024, 4, 25)),
        (ox.Literal("2024", datatype=ox.NamedNode(XSD.gYear)), 2024),
        (ox.Literal(True), True),
        (ox.Literal("x", datatype=ox.NamedNode(XSD.integer)), "x"),
        (ox.Literal("案", language="zh"), "案"),
        (None, None),
    ],
)
def test_values_are_pythons(term: ox.Literal | None, value: object) -> None:
    assert python_value(term) == value


def test_only_values_with_a_term_can_be_bound() -> None:
    assert term_of(Decimal("4.5")) == ox.Literal("4.5", datatype=ox.NamedNode(XSD.decimal))
    assert term_of(date(2024, 4, 25)).value == "2024-04-25"
    with pytest.raises(UsageError, match="A list cannot be bound"):
        term_of([1])


def test_pandas_gets_the_same_rows(graph: Graph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = graph.query("SELECT ?n WHERE { ?s ekg:value ?n } ORDER BY ?n").to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame["n"].tolist() == [15000, 44000]


def test_without_pandas_the_extra_is_named(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(UsageError, match=r"enforcement-kg\[pandas\]"):
        graph.query("SELECT ?n WHERE { ?s ekg:value ?n }").to_pandas()


def test_rdflib_users_get_a_dataset(graph: Graph) -> None:
    rows = list(graph.dataset.query("SELECT ?n WHERE { ?s ekg:value ?n }"))
    assert sorted(int(str(row[0])) for row in rows) == [15000, 44000]  # type: ignore[index]


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig"])
def test_a_file_is_loaded_by_its_name(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph.{suffix}"
    path.write_text('<http://example.org/a> <http://example.org/b> "c" .\n', encoding="utf-8")
    assert len(load(path)) == 1


def test_a_store_folder_is_opened_to_read(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    store.load(DATA, format=ox.RdfFormat.TURTLE)
    store.flush()
    del store
    graph = load(tmp_path)
    assert len(graph) == 3
    with pytest.raises(RuntimeError, match="read-write"):
        graph.store.clear()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bad.ttl", "<a", "Not valid RDF"),
        ("bad.docx", "x", "Not a graph by its name"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        load(tmp_path / name)


def test_missing_paths_and_empty_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        load(tmp_path / "none")
    with pytest.raises(UsageError, match="No graph in this folder"):
        load(tmp_path)
    with pytest.raises(UsageError, match="Not valid RDF"):
        Graph.parse("<a")
