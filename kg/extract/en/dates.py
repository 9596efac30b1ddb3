"""English time expressions: where they stand, how they work, and what belongs together.

The forms of expression stand in :mod:`kg.extract.en.date_forms`; where two match, the one that starts first
and reaches farthest is taken. What stands before it then tells how it works (see
:class:`~kg.extract.spans.WhenKind`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.extract.anchors import month_span
from kg.extract.en.date_flows import PERFECT, RUNS_TO, happened, origin, since_new_year
from kg.extract.en.date_forms import cues_in, forms_of
from kg.extract.en.date_joins import is_month, is_year, joined
from kg.extract.en.date_words import Words, words_of
from kg.extract.gazetteer import Hits
from kg.extract.spans import Hit, When, WhenKind
from kg.lexicon import Lexicon
from kg.model import Period, Span

__all__ = ["whens_in"]


def whens_in(lexicon: Lexicon, text: str, folded: str, span: Span, hits: Hits) -> list[When]:
    """Time expressions of a stretch of text, in order, not overlapping.

    Parameters
    ----------
    text, folded
        The document as printed and folded; a month without a year must be capitalised.
    """
    words = words_of(lexicon)
    found: list[When] = []
    at_rest = bool(hits.within(span, ("stock-word",)))
    cues = cues_in(folded, span, hits)
    for form in forms_of(lexicon):
        if not form.cues <= cues:
            continue
        for match in form.pattern.finditer(folded, span.start, span.end):
            when = form.read(words, match)
            if when is not None and not _is_common_word(when, match, text):
                dated = _is_dateline(when, text, span)
                found.append(
                    replace(when, kind=WhenKind.NOTE)
                    if dated
                    else _kind(words, when, match, folded, span, at_rest=at_rest)
                )
    found += [
        _relative(words, hit, folded, span, at_rest=at_rest)
        for hit in hits.within(span, ("relative-period",))
        if not _COMPOUND.match(folded, hit.span.end)
        and not (hit.entry.value == "days-ago:0" and not happened(folded, hit.span, span))
        and not (hit.entry.value == "since-origin" and _DATED_ORIGIN.match(folded, hit.span.end))
    ]
    if not found:
        return []
    found.sort(key=lambda when: (when.span.start, -when.span.end, when.kind is WhenKind.NOTE))
    kept: list[When] = []
    for when in found:
        if not kept or when.span.start >= kept[-1].span.end:
            kept.append(when)
    counting = not at_rest and PERFECT.search(folded, span.start, span.end) is not None
    return [
        _marked(words, when, folded, span, counting=counting, at_rest=at_rest)
        for when in joined(words, kept, folded, span)
    ]


#: "up to the end of March", "to date", "as of 3 May": the end of a stretch, where something was counted up to it.
_ENDS = re.compile(r"(?:(?:up |running )?to (?:the end of|date)|until|through|by|the end of)\b")
_UP_TO = re.compile(r"\b(?:by|as of|as at|until|till|up to|through)(?: the end of| end-?)? ?$")


_SO_FAR = re.compile(r"\b(?:has|have)\b")
_ALONE = re.compile(r",? (?:alone|by itself)\b")
_MONTHS = frozenset({"months", "last-year-months", "this-year-months"})


def _marked(words: Words, when: When, folded: str, sentence: Span, *, counting: bool, at_rest: bool) -> When:
    """The expression marked where something begins at it, or was counted up to it.

    Parameters
    ----------
    counting
        Whether its sentence tells what has been done by then, not what there is.
    at_rest
        Whether its sentence tells what there is.
    """
    if _ALONE.match(folded, when.span.end):
        return replace(when, passing=True)
    before = folded[max(sentence.start, when.span.start - 100) : when.span.start]
    if counting and (_UP_TO.search(before) or _ENDS.match(folded, when.span.start)):
        return replace(when, flows=when.kind in (WhenKind.STOCK, WhenKind.PERIOD))
    if (
        counting
        and when.rule == "this-year"
        and when.kind is WhenKind.PERIOD
        and _SO_FAR.search(folded, sentence.start, sentence.end)
    ):
        return replace(when, flows=True)
    if when.kind is WhenKind.STOCK and not at_rest and _is_day(when) and RUNS_TO.search(before):
        return since_new_year(when)
    if when.kind is WhenKind.PERIOD and words.ended.search(before):
        return replace(when, flows=True)
    begun = when.kind in (WhenKind.PERIOD, WhenKind.NOTE) and (
        words.begins.search(before) or words.origin_aside.search(before) or words.in_force.search(before)
    )
    single = _is_day(when) or is_month(when.period) or is_year(when.period) or when.rule in _MONTHS
    told = "-" in (when.value or "").partition("/")[2]
    return replace(when, begins=True) if begun and single and (_is_day(when) or not told) else when


#: "The year-round effort" names no year.
_COMPOUND = re.compile(r"-(?!end\b)[a-z]")
#: "since its launch in May 2010": the date says since when.
_DATED_ORIGIN = re.compile(r"[^.,;:]{0,40} (?:in|on) (?:\d|[a-z]+ \d)")
#: "BEIJING, February 2020 -": where and when a text was written.
_CITY = re.compile(
    r"[A-ZÀ-Þ](?:[A-ZÀ-Þ .,'/-]*|[a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+){0,2})(?:\([A-Za-z ]+\))?,\s*$"
)
#: "IP Alert | May 2024 | Trademarks": a masthead.
_COLUMN = re.compile(r" ?\|(?: |$)")
_HEAD = 200
_DASH = re.compile(r"[ \t]*(?:\([^)\n]{1,40}\)[ \t]*)?[-–—:]")


def _is_dateline(when: When, text: str, sentence: Span) -> bool:
    """Whether a date stands behind a town in capitals at the head of a sentence, and before a dash."""
    framed = _COLUMN.search(text, max(0, when.span.start - 3), when.span.start) or _COLUMN.match(
        text, when.span.end
    )
    if framed and when.span.start < _HEAD and (_is_day(when) or is_month(when.period)):
        return True
    before = text[sentence.start : min(when.span.start, sentence.start + 60)]
    return _CITY.fullmatch(before) is not None and _DASH.match(text, when.span.end) is not None


#: "may", "march" and "mar" are months where they are capitalised and a preposition or a day leads to them.
_MONTH_LEAD = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|through|during|between|and|for|late|early|mid|on|before|after|this|last|end)"
    r"(?:\s+(?:early|late|mid))?[\s-]+|[(:,]\s*|\d\s+|^\s*)$"
)


#: Letters of an abbreviated month, and what leads to one in capitals: the DEC may be a body.
_SHORT = 3
_CAPITAL_LEAD = re.compile(r"\b(?:in|since|until|till|during|late|early|mid|end|for)[\s-]+$")


def _is_common_word(when: When, match: re.Match[str], text: str) -> bool:
    """A month name without a year or day that is no month: "they march", "fines may follow"."""
    if when.rule != "months" or match.re.groupindex.get("m") is None or match["m"] is None:
        return False
    at = match.start("m")
    if not text[at].isupper():
        return True
    printed = text[at : match.end("m")]
    if len(printed) <= _SHORT and printed.isupper():  # the DEC seized
        return not _CAPITAL_LEAD.search(text[max(0, at - 14) : at].lower())
    return match["m"] in ("may", "march", "mar") and not _MONTH_LEAD.search(
        text[max(0, at - 14) : at].lower()
    )


_POINT = re.compile(
    r"\b(?:by|as of|as at|at|until|till|at the end of|(?:the )?end of|end-|by the end of|up to)\s*(?:the end of\s*)?$"
)
_COMPARED = re.compile(
    r"(?<!other )(?<!rather )\b(?:than(?! (?:half|a|an|one|two|three|four|five|a dozen|dozens|twice|double|ever|any|just)\b)"
    r"|compared (?:with|to)|in comparison (?:with|to))\s+(?:[a-z'’-]+ ){0,7}$"
    r"|\b(?:against|versus|vs\.?)\s+(?:(?:that of|those in|in|for|the|figures for|during|over) ){0,2}$"
    r"|\b(?:double|twice|treble|triple|quadruple|times|half|third|quarter|above|below|over|exceeding|as (?:many|much|high)) "
    r"(?:of |as )?(?:that|those|what|its|their|the (?:[a-z]+ )?(?:figure|number|level|total|sum|amount|count|haul|value|share))s? "
    r"(?:[a-z'’-]+ ){0,5}$"
    r"|(?:%|per\s?cent|\b(?:rise|increase|growth|fall|drop|decline|decrease|higher|lower|up|down)) (?:above|below|on|over) (?:the )?$"
    r"|\bas (?:in |during |for |that of |those of )(?:the (?:whole |same [a-z]+ )?(?:of |in )?)?$"
    r"|\bsame (?:\w+ )?(?:period|time|months|quarter|half|stretch) (?:of|in|last)\s+$"
)
#: A single year or month behind these is a basis; a stretch is not ("from October 2022 to March 2023").
_FROM = re.compile(r"\b(?:from|over|above|below|on|from the)\s+(?:that of |those in |in )?$")
#: "Three times the 2020 figure": the year says whose level something is compared with.
_LEVEL_OF = re.compile(r"(?:'s)?\s(?:figure|level|total|tally|record|mark|peak|number|rate|count|haul)\b")
_TO_LEVEL = re.compile(
    r"\b(?:times|as|double|twice|treble|triple|half|above|below|over|on|than|from|against|exceeding|topping|passing|beating) the $"
)
_ASIDE = re.compile(r"[^,;:\d]{0,20},")
#: "That court, which celebrated its birthday in December, closed ...": an aside about something else.
_WHICH = re.compile(r", (?:which|who|whose|where) [^,;:]*$")
_CASE = re.compile(r"\b(?:no|case|nos|ref)\.?\s*$")
_ON = re.compile(r"\b(?:on|between|from|during|overnight|of)\s+(?:the night of\s+)?(?:\w+day,?\s+)?$")


#: "The hunt runs until 6 January": when it will be over.
_GOES_ON = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:to|due to|expected to|set to|planned to)|plans? to|aims? to|intends? to)\b[^.;:,\d]{0,50}$"
    r"|\b(?:runs|continues|lasts|ends|closes|expires|will (?:run|last|continue|go on|end|remain)|due to (?:run|end|last))"
    r"\b[^.;:\d]{0,24}$"
)
#: "17 were carried over into 2024": no time of what is counted.
#: "When it was set up in 2014 it had six men": what it had then.
_WHEN_BEGUN = re.compile(r"\W*(?:\d[\d.]* )?when\b[^,;:]*$")
_YEAR_ENDS = re.compile(r"\b(?:financial|fiscal|our) year (?:closed|closes|ends|ended) (?:on )?(?:the )?$")
_CARRIED = re.compile(r"\b(?:carried|rolled|held)(?: over| forward)?(?: in)?to $")
#: "Every January": no one time.
_EVERY = re.compile(r"\b(?:every|each) $")
#: As near to a day of the week stands the word for what was only said that day, in characters.
_TOLD = 45


def _kind(
    words: Words, when: When, match: re.Match[str], folded: str, sentence: Span, *, at_rest: bool
) -> When:
    """How the expression works, from what stands around it."""
    if when.kind is WhenKind.NOTE:
        return when
    start, end = when.span.start, when.span.end
    before, after = folded[max(sentence.start, start - 40) : start], folded[end : min(sentence.end, end + 24)]
    if _names_instrument(words, when, before, after) or _CASE.search(before):
        return replace(when, kind=WhenKind.NOTE)
    if (
        _GOES_ON.search(before)
        or _CARRIED.search(before)
        or _YEAR_ENDS.search(before)
        or _EVERY.search(before)
    ):
        return replace(when, kind=WhenKind.NOTE)
    if when.rule == "weekday" and words.shows.match(folded, end, sentence.end):
        return replace(when, kind=WhenKind.NOTE)
    if when.rule == "weekday":
        told = words.told.search(folded, max(sentence.start, start - _TOLD), min(sentence.end, end + _TOLD))
        return when if told is None else replace(when, kind=WhenKind.NOTE)
    if (begun := origin(when, folded, sentence)) is not None:
        return begun
    if _BY.search(before) and (flow := _up_to(when, match)) is not None and not at_rest:
        return flow
    if _POINT.search(before):
        if is_year(when.period) and "end" in before[-16:]:
            return replace(when, kind=WhenKind.STOCK, period=month_span(int(match["y"]), 12, 12))
        return replace(when, kind=WhenKind.STOCK)
    brief = (
        _is_day(when) or is_month(when.period) or (when.rule == "months" and "-" not in (when.value or ""))
    )
    aside = _WHICH.search(folded, max(sentence.start, start - 90), start)
    took_place = aside is not None and words.took_place.search(aside.group()) is not None
    if brief and aside and not took_place and _ASIDE.match(folded, end, sentence.end):
        return replace(when, kind=WhenKind.NOTE)
    single = brief or is_year(when.period)
    if single and words.origin_aside.search(folded, max(sentence.start, start - 90), start):
        told = _WHEN_BEGUN.match(folded, sentence.start, start)
        return when if told else replace(when, kind=WhenKind.NOTE)
    if _is_dated(words, before) or (_is_day(when) and not _ON.search(before)):
        return replace(when, kind=WhenKind.NOTE)
    if is_year(when.period) and _LEVEL_OF.match(after) and _TO_LEVEL.search(before):
        return replace(when, kind=WhenKind.BASIS)
    single = is_year(when.period) or is_month(when.period) or when.rule == "fiscal-year"
    if _compared(folded, start, sentence) or (single and _FROM.search(before)):
        return replace(when, kind=WhenKind.BASIS)
    return when


#: "by September, by the end of June 2024": what was counted until then.
_BY = re.compile(r"\bby\s+(?:the end of\s+)?$")


def _up_to(when: When, match: re.Match[str]) -> When | None:
    """The year up to a day, a month or its end; None for other times."""
    if when.rule == "months" and (when.value or "").isdigit():
        return replace(when, rule="up-to")
    period = when.period
    if period is None or match.re.groupindex.get("m") is None or period.calendar_year is None:
        return None
    return replace(when, period=Period(date(period.end.year, 1, 1), period.end), rule="through")


def _is_day(when: When) -> bool:
    if when.rule in ("days", "this-year-days", "last-year-days"):
        first, _, last = (when.value or "").partition("/")
        return first == last
    return when.period is not None and when.period.start == when.period.end


def _is_dated(words: Words, before: str) -> bool:
    # "published on", "a briefing in": the date of an event that is no enforcement.
    return words.dated.search(before) is not None


_ARTICLE = re.compile(r"\b(?:the|a|under)\s+$")


def _names_instrument(words: Words, when: When, before: str, after: str) -> bool:
    # "the 2007 border rules", "the Consumer Rights Act 2015": part of the name of a text of law.
    if not is_year(when.period):
        return False
    behind = words.instrument_before.search(before)
    ahead = words.instrument_after.match(after) and _ARTICLE.search(before)
    return bool(behind or ahead or re.match(r"/\d", after))


#: "At the end of last year": a point.
_END_OF = re.compile(r"\b(?:at|by|as of|as at) (?:the )?(?:end|close) of $")

#: How relative expressions work that are no times of flows.
_RELATIVE_KINDS = {
    "same": WhenKind.SAME,
    "reported": WhenKind.SAME,
    "year-end": WhenKind.STOCK,
    "period-end": WhenKind.STOCK,
    "period-start": WhenKind.STOCK,
    "this-month:now": WhenKind.STOCK,
}


#: Rules of times near the publication, in which something may only have been told.
_NEAR = frozenset({"days-ago", "weeks-ago", "weekend", "this-month", "last-month"})
#: As far before a time the words that compare with it begin, in characters.
_COMPARING = 70


def _compared(folded: str, at: int, sentence: Span) -> bool:
    """Whether a time is that of what something is compared with: "twice the figure for the whole of 2021"."""
    return _COMPARED.search(folded[max(sentence.start, at - _COMPARING) : at]) is not None


def _relative(words: Words, hit: Hit, folded: str, sentence: Span, *, at_rest: bool) -> When:
    span, (rule, _, argument) = hit.span, (hit.entry.value or "").partition(":")
    before = folded[max(sentence.start, span.start - 40) : span.start]
    near = Span(max(sentence.start, span.start - _TOLD), min(sentence.end, span.end + _TOLD))
    news = rule in ("days-ago", "weeks-ago", "weekend")
    if rule in _NEAR and words.shows.match(folded, span.end, sentence.end):
        return When(span, WhenKind.NOTE)
    if news and (_POINT.search(before) or words.told.search(folded, near.start, near.end)):
        return When(span, WhenKind.NOTE)
    basis = rule in ("same-last-year", "previous-fiscal-year", "year-ago") or (
        rule == "last-year" and _FROM.search(before) is not None
    )
    if rule == "year-end" and not at_rest and before.endswith("by "):
        return When(span, WhenKind.PERIOD, rule="frame-year", flows=True)
    if rule in ("last-year", "this-year") and _END_OF.search(before):
        return When(span, WhenKind.STOCK, rule=f"{rule}-months", value="12")
    kind = _RELATIVE_KINDS.get(hit.entry.value or "", _RELATIVE_KINDS.get(rule, WhenKind.PERIOD))
    if basis or (kind is WhenKind.PERIOD and _compared(folded, span.start, sentence)):
        kind = WhenKind.BASIS
    return When(span, kind, rule=rule, value=argument or None)
