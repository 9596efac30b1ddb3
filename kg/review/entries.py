"""Entries written: as a person would write them, each appended to a file that is never half written."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from kg.errors import OutputError
from kg.iris import decimal

__all__ = ["Value", "append_entry", "entry_text", "file_of"]

#: What an entry can hold.
Value = str | int | Decimal | date | Mapping[str, "str | Decimal"]


def entry_text(entry: Mapping[str, Value]) -> str:
    """An entry as TOML, its keys in the order given.

    Examples
    --------
    >>> print(entry_text({"action": "reject", "at": 12, "when": date(2025, 4, 25)}), end="")
    [[correction]]
    action = "reject"
    at = 12
    when = 2025-04-25
    """
    return "".join(["[[correction]]\n", *(f"{key} = {_value(value)}\n" for key, value in entry.items())])


def _value(value: Value) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + " }"
    return decimal(value) if isinstance(value, Decimal) else str(value)


def _string(text: str) -> str:
    """A basic string: the escapes of JSON are escapes of TOML, which also wants DEL escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def file_of(folder: Path, person: str) -> Path:
    """The file that holds the entries of a person.

    Examples
    --------
    >>> file_of(Path("corrections"), "Ann  O'Reader").as_posix(), file_of(Path("c"), "王芳").name
    ('corrections/ann-o-reader.toml', '王芳.toml')
    """
    name = "-".join(re.findall(r"\w+", person.casefold())) or "corrections"
    return folder / f"{name[:80]}.toml"


def append_entry(path: Path, entry: Mapping[str, Value]) -> None:
    """Add an entry at the end of a file; the file is the old one or the new one, whatever happens.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes() if path.exists() else b""
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        _replace(path, before + gap + entry_text(entry).encode("utf-8"))
    except OSError as error:
        raise OutputError(
            f"The correction cannot be written ({error.strerror or error})",
            where=str(path),
            remedy="Name another folder with --corrections",
        ) from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
