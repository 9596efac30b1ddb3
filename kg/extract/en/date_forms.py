"""The forms of English time expressions: one pattern each, words from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.en.date_readers import (
    read_date,
    read_days,
    read_days_to,
    read_decade,
    read_fiscal,
    read_last_part,
    read_lasted,
    read_nth,
    read_numeric,
    read_ordered,
    read_pair,
    read_part,
    read_part_of_month,
    read_plan,
    read_quarter,
    read_range,
    read_same,
    read_started,
    read_stretch,
    read_through,
    read_week_of,
    read_year,
    read_years_to,
)
from kg.extract.en.date_relative import (
    read_ago,
    read_first_months,
    read_from_origin,
    read_last_month,
    read_past,
    read_past_days,
    read_past_months,
    read_preceding,
    read_since,
    read_since_month,
    read_since_month_of,
    read_those_years,
    read_to_date,
    read_weekday,
    read_years_before,
)
from kg.extract.en.date_words import Words, words_of
from kg.extract.gazetteer import Hits
from kg.extract.spans import When
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["Form", "cues_in", "forms_of"]

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
#: A number behind a dateline is none of its days: "July 11 - 23 thousand parcels".
_SCALED = r"\s(?:hundred|thousand|million|billion|per\s?cent)\b|\s?%"
_PART = r"(?:early|mid|late)[\s-]"
_TO = r"(?:\s*-|,?\s*(?:to|until|till|through))\s*"

Read = Callable[[Words, re.Match[str]], When | None]


@dataclass(frozen=True)
class Form:
    """A form of expression: its pattern, its reader, and the cues without which it stands nowhere.

    Cues are letters: ``u`` a unit of time, ``m`` a month, ``y`` a year, ``o`` an ordinal, ``f`` a word for
    fiscal years, ``q`` a numbered quarter or half, ``w`` a day of the week.
    """

    pattern: re.Pattern[str]
    cues: frozenset[str]
    read: Read


_HAS_YEAR = re.compile(_YEAR)
_HAS_QUARTER = re.compile(r"\b(?:[qh][1-4]|[1-4][qh])")
#: A word for a stretch of time.
_HAS_UNIT = re.compile(r"year|month|week|quarter|half|semester|trimester|days|fortnight")
#: A short word for fiscal years right on its number, where no matcher of whole words finds it.
_HAS_FISCAL = re.compile(r"\bfy\d")


def cues_in(folded: str, span: Span, hits: Hits) -> frozenset[str]:
    """The cues that stand in a stretch of text."""
    found = {_CUES[hit.role] for hit in hits.within(span, tuple(_CUES))}
    if _HAS_UNIT.search(folded, span.start, span.end):
        found.add("u")
    if _HAS_YEAR.search(folded, span.start, span.end):
        found.add("y")
    if _HAS_QUARTER.search(folded, span.start, span.end):
        found.add("q")
    if _HAS_FISCAL.search(folded, span.start, span.end):
        found.add("f")
    return frozenset(found)


_CUES = {"month": "m", "ordinal": "o", "fiscal-year": "f", "weekday": "w"}


@cache
def forms_of(lexicon: Lexicon) -> Sequence[Form]:
    """The forms of expression, most of which start with what is longest."""
    words = words_of(lexicon)
    month, count, ordinal, fiscal = words.month, words.count, words.ordinal, words.fiscal
    end = rf"(?:the end of\s+)?(?:(?P<d>{_DAY})\s+)?(?P<m>{month})(?:\s+(?P<d2>{_DAY})(?!\d|[.,]\d))?(?:,?\s+(?P<y>{_YEAR}))?"
    left = rf"(?:(?P<d1>{_DAY})\s+|{_PART})?(?P<m1>{month})(?:\s+(?P<e1>{_DAY})(?!\d|[.,]\d))?(?:,?\s+(?P<y1>{_YEAR}))?"
    right = rf"(?:the (?:end|close) of\s+)?(?:(?P<d2>{_DAY})\s+|{_PART})?(?P<m2>{month})(?:\s+(?P<e2>{_DAY})(?!\d|[.,]\d))?(?:,?\s+(?P<y2>{_YEAR}))?"
    day_told = rf"(?:{words.weekday}|yesterday|today)(?:\s(?:morning|afternoon|evening|night))?(?:\s\(|,?\s+(?:the\s+)?)"
    two = rf"(?P<a>{_YEAR})\s?[-/]\s?(?P<b>{_YEAR}|\d\d)(?![\d,.]\d|\d|%)"
    year = rf"(?P<y>{_YEAR})(?![\d,]\d|\.\d|%|\d)"
    sources: Sequence[tuple[str, str, Read]] = (
        (rf"\b{left}(?:{_TO}|\s+and\s+)(?:{day_told})?{right}", "m", read_range),
        (rf"\b(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})\s+(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?", "m", read_days),
        (
            rf"\b(?P<m>{month})\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?![.,]?\d|{_SCALED})(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            read_days,
        ),
        (
            rf"\b(?:the\s+(?:same\s+)?)?(?:(?:financial|fiscal)\s+)?(?:(?P<n>{count})[\s-](?P<unit>months?|years?)|(?P<one>year|half[\s-]year|quarter|month))(?:\s+period)?"
            rf"\s+(?:(?:that |which )?(?:ended|ending|ends)|to|up to|through)\s+(?:on\s+)?{end}",
            "m",
            read_stretch,
        ),
        (
            rf"\b(?:the\s+)?(?:(?P<n>{count})[\s-])?(?P<unit>weeks?|days?|fortnight)\s+(?:ended|ending|to|up to|until)"
            rf"\s+(?:on\s+)?(?P<d>{_DAY})\s+(?P<m>{month}),?\s+(?P<y>{_YEAR})\b",
            "my",
            read_days_to,
        ),
        (
            rf"\b(?:(?P<half>half a year)|(?:the\s+)?(?P<n>{count})[\s-](?P<unit>months|weeks|days)),?\s+(?:(?:and|that|which)\s+)?"
            rf"(?:ended|ending|finished|closed|concluded)\s+(?:in|with|on|at)?\s*(?:the (?:close|end) of\s+)?"
            rf"(?:(?:(?P<d>{_DAY})\s+)?(?P<m>{month})\s+)?(?P<y>{_YEAR})\b",
            "y",
            read_lasted,
        ),
        (
            rf"\b(?:the\s+)?(?P<n>{count})[\s-](?P<unit>weeks|days)\s+(?:that|which)?\s*(?:started|starting|began|beginning|from)"
            rf"\s+(?:on\s+)?(?:(?P<d>{_DAY})\s+(?P<m>{month})|(?P<m2>{month})\s+(?P<d2>{_DAY})(?!\d))(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            read_started,
        ),
        (
            rf"(?<![\d.,/$€£-])(?P<a>\d{{1,2}})(?P<mark>[./])(?P<b>\d{{1,2}})(?P=mark)(?P<y>{_YEAR})(?![\d/]|[.,]\d)",
            "y",
            read_numeric,
        ),
        (
            rf"(?<![\d.,/$€£-])(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d/-]|[.,]\d)",
            "y",
            read_ordered,
        ),
        (
            rf"\b(?P<d1>{_DAY})\s+and\s+(?P<d2>{_DAY})\s+(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            read_days,
        ),
        (
            rf"\b(?P<m>{month})\s+(?P<d1>{_DAY})\s+and\s+(?P<d2>{_DAY})(?!\d|,\d)(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            read_days,
        ),
        (rf"\b(?P<q>q[1-4]|h[12])(?:\s+of)?\s+(?:(?P<fy>{fiscal})\s?)?(?P<y>{_YEAR})\b", "y", read_quarter),
        (
            rf"\b(?P<y>{_YEAR})[\s-](?P<q>q[1-4]|h[12])\b|\b(?P<q2>[1-4]q|[12]h)\s?(?P<y2>{_YEAR}|\d\d)\b",
            "q",
            read_quarter,
        ),
        (
            rf"\bquarter (?P<q>[1-4])(?:,? (?:of )?(?P<y>{_YEAR}))?(?![\d,.]\d|\d|%)\b",
            "u",
            read_quarter,
        ),
        (r"\b(?P<q>q[1-4]|h[12])\b", "q", read_quarter),
        (
            rf"\b(?:the\s+)?(?P<o>{ordinal})[\s-](?:(?P<n>{count})\s+)?(?P<unit>months|quarters?|half|semesters?|trimesters?)\b(?:\s+of\s+{fiscal}\s?{year})?",
            "o",
            read_part,
        ),
        (rf"\b(?:in|during|for|of)\s+the\s+(?P<o>{ordinal})(?=[,.;)]|\s+and\b|\s*$)", "o", read_nth),
        (
            rf"\b(?:the\s+)?last\s+(?:(?P<n>{count})\s+)?(?P<unit>months|quarters?|half|semesters?|trimesters?)(?=\s+of\s+(?:the\s+year|(?:this|last)\s+year|{_YEAR}))",
            "u",
            read_last_part,
        ),
        (
            rf"\bthe\s+(?:(?P<o>{ordinal})|last)\s+(?:(?P<half>half|fortnight)|(?:(?P<n>{count})\s+)?(?:weeks?|(?P<days>days)))\s+of\s+(?P<m>{month})(?:,?\s+(?P<y>{_YEAR}))?",
            "mu",
            read_part_of_month,
        ),
        (
            rf"\bthe\s+(?:same|corresponding|equivalent|comparable)\s+(?P<n>{count})[\s-](?:months?|weeks?|years?|days?)(?:\s+(?:period|span|stretch))?\b",
            "u",
            read_same,
        ),
        (rf"\blast\s+(?P<m>{month})(?!\s+\d)", "m", read_last_month),
        (r"\b(?:in|during|over|throughout)\s+the\s+(?P<y>(?:19|20)\d0)s\b", "y", read_decade),
        (r"\bthe\s+(?P<n>1\d)th\s+five-year\s+plan(?:\s+period)?\b", "u", read_plan),
        (rf"\b(?P<n>{count})\s+years\s+ago\b", "u", read_ago),
        (rf"\b(?P<n>{count})\s+years\s+(?:earlier|before|previously)\b", "u", read_years_before),
        (
            rf"\b(?:the\s+)?{fiscal}\s?(?:\([\"“']?fy[\"”']?\)\s)?(?:{two}|-?(?P<y>{_YEAR}|'?\d\d)(?![\d,.]\d|\d|%))",
            "f",
            read_fiscal,
        ),
        (rf"\b{year}\s+{fiscal}\b", "f", read_fiscal),
        (rf"\b{two}\s+{fiscal}\b", "f", read_fiscal),
        (rf"(?<![\d,.$€£]){two}", "y", read_pair),
        (rf"(?<![\d,.$€£])(?P<a>{_YEAR}){_TO}(?P<b>{_YEAR})(?![\d,]\d|\.\d|%|\d)", "y", read_pair),
        (
            rf"\b(?P<a>{_YEAR})\s+and\s+(?P<b>{_YEAR})\s+(?:taken\s+together|together|combined)\b",
            "y",
            read_pair,
        ),
        (rf"\bbetween\s+(?P<a>{_YEAR})\s+and\s+(?:the\s+end\s+of\s+)?(?P<b>{_YEAR})\b", "y", read_pair),
        (rf"\bfrom\s+(?P<a>{_YEAR})\s+to\s+the\s+end\s+of\s+(?P<b>{_YEAR})\b", "y", read_pair),
        (
            rf"\b(?P<n>{count})\s+years\s+(?:ended|ending|to|until|up\s+to)\s+(?:the\s+end\s+of\s+)?(?P<y>{_YEAR})\b",
            "y",
            read_years_to,
        ),
        (
            rf"\b(?:past|last|previous|preceding)\s+(?P<n>{count})\s+(?:financial |fiscal |calendar )?years\b",
            "u",
            read_past,
        ),
        (
            rf"\bsince\s+(?:the\s+)?(?:(?:(?P<d>{_DAY})\s+)?(?P<m>{month})(?:\s+(?P<d2>{_DAY}))?,?\s+)?(?P<y>{_YEAR})\b",
            "y",
            read_since,
        ),
        (
            rf"\bsince\s+(?:(?:the\s+)?(?:start|beginning|end|middle)\s+of\s+|last\s+|{_PART})?(?P<m>{month})(?!,?\s*\d)",
            "m",
            read_since_month,
        ),
        (
            rf"\b(?:over|in|during|within|for|across)\s+the\s+(?:past|last)\s+(?:(?P<n>{count})\s+months|year)\b(?!\s+of\b)",
            "u",
            read_past_months,
        ),
        (
            rf"\b(?:over|in|during|within|for|across)\s+the\s+(?:past|last)\s+(?P<n>{count})\s+(?P<unit>weeks|days)\b(?!\s+of\b)",
            "u",
            read_past_days,
        ),
        (
            rf"\b(?:in|during|for|over)\s+the\s+week\s+of\s+(?:(?P<d>{_DAY})\s+(?P<m>{month})|(?P<m2>{month})\s+(?P<d2>{_DAY})(?!\d))(?:,?\s+(?P<y>{_YEAR}))?",
            "m",
            read_week_of,
        ),
        (
            rf"\bfrom\s+(?:(?:its|the|their)\s+(?:{words.origin_noun})(?:\s+of\s+[\w\s]{{1,30}}?)?|that (?:date|day|time)|then){_TO}{end}",
            "m",
            read_from_origin,
        ),
        (
            rf"\bin\s+(?:its|their)\s+first\s+(?:(?P<n>{count})\s+months|(?P<one>year|month))\b",
            "u",
            read_first_months,
        ),
        (
            rf"\bsince\s+(?:(?:the\s+)?(?:start|beginning|end)\s+of\s+)?(?P<m>{month})\s+(?:of\s+)?(?P<w>last|this)\s+year\b",
            "m",
            read_since_month_of,
        ),
        (
            rf"\b(?:over|in|during|across|for)\s+(?:the|these|those)\s+(?P<n>{count})\s+(?P<unit>years|months)\b(?! (?:to|ended|ending|until|up|from|since|between|after|before|of)\b)",
            "u",
            read_those_years,
        ),
        (
            rf"\bthe\s+(?:(?:preceding|previous|prior)\s+(?P<n>{count})\s+months\b|(?P<m>{count})\s+months\s+before(?:\s+that)?(?=[,.;]| it | there | \d))",
            "u",
            read_preceding,
        ),
        (
            rf"\b(?:so far|to date) in (?P<y>{_YEAR})\b|\b(?P<y2>{_YEAR}) (?:so far|to date)\b",
            "y",
            read_to_date,
        ),
        (
            rf"\b(?:through|(?:up |running )?to the end of|until the end of)\s+(?P<m>{month})(?:\s+(?P<y>{_YEAR}))?",
            "m",
            read_through,
        ),
        (
            rf"\b(?:on|last|since) (?:the (?:night|morning|afternoon|evening) of )?(?P<w>{words.weekday})\b(?!,? \(?(?:\d|{month}))",
            "w",
            read_weekday,
        ),
        (rf"\b{end}", "m", read_date),
        (rf"(?<![\d,.$€£/]){year}\b", "y", read_year),
    )
    return [Form(re.compile(source), frozenset(cues), read) for source, cues, read in sources]
