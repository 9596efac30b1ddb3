"""How long each named question takes, on the bundled reports and on a million triples.

Run by hand: ``python -m tests.benchmarks.questions``. The large graph is the bundled one many times over:
every copy has documents, statistics, series and claims of its own about the same agencies and measures, so
that an agency has as many times more figures, and their values differ from copy to copy.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.build import build
from kg.graph.store import Graph
from kg.questions import Question, questions
from kg.terms import BASE, EKG, SDMX_MEASURE

#: Triples of the large graph.
TRIPLES = 1_000_000
_VALUES = {SDMX_MEASURE.obsValue, EKG.lowerBound, EKG.upperBound}
_OWN = re.compile(rf"({re.escape(BASE)}(?:doc|stat|series|claim|mention|extraction)/)([0-9a-f]+)")


def main() -> None:
    """Print CPU milliseconds of each question on both graphs, the slowest first."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        build(["data/reports"], out)
        small = ox.Store()
        small.bulk_load(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        large = ox.Store()
        large.bulk_extend(_copies(list(small)))
    large.optimize()
    rows = [(_spent(q, Graph(small)), _spent(q, Graph(large)), q.name) for q in questions()]
    print(f"{'question':34}{len(small):>12,}{len(large):>12,} triples")
    for few, many, name in sorted(rows, reverse=True, key=lambda row: row[1]):
        print(f"{name:34}{few:>9.0f} ms{many:>9.0f} ms")


def _copies(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    own = [quad for quad in quads if _OWN.match(getattr(quad.subject, "value", ""))]
    yield from quads
    for copy in range(1, (TRIPLES - len(quads)) // len(own) + 1):
        for quad in own:
            yield ox.Quad(
                _renamed(quad.subject, copy),  # type: ignore[arg-type]
                quad.predicate,
                _shifted(quad.object, copy)
                if quad.predicate.value in _VALUES
                else _renamed(quad.object, copy),
                _renamed(quad.graph_name, copy),  # type: ignore[arg-type]
            )


def _renamed(term: object, copy: int) -> ox.NamedNode | ox.Literal:
    if isinstance(term, ox.NamedNode):
        return ox.NamedNode(
            _OWN.sub(lambda found: f"{found[1]}{copy:04x}{found[2][4:]}", term.value, count=1)
        )
    return term  # type: ignore[return-value]


def _shifted(value: object, copy: int) -> ox.Literal:
    plain = getattr(value, "value", "")
    return ox.Literal(int(plain) + 7 * copy) if plain.isdigit() else ox.Literal(plain)


def _spent(asked: Question, graph: Graph) -> float:
    started = time.process_time()
    asked.run(graph)
    return (time.process_time() - started) * 1000


if __name__ == "__main__":
    main()
