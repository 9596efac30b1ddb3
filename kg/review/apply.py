"""Corrections applied to what was extracted from one document.

The extraction is not edited: the figure as read stays beside the one that holds, and the writer keeps both
claims. What an entry decides on is found by its evidence, so that it holds whatever extractor reads the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.errors import CorrectionError
from kg.extract.weights import last_digit
from kg.lexicon import Lexicon
from kg.model import Entity, Extraction, Figure, LedgerEntry, Mention, Outcome, Span
from kg.review.correction import ABOUT_CLAIMS, Action, Correction, Fault, FaultKind
from kg.review.fields import Resolver, entities_of
from kg.review.locate import is_about
from kg.review.naming import Naming
from kg.review.reviewed import ACCEPTED, REJECTED, SUPERSEDED, Decision, Reviewed
from kg.review.targets import Target, same, target_of

__all__ = ["NEEDED", "apply"]

#: Dimensions that a stated change has in common with the figure whose change it is.
_SHARED = ("measure", "agency", "campaign", "sector", "subject", "place", "period")
#: What a person must say of a numeral that no rule reads.
NEEDED = ("value", "unit", "measure")
_BY_PEOPLE = "decided in review"


@dataclass(frozen=True)
class _Found:
    """An entry with what it decides on and what it says, resolved."""

    correction: Correction
    target: Target
    changes: Mapping[str, Any] = field(default_factory=dict)


def apply(
    extraction: Extraction, corrections: Iterable[Correction], naming: Naming, lexicon: Lexicon
) -> Reviewed:
    """What a document states by an extraction and by people's decisions.

    Parameters
    ----------
    corrections
        Entries that stand; those about other documents are left alone.
    naming
        Decisions about names that hold in this document.
    """
    used: set[tuple[str, Entity]] = set()
    rename = naming.renamer(lexicon, extraction.document.language, used)
    known = entities_of(extraction)
    extraction = renamed(extraction, rename)
    known |= entities_of(extraction)
    resolver = Resolver(lexicon, extraction.document.language, known, rename)
    mine = [c for c in corrections if c.action in ABOUT_CLAIMS and is_about(c.evidence, extraction.document)]
    found, faults = _find(extraction, mine, resolver)
    groups, clashes = _without_clashes(extraction, found)
    work = _Work(extraction)
    for group in groups:
        work.decide(group)
    work.follow()
    return work.result(tuple(sorted(used, key=str)), tuple(sorted({*faults, *clashes, *work.faults})))


def renamed(extraction: Extraction, rename: Callable[[Entity], Entity]) -> Extraction:
    """An extraction in which each thing is the one it was found to be."""

    def maybe(entity: Entity | None) -> Entity | None:
        return None if entity is None else rename(entity)

    figures = tuple(
        replace(
            f,
            measure=rename(f.measure), agency=maybe(f.agency), campaign=maybe(f.campaign),
            sector=maybe(f.sector), subject=maybe(f.subject), place=maybe(f.place), part=maybe(f.part),
            speaker=maybe(f.speaker),
        )
        for f in extraction.figures
    )  # fmt: skip
    relations = tuple(
        replace(r, subject=rename(r.subject), object=rename(r.object), speaker=maybe(r.speaker))
        for r in extraction.relations
    )
    mentions = tuple(_mention(m, rename(m.entity)) for m in extraction.mentions)
    realizes = extraction.realizes
    sections = tuple(replace(s, dimension=maybe(s.dimension)) for s in extraction.sections)
    return replace(
        extraction,
        publisher=maybe(extraction.publisher),
        realizes=None if realizes is None else replace(realizes, publisher=maybe(realizes.publisher)),
        figures=figures,
        relations=relations,
        mentions=mentions,
        sections=sections,
    )


def _mention(mention: Mention, entity: Entity) -> Mention:
    """A name of another thing, which is not among those it may be, too."""
    return replace(
        mention, entity=entity, ambiguous=tuple(iri for iri in mention.ambiguous if iri != entity.iri)
    )


def _find(
    extraction: Extraction, corrections: Sequence[Correction], resolver: Resolver
) -> tuple[list[_Found], list[Fault]]:
    found: list[_Found] = []
    faults: list[Fault] = []
    for one in corrections:
        kind = FaultKind.INVALID
        try:
            says, was = resolver.values(one.fields), resolver.values(one.was)
            kind = FaultKind.STALE
            target = target_of(extraction, one, resolver.entity, was=was, says=says)
            found.append(_Found(one, target, says))
        except CorrectionError as error:
            faults.append(one.fault(kind, str(error)))
    return found, faults


# ------------------------------------------------------------------ contradictions


def _without_clashes(
    extraction: Extraction, found: Sequence[_Found]
) -> tuple[list[list[_Found]], list[Fault]]:
    """Entries by the thing they decide on, and a fault for each that disagrees with another."""
    groups: dict[tuple[str, int, int], list[_Found]] = {}
    for one in found:
        groups.setdefault(one.target.key, []).append(one)
    faults: list[Fault] = []
    bad: set[str] = set()
    for group in groups.values():
        for one in group:
            for other in group:
                if one is not other and (why := _clash(extraction, one, other)):
                    bad.add(one.correction.digest)
                    message = f"{why} (see {other.correction.place})"
                    faults.append(one.correction.fault(FaultKind.CONTRADICTORY, message))
    kept = [[one for one in groups[key] if one.correction.digest not in bad] for key in sorted(groups)]
    return [group for group in kept if group], faults


def _clash(extraction: Extraction, one: _Found, other: _Found) -> str:
    """Why two entries cannot both hold; "" when they can."""
    actions = {one.correction.action, other.correction.action}
    if Action.REJECT in actions and len(actions) > 1:
        return f"One says {one.correction.action.value}, the other {other.correction.action.value}"
    for key in one.changes.keys() & other.changes.keys():
        if not same(one.changes[key], other.changes[key]):
            return f"{key} is {_shown(one.changes[key])} or {_shown(other.changes[key])}"
    if actions == {Action.ACCEPT, Action.REPLACE}:
        accepting, replacing = (one, other) if one.correction.action is Action.ACCEPT else (other, one)
        if not accepting.changes and _differing(extraction, replacing):
            return "One accepts what the other replaces"
    return ""


def _differing(extraction: Extraction, one: _Found) -> dict[str, Any]:
    """What an entry says of a figure that is not what was read."""
    if one.target.figure is None:
        return dict(one.changes)
    figure = extraction.figures[one.target.figure]
    return {key: value for key, value in one.changes.items() if not same(getattr(figure, key), value)}


def _shown(value: object) -> str:
    return "none" if value is None else value.label if isinstance(value, Entity) else str(value)


# ------------------------------------------------------------------ decisions


class _Work:
    """Figures, ledger and decisions while they are decided on, one after the other."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.figures = list(extraction.figures)
        self.ledger = list(extraction.ledger)
        self.changes: dict[int, dict[str, Any]] = {}
        self.decisions: list[Decision] = []
        self.rejected: set[int] = set()
        self.rejected_relations: set[int] = set()
        self.faults: list[Fault] = []

    def decide(self, group: Sequence[_Found]) -> None:
        """Apply all entries on one thing; they agree."""
        target = group[0].target
        rejects = group[0].correction.action is Action.REJECT
        if target.numeral is not None:
            self._on_numeral(group, target.numeral, rejects=rejects)
        elif target.relation is not None:
            if rejects:
                self.rejected_relations.add(target.relation)
            self._note(group, REJECTED if rejects else ACCEPTED, relation=target.relation)
        elif target.figure is not None and rejects:
            self.rejected.add(target.figure)
            self._note(group, REJECTED, figure=target.figure)
        elif target.figure is not None:
            self._on_figure(group, target.figure)

    def _note(
        self,
        group: Sequence[_Found],
        status: str,
        *,
        figure: int | None = None,
        relation: int | None = None,
        numeral: Span | None = None,
    ) -> None:
        for one in group:
            moved = one.target.located.moved
            self.decisions.append(Decision(one.correction, status, figure, relation, numeral, moved))

    def _on_figure(self, group: Sequence[_Found], index: int) -> None:
        different: dict[str, Any] = {}
        for one in group:
            different |= _differing(self.extraction, one)
        if "value" in different and "granularity" not in different:
            different["granularity"] = last_digit(different["value"])
        if different:
            self.changes[index] = different
        self._note(group, SUPERSEDED if different else ACCEPTED, figure=index)

    def _on_numeral(self, group: Sequence[_Found], numeral: LedgerEntry, *, rejects: bool) -> None:
        at = self.ledger.index(numeral)
        if rejects:
            self.ledger[at] = replace(numeral, outcome=Outcome.EXCLUDED, reason=_BY_PEOPLE)
            self._note(group, REJECTED, numeral=numeral.span)
            return
        said: dict[str, Any] = {}
        for one in group:
            said |= one.changes
        if missing := [key for key in NEEDED if said.get(key) is None]:
            message = f"No figure is read there; to state one give {', '.join(missing)}, too"
            self.faults += [one.correction.fault(FaultKind.STALE, message) for one in group]
            return
        self._note(group, ACCEPTED, figure=len(self.figures))
        self.figures.append(_stated(group[0].target, numeral, said))
        self.ledger[at] = replace(numeral, outcome=Outcome.EXTRACTED, reason=_BY_PEOPLE)

    def follow(self) -> None:
        """A stated change has the dimensions of the figure whose change it is, and none without that figure."""
        for index, figure in enumerate(self.extraction.figures):
            base, whole = figure.change_of, figure.part_of
            if base in self.rejected or whole in self.rejected:
                self.figures[index] = replace(
                    figure,
                    change_of=None if base in self.rejected else base,
                    part_of=None if whole in self.rejected else whole,
                )
            if base is not None and not {base, index} & self.rejected:
                self._inherit(index, base)

    def _inherit(self, index: int, base: int) -> None:
        figure, original = self.extraction.figures[index], self.extraction.figures[base]
        decided = {key for d in self.decisions if d.figure == index for key in d.correction.fields}
        inherited = {
            key: value
            for key, value in self.changes.get(base, {}).items()
            if key in _SHARED and key not in decided and same(getattr(figure, key), getattr(original, key))
        }
        if inherited:
            self.changes[index] = {**self.changes.get(index, {}), **inherited}
            shared = [
                d for d in self.decisions if d.figure == base and inherited.keys() & d.correction.fields
            ]
            own = [d for d in self.decisions if d.figure == index]
            self.decisions = [d for d in self.decisions if d.figure != index]
            self.decisions += [replace(d, figure=index, status=SUPERSEDED) for d in (*own, *shared)]

    def result(self, renamed_things: tuple[tuple[str, Entity], ...], faults: tuple[Fault, ...]) -> Reviewed:
        """Everything decided."""
        originals = {index: self.extraction.figures[index] for index in sorted(self.changes)}
        for index, changes in self.changes.items():
            self.figures[index] = _revised(self.figures[index], changes)
        return Reviewed(
            extraction=replace(self.extraction, figures=tuple(self.figures), ledger=tuple(self._ledger())),
            originals=originals,
            rejected=frozenset(self.rejected),
            rejected_relations=frozenset(self.rejected_relations),
            stated=frozenset(range(len(self.extraction.figures), len(self.figures))),
            decisions=tuple(sorted(self.decisions, key=_order)),
            renamed=renamed_things,
            faults=tuple(sorted({*faults, *self.faults})),
        )

    def _ledger(self) -> Iterator[LedgerEntry]:
        """Numerals of rejected figures belong to no statistic any more."""
        gone = [self.figures[index].printed for index in self.rejected]
        kept = [f.printed for index, f in enumerate(self.figures) if index not in self.rejected]
        for entry in self.ledger:
            rejected = any(span.contains(entry.span) for span in gone)
            if rejected and not any(span.contains(entry.span) for span in kept):
                yield replace(entry, outcome=Outcome.EXCLUDED, reason=_BY_PEOPLE)
            else:
                yield entry


def _order(decision: Decision) -> tuple[str, int]:
    return decision.correction.digest, -1 if decision.figure is None else decision.figure


def _revised(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    """A figure with what a person says of it; what the person says is not inferred and not in doubt.

    A change against the year before stays one when its period is another.
    """
    period = changes.get("period")
    if figure.period is not None and period is not None and figure.basis == figure.period.a_year_earlier:
        changes = {"basis": period.a_year_earlier, **changes}
    return replace(
        figure,
        **changes,
        inferred={key: span for key, span in figure.inferred.items() if key not in changes},
        doubts=tuple(doubt for doubt in figure.doubts if not doubt.startswith(tuple(changes))),
    )


def _stated(target: Target, numeral: LedgerEntry, said: Mapping[str, Any]) -> Figure:
    """A figure that only a person read."""
    found = target.located.printed or numeral.span
    sentence = numeral.sentence
    printed = Span(max(found.start, sentence.start), min(found.end, sentence.end))
    rest = {"comparator": "exact", "granularity": last_digit(said["value"]), "transformation": "level"}
    return Figure(sentence=sentence, printed=printed, **{**rest, **said})
