"""``kg review``: what is on the worklist, and what keys write, in a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build import BuildOptions, build
from kg.build_corrections import collect
from kg.errors import CorrectionError, OutputError
from kg.extract import extract
from kg.graph.reconcile import derive
from kg.graph.store import load
from kg.graph.write import authority_quads, quads, settle
from kg.ledger import read_ledger
from kg.lexicon import load_lexicon
from kg.read import read, sources
from kg.resources import ontology_path
from kg.review import read_corrections
from kg.review.draft import draft
from kg.review.entries import Value, append_entry, entry_text, file_of
from kg.worklist import Item, Reason, undecided, worklist

TOP = Path(__file__).resolve().parent.parent
TEXTS = {
    "a.txt": "In 2024, China's procuratorial organs approved 15,000 arrests. The Harbour Bureau filed 120 cases.\n",
    "b.txt": "In 2024, China's procuratorial organs approved 19,000 arrests.\n",
    "c.txt": "This first sentence of a longer paragraph counts nothing at all. They saw 77 in the end. More here.\n",
}
DAY = date(2025, 4, 25)


def documents(folder: Path) -> Path:
    docs = folder / "docs"
    docs.mkdir()
    for name, text in TEXTS.items():
        (docs / name).write_text(text, encoding="utf-8")
    return docs


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    found = ox.Store()
    for source in sources([str(documents(tmp_path_factory.mktemp("worklist")))]):
        found.extend(quads(extract(read(source), load_lexicon()), load_lexicon()))
    found.extend(authority_quads(ontology_path()))
    settle(found)
    found.extend(list(derive(found)))
    return found


@pytest.fixture(scope="module")
def items(store: ox.Store) -> list[Item]:
    return worklist(store, load_lexicon())


def of(items: list[Item], reason: Reason) -> list[Item]:
    return [item for item in items if item.reason is reason]


# ------------------------------------------------------------------ the list


def test_conflicts_come_first_each_with_what_it_contradicts(items: list[Item]) -> None:
    first, second = of(items, Reason.CONFLICT)
    assert items[:2] == [first, second]
    assert (first.printed, second.printed) == ("15,000 arrests", "19,000 arrests")
    assert first.why.endswith("(b.txt: “19,000 arrests”)")


def test_unresolved_numerals_are_listed_with_the_rule(items: list[Item]) -> None:
    (numeral,) = of(items, Reason.UNRESOLVED)
    assert (numeral.document, numeral.printed, numeral.says, numeral.why) == ("c.txt", "77", "", "no unit")


def test_names_without_a_record_are_listed_with_a_figure(items: list[Item]) -> None:
    (bureau,) = [i for i in of(items, Reason.CANDIDATE) if i.name is not None and "Bureau" in i.name.text]
    assert bureau.printed == "120 cases"
    assert bureau.why.endswith("Harbour Bureau: no record, in 1 figure")


def test_the_least_certain_come_first(items: list[Item]) -> None:
    scores = [item.confidence for item in of(items, Reason.CONFIDENCE)]
    assert len(scores) == 3
    assert scores == sorted(scores, key=lambda score: score or 0)


def test_quotes_and_offsets_are_those_of_the_text(items: list[Item]) -> None:
    for item in items:
        text = TEXTS[item.document]
        assert text[item.start : item.start + len(item.quote)] == item.quote
        assert text[item.at : item.at + len(item.printed)] == item.printed


def test_a_reading_is_in_words_where_words_are_clear(items: list[Item]) -> None:
    (arrests,) = [i for i in of(items, Reason.CONFIDENCE) if i.printed == "15,000 arrests"]
    assert arrests.reading == {
        "value": Decimal(15000),
        "comparator": "exact",
        "granularity": Decimal(1000),
        "unit": "person",
        "measure": "arrests approved",
        "agency": "procuratorial organs of China",
        "place": "China",
        "period": "2024",
        "transformation": "level",
    }


def test_figures_of_one_numeral_are_told_apart(bundled: Path) -> None:
    told = [item for item in worklist(load(bundled).store, load_lexicon()) if item.was]
    assert told
    for item in told:
        assert item.evidence()["was"] == {key: item.reading[key] for key in item.was}
        assert json.loads(json.dumps(item.to_json()))["was"].keys() == item.was.keys()


def test_reasons_can_be_chosen(store: ox.Store) -> None:
    found = worklist(store, load_lexicon(), reasons=[Reason.UNRESOLVED])
    assert {item.reason for item in found} == {Reason.UNRESOLVED}


def test_accepting_what_was_read_changes_no_figure(tmp_path: Path, bundled: Path) -> None:
    """Every reading of the bundled reports is understood, and is what it was."""
    path = tmp_path / "corrections" / "ann.toml"
    path.parent.mkdir()
    every = of(worklist(load(bundled).store, load_lexicon()), Reason.CONFIDENCE)
    drafts = (draft("accept", i.evidence(), i.reading, by="Ann", when=DAY, why="") for i in every)
    path.write_text("\n".join(entry_text(entry) for entry in drafts), encoding="utf-8")
    corrections = collect([path.parent], load_lexicon())
    assert corrections.faults == ()
    statuses: list[str] = []
    faults: list[str] = []
    for source in sources([str(TOP / "data" / "reports")]):
        reviewed, _ = corrections.apply(extract(read(source), load_lexicon()), load_lexicon())
        statuses += [decision.status for decision in reviewed.decisions]
        faults += [str(fault) for fault in reviewed.faults]
    assert faults == []
    assert len(every) > 500
    assert statuses == ["accepted"] * len(every)


# ------------------------------------------------------------------ entries

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        TEXT | st.integers() | st.dates() | st.dictionaries(st.sampled_from("xyz"), TEXT),
    )
)
def test_what_is_written_is_what_is_read(entry: Mapping[str, str | int | date]) -> None:
    assert tomllib.loads(entry_text(entry)) == {"correction": [entry]}


def test_numbers_are_written_plain() -> None:
    assert entry_text({"value": Decimal("4.40E+4")}) == "[[correction]]\nvalue = 44000\n"


def test_entries_are_added_and_what_stands_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "corrections" / "ann.toml"
    append_entry(path, {"action": "reject"})
    path.write_bytes(b"# mine" + path.read_bytes().rstrip())
    append_entry(path, {"action": "accept"})
    assert path.read_text(encoding="utf-8") == (
        '# mine[[correction]]\naction = "reject"\n\n[[correction]]\naction = "accept"\n'
    )
    assert [other.name for other in path.parent.iterdir()] == ["ann.toml"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ann.toml"
    append_entry(path, {"action": "reject"})
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        append_entry(path, {"action": "accept"})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_is_never_a_path() -> None:
    assert file_of(Path("c"), "../../etc/passwd") == Path("c/etc-passwd.toml")
    assert file_of(Path("c"), "...") == Path("c/corrections.toml")


@pytest.mark.parametrize(
    ("action", "said", "message"),
    [
        ("replace", {"measure": "arrest approved"}, "Did you mean arrests approved"),
        ("replace", {"value": "many"}, "value is a number, not 'many'"),
        ("replace", {"mesure": "x"}, "mesure is no key of this action"),
        ("replace", {}, "say what holds instead"),
        ("merge", {"entity": "A", "into": "No such body"}, "No record is called 'No such body'"),
    ],
)
def test_what_a_build_would_not_understand_is_not_written(
    action: str, said: dict[str, str], message: str
) -> None:
    evidence = {"document": "a.txt", "printed": "1"}
    with pytest.raises(CorrectionError, match=message):
        draft(action, evidence, said, by="Ann", when=DAY, why="so")


def test_what_is_written_is_not_listed_again(tmp_path: Path, items: list[Item]) -> None:
    (numeral,) = of(items, Reason.UNRESOLVED)
    (bureau,) = [i for i in of(items, Reason.CANDIDATE) if i.name is not None and "Bureau" in i.name.text]
    assert bureau.name is not None
    who = {"by": "Ann", "when": DAY, "why": "so"}
    append_entry(tmp_path / "a.toml", draft("reject", numeral.evidence(), {}, **who))  # type: ignore[arg-type]
    said = {"entity": {"name": bureau.name.text, "iri": bureau.name.iri}, "into": "SAMR"}
    append_entry(tmp_path / "a.toml", draft("merge", {}, said, **who))  # type: ignore[arg-type]
    left = undecided(items, read_corrections(tmp_path).corrections)
    assert [item for item in items if item not in left] == [numeral, bureau]


# ------------------------------------------------------------------ the command, in a process of its own


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    build([str(documents(folder))], folder / "out", BuildOptions(jobs=1))
    return folder


def run(folder: Path, *words: str, keys: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "review", "out", *words]
    environment = {**os.environ, "PYTHONPATH": str(TOP), "COLUMNS": "200"}
    return subprocess.run(
        command, input=keys, capture_output=True, encoding="utf-8", cwd=folder, env=environment, timeout=120
    )


WHO = ("--by", "Ann Reader", "--when", "2025-04-25")


def test_the_list_is_printed_for_programs(desk: Path) -> None:
    done = run(desk, "--json", "--reason", "unresolved", "--corrections", "none")
    (found,) = json.loads(done.stdout)
    assert (found["printed"], found["reason"], found["why"], found["at"]) == (
        "77", "unresolved", "no unit", TEXTS["c.txt"].index("77"),
    )  # fmt: skip
    listed = run(
        desk, "--list", "--limit", "2", "--format", "csv", "--corrections", "none"
    ).stdout.splitlines()
    assert listed[0] == "reason,document,at,printed,says,confidence,why,quote"
    assert [line.split(",")[0] for line in listed[1:]] == ["conflict", "conflict"]


def test_who_and_when_must_be_said(desk: Path) -> None:
    nobody = run(desk, "--when", "2025-04-25", keys="a\n")
    assert (nobody.returncode, "Say who with --by" in nobody.stderr) == (2, True)
    never = run(desk, "--by", "Ann", keys="a\n")
    assert (never.returncode, "Give the day of the decision" in never.stderr) == (2, True)
    assert not (desk / "corrections").exists()


def test_keys_write_entries_that_the_next_build_applies(desk: Path) -> None:
    keys = "\n".join(
        [
            "r counts another year",  # 15,000 arrests, conflict
            "x",  # no key
            "s",  # 19,000 arrests, conflict
            "e value = 77",  # too little
            "e",  # the same, asked for
            "value = 77; unit = case; measure = cases filed; period = 2024",
            "the sentence before says so",
            "m SAMR",
            "its harbour office",
            "q",
        ]
    )
    done = run(
        desk, *WHO, "--reason", "conflict", "--reason", "unresolved", "--reason", "candidate", keys=keys
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            "kg: Not a key here: 'x'. Type one of a r e s q.",
            "kg: Nothing was read here; give unit, measure, too.",
        ],
    )
    assert "read as: 15,000 arrests approved" in done.stdout
    assert "3 corrections added to" in done.stdout
    assert "Build again: kg build DOCUMENTS... -o out --corrections" in done.stdout
    path = desk / "corrections" / "ann-reader.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["correction"]
    assert [entry["action"] for entry in entries] == ["reject", "replace", "merge"]
    assert entries[0]["why"] == "counts another year"
    assert {(entry["by"], entry["when"]) for entry in entries} == {("Ann Reader", DAY)}
    assert entries[1]["value"] == 77

    report = build([str(desk / "docs")], desk / "out", BuildOptions(jobs=1))
    assert (report.corrections, report.not_applied, report.violations) == (3, (), ())
    outcomes = {row.numeral: row.outcome for row in read_ledger(desk / "out" / "ledger.csv")}
    assert (outcomes["77"], outcomes["15,000"]) == ("extracted", "excluded")
    again = run(desk, *WHO, "--reason", "conflict", "--reason", "unresolved", keys="")
    assert again.stdout.splitlines() == ["Nothing was written."]


def test_the_end_of_a_pipe_is_the_end(desk: Path) -> None:
    before = (
        sorted(path.name for path in (desk / "corrections").glob("*"))
        if (desk / "corrections").exists()
        else []
    )
    done = run(desk, *WHO, "--reason", "confidence", keys="s\n")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Nothing was written.")
    assert before == (sorted(p.name for p in (desk / "corrections").glob("*")) if before else [])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_shows_the_figure_marked(desk: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from kg.cli import main; main()", "review", "out", *WHO]
    command += ["--reason", "confidence", "--limit", "1", "--corrections", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(TOP), "TERM": "xterm", "COLUMNS": "200"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=desk, env=environment
    ) as run:
        os.close(theirs)
        os.write(ours, b"a looks right\n")
        shown = b""
        while chunk := _chunk(ours):
            shown += chunk
    os.close(ours)
    assert run.returncode == 0
    assert b"\x1b[1;7m" in shown
    assert b"1 correction added to" in shown
    (entry,) = tomllib.loads((tmp_path / "ann-reader.toml").read_text(encoding="utf-8"))["correction"]
    assert (entry["action"], entry["why"]) == ("accept", "looks right")


def _chunk(terminal: int) -> bytes:
    """What a terminal shows next; nothing when the program has gone."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_a_build_names_what_it_cannot_apply_and_says_so_by_its_exit_code(desk: Path, tmp_path: Path) -> None:
    entry: dict[str, Value] = {
        "action": "reject",
        "document": "gone.txt",
        "printed": "5",
        "by": "Ann",
        "when": DAY,
        "why": "so",
    }
    append_entry(tmp_path / "ann.toml", entry)
    append_entry(tmp_path / "ann.toml", {**entry, "document": "a.txt", "printed": "120 cases"})
    words = ["build", "docs", "-o", str(tmp_path / "out"), "--corrections", str(tmp_path)]
    command = [sys.executable, "-c", "from kg.cli import main; main()", *words]
    environment = {**os.environ, "PYTHONPATH": str(TOP)}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=desk, env=environment, timeout=120
    )
    assert done.returncode == 1
    name = tmp_path.name
    assert f"kg: {name}/ann.toml:1: stale: The document gone.txt is not in this build" in done.stderr
    assert "corrections  1 applied, 1 not" in done.stdout
