"""A Chinese numeral in its clause: the words and figures in front of it, the verb they end in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kg.extract.language import Context
from kg.extract.spans import Draft, Number
from kg.extract.words import alternatives
from kg.extract.zh.counters import Counter
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["VERBS", "Place", "ending", "parent_of", "seizes_own", "tail_left", "verb_in_clause", "words_of"]

_BRACKET = re.compile(r"\([^()]{1,12}\)\s*$")
#: How many figures back a figure may go on from.
_RECENT = 12
#: How far back the words of one clause reach, in characters, however long it is without punctuation.
_REACH = 80
#: Roles of the verbs that say what is done to the things counted.
VERBS = ("case-verb", "goods-verb", "stage-verb", "post-verb", "check-verb", "sample-verb")
#: Verbs with which a figure is no mere part of the one before.
_OWN = ("case-verb", "goods-verb", "stage-verb")


@dataclass(frozen=True, slots=True)
class Place:
    """A numeral with its counter and the text it is read in.

    Parameters
    ----------
    clause
        The clause, with the label of a key-value line in front of it.
    left
        Where the figure's own words begin: behind the figure before it in the clause.
    since
        Where the words since the last figure of the sentence begin, clauses without figures included.
    before
        Drafts of the sentence in front of this one.

    """

    context: Context
    number: Number
    counter: Counter | None
    clause: Span
    left: int
    since: int
    before: Sequence[Draft]

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon in use."""
        return self.context.gazetteer.lexicon

    @property
    def end(self) -> int:
        """Where the figure with its counter ends."""
        return self.number.span.end if self.counter is None else self.counter.span.end

    @property
    def words(self) -> Span:
        """What stands in front of the figure in its clause, as far back as a clause of prose reaches."""
        start = self.number.span.start
        return Span(max(self.clause.start, start - _REACH), start)

    @property
    def has_own_verb(self) -> bool:
        """Whether a verb of procedure or seizure stands among the figure's own words."""
        own = Span(max(self.left, self.words.start), self.number.span.start)
        return bool(self.context.within(own, *_OWN))

    def same_counter(self) -> list[Draft]:
        """The last figures of the sentence with the same counter, the nearest first."""
        if self.counter is None:
            return []
        recent = islice(reversed(self.before), _RECENT)
        same = [d for d in recent if d.printed.of(self.context.folded).endswith(self.counter.form)]
        return [d for d in same if d.unit not in (None, "percent") and d.number.currency is None]

    def opens_breakdown(self) -> bool:
        """Whether a word like 其中 or 含 stands between the first figure of this counter and this one."""
        same = self.same_counter()
        if not same:
            return False
        words = words_of(self.lexicon, "breakdown")
        return words.search(self.context.folded, same[-1].printed.end, self.number.span.start) is not None


def parent_of(place: Place) -> Draft | None:
    """The nearest figure of the sentence with the same counter."""
    return next(iter(place.same_counter()), None)


@cache
def words_of(lexicon: Lexicon, role: str) -> re.Pattern[str]:
    """The words of a role as a pattern."""
    return re.compile(alternatives(lexicon, role, "zh"))


@cache
def _copula(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon, 'copula', 'zh')}|[\s:(,\"'])+$")


def tail_left(place: Place) -> int:
    """Where the words in front of the figure end, without copulas and brackets: 网站(App)共有|418个."""
    folded = place.context.folded
    end = place.number.span.start
    for _ in range(2):
        found = _copula(place.lexicon).search(folded, max(place.left, end - 10), end)
        end = found.start() if found else end
        bracket = _BRACKET.search(folded, max(place.left, end - 14), end)
        end = bracket.start() if bracket else end
    return end


def ending(place: Place, role: str) -> Span | None:
    """The verb of a kind that the words in front of the figure end in."""
    end = tail_left(place)
    hits = place.context.within(Span(max(place.left, end - 8), end), role)
    return next((hit.span for hit in hits if hit.span.end == end), None)


def verb_in_clause(place: Place, role: str) -> Span | None:
    """The last verb of a kind in the clause in front of the figure."""
    found = place.context.within(place.words, role)
    return found[-1].span if found else None


def seizes_own(place: Place) -> bool:
    """Whether pieces stand behind a verb of seizure of their own and its object."""
    if place.counter is None or place.counter.form != "件":
        return False
    own = Span(max(place.left, place.words.start), tail_left(place))
    verbs = place.context.within(own, "goods-verb", "case-verb")
    return bool(verbs) and verbs[-1].role == "goods-verb" and verbs[-1].span.end < own.end
