"""What is asked of those who act in a clause: which of them act together, and whether they have a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.fold import fold_zh
from kg.extract.spans import Actor, ActorRole, Reading
from kg.extract.words import values
from kg.lexicon import Lexicon
from kg.model import Entity, Span

__all__ = [
    "is_court_work",
    "is_field_work",
    "is_in_passing",
    "is_judicial",
    "is_nobody",
    "is_other",
    "is_part_of",
    "is_proper",
    "is_public",
    "is_short_for",
    "is_staff_of",
    "is_tail_of",
    "joint_group",
    "of_kind",
    "of_nobody",
    "owns",
    "place_opening",
    "systems_of_verbs",
    "who_says_we",
]

#: Characters of the word that is the kind of a Chinese body: 总局.
_KIND = 2
#: "In Turkey, ", "In the Gulf, ": a place before the subject.
_SET_IN = re.compile(r"[\"“]?(?:In|At|Across) (?:the )?(?P<place>[A-Z](?:[^\W\d]|[ .'’-]){1,30}),\s")


@cache
def systems_of_verbs(lexicon: Lexicon, language: str) -> Mapping[str, str]:
    """The system of bodies that each verb is of alone, by its IRI; most verbs are of none.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> systems_of_verbs(load_lexicon(), "zh")["批捕"].rpartition("/")[2]
    'cn-spp'

    """
    return {
        fold_zh(form): lexicon.record(entry.denotes).apex or entry.denotes
        for form, entry in lexicon.forms("verb-of-system", language).items()
        if entry.denotes is not None
    }


def is_nobody(actors: tuple[Actor, ...]) -> bool:
    """Whether none that act have a name, as all of a kind and companies have not: 各地, 电商平台."""
    return all(actor.common or actor.passing for actor in actors if actor.role is ActorRole.ACTOR)


def is_proper(actors: tuple[Actor, ...]) -> bool:
    """Whether a proper name is among the actors, not only the common noun of a system ("police")."""
    named = [actor for actor in actors if actor.role is ActorRole.ACTOR and not actor.common]
    return any(actor.hit is None or actor.hit.role == "agency" for actor in named)


def of_nobody(reading: Reading) -> Reading:
    """What goes on about what befell somebody, behind a semicolon, as nobody's act, where it names nobody."""
    if any(actor.role is ActorRole.ACTOR for clause in reading.clauses for actor in clause.actors):
        return reading
    drafts = (draft if draft.act else draft.but(no_agency=True) for draft in reading.drafts)
    return replace(reading, drafts=tuple(drafts))


def who_says_we(kind: str, known: Sequence[Entity | None]) -> Entity | None:
    """The first body known whose Chinese name ends in a kind: 局 of 我局."""
    bodies = (body for body in known if body is not None)
    return next((body for body in bodies if fold_zh(body.label).endswith(kind)), None)


def owns(named: list[Actor]) -> bool:
    """Whether the first only tells whose the second is, which is no staff of its own."""
    return len(named) > 1 and not named[1].self_reference and named[1].span.start - named[0].span.end <= 1


def joint_group(actors: list[Actor]) -> Iterator[Actor]:
    """The first actor with those that act together with it."""
    for actor in actors:
        yield actor
        if not actor.joint:
            return


def is_short_for(short: Entity, name: Entity) -> bool:
    """Whether an unknown name in Chinese has the characters of another in order, to the last: 应急局 of 应急管理局."""
    if not (short.candidate and name.candidate and short.language == name.language == "zh"):
        return False
    left = iter(name.label)
    ends = short.label[-1:] == name.label[-1:] and len(short.label) < len(name.label)
    return ends and all(char in left for char in short.label)


def is_tail_of(all_of_them: Entity, name: Entity) -> bool:
    """Whether a body is named by the end of the name of another: 监督署, of 各地监督署, after 某国监督署."""
    return (
        all_of_them.candidate and name.label != all_of_them.label and name.label.endswith(all_of_them.label)
    )


def is_part_of(office: Entity, bodies: Sequence[Entity | None]) -> bool:
    """Whether the name of an office begins with that of a body, or with its kind: 总局执法局 of 某某总局."""
    named = [body.label for body in bodies if body is not None]
    opens = fold_zh(office.label)[:_KIND]
    return office.label.startswith(tuple(named[:1])) or (
        office.candidate and any(fold_zh(label).endswith(opens) for label in named)
    )


def _is_misfit(lexicon: Lexicon, word: str, label: str) -> bool:
    """Whether an English word for bodies of many kinds ("the agency") cannot mean a court or the like."""
    kinds = values(lexicon, "generic-body", "en")
    own = {known.split()[-1] for known, value in kinds.items() if value == "own"}
    parts = {part.removesuffix("s") for part in label.split()}
    return word in kinds and word.split()[-1] not in own and bool(own & parts)


def of_kind(
    lexicon: Lexicon, word: str, label: str, author: Entity | None, home: Entity | None
) -> Entity | None:
    """The body that "the Board" or "the agency" means, where the one in force is of another kind.

    Parameters
    ----------
    label
        The name of the one in force.
    author, home
        Who writes, and whom the document is about.
    """
    known, kind = label.lower(), word.lower().split()[-1]
    if kind in known or not word.lower().startswith("the "):
        return None
    if author is not None and kind in author.label.lower().split():
        return author
    return home if _is_misfit(lexicon, word.lower(), known) else None


def is_other(name: str, known: Entity) -> bool:
    """Whether a body is of another kind than a word says ("the court"), as far as its name tells."""
    if known.language == "zh":
        return not set(fold_zh(name)) & set(fold_zh(known.label))
    return not known.label.isupper() and name.lower().split()[-1] not in known.label.lower()


def is_judicial(lexicon: Lexicon, label: str) -> bool:
    """Whether a body judges or prosecutes, which it does only after others have acted."""
    words = values(lexicon, "judicial-word", "en")
    return any(word.strip("'s") in words for word in label.lower().split())


#: As far around a figure the word for what was done stands, in characters.
_NEAR = 48
_STOPS = re.compile(r"[.;:]\s")


def is_field_work(lexicon: Lexicon, text: str, figure: Span) -> bool:
    """Whether an English figure counts what is done in the field, which no court does: "12 boats were searched"."""
    before = _STOPS.split(text[max(0, figure.start - _NEAR) : figure.start])[-1]
    behind = _STOPS.split(text[figure.end : figure.end + _NEAR])[0]
    words = values(lexicon, "field-work", "en")
    return any(word in words for word in re.findall(r"[a-z]+", f"{before} {behind}".lower()))


def is_court_work(lexicon: Lexicon, text: str, sentence: Span) -> bool:
    """Whether an English sentence tells of what courts alone do or give: "the average award"."""
    words = values(lexicon, "court-work", "en")
    return any(word in words for word in re.findall(r"[a-z]+", sentence.of(text).lower()))


def is_public(lexicon: Lexicon, word: str) -> bool:
    """Whether an English noun is of authorities in general ("authorities", "regulators"), without a name."""
    return values(lexicon, "body-noun", "en").get(word.lower()) == "public"


def is_in_passing(lexicon: Lexicon, last: Entity, home: Entity) -> bool:
    """Whether a body only judges what others did, so that a text about another does not go on about it."""
    return is_judicial(lexicon, last.label) and not is_judicial(lexicon, home.label)


def place_opening(text: str, reading: Reading) -> str | None:
    """The place in which an English sentence says first that it is set: "In Turkey, ..."."""
    sentence = reading.sentence.span
    match = _SET_IN.match(text, sentence.start, sentence.end)
    whens = [when.span for clause in reading.clauses[:1] for when in clause.whens]
    if match is None or any(when.overlaps(Span(*match.span("place"))) for when in whens):
        return None
    return match["place"]


def is_staff_of(noun: str, body: Entity) -> bool:
    """Whether a bare plural is what the name of a body says its staff are: prosecutors of a prosecutor's office.

    Examples
    --------
    >>> from kg.model import Kind
    >>> office = Entity("x", Kind.AGENCY, "Public Prosecutor's Office", "en")
    >>> is_staff_of("Prosecutors", office), is_staff_of("Judges", office)
    (True, False)
    """
    one = noun.lower().removesuffix("s")
    return noun.endswith("s") and one in re.findall(r"[a-z]+", body.label.lower())
