"""Every verdict and every dimension that can differ."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.graph.figures import DIMENSION_NAMES, Hierarchy, Stated
from kg.graph.verdicts import Verdict, compare
from kg.model import Period

YEAR = Period.year(2024)
BASE = {
    "measure": "m:cases",
    "agency": "a:samr",
    "campaign": "c:longteng",
    "sector": "s:food",
    "subject": "j:trademark",
    "place": "p:cn",
    "period": "t:2024",
    "unit": "u:case",
    "transformation": "x:level",
}
HIERARCHY = Hierarchy(
    {
        "p:gd": (("p:cn", "place"),),
        "a:regulators": (("a:samr", "apex"),),
        "m:filed": (("m:cases", "broader"),),
        "c:longteng-2024": (("c:longteng", "edition"),),
    },
    {"c:longteng-2024": ("c:longteng", YEAR)},
)


def with_dims(
    dims: dict[str, str], value: int = 5, comparator: str = "exact", granularity: int = 1
) -> Stated:
    return Stated(
        iri=f"s:{value}{comparator}{dims}",
        dimensions={**BASE, **dims},
        value=Decimal(value),
        comparator=comparator,
        granularity=Decimal(granularity),
        period=YEAR,
    )


def figure(value: int, comparator: str = "exact", granularity: int = 1, **dims: str) -> Stated:
    return with_dims(dims, value, comparator, granularity)


@pytest.mark.parametrize(
    ("a", "b", "verdict", "precise"),
    [
        (figure(44000, granularity=1000), figure(44000, granularity=1000), Verdict.SAME, None),
        (figure(65300), figure(65300, granularity=100), Verdict.SAME, None),
        (figure(15000, "more_than", 1000), figure(15197), Verdict.REFINES, "b"),
        (figure(15197), figure(15000, "more_than", 1000), Verdict.REFINES, "a"),
        (figure(1012), figure(1000, "more_than", 1000), Verdict.REFINES, "a"),
        (figure(44000, granularity=1000), figure(43987), Verdict.REFINES, "b"),
        (figure(44000, granularity=1000), figure(44300, "about", 100), Verdict.REFINES, "b"),
        (figure(44000, granularity=1000), figure(44000, "more_than", 1000), Verdict.COMPATIBLE, None),
        (figure(100, "at_least"), figure(200, "at_most"), Verdict.COMPATIBLE, None),
        (figure(1311), figure(1131), Verdict.CONFLICT, None),
        (figure(43900), figure(43912), Verdict.COMPATIBLE, None),
        (figure(43900), figure(43951), Verdict.CONFLICT, None),
        (figure(1310), figure(1311), Verdict.CONFLICT, None),
        (figure(0), figure(1), Verdict.CONFLICT, None),
        (figure(1000, "nearly", 1000), figure(1012), Verdict.CONFLICT, None),
        (figure(15000, "more_than", 1000), figure(14900), Verdict.CONFLICT, None),
        (figure(100, "less_than"), figure(100), Verdict.CONFLICT, None),
        (figure(5), figure(5, campaign="c:longteng-2024"), Verdict.SAME, None),
    ],
)
def test_figures_of_one_slot(a: Stated, b: Stated, verdict: Verdict, precise: str | None) -> None:
    found = compare(a, b, HIERARCHY)
    assert (found.verdict, found.precise, found.differs) == (verdict, precise, ())


@pytest.mark.parametrize("name", [name for name in DIMENSION_NAMES if name != "period"])
def test_another_value_of_a_dimension_is_not_comparable(name: str) -> None:
    found = compare(figure(5), with_dims({name: "other"}), HIERARCHY)
    assert (found.verdict, found.differs) == (Verdict.NOT_COMPARABLE, (name,))


@pytest.mark.parametrize("name", ["agency", "campaign", "place"])
def test_a_dimension_that_only_one_has_is_not_comparable(name: str) -> None:
    bare = Stated(
        "s:bare", {k: v for k, v in BASE.items() if k != name}, Decimal(5), "exact", Decimal(1), YEAR
    )
    found = compare(figure(5), bare, HIERARCHY)
    assert found.differs == (name,)
    assert found.reasons == {name: "only-one-limited"}


@pytest.mark.parametrize(
    ("changes", "name", "reason"),
    [
        ({"place": "p:gd"}, "place", "place-within"),
        (
            {"agency": "a:regulators"},
            "agency",
            "apex",
        ),
        ({"measure": "m:filed"}, "measure", "broader"),
        ({"measure": "m:fines"}, "measure", "different-things"),
    ],
)
def test_the_answer_says_how_a_dimension_differs(changes: dict[str, str], name: str, reason: str) -> None:
    found = compare(figure(5), with_dims(changes), HIERARCHY)
    assert found.reasons == {name: reason}


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        (Period(date(2024, 1, 1), date(2024, 6, 30)), "period-within"),
        (Period(date(2023, 7, 1), date(2024, 6, 30)), "period-overlap"),
        (Period.year(2023), "period-different"),
    ],
)
def test_another_period_is_not_comparable(period: Period, reason: str) -> None:
    found = compare(figure(5), _at(period), HIERARCHY)
    assert (found.verdict, found.reasons) == (Verdict.NOT_COMPARABLE, {"period": reason})


def _at(period: Period) -> Stated:
    return Stated("s:at", {**BASE, "period": "t:other"}, Decimal(5), "exact", Decimal(1), period)


def test_all_differing_dimensions_are_named_in_order() -> None:
    found = compare(figure(5), figure(5, unit="u:person", measure="m:x", agency="a:y"), HIERARCHY)
    assert found.differs == ("measure", "agency", "unit")
