"""From paths to documents: which files there are, of what format, with which metadata."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DocumentError, UsageError
from kg.model import Block, Document, Metadata
from kg.read.catalog import Catalog
from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.layout import blocks_of
from kg.read.metadata import found_in_text, merged
from kg.read.pdf import read_pdf
from kg.read.text import decode, language_of, normalize
from kg.read.web import fetch, is_address

__all__ = ["LARGEST", "Source", "read", "skipped", "sources"]

#: Largest document read unless an option says otherwise, in bytes.
LARGEST = 64 * 1024 * 1024
_ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"})
_CATALOG = "documents.csv"
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
#: What a file begins with that is nothing we read, and what to do about it.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "An old or encrypted Office file", "Save it as .docx, without password"),
    (b"{\\rtf", "A rich text file", "Save it as .docx"),
    (b"\x1f\x8b", "A compressed file", "Unpack it first"),
    (b"\x89PNG", "A picture", "Run text recognition on it first"),
    (b"\xff\xd8\xff", "A picture", "Run text recognition on it first"),
)


@dataclass(frozen=True)
class Source:
    """One document to read: a file, a web address, or standard input when neither is set."""

    identifier: str
    path: Path | None
    metadata: Metadata = field(default_factory=Metadata)
    address: str | None = None


def sources(paths: Iterable[str], *, documents: Path | None = None) -> list[Source]:
    """The documents that paths name, sorted by identifier.

    A file is taken as it is, a folder is searched, ``-`` is standard input, ``http`` and ``https`` addresses
    are fetched when read. A ``documents.csv`` in the folder of a file gives its metadata, unless
    ``documents`` names another one. Each identifier is unique: the file name where that is enough, else
    the path below the folder given, with the folder's name where needed, else the path given.

    Raises
    ------
    UsageError
        A path that does not exist, or a catalogue that cannot be read.
    """
    given = list(dict.fromkeys(paths))
    files = {path.resolve(): (path, root) for one in given for path, root in _expand(one)}
    identifiers = _identifiers(list(files.values()))
    catalogs: dict[Path, Catalog] = {}
    result = []
    for (path, root), identifier in zip(files.values(), identifiers, strict=True):
        known = _catalog(path, documents, catalogs)
        result.append(Source(identifier, path, _of(path, root, known)))
    fetched = documents and Catalog.load(documents)
    for one in given:
        known_address = (fetched or Catalog()).get(one)
        if one == "-":
            result.append(Source("stdin", None))
        elif is_address(one):
            result.append(Source(one, None, known_address, address=one))
    return sorted(result, key=lambda source: source.identifier)


def skipped(paths: Iterable[str]) -> list[Path]:
    """The files of the folders given that are of no type we read, sorted; hidden ones are not counted."""
    folders = [Path(one) for one in paths if not is_address(one) and Path(one).is_dir()]
    found = {file for folder in folders for file in _visible(folder) if not _is_ours(file)}
    return sorted(file for file in found if file.name != _CATALOG)


def _expand(given: str) -> Iterator[tuple[Path, Path]]:
    path = Path(given)
    if given == "-" or is_address(given):
        return
    if path.is_dir():
        yield from ((file, path) for file in _visible(path) if _is_ours(file))
    elif path.exists():
        yield path, path.parent
    else:
        raise UsageError("There is no such file or folder", where=given, remedy="Check the path")


def _visible(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.is_file():
            yield file


def _is_ours(file: Path) -> bool:
    return file.suffix.lower() in _ENDINGS


def _catalog(path: Path, documents: Path | None, known: dict[Path, Catalog]) -> Catalog:
    file = documents or path.parent / _CATALOG
    if file not in known:
        known[file] = Catalog.load(file) if documents is not None or file.is_file() else Catalog()
    return known[file]


def _identifiers(files: list[tuple[Path, Path]]) -> list[str]:
    """For each file the shortest of its names that no other file has."""
    names = [
        (
            path.name,
            below := path.relative_to(root).as_posix(),
            f"{root.resolve().name}/{below}",
            path.as_posix(),
        )
        for path, root in files
    ]
    times = Counter(name for choices in names for name in dict.fromkeys(choices))
    return [next((name for name in choices if times[name] == 1), choices[-1]) for choices in names]


def _of(path: Path, root: Path, catalog: Catalog) -> Metadata:
    """By the path below the folder given, where the catalogue names it so, else by the file name."""
    return catalog.entries.get(path.relative_to(root).as_posix(), catalog.get(path.name))


def read(
    source: Source,
    *,
    options: Metadata | None = None,
    largest: int = LARGEST,
    timeout: float = 30.0,
    allow_private: bool = False,
) -> Document:
    """Read one document.

    Parameters
    ----------
    options
        Metadata given by the user; it wins over the catalogue, which wins over the document itself.
    largest
        Size limit in bytes.
    timeout
        Seconds that a web server may take.
    allow_private
        Whether web addresses in private networks may be fetched.

    Raises
    ------
    DocumentError
        Empty, binary, damaged, encrypted, too large or unreachable; the message says what to do.
    """
    charset, kind = None, ""
    own = Metadata()
    if source.address is not None:
        page = fetch(source.address, largest=largest, timeout=timeout, allow_private=allow_private)
        data, charset, kind = page.data, page.charset, page.content_type
        own = Metadata(address=page.address, origin={"address": "document"})
    else:
        data = _bytes(source, largest)
    text, blocks, told = _converted(data, source.identifier, charset, kind)
    language = _language(source, options, text)
    metadata = merged(
        found_in_text(text, blocks, language), told, own, source.metadata, options or Metadata()
    )
    return Document(source.identifier, text, language, blocks, metadata)


def _language(source: Source, options: Metadata | None, text: str) -> str:
    language = (options and options.language) or source.metadata.language or language_of(text)
    if language not in ("en", "zh"):
        raise DocumentError(
            f"No rules for the language {language!r}", where=source.identifier, remedy="Use en or zh"
        )
    return language


def _bytes(source: Source, largest: int) -> bytes:
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(largest + 1)
        else:
            with source.path.open("rb") as file:
                data = file.read(largest + 1)
    except OSError as error:
        raise DocumentError(
            f"The file cannot be read ({error.strerror})", where=source.identifier, remedy="Check its rights"
        ) from None
    if len(data) > largest:
        raise DocumentError(
            f"The document is larger than {largest / 1024 / 1024:g} MB",
            where=source.identifier,
            remedy="Split it",
        )
    return data


def _converted(
    data: bytes, where: str, charset: str | None, kind: str
) -> tuple[str, tuple[Block, ...], Metadata]:
    """By content; the type that a server declares and the ending of the name come after it."""
    name = where.lower()
    for start, what, remedy in _FOREIGN:
        if data.startswith(start):
            raise DocumentError(what, where=where, remedy=remedy)
    if b"%PDF-" in data[:1024] and (name.endswith(".pdf") or data.startswith(b"%PDF-")):
        return (*read_pdf(data, where=where), Metadata())
    if data.startswith(b"PK\x03\x04"):
        return (*read_docx(data, where=where), Metadata())
    if name.endswith((".pdf", ".docx")) and data.strip() and not (_is_html(data) or kind):
        raise DocumentError(
            "The content is not what the name says", where=where, remedy="Fetch or save the file again"
        )
    if _is_html(data) or kind in _HTML_TYPES or name.endswith(_HTML_ENDINGS):
        return read_html(data, where=where, charset=charset)
    text = normalize(decode(data, where=where, declared=charset))
    return text, blocks_of(text), Metadata()


def _is_html(data: bytes) -> bool:
    return data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS)
