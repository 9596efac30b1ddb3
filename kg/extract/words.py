"""Word tables of one language, compiled once from the lexicon for use in patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.fold import fold_en, fold_zh
from kg.lexicon import Lexicon
from kg.model import Kind, Span

__all__ = ["Verbs", "alternatives", "pattern", "values", "verbs_of"]


@cache
def values(lexicon: Lexicon, role: str, language: str) -> Mapping[str, str]:
    """Folded form to value, for a role whose entries carry ``ekg:value``."""
    fold = fold_zh if language == "zh" else fold_en
    return {fold(form): entry.value or "" for form, entry in lexicon.forms(role, language).items()}


@cache
def alternatives(lexicon: Lexicon, role: str, language: str) -> str:
    """The forms of a role as a regular expression, longest first; for roles of a few dozen forms."""
    forms = sorted(values(lexicon, role, language), key=lambda form: (-len(form), form))
    return "|".join(re.escape(form) for form in forms)


@dataclass(frozen=True)
class Verbs:
    """Every verb that states a measure, as one matcher."""

    matcher: AhoCorasick
    words: bool

    def find(self, folded: str, span: Span) -> list[Span]:
        """Verbs in a stretch of folded text, in order."""
        piece = folded[span.start : span.end]
        found = []
        for _, start, end in self.matcher.find_matches_as_indexes(piece):
            whole = not self.words or not (
                piece[max(0, start - 1) : start].isalnum() or piece[end : end + 1].isalnum()
            )
            if whole:
                found.append(Span(span.start + start, span.start + end))
        return found


@cache
def verbs_of(lexicon: Lexicon, language: str) -> Verbs:
    """The verbs of all measures in a language."""
    fold = fold_zh if language == "zh" else fold_en
    forms = {
        fold(verb) for record in lexicon.records(Kind.MEASURE) for verb in record.verbs.get(language, ())
    }
    return Verbs(AhoCorasick(sorted(forms), matchkind=MatchKind.LeftmostLongest), language == "en")


@cache
def pattern(lexicon: Lexicon, role: str) -> re.Pattern[str]:
    """Whole English words of a ``word:`` role as a pattern that also takes the blanks before them."""
    return re.compile(rf"\s*\b(?:{alternatives(lexicon, f'word:{role}', 'en')})\b")
