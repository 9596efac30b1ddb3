"""``kg compare`` and ``kg trend``: what figures say of each other, and a measure over the years."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Annotated

import typer

from kg.attribution import source_of
from kg.cli.screen import Format, print_table, say
from kg.comparison import Pair, compare_about, compare_documents, compare_figures, compare_years, explain
from kg.errors import UsageError
from kg.graph.claims import ClaimRow
from kg.graph.store import Value, load
from kg.phrases import phrase
from kg.trend import Point, chosen, series_of
from kg.view import render_pairs, trend_svg, write

__all__ = ["register"]

_COMPARE = """
Set figures side by side: the same, one more precise, compatible, in conflict, or not comparable, with the
dimensions that differ and the sentences.

Two figures: by the IRI of a statistic or claim, or as document:printed. Two documents: by name, everything in
them. Two years: each series with a figure in both, and whether the change is larger than the rounding. Or
everything --about a measure, agency, campaign, sector or place.

Examples:

    kg compare out "a.txt:over 15,000" "b.txt:15,197" --json

    kg compare out zh-d12-zh.txt zh-d12-en.txt --format csv

    kg compare out --about "cases handled" --year 2024 --html compared.html

    kg compare out 2021 2023

Exit codes: 0 compared; 2 a name that names nothing, or several things (with suggestions).
"""
_TREND = """
A measure over the years: the most exact figure of each, its bounds, the change and what the rounding leaves of
it, and the years without a figure. Series that differ in unit, agency, place or definition are never joined:
several are listed, and --series chooses one.

Examples:

    kg trend out "arrests approved"

    kg trend out "cases accepted" --series 1 --svg chart.svg

Exit codes: 0 shown; 2 no such measure, no series, or several (with a list).
"""
_COLUMNS = (
    "verdict", "differs", "a", "document_a", "source_a", "b", "document_b", "source_b", "why", "quote_a", "quote_b",
)  # fmt: skip
_SHOWN = ("verdict", "why", "a", "quote_a", "b", "quote_b")
_POINTS = (
    "year", "figure", "lower", "upper", "since", "change", "change_low", "change_high", "note", "document", "quote",
)  # fmt: skip
_YEAR = re.compile(r"[12]\d{3}\Z")


class TableFormat(StrEnum):
    """Forms of a table."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Lang(StrEnum):
    """Languages of names and phrases."""

    EN = "en"
    ZH = "zh"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("compare", help=_COMPARE)(_compare)
    app.command("trend", help=_TREND)(_trend)


def _compare(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    a: Annotated[str, typer.Argument(help="A figure, a document or a year.")] = "",
    b: Annotated[str, typer.Argument(help="Another of the same kind.")] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(help="Name of a measure, agency, campaign, sector or place; repeatable."),
    ] = None,
    years: Annotated[list[int] | None, typer.Option("--year", help="Keep this year; repeatable.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON: one object, or a list of such.")] = False,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="Form of a table.")] = TableFormat.TABLE,
    html: Annotated[Path | None, typer.Option("--html", help="Write an offline HTML page.")] = None,
    lang: Annotated[Lang, typer.Option(help="Language of what is said of the figures.")] = Lang.EN,
) -> None:
    store = load(out).store
    as_json = as_json or form is TableFormat.JSON
    if ":" in a or ":" in b:
        pair = compare_figures(store, a, b, language=lang)
        if html is not None:
            _write_page(html, [pair], _title([a, b], lang), lang)
        elif as_json:
            say(json.dumps(pair.to_json(language=lang), ensure_ascii=False, indent=2))
        else:
            _show(pair, lang)
        return
    names = about or []
    if _YEAR.match(a) and _YEAR.match(b):
        pairs = compare_years(store, int(a), int(b), names, language=lang)
    elif a and b:
        pairs = compare_documents(store, a, b, language=lang)
    elif names and not a:
        pairs = compare_about(store, names, years=years or [], language=lang)
    else:
        raise UsageError("Nothing to compare", remedy="Give two figures, documents or years, or --about NAME")
    if html is not None:
        _write_page(html, pairs, _title([*filter(None, (a, b)), *names], lang), lang)
    elif as_json:
        say(json.dumps([pair.to_json(language=lang) for pair in pairs], ensure_ascii=False, indent=2))
    else:
        columns, row = (_COLUMNS, _row) if form is TableFormat.CSV else (_SHOWN, _short_row)
        print_table(columns, [row(pair, lang) for pair in pairs], Format(form.value))
        if form is TableFormat.TABLE:
            say(_counted(pairs, lang))


def _show(pair: Pair, lang: Lang) -> None:
    say(f"{pair.found.verdict.value}: {explain(pair, language=lang)}")
    for claim in (pair.a, pair.b):
        speaker = claim.speaker or phrase("unnamed-speaker", lang)
        say(f"  {claim.identifier}, {speaker} ({_source(claim, lang)}): “{claim.quote}”")


def _source(claim: ClaimRow, lang: Lang) -> str:
    return phrase(source_of(claim).value, lang)


def _counted(pairs: Sequence[Pair], lang: Lang) -> str:
    counted = Counter(pair.found.verdict for pair in pairs)
    told = [
        phrase("counted-verdict", lang, number=number, verdict=phrase(verdict, lang))
        for verdict, number in sorted(counted.items())
    ]
    return phrase("comma", lang).join(told) or phrase("pairs", lang, number=0)


def _title(names: Sequence[str], lang: Lang) -> str:
    return reduce(lambda a, b: phrase("and", lang, a=a, b=b), names)


def _write_page(path: Path, pairs: Sequence[Pair], title: str, lang: Lang) -> None:
    write(path, render_pairs(pairs, title=title, language=lang).encode("utf-8"))
    say(f"page  {path}")


def _row(pair: Pair, lang: Lang) -> list[Value]:
    sides: list[Value] = []
    for claim in (pair.a, pair.b):
        sides += [claim.printed, claim.identifier, source_of(claim).value]
    differs = ", ".join(pair.found.differs)
    return [
        pair.found.verdict.value,
        differs,
        *sides,
        explain(pair, language=lang),
        pair.a.quote,
        pair.b.quote,
    ]


def _short_row(pair: Pair, lang: Lang) -> list[Value]:
    """What fits on a screen: who prints it stands under the figure."""
    sides = [f"{c.printed}\n{c.identifier}, {_source(c, lang)}" for c in (pair.a, pair.b)]
    return [
        phrase(pair.found.verdict, lang),
        explain(pair, language=lang),
        sides[0],
        pair.a.quote,
        sides[1],
        pair.b.quote,
    ]


def _trend(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    measure: Annotated[str, typer.Argument(help="Name or IRI of a measure.")],
    agency: Annotated[str, typer.Option(help="Only figures of this agency.")] = "",
    campaign: Annotated[str, typer.Option(help="Only figures of this campaign.")] = "",
    sector: Annotated[str, typer.Option(help="Only figures of this sector.")] = "",
    subject: Annotated[str, typer.Option(help="Only figures of this subject matter.")] = "",
    place: Annotated[str, typer.Option(help="Only figures of this place.")] = "",
    number: Annotated[int | None, typer.Option("--series", min=1, help="Which of several series.")] = None,
    lang: Annotated[Lang, typer.Option(help="Language of names and notes.")] = Lang.EN,
    form: Annotated[
        TableFormat, typer.Option("--format", "-f", help="Form of the table.")
    ] = TableFormat.TABLE,
    svg: Annotated[Path | None, typer.Option("--svg", help="Write a chart with its evidence.")] = None,
) -> None:
    limits = {"agency": agency, "campaign": campaign, "sector": sector, "subject": subject, "place": place}
    found = series_of(load(out).store, measure, language=lang, **limits)
    series = chosen(found, number)
    if svg is not None:
        write(svg, trend_svg(series, language=lang).encode("utf-8"))
        say(f"chart  {svg}")
        return
    if form is TableFormat.TABLE:
        say(f"{series.label}{f', {series.months}' if series.months else ''} ({series.unit})")
        if len(found) > 1:
            say(phrase("series-of", lang, number=number, all=len(found)))
    print_table(_POINTS, [_point(point, lang) for point in series.points], Format(form.value))


def _point(point: Point, lang: Lang) -> list[Value]:
    interval, change = point.figure.interval, point.change
    cells: list[Value] = [point.year, point.claim.printed, interval.low, interval.high]
    if change is None:
        cells += [None, None, None, None]
    else:
        cells += [change.since, change.value, change.low, change.high]
    return [*cells, _note(point, lang), point.claim.identifier, point.claim.quote]


def _note(point: Point, lang: Lang) -> str:
    notes, comma = [], phrase("comma", lang)
    if point.missing:
        notes.append(phrase("no-figure-for", lang, years=comma.join(map(str, point.missing))))
    if point.disputed:
        notes.append(phrase("disputed-also", lang, figures=_named(point.disputed, comma)))
    if point.change is not None and not point.change.beyond_rounding:
        notes.append(phrase("within-rounding", lang))
    if point.others:
        notes.append(phrase("agrees", lang, figures=_named(point.others, comma)))
    return phrase("semicolon", lang).join(notes)


def _named(claims: Sequence[ClaimRow], comma: str) -> str:
    return comma.join(dict.fromkeys(f"{claim.printed} ({claim.identifier})" for claim in claims))
