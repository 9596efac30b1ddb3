"""Documents taken out of an output folder, without reading the others again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.build_output import check_output, replacing, write_files
from kg.build_report import BuildReport, files_of, read_report, report_of
from kg.errors import UsageError
from kg.graph.remove import document_named, remove
from kg.graph.store import Graph, load
from kg.graph.validate import validate
from kg.ledger import read_ledger

__all__ = ["remove_documents"]

_REVIEWS = """SELECT (COUNT(DISTINCT ?id) AS ?n) WHERE {
  ?review ekg:decision ?decision ; dcterms:identifier ?id }"""
_IDENTIFIER = "SELECT ?document ?name WHERE { ?document a ekg:Document ; dcterms:identifier ?name }"


def remove_documents(out: Path, names: Sequence[str]) -> BuildReport:
    """Take documents out of an output folder, which is then as if built without them.

    Corrections about them go, too; the next build reports these as stale.

    Parameters
    ----------
    names
        Identifiers, digests or IRIs of documents.

    Raises
    ------
    OutputError
        The folder cannot be written.
    UsageError
        It is no output folder, has no such document, or would have none left.
    """
    check_output(out)
    before = load(out).store
    named = {str(row.document): str(row.name) for row in Graph(before).query(_IDENTIFIER)}
    gone = {named[document_named(before, name)] for name in names}
    old = read_report(out / "report.json")
    documents = [document for document in old.documents if document.identifier not in gone]
    if all(document.error for document in documents):
        raise UsageError("No document would be left", where=str(out), remedy="Remove the folder instead")
    ledger = [row for row in read_ledger(out / "ledger.csv") if row.document not in gone]
    with replacing(out) as folder:
        store = ox.Store(str(folder / "store"))
        store.bulk_extend(before)
        for name in gone:
            remove(store, name)
        violations = validate(store)
        report = report_of(
            store,
            documents,
            ledger,
            violations,
            corrections=int(str(Graph(store).query(_REVIEWS)[0].n)),
            moved=old.moved,
            not_applied=old.not_applied,
        )
        write_files(folder, files_of(store, ledger, report))
        store.flush()
        del store, before
    return report
