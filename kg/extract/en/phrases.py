"""English noun phrases around a numeral: where they end, their head, and the unit the head stands for.

The words are those of the lexicon: what ends a phrase, irregular plurals, nouns that are counted. The head
is the last plural of the phrase, so that "1,204 hygiene inspection reports" counts reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.lexicon import Lexicon
from kg.model import Span

__all__ = [
    "Phrase",
    "Words",
    "mass_at",
    "mass_subject",
    "phrase_at",
    "plural_of",
    "singular",
    "subject_of",
    "tokens",
    "unit_of_words",
    "words_of",
]

_CODES = "https://w3id.org/enfkg/id/code/unit/"
#: A word, a mark, or a break; a genitive ending belongs to its word.
_TOKEN = re.compile(r"[ \t]*([^\W\d_][\w&/-]*(?:'s\b|'(?=\s)|'\w+)?|\d[\w.,]*|\S|\n)")
_QUOTES = frozenset("\"'*“”‘’")
#: "2,508 civil, administrative and public interest cases": behind the comma of a series in front of the noun.
_SERIES = re.compile(r"\s(?:[a-z-]+,?\s){1,3}?(?:and|or)\s[a-z]")
#: Words of a phrase that are read before it is given up.
_LONGEST = 9
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|ing)$|\w+ly$")
_LONGEST_FORM = 4
#: "of", two words that say which, and the noun.
_LONGEST_OF = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the lexicon that noun phrases are read with."""

    ends: frozenset[str]
    modifiers: frozenset[str]
    plurals: frozenset[str]
    singulars: frozenset[str]
    quantities: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    common: frozenset[str]
    classes: frozenset[str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its span (determiners left out), the span of its head, and its words in folded form."""

    span: Span
    head: Span
    words: tuple[str, ...]

    @property
    def noun(self) -> str:
        """The head in the singular."""
        return singular(self.words[-1])


@cache
def words_of(lexicon: Lexicon) -> Words:
    """The compiled word lists of a lexicon."""

    def forms(role: str) -> frozenset[str]:
        return frozenset(lexicon.forms(f"word:{role}", "en"))

    units: dict[str, str] = {}
    for entry in lexicon.entries("unit-noun", "en"):
        for form in entry.forms:
            units.setdefault(form.lower(), _notation(entry.denotes or ""))
    common = forms("common-noun")
    for form in forms("other-noun") | common:
        units.setdefault(form, f"other:{' '.join((*form.split()[:-1], singular(form.split()[-1])))}")
    return Words(
        ends=forms("phrase-end") | (forms("number") - {"one"}),
        modifiers=forms("phrase-modifier"),
        plurals=forms("plural"),
        singulars=forms("no-plural"),
        quantities=forms("quantity"),
        determiners=forms("determiner"),
        prepositions=forms("preposition"),
        common=common,
        classes=forms("class-noun"),
        units=units,
    )


def _notation(iri: str) -> str:
    slug = iri.removeprefix(_CODES)
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


#: Nouns that are the same in the singular.
_SAME = frozenset({"species", "series", "premises", "means", "headquarters"})


def singular(noun: str) -> str:
    """A regular plural in the singular.

    Examples
    --------
    >>> singular("bodies"), singular("boxes"), singular("fines"), singular("staff")
    ('body', 'box', 'fine', 'staff')
    """
    if noun.endswith("ies") and len(noun) > 4 and noun not in _SAME:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    kept = noun.endswith(("ss", "us", "is")) or noun in _SAME
    return noun[:-1] if noun.endswith("s") and not kept else noun


def plural_of(noun: str) -> str:
    """A regular plural.

    Examples
    --------
    >>> plural_of("body"), plural_of("box"), plural_of("fine")
    ('bodies', 'boxes', 'fines')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x", "z")) else f"{noun}s"


def is_plural(words: Words, word: str) -> bool:
    """Whether a word is a plural noun by its form or by the lexicon."""
    if word in words.plurals:
        return True
    if word in words.singulars or word.endswith("'s") or (len(word) < 4 and not word.endswith("s")):
        return False
    if word.endswith("men") and len(word) > 4:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 3


def unit_of_words(words: Words, phrase: tuple[str, ...]) -> str | None:
    """The unit that the longest known form ending a phrase stands for."""
    for length in range(min(_LONGEST_FORM, len(phrase)), 0, -1):
        tail = phrase[-length:]
        for last in (tail[-1], plural_of(tail[-1]), singular(tail[-1])):
            unit = words.units.get(" ".join((*tail[:-1], last)))
            if unit is not None:
                return unit
    return None


def tokens(folded: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Words and marks of a stretch of folded text; quotation marks are passed over."""
    for match in _TOKEN.finditer(folded, start, end):
        if match[1] not in _QUOTES:
            yield match[1].rstrip("'"), Span(match.start(1), match.end(1))


def phrase_at(words: Words, folded: str, start: int, end: int, *, several: bool = False) -> Phrase | None:
    """The noun phrase that opens at a position, behind a numeral or a determiner; None where none opens.

    Parameters
    ----------
    start, end
        Where it opens and how far it may reach, in characters of the folded text.
    several
        Whether more than one is counted, so that a regular singular is no head: "930 proved fake".
    """
    read: list[tuple[str, Span]] = []
    head = -1
    for word, span in tokens(folded, start, end):
        plural = head >= 0
        if len(word) == 1 and read and read[-1][0] in words.classes and not plural:
            read.append((word, span))
            continue
        if word == "," and read and not plural and _SERIES.match(folded, span.end, end):
            continue
        if not word[0].isalpha() or len(read) >= _LONGEST:
            break
        if word in ("and", "or", "&"):
            if plural or not read:
                break
        elif word in words.modifiers and not plural:
            pass
        elif word in words.ends or (plural and _PARTICIPLE.match(word)):
            break
        elif is_plural(words, word):
            if plural and read[head][0] in words.units and word not in words.units:
                break  # "in 73 suits damages were awarded"
            head = len(read)
        elif plural and len(read) - head > 1:
            break
        read.append((word, span))
    if head < 0:
        head = _known_head(words, read, several=several)
    if head < 0:
        return None
    kept = _of_phrase(words, folded, read[: head + 1], end)
    return Phrase(
        Span(kept[0][1].start, kept[-1][1].end), kept[-1][1], tuple(word for word, _ in kept if word != "of")
    )


def _known_head(words: Words, read: list[tuple[str, Span]], *, several: bool) -> int:
    """The last word that is a known counted noun in the singular ("one case", "21 aircraft")."""
    for index in range(len(read) - 1, -1, -1):
        word = read[index][0]
        if not _PARTICIPLE.match(word) and (
            word in words.units or (not several and plural_of(word) in words.units)
        ):
            return index
    return -1


def _of_phrase(words: Words, folded: str, read: list[tuple[str, Span]], end: int) -> list[tuple[str, Span]]:
    """Measure words that are one noun with what follows: "pieces of information", "pieces of false information"."""
    behind = list(_first(tokens(folded, read[-1][1].end, end), _LONGEST_OF))
    if len(behind) < len(("of", "noun")) or behind[0][0] != "of":
        return read
    for word, span in behind[1:]:
        joined = f"{read[-1][0]} of {word}"
        if joined in words.units:
            return [*read[:-1], (joined, Span(read[-1][1].start, span.end))]
        if word in words.ends or not word[0].isalpha():
            break
    return read


def _first(items: Iterator[tuple[str, Span]], count: int) -> Iterator[tuple[str, Span]]:
    for _, item in zip(range(count), items, strict=False):
        yield item


#: "in 2023, ", "by the end of June ": what may stand before the subject of a clause.
_BEFORE_SUBJECT = re.compile(
    r"(?:[\s,;:()•*\-–—|]+|and\s|but\s|while\s|whereas\s|yet\s|so\s|that\s|then\s|also\s|(?:last|this)\s(?:year|month|week|quarter)\s|overall\s|nationwide\s|how many\s|nos?\.\s?of\s|#\s?of\s|[qa]:\s)+"
)


#: "In the first half of 2023 the rights on record": a time in front of its subject without a comma.
_TIMED = re.compile(r"[a-z\s]{1,40}?\b(?:(?:19|20)\d\d|year|month|quarter|week|half)\s(?!of\b|to\b)")


def mass_at(words: Words, folded: str, start: int, end: int) -> Span | None:
    """The words at a position up to what ends a phrase, plural or not: "tax", "state losses"."""
    read: list[Span] = []
    for word, span in tokens(folded, start, end):
        ends = word in words.ends or word in ("and", "or") or (read and _PARTICIPLE.match(word))
        if not word[0].isalpha() or len(word) < 2 or ends:
            break
        if len(read) >= _LONGEST_FORM:
            return None
        read.append(span)
    return Span(read[0].start, read[-1].end) if read else None


def subject_of(words: Words, folded: str, start: int, end: int) -> Phrase | None:
    """The subject of a clause that opens at ``start``: its first noun phrase, of a total what it totals.

    A phrase that hangs on a preposition is none: "in three ports, parcels came to" gives the parcels.
    """
    at = _subject_start(words, folded, start, end)
    return None if at is None else _counted(words, folded, at, end)


def mass_subject(words: Words, folded: str, start: int, end: int) -> Span | None:
    """The subject of a clause, plural or not: "expenditure came to"."""
    at = _subject_start(words, folded, start, end)
    return None if at is None else mass_at(words, folded, at, end)


def _subject_start(words: Words, folded: str, start: int, end: int) -> int | None:
    """Where the subject of a clause begins, behind conjunctions, determiners and phrases of place and time."""
    at = start
    while at < end:
        opened = _BEFORE_SUBJECT.match(folded, at, end)
        at = opened.end() if opened else at
        first = next(tokens(folded, at, end), None)
        if first is None:
            return None
        over = first[0] in words.prepositions and folded.startswith((" the ", " a "), first[1].end)
        if first[0] in words.determiners and not over:
            at = first[1].end
        elif first[0] in words.prepositions:
            comma = folded.find(",", at, end)
            timed = _TIMED.match(folded, at, end) if comma < 0 else None
            if comma < 0 and timed is None:
                return None
            at = comma + 1 if timed is None else timed.end()
        else:
            return at
    return None


def _counted(words: Words, folded: str, start: int, end: int) -> Phrase | None:
    """The phrase at a position; "the number of X" and "X total" are X."""
    first = list(_first(tokens(folded, start, end), 4))
    for index, (word, _) in enumerate(first):
        of = first[index + 1] if index + 1 < len(first) else None
        if word in words.quantities and of is not None and of[0] == "of":
            inner = of[1].end
            following = next(tokens(folded, inner, end), None)
            while following is not None and following[0] in words.determiners:
                inner = following[1].end
                following = next(tokens(folded, inner, end), None)
            return phrase_at(words, folded, inner, end)
    phrase = phrase_at(words, folded, start, end)
    return None if phrase is None or phrase.words[-1] in words.quantities else phrase
