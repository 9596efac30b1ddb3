"""Lists zipped in English: k figures with k years, or with the k things their subject names.

"In 2021, 2022 and 2023 courts heard 40, 52 and 61 cases": the word "respectively" may be missing. Figures
with the word and without years of their own are of the years of the sentence before, in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.en.phrases import Phrase, phrase_at, subject_of, unit_of_words, words_of
from kg.extract.language import Context
from kg.extract.spans import ActorRole, Clause, Draft, Shape, When, WhenKind
from kg.model import Span

__all__ = ["mark_places", "share_agents", "share_subjects", "share_years"]

_LINK = re.compile(r",?\s*(?:and|or|&)?\s*(?:in\s|about\s|some\s)?")
#: Rules of years of accounts, whose months only the document tells.
_ACCOUNTS = frozenset({"fiscal-year", "two-years"})
#: How far behind the last figure of a list the word may stand, in characters.
_NEAR = 24
#: How far in front of its first figure, in characters: "numbered, in turn, 12, 10 and 8".
_BEFORE = 18


def share_years(context: Context, drafts: Sequence[Draft], whens: Sequence[When]) -> list[Draft]:
    """Levels in a row, each with the year of its place in a row of as many years."""
    out = list(drafts)
    years = _year_runs(context, whens)
    for run in _runs(context, out) if years else ():
        row = next((row for row in years if len(row) == len(run)), None)
        if row is not None:
            for index, when in zip(run, row, strict=True):
                out[index] = replace(out[index], when=replace(when, kind=WhenKind.PERIOD))
    return out


def mark_places(context: Context, sentence: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """Levels in a row with "respectively" and no year of their own are of the n-th of as many years."""
    out = list(drafts)
    if not context.within(sentence, "distributive"):
        return out
    for run in _runs(context, out):
        if _distributed(context, sentence, out[run[0]], out[run[-1]]):
            for nth, index in enumerate(run, 1):
                span = out[index].number.span
                when = When(span, WhenKind.PERIOD, rule="nth-year", value=f"{nth}-{len(run)}")
                out[index] = replace(out[index], when=when)
    return out


def share_subjects(context: Context, sentence: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """One thing for each figure: "arrests, charges and convictions came to 12, 10 and 8 respectively"."""
    out = list(drafts)
    if not context.within(sentence, "distributive"):
        return out
    words = words_of(context.gazetteer.lexicon)
    for run in _runs(context, out):
        first = out[run[0]]
        if not _distributed(context, sentence, first, out[run[-1]]) or run[0] > 0:
            continue
        subjects = _subjects(context, sentence.start, first.number.span.start)
        if len(subjects) != len(run):
            continue
        for index, phrase in zip(run, subjects, strict=True):
            unit = unit_of_words(words, phrase.words) or f"other:{phrase.noun}"
            out[index] = replace(
                out[index], unit=unit, noun=phrase.span, rule="thing of its place in the list"
            )
    return out


def share_agents(
    context: Context, sentence: Span, drafts: Sequence[Draft], clauses: Sequence[Clause]
) -> list[Draft]:
    """One body for each figure: "the Salt Board and the Grain Board fined 12 and 8 firms respectively"."""
    out = list(drafts)
    if not context.within(sentence, "distributive"):
        return out
    bodies = [actor for clause in clauses for actor in clause.actors if actor.role is ActorRole.ACTOR]
    for run in _runs(context, out):
        before = [actor for actor in bodies if actor.span.end <= out[run[0]].number.span.start]
        if len(before) == len(run) and _distributed(context, sentence, out[run[0]], out[run[-1]]):
            for index, actor in zip(run, before, strict=True):
                out[index] = replace(out[index], actor=replace(actor, joint=False))
    return out


def _distributed(context: Context, sentence: Span, first: Draft, last: Draft) -> bool:
    """Whether a word like "respectively" stands behind the figures of a list, or right in front of them."""
    start, end = first.number.span.start, max(last.number.span.end, last.printed.end)
    before = context.within(Span(max(sentence.start, start - _BEFORE), start), "distributive")
    return bool(before or context.within(Span(end, min(sentence.end, end + _NEAR)), "distributive"))


def _runs(context: Context, drafts: Sequence[Draft]) -> list[list[int]]:
    """Levels of one unit that follow one another with nothing but a conjunction between, undated."""
    runs: list[list[int]] = []
    for index, draft in enumerate(drafts):
        if draft.shape is not Shape.LEVEL or draft.when is not None:
            continue
        last = runs[-1][-1] if runs else None
        if last == index - 1 and drafts[last].unit == draft.unit and _linked(context, drafts[last], draft):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1]


def _linked(context: Context, last: Draft, draft: Draft) -> bool:
    gap = context.folded[max(last.number.span.end, last.printed.end) : draft.number.span.start]
    return bool(gap.strip()) and _LINK.fullmatch(gap) is not None


def _year_runs(context: Context, whens: Sequence[When]) -> list[list[When]]:
    """Years that follow one another with nothing but a conjunction between."""
    runs: list[list[When]] = []
    for when in whens:
        if (when.period is None and when.rule not in _ACCOUNTS) or when.kind is WhenKind.NOTE:
            continue
        gap = context.folded[runs[-1][-1].span.end : when.span.start] if runs else ""
        if runs and gap.strip() and _LINK.fullmatch(gap):
            runs[-1].append(when)
        else:
            runs.append([when])
    return [run for run in runs if len(run) > 1]


def _subjects(context: Context, start: int, end: int) -> list[Phrase]:
    """The noun phrases of a subject in a row."""
    words = words_of(context.gazetteer.lexicon)
    phrase = subject_of(words, context.folded, start, end)
    found: list[Phrase] = []
    while phrase is not None:
        found.append(phrase)
        link = _LINK.match(context.folded, phrase.span.end, end)
        if link is None or not link.group().strip():
            break
        phrase = phrase_at(words, context.folded, link.end(), end)
    return found
