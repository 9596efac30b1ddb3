"""Who says it: the body that counts, somebody who quotes it, or a commentator; and how far they agree.

Of each figure that somebody else states, this tells whether a primary source in the graph states it too, and
whether the copy is more or less exact than the original. Words of praise are no facts; they are named, so
that a reader can leave them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import Store

from kg.extract.gazetteer import gazetteer
from kg.graph.claims import ClaimRow, claims_of
from kg.graph.figures import Hierarchy, Stated, hierarchy_of, stated_figures
from kg.graph.verdicts import Comparison, Verdict, compare, slot_of
from kg.lexicon import load_lexicon
from kg.model import Span

__all__ = ["Attribution", "Source", "Standing", "attributions", "evaluative_words", "source_of"]


class Source(StrEnum):
    """How near a claim stands to the body that counts."""

    PRIMARY = "primary"
    QUOTED = "quoted"
    COMMENTARY = "commentary"


class Standing(StrEnum):
    """What a claim of somebody else is to the primary source."""

    REPEATS = "repeats"
    SHARPENS = "sharpens"
    WIDENS = "widens"
    OVERLAPS = "overlaps"
    CONTRADICTS = "contradicts"
    LACKS = "lacks"


#: Of several primary claims the one that agrees best tells the standing.
_BEST = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A claim with its source and, unless it is primary itself, its standing to a primary source.

    ``primary`` is the claim of the primary source it was compared with; None where the graph has none.
    ``evaluative`` are the words of its sentence that value the figure and state nothing.
    """

    claim: ClaimRow
    source: Source
    standing: Standing | None = None
    primary: ClaimRow | None = None
    evaluative: tuple[str, ...] = ()


def source_of(claim: ClaimRow) -> Source:
    """Who says it: a document of the body that counts, a body quoted by others, or others themselves.

    Examples
    --------
    >>> source_of(ClaimRow("c", "s", "d", "a.txt", "44,000", 0, "44,000 cases.", "44,000 cases", primary=True))
    <Source.PRIMARY: 'primary'>
    """
    if claim.primary:
        return Source.PRIMARY
    return Source.QUOTED if claim.official else Source.COMMENTARY


def evaluative_words(text: str, language: str) -> tuple[str, ...]:
    """Words that value a figure and state nothing, in text order.

    Examples
    --------
    >>> evaluative_words("An unprecedented 15,000 arrests were approved.", "en")
    ('unprecedented',)
    """
    matcher = gazetteer(load_lexicon(), language)
    hits = matcher.find(matcher.fold(text)).within(Span(0, len(text)), ("evaluative",))
    return tuple(hit.span.of(text) for hit in hits)


def attributions(store: Store, *, language: str = "en") -> list[Attribution]:
    """Every claim about a figure with its source and its standing, by document and offset."""
    figures, hierarchy = stated_figures(store), hierarchy_of(store)
    claims = [claim for claim in claims_of(store, language) if claim.statistic in figures]
    primary: dict[tuple[str, ...], list[ClaimRow]] = {}
    for claim in claims:
        if source_of(claim) is Source.PRIMARY:
            primary.setdefault(slot_of(figures[claim.statistic], hierarchy), []).append(claim)
    return [_attribution(claim, primary, figures, hierarchy) for claim in claims]


def _attribution(
    claim: ClaimRow,
    primary: Mapping[tuple[str, ...], list[ClaimRow]],
    figures: Mapping[str, Stated],
    hierarchy: Hierarchy,
) -> Attribution:
    source, words = source_of(claim), evaluative_words(claim.quote, claim.language)
    if source is Source.PRIMARY:
        return Attribution(claim, source, evaluative=words)
    here = primary.get(slot_of(figures[claim.statistic], hierarchy), [])
    standing, original = _best(claim, here, figures, hierarchy)
    return Attribution(claim, source, standing, original, words)


def _best(
    claim: ClaimRow, originals: Iterable[ClaimRow], figures: Mapping[str, Stated], hierarchy: Hierarchy
) -> tuple[Standing, ClaimRow | None]:
    own = figures[claim.statistic]
    found = [(_standing(compare(own, figures[o.statistic], hierarchy)), o) for o in originals]
    return min(found, default=(Standing.LACKS, None), key=lambda pair: (_BEST.index(pair[0]), pair[1].claim))


def _standing(found: Comparison) -> Standing:
    """What the verdict on a claim (a) and the primary source (b) makes of the claim."""
    if found.verdict is Verdict.REFINES:
        return Standing.SHARPENS if found.precise == "a" else Standing.WIDENS
    return {
        Verdict.SAME: Standing.REPEATS,
        Verdict.COMPATIBLE: Standing.OVERLAPS,
        Verdict.CONFLICT: Standing.CONTRADICTS,
        Verdict.NOT_COMPARABLE: Standing.LACKS,
    }[found.verdict]
