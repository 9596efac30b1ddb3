"""A question in a person's own words, matched to one of the library: by rule, or not at all.

The words of a text are compared with the phrases of each question (``# ask`` lines of its file). Names that
the graph has, years and numbers are taken out of the text first and become parameters; a question is a
candidate only if it has a place for every one of them. Words count by how few questions use them (inverse
document frequency, Spärck Jones 1972), and two texts are alike by the Dice coefficient of their weighted
words. Below :data:`ALIKE`, or where two questions are as near, nothing is answered: the reader is told what
could have been meant.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.errors import UsageError
from kg.extract.en.numbers import numbers_in as english_numbers
from kg.extract.fold import fold_en, fold_zh
from kg.extract.zh.numbers import numbers_in as chinese_numbers
from kg.graph.store import Graph, Result
from kg.lexicon import load_lexicon
from kg.model import Span
from kg.questions import Question, names, questions

__all__ = ["ALIKE", "Asked", "understand"]

#: How alike a text and a phrase must be, from 0 to 1; at half, every other word would be another.
ALIKE = 0.62
#: How much nearer than the next question the one taken must be.
_MARGIN = 0.04
#: Questions named in a refusal.
_NEAREST = 3
#: The shortest part of a name that stands for it.
_PART = {"en": 4, "zh": 2}
_HAN = re.compile("[\u4e00-\u9fff]")
_SLOT = re.compile(r"\{(\w+)\}")
_OPTION = re.compile(r"\[([^\]]*)\]")
_WORD = re.compile(r"\{\w+\}|[a-z0-9]+|[\u4e00-\u9fff]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|,\d)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was understood.

    ``given`` are the parameters found in it, by name; ``alike`` how near the question is, from 0 to 1.
    """

    question: Question
    given: Mapping[str, str]
    alike: float
    language: str

    def run(self, graph: Graph) -> Result:
        """Answer it.

        Raises
        ------
        UsageError
            A name that the graph does not have.
        """
        labels = {p.name for p in self.question.parameters} & {"lang"}
        return self.question.run(graph, **{**dict.fromkeys(labels, self.language), **self.given})


@dataclass(frozen=True, slots=True)
class _Found:
    """A name, year or number in the text: where, and as which kinds it can be read."""

    span: Span
    kinds: Mapping[str, str]


def understand(text: str, graph: Graph, *, language: str | None = None) -> Asked:
    """The question of the library that a text asks, with its parameters.

    Parameters
    ----------
    language
        ``en`` or ``zh``; by the script of the text where none is given.

    Raises
    ------
    UsageError
        No question is near enough, two are as near, or one lacks a parameter: nothing is guessed.

    Examples
    --------
    >>> asked = understand("Who disagrees?", Graph.parse(""))
    >>> asked.question.name
    'conflicts'
    """
    code = language or ("zh" if _HAN.search(text) else "en")
    folded = _bare(text, code)
    ranked = sorted(
        _candidates(folded, _found(folded, graph, code), code),
        key=lambda asked: (-asked.alike, -len(asked.given), asked.question.name),
    )
    best = ranked[0] if ranked else None
    if best is None or best.alike < ALIKE:
        raise _refusal("No question of the library is near enough to this text", ranked, code)
    rivals = [r for r in ranked if r.question != best.question and best.alike - r.alike < _MARGIN]
    if rivals:
        raise _refusal("Two questions are equally near", [best, *rivals], code)
    _complete(best, graph)
    return best


def _complete(asked: Asked, graph: Graph) -> None:
    """Every parameter that the nearest phrase leaves open has a value, or is optional."""
    for parameter in asked.question.parameters:
        known = names(graph, parameter.kind)
        if parameter.default is not None and parameter.name not in asked.given and known:
            raise UsageError(
                f"Which {parameter.kind} do you mean in: {asked.question.sentence.rstrip('?')}",
                remedy=f"Name one, such as {'; '.join(known[:_NEAREST])}",
            )


def _refusal(what: str, ranked: Sequence[Asked], code: str) -> UsageError:
    near = dict.fromkeys(asked.question.name for asked in ranked)
    named = [q for name in list(near)[:_NEAREST] for q in questions() if q.name == name]
    sentences = [f"{q.sentence_zh if code == 'zh' else q.sentence} ({q.name})" for q in named]
    remedy = f"The nearest: {' | '.join(sentences)}" if sentences else "See kg questions"
    return UsageError(what, remedy=remedy)


# ------------------------------------------------------------------ names, years and numbers of a text


def _found(folded: str, graph: Graph, code: str) -> list[_Found]:
    """What can be a parameter, left to right, without overlaps; the longest reading wins."""
    known = list(_known(graph, code))
    kept = _apart([*_whole_names(folded, known), *_numerals(folded, code)])
    return _apart([*kept, *_parts_of_names(folded, known, code, kept)])


def _apart(found: Sequence[_Found]) -> list[_Found]:
    merged: dict[Span, dict[str, str]] = {}
    for one in found:
        merged.setdefault(one.span, {}).update(one.kinds)
    kept: list[Span] = []
    for span in sorted(merged, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return [_Found(span, merged[span]) for span in sorted(kept)]


def _kinds() -> list[str]:
    used = {p.kind for q in questions() for p in q.parameters}
    return sorted(used - {"text", "integer", "decimal", "year", "number"})


def _known(graph: Graph, code: str) -> Iterator[tuple[str, str, str]]:
    """Kind, name and folded name of everything that can be asked for."""
    for kind in _kinds():
        for name in names(graph, kind):
            yield kind, name, _bare(name, code)


def _whole_names(folded: str, known: Sequence[tuple[str, str, str]]) -> Iterator[_Found]:
    for kind, name, printed in known:
        at = folded.find(printed) if len(printed) > 1 else -1
        while at >= 0:
            span = Span(at, at + len(printed))
            if _bounded(folded, span):
                yield _Found(span, {kind: name})
            at = folded.find(printed, at + 1)


def _bounded(folded: str, span: Span) -> bool:
    """Whether a span does not cut a word of letters."""
    before, after = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    left = bool(before) and before.isascii() and before.isalnum() and folded[span.start].isascii()
    right = bool(after) and after.isascii() and after.isalnum() and folded[span.end - 1].isascii()
    return not left and not right


def _parts_of_names(
    folded: str, known: Sequence[tuple[str, str, str]], code: str, kept: Sequence[_Found]
) -> Iterator[_Found]:
    """Words that no question uses but a name does: "Longteng" of "Longteng campaign"."""
    vocabulary = _vocabulary(code)
    for span in _unused(folded, code, vocabulary):
        if any(span.overlaps(one.span) for one in kept):
            continue
        part = span.of(folded)
        kinds = {kind: part for kind, _, name in known if part in name}
        if kinds:
            yield _Found(span, kinds)


def _unused(folded: str, code: str, vocabulary: Mapping[str, float]) -> Iterator[Span]:
    for match in _WORD.finditer(folded):
        word = match.group()
        if code == "en":
            stem = _stem(word)
            if len(stem) >= _PART["en"] and not word.isdigit() and stem not in vocabulary:
                yield Span(match.start(), match.start() + (len(stem) if word.startswith(stem) else len(word)))
            continue
        for size in range(len(word), _PART["zh"] - 1, -1):
            for at in range(len(word) - size + 1):
                piece = word[at : at + size]
                if not any(token in vocabulary for token in _tokens(piece, "zh")):
                    yield Span(match.start() + at, match.start() + at + size)


def _numerals(folded: str, code: str) -> Iterator[_Found]:
    years = [Span(*match.span()) for match in _YEAR.finditer(folded)]
    for span in years:
        printed = span.of(folded)
        if folded[span.end : span.end + 1] == "年":
            yield _Found(Span(span.start, span.end + 1), {"year": printed})
        else:
            yield _Found(span, {"year": printed, "number": printed})
    read = chinese_numbers if code == "zh" else english_numbers
    for number in read(load_lexicon(), folded, Span(0, len(folded)), currency=None):
        if any(char.isdigit() for char in number.span.of(folded)) and number.span not in years:
            yield _Found(number.span, {"number": _plain(number.value)})


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


# ------------------------------------------------------------------ how alike texts are


def _candidates(folded: str, found: Sequence[_Found], code: str) -> Iterator[Asked]:
    """Every question with a place for all that was found, in every reading of it."""
    for reading in itertools.product(*(_readings(one, folded, code) for one in found)):
        taken = [(one, kind) for one, kind in zip(found, reading, strict=True) if kind]
        values = {kind: one.kinds[kind] for one, kind in taken}
        if len(values) < len(taken):
            continue
        asked = Counter(_tokens(_slotted(folded, taken), code))
        for question in questions():
            fitting = (p for p in _phrases(question, code) if _slots(p) == set(values))
            alike = max((_alike(asked, phrase, code) for phrase in fitting), default=0.0)
            if alike > 0:
                named = {p.name: values[p.kind] for p in question.parameters if p.kind in values}
                yield Asked(question, named, alike, code)


def _readings(one: _Found, folded: str, code: str) -> list[str]:
    """The kinds of a name, and "" where its words are also those of questions ("cases")."""
    plain = all(token in _vocabulary(code) for token in _tokens(one.span.of(folded), code))
    return [*sorted(one.kinds), *([""] if plain else [])]


def _slotted(folded: str, taken: Sequence[tuple[_Found, str]]) -> str:
    out, at = "", 0
    for one, kind in taken:
        out += folded[at : one.span.start] + " {" + kind + "} "
        at = one.span.end
    return out + folded[at:]


@cache
def _phrases(question: Question, code: str) -> tuple[str, ...]:
    """The phrases of a question with each choice of their optional parts written out."""
    return tuple(variant for phrase in question.phrases[code] for variant in _variants(phrase))


def _variants(phrase: str) -> Iterator[str]:
    option = _OPTION.search(phrase)
    if option is None:
        yield phrase
        return
    for part in (option[1], ""):
        yield from _variants(phrase[: option.start()] + part + phrase[option.end() :])


@cache
def _slots(phrase: str) -> set[str]:
    return set(_SLOT.findall(phrase))


def _tokens(text: str, code: str) -> list[str]:
    """Slots, stems of words, and single Chinese characters; the slot of a year takes its 年."""
    plain = _bare(text, code).replace("{year}年", "{year}")
    return [token for word in _WORD.findall(plain) for token in _parts(word)]


def _parts(word: str) -> list[str]:
    if _HAN.match(word):
        return list(word)
    return [word if word.startswith("{") else _stem(word)]


def _bare(text: str, code: str) -> str:
    """A text folded, without the words that say nothing about what is asked."""
    folded = (fold_zh if code == "zh" else fold_en)(text)
    return " ".join(_fillers(code).sub("" if code == "zh" else " ", folded).split())


def _stem(word: str) -> str:
    """A word without the endings of plurals and verbs."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending).removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


@cache
def _fillers(code: str) -> re.Pattern[str]:
    forms = sorted(load_lexicon().forms("question-filler", code), key=len, reverse=True)
    edge = "" if code == "zh" else r"\b"
    return re.compile(f"{edge}(?:{'|'.join(map(re.escape, forms))}){edge}")


@cache
def _vocabulary(code: str) -> Mapping[str, float]:
    """The weight of each word: the fewer questions use it, the more it says."""
    used = Counter(
        token
        for q in questions()
        for token in {t for phrase in _phrases(q, code) for t in _tokens(phrase, code)}
    )
    total = len(questions())
    return {token: math.log(1 + total / count) for token, count in used.items()}


def _alike(asked: Mapping[str, int], phrase: str, code: str) -> float:
    weights = _vocabulary(code)
    unknown = math.log(1 + len(questions()))
    other = Counter(_tokens(phrase, code))
    shared = sum(
        min(count, asked.get(token, 0)) * weights.get(token, unknown) for token, count in other.items()
    )
    total = sum(
        count * weights.get(token, unknown) for words in (asked, other) for token, count in words.items()
    )
    return 2 * shared / total if total else 0.0
