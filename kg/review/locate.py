"""Where the evidence of a correction stands in a document: at its offset, or where its quote has moved to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import CorrectionError
from kg.model import Document, Span
from kg.review.correction import Evidence

__all__ = ["Located", "is_about", "locate"]


@dataclass(frozen=True, slots=True)
class Located:
    """Where the evidence stands now; ``moved`` when that is not where the entry says.

    Parameters
    ----------
    quote
        The words quoted, or the printed figure when no words are.
    printed
        The printed figure; None when the entry gives none.
    """

    quote: Span
    printed: Span | None
    moved: bool


def is_about(evidence: Evidence, document: Document) -> bool:
    """Whether evidence names a document: by digest, else by name when the digest is not given or not found.

    A document of that name with another digest has changed; the quote decides whether the entry still holds.

    Examples
    --------
    >>> is_about(Evidence("a.txt", sha256="0" * 64), Document("a.txt", "Changed.", "en", ()))
    True
    """
    if evidence.sha256 and document.sha256.startswith(evidence.sha256):
        return True
    return evidence.document == document.identifier


def locate(evidence: Evidence, document: Document) -> Located:
    """The span of the evidence in a document.

    Raises
    ------
    CorrectionError
        The words are not there any more, or stand in several places and no offset tells which.

    Examples
    --------
    >>> document = Document("a.txt", "In 2024, over 15,000 arrests.", "en", ())
    >>> locate(Evidence(quote="15,000 arrests", printed="15,000", at=3), document)
    Located(quote=Span(start=14, end=28), printed=Span(start=14, end=20), moved=True)
    """
    found = list(_places(evidence, document.text))
    if not found:
        missing = evidence.quote or evidence.printed
        raise CorrectionError(f"{_short(missing)} is not in {document.identifier} any more")
    exact = [place for place in found if _offset(evidence, place) == 0]
    chosen = exact or found
    if len(chosen) > 1:
        raise CorrectionError(
            f"{_short(evidence.printed or evidence.quote)} stands {len(chosen)} times in {document.identifier}",
            remedy="Say which with at = its offset, or quote more words",
        )
    quote, printed = chosen[0]
    return Located(
        quote, printed if evidence.printed else None, moved=_offset(evidence, chosen[0]) not in (0, None)
    )


def _offset(evidence: Evidence, place: tuple[Span, Span]) -> int | None:
    """How far the evidence is from where the entry says; None when it says nothing."""
    quote, printed = place
    if evidence.at is not None and evidence.printed:
        return printed.start - evidence.at
    return None if evidence.start is None else quote.start - evidence.start


def _places(evidence: Evidence, text: str) -> Iterator[tuple[Span, Span]]:
    """Each quote with each printed figure in it."""
    figure = _figure(evidence.printed)
    if not evidence.quote:
        for span in _found(figure, text, 0, len(text)):
            yield span, span
        return
    for quote in _found(_words(evidence.quote), text, 0, len(text)):
        if not evidence.printed:
            yield quote, quote
            continue
        inside = list(_found(figure, text, quote.start, quote.end))
        told = evidence.at is not None and evidence.start is not None
        same = [s for s in inside if told and s.start - quote.start == evidence.at - evidence.start]  # type: ignore[operator]
        for span in same or inside:
            yield quote, span


def _found(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Span]:
    for match in pattern.finditer(text, start, end):
        yield Span(*match.span())


def _words(quote: str) -> re.Pattern[str]:
    """The words of a quote, whatever white space stands between them."""
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def _figure(printed: str) -> re.Pattern[str]:
    """A printed figure that is not part of a longer number."""
    before = r"(?<!\d)(?<!\d[.,])" if printed[:1].isdigit() else ""
    after = r"(?![.,]?\d)" if printed[-1:].isdigit() else ""
    return re.compile(before + _words(printed).pattern + after)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain[:60]}…”" if len(plain) > 60 else f"“{plain}”"
