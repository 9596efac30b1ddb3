"""The ``derived`` graph: what the figures of all documents say of each other.

Only figures of one slot are set against each other; nothing is retired, averaged or chosen.
A stated growth rate is checked against the levels of its series, with the rounding of all three figures.
The graph is disposable: it is a function of the others and is computed anew after every build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import NamedNode, Quad, Store

from kg import iris
from kg.graph.figures import Hierarchy, Stated, hierarchy_of, rows, stated_figures, value_of
from kg.graph.growth import LEVEL, contradictions
from kg.graph.verdicts import Comparison, Verdict, compare, slot_of
from kg.terms import EKG

__all__ = ["Places", "derive", "judge", "places_of", "standing_alone"]

#: Sources that disagree on one count differ by less than this factor; beyond it they count two things.
_ONE_SIZE = 10

_STATED = """SELECT ?stat ?passage ?document WHERE {
  ?claim ekg:assertsStatistic ?stat ; ekg:evidence ?passage . ?passage oa:hasSource ?document }"""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each statistic is stated: IRIs of documents and of sentences."""

    documents: Mapping[str, frozenset[str]]
    passages: Mapping[str, frozenset[str]]

    def share_document(self, a: str, b: str) -> bool:
        """Whether one document states both."""
        return bool(self.documents.get(a, frozenset()) & self.documents.get(b, frozenset()))

    def share_sentence(self, a: str, b: str) -> bool:
        """Whether one sentence states both."""
        return bool(self.passages.get(a, frozenset()) & self.passages.get(b, frozenset()))


def places_of(store: Store) -> Places:
    """Where the statistics of a graph are stated."""
    documents: dict[str, set[str]] = {}
    passages: dict[str, set[str]] = {}
    for row in rows(store, _STATED):
        stat = str(value_of(row, "stat"))
        documents.setdefault(stat, set()).add(str(value_of(row, "document")))
        passages.setdefault(stat, set()).add(str(value_of(row, "passage")))
    return Places(
        {stat: frozenset(found) for stat, found in documents.items()},
        {stat: frozenset(found) for stat, found in passages.items()},
    )


def derive(store: Store) -> Iterator[Quad]:
    """Quads of the derived graph, sorted."""
    places = places_of(store)
    figures = {iri: figure for iri, figure in stated_figures(store).items() if iri in places.documents}
    triples = set(_verdicts(figures.values(), hierarchy_of(store), places))
    for rate, level in contradictions(figures):
        if _scoped(level) or places.share_document(rate.iri, level.iri):
            triples.add((rate.iri, EKG.contradictsLevels, level.iri))
    graph = NamedNode(iris.graph("derived"))
    for subject, predicate, other in sorted(triples):
        yield Quad(NamedNode(subject), NamedNode(predicate), NamedNode(other), graph)


def _verdicts(
    figures: Iterable[Stated], hierarchy: Hierarchy, places: Places
) -> Iterator[tuple[str, str, str]]:
    slots: dict[tuple[str, ...], list[Stated]] = {}
    for figure in figures:
        slots.setdefault(slot_of(figure, hierarchy), []).append(figure)
    for group in slots.values():
        alone = standing_alone(group, places)
        for a, b in combinations(group, 2):
            yield from _triples(a, b, judge(a, b, hierarchy, places, alone))


def standing_alone(group: Iterable[Stated], places: Places) -> frozenset[str]:
    """Of the figures of one slot those that no other figure of a document of theirs excludes.

    A document with several figures in one slot counts several things, however alike they look.
    """
    figures = {figure.iri: figure for figure in group}
    together: dict[str, list[Stated]] = {}
    for iri, figure in figures.items():
        for document in places.documents.get(iri, ()):
            together.setdefault(document, []).append(figure)
    crowded = {
        figure.iri
        for here in together.values()
        for figure in here
        if not all(figure.interval.meets(other.interval) for other in here)
    }
    return frozenset(figures.keys() - crowded)


def _triples(a: Stated, b: Stated, found: Comparison | None) -> Iterator[tuple[str, str, str]]:
    symmetric = {
        Verdict.CONFLICT: EKG.conflictsWith,
        Verdict.COMPATIBLE: EKG.compatibleWith,
        Verdict.SAME: EKG.sameFigure,
    }
    if found is None:
        return
    if found.verdict is Verdict.REFINES:
        first, second = (a, b) if found.precise == "a" else (b, a)
        yield first.iri, EKG.refines, second.iri
    elif found.verdict in symmetric:
        predicate = symmetric[found.verdict]
        yield from ((a.iri, predicate, b.iri), (b.iri, predicate, a.iri))


def judge(
    a: Stated, b: Stated, hierarchy: Hierarchy, places: Places, alone: frozenset[str]
) -> Comparison | None:
    """What is reported of two figures without being asked; None where the texts leave room for doubt.

    Two figures of one sentence count two things. Figures without any scope (agency, campaign or place) may be
    of any. One figure stands for another only where a fair writer could print it so: 160 is not "over 30". A
    conflict is of figures of one size that stand alone in different documents.

    Parameters
    ----------
    alone
        The figures of the slot that stand alone in their documents; see :func:`standing_alone`.
    """
    found = compare(a, b, hierarchy)
    if not _scoped(a) or places.share_sentence(a.iri, b.iri):
        return None
    if found.verdict is Verdict.CONFLICT:
        certain = a.iri in alone and b.iri in alone and not places.share_document(a.iri, b.iri)
        return found if certain and _is_level(a) and _is_level(b) and _of_one_size(a, b) else None
    if found.verdict is Verdict.SAME:
        return found
    exact = a.comparator == b.comparator == "exact"
    if exact and places.share_document(a.iri, b.iri):
        return None  # nobody prints 42,300 and 42,000 of one thing in one text without a word of rounding
    return found if _one_rounded(a, b) else None


def _scoped(figure: Stated) -> bool:
    known = any(figure.dimensions.get(name) for name in ("agency", "campaign", "place"))
    return known and figure.period is not None


def _is_level(figure: Stated) -> bool:
    return figure.dimensions.get("transformation") == LEVEL


def _of_one_size(a: Stated, b: Stated) -> bool:
    """Whether two values are near enough to be meant for one: twelve and 37,000 are of two offices."""
    small, large = sorted((abs(a.value), abs(b.value)))
    return large <= small * _ONE_SIZE


def _one_rounded(a: Stated, b: Stated) -> bool:
    """Whether a fair writer could print one for the other: they differ by less than the coarser last digit."""
    return abs(a.value - b.value) < max(a.rounding, b.rounding)
