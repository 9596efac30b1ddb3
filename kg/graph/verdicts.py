"""Whether two figures can be compared, and if so what they say of each other.

In one slot (all dimensions and the period agree) two wordings are the *same*, one *refines* the other, they
are *compatible*, or in *conflict*. In different slots they are *not comparable*, and the answer names the
dimensions that differ and how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kg import iris
from kg.graph.figures import DIMENSION_NAMES, Hierarchy, Stated
from kg.model import Period

__all__ = ["Comparison", "Verdict", "at_series", "compare", "slot_of"]

_SHARE = iris.code("transformation", "share")


class Verdict(StrEnum):
    """What two figures say of each other."""

    SAME = "same"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    NOT_COMPARABLE = "not-comparable"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on two figures.

    Parameters
    ----------
    precise
        ``a`` or ``b``: which one refines the other; None otherwise.
    differs
        Names of the dimensions that differ; empty when the figures are comparable.
    reasons
        For each dimension that differs, the name of the phrase that says how; see :mod:`kg.phrases`.
    """

    verdict: Verdict
    precise: str | None = None
    differs: tuple[str, ...] = ()
    reasons: Mapping[str, str] | None = None


def compare(a: Stated, b: Stated, hierarchy: Hierarchy) -> Comparison:
    """The verdict on two figures.

    Examples
    --------
    >>> from decimal import Decimal
    >>> over = Stated("x:1", {"measure": "m"}, Decimal(15000), "more_than", Decimal(1000))
    >>> exact = Stated("x:2", {"measure": "m"}, Decimal(15197), "exact", Decimal(1))
    >>> compare(over, exact, Hierarchy({}, {})).precise
    'b'
    """
    left, right = at_series(a, hierarchy), at_series(b, hierarchy)
    differs = [name for name in DIMENSION_NAMES if left.at(name) != right.at(name)]
    if differs:
        reasons = {name: _reason(name, left, right, hierarchy) for name in differs}
        return Comparison(Verdict.NOT_COMPARABLE, None, tuple(differs), reasons)
    return _same_slot(left, right)


def slot_of(figure: Stated, hierarchy: Hierarchy) -> tuple[str, ...]:
    """What two figures must share to be comparable: :func:`compare` finds no difference between them."""
    return at_series(figure, hierarchy).slot()


def at_series(figure: Stated, hierarchy: Hierarchy) -> Stated:
    """An edition of a campaign is the campaign in the period of the edition."""
    campaign = figure.dimensions.get("campaign")
    if campaign is None or campaign not in hierarchy.editions:
        return figure
    series, period = hierarchy.editions[campaign]
    dimensions = {**figure.dimensions, "campaign": series}
    if figure.period is not None:
        return replace(figure, dimensions=dimensions)
    return replace(figure, dimensions={**dimensions, "period": iris.period(period)}, period=period)


def _same_slot(a: Stated, b: Stated) -> Comparison:
    one, other = a.interval, b.interval
    # 6.53万 and 65,300 print one value, however many of its zeros are taken to be rounded
    if one == other or (a.value, a.comparator) == (b.value, b.comparator):
        return Comparison(Verdict.SAME)
    if a.dimensions.get("transformation") == _SHARE:
        return Comparison(Verdict.NOT_COMPARABLE, None, ("measure",), {"measure": "share-of-open-whole"})
    if not one.meets(other):
        both = a.comparator == b.comparator == "exact"
        rounded = both and (a.rounded.meets(other) or b.rounded.meets(one))
        return Comparison(Verdict.COMPATIBLE if rounded else Verdict.CONFLICT)
    if other.covers(one):
        return Comparison(Verdict.REFINES, "a")
    if one.covers(other):
        return Comparison(Verdict.REFINES, "b")
    return Comparison(Verdict.COMPATIBLE)


def _reason(name: str, a: Stated, b: Stated, hierarchy: Hierarchy) -> str:
    left, right = a.dimensions.get(name), b.dimensions.get(name)
    if left == right:
        return _unnamed(name, a, b)
    if left is None or right is None:
        return "only-one-limited"
    if name == "period" and a.period is not None and b.period is not None:
        return _periods(a.period, b.period)
    path = hierarchy.path(left, right) or hierarchy.path(right, left)
    return _PATHS.get(path or "", "different-things")


def _unnamed(name: str, a: Stated, b: Stated) -> str:
    """How figures differ whose values of a dimension are the same: by its part, or by its basis."""
    if name == "transformation":
        return "different-bases"
    if a.part is None or b.part is None:
        return "only-one-part"
    return "different-parts"


_PATHS = {name: name for name in ("broader", "parent", "apex", "edition", "member")} | {
    "place": "place-within"
}


def _periods(a: Period, b: Period) -> str:
    if (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end):
        return "period-within"
    if a.start <= b.end and b.start <= a.end:
        return "period-overlap"
    return "period-different"
