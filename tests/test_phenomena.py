"""Every line of ``ontology/PHENOMENA.md`` is what the extractor says; ``python -m tests.test_phenomena`` renews it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Figure, Period, Span

TABLE = Path(__file__).resolve().parent.parent / "ontology" / "PHENOMENA.md"
_LINE = re.compile(
    r"^\| (?P<number>\d+) \| (?P<what>[^|]+) \| (?P<text>[^|]+) \| (?P<said>[^|]+) \|$", re.MULTILINE
)
_HAN = re.compile("[\u4e00-\u9fff]")
_MARKS = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "~", "nearly": "~<"}


def lines() -> list[re.Match[str]]:
    return list(_LINE.finditer(TABLE.read_text(encoding="utf-8")))


def said(text: str) -> str:
    """What the extractor takes from a text, figure by figure; the ledger where there is no figure."""
    language = "zh" if _HAN.search(text) else "en"
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    found = extract(Document("a.txt", text, language, (block,)), load_lexicon())
    if found.figures:
        return "; ".join(_figure(figure) for figure in found.figures)
    return "nothing: " + ", ".join(f"{entry.span.of(text)} ({entry.reason})" for entry in found.ledger)


def _figure(figure: Figure) -> str:
    value = f"{figure.value.normalize():f}"
    of = "" if figure.change_of is None else f"of figure {figure.change_of + 1}"
    kind = "" if figure.transformation == "level" else figure.transformation
    part = "" if figure.part is None else f" ({figure.part.label})"
    names = [entity.label for entity in (figure.agency, figure.campaign) if entity is not None]
    bits = [
        f"{_MARKS.get(figure.comparator, '')}{value} {figure.unit}", f"{figure.measure.label}{part}", kind, of,
        _period(figure.period), *names,
    ]  # fmt: skip
    return ", ".join(bit for bit in bits if bit)


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    return (
        str(period.start.year) if period == Period.year(period.start.year) else f"{period.start}/{period.end}"
    )


def test_there_are_forty_lines_in_both_languages() -> None:
    found = lines()
    assert [int(line["number"]) for line in found] == list(range(1, 41))
    assert sum(bool(_HAN.search(line["text"])) for line in found) >= 14


@pytest.mark.parametrize("line", lines(), ids=lambda line: f"{line['number']}-{line['what']}")
def test_a_line_says_what_is_extracted(line: re.Match[str]) -> None:
    assert said(line["text"]) == line["said"]


if __name__ == "__main__":
    TABLE.write_text(
        _LINE.sub(
            lambda m: f"| {m['number']} | {m['what']} | {m['text']} | {said(m['text'])} |",
            TABLE.read_text("utf-8"),
        ),
        encoding="utf-8",
    )
