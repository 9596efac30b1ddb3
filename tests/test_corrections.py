"""Corrections: what holds, and what queries and comparisons see."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import rdflib

from kg.comparison import compare_figures
from kg.extract import extract
from kg.graph.export import serialize
from kg.graph.remove import remove
from kg.graph.store import Graph
from kg.lexicon import Lexicon
from kg.model import Document, Extraction
from kg.questions import question
from kg.terms import BASE, PREFIXES
from tests.desk import (
    ARRESTS,
    RELATION,
    SEIZED,
    STATUS,
    UNREAD,
    WHO,
    B,
    Desk,
    answers,
    entry,
    labels,
)  # fmt: skip

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


@pytest.mark.parametrize("name", ["before-correction", "corrections-of-document"])
def test_rdflib_answers_alike(corrected: Graph, name: str) -> None:
    plain = rdflib.Graph()
    plain.parse(data=serialize(corrected.store, "ntriples").decode(), format="nt")
    for prefix, base in PREFIXES.items():
        plain.bind(prefix, base)
    asked, language = question(name), rdflib.Literal("en")
    answer = plain.query(asked.text, initBindings={"lang": language})
    theirs = sorted(tuple(str(cell) for cell in row) for row in answer)  # type: ignore[union-attr]
    rows = corrected.query(asked.text, lang="en").rows
    ours = sorted(tuple(getattr(t, "value", "None") for t in row.terms) for row in rows)
    assert theirs == ours
    assert len(ours) > 1


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
