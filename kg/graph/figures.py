"""Statistics read back from a graph as plain values, with the hierarchies that tell them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.graph.intervals import Interval
from kg.model import Period
from kg.terms import PREFIXES

__all__ = ["DIMENSION_NAMES", "Hierarchy", "Stated", "hierarchy_of", "rows", "stated_figures", "value_of"]

#: Names of the dimensions as a comparison reports them, in the order it names them.
DIMENSION_NAMES = (
    "measure", "agency", "campaign", "sector", "subject", "place", "period", "unit", "transformation",
)  # fmt: skip

#: An exact figure whose last digit weighs as much may be rounded, where another figure says so.
_ROUNDED = 100

_FIGURES = """
SELECT ?stat ?measure ?agency ?campaign ?sector ?subject ?place ?period ?from ?to ?unit ?transformation
       ?value ?comparator ?granularity ?base ?basis ?part WHERE {
  ?stat a ekg:Statistic ; ekg:measure ?measure ; sdmx-attribute:unitMeasure ?unit ;
        ekg:transformation ?transformation ; sdmx-measure:obsValue ?value ;
        ekg:comparator ?c ; ekg:granularity ?granularity .
  ?c skos:notation ?comparator .
  OPTIONAL { ?stat ekg:agency ?agency }
  OPTIONAL { ?stat ekg:campaign ?campaign }
  OPTIONAL { ?stat ekg:sector ?sector }
  OPTIONAL { ?stat ekg:subjectMatter ?subject }
  OPTIONAL { ?stat sdmx-dimension:refArea ?place }
  OPTIONAL { ?stat sdmx-dimension:refPeriod ?period . ?period dcat:startDate ?from ; dcat:endDate ?to }
  OPTIONAL { ?stat ekg:changeOf ?base }
  OPTIONAL { ?stat ekg:basis ?basis }
  OPTIONAL { ?stat ekg:part ?part }
}"""

_PARENTS = """
SELECT ?child ?parent ?relation WHERE {
  { ?child skos:broader ?parent BIND("broader" AS ?relation) }
  UNION { ?child org:subOrganizationOf ?parent BIND("parent" AS ?relation) }
  UNION { ?child ekg:apexAgency ?parent BIND("apex" AS ?relation) }
  UNION { ?child schema:containedInPlace ?parent BIND("place" AS ?relation) }
  UNION { ?child a ekg:Campaign ; dcterms:isPartOf ?parent BIND("edition" AS ?relation) }
  UNION { ?child org:hasMember ?parent BIND("member" AS ?relation) }
}"""

_EDITIONS = """
SELECT ?edition ?series ?from ?to WHERE {
  ?edition a ekg:Campaign ; dcterms:isPartOf ?series ; dcterms:temporal ?p .
  ?p dcat:startDate ?from ; dcat:endDate ?to .
}"""


@dataclass(frozen=True, slots=True)
class Stated:
    """One Statistic of a graph.

    ``dimensions`` maps a name of :data:`DIMENSION_NAMES` to an IRI; a dimension the text does not give is
    absent. ``base`` is the statistic whose change this one is, ``basis`` the period it is measured against;
    ``part`` what the figure is limited to in words that no dimension holds.
    """

    iri: str
    dimensions: Mapping[str, str]
    value: Decimal
    comparator: str
    granularity: Decimal
    period: Period | None = None
    base: str | None = None
    basis: str | None = None
    part: str | None = None

    @property
    def interval(self) -> Interval:
        """The true values that the wording allows."""
        return Interval.of(self.value, self.comparator, self.granularity)

    @property
    def rounding(self) -> Decimal:
        """Weight of the last digit if all zeros at the end of a whole value are rounding."""
        if self.value == 0 or self.value != self.value.to_integral_value():
            return self.granularity
        digits = str(abs(int(self.value)))
        return max(self.granularity, Decimal(10) ** (len(digits) - len(digits.rstrip("0"))))

    @property
    def rounded(self) -> Interval:
        """What an exact figure allows if its zeros are taken for rounding: 43,900 may stand for 43,912.

        One zero at the end stands there by chance in every tenth number; from two on it is looked at.
        """
        return self.interval if self.rounding < _ROUNDED else Interval.of(self.value, "exact", self.rounding)

    def at(self, name: str) -> str:
        """What is compared under a dimension, "" where not given.

        What is counted is the measure and the part of it; how it was derived, the transformation and its basis.
        """
        more = {"measure": self.part, "transformation": self.basis}.get(name)
        value = self.dimensions.get(name, "")
        return f"{value} {more}" if more else value

    def slot(self, *, without: str = "") -> tuple[str, ...]:
        """All dimensions in order, "" where not given; one may be left out."""
        return tuple(self.at(name) for name in DIMENSION_NAMES if name != without)


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """What lies in what: concepts, bodies, places, editions of campaigns.

    ``parents`` maps a child to its (parent, relation) pairs, ``editions`` an edition to its series and
    period.
    """

    parents: Mapping[str, tuple[tuple[str, str], ...]]
    editions: Mapping[str, tuple[str, Period]]

    def path(self, child: str, ancestor: str) -> str | None:
        """The relation by which the child lies in the ancestor (first step), or None."""
        seen, queue = {child}, [(child, "")]
        while queue:
            node, first = queue.pop(0)
            for parent, relation in self.parents.get(node, ()):
                if parent == ancestor:
                    return first or relation
                if parent not in seen:
                    seen.add(parent)
                    queue.append((parent, first or relation))
        return None


def rows(store: Store, query: str) -> list[dict[str, NamedNode | Literal | None]]:
    """Solutions of a SELECT query over the union of all graphs, as dictionaries; our prefixes are declared.

    Raises
    ------
    TypeError
        The query is no SELECT.
    """
    solutions = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError("not a SELECT query")
    names = [variable.value for variable in solutions.variables]
    return [{name: row[name] for name in names} for row in solutions]


def stated_figures(store: Store) -> dict[str, Stated]:
    """Every Statistic of a graph by IRI, sorted; of several bases of a change the first by IRI."""
    found: dict[str, Stated] = {}
    for row in rows(store, _FIGURES):
        figure = _stated(row)
        kept = found.setdefault(figure.iri, figure)
        if (figure.base or "") < (kept.base or ""):
            found[figure.iri] = figure
    return dict(sorted(found.items()))


def hierarchy_of(store: Store) -> Hierarchy:
    """The hierarchies of the authority data and the candidates of a graph."""
    parents: dict[str, set[tuple[str, str]]] = {}
    for row in rows(store, _PARENTS):
        pair = (str(value_of(row, "parent")), str(value_of(row, "relation")))
        parents.setdefault(str(value_of(row, "child")), set()).add(pair)
    editions = {
        str(value_of(row, "edition")): (str(value_of(row, "series")), _period(row))
        for row in rows(store, _EDITIONS)
    }
    return Hierarchy(
        {child: tuple(sorted(pairs)) for child, pairs in sorted(parents.items())},
        {edition: (series, period) for edition, (series, period) in editions.items() if period is not None},
    )


def _stated(row: Mapping[str, NamedNode | Literal | None]) -> Stated:
    dimensions = {name: value for name in DIMENSION_NAMES if (value := value_of(row, name)) is not None}
    return Stated(
        iri=str(value_of(row, "stat")),
        dimensions=dimensions,
        value=Decimal(str(value_of(row, "value"))),
        comparator=str(value_of(row, "comparator")),
        granularity=Decimal(str(value_of(row, "granularity"))),
        period=_period(row),
        base=value_of(row, "base"),
        basis=value_of(row, "basis"),
        part=value_of(row, "part"),
    )


def value_of(row: Mapping[str, NamedNode | Literal | None], name: str) -> str | None:
    """The IRI or lexical form bound to a variable, or None."""
    term = row[name]
    return None if term is None else term.value


def _period(row: Mapping[str, NamedNode | Literal | None]) -> Period | None:
    start, end = value_of(row, "from"), value_of(row, "to")
    return (
        None if start is None or end is None else Period(date.fromisoformat(start), date.fromisoformat(end))
    )
