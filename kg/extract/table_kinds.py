"""What the rows of a table are kinds of: of cases, by the header above their labels or the line that leads in.

Rights, offences and penalties are what cases are about as often as what is counted, so that a table of cases
by kind counts cases in all its rows.
"""

from __future__ import annotations

from dataclasses import replace

from kg import iris
from kg.extract.language import Context, Label, Language
from kg.model import Block, BlockKind, Span

__all__ = ["TOPICS", "kind_of_rows", "of_kind"]

#: Units that name what cases are about as often as what is counted.
TOPICS = frozenset({"trademark", "patent"})
#: The only things whose kinds are named by other things that are counted.
_CASES = "case"
#: Marks between the sentences of a paragraph that leads in to a table.
_STOPS = "。；;！!？?"
_LEADS = (":", "：")


def kind_of_rows(context: Context, language: Language, head: Label | None, above: Block | None) -> str | None:
    """The unit that the rows of a table are kinds of, or None.

    Parameters
    ----------
    head
        The header of the column of labels ("Type of case", 案件类型).
    above
        The block right above the table: a line like "The cases were as follows:" leads in to it.
    """
    if head is not None and any(
        hit.entry.denotes == iris.unit(_CASES) for hit in context.within(head.span, "unit-noun")
    ):
        return _CASES
    lead = _lead_in(context, language, above)
    return _CASES if lead is not None and lead.unit == _CASES and not lead.vague else None


def _lead_in(context: Context, language: Language, above: Block | None) -> Label | None:
    """What a line that ends with a colon says is counted."""
    if above is None or above.kind is BlockKind.TABLE_ROW:
        return None
    line = above.span.of(context.text).rstrip()
    if not line.endswith(_LEADS):
        return None
    start = max(line.rfind(stop) for stop in _STOPS) + 1
    return language.label(context, Span(above.span.start + start, above.span.start + len(line) - 1))


def of_kind(label: Label | None, kind: str | None) -> Label | None:
    """The label of a row that names a kind of what the table counts, or only what was done about it."""
    if label is None or kind is None or not (label.unit is None or _is_topic(label.unit)):
        return label
    return replace(label, unit=kind, vague=label.unit is None)


def _is_topic(unit: str | None) -> bool:
    """Whether a unit may be only what the things counted are about."""
    return unit is not None and (unit in TOPICS or unit.startswith("other:"))
