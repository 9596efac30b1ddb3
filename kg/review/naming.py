"""What names mean by people's decisions: one thing under two names, two things under one, another name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg import iris
from kg.errors import CorrectionError
from kg.lexicon import Entry, Lexicon, Record
from kg.model import Document, Entity, Kind
from kg.review.correction import Action, Correction, Fault, FaultKind, Name
from kg.review.locate import is_about, locate
from kg.review.names import bare, fold, record_named

__all__ = ["Edit", "Merge", "Naming", "naming_of"]

_CHINESE = re.compile("[\u3400-\u9fff]")
#: Bodies of whatever kind can turn out to be one body.
_BODIES = frozenset({Kind.AGENCY, Kind.COLLECTIVE, Kind.ORGANISATION})
#: Kinds whose names the extractor finds as they stand; measures are found by verb and noun.
_NAMED = frozenset(Kind) - {Kind.MEASURE, Kind.REPORT, Kind.ORGANISATION}


@dataclass(frozen=True, slots=True)
class Edit:
    """A form that also names a record, or that names it no longer.

    ``apart`` is the IRI of the thing of its own that the form names instead; ``guards`` marks a form that
    names the record in no lexicon: nothing is to be changed, and no merge may make it so.
    """

    correction: Correction = field(compare=False)
    record: str
    form: str
    language: str
    apart: str = ""
    guards: bool = False

    @property
    def adds(self) -> bool:
        """Whether the form becomes a name of the record."""
        return not (self.apart or self.guards)


@dataclass(frozen=True, slots=True)
class Merge:
    """A thing, by IRI or by the name of a candidate, that is one with another.

    ``into`` is the IRI of the other, "" when only its name is given. ``source`` and ``goal`` are what the two
    are known by: their IRIs or bare names.
    """

    correction: Correction
    iri: str
    name: str
    into: str
    label: str
    language: str
    source: str
    goal: str

    def joins(self, entity: Entity, lexicon: Lexicon) -> bool:
        """Whether this is the thing meant, or bears the name of what it is merged into."""
        if entity.iri == self.iri or (self.iri and entity.part_of == self.iri):
            return True
        if not entity.candidate or entity.iri == self.into:
            return False
        return bare(lexicon, entity.label) in {bare(lexicon, n) for n in (self.name, self.label) if n}

    def target(self, entity: Entity, lexicon: Lexicon, language: str) -> Entity:
        """What a thing is one with; an edition of a campaign is one with the edition of the same year."""
        if entity.part_of is not None and entity.part_of == self.iri and entity.year is not None:
            return replace(entity, iri=iris.edition(self.into, entity.year), part_of=self.into)
        if self.into in lexicon:
            return lexicon.record(self.into).entity(language)
        iri = self.into or iris.candidate(_path(entity.kind), self.label)
        name, kind = self.language or language, entity.kind
        return Entity(iri, kind, self.label, name, candidate=True, unit=entity.unit)


@dataclass(frozen=True)
class Naming:
    """All decisions about names that stand, for every document or for one."""

    merges: tuple[Merge, ...] = ()
    edits: tuple[Edit, ...] = ()

    def within(self, document: Document) -> tuple[Naming, tuple[Fault, ...]]:
        """The decisions that hold in a document, and those whose quote is gone from it."""
        decided = [*(m.correction for m in self.merges), *(e.correction for e in self.edits)]
        faults = {one.digest: fault for one in decided if (fault := _stale(one, document)) is not None}
        mine = {one.digest for one in decided if one.digest not in faults and _holds(one, document)}
        merges = tuple(merge for merge in self.merges if merge.correction.digest in mine)
        edits = tuple(edit for edit in self.edits if edit.correction.digest in mine)
        return Naming(merges, edits), tuple(faults.values())

    def revised(self, lexicon: Lexicon) -> Lexicon:
        """The lexicon with the names that people added and parted."""
        edits = tuple(edit for edit in self.edits if not edit.guards)
        return _revised(lexicon, edits) if edits else lexicon

    def renamer(
        self, lexicon: Lexicon, language: str, used: set[tuple[str, Entity]]
    ) -> Callable[[Entity], Entity]:
        """What each thing is one with; every merge that is used is noted with the thing it was used on."""
        parted = {edit.apart for edit in self.edits if edit.apart}

        def rename(entity: Entity) -> Entity:
            if entity.iri in parted and not entity.candidate:
                entity = replace(entity, candidate=True)
            for _ in self.merges:
                steps = list(self._steps(entity, lexicon, language))
                if not steps:
                    break
                target = steps[0][1]
                used.update((m.correction.digest, entity) for m, other in steps if other.iri == target.iri)
                entity = target
            return entity

        return rename

    def _steps(self, entity: Entity, lexicon: Lexicon, language: str) -> Iterator[tuple[Merge, Entity]]:
        """The merges that make a thing another one, with that; those that give its IRI before those by name."""
        for merge in sorted(self.merges, key=lambda m: entity.iri != m.iri):
            if merge.joins(entity, lexicon) and _fits(merge, entity, lexicon):
                target = merge.target(entity, lexicon, language)
                if target.iri != entity.iri:
                    yield merge, target


def _fits(merge: Merge, entity: Entity, lexicon: Lexicon) -> bool:
    """A body is one with a body only, a campaign with a campaign."""
    if merge.into not in lexicon:
        return True
    kind = lexicon.record(merge.into).kind
    return kind is entity.kind or {kind, entity.kind} <= _BODIES


def _path(kind: Kind) -> str:
    return kind.value if kind not in (Kind.MEASURE, Kind.SECTOR, Kind.SUBJECT) else f"code/{kind.value}"


def _holds(one: Correction, document: Document) -> bool:
    return not str(one.evidence) or is_about(one.evidence, document)


def _stale(one: Correction, document: Document) -> Fault | None:
    if not str(one.evidence) or not is_about(one.evidence, document):
        return None
    if not (one.evidence.quote or one.evidence.printed):
        return None
    try:
        locate(one.evidence, document)
    except CorrectionError as error:
        return one.fault(FaultKind.STALE, str(error))
    return None


@lru_cache(maxsize=32)
def _revised(lexicon: Lexicon, edits: tuple[Edit, ...]) -> Lexicon:
    added = [_entry(lexicon.record(e.record), e) for e in edits]
    dropped = frozenset((e.record, fold(e.form)) for e in edits if e.apart)
    records = [_apart(lexicon.record(e.record), e) for e in edits if e.apart]
    return lexicon.revised(added, records, lambda iri, form: (iri, fold(form)) in dropped)


def _entry(record: Record, edit: Edit) -> Entry:
    iri, kind = edit.apart or record.iri, record.entity().kind
    return Entry(iri=iri, role=kind.value, language=edit.language, forms=(edit.form,), denotes=iri)


def _apart(record: Record, edit: Edit) -> Record:
    return Record(
        iri=edit.apart,
        kind=record.kind,
        labels={edit.language: edit.form},
        aliases={},
        jurisdiction=record.jurisdiction,
        verbs={},
        heads={},
    )


# ------------------------------------------------------------------ from entries to rules


def naming_of(corrections: Iterable[Correction], lexicon: Lexicon) -> tuple[Naming, tuple[Fault, ...]]:
    """The decisions about names, resolved, and those that cannot be or that contradict each other."""
    merges: list[Merge] = []
    edits: list[Edit] = []
    guards: list[tuple[Correction, str, str]] = []
    faults: list[Fault] = []
    for one in corrections:
        try:
            if one.action is Action.MERGE:
                merges.append(_merge(one, lexicon))
            elif one.action is Action.ALIAS:
                edits.append(_alias(one, lexicon))
            elif one.action is Action.KEEP_APART:
                edits += _parting(one, lexicon)
                guards.append((one, _key(one.entity, lexicon), _key(one.other, lexicon)))
        except CorrectionError as error:
            faults.append(one.fault(FaultKind.INVALID, str(error)))
    clashes = sorted({*_merge_clashes(merges), *_edit_clashes(edits), *_guard_clashes(guards, merges)})
    bad = {fault.place for fault in clashes}
    naming = Naming(
        tuple(merge for merge in merges if merge.correction.place not in bad),
        tuple(edit for edit in edits if edit.correction.place not in bad),
    )
    return naming, tuple(sorted({*faults, *clashes}))


def _merge(one: Correction, lexicon: Lexicon) -> Merge:
    entity, other = one.entity or Name(""), one.other or Name("")
    source, target = record_named(lexicon, entity), record_named(lexicon, other)
    if target is None and not other.new:
        raise CorrectionError(
            f"No record is called {str(other)!r}",
            remedy='For a thing without a record write into = { name = "...", iri = "..." }',
        )
    into = other.iri if target is None else target.iri
    merge = Merge(
        correction=one,
        iri=entity.iri if source is None else source.iri,
        name=entity.text,
        into=into,
        label=other.text,
        language=other.language,
        source=_key(entity, lexicon),
        goal=_key(other, lexicon),
    )
    if merge.into == merge.iri and merge.into:
        raise CorrectionError(f"{entity} and {other} are one already", remedy="Remove the entry")
    return merge if source is None else replace(merge, name="")


def _alias(one: Correction, lexicon: Lexicon) -> Edit:
    record = record_named(lexicon, one.entity or Name(""))
    if record is None:
        raise CorrectionError(
            f"No record of the authority data is called {str(one.entity)!r}",
            remedy="Give a record's name or IRI; a thing without a record is merged instead",
        )
    if record.kind not in _NAMED:
        raise CorrectionError(
            f"{one.entity} is found by verbs and nouns, not by a name",
            remedy="Add ekg:verb or ekg:head to its record in ontology/schemes/measures.ttl",
        )
    return Edit(one, record.iri, one.name, one.language or _language(one.name))


def _parting(one: Correction, lexicon: Lexicon) -> list[Edit]:
    """The form of a record that names something else."""
    entity, other = one.entity or Name(""), one.other or Name("")
    record = record_named(lexicon, other)
    if record is None:
        return []
    language = _language(entity.text)
    forms = [*record.labels.values(), *(form for forms in record.aliases.values() for form in forms)]
    if record.kind not in _NAMED or fold(entity.text) not in {fold(form) for form in forms}:
        return [Edit(one, record.iri, str(entity), language, guards=True)]
    apart = entity.iri or iris.candidate(
        _path(record.entity().kind), entity.text, record.jurisdiction or "xx"
    )
    return [Edit(one, record.iri, entity.text, language, apart)]


def _language(name: str) -> str:
    return "zh" if _CHINESE.search(name) else "en"


def _key(name: Name | None, lexicon: Lexicon) -> str:
    if name is None:
        return ""
    record = None if name.new else record_named(lexicon, name)
    return name.iri or bare(lexicon, name.text) if record is None else record.iri


def _merge_clashes(merges: Sequence[Merge]) -> Iterator[Fault]:
    by_source: dict[str, list[Merge]] = {}
    for merge in merges:
        by_source.setdefault(merge.source, []).append(merge)
    for group in by_source.values():
        for one in group:
            for other in group:
                if one.goal != other.goal and _overlap(one.correction, other.correction):
                    yield _against(one.correction, other.correction, "It is merged into something else")
    for merge in merges:
        seen, at = set[str](), [merge]
        while at and at[0].goal not in seen:
            seen.add(at[0].goal)
            at = by_source.get(at[0].goal, [])
            if at and at[0] is merge:
                yield merge.correction.fault(FaultKind.CONTRADICTORY, "It is merged in a circle")


def _edit_clashes(edits: Sequence[Edit]) -> Iterator[Fault]:
    by_form: dict[str, list[Edit]] = {}
    for edit in edits:
        by_form.setdefault(fold(edit.form), []).append(edit)
    for group in by_form.values():
        for one in group:
            for other in group:
                differ = (one.record, one.adds) != (other.record, other.adds)
                same_thing = one.record == other.record or (one.adds and other.adds)
                if differ and same_thing and _overlap(one.correction, other.correction):
                    yield _against(
                        one.correction, other.correction, f"{one.form!r} means something else there"
                    )


def _guard_clashes(guards: Sequence[tuple[Correction, str, str]], merges: Sequence[Merge]) -> Iterator[Fault]:
    for apart, first, second in guards:
        for merge in merges:
            pair = {merge.source, merge.goal}
            if pair == {first, second} and _overlap(apart, merge.correction):
                yield _against(apart, merge.correction, "What it keeps apart is merged")
                yield _against(merge.correction, apart, "What it merges is kept apart")


def _overlap(one: Correction, other: Correction) -> bool:
    """Whether two entries can speak of the same document: one that names none speaks of all."""
    a, b = one.evidence, other.evidence
    if a.sha256 and b.sha256:
        return a.sha256.startswith(b.sha256) or b.sha256.startswith(a.sha256)
    return not (a.document and b.document) or a.document == b.document


def _against(one: Correction, other: Correction, message: str) -> Fault:
    return one.fault(FaultKind.CONTRADICTORY, f"{message} (see {other.place})")
