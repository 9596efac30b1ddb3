"""A graph as bytes in a standard format: pretty, prefixed, sorted, and the same for the same triples."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg.errors import UsageError
from kg.graph.table import statistics_csv
from kg.graph.turtle import EXPORT_PREFIXES, Statement, by_subject, compact, trig, turtle
from kg.terms import RDF, XSD

__all__ = ["FORMATS", "serialize"]

#: Names of the formats and the ending of a file in each.
FORMATS: Mapping[str, str] = {
    "turtle": ".ttl",
    "trig": ".trig",
    "nquads": ".nq",
    "ntriples": ".nt",
    "jsonld": ".jsonld",
    "csv": ".csv",
}


def serialize(store: Store, format: str, *, graphs: Collection[str] | None = None) -> bytes:  # noqa: A002
    """The graph in one format, in UTF-8.

    Parameters
    ----------
    format
        One of :data:`FORMATS`. Turtle and N-Triples hold the union of the graphs; ``csv`` is the table of
        statistics of the whole store.
    graphs
        IRIs of the named graphs to write; None writes all.

    Raises
    ------
    UsageError
        A format that is not known.

    Examples
    --------
    >>> store = Store()
    >>> store.add(Quad(NamedNode("http://example.org/a"), NamedNode(RDF.type), NamedNode(RDF.type)))
    >>> serialize(store, "ntriples").decode().split()[0]
    '<http://example.org/a>'
    """
    if format not in FORMATS:
        raise UsageError(f"No format {format!r}", remedy=f"Choose one of {', '.join(FORMATS)}")
    if format == "csv":
        return statistics_csv(store)
    quads = [quad for quad in store if graphs is None or _name(quad) in graphs]
    if format == "turtle":
        return turtle(map(_statement, quads)).encode()
    if format == "ntriples":
        return _lines({f"{quad.triple} .\n" for quad in quads})
    if format == "nquads":
        return _lines({f"{quad} .\n" for quad in quads})
    named = _by_graph(quads)
    return trig(named).encode() if format == "trig" else _jsonld(named)


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(sorted(lines)).encode()


def _name(quad: Quad) -> str:
    name = quad.graph_name
    if isinstance(name, NamedNode):
        return name.value
    return str(name) if isinstance(name, BlankNode) else ""


def _statement(quad: Quad) -> Statement:
    subject, value = quad.subject, quad.object
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(
        value, NamedNode | BlankNode | Literal
    ):
        raise UsageError("A quoted triple cannot be exported", remedy="Use RDF 1.1")
    return subject, quad.predicate, value


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Statement]]:
    named: dict[str, list[Statement]] = {}
    for quad in quads:
        named.setdefault(_name(quad), []).append(_statement(quad))
    return named


def _jsonld(named: Mapping[str, list[Statement]]) -> bytes:
    content: list[dict[str, Any]] = []
    for name in sorted(named):
        nodes = [_node(group) for _, group in by_subject(named[name])]
        content += [{"@id": compact(name), "@graph": nodes}] if name else nodes
    document = {"@context": dict(sorted(EXPORT_PREFIXES.items())), "@graph": content}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _node(group: list[Statement]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _reference(group[0][0])}
    for _, predicate, value in group:
        if predicate.value == RDF.type and not isinstance(value, Literal):
            node.setdefault("@type", []).append(_reference(value))
        else:
            node.setdefault(compact(predicate.value), []).append(_value(value))
    return node


def _reference(term: NamedNode | BlankNode) -> str:
    return str(term) if isinstance(term, BlankNode) else compact(term.value)


def _value(term: NamedNode | BlankNode | Literal) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": _reference(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    return {"@value": term.value} if kind == XSD.string else {"@value": term.value, "@type": compact(kind)}
