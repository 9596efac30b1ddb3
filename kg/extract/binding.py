"""Stated changes bound to the figure whose change they are, the same way in every language.

A percentage next to a word of change in its clause is a growth rate. It belongs to the figure that the
change leads to ("climbed 24% to 9,120"), else to the nearest level before it in the sentence; with no level
it is a statistic of its own. A figure that follows a basis ("from 307", a bracketed year) is a baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Draft, Shape, When, WhenKind
from kg.model import Span

__all__ = ["bind_changes"]

#: How far a word of change may stand from its percentage, in characters, by language.
_REACH = {"en": 28, "zh": 10}
_BREAKS = {"en": ";:(", "zh": "。;；("}


def bind_changes(
    context: Context, language: str, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Draft]:
    """The drafts of a sentence with changes bound and baselines dated."""
    out = list(drafts)
    for index, draft in enumerate(out):
        sign = _sign(context, language, sentence, draft)
        if draft.unit == "percent" and sign:
            base = _base(context, language, out, index)
            number = replace(draft.number, value=draft.number.value * sign)
            out[index] = replace(draft, number=number, shape=Shape.RATE, change_of=base)
    return [_dated(context, draft, whens) for draft in out]


def _sign(context: Context, language: str, sentence: Span, draft: Draft) -> int:
    """+1 or -1 when the nearest word of change belongs to this percentage, else 0."""
    reach, number = _REACH[language], draft.number.span
    left = context.within(
        Span(max(sentence.start, number.start - reach), number.start), "change-up", "change-down"
    )
    right = context.within(
        Span(number.end, min(sentence.end, number.end + reach // 2)), "change-up", "change-down"
    )
    for hit in (*reversed(left), *right):
        gap = context.folded[min(hit.span.end, number.end) : max(number.start, hit.span.start)]
        if not any(char.isdigit() for char in gap) and not any(mark in gap for mark in _BREAKS[language]):
            return int(hit.entry.value or "1")
    mark = context.folded[max(0, number.start - 1) : number.start + 1]
    if "+" in mark or mark.startswith(("-", "−")):
        return -1 if mark.startswith(("-", "−")) else 1
    return 0


def _base(context: Context, language: str, drafts: Sequence[Draft], index: int) -> int | None:
    number = drafts[index].number.span
    following = drafts[index + 1] if index + 1 < len(drafts) else None
    if following is not None and following.unit != "percent":
        gap = context.folded[number.end : following.number.span.start].strip()
        if gap in {"to", "to reach", "to a total of", "to stand at", "至", "达到", "达", "增至", "降至"}:
            return index + 1
    taken = {draft.change_of for draft in drafts}
    for other in range(index - 1, -1, -1):
        if drafts[other].shape is Shape.LEVEL:
            return other if other not in taken else None
    return None


def _dated(context: Context, draft: Draft, whens: Sequence[When]) -> Draft:
    """A figure right behind a basis or a year and a colon is of that period: "from 307", "(2023: 6.8)"."""
    if draft.when is not None:
        return draft
    for when in whens:
        gap = context.folded[when.span.end : draft.number.span.start]
        if (
            when.span.end <= draft.number.span.start
            and len(gap) <= 3
            and gap.strip() in {":", "年:", "为", "年"}
        ):
            return replace(draft, when=replace(when, kind=WhenKind.PERIOD))
    return draft
