"""Stated changes in Chinese: rates, multiples and differences bound to the figure they change.

A rate follows its word of change (同比增长12%); its subject stands in front of both. Without a subject of
its own it changes the figure before it, with one (人数上升10%) the figure of that name, and where the
sentence has no such figure it is a statistic of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.extract.binding import levels_before
from kg.extract.language import Context
from kg.extract.looking_back import LOOKS_BACK_NAMED
from kg.extract.spans import Draft, Shape, When, WhenKind
from kg.extract.words import alternatives
from kg.extract.zh.baselines import baselines, like_what_they_are_compared_with
from kg.extract.zh.moves import FROM_BEHIND, TO, date_moves
from kg.extract.zh.rated import first_or_last, flat_behind, is_named, name_in, names_of, rows_of
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["bind_changes"]

#: Units that state growth, with what one of them is in percent (增长1.2倍 is 120 %).
_RATES = {"percent": Decimal(1), "other:multiple": Decimal(100)}
_POINTS = "other:percentage point"
#: How far in front of a figure it may be said to be compared with, in characters.
_COMPARED_REACH = 16
#: How far in front of its figure a change is said, in characters.
_REACH = 30
#: How near a time must stand in front of the figure it dates, in characters.
_ADJACENT = 3
#: How many figures back a change may find its base.
_RECENT = 12
_LINK = re.compile(r"[\s、,和及与/]{1,3}")
#: What stands behind each of the rates of a row.
_ROW_ON = re.compile(r"\W|[和及与]|$")
_SIGN = re.compile(r"[+↑⬆▲]$|[-−↓⬇▼]$")
_DOWN = frozenset("-−↓⬇▼")
_TIMES_OF = re.compile(
    r"(?:是|为|达|达到|相当于|等于)[^,。;]{0,12}(?:年|期|月|季|届|轮)[^,。;]{0,6}的[^,。;\d]{0,3}$"
)
_REACHES = re.compile(
    r"[多余]?[\s,、(]*(?:(?:19|20)\d\d年|去年|今年)?(?:数量|总数|金额|总额|总量)?(?:已|仅|只|共)?"
    r"(?:达|达到|至|到|增至|升至|降至|减至|增加[至到]|增长[至到]|上升[至到]|下降[至到]|减少[至到]|为|剩|有)?(?:约|近|超|逾)?\s*"
)
#: What a rate leads to, not only what there is: 增长12%,达3400件; not 增长4%,共有117个国家.
_LEADS = re.compile("[达至到剩]")
#: A stretch within a year.
_PART_OF_YEAR = re.compile("季|月|半年|周")
#: What stands behind a figure that another is compared with: 和上年的340起相比.
_BASE_BEHIND = re.compile("相比|相较|比较|相较于")
#: A clause that says what the next compares with: 与上年相比.
_FRAME = re.compile(r"(?:与|和|同|跟|较|相较于?|相比|对比|比起)[^,。;]{2,16}(?:相比|相较|比较|比)?,$")
#: So much more or less was done: 同比多收520件.
_MORE_DONE = re.compile(
    r"(?:同比|环比|(?:比|较)(?:[^,。;\d]|(?:19|20)\d\d(?=年)){0,12}(?:年|期|月|季度)[^,。;\d]{0,3})(?P<sign>(?P<more>多)|少)[^\W\d_]{1,2}$"
)
#: What takes up the whole of what was told in parts.
_TOTALS = frozenset({"总数", "总量", "总计", "合计", "总件数", "总宗数"})
#: Which of the last two levels is meant, counted from the nearest.
_FORMER = {"前者": 1, "后者": 0}
_OPENING = re.compile(r"^(?:[\W_]|其中)+")
#: How long a change took: 四年增长近5倍.
_LASTING = re.compile(r"(?<![前后])(?:近|这|过去)?[\d一二两三四五六七八九十]+(?:年|个月)(?:来|间|内|里)?$")
#: What leads from one level to another rather than says how far it went.
_LEVEL_TO, _LEVEL_FROM = re.compile(r"(?<![幅率速])为$"), re.compile(r"[由从]")
#: What is left of 年增, 季减, 月增.
_PACE = frozenset("年季月")
#: A subject that takes up all the figures in front: 两项指标同比分别增长5%和7%.
_ALL_OF_THEM = re.compile(r"(?:上述|以上)?(?:[两三四五]项(?:指标|数据|数字)?|两者|二者|三者)$")


@dataclass(frozen=True, slots=True)
class _Said:
    """A change as said in front of a figure: its direction and where its phrase begins."""

    sign: int
    start: int
    times_of: bool = False
    shared: bool = False


def bind_changes(
    context: Context, clauses: Sequence[Span], drafts: Sequence[Draft], whens: Sequence[When]
) -> list[Draft]:
    """The drafts of a sentence with changes bound and baselines dated."""
    earlier = baselines(context, Span(clauses[0].start, clauses[-1].end), drafts, whens)
    out = like_what_they_are_compared_with(context, drafts, earlier)
    subjects: dict[int, str] = {}
    for index, draft in enumerate(out):
        left = _left(context, clauses, out, index)
        said = _said(context, draft, left) or _shared(context, out, index)
        if said is None:
            continue
        if draft.unit in _RATES:
            subject = subjects[index] = _subject(context, said, left, whens)
            rate = _rate(context, out, index, said, subject, earlier)
            if subject and rate.change_of is not None and _of_a_part(context, whens, left, said.start):
                rate = replace(rate, change_of=None)
            out[index] = _looking_back(context, out, index, rate, subject)
        elif said.shared or _difference(context, draft, said, left):
            signed = replace(draft.number, value=draft.number.value * said.sign)
            unit = "percent" if draft.unit == _POINTS else draft.unit
            changed = replace(draft, number=signed, unit=unit, shape=Shape.DIFFERENCE)
            subject = _subject(context, said, left, whens)
            out[index] = _looking_back(context, out, index, changed, subject)
    date_moves(context, out, whens)
    _zip_rates(context, out, earlier, subjects)
    return [_dated(context, draft, whens) for draft in out]


def _looking_back(context: Context, drafts: Sequence[Draft], index: int, rate: Draft, subject: str) -> Draft:
    """A rate of what an earlier sentence counts, by the name it has there: 立案数多了20件,增幅36%."""
    if rate.change_of is not None:
        return rate
    noun = name_in(context, subject, rate.number.span.start)
    if not subject and index and drafts[index - 1].rule == LOOKS_BACK_NAMED:
        noun = drafts[index - 1].noun
    return rate if noun is None else replace(rate, rule=LOOKS_BACK_NAMED, noun=noun)


def _of_a_part(context: Context, whens: Sequence[When], left: int, end: int) -> bool:
    """Whether a rate is told of a part of the year, and its level of all: 四季度举报比三季度减少17%."""
    own = next((when.span for when in whens if left <= when.span.start and when.span.end <= end), None)
    if own is None or not _PART_OF_YEAR.search(own.of(context.folded)):
        return False
    return not _compares(context, left, own.start) and "," in context.folded[max(0, left - 1) : own.start + 1]


def _zip_rates(
    context: Context, drafts: list[Draft], earlier: frozenset[int], subjects: Mapping[int, str]
) -> None:
    """As many rates in a row behind k levels belong to one level each, in order: 分别增长15%、下降3%和持平.

    Where the row tells what each is a rate of they belong to the levels of these names: 批次和件数分别增长21%和9%.
    """
    for group in rows_of(context, drafts):
        names = names_of(subjects.get(group[0], ""))
        if len(group) > 1 and len(names) == len(group):
            _zip_names(context, drafts, earlier, group, names)
            continue
        flat = flat_behind(context, drafts, group)
        meant = first_or_last(drafts, group, subjects.get(group[0], ""))
        levels = meant or levels_before(drafts, group[0], len(group) + flat, apart=earlier)
        if len(levels) < len(group) + flat or (drafts[group[0]].change_of is None and not meant):
            continue  # rates of what the sentence gives no level of
        for rate, level in zip(group, levels, strict=not flat):
            drafts[rate] = replace(drafts[rate], change_of=level)


def _zip_names(
    context: Context, drafts: list[Draft], earlier: frozenset[int], group: Sequence[int], names: Sequence[str]
) -> None:
    levels = [i for i in _outside(context, drafts, group[0]) if i not in earlier]
    for rate, name in zip(group, names, strict=True):
        draft = drafts[rate]
        level = next((i for i in levels if is_named(context, drafts, i, name)), None)
        noun = None if level is not None else name_in(context, name, draft.number.span.start)
        drafts[rate] = replace(draft, change_of=level)
        if noun is not None:
            drafts[rate] = replace(drafts[rate], rule=LOOKS_BACK_NAMED, noun=noun)


def _left(context: Context, clauses: Sequence[Span], drafts: Sequence[Draft], index: int) -> int:
    """Where the words of a figure's own change begin: its clause, or behind the figure before it.

    A figure that is compared with (较上年的208件增长) is among those words.
    """
    at = drafts[index].number.span.start
    start = max(clauses[bisect_right(clauses, at, key=lambda clause: clause.start) - 1].start, at - _REACH)
    before = index - 1
    while before >= 0 and start <= drafts[before].number.span.start:
        if not _is_baseline(context, drafts[before], start):
            return min(drafts[before].printed.end, at)
        before -= 1
    return start


def _is_baseline(context: Context, draft: Draft, start: int) -> bool:
    """Whether a figure is what its clause compares with."""
    if _BASE_BEHIND.match(context.folded, draft.printed.end):
        return True
    words = context.folded[start : draft.number.span.start]
    compared = _comparison(context.gazetteer.lexicon).search(words)
    if compared is None or re.search(r"\d[^年月日至到-]*$", words[compared.end() :]):
        return False
    return not context.within(Span(start, draft.number.span.start), "change-up", "change-down")


@cache
def _phrase(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of change with what may stand between it and its figure."""
    up, down = alternatives(lexicon, "change-up", "zh"), alternatives(lexicon, "change-down", "zh")
    more, less = alternatives(lexicon, "than-up", "zh"), alternatives(lexicon, "than-down", "zh")
    between = alternatives(lexicon, "change-link", "zh")
    return re.compile(
        rf"(?:(?P<up>(?<!新)(?:{up}))|(?P<down>{down})|(?P<more>(?:{more})(?!达))|(?P<less>{less}))(?:{between}|[:\s(])*$"
    )


@cache
def _comparison(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(lexicon, 'comparison', 'zh')}|和(?=[^,。;]{{0,20}}相[比较])")


@cache
def _adverb(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon, 'change-adverb', 'zh')}|[\W_])+$")


def _said(context: Context, draft: Draft, left: int) -> _Said | None:
    number, folded = draft.number, context.folded
    if number.percent and number.digits.of(folded).startswith("翻"):
        return _Said(1, number.span.start)
    # A comparator is part of the figure, so the words of change end in front of it.
    mark = _SIGN.search(folded, max(left, number.span.start - 1), number.span.start)
    if mark is not None and draft.unit in _RATES:
        return _Said(-1 if mark[0] in _DOWN else 1, mark.start())
    if draft.unit == "other:multiple" and (of := _TIMES_OF.search(folded, left, number.span.start)):
        return _Said(1, of.start(), times_of=True)
    found = _phrase(context.gazetteer.lexicon).search(folded, left, number.span.start)
    if found is None:
        done = _MORE_DONE.search(folded, left, number.span.start)
        return (
            _behind(context, draft) if done is None else _Said(1 if done["more"] else -1, done.start("sign"))
        )
    if _LEVEL_TO.search(found[0]) and _LEVEL_FROM.search(folded, left, found.start()):
        return None  # 由1.9%降为1.1%
    told = draft.unit == "percent" and "了" in found[0]
    if (found["more"] or found["less"]) and not told and not _compares(context, left, found.start()):
        return None
    return _Said(1 if found["up"] or found["more"] else -1, found.start())


def _behind(context: Context, draft: Draft) -> _Said | None:
    """实现了30%的增长, 有12%的降幅."""
    folded, end = context.folded, draft.number.span.end
    if draft.unit not in _RATES or folded[end : end + 1] != "的":
        return None
    for hit in context.within(Span(end + 1, min(len(folded), end + 5)), "change-up", "change-down"):
        return _Said(int(hit.entry.value or "1"), draft.number.span.start)
    return None


def _shared(context: Context, drafts: Sequence[Draft], index: int) -> _Said | None:
    """The rates of a row share the word in front of the first: 上升11.3%和8.7%."""
    if not index or drafts[index - 1].shape not in (Shape.RATE, Shape.DIFFERENCE):
        return None
    before, own = drafts[index - 1], drafts[index]
    if (before.shape is Shape.RATE) != (own.unit in _RATES):
        return None
    gap = context.folded[before.printed.end : own.number.span.start]
    if not _LINK.fullmatch(gap) or (gap == "," and not _ROW_ON.match(context.folded, own.printed.end)):
        return None  # 增加20%,超过半数源于误发
    return _Said(-1 if before.number.value < 0 else 1, own.number.span.start, shared=True)


def _rate(
    context: Context,
    drafts: Sequence[Draft],
    index: int,
    said: _Said,
    subject: str,
    earlier: frozenset[int],
) -> Draft:
    draft = drafts[index]
    number, factor = draft.number, _RATES[draft.unit or "percent"] * said.sign
    value = (number.value - 1) * factor if said.times_of else number.value * factor
    changed = replace(number, value=value, granularity=number.granularity * abs(factor))
    base = _base(context, drafts, index, subject, earlier)
    return replace(draft, number=changed, unit="percent", shape=Shape.RATE, change_of=base)


def _base(
    context: Context, drafts: Sequence[Draft], index: int, subject: str, earlier: frozenset[int]
) -> int | None:
    following = _following(context, drafts, index)
    if following is not None:
        return following
    levels = [level for level in _outside(context, drafts, index) if level not in earlier]
    if subject in _TOTALS:
        plain = [i for i in levels if drafts[i].shape is Shape.LEVEL]
        return max(plain, key=lambda i: (drafts[i].number.value, -i), default=None)
    if subject in _FORMER:
        plain = [i for i in levels if drafts[i].shape is Shape.LEVEL]
        nth = _FORMER[subject]
        return plain[nth] if len(plain) > 1 else None
    if not subject:
        plain = [i for i in levels if drafts[i].shape is Shape.LEVEL]
        if index - 1 in earlier or (index and _is_compared(context, drafts[index - 1])):
            base = drafts[index - 1]  # 判决39份,涉及71人,比上年的28份多四成
            plain = [
                i for i in plain if i != index - 1 and _counter(context, drafts[i]) == _counter(context, base)
            ] or plain
        return plain[0] if plain else None
    return next((i for i in levels if is_named(context, drafts, i, subject)), None)


def _is_compared(context: Context, draft: Draft) -> bool:
    return _is_baseline(context, draft, max(0, draft.number.span.start - _COMPARED_REACH))


def _counter(context: Context, draft: Draft) -> tuple[str | None, str]:
    """What a figure counts and with which counter."""
    return draft.unit, draft.printed.of(context.folded)[-1:]


def _outside(context: Context, drafts: Sequence[Draft], index: int) -> list[int]:
    """Levels in front of a figure, the nearest first, without baselines and without what brackets hold."""
    at = drafts[index].number.span.start
    found = []
    for i in range(index - 1, max(-1, index - _RECENT), -1):
        draft = drafts[i]
        if draft.shape not in (Shape.LEVEL, Shape.SHARE):
            continue
        between = context.folded[draft.printed.end : at]
        closed = between.count(")") > between.count("(")
        same = not re.search("[,;:]", between) or drafts[i + 1].shape is Shape.DIFFERENCE
        if not closed and not (
            same and _is_baseline(context, draft, max(0, draft.number.span.start - _COMPARED_REACH))
        ):
            found.append(i)
    return found


def _following(context: Context, drafts: Sequence[Draft], index: int) -> int | None:
    """The figure a rate leads to: 增长12%,达3400件."""
    if index + 1 >= len(drafts) or drafts[index + 1].unit in _RATES:
        return None
    end, start = drafts[index].printed.end, drafts[index + 1].number.span.start
    if index + 2 < len(drafts) and FROM_BEHIND.fullmatch(context.folded, end, start):
        to = context.folded[drafts[index + 1].printed.end : drafts[index + 2].number.span.start]
        return index + 2 if TO.fullmatch(to) else None
    gap = _REACHES.fullmatch(context.folded, end, start)
    words = context.folded[end:start].strip(" ,、(约近超逾")
    told = index and drafts[index - 1].shape is Shape.LEVEL and not _LEADS.search(words)
    return index + 1 if gap is not None and words and not told else None


def _subject(context: Context, said: _Said, left: int, whens: Sequence[When]) -> str:
    """What is said to change, without times, comparison and adverbs."""
    lexicon = context.gazetteer.lexicon
    text, at = "", left
    for when in whens:
        if left <= when.span.start and when.span.end <= said.start:
            text, at = text + context.folded[at : when.span.start], when.span.end
    text += context.folded[at : said.start]
    compared = _comparison(lexicon).search(text)
    text = text[: compared.start()] if compared else text
    adverb = _adverb(lexicon)
    text = adverb.sub("", _LASTING.sub("", adverb.sub("", text)))
    subject = _ALL_OF_THEM.sub("", _OPENING.sub("", text))
    return "" if subject in _PACE else subject


def _difference(context: Context, draft: Draft, said: _Said, left: int) -> bool:
    """Whether a figure is how much more or less there was, not how many there are: 比上年多97件."""
    return draft.unit == _POINTS or _compares(context, left, said.start)


def _compares(context: Context, start: int, end: int) -> bool:
    """Whether words in front of a change compare, or the clause before them does."""
    if _comparison(context.gazetteer.lexicon).search(context.folded, start, end):
        return True
    return _FRAME.search(context.folded, max(0, start - _REACH), start) is not None


def _dated(context: Context, draft: Draft, whens: Sequence[When]) -> Draft:
    """A figure right behind a time and a colon is of that time: (2023年:6.8万件)."""
    if draft.when is not None:
        return draft
    start = draft.number.span.start
    before = bisect_right(whens, start, key=lambda when: when.span.end) - 1
    if before < 0 or start - whens[before].span.end > _ADJACENT:
        return draft
    gap = context.folded[whens[before].span.end : start].strip()
    if gap not in {":", "年:", "为", "年"}:
        return draft
    return replace(draft, when=replace(whens[before], kind=WhenKind.PERIOD))
