"""The stages of extraction, in order, over one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.anchors import parse_date
from kg.extract.counted import Counted
from kg.extract.events import with_events
from kg.extract.fiscal import told_offset
from kg.extract.frames import Frames
from kg.extract.gazetteer import gazetteer
from kg.extract.jurisdiction import jurisdiction_of, money_of
from kg.extract.language import Context, Language
from kg.extract.link import Linker
from kg.extract.looking_back import dated_in_order, rejoined, with_sizes
from kg.extract.opening import Opening, look_ahead
from kg.extract.parts import based, tell_apart
from kg.extract.pieces import pieces
from kg.extract.relations import RelationReader
from kg.extract.runs import foresee_run
from kg.extract.spans import Hit, Reading, Sentence, Shape, WhenKind
from kg.extract.speakers import Sources, author_of, body_of, sources_of, voice_of
from kg.extract.statements import answering, figures_of, ledger_of
from kg.extract.tables import read_row, tables_of
from kg.extract.titles import LABEL_LEVEL, is_label, title_of
from kg.extract.topics import with_topics
from kg.lexicon import Lexicon
from kg.model import (
    Block,
    BlockKind,
    Document,
    Entity,
    Extraction,
    Figure,
    LedgerEntry,
    Mention,
    Period,
    Relation,
    Section,
    Span,
)

__all__ = ["EXTRACTOR_VERSION", "extract", "languages"]

#: Part of the identity of every extraction run; raise it when the same text may give other claims.
EXTRACTOR_VERSION = "1"

_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_NAMES = ("agency", "collective", "campaign", "sector", "subject", "place", "law")

#: So many blocks open a text: what they say of the time holds for all of them.
_OPENING = 3


def extract(document: Document, lexicon: Lexicon) -> Extraction:
    """Everything a document states.

    Raises
    ------
    KeyError
        No language package for the language of the document.

    """
    language = languages()[document.language]
    matcher = gazetteer(lexicon, document.language)
    plain = Context(document, matcher)
    jurisdiction = jurisdiction_of(plain)
    context = Context(
        document,
        matcher,
        currency=money_of(plain, jurisdiction),
        hits=plain.hits,
    )
    published = parse_date(document.metadata.date)
    linker = Linker(
        lexicon,
        document,
        jurisdiction.code,
        published,
        clear=jurisdiction.clear,
        fiscal=told_offset(context),
    )
    sources = sources_of(context, linker)
    linker.publisher_agency = body_of(context, sources.publisher, linker)
    linker.author = author_of(context, sources.publisher, linker)
    walk = _Walk(context, language, lexicon, linker, sources)
    walk.run()
    return Extraction(
        document=document,
        type=sources.type,
        publisher=sources.publisher,
        realizes=sources.realizes,
        cites=sources.cites,
        sections=tuple(_sections(context, linker)),
        figures=tuple(walk.figures),
        relations=tuple(_unique(walk.relations)),
        mentions=tuple(_mentions(context, linker)),
        ledger=tuple(walk.ledger),
    )


@cache
def languages() -> dict[str, Language]:
    """The language packages by code."""
    from kg.extract.en import LANGUAGE as ENGLISH
    from kg.extract.zh import LANGUAGE as CHINESE

    return {language.code: language for language in (ENGLISH, CHINESE)}


class _Walk:
    """One pass over the blocks of a document, top to bottom."""

    def __init__(
        self, context: Context, language: Language, lexicon: Lexicon, linker: Linker, sources: Sources
    ) -> None:
        self.context, self.language, self.lexicon = context, language, lexicon
        self.linker, self.sources = linker, sources
        self.frames = Frames(linker, linker.published, carries_actors=language.carries_actors)
        self.figures: list[Figure] = []
        self.relations: list[Relation] = []
        self._related = RelationReader(context, linker, sources, self.frames)
        self.ledger: list[LedgerEntry] = []
        self._levels: Sequence[int] = ()
        self._counted = Counted(context, language)
        self._opened = False
        self._ahead: dict[Span, list[Reading]] = {}

    def run(self) -> None:
        blocks = self.context.document.blocks
        tables = tables_of(self.context, self.language)
        title = self._title()
        for index, block in enumerate(blocks):
            if block.kind is BlockKind.TABLE_ROW:
                readings = [read_row(self.context, self.language, block, tables.get(block.table))]
            else:
                readings = self._sentences(block)
            if is_label(block, self.context.text, figures=any(reading.drafts for reading in readings)):
                block = replace(block, kind=BlockKind.HEADING, level=LABEL_LEVEL)
                readings = [replace(r, sentence=replace(r.sentence, block=block)) for r in readings]
            self.frames.open_block(block.kind, block.level)
            if title is not None and block.span.end <= title.span.start:
                readings = [replace(reading, clauses=()) for reading in readings]
            if block.kind is BlockKind.HEADING:
                for reading in readings:
                    self.frames.read_heading(reading, block.level)
            elif not self._opened:
                self._open(index, title)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            look_ahead(self.frames.bodies, readings)
            self._counted.open_block(block)
            for reading in readings:
                self._take(self._counted.fill(reading, following), block)
            is_lead = following is not None and following.kind in _ITEMS
            self.frames.close_paragraph(is_lead=is_lead, is_item=block.kind in _ITEMS)
            self._ahead.pop(block.span, None)

    def _open(self, index: int, title: Block | None) -> None:
        """Before the text opens, see when what it tells of happened, if the opening says so a little later."""
        if self.context.document.blocks[index] is title:
            return
        self._opened = True
        told = (b for b in self.context.document.blocks[index:] if b.kind is not BlockKind.TABLE_ROW)
        foresee_run(self.frames, (reading for block in told for reading in self._sentences(block)))
        opening = Opening(self.frames)
        for block in self.context.document.blocks[index : index + _OPENING]:
            if block.kind is BlockKind.HEADING:
                break
            if block.kind is not BlockKind.TABLE_ROW:
                opening.foresee(self._sentences(block))

    def _title(self) -> Block | None:
        """The title frames the whole document; what only metadata knows of it has no place in the text.

        What stands above the title (a masthead, the number of an issue) frames nothing.
        """
        document, known = self.context.document, self.context.document.metadata.title
        title = title_of(document)
        if known and (title is None or title.span.of(document.text).strip() != known):
            self.frames.open_metadata(self._read_title(known))
        if title is not None:
            self.frames.open_document(self._sentences(title))
        return title

    def _read_title(self, title: str) -> Reading:
        """A title that is not in the text; its spans are of the title."""
        span = Span(0, len(title))
        block = Block(BlockKind.HEADING, span, 1)
        document = replace(self.context.document, text=title, blocks=(block,))
        context = Context(document, self.context.gazetteer, currency=self.context.currency)
        return self.language.read(context, Sentence(span, block))

    def _sentences(self, block: Block) -> list[Reading]:
        """What the sentences of a block say; read once, though the title and the opening are looked at before."""
        known = self._ahead.get(block.span)
        if known is None:
            whole = self.language.sentences(self.context, block)
            spans = (piece for span in whole for piece in pieces(self.context.text, span))
            known = self._ahead[block.span] = [
                self.language.read(self.context, Sentence(span, block, index))
                for index, span in enumerate(spans)
            ]
        return known

    def _take(self, reading: Reading, block: Block) -> None:
        reading = with_events(self.context, with_topics(self.context, reading))
        filled = self.frames.fill(reading)
        voice = voice_of(reading, self.sources, self.linker, block.span)
        found = figures_of(self.context.document, self.lexicon, reading, filled, voice, len(self.figures))
        if reading.sentence.index and self.context.within(reading.sentence.span, "change-opener"):
            found = answering(found, self._levels, self.figures)
        drafts = [item.draft for item in filled if item.draft.unit is not None]
        found = dated_in_order(drafts, found, self.figures, self._levels)
        found = rejoined(self.context, self.language, drafts, found, self.figures, self._levels, block.span)
        found = based(reading, tell_apart(self.context, reading, found, self.figures), self._bases(reading))
        rated = any(figure.transformation == Shape.RATE for figure in found)
        self._levels = [
            len(self.figures) + at
            for at, figure in enumerate(found)
            if figure.transformation == Shape.LEVEL and not rated
        ]
        self.figures += with_sizes(found, len(self.figures))
        self.relations += self._related.read(reading, filled, voice)
        self.ledger += ledger_of(reading)

    def _bases(self, reading: Reading) -> list[tuple[Span, Period]]:
        """The other sides of the comparisons in a sentence, as far as they are dated."""
        whens = [when for clause in reading.clauses for when in clause.whens if when.kind is WhenKind.BASIS]
        dated = [(when.span, self.frames.meanings.period_of(when)) for when in whens]
        return [(span, period) for span, period in dated if period is not None]


def _sections(context: Context, linker: Linker) -> Iterator[Section]:
    headings = [block for block in context.document.blocks if block.kind is BlockKind.HEADING]
    for position, block in enumerate(headings, 1):
        dimensions = context.within(block.span, "report-dimension")
        following = headings[position].span.start if position < len(headings) else len(context.text)
        title = " ".join(block.span.of(context.text).split())
        dimension = linker.entity(dimensions[0]) if dimensions else None
        yield Section(Span(block.span.start, following), title, position, dimension)


def _mentions(context: Context, linker: Linker) -> Iterator[Mention]:
    """Each name once where it stands, the longest where names overlap."""
    end = 0
    for hit in context.hits.of(*_NAMES):
        if hit.span.start >= end:
            end = hit.span.end
            yield Mention(hit.span, _entity(linker, hit), ambiguous=linker.alternatives(hit))


def _entity(linker: Linker, hit: Hit) -> Entity:
    if hit.role == "law":
        return linker.law(hit)
    return linker.campaign(hit, None) if hit.role == "campaign" else linker.entity(hit)


def _unique(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each statement once a sentence."""
    seen: set[tuple[Span, str, str, str]] = set()
    for relation in relations:
        key = (relation.sentence, relation.subject.iri, relation.predicate, relation.object.iri)
        if key not in seen:
            seen.add(key)
            yield relation
