"""Pieces of evidence as rows, each once, over tables of the texts that they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Evidence", "Texts"]


class Texts:
    """Texts, each once, numbered at first sight.

    Examples
    --------
    >>> texts = Texts()
    >>> [texts.number(text) for text in ("case", "person", "case")], texts.rows
    ([0, 1, 0], ['case', 'person'])
    """

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text."""
        found = self._numbers.setdefault(text, len(self.rows))
        if found == len(self.rows):
            self.rows.append(text)
        return found


class Evidence:
    """What sentences say, with who says it and where."""

    def __init__(self) -> None:
        #: IRI to title and address.
        self.documents: dict[str, tuple[str, str]] = {}
        self._texts = Texts()
        self._pieces: dict[tuple[Any, ...], int] = {}

    def document(self, iri: str, title: str, address: str) -> None:
        """Take a document that is known; one known already stays."""
        self.documents.setdefault(iri, (title, address))

    def numbers(self, pieces: Iterable[Mapping[str, Any]]) -> list[int]:
        """The numbers of some pieces, given out at first sight."""
        return [self._number(piece) for piece in pieces]

    def _number(self, piece: Mapping[str, Any]) -> int:
        self.document(piece["document"], piece["title"], piece["address"])
        shared = [self._texts.number(piece[name]) for name in ("quote", "speaker", "cited", "method")]
        doubt = self._texts.number(piece.get("doubt", ""))
        key = (
            *shared, doubt, piece["document"], piece["start"], piece["from"], piece["to"], piece["confidence"],
        )  # fmt: skip
        return self._pieces.setdefault(key, len(self._pieces))

    def table(self, index: Mapping[str, int]) -> dict[str, Any]:
        """The texts and, for each piece, numbers of its texts, of its document, and its place."""
        return {
            "texts": self._texts.rows,
            "pieces": [[*key[:5], index[key[5]], *key[6:]] for key in self._pieces],
        }
