"""Who acts in a document: the agency it is about, and whether its paragraphs are each about another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from kg.extract.acting import is_in_passing, is_judicial, systems_of_verbs
from kg.extract.fold import fold_zh
from kg.extract.link import Linker
from kg.extract.scopes import Held, Scope
from kg.model import Entity, Span

__all__ = ["Cast"]

#: What refers back to a body by what it is: 该局, 我院, 署方.
_BACK = re.compile(r"[该我本省市州县区](?P<kind>[^\W\d_]+)|(?P<side>[^\W\d_])方|(?P<bare>[^\W\d_]{2})")
#: A document whose paragraphs are opened by so many systems of agencies may be a digest of them.
_DIGEST = 3


def _kind_of(word: str) -> str | None:
    """The kind of body that a Chinese word refers back to."""
    back = _BACK.fullmatch(fold_zh(word))
    return None if back is None else back["kind"] or back["side"] or back["bare"]


def _place(acted: tuple[Entity, Span]) -> int:
    return acted[1].start


@dataclass
class Cast:
    """The agencies that acted so far, by system, in order, and those that opened a paragraph.

    ``counted`` is true once one of them acted in a clause that states figures; ``place`` is where the sentence
    in hand says that it is set, ``set_in`` where the one did in which a body acted last; ``before`` acted first in
    the paragraph before the one in hand.
    """

    linker: Linker
    counted: bool = False
    place: str | None = None
    set_in: str | None = None
    before: tuple[Entity, Span] | None = None
    _acted: dict[str, tuple[Entity, Span]] = field(default_factory=dict)
    _last: dict[str, tuple[Entity, Span]] = field(default_factory=dict)
    _spoke: tuple[Entity, Span] | None = None
    _credited: bool = False
    _openers: Counter[str] = field(default_factory=Counter)
    _opened: bool = False
    _latest: str = ""
    _here: list[str] = field(default_factory=list)
    _opener: tuple[Entity, Span] | None = None
    _named: dict[str, Entity] = field(default_factory=dict)
    _idle: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        """The number of systems of agencies that acted."""
        return len(self._acted)

    def act(self, agency: Entity, span: Span, *, opens: bool = True, idle: bool = False) -> None:
        """Note who acts, and that it opened its paragraph if nobody acted there before and it is no common noun.

        Parameters
        ----------
        idle
            Whether nothing that it did is counted: it only has others of its system do what is.
        """
        self._name(agency)
        system = self._system(agency)
        if system in self._idle and not idle:
            self._acted[system] = (agency, span)
            self._idle.discard(system)
        elif idle and system not in self._acted:
            self._idle.add(system)
        self._acted.setdefault(system, (agency, span))
        self._last[self.linker.system(agency)] = (agency, span)
        self._here.append(system)
        self._latest = agency.label
        self._opener = self._opener or (agency, span)
        if opens and not self._opened:
            self._openers[system] += 1
            self._opened = True

    def _system(self, agency: Entity) -> str:
        """The system of an agency: that of one of its kind that acted before."""
        kin = (known for known, (other, _) in self._acted.items() if self.linker.akin(other, agency))
        return next(kin, self.linker.system(agency))

    def has_acted(self, agency: Entity) -> bool:
        """Whether a body of the system of an agency, or one called by a part of its name, acted so far."""
        names = {acted.label for acted, _ in self._acted.values()}
        return self.linker.system(agency) in self._acted or any(name in agency.label for name in names)

    def speak(self, agency: Entity, span: Span) -> None:
        """Note who speaks first."""
        self._name(agency)
        self._spoke = self._spoke or (agency, span)

    def _name(self, agency: Entity) -> None:
        self._named.pop(agency.iri, None)
        self._named[agency.iri] = agency

    def meant_by(self, word: str) -> Entity | None:
        """The body named last that is of the kind a Chinese word refers back to: 该厅 after 某某厅 and 某某局."""
        kind = _kind_of(word)
        if kind is None:
            return None
        named = (one for one in reversed(self._named.values()) if fold_zh(one.label).endswith(kind))
        return next(named, None)

    def last_single(self) -> tuple[Entity, Span] | None:
        """The body that acted last of those that are one by their English name: "it" is none of several."""
        told = [acted for acted in self._last.values() if not acted[0].label.endswith("s")]
        return max(told, key=_place, default=None)

    def is_other_kind(self, word: str, body: Entity) -> bool:
        """Whether a Chinese word refers back to another kind of body: 该局, not 某某组织."""
        kind = _kind_of(word)
        return kind is not None and body.language == "zh" and not fold_zh(body.label).endswith(kind)

    def credit(self, agency: Entity) -> None:
        """Note whose a figure is: a body that spoke and was given figures before any acted keeps the text."""
        if self._spoke is not None and not self._acted and agency == self._spoke[0]:
            self._credited = True

    def close_paragraph(self) -> None:
        """The next to act opens a paragraph."""
        self._opened = False
        self.before = self._opener
        self._here = []
        self._opener = None

    def last_of(self, system: str) -> tuple[Entity, Span] | None:
        """The body of a system that acted last."""
        return self._last.get(system)

    def opener(self) -> tuple[Entity, Span] | None:
        """The body that acted first in the paragraph in hand, if besides it only one other did so, last."""
        first, *others = self._here or [""]
        if others and others[-1] != first and is_judicial(self.linker.lexicon, self._latest):
            return self._opener
        return self._opener if len(set(others) - {first}) == 1 and others[-1] != first else None

    def first(self, but: Collection[Span | None] = ()) -> tuple[Entity, Span] | None:
        """The first agency that acted, but those that were read at some places."""
        return next((acted for acted in self._acted.values() if acted[1] not in but), None)

    def first_named(self, common: Collection[Span | None]) -> tuple[Entity, Span] | None:
        """The first that acted; its name, or another that is no court, or known, where that was a common noun.

        Parameters
        ----------
        common
            The places of common nouns: "the government's watchdog", named later on.
        """
        first = self.home()
        if first is None or not first[0].candidate or first[1] not in common:
            return first
        recorded = (acted for acted in self._acted.values() if not acted[0].candidate)
        named = self.first(common) or next(recorded, None)
        passing = named is None or is_in_passing(self.linker.lexicon, named[0], first[0])
        return first if passing else named

    def first_local(self) -> tuple[Entity, Span] | None:
        """The first that acted of all those in an area: 全市各级公安机关."""
        return next((acted for acted in self._acted.values() if self.linker.is_local(acted[1])), None)

    def home(self) -> tuple[Entity, Span] | None:
        """The agency that acted first, else spoke: a paragraph that names none is of it; none in a digest."""
        first = self._spoke if self._credited else next(iter(self._acted.values()), self._spoke)
        opened = list(self._openers.values())
        digest = len(opened) >= _DIGEST and 2 * opened[0] < sum(opened)
        return None if digest else first

    def fitting(self, held: Held[Entity] | None, verb: str) -> Held[Entity] | None:
        """The body that a verb is of, where another of those that verbs tell apart was carried over to it.

        What is told of a court ends where people are said to be indicted: that is the prosecutors' act.
        """
        if held is None or held.scope >= Scope.SENTENCE:
            return held
        systems = systems_of_verbs(self.linker.lexicon, self.linker.document.language)
        own, system = systems.get(fold_zh(verb)), self.linker.system(held.value)
        if own in (None, system) or system not in systems.values():
            return held
        last = None if own is None else self.last_of(own)
        return held if last is None else Held(last[0], last[1], Scope.PREVIOUS)

    def leader_of(self, campaign: Entity) -> tuple[Entity, Span] | None:
        """The first that acted of those that lead a campaign of the records."""
        if campaign.candidate:
            return None
        return next((acted for acted in self._acted.values() if self.linker.leads(acted[0], campaign)), None)
