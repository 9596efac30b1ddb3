"""How likely a claim is right as a whole, and what makes it less so.

Each slot of a figure was read somewhere: in its own sentence, or carried over from another place. For each
such source, and for each rule that gives units less surely, :data:`RIGHT` has the share of figures whose
slot was right where texts with known answers were read. The confidence of a claim is the product of its
two least sure shares: slots are carried over together and fail together, so the product of all is too low.

The shares were fitted by ``python -m tests.benchmarks.calibrate`` on the development texts of both languages.
Rules were written on those texts; so each share is drawn, with the weight of twenty figures, towards the
share that was right on texts read for the first time, and what was seen in few figures keeps near to that.
``tests/test_confidence.py`` checks that claims are right about as often as their confidence says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import prod

from kg.extract.filled import Filled
from kg.extract.scopes import Held, Scope
from kg.extract.spans import Shape
from kg.model import Span

__all__ = ["RIGHT", "SLOTS", "STATED", "confidence", "doubts_of", "sources_of"]

#: Slots that have to be right for a claim to be right as a whole, besides the value; of a change, that it is
#: one of the figure it is bound to.
SLOTS = ("unit", "period", "agency", "campaign", "change")
#: What was printed in the sentence of the figure.
STATED = "the sentence"
#: A rate or difference of a figure that the text does not give.
_ALONE = "growth alone"
_HELD = ("period", "agency", "campaign")
#: What no place gave.
_NOWHERE = "nowhere"
_PLACES: Mapping[Scope, str] = {
    Scope.PREVIOUS: "an earlier paragraph",
    Scope.DOCUMENT: "the title",
    Scope.SECTION: "the heading",
    Scope.LEAD: "the lead-in",
    Scope.PARAGRAPH: "the paragraph",
}

#: Share of figures right, by slot and source; of units by the rule that gave them, of any other rule by "".
RIGHT: Mapping[tuple[str, str], Decimal] = {
    ("unit", ""): Decimal("0.97"),
    ("unit", "default of the counter"): Decimal("0.92"),
    ("unit", "growth alone"): Decimal("0.82"),
    ("unit", "noun earlier in the clause"): Decimal("0.92"),
    ("unit", "noun of the opener"): Decimal("0.90"),
    ("unit", "noun to the left"): Decimal("0.93"),
    ("unit", "unknown noun to the right"): Decimal("0.90"),
    ("period", ""): Decimal("0.96"),
    ("period", "an earlier paragraph"): Decimal("0.89"),
    ("period", "the heading"): Decimal("0.93"),
    ("period", "the lead-in"): Decimal("0.92"),
    ("period", "the paragraph"): Decimal("0.96"),
    ("period", "the sentence"): Decimal("0.98"),
    ("period", "the title"): Decimal("0.94"),
    ("agency", ""): Decimal("0.96"),
    ("agency", "an earlier paragraph"): Decimal("0.90"),
    ("agency", "nowhere"): Decimal("0.95"),
    ("agency", "the heading"): Decimal("0.97"),
    ("agency", "the lead-in"): Decimal("0.95"),
    ("agency", "the paragraph"): Decimal("0.94"),
    ("agency", "the sentence"): Decimal("0.97"),
    ("agency", "the title"): Decimal("0.95"),
    ("campaign", ""): Decimal("0.96"),
    ("campaign", "an earlier paragraph"): Decimal("0.92"),
    ("campaign", "nowhere"): Decimal("0.99"),
    ("campaign", "the heading"): Decimal("0.81"),
    ("campaign", "the paragraph"): Decimal("0.92"),
    ("campaign", "the sentence"): Decimal("0.89"),
    ("campaign", "the title"): Decimal("0.91"),
    ("change", ""): Decimal("0.93"),
    ("change", "the sentence"): Decimal("0.93"),
}
#: So many of the least sure slots make the confidence of a claim.
_LEAST = 2
_CENT = Decimal("0.01")


def sources_of(filled: Filled, base: Filled | None, sentence: Span) -> Mapping[str, str]:
    """Where each slot of a figure was read; of the unit, the rule that gave it.

    Parameters
    ----------
    filled, base
        The figure, and the one whose change it is, which gives its slots.
    """
    draft = filled.draft
    alone = base is None and draft.shape in (Shape.RATE, Shape.DIFFERENCE)
    sources = {"unit": _ALONE if alone else draft.rule}
    sources |= {slot: _source(getattr(base or filled, slot), sentence) for slot in _HELD}
    return sources if base is None else {**sources, "change": STATED}


def _source(held: Held[object] | None, sentence: Span) -> str:
    if held is None:
        return _NOWHERE
    if held.span is not None and sentence.contains(held.span):
        return STATED
    return _PLACES.get(held.scope, STATED)


def doubts_of(sources: Mapping[str, str]) -> Sequence[str]:
    """Why a claim is not as sure as one whose sentence says it all.

    Examples
    --------
    >>> doubts_of({"unit": "currency", "period": "the title", "agency": "the sentence", "campaign": "nowhere"})
    ['period from the title']
    """
    told = [f"{slot} from {place}" for slot, place in sources.items() if place in _PLACES.values()]
    rule = sources["unit"]
    return [f"unit by rule: {rule}", *told] if ("unit", rule) in RIGHT else told


def confidence(sources: Mapping[str, str]) -> Decimal:
    """The share of claims with these sources that may be expected to be right as a whole.

    Examples
    --------
    >>> stated = {"unit": "currency", "period": "the sentence", "agency": "the sentence", "campaign": "nowhere"}
    >>> confidence(stated) > confidence({**stated, "period": "an earlier paragraph"})
    True
    """
    least = sorted(_right(slot, source) for slot, source in sources.items())[:_LEAST]
    return prod(least, start=Decimal(1)).quantize(_CENT)


def _right(slot: str, source: str) -> Decimal:
    return RIGHT.get((slot, source), RIGHT[(slot, "")])
