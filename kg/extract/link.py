"""From a name in a text to an authority record, or to a candidate with an IRI of its own.

A form that several records share is decided by what the document is about (dates of the alias, the
jurisdiction, the agency that leads a campaign) and recorded as ambiguous; it is never guessed silently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, reduce

from kg import iris
from kg.extract.fold import fold_en, fold_zh
from kg.extract.jurisdiction import generic
from kg.extract.kinship import same_field
from kg.extract.spans import Hit
from kg.extract.words import values
from kg.lexicon import Entry, Lexicon, Record
from kg.model import Document, Entity, Kind, Span

__all__ = ["Linker"]

#: The short form of a name in brackets behind it.
_SHORT = re.compile(r"\s*\((?:the )?[\"“]?([A-Z][A-Za-z-]+)")
#: Characters of the longest word for an area (全自治区).
_AREA = 4
#: A name in quotation marks.
_QUOTATION = re.compile(r"[“\"「『]([^“”\"「」『』]{2,})[”\"」』]")


@dataclass
class Linker:
    """Names of one document.

    Parameters
    ----------
    jurisdiction
        ISO 3166 code the document is about, or None.
    published
        Publication date, for names that are valid between dates.
    publisher_agency
        The publisher when it is a body that acts.
    author
        The publisher when it writes of itself: such a body, a firm or a society.
    fiscal
        Where fiscal years begin if the document says so itself.
    clear
        Whether most names of the document are of the jurisdiction.

    """

    lexicon: Lexicon
    document: Document
    jurisdiction: str | None = None
    published: date | None = None
    publisher_agency: Entity | None = None
    author: Entity | None = None
    clear: bool = False
    fiscal: int | None = None

    def fiscal_offset(self, agency: Entity | None) -> int | None:
        """Where the fiscal years of an agency, else of the document, begin.

        See :class:`~kg.extract.calendar.Anchor`; 0 in a place that keeps calendar years, None when neither
        the agency nor the document tells a place.
        """
        if self.fiscal is not None:
            return self.fiscal
        known = agency is not None and agency.iri in self.lexicon
        own = self.lexicon.record(agency.iri).jurisdiction if agency is not None and known else None
        code = _country(own or (self.jurisdiction if self.clear else None))
        if code is None:
            return None
        places = (record for record in self.lexicon.records(Kind.PLACE) if record.notation == code)
        return next((place.fiscal_offset or 0 for place in places), None)

    def entity(self, hit: Hit, printed: Span | None = None) -> Entity:
        """The record a hit names; ``printed`` is the whole name it stands in ("Dutch customs").

        A name that other countries have too, and a common noun for a system of bodies ("the courts", 海关),
        name the record only in a document about
        its jurisdiction; elsewhere it is a candidate of that jurisdiction. A Chinese document that tells
        none is about the jurisdiction of the records.
        """
        record = self._record(hit.entries)
        known = self.document.language == "en" or self.jurisdiction is not None
        foreign = known and _country(record.jurisdiction) != _country(self.jurisdiction)
        shared = hit.role == "collective" or (self.jurisdiction is not None and self._is_generic(hit))
        if shared and foreign and record.jurisdiction is not None:
            return self.candidate_agency(printed or hit.span)
        return record.entity(self.document.language)

    def named(self, hit: Hit) -> Entity:
        """The record a hit names, else a campaign that no record has."""
        return self.entity(hit) if hit.entries else self.candidate_campaign(hit.span)

    def recorded(self, hit: Hit) -> Entity:
        """The record a hit names, wherever the hit was found."""
        return self._record(hit.entries).entity(self.document.language)

    def _is_generic(self, hit: Hit) -> bool:
        """Whether bodies of other countries have the name ("Ministry of Justice")."""
        language = self.document.language
        name = fold_zh if language == "zh" else fold_en
        return generic(
            self.lexicon,
            language,
            name(hit.span.of(self.document.text)),
            Span(0, hit.span.end - hit.span.start),
        )

    def law(self, hit: Hit) -> Entity:
        """The law a hit names; the law of another jurisdiction with the same name is a candidate."""
        record = self._record(hit.entries)
        known = record.jurisdiction is not None and self.jurisdiction is not None
        if known and _country(record.jurisdiction) != _country(self.jurisdiction) and self.clear:
            return self.candidate_law(hit.span.of(self.document.text))
        return record.entity(self.document.language)

    def candidate_law(self, title: str) -> Entity:
        """A law that no record names, by its title."""
        name = " ".join(title.split())
        iri = iris.candidate("law", name, self.jurisdiction or "xx")
        return Entity(iri, Kind.LAW, name, self.document.language, candidate=True)

    def alternatives(self, hit: Hit) -> tuple[str, ...]:
        """IRIs of the other records the form could name."""
        chosen = self._record(hit.entries).iri
        return tuple(sorted(entry.iri for entry in hit.entries if entry.iri != chosen))

    def campaign(self, hit: Hit, near: Entity | None) -> Entity:
        """A campaign; of homonyms the one that the agency nearby, or the publisher, leads."""
        around = {entity.iri for entity in (near, self.publisher_agency) if entity is not None}
        around |= {apex for iri in around if iri in self.lexicon and (apex := self.lexicon.record(iri).apex)}
        led = [entry for entry in hit.entries if around & set(self.lexicon.record(entry.iri).lead)]
        return self._record(tuple(led) or hit.entries).entity(self.document.language)

    def heads(self, agency: Entity, campaign: Entity) -> bool:
        """Whether an agency itself, or its whole system, leads a campaign, as far as records know."""
        if campaign.iri not in self.lexicon:
            return True
        return bool({agency.iri, self.system(agency)} & set(self.lexicon.record(campaign.iri).lead))

    def leads(self, agency: Entity, campaign: Entity) -> bool:
        """Whether an agency, or one above it, leads a campaign."""
        if campaign.iri not in self.lexicon:
            return True
        bodies = self._upwards(agency.iri) | {self.system(agency)}
        return bool(bodies & set(self.lexicon.record(campaign.iri).lead))

    def is_international(self, campaign: Entity) -> bool:
        """Whether no leader of a campaign is of a country: bodies of many countries carry it out."""
        if campaign.iri not in self.lexicon:
            return False
        leaders = self.lexicon.record(campaign.iri).lead
        return bool(leaders) and not any(
            self.lexicon.record(iri).jurisdiction for iri in leaders if iri in self.lexicon
        )

    def beside_leader(self, agency: Entity, campaign: Entity) -> bool:
        """Whether an agency is of the country of the leader of a campaign, both being known."""
        if campaign.iri not in self.lexicon or agency.iri not in self.lexicon:
            return False
        leaders = self.lexicon.record(campaign.iri).lead
        countries = {
            _country(self.lexicon.record(iri).jurisdiction) for iri in leaders if iri in self.lexicon
        }
        return _country(self.lexicon.record(agency.iri).jurisdiction) in countries - {None}

    def _upwards(self, iri: str | None) -> set[str]:
        """A body, those it is part of, and the apex of a system of bodies."""
        bodies: set[str] = set()
        while iri is not None and iri not in bodies:
            bodies.add(iri)
            record = self.lexicon.record(iri) if iri in self.lexicon else None
            iri = (record.apex or record.parent) if record else None
        return bodies

    def system(self, agency: Entity) -> str:
        """The IRI of the body at the head of an agency's system, or its own."""
        iri = agency.iri if agency.iri in self.lexicon else _kin(self.lexicon, agency.language, agency.label)
        apex = None if iri is None else self.lexicon.record(iri).apex
        return apex or iri or agency.iri

    def same_system(self, one: Entity, other: Entity) -> bool:
        """Whether two agencies are of one system of bodies."""
        return self.system(one) == self.system(other)

    def akin(self, one: Entity, other: Entity) -> bool:
        """Whether two agencies are of one system, by the records or by what their names say they deal with."""
        if self.same_system(one, other):
            return True
        return one.language == other.language == "zh" and same_field(self.lexicon, one.label, other.label)

    def is_in_title(self, agency: Entity) -> bool:
        """Whether the title of the document names an agency, or the short form the text defines for it."""
        title, text = self.document.metadata.title or "", self.document.text
        short = _SHORT.match(text, at + len(agency.label)) if (at := text.find(agency.label)) >= 0 else None
        return agency.label in title or (short is not None and short[1] in title.split())

    @cached_property
    def publisher_named(self) -> bool:
        """Whether the text names the body that publishes it, by any of its names."""
        own = self.publisher_agency
        if own is None:
            return False
        names = {own.label}
        if own.iri in self.lexicon:
            record, language = self.lexicon.record(own.iri), self.document.language
            names |= {record.labels.get(language, own.label), *record.aliases.get(language, ())}
        return any(name in self.document.text for name in names)

    def place_of(self, agency: Entity) -> Entity | None:
        """The place a recorded agency acts in."""
        place = self.lexicon.record(agency.iri).place if agency.iri in self.lexicon else None
        return None if place is None else self.lexicon.record(place).entity(self.document.language)

    def is_of_no_country(self, agency: Entity) -> bool:
        """Whether an agency is one of many countries, as far as records know."""
        return agency.iri in self.lexicon and self.lexicon.record(agency.iri).place is None

    def is_abroad(self, country: Hit, agency: Entity) -> bool:
        """Whether a country is neither that of an agency nor the one the document is about."""
        known = (entry.iri for entry in country.entries if entry.iri in self.lexicon)
        code = next((self.lexicon.record(iri).notation for iri in known), None)
        acting = self.lexicon.record(agency.iri).jurisdiction if agency.iri in self.lexicon else None
        own = {_country(self.jurisdiction) if self.clear else None, acting}
        named = country.span.of(self.document.text) in agency.label
        return not named and code not in own - {None} and "-" not in (code or "")

    def is_local(self, span: Span | None) -> bool:
        """Whether a system of bodies is that of one province, city or county only: 全省法院, not 全国法院."""
        if span is None or self.document.language != "zh":
            return False
        words = tuple(values(self.lexicon, "word:local-area", "zh"))
        around = self.document.text[max(0, span.start - _AREA) : span.start]
        return around.endswith(words) or self.document.text.startswith(words, span.start)

    @cached_property
    def home(self) -> Entity | None:
        """The province or city that the document is about, if a record knows it."""
        code = self.jurisdiction or ""
        places = (record for record in self.lexicon.records(Kind.PLACE) if record.notation == code)
        found = next(places, None) if "-" in code else None
        return None if found is None else found.entity(self.document.language)

    def candidate_agency(self, span: Span) -> Entity:
        """An agency that no record names."""
        return self.agency_named(" ".join(span.of(self.document.text).split()), self.document.language)

    def agency_named(self, name: str, language: str) -> Entity:
        """The candidate of a name that no record has, within the jurisdiction of the document."""
        iri = iris.candidate("agency", name, self.jurisdiction or "xx")
        return Entity(iri, Kind.AGENCY, name, language, candidate=True)

    def candidate_campaign(self, span: Span) -> Entity:
        """A campaign that no record names, by its name without quotation marks.

        In Chinese the quotation is the name, whatever word for campaign stands beside it: 「破浪」行動 and
        代號「破浪」的特別行動 are one.
        """
        printed = span.of(self.document.text)
        quoted = _QUOTATION.search(printed) if self.document.language == "zh" else None
        name = " ".join(re.sub(r"[\"“”'‘’«»「」『』]", "", quoted[1] if quoted else printed).split())
        iri = iris.candidate("campaign", name, self.jurisdiction or "xx")
        return Entity(iri, Kind.CAMPAIGN, name, self.document.language, candidate=True)

    def joint(self, members: Sequence[Entity], span: Span, *, referring: Span | None = None) -> Entity:
        """Several agencies acting together.

        Parameters
        ----------
        referring
            The words that refer back to the first of them ("the Board and the army"), which do not name it.
        """
        known = {member.iri: member for member in members}
        if len(known) == 1:
            return members[0]
        joined = " ".join(span.of(self.document.text).split())
        if referring is not None:
            joined = f"{members[0].label}{joined[referring.end - referring.start :]}"
        language = self.document.language
        body = Entity(iris.joint_body(known), Kind.COLLECTIVE, joined, language, candidate=True)
        return replace(body, members=tuple(known[iri] for iri in sorted(known)))

    def _record(self, entries: Sequence[Entry]) -> Record:
        tests = (self._valid, self._local)
        left = reduce(lambda kept, test: [e for e in kept if test(e)] or kept, tests, list(entries))
        return self.lexicon.record(left[0].iri)

    def _valid(self, entry: Entry) -> bool:
        day = self.published
        if day is None:
            return entry.valid_until is None
        after = entry.valid_from is None or entry.valid_from <= day
        return after and (entry.valid_until is None or day <= entry.valid_until)

    def _local(self, entry: Entry) -> bool:
        return (
            self.jurisdiction is not None and self.lexicon.record(entry.iri).jurisdiction == self.jurisdiction
        )


@lru_cache(maxsize=4096)
def _kin(lexicon: Lexicon, language: str, name: str) -> str | None:
    """The system of bodies that an unknown name ends in: 青澜海关 is of the customs."""
    tails = (
        (len(form), e.iri) for form, e in lexicon.forms("collective", language).items() if name.endswith(form)
    )
    return max(tails, default=(0, None))[1]


def _country(jurisdiction: str | None) -> str | None:
    """The country of a jurisdiction, which may be a part of one (CN-32)."""
    return None if jurisdiction is None else jurisdiction.split("-")[0]
