"""Chinese: numerals, dates, clauses, counters and nouns, actors and change."""

from kg.extract.zh.reading import LANGUAGE

__all__ = ["LANGUAGE"]
