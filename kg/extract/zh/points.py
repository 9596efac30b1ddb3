"""Chinese points in time: when something is held, or up to when something was done (截至9月底).

A point at which something is held is of that point (截至9月底共有30家); what was done by then was done since the
year began (截至9月底查处30件), or whenever that was (截至9月底已查处30件).
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import When, WhenKind
from kg.extract.words import verbs_of
from kg.extract.zh.dates import flow
from kg.model import Span

__all__ = ["point_or_flow"]

#: Farthest that a word of holding may stand from the point at which something is held.
_NEAR = 40
#: A running total, whenever it began: 截至11月底累计2.13万件.
_TOTAL = re.compile(r"累计")
#: What had been done by a point, whenever it began, but of the year: 到9月底,已整治120处, not 今年截至9月底.
_SO_FAR = re.compile(r"[^。;\d]{0,20}已")
_OF_THE_YEAR = re.compile(r"(?:今年|本年|当年|年度?)(?:以来)?[,]?(?:截[至止]|到|至)\d{1,2}月")
#: A rate at a point: 2020年底合格率是98.9%.
_RATE = re.compile(r",?[^\W\d_]{0,10}率(?:仅|只|还|已)?(?:为|是|达到?|有)?(?:约|近|超过?)?\d")
#: How far behind a word for a total its verb may stand, in characters.
_ADVERB = 2
_DIGIT = re.compile(r"\d")
#: What there is at a point: 全市骑手约有11.8万人, 全省有消防站512个, 机构达到172家, 参保人数6368万人.
_HAS = re.compile(
    r"[^。;\d]{0,28}?(?:有[^\W\d_]{0,8}?|达到?|为|[人户家总]数(?:为|达)?)(?:约|近|超过?|逾)?(?=\d)"
)
#: What is so now: 目前全市达2.2万户.
_NOW = re.compile(r"[达有为](?=[\d近超约])")


def point_or_flow(context: Context, sentence: Span, when: When) -> When:
    """A point in time as when something is held there, or as the end of the stretch in which it was done."""
    if when.kind is not WhenKind.STOCK:
        return when
    window = Span(when.span.end, min(sentence.end, when.span.end + _NEAR))
    closed = context.folded[when.span.end : when.span.end + 1] == ")"
    if (
        closed
        or _there_is(context, window)
        or _is_held(context, window)
        or _RATE.match(context.folded, window.start, window.end)
    ):
        return when
    if when.rule == "this-month":
        now = _NOW.search(context.folded, window.start, window.end) or _says_no_act_before(context, window)
        return when if now else replace(when, kind=WhenKind.NOTE)
    ending = flow(when)
    if ending.rule == "flow" and _SO_FAR.match(context.folded, window.start, window.end):
        this_year = _OF_THE_YEAR.search(context.folded, sentence.start, when.span.end)
        return ending if this_year else replace(ending, rule="so-far")
    counted = context.folded[max(sentence.start, when.span.start - 3) : when.span.start].startswith("统计")
    total = ending.rule == "flow" and (counted or _TOTAL.search(context.folded, window.start, window.end))
    return replace(ending, rule="flow-total") if total else ending


def _there_is(context: Context, span: Span) -> bool:
    """Whether so many are said to be there, and nothing is said to be done: 全市骑手约有11.8万人."""
    return _HAS.match(context.folded, span.start, span.end) is not None and _says_no_act_before(context, span)


def _says_no_act_before(context: Context, span: Span) -> bool:
    """Whether no verb stands in front of the first figure: 全市骑手约有11.8万人, not 目前已查处30件."""
    figure = _DIGIT.search(context.folded, span.start, span.end)
    before = Span(span.start, span.start if figure is None else figure.start())
    return figure is not None and not verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, before)


def _is_held(context: Context, span: Span) -> bool:
    """Whether a stretch of text says that something is held, not that it was done: 累计2万件, not 累计受理2万件."""
    if context.within(span, "stock-word"):
        return True
    total = _TOTAL.search(context.folded, span.start, span.end)
    if total is None:
        return False
    behind = Span(total.end(), min(len(context.folded), total.end() + _ADVERB + 2))
    verbs = verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, behind)
    return not any(verb.start - total.end() <= _ADVERB for verb in verbs)
