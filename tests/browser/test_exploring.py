"""Search, expanding with undo, and the limit on what is drawn."""

from __future__ import annotations

import networkx as nx
import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener


def with_far_office() -> nx.MultiDiGraph[str]:
    network = generated(1000)
    plain = network.nodes["https://example.org/id/000000"]
    network.add_node("https://example.org/far", **{**plain, "weight": 0, "statistics": []})
    network.nodes["https://example.org/far"].update(label_zh="远方机关", label_en="Far Office of Revenue")
    return network


def hub(size: int) -> nx.MultiDiGraph[str]:
    network = generated(size)
    middle, *others = network
    data = next(iter(network.edges(data=True)))[2]
    for node in others:
        network.add_edge(middle, node, key=data["predicate"], **data)
    return network


@pytest.mark.parametrize("words", ["远方", "Far Office", "far office", "revenue far", "ＦＡＲ"])
def test_search_finds_what_is_not_drawn_by_either_name(show: Opener, words: str) -> None:
    page = show(with_far_office()).page
    page.fill("#search", words)
    assert "not drawn yet" in page.inner_text("#found li >> nth=0")
    page.keyboard.press("Enter")
    assert page.inner_text("#detail h2") == "Far Office of Revenue"
    assert page.evaluate("KG.shown.nodes.some((node) => node.zh === '远方机关')")


@pytest.mark.parametrize("size", [300, 1000])
def test_search_reaches_every_node_by_both_names(show: Opener, size: int) -> None:
    page = show(generated(size)).page
    missed = page.evaluate(
        """() => KG.nodes.flatMap((node) => [node.en, node.zh].filter(Boolean).map((text) => [node.id, text]))
          .filter(([id, text]) => !KG.search.matches(text).some((hit) => hit.id === id)).length"""
    )
    assert missed == 0


def test_suggestions_are_walked_by_arrows(show: Opener) -> None:
    page = show(generated(60)).page
    page.fill("#search", "Province")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "hit1"
    second = page.inner_text("#hit1 span >> nth=0").split(" · ")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#detail h2") == second
    assert page.is_hidden("#found")


def test_expanding_adds_sixty_at_most_and_undo_takes_them_back(show: Opener) -> None:
    shown = show(hub(700))
    shown.page.evaluate("KG.state.drawn = new Set([0]); KG.choose.node(0)")
    for expected in (61, 121, 181):
        shown.page.click("[data-act=expand]")
        assert shown.count()[0] == expected
    for expected in (121, 61, 1):
        shown.page.click("[data-act=undo]")
        assert shown.count()[0] == expected


def test_never_more_than_six_hundred_are_drawn(show: Opener) -> None:
    shown = show(hub(2000))
    for _ in range(7):
        shown.page.evaluate("KG.expand.around(0)")
    shown.page.evaluate("KG.choose.node(0)")
    assert shown.count()[0] == 600
    shown.page.evaluate("for (let step = 0; step < 7; step += 1) KG.expand.undo()")
    shown.page.click("[data-act=fit]")
    shown.page.evaluate("KG.changed()")
    assert shown.count()[:2] == [300, 2000]


def test_a_second_press_on_a_mark_expands_it(show: Opener) -> None:
    shown = show(hub(700))
    shown.page.evaluate("KG.state.drawn = new Set([0]); KG.changed(); KG.camera.fit()")
    box = shown.page.locator("#canvas").bounding_box()
    assert box is not None
    shown.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    shown.until("KG.shown.nodes.length === 61")
