"""Figures set side by side: two of them, two documents, two years, or everything about one thing.

What the verdicts of :mod:`kg.graph.verdicts` mean in words, with the claims and quotes behind each figure.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from pyoxigraph import Store

from kg.attribution import evaluative_words, source_of
from kg.errors import UsageError
from kg.graph.claims import ClaimRow, claims_of, find_claims
from kg.graph.figures import Hierarchy, Stated, hierarchy_of, stated_figures
from kg.graph.growth import Levels, contradicts, implied_growth
from kg.graph.intervals import Interval
from kg.graph.names import named, things_of
from kg.graph.reconcile import judge, places_of, standing_alone
from kg.graph.verdicts import Comparison, Verdict, at_series, compare, slot_of
from kg.phrases import phrase
from kg.trend import Change, Point, all_series, change_between

__all__ = ["Pair", "compare_about", "compare_documents", "compare_figures", "compare_years", "explain"]

#: A pair that differs in more dimensions than this is no comparison anybody asked for.
_MOST_DIFFERENCES = 2
#: With more pairs than this only figures of one slot are set side by side: near misses would be too many.
_MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with their claims and the verdict.

    ``change`` is the change from a to b, of two years; ``implied`` the growth that the levels allow, where one
    figure is a stated growth and the other one of its levels.
    """

    a: ClaimRow
    b: ClaimRow
    left: Stated
    right: Stated
    found: Comparison
    change: Change | None = None
    implied: Interval | None = None

    def to_json(self, *, language: str = "en") -> Mapping[str, object]:
        """The documented JSON object of ``kg compare --json``; the language is that of ``why``."""
        return {
            "a": _side(self.a, self.left),
            "b": _side(self.b, self.right),
            "verdict": self.found.verdict.value,
            "precise": self.found.precise,
            "differs": list(self.found.differs),
            "why": explain(self, language=language),
        }


def _side(claim: ClaimRow, figure: Stated) -> Mapping[str, object]:
    return {
        "statistic": claim.statistic,
        "claim": claim.claim,
        "label": claim.label,
        "document": claim.identifier,
        "printed": claim.printed,
        "at": claim.at,
        "quote": claim.quote,
        "speaker": claim.speaker,
        "source": source_of(claim).value,
        "evaluative": list(evaluative_words(claim.quote, claim.language)),
        "value": str(figure.value),
        "comparator": figure.comparator,
    }


def explain(pair: Pair, *, language: str = "en") -> str:
    """The verdict in a sentence that names the figures and, where they differ, the dimensions and how."""
    a, b, found = pair.a.printed, pair.b.printed, pair.found
    if pair.implied is not None:
        return phrase(f"why-growth-{found.verdict}", language, a=a, b=b, growth=_span(pair.implied, language))
    if pair.change is not None:
        return phrase("why-years", language, a=a, b=b, change=_changed(pair.change, language))
    if found.verdict is Verdict.REFINES and found.precise == "b":
        a, b = b, a
    return phrase(f"why-{found.verdict}", language, a=a, b=b, reasons=_reasons(found, language))


def _reasons(found: Comparison, language: str) -> str:
    told = (found.reasons or {}).items()
    colon = phrase("colon", language)
    said = (f"{phrase(name, language)}{colon}{phrase(reason, language)}" for name, reason in told)
    return phrase("semicolon", language).join(said)


def _span(growth: Interval, language: str) -> str:
    if growth.low == growth.high:
        return f"{growth.low}%"
    low = phrase("any-fall", language) if growth.low is None else f"{growth.low}%"
    high = phrase("any-rise", language) if growth.high is None else f"{growth.high}%"
    return phrase("span", language, low=low, high=high)


def _changed(change: Change, language: str) -> str:
    if change.low is not None and change.low == change.high:
        return phrase("change", language, change=f"{change.low:+}%")
    low = phrase("any-fall", language) if change.low is None else f"{change.low:+}%"
    high = phrase("any-rise", language) if change.high is None else f"{change.high:+}%"
    name = "change-beyond-rounding" if change.beyond_rounding else "change-within-rounding"
    return phrase(name, language, low=low, high=high)


class _Reader:
    """The figures and claims of a store, read once."""

    def __init__(self, store: Store, language: str) -> None:
        self.figures = stated_figures(store)
        self.hierarchy = hierarchy_of(store)
        self.levels = Levels(self.figures)
        self.claims = [claim for claim in claims_of(store, language) if claim.statistic in self.figures]

    def pair(self, a: ClaimRow, b: ClaimRow) -> Pair:
        left, right = self.figures[a.statistic], self.figures[b.statistic]
        growth = self._growth(left, right) or self._growth(right, left)
        if growth is not None:
            return Pair(a, b, left, right, growth[0], implied=growth[1])
        return Pair(a, b, left, right, compare(left, right, self.hierarchy))

    def _growth(self, rate: Stated, level: Stated) -> tuple[Comparison, Interval] | None:
        """The verdict on a stated growth and one of the two levels that it is between."""
        behind = self.levels.behind(rate)
        if behind is None or level.iri not in (behind[0].iri, behind[1].iri):
            return None
        implied = implied_growth(behind[0].interval, behind[1].interval)
        if implied is None:
            return None
        verdict = Verdict.CONFLICT if contradicts(rate, *behind) else Verdict.COMPATIBLE
        return Comparison(verdict), implied

    def slot(self, claim: ClaimRow) -> tuple[str, ...]:
        return slot_of(self.figures[claim.statistic], self.hierarchy)

    def one(self, reference: str) -> ClaimRow:
        found = find_claims(self.claims, reference)
        statistics = {claim.statistic for claim in found}
        if not found:
            raise UsageError("No figure is named by this", where=reference, remedy=self._suggest(reference))
        if len(statistics) > 1:
            options = "; ".join(f"{c.identifier}:{c.printed} ({c.claim})" for c in found[:5])
            raise UsageError(
                "Several figures are named by this", where=reference, remedy=f"Choose one: {options}"
            )
        return found[0]

    def _suggest(self, reference: str) -> str:
        known = [f"{claim.identifier}:{claim.printed}" for claim in self.claims]
        close = difflib.get_close_matches(reference, known, n=3, cutoff=0.3)
        return (
            "Did you mean " + " or ".join(f"“{c}”" for c in close) if close else "List figures with kg query"
        )


def compare_figures(store: Store, a: str, b: str, *, language: str = "en") -> Pair:
    """Whether two figures can be compared, and what they say of each other.

    Parameters
    ----------
    a, b
        IRIs of statistics or claims, or ``document:printed``; see :func:`kg.graph.claims.find_claims`.
    language
        Of the labels of the figures.

    Raises
    ------
    UsageError
        A reference names no figure, or several; with suggestions.
    """
    reader = _Reader(store, language)
    return reader.pair(reader.one(a), reader.one(b))


def compare_documents(store: Store, first: str, second: str, *, language: str = "en") -> list[Pair]:
    """What the figures of two documents say of each other: comparable pairs first, then near misses.

    Raises
    ------
    UsageError
        A document is not in the graph.
    """
    reader = _Reader(store, language)
    left, right = (_of_document(reader.claims, name) for name in (first, second))
    near = len(left) * len(right) <= _MOST_PAIRS
    return _ranked(
        reader.pair(a, b) for a, b in product(left, right) if near or reader.slot(a) == reader.slot(b)
    )


def _of_document(claims: Sequence[ClaimRow], name: str) -> list[ClaimRow]:
    found = [c for c in claims if name in (c.identifier, c.document, c.identifier.rsplit("/", 1)[-1])]
    if not found:
        known = sorted({c.identifier for c in claims})
        close = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known[:5]
        raise UsageError("No such document in the graph", where=name, remedy=f"Known are {', '.join(close)}")
    return found


def compare_about(
    store: Store, names: Sequence[str], *, years: Sequence[int] = (), language: str = "en"
) -> list[Pair]:
    """Every pair of figures about all of these things, each pair once.

    Two figures of one sentence count two things, and are left out; so are those of one document, unless one
    reads as the rounding of the other.

    Parameters
    ----------
    names
        Names or IRIs of measures, agencies, campaigns, sectors, subject matters or places.
    years
        Keep figures of these calendar years only.
    language
        Of the labels of the figures.

    Raises
    ------
    UsageError
        A name that nothing has, or several things have; with suggestions.
    """
    reader, things, places = _Reader(store, language), things_of(store), places_of(store)
    about = [named(things, name).iri for name in names]
    wanted = [claim for claim in reader.claims if _about(reader, claim, about, years)]
    slots: dict[tuple[str, ...], list[ClaimRow]] = {}
    for claim in wanted:
        slots.setdefault(reader.slot(claim), []).append(claim)
    found = []
    for group in slots.values():
        alone = standing_alone((reader.figures[claim.statistic] for claim in group), places)
        for a, b in combinations(group, 2):
            pair = reader.pair(a, b)
            if a.statistic == b.statistic or judge(pair.left, pair.right, reader.hierarchy, places, alone):
                found.append(pair)
    if len(wanted) ** 2 <= _MOST_PAIRS:
        found += [reader.pair(a, b) for a, b in combinations(wanted, 2) if reader.slot(a) != reader.slot(b)]
    return _ranked(found)


def _about(reader: _Reader, claim: ClaimRow, iris: Sequence[str], years: Sequence[int]) -> bool:
    figure = at_series(reader.figures[claim.statistic], reader.hierarchy)
    own = {*figure.dimensions.values(), *reader.figures[claim.statistic].dimensions.values()}
    year = None if figure.period is None else figure.period.calendar_year
    return own.issuperset(iris) and (not years or year in years)


def compare_years(
    store: Store, first: int, second: int, names: Sequence[str] = (), *, language: str = "en"
) -> list[Pair]:
    """Every series that has a figure in both years, with the change and what the rounding leaves of it.

    Parameters
    ----------
    names
        Names or IRIs of things that the series are about; all series when none is given.

    Raises
    ------
    UsageError
        A name that nothing has, or no figure in one of the years.
    """
    things = things_of(store)
    about = {named(things, name).iri for name in names}
    series = all_series(store, language=language)
    for year in (first, second):
        known = sorted({point.year for one in series for point in one.points})
        if year not in known:
            years = ", ".join(map(str, known)) or "none"
            raise UsageError(f"No figure is of the year {year}", remedy=f"Years with figures: {years}")
    hierarchy, found = hierarchy_of(store), []
    for one in series:
        points = {point.year: point for point in one.points}
        if first in points and second in points and about.issubset(" ".join(one.key).split(" ")):
            found.append(_years_apart(points[first], points[second], hierarchy))
    return sorted(found, key=_key)


def _years_apart(before: Point, after: Point, hierarchy: Hierarchy) -> Pair:
    found = compare(before.figure, after.figure, hierarchy)
    if before.disputed or after.disputed:
        found = replace(found, reasons={**(found.reasons or {}), "period": "years-disputed"})
    return Pair(before.claim, after.claim, before.figure, after.figure, found, change_between(before, after))


_ORDER = (Verdict.CONFLICT, Verdict.REFINES, Verdict.COMPATIBLE, Verdict.SAME, Verdict.NOT_COMPARABLE)


def _ranked(pairs: Iterable[Pair]) -> list[Pair]:
    """Conflicts first; pairs of figures that have little in common are left out, as are repeats."""
    kept = {_key(pair): pair for pair in _worth(pairs)}
    return sorted(kept.values(), key=lambda p: (_ORDER.index(p.found.verdict), len(p.found.differs), _key(p)))


def _worth(pairs: Iterable[Pair]) -> Iterator[Pair]:
    for pair in pairs:
        same_thing = "unit" not in pair.found.differs and "transformation" not in pair.found.differs
        if same_thing and len(pair.found.differs) <= _MOST_DIFFERENCES:
            yield pair


def _key(pair: Pair) -> tuple[str, int, str, int]:
    return pair.a.identifier, pair.a.at, pair.b.identifier, pair.b.at
