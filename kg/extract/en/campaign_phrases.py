"""How an English clause speaks of a campaign: again, ahead of its name, as its own, as a time, as begun."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.language import Context
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["announces", "is_adverbial", "is_begun", "is_owned", "is_to_come", "leaves", "refers_back"]


def refers_back(context: Context, span: Span) -> bool:
    """Whether a clause means a campaign by a word for one alone: "the operation", "the 2022 edition"."""
    return _reference(context.gazetteer.lexicon).search(context.folded, span.start, span.end) is not None


@cache
def _reference(lexicon: Lexicon) -> re.Pattern[str]:
    """The article or time that refers, at most an ordinal or a year, and a word for campaigns."""
    nouns, order, count = (
        alternatives(lexicon, f"word:{role}", "en") for role in ("campaign-noun", "edition-order", "number")
    )
    return re.compile(
        rf"\b(?:(?:the|this|that)(?: same)?(?: (?:{order}|(?:19|20)\d\d))?|(?:last|this|previous) year[’']s)"
        rf" (?:{nouns})\b(?! of\b|-)"
        rf"|\bits (?:(?:{order}|{count}|\d+) )?(?:{nouns})s?\b"
        rf"|\b(?:last|the previous) year[’']s (?=\w+ed\b|saw\b|led\b|brought\b|had\b)"
    )


def leaves(context: Context, span: Span) -> bool:
    """Whether a clause says that it tells of something beside a campaign: "made outside the operation"."""
    return _leaving(context.gazetteer.lexicon).search(context.folded, span.start, span.end) is not None


@cache
def _leaving(lexicon: Lexicon) -> re.Pattern[str]:
    leads, nouns = (alternatives(lexicon, f"word:campaign-{part}", "en") for part in ("left", "noun"))
    return re.compile(
        rf"\b(?:{leads}) (?:the|this|that|any|its|their) (?:[\w-]+ )?(?:{nouns}|drive|action)\b"
    )


def announces(context: Context, span: Span) -> bool:
    """Whether a clause speaks of a campaign that has not been named yet: "a month-long crackdown"."""
    return _ahead(context.gazetteer.lexicon).search(context.folded, span.start, span.end) is not None


@cache
def _ahead(lexicon: Lexicon) -> re.Pattern[str]:
    leads, nouns = (alternatives(lexicon, f"word:campaign-{part}", "en") for part in ("ahead", "act"))
    return re.compile(
        rf"\b(?:{leads}|[\w]+-(?:led|wide|long|day|week|month)) (?:[\w-]+ ){{0,4}}?(?:{nouns})\b"
    )


def is_begun(context: Context, span: Span, campaign: Span) -> bool:
    """Whether a clause says when a campaign began and nothing of its end: "Operation Heron started in May"."""
    begin, end = _ends(context.gazetteer.lexicon)
    behind = begin.search(context.folded, campaign.end, span.end)
    return behind is not None and end.search(context.folded, behind.end(), span.end) is None


@cache
def _ends(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    begin, end = (alternatives(lexicon, f"word:{part}-verb", "en") for part in ("begin", "end"))
    return re.compile(rf"\b(?:{begin}) (?:in|on|at the|last|this|early|late)\b"), re.compile(
        rf"\b(?:{end})\b"
    )


#: "its “Safe Summer” campaign": of the body that acts, and of no other.
_OWN = re.compile(r"\b(?:its|their|our)\s+[\"“‘']?$")


#: "... and 12 fled during the “Safe Summer” campaign": told of what the sentence says as a whole.
_DURING = re.compile(
    r"\b(?:during|in|as part of|throughout|edition of|round of|phase of|stock of|results of|outcome of)\s+"
    r"(?:the\s+|its\s+|a\s+|an\s+|this\s+)?(?:[\w-]+\s+){0,3}[\"“‘']?$"
)


def is_adverbial(context: Context, campaign: Span) -> bool:
    """Whether a campaign is named as that during which something happened, not as what acts."""
    return _DURING.search(context.folded, max(0, campaign.start - 60), campaign.start) is not None


def is_owned(context: Context, campaign: Span) -> bool:
    """Whether a campaign is named as that of the body in hand."""
    return _OWN.search(context.folded, max(0, campaign.start - 12), campaign.start) is not None


#: "The “Safe Summer” campaign will start in July", "is launching its campaign", "which starts next week".
_TO_COME = re.compile(
    r"\b(?:(?:will|(?:is|are) (?:to|due to|set to|about to|going to)|plans? to) (?:also )?"
    r"(?:start|begin|launch|be (?:launched|run|started|rolled out|held|repeated)|kick off|run|open|take place|follow)"
    r"|(?:is|are) (?:launching|starting|preparing|planning)"
    r"|(?:starts|begins|launches|kicks off|follows) (?:in|on|tomorrow|next|this|from|later))\b"
)


def is_to_come(context: Context, span: Span) -> bool:
    """Whether a clause tells of something that has not begun, in which nothing has been counted."""
    return _TO_COME.search(context.folded, span.start, span.end) is not None
