"""From paths to documents: expansion, identifiers, metadata, bad files."""

import io
import json
import sys
from pathlib import Path

import docx
import pytest

import kg.read
from kg.errors import DocumentError, UsageError
from kg.model import Metadata
from kg.read import Catalog, Source, read, skipped, sources

TOP = Path(__file__).resolve().parent.parent


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def file(folder: Path, content: str | bytes, name: str = "a.txt") -> Source:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return Source(name, folder / name)


# ------------------------------------------------------------------ sources


def test_folder_is_searched_sorted_hidden_and_unknown_left_out(tmp_path: Path) -> None:
    put(tmp_path, b_txt="x", a_md="x", c__d_html="x", e_png="x", documents_csv="file\n")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "f.txt").write_text("x")
    assert [source.identifier for source in sources([str(tmp_path)])] == ["a.md", "b.txt", "d.html"]
    assert skipped([str(tmp_path)]) == [tmp_path / "e.png"]


def test_same_names_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    put(tmp_path, en__a_txt="x", zh__a_txt="x", zh__b_txt="x")
    assert [source.identifier for source in sources([str(tmp_path)])] == ["b.txt", "en/a.txt", "zh/a.txt"]


def test_same_names_in_two_folders_given(tmp_path: Path) -> None:
    put(tmp_path, en__a_txt="x", zh__a_txt="x")
    given = [str(tmp_path / "en"), str(tmp_path / "zh")]
    assert [s.identifier for s in sources(given)] == ["en/a.txt", "zh/a.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, a_txt="x")
    assert len(sources([str(tmp_path), str(tmp_path / "a.txt"), f"{tmp_path}/./a.txt"])) == 1


def test_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    put(tmp_path, a_txt="x", b_txt="x")
    both = [str(tmp_path / "b.txt"), str(tmp_path / "a.txt")]
    assert sources(both) == sources(reversed(both))


def test_missing_path() -> None:
    with pytest.raises(UsageError, match=r"nowhere: There is no such file or folder\. Check the path\."):
        sources(["nowhere"])


def test_catalogue_beside_the_file_or_given(tmp_path: Path) -> None:
    put(
        tmp_path, a_txt="x", documents_csv="file,title\na.txt,Beside\n", other_csv="file,title\na.txt,Given\n"
    )
    assert sources([str(tmp_path)])[0].metadata.title == "Beside"
    assert sources([str(tmp_path)], documents=tmp_path / "other.csv")[0].metadata.title == "Given"


def test_catalogue_may_name_a_path_below_the_folder(tmp_path: Path) -> None:
    put(tmp_path, en__a_txt="x", zh__a_txt="x", c_csv="file,title\nen/a.txt,One\nzh/a.txt,Two\n")
    titles = [s.metadata.title for s in sources([str(tmp_path)], documents=tmp_path / "c.csv")]
    assert titles == ["One", "Two"]


# ------------------------------------------------------------------ read


def test_metadata_layers(tmp_path: Path) -> None:
    source = file(tmp_path, "Annual report\n\nPublished: 2025-04-25\nSource: Customs  Author: A\n\nText 5.\n")
    known = Metadata(title="From table", origin={"title": "documents.csv"})
    found = read(Source(source.identifier, source.path, known), options=Metadata(publisher="Given")).metadata
    assert found == Metadata(
        title="From table",
        publisher="Given",
        date="2025-04-25",
        origin={"title": "documents.csv", "publisher": "option", "date": "document"},
    )


def test_metadata_labels_in_chinese(tmp_path: Path) -> None:
    text = "年度报告\n\n来源：海关总署  发布时间：2025年4月5日\n\n全国海关查扣货物6.2万批。\n"
    found = read(file(tmp_path, text)).metadata
    assert (found.title, found.publisher, found.date) == ("年度报告", "海关总署", "2025-04-05")


@pytest.mark.parametrize(
    "line",
    ["Source: 12 cases", "Date: soon", "Published: 2025-13-01", "The outcome: none", "Sources: Customs"],
)
def test_metadata_is_not_made_up(tmp_path: Path, line: str) -> None:
    found = read(file(tmp_path, f"Title\n\nSome text.\n{line}\n")).metadata
    assert found == Metadata(title="Title", origin={"title": "document"})


def test_language_given_wins(tmp_path: Path) -> None:
    assert read(file(tmp_path, "2024: 5"), options=Metadata(language="zh")).language == "zh"


def test_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="No rules for the language 'fr'"):
        read(file(tmp_path, "Texte"), options=Metadata(language="fr"))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("查扣5件。\n".encode())))
    (source,) = sources(["-"])
    document = read(source)
    assert (document.identifier, document.text, document.language) == ("stdin", "查扣5件。\n", "zh")


def test_markdown_keeps_its_characters(tmp_path: Path) -> None:
    document = read(file(tmp_path, "# Title\n\n* 5 **cases**\n", "a.md"))
    assert document.text == "# Title\n\n* 5 **cases**\n"
    assert [(b.kind.value, b.level) for b in document.blocks] == [("heading", 1), ("list-item", 1)]
    assert document.metadata.title == "Title"


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Seized 5 items.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.pdf", "a.html"])
def test_wrongly_named_word_file_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    assert read(file(tmp_path, word_file(), name)).text == "Seized 5 items.\n"


def test_html_named_txt(tmp_path: Path) -> None:
    assert read(file(tmp_path, "<!DOCTYPE html><p>5 <b>items</b></p>")).text == "5 items\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "The document is empty. Remove it or add its text"),
        ("a.txt", b" \n\n", "The document is empty"),
        ("a.txt", b"\x00\x01\x02", "The file is binary, not text"),
        ("a.html", b"", "The document is empty"),
        ("a.pdf", b"", "The document is empty"),
        ("a.pdf", b"plain text", "The content is not what the name says"),
        ("a.docx", b"plain text", "The content is not what the name says"),
        ("a.pdf", b"%PDF-1.7 cut", "The PDF is damaged or cut short. Fetch it again"),
        ("a.txt", b"%PDF-1.7 cut", "The PDF is damaged or cut short"),
        ("a.docx", word_file()[:500], "Not a Word document, or a damaged one"),
        ("a.docx", b"\xd0\xcf\x11\xe0 encrypted", "An old or encrypted Office file"),
        ("a.txt", b"{\\rtf1 text}", "A rich text file. Save it as .docx"),
        ("a.txt", b"\x89PNG\r\n", "A picture. Run text recognition on it first"),
        ("a.txt", b"\x1f\x8b\x08", "A compressed file. Unpack it first"),
    ],
)
def test_bad_input(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(file(tmp_path, content, name))
    assert str(caught.value).startswith(f"{name}: {message}")
    assert caught.value.remedy


def test_size_limit(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: The document is larger than 0\.5 MB\. Split it\."):
        read(file(tmp_path, "x" * 600_000), largest=512 * 1024)


def test_vanished_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read(Source("gone.txt", tmp_path / "gone.txt"))


# ------------------------------------------------------------------ documents.csv


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_catalogue_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "documents.csv"
    path.write_bytes("file,title,date\r\na.txt,年度报告,2025-04\r\n".encode(encoding))
    assert Catalog.load(path).get("a.txt") == Metadata(
        title="年度报告", date="2025-04", origin={"title": "documents.csv", "date": "documents.csv"}
    )


def test_catalogue_says_nothing_of_others() -> None:
    assert Catalog().get("b.txt") == Metadata()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", "The catalogue cannot be read: The document is empty"),
        ("title\nA\n", "line 1: There is no column 'file'"),
        (
            "file,author\na,b\n",
            "line 1: Unknown column 'author'. Use file,title,publisher,date,address,language",
        ),
        ("file,title,title\na,b,c\n", "line 1: The column 'title' stands twice"),
        ("file,date\na,25.4.2025\n", "line 2, column date: Not a date: '25.4.2025'. Write 2025, 2025-04"),
        ("file,date\na,2025\nb,2025-02-30\n", "line 3, column date: Not a date: '2025-02-30'"),
        ("file,language\na,fr\n", "line 2, column language: No rules for the language 'fr'. Write en or zh"),
        ("file,title\na,b\na,c\n", "line 3, column file: 'a' is named twice"),
        ("file,title\n,b\n", "line 2, column file: No file is named"),
        ("file,title\na,b,c\n", "line 2: More cells than the 2 columns. Quote commas"),
        ('file,title\na,"b\n', "Not valid CSV"),
    ],
)
def test_catalogue_faults(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "documents.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        Catalog.load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)


def test_catalogue_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="The catalogue cannot be read"):
        Catalog.load(tmp_path / "none.csv")


# ------------------------------------------------------------------ the bundled data


def test_public_door() -> None:
    assert kg.read.__all__ == sorted(kg.read.__all__, key=lambda name: (not name.isupper(), name))
    assert all(hasattr(kg.read, name) for name in kg.read.__all__)


@pytest.mark.parametrize("folder", ["en", "zh"])
def test_bundled_reports_match_their_gold(folder: str) -> None:
    """Every figure of the gold stands in a block, and in plain files at the very offset."""
    for source in sources([str(TOP / "data" / "reports" / folder)]):
        document = read(source)
        stem = source.identifier.rsplit(".", 1)[0]
        gold = json.loads((TOP / "data" / "gold" / folder / f"{stem}.gold.json").read_text(encoding="utf-8"))
        assert document.metadata.date == gold["date"]
        assert document.metadata.title == gold["title"]
        assert document.language == gold["lang"]
        covered = "\n".join(block.span.of(document.text) for block in document.blocks)
        assert [s["surface"] for s in gold["stats"] if s["surface"] not in covered] == []
        if not source.identifier.endswith(".html"):
            assert all(document.text.startswith(s["surface"], s["start"]) for s in gold["stats"])


@pytest.mark.parametrize("name", ["en/d08_campaign_roundup_jianwang", "zh/zh-d11"])
def test_page_text_is_the_visible_text(name: str) -> None:
    text = read(Source("a.html", TOP / "data" / "reports" / f"{name}.html")).text
    visible = (TOP / "data" / "gold" / f"{name}.visible.txt").read_text(encoding="utf-8")
    assert text.split() == visible.split()
