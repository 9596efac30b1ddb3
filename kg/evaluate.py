"""Compare a built graph with what a careful reader found: gold files beside the documents.

Matching is one to one among equal values of equal unit, the nearest position first. Gold figures marked
``optional`` are matched last: meeting one is no false positive, missing one costs nothing. An agency goes
by the names of its system too: the procuratorial organs are the Supreme People's Procuratorate and those below.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.evaluate_fields import FIELDS, field_ok, same_value, unit_key
from kg.graph.store import Graph, Row, Value

__all__ = ["DocumentScore", "Evaluation", "Figures", "evaluate", "judge", "predictions", "score_document"]

Figures = Sequence[Mapping[str, Any]]

_ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
#: Distance of two figures whose positions are not known: further than any known one.
_FAR = 1e6

_CLAIMS = """
SELECT DISTINCT ?claim ?source ?lang ?printed ?at ?stat ?value ?unit ?comparator ?base
       ?agency ?campaign ?from ?to WHERE {
  ?claim ekg:assertsStatistic ?stat ; ekg:printed ?printed ; ekg:printedAt ?at ; ekg:evidence ?passage .
  ?passage oa:hasSource ?doc .
  ?doc dcterms:identifier ?source .
  OPTIONAL { ?doc dcterms:language ?lang }
  ?stat sdmx-measure:obsValue ?value ; sdmx-attribute:unitMeasure/skos:notation ?unit ;
    ekg:comparator/skos:notation ?comparator .
  OPTIONAL { ?stat ekg:changeOf ?base }
  OPTIONAL { ?stat ekg:agency/(ekg:apexAgency|^ekg:apexAgency)? ?a .
             ?a rdfs:label|skos:prefLabel|skos:altLabel ?agency }
  OPTIONAL { ?stat ekg:campaign ?k . ?k rdfs:label|skos:prefLabel|skos:altLabel ?campaign }
  OPTIONAL { ?stat sdmx-dimension:refPeriod ?p . ?p dcat:startDate ?from ; dcat:endDate ?to }
}"""


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How one document fared.

    Parameters
    ----------
    matched, extra, missed
        Figures found rightly (value with unit), found wrongly, and not found.
    whole
        Matched figures of which every field is right.
    right
        For each field, how many matched figures have it right.
    misses
        Printed form and reason of each figure that is missed or not wholly right.
    """

    document: str
    language: str
    matched: int
    extra: int
    missed: int
    whole: int
    right: Mapping[str, int] = field(default_factory=dict)
    misses: tuple[tuple[str, str], ...] = ()

    @property
    def precision(self) -> float:
        """Share of the figures found that are right; 1 when none was found."""
        return _share(self.matched, self.matched + self.extra)

    @property
    def recall(self) -> float:
        """Share of the gold figures that were found; 1 when there is none."""
        return _share(self.matched, self.matched + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def whole_f1(self) -> float:
        """The same for figures of which every field is right."""
        return 2 * self.whole / max(1, 2 * self.matched + self.extra + self.missed)

    def accuracy(self, name: str) -> float:
        """Share of the matched figures that have a field right."""
        return _share(self.right.get(name, 0), self.matched)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of all documents that have gold, by name."""

    documents: tuple[DocumentScore, ...]

    def total(self, language: str | None = None) -> DocumentScore:
        """All documents, or those of one language, as one."""
        chosen = [d for d in self.documents if language in (None, d.language)]
        return DocumentScore(
            document="ALL" if language is None else f"ALL {language}",
            language=language or "",
            matched=sum(d.matched for d in chosen),
            extra=sum(d.extra for d in chosen),
            missed=sum(d.missed for d in chosen),
            whole=sum(d.whole for d in chosen),
            right={name: sum(d.right.get(name, 0) for d in chosen) for name in FIELDS},
        )

    def table(self) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
        """Columns and rows: each document, each language, all."""
        columns = ("document", "gold", "found", "precision", "recall", "f1", "whole_f1", *FIELDS)
        languages = sorted({d.language for d in self.documents})
        scores = [*self.documents, *(self.total(language) for language in languages), self.total()]
        return columns, [_line(score) for score in scores]

    def misses(self) -> tuple[tuple[str, ...], list[tuple[Value, ...]]]:
        """Columns and rows: each figure that is missed or not wholly right, and why."""
        rows: list[tuple[Value, ...]] = [(d.document, *miss) for d in self.documents for miss in d.misses]
        return ("document", "figure", "fault"), rows


def _line(score: DocumentScore) -> tuple[Value, ...]:
    shares = (score.precision, score.recall, score.f1, score.whole_f1, *map(score.accuracy, FIELDS))
    gold, found = score.matched + score.missed, score.matched + score.extra
    return (score.document, gold, found, *(round(share, 3) for share in shares))


def evaluate(gold: Path, graph: Graph) -> Evaluation:
    """Score a graph against a folder of gold files (``<id>.gold.json``), searched deeply.

    Raises
    ------
    UsageError
        There is no gold file, or one is not JSON.
    """
    paths = sorted(gold.rglob("*.gold.json"))
    if not paths:
        raise UsageError("No gold files", where=str(gold), remedy="Give a folder with <id>.gold.json files")
    found = predictions(graph)
    return Evaluation(tuple(_scored(path, found) for path in paths))


def _scored(path: Path, found: Mapping[str, Figures]) -> DocumentScore:
    name = path.name.removesuffix(".gold.json")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"Not JSON: {error}", where=str(path), remedy="Mend the file") from None
    stats = content if isinstance(content, list) else content.get("stats", [])
    language = "" if isinstance(content, list) else str(content.get("language") or content.get("lang") or "")
    return score_document(name, language or path.parent.name, stats, found.get(name, ()))


def score_document(name: str, language: str, gold: Figures, found: Figures) -> DocumentScore:
    """Score the figures found in one document against its gold.

    Examples
    --------
    >>> gold = [{"value": 5, "unit": "case", "start": 0, "period": "2024"}]
    >>> score_document("a", "en", gold, [{"value": 5, "unit": "case", "start": 0}]).misses
    (('5', 'period: 2024, not none'),)
    """
    required = [g for g in gold if not g.get("optional")]
    optional = [g for g in gold if g.get("optional")]
    pairs = _pairs(required, optional, found)
    used = {j for _, j in pairs}
    rest = [p for j, p in enumerate(found) if j not in used]
    wrong = {i: _faults(required[i], found[j]) for i, j in pairs}
    missed = [g for i, g in enumerate(required) if i not in wrong]
    misses = [(_printed(g), "not found") for g in missed]
    misses += [
        (_printed(required[i]), text) for i, faults in sorted(wrong.items()) for text in faults.values()
    ]
    return DocumentScore(
        document=name,
        language=language,
        matched=len(pairs),
        extra=len(rest) - len(_match(optional, rest)),
        missed=len(missed),
        whole=sum(not faults for faults in wrong.values()),
        right={name: sum(name not in faults for faults in wrong.values()) for name in FIELDS},
        misses=tuple(misses),
    )


def judge(gold: Figures, found: Figures) -> dict[int, frozenset[str]]:
    """What is wrong with each figure found, by its index: nothing, fields, or its unit where gold has none like it.

    Figures that meet an optional one of the gold are left out.

    Examples
    --------
    >>> gold = [{"value": 5, "unit": "case", "start": 0, "period": "2024"}]
    >>> found = [{"value": 5, "unit": "case", "start": 0}, {"value": 7, "unit": "case", "start": 9}]
    >>> {index: sorted(faults) for index, faults in judge(gold, found).items()}
    {0: ['period'], 1: ['unit']}
    """
    required = [g for g in gold if not g.get("optional")]
    optional = [g for g in gold if g.get("optional")]
    pairs = _pairs(required, optional, found)
    judged = {j: frozenset(_faults(required[i], found[j])) for i, j in pairs}
    rest = [j for j in range(len(found)) if j not in judged]
    met = {rest[k] for _, k in _match(optional, [found[j] for j in rest])}
    return judged | {j: frozenset({"unit"}) for j in rest if j not in met}


def _printed(figure: Mapping[str, Any]) -> str:
    return str(figure.get("surface") or figure["value"])


def _faults(gold: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: f"{name}: {gold.get(name) or 'none'}, not {found.get(name) or 'none'}"
        for name in FIELDS
        if not field_ok(name, gold, found)
    }


def _pairs(required: Figures, optional: Figures, found: Figures) -> list[tuple[int, int]]:
    """Required figures first meet the predictions that stand on no optional one."""
    reserved = _reserved(required, optional, found)
    first = [j for j in range(len(found)) if j not in reserved]
    pairs = [(i, first[k]) for i, k in _match(required, [found[j] for j in first])]
    matched = {i for i, _ in pairs}
    left, spare = [i for i in range(len(required)) if i not in matched], sorted(reserved)
    again = _match([required[i] for i in left], [found[j] for j in spare])
    return pairs + [(left[a], spare[b]) for a, b in again]


def _reserved(required: Figures, optional: Figures, found: Figures) -> set[int]:
    taken = {g["start"] for g in required if g.get("start") is not None}
    reserved: set[int] = set()
    for g in optional:
        if g.get("start") is None or g["start"] in taken:
            continue
        here = [j for j, p in enumerate(found) if p.get("start") == g["start"] and _alike(g, p)]
        reserved.update([j for j in here if j not in reserved][:1])
    return reserved


def _alike(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return same_value(a["value"], b["value"]) and unit_key(a.get("unit")) == unit_key(b.get("unit"))


def _match(gold: Figures, found: Figures) -> list[tuple[int, int]]:
    candidates = sorted(
        (_distance(g, p, i / max(1, len(gold)), j / max(1, len(found))), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(found)
        if _alike(g, p)
    )
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for _, i, j in candidates:
        if i in left and j in right:
            pairs.append((i, j))
            left.discard(i)
            right.discard(j)
    return pairs


def _distance(g: Mapping[str, Any], p: Mapping[str, Any], place: float, other: float) -> float:
    if g.get("start") is not None and p.get("start") is not None:
        return abs(int(g["start"]) - int(p["start"]))
    same = g.get("surface") and g.get("surface") == p.get("surface")
    return 0.0 if same and g.get("occurrence", 1) == p.get("occurrence", 1) else _FAR + abs(place - other)


def predictions(graph: Graph) -> dict[str, list[dict[str, Any]]]:
    """The figures of each document of a graph, in the form of gold files, in text order."""
    merged: dict[tuple[str, str], dict[str, Any]] = {}
    for row in graph.query(_CLAIMS):
        figure = merged.setdefault((str(row.claim), str(row.stat)), _figure(row))
        for name in ("agency", "campaign"):
            if row[name]:
                figure[name].add(str(row[name]))
    documents: dict[str, list[dict[str, Any]]] = {}
    for figure in merged.values():
        documents.setdefault(_name(figure["source"]), []).append(figure)
    return {name: _levels(figures) for name, figures in sorted(documents.items())}


def _name(source: str) -> str:
    name = source.rsplit("/", 1)[-1]
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name


def _figure(row: Row) -> dict[str, Any]:
    chinese = str(row.lang or "en").startswith("zh")
    comparator = str(row.comparator).replace("-", "_")
    said = {"as_stated": "exact", "nearly": "about" if chinese else "less_than"}.get(comparator, comparator)
    return {
        "source": str(row.source), "stat": str(row.stat), "base": row.base, "surface": str(row.printed),
        "start": int(str(row.at)), "value": float(str(row.value)), "unit": str(row.unit), "comparator": said,
        "period": _period(row["from"], row.to), "agency": set(), "campaign": set(),
    }  # fmt: skip


def _period(start: Value, end: Value) -> str | None:
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    return f"{start.isoformat()}/{end.isoformat()}"


def _levels(figures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Figures that are no change of another, each with the change that is stated of it."""
    changes = {figure["base"]: figure for figure in figures if figure["base"]}
    levels = sorted((f for f in figures if not f["base"]), key=lambda f: (f["start"], f["stat"]))
    return [
        {
            **figure,
            "agency": " / ".join(sorted(figure["agency"])) or None,
            "campaign": " / ".join(sorted(figure["campaign"])) or None,
            "change": _change(changes.get(figure["stat"])),
        }
        for figure in levels
    ]


def _change(figure: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    return {"percent": abs(figure["value"]), "direction": "down" if figure["value"] < 0 else "up"}
