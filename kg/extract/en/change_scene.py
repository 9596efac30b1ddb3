"""The figures of an English sentence while their changes are bound, with the words around them."""

from __future__ import annotations

from kg.extract.en.change_words import grammar_of
from kg.extract.en.phrases import words_of
from kg.extract.language import Context
from kg.extract.spans import Draft
from kg.model import Span

__all__ = ["ChangeScene"]

_REACH = 60


class ChangeScene:
    """One sentence; ``drafts`` is changed in place as changes are found.

    Parameters
    ----------
    sentence
        Where it stands.
    drafts
        Its figures in text order; computed changes are put behind them.
    """

    def __init__(self, context: Context, sentence: Span, drafts: list[Draft]) -> None:
        self.context, self.sentence, self.drafts = context, sentence, drafts
        self.folded = context.folded
        self.grammar = grammar_of(context.gazetteer.lexicon)
        self.words = words_of(context.gazetteer.lexicon)

    def before(self, draft: Draft) -> str:
        """The words before a figure, as far as they can tell of a change."""
        start = draft.number.span.start
        return self.folded[max(self.sentence.start, start - _REACH) : start]

    def after(self, draft: Draft, reach: int = _REACH) -> str:
        """The words behind the numeral of a figure."""
        end = draft.number.span.end
        return self.folded[end : min(self.sentence.end, end + reach)]
