"""Two documents and a folder of corrections beside them, for the tests of corrections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.build import BuildOptions, BuildReport, build
from kg.build_corrections import account, collect
from kg.extract import extract
from kg.graph.export import serialize
from kg.graph.store import Graph, load
from kg.graph.write import quads, settle
from kg.graph.write_review import naming_quads
from kg.ledger import ledger_rows
from kg.lexicon import Lexicon, load_lexicon
from kg.model import Document, Extraction
from kg.questions import question
from kg.read import read, sources
from kg.terms import BASE

Reader = Callable[[Document, Lexicon], Extraction]

A = (
    "Customs in 2024\n\nIn 2024, customs authorities of China seized over 41,600 consignments of goods. "
    "That was an increase of 5% year on year. China's procuratorial organs approved 15,000 arrests.\n"
)
B = "In 2024, China's procuratorial organs approved 15,197 arrests. The Harbour Bureau filed 120 cases.\n"
STATUS = f"{BASE}code/status/"
RELATION = (
    'relation = { subject = "Qinglang campaign", predicate = "leadAgency", '
    'object = "Cyberspace Administration of China" }'
)
UNREAD = "This first sentence of a longer paragraph counts nothing at all. They saw 77 in the end. More follows here.\n"
WHO = 'by = "Ann Reader"\nwhen = 2025-04-25\nwhy = "read again"'
SEIZED = 'document = "a.txt"\nquote = "seized over 41,600 consignments of goods"'
ARRESTS = 'document = "b.txt"\nprinted = "15,197 arrests"'


@dataclass(frozen=True)
class Run:
    """What became of the corrections, in words."""

    applied: int
    moved: tuple[str, ...]
    not_applied: tuple[str, ...]
    ledger: dict[str, tuple[str, str]]


class Desk:
    """Two documents and a folder of corrections beside them."""

    def __init__(self, folder: Path) -> None:
        self.docs, self.corrections, self.out = folder / "docs", folder / "corrections", folder / "out"
        self.docs.mkdir()
        self.corrections.mkdir()
        self.graph = Graph(ox.Store())
        self.text("a.txt", A)
        self.text("b.txt", B)

    def text(self, name: str, text: str) -> None:
        (self.docs / name).write_text(text, encoding="utf-8")

    def write(self, *entries: str, name: str = "ann.toml") -> None:
        (self.corrections / name).write_text("\n".join(entries), encoding="utf-8")

    def run(self, read_with: Reader = extract) -> Run:
        """The part of a build that corrections touch, without authority data, shapes and pages."""
        lexicon, store = load_lexicon(), ox.Store()
        corrections, outcomes = collect([self.corrections], lexicon), []
        ledger: dict[str, tuple[str, str]] = {}
        for source in sources([str(self.docs)]):
            document = read(source)
            extraction = read_with(document, corrections.lexicon(document, lexicon))
            reviewed, outcome = corrections.apply(extraction, lexicon)
            outcomes.append(outcome)
            ledger |= {row.numeral: (row.outcome, row.reason) for row in ledger_rows(reviewed.extraction)}
            store.extend(quads(reviewed, lexicon))
        found = account(corrections, outcomes)
        store.extend(naming_quads(corrections.naming, found.renamed, lexicon))
        settle(store)
        self.graph = Graph(store)
        faults = tuple(str(fault) for fault in sorted(found.faults))
        return Run(len(found.applied), tuple(sorted(found.moved)), faults, ledger)

    def build(self, **options: object) -> BuildReport:
        report = build([str(self.docs)], self.out, BuildOptions(jobs=1, **options))  # type: ignore[arg-type]
        self.graph = load(self.out)
        return report

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.out.iterdir()) if path.is_file()}

    def rows(self, query: str) -> list[tuple[str, ...]]:
        return sorted(tuple(str(cell) for cell in row) for row in self.graph.query(query))

    def bytes(self) -> bytes:
        return serialize(self.graph.store, "nquads")


def entry(action: str, *lines: str, who: str = WHO) -> str:
    return "\n".join(["[[correction]]", f'action = "{action}"', *lines, who, ""])


FIGURES = """SELECT ?printed ?label WHERE {
  ?claim ekg:assertsStatistic ?s ; ekg:printed ?printed . ?s rdfs:label ?label FILTER(LANG(?label) = "en") }"""


def labels(desk: Desk) -> dict[str, str]:
    return dict(desk.rows(FIGURES))  # type: ignore[arg-type]


def seen(desk: Desk) -> dict[str, str]:
    return {printed: label for printed, label in labels(desk).items() if printed != "5%"}


def answers(graph: Graph, name: str, **given: object) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in question(name).run(graph, **given)]
