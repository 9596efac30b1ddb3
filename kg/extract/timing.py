"""Which figure of a sentence a time expression dates, where the sentence names more than one time.

A figure behind the words of a comparison ("up from 241", "against 502 a year before") is of the time it is
compared with: the one printed behind it, else the same stretch a year earlier. A figure right before "in
2023" is of 2023. A time at the end of a sentence dates the figures listed before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Shape, When, WhenKind
from kg.model import Period, Span

__all__ = ["date_figures"]

#: What may stand between the words of a comparison and its figure.
_LEAD = re.compile(
    r"[\s,(:]*(?:(?:the|a|an|just|only|some|those|that of|in|for|of)\s+){0,3}"
    r"(?:(?:number|figure|total|level|amount)\s*\()?"
)
#: How far behind its figure the time of a comparison may stand, in characters.
_NEAR = 45
_BROKEN = re.compile(r"[.;,:()]|\d|\s(?:and|but|while|whereas)\s")
_IN = re.compile(
    r"(?:\s+(?:was|were|had been|have been))?(?:\s+[a-z]{2,12}(?:ed|en|de|ld|nd|ht))?"
    r"\s*(?:so far\s+)?\(?(?:in|for|during|of|at|by|over|throughout|in the course of|in all of)?\s*"
)
#: The next figures of what is compared: "19 and 284,000 respectively in 2021".
_LISTED = re.compile(r"(?:,|\s+and)\s+(?:[£$€¥]\s?)?\d[\d,.]*(?:\s(?:million|billion|respectively)\b,?)*")
#: Another group than the one counted: "compared with 12 in Spain".
_ELSEWHERE = re.compile(r"\s+(?:in|for|among|at|by)\s+(?:the\s+)?[A-Z]")
_TRAILING = re.compile(
    r"\b(?:in|during|over|for|throughout|within|across|between|from)\s+(?:the\s+)?(?:course of\s+)?$|\d years,\s+$"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten) years,\s+$"
)
_DIVIDED = re.compile(r";|:|\.\s|\b(?:while|whereas|but|after|before|since|when|will|would|than)\b")


def date_figures(
    context: Context, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]
) -> tuple[list[Draft], list[When]]:
    """The drafts with the times that are theirs alone, and the times with those of comparisons marked."""
    dated, times = _aside(context, sentence, list(drafts), list(whens))
    times = [_looked_at(context, sentence, when) for when in times]
    dated, times = _told_beside(context, dated, times)
    dated, times = _baselines(context, sentence, dated, times)
    periods = [when for when in times if when.kind is WhenKind.PERIOD]
    dated = _then(context, sentence, dated, times)
    dated, times = _set_against(context, sentence, dated, times)
    told = [when for when in times if when.kind is not WhenKind.NOTE]
    if len(told) > 1 or len(told) > len(periods):
        dated = [_adjacent(context, draft, times) for draft in dated]
        times = _compared(context, sentence, dated, times)
    elif len(periods) == 1 and (owner := _attributed(context, dated, periods[0])) is not None:
        dated[owner] = replace(dated[owner], when=periods[0])
        times[times.index(periods[0])] = replace(periods[0], kind=WhenKind.BASIS)
    elif len(periods) == 1:
        dated = _listed(context, sentence, dated, periods[0])
    return dated, times


#: "pharmaceuticals (39,600), which had been first in 2022 with 71,250": a time told of what stands before.
_BESIDE = re.compile(r"[,)]\s+(?:(?:one|two|three|some) of )?(?:which|whom|who|whose|where)\b[^;:.]*$")


def _told_beside(context: Context, drafts: list[Draft], whens: list[When]) -> tuple[list[Draft], list[When]]:
    """A time in a relative clause behind a figure dates the figures of that clause, and none before."""
    for at, when in enumerate(whens):
        first = min((draft.number.span.end for draft in drafts), default=when.span.end)
        if when.kind is not WhenKind.PERIOD or first > when.span.start:
            continue
        opener = _BESIDE.search(context.folded, first, when.span.start)
        if opener is None:
            continue
        whens[at] = replace(when, kind=WhenKind.BASIS)
        drafts = [
            replace(draft, when=when)
            if draft.when is None and draft.number.span.start >= opener.start()
            else draft
            for draft in drafts
        ]
    return drafts, whens


def _baselines(
    context: Context, sentence: Span, drafts: list[Draft], whens: list[When]
) -> tuple[list[Draft], list[When]]:
    for opener in context.within(sentence, "comparison-opener"):
        index = _opened(context, drafts, opener)
        if index is None or (opener.entry.value != "year" and _is_of_others(drafts, index)):
            continue
        behind = _time_behind(context, drafts[index], whens)
        if behind is not None:
            own = replace(whens[behind], kind=WhenKind.PERIOD)
            whens[behind] = replace(whens[behind], kind=WhenKind.BASIS)
            for at in range(index, len(drafts)):
                if drafts[at].when is None and drafts[at].number.span.end <= own.span.start:
                    drafts[at] = replace(drafts[at], when=own)
        elif (opener.entry.value == "year" or _grew(context, drafts, index, opener)) and not _ELSEWHERE.match(
            context.text, drafts[index].printed.end
        ):
            earlier = When(opener.span, WhenKind.PERIOD, rule="same-last-year")
            drafts[index] = replace(drafts[index], when=earlier)
    return drafts, whens


_TO = re.compile(r"\bto (?:a |some |about |just |only |nearly |over )?$")


def _grew(context: Context, drafts: Sequence[Draft], index: int, opener: Hit) -> bool:
    """Whether a figure is what another rose or fell from: "cases rose to 163 from 129"."""
    last = drafts[index - 1] if index else None
    if last is None or not opener.span.of(context.folded).endswith("from"):
        return False
    before = context.folded[max(0, last.number.span.start - 24) : last.number.span.start]
    return not context.folded[last.printed.end : opener.span.start].strip() and _TO.search(before) is not None


def _is_of_others(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a figure with a noun of its own counts other things than all before it: "vapes from nine shops"."""
    own = drafts[index]
    before = [draft for draft in drafts[:index] if draft.shape is Shape.LEVEL]
    named = own.noun is not None and own.noun.start >= own.number.span.end
    return named and bool(before) and all(draft.unit != own.unit for draft in before)


def _compared(context: Context, sentence: Span, drafts: Sequence[Draft], whens: Sequence[When]) -> list[When]:
    """The times with those of further figures behind a comparison marked: "against 61 in May and 70 in June"."""
    openers = context.within(sentence, "comparison-opener")
    start = next(
        (hit.span.end for hit in openers if _opened(context, drafts, hit, dated=True) is not None), None
    )
    owned = {draft.when.span for draft in drafts if draft.when is not None}
    return [
        replace(when, kind=WhenKind.BASIS)
        if start is not None
        and when.span.start > start
        and when.kind is WhenKind.PERIOD
        and when.span in owned
        else when
        for when in whens
    ]


def _opened(context: Context, drafts: Sequence[Draft], opener: Hit, *, dated: bool = False) -> int | None:
    """The level right behind the words of a comparison, unless it is dated or may be so."""
    for index, draft in enumerate(drafts):
        number, end = draft.number, opener.span.end
        if (
            number.digits.start < end
            or number.span.start <= opener.span.start
            or draft.shape in (Shape.RATE, Shape.DIFFERENCE)
        ):
            continue
        start = max(end, number.span.start)
        lead = _LEAD.match(context.folded, end, start)
        free = dated or draft.when is None
        return index if free and lead is not None and lead.end() == start else None
    return None


def _time_behind(context: Context, draft: Draft, whens: Sequence[When]) -> int | None:
    """The time printed behind a figure in the same phrase."""
    end = draft.number.span.end
    for index, when in enumerate(whens):
        if when.span.start >= end and when.kind is not WhenKind.NOTE:
            gap = _LISTED.sub("", context.folded[end : when.span.start])
            plain = len(gap) <= _NEAR and not _BROKEN.search(gap.strip(" ()"))
            return index if plain else None
    return None


#: "than in 2021-22 (231)", "2022: 231": the time stands right before its figure.
_BEFORE = re.compile(r"\s*[(:]\s*|'s\s+(?:total of\s+)?")


#: "In 2022 it was 301, in 2021 288": a time that opens its phrase, and what may stand between it and its figure.
_OPENS_PHRASE = re.compile(
    r"\d[^.;:]*(?:[,;]\s+(?:and\s+|but\s+)?|\s(?:and|but)\s+)(?:(?:in|for|during)\s+(?:the\s+)?)?$"
)
_FIGURE_OF = re.compile(
    r",?\s+(?:(?:it|there|this|that|the (?:figure|number|total)) (?:was|were|had been|stood at) )?"
)


def _is_at_phrase(context: Context, when: When) -> bool:
    """Whether a time opens a phrase of its own behind a figure."""
    before = context.folded[max(0, when.span.start - 60) : when.span.start]
    return _OPENS_PHRASE.search(before) is not None


def _opens_phrase(context: Context, when: When, draft: Draft) -> bool:
    """Whether a time opens a phrase of its own behind another figure, and this figure follows it."""
    behind = _FIGURE_OF.fullmatch(context.folded, when.span.end, draft.number.span.start)
    return behind is not None and _is_at_phrase(context, when)


def _adjacent(context: Context, draft: Draft, whens: Sequence[When]) -> Draft:
    """A figure right before "in 2023", or whose noun is, or right behind "2023 (", is of that year."""
    if draft.when is not None or draft.shape is Shape.RATE:
        return draft
    for when in whens:
        if when.kind is WhenKind.NOTE:
            continue
        if when.span.end <= draft.number.span.start:
            own = _BEFORE.fullmatch(context.folded, when.span.end, draft.number.span.start)
            if own or _opens_phrase(context, when, draft):
                return replace(draft, when=replace(when, kind=WhenKind.PERIOD))
            continue
        for end in (draft.printed.end, draft.number.span.end):
            if (
                end <= when.span.start
                and _IN.fullmatch(context.folded, end, when.span.start)
                and not context.folded.startswith(":", when.span.end)
            ):
                return replace(draft, when=replace(when, kind=WhenKind.PERIOD))
        return draft
    return draft


#: "a step up on 2022, when 900 cases were opened": what follows is of that year.
_WHEN = re.compile(r",?\s+when\b")
_CLAUSE_END = re.compile(r"[;:]|,(?!\d)")
#: "In 2020 it was 22 per cent": the level of another time, and nothing that goes on.
_LOOKS = re.compile(
    r",?\s+(?:(?:it|this|that) (?:was|were|had been|stood at)"
    r"|the (?:figure|number|rate|share|total|proportion|(?:corresponding|comparable|same) \w+)"
    r" had (?:been|stood at))\b"
)


#: "A year earlier, 480 were pending": what follows is of that time, too.
_OPENS = re.compile(
    r"(?:^|[.;:]\s*)(?:in|during|over|for(?: the whole of| all of)?)?(?:\s*the same (?!period|months|time)[a-z]+)?\s*$"
)
#: As far before a time what opens its sentence may begin, in characters.
_OPENING = 32


def _looked_at(context: Context, sentence: Span, when: When) -> When:
    """The time that opens a sentence only to say what a level was then, as that of a comparison."""
    if when.kind is not WhenKind.PERIOD:
        return when
    opens = _OPENS.search(context.folded[sentence.start : when.span.start][-_OPENING:]) is not None
    match = _LOOKS.match(context.folded, when.span.end)
    looks = match is not None and (opens or " had " in match.group())
    return replace(when, kind=WhenKind.BASIS) if looks else when


def _then(context: Context, sentence: Span, drafts: list[Draft], whens: Sequence[When]) -> list[Draft]:
    """Figures behind a time and "when", or behind a basis that opens the sentence, are of that time."""
    for basis in whens:
        relative = _WHEN.match(context.folded, basis.span.end)
        behind = relative or _LOOKS.match(context.folded, basis.span.end)
        opening = context.folded[sentence.start : basis.span.start][-_OPENING:]
        alone = relative is not None and basis.kind is WhenKind.PERIOD
        if alone or (_compares(basis) and (behind or _OPENS.search(opening))):
            own, stop = _own_time(basis), _next_phrase(context, basis, whens, sentence.end)
            if relative is not None and alone:  # "1,206 in 2020, when shops were shut, and 1,552 in 2019"
                mark = _CLAUSE_END.search(context.folded, relative.end(), stop)
                stop = stop if mark is None else mark.start()
            drafts = [
                replace(draft, when=own)
                if draft.when is None and basis.span.end < draft.number.span.start < stop
                else draft
                for draft in drafts
            ]
    return drafts


def _next_phrase(context: Context, basis: When, whens: Sequence[When], end: int) -> int:
    """Where the time behind another stands if it opens a phrase of its own, else the end of the sentence."""
    behind = next((when for when in whens if when.span.start > basis.span.end and when is not basis), None)
    if behind is None:
        return end
    return behind.span.start if _is_at_phrase(context, behind) else end


#: "By comparison, 93 complaints were filed in 2022": all that the sentence tells is of that time.
_AGAINST = re.compile(r"\W*(?:by|for|in|as a) (?:way of )?comparison,? ")


def _set_against(
    context: Context, sentence: Span, drafts: list[Draft], whens: list[When]
) -> tuple[list[Draft], list[When]]:
    """The figures of a sentence that only compares have its time, which does not go on."""
    told = [at for at, when in enumerate(whens) if when.kind is not WhenKind.NOTE]
    if len(told) != 1 or not _AGAINST.match(context.folded, sentence.start, sentence.end):
        return drafts, whens
    when = whens[told[0]]
    drafts = [
        draft if draft.when else replace(draft, when=replace(when, kind=WhenKind.PERIOD)) for draft in drafts
    ]
    return drafts, [replace(w, kind=WhenKind.BASIS) if at == told[0] else w for at, w in enumerate(whens)]


def _compares(when: When) -> bool:
    """Whether a time is that of a comparison, or only where a record began ("the highest since 2013")."""
    return when.kind is WhenKind.BASIS or (when.kind is WhenKind.NOTE and when.rule == "since")


def _own_time(when: When) -> When:
    if when.rule != "since" or "-" in (when.value or ""):
        return replace(when, kind=WhenKind.PERIOD)
    year = Period.year(int(when.value or 0))
    return replace(when, kind=WhenKind.PERIOD, period=year, rule=None, value=None)


_LABEL = re.compile(r"\s*:\s*")


def _labelled(context: Context, sentence: Span, drafts: Sequence[Draft], when: When) -> int | None:
    """The figure that a time in brackets labels: "(a 30% increase; FY 2022: 5,700)"."""
    if when.kind is WhenKind.NOTE or _bracket(context.folded, sentence, when.span) is None:
        return None
    for index, draft in enumerate(drafts):
        start = max(when.span.end, draft.number.span.start)
        if draft.when is None and _LABEL.fullmatch(context.folded, when.span.end, start):
            return index
    return None


def _aside(
    context: Context, sentence: Span, drafts: list[Draft], whens: list[When]
) -> tuple[list[Draft], list[When]]:
    """A time in brackets with figures dates these and no others: "98.7% (2021-22: 98.4%)"."""
    brackets = {
        bracket
        for when in whens
        if when.kind is not WhenKind.NOTE
        and (bracket := _bracket(context.folded, sentence, when.span)) is not None
    }
    for at, when in enumerate(whens):
        owner = _labelled(context, sentence, drafts, when)
        if owner is not None:
            bracket = _bracket(context.folded, sentence, when.span)
            behind = next((w.span.start for w in whens[at + 1 :]), sentence.end)
            end = min(behind, sentence.end if bracket is None else bracket.end)
            for index in range(owner, len(drafts)):
                if index == owner or (drafts[index].when is None and drafts[index].number.span.end <= end):
                    drafts[index] = replace(drafts[index], when=replace(when, kind=WhenKind.PERIOD))
            whens[at] = replace(when, kind=WhenKind.BASIS)
    for bracket in brackets:
        inside = [i for i, draft in enumerate(drafts) if bracket.contains(draft.number.span)]
        told = [i for i, when in enumerate(whens) if bracket.contains(when.span)]
        if len(inside) != len(told) or 0 in inside or any(drafts[i].when is not None for i in inside):
            continue
        for index, at in zip(inside, told, strict=True):
            drafts[index] = replace(drafts[index], when=replace(whens[at], kind=WhenKind.PERIOD))
            whens[at] = replace(whens[at], kind=WhenKind.BASIS)
    return drafts, whens


#: How far the brackets around a time may reach, in characters.
_ASIDE = 60


def _bracket(folded: str, sentence: Span, inner: Span) -> Span | None:
    """The brackets around a stretch, within a short distance of it."""
    start, end = max(sentence.start, inner.start - _ASIDE), min(sentence.end, inner.end + _ASIDE)
    left, closed = folded.rfind("(", start, inner.start), folded.rfind(")", start, inner.start)
    right = folded.find(")", inner.end, end)
    return Span(left, right) if left > closed and right >= 0 else None


def _attributed(context: Context, drafts: Sequence[Draft], when: When) -> int | None:
    """The figure that "of 2023" belongs to and no other, in a sentence with more figures."""
    for index, draft in enumerate(drafts):
        if context.folded[draft.number.span.end : when.span.start].strip() == "of" and len(drafts) > 1:
            return index if draft.when is None else None
    return None


def _listed(context: Context, sentence: Span, drafts: list[Draft], when: When) -> list[Draft]:
    """Figures listed before the only time of a sentence are of that time."""
    first = next((draft for draft in drafts if draft.when is None), None)
    if first is None or first.number.span.end > when.span.start:
        return drafts
    if not _TRAILING.search(context.folded, max(sentence.start, when.span.start - 30), when.span.start):
        return drafts
    if _DIVIDED.search(context.folded, first.number.span.end, when.span.start):
        return drafts
    return [
        replace(draft, when=when)
        if draft.when is None and draft.number.span.end <= when.span.start
        else draft
        for draft in drafts
    ]
