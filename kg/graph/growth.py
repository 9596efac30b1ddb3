"""Growth between two levels, as wide as their rounding makes it, and stated growth that it contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kg import iris
from kg.graph.figures import Stated
from kg.graph.intervals import Interval

__all__ = [
    "LEVEL",
    "RATE",
    "Levels",
    "contradictions",
    "contradicts",
    "implied_growth",
    "stated_growth",
]

LEVEL = iris.code("transformation", "level")
RATE = iris.code("transformation", "yoy-rate")


def implied_growth(now: Interval, before: Interval) -> Interval | None:
    """Growth in percent between two levels, as wide as their rounding makes it; None when a level may be 0.

    Examples
    --------
    >>> implied_growth(Interval(Decimal(103), Decimal(103)), Interval(Decimal(100), Decimal(100)))
    Interval(low=Decimal('3.00'), high=Decimal('3.00'), open=False)
    """
    if before.low is None or before.low <= 0:
        return None
    low = None if now.low is None or before.high is None else (now.low / before.high - 1) * 100
    high = None if now.high is None else (now.high / before.low - 1) * 100
    return Interval(_rounded(low), _rounded(high), now.open or before.open)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.01"))


def stated_growth(rate: Stated) -> Interval:
    """The values that a printed rate allows: a rate is rounded even when it is whole, "12%" is 11.5 to 12.5."""
    stated, half = rate.interval, rate.granularity / 2
    if stated.low == stated.high == rate.value:
        return Interval(rate.value - half, rate.value + half)
    return stated


class Levels:
    """The levels of a graph by series and period, to check stated growth against.

    A slot with several levels counts several things, so only levels that stand alone in theirs are looked at.
    """

    def __init__(self, figures: Mapping[str, Stated]) -> None:
        self._figures = figures
        self._levels: dict[tuple[str, ...], list[Stated]] = {}
        for figure in figures.values():
            if figure.dimensions.get("transformation") == LEVEL and figure.period is not None:
                self._levels.setdefault(_place(figure, iris.period(figure.period)), []).append(figure)

    def behind(self, rate: Stated) -> tuple[Stated, Stated] | None:
        """The level whose growth a rate states and the level it has grown from, where both are known."""
        base = self._figures.get(rate.base or "")
        if base is None or base.period is None or rate.dimensions.get("transformation") != RATE:
            return None
        earlier = rate.basis or iris.period(base.period.a_year_earlier)
        now = self._levels.get(_place(base, iris.period(base.period)), [])
        before = self._levels.get(_place(base, earlier), [])
        return (base, before[0]) if len(now) == len(before) == 1 else None


def _place(figure: Stated, period: str) -> tuple[str, ...]:
    return (*figure.slot(without="period"), period)


def contradictions(figures: Mapping[str, Stated]) -> Iterator[tuple[Stated, Stated]]:
    """Stated growth that the levels do not allow: the rate, and the earlier level."""
    levels = Levels(figures)
    for rate in figures.values():
        found = levels.behind(rate)
        if found is not None and contradicts(rate, *found):
            yield rate, found[1]


def contradicts(rate: Stated, now: Stated, before: Stated) -> bool:
    """Whether no growth between the levels, with their rounding, is what the rate states."""
    implied = implied_growth(now.interval, before.interval)
    return implied is not None and not implied.meets(stated_growth(rate))
