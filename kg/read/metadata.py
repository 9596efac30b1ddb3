"""What a text says of itself: its title, and the date and publisher that stand after a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Metadata
from kg.read.catalog import is_date

__all__ = ["found_in_text", "merged"]

_FIELDS = ("title", "publisher", "date", "address", "language")
#: Labels are looked for in this many blocks at the beginning and at the end of a document.
_EDGE = 12
#: A line of labels, and a publisher's name, are shorter than this (code points).
_LONGEST_LINE = 200
_LONGEST_NAME = 60
_NUMERIC = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?")
_NAME_ENDS = re.compile(r"\s{2,}|\t|[|｜·]")


def found_in_text(text: str, blocks: Sequence[Block], language: str) -> Metadata:
    r"""Title, date and publisher as a text states them; nothing where it does not.

    Examples
    --------
    >>> from kg.read.layout import blocks_of
    >>> text = "年度报告\n来源：海关总署  发布时间：2025-04-25\n全国海关查扣货物6.2万批。"
    >>> found = found_in_text(text, blocks_of(text), "zh")
    >>> found.title, found.publisher, found.date
    ('年度报告', '海关总署', '2025-04-25')
    """
    edges = blocks if len(blocks) <= 2 * _EDGE else (*blocks[:_EDGE], *blocks[-_EDGE:])
    lines = [line for block in edges if len(line := block.span.of(text)) <= _LONGEST_LINE]
    values = {
        "title": _title(text, blocks),
        "publisher": _first(_name(rest) for rest in _after("metadata-publisher", language, lines)),
        "date": _first(_date(rest) for rest in _after("metadata-date", language, lines)),
    }
    return Metadata(**values, origin={name: "document" for name, value in values.items() if value})


def merged(*layers: Metadata) -> Metadata:
    """Each field from the last layer that has it; a layer that says no origin was given as an option."""
    values: dict[str, str | None] = dict.fromkeys(_FIELDS)
    origin: dict[str, str] = {}
    for layer in layers:
        for name in _FIELDS:
            value: str | None = getattr(layer, name)
            if value:
                values[name] = value
                origin[name] = layer.origin.get(name, "option")
    return Metadata(**values, origin=origin)


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        return None
    return blocks[0].span.of(text).lstrip("#").strip() or None


def _after(role: str, language: str, lines: Iterable[str]) -> list[str]:
    """What follows a label and its colon, at the beginning of a line or after a space."""
    forms = [form for entry in load_lexicon().entries(role, language) for form in entry.forms]
    if not forms:
        return []
    labels = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    pattern = re.compile(rf"(?:^|[\s(（])(?:{labels})\s*[:：]\s*(?=\S)", re.IGNORECASE)
    return [line[match.end() :] for line in lines for match in pattern.finditer(line)]


def _first(found: Iterable[str | None]) -> str | None:
    return next((value for value in found if value), None)


def _name(rest: str) -> str | None:
    name = _NAME_ENDS.split(rest, maxsplit=1)[0].strip(" ()（）")
    return name if name and len(name) <= _LONGEST_NAME and not name[0].isdigit() else None


def _date(rest: str) -> str | None:
    match = _NUMERIC.match(rest)
    if match is None:
        return None
    year, month, day = match.groups()
    date = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    return date if is_date(date) else None
