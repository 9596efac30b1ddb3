"""English sentences and clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Span

__all__ = ["clauses_of", "sentences_of"]

_END = re.compile(r"[.!?][\"'”’)*_]*(?=\s+[\"“‘(*]*[A-Z0-9]|\s*$)|\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Art|Mr|Ms|Dr|Inc|Ltd|Co|Corp|approx|vs|St|e\.g|i\.e|cf|Nos|[Tt]el|[Kk]?[Ss]h|Kshs|Rp|RM|Tk|Dhs?|Cap|Sec|Reg|Fig|Vol|pp|p|para|paras|Ref|Est|incl|excl|al|Gen|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Jr|Sr|U\.S|U\.K|Rs)|\b[A-Z]|^\s*\d+(?:\.\d+)*)$"
)
#: The stop of "no." in front of digits ends a sentence only where it is an answer.
_NUMBER = re.compile(r"[a-z]\s(?<!\bis\s)(?<!\bwas\s)(?<!\bsaid\s)(?<!\bor\s)nos?$")
#: As far back as an abbreviation or a number of a section reaches, in characters.
_BACK = 40
#: Folded abbreviations whose stop ends no clause: "Rs. 98 crore", "No. 4".
_SHORT = re.compile(
    r"\b(?:rs|ksh|kshs|sh|rp|rm|tk|dh|dhs|no|nos|art|sec|cap|approx|vs|st|mr|ms|dr|vol|fig|u\.s|e\.g|i\.e)$"
)
_THOUSAND = re.compile(r"\d{3}\b")
_CLAUSE = re.compile(
    r";\s|:\s|\s[–—-]\s|,\s(?=(?:while|whereas|of which|of these|with|but|yet|and then|followed by|including|among)\b)"
    r"|,\s(?=(?:bringing|taking|pushing|raising|lifting)\s(?:the|its|their|this|total)\b)"
    r"|,\s(?=(?:and\s)?(?:over |about |some |nearly |more than )?[$€£]?\d)|,\s(?=and\s+(?:the\s)?\w+\s+\w+)|(?<![\s.][a-z])\.\s"
)


def sentences_of(text: str, span: Span) -> list[Span]:
    """Sentences of a stretch of text, trimmed."""
    found, start = [], span.start
    for match in _END.finditer(text, span.start, span.end):
        if match.group()[0] == "." and _ABBREVIATION.search(
            text[max(start, match.start() - _BACK) : match.start()]
        ):
            continue
        if _numbers(text, start, match):
            continue
        found.append(_trimmed(text, start, match.end()))
        start = match.end()
    found.append(_trimmed(text, start, span.end))
    return [piece for piece in found if piece.end > piece.start]


def _numbers(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop belongs to "no." with its number: "case no. 12"."""
    follows = text[stop.end() : stop.end() + 2].strip()
    before = text[max(start, stop.start() - _BACK) : stop.start()]
    return stop.group() == "." and follows.isdigit() and _NUMBER.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, left + len(piece.strip())))


def clauses_of(folded: str, span: Span, whole: Sequence[Span] = ()) -> list[Span]:
    """Clauses of a sentence, covering it; none ends in a thousands comma or in one of the ``whole`` spans."""
    cuts = [
        m.end()
        for m in _CLAUSE.finditer(folded, span.start, span.end)
        if not _inside_number(folded, m)
        and not _SHORT.search(folded[max(span.start, m.start() - 8) : m.start()])
        and not any(w.start < m.end() < w.end for w in whole)
    ]
    edges = [span.start, *cuts, span.end]
    return [Span(a, b) for a, b in pairwise(edges) if b > a]


def _inside_number(folded: str, match: re.Match[str]) -> bool:
    return (
        match.group().startswith(",")
        and folded[match.start() - 1 : match.start()].isdecimal()
        and _THOUSAND.match(folded, match.end()) is not None
    )
