"""Figures of what befalls people and things, which is nobody's act: deaths, crashes, poached game."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import ELIDED, Draft, Reading, Shape
from kg.model import Span

__all__ = ["with_events"]

#: As far behind a figure and its noun the verb stands that tells what befell them, in characters.
_VERB_WITHIN = 24
#: As far before a figure begins the verb that governs it, in characters: "killed 126 people".
_VERB_AHEAD = 12
#: As far behind it stands the verb of who dealt with it: "71 accidents at work were investigated".
_HANDLED_WITHIN = 40
#: "87% of the crashes", "41 out of every 100 deaths".
_SHARE_OF = re.compile(r" (?:out )?of (?:the |all |every \d+ )?")
#: "Landings recovered a little, to ", "the road toll stood at ".
_LEVEL = re.compile(r"[^\d;:.]{0,60}\b(?:at|to|were|was|been|reached|numbered|totalled)\s")


def with_events(context: Context, reading: Reading) -> Reading:
    """The reading with the figures marked that count what befell somebody."""
    drafts: list[Draft] = []
    for draft in reading.drafts:
        unnamed = draft.rule == ELIDED or (draft.shape is Shape.SHARE and draft.noun is None)
        goes_on = unnamed and bool(drafts) and drafts[-1].event
        apart = unnamed and bool(drafts) and draft.rule == ELIDED
        event = goes_on or (not apart and _befalls(context, reading.sentence.span, draft))
        drafts.append(replace(draft, event=True) if event else draft)
    return replace(reading, drafts=tuple(drafts))


def _befalls(context: Context, sentence: Span, draft: Draft) -> bool:
    """Whether the noun of a figure, or the verb right behind it, tells of an event."""
    end = max(draft.number.span.end, draft.printed.end)
    behind = Span(end, max(end, min(sentence.end, end + _VERB_WITHIN)))
    share = _SHARE_OF.match(context.folded, draft.number.span.end, behind.end)
    start = draft.number.span.end if share is None else share.end()
    before = Span(max(sentence.start, draft.number.span.start - _VERB_AHEAD), draft.number.span.start)
    ahead = any(before.end - hit.span.end <= 1 for hit in context.within(before, "event-verb"))
    if context.within(Span(start, max(start, min(sentence.end, end + _HANDLED_WITHIN))), "event-handling"):
        return False
    if (
        ahead
        or context.within(behind, "event-verb")
        or any(
            hit.span.start - start <= 1
            for hit in context.within(Span(start, max(start, behind.end)), "event-noun")
        )
    ):
        return True
    if draft.noun is not None and context.within(draft.noun, "event-noun"):
        return True
    told = context.within(Span(sentence.start, draft.number.span.start), "event-noun")
    return (
        bool(told)
        and _LEVEL.fullmatch(context.folded, told[-1].span.end, draft.number.span.start) is not None
    )
