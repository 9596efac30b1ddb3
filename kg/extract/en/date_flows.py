"""From when on, and up to when, an English sentence counts; and whether "today" is the day of what it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.extract.en.date_joins import since_rule
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = ["PERFECT", "RUNS_TO", "happened", "origin", "since_new_year"]

#: "since the survey began in 2009": the clause that tells where a stretch begins.
_SINCE = re.compile(r"\bsince\b[^,.;:]{1,80}$")
#: "Guards closed 31 dens since 2020.": counted, but not "the most since 2020", "rose for the first time since".
_COUNTED_SINCE = re.compile(
    r"^\D*\b\d[\d,.]*(?:\s(?!(?:\w+est|most|least|first|record|in|time|times|as|than)\b)[a-z-]+){1,4}\s$"
)
_CLOSES = re.compile(r"\s*(?:[.;)]|$)")
#: What may stand before what opens a sentence: nothing, or the label of an item, "(iii)".
_LABEL = re.compile(r"\W*(?:[a-z0-9]{1,4}[.)]+)?\W*(?:(?:and|but|now)\W+)?")
#: "A drug that has been banned since May": told of something, not counted.
_TOLD_OF = re.compile(r"\b(?:which|who|that|whose)\b[^,;:]*$")
#: A verb that tells what has been done by now.
PERFECT = re.compile(r"\b(?:has|have|had)\b")


def origin(when: When, folded: str, sentence: Span) -> When | None:
    """Where a stretch begins is its time if the stretch opens the sentence or its verb counts from there."""
    opener = _SINCE.search(folded, max(sentence.start, when.span.start - 90), when.span.start)
    start = (
        when.span.start
        if when.rule in ("since", "since-month")
        else None
        if opener is None
        else opener.start()
    )
    if start is None:
        return None
    perfect = list(PERFECT.finditer(folded, sentence.start, start))
    aside = bool(perfect) and _TOLD_OF.search(folded, sentence.start, perfect[-1].start()) is not None
    counting = bool(perfect) and not aside and "," not in folded[perfect[-1].end() : start]
    colon = folded.rfind(": ", sentence.start, start)
    opened = sentence.start if colon < 0 else colon + 1
    total = _COUNTED_SINCE.match(folded[sentence.start : start]) and _CLOSES.match(folded, when.span.end)
    if not counting and not total and not _LABEL.fullmatch(folded, opened, start):
        return replace(when, kind=WhenKind.NOTE)
    if opener is None:
        return when
    rule = since_rule(when)
    return when if rule is None else replace(when, period=None, rule=rule[0], value=rule[1])


#: "Is today burning", "held 12 men today", "today, guards burned": what happened on that day, not what there is now.
_TODAY_BEFORE = re.compile(r"\b(?:is|are|was|were)\s$|\b\w{3,}ed\b[^.;:,]*\s$")
_TODAY_AFTER = re.compile(r",?\s(?:(?!has\b|have\b|is\b|are\b)[\w'-]+\s){0,5}(?!need|indeed)\w{3,}ed\s")


def happened(folded: str, today: Span, sentence: Span) -> bool:
    """Whether "today" is the day of what is told."""
    before = folded[sentence.start : today.start]
    if before.strip():
        return _TODAY_BEFORE.search(before) is not None
    return _TODAY_AFTER.match(folded, today.end, sentence.end) is not None


#: "Up to 30 September": counted until then.
RUNS_TO = re.compile(r"\b(?:up to|until|till|through)(?: the end of)? ?$")


def since_new_year(when: When) -> When:
    """From the start of its year to a day: "up to 30 September this year"."""
    if when.period is not None:
        start = date(when.period.start.year, 1, 1)
        return replace(when, kind=WhenKind.PERIOD, period=Period(start, when.period.end), rule="through")
    year = (when.rule or "").removesuffix("days").rstrip("-") or "frame-year"
    value = f"{year}.1/{year}.{(when.value or '').partition('/')[0].replace('-', '.')}"
    return replace(when, kind=WhenKind.PERIOD, rule="between", value=value, flows=True)
