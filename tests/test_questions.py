"""The competency questions, on the bundled reports."""

import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import OntologyError, UsageError
from kg.graph.store import Graph, load
from kg.questions import Question, question, questions

#: Rows (as parts of cells) that must be among the answers.
EXPECTED = {
    "commentary-against-primary": ("lacks", "37,000 criminal cases"),
    "bodies-together": ("transfersTo", "zh-d09.txt"),
    "participants": ("Jianwang campaign", "Ministry of Public Security"),
    "leaders-of-campaigns": ("Qinglang campaign", "Cyberspace Administration of China"),
    "figures-of-document": ("", "45,000 consignments"),
    "figures-of-year": ("37,000 criminal cases", "zh-d12-en.txt"),
    "issuers-of-reports": ("Annual Report on China", "Office of the National Leading Group"),
    "outcomes-of-campaign": ("Longteng campaign", "2019"),
    "report-dimensions": ("", "judicial"),
    "sentence-behind": ("37,000 criminal cases", "zh-d12-en.txt"),
    "stated-changes": ("%", ""),
    "who-says": ("General Administration of Customs", ""),
}
#: Questions whose answer is a list of figures with the sentence behind each.
QUOTED = [q.name for q in questions() if "?quote" in q.text or "?quoteA" in q.text]


@pytest.fixture(scope="module")
def graph(bundled: Path) -> Graph:
    return load(bundled)


def test_there_are_enough_questions() -> None:
    assert len(questions()) >= 20
    assert set(EXPECTED) <= {q.name for q in questions()}


@pytest.mark.parametrize("q", questions(), ids=lambda q: q.name)
def test_a_question_is_a_sentence_in_two_languages(q: Question) -> None:
    assert q.sentence.endswith("?")
    assert q.sentence_zh.endswith("？")
    assert any("\u4e00" <= char <= "\u9fff" for char in q.sentence_zh)
    assert all(parameter.description for parameter in q.parameters)
    assert all(f"?{parameter.name}" in q.text.split("WHERE")[0] for parameter in q.parameters)


@pytest.mark.parametrize("q", questions(), ids=lambda q: q.name)
def test_a_question_is_fast(q: Question, graph: Graph) -> None:
    started = time.process_time()
    q.run(graph)
    assert time.process_time() - started < 2.0


@pytest.mark.parametrize("name", EXPECTED)
def test_the_expected_row_is_there(name: str, graph: Graph) -> None:
    first, second = EXPECTED[name]
    rows = [[str(cell) for cell in row] for row in question(name).run(graph)]
    assert [row for row in rows if any(first in c for c in row) and any(second in c for c in row)]


@pytest.mark.parametrize("name", QUOTED)
def test_every_row_has_its_sentence(name: str, graph: Graph) -> None:
    answer = question(name).run(graph)
    for column in (c for c in answer.columns if c.startswith("quote")):
        assert all(row[column] for row in answer)


def test_parameters_choose(graph: Graph) -> None:
    one = question("figures-of-document").run(graph, document="zh-d12-en.txt")
    assert any("2,619" in str(row.printed) for row in one)
    assert len(question("figures-of-document").run(graph, document="nowhere.txt")) == 0


def test_parameters_are_not_columns(graph: Graph) -> None:
    assert question("sentence-behind").run(graph, number="2619").columns == (
        "statistic",
        "printed",
        "source",
        "quote",
    )


@pytest.fixture(scope="module")
def plain(bundled: Path, graph: Graph) -> rdflib.Graph:
    """The same triples in rdflib's own memory."""
    found = rdflib.Graph()
    for triple in ox.parse(path=str(bundled / "graph.ttl"), format=ox.RdfFormat.TURTLE):
        found.add(tuple(map(_rdflib, (triple.subject, triple.predicate, triple.object))))  # type: ignore[arg-type]
    for prefix, base in graph.dataset.namespaces():
        found.bind(prefix, base)
    return found


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_rdflib_answers_alike(name: str, plain: rdflib.Graph, graph: Graph) -> None:
    asked = question(name)
    theirs = sorted(tuple(str(cell) for cell in row) for row in plain.query(asked.text))  # type: ignore[union-attr]
    ours = sorted(
        tuple(getattr(t, "value", "None") for t in row.terms) for row in graph.query(asked.text).rows
    )
    assert theirs == ours


def _rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    datatype = None if term.language else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def test_wrong_parameters_are_named() -> None:
    with pytest.raises(UsageError, match=r"no parameter 'yeer'. Its parameters: period"):
        question("figures-of-year").bindings(yeer=2024)
    with pytest.raises(UsageError, match="period is a number"):
        question("figures-of-year").bindings(period="last")
    with pytest.raises(UsageError, match="no question 'x'"):
        question("x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# en: A?\nASK {}", "needs '# en:' and '# zh:'"),
        ("# en: A?\n# zh: 甲？\n# parameter x\nASK {}", "Not a parameter"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bad.rq").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        questions(tmp_path)
