"""A numeral with what its unit is read from, and the unit that is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.spans import Draft, Number
from kg.model import Span

__all__ = ["Place", "Unit"]


@dataclass(frozen=True, slots=True)
class Place:
    """A numeral with its clause, its sentence and the drafts before it."""

    number: Number
    clause: Span
    sentence: Span
    before: Sequence[Draft] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure, the rule that gave it, and the counted noun where it is printed."""

    unit: str | None
    rule: str
    noun: Span | None = None
