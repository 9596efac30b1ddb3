"""The page of compared figures: offline, escaped, a table that can be read aloud."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
import pytest

import kg
from kg.build import build
from kg.comparison import Pair, compare_documents
from kg.view import render_pairs

A = "In 2024, China's procuratorial organs approved the arrest of over 15,000 individuals."
B = "2024年,全国检察机关批准逮捕15197人。"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "a.txt").write_text(A, encoding="utf-8")
    (folder / "b.txt").write_text(B, encoding="utf-8")
    build([str(folder / "a.txt"), str(folder / "b.txt")], folder / "out")
    return compare_documents(kg.load(folder / "out").store, "a.txt", "b.txt")


def test_the_page_holds_both_sentences_in_their_language(pairs: list[Pair]) -> None:
    page = lxml.html.fromstring(render_pairs(pairs, title="a and b"))
    assert [(quote.get("lang"), quote.text) for quote in page.iter("blockquote")] == [("en", A), ("zh", B)]


def test_the_table_has_headers_and_a_caption(pairs: list[Pair]) -> None:
    page = lxml.html.fromstring(render_pairs(pairs, title="a and b"))
    assert [th.get("scope") for th in page.iter("th")] == ["col"] * 4 + ["row"]
    assert len(list(page.iter("caption"))) == 1
    assert page.get("lang") == "en"


def test_the_more_precise_figure_is_marked(pairs: list[Pair]) -> None:
    page = lxml.html.fromstring(render_pairs(pairs, title="a and b"))
    assert [cell.findtext("strong") for cell in page.find_class("precise")] == ["15197人"]


def test_nothing_is_loaded_and_nothing_runs(pairs: list[Pair]) -> None:
    text = render_pairs(pairs, title="a and b")
    page = lxml.html.fromstring(text)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert list(page.iter("script", "link", "img", "iframe")) == []
    assert "http" not in text.replace("http-equiv", "")


def test_what_documents_say_is_escaped(pairs: list[Pair]) -> None:
    bad = replace(pairs[0], a=replace(pairs[0].a, quote="<img src=x onerror=alert(1)>", printed="<b>1</b>"))
    page = lxml.html.fromstring(render_pairs([bad], title="<script>1</script>"))
    assert list(page.iter("img", "script", "b")) == []


def test_the_page_speaks_chinese_and_leaves_the_sentences_as_they_are(pairs: list[Pair]) -> None:
    page = lxml.html.fromstring(render_pairs(pairs, title="a与b", language="zh"))
    assert page.get("lang") == "zh-Hans"
    assert [th.text for th in page.iter("th")] == ["结论", "第一项数据", "第二项数据", "理由", "更精确"]
    assert page.findtext(".//main/p") == "1对数据：更精确 1。"
    assert [cell.text for cell in page.xpath("//tbody/tr/td[last()]")] == [
        "“15197人”与“over 15,000 individuals”所述相同，且更精确。"
    ]
    assert [quote.text for quote in page.iter("blockquote")] == [A, B]
