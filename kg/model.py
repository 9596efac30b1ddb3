"""The values that travel through the pipeline, all frozen.

Offsets everywhere are half-open ``[start, end)`` counts of Unicode code points into
:attr:`Document.text`, so that ``document.text[start:end]`` is always the quote.
"""

from __future__ import annotations

import calendar
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Document",
    "Entity",
    "Extraction",
    "Figure",
    "Kind",
    "LedgerEntry",
    "Mention",
    "Metadata",
    "Outcome",
    "Period",
    "Relation",
    "Report",
    "Section",
    "Span",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points.

    Examples
    --------
    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The quoted text."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether the other span lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


# ------------------------------------------------------------------ documents


class BlockKind(StrEnum):
    """What a stretch of text is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; ``header`` marks a column or row heading."""

    span: Span
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text with its part in the layout.

    Parameters
    ----------
    level
        Depth of a heading (1 is the title) or of a list item (1 is outermost); 0 otherwise.
    table
        Number of the table a row belongs to, counted from 1 through the document; 0 otherwise.
    cells
        The cells of a table row, in column order; empty otherwise.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    table: int = 0
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document besides its text.

    ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. ``origin`` says for each field that is set where
    it came from: ``document``, ``documents.csv`` or ``option``.
    """

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    address: str | None = None
    language: str | None = None
    origin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """One normalised text with stable offsets.

    Parameters
    ----------
    identifier
        File name, path below the folder given, or address: unique in a build.
    text
        Normalised text (see ``kg.read.normalize``); all offsets refer to it.
    language
        BCP 47 primary subtag: ``en`` or ``zh``.
    blocks
        Layout, in text order, not overlapping.
    """

    identifier: str
    text: str
    language: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the UTF-8 bytes of the text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


# ------------------------------------------------------------------ what is said


class Kind(StrEnum):
    """The class of thing an entity is."""

    AGENCY = "agency"
    COLLECTIVE = "collective"
    ORGANISATION = "organisation"
    CAMPAIGN = "campaign"
    SECTOR = "sector"
    SUBJECT = "subject"
    PLACE = "place"
    LAW = "law"
    MEASURE = "measure"
    DIMENSION = "report-dimension"
    REPORT = "report"
    DOCUMENT = "document"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with an IRI: an authority record, or a candidate read from a text.

    Parameters
    ----------
    iri
        Of the authority record, or made from the name (:mod:`kg.iris`).
    label, language
        Preferred label of a record, or the name as printed of a candidate, and its language.
    candidate
        True when no authority record was found.
    unit
        Notation of the unit of a measure.
    part_of, members
        IRI of the campaign series of which this is the edition of ``year``; agencies of a joint body.
    """

    iri: str
    kind: Kind
    label: str
    language: str
    candidate: bool = False
    unit: str | None = None
    part_of: str | None = None
    year: int | None = None
    members: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included.

    Examples
    --------
    >>> Period.year(2024)
    Period(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31))
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a period that ends before it starts: {self.start} to {self.end}")

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def calendar_year(self) -> int | None:
        """The year in which the whole period lies, or None when it lies in several."""
        return self.start.year if self.start.year == self.end.year else None

    @property
    def a_year_earlier(self) -> Period:
        """The same days of the year before; the last day of a month stays the last.

        Examples
        --------
        >>> Period(date(2024, 2, 1), date(2024, 2, 29)).a_year_earlier.end
        datetime.date(2023, 2, 28)
        """
        return Period(_year_before(self.start), _year_before(self.end))


def _year_before(day: date) -> date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    whole_month = day.day == calendar.monthrange(day.year, day.month)[1]
    return day.replace(year=day.year - 1, day=last if whole_month else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as stated at one place of a document, with everything it was resolved to.

    Parameters
    ----------
    sentence
        The evidence.
    printed
        The figure as printed, comparator, scale and counted noun included ("over 15,000 arrests").
    unit
        Notation of a unit: ``case``, ``CNY``, ``percent``, ``other:den`` ...
    comparator
        Notation: ``exact``, ``about``, ``nearly``, ``more_than``, ``at_least``, ``less_than``, ``at_most``.
    granularity
        Weight of the last significant digit as printed: 1000 for 44,000 and 4.4万, 1 for 2,619.
    transformation
        Notation: ``level``, ``yoy-rate``, ``yoy-difference``, ``share``, ``cumulative`` ...
    change_of
        For a stated change: index in :attr:`Extraction.figures` of the figure whose change it is.
    basis
        For a stated change: the period it is measured against.
    part
        What the figure is limited to in words that no other dimension holds ("of them criminal").
    part_of
        Index in :attr:`Extraction.figures` of the whole of which this figure is a part.
    speaker, according_to
        Who states it in the document; the report relied on, if any.
    inferred
        Dimensions not printed in the sentence, each with the span it was taken from (None: metadata).
        Keys are ``period``, ``agency``, ``campaign``, ``place``, ``sector``, ``subject``, ``measure`` and
        ``unit``.
    confidence, doubts
        In [0, 1], and the reasons that lowered it: see :mod:`kg.extract.confidence`, also for ``sources``.
    """

    sentence: Span
    printed: Span
    value: Decimal
    unit: str
    comparator: str
    granularity: Decimal
    measure: Entity
    agency: Entity | None = None
    campaign: Entity | None = None
    sector: Entity | None = None
    subject: Entity | None = None
    place: Entity | None = None
    period: Period | None = None
    transformation: str = "level"
    change_of: int | None = None
    basis: Period | None = None
    part: Entity | None = None
    part_of: int | None = None
    speaker: Entity | None = None
    according_to: Report | None = None
    inferred: Mapping[str, Span | None] = field(default_factory=dict)
    confidence: Decimal = Decimal("1")
    doubts: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """A triple that the document states: a campaign is led by an agency, a report covers a dimension.

    ``predicate`` is an IRI of :mod:`kg.terms`.
    """

    sentence: Span
    subject: Entity
    predicate: str
    object: Entity
    speaker: Entity | None = None
    according_to: Report | None = None
    confidence: Decimal = Decimal("1")


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form that names an entity; ``ambiguous`` lists the other records it could name."""

    span: Span
    entity: Entity
    confidence: Decimal = Decimal("1")
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a work, one for all its languages."""

    iri: str
    title: str
    language: str
    publisher: Entity | None = None
    period: Period | None = None
    place: Entity | None = None
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a document; ``position`` counts from 1, ``dimension`` is a report dimension."""

    span: Span
    title: str
    position: int
    dimension: Entity | None = None


class Outcome(StrEnum):
    """What became of a numeral."""

    EXTRACTED = "extracted"
    EXCLUDED = "excluded"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One numeral of the text and what became of it.

    ``reason`` names the rule: why it was excluded, or why it stayed unresolved; for an extracted one,
    the rule that gave the unit.
    """

    span: Span
    outcome: Outcome
    reason: str
    sentence: Span


@dataclass(frozen=True)
class Extraction:
    """Everything read from one document.

    ``realizes`` is the report this document is a text of; ``cites`` are the reports it talks about.
    ``type`` is the notation of a document type: ``report-text``, ``press-release``, ``news``, ``commentary``.
    """

    document: Document
    type: str = "commentary"
    publisher: Entity | None = None
    realizes: Report | None = None
    cites: tuple[Report, ...] = ()
    sections: tuple[Section, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
