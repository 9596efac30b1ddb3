"""Growth between two levels, as wide as their rounding makes it, and stated growth that it contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kg import iris
from kg.graph.figures import Stated
from kg.graph.intervals import Interval

__all__ = ["LEVEL", "RATE", "contradictions", "implied_growth", "stated_growth"]

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


def contradictions(
    figures: Mapping[str, Stated], documents: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Stated, Stated]]:
    """Stated growth that the levels of its own document do not allow: the rate, and the earlier level.

    A slot with several levels counts several things, so only levels that stand alone in theirs are compared.
    """
    levels: dict[tuple[str, ...], list[Stated]] = {}
    for figure in figures.values():
        if figure.dimensions.get("transformation") == LEVEL and figure.period is not None:
            levels.setdefault((*figure.slot(without="period"), iris.period(figure.period)), []).append(figure)
    for rate in figures.values():
        base = figures.get(rate.base or "")
        if base is None or base.period is None or rate.dimensions.get("transformation") != RATE:
            continue
        series, earlier = base.slot(without="period"), rate.basis or iris.period(base.period.a_year_earlier)
        now = levels.get((*series, iris.period(base.period)), [])
        before = levels.get((*series, earlier), [])
        if len(now) != 1 or len(before) != 1:
            continue
        together = documents.get(rate.iri, frozenset()) & documents.get(before[0].iri, frozenset())
        if together and _contradicts(rate, base, before[0]):
            yield rate, before[0]


def _contradicts(rate: Stated, now: Stated, before: Stated) -> bool:
    implied = implied_growth(now.interval, before.interval)
    return implied is not None and not implied.meets(stated_growth(rate))
