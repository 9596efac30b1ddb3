"""The true values that a wording allows, as an interval whose ends may be open.

"Over 15,000" allows anything above 15,000; "44,000" anything that rounds to it; "nearly 1,000" anything up
to 1,000 that is not more than one granularity below.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kg import iris

__all__ = ["Interval"]

#: Wordings that exclude the value printed.
_STRICT = frozenset({"more_than", "less_than"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high`` (None: unbounded); an ``open`` end is not itself included.

    Examples
    --------
    >>> over = Interval.of(Decimal(15000), "more_than", Decimal(1000))
    >>> exact = Interval.of(Decimal(15197), "exact", Decimal(1))
    >>> over.covers(exact), exact.covers(over), over.meets(exact)
    (True, False, True)
    """

    low: Decimal | None
    high: Decimal | None
    open: bool = False

    @classmethod
    def of(cls, value: Decimal, comparator: str, granularity: Decimal) -> Interval:
        """The interval of a wording.

        Raises
        ------
        KeyError
            Unknown comparator.
        """
        low, high = iris.bounds(value, comparator, granularity)
        return cls(low, high, comparator in _STRICT)

    def covers(self, other: Interval) -> bool:
        """Whether every value of the other interval is one of this one."""
        return _reaches(self, other, "low") and _reaches(self, other, "high")

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals share a value."""
        return _below(self, other) and _below(other, self)

    def width(self) -> Decimal | None:
        """Distance between the ends; None when unbounded."""
        return None if self.low is None or self.high is None else self.high - self.low


def _reaches(outer: Interval, inner: Interval, end: str) -> bool:
    mine: Decimal | None = getattr(outer, end)
    theirs: Decimal | None = getattr(inner, end)
    if mine is None:
        return True
    if theirs is None:
        return False
    if mine == theirs:
        return inner.open or not outer.open
    return theirs > mine if end == "low" else theirs < mine


def _below(a: Interval, b: Interval) -> bool:
    """Whether a starts before b ends."""
    if a.low is None or b.high is None:
        return True
    if a.low == b.high:
        return not (a.open or b.open)
    return a.low < b.high
