"""What the derived graph says, and what it leaves unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.build import build
from kg.comparison import compare_figures, explain
from kg.graph.growth import implied_growth
from kg.graph.intervals import Interval
from kg.graph.store import Graph
from kg.graph.verdicts import Verdict


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


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2024, China's procuratorial organs approved the arrest of 1,031 individuals, up 12%.", 1),
        ("In 2024, China's procuratorial organs approved the arrest of 1,031 individuals, up 3%.", 0),
        ("2024年,全国检察机关批准逮捕1031人,同比上升12%。", 1),
        ("2024年,全国检察机关批准逮捕1031人,同比上升3%。", 0),
        ("2024年,全国检察机关批准逮捕1031人,较2019年上升12%。", 0),
    ],
)
def test_growth_against_the_level_of_another_document(tmp_path: Path, text: str, verdict: int) -> None:
    before = "In 2023, China's procuratorial organs approved the arrest of 1,001 individuals."
    graph = built(tmp_path, a=before, b=text)
    assert count(graph, "contradictsLevels") == verdict


def test_growth_is_compared_with_its_levels_in_words(tmp_path: Path) -> None:
    before = "In 2023, China's procuratorial organs approved the arrest of 1,001 individuals."
    now = "In 2024, China's procuratorial organs approved the arrest of 1,031 individuals, up 12%."
    pair = compare_figures(built(tmp_path, a=before, b=now).store, "b.txt:12%", "a.txt:1,001")
    assert (pair.found.verdict, pair.found.differs) == (Verdict.CONFLICT, ())
    assert explain(pair).endswith("cannot both be true: the levels say a growth of 3.00%.")


def test_growth_against_a_named_year(tmp_path: Path) -> None:
    texts = {
        "a": "In 2019, China's procuratorial organs approved the arrest of 1,001 individuals.",
        "b": "In 2023, China's procuratorial organs approved the arrest of 920 individuals.",
        "c": "In 2024, China's procuratorial organs approved the arrest of 1,031 individuals, up 12% from 2019.",
    }
    graph = built(tmp_path, **texts)
    levels = graph.query("SELECT ?year WHERE { ?rate ekg:contradictsLevels ?level . ?level ekg:year ?year }")
    assert [row.year for row in levels] == [2019]


def test_the_same_thing_said_twice_in_one_document_may_be_refined(tmp_path: Path) -> None:
    graph = built(tmp_path, a=f"{ARRESTS.format('over 15,000')} In all, {ARRESTS.format('15,197')}")
    assert (count(graph, "refines"), count(graph, "conflictsWith")) == (1, 0)


def test_far_figures_of_one_document_are_two_things(tmp_path: Path) -> None:
    graph = built(tmp_path, a=f"{ARRESTS.format('over 30')} In all, {ARRESTS.format('15,197')}")
    assert count(graph, "refines") == 0


def test_two_exact_figures_of_one_document_are_two_things(tmp_path: Path) -> None:
    near, far = ARRESTS.format("42,000"), ARRESTS.format("42,300")
    assert count(built(tmp_path, a=f"{near} In all, {far}"), "refines") == 0
    assert count(built(tmp_path, b=near, c=far), "refines") == 1


def test_growth_of_nobody_nowhere_is_checked_in_its_own_document_only(tmp_path: Path) -> None:
    before, now = "In 2023, 1,001 people were arrested.", "In 2024, 1,031 people were arrested, up 12%."
    assert count(built(tmp_path, a=before, b=now), "contradictsLevels") == 0


def test_two_figures_of_one_sentence_are_two_things(tmp_path: Path) -> None:
    text = "2024年,全国检察机关批准逮捕诈骗嫌疑人1.5万余人、盗窃嫌疑人15197人。"
    assert count(built(tmp_path, a=text), "refines") == 0


def test_a_document_that_counts_several_things_conflicts_with_nobody(tmp_path: Path) -> None:
    several = f"{ARRESTS.format('15,197')} {ARRESTS.format('9,020')}"
    graph = built(tmp_path, a=several, b=ARRESTS.format("14,020"))
    assert count(graph, "conflictsWith") == 0


@pytest.mark.parametrize(
    ("a", "b", "refines", "conflicts"),
    [
        ("over 30", "160", 0, 0),
        ("over 150", "160", 0, 0),
        ("over 150", "153", 1, 0),
        ("12", "37,000", 0, 0),
        ("12,000", "37,000", 0, 2),
    ],
)
def test_only_figures_of_one_size_are_of_one_thing(
    tmp_path: Path, a: str, b: str, refines: int, conflicts: int
) -> None:
    graph = built(tmp_path, a=ARRESTS.format(a), b=ARRESTS.format(b))
    assert (count(graph, "refines"), count(graph, "conflictsWith")) == (refines, conflicts)


def test_figures_of_nobody_nowhere_do_not_conflict(tmp_path: Path) -> None:
    graph = built(
        tmp_path, a="In 2024, 15,197 people were arrested.", b="In 2024, 14,020 people were arrested."
    )
    assert count(graph, "conflictsWith") == 0


@pytest.mark.parametrize(
    ("a", "b", "links"),
    [
        ("In 2024, market regulators across China handled 1,311 administrative cases.",
         "In 2024, market regulators across China handled 1,131 criminal cases.", 0),
        ("2024年,全国市场监管部门查办商标案件1311件。", "2024年,全国市场监管部门查办案件1131件。", 0),
        ("2024年上半年,全国检察机关批准逮捕1311人。", "2024年,全国检察机关批准逮捕1131人。", 0),
        ("2024年,广东省检察机关批准逮捕1311人。", "2024年,全国检察机关批准逮捕1131人。", 0),
        ("2024年,全国检察机关起诉1311人。", "2024年,全国检察机关批准逮捕1131人。", 0),
        ("2024年,全国检察机关批准逮捕1311人。",
         "In 2024, China's procuratorial organs approved the arrest of 1,131 individuals.", 2),
        ("2024年,全国市场监管部门查办商标案件1311件。",
         "In 2024, market regulators across China handled 1,131 trademark cases.", 2),
    ],
)  # fmt: skip
def test_only_what_counts_one_thing_conflicts(tmp_path: Path, a: str, b: str, links: int) -> None:
    assert count(built(tmp_path, a=a, b=b), "conflictsWith") == links


def test_the_bundled_reports_contradict_neither_each_other_nor_themselves(bundled: Path) -> None:
    graph = kg.load(bundled)
    assert (count(graph, "conflictsWith"), count(graph, "contradictsLevels")) == (0, 0)
