"""The pipeline: one folder out, whole or not at all."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg.build as building
import kg.extract
from kg.build import BuildOptions, build
from kg.build_output import check_output, replacing
from kg.errors import NothingBuiltError, OutputError, UsageError
from kg.graph.store import load
from kg.ledger import COLUMNS, read_ledger, safe_cell
from kg.lexicon import Lexicon
from kg.model import Document, Extraction

TEXT = """Customs in 2024

China Customs seized 41,600 batches of suspected infringing goods in 2024.
Procuratorial organs approved the arrest of over 15,000 people in 2024.
"""
TEXT_ZH = "海关执法\n\n2024年，全国海关共查扣侵权嫌疑货物4.16万批。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT_ZH, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_a_build_writes_its_files(reports: Path, out: Path) -> None:
    report = build([str(reports)], out)
    assert report.failed == ()
    assert {
        "graph.ttl",
        "graph.trig",
        "graph.nq",
        "statistics.csv",
        "ledger.csv",
        "report.json",
        "graph.html",
    } <= set(contents(out))
    assert load(out).query("ASK { ?s a ekg:Statistic ; sdmx-measure:obsValue 41600 }")
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []


def test_bytes_depend_on_the_texts_only(reports: Path, tmp_path: Path) -> None:
    files = [str(reports / "a.txt"), str(reports / "b.txt")]
    build(files, tmp_path / "one", BuildOptions(jobs=1))
    build(files[::-1], tmp_path / "two", BuildOptions(jobs=2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_no_triple_stands_in_two_graphs(reports: Path, out: Path) -> None:
    build([str(reports)], out)
    quads = list(ox.parse(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    assert len({(str(q.subject), str(q.predicate), str(q.object)) for q in quads}) == len(quads)


def test_every_quote_stands_where_it_says(reports: Path, out: Path) -> None:
    build([str(reports / "a.txt")], out)
    rows = load(out).query(
        "SELECT ?start ?end ?quote WHERE { ?p oa:start ?start ; oa:end ?end ; oa:exact ?quote }"
    )
    assert len(rows) > 0
    assert [row.quote for row in rows] == [TEXT[int(str(r.start)) : int(str(r.end))] for r in rows]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("truncated.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat"),
        ("misnamed.docx", b"this is no office file"),
    ],
)
def test_a_broken_document_is_reported_and_left_out(
    reports: Path, out: Path, name: str, content: bytes
) -> None:
    (reports / name).write_bytes(content)
    report = build([str(reports)], out)
    assert [document.identifier for document in report.failed] == [name]
    assert name in report.failed[0].error
    assert report.exit_code == 1
    assert load(out).query("ASK { ?s a ekg:Statistic }")


def test_a_fault_in_a_stage_stops_one_document_only(
    reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = kg.extract.extract

    def failing(document: Document, lexicon: Lexicon) -> Extraction:
        if document.identifier == "a.txt":
            raise ZeroDivisionError("planted")
        return real(document, lexicon)

    monkeypatch.setattr(building, "extract", failing)
    report = build([str(reports)], out, BuildOptions(jobs=1))
    assert [d.identifier for d in report.failed] == ["a.txt"]
    assert "ZeroDivisionError: planted" in report.failed[0].error


def test_nothing_readable_leaves_the_old_output(reports: Path, out: Path) -> None:
    build([str(reports)], out)
    before = contents(out)
    empty = reports.parent / "empty"
    empty.mkdir()
    (empty / "none.txt").write_bytes(b"")
    with pytest.raises(NothingBuiltError, match=r"none\.txt"):
        build([str(empty)], out)
    assert contents(out) == before


def test_a_foreign_folder_is_refused(reports: Path, out: Path) -> None:
    out.mkdir()
    (out / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="something else than a build"):
        build([str(reports)], out)
    assert contents(out) == {"thesis.doc": b"mine"}


@pytest.mark.parametrize("content", ["{", "[]", '{"schema": "other"}'])
def test_another_report_json_is_no_marker(out: Path, content: str) -> None:
    out.mkdir()
    (out / "report.json").write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match="something else"):
        check_output(out)


def test_a_file_is_no_output_folder(out: Path) -> None:
    out.write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="is a file"):
        check_output(out)


def test_a_full_disk_leaves_the_old_output(reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([str(reports)], out)
    before = contents(out)

    def full(folder: Path, files: object) -> None:
        (folder / "graph.ttl").write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(building, "write_files", full)
    with pytest.raises(OutputError, match="No space left on device"):
        build([str(reports)], out)
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir() if path.name.startswith(".")] == []


def test_a_swap_that_fails_puts_the_old_folder_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replacing(out) as folder:
        (folder / "report.json").write_text('{"schema": "https://w3id.org/enfkg/build-report/1"}')
    real = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if Path(target) == out and self.name != "old":
            raise OSError(errno.EIO, "planted")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError, match="planted"), replacing(out) as folder:
        (folder / "report.json").write_text("{}")
    assert "build-report" in (out / "report.json").read_text()


def test_ctrl_c_leaves_the_old_output(reports: Path, out: Path) -> None:
    build([str(reports)], out)
    before = contents(out)
    for number in range(400):
        (reports / f"more{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", str(reports), "-o", str(out)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(out.parent.glob(".out-*")):
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted; nothing was changed." in errors
    assert "Traceback" not in errors
    assert contents(out) == before
    assert list(out.parent.glob(".out-*")) == []


def test_a_missing_path_is_a_usage_error(out: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        build(["nowhere"], out)
    assert not out.exists()


def test_the_report_has_neither_clock_nor_place(reports: Path, out: Path) -> None:
    build([str(reports)], out)
    text = (out / "report.json").read_text(encoding="utf-8")
    assert str(reports.parent) not in text
    content = json.loads(text)
    assert [d["identifier"] for d in content["documents"]] == ["a.txt", "b.txt"]
    assert content["numerals"]["extracted"] >= 3


def test_undated_documents_are_named(reports: Path, out: Path) -> None:
    (reports / "documents.csv").write_text("file,date\na.txt,2025-04-25\n", encoding="utf-8")
    report = build([str(reports)], out)
    assert [document.identifier for document in report.undated] == ["b.txt"]


def test_progress_is_told(reports: Path, out: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    build([str(reports)], out, BuildOptions(jobs=1, progress=lambda *step: seen.append(step)))
    assert seen == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_the_ledger_accounts_for_numerals(reports: Path, out: Path) -> None:
    build([str(reports)], out)
    rows = read_ledger(out / "ledger.csv")
    assert {row.document for row in rows} == {"a.txt", "b.txt"}
    assert [row.numeral for row in rows if row.document == "a.txt" and row.outcome == "extracted"] == [
        "41,600",
        "over 15,000",
    ]
    with pytest.raises(UsageError, match="No ledger"):
        read_ledger(out / "none.csv")
    (out / "bad.csv").write_text("a\n1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="No ledger"):
        read_ledger(out / "bad.csv")


def test_no_cell_is_a_formula() -> None:
    assert COLUMNS[0] == "document"
    assert [safe_cell(text) for text in ("=1", "+1", "-1", "@a", "a")] == ["'=1", "'+1", "'-1", "'@a", "a"]
