"""Every fact leads to its sentence in at most two actions."""

from __future__ import annotations

import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener, Shown
from tests.network_factory import LIKES, chain, disagreeing, edge, node, piece


def click_line(shown: Shown, number: int) -> None:
    """Press on the picture in the middle of a relation."""
    at = shown.page.evaluate(
        f"""() => {{
          const edge = KG.edges[{number}], a = KG.scene.place(edge.from), b = KG.scene.place(edge.to);
          const at = KG.scene.network.canvasToDOM({{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }});
          const box = document.getElementById("canvas").getBoundingClientRect();
          return [box.x + at.x, box.y + at.y];
        }}"""
    )
    shown.page.mouse.click(*at)
    # vis-network waits for a second press before it tells of the first
    shown.page.wait_for_selector("#detail h2", timeout=3000)


def click_mark(shown: Shown, number: int) -> None:
    at = shown.page.evaluate(
        f"""() => {{ const at = KG.scene.network.canvasToDOM(KG.scene.place({number}));
          const box = document.getElementById("canvas").getBoundingClientRect();
          return [box.x + at.x, box.y + at.y]; }}"""
    )
    shown.page.mouse.click(*at)
    shown.page.wait_for_selector("#detail h2", timeout=3000)


def test_a_press_on_a_line_shows_its_sentence(show: Opener) -> None:
    network = chain()
    edge(
        network,
        "a",
        "b",
        key=LIKES,
        evidence=[piece(speaker="The Bureau", cited="Annual Report", doubt="year inferred")],
    )
    network.remove_edge("a", "b", "http://example.org/knows")
    shown = show(network)
    click_line(shown, 0)
    detail = shown.page.inner_text("#detail")
    assert shown.page.inner_text("#detail mark") == "44 cases"
    for text in (
        "a — likes → b",
        "News",
        "character 100",
        "The Bureau",
        "Annual Report",
        "rules 1",
        "0.9",
        "year inferred",
    ):
        assert text in detail
    assert shown.page.get_attribute("#detail dd a", "href") == "https://example.org/n"


def test_a_line_without_a_sentence_says_so(show: Opener) -> None:
    shown = show(chain())
    click_line(shown, 0)
    assert "No evidence" in shown.page.inner_text("#detail")


def test_a_line_made_of_figures_opens_the_newest(show: Opener) -> None:
    shown = show(disagreeing())
    click_line(shown, shown.page.evaluate("KG.edges.find((edge) => edge.statistics.length).id"))
    assert "Statistics (3)" in shown.page.inner_text("#detail")
    assert shown.page.inner_text("#detail details[open] mark") == "44 cases"


def test_two_actions_from_a_mark_to_the_sentence_of_a_figure(show: Opener) -> None:
    shown = show(generated(60))
    click_mark(shown, 0)
    shown.page.click("#detail summary >> nth=0")
    assert shown.page.inner_text("#detail mark").endswith("cases")


def test_two_actions_from_a_mark_to_the_sentence_of_a_relation(show: Opener) -> None:
    network = chain()
    edge(network, "a", "b", key=LIKES, evidence=[piece()])
    shown = show(network)
    click_mark(shown, 0)
    shown.page.click("#detail summary >> text=→ b >> nth=-1")
    assert shown.page.locator("#detail details[open] mark").inner_text() == "44 cases"


def test_every_relation_and_figure_has_a_sentence_or_says_that_it_has_none(show: Opener) -> None:
    shown = show(disagreeing())
    opened = "document.querySelectorAll('#detail details').forEach((one) => { one.open = true; })"
    for number in range(shown.page.evaluate("KG.edges.length")):
        shown.page.evaluate(f"KG.choose.edge({number})")
        shown.page.evaluate(opened)
        shown.page.wait_for_selector("#detail blockquote, #detail .none")


def test_a_figure_is_marked_by_code_points(show: Opener) -> None:
    network = chain()
    quote = "🎉🎉 It saw 44 cases."
    edge(network, "a", "b", key=LIKES, evidence=[piece(quote, **{"from": 10, "to": 18})])
    shown = show(network)
    shown.page.evaluate("KG.choose.edge(KG.edges.find((edge) => edge.evidence.length).id)")
    assert shown.page.inner_text("#detail mark") == "44 cases"


@pytest.mark.parametrize(
    "address", ["javascript:hit()", "data:text/html,x", "file:///etc/passwd", "//evil", "https:x y"]
)
def test_only_addresses_of_the_web_are_linked(show: Opener, address: str) -> None:
    network = chain()
    node(network, "a", label_zh="甲", address=address)
    edge(network, "a", "b", key=LIKES, evidence=[piece(address=address)])
    shown = show(network)
    shown.page.evaluate("KG.choose.node(0)")
    shown.page.evaluate("document.querySelectorAll('#detail details').forEach((one) => { one.open = true; })")
    assert shown.page.locator("#detail a").count() == 0
    assert address.strip() in shown.page.inner_text("#detail")
