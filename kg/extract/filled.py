"""Drafts with their slots filled, and which of the slots the sentence did not print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extract.link import Linker
from kg.extract.scopes import Held
from kg.extract.spans import Draft, Reading
from kg.model import Entity, Period, Span

__all__ = ["Filled", "inferred", "place_of", "share_campaign"]


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


def place_of(linker: Linker, agency: Held[Entity] | None) -> Held[Entity] | None:
    """The place an agency acts in: that of its figures, unless the text says another.

    The courts of a province (全省法院) act in the province the document is about, not in the country.
    """
    place = None if agency is None else linker.place_of(agency.value)
    if place is not None and agency is not None and linker.is_local(agency.span):
        place = linker.home
    return None if agency is None or place is None else Held(place, agency.span, agency.scope)


def share_campaign(
    text: str, reading: Reading, filled: Mapping[int, Filled], held: Held[Entity] | None
) -> dict[int, Filled]:
    """The figures with the only campaign that their sentence names, where it names it as the time of all.

    "12 fled, and 5 were held, during Operation X" is told of both, "12 fled, and Operation X went on" of none.

    Parameters
    ----------
    held
        The campaign in force at the end of the sentence.
    """
    named = [clause for clause in reading.clauses if clause.campaigns or clause.new_campaigns]
    if len(named) != 1 or not named[0].campaign_during or held is None:
        return dict(filled)
    start = named[0].span.start
    return {
        index: replace(item, campaign=held)
        if item.campaign is None and not set(";:(") & set(text[item.draft.number.span.end : start] or ";")
        else item
        for index, item in filled.items()
    }
