from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import KgError, OutputError, UsageError
from kg.view import VIEWS, write
from tests.test_network import DATA
from tests.test_view import block


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(DATA, encoding="utf-8")
    return path


def test_view_writes_one_page(graph: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "page.html"
    result = CliRunner().invoke(app, ["view", str(graph), "Drive", "--as", "campaign", "-o", str(out)])
    assert result.exit_code == 0
    assert "<title>Drive</title>" in out.read_text(encoding="utf-8")


def test_network_prints_the_hub_first(graph: Path) -> None:
    result = CliRunner().invoke(app, ["network", str(graph), "--format", "csv"])
    assert result.output.splitlines()[1].startswith("Bureau,agency,")


def test_network_writes_graphml(graph: Path, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["network", str(graph), "--to", str(tmp_path / "n.graphml")])
    assert b"<graphml" in (tmp_path / "n.graphml").read_bytes()


def test_an_unknown_ending_is_refused(graph: Path) -> None:
    result = CliRunner().invoke(app, ["network", str(graph), "--to", "n.docx"])
    assert isinstance(result.exception, UsageError)


def test_a_folder_that_cannot_be_made_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="The file cannot be written"):
        write(tmp_path / "file" / "page.html", b"")


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    write(tmp_path / "page.html", b"one")
    write(tmp_path / "page.html", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.html", b"two")]


def run(graph: Path, tmp_path: Path, *options: str) -> str:
    out = tmp_path / "page.html"
    result = CliRunner().invoke(app, ["view", str(graph), *options, "-o", str(out)])
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8")


def names(html: str) -> list[str]:
    return [row[2] for row in block(html, "facts")["nodes"]]


@pytest.mark.parametrize("name", [name for name, named in VIEWS.items() if not named])
def test_each_view_without_a_name_is_written(graph: Path, tmp_path: Path, name: str) -> None:
    assert run(graph, tmp_path, "--as", name).startswith("<!doctype html>")


@pytest.mark.parametrize(("name", "of"), [("agency", "总局"), ("agency", "bureau"), ("campaign", "Drive")])
def test_views_about_one_thing_take_either_name(graph: Path, tmp_path: Path, name: str, of: str) -> None:
    assert "Bureau" in names(run(graph, tmp_path, of, "--as", name))


def test_focus_and_depth_choose_the_part(graph: Path, tmp_path: Path) -> None:
    near, far = (names(run(graph, tmp_path, "--focus", "Drive", "--depth", depth)) for depth in "12")
    assert (sorted(near), sorted(far)) == (["Bureau", "Drive"], ["Bureau", "Drive", "cases handled"])


def test_years_leave_out_what_is_dated_otherwise(graph: Path, tmp_path: Path) -> None:
    assert "cases handled" not in names(run(graph, tmp_path, "--year", "2010-2012"))
    assert "cases handled" in names(run(graph, tmp_path, "--year", "2024"))


def test_a_page_opens_in_chinese(graph: Path, tmp_path: Path) -> None:
    assert '<html lang="zh-Hans">' in run(graph, tmp_path, "--lang", "zh")


@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?c ekg:leadAgency ?a } WHERE { ?x rdf:subject ?c ; rdf:object ?a }",
        "SELECT ?c ?p ?a WHERE { ?x rdf:subject ?c ; rdf:predicate ?p ; rdf:object ?a }",
    ],
)
def test_a_query_of_ones_own_is_drawn(graph: Path, tmp_path: Path, query: str) -> None:
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    html = run(graph, tmp_path, "--query", str(tmp_path / "q.rq"))
    assert sorted(names(html)) == ["Bureau", "Drive"]
    assert block(html, "evidence")["texts"][0] == "It saw 44 cases."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--as", "nonsense"], "no view 'nonsense'"),
        (["--as", "campaign", "Nobody"], "Nothing in the graph is called 'Nobody'"),
        (["--depth", "3", "--focus", "Drive"], "depth of 3"),
        (["--year", "soon"], "no range of years"),
        (["--lang", "fr"], "no page in the language"),
        (["--query", "missing.rq"], "cannot be read"),
    ],
)
def test_what_cannot_be_shown_is_one_message(graph: Path, options: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["view", str(graph), *options])
    assert message in str(result.exception)


def test_a_query_that_would_leave_the_machine_is_refused(graph: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://a/> { ?s ?p ?o } }", "utf-8"
    )
    result = CliRunner().invoke(app, ["view", str(graph), "--query", str(tmp_path / "q.rq")])
    assert isinstance(result.exception, KgError)
