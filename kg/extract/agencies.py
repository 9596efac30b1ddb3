"""The body in force while a document is read: who acts, who only speaks, and whom the document is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.acting import (
    is_judicial,
    is_other,
    is_part_of,
    is_proper,
    is_public,
    is_short_for,
    is_staff_of,
    is_tail_of,
    joint_group,
    of_kind,
    owns,
    who_says_we,
)
from kg.extract.cast import Cast
from kg.extract.fold import fold_zh
from kg.extract.link import Linker
from kg.extract.scopes import FrameStack, Held, Scope
from kg.extract.spans import Actor, ActorRole, Draft
from kg.extract.words import values
from kg.model import Entity, Span

__all__ = ["Agencies"]


@dataclass
class Agencies:
    """The agencies of one document by scope.

    Parameters
    ----------
    carries
        Whether a body outlives its paragraph (see :class:`~kg.extract.frames.Frames`).
    abroad
        Whether the sentence in hand is set in another country than that of the text, where no body named before acts.
    entitled
        Where the title names a body by a common noun ("customs"), which is none that acts.
    untitled
        Whether the body of the title only leads what others do in the sentence in hand.
    """

    linker: Linker
    carries: bool = False
    abroad: bool = False
    stack: FrameStack[Entity] = field(default_factory=FrameStack)
    entitled: Span | None = None
    untitled: bool = False
    cast: Cast = field(init=False)
    _mentioned: Entity | None = None
    _agents: set[Span] = field(default_factory=set)
    _spoken: set[Span | None] = field(default_factory=lambda: {None})
    _credited: set[str] = field(default_factory=set)
    _events: set[Span | None] = field(default_factory=set)
    _passing: set[Span | None] = field(default_factory=set)
    _authors: set[Span | None] = field(default_factory=set)
    _interrupted: Held[Entity] | None = None
    _nobody: bool = False
    _voice: Entity | None = None
    _voiced: Entity | None = None
    _titled: Entity | None = None
    _common: set[Span | None] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.cast = Cast(self.linker)

    def remember(self) -> bool:
        """Keep a body for the next paragraph, in English that which the text is about; whether any is kept here."""
        carried = self.carries or self.stack.at(Scope.DOCUMENT) is not None
        if carried:
            self.stack.remember()
            if self.carries and self.stack.at(Scope.PREVIOUS) is not None and self.home() is not None:
                self.go_home()
        else:
            self.go_home()
        self.cast.close_paragraph()
        return carried

    def home(self) -> tuple[Entity, Span | None] | None:
        """The body the document is about: that which publishes it if it speaks of it, else the first that acted."""
        own = self.linker.publisher_agency if self.carries else None
        first = self.cast.first_named(self._common) if self.carries else self.cast.home()
        if own is None or first is None or first[1] in self._common or self.cast.has_acted(own):
            return first if own is None else (own, None)
        told = self.linker.publisher_named and not self.linker.is_in_title(first[0])
        return (own, None) if told else first

    def go_home(self) -> None:
        """Go back to the agency the document is about, if it is about one."""
        home = self.home()
        self.stack.forget(Scope.PREVIOUS)
        if home is not None:
            self.stack.put(home[0], home[1], Scope.PREVIOUS)

    def note_agent(self, actors: tuple[Actor, ...], span: Span) -> None:
        """The agent of a passive verb acts in its clause only, where the text is about another body."""
        held = self.stack.top()
        acting = [actor for actor in actors if actor.role is ActorRole.ACTOR]
        if not self.carries or self.in_force() is None or not all(actor.agent for actor in acting):
            return
        near = held is not None and held.scope is not Scope.PREVIOUS
        words = (actor.span.of(self.linker.document.text) for actor in acting)
        if near or all(is_judicial(self.linker.lexicon, word) for word in words):
            self._agents.add(span)

    def act(self, agency: Entity, span: Span, actors: tuple[Actor, ...], *, counts: bool = False) -> None:
        """Note who acts; a body of the system that the title names is the one the document is about.

        Parameters
        ----------
        actors
            All that are named in the clause. Those who act in passing do so in this sentence only.
        counts
            Whether its clause states figures.
        """
        proper = is_proper(actors)
        acting = [actor for actor in actors if actor.role is ActorRole.ACTOR]
        agents = not self.carries and self.stack.top() is not None
        if all(actor.passing or (agents and actor.agent) for actor in acting):
            self._passing.add(span)
            held = self.stack.at(Scope.SENTENCE)
            if held is not None and held.span not in self._passing:
                self._interrupted = held
            return
        title = self.stack.at(Scope.DOCUMENT)
        self._nobody = False
        self._voiced = self._voiced or agency
        if span == self.entitled or (title is not None and title.span == span):
            return
        if not proper:
            self._common.add(span)
        first = not self.carries and counts and not self.cast.counted
        if title is not None and (
            (first and (self.linker.same_system(title.value, agency) or is_tail_of(agency, title.value)))
            or is_short_for(title.value, agency)
        ):
            self._retitle(title, agency, span)
        if self.untitled:
            self.stack.put(agency, span, Scope.DOCUMENT)
            self.untitled = False
        self.cast.counted = self.cast.counted or counts
        self.cast.set_in = self.cast.place
        opens = proper or not (self.carries and agency.candidate)
        self.cast.act(agency, span, opens=opens, idle=not (counts or self.carries))

    def _retitle(self, title: Held[Entity], agency: Entity, span: Span) -> None:
        """The text says better than its title which body it is about."""
        self._titled = self._titled or title.value
        for scope in (Scope.DOCUMENT, Scope.SECTION):
            self.stack.replace(scope, title.span, Held(agency, span, scope))

    def hear(self, actors: tuple[Actor, ...]) -> None:
        """Note who is introduced as speaking from here on."""
        for actor in actors:
            if actor.author and actor.role is ActorRole.SPEAKER and not actor.self_reference:
                voice = self.entity_of(actor)
                self._voice, self._voiced = voice, self._voiced if voice == self._voice else None

    def take_speaker(self, actors: tuple[Actor, ...], scope: Scope) -> None:
        """Who says it acts, where nobody else does so near; whoever is named last may be "we".

        A title that several bodies speak in is of none of them.
        """
        if scope is Scope.DOCUMENT and any(actor.joint for actor in actors):
            return
        for actor in actors:
            if actor.self_reference and actor.role is ActorRole.SPEAKER and not actor.author:
                self._take_back(actor, scope)
            if actor.role is ActorRole.RECIPIENT or actor.self_reference:
                continue
            entity = self.entity_of(actor)
            if actor.author and entity == self._voice:
                entity = self._voiced or entity
            home = None if self.carries or entity is None else self.home()
            if home is not None and entity is not None and is_part_of(entity, (home[0], self._titled)):
                entity = home[0]  # a department speaks for the body that the text is about
            if actor.role is ActorRole.OTHER:
                self._mentioned = self._mentioned or entity
                continue
            title = self.stack.at(Scope.DOCUMENT)
            if entity is not None and title is not None and is_short_for(title.value, entity):
                self._retitle(title, entity, actor.span)
            held = self.stack.top()
            farthest = Scope.PREVIOUS if self.carries else Scope.PARAGRAPH
            if entity is not None and (held is None or held.scope <= farthest):
                self.stack.put(entity, actor.span, scope)
                self._spoken.add(actor.span)
                self.cast.speak(entity, actor.span)
                return

    def _take_back(self, actor: Actor, scope: Scope) -> None:
        """Who is said to speak by a word for its kind, 该局称, is in force again behind a body of another kind."""
        word, held = actor.span.of(self.linker.document.text), self.stack.top()
        meant = None if self.carries else self.cast.meant_by(word)
        if meant is not None and held is not None and self.cast.is_other_kind(word, held.value):
            self.stack.put(meant, actor.span, scope)

    def leave_to_all(self, *, country: bool) -> None:
        """A whole area is the subject: nobody acts, unless some body of it did before.

        Where that is a whole country, a body named before is not meant; of a province or city who tells of it is.
        """
        held = self.stack.top()
        told = held is not None and held.span in self._spoken and held.scope >= Scope.PARAGRAPH
        self._nobody = not (self.cast or (told and not country))
        if country:
            self.stack.forget(Scope.SENTENCE)
            self.stack.forget(Scope.PREVIOUS)
        elif self.stack.top() is None and (local := self.cast.first_local()) is not None:
            self.stack.put(local[0], local[1], Scope.CLAUSE)

    def in_force(self, *, event: bool = False) -> Held[Entity] | None:
        """The body that acts, else the one that publishes the document; None where nobody does.

        Parameters
        ----------
        event
            Whether the figure counts what befell somebody, which is of a body named near it or of none.
        """
        own = self.linker.publisher_agency
        held = self.stack.top()
        if event and (held is None or held.scope <= Scope.SECTION or held.span in self._authors):
            return None
        if event and self.carries and held is not None:
            if held.scope is not Scope.PARAGRAPH:
                self._events.add(held.span)
            elif held.span not in self._spoken | self._events:
                return None
        if self.abroad and (held is None or held.scope < Scope.SENTENCE):
            return None
        if self._nobody and (held is None or held.span not in self._passing):
            return None
        return held or (None if own is None else Held(own, None, Scope.PREVIOUS))

    def of_figure(self, draft: Draft, *, stock: Span | None) -> Held[Entity] | None:
        """The body of a figure: its own by the sentence, else the one in force.

        Parameters
        ----------
        stock
            The point in time at which it is held, which is no act of a body named elsewhere, or before it.
        """
        held = None if draft.no_agency else self.in_force(event=draft.event)
        if draft.actor is not None:
            acting = self.acting((draft.actor,))
            held = Held(acting[0], acting[1], Scope.FIGURE) if acting is not None else held
        if not self.carries:
            if held is not None and stock is not None and held.scope < Scope.CLAUSE:
                told = held.scope is Scope.SENTENCE and (draft.act or held.stands_behind(stock))
                held = held if told else None
            if draft.verb is not None:
                held = self.cast.fitting(held, draft.verb.of(self.linker.document.text))
            held = held if held is not None and self.answers_for(held, act=draft.act) else None
        if held is not None:
            self.cast.credit(held.value)
        return held

    def answers_for(self, held: Held[Entity], *, act: bool) -> bool:
        """Whether a body does what it tells of: where nobody acts, what it only speaks of may just have happened.

        It does once an act was counted that it told of.

        Parameters
        ----------
        act
            Whether the figure counts what somebody did.
        """
        if held.span not in self._spoken or self.cast:
            return True
        if act:
            self._credited.add(held.value.iri)
        return held.value.iri in self._credited

    def acting(self, actors: tuple[Actor, ...]) -> tuple[Entity, Span] | None:
        """The body, or bodies together, that act among those named in a clause, with their place."""
        named = [actor for actor in actors if actor.role is ActorRole.ACTOR]
        if named and named[0].author and (owns(named) or self.entity_of(named[0]) is None):
            named = named[1:]  # "our contractors", "we at the Salt Board"
        acting = [actor for actor in named if not actor.agent] or named
        if not acting:
            return None
        group = list(joint_group(acting))
        members = [entity for actor in group if (entity := self.entity_of(actor)) is not None]
        if not members:
            return None
        span = Span(group[0].span.start, group[-1].span.end)
        if group[0].author:
            self._authors.add(span)
        if len(members) == 1:
            return members[0], span
        refers = group[0].self_reference or group[0].name is not None
        article = self.linker.document.text.startswith(("the ", "The "), group[0].span.start)
        return self.linker.joint(members, span, referring=group[0].span if refers and article else None), span

    def entity_of(self, actor: Actor) -> Entity | None:
        """The body an actor is; None for a word that refers back to nothing."""
        if actor.self_reference and actor.author and not self.carries:
            return self._speaking(actor.span)
        if actor.self_reference:
            word = actor.span.of(self.linker.document.text)
            held = self._author(actor) if actor.author else self._meant(word)
            meant = None if actor.author else self.cast.meant_by(word)
            if self.carries and not actor.author and (kin := self._kin(word, held)) is not None:
                return kin
            other = held is not None and self.cast.is_other_kind(word, held.value)
            if held is not None and (meant is None or (held.scope > Scope.SECTION and not other)):
                known: Entity | None = held.value
            elif is_public(self.linker.lexicon, word):
                known = meant  # "authorities" are no body that only publishes
            else:
                known = meant or self.linker.publisher_agency or self._mentioned
            if (
                known is not None
                and actor.name is not None
                and not actor.common
                and is_other(actor.name.of(self.linker.document.text), known)
            ):
                return self.linker.candidate_agency(actor.name)
            return known or (None if actor.name is None else self.linker.candidate_agency(actor.name))
        named = actor.hit is not None and actor.hit.role == "agency"
        home = None if named or not self.carries else self.home()
        if home is not None and is_staff_of(actor.span.of(self.linker.document.text), home[0]):
            return home[0]
        if actor.hit is not None:
            return self.linker.entity(actor.hit, actor.name or actor.span)
        return self.linker.candidate_agency(actor.name or actor.span)

    def _speaking(self, own: Span) -> Entity | None:
        """Who says "we", or "our office", in Chinese.

        That is who was introduced, else who publishes, else whom the document is about; of them who is of the
        kind that the word names. "We" are also those of whose acts the one who was introduced told first.
        """
        word = fold_zh(own.of(self.linker.document.text))
        we = word in values(self.linker.lexicon, "we", "zh")
        if we and self._voice is not None and self._voiced is not None:
            return self._voiced
        title, home = self.stack.at(Scope.DOCUMENT), self.home()
        publisher = self.linker.publisher_agency
        if we and home is not None and publisher is not None and self.linker.akin(home[0], publisher):
            publisher = home[0]  # who publishes what its whole system did means that
        known = [self._voice, publisher, self._titled]
        known += [None if title is None else title.value, None if home is None else home[0]]
        return who_says_we("" if we else word[1:], known) or (
            None if we else self.linker.candidate_agency(own)
        )

    def _meant(self, word: str) -> Held[Entity] | None:
        """The body in force, as far as a word may refer back to it: "it" means none that are several."""
        held = self.stack.top()
        if (
            held is not None
            and is_public(self.linker.lexicon, word)
            and self.linker.is_of_no_country(held.value)
        ):
            return None  # "authorities", in a text about INTERPOL
        several = held is not None and held.span in self._common and held.value.label.endswith("s")
        one = self.cast.last_single() or self.home() if several and word.lower() == "it" else None
        return held if one is None else Held(one[0], one[1], Scope.PREVIOUS)

    def _author(self, actor: Actor) -> Held[Entity] | None:
        """The body that writes "we": the one the document is about, else the one in force."""
        own, firm = self.linker.author, self.linker.publisher_agency is None
        if self.carries and own is not None and (actor.counting if firm else not self.cast.counted):
            return Held(own, None, Scope.PREVIOUS)
        home = self.home() or self.cast.first()
        return self.stack.top() if home is None else Held(home[0], home[1], Scope.PREVIOUS)

    def _kin(self, word: str, held: Held[Entity] | None) -> Entity | None:
        label, home = "" if held is None else held.value.label, self.home()
        return of_kind(
            self.linker.lexicon, word, label, self.linker.author, None if home is None else home[0]
        )

    def leave_clause(self) -> None:
        """Drop the agent of a passive verb, and hand on any other body."""
        held = self.stack.at(Scope.CLAUSE)
        if held is not None and held.span in self._agents:
            self.stack.forget(Scope.CLAUSE)
        self.stack.move(Scope.CLAUSE, Scope.SENTENCE)

    def leave_sentence(self, *, goes_on: bool) -> None:
        """Drop who acted in a sentence only, for who acted in it before, unless a semicolon ends it."""
        held, before = self.stack.at(Scope.SENTENCE) or self.stack.at(Scope.PARAGRAPH), self._interrupted
        if held is not None and held.span in self._passing:
            if goes_on and not self.carries:
                self._interrupted = before or self.stack.at(Scope.PARAGRAPH)
                return
            self.stack.forget(held.scope)
            if before is not None:
                self.stack.put(before.value, before.span, held.scope)
        self._interrupted = None
        self.untitled = False
