"""Documents in: files, folders, standard input and web addresses become :class:`kg.model.Document` values."""

from kg.read.again import Again, read_again
from kg.read.catalog import Catalog, is_date
from kg.read.documents import LARGEST, Source, read, skipped, sources
from kg.read.text import NORMALIZATION, normalize

__all__ = [
    "LARGEST",
    "NORMALIZATION",
    "Again",
    "Catalog",
    "Source",
    "is_date",
    "normalize",
    "read",
    "read_again",
    "skipped",
    "sources",
]
