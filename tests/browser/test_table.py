"""The table twin holds every visible fact, page by page."""

from __future__ import annotations

import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener, Shown


def rows_of_all_pages(shown: Shown, kind: str) -> list[str]:
    page = shown.page
    page.click(f"[data-table={kind}]")
    rows: list[str] = []
    for _ in range(40):
        rows += page.locator("#twin tbody tr").all_inner_texts()
        following = page.locator("#twin .bar button >> nth=-1")
        if following.is_disabled():
            return rows
        following.click()
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("size", [60, 1000])
def test_all_that_is_visible_is_in_the_table(show: Opener, size: int) -> None:
    shown = show(generated(size))
    things, _, relations, statistics = shown.count()
    shown.page.click("[data-act=table]")
    counts = [len(rows_of_all_pages(shown, kind)) for kind in ("nodes", "edges", "statistics")]
    assert counts == [things, relations, statistics]


def test_every_name_that_is_drawn_is_in_the_table(show: Opener) -> None:
    shown = show(generated(300))
    names = shown.page.evaluate("KG.shown.nodes.map(KG.words.name)")
    shown.page.click("[data-act=table]")
    assert sorted(row.split("\t")[0] for row in rows_of_all_pages(shown, "nodes")) == sorted(names)


def test_the_table_follows_the_filters(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.click("[data-act=table]")
    shown.page.click("#relations input >> nth=0")
    assert len(rows_of_all_pages(shown, "edges")) == shown.count()[2] < 114


def test_a_row_leads_to_the_panel(show: Opener) -> None:
    page = show(generated(60)).page
    page.click("[data-act=table]")
    page.click("[data-table=edges]")
    page.click("#twin tbody button >> nth=0")
    assert "—" in page.inner_text("#detail h2")
    assert page.locator("#detail blockquote").count() == 1


def test_back_to_the_graph(show: Opener) -> None:
    page = show(generated(60)).page
    page.click("[data-act=table]")
    assert page.is_hidden("#stage")
    page.click("[data-act=table]")
    assert page.is_visible("#stage")
    assert page.is_hidden("#twin")
