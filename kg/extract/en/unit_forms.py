"""Turns of phrase around an English numeral that tell what it counts, as patterns."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.words import alternatives
from kg.lexicon import Lexicon

__all__ = [
    "ASIDE",
    "BRACKET",
    "COMPARED",
    "FACTOR",
    "FOR",
    "FRONTED",
    "IN_BRACKET",
    "LINK",
    "LISTED",
    "MORE",
    "MOVED",
    "MULTIPLE",
    "NUMBER_OF",
    "OF_THE",
    "OF_THEM",
    "OPENER",
    "RATE_KEY",
    "STARTS",
    "TIMES",
    "WHICH",
    "amount",
    "compares",
    "differs",
    "part_of_them",
]

#: Unit of a numeral before "times" or "-fold" until it is known what it compares.
MULTIPLE = "other:multiple"
#: Rule of the value of another time in brackets ("560 farms (2022: 498)").
IN_BRACKET = "value in brackets"
#: "of the 1.5 million", "of those": decimal points and commas of the whole's own figure are skipped with it.
OF_THE = re.compile(
    r"(?:\s*\([^()]{1,24}\))?\s+(?:out\s)?of\s+(?:(?=[\d])|(?:[\w-]+\s)?[\w-]+'s\s(?=\d)|(?:the\s(?:\w+\s)?\w+'s?|those|these|the|all|all the|its|their|our|more than|over|some|a total of)\s+)"
    r"(?:(?:[\d.,]*\d\s+(?:thousand\s|million\s|billion\s)?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s))?"
)
#: "£2 million in fines", "€3 million worth of goods".
FOR = re.compile(r"\s+(?:in|of|worth of)\s+(?:the\s|its\s|their\s|total\s|unpaid\s)?")
#: "of them", "of which": part of what was counted before.
OF_THEM = re.compile(
    r"\s+(?:more\s+)?(?:of\s+(?:them|these|those|which|whom|the total|it)|in total|in all|altogether)\b"
)
#: "of which", "of whom": part of what stands right before.
WHICH = re.compile(r"\s+of\s+wh(?:ich|om)\b")
#: The value of another time between a figure and its noun: "340 (310) objections".
ASIDE = re.compile(r"(?:\s*\([^()]{1,24}\)|\)(?=\s[a-z]))?")
BRACKET = re.compile(
    r"[\w\s]{0,30}[(\[](?:[^()\[\]]{0,30}[:=]\s*|(?:up|down)\s+from\s+|from\s+|against\s+|vs\.?\s+|[+−-])?"
)
#: "20,500 articles, twice as many as in 2022 (11,500)": what a value in brackets is compared as.
COMPARED = re.compile(
    r"(?:[^.();]|\.\d){0,80}\b(?:as|than|over|on|from|against|to|with)\s(?:(?:in|the|a|an|last|for|year|months?|quarter|period|earlier|before"
    r"|previous|preceding|prior|same|of|fiscal|fy|[a-z]{3,9}ber|january|february|march|april|may|june|july|august|\d{4}(?:[-–/]\d{2,4})?)\s){1,6}\($"
)
#: "At 1,722, raids were the fewest in a decade": the figure stands in front of its subject.
FRONTED = re.compile(r"(?:^|[\s,;:(])(?:at|standing at|totalling|totaling|numbering)\s+$")
#: "A utility (179 complaints), an airline (62) and a bank (41)": between brackets of one list.
LISTED = re.compile(r"\)(?:,|;|\s+and|,\s+and|;\s+and|,?\s+followed by)\s[^().;:]{1,60}\($")
#: "From 17 filings in 2022 to 96": where a move ends.
MOVED = re.compile(r"(?:\s+(?:in|a|the|year|earlier|\w+|\d{4})){0,4}\s+to\s+(?:just\s|only\s|a\s|about\s)?$")
STARTS = re.compile(r"\bfrom\s+(?:just\s|only\s|about\s|the\s)?$")
#: "22.5 per 1,000 inhabitants", and the key "rate per 100,000 workers: 1.0".
RATE_KEY = re.compile(
    r"\bper\s(?:\d{1,3}(?:,?000)+|\w+\s(?:thousand|million)|million|capita|head)\b[^.;|\d]*$"
)
NUMBER_OF = re.compile(r"\b(?:number|count|total|tally) of\s+(?:the\s|all\s|its\s|such\s)*")
#: "Of the appeals decided, 5,636 ended ..."
OPENER = re.compile(r"\b(?:of|out of|among)\s+(?:the|these|those|all|all the|its|their|our|a total of)\s+")
LINK = re.compile(
    r"[,;]?\s*(?:and|or|but|as well as|plus|&|/)?\s*(?:the\s)?(?:other|another|a further|further)?\s*$"
)
#: "1.9 times higher", "3.1-fold": what a multiple is printed before; "three times a week" is none.
TIMES = re.compile(
    r"\s+times\s+(?:more|higher|greater|larger|lower|fewer|less|over|above|as\b|that\b|those\b|what\b"
    r"|(?:the|its|their)\s(?:\w+'s\s)?(?:\w+\s)?(?:number|figure|total|level|volume|count|previous|earlier|prior|last|preceding|year|[^\s\d]{0,3}\d))"
    r"|\s?-?fold\b"
)
#: "Up by a factor of 2.4".
FACTOR = re.compile(r"\bfactor of (?:about |almost |nearly |over )?$")
MORE = re.compile(
    r"(?:\s[a-z]+){1,2}\s(?:more|fewer|less|higher|lower|shorter|longer)\sthan\s(?!once|twice|one|an?\b|half|\d(?!\d{3}\b))"
    r"|\s+(?:more|fewer|less|higher|lower|shorter|longer|up|down)\s+(?:than|in|on|from)\b|\s+(?:above|below)\s+(?:the|that|those|its)\b"
)


@cache
def amount(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before a numeral that says how much its subject is: "numbered", "rose by a third, to"."""
    verbs = alternatives(lexicon, "word:linking", "en")
    between = r"to|at|by|from|a|an|the|record|total|of|in|all|up|down|out|just|only|further|then|also|still|now|well|\w+ly"
    return re.compile(rf"(?:\b(?:{verbs})\b(?:\s+(?:{between})\b)*|[:,(\-–—]|\b(?:to|at))\s*$")


def differs(after: str) -> bool:
    """Whether the words behind a numeral make it a difference.

    Examples
    --------
    >>> differs(" fewer than in 2021"), differs(" fewer cases")
    (True, False)
    """
    return MORE.match(after) is not None


def compares(after: str) -> bool:
    """Whether the words behind a numeral make it a multiple of something.

    Examples
    --------
    >>> compares(" times higher than in 2020"), compares(" times a week")
    (True, False)
    """
    return TIMES.match(after) is not None


def part_of_them(after: str) -> bool:
    """Whether the words behind a numeral make it a part of what was counted before.

    Examples
    --------
    >>> part_of_them(" of them repeat offenders"), part_of_them(" of wine")
    (True, False)
    """
    return OF_THEM.match(after) is not None
