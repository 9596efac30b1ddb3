"""Rates of change in a row, and the names of what they are said to be of: 批次和件数, 罚没款数额."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Draft, Shape
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["first_or_last", "flat_behind", "is_named", "name_in", "names_of", "rows_of"]

#: The count a subject names by its counter: 件数, 案件数量, 人数.
_BY_COUNTER = re.compile(
    r"(批次|批|件|人|起|宗|户|家|张|条|次|案)(?:次)?(?:数|数量|量)$|(批次|件次|人次|家次|宗数)$"
)
#: What a subject calls money.
_MONEY = frozenset({"金额", "总额", "款额", "市值", "总值", "案值", "货值", "价值", "估值"})
_AMOUNT_OF = re.compile(r"(?:数量|数额|总量|总数|总额|金额|数|量|额|款)$")
#: How far the words behind a figure go on saying what it counts, in characters.
_BEHIND = 12
#: How far in front of a level its name is told, in characters.
_IN_FRONT = 30
#: The last of a row of changes that is none.
_FLAT = re.compile("[、,]?(?:和|与|及)?(?:基本)?持平")
#: The first or the last few of a row of levels: 前两类, 后两年.
_ENDS = re.compile(r"(?P<side>[前后])(?P<count>[两二三四])(?:类|者|项|年|种|个|季度?|月)?")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
_LINKS = re.compile("、|和|及|与|以及")
#: What stands between two counts of one act: 起诉40件、90人.
_SIDE = re.compile("[、和及]?")
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
    if subject in _MONEY:
        core = subject
    elif counted is not None:
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


def first_or_last(drafts: Sequence[Draft], group: Sequence[int], subject: str) -> list[int]:
    """The levels that the first or the last few of a row are, of which as many rates are told.

    立案30件、20件和10件,前两类分别增长8%和19%.
    """
    ends = _ENDS.fullmatch(subject)
    if ends is None or _COUNTS[ends["count"]] != len(group):
        return []
    row = list(range(group[0]))
    while row and drafts[row[-1]].shape is not Shape.LEVEL:
        row.pop()
    alike = [i for i in row if drafts[i].unit == drafts[row[-1]].unit]
    first = next((i for i in reversed(alike) if i - 1 not in alike), 0)
    row = [i for i in alike if i >= first]
    if len(row) <= len(group):
        return []
    return row[: len(group)] if ends["side"] == "前" else row[-len(group) :]


@cache
def _gap(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(alternatives(lexicon, role, "zh") for role in ("change-up", "change-down"))
    return re.compile(rf"\s*[、,和及与/]\s*(?:和|与)?(?:(?:{words})了?)?")


def is_named(context: Context, drafts: Sequence[Draft], index: int, subject: str) -> bool:
    """Whether a level is what the subject of a rate names."""
    draft = drafts[index]
    printed = draft.printed.of(context.folded)
    counter, core = _BY_COUNTER.search(subject), _AMOUNT_OF.sub("", subject)
    start = drafts[index - 1].printed.end if index else max(0, draft.printed.start - _IN_FRONT)
    end = drafts[index + 1].number.span.start if index + 1 < len(drafts) else draft.printed.end
    behind = context.folded[draft.printed.end : min(end, draft.printed.end + _BEHIND)]
    words = context.folded[max(start, draft.printed.start - _IN_FRONT) : draft.printed.end]
    words += re.split("[,;:]", behind)[0]
    if index and _SIDE.fullmatch(context.folded[start : draft.number.span.start]):  # 起诉40件、90人
        before = drafts[index - 1].number.span.start
        words = context.folded[max(0, before - _IN_FRONT) : before] + words
    if subject in _MONEY:
        return draft.number.currency is not None
    if counter is not None:
        own = subject[: counter.start()]
        word = counter[1] or counter[2]
        counted = word[:1] in printed or (word in "案件" and draft.unit == "case")
        counted = counted or (word == "人" and draft.unit == "person")
        return counted and (own in ("", "案") or own[-2:] in words or _another(context, own) in words)
    return len(core) > 1 and (core in words or core[-2:] in words)


def _another(context: Context, name: str) -> str:
    """Another word for what a name says is done: 公诉 for 起诉."""
    return values(context.gazetteer.lexicon, "same-act", "zh").get(name[-2:], name)
