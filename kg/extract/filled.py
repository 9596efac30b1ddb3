"""Drafts with their slots filled, and which of the slots the sentence did not print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.scopes import Held
from kg.extract.spans import Draft
from kg.model import Entity, Period, Span

__all__ = ["Filled", "inferred"]


@dataclass(frozen=True, slots=True)
class Filled:
    """A draft with its slots filled; ``index`` is its place in the reading."""

    draft: Draft
    index: int
    period: Held[Period] | None = None
    agency: Held[Entity] | None = None
    campaign: Held[Entity] | None = None
    place: Held[Entity] | None = None
    sector: Held[Entity] | None = None
    subject: Held[Entity] | None = None


def inferred(filled: Filled, sentence: Span) -> Mapping[str, Span | None]:
    """The slots whose value was not printed in the sentence, with the place each was taken from."""
    slots = ("period", "agency", "campaign", "place", "sector", "subject")
    held = {slot: getattr(filled, slot) for slot in slots}
    return {
        slot: value.span
        for slot, value in held.items()
        if value is not None and (value.span is None or not sentence.contains(value.span))
    }
