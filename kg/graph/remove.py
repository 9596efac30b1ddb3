"""A document taken out of a graph: its claims, what people decided on them, and what only it supported."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import NamedNode, Quad, Store

from kg import iris
from kg.errors import UsageError
from kg.graph.reconcile import derive
from kg.terms import DCTERMS, EKG, RDF

__all__ = ["document_named", "remove"]

_FACTS, _AUTHORITY, _DERIVED = (NamedNode(iris.graph(name)) for name in ("facts", "authority", "derived"))
#: Names of documents in a message.
_SHOWN = 5
#: Relations between figures that a document states together.
_BETWEEN_FIGURES = frozenset({EKG.changeOf, EKG.partOf})


def document_named(store: Store, name: str) -> str:
    """The IRI of the document with this identifier, digest (or its first 16 digits) or IRI.

    Raises
    ------
    UsageError
        The graph has no such document; the message names some that it has.
    """
    known: dict[str, str] = {}
    names: list[str] = []
    for quad in store.quads_for_pattern(None, NamedNode(RDF.type), NamedNode(EKG.Document), None):
        iri = _value(quad.subject)
        for predicate in (EKG.sha256, DCTERMS.identifier):
            found = [
                _value(q.object) for q in store.quads_for_pattern(quad.subject, NamedNode(predicate), None)
            ]
            known |= dict.fromkeys(found, iri)
        names += found
        known |= {iri: iri, iri.rsplit("/", 1)[-1]: iri}
    if name not in known:
        shown = ", ".join(sorted(names)[:_SHOWN]) or "none"
        raise UsageError(f"No document is called {name!r}", remedy=f"The graph has {shown}")
    return known[name]


def remove(store: Store, name: str) -> str:
    """Take a document out of a store; returns its IRI.

    Its named graph and that of its reviews are dropped, with every description among the facts that only
    they lead to, and the derived graph is made anew. Where two documents name one thing in different words,
    the name that was kept stays until the next build.

    Raises
    ------
    UsageError
        The graph has no such document.
    """
    document = document_named(store, name)
    sha = document.rsplit("/", 1)[-1]
    before = _reached(store)
    for graph in (f"doc/{sha}", f"review/{sha}", "derived"):
        store.remove_graph(NamedNode(iris.graph(graph)))
    gone = before - _reached(store)
    stating = _stating(store)
    for quad in list(store.quads_for_pattern(None, None, None, _FACTS)):
        if _value(quad.subject) in gone or not _is_supported(quad, stating):
            store.remove(quad)
    store.extend(list(derive(store)))
    return document


def _reached(store: Store) -> set[str]:
    """What the graphs of documents and reviews lead to: what they name, and what describes that."""
    leads: dict[str, list[str]] = {}
    queue: list[str] = []
    for quad in store:
        if not isinstance(quad.object, NamedNode):
            continue
        if quad.graph_name == _FACTS:
            if quad.predicate.value not in _BETWEEN_FIGURES:
                leads.setdefault(_value(quad.subject), []).append(quad.object.value)
        elif quad.graph_name not in (_AUTHORITY, _DERIVED):
            queue.append(quad.object.value)
    seen = set(queue)
    while queue:
        for other in leads.get(queue.pop(), ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return seen


def _stating(store: Store) -> Mapping[str, set[str]]:
    """The graphs of documents that state each statistic, reviews counted with their document."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(EKG.assertsStatistic), None, None):
        found.setdefault(_value(quad.object), set()).add(_value(quad.graph_name).rsplit("/", 1)[-1])
    return found


def _is_supported(quad: Quad, stating: Mapping[str, set[str]]) -> bool:
    """Whether a document that is left states both figures of a relation between figures."""
    if quad.predicate.value not in _BETWEEN_FIGURES:
        return True
    both = (stating.get(_value(end), set()) for end in (quad.subject, quad.object))
    return bool(set.intersection(*both))


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
