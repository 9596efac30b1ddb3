"""Which cells label a row of a table: the first, or several columns of words in front of the figures.

A cell of such a column that is empty, as where one label stands for the rows under it, is that of the row above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.extract.language import Context, Label, Language
from kg.model import Block, Span

__all__ = ["rows_of", "stub_label"]


def rows_of(context: Context, blocks: Sequence[Block], table: int) -> Mapping[Span, tuple[Span, ...]]:
    """The cells that label each row of a table, by the place of the row; empty where one column does.

    Parameters
    ----------
    blocks
        The blocks behind the header.
    """
    rows = [block for block in takewhile(lambda block: block.table == table, blocks) if block.cells]
    width = min((len(row.cells) for row in rows), default=0)
    columns = [[row.cells[n].span for row in rows] for n in range(width)]
    count = len(list(takewhile(lambda spans: _is_words(context, spans), columns)))
    if not 1 < count < width:
        return {}
    found: dict[Span, tuple[Span, ...]] = {}
    above: tuple[Span, ...] = ()
    for row in rows:
        own = tuple(cell.span for cell in row.cells[:count])
        above = tuple(_filled(context, own, above))
        found[row.span] = above
    return found


def _is_words(context: Context, spans: Sequence[Span]) -> bool:
    """Whether a column holds words, some of them perhaps left out, and no figures."""
    texts = [span.of(context.folded) for span in spans]
    return any(text.strip() for text in texts) and not any(char.isdigit() for text in texts for char in text)


def _filled(context: Context, own: Sequence[Span], above: Sequence[Span]) -> list[Span]:
    """The labels of a row, with those of the row above in place of the empty ones it begins with."""
    empty = len(list(takewhile(lambda span: not span.of(context.text).strip(), own)))
    return [*above[:empty], *own[empty:]] if above else list(own)


def stub_label(context: Context, language: Language, spans: Sequence[Span]) -> Label | None:
    """What the labels of a row say together: the last of them what is counted, the others who and when."""
    labels = [language.label(context, span) for span in spans if span.of(context.text).strip()]
    if not labels:
        return None
    last = labels[-1]
    counts = next((label for label in reversed(labels) if label.unit is not None), last)
    when = next((label.when for label in labels if label.when is not None), None)
    actors = next((label.actors for label in labels if label.actors), ())
    return replace(last if last.unit is not None else counts, when=last.when or when, actors=actors)
