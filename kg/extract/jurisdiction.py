"""Which country a document is about, told by the agencies, places and currencies it names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.words import values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["Jurisdiction", "generic", "jurisdiction_of"]

#: Share of names from which a document is clearly about one place.
_CLEAR = 0.6
#: Names by which a document tells its jurisdiction, the surest first, by language. In Chinese the names of
#: systems of bodies decide where nothing else does, behind the words that only one place writes in traditional
#: characters; in English they are common nouns ("the courts").
_VOTERS = {
    "zh": (("agency", "place", "currency-place"), ("script-place",), ("collective",)),
    "en": (("agency", "place"), ("currency-place", "place-hint")),
}
#: Share of characters that differ from the simplified ones in a text in traditional script, and how much of
#: it is looked at; the range of Chinese characters.
_SCRIPT, _SEEN = 0.08, 1500
_FIRST, _LAST = "\u4e00", "\u9fff"
#: Currency of a bare $ or 元 by the jurisdiction of the document.
_DOLLARS = {
    "US": "USD", "HK": "HKD", "TW": "TWD", "MO": "MOP", "SG": "SGD", "MY": "MYR", "AU": "AUD", "CA": "CAD", "NZ": "NZD"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The country, or part of one, that most names of a document belong to.

    Parameters
    ----------
    code
        ISO 3166 code, or None where nothing tells.
    share
        Share of the names that are of it.
    """

    code: str | None = None
    share: float = 0.0

    @property
    def clear(self) -> bool:
        """Whether the document is clearly about one place."""
        return self.share > _CLEAR

    @property
    def dollar(self) -> str | None:
        """The currency of a bare ``$`` or 元, where the document is clearly about a place that has its own."""
        return _DOLLARS.get(self.code or "") if self.clear else None


def jurisdiction_of(context: Context) -> Jurisdiction:
    """The jurisdiction of a document; names that many countries have ("Ministry of Justice") do not count."""
    for roles in _VOTERS[context.document.language]:
        if roles == ("script-place",) and not _traditional(context):
            continue
        codes = (_code(context, hit) for hit in context.hits.of(*roles))
        votes = Counter(code for code in codes if code is not None)
        if votes:
            best = max(sorted(votes), key=lambda code: votes[code])
            return Jurisdiction(best, votes[best] / votes.total())
    return Jurisdiction()


def _traditional(context: Context) -> bool:
    """Whether a document is written in traditional characters."""
    pairs = list(zip(context.text[:_SEEN], context.folded[:_SEEN], strict=True))
    written = [a != b for a, b in pairs if _FIRST <= a <= _LAST]
    return sum(written) > _SCRIPT * len(written)


def generic(lexicon: Lexicon, language: str, folded: str, span: Span) -> bool:
    """Whether a name begins as the names of bodies of many countries do."""
    openers = tuple(values(lexicon, "generic-name", language))
    return folded.startswith(openers, span.start, span.end)


def _code(context: Context, hit: Hit) -> str | None:
    """The jurisdiction of an agency or place, the one whose money a word names or that a city lies in."""
    if hit.role in ("currency-place", "place-hint", "script-place"):
        return hit.entry.value
    lexicon = context.gazetteer.lexicon
    if hit.role == "agency" and generic(lexicon, context.document.language, context.folded, hit.span):
        return None
    record = lexicon.record(hit.entry.iri)
    return record.jurisdiction or (record.notation if hit.role == "place" else None)
