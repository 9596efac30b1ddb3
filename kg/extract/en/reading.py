"""An English sentence read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.accounted import accounted
from kg.extract.bracketed import dated_by_note, without_note
from kg.extract.en.campaigns import campaigns_of
from kg.extract.en.changes import bind_changes
from kg.extract.en.clauses import bind_agents, read_clause, split_at_subjects
from kg.extract.en.date_joins import is_year
from kg.extract.en.dates import whens_in
from kg.extract.en.distribution import share_bases, share_nouns, share_units
from kg.extract.en.labels import label_of
from kg.extract.en.numbers import numbers_in
from kg.extract.en.place import Place
from kg.extract.en.respectively import mark_places, share_agents, share_subjects, share_years
from kg.extract.en.sentences import clauses_of, sentences_of
from kg.extract.en.unit_fronts import is_adjunct
from kg.extract.en.units import unit_of
from kg.extract.en.vetoes import veto
from kg.extract.language import Context, Label
from kg.extract.spans import (
    Clause,
    Draft,
    Exclusion,
    Number,
    Reading,
    Sentence,
    Shape,
    When,
    WhenKind,
)
from kg.extract.stretches import within
from kg.extract.timing import date_figures
from kg.extract.words import verbs_of
from kg.model import Block, BlockKind, Period, Span

__all__ = ["LANGUAGE"]


class English:
    """The English language package; see :class:`kg.extract.language.Language`."""

    code = "en"
    carries_actors = True

    def sentences(self, context: Context, block: Block) -> Sequence[Span]:
        """Sentences of a block; a list item of key and value is one."""
        return sentences_of(context.text, block.span)

    def numbers(self, context: Context, span: Span) -> Sequence[Number]:
        """Every numeral in a span."""
        lexicon, text = context.gazetteer.lexicon, context.text
        return numbers_in(lexicon, context.folded, span, currency=context.currency, text=text)

    def whens(self, context: Context, span: Span) -> Sequence[When]:
        """Every time expression in a span."""
        return whens_in(context.gazetteer.lexicon, context.text, context.folded, span, context.hits)

    def read(self, context: Context, sentence: Sentence) -> Reading:
        """What the sentence says by itself."""
        whens = without_note(context, self.whens(context, sentence.span))
        drafts: list[Draft] = []
        exclusions: list[Exclusion] = []
        clauses: list[Clause] = []
        spans = clauses_of(context.folded, sentence.span, [when.span for when in whens])
        for span in spans:
            first = len(drafts)
            for number in self.numbers(context, span):
                if any(when.span.overlaps(number.digits) for when in whens):
                    continue
                reason = veto(context, sentence, number)
                if reason is not None:
                    exclusions.append(Exclusion(number.span, reason))
                    continue
                drafts.append(_draft(context, number, span, sentence.span, drafts))
            heading = sentence.block.kind is BlockKind.HEADING
            clauses.append(read_clause(context, span, whens, range(first, len(drafts)), heading=heading))
        clauses = [part for clause in clauses for part in split_at_subjects(context, clause, drafts)]
        shared = share_units(context, share_bases(context, bind_agents(drafts, clauses)))
        shared = share_bases(context, share_nouns(context, shared))
        bound = bind_changes(context, sentence.span, share_subjects(context, sentence.span, shared))
        bound = share_years(context, share_agents(context, sentence.span, bound, clauses), whens)
        whens = _editions(context, sentence.span, whens)
        bound, times = date_figures(context, sentence.span, bound, whens)
        bound = dated_by_note(context, bound)
        bound = mark_places(context, sentence.span, bound)
        clauses = [
            replace(clause, whens=tuple(when for when in times if clause.span.contains(when.span)))
            for clause in clauses
        ]
        return accounted(context, sentence, whens, clauses, bound, exclusions)

    def label(self, context: Context, span: Span) -> Label:
        """What a table header, row label or key says."""
        return label_of(context, span, self.whens(context, span))

    def is_adjunct(self, context: Context, draft: Draft) -> bool:
        """Whether a preposition of place or topic stands before the figure."""
        return is_adjunct(context, draft)

    def cell_unit(
        self,
        context: Context,  # noqa: ARG002
        number: Number,  # noqa: ARG002
        words: Span,  # noqa: ARG002
        told: str | None = None,  # noqa: ARG002
    ) -> str | None:
        """Nothing: English cells print a figure without its noun."""
        return None


def _editions(context: Context, sentence: Span, whens: Sequence[When]) -> list[When]:
    """The times with the years in names of campaigns marked: they may stand for the part of them in force."""
    names = [hit.span for hit in context.within(sentence, "campaign")]
    names += [mention.span for mention in campaigns_of(context).within(sentence)]
    marked = [
        replace(when, rule="edition")
        if is_year(when.period)
        and any(n.start <= when.span.end and when.span.start <= n.end + 1 for n in names)
        else when
        for when in whens
    ]
    runs = [when.period for when in marked if when.rule != "edition" and when.kind is WhenKind.PERIOD]
    return [replace(when, kind=WhenKind.NOTE) if _is_run(when, runs) else when for when in marked]


def _is_run(when: When, runs: Sequence[Period | None]) -> bool:
    """Whether the months in which an edition ran are told beside the year in its name."""
    year = when.period if when.rule == "edition" else None
    return year is not None and any(run is not None and run != year and within(run, year) for run in runs)


def _draft(context: Context, number: Number, clause: Span, sentence: Span, before: list[Draft]) -> Draft:
    found = unit_of(context, Place(number, clause, sentence, before))
    unit, rule, noun = found.unit, found.rule, found.noun
    verb = _verb(context, number, clause) or (before[-1].verb if before and rule == "elided head" else None)
    end = number.span.end
    if (
        number.currency is None
        and noun is not None
        and noun.start >= end
        and not set("),") & set(context.folded[end : noun.start])
    ):
        end = noun.end
    shape = Shape.SHARE if unit == "percent" else Shape.LEVEL
    return Draft(number, Span(number.span.start, end), unit, rule, noun=noun, verb=verb, shape=shape)


def _verb(context: Context, number: Number, clause: Span) -> Span | None:
    found = verbs_of(context.gazetteer.lexicon, "en").find(context.folded, clause)
    return min(found, key=lambda v: (_distance(v, number.span), v.start), default=None)


def _distance(verb: Span, number: Span) -> int:
    return number.start - verb.end if verb.end <= number.start else verb.start - number.end


LANGUAGE = English()
