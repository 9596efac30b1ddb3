"""Extractions made by hand, so that tests of the graph do not depend on the extractor."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Store

from kg import iris
from kg.graph.write import authority_quads, quads, settle
from kg.lexicon import load_lexicon
from kg.model import (
    Document,
    Entity,
    Extraction,
    Figure,
    Kind,
    Mention,
    Metadata,
    Period,
    Relation,
    Report,
    Section,
    Span,
)
from kg.resources import ontology_path
from kg.terms import BASE, EKG

ENGLISH = "Arrests\nProcuratorial organs approved over 15,000 arrests in 2024, up 24.5%."
CHINESE = "检察机关批准逮捕1.5万余人。"


def record(iri: str, language: str = "en") -> Entity:
    return load_lexicon().record(BASE + iri).entity(language)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def figure(text: str, words: str, **changes: object) -> Figure:
    fields: dict[str, object] = {
        "sentence": span(text, text.split("\n")[-1]),
        "printed": span(text, words),
        "value": Decimal(15000),
        "unit": "person",
        "comparator": "more_than",
        "granularity": Decimal(1000),
        "measure": record("code/measure/arrests-approved"),
        "agency": record("agency/cn-procuratorates"),
        "place": record("place/cn"),
        "period": Period.year(2024),
        "confidence": Decimal("0.9"),
    }
    return Figure(**{**fields, **changes})  # type: ignore[arg-type]


def english(name: str = "The Gazette") -> Extraction:
    gazette = Entity(iris.candidate("org", name), Kind.ORGANISATION, name, "en", candidate=True)
    document = Document("a.txt", ENGLISH, "en", (), Metadata(title="=Arrests", date="2025-04"))
    report = Report(iris.report("A Report", 2024), "A Report", "en", period=Period.year(2024))
    sentence = span(ENGLISH, ENGLISH.split("\n")[1])
    series = record("campaign/cn-tiequan")
    edition = Entity(iris.edition(series.iri, 2024), Kind.CAMPAIGN, "x", "en", part_of=series.iri, year=2024)
    rate = figure(
        ENGLISH,
        "24.5%",
        value=Decimal("24.5"),
        unit="percent",
        comparator="exact",
        granularity=Decimal("0.1"),
        transformation="yoy-rate",
        change_of=0,
        inferred={"period": span(ENGLISH, "2024"), "agency": None},
        doubts=("agency carried over",),
    )
    return Extraction(
        document=document,
        publisher=gazette,
        cites=(report,),
        sections=(Section(span(ENGLISH, "Arrests"), "Arrests", 1),),
        figures=(figure(ENGLISH, "over 15,000 arrests", according_to=report), rate),
        relations=(Relation(sentence, edition, EKG.leadAgency, record("agency/cn-samr")),),
        mentions=(Mention(span(ENGLISH, "Procuratorial organs"), record("agency/cn-procuratorates")),),
    )


def chinese(name: str = "The\u3000Gazette") -> Extraction:
    gazette = Entity(iris.candidate("org", name), Kind.ORGANISATION, name, "en", candidate=True)
    document = Document("b.txt", CHINESE, "zh", (), Metadata())
    stated = figure(CHINESE, "1.5万余人", agency=record("agency/cn-procuratorates", "zh"))
    return Extraction(document=document, publisher=gazette, figures=(stated,))


def store_of(*extractions: Extraction) -> Store:
    store = Store()
    for extraction in extractions:
        store.extend(quads(extraction, load_lexicon()))
    store.extend(authority_quads(ontology_path()))
    settle(store)
    return store
