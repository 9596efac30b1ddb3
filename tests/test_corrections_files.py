"""Files of corrections: what is read, and what is reported by file and line."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import CorrectionError, UsageError
from kg.lexicon import load_lexicon
from kg.model import Kind
from kg.review import Action, Correction, Evidence, Name, corrections_beside, read_corrections, standing
from kg.review.entry import FIELDS
from kg.review.fields import Resolver
from kg.review.files import read_text
from kg.review.names import notations, record_named, suggestions
from kg.terms import BASE

WHO = 'by = "Ann Reader"\nwhen = 2025-04-25\nwhy = "a reason"'
TIMED = WHO.replace("-25", "-25T10:00:00Z")
ACTIONS = "must be accept, reject, replace, merge, keep-apart, alias or undo"
NAMED = "must be a name, or a table with name, iri and language"
HERE = "is no key here; entries start with [[correction]]"
DOCUMENT = "name the document: document = its file name, or sha256 = its digest"
QUOTE = "name the evidence: quote = words of the document, or printed = the figure"
WHERE = 'document = "a.txt"\nquote = "over 15,000 arrests"'


def entry(action: str, *lines: str, who: str = WHO) -> str:
    return "\n".join(["[[correction]]", f'action = "{action}"', *lines, who])


def read(*entries: str) -> list[Correction]:
    found = read_text("\n".join(entries), "corrections/a.toml")
    assert [str(fault) for fault in found.faults] == []
    return list(found.corrections)


def faults(text: str) -> list[str]:
    return [
        str(fault).removeprefix("corrections/a.toml:")
        for fault in read_text(text, "corrections/a.toml").faults
    ]


def test_who_when_why_and_evidence_are_kept() -> None:
    (one,) = read(entry("accept", WHERE, 'sha256 = "0123ABCD"', "at = 7", 'printed = "15,000"', "start = 2"))
    assert (one.action, one.by, one.when, one.why) == (
        Action.ACCEPT, "Ann Reader", date(2025, 4, 25), "a reason",
    )  # fmt: skip
    assert one.evidence == Evidence("a.txt", "0123abcd", "over 15,000 arrests", 2, "15,000", 7)


def test_what_holds_instead_is_typed() -> None:
    (one,) = read(
        entry(
            "replace", WHERE, "value = 4.40", 'measure = "arrests approved"', 'campaign = ""', 'period = "2024"',
            'agency = { name = "Harbour Office", language = "en" }', f'place = "{BASE}place/cn"',
        )
    )  # fmt: skip
    assert one.fields == {
        "value": Decimal("4.40"),
        "measure": Name("arrests approved"),
        "campaign": None,
        "period": "2024",
        "agency": Name("Harbour Office", language="en", new=True),
        "place": Name("", f"{BASE}place/cn"),
    }
    assert list(one.fields) == [key for key in FIELDS if key in one.fields]


def test_names_of_entities() -> None:
    merge, apart, alias, undo = read(
        entry("merge", 'entity = "The  Bureau"', 'into = "SAMR"'),
        entry("keep-apart", 'entity = "Bureau"', 'from = "SAMR"'),
        entry("alias", 'entity = "SAMR"', 'name = "Market Watch"', 'language = "en"'),
        entry("undo", 'of = "k1"'),
    )
    assert (merge.entity, merge.other) == (Name("The Bureau"), Name("SAMR"))
    assert (apart.entity, apart.other) == (Name("Bureau"), Name("SAMR"))
    assert (alias.entity, alias.name, alias.language) == (Name("SAMR"), "Market Watch", "en")
    assert undo.undoes == "k1"


def test_the_id_is_a_function_of_the_content() -> None:
    plain, again, other = read(
        entry("reject", WHERE), entry("reject", WHERE), entry("reject", WHERE, "at = 3")
    )
    assert plain.id == again.id == plain.digest[:12] != other.id
    (named,) = read(entry("reject", WHERE, 'id = "k1"'))
    assert (named.id, named.digest) == ("k1", plain.digest)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry("reject", WHERE, 'qoute = "x"'), "5: unknown key: 'qoute' is no key of this action"),
        (entry("reject", WHERE, "value = 3"), "5: unknown key: 'value' is no key of this action"),
        (entry("acept", WHERE), f"2: invalid: action {ACTIONS}"),
        ("[[correction]]\n", "1: invalid: action is missing"),
        (entry("reject", WHERE, who='by = "A"\nwhy = "b"'), "1: invalid: when is missing"),
        (entry("reject", WHERE, who='by = "A"\nwhen = 2025-04-25'), "1: invalid: why is missing"),
        (entry("reject", WHERE, who='by = ""\nwhen = 2025-04-25\nwhy = "b"'), "5: invalid: by must not be empty"),
        (entry("reject", 'quote = "x"'), f"1: invalid: {DOCUMENT}"),
        (entry("reject", 'document = "a"'), f"1: invalid: {QUOTE}"),
        (entry("replace", WHERE), "1: invalid: say what holds instead: one of " + ", ".join(FIELDS)),
        (entry("replace", WHERE, "measure = 3"), f"5: invalid: measure {NAMED}"),
        (entry("replace", WHERE, 'measure = { nam = "x" }'), f"5: invalid: measure {NAMED}"),
        ('title = "x"\n' + entry("reject", WHERE), f"1: unknown key: 'title' {HERE}"),
        ("\n[[corrections]]\n", f"2: unknown key: 'corrections' {HERE}"),
        ("\n\n[[correction]]\naction = accept\n", "4: unreadable: Not TOML: Invalid value"),
        ("[[correction]]\naction = 1\n", f"2: invalid: action {ACTIONS}"),
        ("correction = [3]", "1: invalid: must be a table"),
        (entry("reject", WHERE, who=TIMED), "6: invalid: when must be a day without a time"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_named_by_line(text: str, message: str) -> None:
    assert faults(text) == [message]


def test_a_file_of_brackets_is_one_fault() -> None:
    (message,) = faults("correction = " + "[" * 5000)
    assert message.startswith("1: unreadable: Not TOML")


def test_a_bad_entry_costs_no_other() -> None:
    text = "\n".join([entry("reject", WHERE), "[[correction]]\naction = \n", entry("accept", WHERE)])
    found = read_text(text, "corrections/a.toml")
    assert [c.action for c in found.corrections] == [Action.REJECT, Action.ACCEPT]
    assert [c.place.line for c in found.corrections] == [1, 11]
    assert [str(f) for f in found.faults] == ["corrections/a.toml:9: unreadable: Not TOML: Invalid value"]


def test_a_quote_may_hold_what_looks_like_an_entry() -> None:
    (one, two) = read(
        entry("reject", 'document = "a.txt"', 'quote = """one\n[[correction]]\ntwo"""'),
        entry("accept", WHERE),
    )
    assert one.evidence.quote == "one\n[[correction]]\ntwo"
    assert two.place.line == 10


def test_a_folder_is_read_in_depth_and_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "corrections"
    (folder / "old").mkdir(parents=True)
    (folder / "b.toml").write_text(entry("reject", WHERE), encoding="utf-8")
    (folder / "old" / "a.toml").write_text("\ufeff" + entry("accept", WHERE), encoding="utf-8")
    (folder / "notes.txt").write_text("not ours", encoding="utf-8")
    (folder / "c.toml").write_bytes(b"\xff\xfe")
    found = read_corrections(folder)
    assert [str(c.place) for c in found.corrections] == ["corrections/b.toml:1", "corrections/old/a.toml:1"]
    assert [str(f.place) for f in found.faults] == ["corrections/c.toml:1"]
    assert "Not a text file" in found.faults[0].message


def test_a_missing_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        read_corrections(tmp_path / "none")


def test_the_folder_lies_beside_the_documents(tmp_path: Path) -> None:
    (tmp_path / "corrections").mkdir()
    (tmp_path / "docs").mkdir()
    assert corrections_beside(
        [str(tmp_path / "docs"), str(tmp_path / "a.txt"), "-", "https://example.org/a"]
    ) == [tmp_path / "corrections"]
    assert corrections_beside([str(tmp_path / "docs" / "a.txt")]) == []


def test_the_entry_in_the_readme_is_understood() -> None:
    text = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (one,) = read(shown)
    resolver = Resolver(load_lexicon(), "en", {}, lambda entity: entity)
    assert resolver.values(one.fields)["measure"].label == "shipments seized"


# ------------------------------------------------------------------ which entries stand


def stand(*entries: str) -> tuple[list[str], list[str]]:
    kept, found = standing(read(*entries))
    return sorted(c.id for c in kept), [str(fault) for fault in found]


def reject(name: str, number: int = 0) -> str:
    return entry("reject", WHERE, f'id = "{name}"', f"at = {number}")


def undo(name: str, of: str) -> str:
    return entry("undo", f'id = "{name}"', f'of = "{of}"')


def test_what_is_undone_leaves_nothing() -> None:
    assert stand(reject("k1"), reject("k2", 2), undo("u", "k1")) == (["k2"], [])


def test_an_undo_can_be_undone() -> None:
    assert stand(undo("u2", "u1"), reject("k1"), undo("u1", "k1")) == (["k1"], [])
    assert stand(undo("u3", "u2"), undo("u2", "u1"), reject("k1"), undo("u1", "k1")) == ([], [])


def test_the_same_entry_twice_is_one() -> None:
    assert stand(reject("k1"), reject("k1")) == (["k1"], [])


def test_an_undo_of_nothing_is_stale() -> None:
    assert stand(undo("u", "k9")) == ([], ["corrections/a.toml:1: stale: No entry has the id 'k9'"])


def test_undos_in_a_circle_contradict() -> None:
    kept, found = stand(undo("u1", "u2"), undo("u2", "u1"), reject("k1"))
    assert kept == ["k1"]
    assert [fault.split(": ", 1)[1] for fault in found] == ["contradictory: It undoes itself"] * 2


def test_two_entries_with_one_id_contradict() -> None:
    kept, found = stand(reject("k1", 1), reject("k1", 2), reject("k2", 3))
    assert kept == ["k2"]
    assert found == [
        "corrections/a.toml:1: contradictory: The id 'k1' is also that of another entry (see corrections/a.toml:10)",
        "corrections/a.toml:10: contradictory: The id 'k1' is also that of another entry (see corrections/a.toml:1)",
    ]


@given(
    st.permutations(
        [*(reject(f"k{n}", n) for n in range(4)), undo("u0", "k0"), undo("u1", "u0"), undo("u2", "k2")]
    )
)
def test_the_order_of_entries_changes_nothing(entries: list[str]) -> None:
    assert stand(*entries) == (["k0", "k1", "k3"], [])


# ------------------------------------------------------------------ names


def test_a_record_is_named_by_label_alias_notation_or_iri() -> None:
    lexicon, iri = load_lexicon(), f"{BASE}code/measure/arrests-approved"
    for name in (Name(" Arrests  Approved"), Name("arrests-approved"), Name("", iri)):
        record = record_named(lexicon, name)
        assert record is not None
        assert record.iri == iri
    assert record_named(lexicon, Name("arrests approved"), {Kind.AGENCY}) is None
    assert record_named(lexicon, Name("arrests approved", new=True)) is None
    assert record_named(lexicon, Name("", "http://example.org/none")) is None


def test_a_name_of_several_records_is_not_guessed() -> None:
    with pytest.raises(CorrectionError, match=r"name of several records. Give one of https://.*, https://"):
        record_named(load_lexicon(), Name("China Customs"))


def test_close_names_are_suggested() -> None:
    assert "arrests approved" in suggestions(load_lexicon(), "arrest approved", {Kind.MEASURE})


def test_notations_of_a_code_list() -> None:
    assert {"exact", "more_than", "nearly"} <= notations(load_lexicon(), "comparator")
    assert "case" in notations(load_lexicon(), "unit")
