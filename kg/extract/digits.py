"""Digits that nothing has read, so that no numeral is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.language import Context
from kg.extract.spans import Exclusion
from kg.model import Span

__all__ = ["unread_digits"]

#: "3.2.1 ", "1.2.3. " at the start of a sentence.
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,3}){2,4}\.?(?=\s)")
#: Letters in front of digits, with points or strokes between.
_LETTERS = re.compile(r"[A-Za-z][\d.,/-]*$")
_LONGEST = 12
_RUN = re.compile(r"\d+")


def unread_digits(
    context: Context, sentence: Span, read: Sequence[Span]
) -> tuple[list[Exclusion], list[Exclusion]]:
    """Runs of digits that no numeral, date or exclusion covers.

    Parameters
    ----------
    read
        What has been read, in any order.

    Returns
    -------
    tuple
        Those that are part of a name ("CO2", "A380") or number the text itself ("3.2.1 Market regulation"),
        and those that stay unresolved.
    """
    ordered = sorted(read, key=lambda span: (span.start, span.end))
    named: list[Exclusion] = []
    missed: list[Exclusion] = []
    at, reach = 0, sentence.start
    numbering = _NUMBERING.match(context.text, sentence.start, sentence.end)
    opened = numbering.end() if numbering else sentence.start
    for match in _RUN.finditer(context.text, sentence.start, sentence.end):
        while at < len(ordered) and ordered[at].start < match.end():
            reach = max(reach, ordered[at].end)
            at += 1
        if reach > match.start():
            continue
        if match.end() <= opened:
            named.append(Exclusion(Span(*match.span()), "number of a section"))
        elif _in_code(context.text, match):
            named.append(Exclusion(Span(*match.span()), "part of a name or code"))
        else:
            missed.append(Exclusion(Span(*match.span()), "malformed or part of a code"))
    return named, missed


def _in_code(text: str, run: re.Match[str]) -> bool:
    """Whether a run of digits is joined to Latin letters: CO2, A380, the 5 of PM2.5."""
    before = _LETTERS.search(text, max(0, run.start() - _LONGEST), run.start())
    after = text[run.end() : run.end() + 1]
    return before is not None or (after.isascii() and after.isalpha())
