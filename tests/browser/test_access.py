"""For everybody: axe, keyboard alone, telephones, no motion, paper."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.view import page as ready
from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener
from tests.network_factory import disagreeing

VENDOR = Path(__file__).parent.parent / "vendor"


def violations(page: Page) -> list[tuple[str, str]]:
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(show: Opener, theme: str, width: int) -> None:
    page = show(generated(60), size=(width, 800), color_scheme=theme, bypass_csp=True).page
    page.add_script_tag(path=VENDOR / "axe.min.js")
    assert violations(page) == []
    page.evaluate("KG.choose.node(0)")
    page.evaluate("document.querySelector('#detail details').open = true")
    assert violations(page) == []
    page.fill("#search", "Province")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.evaluate("KG.choose.edge(3)")
    for kind in ("nodes", "edges", "statistics"):
        page.evaluate("document.getElementById('twin').hidden && KG.table.toggle()")
        page.click(f"[data-table={kind}]")
        assert violations(page) == []
    for menu in ("save", "keys"):
        page.click(f"[data-act={menu}]")
        assert violations(page) == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize(
    "html", [ready(disagreeing(), "conflicts", lang="zh").html, ready(disagreeing(), "timeline").html]
)
def test_axe_finds_nothing_on_other_views(show: Opener, html: str) -> None:
    page = show(html, bypass_csp=True).page
    page.add_script_tag(path=VENDOR / "axe.min.js")
    page.evaluate("KG.choose.node(0)")
    assert violations(page) == []


def test_the_vendored_script_is_the_one_named() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((VENDOR / "axe.min.js").read_bytes()).hexdigest()
    assert manifest["axe.min.js"]["sha256"] == digest


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_telephone_shows_the_graph_without_sideways_scrolling(
    show: Opener, width: int, language: str
) -> None:
    page = show(
        generated(60), size=(width, 700), fragment=f"#lang={language}", title="A title of some length " * 3
    ).page
    for act in ("", "KG.choose.node(0)", "KG.choose.edge(0)", "KG.table.toggle()"):
        page.evaluate(act or "0")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if "toggle" not in act:
            stage = page.locator("#stage").bounding_box()
            assert stage is not None
            assert stage["height"] >= 0.45 * 700
    page.click("[data-act=save]")
    box = page.locator("dialog[open]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_walk_by_keyboard_from_the_search_to_the_sentence(show: Opener) -> None:
    page = show(generated(60)).page
    page.keyboard.press("/")
    page.keyboard.type("Bureau of Inspection 0")
    page.keyboard.press("Enter")
    page.focus("#canvas")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert page.inner_text("#detail details[open] mark").endswith("cases")


def test_arrows_walk_from_mark_to_mark(show: Opener) -> None:
    page = show(generated(60)).page
    page.focus("#canvas")
    seen = set()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(page.inner_text("#detail h2"))
    assert len(seen) >= 4


def test_every_mark_can_be_reached_by_arrows(show: Opener) -> None:
    """From any mark on, nearest in each of four directions, every other is reached."""
    page = show(generated(60)).page
    reached = page.evaluate(
        """() => {
          const ways = [[1, 0], [-1, 0], [0, 1], [0, -1]], seen = new Set([0]), queue = [0];
          while (queue.length) {
            KG.state.selected = queue.pop();
            for (const way of ways) {
              const id = KG.keys.next(way);
              if (id !== undefined && !seen.has(id)) { seen.add(id); queue.push(id); }
            }
          }
          return seen.size;
        }"""
    )
    assert reached == 60


def test_letters_act_on_the_chosen_mark(show: Opener) -> None:
    shown = show(generated(1000))
    page = shown.page
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("e")
    assert shown.count()[0] > 300
    page.keyboard.press("u")
    assert shown.count()[0] == 300
    page.keyboard.press("f")
    assert shown.count()[0] < 300
    page.keyboard.press("a")
    assert shown.count()[0] >= 300
    page.keyboard.press("l")
    first = page.inner_text("#detail h2")
    page.keyboard.press("l")
    assert "—" in first
    assert page.inner_text("#detail h2") != first
    page.keyboard.press("Escape")
    assert page.inner_text("#detail") == ""
    before = page.evaluate("KG.scene.network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("KG.scene.network.getScale()") > before
    page.keyboard.press("0")
    assert page.evaluate("KG.camera.now()") is None
    page.keyboard.press("t")
    assert page.is_visible("#twin table")
    page.keyboard.press("?")
    assert page.is_visible("dialog#keys")


def test_the_first_tab_skips_to_the_graph(show: Opener) -> None:
    page = show(generated(60)).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "canvas"
    assert "#" not in page.url


def test_every_control_is_reached_by_tab(show: Opener) -> None:
    page = show(generated(60)).page
    for _ in range(60):
        page.keyboard.press("Tab")
        page.evaluate("document.activeElement.dataset.seen = 1")
    missed = page.evaluate(
        """() => [...document.querySelectorAll("button, input, select, a, summary")]
          .filter((one) => one.checkVisibility() && !one.disabled && !one.dataset.seen).map((one) => one.outerHTML)"""
    )
    assert missed == []


def test_nothing_moves_by_itself(show: Opener) -> None:
    page = show(generated(60), reduced_motion="reduce").page
    page.evaluate("KG.choose.node(5, { centre: true })")
    at = page.evaluate("KG.scene.network.getViewPosition()")
    assert page.evaluate("document.getAnimations().length") == 0
    page.wait_for_timeout(300)
    assert page.evaluate("KG.scene.network.getViewPosition()") == at


def test_the_theme_follows_the_system_until_chosen(show: Opener) -> None:
    page = show(generated(12), color_scheme="dark").page
    assert page.get_attribute("html", "data-theme") == "dark"
    page.emulate_media(color_scheme="light")
    page.wait_for_selector("html[data-theme=light]", state="attached")
    page.select_option("#theme", "dark")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_on_paper_there_are_no_tools_and_the_whole_panel(show: Opener) -> None:
    page = show(generated(60)).page
    page.emulate_media(media="print")
    assert page.is_hidden("#tools")
    assert page.is_hidden("#search")
    assert page.is_visible("#about")
    assert page.evaluate(
        "document.getElementById('side').scrollHeight <= document.getElementById('side').clientHeight + 1"
    )


def test_paper_is_white_and_what_stands_open_stays_open(show: Opener) -> None:
    page = show(generated(60), color_scheme="dark").page
    page.evaluate("KG.choose.node(0)")
    page.click("#detail summary >> nth=0")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.get_attribute("html", "data-theme") == "light"
    assert page.is_visible("#detail details[open] mark")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_what_is_chosen_is_announced(show: Opener) -> None:
    page = show(generated(60)).page
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    assert page.text_content("[role=status]#notice") == page.inner_text("#detail h2")
