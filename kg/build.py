"""The pipeline, stages in order: read, extract, write, reconcile, validate, and one folder out.

A build is a pure function of its inputs: the order of files and the number of workers change no byte.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.build_corrections import Corrections, Outcome, account, collect
from kg.build_output import check_output, replacing, write_files
from kg.build_report import BuildReport, DocumentReport, files_of, report_of
from kg.errors import KgError, NothingBuiltError
from kg.extract import extract
from kg.graph.reconcile import derive
from kg.graph.validate import validate
from kg.graph.write import authority_quads, quads, settle
from kg.graph.write_review import naming_quads
from kg.ledger import LedgerRow, counts, ledger_rows
from kg.lexicon import load_lexicon
from kg.model import Metadata
from kg.read import Source, read, sources
from kg.resources import ontology_path
from kg.review import corrections_beside

__all__ = ["BuildOptions", "BuildReport", "DocumentReport", "build"]

#: Below this many documents the start of worker processes costs more than it saves.
_WORTH_WORKERS = 16
#: Documents sent to a worker at a time.
_CHUNK = 4

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True)
class BuildOptions:
    """How to build.

    Parameters
    ----------
    documents
        A catalogue of metadata, in place of the ``documents.csv`` beside each file.
    metadata
        Metadata of a single document.
    jobs
        Worker processes; None takes one for each core when there are many documents.
    progress
        Called after each document with how many are done, how many there are, and its identifier.
    allow_private
        Whether web addresses in private networks may be fetched.
    corrections
        The folder of corrections, in place of the folders ``corrections`` beside the paths given.
    """

    documents: Path | None = None
    metadata: Metadata | None = None
    jobs: int | None = None
    progress: Progress | None = None
    allow_private: bool = False
    corrections: Path | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One document's share, as plain bytes so that it travels between processes."""

    report: DocumentReport
    nquads: bytes = b""
    ledger: tuple[LedgerRow, ...] = ()
    outcome: Outcome = field(default_factory=Outcome)


def build(paths: Iterable[str], out: Path, options: BuildOptions | None = None) -> BuildReport:
    """Build a graph from documents and write it into a folder.

    Parameters
    ----------
    paths
        Files, folders, or ``-`` for standard input.
    out
        The output folder: new, empty, or of an earlier build, which is replaced when all is done.

    Returns
    -------
    BuildReport
        Counts, failures and violations.

    Raises
    ------
    NothingBuiltError
        No document could be read.
    OutputError
        The folder holds something else, or cannot be written.
    UsageError
        A path that does not exist.
    """
    options = options or BuildOptions()
    check_output(out)
    paths = list(paths)
    found = sources(paths, documents=options.documents)
    folders = corrections_beside(paths) if options.corrections is None else [options.corrections]
    corrections = collect(folders, load_lexicon())
    with replacing(out) as folder:
        store = ox.Store(str(folder / "store"))
        parts = _located(_collect(store, found, options, corrections), found, out.absolute().parent)
        outcome = account(corrections, [part.outcome for part in parts])
        ledger = [row for part in parts for row in part.ledger]
        store.extend(naming_quads(corrections.naming, outcome.renamed, load_lexicon()))
        store.extend(authority_quads(ontology_path()))
        settle(store)
        store.extend(list(derive(store)))
        violations = validate(store)
        report = report_of(
            store,
            [part.report for part in parts],
            ledger,
            violations,
            corrections=len(outcome.applied),
            moved=outcome.moved,
            not_applied=map(str, sorted(outcome.faults)),
        )
        write_files(folder, files_of(store, ledger, report))
        store.flush()
        del store
    return report


def _collect(
    store: ox.Store, found: Sequence[Source], options: BuildOptions, corrections: Corrections
) -> list[_Part]:
    parts = []
    for part in _parts(found, options, corrections):
        if part.nquads:
            store.load(part.nquads, format=ox.RdfFormat.N_QUADS)
        parts.append(replace(part, nquads=b""))
        if options.progress is not None:
            options.progress(len(parts), len(found), part.report.identifier)
    if all(part.report.error for part in parts):
        reasons = "".join(f"\n  {part.report.error}" for part in parts)
        raise NothingBuiltError(
            f"No document could be read{reasons}\n ", remedy="Give .txt, .md, .html, .pdf or .docx files"
        )
    return parts


def _located(parts: Sequence[_Part], found: Sequence[Source], top: Path) -> list[_Part]:
    """The parts with the path of each document that lies below a folder."""
    located = []
    for part, source in zip(parts, found, strict=True):
        path = None if source.path is None else Path(os.path.relpath(source.path.absolute(), top))
        below = path is not None and ".." not in path.parts and not path.is_absolute()
        report = replace(part.report, path=path.as_posix() if path is not None and below else "")
        located.append(replace(part, report=report))
    return located


def _parts(found: Sequence[Source], options: BuildOptions, corrections: Corrections) -> Iterator[_Part]:
    work = partial(
        _part, metadata=options.metadata, allow_private=options.allow_private, corrections=corrections
    )
    jobs = options.jobs or (os.cpu_count() or 1 if len(found) >= _WORTH_WORKERS else 1)
    if jobs == 1 or any(source.path is None for source in found):
        yield from map(work, found)
        return
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
        try:
            yield from pool.map(work, found, chunksize=_CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the group; only the parent answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _part(
    source: Source, *, metadata: Metadata | None, allow_private: bool, corrections: Corrections
) -> _Part:
    try:
        return _built(source, metadata, corrections, allow_private=allow_private)
    except KgError as error:
        return _Part(DocumentReport(identifier=source.identifier, error=str(error)))
    except Exception as error:  # noqa: BLE001 - the per-document boundary: one document never stops a build
        fault = KgError(
            f"Cannot be processed ({type(error).__name__}: {error})",
            where=source.identifier,
            remedy="Leave it out and report the fault with this document",
        )
        return _Part(DocumentReport(identifier=source.identifier, error=str(fault)))


def _built(
    source: Source, metadata: Metadata | None, corrections: Corrections, *, allow_private: bool
) -> _Part:
    lexicon = load_lexicon()
    document = read(source, options=metadata, allow_private=allow_private)
    extraction = extract(document, corrections.lexicon(document, lexicon))
    reviewed, outcome = corrections.apply(extraction, lexicon)
    rows = tuple(ledger_rows(reviewed.extraction))
    report = DocumentReport(
        identifier=document.identifier,
        sha256=document.sha256,
        language=document.language,
        dated=document.metadata.date is not None,
        figures=len(reviewed.extraction.figures) - len(reviewed.rejected),
        numerals=counts(rows),
    )
    content = ox.serialize(quads(reviewed, lexicon), format=ox.RdfFormat.N_QUADS)
    return _Part(report, content or b"", rows, outcome)
