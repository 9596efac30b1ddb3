"""The program ``kg``: its commands and its way with errors."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kg import __version__
from kg.cli import asking, building, checking, comparing, differing, looking, reviewing
from kg.cli.screen import complain, use_utf8
from kg.errors import KgError

__all__ = ["app", "main"]

#: Exit code of Ctrl-C, as shells have it.
_INTERRUPTED = 130

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help=(
        "Build a knowledge graph, with evidence for every figure, from enforcement reports in English and "
        "Chinese; ask it, check it, look at it.\n\n"
        "Start with: kg build data/reports -o out, then: kg query out figures-of-document\n\n"
        "Exit codes: 0 all good; 1 some documents failed or a check found faults; 2 wrong usage; "
        "3 nothing built; 130 interrupted."
    ),
)
building.register(app)
asking.register(app)
checking.register(app)
comparing.register(app)
differing.register(app)
looking.register(app)
reviewing.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the program; every error is one message and a documented exit code."""
    use_utf8()
    try:
        app()
    except KgError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except SystemExit as stop:
        if stop.code == _INTERRUPTED:
            complain("Interrupted; nothing was changed.")
        raise
    except BrokenPipeError:
        # the reader of our output has gone: leave quietly, and let no flush complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        complain(f"{error.strerror or error}: {error.filename or 'the system refused'}.")
        sys.exit(2)
