from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.errors import UsageError
from kg.network import FORMATS, by_year, entities, export, find, measure, neighbourhood, project

DATA = """
@prefix ekg: <https://w3id.org/enfkg/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix ex: <http://example.org/> .
@prefix sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:bureau a ekg:Agency ; skos:prefLabel "Bureau"@en , "总局"@zh ; skos:altLabel "B"@en .
ex:cases a ekg:Measure ; skos:prefLabel "cases handled"@en .
ex:drive a ekg:Campaign ; skos:prefLabel "Drive"@en .
ex:idle a ekg:Agency ; skos:prefLabel "Idle"@en .
ex:doc a ekg:Document ; dcterms:title "News" ; dcterms:source "https://example.org/news" .
ex:figure a ekg:Statistic ; sdmx-measure:obsValue 44 ; ekg:measure ex:cases ; ekg:agency ex:bureau ;
    ekg:year "2024"^^xsd:gYear .
ex:says a ekg:Claim ; ekg:assertsStatistic ex:figure ; ekg:evidence ex:passage ;
    ekg:printed "44 cases" ; ekg:printedAt 107 .
ex:leads a ekg:Claim ; rdf:subject ex:drive ; rdf:predicate ekg:leadAgency ; rdf:object ex:bureau ;
    ekg:evidence ex:passage .
ex:passage oa:hasSource ex:doc ; oa:start 100 ; oa:end 116 ; oa:exact "It saw 44 cases." .
"""
EX = "http://example.org/"


@pytest.fixture
def store() -> ox.Store:
    found = ox.Store()
    found.load(DATA, format=ox.RdfFormat.TURTLE)
    return found


def test_things_have_their_type_and_both_names(store: ox.Store) -> None:
    data = project(store).nodes[EX + "bureau"]
    assert (data["type"], data["label_en"], data["label_zh"]) == ("agency", "Bureau", "总局")


def test_what_has_no_relation_is_left_out(store: ox.Store) -> None:
    assert EX + "idle" not in project(store)


def test_a_statistic_folds_into_its_agency_with_the_figure_marked_in_the_quote(store: ox.Store) -> None:
    (statistic,) = project(store).nodes[EX + "bureau"]["statistics"]
    (piece,) = statistic["evidence"]
    assert piece["quote"][piece["from"] : piece["to"]] == "44 cases"
    assert (piece["title"], piece["address"]) == ("News", "https://example.org/news")


def test_a_claim_triple_is_an_edge_with_its_evidence(store: ox.Store) -> None:
    edge = project(store)[EX + "drive"][EX + "bureau"]["https://w3id.org/enfkg/ns#leadAgency"]
    assert (edge["kind"], [piece["quote"] for piece in edge["evidence"]]) == (
        "statement",
        ["It saw 44 cases."],
    )


def test_entities_leave_figures_and_documents_out(store: ox.Store) -> None:
    assert sorted(entities(project(store))) == [EX + "bureau", EX + "cases", EX + "drive"]


@pytest.mark.parametrize("name", ["总局", "BUREAU", "bure", EX + "bureau"])
def test_a_thing_is_found_by_name_or_iri(store: ox.Store, name: str) -> None:
    assert find(project(store), name) == EX + "bureau"


def test_a_name_nothing_has_is_refused(store: ox.Store) -> None:
    with pytest.raises(UsageError, match="Nothing in the graph is called 'Nobody'"):
        find(project(store), "Nobody")


def test_neighbourhood_goes_both_ways(store: ox.Store) -> None:
    part = neighbourhood(entities(project(store)), EX + "bureau")
    assert sorted(part) == [EX + "bureau", EX + "cases", EX + "drive"]


def test_years_keep_what_is_undated(store: ox.Store) -> None:
    part = by_year(entities(project(store)), 2000, 2001)
    assert sorted(part) == [EX + "drive"]


@pytest.mark.parametrize(
    ("name", "first"), [("betweenness", "bureau"), ("pagerank", "bureau"), ("communities", "bureau")]
)
def test_the_hub_comes_first(store: ox.Store, name: str, first: str) -> None:
    assert measure(project(store), name)[0].node == EX + first


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_stable(store: ox.Store, name: str) -> None:
    assert export(project(store), name) == export(project(store), name)


def test_cytoscape_export_has_every_node(store: ox.Store) -> None:
    network = project(store)
    assert len(json.loads(export(network, "cytoscape"))["elements"]["nodes"]) == len(network)


SECTIONS = """
ex:doc <http://purl.org/vocab/frbr/core#realizationOf> ex:report . ex:report a ekg:Report ; skos:prefLabel "Report"@en .
ex:top a ekg:Section ; ekg:position 1 ; ekg:evidence ex:head .
ex:head oa:hasSource ex:doc ; oa:start 10 ; oa:exact "Top" .
ex:part a ekg:Section ; ekg:position 2 ; ekg:dimension ex:courts ; ekg:evidence ex:line .
ex:line oa:hasSource ex:doc ; oa:start 90 ; oa:exact "3.1 Courts" .
ex:after a ekg:Section ; ekg:position 3 ; ekg:dimension ex:customs ; ekg:evidence ex:next .
ex:next oa:hasSource ex:doc ; oa:start 200 ; oa:exact "3.2 Customs" .
ex:courts a ekg:ReportDimension ; skos:prefLabel "judicial protection"@en .
ex:customs a ekg:ReportDimension ; skos:prefLabel "border protection"@en .
ex:says ekg:doubt "period inferred"@en , "agency inferred"@en ; prov:wasGeneratedBy ex:run .
ex:run prov:wasAssociatedWith ex:kg . ex:kg <http://www.w3.org/2000/01/rdf-schema#label> "kg extractor 1"@en .
ex:figure sdmx-dimension:refPeriod ex:year .
ex:year <http://www.w3.org/2000/01/rdf-schema#label> "2024"@en , "2024年"@zh .
"""
PREFIXES = """
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#> .
"""


@pytest.fixture
def reported() -> ox.Store:
    found = ox.Store()
    found.load(PREFIXES + DATA + SECTIONS, format=ox.RdfFormat.TURTLE)
    return found


def test_a_report_covers_the_dimensions_of_its_headings(reported: ox.Store) -> None:
    network = project(reported)
    covered = {
        b: data
        for a, b, data in network.out_edges(EX + "report", data=True)
        if "dimension" in data["predicate"]
    }
    assert sorted(covered) == [EX + "courts", EX + "customs"]
    assert [piece["quote"] for piece in covered[EX + "courts"]["evidence"]] == ["3.1 Courts"]


def test_a_dimension_has_the_figures_that_stand_below_its_heading(reported: ox.Store) -> None:
    network = project(reported)
    assert list(network.successors(EX + "courts")) == [EX + "cases"]
    assert [value["iri"] for value in network.nodes[EX + "courts"]["statistics"]] == [EX + "figure"]
    assert network.nodes[EX + "customs"]["statistics"] == []


def test_evidence_says_how_it_was_read_and_what_was_inferred(reported: ox.Store) -> None:
    (statistic,) = project(reported).nodes[EX + "bureau"]["statistics"]
    (piece,) = statistic["evidence"]
    assert (piece["method"], piece["doubt"]) == ("kg extractor 1", "agency inferred; period inferred")


def test_a_period_has_its_name_in_both_languages(reported: ox.Store) -> None:
    (statistic,) = project(reported).nodes[EX + "bureau"]["statistics"]
    assert (statistic["period"], statistic["period_zh"]) == ("2024", "2024年")
