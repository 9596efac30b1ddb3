"""Build a knowledge graph, with evidence for every figure, from enforcement reports."""

__version__ = "0.1.0"
