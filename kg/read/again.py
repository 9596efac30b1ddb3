"""Documents of a graph found again and read again, to see whether they still say the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KgError
from kg.read.documents import Source, read, sources

__all__ = ["Again", "read_again"]

#: Files looked through below a folder that nobody named; a larger tree is somebody's whole disk.
_MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class Again:
    """What became of the documents.

    ``texts`` holds the normalised text of each that was read again, ``faults`` why one cannot be read; a
    document in neither was not found.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def read_again(
    digests: Mapping[str, str],
    paths: Sequence[str] = (),
    *,
    known: Mapping[str, Path] | None = None,
    roots: Sequence[Path] = (),
) -> Again:
    """Read the documents of a graph anew.

    Parameters
    ----------
    digests
        Digest of the normalised text in the graph, by identifier of the document.
    paths
        Files and folders that hold the documents. What is found there under the name of a document is that
        document, whatever it says now.
    known
        Where each document was when the graph was built, by identifier; looked at when no path is given.
    roots
        Folders to look in when no path is given. A file that stands right at its identifier is the document;
        deeper in the tree one counts only if it still says the same, since names repeat.

    Raises
    ------
    UsageError
        A path that does not exist.

    Examples
    --------
    >>> read_again({"a.txt": "0" * 64}).texts
    {}
    """
    texts: dict[str, str] = {}
    faults: dict[str, str] = {}
    for identifier, source in _found(digests, paths, known or {}, roots):
        try:
            text = read(source).text
        except KgError as error:
            faults[identifier] = str(error)
        else:
            texts[identifier] = text
    missing = {name: digest for name, digest in digests.items() if name not in texts and name not in faults}
    if missing and not paths:
        texts |= _unchanged(missing, roots)
    return Again(dict(sorted(texts.items())), dict(sorted(faults.items())))


def _found(
    digests: Mapping[str, str], paths: Sequence[str], known: Mapping[str, Path], roots: Sequence[Path]
) -> Iterator[tuple[str, Source]]:
    if paths:
        given = sources(paths)
        for identifier in sorted(digests):
            source = _named(identifier, given)
            if source is not None:
                yield identifier, source
        return
    for identifier in sorted(digests):
        places = [*([known[identifier]] if identifier in known else []), *(r / identifier for r in roots)]
        path = next((place for place in places if place.is_file()), None)
        if path is not None:
            yield identifier, Source(identifier, path)


def _named(identifier: str, given: Sequence[Source]) -> Source | None:
    """The source of this name; its folders may be given differently than when the graph was built."""
    tails = [s for s in given if f"/{s.identifier}".endswith(f"/{identifier}")]
    tails += [s for s in given if f"/{identifier}".endswith(f"/{s.identifier}")]
    return min(tails, key=lambda s: (s.identifier != identifier, s.identifier), default=None)


def _unchanged(digests: Mapping[str, str], roots: Sequence[Path]) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for identifier in digests:
        names.setdefault(identifier.rsplit("/", 1)[-1], []).append(identifier)
    texts: dict[str, str] = {}
    for path in _files(roots):
        for identifier in names.get(path.name, ()):
            try:
                text = read(Source(identifier, path)).text
            except KgError:
                continue  # another file of that name
            if hashlib.sha256(text.encode("utf-8")).hexdigest() == digests[identifier]:
                texts[identifier] = text
    return texts


def _files(roots: Sequence[Path]) -> Iterator[Path]:
    """Files below the folders, without hidden ones, up to a bound."""
    seen = 0
    for root in dict.fromkeys(path.resolve() for path in roots):
        for folder, folders, files in os.walk(root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                seen += 1
                if seen > _MOST_FILES:
                    return
                yield Path(folder, name)
