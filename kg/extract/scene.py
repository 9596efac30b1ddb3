"""One sentence as the rules of relations see it: names, groups of names, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extract.language import Context
from kg.extract.link import Linker
from kg.extract.nominals import Family, Nominal
from kg.extract.spans import Hit
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Entity, Span

__all__ = ["Group", "Scene"]

_PART_END = re.compile(r"[;:。]|\.(?=\s)")
_BY = re.compile(r"\bby\s+(?:the\s+|its\s+)?$")
_BRACKETS = re.compile(r"\([^()]*\)")
#: Longest run of words between a verb and the name it governs.
_LIGHT_WORDS = 8


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one family joined by commas and words like "and": they share what is said of one."""

    members: tuple[Nominal, ...]

    @property
    def span(self) -> Span:
        """From the first name to the last."""
        return Span(self.members[0].span.start, self.members[-1].span.end)

    @property
    def family(self) -> Family:
        """What its members are."""
        return self.members[0].family

    @property
    def acting(self) -> bool:
        """Whether the sentence lets the first of them act."""
        return self.members[0].acting


@dataclass
class Scene:
    """A sentence with its names.

    Parameters
    ----------
    topic
        The campaign that the sentence before was about, for "it" at the start of this one.
    frame
        The campaign in force, for "the campaign".
    actors
        Who acts where the sentence names nobody: spans of figures with the agency each was given.
    """

    context: Context
    span: Span
    nominals: Sequence[Nominal]
    linker: Linker
    topic: Entity | None = None
    frame: Entity | None = None
    actors: Sequence[tuple[Span, Entity]] = ()
    groups: list[Group] = field(init=False)
    _parts: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        self._parts = _parts(self.context.folded, self.span)
        self.groups = self._grouped()

    @property
    def chinese(self) -> bool:
        """Whether the order of words is that of Chinese."""
        return self.context.document.language == "zh"

    def words(self, role: str, within: Span | None = None) -> list[Hit]:
        """Words of a role in the sentence or a stretch of it, in order."""
        return self.context.within(self.span if within is None else within, role)

    def text(self, start: int, end: int) -> str:
        """Folded text; empty when it runs backwards."""
        return self.context.folded[start:end]

    def touching(self, within: Span, *families: Family) -> list[Group]:
        """Groups of these families that at least overlap a stretch."""
        return [group for group in self.of(*families) if group.span.overlaps(within)]

    def part(self, at: int) -> Span:
        """The part of the sentence, between semicolons and colons, in which an offset lies."""
        return next((part for part in self._parts if part.start <= at < part.end), self.span)

    def of(self, *families: Family, within: Span | None = None) -> list[Group]:
        """Groups of these families in text order, wholly in a stretch."""
        return [
            group
            for group in self.groups
            if group.family in families and (within is None or within.contains(group.span))
        ]

    def unreal(self, start: int, end: int) -> bool:
        """Whether a stretch negates, plans, asks or supposes what it leads to."""
        window = Span(max(self.span.start, start), max(self.span.start, start, end))
        return any(hit.entry.value != "real" for hit in self.words("unreal", window))

    def before(self, at: int, *families: Family, reach: int) -> Group | None:
        """The nearest group that ends before an offset, in the same part and near enough."""
        part = self.part(max(self.span.start, at - 1))
        left = [g for g in self.of(*families) if part.start <= g.span.start and g.span.end <= at]
        return left[-1] if left and at - left[-1].span.end <= reach else None

    def acting_before(self, at: int, *, reach: int) -> Group | None:
        """The nearest group of bodies before an offset that acts there, not the agent of another verb."""
        part = self.part(max(self.span.start, at - 1))
        left = [
            g
            for g in self.of(Family.AGENCY)
            if part.start <= g.span.start and g.span.end <= at and g.acting and not self.is_agent(g)
        ]
        return left[-1] if left and at - left[-1].span.end <= reach else None

    def is_agent(self, group: Group) -> bool:
        """Whether "by" stands before a group."""
        return not self.chinese and _BY.search(self.text(self.span.start, group.span.start)[-24:]) is not None

    def directly_after(self, at: int, *families: Family) -> Group | None:
        """The group that follows an offset with nothing but light words of its own noun phrase between."""
        part = self.part(at)
        right = [g for g in self.of(*families) if g.span.start >= at and g.span.end <= part.end]
        if not right:
            return None
        return right[0] if self.light(at, right[0].span.start) else None

    def light(self, start: int, end: int) -> bool:
        """Whether a stretch is part of one noun phrase: no comma, preposition, relative or other name."""
        between = self.text(start, end)
        if any(
            start <= n.span.start and n.span.end <= end and n.family is Family.AGENCY for n in self.nominals
        ):
            return False
        if self.chinese:
            return len(between) <= 24 and not re.search(r"[,。;:?!]", between)
        words = re.findall(r"[\w’'-]+", _BRACKETS.sub(" ", between))
        stops = _stops(self.context.gazetteer.lexicon)
        return len(words) <= _LIGHT_WORDS and not re.search(r"[,.;:?!]", between) and not stops & set(words)

    def complement(self, at: int) -> Span:
        """What a verb governs: from an offset to the end of its clause, lists included."""
        part = self.part(at)
        if self.chinese:
            match = re.compile(r"[,?!]").search(self.context.folded, at, part.end)
            return Span(at, max(at, part.end if match is None else match.start()))
        end = part.end
        for match in re.compile(r",\s+(?:and\s+)?([\w’'-]+)").finditer(self.context.folded, at, part.end):
            following = [g for g in self.groups if match.end() - 30 <= g.span.start <= match.end() + 30]
            listed = any(
                g.span.start >= match.start() and self.light(match.end(), g.span.start) for g in following
            )
            if not listed or match.group(1) in _stops(self.context.gazetteer.lexicon):
                end = match.start()
                break
        return Span(at, max(at, end))

    def _grouped(self) -> list[Group]:
        joins = _joins(self.context.gazetteer.lexicon, self.context.document.language)
        groups: list[list[Nominal]] = []
        for nominal in self.nominals:
            last = groups[-1][-1] if groups else None
            joined = (
                last is not None
                and last.family is nominal.family
                and joins.fullmatch(self.context.folded, last.span.end, nominal.span.start) is not None
            )
            if joined:
                groups[-1].append(nominal)
            else:
                groups.append([nominal])
        return [part for group in groups for part in self._lists(group)]

    def _lists(self, group: list[Nominal]) -> list[Group]:
        """In English names between commas are a list only when "and" stands before the last."""
        if self.chinese or len(group) == 1:
            return [Group(tuple(group))]
        last = self.text(group[-2].span.end, group[-1].span.start)
        if re.search(r"\w|&", _BRACKETS.sub(" ", last).removesuffix("the ").removesuffix("its ")):
            return [Group(tuple(group))]
        return [Group((nominal,)) for nominal in group]


def _parts(folded: str, span: Span) -> list[Span]:
    parts, start = [], span.start
    for match in _PART_END.finditer(folded, span.start, span.end):
        parts.append(Span(start, match.end()))
        start = match.end()
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts


@cache
def _joins(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    """What may stand between two names of a list."""
    words = alternatives(lexicon, "joining-word", language)
    mark = r"[\"'“”‘’]?"
    if language == "zh":
        return re.compile(rf"{mark}(?:\([^()]*\))?{mark}(?:[,、]?(?:{words})|{mark})?{mark}")
    return re.compile(
        rf"{mark}(?:\s*\([^()]*\))?{mark}\s*(?:,|,?\s*\b(?:{words})\b)\s*(?:the\s+|its\s+)?{mark}"
    )


@cache
def _stops(lexicon: Lexicon) -> frozenset[str]:
    """English words that end a noun phrase."""
    forms = {form for entry in lexicon.entries("recipient", "en") for form in entry.forms}
    forms |= {form for entry in lexicon.entries("be-form", "en") for form in entry.forms}
    relative = {form for entry in lexicon.entries("clause-word", "en") for form in entry.forms}
    return frozenset(forms | relative) - {"of", "called"}
