"""From paths to documents: which files there are, of what format, with which metadata."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DocumentError, UsageError
from kg.model import Block, Document, Metadata
from kg.read.catalog import Catalog
from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.layout import blocks_of
from kg.read.pdf import read_pdf
from kg.read.text import decode, language_of, normalize

__all__ = ["LARGEST", "Source", "read", "sources"]

#: Largest document read, in bytes.
LARGEST = 64 * 1024 * 1024
_ENDINGS = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx"})
_FIELDS = ("title", "publisher", "date", "address", "language")


@dataclass(frozen=True)
class Source:
    """One file to read: ``path`` is None for standard input."""

    identifier: str
    path: Path | None
    metadata: Metadata = field(default_factory=Metadata)


def sources(paths: Iterable[str], *, documents: Path | None = None) -> list[Source]:
    """The files that paths name: files as they are, folders searched, ``-`` standard input.

    A ``documents.csv`` in the folder of a file gives its metadata, unless ``documents`` names another one.
    Each identifier is unique: the file name where that is enough, else the path below the folder given.

    Raises
    ------
    UsageError
        A path that does not exist, or a catalogue that cannot be read.
    """
    found = {str(path): (path, root) for given in paths for path, root in _expand(given)}
    names = [path.name for path, _ in found.values()]
    catalogs: dict[Path, Catalog] = {}
    result = []
    for path, root in found.values():
        unique = names.count(path.name) == 1
        identifier = path.name if unique else path.relative_to(root).as_posix()
        catalog = _catalog(path, documents, catalogs)
        result.append(
            Source(
                "stdin" if path.name == "-" else identifier,
                None if path.name == "-" else path,
                catalog.get(path.name),
            )
        )
    return sorted(result, key=lambda source: source.identifier)


def _expand(given: str) -> Iterator[tuple[Path, Path]]:
    path = Path(given)
    if given == "-":
        yield path, path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden and file.suffix.lower() in _ENDINGS:
                yield file, path
    elif path.exists():
        yield path, path.parent
    else:
        raise UsageError("There is no such file or folder", where=given, remedy="Check the path")


def _catalog(path: Path, documents: Path | None, known: dict[Path, Catalog]) -> Catalog:
    file = documents or path.parent / "documents.csv"
    if file not in known:
        known[file] = Catalog.load(file) if documents is not None or file.is_file() else Catalog()
    return known[file]


def read(source: Source, *, options: Metadata | None = None) -> Document:
    """Read one document.

    Parameters
    ----------
    options
        Metadata given by the user; it wins over the catalogue, which wins over the document itself.

    Raises
    ------
    DocumentError
        Empty, binary, damaged, encrypted or too large; the message says what to do.
    """
    data = _bytes(source)
    text, blocks, own = _converted(data, source.identifier)
    metadata = _merged(own, source.metadata, options or Metadata())
    language = metadata.language or language_of(text)
    if language not in ("en", "zh"):
        raise DocumentError(
            f"No rules for the language {language!r}", where=source.identifier, remedy="Use en or zh"
        )
    return Document(source.identifier, text, language, blocks, metadata)


def _bytes(source: Source) -> bytes:
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if source.path is None else source.path.read_bytes()
    except OSError as error:
        raise DocumentError(f"The file cannot be read ({error.strerror})", where=source.identifier) from None
    if len(data) > LARGEST:
        raise DocumentError("The document is larger than 64 MB", where=source.identifier, remedy="Split it")
    return data


def _converted(data: bytes, where: str) -> tuple[str, tuple[Block, ...], Metadata]:
    """By content, not by the ending of the name."""
    if data.startswith(b"%PDF-"):
        return (*read_pdf(data, where=where), Metadata())
    if data.startswith(b"PK\x03\x04"):
        return (*read_docx(data, where=where), Metadata())
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(
            "An old or encrypted Office file", where=where, remedy="Save it as .docx, without password"
        )
    if where.lower().endswith((".pdf", ".docx")) and data.strip():
        raise DocumentError("The content is not what the name says", where=where, remedy="Check the file")
    head = data[:2048].lstrip().lower()
    if head.startswith(
        (b"<!doctype html", b"<html", b"\xef\xbb\xbf<!doctype html")
    ) or where.lower().endswith((".html", ".htm")):
        return read_html(data, where=where)
    text = normalize(decode(data, where=where))
    return text, blocks_of(text), Metadata()


def _merged(*layers: Metadata) -> Metadata:
    values: dict[str, str | None] = dict.fromkeys(_FIELDS)
    origin: dict[str, str] = {}
    for layer in layers:
        for name in _FIELDS:
            value: str | None = getattr(layer, name)
            if value:
                values[name] = value
                origin[name] = _origin(layer.origin, name)
    return Metadata(**values, origin=origin)


def _origin(known: Mapping[str, str], name: str) -> str:
    return known.get(name, "option")
