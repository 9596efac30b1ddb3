"""Table rows as sentences: a cell is a figure of what its column header and row label say.

The slots are those of a sentence, so that frames, measures and the ledger need to know nothing of tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.extract.language import Context, Label, Language
from kg.extract.spans import Clause, Draft, Exclusion, Hit, Number, Reading, Sentence, Shape, When, WhenKind
from kg.model import Block, Cell, Span

__all__ = ["Table", "read_row", "tables_of"]


@dataclass(frozen=True, slots=True)
class Table:
    """Header cells by column, of the table with this number."""

    number: int
    headers: tuple[Span | None, ...]


def tables_of(blocks: Sequence[Block]) -> dict[int, Table]:
    """The column headers of every table of a document."""
    found: dict[int, Table] = {}
    for block in blocks:
        if (
            block.table
            and block.table not in found
            and block.cells
            and all(cell.header for cell in block.cells)
        ):
            found[block.table] = Table(block.table, tuple(cell.span for cell in block.cells))
    return found


def read_row(context: Context, language: Language, block: Block, table: Table | None) -> Reading:
    """One row of a table.

    A row of headers states nothing; its numerals (years) are excluded as headers.
    """
    sentence = Sentence(block.span, block)
    if block.cells and all(cell.header for cell in block.cells):
        return _header_row(context, language, sentence)
    label = _row_label(context, language, block)
    drafts: list[Draft] = []
    exclusions: list[Exclusion] = []
    for column, cell in enumerate(block.cells):
        if label is not None and cell.span == label.span:
            exclusions += [Exclusion(n.span, "row label") for n in language.numbers(context, cell.span)]
            continue
        header = table.headers[column] if table is not None and column < len(table.headers) else None
        column_label = None if header is None else language.label(context, header)
        _add_cell(context, language, cell, label, column_label, drafts, exclusions)
    return Reading(sentence, (_clause(context, block, label, len(drafts)),), tuple(drafts), tuple(exclusions))


def _header_row(context: Context, language: Language, sentence: Sentence) -> Reading:
    numbers = language.numbers(context, sentence.span)
    return Reading(sentence, exclusions=tuple(Exclusion(n.span, "table header") for n in numbers))


def _row_label(context: Context, language: Language, block: Block) -> Label | None:
    """The first cell, unless it is itself a figure."""
    if not block.cells or not block.cells[0].span.of(context.text).strip():
        return None
    first = block.cells[0]
    label = language.label(context, first.span)
    only_figure = bool(language.numbers(context, first.span)) and label.noun is None and label.when is None
    return label if first.header or not only_figure else None


def _add_cell(
    context: Context,
    language: Language,
    cell: Cell,
    row: Label | None,
    column: Label | None,
    drafts: list[Draft],
    exclusions: list[Exclusion],
) -> None:
    for position, number in enumerate(language.numbers(context, cell.span)):
        if position:
            exclusions.append(Exclusion(number.span, "second numeral of a cell"))
            continue
        own = language.cell_unit(context, number, cell.span if drafts or row is None else row.span)
        drafts.append(_cell_draft(number, own, row, column, drafts))


def _cell_draft(
    number: Number, own: str | None, row: Label | None, column: Label | None, drafts: list[Draft]
) -> Draft:
    labels = [label for label in (column, row) if label is not None]
    changed = number.percent and any(label.change for label in labels) and bool(drafts)
    unit = number.currency or ("percent" if number.percent else None)
    unit = unit or own or next((label.unit for label in labels if label.unit is not None), None)
    scale = next((label.scale for label in labels if label.scale is not None), None)
    if scale is not None and number.scale == 1 and not number.percent:
        number = _scaled(number, scale)
    return Draft(
        number=number,
        printed=number.span,
        unit=unit,
        rule="table cell",
        noun=next((label.noun for label in labels if label.noun is not None), None),
        verb=next((label.verb for label in labels if label.verb is not None), None),
        shape=Shape.RATE if changed else Shape.SHARE if unit == "percent" else Shape.LEVEL,
        change_of=len(drafts) - 1 if changed else None,
        when=_when(column, row),
    )


def _scaled(number: Number, factor: Decimal) -> Number:

    return replace(number, value=number.value * factor, granularity=number.granularity * factor, scale=factor)


def _when(*labels: Label | None) -> When | None:
    whens = (label.when for label in labels if label is not None)
    return next((when for when in whens if when is not None and when.kind is not WhenKind.NOTE), None)


def _clause(context: Context, block: Block, label: Label | None, drafts: int) -> Clause:
    span = block.span
    campaigns: tuple[Hit, ...] = tuple(context.within(span, "campaign"))
    places: tuple[Hit, ...] = tuple(context.within(span, "place"))
    actors = () if label is None else label.actors
    return Clause(span, actors=actors, campaigns=campaigns, places=places, drafts=tuple(range(drafts)))
