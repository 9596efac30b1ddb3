"""What a sentence by itself tells of its times: that it goes through parts of one, or goes on with who acted."""

from __future__ import annotations

from kg.extract.scopes import Held
from kg.extract.spans import Reading, Shape, WhenKind
from kg.extract.stretches import within
from kg.model import Period

__all__ = ["goes_on", "goes_through", "names_nothing"]


def goes_on(reading: Reading) -> bool:
    """Whether a sentence opens with a word for who acted in the one before: "They"."""
    return any(
        actor.self_reference and not actor.author and actor.span.start == reading.sentence.span.start
        for clause in reading.clauses[:1]
        for actor in clause.actors[:1]
    )


def names_nothing(reading: Reading) -> bool:
    """Whether a sentence states figures of what was counted before it, and prints no noun behind them."""
    return all(d.noun is None or d.noun.start < d.number.span.start for d in reading.drafts)


def goes_through(reading: Reading, held: Held[Period], around: Period, *, each: bool) -> bool:
    """Whether a sentence goes through parts of the period around it, which then goes on: 2019年30件,2023年58件.

    Parameters
    ----------
    held
        What the sentence would hand on.
    around
        The period in force without it.
    each
        Whether a part is over with the figures next to it, however many share it.
    """
    if around == held.value:
        return False
    told = [when for clause in reading.clauses for when in clause.whens if when.kind is WhenKind.PERIOD]
    years = {when.period for when in told if when.period not in (None, around)}
    own = {draft.when.span for draft in reading.drafts if draft.when is not None}
    year = held.value == Period.year(held.value.start.year)
    start = 0 if held.span is None else held.span.start
    levels = [draft for draft in reading.drafts if draft.shape is Shape.LEVEL]
    before = [draft for draft in levels if year or draft.number.span.start < start]
    others = any(draft.when is None or draft.when.span != held.span for draft in before)
    others = others or (not year and (each or len(levels) == 1))
    compared = len(told) == 1 and len(levels) > 1 and all(draft.when is not None for draft in levels)
    if compared and not each:  # "4,300 in the first half, from 3,900 in the same months of 2021"
        return False
    return within(held.value, around) and (len(years) > 1 or (held.span in own and others))
