"""Figures side by side, from built documents, within and across languages."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import kg
from kg.build import build
from kg.cli import main
from kg.comparison import compare_about, compare_documents, compare_figures
from kg.errors import UsageError
from kg.graph.store import Graph

TEXTS = {
    "a.txt": "In 2024, China's procuratorial organs approved the arrest of over 15,000 individuals.\n",
    "b.txt": "In 2024, China's procuratorial organs approved the arrest of 15,197 individuals.\n",
    "c.txt": "In 2023, China's procuratorial organs approved the arrest of 15,197 individuals.\n",
    "d.txt": "In 2024, China's procuratorial organs prosecuted 15,197 individuals.\n",
    "e.txt": "In 2024, China's procuratorial organs approved the arrest of 14,020 individuals.\n",
    "f.txt": "2024年,检察机关批准逮捕1.5万余人。\n",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([str(folder)], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def graph(out: Path) -> Graph:
    return kg.load(out)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "precise", "differs"),
    [
        ("a.txt:over 15,000", "b.txt:15,197", "refines", "b", []),
        ("b.txt:15,197", "a.txt:over 15,000", "refines", "a", []),
        ("b.txt:15,197", "c.txt:15,197", "not-comparable", None, ["period"]),
        ("b.txt:15,197", "d.txt:15,197", "not-comparable", None, ["measure"]),
        ("b.txt:15,197", "e.txt:14,020", "conflict", None, []),
        ("a.txt:over 15,000", "e.txt:14,020", "conflict", None, []),
        ("a.txt:over 15,000", "a.txt:over 15,000", "same", None, []),
        ("f.txt:1.5万余人", "b.txt:15,197", "refines", "b", []),
        ("f.txt:1.5万余人", "a.txt:over 15,000", "same", None, []),
    ],
)
def test_two_figures(
    graph: Graph, a: str, b: str, verdict: str, precise: str | None, differs: list[str]
) -> None:
    found = compare_figures(graph.store, a, b).to_json()
    assert (found["verdict"], found["precise"], found["differs"]) == (verdict, precise, differs)


def test_a_reference_that_names_nothing_suggests(graph: Graph) -> None:
    with pytest.raises(UsageError, match="15,197"):
        compare_figures(graph.store, "b.txt:15,917", "a.txt:over 15,000")


def test_an_iri_names_a_statistic(graph: Graph) -> None:
    a = compare_figures(graph.store, "a.txt:over 15,000", "b.txt:15,197").a.statistic
    assert compare_figures(graph.store, a, "b.txt:15,197").found.precise == "b"


def test_documents_are_compared_figure_by_figure(graph: Graph) -> None:
    assert [pair.found.verdict.value for pair in compare_documents(graph.store, "b.txt", "e.txt")] == [
        "conflict"
    ]


def test_an_unknown_document_is_named(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no-such"):
        compare_documents(graph.store, "no-such.txt", "b.txt")


def test_everything_about_a_measure_in_a_year(graph: Graph) -> None:
    measure = "https://w3id.org/enfkg/id/code/measure/arrests-approved"
    verdicts = [pair.found.verdict.value for pair in compare_about(graph.store, [measure], years=[2024])]
    assert verdicts[0] == "conflict"
    assert "refines" in verdicts


def test_the_command_gives_json(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["kg", "compare", str(out), "a.txt:over 15,000", "b.txt:15,197", "--json"]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code in (0, None)
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == "refines"
    assert said["a"]["quote"] == TEXTS["a.txt"].strip()


def test_conflicts_and_refinements_stand_in_the_graph(graph: Graph) -> None:
    asked = "SELECT ?x ?y WHERE { ?x ekg:conflictsWith ?y }"
    assert len(graph.query(asked)) == 4
    assert len(graph.query("SELECT ?x ?y WHERE { ?x ekg:refines ?y }")) >= 1
