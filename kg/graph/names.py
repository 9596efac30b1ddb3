"""Names of the things of a graph, and the things that a person means by a name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from kg.errors import UsageError
from kg.graph.figures import rows, value_of

__all__ = ["Thing", "codes_of", "labels_of", "named", "things_of"]

_NAMES = """
SELECT ?thing ?name (LANG(?name) AS ?language) WHERE {
  ?thing skos:prefLabel|rdfs:label|dcterms:title ?name MINUS { ?thing a ekg:Section }
}"""
_NOTATIONS = "SELECT ?thing ?name WHERE { ?thing skos:notation ?name }"
_THINGS = """
SELECT ?thing ?name ?kind WHERE {
  { ?s ekg:measure ?thing BIND("measure" AS ?kind) }
  UNION { ?s ekg:agency ?thing BIND("agency" AS ?kind) }
  UNION { ?s ekg:campaign/dcterms:isPartOf? ?thing BIND("campaign" AS ?kind) }
  UNION { ?s ekg:sector ?thing BIND("sector" AS ?kind) }
  UNION { ?s ekg:subjectMatter ?thing BIND("subject" AS ?kind) }
  UNION { ?s sdmx-dimension:refArea ?thing BIND("place" AS ?kind) }
  ?thing skos:prefLabel|skos:altLabel|skos:notation|rdfs:label ?name .
}"""

#: Suggestions named in a message.
_SUGGESTED = 5


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A value of a dimension that a graph has figures of, with all its names in order."""

    iri: str
    kind: str
    names: tuple[str, ...]


def labels_of(store: Store, language: str = "en") -> dict[str, str]:
    """One name of each thing: in the language asked for before any other, then the smallest."""
    order = {"en": 1, "zh": 2, language: 0}
    found: dict[str, tuple[int, str]] = {}
    for row in rows(store, _NAMES):
        thing = str(value_of(row, "thing"))
        name = (order.get(value_of(row, "language") or "", 3), str(value_of(row, "name")))
        found[thing] = min(name, found.get(thing, name))
    return {thing: name for thing, (_, name) in found.items()}


def codes_of(store: Store) -> dict[str, str]:
    """The notation of each code: of units, comparators, transformations, statuses, types of document."""
    return {str(value_of(row, "thing")): str(value_of(row, "name")) for row in rows(store, _NOTATIONS)}


def things_of(store: Store, kinds: Sequence[str] = ()) -> list[Thing]:
    """What the figures of a graph are about, of these kinds (all when none is given), sorted."""
    names: dict[tuple[str, str], set[str]] = {}
    for row in rows(store, _THINGS):
        key = (str(value_of(row, "thing")), str(value_of(row, "kind")))
        if not kinds or key[1] in kinds:
            names.setdefault(key, set()).add(str(value_of(row, "name")))
    return sorted(Thing(iri, kind, tuple(sorted(found))) for (iri, kind), found in names.items())


def named(things: Sequence[Thing], text: str, what: str = "thing") -> Thing:
    """The thing that a person means: by IRI, by a whole name, else by the only name that contains the text.

    Raises
    ------
    UsageError
        Nothing has that name, or several things do; the message suggests.

    Examples
    --------
    >>> named([Thing("x:1", "measure", ("arrests approved",))], "Arrests").iri
    'x:1'
    """
    wanted = _fold(text)
    by_iri = [thing for thing in things if thing.iri == text]
    whole = [thing for thing in things if wanted in map(_fold, thing.names)]
    within = [thing for thing in things if any(wanted in _fold(name) for name in thing.names)]
    found = by_iri or whole or (within if wanted else [])
    if len(found) == 1:
        return found[0]
    if found:
        options = "; ".join(f"{thing.names[0]} ({thing.iri})" for thing in found[:_SUGGESTED])
        raise UsageError(
            f"Several things are named so: a {what}", where=text, remedy=f"Choose one: {options}"
        )
    raise UsageError(f"No figure of this graph is of such a {what}", where=text, remedy=_advice(things, text))


def _advice(things: Sequence[Thing], text: str) -> str:
    known = sorted({name for thing in things for name in thing.names})
    folded: Mapping[str, str] = {_fold(name): name for name in reversed(known)}
    close = difflib.get_close_matches(_fold(text), folded, n=_SUGGESTED, cutoff=0.5)
    if close:
        return "Did you mean " + " or ".join(f"“{folded[name]}”" for name in close)
    return f"Known are {', '.join(known[:_SUGGESTED])} ..." if known else "Build a graph with figures first"


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
