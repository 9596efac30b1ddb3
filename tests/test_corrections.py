"""Corrections applied by a build: what holds, what stays visible, what is reported, and what undo leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.graph.write as writing
from kg.build import BuildOptions, BuildReport, build
from kg.build_corrections import account, collect
from kg.comparison import compare_figures
from kg.extract import extract
from kg.graph.export import serialize
from kg.graph.remove import remove
from kg.graph.store import Graph, load
from kg.graph.verify import verify
from kg.graph.write import quads, settle
from kg.graph.write_review import naming_quads
from kg.ledger import ledger_rows
from kg.lexicon import Lexicon, load_lexicon
from kg.model import Document, Extraction, Period, Span
from kg.questions import question
from kg.read import read, sources
from kg.terms import BASE

Reader = Callable[[Document, Lexicon], Extraction]

A = (
    "Customs in 2024\n\nIn 2024, customs authorities of China seized over 41,600 consignments of goods. "
    "That was an increase of 5% year on year. China's procuratorial organs approved 15,000 arrests.\n"
)
B = "In 2024, China's procuratorial organs approved 15,197 arrests. The Harbour Bureau filed 120 cases.\n"
STATUS = f"{BASE}code/status/"
RELATION = (
    'relation = { subject = "Qinglang campaign", predicate = "leadAgency", '
    'object = "Cyberspace Administration of China" }'
)
UNREAD = "This first sentence of a longer paragraph counts nothing at all. They saw 77 in the end. More follows here.\n"
WHO = 'by = "Ann Reader"\nwhen = 2025-04-25\nwhy = "read again"'
SEIZED = 'document = "a.txt"\nquote = "seized over 41,600 consignments of goods"'
ARRESTS = 'document = "b.txt"\nprinted = "15,197 arrests"'


@dataclass(frozen=True)
class Run:
    """What became of the corrections, in words."""

    applied: int
    moved: tuple[str, ...]
    not_applied: tuple[str, ...]
    ledger: dict[str, tuple[str, str]]


class Desk:
    """Two documents and a folder of corrections beside them."""

    def __init__(self, folder: Path) -> None:
        self.docs, self.corrections, self.out = folder / "docs", folder / "corrections", folder / "out"
        self.docs.mkdir()
        self.corrections.mkdir()
        self.graph = Graph(ox.Store())
        self.text("a.txt", A)
        self.text("b.txt", B)

    def text(self, name: str, text: str) -> None:
        (self.docs / name).write_text(text, encoding="utf-8")

    def write(self, *entries: str, name: str = "ann.toml") -> None:
        (self.corrections / name).write_text("\n".join(entries), encoding="utf-8")

    def run(self, read_with: Reader = extract) -> Run:
        """The part of a build that corrections touch, without authority data, shapes and pages."""
        lexicon, store = load_lexicon(), ox.Store()
        corrections, outcomes = collect([self.corrections], lexicon), []
        ledger: dict[str, tuple[str, str]] = {}
        for source in sources([str(self.docs)]):
            document = read(source)
            extraction = read_with(document, corrections.lexicon(document, lexicon))
            reviewed, outcome = corrections.apply(extraction, lexicon)
            outcomes.append(outcome)
            ledger |= {row.numeral: (row.outcome, row.reason) for row in ledger_rows(reviewed.extraction)}
            store.extend(quads(reviewed, lexicon))
        found = account(corrections, outcomes)
        store.extend(naming_quads(corrections.naming, found.renamed, lexicon))
        settle(store)
        self.graph = Graph(store)
        faults = tuple(str(fault) for fault in sorted(found.faults))
        return Run(len(found.applied), tuple(sorted(found.moved)), faults, ledger)

    def build(self, **options: object) -> BuildReport:
        report = build([str(self.docs)], self.out, BuildOptions(jobs=1, **options))  # type: ignore[arg-type]
        self.graph = load(self.out)
        return report

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir()) if path.is_file()}

    def rows(self, query: str) -> list[tuple[str, ...]]:
        return sorted(tuple(str(cell) for cell in row) for row in self.graph.query(query))

    def bytes(self) -> bytes:
        return serialize(self.graph.store, "nquads")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def entry(action: str, *lines: str, who: str = WHO) -> str:
    return "\n".join(["[[correction]]", f'action = "{action}"', *lines, who, ""])


FIGURES = """SELECT ?printed ?label WHERE {
  ?claim ekg:assertsStatistic ?s ; ekg:printed ?printed . ?s rdfs:label ?label FILTER(LANG(?label) = "en") }"""


def labels(desk: Desk) -> dict[str, str]:
    return dict(desk.rows(FIGURES))  # type: ignore[arg-type]


def seen(desk: Desk) -> dict[str, str]:
    return {printed: label for printed, label in labels(desk).items() if printed != "5%"}


# ------------------------------------------------------------------ what holds


def test_nothing_to_correct(desk: Desk) -> None:
    report = desk.run()
    assert (report.applied, report.not_applied) == (0, ())
    assert labels(desk)["15,197 arrests"].startswith("15,197 arrests approved")


def test_the_corrected_statistic_is_what_queries_see(desk: Desk) -> None:
    desk.write(
        entry("replace", ARRESTS, "value = 15917", 'measure = "persons-prosecuted"', 'period = "2023"')
    )
    report = desk.run()
    assert (report.applied, report.not_applied) == (1, ())
    assert labels(desk)["15,197 arrests"].startswith("15,917 ")
    assert labels(desk)["15,197 arrests"].endswith("2023")


def test_claim_review_and_revision_are_linked(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, "value = 15917", 'id = "k1"'))
    desk.run()
    assert desk.rows("""SELECT ?status ?said ?id ?who ?when ?why ?value WHERE {
      ?review a ekg:Review ; ekg:reviews ?old ; ekg:decision ?status ; dcterms:identifier ?id ; dcterms:date ?when ;
        rdfs:comment ?why ; prov:wasAssociatedWith ?person .
      ?person a prov:Person ; rdfs:label ?who .
      ?old ekg:status ?status ; rdfs:label ?said FILTER(LANG(?said) = "en")
      ?new prov:wasRevisionOf ?old ; prov:wasGeneratedBy ?review ; prov:wasAttributedTo ?person ;
        ekg:status <https://w3id.org/enfkg/id/code/status/accepted> ;
        ekg:assertsStatistic/sdmx-measure:obsValue ?value }""") == [
        (
            "https://w3id.org/enfkg/id/code/status/superseded",
            "15,197 arrests approved, procuratorial organs of China, China, 2024",
            "k1", "Ann Reader", "2025-04-25", "read again", "15917",
        )
    ]  # fmt: skip
    changed = "?c ekg:changedProperty ?p ; ekg:before ?b ; ekg:after ?a"
    assert desk.rows(f"SELECT ?p ?b ?a WHERE {{ ?r ekg:changes ?c . {changed} }}") == [
        ("http://purl.org/linked-data/sdmx/2009/measure#obsValue", "15197", "15917")
    ]


def test_reviews_stand_in_the_review_graph_of_the_document(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, "value = 15917"))
    desk.run()
    assert desk.rows("""SELECT DISTINCT ?same WHERE {
      GRAPH ?g { ?review a ekg:Review } GRAPH ?h { ?claim ekg:assertsStatistic ?s } ?review ekg:reviews ?old .
      ?claim prov:wasRevisionOf ?old . ?old ekg:evidence/oa:hasSource ?doc .
      BIND(?g = ?h && STRAFTER(STR(?g), "review/") = STRAFTER(STR(?doc), "doc/") AS ?same) }""") == [
        ("True",)
    ]


def test_a_rejected_figure_states_nothing_and_stays_visible(desk: Desk) -> None:
    desk.write(entry("reject", ARRESTS))
    report = desk.run()
    assert "15,197 arrests" not in labels(desk)
    assert desk.rows("""SELECT ?printed ?status WHERE { ?claim ekg:formerStatistic ?s ; ekg:printed ?printed ;
      ekg:status ?status MINUS { ?s a ekg:Statistic } }""") == [("15,197 arrests", f"{STATUS}rejected")]
    assert report.ledger["15,197"] == ("excluded", "decided in review")


def test_an_accepted_claim_says_so(desk: Desk) -> None:
    desk.write(entry("accept", ARRESTS))
    desk.run()
    assert ("15,197 arrests", f"{STATUS}accepted") in desk.rows(
        "SELECT ?printed ?status WHERE { ?c ekg:printed ?printed ; ekg:status ?status }"
    )
    assert desk.rows("SELECT ?c WHERE { ?c prov:wasRevisionOf ?d }") == []


def test_a_dimension_can_be_taken_away(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, 'agency = ""', 'place = ""'))
    desk.run()
    assert labels(desk)["15,197 arrests"] == "15,197 arrests approved, 2024"


def test_a_thing_without_a_record_becomes_a_candidate(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, 'agency = { name = "Court of the Isles", language = "en" }'))
    assert desk.run().not_applied == ()
    assert desk.rows("""SELECT ?name ?status WHERE { ?s ekg:agency ?a . ?a skos:prefLabel ?name ;
      ekg:status ?status FILTER(CONTAINS(?name, "Isles")) }""") == [
        ("Court of the Isles", f"{STATUS}candidate")
    ]


def test_a_stated_change_follows_the_figure_it_is_of(desk: Desk) -> None:
    desk.write(entry("replace", SEIZED, 'agency = "SAMR"', 'period = "2023"'))
    assert desk.run().not_applied == ()
    assert labels(desk)["5%"].endswith("State Administration for Market Regulation, China, 2023")
    assert desk.rows("SELECT ?l WHERE { ?c ekg:basis/rdfs:label ?l FILTER(LANG(?l) = 'en') }") == [("2022",)]
    assert len(desk.rows("SELECT ?new WHERE { ?new prov:wasRevisionOf ?old }")) == 2


def test_a_change_of_a_rejected_figure_is_of_none(desk: Desk) -> None:
    desk.run()
    assert len(desk.rows("SELECT ?c WHERE { ?c ekg:changeOf ?b }")) == 1
    desk.write(entry("reject", SEIZED))
    assert desk.run().not_applied == ()
    assert desk.rows("SELECT ?c WHERE { ?c ekg:changeOf ?b }") == []


def test_two_people_can_correct_one_figure(desk: Desk) -> None:
    bob = WHO.replace("Ann Reader", "Bob")
    desk.write(
        entry("replace", ARRESTS, 'period = "2023"'),
        entry("replace", ARRESTS, "value = 15917", who=bob),
        entry("replace", ARRESTS, "value = 15917"),
    )
    assert desk.run().not_applied == ()
    assert labels(desk)["15,197 arrests"].startswith("15,917 arrests approved")
    assert labels(desk)["15,197 arrests"].endswith("2023")
    assert desk.rows("SELECT ?who WHERE { ?new prov:wasAttributedTo/rdfs:label ?who }") == [
        ("Ann Reader",),
        ("Bob",),
    ]


def test_what_already_holds_is_accepted(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, "value = 15197"))
    desk.run()
    assert desk.rows("SELECT ?s WHERE { ?r ekg:decision ?s }") == [(f"{STATUS}accepted",)]


def twice(document: Document, lexicon: Lexicon) -> Extraction:
    """A reading in which one numeral states a level and the direction of its change."""
    extraction = extract(document, lexicon)
    figures = list(extraction.figures)
    rise = replace(
        figures[0], value=Decimal(1), comparator="at_least", transformation="yoy-difference", change_of=0
    )
    return replace(extraction, figures=(*figures, rise))


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ("", "yoy-difference"),
        ('was = { transformation = "yoy-difference" }', "level"),
        ("was = { value = 15197 }", "yoy-difference"),
    ],
)
def test_of_two_figures_of_one_numeral_the_one_that_was_read_so_is_meant(
    desk: Desk, lines: str, kept: str
) -> None:
    desk.write(entry("reject", ARRESTS, lines))
    assert desk.run(twice).not_applied == ()
    assert desk.rows("""SELECT ?t WHERE { ?c ekg:assertsStatistic ?s ; ekg:printed "15,197 arrests" .
      ?s ekg:transformation ?t }""") == [(f"{BASE}code/transformation/{kept}",)]


def test_two_figures_of_one_numeral_that_nothing_tells_apart(desk: Desk) -> None:
    desk.write(entry("reject", ARRESTS, 'was = { unit = "person" , value = 3 }'))
    assert "No figure is read there as it was" in desk.run(twice).not_applied[0]
    desk.write(
        entry(
            "reject",
            'document = "b.txt"',
            'quote = "procuratorial organs approved 15,197 arrests. The Harbour Bureau filed 120 cases"',
        )
    )
    assert (
        "It names several figures: '15,197 arrests', '120 cases', '15,197 arrests'"
        in desk.run(twice).not_applied[0]
    )


# ------------------------------------------------------------------ numerals that no rule reads


def test_a_person_can_state_what_no_rule_reads(desk: Desk) -> None:
    desk.text("b.txt", UNREAD)
    desk.write(
        entry(
            "replace", 'document = "b.txt"', 'printed = "77"', "value = 77", 'unit = "case"',
            'measure = "cases-filed"', 'period = "2024"',
        )
    )  # fmt: skip
    report = desk.run()
    assert (report.not_applied, report.applied) == ((), 1)
    assert labels(desk)["77"] == "77 cases filed, 2024"
    assert report.ledger["77"] == ("extracted", "decided in review")


def test_a_person_can_say_that_a_numeral_is_no_figure(desk: Desk) -> None:
    desk.text("b.txt", UNREAD)
    assert desk.run().ledger["77"] == ("unresolved", "no unit")
    desk.write(entry("reject", 'document = "b.txt"', 'printed = "77"'))
    report = desk.run()
    assert (report.not_applied, report.ledger["77"]) == ((), ("excluded", "decided in review"))
    assert desk.rows(
        "SELECT ?p WHERE { ?r a ekg:Review ; ekg:reviews ?n . ?n a ekg:LedgerEntry ; ekg:printed ?p }"
    ) == [("77",)]


def test_stating_a_figure_needs_value_unit_and_measure(desk: Desk) -> None:
    desk.text("b.txt", UNREAD)
    desk.write(entry("replace", 'document = "b.txt"', 'printed = "77"', "value = 77"))
    assert desk.run().not_applied == (
        "corrections/ann.toml:1: stale: No figure is read there; to state one give unit, measure, too",
    )


# ------------------------------------------------------------------ names


def test_two_names_become_one_thing(desk: Desk) -> None:
    desk.write(entry("merge", 'entity = "The Harbour Bureau"', 'into = "SAMR"', 'id = "k1"'))
    assert desk.run().not_applied == ()
    assert labels(desk)["120 cases"].split(", ")[1] == "State Administration for Market Regulation"
    assert desk.rows("""SELECT ?name ?other WHERE { ?r a ekg:NameReview ; ekg:name ?name ; ekg:concerns ?b .
      ?a dcterms:isReplacedBy ?b . ?b skos:altLabel ?other FILTER(STR(?other) = STR(?name)) }""") == [
        ("Harbour Bureau", "Harbour Bureau")
    ]


def test_two_candidates_become_one(desk: Desk) -> None:
    desk.text("a.txt", "The Harbor Bureau filed 130 cases in 2023.\n")
    desk.write(entry("merge", 'entity = "The Harbor Bureau"', 'into = { name = "The Harbour Bureau" }'))
    assert desk.run().not_applied == ()
    assert (
        len(
            desk.rows("""SELECT DISTINCT ?agency WHERE { ?s sdmx-measure:obsValue ?v ; ekg:agency ?agency
      FILTER(?v IN (120, 130)) }""")
        )
        == 1
    )


def test_an_alias_is_read_in_every_document(desk: Desk) -> None:
    desk.text("a.txt", "In 2023 the Harbour Bureau filed 130 cases.\n")
    desk.write(entry("alias", 'entity = "GAC"', 'name = "Harbour Bureau"'))
    assert desk.run().not_applied == ()
    assert {
        desk_label.split(", ")[1] for printed, desk_label in labels(desk).items() if "cases" in printed
    } == {"General Administration of Customs"}
    assert desk.rows("SELECT ?a WHERE { ?a skos:altLabel 'Harbour Bureau'@en }") == [
        (f"{BASE}agency/cn-gacc",)
    ]


def test_a_name_can_be_kept_apart_in_one_document(desk: Desk) -> None:
    desk.text("a.txt", "In 2023 SAMR filed 130 cases in China.\n")
    desk.text("b.txt", "In 2024 SAMR filed 120 cases in China.\n")
    desk.write(entry("keep-apart", 'entity = "SAMR"', 'from = "国家市场监督管理总局"', 'document = "b.txt"'))
    assert desk.run().not_applied == ()
    assert {printed: label.split(", ")[1] for printed, label in labels(desk).items()} == {
        "130 cases": "State Administration for Market Regulation",
        "120 cases": "SAMR",
    }


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


def test_relations_are_accepted_and_rejected(desk: Desk) -> None:
    (desk.docs / "a.txt").write_text(
        "The Cyberspace Administration of China launched the Qinglang campaign in 2024.\n", encoding="utf-8"
    )
    led = "SELECT ?a WHERE { ?c rdf:predicate ekg:leadAgency ; rdf:object ?a }"
    desk.run()
    assert desk.rows(led) == [(f"{BASE}agency/cn-cac",)]
    desk.write(entry("reject", 'document = "a.txt"', 'quote = "launched the Qinglang campaign"', RELATION))
    report = desk.run()
    assert (report.not_applied) == ()
    assert desk.rows(led) == []
    assert desk.rows(
        "SELECT ?p WHERE { ?c ekg:formerPredicate ?p ; ekg:status <https://w3id.org/enfkg/id/code/status/rejected> }"
    ) == [("https://w3id.org/enfkg/ns#leadAgency",)]


# ------------------------------------------------------------------ what queries and comparisons see


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A graph in which a person replaced one figure and rejected another."""
    desk = Desk(tmp_path_factory.mktemp("corrected"))
    desk.text("b.txt", B.replace("15,197", "19,000"))
    desk.write(
        entry("replace", 'document = "b.txt"', 'printed = "19,000 arrests"', "value = 15197", 'id = "k1"'),
        entry("reject", SEIZED, 'id = "k2"'),
    )
    desk.build()
    return desk.graph


def answers(graph: Graph, name: str, **given: object) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in question(name).run(graph, **given)]


def test_what_the_graph_said_before_a_correction(corrected: Graph) -> None:
    where = "procuratorial organs of China, China, 2024"
    quote = B.replace("15,197", "19,000").split(". ")[0] + "."
    assert answers(corrected, "before-correction", correction="k1") == [
        ["k1", f"19,000 arrests approved, {where}", f"15,197 arrests approved, {where}", "superseded",
         "19,000 arrests", "b.txt", quote]
    ]  # fmt: skip
    assert [row[:1] + row[2:5] for row in answers(corrected, "before-correction")] == [
        ["k1", f"15,197 arrests approved, {where}", "superseded", "19,000 arrests"],
        ["k2", "None", "rejected", "over 41,600 consignments"],
    ]
    assert answers(corrected, "before-correction", correction="k9") == []


def test_who_corrected_what_in_a_document(corrected: Graph) -> None:
    found = answers(corrected, "corrections-of-document", document="b.txt")
    who = ["b.txt", "2025-04-25", "Ann Reader", "superseded", "19,000 arrests"]
    assert [row[:8] for row in found] == [
        [*who, "1000 → 1", "read again", "k1"],
        [*who, "19000 → 15197", "read again", "k1"],
    ]
    assert [row[0] for row in answers(corrected, "corrections-of-document")] == ["a.txt", "b.txt", "b.txt"]


def test_a_comparison_sees_the_corrected_figure(corrected: Graph) -> None:
    pair = compare_figures(corrected.store, "a.txt:15,000", "b.txt:19,000")
    assert pair.found.verdict.value == "refines"
    assert answers(corrected, "conflicts") == []
    (refined,) = answers(corrected, "refinements")
    assert "15,197 arrests approved, procuratorial organs of China, China, 2024" in refined


def test_what_was_accepted_is_not_doubtful_any_more(desk: Desk) -> None:
    desk.run()
    assert "15,197 arrests" in {
        cell for row in answers(desk.graph, "least-certain", below="1") for cell in row
    }
    desk.write(entry("accept", ARRESTS))
    desk.run()
    assert "15,197 arrests" not in {
        cell for row in answers(desk.graph, "least-certain", below="1") for cell in row
    }


def test_what_people_decided_goes_with_its_document(desk: Desk) -> None:
    desk.write(entry("replace", ARRESTS, "value = 15917"), entry("accept", SEIZED))
    desk.run()
    remove(desk.graph.store, "b.txt")
    left = desk.bytes()
    (desk.docs / "b.txt").unlink()
    assert desk.run().not_applied == (
        "corrections/ann.toml:1: stale: The document b.txt is not in this build",
    )
    assert left == desk.bytes()
