"""The graph as a network: SPARQL to networkx, measures of position, and exchange formats."""

from __future__ import annotations

from kg.network.analysis import MEASURES, measure
from kg.network.export import FORMATS, export
from kg.network.from_query import from_query
from kg.network.project import project
from kg.network.select import about, by_year, entities, find, neighbourhood

__all__ = [
    "FORMATS",
    "MEASURES",
    "about",
    "by_year",
    "entities",
    "export",
    "find",
    "from_query",
    "measure",
    "neighbourhood",
    "project",
]
