from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import OutputError, UsageError
from kg.view import write
from tests.test_network import DATA


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
