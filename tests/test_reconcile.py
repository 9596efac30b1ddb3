"""What the derived graph says, and what it leaves unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.build import build
from kg.graph.growth import implied_growth
from kg.graph.intervals import Interval
from kg.graph.store import Graph


def built(folder: Path, **texts: str) -> Graph:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    build([str(folder / f"{name}.txt") for name in texts], folder / "out")
    return kg.load(folder / "out")


def count(graph: Graph, predicate: str) -> int:
    return len(graph.query(f"SELECT ?x ?y WHERE {{ ?x ekg:{predicate} ?y }}"))


ARRESTS = "In 2024, China's procuratorial organs approved the arrest of {} individuals."


@pytest.mark.parametrize(
    ("a", "b", "predicate", "links"),
    [
        ("15,197", "15,197", "sameFigure", 0),
        ("15,197", "14,020", "conflictsWith", 2),
        ("over 15,000", "15,197", "refines", 1),
        ("over 15,000", "14,020", "conflictsWith", 2),
        ("nearly 1,000", "1,012", "conflictsWith", 2),
        ("over 1,000", "1,012", "refines", 1),
    ],
)
def test_two_documents(tmp_path: Path, a: str, b: str, predicate: str, links: int) -> None:
    graph = built(tmp_path, a=ARRESTS.format(a), b=ARRESTS.format(b))
    assert count(graph, predicate) == links


def test_one_document_never_conflicts_with_itself(tmp_path: Path) -> None:
    graph = built(tmp_path, a=f"{ARRESTS.format('15,197')} {ARRESTS.format('14,020')}")
    assert count(graph, "conflictsWith") == 0


def test_the_same_figure_in_two_languages_is_one_statistic(tmp_path: Path) -> None:
    graph = built(
        tmp_path,
        a="In 2024, China's procuratorial organs approved the arrest of over 15,000 individuals.",
        b="2024年,检察机关批准逮捕1.5万余人。",
    )
    assert len(graph.query("SELECT DISTINCT ?s WHERE { ?s a ekg:Statistic }")) == 1
    assert len(graph.query("SELECT ?c WHERE { ?c ekg:assertsStatistic ?s }")) == 2


def test_a_growth_that_the_levels_contradict(tmp_path: Path) -> None:
    levels = "In 2023, China's procuratorial organs approved the arrest of 1,001 individuals."
    growth = "In 2024, China's procuratorial organs approved the arrest of {} individuals, up 12%."
    assert count(built(tmp_path, a=f"{levels} {growth.format('1,031')}"), "contradictsLevels") == 1
    assert count(built(tmp_path, b=f"{levels} {growth.format('1,121')}"), "contradictsLevels") == 0


def test_growth_is_as_wide_as_the_rounding(tmp_path: Path) -> None:
    from decimal import Decimal

    rounded = Interval(Decimal(95), Decimal(105))
    exact = Interval(Decimal(110), Decimal(110))
    assert implied_growth(exact, rounded) == Interval(Decimal("4.76"), Decimal("15.79"))
    assert implied_growth(exact, Interval(Decimal(0), Decimal(5))) is None
