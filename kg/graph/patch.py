"""RDF Patch: the quads that turn one graph into another, as rows of text.

The form is that of Apache Jena (https://afs.github.io/rdf-patch/): a header, ``TX``, one row for each quad that
goes (``D``) or comes (``A``), ``TC``. Rows are sorted, so that the same two graphs give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import UsageError
from kg.terms import BASE

__all__ = ["apply_patch", "patch"]


def patch(before: Store, after: Store) -> str:
    """What to delete from the first graph and add to it to have the second.

    Examples
    --------
    >>> patch(Store(), Store()).splitlines()[1:]
    ['TX .', 'TC .']
    """
    old, new = {str(quad) for quad in before}, {str(quad) for quad in after}
    rows = [f"D {quad} ." for quad in sorted(old - new)] + [f"A {quad} ." for quad in sorted(new - old)]
    name = hashlib.sha256("\n".join(rows).encode("utf-8")).hexdigest()[:20]
    return "\n".join([f"H id <{BASE}patch/{name}> .", "TX .", *rows, "TC .", ""])


def apply_patch(store: Store, text: str) -> None:
    r"""Delete and add the rows of a patch, all of them or none.

    Raises
    ------
    UsageError
        A line that is no row of a patch; the message names it.

    Examples
    --------
    >>> store = Store()
    >>> apply_patch(store, 'TX .\nA <http://example.org/a> <http://example.org/b> "c" .\nTC .')
    >>> len(store)
    1
    """
    rows = list(_rows(text))
    for code, quad in rows:
        if code == "D":
            store.remove(quad)
        else:
            store.add(quad)


def _rows(text: str) -> Iterator[tuple[str, Quad]]:
    for number, line in enumerate(text.split("\n"), 1):
        code, _, rest = line.strip().partition(" ")
        if code in ("", "H", "TX", "TC") or code.startswith("#"):
            continue
        if code not in ("A", "D"):
            raise UsageError(f"No row of a patch: {line[:60]!r}", where=f"line {number}", remedy="Use A or D")
        yield code, _quad(rest, number)


def _quad(text: str, number: int) -> Quad:
    try:
        found: list[Quad] = list(parse(text, format=RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise UsageError(f"Not a quad: {error}", where=f"line {number}", remedy="Write N-Quads") from None
    if len(found) != 1:
        raise UsageError(f"{len(found)} quads", where=f"line {number}", remedy="Write one to a line")
    return found[0]
