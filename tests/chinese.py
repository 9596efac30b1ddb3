"""Chinese sentences read for tests."""

from __future__ import annotations

from kg.extract.gazetteer import gazetteer
from kg.extract.language import Context
from kg.extract.spans import Reading, Sentence
from kg.extract.zh import LANGUAGE
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span

MATCHER = gazetteer(load_lexicon(), "zh")


def context_of(text: str) -> Context:
    """A text as a document of one paragraph."""
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    return Context(Document("a.txt", text, "zh", (block,)), MATCHER)


def read(text: str) -> Reading:
    """A text read as one sentence."""
    context = context_of(text)
    block = context.document.blocks[0]
    return LANGUAGE.read(context, Sentence(block.span, block))
