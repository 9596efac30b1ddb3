"""Who says it: the body that counts, somebody who quotes it, or a commentator.

Words of praise are no facts; they are named, so that a reader can leave them out. What a commentator makes of a
figure that a primary source states too is the named question ``commentary-against-primary``.
"""

from __future__ import annotations

from enum import StrEnum

from kg.extract.gazetteer import gazetteer
from kg.graph.claims import ClaimRow
from kg.lexicon import load_lexicon
from kg.model import Span

__all__ = ["Source", "evaluative_words", "source_of"]


class Source(StrEnum):
    """How near a claim stands to the body that counts."""

    PRIMARY = "primary"
    QUOTED = "quoted"
    COMMENTARY = "commentary"


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
