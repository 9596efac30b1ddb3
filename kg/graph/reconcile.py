"""The ``derived`` graph: what the figures of all documents say of each other.

Only figures of one series and period are set against each other; nothing is retired, averaged or chosen.
A stated growth rate is checked against the levels of its series, with the rounding of all three figures.
The graph is disposable: it is a function of the others and is computed anew after every build.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import combinations

from pyoxigraph import NamedNode, Quad, Store

from kg import iris
from kg.graph.figures import Hierarchy, Stated, hierarchy_of, rows, stated_figures, value_of
from kg.graph.intervals import Interval
from kg.graph.verdicts import Verdict, compare
from kg.model import Period
from kg.terms import EKG

__all__ = ["derive", "implied_growth"]

_RATE = iris.code("transformation", "yoy-rate")
_LEVEL = iris.code("transformation", "level")


def derive(store: Store) -> Iterator[Quad]:
    """Quads of the derived graph, sorted."""
    figures = stated_figures(store)
    hierarchy = hierarchy_of(store)
    documents = _documents(store)
    triples = set(_verdicts(figures.values(), hierarchy, documents)) | set(_growth(figures, documents))
    graph = NamedNode(iris.graph("derived"))
    for subject, predicate, other in sorted(triples):
        yield Quad(NamedNode(subject), NamedNode(predicate), NamedNode(other), graph)


_DOCUMENTS = """SELECT ?stat ?document WHERE {
  ?claim ekg:assertsStatistic ?stat ; ekg:evidence ?passage . ?passage oa:hasSource ?document }"""


def _documents(store: Store) -> Mapping[str, frozenset[str]]:
    """The documents that state each statistic."""
    found: dict[str, set[str]] = {}
    for row in rows(store, _DOCUMENTS):
        found.setdefault(str(value_of(row, "stat")), set()).add(str(value_of(row, "document")))
    return {stat: frozenset(documents) for stat, documents in found.items()}


def _verdicts(
    figures: Iterable[Stated], hierarchy: Hierarchy, documents: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    slots: dict[tuple[str, ...], list[Stated]] = {}
    for figure in figures:
        slots.setdefault(_slot(figure, hierarchy), []).append(figure)
    for group in slots.values():
        for a, b in combinations(group, 2):
            together = documents.get(a.iri, frozenset()) & documents.get(b.iri, frozenset())
            yield from _triples(a, b, hierarchy, together=bool(together))


def _slot(figure: Stated, hierarchy: Hierarchy) -> tuple[str, ...]:
    """All dimensions, a campaign's edition replaced by its series as :func:`compare` does."""
    campaign = figure.dimensions.get("campaign", "")
    series = hierarchy.editions[campaign][0] if campaign in hierarchy.editions else campaign
    return (*figure.slot(without="campaign"), series)


def _triples(a: Stated, b: Stated, hierarchy: Hierarchy, *, together: bool) -> Iterator[tuple[str, str, str]]:
    """Conflicts are of levels in different documents only.

    One document that states two values counts two things, however alike they look; and a share is of a
    whole that the text leaves open, so two shares are seldom of the same thing.
    """
    found = compare(a, b, hierarchy)
    if found.verdict is Verdict.CONFLICT and a.period is not None and _is_level(a) and not together:
        yield from ((a.iri, EKG.conflictsWith, b.iri), (b.iri, EKG.conflictsWith, a.iri))
    elif found.verdict is Verdict.REFINES:
        first, second = (a, b) if found.precise == "a" else (b, a)
        yield first.iri, EKG.refines, second.iri
    elif found.verdict is Verdict.COMPATIBLE:
        yield from ((a.iri, EKG.compatibleWith, b.iri), (b.iri, EKG.compatibleWith, a.iri))
    elif found.verdict is Verdict.SAME:
        yield from ((a.iri, EKG.sameFigure, b.iri), (b.iri, EKG.sameFigure, a.iri))


def _is_level(figure: Stated) -> bool:
    return figure.dimensions.get("transformation") == _LEVEL


def _growth(
    figures: dict[str, Stated], documents: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """Stated growth that the levels of its own document do not allow: the rate contradicts the earlier level.

    A slot with several levels counts several things, so only levels that stand alone in theirs are compared.
    """
    levels: dict[tuple[str, ...], list[Stated]] = {}
    for figure in figures.values():
        if _is_level(figure) and figure.period is not None:
            levels.setdefault((*figure.slot(without="period"), str(figure.period)), []).append(figure)
    for rate in figures.values():
        base = figures.get(rate.base or "")
        if base is None or base.period is None or rate.dimensions.get("transformation") != _RATE:
            continue
        series = base.slot(without="period")
        now = levels.get((*series, str(base.period)), [])
        before = levels.get((*series, str(_year_before(base.period))), [])
        if len(now) == len(before) == 1 and _contradicts(rate, base, before[0]):
            stating = [documents.get(figure.iri, frozenset()) for figure in (rate, before[0])]
            if stating[0] & stating[1]:
                yield rate.iri, EKG.contradictsLevels, before[0].iri


def _contradicts(rate: Stated, now: Stated, before: Stated) -> bool:
    implied = implied_growth(now.interval, before.interval)
    if implied is None:
        return False
    stated, half = rate.interval, rate.granularity / 2
    if stated.low == stated.high == rate.value:
        # a printed rate is rounded even when it is whole: "12%" is 11.5 to 12.5
        stated = Interval(rate.value - half, rate.value + half)
    return not implied.meets(stated)


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


def _year_before(period: Period) -> Period:
    return Period(_back(period.start), _back(period.end))


def _back(day: date) -> date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    whole_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=day.year - 1, day=last if whole_month else min(day.day, last))
