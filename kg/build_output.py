"""An output folder that is either the old one or the new one, never half of each."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import OutputError

__all__ = ["SCHEMA", "check_output", "document_paths", "replacing", "write_files"]

#: Names the layout of ``report.json``; the file marks a folder as one of ours.
SCHEMA = "https://w3id.org/enfkg/build-report/1"


def check_output(out: Path) -> None:
    """Refuse a folder that holds something else than an earlier build.

    Raises
    ------
    OutputError
        The path is a file, or a folder that is neither empty nor ours.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError("The output is a file", where=str(out), remedy="Name a folder")
    if any(out.iterdir()) and not _ours(out):
        raise OutputError(
            "The folder holds something else than a build", where=str(out), remedy="Name another folder"
        )


def _ours(out: Path) -> bool:
    return bool(_report(out))


def _report(out: Path) -> dict[str, Any]:
    """The report of the build in a folder, {} when there is none."""
    try:
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return report if isinstance(report, dict) and report.get("schema") == SCHEMA else {}


def document_paths(out: Path) -> dict[str, Path]:
    """The files that an output folder was built from, by identifier, as far as they lie beside it.

    Examples
    --------
    >>> document_paths(Path("no-such-folder"))
    {}
    """
    documents = _report(out).get("documents")
    top = out.absolute().parent
    return {
        str(document.get("identifier")): top / str(document["path"])
        for document in (documents if isinstance(documents, list) else ())
        if isinstance(document, dict) and document.get("path")
    }


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A new folder beside ``out`` that takes its place when the block ends well.

    Whatever interrupts the block, a full disk or Ctrl-C, the new folder is removed and ``out`` is untouched.

    Raises
    ------
    OutputError
        The disk is full, or the folder cannot be written.
    """
    check_output(out)
    out = out.absolute()
    fresh: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        fresh.chmod(0o755)
        yield fresh
        _swap(fresh, out)
    except OSError as error:
        raise OutputError(
            f"The output cannot be written ({error.strerror or error})",
            where=out.name,
            remedy="Make room or name another folder; an earlier build there is unchanged",
        ) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, out: Path) -> None:
    if not out.exists():
        fresh.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        out.rename(old / "old")
        try:
            fresh.rename(out)
        except BaseException:
            (old / "old").rename(out)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a build, in the order given."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
