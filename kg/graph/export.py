"""A graph as text: sorted, prefixed, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad, RdfFormat, Store, Triple
from pyoxigraph import serialize as to_bytes

from kg.errors import UsageError
from kg.graph.table import statistics_csv
from kg.terms import PREFIXES

__all__ = ["FORMATS", "serialize"]

_RDF: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
FORMATS = (*_RDF, "csv")


def serialize(store: Store, format: str) -> bytes:  # noqa: A002
    """The whole graph in one format; formats of triples hold the union of the named graphs.

    Parameters
    ----------
    format
        One of :data:`FORMATS`; ``csv`` is one row for each claim about a figure.

    Raises
    ------
    UsageError
        Another format.
    """
    if format == "csv":
        return statistics_csv(store)
    try:
        chosen = _RDF[format]
    except KeyError:
        raise UsageError("No such format", where=format, remedy=f"Choose from {', '.join(FORMATS)}") from None
    prefixes = None if format in ("nquads", "ntriples") else dict(PREFIXES)
    quads = sorted(store, key=_key)
    if chosen.supports_datasets:
        data = to_bytes(quads, format=chosen, prefixes=prefixes)
    else:
        triples = dict.fromkeys(
            Triple(q.subject, q.predicate, q.object) for q in sorted(quads, key=_triple_key)
        )
        data = to_bytes(triples, format=chosen, prefixes=prefixes)
    return _sorted_prefixes(data or b"")


def _sorted_prefixes(data: bytes) -> bytes:
    """The library writes prefixes in no fixed order; sorted, the bytes are stable."""
    lines = data.split(b"\n")
    count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"\n".join([*sorted(lines[:count]), *lines[count:]])


def _key(quad: Quad) -> tuple[str, str, bool, str, str]:
    return (str(quad.graph_name), *_triple_key(quad))


def _triple_key(quad: Quad) -> tuple[str, bool, str, str]:
    predicate = str(quad.predicate)
    return str(quad.subject), not predicate.endswith("#type>"), predicate, str(quad.object)
