"""Who says it, and what a copy is to the original."""

from __future__ import annotations

import pytest

import kg
from kg.attribution import Source, evaluative_words, source_of
from kg.build import build
from kg.graph.claims import ClaimRow, claims_of
from kg.graph.store import Graph
from kg.questions import question

COPIES = {
    "original": "In 2024, market regulators across China handled over 44,000 cases.",
    "repeats": "In 2024, market regulators across China handled more than 44,000 cases.",
    "repeats-zh": "2024年,全国市场监管部门查办案件4.4万余件。",
    "sharpens": "In 2024, market regulators across China handled an unprecedented 44,120 cases.",
    "widens": "In 2024, market regulators across China handled over 40,000 cases.",
    "overlaps": "In 2024, market regulators across China handled about 44,000 cases.",
    "contradicts": "In 2024, market regulators across China handled 37,000 cases.",
    "lacks": "In 2023, market regulators across China handled 44,000 cases.",
    "quoted": "In 2024, market regulators across China handled 44,130 cases, the police said.",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("attribution")
    for name, text in COPIES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    rows = [f"{name}.txt,Our view,A Law Firm" for name in COPIES if name != "original"]
    rows.append("original.txt,Cases of 2024,State Administration for Market Regulation")
    (folder / "documents.csv").write_text("\n".join(["file,title,publisher", *rows]), encoding="utf-8")
    build([str(folder / f"{name}.txt") for name in COPIES], folder / "out")
    return kg.load(folder / "out")


OTHERS = [name for name in COPIES if name not in ("original", "quoted")]


def claim_of(graph: Graph, name: str) -> ClaimRow:
    (found,) = (claim for claim in claims_of(graph.store) if claim.identifier == f"{name}.txt")
    return found


@pytest.mark.parametrize("name", OTHERS)
def test_what_a_commentator_makes_of_the_primary_source(graph: Graph, name: str) -> None:
    (row,) = question("commentary-against-primary").run(graph, document=f"{name}.txt")
    standing = name.removesuffix("-zh")
    assert row.standing == standing
    assert (row.primarySource is None) == (standing == "lacks")


@pytest.mark.parametrize("name", OTHERS)
def test_others_than_the_body_that_counts_are_commentators(graph: Graph, name: str) -> None:
    assert source_of(claim_of(graph, name)) is Source.COMMENTARY


def test_the_document_of_the_body_that_counts_is_primary(graph: Graph) -> None:
    assert source_of(claim_of(graph, "original")) is Source.PRIMARY


def test_a_body_quoted_by_others_is_no_primary_source(graph: Graph) -> None:
    assert source_of(claim_of(graph, "quoted")) is Source.QUOTED


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("An unprecedented and historic 15,000 arrests were approved.", "en", ("unprecedented", "historic")),
        ("战果丰硕,批准逮捕1.5万余人。", "zh", ("丰硕",)),
        ("In 2024, 15,000 arrests were approved.", "en", ()),
    ],
)
def test_words_of_praise_are_named(text: str, language: str, words: tuple[str, ...]) -> None:
    assert evaluative_words(text, language) == words
