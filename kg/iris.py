"""Deterministic IRIs: the same content gives the same IRI, in any process, on any machine.

No blank nodes, no counters, no clocks. Each hash is a SHA-256 over canonical JSON with a version
number, so that a change of recipe is a new version and never a silent clash.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from kg.model import Period, Span
from kg.terms import BASE, CODE, GRAPH

__all__ = [
    "DIMENSIONS",
    "bounds",
    "candidate",
    "claim",
    "code",
    "decimal",
    "document",
    "edition",
    "extraction",
    "graph",
    "joint_body",
    "ledger_entry",
    "mention",
    "passage",
    "period",
    "person",
    "report",
    "review",
    "section",
    "series",
    "statistic",
    "unit",
]

#: Keys of a series, in the order they are hashed. Append only.
DIMENSIONS = ("measure", "agency", "campaign", "sector", "subjectMatter", "transformation", "refArea", "unit")
#: Keys that are hashed only where they are given.
_OPTIONAL = ("part",)


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _digest(value: object, length: int = 20) -> str:
    canonical = _canonical(value)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:length]


def decimal(value: Decimal) -> str:
    """Plain notation without exponent or trailing zeros.

    Examples
    --------
    >>> decimal(Decimal("4.4E+4")), decimal(Decimal("44000.0")), decimal(Decimal("-2.50"))
    ('44000', '44000', '-2.5')

    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


@lru_cache(maxsize=4096)
def code(scheme: str, notation: str) -> str:
    """A member of a code list: ``code("comparator", "more_than")`` is ``...code/comparator/more-than``."""
    return f"{CODE}{scheme}/{_slug(notation)}"


def unit(notation: str) -> str:
    """A unit of count, money or measure by its notation.

    Examples
    --------
    >>> unit("case")
    'https://w3id.org/enfkg/id/code/unit/case'
    >>> unit("other:online shop")
    'https://w3id.org/enfkg/id/code/unit/other-online-shop'

    """
    return code("unit", notation)


def _slug(text: str) -> str:
    return quote(re.sub(r"[\s:_/]+", "-", text.strip()), safe="-.~")


def document(sha256: str) -> str:
    """A text snapshot by the SHA-256 of its normalised text."""
    return f"{BASE}doc/{sha256[:16]}"


def graph(name: str) -> str:
    """A named graph: ``authority``, ``facts``, ``derived``, ``doc/<sha16>``, ``review/<sha16>``."""
    return GRAPH + name


def passage(document_iri: str, span: Span) -> str:
    """A span of a document, as a fragment in the manner of RFC 5147."""
    return f"{document_iri}#char={span.start},{span.end}"


@lru_cache(maxsize=4096)
def period(value: Period) -> str:
    """A period by its first and last day; a calendar year has the short form ``period/2024``."""
    if value == Period.year(value.start.year):
        return f"{BASE}period/{value.start.year:04d}"
    return f"{BASE}period/{value.start.isoformat()}_{value.end.isoformat()}"


def series(dimensions: Mapping[str, str]) -> str:
    """All statistics that agree on these dimensions.

    Raises
    ------
    ValueError
        A key is neither one of :data:`DIMENSIONS` nor ``part``.

    """
    return f"{BASE}series/{_digest({'v': 1, **_key(dimensions)})}"


def statistic(
    dimensions: Mapping[str, str],
    *,
    period_iri: str,
    value: Decimal,
    comparator: str,
    granularity: Decimal,
    basis_iri: str = "",
) -> str:
    """A figure by its dimensions, period, value and wording; ``period_iri`` is empty when open.

    ``basis_iri`` is the period that a change is measured against when it is not the year before.

    Raises
    ------
    ValueError
        A key is neither one of :data:`DIMENSIONS` nor ``part``.

    """
    content = {
        "v": 1,
        **_key(dimensions),
        "refPeriod": period_iri,
        "value": decimal(value),
        "comparator": comparator,
        "granularity": decimal(granularity),
    }
    if basis_iri:
        content["basis"] = basis_iri
    return f"{BASE}stat/{_digest(content)}"


def _key(dimensions: Mapping[str, str]) -> dict[str, str]:
    if unknown := set(dimensions) - {*DIMENSIONS, *_OPTIONAL}:
        raise ValueError(f"not dimensions of a series: {sorted(unknown)}")
    given = {name: dimensions[name] for name in _OPTIONAL if dimensions.get(name)}
    return {name: dimensions.get(name, "") for name in DIMENSIONS} | given


def claim(passage_iri: str, says: str | tuple[str, str, str], at: int | None = None) -> str:
    """A claim by its passage and content; ``at`` is the offset of the printed figure."""
    payload: object = list(says) if isinstance(says, tuple) else says
    content = {"v": 1, "at": passage_iri, "says": payload}
    return f"{BASE}claim/{_digest(content if at is None else {**content, 'printedAt': at})}"


def ledger_entry(document_iri: str, span: Span) -> str:
    """A numeral of a document that no claim states."""
    return f"{document_iri}/numeral/{span.start}-{span.end}"


def mention(passage_iri: str, entity_iri: str) -> str:
    """A surface form that names an entity."""
    return f"{BASE}mention/{_digest({'v': 1, 'at': passage_iri, 'is': entity_iri})}"


def extraction(document_iri: str, version: str) -> str:
    """One version of the extractor over one document."""
    return f"{BASE}extraction/{_digest({'v': 1, 'of': document_iri, 'by': version})}"


def section(document_iri: str, position: int) -> str:
    """The headed part of a document at a 1-based position."""
    return f"{document_iri}/section/{position}"


def report(title: str, year: int | None) -> str:
    """A report by its folded title and the year it covers."""
    return f"{BASE}report/{_digest({'v': 1, 'title': _fold(title), 'year': year}, 12)}"


def edition(series_iri: str, year: int) -> str:
    """The edition of a campaign in one year."""
    return f"{series_iri}-{year:04d}"


def joint_body(members: Iterable[str]) -> str:
    """Several agencies acting together."""
    return f"{BASE}agency/joint-{_digest(sorted(set(members)), 12)}"


def candidate(kind: str, name: str, jurisdiction: str = "xx") -> str:
    """A thing that no authority record names, by its name with white space and width folded.

    Two spellings are two things until somebody merges them, so that the label is a function of the IRI.

    Examples
    --------
    >>> candidate("agency", "The  Bureau") == candidate("agency", "The Bureau")
    True
    """
    return f"{BASE}{kind}/x-{jurisdiction.lower()}-{_digest([_plain(name)], 12)}"


def person(name: str) -> str:
    """A person who reviews, by name."""
    return f"{BASE}person/{_digest([_plain(name)], 12)}"


def review(digest: str, document_iri: str = "") -> str:
    """A decision by the digest of its entry; the same entry is one review in each document."""
    return f"{BASE}review/{_digest({'v': 1, 'entry': digest, 'of': document_iri})}"


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", name)).strip()


def _fold(name: str) -> str:
    return _plain(name).casefold()


def bounds(value: Decimal, comparator: str, granularity: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Closed interval of true values compatible with a wording; None is unbounded.

    A rounded figure ("44,000") covers half its granularity on each side; one printed to the unit is
    itself. "About" allows one granularity either way, "nearly" one below.

    Raises
    ------
    KeyError
        Unknown comparator.

    Examples
    --------
    >>> bounds(Decimal(44000), "exact", Decimal(1000))
    (Decimal('43500'), Decimal('44500'))
    >>> bounds(Decimal(2619), "exact", Decimal(1))
    (Decimal('2619'), Decimal('2619'))
    >>> bounds(Decimal(15000), "more_than", Decimal(1000))
    (Decimal('15000'), None)

    """
    whole = granularity <= 1 and value == value.to_integral_value()
    half = Decimal(0) if whole else granularity / 2
    rules: Mapping[str, tuple[Decimal | None, Decimal | None]] = {
        "exact": (value - half, value + half),
        "more_than": (value, None),
        "at_least": (value, None),
        "less_than": (None, value),
        "at_most": (None, value),
        "about": (value - granularity, value + granularity),
        "nearly": (value - granularity, value),
    }
    return rules[comparator]
