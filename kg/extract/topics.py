"""The sector, subject matter and kind that a count is limited to, from the words of its own noun phrase.

"44,000 trademark cases" are not all cases. Only words next to the counted noun limit a figure: a sector that
the sentence names elsewhere is an example or a focus, and stays a claim of its own. Several side by side
("trademark and patent cases") limit it to neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Draft, Hit, Reading, Shape
from kg.extract.words import values
from kg.model import Span

__all__ = ["with_topics"]

#: How far the words that limit a noun stand from it, in characters, by language.
_REACH = {"en": 40, "zh": 16}
#: How far a kind may stand from the noun whose kind it is: other adjectives come between.
_NEAR = {"en": 30, "zh": 8}
#: What ends a noun phrase to the right of its head: a mark, a conjunction or another complement.
_STOP = {
    "en": re.compile(
        r"[.,;:()\n]|\b(?:and|or|involved|with|while|which|that|by|at|for|to|as|under|after|before|during)\b"
    ),
    "zh": re.compile(r"[。,，;；:：()（）\n]"),
}  # fmt: skip
#: A conjunction between the figures of a list ("and", 以及) is no longer than this.
_LINK = 3
#: How many figures on either side may bound the words of one.
_BESIDE = 3
#: The longest word that opens a topic, in characters.
_OPENER = 16
_TOPICS = ("sector", "subject")
#: Names that contain words of topics: a food and drug administration, a trademark law.
_NAMES = ("agency", "collective", "campaign", "law")


def with_topics(context: Context, reading: Reading) -> Reading:
    """The reading with sector, subject matter and kind bound to the levels whose noun phrase names them."""
    drafts = list(reading.drafts)
    opened = _opened(context, reading.sentence.span)
    for clause in reading.clauses:
        names = [hit.span for hit in context.within(clause.span, *_NAMES)]
        names += [actor.span for actor in clause.actors]
        for index in clause.drafts:
            draft = drafts[index]
            if draft.shape is not Shape.LEVEL or draft.unit is None:
                continue
            spans = _windows(
                context,
                draft,
                clause.span,
                drafts[max(0, index - _BESIDE) : index],
                drafts[index + 1 : index + 1 + _BESIDE],
            )
            found = {role: _only(context, spans, role, names) for role in _TOPICS}
            parts = _kinds(context, draft, spans, names)
            last = drafts[index - 1] if index and _linked(context, drafts[index - 1], draft) else None
            if last is not None and not any(found.values()):
                found, parts = {"sector": last.sector, "subject": last.subject}, parts or last.parts
            drafts[index] = draft.but(
                sector=draft.sector or found["sector"],
                subject=draft.subject or found["subject"] or _governing(opened, draft),
                parts=parts,
            )
    return replace(reading, drafts=tuple(drafts))


def _opened(context: Context, sentence: Span) -> list[Hit]:
    """Subject matters that an opener puts in front of the figures behind: 以…犯罪起诉23人,批准逮捕12人."""
    openers = tuple(values(context.gazetteer.lexicon, "word:topic-opener", context.document.language))
    if not openers:
        return []
    return [
        hit
        for hit in context.within(sentence, "subject")
        if context.folded[max(sentence.start, hit.span.start - _OPENER) : hit.span.start]
        .rstrip()
        .endswith(openers)
    ]


def _governing(opened: Sequence[Hit], draft: Draft) -> Hit | None:
    return next((hit for hit in reversed(opened) if hit.span.end <= draft.number.span.start), None)


def _linked(context: Context, last: Draft, draft: Draft) -> bool:
    """Whether a figure only continues a list whose noun is printed once: 1150件、1484件和3008件."""
    gap = context.folded[last.printed.end : draft.number.span.start].strip(" ,、")
    return last.unit == draft.unit and len(gap) <= _LINK


def _windows(
    context: Context, draft: Draft, clause: Span, before: Sequence[Draft], after: Sequence[Draft]
) -> list[Span]:
    """Where words stand that limit the figure: left of its noun, and in the complement right of it."""
    language, number = context.document.language, draft.number.span
    left = max([clause.start, *(other.printed.end for other in before if other.printed.end <= number.start)])
    right = min([clause.end, *(other.number.span.start for other in after)])
    noun = draft.noun if draft.noun is not None and clause.contains(draft.noun) else draft.printed
    head = max(noun.end, draft.printed.end) if noun.start >= number.start else draft.printed.end
    reach = max(head, min(right, head + _REACH[language]))
    stop = _STOP[language].search(context.folded, head, reach)
    end = stop.start() if stop else reach
    # a name may hold the very word that ends a phrase: imports and exports
    across = [h.span.end for h in context.within(Span(head, reach), *_TOPICS) if h.span.start < end]
    end = max([end, *across])
    complement = Span(number.end, max(number.end, end))
    if language == "zh":
        return [Span(min(left, number.start), number.start), complement]
    if noun.end <= number.start:
        return [Span(min(max(left, noun.start - _REACH[language]), noun.end), noun.end)]
    return [complement]


def _only(context: Context, spans: Sequence[Span], role: str, names: Sequence[Span]) -> Hit | None:
    """The one topic of a role in the windows; None when there is none, or several."""
    found = [
        hit
        for span in spans
        for hit in context.within(span, role)
        if not any(name.overlaps(hit.span) for name in names)
    ]
    return found[0] if len({hit.entry.iri for hit in found}) == 1 else None


def _kinds(context: Context, draft: Draft, spans: Sequence[Span], names: Sequence[Span]) -> tuple[Hit, ...]:
    """Kinds of what is counted, each once, that stand right before the counted noun or in it."""
    noun = draft.noun if draft.noun is not None else draft.printed
    near = _NEAR[context.document.language]
    found = {
        hit.entry.iri: hit
        for span in spans
        for hit in context.within(Span(span.start, max(span.end, noun.end)), "part")
        if hit.span.end <= noun.end
        and noun.start - hit.span.end <= near
        and not any(name.overlaps(hit.span) for name in names)
    }
    return tuple(found[iri] for iri in sorted(found))
