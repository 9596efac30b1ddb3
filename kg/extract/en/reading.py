"""An English sentence read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.binding import bind_changes, zip_years
from kg.extract.en.actors import actors_in, campaigns_in
from kg.extract.en.dates import whens_in
from kg.extract.en.numbers import numbers_in
from kg.extract.en.sentences import clauses_of, sentences_of
from kg.extract.en.units import Place, notation, phrase_right, share_units, unit_of
from kg.extract.language import Context, Label
from kg.extract.spans import (
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
from kg.extract.timing import date_figures
from kg.extract.words import verbs_of
from kg.model import Block, BlockKind, Span

__all__ = ["LANGUAGE"]

_AFTER_VETO = re.compile(
    r"\s?(?:-?(?:working |business |calendar )?(?:year|month|day|week|hour|minute)s?\b(?:-old)?"
    r"|st\b|nd\b|rd\b|th\b|am\b|pm\b|:\d\d|-point\b|°|-fold\b)"
)
_BEFORE_VETO = re.compile(
    r"(?:article|articles|section|sections|chapter|no\.|nos\.|number|page|pages|table|figure|annex|paragraph|clause|rule|"
    r"phase|stage|step|part|volume|tel|tel\.|phone|fax|top|version|aged|class|form|decree|"
    r"order no\.|at|item|room)\s*[:.]?\s*$"
)
_NAME_NUMBER = re.compile(r"[a-z][-–]?$|[a-z]\d$|\d[-/.]$")
_DIGIT_RUN = re.compile(r"\d+")
_LIST = re.compile(r"^\s*[(（]?$")


class English:
    """The English language package; see :class:`kg.extract.language.Language`."""

    code = "en"
    carries_actors = True

    def sentences(self, context: Context, block: Block) -> Sequence[Span]:
        """Sentences of a block; a list item of key and value is one."""
        return sentences_of(context.text, block.span)

    def numbers(self, context: Context, span: Span) -> Sequence[Number]:
        """Every numeral in a span."""
        return numbers_in(context.gazetteer.lexicon, context.folded, span, currency=context.currency)

    def whens(self, context: Context, span: Span) -> Sequence[When]:
        """Every time expression in a span."""
        return whens_in(context.gazetteer.lexicon, context.text, context.folded, span, context.hits)

    def read(self, context: Context, sentence: Sentence) -> Reading:
        """What the sentence says by itself."""
        whens = self.whens(context, sentence.span)
        drafts: list[Draft] = []
        exclusions: list[Exclusion] = [
            Exclusion(w.span, "date") for w in whens if _has_digit(context, w.span)
        ]
        clauses: list[Clause] = []
        spans = clauses_of(context.folded, sentence.span, [when.span for when in whens])
        for span in spans:
            first = len(drafts)
            for number in self.numbers(context, span):
                if any(when.span.overlaps(number.digits) for when in whens):
                    continue
                reason = _veto(context, sentence, number)
                if reason is not None:
                    exclusions.append(Exclusion(number.span, reason))
                    continue
                drafts.append(_draft(context, number, span, sentence.span, drafts))
            clauses.append(_clause(context, span, whens, range(first, len(drafts))))
        bound = bind_changes(
            context, "en", sentence.span, share_units(context, _passive(context, drafts, clauses)), whens
        )
        bound, times = date_figures(context, sentence.span, bound, whens)
        bound = zip_years(context, sentence.span, bound, times)
        clauses = [
            replace(clause, whens=tuple(when for when in times if clause.span.contains(when.span)))
            for clause in clauses
        ]
        read = [*(draft.number.span for draft in bound), *(exclusion.span for exclusion in exclusions)]
        return Reading(
            sentence, tuple(clauses), tuple(bound), tuple(exclusions), _unread(context, sentence.span, read)
        )

    def label(self, context: Context, span: Span) -> Label:
        """What a table header, row label or key says."""
        nouns = context.within(span, "unit-noun")
        folded = span.of(context.folded)
        money = re.search(
            r"\b(usd|eur|gbp|cny|rmb|hk\$|us\$|\$|€|£)\s*(million|billion|thousand|bn|m)?\b", folded
        )
        scaled = (
            numbers_in(
                context.gazetteer.lexicon,
                f"1 {money.group(2)}",
                Span(0, len(money.group(2)) + 2),
                currency=None,
            )
            if money and money.group(2)
            else []
        )
        unit = notation(nouns[-1]) if nouns else None
        if money:
            sample = numbers_in(
                context.gazetteer.lexicon,
                f"{money.group(1)}1",
                Span(0, len(money.group(1)) + 1),
                currency=context.currency,
            )
            unit = sample[0].currency if sample else unit
        when = next(iter(self.whens(context, span)), None)
        return Label(
            span,
            unit=unit,
            noun=nouns[-1].span if nouns else span,
            verb=next(iter(verbs_of(context.gazetteer.lexicon, "en").find(context.folded, span)), None),
            scale=scaled[0].scale if scaled else None,
            change="change" in folded or "growth" in folded or "year-on-year" in folded,
            when=when,
            actors=tuple(actors_in(context, span)),
        )


def _has_digit(context: Context, span: Span) -> bool:
    return any(char.isdigit() for char in span.of(context.text))


def _unread(context: Context, sentence: Span, read: Sequence[Span]) -> tuple[Exclusion, ...]:
    """Runs of digits that no numeral, date or exclusion covers, so that none is lost in silence."""
    ordered = sorted(read, key=lambda span: (span.start, span.end))
    missed, at, reach = [], 0, sentence.start
    for match in _DIGIT_RUN.finditer(context.text, sentence.start, sentence.end):
        while at < len(ordered) and ordered[at].start < match.end():
            reach = max(reach, ordered[at].end)
            at += 1
        if reach <= match.start():
            missed.append(Exclusion(Span(*match.span()), "malformed or part of a code"))
    return tuple(missed)


def _veto(context: Context, sentence: Sentence, number: Number) -> str | None:
    """Why a numeral is no statistic, or None."""
    folded, span = context.folded, number.digits
    before, after = (
        folded[max(0, span.start - 24) : span.start],
        folded[number.span.end : number.span.end + 16],
    )
    if (
        span.start - sentence.span.start <= 1
        and _LIST.match(folded[sentence.span.start : span.start])
        and (
            re.match(r"[.)、]|\s+[A-Z]", context.text[span.end : span.end + 3])
            and number.value < 60
            and not number.percent
        )
    ):
        return "list marker"
    if _AFTER_VETO.match(after) and not number.percent and number.currency is None:
        return "duration, age or ordinal"
    if (
        _BEFORE_VETO.search(before)
        and number.currency is None
        and not number.percent
        and number.comparator == "exact"
    ):
        return "label of a thing" if not before.rstrip().endswith("at") or number.words else None
    if (
        not number.words
        and number.currency is None
        and (_NAME_NUMBER.search(before[-2:]) or re.match(r"[-/]\d|[a-z]", after))
    ):
        return "part of a name or code"
    if (
        number.words
        and number.value < 10
        and not context.within(phrase_right(context, number, sentence.span), "unit-noun")
    ):
        return "number word without a counted noun"
    if sentence.block.kind is BlockKind.HEADING and not context.within(sentence.span, "unit-noun"):
        return "number in a heading"
    return None


def _draft(context: Context, number: Number, clause: Span, sentence: Span, before: list[Draft]) -> Draft:
    found = unit_of(context, Place(number, clause, sentence, before))
    unit, rule, noun = found.unit, found.rule, found.noun
    verb = _verb(context, number, clause) or (before[-1].verb if before and rule == "elided head" else None)
    end = noun.end if noun is not None and noun.start >= number.span.end else number.span.end
    shape = Shape.SHARE if unit == "percent" else Shape.LEVEL
    return Draft(number, Span(number.span.start, end), unit, rule, noun=noun, verb=verb, shape=shape)


def _verb(context: Context, number: Number, clause: Span) -> Span | None:
    found = verbs_of(context.gazetteer.lexicon, "en").find(context.folded, clause)
    return min(found, key=lambda v: (_distance(v, number.span), v.start), default=None)


def _distance(verb: Span, number: Span) -> int:
    return number.start - verb.end if verb.end <= number.start else verb.start - number.end


def _clause(context: Context, span: Span, whens: Sequence[When], drafts: range) -> Clause:
    return Clause(
        span,
        whens=tuple(when for when in whens if span.contains(when.span)),
        actors=tuple(actors_in(context, span)),
        campaigns=tuple(context.within(span, "campaign")),
        new_campaigns=tuple(campaigns_in(context, span)),
        places=tuple(context.within(span, "place")),
        sectors=tuple(context.within(span, "sector")),
        subjects=tuple(context.within(span, "subject")),
        drafts=tuple(drafts),
    )


def _passive(context: Context, drafts: list[Draft], clauses: list[Clause]) -> list[Draft]:
    """Bind "by X" to the figures before it in its clause."""
    out = list(drafts)
    for clause in clauses:
        for actor in clause.actors:
            by = re.search(
                r"\bby (?:the |china's |local )?$", context.folded[clause.span.start : actor.span.start]
            )
            if by and actor.role is ActorRole.ACTOR:
                for index in clause.drafts:
                    if out[index].number.span.end <= actor.span.start:
                        out[index] = replace(out[index], actor=actor)
    return out


LANGUAGE = English()
