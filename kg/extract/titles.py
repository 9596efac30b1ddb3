"""Which block of a document is its title, and which paragraphs are headings of those behind them."""

from __future__ import annotations

from kg.extract.spans import Reading
from kg.model import Block, BlockKind, Document

__all__ = ["LABEL_LEVEL", "is_label", "is_run_in", "title_of"]

#: A title stands among so many blocks at the top: behind a masthead, a rubric or a number of issue.
_TOP = 4
#: Fewer characters tell no title.
_SHORTEST = 6

#: Level of a paragraph that is the label of the next ones: below every heading.
LABEL_LEVEL = 9
#: More characters are no label.
_LABEL = 24
#: A heading that its paragraph runs on from has no more words, its number with them.
_RUN_IN = 3
_ENDS = frozenset(".!?;:,。！？；：，、）)")


def is_label(block: Block, text: str, *, figures: bool) -> bool:
    """Whether a paragraph in Chinese script is a label: a few words, without a figure or a mark at their end.

    Examples
    --------
    >>> from kg.model import Span
    >>> is_label(Block(BlockKind.PARAGRAPH, Span(0, 10)), "行动二：清风行动 2024", figures=False)
    True
    >>> is_label(Block(BlockKind.PARAGRAPH, Span(0, 7)), "特此公告如下。", figures=False)
    False

    """
    printed = block.span.of(text).strip()
    short = 0 < len(printed) <= _LABEL and printed[-1] not in _ENDS
    chinese = any("\u4e00" <= char <= "\u9fff" for char in printed)
    return block.kind is BlockKind.PARAGRAPH and short and chinese and not figures


def is_run_in(text: str, reading: Reading) -> bool:
    """Whether a sentence is a heading that its paragraph runs on from: "Wildlife. We took in 61 birds."."""
    sentence = reading.sentence
    printed = sentence.span.of(text).rstrip(".:")
    goes_on = sentence.span.end < sentence.block.span.end
    told = reading.drafts or any(clause.actors for clause in reading.clauses)
    return sentence.index == 0 and goes_on and not told and len(printed.split()) <= _RUN_IN


def title_of(document: Document) -> Block | None:
    r"""The block at the top that prints the title of the metadata, else a heading that opens the text.

    Examples
    --------
    >>> from kg.model import Metadata, Span
    >>> blocks = (Block(BlockKind.PARAGRAPH, Span(0, 6)), Block(BlockKind.PARAGRAPH, Span(7, 25)))
    >>> text = "Weekly\nRaids in the north"
    >>> found = title_of(Document("a.txt", text, "en", blocks, metadata=Metadata(title="Raids in the North")))
    >>> found.span.of(text)
    'Raids in the north'

    """
    title = _plain(document.metadata.title or "")
    for block in document.blocks[:_TOP]:
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            break
        printed = _plain(block.span.of(document.text))
        shorter, longer = sorted((title, printed), key=len)
        if len(shorter) >= _SHORTEST and shorter in longer and 2 * len(shorter) >= len(longer):
            return block
    first = document.blocks[0] if document.blocks else None
    return first if first is not None and first.kind is BlockKind.HEADING else None


def _plain(text: str) -> str:
    """Letters and digits only, without case."""
    return "".join(char for char in text.lower() if char.isalnum())
