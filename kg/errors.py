"""Every exception the package raises on purpose.

::

    KgError                      what happened, where, what to do; carries an exit code
    +-- UsageError               the command or call itself is wrong              (exit 2)
    |   +-- QueryError           a SPARQL query that cannot be parsed or run      (exit 2)
    |   +-- OntologyError        a fault in ontology/: names the entry and the fix (exit 2)
    |   +-- OutputError          the output folder cannot be written               (exit 2)
    +-- DocumentError            one document cannot be read; the others are built (exit 1)
    +-- InvalidGraphError        a graph that the SHACL shapes reject              (exit 1)
    +-- CorrectionError          a correction that cannot be applied               (exit 1)
    +-- NothingBuiltError        no document could be read at all                  (exit 3)

An error message is for the person at the terminal: :attr:`KgError.where` names the document, line or
offset and :attr:`KgError.remedy` says what to do about it.
"""

from __future__ import annotations

__all__ = [
    "CorrectionError",
    "DocumentError",
    "InvalidGraphError",
    "KgError",
    "NothingBuiltError",
    "OntologyError",
    "OutputError",
    "QueryError",
    "UsageError",
]


class KgError(Exception):
    """Base of all errors raised on purpose.

    Parameters
    ----------
    what
        What happened, as a sentence without a final stop.
    where
        The document, file, line or offset concerned.
    remedy
        What the reader can do about it.

    Examples
    --------
    >>> str(KgError("The file is empty", where="a.txt", remedy="Remove it or fill it"))
    'a.txt: The file is empty. Remove it or fill it.'

    """

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: " if self.where else ""
        tail = f" {self.remedy}." if self.remedy else ""
        return f"{head}{self.what}.{tail}"


class UsageError(KgError):
    """The command or call is wrong as written."""

    exit_code = 2


class QueryError(UsageError):
    """A SPARQL query that cannot be parsed or run."""


class OntologyError(UsageError):
    """A fault in the ontology folder; names the entry and the fix."""


class OutputError(UsageError):
    """The output folder cannot be written, or holds something that is not ours."""


class DocumentError(KgError):
    """One document cannot be read; a build reports it and goes on."""


class InvalidGraphError(KgError):
    """A graph that the SHACL shapes reject."""


class CorrectionError(KgError):
    """A correction that cannot be applied."""


class NothingBuiltError(KgError):
    """No document could be read at all."""

    exit_code = 3
