"""Filled drafts become figures: measure, transformation, speaker, confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg import iris
from kg.extract import measures
from kg.extract.confidence import confidence, doubts_of, sources_of
from kg.extract.filled import Filled, inferred
from kg.extract.looking_back import based_on
from kg.extract.parts import part_of_measure
from kg.extract.scopes import Held
from kg.extract.spans import Draft, Number, Reading, Shape
from kg.extract.speakers import Voice
from kg.extract.weights import rounded_digit
from kg.lexicon import Lexicon
from kg.model import Document, Entity, Figure, LedgerEntry, Outcome, Span

__all__ = ["answering", "figures_of", "ledger_of"]


def figures_of(
    document: Document,
    lexicon: Lexicon,
    reading: Reading,
    filled: Sequence[Filled],
    voice: Voice,
    offset: int,
) -> list[Figure]:
    """The figures of one sentence.

    Parameters
    ----------
    offset
        Number of figures the document already has: indexes of base figures count from there.

    """
    kept = [item for item in filled if item.draft.unit is not None]
    places = {item.index: offset + at for at, item in enumerate(kept)}
    bases = {item.index: item for item in kept}
    return [_figure(document, lexicon, reading, item, bases, places, voice) for item in kept]


def answering(rates: Sequence[Figure], levels: Sequence[int], known: Sequence[Figure]) -> list[Figure]:
    """Growth rates of a sentence that looks back ("That is an increase of 5% and 3%") with their bases.

    Parameters
    ----------
    rates
        The figures of the sentence.
    levels
        Indexes in ``known`` of the figures of the sentence before, in order; one rate belongs to each, a single
        one to that which it leads to from a value of the sentence ("down 2.3% on the 1,460 of 2022").

    """
    open_rates = [f for f in rates if f.transformation == Shape.RATE and f.change_of is None]
    told = _computed(open_rates, rates, levels, known)
    if told is not None:
        return [based_on(f, told, known[told]) if f is open_rates[0] else f for f in rates]
    if len(rates) != len(levels) or len(open_rates) != len(rates):
        return list(rates)
    return [based_on(rate, index, known[index]) for rate, index in zip(rates, levels, strict=True)]


def _computed(
    open_rates: Sequence[Figure], told: Sequence[Figure], levels: Sequence[int], known: Sequence[Figure]
) -> int | None:
    """The figure that a single rate leads to from a value told beside it, as far as the rate is printed."""
    if len(open_rates) != 1:
        return None
    rate, slack = open_rates[0].value, open_rates[0].granularity
    for base in (f for f in told if f.transformation == Shape.LEVEL and f.value):
        for index in levels:
            growth = (known[index].value / base.value - 1) * 100
            if known[index].unit == base.unit and abs(growth - rate) <= slack:
                return index
    return None


def _figure(
    document: Document,
    lexicon: Lexicon,
    reading: Reading,
    item: Filled,
    bases: Mapping[int, Filled],
    places: dict[int, int],
    voice: Voice,
) -> Figure:
    draft, sentence = item.draft, reading.sentence.span
    base = None if draft.change_of is None else bases.get(draft.change_of)
    frame = item if base is None else base
    measure = _measure(document, lexicon, draft if base is None else base.draft)
    missing = inferred(frame, sentence)
    sources = sources_of(item, base, sentence)
    doubts = (*doubts_of(sources), *(["measure not known"] if measure.candidate else []))
    return Figure(
        sentence=sentence,
        printed=draft.printed,
        value=draft.number.value,
        unit=draft.unit or "",
        comparator=draft.number.comparator,
        granularity=_granularity(draft.number),
        measure=measure,
        agency=_value(frame.agency),
        campaign=_value(frame.campaign),
        sector=_value(frame.sector),
        subject=_value(frame.subject),
        place=_value(frame.place),
        period=None if frame.period is None else frame.period.value,
        transformation=draft.shape.value,
        change_of=None if base is None else places[base.index],
        part=part_of_measure(lexicon, draft, measure, document.language),
        speaker=voice.speaker,
        according_to=voice.report,
        inferred=missing,
        confidence=confidence(sources),
        doubts=doubts,
        sources=sources,
    )


def _granularity(number: Number) -> Decimal:
    """What is said to be about 1,300 is rounded to hundreds, not to the unit."""
    if number.comparator in ("about", "nearly"):
        return rounded_digit(number.value, number.granularity)
    return number.granularity


def _value(held: Held[Entity] | None) -> Entity | None:
    return None if held is None else held.value


def _measure(document: Document, lexicon: Lexicon, draft: Draft) -> Entity:
    verb = "" if draft.verb is None else draft.verb.of(document.text)
    noun = "" if draft.noun is None else draft.noun.of(document.text)
    unit = draft.unit or ""
    if draft.shape is Shape.SHARE:
        return measures.share_of(lexicon, document.language, noun=noun)
    if draft.shape is not Shape.LEVEL and not (verb or noun):
        return lexicon.record(iris.code("measure", "growth")).entity(document.language)
    return measures.choose(lexicon, document.language, unit=unit, verb=verb, noun=noun)


def ledger_of(reading: Reading) -> list[LedgerEntry]:
    """What became of each numeral of a sentence."""
    sentence = reading.sentence.span
    entries = [_entry(draft, sentence) for draft in reading.drafts]
    entries += [LedgerEntry(e.span, Outcome.EXCLUDED, e.reason, sentence) for e in reading.exclusions]
    entries += [LedgerEntry(e.span, Outcome.UNRESOLVED, e.reason, sentence) for e in reading.unresolved]
    return sorted(entries, key=lambda entry: (entry.span, entry.outcome.value))


def _entry(draft: Draft, sentence: Span) -> LedgerEntry:
    if draft.unit is None:
        return LedgerEntry(draft.number.span, Outcome.UNRESOLVED, "no unit", sentence)
    return LedgerEntry(draft.number.span, Outcome.EXTRACTED, draft.rule, sentence)
