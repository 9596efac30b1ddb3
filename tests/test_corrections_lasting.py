"""Corrections survive rebuilds, moved words and other extractors; undone, they leave nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.graph.write as writing
from kg.build import BuildOptions, build
from kg.extract import extract
from kg.graph.verify import verify
from kg.lexicon import Lexicon
from kg.model import Document, Extraction, Period, Span
from tests.desk import (
    ARRESTS,
    FIGURES,
    RELATION,
    SEIZED,
    UNREAD,
    B,
    Desk,
    entry,
    labels,
)  # fmt: skip

# ------------------------------------------------------------------ what survives


def test_words_that_moved_are_found_by_their_quote(desk: Desk) -> None:
    at = B.index("15,197")
    desk.write(entry("replace", ARRESTS.replace("15,197 arrests", "15,197"), f"at = {at}", "value = 15917"))
    assert desk.run().moved == ()
    desk.text("b.txt", "A new first line.\n\n" + B)
    report = desk.run()
    assert report.moved == ("corrections/ann.toml:1: The words stand elsewhere now; found by the quote",)
    assert report.not_applied == ()
    assert labels(desk)["15,197 arrests"].startswith("15,917 arrests approved")


def test_a_digest_finds_a_renamed_document_and_a_name_a_changed_one(desk: Desk) -> None:
    desk.run()
    digest = desk.graph.query("SELECT ?h WHERE { ?d dcterms:identifier 'b.txt' ; ekg:sha256 ?h }")[0].h
    both = ARRESTS + f'\nsha256 = "{digest}"'
    desk.write(entry("reject", both))
    (desk.docs / "b.txt").rename(desk.docs / "c.txt")
    assert desk.run().not_applied == ()
    assert "15,197 arrests" not in labels(desk)
    (desk.docs / "c.txt").unlink()
    desk.text("b.txt", B + "One more line.\n")
    assert desk.run().not_applied == ()
    assert "15,197 arrests" not in labels(desk)


def otherwise(document: Document, lexicon: Lexicon) -> Extraction:
    """What another extractor could read: other extents, another value, another period."""
    extraction = extract(document, lexicon)
    figures = tuple(
        replace(
            figure,
            printed=Span(figure.printed.start, max(figure.printed.end - 3, figure.printed.start + 1)),
            period=Period.year(1999),
            value=figure.value + 1,
            confidence=Decimal("0.5"),
        )
        for figure in extraction.figures
    )
    return replace(extraction, figures=figures)


LASTING = (
    entry("replace", ARRESTS, "value = 15917", 'period = "2023"', 'measure = "cases-filed"'),
    entry("reject", SEIZED),
    entry("accept", 'document = "b.txt"', 'printed = "120 cases"', "value = 120", 'period = "2024"'),
)


def test_a_correction_holds_for_another_extractor(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(*LASTING)
    desk.run()
    before = {label for _, label in desk.rows(FIGURES)}
    monkeypatch.setattr(writing, "EXTRACTOR_VERSION", "2")
    found = desk.run(otherwise)
    assert (found.not_applied, found.applied) == ((), 3)
    assert (
        desk.rows("SELECT ?v WHERE { ?run a ekg:Extraction ; prov:wasAssociatedWith/rdfs:label ?v }")
        == [("kg extractor 2",)] * 2
    )
    held = {label for label in before if label.startswith(("15,917", "120"))}
    after = {label for _, label in desk.rows(FIGURES)}
    assert len(held) == 2
    assert held <= after
    assert not [label for label in after if "41,60" in label]
    assert [label for label in after if "1999" in label]


def test_undo_restores_the_bytes(desk: Desk) -> None:
    desk.build()
    plain = desk.files()
    desk.write(
        entry("replace", ARRESTS, "value = 15917", 'id = "k1"'),
        entry("reject", SEIZED, 'id = "k2"'),
        entry("merge", 'entity = "The Harbour Bureau"', 'into = "SAMR"', 'id = "k3"'),
        entry("alias", 'entity = "GAC"', 'name = "Harbour Bureau"', 'document = "a.txt"', 'id = "k4"'),
    )
    desk.build()
    assert not [name for name, content in desk.files().items() if content == plain[name]]
    desk.write(*(entry("undo", f'of = "k{number}"') for number in (1, 2, 3, 4)), name="bob.toml")
    desk.build()
    assert desk.files() == plain


POOL = (
    entry("replace", ARRESTS, "value = 15917"),
    entry("replace", ARRESTS, 'period = "2023"'),
    entry("replace", ARRESTS, "value = 15918"),
    entry("reject", SEIZED),
    entry("accept", 'document = "a.txt"', 'printed = "5%"'),
    entry("merge", 'entity = "The Harbour Bureau"', 'into = "SAMR"'),
    entry("alias", 'entity = "GAC"', 'name = "Harbour Bureau"'),
    entry("keep-apart", 'entity = "The Harbour Bureau"', 'from = "SAMR"'),
    entry("reject", 'document = "none.txt"', 'printed = "5"'),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(POOL), unique=True, min_size=1), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_no_triple_is_in_two_graphs(
    tmp_path_factory: pytest.TempPathFactory, entries: list[str], random: Random
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.write(*entries)
    first, once = desk.run(), desk.bytes()
    triples = [str(quad.triple) for quad in desk.graph.store]
    assert len(set(triples)) == len(triples)
    (desk.corrections / "ann.toml").unlink()
    shuffled = random.sample(entries, len(entries))
    for number, one in enumerate(shuffled):
        desk.write(one, name=f"{number % 3}-{number}.toml")
    second = desk.run()
    assert desk.bytes() == once
    assert (second.applied, len(second.not_applied)) == (first.applied, len(first.not_applied))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(POOL), unique=True, min_size=1), st.data())
def test_undoing_is_the_same_as_never_saying(
    tmp_path_factory: pytest.TempPathFactory, entries: list[str], data: st.DataObject
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    named = [one.replace("\naction", f'\nid = "k{number}"\naction') for number, one in enumerate(entries)]
    undone = data.draw(st.sets(st.sampled_from(range(len(named)))))
    desk.write(*(one for number, one in enumerate(named) if number not in undone))
    without, kept = desk.run(), desk.bytes()
    desk.write(*named)
    desk.write(*(entry("undo", f'of = "k{number}"') for number in sorted(undone)), name="undo.toml")
    assert desk.run().applied == without.applied
    assert desk.bytes() == kept


# ------------------------------------------------------------------ whole builds


def test_a_build_with_every_kind_of_correction_is_valid_and_true(desk: Desk) -> None:
    desk.text("c.txt", UNREAD)
    desk.text("d.txt", "The Cyberspace Administration of China launched the Qinglang campaign in 2024.\n")
    desk.write(
        entry("replace", SEIZED, "value = 41700", 'agency = "SAMR"', 'period = "2023"'),
        entry("reject", ARRESTS),
        entry("accept", 'document = "b.txt"', 'printed = "120 cases"'),
        entry(
            "replace", 'document = "a.txt"', 'printed = "15,000"', 'agency = { name = "Court of the Isles" }'
        ),
        entry(
            "replace",
            'document = "c.txt"',
            'printed = "77"',
            "value = 77",
            'unit = "case"',
            'measure = "cases"',
        ),
        entry("merge", 'entity = "The Harbour Bureau"', 'into = "GAC"'),
        entry("alias", 'entity = "SAMR"', 'name = "Market Watch"'),
        entry("keep-apart", 'entity = "customs authorities of China"', 'from = "GAC"'),
        entry("reject", 'document = "d.txt"', 'quote = "launched the Qinglang campaign"', RELATION),
        entry("reject", 'document = "none.txt"', 'printed = "5"'),
    )
    report = desk.build()
    assert (report.violations, report.corrections, report.exit_code) == ((), 9, 1)
    assert report.not_applied == (
        "corrections/ann.toml:81: stale: The document none.txt is not in this build",
    )
    assert verify(desk.graph.store) == []
    assert b"41700" in (desk.out / "statistics.csv").read_bytes()
    assert b"15197" not in (desk.out / "statistics.csv").read_bytes()
    assert b"decided in review" in (desk.out / "ledger.csv").read_bytes()


def test_workers_change_nothing(desk: Desk) -> None:
    desk.write(*POOL[:2], POOL[3], POOL[5])
    desk.build()
    once = desk.files()
    build([str(desk.docs)], desk.out, BuildOptions(jobs=2))
    assert desk.files() == once


def test_the_folder_can_be_named(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "decisions"
    other.mkdir()
    (other / "x.toml").write_text(entry("reject", ARRESTS, 'reason = "x"'), encoding="utf-8")
    desk.write(entry("reject", SEIZED))
    report = desk.build(corrections=other)
    assert report.not_applied == ("decisions/x.toml:5: unknown key: 'reason' is no key of this action",)
    assert "over 41,600 consignments" in labels(desk)
