"""Stated changes in English, bound to the figure whose change they are.

A percentage, a multiple or a difference next to a word of change is growth. It belongs to the figure the
change leads to ("climbed 24% to 9,120"), else to the nearest figure before it that counts the same; with
none it is a statistic of its own. "Up from 346" tells direction and difference without a percentage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.en.change_scene import ChangeScene
from kg.extract.en.change_words import (
    ANAPHOR,
    BASELINE,
    COMPARED,
    COPULA,
    FROM,
    IN_BRACKETS,
    LINK,
    OWN,
    RATIO,
    SHARED,
    TAKEN,
    TO,
    TO_SECOND,
)
from kg.extract.en.differences import bind_differences
from kg.extract.en.phrases import Phrase, subject_of, unit_of_words
from kg.extract.en.unit_forms import FACTOR, IN_BRACKET, MULTIPLE
from kg.extract.language import Context
from kg.extract.looking_back import (
    LOOKS_BACK,
    LOOKS_BACK_FORMER,
    LOOKS_BACK_LATTER,
    LOOKS_BACK_TIMES,
    LOOKS_BACK_TOTAL,
)
from kg.extract.spans import Draft, Number, Shape
from kg.extract.words import values
from kg.model import Span

__all__ = ["bind_changes"]

_HUNDRED = Decimal(100)
#: "Hit rates went up: one in nine": a share, whatever went up.
_OUT_OF = re.compile(r"\s(?:in|out of)\s")
_OF = re.compile(r"\s+of\s+(?:them|these|those|the|all|its|their|which|whom)\b")
#: "That's 13% over 2022".
_OVER = re.compile(r"\s+over\s+(?:the\s)?(?:(?:19|20)\d\d|fy|fiscal|last|previous|prior|same|year)")
_THAT_IS = re.compile(r"(?:^|[.;,]\s)(?:that|this|it|which)(?:'s| is| was)\s+(?:[a-z]+\s+)?$")
#: "Up 5.8% in number and 93% in terms of value".
_MEASURED = re.compile(
    r"\s+(?:in|by)\s+(?:terms of\s+)?(?:the\s+)?(?:number|volume|quantity|quantities|count|(?P<value>value|amount|worth))\b"
    r"(?:\s+terms\b)?(?:\s+of\s+(?:cases|items|articles|batches|seizures|shipments|consignments))?"
)
#: "The former figure is 3% down, the latter 11% up".
_EITHER = re.compile(
    r"(?:[^;.]*[;,])?[\s(]*(?:(?:while|and|but|whereas)\s)?the\s(?P<one>former|latter)\b(?!\sof\b)"
)
#: "The total value was 16% higher".
_WORTH = re.compile(
    r"[\s,;(]*(?:(?:and|while|but)\s)?(?:(?:the|its|their)\s)?(?:[a-z]+\s){0,2}?(?P<noun>[a-z]+)\s(?!of\b)"
)
#: "The total was 19% higher".
_TOTAL = re.compile(r"\btotal$")
#: What things are of, and how far back that may have been told, in characters.
_OF_KIND, _BEFORE = (
    re.compile(r"\sof\s(?!the\b|these\b|those\b|this\b|that\b|all\b)(?P<kind>[a-z-]{4,})\b"),
    400,
)
_LEADS = re.compile(r"\s+at\s+|:\s+")
_WHERE = re.compile(r",?\s(?:where|while|whereas|when|whose|because)\s")


def bind_changes(context: Context, sentence: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence with changes bound to their figures.

    Parameters
    ----------
    drafts
        In text order, with units; multiples have the unit :data:`kg.extract.en.unit_forms.MULTIPLE`.
    """
    rates = _Rates(context, sentence, list(drafts))
    rates.multiples()
    rates.rates()
    rates.computed()
    return bind_differences(context, sentence, rates.drafts)


class _Rates(ChangeScene):
    """Multiples and percentages bound to the figures whose growth they are."""

    def _sign(self, draft: Draft) -> int:
        """+1 or -1 when a word of change stands right at this percentage, else 0."""
        mark = self.before(draft)[-1:]
        if mark in ("+", "-", "−") and self.before(draft)[-2:-1] in ("", " ", "(", "|", ":", ","):
            return 1 if mark == "+" else -1
        if draft.number.words and _OUT_OF.search(draft.number.span.of(self.folded)):
            return 0
        if _OVER.match(self.after(draft)) and _THAT_IS.search(self.before(draft)):
            return 1
        match = self.grammar.after.match(self.after(draft)) or self.grammar.before.search(self.before(draft))
        if match is not None and self.after(draft).startswith(" of ") and TAKEN.search(self.before(draft)):
            return 0
        return self._listed(draft) if match is None else self.grammar.sign[match["word"]]

    def _listed(self, draft: Draft) -> int:
        """In "seizures rose: cocaine by 45% to 9.2 tonnes" the verb stands before the list."""
        end = draft.number.span.end
        following = next((d for d in self.drafts if d.number.span.start >= end), None)
        if following is None or not TO.fullmatch(self.folded, end, following.number.span.start):
            return 0
        if not self.before(draft).endswith("by "):
            return self._goes_on(draft)
        earlier = Span(self.sentence.start, draft.number.span.start)
        said = self.context.within(earlier, "change-up", "change-down")
        return int(said[-1].entry.value or "1") if said else 0

    def _goes_on(self, draft: Draft) -> int:
        """The verb of "rose 1% to 2.8 million; payment cases 12% to 232,000" is printed once."""
        at = self.drafts.index(draft)
        told = next((d for d in self.drafts[:at] if d.shape is Shape.RATE and d.change_of == at - 1), None)
        return 0 if told is None else 1 if told.number.value > 0 else -1

    # ------------------------------------------------------------------ multiples

    def multiples(self) -> None:
        """Multiples as percentages: "1.9 times higher" is +190 %, "2.6 times the earlier number" +160 %."""
        for index, draft in enumerate(self.drafts):
            if draft.unit == MULTIPLE:
                ratio = RATIO.match(self.after(draft)) or FACTOR.search(self.before(draft))
                if (base := self._base(index)) is None:
                    alone = self._looking_back(index, replace(draft, unit="other:times", shape=Shape.RATE))
                    looks_back = alone.rule == LOOKS_BACK and ratio is not None
                    self.drafts[index] = replace(alone, rule=LOOKS_BACK_TIMES) if looks_back else alone
                    continue
                percent = (draft.number.value - (1 if ratio else 0)) * _HUNDRED
                number = replace(
                    draft.number, value=percent, granularity=draft.number.granularity * _HUNDRED, percent=True
                )
                self.drafts[index] = replace(
                    draft, number=number, unit="percent", shape=Shape.RATE, change_of=base
                )
        for hit in self.context.within(self.sentence, "change-multiple"):
            self._multiple_word(hit.span, Decimal(hit.entry.value or "0"))

    def _multiple_word(self, span: Span, percent: Decimal) -> None:
        """Read "doubled" as a change only where a figure stands for it to belong to."""
        if any(draft.printed.overlaps(span) for draft in self.drafts):
            return
        following = next((i for i, d in enumerate(self.drafts) if d.number.span.start >= span.end), None)
        base = None
        if following is not None and TO.fullmatch(
            self.folded, span.end, self.drafts[following].number.span.start
        ):
            base = following
        elif following is not None and self._from_to(span.end, following):
            base = following + 1
        elif COMPARED.match(self.folded, span.end):
            levels = [
                i
                for i, d in enumerate(self.drafts)
                if d.shape is Shape.LEVEL and d.number.span.end <= span.start
            ]
            base = levels[-1] if levels else None
            if base is not None and self._has_own_subject(base, span):
                return
        alone = base is None and _THAT_IS.search(self.folded[self.sentence.start : span.start]) is not None
        if (base is None and not alone) or any(draft.change_of == base is not None for draft in self.drafts):
            return
        more = self.folded[max(0, span.start - 10) : span.start].endswith("more than ")
        printed = Span(span.start - 10, span.end) if more else span
        comparator = "more_than" if more else "exact"
        number = Number(printed, span, percent, Decimal(1), comparator, percent=True, words=True)
        rule = LOOKS_BACK if alone else "multiple in words"
        self.drafts.append(Draft(number, printed, "percent", rule, shape=Shape.RATE, change_of=base))

    def _has_own_subject(self, base: int, word: Span) -> bool:
        """Whether a word of change is said of something else: "in Guayaquil, where seizures have tripled"."""
        end = max(self.drafts[base].number.span.end, self.drafts[base].printed.end)
        return _WHERE.search(self.folded, end, word.start) is not None

    # ------------------------------------------------------------------ rates

    def rates(self) -> None:
        """Percentages at a word of change, in lists one for each figure."""
        index = 0
        while index < len(self.drafts):
            draft = self.drafts[index]
            sign = self._sign(draft) if draft.unit == "percent" and draft.shape is not Shape.RATE else 0
            if not sign:
                index += 1
                continue
            group = self._group(index)
            bases = self._bases(group)
            for member, base in zip(group, bases, strict=True):
                own = self._sign(self.drafts[member]) or sign
                self._rate(member, own, base)
            index = group[-1] + 1

    def computed(self) -> None:
        """A percentage in brackets behind two levels that is the growth between them: "from 211 to 364 (73%)"."""
        for index in range(2, len(self.drafts)):
            draft, second, first = self.drafts[index], self.drafts[index - 1], self.drafts[index - 2]
            if draft.unit != "percent" or draft.shape is not Shape.SHARE or second.shape is not Shape.LEVEL:
                continue
            gap = self.folded[max(second.number.span.end, second.printed.end) : draft.number.span.start]
            if (
                IN_BRACKETS.fullmatch(gap) is None
                or first.unit != second.unit
                or first.shape is not Shape.LEVEL
            ):
                continue
            start, base = (second, index - 2) if BASELINE.search(self.before(second)) else (first, index - 1)
            end = self.drafts[base].number.value
            if not start.number.value or any(other.change_of == base for other in self.drafts):
                continue
            growth = (end / start.number.value - 1) * _HUNDRED
            if abs(abs(growth) - draft.number.value) <= draft.number.granularity / 2:
                self._rate(index, 1 if growth > 0 else -1, base)

    def _rate(self, index: int, sign: int, base: int | None) -> None:
        draft = self.drafts[index]
        number = replace(draft.number, value=abs(draft.number.value) * sign)
        rate = replace(draft, number=number, shape=Shape.RATE, change_of=base)
        self.drafts[index] = rate if base is not None else self._looking_back(index, rate)

    def _looking_back(self, index: int, rate: Draft) -> Draft:
        """A rate without a figure in its sentence, with the subject it is said of."""
        ends = [d.printed.end for d in self.drafts[:index]]
        start = max([self.sentence.start, *(end for end in ends if end <= rate.number.span.start)])
        levels = any(d.shape is Shape.LEVEL for d in self.drafts[:index])
        either = _EITHER.match(self.folded, start, rate.number.span.start)
        if either is not None:
            return replace(
                rate, noun=None, rule=LOOKS_BACK_FORMER if either["one"] == "former" else LOOKS_BACK_LATTER
            )
        phrase = subject_of(self.words, self.folded, start, rate.number.span.start)
        if phrase is not None:
            return rate if self._is_another(phrase) else replace(rate, rule=LOOKS_BACK, noun=phrase.span)
        anaphor = ANAPHOR.match(self.folded, start)
        if anaphor is not None and _TOTAL.search(anaphor.group()) and not levels:
            return replace(rate, rule=LOOKS_BACK_TOTAL, noun=None)
        worth = _WORTH.match(self.folded, start)
        if worth is not None and worth["noun"] in values(self.context.gazetteer.lexicon, "worth-noun", "en"):
            return replace(rate, rule=LOOKS_BACK, noun=Span(*worth.span("noun")))
        return replace(rate, rule=LOOKS_BACK, noun=None) if anaphor and not levels else rate

    def _is_another(self, phrase: Phrase) -> bool:
        """Whether a subject is of a kind that was not told of before: "shipments of phones grew by 41%"."""
        kind = _OF_KIND.match(self.folded, phrase.span.end, self.sentence.end)
        start = max(0, self.sentence.start - _BEFORE)
        return kind is not None and kind["kind"] not in self.folded[start : self.sentence.start]

    def _group(self, index: int) -> list[int]:
        """A rate with those that share its word of change ("up 12% and 7%", "and closures by 3%")."""
        group = [index]
        for other in range(index + 1, len(self.drafts)):
            draft, last = self.drafts[other], self.drafts[other - 1]
            gap = self.folded[last.number.span.end : draft.number.span.start]
            told = _MEASURED.match(gap)
            linked = LINK.fullmatch(gap, told.end() if told else 0) or SHARED.fullmatch(gap)
            part = _OF.match(self.after(draft)) is not None  # "up 7%, and more than 80% of them were"
            if draft.unit != "percent" or draft.shape is Shape.RATE or not linked or part:
                break
            group.append(other)
        return group

    def _measured(self, group: list[int]) -> list[int | None] | None:
        """The figures of rates that say what of: "up 5.8% in number and 93% in value"."""
        told = [_MEASURED.match(self.after(self.drafts[member])) for member in group]
        if not all(told):
            return None
        levels = [i for i in range(group[0] - 1, -1, -1) if self.drafts[i].shape is Shape.LEVEL]
        money = [i for i in levels if self.drafts[i].number.currency is not None]
        counts = [i for i in levels if self.drafts[i].number.currency is None]
        return [next(iter(money if match and match["value"] else counts), None) for match in told]

    def _bases(self, group: list[int]) -> list[int | None]:
        measured = self._measured(group)
        if measured is not None:
            return measured
        if len(group) > 1:
            taken = {draft.change_of for draft in self.drafts}
            levels = [i for i in range(group[0]) if self.drafts[i].shape is Shape.LEVEL and i not in taken][
                -len(group) :
            ]
            if len(levels) == len(group):
                return list(levels)
            return [None for _ in group]
        return [self._base(group[0])]

    def _base(self, index: int) -> int | None:
        """The figure a change belongs to."""
        rate = self.drafts[index]
        end = rate.number.span.end
        taken = {draft.change_of for draft in self.drafts}
        following = self.drafts[index + 1] if index + 1 < len(self.drafts) else None
        if (
            following is not None
            and following.shape is not Shape.RATE
            and TO.fullmatch(self.folded, end, following.number.span.start)
        ):
            return index + 1
        if self._from_to(end, index + 1):
            return index + 2
        if following is not None and self._leads(rate, following):
            return index + 1
        for other in range(index - 1, -1, -1):
            base = self.drafts[other]
            if base.shape is not Shape.LEVEL or other in taken or base.unit in ("percent", MULTIPLE):
                continue
            if self._is_baseline(other):
                continue
            return other if self._same(base, rate) else None
        return None

    def _leads(self, rate: Draft, following: Draft) -> bool:
        """Whether a level follows that its subject has: "down 9% at 47,300", "rose by a quarter: 405 were sent"."""
        gap = self.folded[rate.number.span.end : following.number.span.start]
        bare = following.shape is Shape.LEVEL and not following.number.percent
        bare = bare and (following.noun is None or following.noun.start < rate.number.span.start)
        return bare and _LEADS.fullmatch(gap) is not None

    def _is_baseline(self, index: int) -> bool:
        """Whether a figure is the other side of a comparison; one held "against 12 firms" compares nothing."""
        draft = self.drafts[index]
        if draft.rule == IN_BRACKET and self.before(draft).rstrip().endswith(":"):
            return True
        found = BASELINE.search(self.before(draft))
        if found is None or not found.group().startswith("against"):
            return found is not None
        return any(other.unit == draft.unit for other in self.drafts[:index])

    def _from_to(self, at: int, index: int) -> bool:
        """Whether the figures from ``index`` on are a start and an end: "halved, from 12.4 tonnes to 5.8"."""
        if index + 1 >= len(self.drafts):
            return False
        first, second = self.drafts[index : index + 2]
        opened = FROM.fullmatch(self.folded, at, first.number.span.start)
        end = max(first.number.span.end, first.printed.end)
        return bool(opened and TO_SECOND.fullmatch(self.folded, end, second.number.span.start))

    def _same(self, base: Draft, rate: Draft) -> bool:
        """Whether nothing between a figure and a rate says that the rate is of something else."""
        start = max(base.number.span.end, base.printed.end)
        gap = self.folded[start : rate.number.span.start]
        match = self.grammar.before.search(gap)
        if "(" in gap and ")" not in gap[gap.rindex("(") :]:
            return True
        if match is None and not COPULA.search(gap):
            return True
        verb = match.start() if match else len(gap)
        own = OWN.search(gap[:verb])
        if own is None:
            return True
        phrase = subject_of(self.words, self.folded, start + own.end(), start + verb)
        if phrase is None or "," in self.folded[phrase.span.end : start + verb]:
            return True
        unit = unit_of_words(self.words, phrase.words) or f"other:{phrase.noun}"
        return unit == base.unit
