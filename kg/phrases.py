"""What the tool itself says of figures, in the language of its reader; the phrases stand in the lexicon."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.lexicon import load_lexicon

__all__ = ["phrase"]


def phrase(name: str, language: str = "en", **slots: object) -> str:
    """A phrase of the lexicon with its braces filled in.

    Parameters
    ----------
    name
        ``ekg:value`` of an entry of the role ``phrase``.
    language
        ``en`` or ``zh``.
    slots
        What stands in the braces; it is put in as it is and may hold braces of its own.

    Raises
    ------
    KeyError
        No such phrase in this language.

    Examples
    --------
    >>> phrase("why-same", a="44,000", b="4.4万")
    '“44,000” and “4.4万” say the same.'
    >>> phrase("conflict", "zh")
    '矛盾'
    """
    return _phrases(language)[name].format(**slots)


@cache
def _phrases(language: str) -> Mapping[str, str]:
    return {entry.value or "": entry.forms[0] for entry in load_lexicon().entries("phrase", language)}
