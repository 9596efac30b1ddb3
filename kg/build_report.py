"""What a build made, in figures and in files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyoxigraph as ox
from pydantic import TypeAdapter

from kg import __version__
from kg.build_output import SCHEMA
from kg.errors import UsageError
from kg.graph.export import serialize
from kg.graph.store import Graph
from kg.graph.validate import Violation
from kg.ledger import LedgerRow, counts, to_csv
from kg.network import project
from kg.view import render

__all__ = ["BuildReport", "DocumentReport", "files_of", "read_report", "report_of"]

_COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ekg:Statistic }"
_CANDIDATES = """SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {
  ?s ekg:status <https://w3id.org/enfkg/id/code/status/candidate> MINUS { ?s a ekg:Claim } }"""


@dataclass(frozen=True, kw_only=True)
class DocumentReport:
    """What became of one document; ``error`` is empty when it is in the graph.

    ``path`` is where its file lies from the folder that holds the output, empty when it lies elsewhere.
    """

    identifier: str
    path: str = ""
    sha256: str = ""
    language: str = ""
    dated: bool = False
    figures: int = 0
    numerals: dict[str, int] = field(default_factory=dict)
    error: str = ""


@dataclass(frozen=True, kw_only=True)
class BuildReport:
    """What a build made; written as ``report.json``.

    Parameters
    ----------
    corrections
        How many corrections are applied.
    moved
        Those that hold although the words stand elsewhere now, by file and line.
    not_applied
        Those that are stale, contradictory or not understood, by file and line.
    """

    documents: tuple[DocumentReport, ...]
    statistics: int
    candidates: int
    numerals: dict[str, int]
    violations: tuple[str, ...]
    corrections: int = 0
    moved: tuple[str, ...] = ()
    not_applied: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[DocumentReport, ...]:
        """Documents that are not in the graph."""
        return tuple(document for document in self.documents if document.error)

    @property
    def undated(self) -> tuple[DocumentReport, ...]:
        """Documents without a publication date: their relative periods stay open."""
        return tuple(d for d in self.documents if not d.error and not d.dated)

    @property
    def exit_code(self) -> int:
        """0 when all is good, 1 when a document failed, a shape is violated or a correction is not applied."""
        return 1 if self.failed or self.violations or self.not_applied else 0

    def to_json(self) -> str:
        """Sorted and without clock or absolute path: the same for the same inputs."""
        content = {"schema": SCHEMA, "version": __version__, **asdict(self)}
        return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def report_of(
    store: ox.Store,
    documents: Sequence[DocumentReport],
    ledger: Sequence[LedgerRow],
    violations: Iterable[Violation],
    *,
    corrections: int,
    moved: Iterable[str],
    not_applied: Iterable[str],
) -> BuildReport:
    """The report on a finished store."""
    graph = Graph(store)
    return BuildReport(
        documents=tuple(documents),
        statistics=int(str(graph.query(_COUNT)[0].n)),
        candidates=int(str(graph.query(_CANDIDATES)[0].n)),
        numerals=counts(ledger),
        violations=tuple(sorted(str(violation) for violation in violations)),
        corrections=corrections,
        moved=tuple(sorted(moved)),
        not_applied=tuple(not_applied),
    )


def read_report(path: Path) -> BuildReport:
    """The report of an output folder.

    Raises
    ------
    UsageError
        There is none of this version.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.pop("schema") != SCHEMA:
            raise ValueError("another schema")
        content.pop("version")
        return TypeAdapter(BuildReport).validate_python(content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise UsageError(
            "No report of a build can be read here", where=str(path), remedy="Build the folder again"
        ) from None


def files_of(store: ox.Store, ledger: Sequence[LedgerRow], report: BuildReport) -> dict[str, bytes]:
    """The files of an output folder by name."""
    return {
        "graph.ttl": serialize(store, "turtle"),
        "graph.trig": serialize(store, "trig"),
        "graph.nq": serialize(store, "nquads"),
        "statistics.csv": serialize(store, "csv"),
        "ledger.csv": to_csv(ledger).encode("utf-8"),
        "report.json": report.to_json().encode("utf-8"),
        "graph.html": render(project(store)).encode("utf-8"),
    }
