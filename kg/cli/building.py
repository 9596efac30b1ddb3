"""``kg build`` and ``kg remove``: documents in, a folder out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from kg.build import BuildOptions, BuildReport, build
from kg.build_remove import remove_documents
from kg.cli.screen import clean, complain, say
from kg.errors import UsageError
from kg.model import Metadata
from kg.read import is_date

__all__ = ["register"]

#: Violations named on the screen; all of them stand in report.json.
_SHOWN = 20

_HELP = """
Build a graph from documents: .txt, .md, .html, .pdf, .docx, folders of them, http(s) addresses,
or - for standard input.

The output folder gets graph.ttl, graph.trig, graph.nq, statistics.csv, ledger.csv, report.json,
graph.html and store/. It is replaced as a whole when all is done; until then an earlier build stays.

Examples:

    kg build data/reports -o out

    kg build press.html -o out --date 2025-04-25 --publisher "Customs"

Corrections (kg review) are .toml files in the folder “corrections” beside the documents. One that is stale,
contradicts another or is not understood is named by file and line; the rest is applied.

Exit codes: 0 all good; 1 some documents failed, a shape is violated or a correction is not applied; 2 wrong
usage; 3 nothing built.
"""


_REMOVE = """
Take documents out of an output folder, without reading the others again: their claims, what people decided
about them, and every fact that only they support. The folder is then as if built without them.

Example:

    kg remove out press-2024.txt

Exit codes: 0 removed; 2 no such document, or none would be left.
"""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("build", help=_HELP)(_build)
    app.command("remove", help=_REMOVE)(_remove)


def _remove(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    documents: Annotated[list[str], typer.Argument(help="Names or digests of documents.")],
) -> None:
    _summarise(remove_documents(out, documents), out)


def _build(
    paths: Annotated[
        list[str], typer.Argument(help="Documents, folders, web addresses; - is standard input.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Output folder.")],
    documents: Annotated[
        Path | None,
        typer.Option(help="Catalogue with columns file,title,publisher,date,address,language."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of a single document.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of a single document.")] = None,
    date: Annotated[str | None, typer.Option(help="Publication date: 2025, 2025-04 or 2025-04-25.")] = None,
    address: Annotated[str | None, typer.Option(help="Web address of a single document.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of a single document: en or zh.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes; one for each core.")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="Folder of corrections; “corrections” beside the documents without.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch web addresses in private networks, too.")
    ] = False,
) -> None:
    given = {
        "title": title, "publisher": publisher, "date": date, "address": address, "language": language
    }  # fmt: skip
    metadata = None
    if any(given.values()):
        if len(paths) != 1 or Path(paths[0]).is_dir():
            raise UsageError("Options of a document need a single one", remedy="Use --documents for many")
        if date is not None and not is_date(date):
            raise UsageError(
                f"Not a date: {date!r}", where="--date", remedy="Write 2025, 2025-04 or 2025-04-25"
            )
        metadata = Metadata(**given, origin={name: "option" for name, value in given.items() if value})
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
        console=console, disable=not console.is_terminal, transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task("reading")

        def show(done: int, total: int, identifier: str) -> None:
            bar.update(task, completed=done, total=total, description=clean(identifier))

        options = BuildOptions(
            documents=documents,
            metadata=metadata,
            jobs=jobs,
            progress=show,
            allow_private=allow_private,
            corrections=corrections,
        )
        report = build(paths, out, options)
    _summarise(report, out)
    raise typer.Exit(report.exit_code)


def _summarise(report: BuildReport, out: Path) -> None:
    for document in report.failed:
        complain(document.error)
    for fault in report.not_applied:
        complain(fault)
    for violation in report.violations[:_SHOWN]:
        complain(violation)
    if len(report.violations) > _SHOWN:
        complain(f"... and {len(report.violations) - _SHOWN} more violations in {out / 'report.json'}")
    good = len(report.documents) - len(report.failed)
    numerals = report.numerals
    known = numerals["extracted"] + numerals["excluded"]
    say(f"documents    {good} built, {len(report.failed)} failed")
    say(f"statistics   {report.statistics}")
    say(f"candidates   {report.candidates}")
    say(f"numerals     {known} accounted for, {numerals['unresolved']} unresolved (kg ledger {out})")
    if report.corrections or report.not_applied:
        say(f"corrections  {report.corrections} applied, {len(report.not_applied)} not")
    for note in report.moved:
        say(f"moved        {note}")
    say(f"violations   {len(report.violations)}")
    if report.undated:
        names = ", ".join(document.identifier for document in report.undated[:5])
        more = " ..." if len(report.undated) > 5 else ""
        say(f"undated      {len(report.undated)}: relative periods stay open in {names}{more}")
    say(f"graph        {out / 'graph.ttl'}   view  {out / 'graph.html'}   ask  kg query {out} ...")
