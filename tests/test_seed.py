"""The article the project started from; skipped where it is not at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Extraction
from kg.read import read, sources
from kg.terms import DCTERMS, EKG

SEEDS = sorted((Path(__file__).parent.parent.parent / "shared" / "seeds").glob("*.txt"))
pytestmark = pytest.mark.skipif(not SEEDS, reason="the seed article is not part of the project")


@cache
def seed() -> Extraction:
    return extract(read(sources([str(SEEDS[0])])[0]), load_lexicon())


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "measure", "count"),
    [
        (44000, "case", "exact", "cases-handled", 1),
        (15000, "person", "more_than", "arrests-approved", 2),
        (287000, "post", "exact", "posts-deleted", 1),
        (2619, "website", "exact", "websites-closed", 1),
        (37000, "case", "exact", "criminal-cases-initiated", 1),
    ],
)
def test_a_figure_of_2024(value: int, unit: str, comparator: str, measure: str, count: int) -> None:
    found = [f for f in seed().figures if f.value == value]
    assert len(found) == count
    for figure in found:
        assert (figure.unit, figure.comparator) == (unit, comparator)
        assert figure.measure.iri.endswith("/" + measure)
        assert figure.period is not None
        assert figure.period.calendar_year == 2024


@pytest.mark.parametrize(
    ("value", "agency"),
    [(44000, "cn-administrative-authorities"), (15000, "cn-procuratorates"), (37000, "cn-public-security")],
)
def test_who_acts(value: int, agency: str) -> None:
    acting = {
        f.agency.iri.rsplit("/", 1)[1] for f in seed().figures if f.value == value and f.agency is not None
    }
    assert acting == {agency}


def test_one_statistic_with_two_pieces_of_evidence() -> None:
    a, b = (f for f in seed().figures if f.value == 15000)
    assert (a.measure, a.agency, a.place, a.period, a.subject) == (
        b.measure,
        b.agency,
        b.place,
        b.period,
        b.subject,
    )
    assert a.sentence != b.sentence


def test_the_campaign_of_the_online_figures() -> None:
    campaigns = {f.campaign.iri.rsplit("/", 1)[1] for f in seed().figures if f.campaign is not None}
    assert campaigns == {"cn-qinglang"}


def test_the_speaker_and_the_report_relied_on() -> None:
    figure = next(f for f in seed().figures if f.value == 44000)
    assert figure.speaker is not None
    assert figure.speaker.label == "Chang Tsi"
    assert figure.according_to is not None
    assert figure.according_to.title.endswith("(2024)")


def test_the_relations() -> None:
    stated = {(r.predicate, r.object.iri.rsplit("/", 1)[1]) for r in seed().relations}
    assert {
        (DCTERMS.publisher, "cn-nlg-quality-office"),
        (EKG.leadAgency, "cn-samr"),
        (EKG.focusesOn, "fertilizers"),
    } <= stated
    assert sum(1 for predicate, _ in stated if predicate == EKG.dimension) == 7
