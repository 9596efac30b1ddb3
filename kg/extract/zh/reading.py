"""A Chinese sentence read by itself: clauses, figures and what they count, changes, vetoes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.accounted import accounted
from kg.extract.binding import zip_years
from kg.extract.bracketed import dated_by_note, without_note
from kg.extract.language import Context, Label
from kg.extract.spans import (
    DEFAULT_RULE,
    ActorRole,
    Clause,
    Draft,
    Exclusion,
    Number,
    Reading,
    Sentence,
    Shape,
    When,
)
from kg.extract.words import values, verbs_of
from kg.extract.zh.changes import bind_changes
from kg.extract.zh.clauses import bound_in_clause, clause_of, cuts_of, framing, told_after
from kg.extract.zh.counters import counter_behind
from kg.extract.zh.dates import whens_in
from kg.extract.zh.labels import label_of, noted_key
from kg.extract.zh.numbers import numbers_in
from kg.extract.zh.owners import asked, responding
from kg.extract.zh.place import Place
from kg.extract.zh.sentences import sentences_of
from kg.extract.zh.units import unit_of
from kg.extract.zh.vetoes import reason_against
from kg.extract.zh.voices import voice_at
from kg.model import Block, Span

__all__ = ["LANGUAGE"]

#: The label of a key-value line.
_LONGEST_KEY = 25
_KEY = re.compile(rf"[^\d,。;:]{{2,{_LONGEST_KEY - 1}}}:")
#: How far behind a figure its verb may stand, in characters.
_BEHIND = 30
#: What stands between a share and the comparator in front of its verb.
_SHARE_OF = re.compile(
    r"([^\W\d_]{1,2})(?:(?:占|为)(?:[^,。;\d]|(?:19|20)\d\d年){1,16}的|占[到了比]?|[折]?合(?:人民币|美元)?)$"
)


#: A comparator in front of the verb of its figure: 约合130万双, 约有300家.
_ROUGHLY = re.compile("约(?:合|有|为|计|占|值)$")


class Chinese:
    """The Chinese language package; see :class:`kg.extract.language.Language`."""

    code = "zh"
    carries_actors = False

    def sentences(self, context: Context, block: Block) -> Sequence[Span]:
        """Sentences of a block, each with its full-width stop."""
        return sentences_of(context.text, block.span)

    def numbers(self, context: Context, span: Span) -> Sequence[Number]:
        """Every numeral in a span."""
        return numbers_in(context.gazetteer.lexicon, context.folded, span, currency=context.currency)

    def whens(self, context: Context, span: Span) -> Sequence[When]:
        """Every time expression in a span."""
        return whens_in(context.folded, span, context.hits)

    def read(self, context: Context, sentence: Sentence) -> Reading:
        """What the sentence says by itself."""
        said = without_note(context, self.whens(context, sentence.span))
        whens = framing(context, sentence.span, said)
        drafts: list[Draft] = []
        exclusions: list[Exclusion] = []
        clauses: list[Clause] = []
        spans = cuts_of(context, sentence.span)
        key = noted_key(context, sentence.span)
        for span in spans:
            first = len(drafts)
            scope = _with_label(context, sentence.span, span)
            for number in self.numbers(context, span):
                if _is_time(number, said):
                    continue
                if key is not None and key.span.contains(number.span):
                    exclusions.append(Exclusion(number.span, "unit note"))
                    continue
                place = _place(context, number, scope, sentence.span.start, drafts)
                reason = reason_against(place, sentence)
                if reason is None:
                    drafts.append(_draft(place) if key is None else _keyed(place, key))
                else:
                    exclusions.append(Exclusion(number.span, reason))
            clause = clause_of(context, span, whens, range(first, len(drafts)))
            before = drafts[first - 1] if first else None
            lead = _lead(context, clauses)
            bodies = clauses[-1].actors if lead is not None else ()
            drafts[first:] = bound_in_clause(context, clause, drafts[first:], before, lead, bodies)
            clauses.append(responding(clause, clauses))
        voice = voice_at(context, sentence)
        if voice is not None:
            clauses[0] = replace(clauses[0], actors=(voice, *clauses[0].actors))
        drafts = asked(context, sentence.span, clauses, drafts)
        bound = zip_years(context, sentence.span, bind_changes(context, spans, drafts, whens), whens)
        bound = dated_by_note(context, bound)
        return accounted(context, sentence, said, told_after(clauses), bound, exclusions)

    def label(self, context: Context, span: Span) -> Label:
        """What a table header, row label or key says."""
        return label_of(context, span, self.whens(context, span))

    def is_adjunct(self, context: Context, draft: Draft) -> bool:  # noqa: ARG002
        """Never: in Chinese the counter of a later figure tells what it counts."""
        return False

    def cell_unit(self, context: Context, number: Number, words: Span, told: str | None = None) -> str | None:
        """The unit of a counter in a table cell, unless the counter alone does not tell."""
        counter = counter_behind(context, number)
        if counter is None:
            return None
        if told is not None and counter.counts == "thing" and counter.plain == told:
            return told
        clause = Span(words.start, max(words.end, counter.span.end))
        found = unit_of(Place(context, number, counter, clause, words.start, words.start, ()))
        plain = counter.counts in ("body", "goods", "matter")
        return found.unit if plain or found.rule != DEFAULT_RULE else None


def _lead(context: Context, clauses: Sequence[Clause]) -> Span | None:
    """The clause before, where it says what was done but counts nothing; who says it does not do it."""
    last = clauses[-1] if clauses else None
    if last is None or last.drafts or not context.folded.endswith(",", last.span.start, last.span.end):
        return None
    if any(actor.role is ActorRole.SPEAKER for actor in last.actors):
        return None
    return last.span


def _is_time(number: Number, whens: Sequence[When]) -> bool:
    """Whether a numeral is part of a time; times stand in order and do not overlap."""
    before = bisect_left(whens, number.digits.end, key=lambda when: when.span.start) - 1
    return before >= 0 and whens[before].span.overlaps(number.digits)


def _with_label(context: Context, sentence: Span, clause: Span) -> Span:
    """A clause with the label in front of its colon, which names what it counts: 吊销许可证:6张."""
    near = clause.start - sentence.start <= _LONGEST_KEY
    keyed = near and _KEY.fullmatch(context.folded, sentence.start, clause.start) is not None
    return Span(sentence.start, clause.end) if keyed else clause


def _place(context: Context, number: Number, clause: Span, start: int, drafts: Sequence[Draft]) -> Place:
    since = min(drafts[-1].printed.end, number.span.start) if drafts else start
    left = max(clause.start, since)
    return Place(context, number, counter_behind(context, number), clause, left, since, drafts)


def _draft(place: Place) -> Draft:
    context, number, counter = place.context, place.number, place.counter
    if number.comparator == "exact":
        number = _compared(place) if counter is None else _after_counter(context, number, counter.span.end)
        if number.comparator == "exact" and _ROUGHLY.search(context.folded, place.left, number.span.start):
            number = replace(number, comparator="about")
    found = unit_of(place)
    nearby = Span(place.words.start, max(place.end, min(place.clause.end, place.end + _BEHIND)))
    verbs = verbs_of(place.lexicon, "zh").find(context.folded, nearby)
    left = [verb for verb in verbs if verb.end <= number.span.start]
    verb = left[-1] if left else verbs[0] if verbs else (place.before[-1].verb if place.before else None)
    shape = Shape.SHARE if found.unit == "percent" else Shape.LEVEL
    printed = Span(number.span.start, max(place.end, number.span.end))
    return Draft(number, printed, found.unit, found.rule, noun=found.noun, verb=verb, shape=shape)


def _keyed(place: Place, key: Label) -> Draft:
    """A bare numeral is of the unit and scale that the key of its line notes."""
    number, draft = place.number, _draft(place)
    if place.counter is not None or number.currency or number.percent or number.words:
        return draft
    if key.scale is not None and number.scale == 1:
        number = replace(
            number,
            value=number.value * key.scale,
            granularity=number.granularity * key.scale,
            scale=key.scale,
        )
    shape = Shape.SHARE if key.unit == "percent" else Shape.LEVEL
    return replace(
        draft,
        number=number,
        unit=key.unit,
        rule="unit note of the key",
        noun=key.noun,
        verb=key.verb,
        shape=shape,
    )


def _compared(place: Place) -> Number:
    """A figure with its comparator in front of its verb: 约占民事案件的八成, 约合5.5亿美元."""
    number, folded = place.number, place.context.folded
    if not number.percent and number.currency is None:
        return number
    before = values(place.lexicon, "comparator-before", "zh")
    for match in _SHARE_OF.finditer(folded, place.left, number.span.start):
        said = next((before[form] for form in (match[1][-2:], match[1][-1:]) if form in before), None)
        if said is not None:
            return replace(number, comparator=said)
    return number


def _after_counter(context: Context, number: Number, end: int) -> Number:
    """以上 / 左右 behind the counter: 5000件以上."""
    behind = values(context.gazetteer.lexicon, "comparator-after", "zh").get(context.folded[end : end + 2])
    return number if behind is None else replace(number, comparator=behind)


LANGUAGE = Chinese()
