"""From what a person writes to the record that is meant: an IRI, a label, an alias or a notation."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache

from kg.errors import CorrectionError
from kg.lexicon import Lexicon, Record
from kg.model import Kind
from kg.review.correction import Name
from kg.terms import CODE

__all__ = ["KINDS", "bare", "fold", "notations", "record_named", "suggestions"]

#: The kinds of thing that each dimension of a figure can be.
KINDS: Mapping[str, frozenset[Kind]] = {
    "measure": frozenset({Kind.MEASURE}),
    "part": frozenset({Kind.PART}),
    "agency": frozenset({Kind.AGENCY, Kind.COLLECTIVE}),
    "campaign": frozenset({Kind.CAMPAIGN}),
    "sector": frozenset({Kind.SECTOR}),
    "subject": frozenset({Kind.SUBJECT}),
    "place": frozenset({Kind.PLACE}),
}


def fold(name: str) -> str:
    """A name without case, width and extra white space.

    Examples
    --------
    >>> fold(" The  Bureau ")
    'the bureau'
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def bare(lexicon: Lexicon, name: str) -> str:
    """A folded name without the determiner before it, which is part of a name in some readings only.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> bare(load_lexicon(), "The Harbour Bureau")
    'harbour bureau'
    """
    first, _, rest = fold(name).partition(" ")
    return rest if rest and first in _determiners(lexicon) else fold(name)


@cache
def _determiners(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(form) for form in lexicon.forms("word:determiner", "en"))


def record_named(lexicon: Lexicon, name: Name, kinds: Collection[Kind] = frozenset(Kind)) -> Record | None:
    """The record of one of these kinds that a name means; None when there is none of that name.

    Raises
    ------
    CorrectionError
        Several records bear the name.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> record_named(load_lexicon(), Name("arrests approved")).notation
    'arrests-approved'
    """
    if name.new:
        return None
    if name.iri:
        return lexicon.record(name.iri) if name.iri in lexicon else None
    found = [iri for iri in _index(lexicon).get(fold(name.text), ()) if lexicon.record(iri).kind in kinds]
    if len(found) > 1:
        raise CorrectionError(
            f"{name.text!r} is the name of several records", remedy=f"Give one of {', '.join(found)}"
        )
    return lexicon.record(found[0]) if found else None


def suggestions(lexicon: Lexicon, text: str, kinds: Collection[Kind]) -> list[str]:
    """Names of records that look like a name, the closest first.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> suggestions(load_lexicon(), "arrest approved", {Kind.MEASURE})[0]
    'arrests approved'
    """
    index = _index(lexicon)
    known = [name for name, iris in index.items() if any(lexicon.record(iri).kind in kinds for iri in iris)]
    return get_close_matches(fold(text), known, n=3, cutoff=0.6)


@cache
def _index(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Folded names of records, each with the IRIs of those that bear it, sorted."""
    found: dict[str, set[str]] = {}
    for kind in Kind:
        for record in lexicon.records(kind):
            names = [
                *record.labels.values(),
                *(alias for names in record.aliases.values() for alias in names),
            ]
            for name in (*names, record.notation or ""):
                found.setdefault(fold(name), set()).add(record.iri)
    found.pop("", None)
    return {name: tuple(sorted(iris)) for name, iris in sorted(found.items())}


@cache
def notations(lexicon: Lexicon, scheme: str) -> frozenset[str]:
    """Notations of a code list: ``unit``, ``comparator``, ``transformation``.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> "more_than" in notations(load_lexicon(), "comparator")
    True
    """
    return frozenset(
        record.notation
        for record in lexicon.records(None)
        if record.notation and record.iri.startswith(f"{CODE}{scheme}/")
    )
