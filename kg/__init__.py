"""Build a knowledge graph, with evidence for every figure, from enforcement reports."""

__version__ = "0.1.0"

from kg.graph.store import Graph, load

__all__ = ["Graph", "__version__", "load"]
