"""Names of the things of a graph, and the things that a person means by a name."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import UsageError
from kg.terms import DCTERMS, EKG, RDF, RDFS, SDMX_DIMENSION, SKOS

__all__ = ["Thing", "codes_of", "labels_of", "named", "things_of"]

_KINDS: Mapping[str, str] = {
    "measure": EKG.measure,
    "agency": EKG.agency,
    "campaign": EKG.campaign,
    "sector": EKG.sector,
    "subject": EKG.subjectMatter,
    "place": SDMX_DIMENSION.refArea,
}
_LABELS = (SKOS.prefLabel, RDFS.label, DCTERMS.title)
_CALLED = (SKOS.prefLabel, SKOS.altLabel, SKOS.notation, RDFS.label)

#: Suggestions named in a message.
_SUGGESTED = 5


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A value of a dimension that a graph has figures of, with all its names in order.

    ``candidate`` is true of a name that no record knows.
    """

    iri: str
    kind: str
    names: tuple[str, ...]
    candidate: bool = False


def labels_of(store: Store, language: str = "en") -> dict[str, str]:
    """One name of each thing: in the language asked for before any other, then the smallest."""
    order = {"en": 1, "zh": 2, language: 0}
    sections = {quad.subject for quad in _quads(store, None, RDF.type, EKG.Section)}
    found: dict[str, tuple[int, str]] = {}
    for predicate in _LABELS:
        for quad in _quads(store, None, predicate):
            if isinstance(quad.object, Literal) and quad.subject not in sections:
                thing = str(getattr(quad.subject, "value", ""))
                name = (order.get(quad.object.language or "", 3), quad.object.value)
                found[thing] = min(name, found.get(thing, name))
    return {thing: name for thing, (_, name) in found.items()}


def codes_of(store: Store) -> dict[str, str]:
    """The notation of each code: of units, comparators, transformations, statuses, types of document."""
    pairs = [(quad.subject, quad.object) for quad in _quads(store, None, SKOS.notation)]
    return {str(getattr(s, "value", "")): str(getattr(o, "value", "")) for s, o in sorted(pairs, key=str)}


def things_of(store: Store, kinds: Sequence[str] = ()) -> list[Thing]:
    """What the figures of a graph are about, of these kinds (all when none is given), sorted.

    Of a campaign both the edition and the campaign itself.
    """
    found = {
        (iri, kind)
        for kind, predicate in _KINDS.items()
        if not kinds or kind in kinds
        for iri in {
            iri for value in _objects(store, None, predicate) for iri in (value, *_whole(store, value, kind))
        }
    }
    return sorted(
        Thing(iri, kind, _names(store, iri), bool(_objects(store, iri, EKG.status))) for iri, kind in found
    )


def _whole(store: Store, iri: str, kind: str) -> set[str]:
    return _objects(store, iri, DCTERMS.isPartOf) if kind == "campaign" else set()


def _names(store: Store, iri: str) -> tuple[str, ...]:
    return tuple(sorted({name for predicate in _CALLED for name in _objects(store, iri, predicate)}))


def _objects(store: Store, subject: str | None, predicate: str) -> set[str]:
    quads = _quads(store, subject, predicate)
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)}


def _quads(store: Store, subject: str | None, predicate: str, other: str | None = None) -> Iterator[Quad]:
    node = None if subject is None else NamedNode(subject)
    value = None if other is None else NamedNode(other)
    yield from store.quads_for_pattern(node, NamedNode(predicate), value, None)


def named(things: Sequence[Thing], text: str, what: str = "thing") -> Thing:
    """The thing that a person means: by IRI, by a whole name, else by the only name that contains the text.

    A record goes before a candidate of the same name.

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
    records = [thing for thing in whole if not thing.candidate]
    found = by_iri or records or whole or (within if wanted else [])
    if len(found) == 1:
        return found[0]
    if found:
        options = "; ".join(f"{thing.names[0]} ({thing.iri})" for thing in found[:_SUGGESTED])
        raise UsageError(
            f"Several things are named so: a {what}", where=text, remedy=f"Choose one: {options}"
        )
    raise UsageError(f"No figure of this graph is of such a {what}", where=text, remedy=_advice(things, text))


def _advice(things: Sequence[Thing], text: str) -> str:
    """Names like the one given, as a whole or in one of their words."""
    known = sorted({name for thing in things for name in thing.names})
    whole: Mapping[str, str] = {_fold(name): name for name in reversed(known)}
    words: Mapping[str, str] = {word: name for name in reversed(known) for word in _fold(name).split()}
    close = [whole[found] for found in difflib.get_close_matches(_fold(text), whole, n=_SUGGESTED)]
    close += [
        words[found] for found in difflib.get_close_matches(_fold(text), words, n=_SUGGESTED, cutoff=0.7)
    ]
    if close:
        return "Did you mean " + " or ".join(f"“{name}”" for name in dict.fromkeys(close))
    return (
        f"Known are {', '.join(known[:_SUGGESTED])} and others"
        if known
        else "Build a graph with figures first"
    )


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
