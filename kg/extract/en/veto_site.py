"""A numeral with what stands around it, as the rules see it that keep numerals from being statistics."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.language import Context
from kg.extract.spans import Number, Sentence

__all__ = ["Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """A numeral with the folded text on either side of it, in its sentence."""

    context: Context
    sentence: Sentence
    number: Number
    before: str
    after: str

    @property
    def plain(self) -> bool:
        """A bare numeral: no money, no percentage."""
        return self.number.currency is None and not self.number.percent
