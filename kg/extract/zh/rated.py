"""Rates of change in a row, and the names of what they are said to be of: 批次和件数, 罚没款数额."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Draft, Shape
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["flat_behind", "name_in", "names_of", "rows_of"]

#: The last of a row of changes that is none.
_FLAT = re.compile("[、,]?(?:和|与|及)?(?:基本)?持平")
_LINKS = re.compile("、|和|及|与|以及")
#: The words for an amount behind a name, with the counter that may stand in front of them: 决定书份数.
_AMOUNT = re.compile("(?P<counter>[份件批起宗户家人次艘])?(?:数量|数额|总量|总数|总额|金额|数|量|额)$")
#: Counters that are names of amounts by themselves.
_COUNTERS = re.compile("(?:批次|场次|件次|人次|家次|艘次)$")


def names_of(subject: str) -> list[str]:
    """The names that a subject lists.

    Examples
    --------
    >>> names_of("件数、人数、沉船数"), names_of("案件数")
    (['件数', '人数', '沉船数'], ['案件数'])
    """
    return [name for name in _LINKS.split(subject) if name]


def name_in(context: Context, subject: str, end: int) -> Span | None:
    """Where the name of what has changed is printed in front of its rate, without words for its amount.

    That is the counter where the name is no more than one (件 of 件数), None where no amount is named.
    """
    counted, amount = _COUNTERS.search(subject), _AMOUNT.search(subject)
    if counted is not None:
        core = counted[0]
    elif amount is not None:
        own = subject[: amount.start()]
        core = own if len(own) > 1 else own + (amount["counter"] or "")  # 案件数: 案件
    else:
        return None
    at = context.folded.rfind(core, 0, end) if core else -1
    return Span(at, at + len(core)) if at >= 0 else None


def rows_of(context: Context, drafts: Sequence[Draft]) -> list[list[int]]:
    """Rates that follow each other with nothing between but a link and a word of change."""
    lexicon, rows = context.gazetteer.lexicon, [[0]] if drafts else []
    for index in range(1, len(drafts)):
        both = drafts[index - 1].shape is Shape.RATE and drafts[index].shape is Shape.RATE
        gap = context.folded[drafts[index - 1].printed.end : drafts[index].number.span.start]
        if both and _gap(lexicon).fullmatch(gap):
            rows[-1].append(index)
        else:
            rows.append([index])
    first = [row for row in rows if len(row) > 1 or flat_behind(context, drafts, row)]
    return [row for row in first if drafts[row[0]].shape is Shape.RATE]


def flat_behind(context: Context, drafts: Sequence[Draft], row: Sequence[int]) -> bool:
    """Whether the last of a row of changes is none: 增长15%和持平."""
    return _FLAT.match(context.folded, drafts[row[-1]].printed.end) is not None


@cache
def _gap(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(alternatives(lexicon, role, "zh") for role in ("change-up", "change-down"))
    return re.compile(rf"\s*[、,和及与/]\s*(?:和|与)?(?:(?:{words})了?)?")
