"""All forms of the lexicon found in one pass over a text for each role (Aho-Corasick, leftmost longest)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.fold import fold_en, fold_zh
from kg.extract.spans import Hit
from kg.lexicon import Entry, Lexicon
from kg.model import Span

__all__ = ["Gazetteer", "Hits", "gazetteer"]

_FOLDS: dict[str, Callable[[str], str]] = {"en": fold_en, "zh": fold_zh}


class Hits:
    """The hits of one text by role, each role searched for when it is first asked for.

    Parameters
    ----------
    roles
        Every role there is.
    find
        Finds the hits of a role in text order.

    """

    def __init__(self, roles: Collection[str], find: Callable[[str], Iterable[Hit]]) -> None:
        self._roles = roles
        self._find = find
        self._found: dict[str, tuple[list[Hit], list[int], list[int]]] = {}

    def of(self, *roles: str) -> list[Hit]:
        """All hits of some roles, in text order; of those that start together the longest first."""
        return sorted((hit for role in roles for hit in self._role(role)[0]), key=_order)

    @property
    def all(self) -> list[Hit]:
        """All hits of all roles, in text order."""
        return self.of(*self._roles)

    def within(self, span: Span, roles: Sequence[str] = ()) -> list[Hit]:
        """Hits wholly inside a span."""
        start, end = span.start, span.end
        parts = [part for role in roles or self._roles if (part := self.inside(start, end, role))]
        if len(parts) < 2:
            return parts[0] if parts else []
        return sorted((hit for part in parts for hit in part), key=_order)

    def inside(self, start: int, end: int, role: str) -> list[Hit]:
        """Hits of one role wholly between two offsets; they do not overlap, so that their ends are in order, too."""
        hits, starts, ends = self._found.get(role) or self._role(role)
        if not starts or starts[-1] < start or ends[0] > end:
            return []
        first = bisect_left(starts, start)
        return hits[first : bisect_right(ends, end, first)] if ends[first] <= end else []

    def _role(self, role: str) -> tuple[list[Hit], list[int], list[int]]:
        if role not in self._found:
            hits = list(self._find(role)) if role in self._roles else []
            self._found[role] = hits, [hit.span.start for hit in hits], [hit.span.end for hit in hits]
        return self._found[role]


def _order(hit: Hit) -> tuple[int, int, str]:
    """Text order; of hits that start together the longest first."""
    return hit.span.start, -hit.span.end, hit.role


@dataclass(frozen=True, slots=True)
class _Matcher:
    """The forms of one role as one automaton, and the entries of each form."""

    role: str
    automaton: AhoCorasick
    entries: tuple[tuple[Entry, ...], ...]


class Gazetteer:
    """The forms of one language, compiled once.

    Latin-script forms match only at word boundaries. Within one role the leftmost longest form wins;
    hits of different roles may overlap.

    Examples
    --------
    >>> from kg.lexicon import load_lexicon
    >>> found = gazetteer(load_lexicon(), "en").find("customs and the cac; customary")
    >>> [(h.role, h.span.start) for h in found.all if h.role == "collective"]
    [('collective', 0)]

    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.language = language
        self.lexicon = lexicon
        self.fold = _FOLDS[language]
        self._matchers: dict[str, _Matcher] = {}
        for role in sorted(lexicon.roles() - _SAID):
            forms = self._forms(role)
            if forms:
                automaton = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
                known = tuple(tuple(entries) for entries in forms.values())
                self._matchers[role] = _Matcher(role, automaton, known)

    def _forms(self, role: str) -> dict[str, list[Entry]]:
        # Names in Latin letters stand in Chinese texts too, and the other way round for pinyin.
        languages = ("zh", "en") if self.language == "zh" and role in _NAMES else (self.language,)
        forms: dict[str, list[Entry]] = {}
        for language in languages:
            for entry in self.lexicon.entries(role, language):
                for form in entry.forms:
                    known = forms.setdefault(self.fold(form), [])
                    if all(other.iri != entry.iri for other in known):
                        known.append(entry)
        return dict(sorted(forms.items()))

    def find(self, folded: str, text: str | None = None) -> Hits:
        """The hits in a folded text; given the text itself, abbreviations only where it has capitals."""
        return Hits(self._matchers, lambda role: self._find(self._matchers[role], folded, text))

    def _find(self, matcher: _Matcher, folded: str, text: str | None) -> Iterable[Hit]:
        hits = _hits(folded, matcher)
        if text is None or matcher.role not in _NAMES:
            return hits
        return (hit for hit in hits if self._is_as_written(hit, text))

    def _is_as_written(self, hit: Hit, text: str) -> bool:
        """Whether a name that records write in capitals ("WHO") stands in capitals."""
        if hit.span.end - hit.span.start > _LONGEST_ABBREVIATION:
            return True
        printed = hit.span.of(text)
        if not printed.isascii() or printed.isupper():
            return True
        folded = self.fold(printed)
        return any(self.fold(form) == folded and not form.isupper() for e in hit.entries for form in e.forms)


#: Behind the letters of the languages of Europe.
_BEYOND_LATIN = "\u0250"
#: Roles of what the tool says itself, which no text is searched for.
_SAID = frozenset({"phrase"})
#: Names no longer than this may be abbreviations, in characters.
_LONGEST_ABBREVIATION = 8
_NAMES = frozenset({"agency", "collective", "campaign", "place", "law"})


def _hits(folded: str, matcher: _Matcher) -> Iterable[Hit]:
    role, entries, length = matcher.role, matcher.entries, len(folded)
    for index, start, end in matcher.automaton.find_matches_as_indexes(folded):
        # no Latin word runs across either end; letters with marks are Latin, too: no "t" in "Türkiye"
        if start and _is_latin(folded[start - 1]) and _is_latin(folded[start]):
            continue
        if end < length and _is_latin(folded[end]) and _is_latin(folded[end - 1]):
            continue
        yield Hit(Span(start, end), role, entries[index])


def _is_latin(char: str) -> bool:
    return char < _BEYOND_LATIN and char.isalnum()


@cache
def gazetteer(lexicon: Lexicon, language: str) -> Gazetteer:
    """The compiled gazetteer of a language, cached.

    Raises
    ------
    KeyError
        A language without folding rules.

    """
    return Gazetteer(lexicon, language)
