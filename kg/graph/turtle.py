"""Turtle and TriG for reading: prefixed, one block for each subject, sorted; the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.terms import BASE, CODE, EKG, PREFIXES, RDF, XSD

__all__ = ["EXPORT_PREFIXES", "Statement", "by_subject", "compact", "trig", "turtle"]

Resource = NamedNode | BlankNode
Statement = tuple[Resource, NamedNode, Resource | Literal]

#: Our own kinds of things get a prefix each, since a local name cannot hold a slash.
EXPORT_PREFIXES: Mapping[str, str] = {
    **PREFIXES,
    **{
        name: f"{BASE}{name}/"
        for name in (
            "agency",
            "campaign",
            "claim",
            "doc",
            "extraction",
            "mention",
            "period",
            "place",
            "report",
        )
    },
    "ekgseries": f"{BASE}series/",
    "stat": f"{BASE}stat/",
    **{
        name: f"{CODE}{name}/"
        for name in ("comparator", "measure", "sector", "status", "transformation", "unit")
    },
}
_BY_NAMESPACE = {namespace: prefix for prefix, namespace in sorted(EXPORT_PREFIXES.items(), reverse=True)}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?\Z", re.ASCII)
_INTEGER = re.compile(r"[+-]?[0-9]+\Z", re.ASCII)
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+\Z", re.ASCII)
_ESCAPES = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    **{ord(c): e for c, e in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))},
}
_IRI_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in '<>"{}|^`\\'} | {c: f"\\u{c:04X}" for c in range(0x21)}
#: Classes in the order in which their members are written; all others follow.
_ORDER = {
    cls: place
    for place, cls in enumerate(
        (
            EKG.Document,
            EKG.Report,
            EKG.Section,
            EKG.Claim,
            EKG.Statistic,
            EKG.Series,
            EKG.Passage,
            EKG.Mention,
        )
    )
}


def turtle(statements: Iterable[Statement]) -> str:
    """The statements as Turtle, those given twice once."""
    return "".join([_header(), *_blocks(statements, "")])


def trig(graphs: Mapping[str, Iterable[Statement]]) -> str:
    """Named graphs as TriG, sorted by name; the name "" is the default graph."""
    parts = [_header()]
    for name in sorted(graphs):
        opening = f"{_iri(name)} {{\n" if name else "{\n"
        parts += ["\n", opening, *_blocks(graphs[name], "  "), "}\n"]
    return "".join(parts)


def by_subject(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Statements grouped by subject, documents first, then by class; each group sorted."""
    groups: dict[str, set[Statement]] = {}
    for statement in statements:
        groups.setdefault(str(statement[0]), set()).add(statement)
    ordered = sorted((_rank(group), subject) for subject, group in groups.items())
    return [(subject, sorted(groups[subject], key=_sort_key)) for _, subject in ordered]


def _rank(group: Iterable[Statement]) -> tuple[int, str]:
    classes = [o.value for _, p, o in group if p.value == RDF.type]
    return min(((_ORDER.get(cls, len(_ORDER)), cls) for cls in classes), default=(len(_ORDER) + 1, ""))


def _sort_key(statement: Statement) -> tuple[bool, str, str]:
    _, predicate, value = statement
    return predicate.value != RDF.type, predicate.value, str(value)


def _header() -> str:
    lines = [f"@prefix {name}: <{namespace}> .\n" for name, namespace in sorted(EXPORT_PREFIXES.items())]
    return "".join(lines)


def _blocks(statements: Iterable[Statement], indent: str) -> Iterator[str]:
    for _, group in by_subject(statements):
        yield f"\n{indent}{_term(group[0][0])} {_lines(group, indent)} .\n"


def _lines(group: Sequence[Statement], indent: str) -> str:
    objects: dict[str, list[str]] = {}
    for _, predicate, value in group:
        name = "a" if predicate.value == RDF.type else _iri(predicate.value)
        objects.setdefault(name, []).append(_term(value))
    return f" ;\n{indent}    ".join(f"{name} {', '.join(values)}" for name, values in objects.items())


def _term(term: Resource | Literal) -> str:
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, BlankNode):
        return str(term)
    return _literal(term)


def _literal(literal: Literal) -> str:
    text, kind = literal.value, literal.datatype.value
    if kind == XSD.integer and _INTEGER.match(text):
        return text
    if kind == XSD.decimal and _DECIMAL.match(text):
        return text
    quoted = f'"{text.translate(_ESCAPES)}"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    return quoted if kind == XSD.string else f"{quoted}^^{_iri(kind)}"


def _iri(iri: str) -> str:
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _BY_NAMESPACE.get(iri[:cut])
    if prefix is not None and _LOCAL.match(iri, cut):
        return f"{prefix}:{iri[cut:]}"
    return f"<{iri.translate(_IRI_ESCAPES)}>"


def compact(iri: str) -> str:
    """A prefixed name where it is safe, else the IRI itself."""
    name = _iri(iri)
    return iri if name.startswith("<") else name
