"""A measure over the years, from built documents."""

from __future__ import annotations

import csv
import io
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import kg
from kg.build import build
from kg.cli import main
from kg.errors import UsageError
from kg.graph.store import Graph
from kg.trend import Series, all_series, chosen, series_of, trend
from kg.view import trend_svg

ARRESTS = "In {}, China's procuratorial organs approved the arrest of {} individuals."
TEXTS = {
    "2019": ARRESTS.format(2019, "12,000"),
    "2020": ARRESTS.format(2020, "12,100"),
    "2020-vague": ARRESTS.format(2020, "over 12,000"),
    "2023": ARRESTS.format(2023, "13,500"),
    "2024": ARRESTS.format(2024, "over 15,000"),
    "half": "In the first half of 2024, China's procuratorial organs approved the arrest of 7,000 individuals.",
    "province": "2024年,广东省检察机关批准逮捕1311人。",
    "cases": "2024年,全国检察机关批准逮捕案件8125件。",
    "undated": "China's procuratorial organs approved the arrest of 99 individuals.",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trend")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    build([str(folder / f"{name}.txt") for name in TEXTS], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def graph(out: Path) -> Graph:
    return kg.load(out)


@pytest.fixture(scope="module")
def arrests(graph: Graph) -> Series:
    return trend(graph.store, "arrests approved", number=1)


def test_years_in_order_with_the_most_exact_figure(arrests: Series) -> None:
    assert [(point.year, point.claim.printed.split(" ind")[0]) for point in arrests.points] == [
        (2019, "12,000"), (2020, "12,100"), (2023, "13,500"), (2024, "over 15,000"),
    ]  # fmt: skip


def test_other_claims_of_a_year_are_kept(arrests: Series) -> None:
    assert [claim.identifier for claim in arrests.points[1].others] == ["2020-vague.txt"]


def test_a_change_is_as_wide_as_the_rounding(arrests: Series) -> None:
    change = arrests.points[1].change
    assert change is not None
    assert (change.since, change.value, change.low, change.high) == (
        2019, Decimal("0.83"), Decimal("-3.20"), Decimal("5.22"),
    )  # fmt: skip
    assert not change.beyond_rounding


def test_an_open_figure_makes_an_open_change(arrests: Series) -> None:
    change = arrests.points[3].change
    assert change is not None
    assert (change.low, change.high, change.beyond_rounding) == (Decimal("11.11"), None, True)


def test_gaps_are_said(arrests: Series) -> None:
    assert [point.missing for point in arrests.points] == [(), (), (2021, 2022), ()]
    assert arrests.points[2].change is not None
    assert arrests.points[2].change.since == 2020


def test_different_definitions_are_never_joined(graph: Graph) -> None:
    found = series_of(graph.store, "arrests approved")
    assert [(len(series.points), series.months, series.unit) for series in found] == [
        (4, "", "person"), (1, "01-01/06-30", "person"), (1, "", "person"),
    ]  # fmt: skip
    with pytest.raises(UsageError, match="3 series, not comparable"):
        chosen(found)


def test_a_limit_leaves_one_series(graph: Graph) -> None:
    assert [point.year for point in trend(graph.store, "arrests approved", place="Guangdong").points] == [
        2024
    ]


def test_a_number_beyond_the_list_is_refused(graph: Graph) -> None:
    with pytest.raises(UsageError, match="no series 9"):
        trend(graph.store, "arrests approved", number=9)


@pytest.mark.parametrize(
    ("measure", "limits", "said"),
    [
        ("arests approved", {}, "arrests approved"),
        ("arrests approved", {"place": "Gwangdong"}, "Guangdong"),
        ("arrests approved", {"agency": "nobody at all"}, "Known are|Did you mean"),
    ],
)
def test_what_matches_nothing_is_suggested(
    graph: Graph, measure: str, limits: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        trend(graph.store, measure, number=None, **limits)


def test_undated_figures_are_in_no_series(graph: Graph) -> None:
    claims = [point.claim.identifier for series in all_series(graph.store) for point in series.points]
    assert "undated.txt" not in claims


def test_figures_that_contradict_each_other_are_all_named(tmp_path: Path) -> None:
    for name, value in (("a", "1,311"), ("b", "1,131")):
        (tmp_path / f"{name}.txt").write_text(ARRESTS.format(2024, value), encoding="utf-8")
    (tmp_path / "c.txt").write_text(ARRESTS.format(2023, "1,000"), encoding="utf-8")
    build([str(tmp_path / f"{name}.txt") for name in "abc"], tmp_path / "out")
    point = trend(kg.load(tmp_path / "out").store, "arrests approved").points[1]
    assert {point.claim.printed.split()[0], *(c.printed.split()[0] for c in point.disputed)} == {
        "1,311",
        "1,131",
    }
    assert point.change is None


SVG = "{http://www.w3.org/2000/svg}"


def test_the_chart_names_itself_and_its_evidence(arrests: Series) -> None:
    root = ET.fromstring(trend_svg(arrests))  # noqa: S314 - our own text
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title", "").startswith("arrests approved, procuratorial organs of China")
    assert "no figure for 2021, 2022; 2023: 13,500" in root.findtext(f"{SVG}desc", "")
    first = next(root.iter(f"{SVG}g"))
    assert first.findtext(f"{SVG}title", "").endswith(f"2019.txt: “{TEXTS['2019']}”")


def test_the_chart_bars_uncertainty_and_leaves_gaps_open(arrests: Series) -> None:
    root = ET.fromstring(trend_svg(arrests))  # noqa: S314 - our own text
    lines = [line.get("class") for line in root.iter(f"{SVG}line")]
    assert (lines.count("series"), lines.count("bar"), lines.count("bar open")) == (2, 1, 1)
    assert [t.text for t in root.iter(f"{SVG}text") if t.get("class") == "gap"] == [
        "2021", "no figure", "2022", "no figure",
    ]  # fmt: skip


def test_the_chart_escapes_what_documents_say(tmp_path: Path) -> None:
    text = "In 2024, China's procuratorial organs approved the arrest of 12,000 individuals <b>&\x0b</b>."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    build([str(tmp_path / "a.txt")], tmp_path / "out")
    found = all_series(kg.load(tmp_path / "out").store)
    assert [ET.fromstring(trend_svg(series)).tag for series in found] == [f"{SVG}svg"]  # noqa: S314


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[str, str, int]:
    monkeypatch.setattr(sys, "argv", ["kg", "trend", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    said = capsys.readouterr()
    return said.out, said.err, int(stop.value.code or 0)


def test_the_command_writes_csv(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said, _, _ = run(monkeypatch, capsys, str(out), "arrests approved", "--series", "1", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["year"], row["lower"], row["upper"]) for row in rows][-1] == ("2024", "15000", "")
    assert rows[2]["note"] == "no figure for 2021, 2022"
    assert rows[1]["note"].startswith("no more than the rounding explains; agrees: over 12,000")


def test_the_command_lists_several_series(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, error, code = run(monkeypatch, capsys, str(out), "arrests approved")
    assert code == 2
    assert "1. arrests approved, procuratorial organs of China, China: 2019, 2020, 2023, 2024" in error


def test_the_command_draws(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = tmp_path / "chart.svg"
    run(monkeypatch, capsys, str(out), "arrests approved", "--series", "1", "--svg", str(chart))
    assert ET.fromstring(chart.read_text(encoding="utf-8")).tag == f"{SVG}svg"  # noqa: S314


def test_notes_and_chart_are_said_in_chinese(
    out: Path, arrests: Series, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (str(out), "arrests approved", "--series", "1", "-f", "csv", "--lang", "zh")
    rows = list(csv.DictReader(io.StringIO(run(monkeypatch, capsys, *words)[0])))
    assert rows[2]["note"] == "2021、2022年无数据"
    root = ET.fromstring(trend_svg(arrests, language="zh"))  # noqa: S314 - our own text
    assert "2021、2022年无数据；2023：13,500" in root.findtext(f"{SVG}desc", "")
    assert {t.text for t in root.iter(f"{SVG}text") if t.get("class") == "gap"} >= {"无数据"}
