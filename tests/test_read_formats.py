"""Every format becomes text with honest offsets and the same kinds of blocks."""

import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from kg.errors import DocumentError
from kg.model import Block
from kg.read.docx import read_docx
from kg.read.html import read_html
from kg.read.pdf import read_pdf

Shown = list[tuple[str, int, str]]


def shown(text: str, blocks: tuple[Block, ...]) -> Shown:
    return [(block.kind.value, block.level, block.span.of(text)) for block in blocks]


def cells(text: str, blocks: tuple[Block, ...]) -> list[list[tuple[str, bool]]]:
    return [[(cell.span.of(text), cell.header) for cell in block.cells] for block in blocks if block.cells]


# ------------------------------------------------------------------ HTML


def page(markup: str) -> tuple[str, tuple[Block, ...]]:
    text, blocks, _ = read_html(markup.encode(), where="a.html")
    return text, blocks


def test_html_blocks_in_order() -> None:
    markup = (
        "<h1>Title</h1><p>One <b>bold</b><!-- note --> word</p><ul><li>first<ul><li>inner</li></ul></li></ul>"
        "<figure><img><figcaption>Chart: 5 cases</figcaption></figure><aside>Aside: 7</aside>"
    )
    assert shown(*page(markup)) == [
        ("heading", 1, "Title"),
        ("paragraph", 0, "One bold word"),
        ("list-item", 1, "first"),
        ("list-item", 2, "inner"),
        ("caption", 0, "Chart: 5 cases"),
        ("paragraph", 0, "Aside: 7"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>9</script>",
        "<style>p {}</style>",
        "<span hidden>9</span>",
        '<span aria-hidden="true">9</span>',
        '<span style="color: red; display : none">9<b>8</b></span>',
        "<noscript>9</noscript>",
    ],
)
def test_html_hidden_text_is_dropped_and_its_tail_kept(hidden: str) -> None:
    assert page(f"<p>a {hidden}b</p>")[0] == "a b\n"


def test_html_hidden_text_inside_a_cell_is_dropped() -> None:
    assert page("<table><tr><td>Cases<td><script>9</script>3</table>")[0] == "Cases\t3\n"


def test_html_form_is_kept() -> None:
    assert page("<form><p>Seized: 12</p></form>")[0] == "Seized: 12\n"


def test_html_table_cells_and_headers() -> None:
    markup = "<table><tr><th>Round<th>Cases</tr><tr><td>Round 2018<td>544</tr></table>"
    assert cells(*page(markup)) == [
        [("Round", True), ("Cases", True)],
        [("Round 2018", True), ("544", False)],
    ]


def test_html_header_row_without_th() -> None:
    markup = "<table><tr><td>措施<td>2024年</tr><tr><td>关闭网站<td>414个</tr></table>"
    assert cells(*page(markup)) == [
        [("措施", True), ("2024年", True)],
        [("关闭网站", True), ("414个", False)],
    ]


def test_html_spanning_cells_keep_columns_in_line() -> None:
    markup = "<table><tr><td rowspan=2>A<td colspan=2>1</tr><tr><td>2<td>3</tr></table>"
    assert page(markup)[0] == "A\t1\t\n\t2\t3\n"


def test_html_layout_table_is_no_table() -> None:
    markup = "<table><tr><td><h2>Head</h2><p>Text 5</p><table><tr><td>Cases<td>7</table></table>"
    assert shown(*page(markup)) == [
        ("heading", 2, "Head"),
        ("paragraph", 0, "Text 5"),
        ("table-row", 0, "Cases\t7"),
    ]


def test_html_single_cell_is_not_a_header() -> None:
    assert cells(*page("<table><tr><td>Arrests: 5</table>")) == [[("Arrests: 5", False)]]


def test_html_lines_of_pre_and_br() -> None:
    assert page("<pre>a 1\nb 2</pre><p>c<br>d</p>")[0] == "a 1\nb 2\nc\nd\n"


def test_html_composes_what_entities_bring() -> None:
    assert page("<p>Caf&#101;&#769;&nbsp;5</p>")[0] == "Café 5\n"


def test_html_metadata() -> None:
    head = (
        '<head><title>Site | Title</title><meta property="og:title" content="Title">'
        '<meta property="og:site_name" content="Customs"><meta name="dc.date" content="2025-04-25T10:00">'
        '<meta property="og:url" content="https://example.org/a"></head><p>x</p>'
    )
    metadata = read_html(head.encode(), where="a.html")[2]
    assert (metadata.title, metadata.publisher, metadata.date, metadata.address) == (
        "Title",
        "Customs",
        "2025-04-25",
        "https://example.org/a",
    )
    assert dict(metadata.origin) == dict.fromkeys(("title", "publisher", "date", "address"), "document")


def test_html_date_from_time_element() -> None:
    assert read_html(b'<p>x <time datetime="2025-04-25">25/4</time>', where="a")[2].date == "2025-04-25"


def test_html_declared_charset_wins() -> None:
    data = '<meta charset="gb2312"><p>查扣货物</p>'.encode("gb18030")
    assert read_html(data, where="a.html")[0] == "查扣货物\n"


def test_html_deep_nesting_is_read() -> None:
    assert page("<div>" * 1500 + "deep 12" + "</div>" * 1500)[0] == "deep 12\n"


def test_html_absurd_nesting_is_refused() -> None:
    with pytest.raises(DocumentError, match="nests its elements"):
        page("<div>" * 5000 + "deep 12")


@pytest.mark.parametrize("markup", ["<html></html>", "<script>x</script>", "<!-- only -->"])
def test_html_without_text(markup: str) -> None:
    with pytest.raises(DocumentError, match="no visible text"):
        page(markup)


def test_html_long_line_is_read_whole() -> None:
    assert len(page("word 12 <b>x</b> " * 50_000)[0]) == 10 * 50_000


# ------------------------------------------------------------------ PDF


def pdf(*flow: object, encrypt: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out, invariant=1, encrypt=encrypt).build(list(flow))
    return out.getvalue()


STYLES = getSampleStyleSheet()
SENTENCE = (
    "Customs seized 44,000 batches of goods during the year and handled many other cases with its partners "
    "across the whole of the country, of which 12,000 were exports."
)
CHINESE = (
    "海关总署发布了年度报告，全国海关在口岸查扣进出口侵权嫌疑货物6.2万批次，同期核准知识产权海关保护备案1.9万件，"
    "比上年增长两成以上，成效明显。"
)


def test_pdf_joins_wrapped_lines() -> None:
    data = pdf(Paragraph("Annual report", STYLES["Title"]), Paragraph(SENTENCE, STYLES["Normal"]))
    assert shown(*read_pdf(data, where="a.pdf")) == [
        ("heading", 1, "Annual report"),
        ("paragraph", 0, SENTENCE),
    ]


def test_pdf_in_chinese() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = STYLES["Normal"].clone("chinese", fontName="STSong-Light", wordWrap="CJK")
    assert shown(*read_pdf(pdf(Paragraph(CHINESE, style)), where="a.pdf")) == [("paragraph", 0, CHINESE)]


def test_pdf_ruled_table_between_paragraphs() -> None:
    table = Table([["Year", "Cases"], ["2023", "1,234"]], style=[("GRID", (0, 0), (-1, -1), 1, "black")])
    data = pdf(Paragraph("Before it.", STYLES["Normal"]), table, Paragraph("After it.", STYLES["Normal"]))
    text, blocks = read_pdf(data, where="a.pdf")
    assert text == "Before it.\nYear\tCases\n2023\t1,234\nAfter it.\n"
    assert cells(text, blocks) == [[("Year", True), ("Cases", True)], [("2023", True), ("1,234", False)]]


def test_pdf_encrypted() -> None:
    data = pdf(Paragraph("x", STYLES["Normal"]), encrypt=StandardEncryption("secret"))
    with pytest.raises(DocumentError, match=r"a\.pdf: The PDF is encrypted\. Save a copy without password\."):
        read_pdf(data, where="a.pdf")


def test_pdf_without_text() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.rect(10, 10, 100, 100)
    canvas.save()
    with pytest.raises(DocumentError, match="only pictures"):
        read_pdf(out.getvalue(), where="a.pdf")


def test_pdf_cut_short() -> None:
    with pytest.raises(DocumentError, match="damaged or cut short"):
        read_pdf(b"%PDF-1.7\n1 0 obj", where="a.pdf")


# ------------------------------------------------------------------ DOCX


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_docx_blocks_in_order() -> None:
    document = docx.Document()
    document.add_heading("Report", 0)
    document.add_heading("Customs", 2)
    document.add_paragraph("Seized 5 items.")
    document.add_paragraph("an item", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Year", "Cases", "2024", "12"], strict=True):
        cell.text = text
    document.add_paragraph("The end.")
    text, blocks = read_docx(saved(document), where="a.docx")
    assert shown(text, blocks) == [
        ("heading", 1, "Report"),
        ("heading", 2, "Customs"),
        ("paragraph", 0, "Seized 5 items."),
        ("list-item", 1, "an item"),
        ("table-row", 0, "Year\tCases"),
        ("table-row", 0, "2024\t12"),
        ("paragraph", 0, "The end."),
    ]
    assert cells(text, blocks)[1] == [("2024", True), ("12", False)]


def test_docx_merged_cell_is_read_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    table.cell(0, 0).text, table.cell(0, 1).text = "Cases", "12"
    table.cell(0, 1).merge(table.cell(0, 2))
    assert read_docx(saved(document), where="a.docx")[0] == "Cases\t12\t\n"


def test_docx_insertion_is_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Seized ")
    run = document.add_paragraph("5 items.").runs[0]._r
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    paragraph._p.append(inserted)
    inserted.append(run)
    assert read_docx(saved(document), where="a.docx")[0] == "Seized 5 items.\n"


@pytest.mark.parametrize("data", [b"PK\x03\x04 and nothing more", b"", saved(docx.Document())[:900]])
def test_docx_damaged(data: bytes) -> None:
    with pytest.raises(DocumentError, match="Not a Word document, or a damaged one"):
        read_docx(data, where="a.docx")


def test_docx_without_text() -> None:
    with pytest.raises(DocumentError, match="no text"):
        read_docx(saved(docx.Document()), where="a.docx")
