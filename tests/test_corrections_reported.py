"""Corrections that are stale, contradict each other or are not understood: named, and the rest applied."""

from __future__ import annotations

import pytest

from tests.desk import (
    ARRESTS,
    SEIZED,
    Desk,
    entry,
    labels,
    seen,
)  # fmt: skip

# ------------------------------------------------------------------ what is reported


def fault(desk: Desk, *entries: str) -> list[str]:
    desk.write(*entries)
    report = desk.run()
    return [message.removeprefix("corrections/ann.toml:") for message in report.not_applied]


def test_a_document_that_is_gone(desk: Desk) -> None:
    desk.write(entry("reject", ARRESTS), entry("accept", SEIZED))
    (desk.docs / "b.txt").unlink()
    report = desk.run()
    assert report.not_applied == ("corrections/ann.toml:1: stale: The document b.txt is not in this build",)
    assert report.applied == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('document = "a.txt"\nquote = "no such words"', "stale: “no such words” is not in a.txt any more."),
        ('document = "a.txt"\nprinted = "600"', "stale: “600” is not in a.txt any more."),
        ('document = "a.txt"\nprinted = "year"', "stale: “year” stands 2 times in a.txt. Say which with"),
        ('document = "a.txt"\nprinted = "That was"', "stale: No figure is read there any more."),
    ],
)  # fmt: skip
def test_evidence_that_is_gone(desk: Desk, lines: str, message: str) -> None:
    (found,) = fault(desk, entry("reject", lines))
    assert found.startswith(f"1: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'measure = "arrest approved"',
            "No measure is called 'arrest approved'. Did you mean arrests approved or",
        ),
        ('agency = "https://example.org/none"', "No agency is called 'https://example.org/none'."),
        ('period = "spring"', "'spring' is no period. Write 2024, 2024-05, 2024-05-01 or 2024-01/2024-06."),
        ('comparator = "round"', "comparator 'round' is not in the code list. Write one of about, at_least,"),
        (
            'unit = "heap"',
            "unit 'heap' is not in the code list. Write other:<noun>, or a notation of the list.",
        ),
    ],
)
def test_what_is_not_understood(desk: Desk, line: str, message: str) -> None:
    (found,) = fault(desk, entry("replace", ARRESTS, line))
    assert found.startswith(f"1: invalid: {message}")
    assert labels(desk)["15,197 arrests"].startswith("15,197 arrests approved")


def test_an_unknown_key_costs_its_entry_only(desk: Desk) -> None:
    found = fault(desk, entry("reject", ARRESTS, 'reason = "x"'), entry("reject", SEIZED))
    assert found == ["5: unknown key: 'reason' is no key of this action"]
    assert sorted(seen(desk)) == ["120 cases", "15,000 arrests", "15,197 arrests"]


def test_contradictions_are_named_and_neither_is_applied(desk: Desk) -> None:
    found = fault(
        desk,
        entry("replace", ARRESTS, "value = 1"),
        entry("replace", 'document = "b.txt"', 'quote = "approved 15,197 arrests"', "value = 2"),
        entry("reject", SEIZED),
    )
    assert found == [
        "1: contradictory: value is 1 or 2 (see corrections/ann.toml:10)",
        "10: contradictory: value is 2 or 1 (see corrections/ann.toml:1)",
    ]
    assert labels(desk)["15,197 arrests"].startswith("15,197 arrests approved")
    assert "over 41,600 consignments" not in labels(desk)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (entry("accept", ARRESTS), entry("reject", ARRESTS), "One says accept, the other reject"),
        (entry("accept", ARRESTS), entry("replace", ARRESTS, "value = 2"), "One accepts what the other replaces"),
        (
            entry("replace", ARRESTS, 'measure = "cases-filed"'),
            entry("replace", ARRESTS, 'measure = "arrests-approved"'),
            "measure is cases filed or arrests approved",
        ),
        (
            entry("merge", 'entity = "The Harbour Bureau"', 'into = "SAMR"'),
            entry("merge", 'entity = "The Harbour Bureau"', 'into = "GAC"'),
            "It is merged into something else",
        ),
        (
            entry("merge", 'entity = "The Harbour Bureau"', 'into = "SAMR"'),
            entry("keep-apart", 'entity = "The Harbour Bureau"', 'from = "SAMR"'),
            "What it merges is kept apart",
        ),
        (
            entry("alias", 'entity = "SAMR"', 'name = "Market Watch"'),
            entry("alias", 'entity = "GAC"', 'name = "market watch"'),
            "'Market Watch' means something else there",
        ),
        (
            entry("merge", 'entity = "SAMR"', 'into = "GAC"'),
            entry("merge", 'entity = "GAC"', 'into = "SAMR"'),
            "It is merged in a circle",
        ),
    ],
)  # fmt: skip
def test_what_contradicts(desk: Desk, first: str, second: str, why: str) -> None:
    found = fault(desk, first, second)
    assert [message.split(": ")[1] for message in found] == ["contradictory"] * 2
    assert why in found[0]
    assert desk.graph.query("ASK { ?r dcterms:date ?d ; ekg:decision ?x }").truth is False


def test_a_merge_of_what_nobody_names_is_stale(desk: Desk) -> None:
    assert fault(desk, entry("merge", 'entity = "Moon Bureau"', 'into = "SAMR"')) == [
        "1: stale: No document names Moon Bureau"
    ]
    assert fault(desk, entry("merge", 'entity = "The Harbour Bureau"', 'into = "Moon Bureau"'))[0].startswith(
        "1: invalid: No record is called 'Moon Bureau'. For a thing without a record write into ="
    )


def test_an_entry_of_a_name_is_stale_without_its_quote(desk: Desk) -> None:
    quoted = entry(
        "merge",
        'entity = "The Harbour Bureau"',
        'into = "SAMR"',
        'document = "b.txt"',
        'quote = "Port Bureau"',
    )
    assert fault(desk, quoted) == ["1: stale: “Port Bureau” is not in b.txt any more."]
    assert "Harbour Bureau" in labels(desk)["120 cases"]
