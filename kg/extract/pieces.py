"""Sentences of a readable length: what no full stop ends is read piece by piece.

A list without stops or a broken layout can be one "sentence" of a million characters. Every rule looks at
one sentence, so a bound on its length bounds the work of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

__all__ = ["LONGEST", "pieces"]

#: Longer than any sentence that people write, in characters.
LONGEST = 2000
#: Where a piece may end, the best first: behind a mark and white space, a word, white space, a mark, and
#: between a letter and anything else.
_BREAKS = (
    re.compile(r"[,;:]\s"),
    re.compile(r"(?<!\d)\s"),
    re.compile(r"\s"),
    re.compile(r"[，、；：,;:]"),
    re.compile(r"(?<=\w)\W|\W(?=\w)"),
)


def pieces(text: str, span: Span, *, longest: int = LONGEST) -> Iterator[Span]:
    """The span itself, or parts of it that cover all but white space, none longer than ``longest``.

    Examples
    --------
    >>> text = "12 cases, 13 arrests, 14 fines"
    >>> [piece.of(text) for piece in pieces(text, Span(0, len(text)), longest=16)]
    ['12 cases,', '13 arrests,', '14 fines']

    """
    start = span.start
    while span.end - start > longest:
        end = _end(text, start, start + longest)
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, span.end)


def _end(text: str, start: int, limit: int) -> int:
    """The last good place for an end in the second half of a piece, else the limit."""
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(text, (start + limit) // 2, limit)]
        if ends:
            return ends[-1]
    return limit


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
