"""What English prints once and means several times: a unit, a scale, a currency, a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.extract.en.change_words import grammar_of
from kg.extract.language import Context
from kg.extract.spans import Draft, Number, Shape

__all__ = ["share_bases", "share_nouns", "share_units"]

_SHARED = "shared unit"
_BASE = "value compared with"
#: What stands between two values of one unit printed once ("1.02 and 0.32 percent"); a comma links in longer lists only.
_LINKS = frozenset({"and", "or", "to", ",", "-", "–", ", and"})
#: "up from 319.9", "against 26 a year before": the same thing again, its sign left out.
_AGAIN = re.compile(
    r"(?:[^.;:]{0,60}\b)?(?:up|down|higher|lower|rise|fall|increase|decrease|compare[ds]?|against|versus|vs\.?)"
    r"(?:\s+(?:from|with|to|on))?\s+(?:the\s|just\s|only\s)?"
)
#: "Watches, KRW 8.7 billion; clothing, 2.8 billion": the next of a list of amounts, by its scale.
_NEXT = re.compile(r"[;,]\s(?:and\s)?(?:[\w-]+[\s,:]+){1,4}")
_FROM = re.compile(r"\b(?:from|between)\s+$")
_COMPARED = re.compile(
    r"\b(?:from|against|compared (?:with|to)|versus|vs\.?|than)\s+$"
    r"|\b(?:corresponding|comparable|respective|equivalent|same) (?:figures|numbers|totals|values)\b[^.;:,\d]{0,24}"
    r"(?:(?:19|20)\d\d(?:[-/]\d\d)?\s)?(?:were|are|had been|was)\s+$"
)
#: How far a comparison reaches before the first of its values, in characters.
_COMPARISON = 64
#: "North 120, South 98, West 61 inspections".
_NAMED = re.compile(r"[,;]\s*(?:and\s+)?(?P<name>(?:\w+[\s:]+){1,3})")
_LIST = re.compile(r"(?:-|–|,|,?\s+and|,?\s+or|\s+to)?\s*")
_ONLY = Decimal(1)
_HUNDRED = Decimal(100)
#: An amount printed with its thousands has no scale left out: "P500,000 to P10 million".
_GROUPED = Decimal(1000)
#: How far behind a rate its word of change may end, in characters.
_BEHIND = 40


#: "$436.6 million, up from $319.9": the level of before prints no scale of its own.
_LEVEL_BEFORE = re.compile(
    r"\b(?:(?:up|down|rose|risen|fell|fallen|grew|increased|decreased) from|against|compared (?:with|to)|versus|after)"
    r" (?:just |only )?$"
)


def share_units(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """A bare numeral linked to a percentage or an amount of money is of its unit and scale."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        own, following = out[index], out[index + 1]
        gap = context.folded[own.number.span.end : following.number.span.start].strip()
        if (
            gap in _LINKS
            and (gap != "," or following.rule == _SHARED)
            and _bare(own)
            and own.number.value <= _HUNDRED
            and following.number.percent
            and not following.number.words
        ):
            number = replace(own.number, percent=True)
            out[index] = replace(
                own,
                number=number,
                unit="percent",
                rule=_SHARED,
                shape=following.shape,
                noun=following.noun,
            )
        elif _is_parallel(context, own, following):
            number = replace(own.number, percent=True)
            out[index] = replace(own, number=number, unit="percent", rule=_SHARED, shape=following.shape)
        elif gap in ("to", "-", "–") and _bare(own) and following.number.currency and not _counts(own):
            number = _scaled(replace(own.number, currency=following.number.currency), following.number)
            out[index] = replace(own, number=number, unit=following.unit, rule=_SHARED)
        elif gap in ("to", "-", "–") and own.number.currency == following.number.currency:
            out[index] = replace(own, number=_scaled(own.number, following.number))
    for index in range(1, len(out)):
        own, last = out[index], out[index - 1]
        gap = context.folded[last.number.span.end : own.number.span.start]
        from_to = gap.strip() in ("to", "-", "–") and _FROM.search(
            context.folded[max(0, last.number.span.start - 9) : last.number.span.start]
        )
        again = _AGAIN.fullmatch(gap) or from_to or (own.number.scale != _ONLY and _NEXT.fullmatch(gap))
        if own.number.currency is not None and own.number.currency == last.number.currency:
            if _LEVEL_BEFORE.search(gap):
                out[index] = replace(own, number=_scaled(own.number, last.number))
            continue
        if (
            again
            and _bare(own)
            and own.rule != _BASE
            and not _is_rate(context, last)
            and _likely(own, last)
            and (last.number.currency or last.number.percent)
            and not _counts(own)
        ):
            number = _scaled(
                replace(own.number, currency=last.number.currency, percent=last.number.percent), last.number
            )
            out[index] = replace(own, number=number, unit=last.unit, rule=_SHARED, shape=Shape.LEVEL)
    return out


#: The word right in front of a figure.
_LED = re.compile(r"\b([a-z]{4,})\s$")
#: How far in front of a figure that word may begin, in characters.
_WORD = 16


def _is_parallel(context: Context, own: Draft, share: Draft) -> bool:
    """Whether a figure is led by the same word as the share behind it: "behind 96 and designs behind 3 per cent"."""
    if not (share.number.percent and _bare(own) and own.number.value <= _HUNDRED) or _counts(own):
        return False
    gap = context.folded[own.number.span.end : share.number.span.start]
    first, second = (
        _LED.search(context.folded, max(0, d.number.span.start - _WORD), d.number.span.start)
        for d in (own, share)
    )
    linked = gap.startswith((" and ", ", ")) and not set(".;:") & set(gap)
    return linked and first is not None and second is not None and first[1] == second[1]


def _is_rate(context: Context, last: Draft) -> bool:
    """Whether a percentage is itself a change, whose sides are counted: "a 35% jump compared with 20"."""
    behind = context.folded[last.number.span.end : last.number.span.end + _BEHIND]
    return last.number.percent and grammar_of(context.gazetteer.lexicon).after.match(behind) is not None


def _likely(own: Draft, last: Draft) -> bool:
    """Whether a value can be one more of the same kind: a percentage is no number of thousands."""
    return last.number.currency is not None or (own.number.value <= _HUNDRED and own.number.scale == _ONLY)


def _counts(draft: Draft) -> bool:
    """Whether the numeral has a noun of its own behind it."""
    return draft.noun is not None and draft.noun.start >= draft.number.span.end


def _bare(draft: Draft) -> bool:
    return draft.number.currency is None and not draft.number.percent and not draft.number.words


def _scaled(number: Number, model: Number) -> Number:
    """The scale of the other value, where it prints none and is of that order ("$436.6 million ... 319.9")."""
    if (
        number.percent
        or number.scale != _ONLY
        or model.scale == _ONLY
        or number.value >= min(_GROUPED, model.scale)
    ):
        return number
    return replace(
        number,
        value=number.value * model.scale,
        granularity=number.granularity * model.scale,
        scale=model.scale,
    )


def share_nouns(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Let a noun behind the last figure of a list serve them all: "402, 176 and 201 actions"."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        own, following = out[index], out[index + 1]
        if following.noun is None or following.noun.start < following.number.span.end or not _bare(own):
            continue
        gap = context.folded[own.number.span.end : following.number.span.start]
        named = _NAMED.fullmatch(gap)
        name = "" if named is None else context.text[own.number.span.end + named.start("name")]
        listed = _LIST.fullmatch(gap) or (own.unit is None and name.isupper())
        if gap.strip() and listed and not _counts(own) and following.unit is not None:
            number = _scaled(own.number, following.number)  # "8.6 and 4.4 million articles"
            out[index] = replace(
                own, number=number, unit=following.unit, rule="noun behind the list", noun=following.noun
            )
    return out


def share_bases(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """Let values compared with count the same, in order: "26 judges and 41 clerks, against 18 and 30"."""
    out = list(drafts)
    for index, draft in enumerate(out):
        if not _COMPARED.search(
            context.folded[max(0, draft.number.span.start - _COMPARISON) : draft.number.span.start]
        ):
            continue
        group = [index]
        while group[-1] + 1 < len(out) and _linked(context, out[group[-1]], out[group[-1] + 1]):
            group.append(group[-1] + 1)
        money = any(out[i].number.currency for i in group)
        levels = (i for i in range(index) if out[i].shape is Shape.LEVEL)
        bases = [i for i in levels if _counts(out[i]) or (money and out[i].number.currency)][-len(group) :]
        if 1 < len(group) == len(bases) and all(
            _may_count_as(out[own], out[base]) for own, base in zip(group, bases, strict=True)
        ):
            for own, base in zip(group, bases, strict=True):
                out[own] = replace(out[own], unit=out[base].unit, noun=out[base].noun, rule=_BASE)
    return out


def _may_count_as(own: Draft, base: Draft) -> bool:
    """Whether a value compared with may be of its base: a bare one of a count, money of money."""
    if own.number.currency is not None or base.number.currency is not None:
        return own.number.currency == base.number.currency
    return _bare(own) and not _counts(own)


def _linked(context: Context, last: Draft, draft: Draft) -> bool:
    gap = context.folded[last.number.span.end : draft.number.span.start]
    return bool(gap.strip()) and _LIST.fullmatch(gap) is not None
