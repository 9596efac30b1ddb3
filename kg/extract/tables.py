"""Table rows as sentences: a cell is a figure of what its column header and row label say.

The slots are those of a sentence, so that frames, measures and the ledger need to know nothing of tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from kg.extract.bracketed import told_by_note
from kg.extract.digits import unread_digits
from kg.extract.language import Context, Label, Language
from kg.extract.row_labels import rows_of, stub_label
from kg.extract.spans import Clause, Draft, Exclusion, Hit, Number, Reading, Sentence, Shape, When, WhenKind
from kg.extract.table_kinds import TOPICS, kind_of_rows, of_kind
from kg.model import Block, BlockKind, Cell, Span

__all__ = ["Table", "read_row", "tables_of"]

_MINUS = frozenset("-−–")
#: "3.1 times", 3.1倍 in a column of changes.
_TIMES = re.compile(r"\s?(?:times|-?fold|x\b|倍)")
#: What stands before the words of a heading: signs of its level and its number.
_MARKS = re.compile(r"#*\s*(?:\d+(?:\.\d+)*[.)]\s+)?")
#: Characters of the longest title of a table.
_LONGEST_TITLE = 90
#: Letters of a currency code.
_ISO = 3


@dataclass(frozen=True, slots=True)
class Table:
    """What the header of each column says, None where it is empty.

    ``unit_column`` is the number of the column that prints the unit of each row, if there is one. ``caption``
    says what the cells count where no column does. ``stubs`` are the cells that label each row, by the place
    of the row, where several columns of labels stand in front of its figures. ``kind`` is the unit that all
    rows count by kinds, None where each counts its own.
    """

    columns: tuple[Label | None, ...]
    unit_column: int | None = None
    caption: Label | None = None
    stubs: Mapping[Span, tuple[Span, ...]] = field(default_factory=dict)
    kind: str | None = None


def tables_of(context: Context, language: Language) -> dict[int, Table]:
    """The column headers of every table of a document, by the number of the table."""
    found: dict[int, Table] = {}
    blocks = context.document.blocks
    for index, block in enumerate(blocks):
        if block.table and block.table not in found and _is_header(block):
            table = _table(context, language, block)
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if following is not None and following.table == block.table:
                table = _aligned(table, following, _opens_with_label(context, language, following))
            above = blocks[index - 1] if index else None
            kind = kind_of_rows(context, language, table.columns[0], above)
            table = replace(table, stubs=rows_of(context, blocks[index + 1 :], block.table), kind=kind)
            found[block.table] = _under(context, language, table, above)
    return found


def _aligned(table: Table, row: Block, labelled: bool) -> Table:
    """A header whose empty first cell was not printed, above the labels of the rows."""
    if table.unit_column is not None or len(table.columns) != len(row.cells) - 1:
        return table
    if not labelled and not _only_times(table.columns):
        return table
    return replace(table, columns=(None, *table.columns))


def _opens_with_label(context: Context, language: Language, row: Block) -> bool:
    """Whether the first cell of a row is words, and every other one a figure."""
    numbered = [bool(language.numbers(context, cell.span)) for cell in row.cells]
    return not numbered[0] and all(numbered[1:])


def _only_times(columns: Sequence[Label | None]) -> bool:
    return bool(columns) and all(label and label.when and not label.unit for label in columns)


def _under(context: Context, language: Language, table: Table, above: Block | None) -> Table:
    """A table whose columns are times only, with what the heading right above says that is counted."""
    if above is None or above.kind is BlockKind.TABLE_ROW or not _is_title(above.span.of(context.text)):
        return table
    if not _only_times(table.columns[1:]):
        return table
    start = _MARKS.match(context.text, above.span.start, above.span.end)
    caption = language.label(context, Span(start.end() if start else above.span.start, above.span.end))
    counts = caption.unit is not None and not caption.unit.startswith("other:") and not caption.vague
    return replace(table, caption=caption) if counts and caption.unit not in TOPICS else table


def _is_title(line: str) -> bool:
    """Whether a line is a title by its length and its end, numbered or not: "2. Fines (TL million)"."""
    return len(line) <= _LONGEST_TITLE and (line[-1:].isalpha() or line.endswith(")"))


def _captioned(label: Label | None, table: Table | None) -> Label | None:
    """The label of a row with the unit of the heading: money over things that are fined, else only where none is."""
    caption = None if table is None else table.caption
    if caption is None or label is None or caption.unit is None or label.scale is not None:
        return label
    money = len(caption.unit) == _ISO and caption.unit.isupper()
    if label.unit is not None and not (money and label.unit.startswith("other:")):
        return label
    return replace(label, unit=caption.unit, scale=caption.scale, noun=label.noun or caption.noun)


def _is_header(block: Block) -> bool:
    return bool(block.cells) and all(cell.header for cell in block.cells)


def _table(context: Context, language: Language, block: Block) -> Table:
    labels = [
        language.label(context, cell.span) if cell.span.of(context.text).strip() else None
        for cell in block.cells
    ]
    if labels and labels[0] is not None and context.within(labels[0].span, "fiscal-year"):
        labels[1:] = [_in_fiscal_year(label) for label in labels[1:]]
    units = [n for n, cell in enumerate(block.cells) if _names_units(context, cell)]
    return Table(tuple(labels), units[0] if units else None)


def _names_units(context: Context, cell: Cell) -> bool:
    """Whether a header says that its column prints units, and nothing else."""
    words = context.within(cell.span, "unit-column")
    return bool(words) and words[0].span.of(context.text) == cell.span.of(context.text).strip()


def read_row(context: Context, language: Language, block: Block, table: Table | None) -> Reading:
    """One row of a table.

    A row of headers states nothing; its numerals (years) are excluded as headers.
    """
    return _accounted(context, language, _row(context, language, block, table))


def _row(context: Context, language: Language, block: Block, table: Table | None) -> Reading:
    sentence = Sentence(block.span, block)
    if _is_header(block):
        return _header_row(context, language, sentence)
    stubs = () if table is None else table.stubs.get(block.span, ())
    own = stub_label(context, language, stubs) if stubs else _row_label(context, language, block)
    label = of_kind(_captioned(_fiscal(context, own, table), table), None if table is None else table.kind)
    unit_cell = _unit_cell(block, table)
    if unit_cell is not None:
        label = _in_units(label, language.label(context, unit_cell.span))
    drafts: list[Draft] = []
    exclusions: list[Exclusion] = []
    for column, cell in enumerate(block.cells):
        if cell is unit_cell or cell.span in stubs or (label is not None and cell.span == label.span):
            exclusions += [Exclusion(n.span, "row label") for n in language.numbers(context, cell.span)]
            continue
        header = table.columns[column] if table is not None and column < len(table.columns) else None
        _add_cell(context, language, cell, label, header, drafts, exclusions)
    return Reading(sentence, (_clause(context, block, label, len(drafts)),), tuple(drafts), tuple(exclusions))


def _accounted(context: Context, language: Language, reading: Reading) -> Reading:
    """A row with every run of its digits in the ledger: parts of dates and names, and what nothing has read."""
    span = reading.sentence.span
    read = [*(draft.number.span for draft in reading.drafts), *(item.span for item in reading.exclusions)]
    named, missed = unread_digits(context, span, read)
    if not named and not missed:
        return reading
    cells = reading.sentence.block.cells
    dates = [when.span for cell in cells for when in language.whens(context, cell.span)] if missed else []
    dated = [Exclusion(m.span, "date") for m in missed if any(date.contains(m.span) for date in dates)]
    known = {exclusion.span for exclusion in dated}
    return replace(
        reading,
        exclusions=(*reading.exclusions, *named, *dated),
        unresolved=(*reading.unresolved, *(m for m in missed if m.span not in known)),
    )


def _unit_cell(block: Block, table: Table | None) -> Cell | None:
    column = None if table is None else table.unit_column
    return None if column is None or column >= len(block.cells) else block.cells[column]


def _in_units(label: Label | None, unit: Label) -> Label:
    """The label of a row whose unit stands in a column of its own."""
    if label is None:
        return unit
    named = label.unit if unit.vague and not label.vague else None
    return replace(label, unit=named or unit.unit or label.unit, scale=unit.scale)


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


def _fiscal(context: Context, label: Label | None, table: Table | None) -> Label | None:
    """A row labelled by a year is of a fiscal year where the header of its column says so."""
    head = table.columns[0] if table is not None and table.columns else None
    if head is None or not context.within(head.span, "fiscal-year"):
        return label
    return _in_fiscal_year(label)


def _in_fiscal_year(label: Label | None) -> Label | None:
    """A label that is a year, as that of a fiscal year."""
    if label is None:
        return None
    year = None if label.when is None or label.when.period is None else label.when.period.calendar_year
    if label.when is None or year is None:
        return label
    return replace(label, when=replace(label.when, period=None, rule="fiscal-year", value=str(year)))


def _add_cell(
    context: Context,
    language: Language,
    cell: Cell,
    row: Label | None,
    column: Label | None,
    drafts: list[Draft],
    exclusions: list[Exclusion],
) -> None:
    numbers = language.numbers(context, cell.span)
    labels = _split(context, language, numbers, (column, row))
    if labels is not None:
        drafts += [_cell_draft(n, None, pair, None, "") for n, pair in zip(numbers, labels, strict=True)]
        return
    first = len(drafts)
    for position, number in enumerate(numbers):
        when = told_by_note(context, number.span) if position and not number.percent else None
        if position and not number.percent and when is None:
            exclusions.append(Exclusion(number.span, "second numeral of a cell"))
            continue
        words = cell.span if drafts or row is None else row.span
        own = language.cell_unit(context, number, words, None if row is None else row.unit)
        sign = context.folded[max(cell.span.start, number.span.start - 1) : number.span.start]
        base = first if position else _base(drafts)
        multiple = _TIMES.match(context.folded, number.span.end, cell.span.end) is not None
        draft = _cell_draft(number, own, (column, row), base, sign, multiple=multiple)
        drafts.append(draft if when is None else replace(draft, when=when))


def _base(drafts: Sequence[Draft]) -> int | None:
    """The cell that a column of changes is the change of: the latest in front of it that is dated."""
    levels = [i for i, draft in enumerate(drafts) if draft.shape is Shape.LEVEL]
    dated = [(_end(drafts[i]), i) for i in levels]
    return max(dated)[1] if dated else None


def _end(draft: Draft) -> date:
    period = None if draft.when is None else draft.when.period
    return date.min if period is None else period.end


def _split(
    context: Context,
    language: Language,
    numbers: Sequence[Number],
    labels: tuple[Label | None, Label | None],
) -> list[tuple[Label | None, Label | None]] | None:
    """The labels of each value of a cell like "41 / 66" under "cases / persons"; None for other cells."""
    if len(numbers) < 2 or any(
        context.folded[a.span.end : b.span.start].strip() != "/" for a, b in pairwise(numbers)
    ):
        return None
    for index, label in enumerate(labels):
        parts = [] if label is None else _parts(context, label.span)
        if len(parts) == len(numbers):
            own = [language.label(context, part) for part in parts]
            other = labels[1 - index]
            return [(one, other) for one in own]
    return None


def _parts(context: Context, span: Span) -> list[Span]:
    """What stands between the slashes of a label."""
    edges = [span.start]
    for at in range(span.start, span.end):
        if context.folded[at] == "/":
            edges += [at, at + 1]
    edges.append(span.end)
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _cell_draft(
    number: Number,
    own: str | None,
    named: tuple[Label | None, Label | None],
    base: int | None,
    sign: str,
    *,
    multiple: bool = False,
) -> Draft:
    """A cell as a figure.

    Parameters
    ----------
    named
        What the labels of its column and of its row say.
    base
        The draft that a rate of change in this cell is the change of.
    sign
        The character before the numeral.
    multiple
        Whether the cell says how many times as much ("3.1 times").
    """
    labels = [label for label in named if label is not None]
    unit = number.currency or ("percent" if number.percent else None) or own or _unit(labels)
    scale = next((label.scale for label in labels if label.scale is not None), None)
    announced = any(label.change for label in labels) or sign == "+"
    if multiple and announced and base is not None:
        number, unit = _growth(number), "percent"
    changed = unit == "percent" and base is not None and announced
    if scale is not None and number.scale == 1 and unit != "percent":
        number = _scaled(number, scale)
    if announced and sign in _MINUS:
        number = replace(number, value=-number.value)
    return Draft(
        number=number,
        printed=number.span,
        unit=unit,
        rule="table cell",
        noun=next((label.noun for label in labels if label.noun is not None), None),
        verb=next((label.verb for label in labels if label.verb is not None), None),
        shape=Shape.RATE if changed else Shape.SHARE if unit == "percent" else Shape.LEVEL,
        change_of=base if changed else None,
        when=_when(*named),
    )


def _unit(labels: Sequence[Label]) -> str | None:
    """The unit of a cell: that of the column, unless it only names a topic ("Trademarks") and the row counts."""
    known = [label for label in labels if label.unit is not None]
    sure = [label for label in known if not label.vague] or known
    units = [label.unit for label in sure if label.unit is not None]
    counted = [unit for unit in units if unit not in TOPICS and not unit.startswith("other:")]
    named = [unit for unit in units if unit not in TOPICS]
    return next(iter(counted or named or units), None)


def _growth(number: Number) -> Number:
    """How many times as much, as the percentage by which it grew."""
    value, fine = (number.value - 1) * 100, number.granularity * 100
    return replace(number, value=value, granularity=fine, percent=True)


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
