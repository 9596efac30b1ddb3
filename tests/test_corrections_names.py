"""Corrections of names: two that are one, one that is two, and another one."""

from __future__ import annotations

import pytest

from kg.terms import BASE
from tests.desk import (
    Desk,
    entry,
    labels,
)  # fmt: skip

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


def agencies(desk: Desk) -> dict[str, str]:
    """The IRI of the agency of each figure, by what is printed."""
    found = desk.rows("SELECT ?p ?a WHERE { ?c ekg:assertsStatistic/ekg:agency ?a ; ekg:printed ?p }")
    return dict(found)  # type: ignore[arg-type]


def test_two_bodies_of_one_name_are_told_apart_by_document(desk: Desk) -> None:
    desk.text("a.txt", "The Harbour Bureau filed 130 cases in 2023.\n")
    desk.write(
        entry(
            "merge", 'entity = "Harbour Bureau"', 'into = { name = "Harbour Bureau of Bedford" }',
            'document = "b.txt"',
        )
    )  # fmt: skip
    assert desk.run().not_applied == ()
    found = agencies(desk)
    assert found["130 cases"] != found["120 cases"]
    assert labels(desk)["120 cases"].split(", ")[1] == "Harbour Bureau of Bedford"
    assert desk.rows("SELECT ?a WHERE { ?a dcterms:isReplacedBy ?b }") == []


def test_merges_lead_on(desk: Desk) -> None:
    desk.write(
        entry("merge", 'entity = "Harbour Bureau"', 'into = { name = "Port Bureau" }'),
        entry("merge", 'entity = "Port Bureau"', 'into = "SAMR"'),
    )
    found = desk.run()
    assert (found.applied, found.not_applied) == (2, ())
    assert agencies(desk)["120 cases"] == f"{BASE}agency/cn-samr"


def test_merges_that_say_the_same_are_both_applied(desk: Desk) -> None:
    table = 'entity = { name = "HARBOUR BUREAU", iri = "https://example.org/harbour" }'
    desk.write(
        entry("merge", 'entity = "Harbour Bureau"', 'into = "SAMR"'), entry("merge", table, 'into = "SAMR"')
    )
    found = desk.run()
    assert (found.applied, found.not_applied) == (2, ())


def test_an_iri_goes_before_a_name(desk: Desk) -> None:
    desk.run()
    by_iri = f'entity = {{ name = "Harbour Bureau", iri = "{agencies(desk)["120 cases"]}" }}'
    other = 'entity = { name = "Harbour Bureau", iri = "https://example.org/harbour" }'
    for goals in (("SAMR", "GAC"), ("GAC", "SAMR")):
        desk.write(
            entry("merge", by_iri, f'into = "{goals[0]}"'), entry("merge", other, f'into = "{goals[1]}"')
        )
        desk.run()
        iri = {"SAMR": "cn-samr", "GAC": "cn-gacc"}[goals[0]]
        assert agencies(desk)["120 cases"] == f"{BASE}agency/{iri}"


def test_a_merge_works_by_iri(desk: Desk) -> None:
    desk.run()
    iri = agencies(desk)["120 cases"]
    desk.write(entry("merge", f'entity = "{iri}"', f'into = "{BASE}agency/cn-samr"'))
    assert desk.run().not_applied == ()
    assert agencies(desk)["120 cases"] == f"{BASE}agency/cn-samr"
    assert desk.rows(f"SELECT ?b WHERE {{ <{iri}> dcterms:isReplacedBy ?b }}") == [(f"{BASE}agency/cn-samr",)]


def test_a_record_can_be_one_with_another(desk: Desk) -> None:
    desk.text("a.txt", "In 2023 SAMR filed 130 cases in China.\n")
    desk.write(entry("merge", 'entity = "SAMR"', 'into = "GAC"'))
    assert desk.run().not_applied == ()
    assert agencies(desk)["130 cases"] == f"{BASE}agency/cn-gacc"


def test_a_body_is_never_one_with_a_campaign(desk: Desk) -> None:
    desk.write(entry("merge", 'entity = "Harbour Bureau"', 'into = "Qinglang campaign"'))
    assert desk.run().not_applied == ("corrections/ann.toml:1: stale: No document names Harbour Bureau",)
    assert agencies(desk)["120 cases"].startswith(f"{BASE}agency/x-")


def test_a_correction_can_name_what_is_merged(desk: Desk) -> None:
    desk.write(
        entry("merge", 'entity = "Harbour Bureau"', 'into = "SAMR"'),
        entry("replace", 'document = "b.txt"', 'printed = "15,197 arrests"', 'agency = "Harbour Bureau"'),
    )
    assert desk.run().not_applied == ()
    assert set(agencies(desk).values()) >= {f"{BASE}agency/cn-samr"}
    assert agencies(desk)["15,197 arrests"] == f"{BASE}agency/cn-samr"


def test_a_name_in_a_table_is_the_candidate_the_document_has(desk: Desk) -> None:
    table = 'agency = { name = "The Harbour Bureau" }'
    desk.write(entry("replace", 'document = "b.txt"', 'printed = "15,197 arrests"', table))
    assert desk.run().not_applied == ()
    assert agencies(desk)["15,197 arrests"] == agencies(desk)["120 cases"]


def test_a_name_may_not_also_be_what_it_is(desk: Desk) -> None:
    desk.text("a.txt", "In 2023 SAMR filed 130 cases in China.\n")
    desk.run()
    desk.write(entry("merge", 'entity = "SAMR"', 'into = "GAC"'))
    desk.run()
    assert desk.rows("SELECT ?m WHERE { ?m oa:hasBody ?b ; ekg:mayAlsoBe ?b }") == []


def test_an_alias_is_read_in_chinese(desk: Desk) -> None:
    desk.text("c.txt", "2024年，市监铁军立案120件。\n")
    desk.run()
    assert f"{BASE}agency/cn-samr" not in agencies(desk).values()
    desk.write(entry("alias", 'entity = "SAMR"', 'name = "市监铁军"'))
    assert desk.run().not_applied == ()
    assert f"{BASE}agency/cn-samr" in agencies(desk).values()
    assert desk.rows(f"SELECT ?n WHERE {{ <{BASE}agency/cn-samr> skos:altLabel ?n }}") == [("市监铁军",)]


def test_an_alias_of_one_document_is_no_name_of_the_record(desk: Desk) -> None:
    desk.text("a.txt", "In 2023 the Harbour Bureau filed 130 cases.\n")
    desk.write(entry("alias", 'entity = "GAC"', 'name = "Harbour Bureau"', 'document = "b.txt"'))
    assert desk.run().not_applied == ()
    found = agencies(desk)
    assert found["120 cases"] == f"{BASE}agency/cn-gacc" != found["130 cases"]
    assert desk.rows("SELECT ?n WHERE { ?a skos:altLabel ?n }") == []


@pytest.mark.parametrize(
    ("action", "lines", "message"),
    [
        (
            "alias",
            ('entity = "Moon Bureau"', 'name = "MB"'),
            "No record of the authority data is called 'Moon Bureau'",
        ),
        (
            "alias",
            ('entity = "arrests approved"', 'name = "arrests"'),
            "arrests approved is found by verbs and nouns",
        ),
        (
            "merge",
            ('entity = "SAMR"', 'into = "国家市场监督管理总局"'),
            "SAMR and 国家市场监督管理总局 are one",
        ),
        (
            "merge",
            ('entity = "China Customs"', 'into = "SAMR"'),
            "'China Customs' is the name of several records",
        ),
    ],
)
def test_names_that_are_not_understood(desk: Desk, action: str, lines: tuple[str, str], message: str) -> None:
    desk.write(entry(action, *lines))
    (found,) = desk.run().not_applied
    assert found.startswith(f"corrections/ann.toml:1: invalid: {message}")
