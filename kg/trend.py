"""A measure over the years: the most exact figure of each, its bounds, and what the change is worth.

Figures of different units, places, agencies or definitions are never joined: each makes a series of its own.
The change between two years is an interval, as wide as the rounding of both figures makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pyoxigraph import Store

from kg.errors import UsageError
from kg.graph.claims import ClaimRow, claims_of
from kg.graph.figures import DIMENSION_NAMES, Stated, hierarchy_of, stated_figures
from kg.graph.growth import LEVEL, implied_growth
from kg.graph.intervals import Interval
from kg.graph.names import labels_of, named, things_of
from kg.graph.verdicts import at_series
from kg.model import Period

__all__ = ["Change", "Point", "Series", "all_series", "change_between", "chosen", "series_of", "trend"]

_FILTERS = ("agency", "campaign", "sector", "subject", "place")


@dataclass(frozen=True, slots=True)
class Change:
    """Growth in percent since an earlier point.

    ``value`` is that of the printed figures, ``low`` and ``high`` what their rounding allows (None:
    unbounded). ``beyond_rounding`` is true when the rounding cannot explain the change.
    """

    since: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def beyond_rounding(self) -> bool:
        """Whether growth has one sign in all the values that the rounding allows."""
        return (self.low is not None and self.low > 0) or (self.high is not None and self.high < 0)


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series.

    ``claim`` states the most exact figure; ``others`` are the other claims of the year, ``disputed`` those
    that contradict it. ``missing`` are the years without a figure since the point before. A disputed year
    has no change, and the year after it has none: nobody can say between which figures.
    """

    year: int
    figure: Stated
    claim: ClaimRow
    others: tuple[ClaimRow, ...] = ()
    disputed: tuple[ClaimRow, ...] = ()
    missing: tuple[int, ...] = ()
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one definition, one for each year, in order; ``months`` is what part of a year they cover."""

    key: tuple[str, ...]
    label: str
    unit: str
    months: str
    points: tuple[Point, ...]


def trend(
    store: Store, measure: str, *, language: str = "en", number: int | None = None, **limits: str
) -> Series:
    """The one series of a measure; see :func:`series_of` and :func:`chosen`.

    Raises
    ------
    UsageError
        A name that nothing has, no series, or several and no number; the message lists them.
    """
    return chosen(series_of(store, measure, language=language, **limits), number)


def chosen(found: Sequence[Series], number: int | None = None) -> Series:
    """One of several series, counted from 1; without a number the only one.

    Raises
    ------
    UsageError
        Several series and no number, or a number beyond them; the message lists them.
    """
    if number is not None and 1 <= number <= len(found):
        return found[number - 1]
    if number is None and len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {n}. {_line(series)}" for n, series in enumerate(found, 1))
    message = f"There is no series {number}" if number else f"There are {len(found)} series, not comparable"
    raise UsageError(
        f"{message}:{listed}\n",
        remedy="Choose one with --series, or limit it by --agency, --campaign or --place",
    )


def _line(series: Series) -> str:
    years = ", ".join(str(point.year) for point in series.points)
    return f"{series.label}{f', {series.months}' if series.months else ''}: {years}"


def series_of(store: Store, measure: str, *, language: str = "en", **limits: str) -> list[Series]:
    """Every series of a measure within the limits, longest first.

    Raises
    ------
    UsageError
        A name that nothing has, or nothing of that measure within the limits.
    """
    wanted = {"measure": named(things_of(store, ["measure"]), measure, "measure").iri}
    for name in _FILTERS:
        if text := limits.get(name):
            wanted[name] = named(things_of(store, [name]), text, name).iri
    found = [s for s in all_series(store, language=language) if _within(s, wanted)]
    if not found:
        said = ", ".join(f"{name} {text}" for name, text in limits.items() if text)
        known = [_line(s) for s in all_series(store, language=language) if _within(s, wanted, ("measure",))]
        listed = "".join(f"\n  {line}" for line in known[:8])
        raise UsageError(
            f"No dated figure of this measure has {said or 'a year'}", where=measure,
            remedy=f"Of this measure there are{listed}" if known else "Ask for another measure",
        )  # fmt: skip
    return found


def _within(series: Series, wanted: Mapping[str, str], names: Sequence[str] = DIMENSION_NAMES) -> bool:
    values = dict(zip(_KEYS, series.key, strict=True))
    return all(values[name].split(" ")[0] == iri for name, iri in wanted.items() if name in names)


_KEYS = (*(name for name in DIMENSION_NAMES if name != "period"), "months")


def all_series(store: Store, *, language: str = "en") -> list[Series]:
    """Every series of levels in a graph, those of most years first."""
    figures, hierarchy, labels = stated_figures(store), hierarchy_of(store), labels_of(store, language)
    claims: dict[str, list[ClaimRow]] = {}
    for claim in claims_of(store, language):
        claims.setdefault(claim.statistic, []).append(claim)
    grouped: dict[tuple[str, ...], list[Stated]] = {}
    for figure in figures.values():
        stated = at_series(figure, hierarchy)
        if _is_dated_level(stated) and figure.iri in claims:
            key = (*stated.slot(without="period"), _months(stated.period))
            grouped.setdefault(key, []).append(stated)
    found = [_series(key, group, claims, labels) for key, group in grouped.items()]
    return sorted(found, key=lambda series: (-len(series.points), series.label, series.key))


def _is_dated_level(figure: Stated) -> bool:
    period = figure.period
    return period is not None and period.calendar_year is not None and figure.at("transformation") == LEVEL


def _months(period: Period | None) -> str:
    """The part of a year that a period covers, "" for the whole."""
    if period is None or period == Period.year(period.start.year):
        return ""
    end = "end" if (period.end.month, period.end.day) == (2, 29) else f"{period.end:%m-%d}"
    return f"{period.start:%m-%d}/{end}"


def _series(
    key: tuple[str, ...],
    figures: Sequence[Stated],
    claims: Mapping[str, list[ClaimRow]],
    labels: Mapping[str, str],
) -> Series:
    years: dict[int, list[Stated]] = {}
    for figure in figures:
        years.setdefault(_year(figure), []).append(figure)
    points: list[Point] = []
    for year in sorted(years):
        points.append(_point(year, years[year], claims, points[-1] if points else None))
    values = dict(zip(_KEYS, key, strict=True))
    shown = ("measure", "agency", "campaign", "sector", "subject", "place")
    label = ", ".join(_label(values[name], labels) for name in shown if values[name])
    return Series(key, label, labels.get(values["unit"], values["unit"]), values["months"], tuple(points))


def _label(value: str, labels: Mapping[str, str]) -> str:
    """The names of a value; what is counted may be a part of a measure."""
    first, *part = (labels.get(iri, iri) for iri in value.split(" "))
    return f"{first} “{part[0]}”" if part else first


def _year(figure: Stated) -> int:
    return (figure.period or Period(date.min, date.min)).start.year


def _point(
    year: int, figures: Iterable[Stated], claims: Mapping[str, list[ClaimRow]], before: Point | None
) -> Point:
    ranked = sorted(figures, key=_exactness)
    best, rest = ranked[0], ranked[1:]
    first, *others = _ordered(claims[best.iri])
    apart = [figure for figure in rest if not figure.interval.meets(best.interval)]
    point = Point(
        year,
        best,
        first,
        tuple(others) + tuple(c for f in rest if f not in apart for c in _ordered(claims[f.iri])),
        tuple(c for f in apart for c in _ordered(claims[f.iri])),
        () if before is None else tuple(range(before.year + 1, year)),
    )
    return point if before is None else replace(point, change=change_between(before, point))


def _ordered(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """Primary sources first, then public bodies quoted, then others."""
    return sorted(claims, key=lambda c: (not c.primary, not c.official, c.identifier, c.at))


def _exactness(figure: Stated) -> tuple[bool, Decimal, Decimal, str]:
    """Bounded before unbounded, narrow before wide, fine before coarse."""
    width = figure.interval.width()
    return width is None, Decimal(0) if width is None else width, figure.granularity, figure.iri


def change_between(before: Point, after: Point) -> Change | None:
    """Growth from one point of a series to another; None when a year is disputed or the first may be 0."""
    implied = implied_growth(after.figure.interval, before.figure.interval)
    if implied is None or before.disputed or after.disputed:
        return None
    printed = implied_growth(_exactly(after.figure.value), _exactly(before.figure.value))
    return Change(before.year, None if printed is None else printed.low, implied.low, implied.high)


def _exactly(value: Decimal) -> Interval:
    return Interval(value, value)
