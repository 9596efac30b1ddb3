"""``kg review``: the worklist, and decisions written to a file of corrections."""

from __future__ import annotations

import json
import shlex
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from kg.cli.screen import Format, clean, complain, print_table, say
from kg.errors import CorrectionError, UsageError
from kg.graph.store import load
from kg.lexicon import load_lexicon
from kg.review import read_corrections
from kg.review.apply import NEEDED
from kg.review.draft import draft
from kg.review.entries import Value, append_entry, file_of
from kg.worklist import Item, Reason, undecided, worklist

__all__ = ["register"]

_REVIEW = """
Walk what a person should look at: figures that contradict each other, numerals that no rule could read, names
without a record, and the least certain claims. Each decision is added to a file of corrections at once.

Keys: a accept, r reject, e edit (measure = cases filed; period = 2023), m merge a name into another,
s skip, q quit. A reason can follow the key: r counts shops, not cases. Keys are also read from a pipe.

Examples:

    kg review out --list --reason unresolved

    kg review out --by "Ann Reader" --when 2025-04-25 --corrections data/corrections

Exit codes: 0 done; 2 wrong usage, no graph there, or the file cannot be written.
"""
_COLUMNS = ("reason", "document", "at", "printed", "says", "confidence", "why", "quote")
_KEYS = {"a": "accept", "r": "reject", "e": "edit", "m": "merge", "s": "skip", "q": "quit"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", help=_REVIEW)(_review)


def _review(
    out: Annotated[Path, typer.Argument(help="Output folder of kg build.")],
    by: Annotated[str, typer.Option(help="Who decides.")] = "",
    when: Annotated[str, typer.Option(help="The day of the decision: 2025-04-25.")] = "",
    corrections: Annotated[
        Path | None, typer.Option(help="Folder of corrections; “corrections” beside OUT without.")
    ] = None,
    reason: Annotated[list[Reason] | None, typer.Option(help="Only what is listed for this reason.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="So many at most.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="Print the worklist and decide nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The worklist as JSON.")] = False,
    form: Annotated[Format, typer.Option("--format", "-f", help="Form of the list.")] = Format.TABLE,
) -> None:
    folder = out.resolve().parent / "corrections" if corrections is None else corrections
    items = worklist(load(out).store, load_lexicon(), reasons=reason or tuple(Reason))
    if folder.is_dir():
        items = undecided(items, read_corrections(folder).corrections)
    items = items[:limit]
    if as_json:
        typer.echo(json.dumps([item.to_json() for item in items], ensure_ascii=False, indent=1))
    elif listing:
        print_table(_COLUMNS, [_row(item) for item in items], form)
    else:
        _walk(items, _Desk(_person(by), _day(when), folder), out)


def _row(item: Item) -> list[str | int | float | bool | None]:
    number = None if item.confidence is None else float(item.confidence)
    return [
        item.reason.value, item.document, item.at, item.printed, item.says, number, item.why, item.quote
    ]  # fmt: skip


def _person(by: str) -> str:
    if not by.strip():
        raise UsageError("Nobody decides", where="kg review", remedy="Say who with --by, or only --list")
    return " ".join(by.split())


def _day(when: str) -> date:
    try:
        return date.fromisoformat(when)
    except ValueError:
        raise UsageError(
            f"Not a day: {when!r}", where="--when", remedy="Give the day of the decision as 2025-04-25"
        ) from None


class _Desk:
    """The person who decides, and the file that the decisions go to."""

    def __init__(self, by: str, when: date, folder: Path) -> None:
        self.by, self.when, self.folder = by, when, folder
        self.path = file_of(folder, by)
        self.written = 0

    def write(self, action: str, item: Item, said: Mapping[str, Value], why: str) -> None:
        """Add a decision to the file, checked as a build will check it.

        Raises
        ------
        CorrectionError
            It says something that is not understood.
        """
        entry = draft(action, item.evidence(), said, by=self.by, when=self.when, why=why)
        append_entry(self.path, entry)
        self.written += 1


def _walk(items: Sequence[Item], desk: _Desk, out: Path) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for number, item in enumerate(items, 1):
        _show(console, item, f"{number}/{len(items)}")
        if not _decided(item, desk):
            break
    if desk.written:
        noun = "correction" if desk.written == 1 else "corrections"
        say(f"{desk.written} {noun} added to {desk.path}")
        where, folder = shlex.quote(str(out)), shlex.quote(str(desk.folder))
        say(f"Build again: kg build DOCUMENTS... -o {where} --corrections {folder}")
    else:
        say("Nothing was written.")


def _show(console: Console, item: Item, position: str) -> None:
    """The sentence with the figure in it marked, what it was read as, and why it is listed."""
    start = item.at - item.start
    line = Text(clean(item.quote[:start]))
    line.append(clean(item.quote[start : start + len(item.printed)]), style="bold reverse")
    line.append(clean(item.quote[start + len(item.printed) :]))
    console.print()
    console.print(Text(f"[{position}] {item.reason.value}: {clean(item.why)}", style="bold"))
    console.print(Text(f"{clean(item.document)}, {item.at}", style="dim"))
    console.print(line)
    if not console.is_terminal:
        console.print(Text(f"figure: {clean(item.printed)}"))
    if item.says:
        console.print(Text(f"read as: {clean(item.says)}"))


def _decided(item: Item, desk: _Desk) -> bool:
    """Ask until the item is decided on or skipped; False when the person has had enough."""
    offered = _offered(item)
    prompt = "  ".join(f"{key} {_KEYS[key]}" for key in offered)
    while True:
        line = _ask(f"{prompt} > ")
        if line is None or line.strip() == "q":
            return False
        key, _, rest = line.strip().partition(" ")
        if key == "s":
            return True
        if key not in offered:
            complain(f"Not a key here: {key!r}. Type one of {' '.join(offered)}.")
            continue
        try:
            if _act(key, rest.strip(), item, desk):
                return True
        except CorrectionError as error:
            complain(str(error))


def _offered(item: Item) -> str:
    """The keys that make sense: an unread numeral cannot be accepted, only a name is merged."""
    if item.reason is Reason.UNRESOLVED:
        return "ersq"
    return "arem"[: 4 if item.name is not None else 3] + "sq"


def _act(key: str, rest: str, item: Item, desk: _Desk) -> bool:
    """Take one decision; False when the answer it needs does not come."""
    if key == "a":
        desk.write("accept", item, item.reading, rest)
        return True
    given = rest if key in "em" and rest else ""
    if key == "e":
        if not given:
            say("; ".join(f"{name} = {_written(value)}" for name, value in item.reading.items()))
        said = _fields(given or _ask("what holds (measure = ...; period = ...) > ") or "")
        missing = [name for name in NEEDED if name not in said]
        if missing and item.reason is Reason.UNRESOLVED:
            raise CorrectionError(f"Nothing was read here; give {', '.join(missing)}, too")
    elif key == "m" and item.name is not None:
        into = given or (_ask("into > ") or "").strip()
        said = {"entity": _thing(item), "into": into}
    else:
        said = {}
    why = rest if key == "r" and rest else (_ask("why > ") or "").strip()
    action = {"e": "replace", "m": "merge", "r": "reject"}[key]
    desk.write(action, item, said, why)
    return True


def _thing(item: Item) -> Value:
    """A candidate by name and IRI."""
    return "" if item.name is None else {"name": item.name.text, "iri": item.name.iri}


def _written(value: Value) -> str:
    """A value as it can be typed."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f'{key} = "{text}"' for key, text in value.items()) + " }"
    return str(value)


def _fields(text: str) -> dict[str, Value]:
    """``measure = cases filed; period = 2023`` as keys and values."""
    found: dict[str, Value] = {}
    for part in text.split(";"):
        key, equals, value = part.partition("=")
        if equals:
            found[key.strip()] = _table(value) if value.strip().startswith("{") else value.strip()
    return found


def _table(text: str) -> Mapping[str, str]:
    try:
        return dict(tomllib.loads(f"thing = {text.strip()}")["thing"])
    except tomllib.TOMLDecodeError:
        raise CorrectionError("Not a table", remedy='Write { name = "Harbour Office" }') from None


def _ask(prompt: str) -> str | None:
    """A line that the person types or a pipe gives; None when there are no more."""
    if sys.stdin.isatty():
        try:
            return input(prompt)
        except EOFError:
            return None
    typer.echo(prompt, nl=False)
    line = sys.stdin.readline()
    typer.echo(line.rstrip("\n"))
    return line.rstrip("\n") if line else None
