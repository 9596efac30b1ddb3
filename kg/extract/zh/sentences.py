"""Chinese sentences."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.model import Span

__all__ = ["sentences_of"]

#: A full stop with the quotation marks and brackets that close behind it.
_END = re.compile(r"[。!?!?;;\n][”’」』)]*")


def sentences_of(text: str, block: Span) -> list[Span]:
    """Sentences of a block, each with its full stop, without the white space around it."""
    cuts = [match.end() for match in _END.finditer(text, block.start, block.end)]
    pieces = (_trimmed(text, a, b) for a, b in pairwise([block.start, *cuts, block.end]))
    return [piece for piece in pieces if piece.end > piece.start]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, left + len(piece.strip())))
