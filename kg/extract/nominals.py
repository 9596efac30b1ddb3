"""What the sentences of a text name that a relation can join: bodies, campaigns, reports, laws, themes, places.

Of names that overlap the longest counts, so that a place in the name of a body, or a body in the title of a
report, is no participant of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg import iris
from kg.extract.language import Context
from kg.extract.link import Linker
from kg.extract.reports import NamedReport, year_in
from kg.extract.spans import Actor, ActorRole, Reading
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Entity, Kind, Report, Span

__all__ = ["Family", "Nominal", "nominals_of", "report_entity"]


class Family(StrEnum):
    """What may take the same part in a relation."""

    AGENCY = "agency"
    CAMPAIGN = "campaign"
    REPORT = "report"
    LAW = "law"
    THEME = "theme"  #: a sector or a subject matter
    PLACE = "place"


_RANK = {family: rank for rank, family in enumerate(Family)}
#: Words of the noun phrase of a report without a title, at most, and characters in Chinese.
_DESCRIBED = re.compile(r"(?:[\w’'-]+[ \t]+){0,4}$")
_DESCRIBED_ZH = re.compile(r"[^\s,。;:、“”\"《》的了过]{0,14}$")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A name in a sentence and what it names.

    ``acting`` is false of a body that the sentence makes a recipient or merely mentions;
    ``described`` is true of a report without a title ("its yearly status report").
    """

    span: Span
    family: Family
    entity: Entity
    acting: bool = True
    described: bool = False


def report_entity(report: Report) -> Entity:
    """A report as the subject or object of a relation."""
    return Entity(report.iri, Kind.REPORT, report.title, report.language, candidate=True)


def nominals_of(
    context: Context,
    reading: Reading,
    linker: Linker,
    reports: Sequence[NamedReport],
    body: Callable[[Actor], Entity | None],
) -> list[Nominal]:
    """The names of a sentence in text order, not overlapping.

    Parameters
    ----------
    reports
        The reports whose titles stand in the sentence.
    body
        What an actor is, or None: a word that refers back to nothing.
    """
    found = [
        *(Nominal(named.span, Family.REPORT, report_entity(named.report)) for named in reports),
        *_laws(context, reading.sentence.span, linker),
        *_bodies(context, reading, body),
        *_campaigns(reading, linker),
        *_topics(context, reading.sentence.span, linker),
    ]
    found += _described(context, reading.sentence.span)
    found.sort(key=lambda n: (n.span.start - n.span.end, _RANK[n.family], n.span.start))
    kept: list[Nominal] = []
    for nominal in found:
        at = bisect_left(kept, nominal.span.start, key=lambda n: n.span.start)
        if not any(nominal.span.overlaps(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, nominal)
    return kept


def _bodies(context: Context, reading: Reading, body: Callable[[Actor], Entity | None]) -> Iterator[Nominal]:
    # "it" may be a campaign as well as a body
    pronouns = values(context.gazetteer.lexicon, "campaign-anaphor", context.document.language)
    for clause in reading.clauses:
        for actor in clause.actors:
            entity = body(actor)
            back = actor.self_reference and actor.span.of(context.folded) in pronouns
            if entity is not None and not back:
                acting = actor.role in (ActorRole.ACTOR, ActorRole.SPEAKER)
                yield Nominal(actor.span, Family.AGENCY, entity, acting)


def _campaigns(reading: Reading, linker: Linker) -> Iterator[Nominal]:
    for clause in reading.clauses:
        for hit in clause.campaigns:
            near = [a.hit for a in clause.actors if a.hit is not None]
            leader = linker.entity(near[-1]) if near else None
            yield Nominal(hit.span, Family.CAMPAIGN, linker.campaign(hit, leader))
        for span in clause.new_campaigns:
            known = any(hit.span.overlaps(span) for hit in clause.campaigns)
            if clause.span.contains(span) and not known:
                yield Nominal(span, Family.CAMPAIGN, linker.candidate_campaign(span))


def _topics(context: Context, span: Span, linker: Linker) -> Iterator[Nominal]:
    for hit in context.within(span, "sector", "subject"):
        yield Nominal(hit.span, Family.THEME, linker.entity(hit))
    for hit in context.within(span, "place"):
        yield Nominal(hit.span, Family.PLACE, linker.entity(hit))


# ------------------------------------------------------------------ reports


def _described(context: Context, span: Span) -> Iterator[Nominal]:
    """Reports that the text has no title for; each is one of its document, by its noun phrase."""
    document = context.document
    for hit in context.within(span, "report-noun"):
        start = _phrase_start(context, span, hit.span.start)
        title = " ".join(Span(start, hit.span.end).of(context.text).split())
        year = year_in(title)
        iri = iris.report(f"{document.sha256} {context.folded[start : hit.span.end]}", year)
        entity = Entity(iri, Kind.REPORT, title, document.language, candidate=True)
        yield Nominal(Span(start, hit.span.end), Family.REPORT, entity, described=True)


def _phrase_start(context: Context, span: Span, noun: int) -> int:
    """Where the noun phrase begins, behind its determiner or the verb that governs it."""
    chinese = context.document.language == "zh"
    pattern = _DESCRIBED_ZH if chinese else _DESCRIBED
    match = pattern.search(context.folded, max(span.start, noun - 60), noun)
    start = noun if match is None else match.start()
    if chinese:
        cuts = [h.span.end for h in context.within(Span(start, noun), "issue-verb", "joining-word", "agency")]
        return max(cuts, default=start)
    lexicon = context.gazetteer.lexicon
    stops = values(lexicon, "word:determiner", "en").keys() | values(lexicon, "recipient", "en").keys()
    stops = stops | values(lexicon, "clause-word", "en").keys() | values(lexicon, "issue-verb", "en").keys()
    for word in re.compile(r"[\w’'-]+").finditer(context.folded, start, noun):
        if word.group() in stops or word.group().endswith(("'s", "s'")):
            start = word.end()
    return start + (len(context.folded[start:noun]) - len(context.folded[start:noun].lstrip()))


# ------------------------------------------------------------------ laws


def _laws(context: Context, span: Span, linker: Linker) -> Iterator[Nominal]:
    """Laws that records know, and those named by their form, whose records are candidates."""
    known = context.within(span, "law")
    for hit in known:
        yield Nominal(hit.span, Family.LAW, linker.law(hit))
    language = context.document.language
    if not context.within(span, "law-noun"):
        return
    for match in _law_form(context.gazetteer.lexicon, language).finditer(context.text, span.start, span.end):
        named = Span(*match.span())
        if not any(hit.span.overlaps(named) for hit in known):
            yield Nominal(named, Family.LAW, linker.candidate_law(match["name"]))


@cache
def _law_form(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """A title in book marks, or a run of capitalised words, that ends in a word for laws."""
    nouns = alternatives(lexicon, "law-noun", language)
    if language == "zh":
        return re.compile(rf"《(?P<name>[^《》\n]{{2,40}}(?:{nouns}))(?:\([^()《》]{{2,8}}\))?》")
    word = r"[A-Z][\w’'-]*"
    small = r"(?:of|on|for|the|and|against|to),?"
    return re.compile(
        rf"(?P<name>\b{word}(?:,?\s+(?:{small}\s+){{0,2}}{word}){{0,7}}\s+(?i:{nouns})\b"
        rf"(?:\s+(?:19|20)\d\d\b)?)"
    )
