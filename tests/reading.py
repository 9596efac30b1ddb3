"""English sentences and short documents, read for the tests of extraction."""

from __future__ import annotations

from kg.extract import extract
from kg.extract.en import LANGUAGE
from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Draft, Reading, Sentence
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Extraction, Span
from kg.read.layout import blocks_of

__all__ = ["context_of", "document", "drafts", "reasons", "sentence"]


def context_of(text: str, currency: str | None = None) -> Context:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    document = Document("a.txt", text, "en", (block,))
    return Context(document, gazetteer(load_lexicon(), "en"), currency=currency)


def sentence(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Reading:
    """The reading of a text that is one sentence."""
    return LANGUAGE.read(context_of(text), Sentence(Span(0, len(text)), Block(kind, Span(0, len(text)))))


def drafts(text: str) -> tuple[Draft, ...]:
    """The figures of a text that is one sentence."""
    return sentence(text).drafts


def reasons(text: str) -> list[str]:
    """Why numerals of a text that is one sentence are no statistics, in text order; dates are left out."""
    found = sorted(sentence(text).exclusions, key=lambda exclusion: exclusion.span)
    return [exclusion.reason for exclusion in found if exclusion.reason != "date"]


def document(text: str, language: str = "en") -> Extraction:
    """What a plain text without a title states."""
    return extract(Document("a.txt", text, language, blocks_of(text, title=False)), load_lexicon())
