"""A numeral with what its unit is read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.spans import Draft, Number
from kg.model import Span

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A numeral with its clause, its sentence and the drafts before it."""

    number: Number
    clause: Span
    sentence: Span
    before: Sequence[Draft] = ()
