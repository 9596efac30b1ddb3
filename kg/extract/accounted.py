"""A sentence read to its end: every run of digits is a figure, excluded with its reason, or unread."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.dated import dated
from kg.extract.digits import unread_digits
from kg.extract.language import Context
from kg.extract.spans import Clause, Draft, Exclusion, Reading, Sentence, When

__all__ = ["accounted"]


def accounted(
    context: Context,
    sentence: Sentence,
    whens: Sequence[When],
    clauses: Sequence[Clause],
    drafts: Sequence[Draft],
    exclusions: Sequence[Exclusion],
) -> Reading:
    """The reading of a sentence, with the numerals of its times and what no rule could read.

    Parameters
    ----------
    whens
        The times printed in the sentence; their numerals are no figures.
    exclusions
        Numerals that a veto left out.
    """
    left_out = [*dated(context, whens, clauses), *exclusions]
    read = [*(draft.number.span for draft in drafts), *(exclusion.span for exclusion in left_out)]
    named, missed = unread_digits(context, sentence.span, read)
    return Reading(sentence, tuple(clauses), tuple(drafts), (*left_out, *named), tuple(missed))
