"""Files of corrections: TOML, read entry by entry, so that one bad entry costs no other.

A file holds entries that each start with ``[[correction]]``. An entry is parsed by itself, which gives its
line to every message.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import ValidationError

from kg.errors import UsageError
from kg.review.correction import Correction, Fault, FaultKind, Place
from kg.review.entry import problems, read_entry

__all__ = ["Collected", "corrections_beside", "read_corrections", "read_text"]

#: Name of the folder that a build looks for beside the documents.
_FOLDER = "corrections"
_HEADER = re.compile(r"[ \t]*\[\[[ \t]*correction[ \t]*\]\]")
_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
#: A file above this size is no list of decisions that people made.
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Collected:
    """The entries of all files, by file and line, and those that cannot be read."""

    corrections: tuple[Correction, ...] = ()
    faults: tuple[Fault, ...] = ()


def corrections_beside(paths: list[str]) -> list[Path]:
    """The folders ``corrections`` that lie beside the files and folders given, each once, in order."""
    beside = (Path(path).resolve().parent / _FOLDER for path in paths if not _is_remote(path))
    return [folder for folder in dict.fromkeys(beside) if folder.is_dir()]


def _is_remote(path: str) -> bool:
    return path == "-" or path.startswith(("http://", "https://"))


def read_corrections(folder: Path) -> Collected:
    """Every entry of the ``.toml`` files in a folder and below it.

    Raises
    ------
    UsageError
        There is no such folder.
    """
    if not folder.is_dir():
        raise UsageError("There is no such folder of corrections", where=str(folder), remedy="Check the path")
    corrections: list[Correction] = []
    faults: list[Fault] = []
    for path in sorted(folder.rglob("*.toml"), key=lambda p: p.relative_to(folder).as_posix()):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        found = _read_file(path, name)
        corrections += found.corrections
        faults += found.faults
    return Collected(tuple(corrections), tuple(faults))


def _read_file(path: Path, name: str) -> Collected:
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(f"larger than {_LARGEST} bytes")
        return read_text(path.read_bytes().decode("utf-8-sig"), name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Collected(faults=(Fault(Place(name, 1), FaultKind.UNREADABLE, f"Not a text file: {reason}"),))


def read_text(text: str, name: str) -> Collected:
    """The entries of one file.

    Examples
    --------
    >>> [str(fault) for fault in read_text('[[correction]]', "corrections/a.toml").faults]
    ['corrections/a.toml:1: invalid: action is missing']
    """
    corrections: list[Correction] = []
    faults: list[Fault] = []
    for line, chunk in _chunks(text.replace("\r\n", "\n").split("\n")):
        place = Place(name, line)
        try:
            data = tomllib.loads(chunk, parse_float=Decimal)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            faults.append(_unreadable(place, str(error)))
            continue
        entries = data.pop("correction", [])
        faults += (_unknown(place, chunk, key) for key in data)
        for entry in entries if isinstance(entries, list) else [entries]:
            try:
                corrections.append(read_entry(entry, place))
            except ValidationError as error:
                faults += _faults(place, chunk, error)
    return Collected(tuple(corrections), tuple(faults))


def _chunks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """What stands before the first entry, and each entry, with the line on which it starts."""
    start = 0
    for number, line in enumerate(lines):
        if _HEADER.match(line) and not _open_text("\n".join(lines[start:number])):
            yield start + 1, "\n".join(lines[start:number])
            start = number
    yield start + 1, "\n".join(lines[start:])


def _open_text(chunk: str) -> bool:
    """Whether a text in triple quotation marks goes on at the end of a chunk."""
    return any(chunk.count(mark) % 2 for mark in ('"""', "'''"))


def _unreadable(place: Place, message: str) -> Fault:
    found = _POSITION.search(message)
    line = int(found[1]) if found and found[1] else 1
    return Fault(
        Place(place.file, place.line + line - 1),
        FaultKind.UNREADABLE,
        f"Not TOML: {_POSITION.sub('', message)}",
    )


def _unknown(place: Place, chunk: str, key: str) -> Fault:
    where = Place(place.file, place.line + _line_of(chunk, key))
    return Fault(where, FaultKind.UNKNOWN_KEY, f"{key!r} is no key here; entries start with [[correction]]")


def _faults(place: Place, chunk: str, error: ValidationError) -> Iterator[Fault]:
    for key, message, unknown in problems(error):
        where = Place(place.file, place.line + (_line_of(chunk, key) if key else 0))
        if unknown:
            yield Fault(where, FaultKind.UNKNOWN_KEY, f"{key!r} {message}")
        else:
            yield Fault(where, FaultKind.INVALID, f"{key} {message}" if key else message)


def _line_of(chunk: str, key: str) -> int:
    """Lines from the start of an entry to a key of it."""
    pattern = re.compile(rf"[ \t]*[\[\"']*{re.escape(key)}[\"'\]]*[ \t]*(?:[=.]|$)")
    lines: Mapping[int, str] = dict(enumerate(chunk.split("\n")))
    return next((number for number, line in lines.items() if pattern.match(line)), 0)
