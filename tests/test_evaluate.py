"""Evaluation against gold, and its agreement with the reference scorer where that is present."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import UsageError
from kg.evaluate import evaluate, predictions, score_document
from kg.evaluate_fields import field_ok, name_ok, period_key, unit_key
from kg.graph.store import load

TOP = Path(__file__).resolve().parent.parent
SCORER = TOP.parent / "shared" / "score" / "score.py"
GOLD = [
    {"surface": "5 cases", "value": 5, "unit": "case", "start": 0, "period": "2024", "agency": "SAMR"},
    {"surface": "7 dens", "value": 7, "unit": "other:den", "start": 50, "optional": True},
]


def test_gold_against_itself_is_perfect() -> None:
    score = score_document("a", "en", GOLD, GOLD)
    assert (score.matched, score.extra, score.missed, score.whole) == (1, 0, 0, 1)
    assert (score.precision, score.recall, score.f1, score.whole_f1) == (1, 1, 1, 1)


def test_another_unit_is_no_match() -> None:
    score = score_document("a", "en", GOLD, [{**GOLD[0], "unit": "item"}])
    assert (score.matched, score.extra, score.missed, score.f1) == (0, 1, 1, 0)
    assert score.misses == (("5 cases", "not found"),)


def test_the_nearest_position_is_matched_first() -> None:
    gold = [
        {"value": 5, "unit": "case", "start": 0, "period": "2023"},
        {"value": 5, "unit": "case", "start": 90},
    ]
    found = [
        {"value": 5, "unit": "case", "start": 91},
        {"value": 5, "unit": "case", "start": 2, "period": "2023"},
    ]
    assert score_document("a", "en", gold, found).whole == 2


def test_a_prediction_on_an_optional_figure_counts_for_nothing() -> None:
    found = [{"value": 7, "unit": "other:hole", "start": 50}]
    score = score_document("a", "en", GOLD, found)
    assert (score.matched, score.extra, score.missed) == (0, 0, 1)


def test_without_positions_the_printed_form_decides() -> None:
    gold = [{"value": 5, "unit": "case", "surface": "five"}, {"value": 5, "unit": "case", "surface": "5"}]
    found = [{"value": 5, "unit": "case", "surface": "5"}]
    assert score_document("a", "en", gold, found).misses == (("five", "not found"),)


@pytest.mark.parametrize(
    ("field", "gold", "found", "right"),
    [
        (
            "comparator",
            {"comparator": "less_than", "comparator_alt": ["about"]},
            {"comparator": "about"},
            True,
        ),
        ("comparator", {}, {"comparator": "about"}, False),
        ("period", {"period": "2023-01/2023-06"}, {"period": "2023-H1"}, True),
        ("period", {"period": "FY2015"}, {"period": "2014-10-01/2015-09-30"}, True),
        ("period", {"period": None}, {"period": "2015"}, False),
        (
            "agency",
            {"agency": "SAMR", "agency_alt": ["the market regulators"]},
            {"agency": "Market regulators"},
            True,
        ),
        ("campaign", {"campaign": "龙腾"}, {"campaign": "“龙腾”行动 / Longteng campaign"}, True),
        ("campaign", {"campaign": "Iron Fist"}, {}, False),
        ("change", {"change": {"percent": 24.19, "direction": "up"}}, {"change": {"percent": 24.19}}, True),
        ("change", {"change": {"percent": 5, "direction": "up"}}, {"change": {"direction": "down"}}, False),
        ("change", {"change": {"percent": 110, "direction": "up"}}, {"change": {"times": 1.1}}, True),
        ("change", {"change": {"direction": "up"}}, {"change": {"percent": 3}}, True),
        ("change", {}, {"change": {"percent": 3}}, False),
    ],
)
def test_fields(field: str, gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    assert field_ok(field, gold, found) is right


def test_keys() -> None:
    assert (unit_key("USD"), unit_key("other:site"), unit_key(None)) == ("USD", "website", "")
    assert period_key("2024-02") == ("2024-02-01", "2024-02-28")
    assert period_key("some day") == "someday"
    assert name_ok("customs", None, "accustomed") is False


def test_the_bundled_reports_are_read_well(bundled: Path) -> None:
    found = evaluate(TOP / "data" / "gold", load(bundled))
    columns, rows = found.table()
    assert [row[0] for row in rows[-3:]] == ["ALL en", "ALL zh", "ALL"]
    assert columns[:6] == ("document", "gold", "found", "precision", "recall", "f1")
    assert found.total("en").f1 >= 0.85
    assert found.total("zh").f1 >= 0.85
    assert len(found.misses()[1]) > 0


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer is not beside this checkout")
def test_the_reference_scorer_agrees(bundled: Path) -> None:
    spec = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    found = predictions(load(bundled))
    for path in sorted((TOP / "data" / "gold").rglob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        stats = json.loads(path.read_text(encoding="utf-8"))["stats"]
        ours = score_document(name, "", stats, found.get(name, []))
        theirs = reference.score_doc(stats, found.get(name, []))
        assert {"tp": ours.matched, "fp": ours.extra, "fn": ours.missed} == theirs["strict"], name
        assert ours.whole == theirs["whole"], name
        assert ours.right == {field: counts[0] for field, counts in theirs["fields"].items()}, name


@pytest.mark.parametrize(("content", "message"), [(None, "No gold files"), ("{", "Not JSON")])
def test_gold_that_cannot_be_read_is_named(
    bundled: Path, tmp_path: Path, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        evaluate(tmp_path, load(bundled))
