"""Documents in: files, folders and standard input become :class:`kg.model.Document` values."""

from kg.read.catalog import Catalog
from kg.read.documents import Source, read, sources
from kg.read.text import NORMALIZATION, normalize

__all__ = ["NORMALIZATION", "Catalog", "Source", "normalize", "read", "sources"]
