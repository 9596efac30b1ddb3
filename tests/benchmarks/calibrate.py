"""Count how often claims are right, by what gave each of their slots, to fit their confidence.

``python -m tests.benchmarks.calibrate [FOLDER ...]`` reads texts with gold files beside them (without folders, the
development texts of both languages) and prints the share right of each source, as :mod:`kg.extract.confidence`
has them, and how often claims of each confidence were right as a whole. Shares of few figures are drawn
towards that of their slot; ``--plain`` prints the bare ones.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate import judge
from kg.extract import extract
from kg.extract.confidence import SLOTS
from kg.lexicon import Lexicon, load_lexicon
from kg.model import Entity, Extraction, Figure, Kind
from kg.read import read, sources

__all__ = ["DEVELOPMENT", "Claim", "claims_of", "reliability", "shares"]

_DATA = Path(__file__).parents[2] / "data"
#: Texts on which rules were written, each folder with that of its gold files.
DEVELOPMENT = tuple(
    (texts, gold)
    for code in ("en", "zh")
    for texts, gold in (
        (_DATA / "reports" / code, _DATA / "gold" / code),
        (_DATA / "more" / "develop" / code, _DATA / "more" / "develop" / code),
    )
)
#: Figures that the share of a slot counts as, beside those of one source.
_WEIGHT = 20
#: A rule that gives units has a line of its own where it was wrong about so often, or seldom used.
_UNSURE = 0.9


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure found, where its slots were read, and which of them were wrong."""

    sources: Mapping[str, str]
    confidence: float
    wrong: frozenset[str]


def claims_of(folders: Iterable[tuple[Path, Path]]) -> Iterator[Claim]:
    """Every figure found in texts, held against the gold files of the same names."""
    lexicon = load_lexicon()
    for texts, golds in folders:
        for source in sources([str(texts)]):
            gold = golds / f"{source.identifier.rsplit('.', 1)[0]}.gold.json"
            if gold.is_file():
                stats = json.loads(gold.read_text(encoding="utf-8"))["stats"]
                yield from _claims(extract(read(source), lexicon), stats, lexicon)


def _claims(found: Extraction, gold: Sequence[Mapping[str, Any]], lexicon: Lexicon) -> Iterator[Claim]:
    changes = {figure.change_of: figure for figure in found.figures if figure.change_of is not None}
    levels = [index for index, figure in enumerate(found.figures) if figure.change_of is None]
    judged = judge(gold, [_plain(found, index, changes.get(index), lexicon) for index in levels])
    for at, faults in judged.items():
        level = found.figures[levels[at]]
        yield Claim(level.sources, float(level.confidence), faults - {"change"})
        if (change := changes.get(levels[at])) is not None:
            yield Claim(change.sources, float(change.confidence), faults)


def _plain(found: Extraction, index: int, change: Figure | None, lexicon: Lexicon) -> dict[str, Any]:
    """A figure in the form of gold files."""
    figure, chinese = found.figures[index], found.document.language == "zh"
    said = {"nearly": "about" if chinese else "less_than", "as_stated": "exact"}
    return {
        "start": figure.printed.start,
        "value": float(figure.value),
        "unit": figure.unit,
        "comparator": said.get(figure.comparator, figure.comparator),
        "period": None if figure.period is None else f"{figure.period.start}/{figure.period.end}",
        "agency": _names(figure.agency, lexicon),
        "campaign": _names(figure.campaign, lexicon),
        "change": change
        and {"percent": abs(float(change.value)), "direction": "down" if change.value < 0 else "up"},
    }


def _names(entity: Entity | None, lexicon: Lexicon) -> str | None:
    """All names of a thing, of the system of bodies it heads, and of the body at the head of its own."""
    if entity is None:
        return None
    systems = (record for kind in (Kind.AGENCY, Kind.COLLECTIVE) for record in lexicon.records(kind))
    kin = (record for record in systems if record.apex == entity.iri)
    known = [lexicon.record(iri) for iri in (entity.iri, _apex(entity, lexicon)) if iri in lexicon]
    names = {entity.label}
    for record in (*known, *kin):
        names |= {*record.labels.values(), *(alias for forms in record.aliases.values() for alias in forms)}
    return " / ".join(sorted(names))


def _apex(entity: Entity, lexicon: Lexicon) -> str:
    return (lexicon.record(entity.iri).apex or "") if entity.iri in lexicon else ""


def shares(claims: Iterable[Claim], *, weight: int = _WEIGHT) -> dict[tuple[str, str], tuple[float, int]]:
    """Share right and number of figures, by slot and source, drawn towards the share of the slot ("")."""
    counted: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        for slot, source in claim.sources.items():
            if slot == "unit" or "unit" not in claim.wrong:
                for key in {(slot, source), (slot, "")}:
                    counted[key][0] += slot not in claim.wrong
                    counted[key][1] += 1
    means = {slot: right / count for (slot, source), (right, count) in counted.items() if not source}
    return {
        key: ((right + means[key[0]] * weight) / (count + weight), count)
        for key, (right, count) in counted.items()
    }


def reliability(claims: Iterable[Claim], edges: Sequence[float]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right as a whole, and number of claims, between the edges."""
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[sum(claim.confidence >= edge for edge in edges)].append(claim)
    return [
        (
            sum(claim.confidence for claim in group) / len(group),
            sum(not claim.wrong for claim in group) / len(group),
            len(group),
        )
        for _, group in sorted(groups.items())
    ]


def _line(slot: str, source: str, share: float, count: int) -> str:
    return f'    ("{slot}", "{source}"): Decimal("{share:.2f}"),  # {count}'


def main() -> None:
    """Print the table and the reliability."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--plain", action="store_true", help="bare shares")
    options = parser.parse_args()
    claims = list(claims_of([(folder, folder) for folder in options.folders] or DEVELOPMENT))
    for (slot, source), (share, count) in sorted(
        shares(claims, weight=0 if options.plain else _WEIGHT).items(),
        key=lambda x: (SLOTS.index(x[0][0]), x),
    ):
        if slot != "unit" or not source or share < _UNSURE:
            print(_line(slot, source, share, count))
    for mean, right, count in reliability(claims, (0.3, 0.4, 0.5, 0.6)):
        print(f"confidence {mean:.2f}: right {right:.2f} of {count}")


if __name__ == "__main__":
    main()
