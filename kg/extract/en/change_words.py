"""Words and turns of phrase of change in English, as patterns around a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon

__all__ = [
    "ANAPHOR",
    "BASELINE",
    "COMPARED",
    "COPULA",
    "FROM",
    "IN_BRACKETS",
    "LINK",
    "OWN",
    "RATIO",
    "SHARED",
    "SHARED_BY",
    "TAKEN",
    "TO",
    "TO_SECOND",
    "Grammar",
    "grammar_of",
]

_FILL = (
    r"by|of|about|around|some|nearly|almost|over|more than|a|an|the|another|further|even|only|just|well|"
    r"was|were|stood at|is|at|reached|averaged|as much as|up to|\w+ly|no less than|year[- ]on[- ]year|average|annual"
)
_QUALIFIED = r"(?:year[- ]on[- ]year|annual|annually|net|overall|further|y/y|yoy|point|percentage|per year|a year|or so)"

#: A time between a verb of change and where it leads: "fell in 2024 to", "rose for the second year running, to".
_WHEN = (
    r"\s+(?:(?:in|during)\s+(?:19|20)\d\d(?:[-/]\d{2,4})?|(?:last|this) (?:year|month|quarter)"
    r"|(?:from|between) (?:19|20)\d\d (?:to|and) (?:19|20)\d\d|since (?:19|20)\d\d|(?:on|over) the (?:\w+ )?(?:year|period)"
    r"|for (?:a|the) \w+ (?:\w+ )?(?:year|month|quarter)(?: running| in a row| in succession)?)"
)


#: A rounded rate in front of the exact one: "rose by nearly a third (32.7%)".
_ROUNDED = (
    r"(?:(?:by\s|of\s|up\s|down\s)?[$€£]?\d[\d.,]*(?:\s[a-z-]+){0,3}?(?:\sto\s(?:a\s(?:total|record)\sof\s)?[\d.,]+(?:\s[a-z-]+){0,2})?"
    r"(?:,?\s(?:or|i\.e\.|equal to|equivalent to|representing)\s|\s\()(?:about\s|some\s|nearly\s|by\s|[+-])?)?"
    r"(?:(?:an?\s|one\s|\d[\d.]*\s?)(?:%|per\s?cent|third|quarter|half|fifth|tenth)\s*\(\s*)?"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns around a change; the words of change are those of the lexicon."""

    sign: dict[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    source: re.Pattern[str]
    target: re.Pattern[str]
    step: re.Pattern[str]
    aside: re.Pattern[str]
    start: re.Pattern[str]


@cache
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The patterns of a lexicon, compiled once."""
    sign = {
        word: 1 if role == "change-up" else -1
        for role in ("change-up", "change-down")
        for word in values(lexicon, role, "en")
    }
    words = "|".join(alternatives(lexicon, role, "en") for role in ("change-up", "change-down"))
    moves = alternatives(lexicon, "word:change-move", "en")
    return Grammar(
        sign=sign,
        before=re.compile(
            rf"(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?<!-)\b(?P<word>{words})(?:\s+rate)?(?:{_WHEN}(?=,?\s+by))?(?:,?\s+(?:{_FILL}))*\s*[(:]?\s*{_ROUNDED}$"
        ),
        after=re.compile(
            rf"(?:\s?\([^()]{{1,14}}\)|\))?[\s-]+(?:(?:{_QUALIFIED})\s+)*(?P<word>{words})\b(?!\s+to\b)"
        ),
        source=re.compile(
            rf"\b(?P<word>{words})(?:\s+\w+ly)?,?\s+(?:(?:year[- ]on[- ]year|slightly|sharply)\s+)?(?:from|on)\s+(?:the\s|a\s|just\s|only\s)?$"
        ),
        target=re.compile(
            rf"(?<!add )(?<!adds )(?<!adding )(?<!added )(?<!sum )(?<!made )(?<!handed )(?<!handing )(?<!passed )(?<!came )(?<!comes )\b(?P<word>{words})(?:\s+(?:\w+ly|further|again|back|even))*(?:\s+by\s+(?:an?|\w+|[\d.]+)\s+(?:percentage\s+)?points?)?(?:{_WHEN})?(?:,?\s+to(?:\s+reach)?|,\s+reaching|:)(?:\s+(?:a|an|the|record|just|only|new|high|low|of|total|around))*\s*$"
        ),
        step=re.compile(
            rf"\b(?P<word>{words})(?:\s+\w+ly)?\s+(?:by|of)\s+(?:a\s+(?:total|further) of\s+|another\s+|a\s+)?$"
        ),
        aside=re.compile(r"[,(]\s*(?:(?P<word>up|down)\s+|(?P<mark>[+−-]))$"),
        start=re.compile(
            rf"\b(?:{words}|{moves})(?:\s+\w+ly)?(?:\s+(?:the|its|their|his|her|a)(?:\s[a-z]+){{1,5}})?\s+from\s+(?:the\s|about\s|just\s|only\s|a\s)?$"
        ),
    )


LINK = re.compile(r",?\s*(?:and|&|or|,)?\s*")
#: "Filings grew by 4% and closures by 3%": the verb is printed once.
SHARED = re.compile(r",?\s*(?:and|while|,)\s+(?:the\s)?(?:\w+\s){1,4}(?:by\s+)?")
#: "That is 5% more", "the figure rose by 5%": the figure before is meant.
ANAPHOR = re.compile(
    r"[\s,;(]*(?:that|this|it|these|they|both|an? (?:increase|rise|drop|fall|decrease|decline|gain)|up|down"
    r"|the (?:figure|number|total|count|amount|value|sum|rate|increase|rise))\b(?!\s+of\b)"
)
#: What stands before the other side of a comparison.
BASELINE = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)|versus|vs\.?)\s+(?:the\s|just\s|only\s)*$"
)
SHARED_BY = re.compile(r",?\s*(?:and|while|,)\s+(?:the\s)?(?:\w+\s){1,4}by\s+")
TO = re.compile(
    r"(?:\)|\s\([^()]{1,24}\))?,?\s*(?:reaching|(?:(?:year[- ]on[- ]year|on the year|over the year|in \d{4}|last year)\s*,?\s*)?to"
    r"(?:\s+(?:reach|stand at|a total of|a record|a|the|just|some|over|about|hit))*)\s*"
)
COMPARED = re.compile(
    r"\s+(?:number|figure|total|amount|level|value|rate|count|tally|haul|previous|earlier|prior|last|preceding|that|those|of|as|what"
    r"|in|from|on|since|compared|over|year|\d)|\s*[.,;)]|$"
)
RATIO = re.compile(r"\s?-?(?:times)\s+(?:as\s|the\s|that\b|those\b|what\b|its\b|their\b|more than the)")
OWN = re.compile(
    r"(?:,|;|\band\b|\bwhile\b|\bwhereas\b|\bbut\b|\bas\b)\s+(?!which\b|that\b|an?\b|up\b|down\b)"
)
COPULA = re.compile(r"\b(?:was|were|is|are|be|been|being)\s*$")
#: "They dropped 19% of cases": a verb with an object tells no change of it.
TAKEN = re.compile(
    r"\b(?:dropped|cut|reduced|added|raised|lowered|contracted|gained|shed|lost)\s+(?:about\s|some\s)?$"
)
FROM = re.compile(r",?\s*from\s+(?:a\s|the\s|about\s)?")
#: Between a figure and the percentage in brackets behind it.
IN_BRACKETS = re.compile(r"\s+(?:in\s+(?:19|20)\d\d\s+)?[(\[]|,?\s+or\s+(?:by\s+|about\s+)?")
TO_SECOND = re.compile(r"(?:\s+(?:in|a|the|year|earlier|\w+|\d{4})){0,4}\s+to\s+(?:a\s|the\s|about\s)?")
