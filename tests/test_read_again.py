"""Documents of a graph found and read again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.read import read_again

TEXT = "In 2024 the police opened 450 cases.\n"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports" / "en").mkdir(parents=True)
    (tmp_path / "reports" / "en" / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def known(folder: Path) -> dict[str, str]:
    found = read_again({"a.txt": ""}, [str(folder / "reports")])
    return {"a.txt": digest(found.texts["a.txt"])}


@pytest.mark.parametrize("given", ["reports", "reports/en", "reports/en/a.txt"])
def test_a_document_is_found_below_the_path_given(folder: Path, given: str) -> None:
    assert read_again({"a.txt": ""}, [str(folder / given)]).texts["a.txt"].strip() == TEXT.strip()


def test_an_identifier_with_folders_is_found(folder: Path) -> None:
    assert list(read_again({"en/a.txt": ""}, [str(folder / "reports")]).texts) == ["en/a.txt"]


def test_without_a_path_the_tree_is_searched_for_what_still_says_the_same(folder: Path) -> None:
    assert list(read_again(known(folder), roots=[folder]).texts) == ["a.txt"]


def test_another_file_of_that_name_is_not_taken_for_the_document(folder: Path) -> None:
    digests = known(folder)
    (folder / "reports" / "en" / "a.txt").write_text("Something else.", encoding="utf-8")
    assert read_again(digests, roots=[folder]).texts == {}


def test_a_file_right_at_its_identifier_is_the_document_whatever_it_says(folder: Path) -> None:
    (folder / "a.txt").write_text("Something else.", encoding="utf-8")
    assert read_again(known(folder), roots=[folder]).texts["a.txt"].startswith("Something else.")


def test_a_document_that_is_not_there_is_in_neither_list(folder: Path) -> None:
    found = read_again({"b.txt": ""}, [str(folder)])
    assert (found.texts, found.faults) == ({}, {})


def test_a_file_that_cannot_be_read_is_a_fault(folder: Path) -> None:
    (folder / "c.docx").write_bytes(b"\xd0\xcf\x11\xe0 old office")
    assert "old or encrypted" in read_again({"c.docx": ""}, [str(folder / "c.docx")]).faults["c.docx"]


def test_hidden_folders_are_not_searched(folder: Path) -> None:
    digests = known(folder)
    (folder / "reports").rename(folder / ".reports")
    assert read_again(digests, roots=[folder]).texts == {}
