"""Figures side by side, from built documents, within and across languages."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

import kg
from kg.build import build
from kg.cli import main
from kg.comparison import (
    Pair,
    compare_about,
    compare_documents,
    compare_figures,
    compare_years,
    explain,
)
from kg.errors import UsageError
from kg.graph.store import Graph
from kg.terms import BASE

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


def verdicts(pairs: list[Pair]) -> list[str]:
    return [pair.found.verdict.value for pair in pairs]


@pytest.mark.parametrize("name", ["arrests approved", "批准逮捕人数", "code/measure/arrests-approved"])
def test_everything_about_a_measure_in_a_year(graph: Graph, name: str) -> None:
    asked = BASE + name if name.startswith("code/") else name
    found = verdicts(compare_about(graph.store, [asked], years=[2024]))
    assert (found[0], found.count("conflict"), found.count("refines"), found.count("same")) == (
        "conflict", 3, 2, 1,
    )  # fmt: skip


def test_everything_about_two_things(graph: Graph) -> None:
    about = ["procuratorial organs of China", "persons prosecuted"]
    assert {p.a.identifier for p in compare_about(graph.store, about)} == set()
    about[1] = "arrests approved"
    assert {p.a.identifier for p in compare_about(graph.store, about)} == {"a.txt", "b.txt", "c.txt", "e.txt"}


def test_an_unknown_name_is_suggested(graph: Graph) -> None:
    with pytest.raises(UsageError, match="arrests approved"):
        compare_about(graph.store, ["arrests aproved"])


def test_two_years_tell_the_change(tmp_path: Path) -> None:
    text = "In {}, China's procuratorial organs approved the arrest of {} individuals."
    for year, value in ((2023, "13,000"), (2024, "over 15,000")):
        (tmp_path / f"{year}.txt").write_text(text.format(year, value), encoding="utf-8")
    build([str(tmp_path / "2023.txt"), str(tmp_path / "2024.txt")], tmp_path / "out")
    (pair,) = compare_years(kg.load(tmp_path / "out").store, 2023, 2024)
    assert (pair.found.verdict.value, pair.found.differs) == ("not-comparable", ("period",))
    assert explain(pair).endswith("between +11.11% and any rise, more than the rounding explains.")


def test_a_disputed_year_has_no_change(graph: Graph) -> None:
    (pair,) = compare_years(graph.store, 2023, 2024)
    assert pair.change is None
    assert "contradict each other" in explain(pair)


def test_a_year_without_figures_is_named(graph: Graph) -> None:
    with pytest.raises(UsageError, match="2023, 2024"):
        compare_years(graph.store, 1999, 2024)


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[str, str, int]:
    monkeypatch.setattr(sys, "argv", ["kg", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr()
    return said.out, said.err, int(stop.value.code or 0)


def test_the_command_gives_csv_with_quotes(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, _, _ = run(monkeypatch, capsys, "compare", str(out), "b.txt", "e.txt", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(said))
    assert (row["verdict"], row["a"][:6], row["document_b"]) == ("conflict", "15,197", "e.txt")
    assert row["quote_b"] == TEXTS["e.txt"].strip()


def test_the_command_lists_json(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, _, _ = run(monkeypatch, capsys, "compare", str(out), "--about", "arrests approved", "--json")
    keys = {"a", "b", "verdict", "precise", "differs", "why"}
    assert {frozenset(pair) for pair in json.loads(said)} == {frozenset(keys)}


def test_the_command_writes_a_page(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "compared.html"
    run(monkeypatch, capsys, "compare", str(out), "b.txt", "e.txt", "--html", str(page))
    assert TEXTS["e.txt"].strip().replace("'", "&#39;") in page.read_text(encoding="utf-8")


def test_the_command_speaks_chinese(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said, _, _ = run(
        monkeypatch, capsys, "compare", str(out), "a.txt:over 15,000", "b.txt:15,197", "--lang", "zh"
    )
    assert said.startswith("refines: “15,197")
    assert "所述相同，且更精确。" in said.splitlines()[0]


@pytest.mark.parametrize("words", [[], ["a.txt"], ["--year", "2024"]])
def test_nothing_to_compare_is_said(
    out: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, error, code = run(monkeypatch, capsys, "compare", str(out), *words)
    assert (code, "--about NAME" in error) == (2, True)


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
