"""Figures of one sentence told apart: parts from their whole, and lists whose members differ in words only.

"450 cases, 160 of them criminal" states a whole and a part of it. "Clothing lost €12bn, cosmetics €3bn"
states two amounts that agree in every dimension the lexicon knows. A sentence does not count one thing
twice, so such figures get the words that tell them apart as a dimension of their own, ``part``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg import iris
from kg.extract.language import Context
from kg.extract.spans import Draft, Reading, Shape
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Entity, Figure, Kind, Period, Span

__all__ = ["based", "part_of_measure", "tell_apart"]

#: The part named by a marker ends with the clause group: what follows a semicolon counts something else.
_END = re.compile(r"[;；。]")
#: What separates the words of one member of a list from those of the next.
_EDGES = " \t\n,，、;；:：()（）.。—–-|•“”"
#: Where the words of one member begin: behind punctuation.
_BREAK = re.compile(r"[,;:，；：()（）]\s*")
#: A name has a word of four letters, or two Chinese characters.
_TELLING = re.compile(r"[^\W\d_]{4}|[\u4e00-\u9fff]{2}")
#: Words kept of a long phrase, in characters: enough to tell parts apart, short enough for a label.
_LONGEST = 60
#: Characters from which the digest of a sentence stands for it.
_LONG_SENTENCE = 2000


def tell_apart(
    context: Context, reading: Reading, found: Sequence[Figure], known: Sequence[Figure]
) -> list[Figure]:
    """The figures of a sentence, parts linked to their whole and figures of one slot told apart.

    Parameters
    ----------
    found
        The figures of the sentence, in text order.
    known
        The figures of the document before it; indexes count through both.
    """
    figures = _parts(context, reading, list(found), known)
    figures = _members(context, reading.sentence.span, figures)
    return [_as_its_base(figure, known, figures) for figure in figures]


def part_of_measure(lexicon: Lexicon, draft: Draft, measure: Entity, language: str) -> Entity | None:
    """The kinds of what a draft counts as one part, without those that its measure names already.

    "Criminal cases cracked" are criminal whether the sentence says so or not.
    """
    known = lexicon.record(measure.iri) if measure.iri in lexicon else None
    said = (
        ()
        if known is None
        else (*known.labels.values(), *(h for heads in known.heads.values() for h in heads))
    )
    kinds = [
        lexicon.record(hit.entry.iri)
        for hit in draft.parts
        if not any(label in text for text in said for label in lexicon.record(hit.entry.iri).labels.values())
    ]
    if len(kinds) < 2:
        return kinds[0].entity(language) if kinds else None
    labels = [kind.entity(language).label for kind in kinds]
    iri = iris.candidate("part", " ".join(kind.iri for kind in kinds))
    return Entity(iri, Kind.PART, (" " if language == "en" else "").join(labels), language)


def _parts(
    context: Context, reading: Reading, figures: list[Figure], known: Sequence[Figure]
) -> list[Figure]:
    sentence = reading.sentence.span
    for marker in context.within(sentence, "subset"):
        governed = _governed(context, figures, marker.span, sentence)
        if not governed:
            continue
        whole = _whole(figures[: governed[0]], figures[governed[0]], len(known))
        if whole is None and not governed[0]:
            whole = _whole(known, figures[0], 0)
        if whole is None:
            continue
        of = _at(known, figures, whole)
        for index in governed:
            if _fits(figures[index], of):
                figures[index] = _part(context, figures, index, sentence, whole, of)
    return figures


def _at(known: Sequence[Figure], figures: Sequence[Figure], index: int) -> Figure:
    """The figure of this index, which counts through the document's figures and the sentence's."""
    return known[index] if index < len(known) else figures[index - len(known)]


def _governed(context: Context, figures: Sequence[Figure], marker: Span, sentence: Span) -> list[int]:
    """The levels of one unit behind a marker, and the one right before it ("160 of them")."""
    end = _END.search(context.text, marker.end, sentence.end)
    stop = end.start() if end else sentence.end
    levels = [i for i, figure in enumerate(figures) if figure.transformation == Shape.LEVEL]
    behind = [i for i in levels if marker.end <= figures[i].printed.start < stop]
    before = [
        i
        for i in levels
        if figures[i].printed.end <= marker.start
        and not context.text[figures[i].printed.end : marker.start].strip()
    ]
    first = [*before[-1:], *behind]
    return [i for i in first if figures[i].unit == figures[first[0]].unit]


def _whole(before: Sequence[Figure], part: Figure, offset: int) -> int | None:
    """Index of the last level of the unit that is no part itself."""
    for index in range(len(before) - 1, -1, -1):
        figure = before[index]
        if figure.transformation == Shape.LEVEL and figure.unit == part.unit and figure.part_of is None:
            return index + offset
    return None


def _fits(part: Figure, whole: Figure) -> bool:
    """Whether a figure can be a part: no larger than its whole, in the same unit and period."""
    return part.unit == whole.unit and part.value <= whole.value and part.period == whole.period


def _part(
    context: Context, figures: Sequence[Figure], index: int, sentence: Span, whole: int, of: Figure
) -> Figure:
    """A part that differs from its whole in no known dimension is named by its own words."""
    figure = replace(figures[index], part_of=whole)
    if _slot(figure) != _slot(of):
        return figure
    return _named(context, figures, index, sentence, figure, _identity(context, sentence))


def _members(context: Context, sentence: Span, figures: list[Figure]) -> list[Figure]:
    """Several figures of one slot in a sentence count different things; each is named by its words."""
    words = _identity(context, sentence)
    slots: dict[object, set[tuple[object, ...]]] = {}
    for figure in figures:
        slots.setdefault(_slot(figure), set()).add((figure.value, figure.comparator, figure.granularity))
    return [
        _named(context, figures, index, sentence, figure, words) if len(slots[_slot(figure)]) > 1 else figure
        for index, figure in enumerate(figures)
    ]


def _slot(figure: Figure) -> tuple[object, ...]:
    parts = (figure.measure, figure.agency, figure.campaign, figure.sector, figure.subject, figure.place)
    names = tuple("" if entity is None else entity.iri for entity in (*parts, figure.part))
    return (*names, figure.period, figure.unit, figure.transformation, figure.change_of)


def _identity(context: Context, sentence: Span) -> str:
    """The text of a sentence, or the digest of a very long one: what its parts are told apart by."""
    text = sentence.of(context.text)
    return text if len(text) <= _LONG_SENTENCE else hashlib.sha256(text.encode()).hexdigest()


def _named(
    context: Context, figures: Sequence[Figure], index: int, sentence: Span, figure: Figure, identity: str
) -> Figure:
    """The figure with its part: named by the words around it, or by its place in the sentence (2/3)."""
    before = sentence.start if index == 0 else figures[index - 1].printed.end
    after = sentence.end if index + 1 == len(figures) else figures[index + 1].printed.start
    start, end = figure.printed.start, figure.printed.end
    left, right = Span(min(before, start), start), Span(end, max(end, after))
    name = _words(context, left) or _words(context, right) or f"{index + 1}/{len(figures)}"
    iri = iris.candidate("part", f"{figure.measure.iri} {identity} {index}")
    return replace(figure, part=Entity(iri, Kind.PART, name, context.document.language))


def _words(context: Context, span: Span) -> str:
    """The words of a gap between two figures, without the marker of a subset; "" when there are none."""
    start = max((hit.span.end for hit in context.within(span, "subset")), default=span.start)
    gap = " ".join(context.text[start : span.end].split()).strip(_EDGES)
    words = (
        _joints(context.gazetteer.lexicon, context.document.language)
        .sub("", _BREAK.split(gap)[-1])
        .strip(_EDGES)
    )
    if len(words) > _LONGEST:
        words = re.sub(r"^[A-Za-z]*\s+", "", words[-_LONGEST:])
    return words if _TELLING.search(words) else ""


@cache
def _joints(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """Words at the edges of a member that only join it to the last, or to its figure."""
    edge = "" if language == "zh" else r"\b"
    joints = alternatives(lexicon, "part-joint", language)
    return re.compile(rf"^(?:(?:{joints}){edge}\s*)+|(?:\s*{edge}(?:{joints}))+$", re.IGNORECASE)


def _as_its_base(figure: Figure, known: Sequence[Figure], figures: Sequence[Figure]) -> Figure:
    """A change is of the same part as the figure whose change it is."""
    base = None if figure.change_of is None else _at(known, figures, figure.change_of)
    return figure if base is None or base.part is None else replace(figure, part=base.part)


def based(
    reading: Reading, figures: Sequence[Figure], periods: Sequence[tuple[Span, Period]]
) -> list[Figure]:
    """Growth rates with the period they are measured against, where the clause names one.

    Parameters
    ----------
    periods
        The other sides of comparisons in the sentence ("than in 2019", 较2019年) and what they mean.
    """
    return [
        replace(figure, basis=_basis(reading, figure, periods))
        if figure.transformation in (Shape.RATE, Shape.DIFFERENCE)
        else figure
        for figure in figures
    ]


def _basis(reading: Reading, figure: Figure, periods: Sequence[tuple[Span, Period]]) -> Period | None:
    clause = next((c.span for c in reading.clauses if c.span.contains(figure.printed)), None)
    near = [
        (abs(span.start - figure.printed.start), period)
        for span, period in periods
        if clause is not None and clause.contains(span) and period != figure.period
    ]
    named = min(near, default=None, key=lambda pair: pair[0])
    if named is not None:
        return named[1]
    return None if figure.period is None else figure.period.a_year_earlier
