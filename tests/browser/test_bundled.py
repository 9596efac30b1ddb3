"""The acceptance points of a view, on the view of the bundled reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.graph.store import load
from kg.network import project
from kg.view import render
from tests.browser.conftest import Opener, Shown
from tests.browser.test_access import VENDOR, violations
from tests.browser.test_labels import boxes, clashes
from tests.browser.test_table import rows_of_all_pages


@pytest.fixture(scope="module")
def html(bundled: Path) -> str:
    return render(project(load(bundled)))


@pytest.fixture
def shown(browser: Browser, html: str, tmp_path: Path) -> Iterator[Shown]:
    found = Opener(browser, tmp_path)(html, bypass_csp=True)
    yield found
    found.page.context.close()


def test_nothing_is_asked_for_and_nothing_fails(shown: Shown) -> None:
    assert (len(shown.requests), shown.faults) == (1, [])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_neither_overlap_nor_are_cut(shown: Shown, language: str) -> None:
    if language == "zh":
        shown.page.click("[data-act=language]")
    found = boxes(shown)
    assert len(found) >= 40
    assert (clashes(found), [box for box in found if box["cut"]]) == (0, [])


def test_no_name_of_the_bundled_graph_is_ever_cut(shown: Shown) -> None:
    cut = shown.page.evaluate(
        """() => { const brush = document.createElement("canvas").getContext("2d");
          return KG.nodes.filter((node) => !KG.folded.has(node.type)).flatMap((node) => [node.en, node.zh])
            .filter((text) => KG.labels.wrap(brush, `600 15px ${KG.labels.FONT}`, text).lines
              .some((one) => one.endsWith("…"))); }"""
    )
    assert cut == []


def test_all_that_is_visible_is_in_the_table(shown: Shown) -> None:
    things, _, relations, statistics = shown.count()
    shown.page.click("[data-act=table]")
    counts = [len(rows_of_all_pages(shown, kind)) for kind in ("nodes", "edges", "statistics")]
    assert counts == [things, relations, statistics]


def test_every_figure_has_a_sentence_with_its_number_marked(shown: Shown) -> None:
    bare = shown.page.evaluate(
        """() => KG.statistics.filter((one) => !one.evidence.length || one.evidence.some((number) => {
          const { quote, from, to, document, method, confidence } = KG.piece(number);
          const marked = from < 0 ? "" : Array.from(quote).slice(from, to).join("");
          return !marked.trim() || !document || !method || confidence === null;
        })).map((one) => one.en)"""
    )
    assert bare == []


def test_every_relation_shows_a_sentence_or_says_that_it_has_none(shown: Shown) -> None:
    silent = shown.page.evaluate(
        """() => KG.edges.filter((edge) => { KG.state.edge = edge.id; KG.state.selected = null; KG.panel.refresh();
          return !document.querySelector("#detail details, #detail blockquote, #detail .none"); }).length"""
    )
    assert silent == 0


def test_search_reaches_every_name(shown: Shown) -> None:
    missed = shown.page.evaluate(
        """() => KG.nodes.filter((node) => !KG.folded.has(node.type)).flatMap((node) => [node.en, node.zh]
          .filter(Boolean).filter((text) => !KG.search.matches(text)
            .some((hit) => hit.en === node.en && hit.zh === node.zh)))"""
    )
    assert missed == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(shown: Shown, theme: str, width: int) -> None:
    shown.page.set_viewport_size({"width": width, "height": 800})
    shown.page.select_option("#theme", theme)
    shown.page.add_script_tag(path=VENDOR / "axe.min.js")
    assert violations(shown.page) == []
    shown.page.evaluate("KG.choose.node(KG.shown.nodes.find((node) => node.statistics.length > 20).id)")
    assert violations(shown.page) == []
