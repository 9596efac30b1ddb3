"""Who says it: the publisher of a document, the speaker of a sentence, the report that is relied on."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from kg import iris
from kg.extract.language import Context
from kg.extract.link import Linker
from kg.extract.reports import NamedReport, named_reports, report_titled
from kg.extract.spans import ActorRole, Reading
from kg.extract.words import values
from kg.model import BlockKind, Document, Entity, Kind, Report, Span

__all__ = ["Sources", "Voice", "author_of", "body_of", "publisher_of", "sources_of", "voice_of"]

#: Behind the head noun of a name: nothing, what it is for ("Office of Fair Dealing"), or its place or part.
_HEAD_END = re.compile(r"$|, | (?:of|for|on|against) ")
_WORDS = re.compile(r"\w+")
#: A masthead is a short first line that is printed again, as a name, in the body.
_LONGEST_MASTHEAD_WORDS = 5


@dataclass(frozen=True, slots=True)
class Voice:
    """Who states something, and on the authority of which report."""

    speaker: Entity
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The publisher, type and reports of a document.

    ``realizes`` is the report of which the document is a text, ``named`` every report it names in text order;
    ``several`` is true when these are not all the same.
    """

    publisher: Entity
    type: str
    realizes: Report | None
    named: tuple[NamedReport, ...]
    several: bool = False

    @property
    def cites(self) -> tuple[Report, ...]:
        """Each report named that is not the document itself, once."""
        own = None if self.realizes is None else self.realizes.iri
        return tuple({n.report.iri: n.report for n in self.named if n.report.iri != own}.values())

    def within(self, span: Span) -> list[NamedReport]:
        """The reports named in a stretch of text, in order."""
        first = bisect_left(self.named, span.start, key=_start)
        last = bisect_left(self.named, span.end, first, key=_start)
        return [named for named in self.named[first:last] if named.span.end <= span.end]


def publisher_of(context: Context, linker: Linker) -> Entity:
    """The publisher by metadata, else by the masthead, else an unnamed one of this document only."""
    document = context.document
    name = document.metadata.publisher or _masthead(document)
    if name is None:
        return _organisation(f"publisher of {document.identifier}", "en")
    hits = context.gazetteer.find(context.gazetteer.fold(name)).within(
        Span(0, len(name)), ("agency", "collective")
    )
    whole = [hit for hit in hits if hit.span.end - hit.span.start >= 0.8 * len(name.strip())]
    return linker.recorded(whole[0]) if whole else _organisation(name, document.language)


def body_of(context: Context, publisher: Entity, linker: Linker) -> Entity | None:
    """The publisher as a body that acts: a record, or a name that ends as names of bodies do."""
    if publisher.kind is not Kind.ORGANISATION:
        return publisher
    name, desk = _without_desk(context, publisher.label.partition("(")[0].strip())
    found = context.gazetteer.find(context.gazetteer.fold(name))
    known = [hit for hit in found.within(Span(0, len(name)), ("agency",)) if len(name) == hit.span.end > 0]
    if desk and known and known[0].span.start == 0:
        return linker.recorded(known[0])
    media = values(context.gazetteer.lexicon, "media-word", context.document.language)
    if context.document.metadata.publisher is None or media.keys() & set(_WORDS.findall(name.lower())):
        return None
    hits = [
        hit for hit in found.within(Span(0, len(name)), ("agency-suffix",)) if hit.entry.value != "society"
    ]
    heads = [hit.span.end for hit in hits if _HEAD_END.match(name, hit.span.end)]
    if not (
        heads or desk == "body" or _is_of_country(context, name) or _writes_of_itself(context, publisher)
    ):
        return None
    own, _, part = name.partition(", ")
    whole = " and " in part and len(own) not in heads  # "Ministry of Food, Salt and Water"
    if part[:1].islower() and heads and min(heads) > len(own) and not whole and desk != "body":
        return None  # "Heron Trust, briefing for the Salt Commission"
    name = own if heads and min(heads) <= len(own) and not whole else name
    return linker.agency_named(name, publisher.language)


def _is_of_country(context: Context, name: str) -> bool:
    """Whether a name tells a field of government and ends in a country: "Transport Canada"."""
    lexicon = context.gazetteer.lexicon
    *field, last = name.split() or [""]
    places = context.gazetteer.find(context.gazetteer.fold(last)).within(Span(0, len(last)), ("place",))
    codes = {lexicon.record(hit.entry.iri).notation or "" for hit in places}
    fields = values(lexicon, "body-modifier", "en")
    return any(word.lower() in fields for word in field) and any(
        code.isupper() and "-" not in code for code in codes
    )


def _writes_of_itself(context: Context, publisher: Entity) -> bool:
    """Whether a publisher that is no firm or society, nor a medium, writes "we" where it quotes nobody."""
    lexicon, language = context.gazetteer.lexicon, context.document.language
    words = set(_WORDS.findall(publisher.label.lower()))
    others = values(lexicon, "firm-word", language).keys() | values(lexicon, "media-word", language).keys()
    plain = not others & words and not publisher.label.startswith("The ")
    return plain and _WE_DID.search(context.text) is not None


#: A sentence that tells what "we" did, and opens its line or follows one that ends without a quotation mark.
_WE_DID = re.compile(
    r"(?:^|\n|[a-z\d%)][.!?] )We (?:have |also )*[a-z]+(?:ed|ade|ook|ght|ent) [^.\n\"“”]{0,40}\d"
)


def author_of(context: Context, publisher: Entity, linker: Linker) -> Entity | None:
    """Who "we" are where no authority publishes and no medium: the publisher, without what it issues."""
    if linker.publisher_agency is not None or context.document.metadata.publisher is None:
        return linker.publisher_agency
    name = publisher.label.partition("(")[0].partition(",")[0].strip()
    words, lexicon = set(_WORDS.findall(publisher.label.lower())), context.gazetteer.lexicon
    language = context.document.language
    firms, media = values(lexicon, "firm-word", language), values(lexicon, "media-word", language)
    named = set(_WORDS.findall(name.lower()))
    if media.keys() & named or (
        not firms.keys() & named and (media.keys() & words or name.startswith("The "))
    ):
        return None
    return linker.agency_named(name, publisher.language)


def _without_desk(context: Context, name: str) -> tuple[str, str]:
    """The name of a publisher without its press office, or the kind of text, and what that is.

    "Salt Board, annual report" is a text, "Salt Board newsroom" a desk, which only a body has.
    """
    desks = values(context.gazetteer.lexicon, "press-desk", "en")
    desk = max((desk for desk in desks if name.lower().endswith(f" {desk}")), key=len, default="")
    return name[: len(name) - len(desk)].rstrip(" ,–-"), desks.get(desk, "")


def _organisation(name: str, language: str) -> Entity:
    plain = " ".join(name.split())
    return Entity(iris.candidate("organisation", plain), Kind.ORGANISATION, plain, language, candidate=True)


def _masthead(document: Document) -> str | None:
    """The first line when it is a short name that the body prints again in name case."""
    if not document.blocks:
        return None
    first = document.blocks[0].span
    line = first.of(document.text).strip()
    if not line or len(line.split()) > _LONGEST_MASTHEAD_WORDS or not line.replace(" ", "").isalpha():
        return None
    again = re.search(re.escape(line.title()), document.text[first.end :])
    return None if again is None else again.group()


def sources_of(context: Context, linker: Linker) -> Sources:
    """Everything about the document that a claim needs to say who states it."""
    publisher = publisher_of(context, linker)
    named = tuple(named_reports(context))
    realizes = _realized(context, publisher)
    if publisher.kind is Kind.ORGANISATION:
        kind = "commentary" if named else "news"
    else:
        kind = "report-text" if realizes is not None else "press-release"
    return Sources(publisher, kind, realizes, named, several=len({one.report.iri for one in named}) > 1)


def _realized(context: Context, publisher: Entity) -> Report | None:
    """The report of which an agency's own document is a text: its title is a report's title."""
    title = context.document.metadata.title or _title(context.document)
    if publisher.kind is Kind.ORGANISATION or title is None:
        return None
    folded = context.gazetteer.fold(title)
    if not context.gazetteer.find(folded).within(Span(0, len(title)), ("report-noun",)):
        return None
    report = report_titled(title, context.document.language)
    return replace(report, publisher=publisher, issued=context.document.metadata.date)


def _title(document: Document) -> str | None:
    first = document.blocks[0] if document.blocks else None
    return None if first is None or first.kind is not BlockKind.HEADING else first.span.of(document.text)


def voice_of(reading: Reading, sources: Sources, linker: Linker, paragraph: Span) -> Voice:
    """Who states a sentence: an agency quoted in it, else the publisher; and the report relied on.

    One report named in a document is relied on from there to the end; of several, each in its paragraph.
    """
    speakers = (
        actor.hit
        for clause in reading.clauses
        for actor in clause.actors
        if actor.role is ActorRole.SPEAKER and actor.hit is not None
    )
    hit = next(speakers, None)
    speaker = sources.publisher if hit is None else linker.entity(hit)
    return Voice(speaker, _relied_on(reading.sentence.span, sources, paragraph))


def _start(named: NamedReport) -> int:
    return named.span.start


def _relied_on(sentence: Span, sources: Sources, paragraph: Span) -> Report | None:
    if sources.realizes is not None:
        return None
    before = bisect_left(sources.named, sentence.end, key=_start)
    if sources.several:
        near = [n for n in sources.within(paragraph) if n.span.start < sentence.end]
        return near[-1].report if near else None
    return sources.named[before - 1].report if before else None
