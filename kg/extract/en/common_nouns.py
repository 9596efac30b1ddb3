"""Common nouns for bodies and their staff in an English clause, where they act: "local authorities", "officers"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.en.campaigns import new_campaigns
from kg.extract.en.names import with_modifiers
from kg.extract.en.roles import (
    BY,
    acts_behind,
    acts_through_staff,
    has_verb,
    is_free,
    is_in_charge,
    role_of,
    suffers,
    verb_follows,
)
from kg.extract.en.subjects import (
    SUBJECT_WITHIN,
    enforces,
    is_counted,
    phrase_start,
)
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.words import values
from kg.model import Span

__all__ = ["AT_COURT", "JUDGED", "common_nouns", "longest"]

#: "A trader was fined $36,000 at the Salt Court": what is done there is done by the court.
AT_COURT = re.compile(r"\b(?:at|in|before) (?:the )?$")
JUDGED = re.compile(
    r"\b(?:was|were|been) (?:\w+ly )?(?:fined|convicted|sentenced|jailed|acquitted|found guilty|ordered to pay)\b"
    r"|\bfines (?:totalled|came to|amounted to|added up to)\b"
)


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Of overlapping hits the first, which is the longest."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(other.span.overlaps(hit.span) for other in kept):
            kept.append(hit)
    return kept


#: Nouns for the staff of some body; "authorities" with a place behind them are bodies of their own.
_STAFF_KINDS = frozenset({"staff", "public"})
#: "Across the EU, authorities levied ..."
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?[A-Z](?:[^\W\d]| ){1,30}, (?:the )?$")
_IN_PLACE = re.compile(r" (?:in|of) (?:the )?[A-Z]")


def common_nouns(context: Context, span: Span, *, heading: bool) -> Iterator[Actor]:
    """Common nouns for bodies and their staff, where they are the subject of a verb, or behind "by"."""
    for hit in longest(context.within(span, "body-noun")):
        whole = with_modifiers(context, span, hit.span)
        if hit.entry.value in ("part", "public"):
            whole = Span(min(whole.start, phrase_start(context, span, hit.span)), whole.end)
        if new_campaigns(context, Span(whole.start, hit.span.start)):
            whole = hit.span  # the staff of a campaign
        called = (
            _CALLED.search(context.folded, span.start, whole.start) if hit.entry.value == "post" else None
        )
        if called is not None and has_verb(context, span, hit.span):
            yield Actor(Span(called.start("number"), hit.span.end), ActorRole.ACTOR, common=True)
            continue
        if is_in_charge(context, span, whole):
            yield Actor(whole, ActorRole.ACTOR, common=True)
            continue
        if whole == hit.span and context.within(
            Span(max(span.start, whole.start - 4), whole.end), "generic-body"
        ):
            continue
        if hit.entry.value == "private":
            group = _private(context, span, whole)
            if group is None:
                continue
            whole = group
        unclear = whole == hit.span and hit.entry.value in ("part", "crew", "post")
        if unclear or (heading and hit.entry.value in ("staff", "crew", "post", "public")):
            continue
        before = context.folded[span.start : whole.start]
        if hit.entry.value in ("private", "part", "post") and _BESIDE_PLACE.search(before):
            continue
        if is_counted(context, span, whole, acts=hit.entry.value not in ("staff", "crew", "post")):
            continue
        passive = BY.search(before)
        named = heading and (" " in whole.of(context.text) or not _qualifies(context, span, whole))
        speaks = hit.entry.value in ("part", "body") and not heading
        speaks = speaks and role_of(context, span, whole) is ActorRole.SPEAKER
        later = hit.entry.value == "body" and acts_behind(context, span, whole)
        if (
            hit.entry.value == "body"
            and AT_COURT.search(before)
            and JUDGED.search(context.folded, span.start, span.end)
        ):
            yield Actor(whole, ActorRole.OTHER, common=True)
            continue
        if not (
            named
            or passive
            or speaks
            or later
            or acts_through_staff(context, span, whole)
            or (is_free(context, before) and has_verb(context, span, whole))
        ):
            continue
        if suffers(context, span, whole):
            continue
        if _tells_kind(context, span, hit.span):
            continue
        bare = whole == hit.span or _is_plain(context, Span(whole.start, hit.span.start), span)
        staff = (hit.entry.value == "post" and not _is_of_place(context, whole, hit.span)) or (
            hit.entry.value in _STAFF_KINDS and bare
        )
        staff = staff or (hit.entry.value == "crew" and not _is_named(context, span, whole, hit.span))
        staff = staff or _BASED.search(context.folded, whole.start, hit.span.start) is not None
        apart = _is_placed(context, span, whole)
        placed = apart or _IN_PLACE.match(context.text, whole.end)
        staff = staff and not (
            (hit.entry.value == "public" and placed) or (hit.entry.value == "staff" and apart)
        )
        name = whole if staff else None
        role = ActorRole.SPEAKER if speaks else ActorRole.ACTOR
        yield Actor(whole, role, self_reference=staff, name=name, common=True)


#: "at airports and mail centres": where something happened, behind another such place.
_BESIDE_PLACE = re.compile(r"\b(?:at|in|from|near|on) (?:[a-z-]+ ){1,2}(?:and|or) $")
#: "loads from hot countries": a group of no authorities acts only as a subject or behind "by".
_GOVERNED = re.compile(r"\b(?:from|of|to|for|with|in|at|among|against) (?:[a-z-]+ ){0,2}$")
#: "12 sites were blocked by the internet providers".
_DONE_BY = re.compile(r"\b(?P<verb>[a-z]+) by (?:the |all |some |several )?(?P<words>(?:[a-z-]+ ){0,2})$")


def _private(context: Context, span: Span, noun: Span) -> Span | None:
    """A group of no authorities where it enforces something, or is that by which it was done."""
    by = _DONE_BY.search(context.folded, max(span.start, noun.start - 60), noun.start)
    if by is not None and context.within(Span(*by.span("verb")), "enforcing-verb"):
        return Span(by.start("words"), noun.end)
    free = _GOVERNED.search(context.folded, span.start, noun.start) is None
    return noun if free and enforces(context, span, noun) else None


#: "the 12315 hotline" is called by its number.
_CALLED = re.compile(r"\bthe (?P<number>\d{3,6}) $")
#: "the Lyon-based agency" is the one named last.
_BASED = re.compile(r"-based\s$")


def _is_placed(context: Context, span: Span, noun: Span) -> bool:
    """Whether a clause says first in which place the staff or bodies are that act: "In Canada, officers"."""
    match = _PLACED.search(context.text, span.start, noun.start)
    return match is not None and not context.within(Span(*match.span()), "month", "weekday", "fiscal-year")


def _is_of_place(context: Context, whole: Span, noun: Span) -> bool:
    """Whether an office is told apart by its place: "the Shandong branch", but not "our Shandong branch"."""
    ours = context.folded[max(0, whole.start - 6) : whole.start].split()[-1:] in (["our"], ["its"])
    return not ours and bool(context.within(Span(whole.start, noun.start), "place"))


def _qualifies(context: Context, span: Span, noun: Span) -> bool:
    """Whether a noun of a heading only tells what kind of thing the next noun is: "Court action"."""
    behind = _NEXT_WORD.match(context.folded, noun.end, span.end)
    if behind is None or verb_follows(context, span, noun):
        return False
    recipients = values(context.gazetteer.lexicon, "recipient", "en")
    beside = context.within(Span(behind.end(), min(span.end, behind.end() + SUBJECT_WITHIN)), "body-noun")
    joint = behind["word"] == "and" and any(hit.span.start <= behind.end() + 1 for hit in beside)
    return not joint and behind["word"] not in recipients.keys() | {"by"}


#: "Call-centre gangs were", "police stations have": the noun only tells the kind of the next one.
_KIND_OF = re.compile(
    r"[ -][a-z-]+s (?:were|are|have|had|was|is|has|can|could|may|might|will|would|do|did)\b"
)


def _tells_kind(context: Context, span: Span, noun: Span) -> bool:
    """Whether a noun of bodies is no head of its phrase, but stands before the plural that is."""
    match = _KIND_OF.match(context.folded, noun.end, span.end)
    return match is not None and not verb_follows(context, span, noun)


_NEXT_WORD = re.compile(r"\s+(?P<word>[a-z]+)")


#: Endings of adjectives that tell what people are like: "Authorised officers", "Enforcing officers".
_QUALITY = re.compile(r"(?:ed|ing|ous|ive|ary|ent|ant)$")


def _is_plain(context: Context, lead: Span, clause: Span) -> bool:
    """Whether the words before a noun of staff only tell what it is like: "plain-clothes officers".

    The first word of a sentence is capitalised, whatever it is.
    """
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    words = lead.of(context.folded).split()
    opens = not context.folded[clause.start : lead.start].strip(' "“(•*–-')
    if opens and words and words[0] not in modifiers and _QUALITY.search(words[0]):
        words = words[1:]
    return all(modifiers.get(word) == "plain" for word in words)


def _is_named(context: Context, span: Span, whole: Span, noun: Span) -> bool:
    """Whether a group of staff has a name of its own: "the HARC team", not "Specialist teams"."""
    lead = Span(whole.start, noun.start).of(context.text).strip()
    inner = whole.start > span.start or lead.isupper()
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    return inner and any(word[0].isupper() and word.lower() not in modifiers for word in lead.split())
