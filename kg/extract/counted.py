"""What a figure counts when its own sentence does not say: carried over from the text around it.

That is what the last figure of its block counts, the sentence that opened it, the lead-in of its list, or
the line before it in a list of keys and values. A figure that is a line of its own counts what the next
line says. The code is the same for every language.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.language import Context, Language
from kg.extract.spans import CARRIED, DEFAULT_RULE, EARLIER, Draft, Reading, Shape
from kg.model import Block, BlockKind, Span

__all__ = ["Counted"]

_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
#: A line of key and value: nothing but words, a colon and a figure.
_KEYED = re.compile(r"[^:\n]{2,70}[::]\s*\S{0,3}\d[^:\n]{0,60}$")
#: A verb right in front of a figure, and its length with the space behind it at most, in characters.
_DID, _VERB = re.compile(r"\b[a-z]{3,}ed\s$"), 18
#: How many things counted before are kept in mind.
_KEPT = 24
#: The line under a figure that stands alone, in characters.
_CAPTION = 60
#: Figures of one thing are seldom further apart than the first, rarely further than the second of these.
_RATIOS = (Decimal(20), Decimal(300))
#: How far under its heading a figure may stand, in characters.
_UNDER = 60
#: Uses of a counter in a document from which its unit is settled, and the share they must have.
_SETTLED = 3
_CLEAR = 0.8
#: From so many on a count is of things that are counted by the hundred thousand.
_MANY = Decimal(500_000)
#: What begins the notation of a thing that no unit is kept for.
_OTHER = "other:"
#: Who does things is seldom what the next sentence counts.
_AGENTS = frozenset({"person", "organisation"})
#: What the keys of a list may name without counting it, and what stands between a key and its figure.
_KINDS = frozenset({"item", "organisation"})
_FILLED = re.compile(r"\s*[:：.·…–—-]+\s*")


@dataclass(frozen=True, slots=True)
class _Thing:
    """What one figure counted, with its value where a figure did."""

    unit: str
    noun: Span | None
    counter: str = ""
    value: Decimal | None = None
    verb: str = ""


class Counted:
    """What is counted, while a document is walked from top to bottom."""

    def __init__(self, context: Context, language: Language) -> None:
        self.context, self.language = context, language
        self._group = Span(0, 0)
        self._keyed = False
        self._announced = False
        self._sibling = False
        self._pending: Span | None = None
        self._heading: Span | None = None
        self._things: deque[_Thing] = deque(maxlen=_KEPT)
        self._earlier: tuple[_Thing, ...] = ()
        self._uses: dict[str, dict[str, int]] = {}
        self._sizes: dict[str, dict[str, Decimal]] = {}

    def open_block(self, block: Block) -> None:
        """A paragraph counts anew; items, and lines of keys and values, go on.

        What a line of its own asks or leads in to stays in mind: "How many were fined?", "Seizures by county:".
        """
        if block.kind in _ITEMS:
            return
        if block.kind is BlockKind.HEADING:
            self._heading = block.span
        keyed = _KEYED.fullmatch(block.span.of(self.context.text)) is not None
        if not (keyed and self._keyed):
            self._group = block.span
            self._earlier = tuple(self._things) or self._earlier
            self._things.clear()
            self._sibling = False
            if not (keyed or self._leads_in(self._pending)):
                self._pending = None
        self._keyed = keyed

    def fill(self, reading: Reading, following: Block | None) -> Reading:
        """The reading with units for the figures that lack one.

        Parameters
        ----------
        following
            The block behind that of the sentence.
        """
        if not reading.drafts and reading.sentence.block.kind is not BlockKind.TABLE_ROW:
            self._pending = reading.sentence.span
        elif any(_leans(draft) for draft in reading.drafts):
            self._announce()
        drafts = list(reading.drafts)
        for index, draft in enumerate(drafts):
            thing = self._going_on(draft)
            if thing is not None:
                self._sibling = self._sibling or draft.unit is None
                rule = draft.rule if draft.shape is Shape.DIFFERENCE else CARRIED
                drafts[index] = draft.but(
                    unit=thing.unit, noun=thing.noun, rule=rule, doubts=("unit inferred",)
                )
            elif draft.unit is None and len(drafts) == 1:
                drafts[index] = self._captioned(reading, draft, following)
            elif draft.shape is Shape.LEVEL and draft.unit is not None and draft.number.currency is None:
                counter = self._counter(draft)
                thing = _Thing(draft.unit, draft.noun, counter, draft.number.value, self._led_by(draft))
                aside = bool(self._things) and self.language.is_adjunct(self.context, draft)
                self._things += (thing, self._things.pop()) if aside else (thing,)
                if draft.rule != DEFAULT_RULE:
                    uses = self._uses.setdefault(counter, {})
                    uses[draft.unit] = uses.get(draft.unit, 0) + 1
                    sizes = self._sizes.setdefault(counter, {})
                    sizes[draft.unit] = max(sizes.get(draft.unit, Decimal(0)), draft.number.value)
                self._announced, self._pending = False, None
        return replace(reading, drafts=tuple(drafts))

    def _going_on(self, draft: Draft) -> _Thing | None:
        """What a figure goes on counting: nothing in its sentence says it, or only its counter does."""
        if draft.rule == DEFAULT_RULE and draft.unit is not None:
            counter = self._counter(draft)
            near = next((thing for thing in reversed(self._things) if thing.counter == counter), None)
            return near or self._headed(draft, counter) or self._usual(counter) or self._large(draft, counter)
        if not self._things and draft.rule == EARLIER and draft.unit is None:
            wholes = (thing for thing in reversed(self._earlier) if (thing.value or 0) >= draft.number.value)
            return next(wholes, None)
        if not self._things or not (draft.unit is None or self._is_topic(draft) or self._is_kind(draft)):
            return None
        verb = self._led_by(draft) if draft.unit is None else ""
        done = next((thing for thing in reversed(self._things) if verb and thing.verb == verb), None)
        if done is not None:
            return done
        for ratio in _RATIOS:
            near = next((thing for thing in reversed(self._things) if _near(thing, draft, ratio)), None)
            if near is not None:
                return near
        return self._things[-1]

    def _headed(self, draft: Draft, counter: str) -> _Thing | None:
        """What the heading or question right above names, where the counter of a figure can count that."""
        heading = self._heading
        if heading is None or not counter or not 0 <= draft.number.span.start - heading.end <= _UNDER:
            return None
        if any(char.isdigit() for char in self.context.folded[heading.end : draft.number.span.start]):
            return None
        unit = self.language.cell_unit(self.context, draft.number, heading)
        if unit in (None, draft.unit):
            return None
        thing = _Thing(unit or "", None, counter)
        self._things.append(thing)
        return thing

    def _usual(self, counter: str) -> _Thing | None:
        """What nearly every figure of the document so far with this counter counted."""
        uses = self._uses.get(counter)
        if not uses:
            return None
        unit, most = max(sorted(uses.items()), key=lambda use: use[1])
        if unit.startswith(_OTHER):  # letters and calls are complaints, too
            most = sum(count for other, count in uses.items() if other.startswith(_OTHER))
        clear = most >= _SETTLED and most >= _CLEAR * sum(uses.values())
        return _Thing(unit, None, counter) if clear else None

    def _large(self, draft: Draft, counter: str) -> _Thing | None:
        """What was counted by the hundred thousand with this counter, where its default is never so many."""
        if draft.number.value < _MANY:
            return None
        sizes = self._sizes.get(counter, {})
        if sizes.get(draft.unit or "", Decimal(0)) >= _MANY:
            return None
        unit = max(sorted(sizes), key=lambda unit: sizes[unit], default=None)
        return None if unit is None or sizes[unit] < _MANY else _Thing(unit, None, counter)

    def _leads_in(self, sentence: Span | None) -> bool:
        return sentence is not None and sentence.of(self.context.text).endswith(
            (":", "\uff1a", "?", "\uff1f")
        )

    def _announce(self) -> None:
        """A sentence without figures says what the next ones count."""
        sentence, self._pending = self._pending, None
        if sentence is None:
            return
        label = self.language.label(self.context, sentence)
        leads = self._leads_in(sentence)
        if label.unit is None or label.noun is None or label.unit.isupper():
            return
        if leads or self.language.code == "zh" or label.unit not in _AGENTS:
            self._things.append(_Thing(label.unit, label.noun))
            self._announced = leads
            self._heading = sentence if leads else self._heading

    def _captioned(self, reading: Reading, draft: Draft, following: Block | None) -> Draft:
        """A figure that is a line of its own, with the words under it: "41" above "prosecutions"."""
        block, text = reading.sentence.block.span, self.context.text
        alone = not block.of(text).replace(draft.number.span.of(text), "").strip(" .*")
        if not alone or following is None or following.span.end - following.span.start > _CAPTION:
            return draft
        label = self.language.label(self.context, following.span)
        if label.unit is None or self.language.numbers(self.context, following.span):
            return draft
        return draft.but(unit=label.unit, noun=label.noun, verb=label.verb, rule="line under the figure")

    def _led_by(self, draft: Draft) -> str:
        """The verb right in front of a figure: what was blocked this year is what was blocked last year."""
        start = draft.number.span.start
        found = _DID.search(self.context.folded, max(0, start - _VERB), start)
        return "" if found is None else found.group()

    def _counter(self, draft: Draft) -> str:
        """What is printed onto the numeral of a figure: its counter, in a language that has them."""
        return self.context.folded[draft.number.span.end : draft.printed.end].strip()

    def _is_topic(self, draft: Draft) -> bool:
        if not self._announced or not draft.rule.startswith("noun to the left") or draft.noun is None:
            return False
        return self.context.folded[draft.noun.end : draft.number.span.start].strip() == ","

    def _is_kind(self, draft: Draft) -> bool:
        """Whether a key names a kind of what the lines before it count: "Cots ... 188" of notices."""
        if not self._sibling or draft.unit not in _KINDS or draft.noun is None:
            return False
        gap = self.context.folded[draft.noun.end : draft.number.span.start]
        return draft.rule.startswith("noun to the left") and _FILLED.fullmatch(gap) is not None


def _leans(draft: Draft) -> bool:
    """Whether a figure may count what was announced before its sentence."""
    return draft.unit is None or draft.rule == DEFAULT_RULE or draft.rule.startswith("noun to the left")


def _near(thing: _Thing, draft: Draft, most: Decimal) -> bool:
    if thing.value is None or not thing.value or not draft.number.value:
        return True
    ratio = abs(thing.value / draft.number.value)
    return 1 / most < ratio < most
