"""What changed between two builds, in words and as a patch."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

import kg
from kg.build import build
from kg.cli import main
from kg.errors import UsageError
from kg.graph.diff import Difference, Kind, difference
from kg.graph.patch import apply_patch, patch

VAGUE = "In 2024, China's procuratorial organs approved the arrest of over 15,000 individuals."
BEFORE = {
    "a.txt": f"{VAGUE} In 2024 they prosecuted 300 individuals.",
    "b.txt": "In 2024, China's procuratorial organs approved the arrest of 15,197 individuals.",
    "gone.txt": "In 2022, China's procuratorial organs prosecuted 7 individuals.",
}
AFTER = {
    "a.txt": f"A new start. {VAGUE} In 2023 they prosecuted 300 individuals.",
    "b.txt": BEFORE["b.txt"],
    "new.txt": "In 2024, China's procuratorial organs approved the arrest of 14,020 individuals.",
}


def built(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([str(folder / name) for name in texts], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("diff")
    return built(folder / "before", BEFORE), built(folder / "after", AFTER)


@pytest.fixture(scope="module")
def found(outs: tuple[Path, Path]) -> Difference:
    return difference(kg.load(outs[0]).store, kg.load(outs[1]).store)


def test_documents_that_came_went_and_changed(found: Difference) -> None:
    assert (found.added, found.removed, found.changed) == (("new.txt",), ("gone.txt",), ("a.txt",))


def test_a_claim_that_moved_but_says_the_same_is_not_named(found: Difference) -> None:
    assert [c.printed[:3] for c in found.claims if c.document == "a.txt"] == ["300"]


def test_what_changed_in_a_claim_is_named_field_by_field(found: Difference) -> None:
    (claim,) = (c for c in found.claims if c.kind is Kind.CHANGED)
    assert claim.fields == {"period": ("2024", "2023")}


def test_claims_that_came_and_went(found: Difference) -> None:
    kinds = {c.document: c.kind for c in found.claims if c.document in ("gone.txt", "new.txt")}
    assert kinds == {"gone.txt": Kind.REMOVED, "new.txt": Kind.ADDED}


def test_new_conflicts_are_named(found: Difference) -> None:
    assert [r.kind for r in found.relations if r.relation == "conflictsWith"] == [Kind.ADDED, Kind.ADDED]


def test_a_graph_does_not_differ_from_itself(outs: tuple[Path, Path]) -> None:
    store = kg.load(outs[0]).store
    same = difference(store, store)
    assert (bool(same), same.claims, same.relations, same.quads) == (False, (), (), (0, 0))


def test_the_patch_of_two_builds_turns_one_into_the_other(outs: tuple[Path, Path]) -> None:
    before, after = Store(), kg.load(outs[1]).store
    before.extend(kg.load(outs[0]).store)
    apply_patch(before, patch(before, after))
    assert {str(quad) for quad in before} == {str(quad) for quad in after}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
quads = st.sets(
    st.builds(
        lambda s, text, g: Quad(
            NamedNode(f"http://example.org/{s}"), NamedNode("http://example.org/p"), Literal(text),
            NamedNode(f"http://example.org/g{g}"),
        ),
        st.integers(0, 3), texts, st.integers(0, 2),
    ),
    max_size=6,
)  # fmt: skip


def store_of(given_quads: set[Quad]) -> Store:
    store = Store()
    store.extend(given_quads)
    return store


@given(quads, quads)
def test_a_patch_holds_whatever_text_the_graphs_hold(one: set[Quad], other: set[Quad]) -> None:
    store = store_of(one)
    apply_patch(store, patch(store, store_of(other)))
    assert {str(quad) for quad in store} == {str(quad) for quad in other}


def test_a_patch_has_a_header_and_one_transaction(outs: tuple[Path, Path]) -> None:
    lines = patch(kg.load(outs[0]).store, kg.load(outs[1]).store).splitlines()
    assert (lines[0][:5], lines[1], lines[-1]) == ("H id ", "TX .", "TC .")
    assert {line[0] for line in lines[2:-1]} == {"A", "D"}


@pytest.mark.parametrize("row", ["X <a:b> <a:c> <a:d> .", "A <a:b> <a:c> .", "A ."])
def test_a_line_that_is_no_row_is_named_and_nothing_is_applied(row: str) -> None:
    store = Store()
    with pytest.raises(UsageError, match="line 2"):
        apply_patch(store, f"A <a:b> <a:c> <a:d> .\n{row}")
    assert len(store) == 0


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, int]:
    monkeypatch.setattr(sys, "argv", ["kg", "diff", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return capsys.readouterr().out, int(stop.value.code or 0)


def test_the_command_tells_people(
    outs: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, code = run(monkeypatch, capsys, str(outs[0]), str(outs[1]))
    assert code == 1
    assert "      period: 2024 -> 2023" in said.splitlines()
    assert said.splitlines()[:3] == ["+ document new.txt", "- document gone.txt", "~ document a.txt"]


def test_the_command_says_when_nothing_differs(
    outs: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, capsys, str(outs[0]), str(outs[0])) == ("the same\n", 0)


def test_the_command_gives_json_and_a_patch(
    outs: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "changes.rdfp"
    said, _ = run(monkeypatch, capsys, str(outs[0]), str(outs[1]), "--json", "--patch", str(file))
    counted = json.loads(said)["quads"]
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [sum(1 for line in lines if line.startswith(code)) for code in ("D ", "A ")]
    assert rows == [counted["deleted"], counted["added"]]
