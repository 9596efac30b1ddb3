from __future__ import annotations

import shutil
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg import iris
from kg.build import build
from kg.cli import main
from kg.graph.printed import stands_for
from kg.graph.verify import Fault, verify
from kg.model import Document, Extraction
from kg.terms import BASE, EKG, OA, PROV, RDFS, SDMX_MEASURE
from tests.factory import ENGLISH, chinese, english, figure, store_of


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


def test_sentences_that_a_changed_file_does_not_say_any_more_are_named(store: Store) -> None:
    texts = {"a.txt": ENGLISH.replace("15,000", "16,000"), "b.txt": chinese().document.text}
    found = [fault for fault in verify(store, texts=texts) if fault.rule == "gone"]
    assert [fault.document for fault in found] == ["a.txt"] * 3


def test_a_file_that_cannot_be_read_is_a_fault(store: Store) -> None:
    (fault,) = verify(store, unreadable={"a.txt": "An old Office file"})
    assert (fault.document, fault.rule, fault.message) == ("a.txt", "file", "An old Office file")


@pytest.mark.parametrize(
    ("printed", "value", "language", "fits"),
    [
        ("4.4万件", "44000", "zh", True),
        ("4.4万件", "440000", "zh", False),
        ("4.4万件", "4400", "zh", False),
        ("1.13 billion yuan", "1130000000", "en", True),
        ("1.13 billion yuan", "1130000", "en", False),
        ("over 15,000 arrests", "15000", "en", True),
        ("over 15,000 arrests", "51000", "en", False),
        ("3.5", "3500000", "en", True),
        ("half", "50", "en", True),
        ("24.5%", "-24.5", "en", True),
        ("4万3000起", "43000", "zh", True),
        ("346", "400", "en", False),
        ("4,4 млн", "4400000", "ru", True),
    ],
)
def test_what_is_printed_stands_for_the_value(printed: str, value: str, language: str, fits: bool) -> None:
    assert stands_for(printed, Decimal(value), language=language) is fits


@pytest.mark.parametrize(("change", "rules_broken"), [(-28, set()), (-82, {"value"})])
def test_a_change_may_be_told_by_the_level_it_leads_from(change: int, rules_broken: set[str]) -> None:
    text = "318 arrests were approved, down from 346."
    exact = {"comparator": "exact", "granularity": Decimal(1)}
    level = figure(text, "318", value=Decimal(318), **exact)
    told = figure(text, "346", value=Decimal(change), transformation="yoy-difference", change_of=0, **exact)
    document = Document("a.txt", text, "en", ())
    assert rules(verify(store_of(Extraction(document, figures=(level, told))))) == rules_broken


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("In 2024 the police opened 450 cases.", encoding="utf-8")
    (tmp_path / "reports" / "b.txt").write_text("2024年,全国检察机关批准逮捕1.5万余人。", encoding="utf-8")
    build([str(tmp_path / "reports")], tmp_path / "out")
    return tmp_path / "out"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, int]:
    monkeypatch.setattr(sys, "argv", ["kg", "verify", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return capsys.readouterr().out, int(stop.value.code or 0)


def test_the_command_reads_every_document_again(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch, capsys, str(out)) == ("true to its documents\n", 0)


def test_the_command_finds_a_file_that_was_edited(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (out.parent / "reports" / "a.txt").write_text("In 2024 the police opened 540 cases.", encoding="utf-8")
    said, code = run(monkeypatch, capsys, str(out))
    assert code == 1
    assert [line.split(": ")[:2] for line in said.splitlines()[:2]] == [["a.txt", "file"], ["a.txt", "gone"]]


def test_the_command_reads_again_below_a_path(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(tmp_path / "reports", tmp_path / "copy")
    (tmp_path / "copy" / "b.txt").write_text("Nothing.", encoding="utf-8")
    assert run(monkeypatch, capsys, str(out), str(tmp_path / "reports"))[1] == 0
    said, code = run(monkeypatch, capsys, str(out), str(tmp_path / "copy"))
    assert (code, said.splitlines()[0][:11]) == (1, "b.txt: file")


def test_the_command_says_what_it_cannot_find(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (out.parent / "reports" / "a.txt").unlink()
    said, code = run(monkeypatch, capsys, str(out), str(out.parent / "reports"))
    assert code == 0
    assert "not found, checked against the text in the graph: a.txt" in said
