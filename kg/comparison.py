"""Two figures, two documents or everything about one thing, set side by side.

What the verdicts of :mod:`kg.graph.verdicts` mean in words, with the claims and quotes behind each figure.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Store

from kg.errors import UsageError
from kg.graph.claims import ClaimRow, claims_of, find_claims
from kg.graph.figures import Hierarchy, Stated, hierarchy_of, stated_figures
from kg.graph.verdicts import Comparison, Verdict, compare

__all__ = ["Pair", "compare_about", "compare_documents", "compare_figures", "explain"]

#: A pair that differs in more dimensions than this is no comparison anybody asked for.
_MOST_DIFFERENCES = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures with their claims and the verdict."""

    a: ClaimRow
    b: ClaimRow
    left: Stated
    right: Stated
    found: Comparison

    def to_json(self) -> Mapping[str, object]:
        """The documented JSON object of ``kg compare --json``."""
        return {
            "a": _side(self.a, self.left),
            "b": _side(self.b, self.right),
            "verdict": self.found.verdict.value,
            "precise": self.found.precise,
            "differs": list(self.found.differs),
            "why": explain(self),
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
        "value": str(figure.value),
        "comparator": figure.comparator,
    }


def explain(pair: Pair) -> str:
    """The verdict in a sentence that names the figures and, where they differ, the dimensions and how."""
    a, b, found = pair.a.printed, pair.b.printed, pair.found
    if found.verdict is Verdict.NOT_COMPARABLE:
        parts = [f"{name}: {reason}" for name, reason in (found.reasons or {}).items()]
        return f"“{a}” and “{b}” cannot be compared ({'; '.join(parts)})."
    if found.verdict is Verdict.REFINES:
        fine, coarse = (a, b) if found.precise == "a" else (b, a)
        return f"“{fine}” says the same as “{coarse}”, more precisely."
    words = {
        Verdict.SAME: f"“{a}” and “{b}” say the same.",
        Verdict.COMPATIBLE: f"“{a}” and “{b}” can both be true: the values they allow overlap.",
        Verdict.CONFLICT: f"“{a}” and “{b}” cannot both be true: no value fits both.",
    }
    return words[found.verdict]


class _Reader:
    """The figures and claims of a store, read once."""

    def __init__(self, store: Store) -> None:
        self.figures = stated_figures(store)
        self.hierarchy: Hierarchy = hierarchy_of(store)
        self.claims = claims_of(store)

    def pair(self, a: ClaimRow, b: ClaimRow) -> Pair:
        left, right = self.figures[a.statistic], self.figures[b.statistic]
        return Pair(a, b, left, right, compare(left, right, self.hierarchy))

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


def compare_figures(store: Store, a: str, b: str) -> Pair:
    """Whether two figures can be compared, and what they say of each other.

    Parameters
    ----------
    a, b
        IRIs of statistics or claims, or ``document:printed``; see :func:`kg.graph.claims.find_claims`.

    Raises
    ------
    UsageError
        A reference names no figure, or several; with suggestions.
    """
    reader = _Reader(store)
    return reader.pair(reader.one(a), reader.one(b))


def compare_documents(store: Store, first: str, second: str) -> list[Pair]:
    """What the figures of two documents say of each other: comparable pairs first, then near misses.

    Raises
    ------
    UsageError
        A document is not in the graph.
    """
    reader = _Reader(store)
    left, right = (_of_document(reader.claims, name) for name in (first, second))
    return _ranked(reader.pair(a, b) for a in left for b in right)


def _of_document(claims: Iterable[ClaimRow], name: str) -> list[ClaimRow]:
    every = list(claims)
    found = [c for c in every if name in (c.identifier, c.document, c.identifier.rsplit("/", 1)[-1])]
    if not found:
        known = sorted({c.identifier for c in every})
        close = difflib.get_close_matches(name, known, n=3, cutoff=0.3) or known[:5]
        raise UsageError("No such document in the graph", where=name, remedy=f"Known are {', '.join(close)}")
    return found


def compare_about(store: Store, iris: Sequence[str], *, years: Sequence[int] = ()) -> list[Pair]:
    """Every pair of figures about all of these things (a measure, an agency, a campaign), each pair once.

    ``years`` keeps the figures of these calendar years only.
    """
    reader = _Reader(store)
    wanted = [claim for claim in reader.claims if _about(reader.figures[claim.statistic], iris, years)]
    return _ranked(reader.pair(a, b) for a, b in combinations(wanted, 2) if a.statistic != b.statistic)


def _about(figure: Stated, iris: Sequence[str], years: Sequence[int]) -> bool:
    year = None if figure.period is None else figure.period.calendar_year
    return all(iri in figure.dimensions.values() for iri in iris) and (not years or year in years)


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
