"""What a language package provides; ``kg.extract.en`` and ``kg.extract.zh`` have the same shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from kg.extract.gazetteer import Gazetteer, Hits
from kg.extract.spans import Actor, Draft, Hit, Number, Reading, Sentence, When
from kg.model import Block, Document, Span

__all__ = ["Context", "Label", "Language"]


class Context:
    """One document on its way through a language: text, folded text, all gazetteer hits by position.

    Parameters
    ----------
    currency
        ISO code that a bare ``$`` or 元 means in this document (by its place), e.g. ``HKD``.

    """

    def __init__(
        self,
        document: Document,
        gazetteer: Gazetteer,
        *,
        currency: str | None = None,
        hits: Hits | None = None,
    ) -> None:
        self.document = document
        self.text = document.text
        self.folded = gazetteer.fold(document.text)
        self.gazetteer = gazetteer
        self.currency = currency
        self.hits = gazetteer.find(self.folded, self.text) if hits is None else hits
        self.names: dict[str, frozenset[str]] = {}
        self.short_forms: dict[str, Hit] | None = None

    def within(self, span: Span, *roles: str) -> list[Hit]:
        """Hits that lie wholly in a span, in text order; all roles when none is named."""
        if len(roles) == 1:
            return self.hits.inside(span.start, span.end, roles[0])
        return self.hits.within(span, roles)


@dataclass(frozen=True, slots=True)
class Label:
    """What a table header, row label or key says about the figures it stands for.

    ``scale`` is that of a unit note ("USD million", 万元): cells are multiplied by it. ``change`` is true
    when the label announces growth rates ("Change", 同比). ``vague`` is true when the unit is only the likely
    one (件 behind a verb), so that another label with a unit betters it.
    """

    span: Span
    unit: str | None = None
    noun: Span | None = None
    verb: Span | None = None
    scale: Decimal | None = None
    change: bool = False
    when: When | None = None
    actors: tuple[Actor, ...] = ()
    vague: bool = False


class Language(Protocol):
    """The steps that depend on the language."""

    code: str
    carries_actors: bool

    def sentences(self, context: Context, block: Block) -> Sequence[Span]:
        """Sentences of a block, in order, without surrounding white space; offsets into the document."""
        ...

    def numbers(self, context: Context, span: Span) -> Sequence[Number]:
        """Every numeral in a span, in order, not overlapping (also those that are no statistics)."""
        ...

    def whens(self, context: Context, span: Span) -> Sequence[When]:
        """Every time expression in a span, in order, not overlapping."""
        ...

    def read(self, context: Context, sentence: Sentence) -> Reading:
        """What the sentence says by itself; every numeral in it is in a draft or excluded or unresolved."""
        ...

    def label(self, context: Context, span: Span) -> Label:
        """What a table header, row label or key says about the figures it stands for."""
        ...

    def cell_unit(self, context: Context, number: Number, words: Span, told: str | None = None) -> str | None:
        """The unit that a cell prints behind its figure, or None.

        ``words`` may name what is counted; ``told`` is the unit that the label of its row tells.
        """
        ...

    def is_adjunct(self, context: Context, draft: Draft) -> bool:
        """Whether a figure only says where or in what ("in 34 categories"), so that no later one counts the same."""
        ...
