"""From a document to everything it states: figures, relations, mentions and the ledger of numerals."""

from kg.extract.pipeline import EXTRACTOR_VERSION, extract

__all__ = ["EXTRACTOR_VERSION", "extract"]
