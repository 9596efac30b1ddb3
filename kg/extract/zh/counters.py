"""Chinese counters: the word behind a numeral and the class of things it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Number
from kg.extract.words import values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["CLASSES", "TOPICS", "Counter", "Word", "can_count", "counter_behind", "counters_of"]

#: The rest of a row of figures that shares one counter: 3084及2269张.
_ROW = re.compile(r"(?:\s*(?:、|及|和|与|或|至|到|~|-)\s*\d[\d,.]*[十百千万亿]*[余多]?){1,4}")

#: Classes of counters, whose noun or verb tells the unit; every other value of a counter is a unit.
CLASSES = frozenset({"thing", "goods", "machine", "event", "any", "body", "matter", "visit"})
#: Units of what is no thing, so that a counter of things (件, 条, 份) never counts them.
_WHOLES = frozenset(
    {
        "organisation", "person", "website", "operation", "inspection", "country", "other:den", "other:gang",
        "other:province", "other:city", "other:county", "other:platform", "other:livestream room", "other:zone", "other:kind", "other:event",
    }
)  # fmt: skip
#: Units that a counter of bodies (家, 户) counts besides organisations.
_BODIES = frozenset(
    {
        "website",
        "other:app",
        "other:account",
        "other:den",
        "other:online shop",
        "other:zone",
        "other:household",
        "other:gang",
    }
)
#: Units of what happens, counted in times (次, 场).
_EVENTS = frozenset(
    {
        "operation", "inspection", "measure", "registration", "application", "other:event", "other:penalty",
        "other:call", "other:complaint", "other:transaction", "other:accident", "other:sample",
        "other:consultation",
    }
)  # fmt: skip
#: Units that a counter of matters (起, 宗) counts besides cases.
_MATTERS = frozenset(
    {
        "case", "other:complaint", "other:call", "other:fire", "other:alert", "other:injury", "other:seizure",
        "other:notification", "other:request", "other:conviction",
    }
)  # fmt: skip
#: Units that no counter of goods (套, 盒) counts.
_NO_GOODS = frozenset({"case", "batch", "registration", "application", "other:app"})
#: What a case can be about: in a breakdown of cases these are kinds of cases (发明专利12件).
TOPICS = frozenset(
    {
        "patent",
        "trademark",
        "registration",
        "item",
        "other:work",
        "other:kind",
        "other:design",
        "other:licence",
        "other:plant variety",
        "other:layout-design",
        "other:geographical indication",
    }
)


@dataclass(frozen=True, slots=True)
class Counter:
    """The counter behind a numeral.

    ``counts`` is the class of things it counts, or the unit it is by itself; ``plain`` the unit it has where
    neither a noun nor a verb tells.
    """

    span: Span
    form: str
    counts: str
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A counter as the lexicon has it: its class or unit, and the unit of a class where nothing tells."""

    counts: str
    plain: str | None


@cache
def counters_of(lexicon: Lexicon) -> Mapping[str, Word]:
    """The counters by form; the lexicon writes "class/plain unit", or a unit alone."""
    parts = {form: value.partition("/") for form, value in values(lexicon, "counter", "zh").items()}
    return {form: Word(counts, plain or None) for form, (counts, _, plain) in parts.items()}


@cache
def _by_length(lexicon: Lexicon) -> dict[int, dict[str, Word]]:
    """Counters by length, the longest first."""
    found: dict[int, dict[str, Word]] = {}
    for form, word in counters_of(lexicon).items():
        found.setdefault(len(form), {})[form] = word
    return dict(sorted(found.items(), reverse=True))


def counter_behind(context: Context, number: Number) -> Counter | None:
    """The longest counter right behind a numeral, or behind the row of numerals it stands in."""
    if number.currency is not None or number.percent:
        return None
    own = _counter_at(context, number.span.end)
    if own is not None:
        return own
    row = _ROW.match(context.folded, number.span.end)
    shared = None if row is None else _counter_at(context, row.end())
    if shared is None:
        return None
    return replace(shared, span=Span(number.span.end, number.span.end))


@cache
def _compounds(lexicon: Lexicon) -> tuple[str, ...]:
    """Words that begin with a counter and count nothing: 国家 of 389国家指导委员会."""
    return tuple(values(lexicon, "counter-compound", "zh"))


def _counter_at(context: Context, start: int) -> Counter | None:
    """The longest counter at a place; one space may stand in front of it."""
    folded = context.folded
    start += folded[start : start + 1] == " "
    for length, forms in _by_length(context.gazetteer.lexicon).items():
        form = folded[start : start + length]
        if form.endswith("次") and folded.startswith("之", start + length):
            continue  # 日本80件,美国60件次之
        if form in forms and not folded.startswith(_compounds(context.gazetteer.lexicon), start):
            return Counter(Span(start, start + length), form, forms[form].counts, forms[form].plain)
    return None


def can_count(counter: Counter | None, unit: str) -> bool:
    """Whether a counter can count things of a unit; any unit will do where there is none."""
    if counter is None:
        return True
    allowed = {"body": _BODIES, "matter": _MATTERS, "event": _EVENTS}.get(counter.counts)
    if allowed is not None:
        return unit in allowed
    if counter.counts in ("goods", "machine"):
        return unit not in _WHOLES | _NO_GOODS | (_BODIES - {"other:app"})
    return counter.counts == "any" or unit not in _WHOLES
