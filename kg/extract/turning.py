"""Where a sentence turns from the body of the one before: back to that of its paragraph, elsewhere, to a source."""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.acting import is_court_work, is_field_work, is_judicial, place_opening
from kg.extract.agencies import Agencies
from kg.extract.scopes import Held, Scope
from kg.extract.spans import CARRIED, LOCALITY, ActorRole, Clause, Draft, Reading
from kg.model import Entity

__all__ = ["able", "end_foreign", "enter_clause", "open_sentence"]


def open_sentence(bodies: Agencies, reading: Reading) -> None:
    """A body named behind the one its paragraph is about acts no longer than it is looked back to.

    So it is in English; in Chinese bodies go on as the frames say.
    """
    if not bodies.carries:
        _go_on(bodies, reading)
        return
    _speak_first(bodies, reading)
    _move(bodies, reading)
    opener = bodies.cast.opener()
    held, home = bodies.stack.at(Scope.PARAGRAPH), bodies.home()
    back = any(clause.looks_back for clause in reading.clauses) or any(
        draft.rule == CARRIED for draft in reading.drafts[:1]
    )
    if opener is None or held is None or back or (home is not None and held.value == home[0]):
        return
    lexicon, text = bodies.linker.lexicon, bodies.linker.document.text
    judged = is_judicial(lexicon, held.value.label) and not is_judicial(lexicon, opener[0].label)
    if not (judged and is_court_work(lexicon, text, reading.sentence.span)):
        bodies.stack.put(opener[0], opener[1], Scope.PARAGRAPH)


def _go_on(bodies: Agencies, reading: Reading) -> None:
    """A paragraph that opens with some of what the one before counted is about who acted there first: 其中."""
    opens = reading.sentence.index == 0 and any(clause.looks_back for clause in reading.clauses[:1])
    if opens and bodies.cast.before is not None and bodies.stack.at(Scope.PARAGRAPH) is None:
        bodies.stack.put(*bodies.cast.before, Scope.PARAGRAPH)


def _move(bodies: Agencies, reading: Reading) -> None:
    """A body that acted in one place does not in the next that the text turns to: "In Jordan"."""
    cast, place = bodies.cast, place_opening(bodies.linker.document.text, reading)
    if place is not None and cast.set_in not in (None, place) and not any(c.actors for c in reading.clauses):
        for scope in (Scope.PARAGRAPH, Scope.PREVIOUS):
            bodies.stack.forget(scope)
    bodies.abroad = place is not None and _is_abroad(bodies, reading)
    cast.place = place


def _is_abroad(bodies: Agencies, reading: Reading) -> bool:
    """Whether a sentence in which nobody is named is set in a country that is not that of the text."""
    if any(clause.actors for clause in reading.clauses):
        return False
    lexicon, own = bodies.linker.lexicon, (bodies.linker.jurisdiction or "").partition("-")[0]
    places = [hit for clause in reading.clauses[:1] for hit in clause.places]
    codes = [lexicon.record(hit.entry.iri).notation or "" for hit in places[:1]]
    return any(code.isupper() and "-" not in code and code != own for code in codes)


def _speak_first(bodies: Agencies, reading: Reading) -> None:
    """Before anybody acts in a paragraph, who says it at the end of a sentence is whom its figures are of."""
    actors = [actor for clause in reading.clauses for actor in clause.actors]
    held = bodies.stack.top()
    free = held is None or held.scope is Scope.PREVIOUS
    if reading.drafts and free and all(actor.role is not ActorRole.ACTOR for actor in actors):
        speakers = tuple(actor for actor in actors if actor.role is ActorRole.SPEAKER)
        bodies.take_speaker(speakers, Scope.SENTENCE)


def enter_clause(bodies: Agencies, clause: Clause) -> Entity | None:
    """Take the body that acts in a clause, else who speaks in it; the body that acts."""
    bodies.hear(clause.actors)
    _turn(bodies, clause)
    agency = bodies.acting(clause.actors)
    if agency is not None and not (clause.drafts or bodies.carries or bodies.stack.top()):
        # a scene at the start, told of people whose body is only named: 反诈中心的民警放下电话
        people = all(actor.self_reference and not actor.author for actor in clause.actors)
        agency = None if people else agency
    if agency is not None:
        if clause.drafts:
            bodies.note_agent(clause.actors, agency[1])
        bodies.act(*agency, clause.actors, counts=bool(clause.drafts))
        bodies.stack.put(agency[0], agency[1], Scope.CLAUSE)
        return agency[0]
    if clause.new_subject or clause.of_area:
        bodies.leave_to_all(country=clause.new_subject)
    else:
        bodies.take_speaker(clause.actors, Scope.CLAUSE)
    return None


def _turn(bodies: Agencies, clause: Clause) -> None:
    """Turn from a body that a clause says only leads what others do, or that it leaves for another place."""
    for actor in clause.actors:
        if actor.leads and (body := bodies.entity_of(actor)) is not None:
            _end_title(bodies, body)
    place, held = clause.scene, bodies.stack.top()
    if place is not None and place.role == LOCALITY:
        # who labels what was done with its own place did it
        bodies.stack.put(bodies.linker.candidate_agency(place.span), place.span, Scope.CLAUSE)
    elif place is not None and held is not None and bodies.linker.is_abroad(place, held.value):
        bodies.stack.block(Scope.CLAUSE)


def able(bodies: Agencies, held: Held[Entity] | None, draft: Draft) -> Held[Entity] | None:
    """The body of a figure, or the one further out where no court, carried over to it, can have done what it counts."""
    lexicon, text = bodies.linker.lexicon, bodies.linker.document.text
    carried = held is not None and held.scope <= Scope.PARAGRAPH and bodies.carries
    if held is None or not carried or not is_judicial(lexicon, held.value.label):
        return held
    if not is_field_work(lexicon, text, draft.printed):
        return held
    outer = [bodies.stack.at(scope) for scope in (Scope.PREVIOUS, Scope.LEAD, Scope.SECTION, Scope.DOCUMENT)]
    home = bodies.home()
    outer.append(None if home is None else Held(*home, Scope.PREVIOUS))
    fit = (one for one in outer if one is not None and not is_judicial(lexicon, one.value.label))
    return next(fit, held)


def _end_title(bodies: Agencies, leader: Entity) -> None:
    """The body that the title names only leads what the text tells of, and others do in the same sentence."""
    title = bodies.stack.at(Scope.DOCUMENT)
    if title is None or leader.label not in title.value.label:
        return
    for scope in (Scope.DOCUMENT, Scope.SECTION):
        held = bodies.stack.at(scope)
        if held is not None and held.span == title.span:
            bodies.stack.forget(scope)
    bodies.untitled = True


def end_foreign(bodies: Agencies, campaign: Entity, owners: Collection[str]) -> None:
    """A campaign that the agency of an earlier paragraph does not lead goes back to its named leader.

    Parameters
    ----------
    owners
        The systems of bodies of which a campaign was told: another campaign may be of others. The body that the
        text is about keeps one of which it does not say whose it is.
    """
    held, home = bodies.stack.at(Scope.PREVIOUS), bodies.home()
    if held is None or not bodies.carries:
        return
    own = home is not None and held.value == home[0] and bodies.linker.system(held.value) not in owners
    if own and campaign.candidate:
        return
    if campaign.candidate or not bodies.linker.leads(held.value, campaign):
        bodies.stack.forget(Scope.PREVIOUS)
        leader = bodies.cast.leader_of(campaign)
        if leader is not None:
            bodies.stack.put(leader[0], leader[1], Scope.PREVIOUS)
