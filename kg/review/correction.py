"""What a person decided, as frozen values: who, when, why, on which evidence, and what holds instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "ABOUT_CLAIMS",
    "Action",
    "Correction",
    "Evidence",
    "Fault",
    "FaultKind",
    "Name",
    "Place",
    "Triple",
]


class Action(StrEnum):
    """What a correction does."""

    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    MERGE = "merge"
    KEEP_APART = "keep-apart"
    ALIAS = "alias"
    UNDO = "undo"


#: Actions that decide on what one sentence states; the others decide on what names mean.
ABOUT_CLAIMS = frozenset({Action.ACCEPT, Action.REJECT, Action.REPLACE})


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file of corrections, counted from 1; the file is named from the folder down."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class FaultKind(StrEnum):
    """Why an entry is not applied."""

    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown key"
    INVALID = "invalid"
    STALE = "stale"
    CONTRADICTORY = "contradictory"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One entry that is not applied, by file and line.

    Examples
    --------
    >>> str(Fault(Place("corrections/ann.toml", 3), FaultKind.STALE, "The quote is gone"))
    'corrections/ann.toml:3: stale: The quote is gone'
    """

    place: Place
    kind: FaultKind
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.kind.value}: {self.message}"


@dataclass(frozen=True, slots=True)
class Name:
    """A thing as a correction names it.

    Parameters
    ----------
    text
        A label, alias or notation of a record; or the name of a thing that has no record.
    iri
        Its IRI, which settles what is meant; "" when only the name is given.
    language
        Language of the name of a thing without a record; "" is that of the document.
    new
        Whether the thing needs no record: written as a table with ``name`` instead of as text.
    """

    text: str
    iri: str = ""
    language: str = ""
    new: bool = False

    def __str__(self) -> str:
        return self.text or self.iri


@dataclass(frozen=True, slots=True)
class Triple:
    """A relation that a sentence states, by the names of its parts."""

    subject: Name
    predicate: str
    object: Name


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a correction looks: a document, and a quote or a printed figure in it.

    Parameters
    ----------
    document, sha256
        Identifier of the document; digest of its normalised text, or the first 8 digits and more of it.
    quote, start
        Words of the document, and the code-point offset at which they start.
    printed, at
        A figure as printed, and the code-point offset at which it starts.
    """

    document: str = ""
    sha256: str = ""
    quote: str = ""
    start: int | None = None
    printed: str = ""
    at: int | None = None

    def __str__(self) -> str:
        return self.document or self.sha256[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One decision of one person.

    Parameters
    ----------
    id, digest
        The name other entries and queries know it by; SHA-256 of its content, which is the name's default.
    by, when, why
        The person, the day the person gives, and the reason.
    fields
        For ``accept`` and ``replace``: what holds of the figure. Dimensions are names (None: the figure has
        none), ``value`` and ``granularity`` numbers, the others notations.
    was
        What was read of the figure that is meant, where a numeral states several.
    entity, other
        For ``merge``, what is one with ``other``; for ``keep-apart``, what is not ``other``; for ``alias``,
        what is also called ``name``.
    undoes
        For ``undo``: the id of another entry.
    """

    action: Action
    id: str
    digest: str
    place: Place
    by: str
    when: date
    why: str = ""
    evidence: Evidence = Evidence()
    fields: Mapping[str, Name | str | Decimal | None] = field(default_factory=dict)
    was: Mapping[str, Name | str | Decimal | None] = field(default_factory=dict)
    relation: Triple | None = None
    entity: Name | None = None
    other: Name | None = None
    name: str = ""
    language: str = ""
    undoes: str = ""

    def fault(self, kind: FaultKind, message: str) -> Fault:
        """The entry as one that is not applied."""
        return Fault(self.place, kind, message)
