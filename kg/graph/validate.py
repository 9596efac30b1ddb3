"""SHACL over a whole graph, with the document, claim and rule of every violation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rdflib
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Triple, serialize
from pyshacl import validate as shacl

from kg.errors import UsageError
from kg.graph.write import authority_quads
from kg.resources import ontology_path
from kg.terms import EKG, OA, OWL, PROV, RDF

__all__ = ["Violation", "validate"]

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_SKIPPED = frozenset({PROV.value})


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule.

    ``document`` is the IRI of the document the thing stands in (empty for things of no document), ``focus``
    the thing, ``rule`` the shape, ``path`` the property concerned.
    """

    document: str
    focus: str
    rule: str
    path: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        where = self.document or "graph"
        return f"{where}: {self.focus}: {self.rule} {self.path}: {self.message}"


def validate(store: Store, *, shapes: Path | None = None, with_ontology: bool = False) -> list[Violation]:
    """Every violation of the shapes in the union of all graphs, sorted; empty when the graph conforms.

    Parameters
    ----------
    shapes
        Folder of SHACL shapes; the shipped ones by default.
    with_ontology
        Check a graph that does not carry the ontology together with the shipped one, which says of what
        class each agency, measure or unit is.

    Raises
    ------
    UsageError
        The shapes cannot be read.
    """
    store = _with_ontology(store) if with_ontology else store
    folder = shapes or ontology_path() / "shapes"
    rules = rdflib.Graph()
    for path in sorted(folder.glob("*.ttl")):
        try:
            rules.parse(path, format="turtle")
        except (OSError, SyntaxError) as error:
            raise UsageError(f"The shapes cannot be read ({error})", where=str(path)) from None
    found = set(_sparql_violations(store, rules))
    _, report, _ = shacl(_flat(store), shacl_graph=rules, inference="none", advanced=False)
    if not isinstance(report, rdflib.Graph):
        raise UsageError(
            "The shapes could not be evaluated", where=str(folder), remedy="Check them with pyshacl"
        )
    results = report.subjects(rdflib.RDF.type, _SH.ValidationResult)
    return sorted(found | {_violation(report, node, store) for node in results})


def _with_ontology(store: Store) -> Store:
    """The store itself when it carries the ontology, else a copy with it."""
    ontology = NamedNode(EKG.base.rstrip("#"))
    if any(store.quads_for_pattern(ontology, NamedNode(RDF.type), NamedNode(OWL.Ontology), None)):
        return store
    both = Store()
    both.bulk_extend(store)
    both.bulk_extend(authority_quads(ontology_path()))
    return both


def _sparql_violations(store: Store, rules: rdflib.Graph) -> Iterator[Violation]:
    """SPARQL constraints, run once each over the whole graph instead of once a focus node.

    They are taken out of the rules: the same queries node by node take pySHACL a minute at 30,000 triples.
    """
    prefixes = {
        str(rules.value(node, _SH.prefix)): str(rules.value(node, _SH.namespace))
        for node in rules.objects(None, _SH.declare)
    }
    for shape, constraint in list(rules.subject_objects(_SH.sparql)):
        rules.remove((shape, _SH.sparql, constraint))
        targets = {str(cls) for cls in rules.objects(shape, _SH.targetClass)}
        message = str(rules.value(constraint, _SH.message) or "")
        solutions = store.query(
            str(rules.value(constraint, _SH.select)), prefixes=prefixes, use_default_graph_as_union=True
        )
        if not isinstance(solutions, QuerySolutions):
            raise UsageError("A SPARQL constraint must be a SELECT", where=str(shape))
        for row in solutions:
            focus, value = row["this"], row["value"]
            if isinstance(focus, NamedNode) and targets & _classes(store, focus):
                yield Violation(
                    document=_document(store, focus.value),
                    focus=focus.value,
                    rule=_name(shape),
                    path="",
                    message=message,
                    value="" if value is None else value.value,
                )


def _classes(store: Store, node: NamedNode) -> set[str]:
    quads = store.quads_for_pattern(node, NamedNode(RDF.type), None, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}


def _flat(store: Store) -> rdflib.Graph:
    """The union graph for pySHACL, which checks each named graph alone and parses Turtle slowly."""
    triples = {Triple(q.subject, q.predicate, q.object) for q in store if q.predicate.value not in _SKIPPED}
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    graph = rdflib.Graph()
    graph.parse(data=data, format="nt")
    return graph


def _violation(report: rdflib.Graph, node: rdflib.term.Node, store: Store) -> Violation:
    focus = str(report.value(node, _SH.focusNode))
    message = str(report.value(node, _SH.resultMessage) or "")
    return Violation(
        document=_document(store, focus),
        focus=focus,
        rule=_name(report.value(node, _SH.sourceShape)),
        path=_name(report.value(node, _SH.resultPath)),
        message=" ".join(message.split())[:300],
        value=str(report.value(node, _SH.value) or ""),
    )


def _name(node: rdflib.term.Node | None) -> str:
    return "" if node is None else str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _document(store: Store, focus: str) -> str:
    """The document a claim, passage or mention belongs to."""
    if "/id/doc/" in focus:
        return focus.split("#", 1)[0]
    for quad in store.quads_for_pattern(NamedNode(focus), NamedNode(EKG.evidence), None, None):
        for source in store.quads_for_pattern(quad.object, NamedNode(OA.hasSource), None, None):  # type: ignore[arg-type]
            return str(source.object).strip("<>")
    return ""
