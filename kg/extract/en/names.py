"""Proper names of bodies in an English document: where they stand, and the short forms the text defines.

A name is a capitalised run whose head is a noun of bodies ("National Food Crime Unit", "Ministry of
Health"). Behind it the text may define a short form in brackets, which holds in this document only; "the
Unit" later means the name last used with that head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.words import values
from kg.model import Span

__all__ = ["Name", "Names", "names_of", "with_modifiers"]

_WORD = r"[A-Z](?:[\w’'&-]|\.(?=[A-Z]))*"
_JOIN = r"(?:(?:of|for|on|against)(?: the)?|and|&|d[eioau](?: l[aeo]s?)?|d[ao]s|de[lsrm]|della|delle|dello|degli|dei|e|y|et|f[uü]r|van|la)"
#: A run of capitalised words, joined by small ones, of at most ten parts.
_RUN = re.compile(rf"\b{_WORD}(?: (?:{_JOIN} ){{0,2}}{_WORD}){{0,9}}")
_AND = re.compile(r" and ")
#: "(NFCU)", "(CFTC, "the Commission")": the short form a text gives a name.
_SHORT = re.compile(
    r"\s*\((?:the\s+|hereafter\s+)?[\"“'‘]?(?P<short>[A-Z][A-Za-z&-]{1,9})[\"”'’]?(?:[,;][^)]{0,40})?\)"
)
#: How much longer a recorded name can be than the run of capitalised words that begins it, in characters.
_LONGEST_REST = 80
_POSSESSIVE = re.compile(r"[’']s?$")
_TAIL = re.compile(r"(?:of|for|on|against|and)\b")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a body where it stands.

    Parameters
    ----------
    span
        The place.
    full
        Where the text gives the name in full: the place itself, or that of the definition.
    hit
        The record that the full name names, if any.
    head
        Folded head noun ("unit", "ministry"); empty for short forms.
    apposed
        Whether only a noun beside it tells that it is a body ("the tax service, the Receita Federal").
    """

    span: Span
    full: Span
    hit: Hit | None
    head: str
    apposed: bool = False


class Names:
    """The names of bodies in a document, in text order."""

    def __init__(self, names: list[Name]) -> None:
        self._names = sorted(names, key=lambda name: (name.span.start, -name.span.end))
        self._starts = [name.span.start for name in self._names]

    def within(self, span: Span) -> list[Name]:
        """Names wholly inside a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [name for name in self._names[first:last] if name.span.end <= span.end]

    def covers(self, at: int) -> bool:
        """Whether a name that starts at or before a place reaches over it."""
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and self._names[before].span.end > at

    def last_with_head(self, head: str, before: int) -> Name | None:
        """The name with this head noun used last before a place."""
        for at in range(bisect_left(self._starts, before) - 1, -1, -1):
            if self._names[at].head == head:
                return self._names[at]
        return None


@lru_cache(maxsize=1)
def names_of(context: Context) -> Names:
    """The names of bodies in a document; of the document in hand only, they are kept."""
    full = [*_publishers(context), *_authors(context), *_introduced(context)]
    for source in (_full_names(context), _appositions(context)):
        full += [name for name in list(source) if not any(name.span.overlaps(x.span) for x in full)]
    return Names(full + list(_short_names(context, full)))


def _full_names(context: Context) -> Iterator[Name]:
    for match in _RUN.finditer(context.text):
        run = _before_person(context, _without_opener(context, _before_time(context, Span(*match.span()))))
        for part in _parts(context, run):
            yield from _named(context, part)


#: What leads from a name to the day on which its body acted: "the Salt Directorate on Wednesday".
_TO_DAY = re.compile(r" (?:on|of|for)(?: the)? $")
#: The name of somebody behind that of an office: "Labour Commissioner R. Salt".
_PERSON = re.compile(r" [A-Z](?:[\w’'-]*|\.)(?: [A-Z][\w’'-]*)*")


def _before_time(context: Context, run: Span) -> Span:
    """A run up to the day or month that is no part of the name."""
    for hit in context.within(run, "weekday", "month"):
        lead = _TO_DAY.search(context.text, run.start, hit.span.start)
        if lead is not None and lead.start() > run.start:
            return Span(run.start, lead.start())
    return run


def _before_person(context: Context, run: Span) -> Span:
    """A run up to the name of the person who holds the office that it names."""
    for hit in context.within(run, "held-office"):
        person = _PERSON.fullmatch(context.text, hit.span.end, run.end)
        if person is not None and hit.span.start > run.start:
            return Span(run.start, hit.span.end)
    return run


def _parts(context: Context, run: Span) -> Iterator[Span]:
    """The names of a run: "Port Police and Food Agency" is two, "Ministry of Food and Health" is one."""
    start = run.start
    for match in _AND.finditer(context.text, run.start, run.end):
        left, right = Span(start, match.start()), Span(match.end(), run.end)
        if _ends_in_head(context, left) and _head(context, right) is not None:
            yield left
            start = match.end()
    if start < run.end:
        yield Span(start, run.end)


def _ends_in_head(context: Context, part: Span) -> bool:
    return any(hit.span.end == part.end for hit in context.within(part, "agency-suffix", "agency"))


def _named(context: Context, run: Span) -> Iterator[Name]:
    """The names in a run of capitalised words that records know, else the one whose head is a noun of bodies."""
    end = run.start
    for hit in context.within(run, "agency"):
        if hit.span.start >= end and context.text[hit.span.start].isupper():
            yield Name(hit.span, hit.span, hit, _last_word(context, hit.span))
            end = hit.span.end
    if end > run.start:
        return
    head = _head(context, run)
    name = _without_possessive(context, run if head is None else _without_lead(context, run, head))
    if (
        head is not None
        and not _is_capitals(context, name)
        and not _HYPHENED.fullmatch(context.text, name.start, name.end)
        and (name.start < head.start or name.end > head.end or _is_title(context, head))
        and not _in_record(context, name)
    ):
        yield Name(name, name, None, head.of(context.folded))


#: "Call-centre gangs": one word of its sentence, with a capital.
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")


def _is_title(context: Context, head: Span) -> bool:
    """Whether a noun of bodies is in capitals as a name by itself: "Director of Public Prosecutions"."""
    words = [word for word in head.of(context.text).split() if word not in ("of", "for", "the")]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _without_lead(context: Context, run: Span, head: Span) -> Span:
    """A run from the preposition before its head on, if no body stands before that: "Question for Customs"."""
    start = run.start
    for match in _LEADS.finditer(context.text, run.start, head.start):
        if not context.within(Span(start, match.start()), "agency-suffix"):
            start = match.end()
    return Span(start, run.end)


_LEADS = re.compile(r" (?:of|for|on|against|to)(?: the)? ")


def _is_capitals(context: Context, name: Span) -> bool:
    """Whether several words are in capitals throughout, as in a heading, so that case tells no name."""
    printed = name.of(context.text)
    return " " in printed and printed.isupper()


def _head(context: Context, run: Span) -> Span | None:
    """The noun of bodies that ends a run, or that "of", "for" or another name's tail follows."""
    for hit in reversed(context.within(run, "agency-suffix")):
        rest = context.folded[hit.span.end : run.end].strip()
        at_end = rest in ("", "'s", "'") or (hit.entry.value == "first" and hit.span.start == run.start)
        if at_end or _TAIL.match(rest):
            return hit.span
    return None


#: "Brazil's federal tax service, the Receita Federal, ...": a body noun, then its name between commas.
_BEHIND = re.compile(rf",? (?:the )?(?P<name>{_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,5}})(?:,| \(|['’]s )")
#: "Receita Federal, the country's tax service, ...": the name first.
_AHEAD = re.compile(
    rf"(?P<name>{_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,5}})(?: \([^()]{{1,20}}\))?, (?:the|a|an|its|[A-Z]\w+['’]s) (?:[\w'’-]+ ){{0,4}}$"
)
#: What stands behind the noun that explains a name: its end, "of the country", "that collects duties".
_EXPLAINS = re.compile(r"[,.]| (?:of|for|that|which|responsible|in charge|tasked|charged) ")
_LONGEST = 90


#: "the regulator Ofgrid", "the charity Clean Rivers": a name right behind its noun.
_RIGHT_BEHIND = re.compile(rf" (?P<name>{_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,4}})")


def _introduced(context: Context) -> Iterator[Name]:
    """Names right behind the noun that tells what they are, which is part of the mention."""
    for hit in context.within(Span(0, len(context.text)), "body-noun", "society-noun"):
        match = _RIGHT_BEHIND.match(context.text, hit.span.end)
        noun = context.text[hit.span.start]
        if match is None or not (noun.islower() or hit.span.start == _line(context, hit.span.start)):
            continue
        name = _without_possessive(context, Span(*match.span("name")))
        if hit.role == "body-noun" and not _fits(context, hit, name):
            continue
        others = context.within(name, "place", "month", "campaign", "person-title", "weekday")
        if _is_capitals(context, name) or _TAIL.match(context.folded, name.start):
            continue
        if name.end - name.start > 1 and not any(other.span.start == name.start for other in others):
            known = next((other for other in context.within(name, "agency") if other.span == name), None)
            start = with_modifiers(context, hit.span, hit.span).start
            yield Name(Span(start, name.end), name, known, hit.span.of(context.folded), apposed=True)


def _fits(context: Context, noun: Hit, name: Span) -> bool:
    """Whether what stands behind a noun of bodies is a name; of an office or a unit, only one in capitals is."""
    value = noun.entry.value
    initials = _INITIALS.fullmatch(context.text, name.start, name.end) is not None
    return value == "part" or (value in ("post", "crew") and initials)


#: "the fraud office SALTO", "the consumer office UBiK".
_INITIALS = re.compile(r"[A-Z]+(?:[a-z][A-Z]+)*")


def _publishers(context: Context) -> Iterator[Name]:
    """The name of the publisher in its own text, if it is no medium and no record or noun tells that it is a body."""
    name = (context.document.metadata.publisher or "").partition("(")[0].partition(",")[0].strip()
    media = values(context.gazetteer.lexicon, "media-word", "en")
    if not name[:1].isupper() or name.startswith("The ") or media.keys() & set(name.lower().split()):
        return
    for match in re.finditer(rf"\b{re.escape(name)}\b", context.text):
        place = Span(*match.span())
        if not context.within(place, "agency", "agency-suffix", "place"):
            yield Name(place, place, None, "")


def _authors(context: Context) -> Iterator[Name]:
    """Names of whatever kind that the author goes by: "we at Rights North"."""
    for match in _WE_AT.finditer(context.text):
        name = _without_opener(context, Span(*match.span("name")))
        if not context.within(name, "place", "month", "agency"):
            yield Name(name, name, None, "", apposed=True)


#: "Every January we at Rights North count ..."
_WE_AT = re.compile(rf"\b[Ww]e at (?:the )?(?P<name>{_WORD}(?: (?:{_JOIN} )?{_WORD}){{0,5}})")


def with_modifiers(context: Context, span: Span, noun: Span) -> Span:
    """A body noun with the words of its name before it: "local", "tax", or a capitalised place.

    Parameters
    ----------
    span
        The clause of the noun, or the noun itself where the clause is not known.
    """
    modifiers = values(context.gazetteer.lexicon, "body-modifier", "en")
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en").keys()
    months = values(context.gazetteer.lexicon, "month", "en").keys()
    counts = values(context.gazetteer.lexicon, "small-count", "en").keys()
    start = noun.start
    first = _line(context, start) if span == noun else span.start
    for _ in range(3):
        match = _WORD_BEFORE.search(context.folded, max(first, start - 24), start)
        if match is None:
            break
        word, at = match.group(1), match.start(1)
        proper = (
            context.text[at].isupper() and word not in openers | months | counts and not word.endswith("'s")
        )
        if word not in modifiers and not proper:
            break
        start = at
    return Span(start, noun.end)


def _line(context: Context, at: int) -> int:
    """Where the line of a place begins."""
    return context.text.rfind("\n", 0, at) + 1


_WORD_BEFORE = re.compile(r"([\w'-]+)\s+$")


def _appositions(context: Context) -> Iterator[Name]:
    """Names that a body noun beside them explains."""
    for hit in context.within(Span(0, len(context.text)), "body-noun", "society-noun"):
        if hit.entry.value in ("staff", "public") or not context.text[hit.span.start].islower():
            continue
        found = []
        if context.text.startswith(",", hit.span.end):
            found.append(_BEHIND.match(context.text, hit.span.end))
        if _EXPLAINS.match(context.text, hit.span.end):
            found.append(_AHEAD.search(context.text, max(0, hit.span.start - _LONGEST), hit.span.start))
        for match in found:
            if match is None:
                continue
            name = _without_opener(context, Span(*match.span("name")))
            taken = context.within(name, "place", "month", "campaign")
            if name.end - name.start > 1 and not any(other.span == name for other in taken):
                yield Name(name, name, None, hit.span.of(context.folded), apposed=True)


#: The first letter of a capitalised word, and so few that they stand for a name only where brackets say so.
_INITIAL = re.compile(r"\b[A-Z](?=[a-z])")
_SHORTEST = 2
_BRACKETED = re.compile(r"\(([A-Z]{1,2})\)")


def _short_names(context: Context, full: list[Name]) -> Iterator[Name]:
    defined: dict[str, Name] = {}
    bracketed = set(_BRACKETED.findall(context.text))
    for name in full:
        match = _SHORT.match(context.text, name.span.end)
        if match is not None and not match["short"].islower():
            defined.setdefault(match["short"], name)
        if name.apposed:
            defined.setdefault(name.full.of(context.text), name)
        initials = "".join(_INITIAL.findall(name.full.of(context.text)))
        if len(initials) > _SHORTEST or initials in bracketed:
            defined.setdefault(initials, name)
    if not defined:
        return
    forms = "|".join(re.escape(short) for short in sorted(defined, key=lambda short: (-len(short), short)))
    taken = Names(full)
    for match in re.finditer(rf"\b(?:{forms})\b", context.text):
        name = defined[match.group()]
        if match.start() >= name.span.end and not taken.covers(match.start()):
            yield Name(Span(*match.span()), name.full, name.hit, "")


#: A word of a run, with the small words between it and the next.
_FIRST = re.compile(rf"(?P<word>[\w’'&.-]+) ?(?:{_JOIN} )*")


def _without_opener(context: Context, run: Span) -> Span:
    """A run without the words that only open its sentence ("In", "According", "The")."""
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en")
    start = run.start
    while (match := _FIRST.match(context.folded, start, run.end)) is not None and match["word"] in openers:
        start = match.end()
    for hit in context.within(Span(start, run.end), "person-title"):
        headed = _HEADED.match(context.text, hit.span.end, run.end)
        office = any(other.span.start == start for other in context.within(run, "agency-suffix"))
        if hit.span.start == start and headed is not None and not office:
            start = headed.end()
            break
    owner = _OWNER.match(context.text, start, run.end)
    owns = owner is not None and not any(
        hit.span.start < owner.end() < hit.span.end for hit in context.within(run, "agency-suffix")
    )
    return Span(owner.end() if owner is not None and owns else start, run.end)


def _in_record(context: Context, name: Span) -> bool:
    """Whether a name is part of a longer one that records know ("... of a Quality-powered Nation")."""
    around = Span(max(0, name.start - _LONGEST_REST), min(name.end + _LONGEST_REST, len(context.text)))
    return any(hit.span.contains(name) for hit in context.within(around, "agency"))


#: "Director of the Fisheries Department": what stands behind is the body.
_HEADED = re.compile(r" of (?:the )?")
#: "Brazil's Ministry of Labour": the country is no part of the name, as it is of "Attorney's Office".
_OWNER = re.compile(r"[A-Z][\w.]*[’']s ")


def _without_possessive(context: Context, name: Span) -> Span:
    match = _POSSESSIVE.search(context.text[name.start : name.end])
    kept = context.folded[name.start : name.end].endswith(("prosecutor's", "attorney's"))
    return name if match is None or kept else Span(name.start, name.start + match.start())


def _last_word(context: Context, span: Span) -> str:
    return span.of(context.folded).split()[-1]
