"""What an entry says of a figure, as the values a figure has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kg import iris
from kg.errors import CorrectionError
from kg.lexicon import Lexicon
from kg.model import Entity, Extraction, Kind
from kg.review.correction import Name
from kg.review.names import KINDS, bare, notations, record_named, suggestions
from kg.review.periods import parse_period

__all__ = ["CODES", "Resolver", "entities_of"]

#: Keys whose value is a notation of the code list of that name.
CODES = ("comparator", "unit", "transformation")
#: Start of the notation of a unit that is a counted noun without a code of its own.
_COUNTED = "other:"
_PATHS: Mapping[str, str] = {"measure": "code/measure", "sector": "code/sector", "subject": "code/subject"}
_NEW: Mapping[str, Kind] = {
    "measure": Kind.MEASURE,
    "part": Kind.PART,
    "agency": Kind.AGENCY,
    "campaign": Kind.CAMPAIGN,
    "sector": Kind.SECTOR,
    "subject": Kind.SUBJECT,
    "place": Kind.PLACE,
}


def entities_of(extraction: Extraction) -> dict[str, Entity]:
    """Everything an extraction names, by IRI."""
    found: list[Entity | None] = [extraction.publisher]
    for figure in extraction.figures:
        found += [figure.measure, figure.agency, figure.campaign, figure.sector]
        found += [figure.subject, figure.place, figure.part, figure.speaker]
    for relation in extraction.relations:
        found += [relation.subject, relation.object, relation.speaker]
    found += [mention.entity for mention in extraction.mentions]
    return {entity.iri: entity for entity in found if entity is not None}


@dataclass(frozen=True)
class Resolver:
    """Names in the corrections of one document.

    Parameters
    ----------
    known
        What the document names, by IRI.
    rename
        What a thing is one with by another correction.
    """

    lexicon: Lexicon
    language: str
    known: Mapping[str, Entity]
    rename: Callable[[Entity], Entity]

    def values(self, given: Mapping[str, Name | str | Decimal | None]) -> dict[str, Any]:
        """The fields of a :class:`kg.model.Figure` that an entry gives, resolved.

        Raises
        ------
        CorrectionError
            A name that nothing or several things bear, a code that is not in its list, no period.
        """
        found: dict[str, Any] = {}
        for key, value in given.items():
            if value is None or isinstance(value, Decimal):
                found[key] = value
            elif isinstance(value, Name):
                found[key] = self.entity(value, key)
            elif key in ("period", "basis"):
                found[key] = parse_period(value)
            else:
                found[key] = self._code(key, value)
        return found

    def _code(self, key: str, notation: str) -> str:
        known = notations(self.lexicon, key)
        if notation in known or (key == "unit" and notation.startswith(_COUNTED)):
            return notation
        remedy = f"Write {_COUNTED}<noun>, or a notation of the list" if key == "unit" else _one_of(known)
        raise CorrectionError(f"{key} {notation!r} is not in the code list", remedy=remedy)

    def entity(self, name: Name, key: str = "") -> Entity:
        """The thing a name means; ``key`` is the dimension it is given for, "" any thing.

        Raises
        ------
        CorrectionError
            Nothing, or several things, bear the name.
        """
        kinds = KINDS.get(key, frozenset(Kind))
        if name.new:
            return self.rename(self._new(name, key))
        record = record_named(self.lexicon, name, kinds)
        if record is not None and record.kind in kinds:
            return self.rename(record.entity(self.language))
        for entity in self.known.values():
            if entity.kind in kinds and (
                entity.iri == name.iri if name.iri else self._is_called(entity, name)
            ):
                return self.rename(entity)
        close = suggestions(self.lexicon, name.text, kinds)
        near = f"Did you mean {' or '.join(close)}? " if close else ""
        raise CorrectionError(
            f"No {key or 'thing'} is called {str(name)!r}",
            remedy=f'{near}For a thing without a record write {key or "it"} = {{ name = "..." }}',
        )

    def _is_called(self, entity: Entity, name: Name) -> bool:
        return bare(self.lexicon, entity.label) == bare(self.lexicon, name.text)

    def _new(self, name: Name, key: str) -> Entity:
        """A thing without a record: the one of that name or IRI that the document has, else a new one."""
        kind = _NEW.get(key, Kind.ORGANISATION)
        for entity in self.known.values():
            if entity.iri == name.iri or (not name.iri and self._is_candidate(entity, name, key)):
                return entity
        iri = name.iri or iris.candidate(_PATHS.get(key, kind.value), name.text)
        return Entity(iri, kind, name.text, name.language or self.language, candidate=iri not in self.lexicon)

    def _is_candidate(self, entity: Entity, name: Name, key: str) -> bool:
        kinds = KINDS.get(key, frozenset(Kind))
        return entity.candidate and entity.kind in kinds and self._is_called(entity, name)


def _one_of(known: Iterable[str]) -> str:
    return f"Write one of {', '.join(sorted(known))}"
