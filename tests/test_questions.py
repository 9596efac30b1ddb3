"""The competency questions, on the bundled reports."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import OntologyError, UsageError
from kg.graph.store import Graph, load, term_of
from kg.questions import Question, names, question, questions
from kg.terms import PREFIXES

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
    assert all(len(q.phrases[code]) >= 3 for code in ("en", "zh"))


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


@pytest.mark.parametrize("q", questions(), ids=lambda q: q.name)
def test_a_question_answers_in_chinese_too(q: Question, graph: Graph) -> None:
    if "lang" not in {parameter.name for parameter in q.parameters}:
        return
    assert len(q.run(graph, lang="zh")) == len(q.run(graph, lang="en"))


def test_labels_are_in_the_language_asked_for(graph: Graph) -> None:
    rows = question("leaders-of-campaigns").run(graph, which="Qinglang", lang="zh")
    assert {row.agencyName for row in rows} == {"国家互联网信息办公室"}


def test_parameters_choose(graph: Graph) -> None:
    one = question("figures-of-document").run(graph, document="zh-d12-en.txt")
    assert any("2,619" in str(row.printed) for row in one)


def test_an_optional_parameter_narrows(graph: Graph) -> None:
    asked = question("figures")
    every, narrowed = asked.run(graph, measure="arrests"), asked.run(graph, measure="arrests", period=2024)
    assert 0 < len(narrowed) < len(every)
    assert {row.year for row in narrowed} == {2024}


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("figures-of-agency", {"agency": "Coustoms"}, r"No agency 'Coustoms' in this graph\. Did you mean: .*ustoms"),
        ("figures-of-year", {"period": 1901}, r"No year '1901' in this graph\. Did you mean: .*20"),
        ("outcomes-of-campaign", {"campaign": "Longtang"}, r"No campaign 'Longtang' .*Longteng"),
        ("figures-of-document", {"document": "d02_press.txt"}, r"No document .*d02_press_release_longteng_2019\.txt"),
        ("series-of-measure", {"measure": "arests approved"}, r"No measure .*arrests approved"),
        ("what-is-counted", {"number": "1,234,567,891"}, r"No number '1,234,567,891' in this graph"),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_answered_with_names_like_it(
    name: str, given: dict[str, object], message: str, graph: Graph
) -> None:
    with pytest.raises(UsageError, match=message):
        question(name).run(graph, **given)


def test_a_name_that_something_has_may_have_no_rows() -> None:
    graph = Graph.parse(
        '<http://e/d> a ekg:Document ; dcterms:identifier "a.txt" .'.replace(
            "ekg:Document", "<https://w3id.org/enfkg/ns#Document>"
        ).replace("dcterms:identifier", "<http://purl.org/dc/terms/identifier>")
    )
    assert len(question("figures-of-document").run(graph, document="a.txt")) == 0


def test_names_are_those_with_figures(graph: Graph) -> None:
    assert "Longteng campaign" in names(graph, "campaign")
    assert "2024" in names(graph, "year")
    assert names(graph, "decimal") == []


def test_what_changed_between_two_states_of_a_document() -> None:
    def state(mark: str, issued: str, figure: str) -> str:
        return f"""
        <http://e/d{mark}> a ekg:Document ; dcterms:identifier "a.txt" ; dcterms:issued "{issued}"^^xsd:date .
        <http://e/p{mark}> oa:hasSource <http://e/d{mark}> ; oa:exact "quote {mark}" .
        <http://e/c{mark}> ekg:evidence <http://e/p{mark}> ; ekg:printed "{figure}" .
        <http://e/c{mark}> ekg:assertsStatistic <http://e/{figure}> .
        <http://e/{figure}> rdfs:label "{figure}"@en ."""

    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    graph = Graph.parse(prefixes + state("1", "2024-01-01", "eleven") + state("2", "2024-02-01", "twelve"))
    rows = [tuple(row) for row in question("reread-documents").run(graph)]
    assert rows == [
        ("a.txt", "added", "twelve", "twelve", "quote 2"),
        ("a.txt", "removed", "eleven", "eleven", "quote 1"),
    ]


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
    given = {key: _rdflib(term_of(value)) for key, value in asked.bindings().items()}
    answer = plain.query(asked.text, initBindings=given)  # type: ignore[arg-type]
    theirs = sorted(tuple(str(cell) for cell in row) for row in answer)  # type: ignore[union-attr]
    rows = graph.query(asked.text, **asked.bindings()).rows
    ours = sorted(tuple(getattr(t, "value", "None") for t in row.terms) for row in rows)
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
