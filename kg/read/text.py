"""Bytes to normalised text, and the language of a text."""

from __future__ import annotations

import codecs
import unicodedata

from charset_normalizer import from_bytes

from kg.errors import DocumentError

__all__ = ["NORMALIZATION", "decode", "language_of", "normalize"]

#: Name of the normalisation; stands on every document so that offsets can be checked later.
NORMALIZATION = "nfc-lf/1"
#: Share of Han letters among letters from which a text counts as Chinese. Chinese reports full of Latin
#: names stay above 0.4, English ones that quote Chinese names below 0.05.
_CHINESE_SHARE = 0.15
_ALLOWED_CONTROLS = {"\n", "\t", "\x0c"}


def normalize(text: str) -> str:
    """NFC, line ends as LF, no byte order mark; nothing else, so that offsets stay honest.

    Examples
    --------
    >>> normalize("\\ufeffa\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """Text of a file: by its byte order mark, the charset declared, UTF-8, or a guess in that order.

    Raises
    ------
    DocumentError
        Empty, binary or undecodable data.
    """
    if not data.strip():
        raise DocumentError("The document is empty", where=where, remedy="Remove it or add its text")
    text = _decoded(data, declared)
    if text is None:
        raise DocumentError("The text cannot be decoded", where=where, remedy="Save it as UTF-8")
    if any(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in normalize(text)):
        raise DocumentError(
            "The file is binary, not text", where=where, remedy="Convert it to text, HTML, PDF or DOCX"
        )
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            declared = name
    for name in (declared, "utf-8"):
        try:
            if name is not None:
                return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(data).best()
    return None if best is None else str(best)


def language_of(text: str) -> str:
    """``zh`` when Han letters are a fair share of all letters, else ``en``.

    Examples
    --------
    >>> language_of("海关查扣货物 (GACC)"), language_of("Customs seized goods (海关)")
    ('zh', 'en')
    """
    letters = [char for char in text if char.isalpha()]
    han = sum(1 for char in letters if "\u3400" <= char <= "\u9fff")
    return "zh" if letters and han / len(letters) >= _CHINESE_SHARE else "en"
