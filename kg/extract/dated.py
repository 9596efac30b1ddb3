"""Why the numerals of time expressions are no statistics: they date something, or are part of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.language import Context
from kg.extract.spans import Clause, Exclusion, When
from kg.model import Span

__all__ = ["dated"]

_YEAR = re.compile(r"(?:19|20)\d\d")
#: What of the name itself stands in front of its year: "Tern Action 2019".
_BETWEEN = re.compile(r"(?:\s[A-Z][a-z]+)?\s?")


def dated(context: Context, whens: Sequence[When], clauses: Sequence[Clause]) -> list[Exclusion]:
    """The time expressions with digits, each with its reason.

    Parameters
    ----------
    clauses
        The clauses of the sentence: the year in the name of one of their campaigns ("Operation Tern 2019",
        “护航2021”) is no date.

    Returns
    -------
    list of Exclusion
        In the order of ``whens``.
    """
    known = [hit.span for clause in clauses for hit in clause.campaigns]
    names = known + [name for clause in clauses for name in clause.new_campaigns]
    return [
        Exclusion(when.span, _reason(context, when.span, names))
        for when in whens
        if any(char.isdigit() for char in when.span.of(context.text))
    ]


def _reason(context: Context, span: Span, names: Sequence[Span]) -> str:
    if _YEAR.fullmatch(context.folded, span.start, span.end) is None:
        return "date"
    inside = any(
        name.contains(span) or _BETWEEN.fullmatch(context.text, name.end, span.start) for name in names
    )
    return "year in a name" if inside else "date"
