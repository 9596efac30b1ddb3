"""English: numerals, dates, clauses, counted nouns, actors and change."""

from kg.extract.en.reading import LANGUAGE

__all__ = ["LANGUAGE"]
