"""Bytes to normalised text, and the language of a text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from kg.errors import DocumentError

__all__ = ["NORMALIZATION", "decode", "language_of", "normalize"]

#: Name of the normalisation; stands on every document so that offsets can be checked later.
NORMALIZATION = "nfc-lf/1"
#: Share of Han letters among letters from which a text counts as Chinese. Chinese reports full of Latin
#: names stay above 0.4, English ones that quote Chinese names below 0.05.
_CHINESE_SHARE = 0.15
#: Code points looked at to tell the language.
_SAMPLE = 200_000
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_WORD = re.compile(r"[^\W\d_]+")
#: C0 controls other than tab, line feed, vertical tab, form feed and carriage return stand in no text.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: What pages mean by the narrower name they declare (as the WHATWG encoding standard has it).
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
}
#: Python's escapes and host name codecs: a page that declares one is hostile.
_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7", "undefined"})
#: What else a text in English or Chinese may be written in; a free guess takes French for Polish.
_GUESSES = ["big5", "big5hkscs", "cp1252"]
#: Share of common characters from which a text that decodes as GB18030 is taken for it. Big5 and Shift JIS
#: text read as GB18030 stays below 0.5, as its bytes fall on rare characters.
_COMMON_SHARE = 0.9


def normalize(text: str) -> str:
    r"""NFC, line ends as LF, no byte order mark; nothing else, so that offsets stay honest.

    Examples
    --------
    >>> normalize("\ufeffa\r\nb\rc")
    'a\nb\nc'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """Text of a file: by its byte order mark, the charset declared, UTF-8, or a guess in that order.

    Raises
    ------
    DocumentError
        Empty, binary or undecodable data.

    Examples
    --------
    >>> decode("海关查扣货物".encode("gb18030"), where="a.txt")
    '海关查扣货物'
    """
    if not data.strip():
        raise DocumentError("The document is empty", where=where, remedy="Remove it or add its text")
    text = _decoded(data, declared)
    if text is None:
        raise DocumentError("The text cannot be decoded", where=where, remedy="Save it as UTF-8")
    if _CONTROL.search(text):
        raise DocumentError(
            "The file is binary, not text", where=where, remedy="Convert it to text, HTML, PDF or DOCX"
        )
    if not text.strip("\ufeff \t\r\n"):
        raise DocumentError("The document is empty", where=where, remedy="Remove it or add its text")
    return text


def _decoded(data: bytes, declared: str | None) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    wanted = declared and _WIDER.get(declared.lower(), declared)
    for name in (marked, wanted, "utf-8"):
        text = _strictly(data, name) if name else None
        if text is not None:
            return text
    if b"\x00" in data:
        return data.decode("latin-1")  # binary: the caller says so
    return _chinese(data) or _guessed(data)


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return None if codecs.lookup(name).name in _NO_CHARSETS else data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _chinese(data: bytes) -> str | None:
    """GB18030 text, told by its common characters: a statistical guess fails on short texts."""
    text = _strictly(data, "gb18030")
    wide = [char for char in (text or "")[:_SAMPLE] if char > "\x7f"]
    common = sum(1 for char in wide if _is_common(char))
    return text if wide and common >= _COMMON_SHARE * len(wide) else None


def _is_common(char: str) -> bool:
    """Punctuation and the first level of GB 2312, its 3,755 everyday characters."""
    code = char.encode("gb18030")
    return len(code) == 2 and (0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7) and code[1] >= 0xA1


def _guessed(data: bytes) -> str | None:
    best = from_bytes(data, cp_isolation=_GUESSES).best()
    return None if best is None else str(best)


def language_of(text: str) -> str:
    """``zh`` when Han letters are a fair share of all letters, else ``en``.

    Examples
    --------
    >>> language_of("海关查扣货物 (GACC)"), language_of("Customs seized goods (海关)")
    ('zh', 'en')
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _WORD.findall(sample)))
    han = sum(map(len, _HAN.findall(sample)))
    return "zh" if letters and han / letters >= _CHINESE_SHARE else "en"
