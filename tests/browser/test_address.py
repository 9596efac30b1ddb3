"""A copied link opens what its sender saw."""

from __future__ import annotations

import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener


def test_filters_selection_theme_and_camera_come_back(show: Opener) -> None:
    shown = show(generated(60))
    page = shown.page
    page.click("#types input >> nth=1")
    page.click("#relations input >> nth=0")
    page.select_option("#from", "2016")
    page.select_option("#theme", "dark")
    page.click("[data-act=language]")
    page.click("#entry button >> nth=0")
    page.mouse.move(400, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(200)
    before = shown.state()
    shown.reload()
    assert shown.state() == before
    assert before[2:4] == ["dark", "zh-Hans"]


def test_a_focus_comes_back(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.evaluate("KG.choose.focus(0, 2)")
    before = shown.count()
    shown.reload()
    assert shown.count() == before != [60]


def test_what_was_expanded_comes_back_and_can_still_be_undone(show: Opener) -> None:
    shown = show(generated(1000))
    least = shown.page.evaluate(
        "KG.nodes.find((node) => !KG.state.drawn.has(node.id) && node.edges.length > 2).id"
    )
    shown.page.evaluate(f"KG.choose.node({least}); KG.expand.around({least}); KG.changed()")
    before = shown.count()
    assert before[0] > 301
    shown.reload()
    assert shown.count() == before
    shown.page.click("[data-act=undo]")
    assert shown.count()[0] == 301


def test_figures_switched_on_come_back(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.click("#provenance input >> nth=0")
    before = shown.count()
    shown.reload()
    assert shown.count() == before
    assert before[0] == 80


def test_a_relation_comes_back(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.evaluate("KG.choose.edge(7)")
    before = shown.page.inner_text("#detail")
    shown.reload()
    assert shown.page.inner_text("#detail") == before


def test_the_table_comes_back(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.click("[data-act=table]")
    shown.reload()
    assert shown.page.is_visible("#twin table")


def test_numbers_of_another_graph_are_not_taken(show: Opener) -> None:
    shown = show(generated(60), fragment="#of=00000000&steps=1.2!3&edge=5")
    assert shown.count()[0] == 60
    assert shown.page.inner_text("#detail") == ""


def test_an_untouched_page_has_a_plain_address(show: Opener) -> None:
    assert "#" not in show(generated(60)).page.url


def test_the_link_is_copied(show: Opener) -> None:
    shown = show(generated(60), permissions=["clipboard-read", "clipboard-write"])
    shown.page.click("#entry button >> nth=0")
    shown.page.click("[data-act=save]")
    shown.page.click("[data-act=link]")
    shown.until("document.getElementById('copied').textContent !== ''")
    assert shown.page.evaluate("navigator.clipboard.readText()") == shown.page.url
    assert "sel=" in shown.page.url


def test_a_link_pasted_over_another_is_followed(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.evaluate("location.hash = '#lang=zh'")
    shown.page.wait_for_selector("html[lang=zh-Hans][data-ready]", state="attached")


@pytest.mark.parametrize(
    "fragment",
    [
        "#cam=1,x,2", "#cam=1,2,-3", "#from=abc&to=99999", "#sel=nobody&focus=nobody", "#off=nothing,&rel=%00",
        "#steps=~!~&edge=-1", "#%",
    ],
)  # fmt: skip
def test_a_broken_link_opens_the_page_all_the_same(show: Opener, fragment: str) -> None:
    shown = show(generated(12), fragment=fragment)
    assert shown.faults == []
    assert shown.count()[:2] == [12, 12]
