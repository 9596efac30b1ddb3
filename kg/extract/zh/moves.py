"""Levels that a verb leads to from another: 由2019年的5.1%升至8.6%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Draft, When, WhenKind
from kg.model import Span

__all__ = ["FROM_BEHIND", "TO", "date_moves"]

#: What leads from one level to another.
FROM_BEHIND = re.compile(r"[,(:](?:由|从)[^,。;]{0,16}")
TO = re.compile(
    r"[^,。;\d]{0,6}(?:升|增|降|减|提高|提升|上升|下降|增长|增加|减少|缩短|压缩|扩大|攀升|回落|下滑)[^,。;\d]{0,4}"
    r"(?:至|到|为)(?:[^,。;\d]|(?:19|20)\d\d年){0,14}"
)


def date_moves(context: Context, drafts: list[Draft], whens: Sequence[When]) -> None:
    """A count that a verb leads away from is of the time the sentence compares with, else of a year before.

    与2022年相比,案件由14件增至23件.
    """
    for index in range(1, len(drafts)):
        first, second = drafts[index - 1], drafts[index]
        start = max(0, first.number.span.start - 1)
        if first.when is not None or second.when is not None:
            continue
        gap = context.folded[first.printed.end : second.number.span.start]
        if context.folded[start : first.number.span.start] in ("由", "从") and TO.fullmatch(gap):
            named = [when for when in whens if when.kind is WhenKind.BASIS and when.span.end <= start]
            earlier = None
            if named:
                earlier = replace(named[-1], kind=WhenKind.PERIOD)
            elif first.unit != "percent":  # a rate may have been so at any time
                earlier = When(Span(start, start + 1), WhenKind.PERIOD, rule="same-last-year")
            drafts[index - 1] = replace(first, when=earlier)
