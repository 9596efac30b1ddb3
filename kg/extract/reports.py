"""Reports named in a text: titles in book marks or quotation marks, or a run of capitalised words.

A title is a title when it holds a report noun of the lexicon ("Annual Report on ... (2024)", 《……白皮书》).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg import iris
from kg.extract.language import Context
from kg.extract.words import values
from kg.model import Period, Report, Span

__all__ = ["NamedReport", "named_reports", "report_titled", "year_in"]

_WORD = r"(?:[A-Z][\w’'&.-]*|[A-Z]{2,})"
_SMALL = r"(?:of|on|for|the|and|in|to|against|by)"
_CAPITALISED = re.compile(
    rf"(?<![\w’'-]){_WORD}(?: (?:{_SMALL} ){{0,2}}(?:{_WORD}|(?:19|20)\d\d\b)){{1,24}}(?: ?[(（](?:19|20)\d\d[)）])?"
)
_QUOTED = re.compile(r"《[^《》\n]{2,80}》(?:\s?[(（](?:19|20)\d\d年?[)）])?|“[^“”\n]{6,120}”")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORDS = re.compile(r"[^\W_]+")
_MARKS = "《》“”\"' "
#: A title of one or two words ("The Report", "Annual Report") names no particular report.
_SHORTEST_LATIN_TITLE = 4


@dataclass(frozen=True, slots=True)
class NamedReport:
    """A report and the place where its title is printed."""

    span: Span
    report: Report


def named_reports(context: Context) -> list[NamedReport]:
    """Reports named in the document, in text order."""
    found: list[NamedReport] = []
    for span in sorted(_titles(context)):
        if not found or span.start >= found[-1].span.end:
            found.append(NamedReport(span, report_titled(span.of(context.text), context.document.language)))
    return found


def report_titled(title: str, language: str) -> Report:
    """The report of this title; the year in the title is the period it covers."""
    plain = " ".join(title.strip(_MARKS).split()).replace("》", "")
    year = year_in(plain)
    return Report(
        iri=iris.report(plain, year),
        title=plain,
        language=language,
        period=None if year is None else Period.year(year),
    )


def year_in(title: str) -> int | None:
    """The only calendar year printed in a title, or None."""
    years = {int(year) for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None


def _titles(context: Context) -> Iterator[Span]:
    for pattern in (_QUOTED, _CAPITALISED):
        for match in pattern.finditer(context.text):
            span = _without_opener(context, Span(*match.span()))
            if context.within(span, "report-noun") and _long_enough(span.of(context.text)):
                yield span


def _without_opener(context: Context, span: Span) -> Span:
    """A title without the capitalised first words of its sentence ("According to the Annual Report")."""
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en").keys()
    start = span.start
    for word in _WORDS.finditer(context.folded, span.start, span.end):
        if word.group() not in openers:
            return Span(word.start(), span.end) if word.start() > start else span
    return span


def _long_enough(title: str) -> bool:
    words: Sequence[str] = title.split()
    return not title[0].isascii() or len(words) >= _SHORTEST_LATIN_TITLE
