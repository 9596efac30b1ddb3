"""What each question answers on the bundled reports, row by row; ``python -m tests.test_answers`` renews it.

Renew after a change of the extractor, and read the difference: each table was read against the documents.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import Graph, load
from kg.questions import Question, questions

TOP = Path(__file__).resolve().parent.parent
GOLDEN = TOP / "tests" / "golden"
#: Parameters of the questions that would answer with every figure there is.
GIVEN: Mapping[str, Mapping[str, str]] = {
    "candidates": {"document": "d03_lawfirm_spp_analysis.txt"},
    "figures": {"measure": "arrests approved"},
    "figures-of-agency": {"agency": "National Copyright Administration"},
    "figures-of-subject": {"subject": "copyright infringement"},
    "least-certain": {"below": "0.3"},
    "without-primary-source": {"document": "d03_lawfirm_spp_analysis.txt"},
}


@pytest.fixture(scope="module")
def graph(bundled: Path) -> Graph:
    return load(bundled)


def answer(asked: Question, graph: Graph) -> str:
    """The whole answer as CSV."""
    found = asked.run(graph, **GIVEN.get(asked.name, {}))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows([["" if cell is None else str(cell) for cell in row] for row in found])
    return out.getvalue()


@pytest.mark.parametrize("asked", questions(), ids=lambda q: q.name)
def test_the_answer_is_the_one_that_was_read(asked: Question, graph: Graph) -> None:
    assert answer(asked, graph) == (GOLDEN / f"{asked.name}.csv").read_text(encoding="utf-8")


def test_every_golden_answer_has_its_question() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == {q.name for q in questions()}


def main() -> None:
    """Write every answer anew."""
    GOLDEN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build([str(TOP / "data" / "reports")], Path(folder) / "out")
        graph = load(Path(folder) / "out")
        for asked in questions():
            (GOLDEN / f"{asked.name}.csv").write_text(answer(asked, graph), encoding="utf-8")


if __name__ == "__main__":
    main()
