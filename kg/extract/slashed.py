"""Years that a heading joins by a slash, and the figures under it that slashes join: (2025/2024), 3,683 t / 3,300 t.

The first figure of such a row is of the first year and so on, as under the header of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.spans import Draft, Reading, Shape, When
from kg.model import Period, Span

__all__ = ["SlashedYears", "slashed_years"]


@dataclass(frozen=True, slots=True)
class SlashedYears:
    """The years of a heading in the order printed; at least two."""

    whens: tuple[When, ...]

    @property
    def stretch(self) -> Period:
        """From the first day to the last, for what is said of all of the years."""
        periods = [when.period for when in self.whens if when.period is not None]
        return Period(min(p.start for p in periods), max(p.end for p in periods))

    def around(self, period: Period) -> Period:
        """All of the years for one of them, any other period as it is."""
        return self.stretch if any(when.period == period for when in self.whens) else period

    def dated(self, text: str, reading: Reading) -> Reading:
        """A sentence with its rows of as many figures as there are years dated, each by its year."""
        drafts, count, at = list(reading.drafts), len(self.whens), 0
        while at + count <= len(drafts):
            row = drafts[at : at + count]
            if not _is_row(text, row):
                at += 1
                continue
            drafts[at : at + count] = [replace(d, when=w) for d, w in zip(row, self.whens, strict=True)]
            at += count
        return replace(reading, drafts=tuple(drafts))


def slashed_years(text: str, heading: Reading) -> SlashedYears | None:
    """The years of a heading, if it names two or more and slashes alone join them."""
    whens = [when for clause in heading.clauses for when in clause.whens]
    years = [when for when in whens if when.period is not None and when.period.calendar_year is not None]
    joined = len(years) > 1 and all(_slash(text, a.span, b.span) for a, b in pairwise(years))
    return SlashedYears(tuple(years)) if joined else None


def _is_row(text: str, drafts: Sequence[Draft]) -> bool:
    plain = all(draft.shape is Shape.LEVEL and draft.when is None for draft in drafts)
    return plain and all(_slash(text, a.printed, b.number.span) for a, b in pairwise(drafts))


def _slash(text: str, left: Span, right: Span) -> bool:
    return text[left.end : right.start].strip() == "/"
