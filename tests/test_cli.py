"""The command line, as a process and in the test's own."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main
from kg.cli.screen import clean


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: object
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr()
    return int(stop.value.code or 0), said.out, said.err


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    return lambda *words: run(capsys, monkeypatch, *words)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("China Customs seized 41,600 batches of infringing goods in 2024.\n", encoding="utf-8")
    return path


def test_build_sums_up(kg, report: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, errors = kg("build", report, "-o", tmp_path / "out", "--date", "2025")
    assert (code, errors) == (0, "")
    lines = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert lines["documents"] == "1 built, 0 failed"
    assert lines["numerals"].startswith("2 accounted for, 0 unresolved")
    assert lines["violations"] == "0"
    assert "undated" not in lines


def test_build_says_what_failed(kg, report: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "b.txt").write_bytes(b"")
    code, out, errors = kg("build", report, tmp_path / "b.txt", "-o", tmp_path / "out")
    assert code == 1
    assert errors.startswith("kg: b.txt: ")
    assert "1 built, 1 failed" in out
    assert "undated      1: relative periods stay open in a.txt" in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["build", "nowhere.txt", "-o", "x"], 2, "There is no such file or folder"),
        (["build", "-o", "x"], 2, "Missing argument"),
        (["query", "nowhere", "ASK {}"], 2, "There is no such file or folder"),
        (["frobnicate"], 2, "No such command"),
        (["ledger", "nowhere"], 2, "No ledger can be read"),
    ],
)
def test_wrong_usage_is_one_message(kg, words: list[str], code: int, message: str) -> None:  # type: ignore[no-untyped-def]
    got, _, errors = kg(*words)
    assert got == code
    assert message in " ".join(errors.split())
    assert "Traceback" not in errors


def test_nothing_built_is_code_3(kg, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_bytes(b"")
    code, _, errors = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert code == 3
    assert "a.txt" in errors


def test_options_of_one_document_need_one(kg, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, errors = kg("build", tmp_path, "-o", tmp_path / "out", "--date", "2025")
    assert (code, "need a single one" in errors) == (2, True)


@pytest.mark.parametrize("form", ["table", "csv", "json", "tsv"])
def test_answers_come_in_forms(kg, bundled: Path, form: str) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = kg("query", bundled, "sentence-behind", "number=37000", "--format", form)
    assert code == 0
    assert "37,000 criminal cases" in out
    if form == "json":
        assert set(json.loads(out)[0]) == {"statistic", "printed", "source", "quote"}
    if form == "csv":
        assert next(csv.reader(io.StringIO(out))) == ["statistic", "printed", "source", "quote"]


def test_query_takes_text_and_files(kg, bundled: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert kg("query", bundled, "ASK { ?s a ekg:Statistic }")[:2] == (0, "yes\n")
    assert kg("query", bundled, "ASK { ?s a ekg:Statistic }", "-f", "json")[1] == "true\n"
    file = tmp_path / "mine.rq"
    file.write_text("CONSTRUCT { ?s a ekg:Report } WHERE { ?s a ekg:Report }", encoding="utf-8")
    assert "a ekg:Report" in kg("query", bundled, file)[1]
    assert kg("query", bundled, tmp_path / "none.rq")[0] == 2
    assert "Write name=value" in kg("query", bundled, "conflicts", "x")[2]
    code, _, errors = kg("query", bundled, "SELECT ?s WHERE { ?s ?p }")
    assert (code, "line 1, column" in errors) == (2, True)


def test_rows_are_not_turtle(kg, bundled: Path) -> None:  # type: ignore[no-untyped-def]
    assert kg("query", bundled, "conflicts", "-f", "turtle")[0] == 2


def test_questions_are_listed_in_both_languages(kg) -> None:  # type: ignore[no-untyped-def]
    assert "Which figures contradict each other" in kg("questions", "-f", "csv")[1]
    assert "哪些数据互相矛盾" in kg("questions", "--lang", "zh", "-f", "tsv")[1]


def test_checks(kg, bundled: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = kg("ledger", bundled, "--all", "-f", "json")
    assert {row["outcome"] for row in json.loads(out)} >= {"extracted", "excluded"}
    code, out, _ = kg("export", bundled, "--to", "nquads")
    assert (code, out.encode()) == (0, (bundled / "graph.nq").read_bytes())
    assert kg("export", bundled, "--to", "turtle", "-o", tmp_path / "g.ttl")[0] == 0
    assert (tmp_path / "g.ttl").read_bytes() == (bundled / "graph.ttl").read_bytes()
    gold = Path(__file__).resolve().parent.parent / "data" / "gold"
    assert "ALL" in kg("evaluate", gold, bundled)[1]
    assert "fault" in kg("evaluate", gold, bundled, "--misses", "-f", "csv")[1]


def test_validate_names_the_faults(kg, report: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kg("build", report, "-o", tmp_path / "out")
    assert kg("validate", tmp_path / "out")[:2] == (0, "conforms\n")
    (tmp_path / "bad.ttl").write_text(
        "@prefix ekg: <https://w3id.org/enfkg/ns#> . <http://example.org/c> a ekg:Claim .", encoding="utf-8"
    )
    code, out, _ = kg("validate", tmp_path / "bad.ttl")
    assert code == 1
    assert "http://example.org/c" in out


def test_verify_names_the_faults(kg, report: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kg("build", report, "-o", tmp_path / "out")
    assert kg("verify", tmp_path / "out")[:2] == (0, "true to its documents\n")
    text = (tmp_path / "out" / "graph.nq").read_text("utf-8")
    (tmp_path / "bad.nq").write_text(text.replace('#exact> "', '#exact> "x'), encoding="utf-8")
    code, out, _ = kg("verify", tmp_path / "bad.nq")
    assert code == 1
    assert "The quote is not what the document has" in out


@pytest.mark.parametrize(
    "command", ["build", "query", "questions", "export", "validate", "verify", "view", "ledger", "evaluate"]
)
def test_help_has_an_example(kg, command: str) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = kg(command, "--help")
    assert code == 0
    assert f"kg {command}" in out
    assert "Example" in out


def test_the_version_is_told(kg) -> None:  # type: ignore[no-untyped-def]
    assert kg("--version")[1].startswith("kg 0.")


def test_untrusted_text_cannot_steer_the_screen() -> None:
    assert clean("a\x1b]0;title\x07\u202eb") == "a]0;titleb"


def process(*words: object, locale: str = "C") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", *map(str, words)]
    environment = {**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def test_output_is_utf8_in_any_locale() -> None:
    out, errors = process("questions", "--lang", "zh", "-f", "csv").communicate(timeout=60)
    assert "哪些数据互相矛盾" in out.decode("utf-8")
    assert errors == b""


def test_a_closed_pipe_is_no_fault(bundled: Path) -> None:
    running = process("export", bundled, "--to", "nquads")
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(10)
    running.stdout.close()
    errors = running.stderr.read()
    running.wait(timeout=60)
    running.stderr.close()
    assert b"Traceback" not in errors
