"""A graph that answers SPARQL: Oxigraph beneath, Python values above.

A query is text, its parameters are typed terms that the
engine substitutes; nothing is ever pasted. Queries read, and read here: no other server, no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import KgError, QueryError, UsageError
from kg.graph.guard import refuse_outside, syntax_error
from kg.terms import PREFIXES, XSD

if TYPE_CHECKING:
    import pandas
    import rdflib

__all__ = ["Graph", "Result", "Row", "Term", "Value", "load", "python_value", "term_of"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Value = str | int | float | bool | Decimal | date | None

_FORMATS: Mapping[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


#: What makes a Python value of the text of a literal, by datatype.
_READERS: Mapping[str, Callable[[str], Value]] = {
    XSD.integer: int,
    XSD.nonNegativeInteger: int,
    XSD.positiveInteger: int,
    XSD.decimal: Decimal,
    XSD.boolean: lambda text: text in ("true", "1"),
    XSD.date: date.fromisoformat,
    XSD.gYear: int,
    XSD.base + "double": float,
    XSD.base + "float": float,
}


def python_value(term: object) -> Value:
    """The Python value of a term: numbers, booleans and days as such, everything else as text.

    Examples
    --------
    >>> python_value(ox.Literal(44000)), python_value(ox.NamedNode("http://example.org/a"))
    (44000, 'http://example.org/a')
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(term.value) if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
    reader = _READERS.get(term.datatype.value)
    if reader is None:
        return term.value
    try:
        return reader(term.value)
    except (ValueError, ArithmeticError):
        return term.value  # an ill-typed literal is shown as written


def term_of(value: object) -> Term:
    """The RDF term of a Python value; text stays text, an IRI is given as ``pyoxigraph.NamedNode``.

    Raises
    ------
    UsageError
        A value of a kind that has no term.

    Examples
    --------
    >>> term_of(2024).datatype.value.rsplit("#")[1], term_of("case").value
    ('integer', 'case')
    """
    if isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        return value
    if isinstance(value, bool | int | str):
        return ox.Literal(value)
    if isinstance(value, Decimal | float):
        return ox.Literal(str(value), datatype=ox.NamedNode(XSD.decimal))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(XSD.date))
    raise UsageError(
        f"A {type(value).__name__} cannot be bound in a query",
        remedy="Use text, a number or a date",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One solution: values by attribute, name or position.

    Examples
    --------
    >>> row = Row(("year", "value"), (2024, 44000), (None, None))
    >>> row.year, row["value"], row[1], list(row)
    (2024, 44000, 44000, [2024, 44000])
    """

    names: tuple[str, ...]
    values: tuple[Value, ...]
    terms: tuple[Term | None, ...]

    def __getattr__(self, name: str) -> Value:
        if name in self.names:
            return self.values[self.names.index(name)]
        raise AttributeError(f"no column {name!r}; the columns are {', '.join(self.names)}")

    def __getitem__(self, key: str | int) -> Value:
        if isinstance(key, int):
            return self.values[key]
        if key not in self.names:
            raise KeyError(key)
        return self.values[self.names.index(key)]

    def __iter__(self) -> Iterator[Value]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def as_dict(self) -> dict[str, Value]:
        """Name to value, in column order."""
        return dict(zip(self.names, self.values, strict=True))


@dataclass(frozen=True, slots=True)
class Result(Sequence[Row]):
    """What a query gives: rows of a SELECT, one truth value of an ASK, triples of a CONSTRUCT or DESCRIBE.

    Parameters
    ----------
    kind
        ``rows``, ``boolean`` or ``triples``.
    """

    kind: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    truth: bool = False
    triples: tuple[ox.Triple, ...] = ()

    def __getitem__(self, index: Any) -> Any:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return self.truth if self.kind == "boolean" else bool(self.rows or self.triples)

    def to_turtle(self) -> str:
        """The triples as Turtle, sorted and prefixed.

        Raises
        ------
        UsageError
            The query gave rows, not triples.
        """
        if self.kind != "triples":
            raise UsageError("Only CONSTRUCT and DESCRIBE give Turtle", remedy="Ask for a table, csv or json")
        ordered = sorted(self.triples, key=str)
        prefixes = dict(sorted(PREFIXES.items()))
        return (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas table.

        Raises
        ------
        UsageError
            pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise UsageError(
                "pandas is not installed", remedy="Install it with: pip install 'enforcement-kg[pandas]'"
            ) from None
        return pandas.DataFrame([list(row) for row in self.rows], columns=list(self.columns))


class Graph:
    """An RDF graph to ask: the union of its named graphs, with our prefixes declared.

    Parameters
    ----------
    store
        The Oxigraph store it reads.

    Examples
    --------
    >>> graph = Graph.parse('@prefix ex: <http://example.org/> . ex:a ex:cases 44000 .')
    >>> graph.query("SELECT ?n WHERE { ?s <http://example.org/cases> ?n }")[0].n
    44000
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    @classmethod
    def parse(cls, text: str | bytes, *, format: ox.RdfFormat = ox.RdfFormat.TURTLE) -> Graph:  # noqa: A002
        """A graph in memory from Turtle or another syntax.

        Raises
        ------
        UsageError
            The text is not of that syntax.
        """
        store = ox.Store()
        try:
            store.load(text, format=format)
        except SyntaxError as error:
            raise UsageError(f"Not valid RDF: {error.args[0]}", remedy="Mend the line named") from None
        return cls(store)

    def __len__(self) -> int:
        return len(self.store)

    def query(self, text: str, **bindings: object) -> Result:
        """Answer a SPARQL query.

        Parameters
        ----------
        text
            SELECT, ASK, CONSTRUCT or DESCRIBE. Our prefixes (:data:`kg.terms.PREFIXES`) are declared.
        bindings
                Values of variables named in the SELECT, without the question mark.

        Returns
        -------
        Result
            Rows with names, a truth value, or triples.

        Raises
        ------
        QueryError
            A syntax error, with line and column; or a query that would leave this graph.

        Examples
        --------
        >>> graph = Graph.parse('<http://example.org/a> <http://example.org/b> "c" .')
        >>> [row.s for row in graph.query("SELECT ?s ?o WHERE { ?s ?p ?o }", o="c")]
        ['http://example.org/a']
        """
        refuse_outside(text)
        substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term_of(value) for name, value in bindings.items()
        }
        try:
            answer = self.store.query(
                text,
                prefixes=dict(PREFIXES),
                use_default_graph_as_union=True,
                substitutions=substitutions,
            )
            return _result(answer)
        except SyntaxError as error:
            raise syntax_error(text, str(error.args[0])) from None
        except RuntimeError as error:
            raise QueryError(str(error), remedy="Name the variable in the SELECT") from None
        except OSError as error:
            raise QueryError(f"The query cannot be run: {error}", remedy="Simplify it") from None

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same data for users of rdflib, queried through Oxigraph."""
        import oxrdflib
        import rdflib

        dataset = rdflib.Dataset(store=oxrdflib.OxigraphStore(store=self.store), default_union=True)
        for prefix, base in PREFIXES.items():
            dataset.bind(prefix, base)
        return dataset

    def view(self, name: str = "overview", **options: Any) -> Any:
        """One offline HTML page of this graph, which a notebook shows and ``.save(path)`` writes.

        Parameters
        ----------
        name, options
            As for :func:`kg.view.page`: ``of``, ``focus``, ``depth``, ``years``, ``lang``, ``title``.

        Returns
        -------
        kg.view.Page

        Raises
        ------
        UsageError
            An unknown view, or a name that nothing has.

        Examples
        --------
        >>> Graph.parse("").view().html[:15]
        '<!doctype html>'
        """
        # named, not imported: the view stands above this layer, and a graph works without it
        network, view = import_module("kg.network"), import_module("kg.view")
        return view.page(network.project(self), name, **options)


def _result(answer: object) -> Result:
    if isinstance(answer, ox.QueryBoolean):
        return Result("boolean", truth=bool(answer))
    if isinstance(answer, ox.QueryTriples):
        return Result("triples", triples=tuple(answer))
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("The query gives neither rows nor triples", remedy="Use SELECT, ASK or CONSTRUCT")
    names = tuple(variable.value for variable in answer.variables)
    rows = []
    for solution in answer:
        terms = tuple(solution[name] for name in names)
        rows.append(Row(names, tuple(python_value(term) for term in terms), terms))
    return Result("rows", columns=names, rows=tuple(rows))


def load(path: str | Path) -> Graph:
    """A graph from an output folder of ``kg build``, a store folder, or a file of RDF.

    Raises
    ------
    KgError
        There is nothing at that path, or nothing that can be read as a graph.
    """
    path = Path(path)
    if path.is_dir():
        folder = path / "store" if (path / "store").is_dir() else path
        if not (folder / "CURRENT").is_file():
            raise UsageError("No graph in this folder", where=str(path), remedy="Build one with kg build")
        try:
            return Graph(ox.Store.read_only(str(folder)))
        except OSError as error:
            raise UsageError(f"Not a store: {error}", where=str(path), remedy="Build it again") from None
    if not path.is_file():
        raise UsageError("There is no such file or folder", where=str(path), remedy="Check the path")
    return _load_file(path)


def _load_file(path: Path) -> Graph:
    syntax = _FORMATS.get(path.suffix.lower())
    if syntax is None:
        raise UsageError(
            "Not a graph by its name",
            where=str(path),
            remedy=f"Give a folder or one of {', '.join(_FORMATS)}",
        )
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=syntax)
    except SyntaxError as error:
        raise UsageError(f"Not valid RDF: {error.args[0]}", where=str(path), remedy="Mend it") from None
    except OSError as error:
        raise KgError(f"Cannot be read: {error}", where=str(path), remedy="Check the file") from None
    return Graph(store)
