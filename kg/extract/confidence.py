"""How likely a claim is right as a whole, and what makes it less so.

Each slot of a figure was read somewhere: in its own sentence, or carried over from another place. For each
such source, and for each rule that gives units less surely, :data:`RIGHT` has the share of figures whose
slot was right; the confidence of a claim is the product over its slots.

The shares were counted on 316 invented texts of both languages (press, reports, blogs, lists; 7,631 claims),
each when it was read for the first time, with the rules of that day, before any was changed for it: ``python -m
tests.benchmarks.calibrate FOLDER`` counts them on any texts with gold files. What was seen in few figures is
drawn, with the weight of twenty, towards the share of its slot. Of those claims, in six groups by confidence,
0.27, 0.36, 0.46, 0.56, 0.65 and 0.73 on average, 0.24, 0.32, 0.43, 0.55, 0.69 and 0.80 were right.
On texts for which rules have been written since, claims are right more often than that, which
``tests/test_confidence.py`` checks.
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
    ("unit", ""): Decimal("0.90"),
    ("unit", "default of the counter"): Decimal("0.66"),
    ("unit", "elided head"): Decimal("0.87"),
    ("unit", "growth alone"): Decimal("0.49"),
    ("unit", "noun behind the counter"): Decimal("0.60"),
    ("unit", "noun carried over"): Decimal("0.71"),
    ("unit", "noun earlier in the clause"): Decimal("0.80"),
    ("unit", "noun to the left"): Decimal("0.75"),
    ("unit", "unknown noun behind the counter"): Decimal("0.77"),
    ("unit", "unknown noun in front"): Decimal("0.68"),
    ("unit", "unknown noun to the right"): Decimal("0.69"),
    ("period", ""): Decimal("0.89"),
    ("period", "an earlier paragraph"): Decimal("0.72"),
    ("period", "nowhere"): Decimal("0.77"),
    ("period", "the heading"): Decimal("0.89"),
    ("period", "the lead-in"): Decimal("0.87"),
    ("period", "the paragraph"): Decimal("0.90"),
    ("period", "the sentence"): Decimal("0.91"),
    ("period", "the title"): Decimal("0.87"),
    ("agency", ""): Decimal("0.85"),
    ("agency", "an earlier paragraph"): Decimal("0.59"),
    ("agency", "nowhere"): Decimal("0.70"),
    ("agency", "the heading"): Decimal("0.80"),
    ("agency", "the lead-in"): Decimal("0.89"),
    ("agency", "the paragraph"): Decimal("0.90"),
    ("agency", "the sentence"): Decimal("0.94"),
    ("agency", "the title"): Decimal("0.76"),
    ("campaign", ""): Decimal("0.95"),
    ("campaign", "an earlier paragraph"): Decimal("0.74"),
    ("campaign", "nowhere"): Decimal("0.97"),
    ("campaign", "the heading"): Decimal("0.68"),
    ("campaign", "the lead-in"): Decimal("0.87"),
    ("campaign", "the paragraph"): Decimal("0.91"),
    ("campaign", "the sentence"): Decimal("0.97"),
    ("campaign", "the title"): Decimal("0.65"),
    ("change", ""): Decimal("0.96"),
}
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
    return prod((_right(slot, source) for slot, source in sources.items()), start=Decimal(1)).quantize(_CENT)


def _right(slot: str, source: str) -> Decimal:
    return RIGHT.get((slot, source), RIGHT[(slot, "")])
