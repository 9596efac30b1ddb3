"""An entry drafted by a program for a person, checked before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from pydantic import ValidationError

from kg.errors import CorrectionError
from kg.lexicon import load_lexicon
from kg.model import Entity
from kg.review.correction import ABOUT_CLAIMS, Correction, Place
from kg.review.entries import Value
from kg.review.entry import FIELDS, problems, read_entry
from kg.review.fields import Resolver
from kg.review.naming import naming_of

__all__ = ["draft"]

_NUMBERS = frozenset({"value", "granularity"})
_DRAFT = Place("the entry", 1)


def draft(
    action: str,
    evidence: Mapping[str, Value],
    said: Mapping[str, Value],
    *,
    by: str,
    when: date,
    why: str,
) -> dict[str, Value]:
    """An entry with its keys in the order people write them.

    Parameters
    ----------
    evidence
        The keys that name the evidence; of a decision about names it is left out, so that it holds everywhere.
    said
        What holds of the figure, or the names; numbers may be given as text.

    Raises
    ------
    CorrectionError
        A build would not understand the entry; the message says why.

    Examples
    --------
    >>> entry = draft(
    ...     "replace", {"document": "a.txt", "printed": "120 cases"}, {"value": "130"},
    ...     by="Ann", when=date(2025, 4, 25), why="a slip",
    ... )
    >>> list(entry), entry["value"]
    (['action', 'document', 'printed', 'value', 'by', 'when', 'why'], Decimal('130'))
    """
    about_claims = action in ABOUT_CLAIMS
    values = {key: _number(key, value) for key, value in said.items() if value is not None}
    ordered = {key: values[key] for key in sorted(values, key=_rank)}
    entry: dict[str, Value] = {"action": action, **(evidence if about_claims else {}), **ordered}
    entry |= {"by": by, "when": when}
    if why:
        entry["why"] = why
    _check(entry, about_claims=about_claims)
    return entry


def _rank(key: str) -> int:
    return FIELDS.index(key) if key in FIELDS else len(FIELDS)


def _number(key: str, value: Value) -> Value:
    if key not in _NUMBERS or not isinstance(value, str):
        return value
    try:
        return Decimal(value.replace(",", ""))
    except InvalidOperation:
        raise CorrectionError(f"{key} is a number, not {value!r}", remedy="Write it in digits") from None


def _check(entry: Mapping[str, Value], *, about_claims: bool) -> None:
    try:
        one = read_entry(entry, _DRAFT)
    except ValidationError as error:
        key, message, _ = problems(error)[0]
        raise CorrectionError(f"{key} {message}".strip()) from None
    if about_claims:
        _resolve(one)
    elif faults := naming_of([one], load_lexicon())[1]:
        raise CorrectionError(faults[0].message.removesuffix("."))


def _resolve(one: Correction) -> None:
    """Every name and code must be known; a thing without a record is given as a table."""

    def same(entity: Entity) -> Entity:
        return entity

    Resolver(load_lexicon(), "en", {}, same).values(one.fields)
