"""Changes of English figures told without a rate: differences, moves from one level to another, directions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.en.change_scene import ChangeScene
from kg.extract.en.change_words import SHARED_BY, TO, TO_SECOND
from kg.extract.en.directions import directions
from kg.extract.en.unit_forms import differs
from kg.extract.language import Context
from kg.extract.looking_back import LOOKS_BACK, POINTS
from kg.extract.spans import Draft, Shape
from kg.model import Span

__all__ = ["bind_differences"]


def bind_differences(context: Context, sentence: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with differences bound to the levels they lead to.

    Parameters
    ----------
    drafts
        In text order, with rates bound.
    """
    found = _Differences(context, sentence, list(drafts))
    found.differences()
    found.points()
    found.steps()
    found.moves()
    found.targets()
    found.turns()
    return found.drafts


#: "2.1 months shorter than": what differs is named again.
_NAMED = re.compile(r"(?:\s[a-z]+){1,2}(?=\s(?:more|fewer|less|higher|lower|shorter|longer)\sthan\b)")


def _is_counted(draft: Draft) -> bool:
    """Whether a figure has a noun of its own behind it: "fines rose: 12 firms paid"."""
    return draft.noun is not None and draft.noun.start >= draft.number.span.end


#: "That is two more than in 2020".
_THAT_IS = re.compile(r"\W*(?:that|this|it)(?:'s|\s(?:is|was))\s(?:just\s|only\s|some\s)?")


class _Differences(ChangeScene):
    """Differences bound to levels."""

    def differences(self) -> None:
        """Differences of two levels ("up from 346") and stated ones ("seven more than in 2020")."""
        for index, draft in enumerate(self.drafts):
            if draft.shape not in (Shape.LEVEL, Shape.SHARE):
                continue
            if index == 0:
                self._of_earlier(draft)
                continue
            base = self._changed(index, draft.shape)
            if base is None:
                continue
            match = self.grammar.source.search(self.before(draft))
            aside = self.before(draft).endswith(("(from ", "(was "))
            if (match or aside) and draft.unit is not None and draft.unit == self.drafts[base].unit:
                difference = self.drafts[base].number.value - draft.number.value
                if difference and (match is None or difference * self.grammar.sign[match["word"]] > 0):
                    self._difference(base, draft, difference, "exact", "difference of two levels")
            elif draft.shape is Shape.LEVEL and self._is_stated(draft, self.drafts[base]):
                after = self._compared(draft)
                sign = self.grammar.sign[after["word"]] if after else 1
                number = replace(draft.number, value=draft.number.value * sign)
                self.drafts[index] = replace(
                    draft, number=number, unit=self.drafts[base].unit, shape=Shape.DIFFERENCE, change_of=base
                )

    def _compared(self, draft: Draft) -> re.Match[str] | None:
        """The comparison behind a difference and what differs, if that is named again."""
        behind = self.after(draft)
        named = _NAMED.match(behind)
        return self.grammar.after.match(behind[named.end() if named else 0 :])

    def _of_earlier(self, draft: Draft) -> None:
        """A difference of what the sentence before counts: "That is two more than in 2020."."""
        after = self._compared(draft)
        if after is None or not differs(self.after(draft)) or _THAT_IS.fullmatch(self.before(draft)) is None:
            return
        number = replace(draft.number, value=draft.number.value * self.grammar.sign[after["word"]])
        self.drafts[0] = replace(draft, number=number, rule=LOOKS_BACK, noun=None, shape=Shape.DIFFERENCE)

    def _is_stated(self, draft: Draft, base: Draft) -> bool:
        """Whether a figure is told as a difference: "seven more than in 2020", "£2m less than the year before"."""
        money = draft.number.currency is not None and draft.number.currency == base.number.currency
        return draft.rule == "stated difference" or (money and differs(self.after(draft)))

    def _changed(self, index: int, shape: Shape = Shape.LEVEL) -> int | None:
        taken = {draft.change_of for draft in self.drafts}
        before = [i for i in range(index) if self.drafts[i].shape is shape]
        return before[-1] if before and before[-1] not in taken else None

    def _difference(self, base: int, at: Draft, value: Decimal, comparator: str, rule: str) -> None:
        number = replace(
            at.number, value=value, comparator=comparator, granularity=min(at.number.granularity, abs(value))
        )
        level = self.drafts[base]
        self.drafts.append(
            Draft(
                number,
                at.printed,
                level.unit,
                rule,
                noun=level.noun,
                verb=level.verb,
                shape=Shape.DIFFERENCE,
                change_of=base,
                doubts=("computed from what is printed",),
            )
        )

    def steps(self) -> None:
        """Differences that are no levels: "grew by 1,231 cases"."""
        for index, draft in enumerate(self.drafts):
            match = None
            if draft.shape is Shape.LEVEL and draft.unit is not None:
                before = self.before(draft)
                match = self.grammar.step.search(before) or self.grammar.aside.search(before)
            if match is not None or self._stepped_too(index):
                last = self.drafts[index - 1].number.value
                sign = self._step_sign(match) if match else -1 if last < 0 else 1
                number = replace(draft.number, value=draft.number.value * sign)
                self.drafts[index] = replace(
                    draft, number=number, shape=Shape.DIFFERENCE, change_of=self._stepped(index)
                )

    def points(self) -> None:
        """Percentage points behind the share they changed: "2.6 percent, 0.14 percentage points up on 2023"."""
        for index, draft in enumerate(self.drafts):
            if index == 0 or draft.unit != POINTS:
                continue
            base = self._changed(index, Shape.SHARE)
            behind = self.folded[max(draft.printed.end, draft.number.span.end) : self.sentence.end]
            found = self.grammar.after.match(behind) or self.grammar.before.search(self.before(draft))
            if base == index - 1 and found is not None:
                number = replace(draft.number, value=draft.number.value * self.grammar.sign[found["word"]])
                self.drafts[index] = replace(draft, number=number, shape=Shape.DIFFERENCE, change_of=base)

    def _step_sign(self, match: re.Match[str]) -> int:
        mark = match.groupdict().get("mark")
        return self.grammar.sign[match["word"]] if mark is None else 1 if mark == "+" else -1

    def _stepped_too(self, index: int) -> bool:
        """Whether the word of change is that of the figure before: "up by 300 and convictions by 20"."""
        last, own = self.drafts[index - 1], self.drafts[index]
        gap = self.folded[max(last.number.span.end, last.printed.end) : own.number.span.start]
        return index > 0 and last.shape is Shape.DIFFERENCE and SHARED_BY.fullmatch(gap) is not None

    def _stepped(self, index: int) -> int | None:
        """The level that a difference leads to, else the one before it."""
        following = self.drafts[index + 1] if index + 1 < len(self.drafts) else None
        end = max(self.drafts[index].number.span.end, self.drafts[index].printed.end)
        if following is not None and TO.fullmatch(self.folded, end, following.number.span.start):
            return index + 1
        base = self._changed(index)
        return base if base is not None and self.drafts[base].unit == self.drafts[index].unit else None

    def moves(self) -> None:
        """Differences of two levels that a verb leads from and to: "improved from 71% to 78%"."""
        taken = {draft.change_of for draft in self.drafts}
        for index, first in enumerate(list(self.drafts[:-1])):
            second = self.drafts[index + 1]
            if first.shape is Shape.RATE or first.unit is None or first.unit != second.unit:
                continue
            end = max(first.number.span.end, first.printed.end)
            moved = self.grammar.start.search(self.before(first))
            if (
                moved
                and index + 1 not in taken
                and TO_SECOND.fullmatch(self.folded, end, second.number.span.start)
            ):
                difference = second.number.value - first.number.value
                self._difference(index + 1, second, difference, "exact", "difference of two levels")

    def targets(self) -> None:
        """Changes of which only the direction is told, so by one at the least: "dropped to 112 million"."""
        for index, draft in enumerate(list(self.drafts)):
            if draft.shape in (Shape.RATE, Shape.DIFFERENCE):
                continue
            if any(other.change_of == index for other in self.drafts):
                continue
            match = self.grammar.target.search(self.before(draft))
            listed = (
                match is not None
                and match.group().rstrip().endswith(":")
                and (draft.number.words or _is_counted(draft))
            )
            if match is not None and not listed:
                self._turned(index, self.grammar.sign[match["word"]])

    def turns(self) -> None:
        """The same, told behind the figure: "1,203 arrests, fewer than the year before"."""
        changed = {draft.change_of for draft in self.drafts}
        for index, sign in list(directions(self.context, self.sentence, self.drafts)):
            if index not in changed and self.drafts[index].shape not in (Shape.RATE, Shape.DIFFERENCE):
                self._turned(index, sign)

    def _turned(self, index: int, sign: int) -> None:
        side = "at_least" if sign > 0 else "at_most"
        self._difference(index, self.drafts[index], Decimal(sign), side, "direction of a change")
