"""Bytes to text: encodings, normalisation, language."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.read import normalize
from kg.read.text import decode, language_of

CHINESE = "2024年，全国海关查扣进出口侵权嫌疑货物4.1万批次。"
ENGLISH = "Customs seized “44,000” batches – worth €5m."


@pytest.mark.parametrize(
    "data",
    [
        CHINESE.encode(),
        codecs.BOM_UTF8 + CHINESE.encode(),
        CHINESE.encode("utf-16"),
        codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"),
        CHINESE.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16-be", "gb18030"],
)
def test_chinese_encodings(data: bytes) -> None:
    assert normalize(decode(data, where="a.txt")) == CHINESE


def test_short_gb18030_is_not_guessed_wrong() -> None:
    assert decode("罚款5元".encode("gb18030"), where="a.txt") == "罚款5元"


def test_big5_is_not_taken_for_gb18030() -> None:
    text = "海關總署發布年度報告，全國海關查扣進出口侵權嫌疑貨物，並且核准知識產權海關保護備案。" * 3
    assert decode(text.encode("big5"), where="a.txt") == text


def test_western_text_is_not_taken_for_gb18030() -> None:
    text = "La saisie des marchandises contrefaites a été effectuée à l’aéroport près de Genève."
    assert decode(text.encode("cp1252"), where="a.txt") == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin-1"])
def test_declared_latin_means_windows(declared: str) -> None:
    assert decode(ENGLISH.encode("cp1252"), where="a", declared=declared) == ENGLISH


@pytest.mark.parametrize(
    "declared", ["no-such-charset", "ascii", "idna", "unicode_escape", "raw_unicode_escape", "hex", "utf-7"]
)
def test_wrongly_declared_charset_falls_back(declared: str) -> None:
    assert decode(CHINESE.encode(), where="a", declared=declared) == CHINESE


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_empty(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: The document is empty\. Remove it or add its text\."):
        decode(data, where="a.txt")


@pytest.mark.parametrize("data", [b"a\x00b", bytes(range(256)), b"\x7fELF\x02\x01\x01\x00", b"bell \x07"])
def test_binary(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"The file is binary, not text"):
        decode(data, where="a.txt")


@pytest.mark.parametrize("kept", ["\u200b", "\u200f", "\u00ad", "\u3000", "\u00a0", "\uff14\uff14", "\ufffe"])
def test_invisible_characters_stay(kept: str) -> None:
    assert normalize(f"a{kept}b") == f"a{kept}b"


def test_line_ends_and_mark() -> None:
    assert normalize("\ufeffa\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    data = ("x" + text).encode()
    assert decode(data, where="a.txt") == "x" + text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (CHINESE, "zh"),
        (ENGLISH, "en"),
        ("China's customs (海关总署) seized goods", "en"),
        ("2024", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
