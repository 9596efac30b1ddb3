"""What visits count (个次, 家次): inspections where something is checked, else the sites they were made to."""

from __future__ import annotations

from kg.extract.zh.counters import can_count
from kg.extract.zh.nouns import head_right, notation, noun_left, nouns_left
from kg.extract.zh.place import Place, verb_in_clause
from kg.extract.zh.unit_forms import Unit

__all__ = ["visits"]

_VEHICLES = "other:vehicle-time"
_TRIPS = frozenset({"visit", _VEHICLES})
_SITES = frozenset({"website", "other:online shop", "link", "other:app"})
#: Who goes round many sites checks none for long: 巡查网站34个次.
_PATROL = "巡查"


def visits(place: Place) -> Unit | None:
    """Visits (个次, 家次) are inspections where something is checked, else the sites they were made to."""
    counter = place.counter
    if counter is None or not (counter.counts in _TRIPS or counter.form == "次"):
        return None
    if counter.counts == "visit" and verb_in_clause(place, "interview-verb"):
        return Unit("other:interview", "interviews")
    checked = verb_in_clause(place, "check-verb")
    noun = head_right(place) or noun_left(place)
    site = noun is not None and notation(noun) in _SITES
    if counter.counts == _VEHICLES:
        span = None if noun is None else noun.span
        return Unit("inspection", "checks of vehicles", span) if checked else None
    if counter.counts == "event":
        if checked is None or noun is None or can_count(counter, notation(noun)):
            return None
        return Unit("inspection", "checks in times", noun.span)
    patrolled = (
        counter.form == "个次" and checked is not None and checked.of(place.context.folded).endswith(_PATROL)
    )
    if site and noun is not None and (patrolled or not checked):
        return Unit(notation(noun), "visits to sites", noun.span)
    punished = not checked and counter.form != "个次" and verb_in_clause(place, "case-verb")
    named = nouns_left(place) if noun is None else [noun]
    unit = "organisation" if punished else "inspection"
    return Unit(unit, "visits", named[-1].span if named else None)
