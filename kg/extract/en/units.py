"""What an English figure counts: an ordered list of candidates, the first that answers wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Number
from kg.model import Span

__all__ = ["Place", "Unit", "notation", "phrase_right", "share_units", "unit_of"]

_CODES = "https://w3id.org/enfkg/id/code/unit/"
#: How far the counted noun may stand behind its numeral, in characters.
_REACH = 70
_STOP = re.compile(
    r"[.;:()\[\]|\n]|,|\s(?:of|in|from|by|for|with|to|at|on|that|which|who|were|was|had|have|has|is|are|and|or|came|"
    r"as|during|under|after|against|per|than|over|across|between|through|involving|worth|compared|while|down|up|"
    r"led|ranked|put|stood|reached|rose|fell|approved|since|before|where|involved|concerned|valued|awaiting|"
    r"faced|took|received|went|did|remained|became|got|ended|began|started|said|still|now|then)\b|\s-\s"
)
_PLURAL = re.compile(r"[A-Za-z][A-Za-z' -]*s")
#: A modifier before "and": it has a head only behind the second one ("trademark and patent violations").
_MODIFIER = re.compile(r"\s*[a-z][a-z-]*(?:\s[a-z][a-z-]*)?\s*")
_AND = re.compile(r"\s(?:and|or)\s")
#: Decimal points and thousands commas of the whole's own figure are skipped with it.
_OF_THE = re.compile(
    r"\s+of\s+(?:those|these|the|all|all the)\s+(?:[\d.,]*\d\s+(?:thousand\s|million\s|billion\s)?)?"
)
_NUMBER_OF = re.compile(r"\b(?:number|count|total) of\s")
#: What stands between two values of one unit printed once ("1.02 and 0.32 percent").
_LINKS = frozenset({"and", "or", "to", ",", "-", "–"})


@dataclass(frozen=True, slots=True)
class Place:
    """A numeral with its clause, its sentence and the drafts before it."""

    number: Number
    clause: Span
    sentence: Span
    before: Sequence[Draft] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a figure, the rule that gave it, and the counted noun where it is printed."""

    unit: str | None
    rule: str
    noun: Span | None = None


def unit_of(context: Context, place: Place) -> Unit:
    """The unit of a figure: the first of an ordered list of candidates that answers."""
    found = (candidate(context, place) for candidate in _CANDIDATES)
    return next((unit for unit in found if unit is not None), Unit(None, "no unit"))


def notation(hit: Hit) -> str:
    """The notation of the unit that a noun counts; ``other:<noun>`` of units outside the code list."""
    slug = (hit.entry.denotes or "").removeprefix(_CODES)
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


def phrase_right(context: Context, number: Number, limit: Span) -> Span:
    """The noun phrase to the right of a numeral; coordinated modifiers share the head behind them."""
    start, end = number.span.end, min(limit.end, number.span.end + _REACH)
    stop = _STOP.search(context.folded, start, limit.end)
    if stop is None or stop.start() >= end:
        return Span(start, end)
    shared = _AND.match(context.folded, stop.start()) and _MODIFIER.fullmatch(
        context.folded, start, stop.start()
    )
    if shared and not shared.group().rstrip().endswith("s"):
        following = _STOP.search(context.folded, stop.end(), limit.end)
        end = min(following.start() if following else end, end)
        if _PLURAL.fullmatch(context.text[start:end].strip()):
            return Span(start, end)
    return Span(start, stop.start())


def share_units(context: Context, drafts: Sequence[Draft]) -> list[Draft]:
    """A bare numeral linked to a percentage or an amount of money is of its unit."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        own, following = out[index], out[index + 1]
        shared = following.unit if following.number.percent else None
        gap = context.folded[own.number.span.end : following.number.span.start].strip()
        if shared is not None and gap in _LINKS and own.number.currency is None and not own.number.percent:
            number = replace(own.number, percent=True)
            out[index] = replace(
                own,
                number=number,
                unit=shared,
                rule="shared unit",
                shape=following.shape,
                noun=following.noun,
            )
    return out


def _sign(context: Context, place: Place) -> Unit | None:
    if place.number.percent:
        return Unit("percent", "percent sign", _nearest(context, place))
    if place.number.currency is not None:
        return Unit(place.number.currency, "currency", _nearest(context, place))
    return None


def _nearest(context: Context, place: Place) -> Span | None:
    left = _left(context, place)
    return left[-1].span if left else None


def _left(context: Context, place: Place) -> list[Hit]:
    return context.within(Span(place.clause.start, place.number.span.start), "unit-noun")


def _noun_right(context: Context, place: Place) -> Unit | None:
    right = phrase_right(context, place.number, place.clause)
    nouns = context.within(right, "unit-noun")
    if not nouns:
        return None
    return Unit(notation(nouns[-1]), "noun to the right", Span(right.start + 1, nouns[-1].span.end))


def _unknown_right(context: Context, place: Place) -> Unit | None:
    right = phrase_right(context, place.number, place.clause)
    printed = right.of(context.text)
    phrase = printed.strip()
    if not _PLURAL.fullmatch(phrase) or len(phrase.split()) > 4:
        return None
    start = right.start + len(printed) - len(printed.lstrip())
    noun = _singular(phrase.split()[-1].lower())
    return Unit(f"other:{noun}", "unknown noun to the right", Span(start, start + len(phrase)))


def _singular(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("sses", "shes", "ches", "xes")) else noun.removesuffix("s")


def _partitive(context: Context, place: Place) -> Unit | None:
    """The noun of the whole in "12 of those batches", "40 of the 1.5 million articles seized"."""
    opener = _OF_THE.match(context.folded, place.number.span.end, place.sentence.end)
    if opener is None:
        return None
    behind = Span(opener.end(), min(place.sentence.end, opener.end() + _REACH))
    stop = _STOP.search(context.folded, behind.start, behind.end)
    nouns = context.within(Span(behind.start, stop.start() if stop else behind.end), "unit-noun")
    if not nouns:
        return None
    return Unit(notation(nouns[-1]), "noun of the whole", Span(behind.start, nouns[-1].span.end))


def _number_of(context: Context, place: Place) -> Unit | None:
    """The noun of "the number of persons whose files were examined", not the nearest one."""
    found = list(_NUMBER_OF.finditer(context.folded, place.clause.start, place.number.span.start))
    if not found:
        return None
    start = found[-1].end()
    nouns = context.within(Span(start, min(start + _REACH, place.number.span.start)), "unit-noun")
    return Unit(notation(nouns[0]), "number of", nouns[0].span) if nouns else None


def _noun_left(context: Context, place: Place) -> Unit | None:
    left = _left(context, place)
    return Unit(notation(left[-1]), "noun to the left", left[-1].span) if left else None


def _elided(_: Context, place: Place) -> Unit | None:
    """A bare numeral counts what the one before it counts; money always prints its sign."""
    levels = [d for d in place.before if d.unit not in (None, "percent") and d.number.currency is None]
    return Unit(levels[-1].unit, "elided head", levels[-1].noun) if levels else None


def _noun_earlier(context: Context, place: Place) -> Unit | None:
    earlier = context.within(Span(place.sentence.start, place.clause.start), "unit-noun")
    if not earlier:
        return None
    return Unit(notation(earlier[-1]), "noun to the left in the sentence", earlier[-1].span)


_CANDIDATES: Sequence[Callable[[Context, Place], Unit | None]] = (
    _sign,
    _noun_right,
    _partitive,
    _unknown_right,
    _number_of,
    _noun_left,
    _elided,
    _noun_earlier,
)
