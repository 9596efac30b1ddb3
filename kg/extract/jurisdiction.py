"""Which country a document is about, told by the agencies, places and currencies it names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["Jurisdiction", "generic", "jurisdiction_of", "money_of"]

#: Share of names from which a document is clearly about one place.
_CLEAR = 0.6
#: Names by which a document tells its jurisdiction, the surest first, by language. In Chinese the names of
#: systems of bodies decide where nothing else does, behind the words that only one place writes in traditional
#: characters; in English they are common nouns ("the courts").
_VOTERS = {
    "zh": (("agency", "place", "currency-place"), ("script-place",), ("collective",)),
    "en": (("agency", "place"), ("place-hint",), ("currency-place",)),
}
#: The code of the world, which is the place of no document: 世界盃.
_EVERYWHERE = "WORLD"
#: How far before a place it may be told that goods come from it, in characters.
_ORIGIN = 32
#: How many names in the text the place of the publisher weighs.
_SURE = 3
#: Share of characters that differ from the simplified ones in a text in traditional script, and how much of
#: it is looked at; the range of Chinese characters.
_SCRIPT, _SEEN = 0.08, 1500
_FIRST, _LAST = "\u4e00", "\u9fff"


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

    def money(self, lexicon: Lexicon) -> str | None:
        """The currency of the place that a document is clearly about, by its ISO 4217 code."""
        country = (self.code or "").partition("-")[0].lower()
        return values(lexicon, "word:local-money", "en").get(country) if self.clear else None


def jurisdiction_of(context: Context) -> Jurisdiction:
    """The jurisdiction of a document; names that many countries have ("Ministry of Justice") do not count."""
    for roles in _VOTERS[context.document.language]:
        if roles == ("script-place",) and not _traditional(context):
            continue
        hits = (hit for hit in context.hits.of(*roles) if not _is_origin(context, hit))
        codes = [_code(context, context.folded, hit) for hit in hits]
        codes += _of_publisher(context, roles)
        votes = Counter(code for code in codes if code not in (None, _EVERYWHERE))
        if votes:
            best = max(sorted(votes), key=lambda code: votes[code])
            return Jurisdiction(best, votes[best] / votes.total())
    return Jurisdiction()


@cache
def _origins(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a place that goods come from: "from China", "China remained the main source"."""
    before, behind = (alternatives(lexicon, f"word:origin-{side}", "en") for side in ("before", "behind"))
    return re.compile(rf"\b(?:{before})\s(?:mainland\s)?$"), re.compile(rf"[^.;]{{0,40}}\b(?:{behind})\b")


def _is_origin(context: Context, hit: Hit) -> bool:
    """Whether a place is only where goods come from or go: no word for whom the text is about."""
    if hit.role != "place" or context.document.language != "en":
        return False
    before, behind = _origins(context.gazetteer.lexicon)
    left = context.folded[max(0, hit.span.start - _ORIGIN) : hit.span.start]
    return before.search(left) is not None or behind.match(context.folded, hit.span.end) is not None


def _of_publisher(context: Context, roles: tuple[str, ...]) -> list[str | None]:
    """The places that the name of the publisher tells: "Serious Fraud Office, New Zealand"."""
    name = context.document.metadata.publisher or ""
    folded = context.gazetteer.fold(name)
    hits = context.gazetteer.find(folded, name).within(Span(0, len(name)), roles)
    places = [
        hit for hit in hits if hit.role == "place"
    ]  # they say which of several bodies of one name it is
    return [_code(context, folded, hit) for hit in (places * _SURE or hits)]


def _traditional(context: Context) -> bool:
    """Whether a document is written in traditional characters."""
    pairs = list(zip(context.text[:_SEEN], context.folded[:_SEEN], strict=True))
    written = [a != b for a, b in pairs if _FIRST <= a <= _LAST]
    return sum(written) > _SCRIPT * len(written)


def money_of(context: Context, jurisdiction: Jurisdiction) -> str | None:
    """The currency of the place that a document is about.

    That the United States are meant by 元 a Chinese document shows by naming their dollar somewhere.
    """
    lexicon, language = context.gazetteer.lexicon, context.document.language
    money = jurisdiction.money(lexicon)
    if language == "en" or money != "USD":
        return money
    names = (form for form, code in values(lexicon, "currency", language).items() if code == money)
    return money if any(name in context.folded for name in names) else None


def generic(lexicon: Lexicon, language: str, folded: str, span: Span) -> bool:
    """Whether a name begins as the names of bodies of many countries do."""
    openers = tuple(values(lexicon, "generic-name", language))
    return folded.startswith(openers, span.start, span.end)


def _code(context: Context, folded: str, hit: Hit) -> str | None:
    """The jurisdiction of an agency or place, the one whose money a word names or that a city lies in."""
    if hit.role in ("currency-place", "place-hint", "script-place"):
        return hit.entry.value
    lexicon = context.gazetteer.lexicon
    if hit.role == "agency" and generic(lexicon, context.document.language, folded, hit.span):
        return None
    record = lexicon.record(hit.entry.iri)
    return record.jurisdiction or (record.notation if hit.role == "place" else None)
