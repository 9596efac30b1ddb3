from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from kg.view import render
from tests.benchmarks.networks import generated

VENDOR = Path(__file__).parent.parent / "vendor"
PAYLOADS = (
    "<script>hit()</script>", "</script><script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>",
    '"><img src=x onerror=hit()>', "'><img src=x onerror=hit()>", "javascript:hit()", "<a href=javascript:hit()>x</a>",
    "{{constructor.constructor('hit()')()}}", "{% raw %}", "${hit()}", "<!--<script>hit()", "]]><script>hit()</script>",
    "<iframe srcdoc='<script>parent.hit()</script>'>", "<style>*{display:none}</style>",
    "<math><mtext><img src=x onerror=hit()>",
    "<details open ontoggle=hit()>", "\u2028hit()\u2029", "__proto__", "=HYPERLINK(\"http://a\")", "<base href=//evil>",
    "href <b onclick=hit()>",
)  # fmt: skip


def show(
    browser: Browser,
    folder: Path,
    network: nx.MultiDiGraph[str],
    *,
    fragment: str = "",
    title: str = "T",
    **more: Any,
) -> Page:
    name = hashlib.sha256(render(network, title=title).encode()).hexdigest()[:12]
    path = folder / f"{name}.html"
    path.write_text(render(network, title=title), encoding="utf-8")
    size = more.pop("size", (1280, 800))
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more).new_page()
    outside: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: outside.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.outside, page.faults = outside, faults  # type: ignore[attr-defined]
    page.add_init_script("window.hit = () => { window.fired = true; };")
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]", state="attached")
    return page


@pytest.mark.parametrize("size", [0, 1, 60, 1000])
def test_a_page_opens_without_a_request_or_a_fault(browser: Browser, folder: Path, size: int) -> None:
    page = show(browser, folder, generated(size))
    assert (len(page.outside), page.faults) == (1, [])  # type: ignore[attr-defined]
    assert page.inner_text("#count").startswith(f"{min(size, 600)} of {size} entities")
    page.context.close()


@pytest.mark.parametrize("size", [60, 1000])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_labels_neither_overlap_nor_are_cut(browser: Browser, folder: Path, size: int, language: str) -> None:
    page = show(browser, folder, generated(size), fragment=f"#lang={language}")
    page.wait_for_timeout(300)
    boxes = page.evaluate("KG.scene.labels()")
    assert len(boxes) > 20
    clashes = [
        (a, b)
        for n, a in enumerate(boxes)
        for b in boxes[n + 1 :]
        if a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
    ]  # fmt: skip
    stage = page.locator("#canvas").bounding_box()
    assert stage is not None
    cut = [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > stage["width"] or box["y"] < 0]
    assert (clashes, cut) == ([], [])
    page.context.close()


def hostile() -> nx.MultiDiGraph[str]:
    network = generated(len(PAYLOADS) * 2)
    for node, text in zip(list(network), PAYLOADS * 2, strict=True):
        network.nodes[node].update(label_en=text, label_zh=text, address=text)
        for value in network.nodes[node]["statistics"]:
            value.update(label_en=text, unit=text, period=text)
    for *_, data in network.edges(data=True):
        for piece in data["evidence"]:
            text = PAYLOADS[piece["start"] // 50 % len(PAYLOADS)]
            piece.update(quote=text, speaker=text, method=text, address=text, title=text)
            piece["from"] = piece["to"] = -1
    return network


@pytest.mark.parametrize(
    "fragment", ["", "#sel=<img src=x onerror=hit()>&lang=__proto__&theme=javascript:hit()&off=<b>&cam=1,x"]
)
def test_hostile_text_fires_nothing(browser: Browser, folder: Path, fragment: str) -> None:
    page = show(browser, folder, hostile(), fragment=fragment, title=PAYLOADS[2])
    for number in range(len(PAYLOADS)):
        page.evaluate(f"KG.controls.choose({number}, true)")
        page.evaluate("document.querySelectorAll('#detail details').forEach((one) => { one.open = true; })")
    page.click("[data-act=table]")
    page.wait_for_timeout(200)
    assert page.evaluate("window.fired === undefined")
    assert (
        page.evaluate("document.querySelectorAll('img, iframe, base, math, main script, main style').length")
        == 0
    )
    assert (
        page.evaluate("[...document.querySelectorAll('a')].filter((a) => !/^https?:/.test(a.href)).length")
        == 0
    )
    page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(browser: Browser, folder: Path, theme: str, width: int) -> None:
    page = show(browser, folder, generated(60), size=(width, 800), color_scheme=theme, bypass_csp=True)
    page.evaluate("KG.controls.choose(0, true)")
    page.evaluate("document.querySelector('#detail details').open = true")
    page.add_script_tag(path=VENDOR / "axe.min.js")
    for _ in range(2):
        found = page.evaluate("axe.run().then((result) => result.violations)")
        assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
        page.click("[data-act=table]")
    page.context.close()


def test_the_vendored_script_is_the_one_named() -> None:
    manifest = json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((VENDOR / "axe.min.js").read_bytes()).hexdigest()
    assert manifest["axe.min.js"]["sha256"] == digest


@pytest.mark.parametrize("width", [320, 390])
def test_a_telephone_shows_the_graph_without_sideways_scrolling(
    browser: Browser, folder: Path, width: int
) -> None:
    page = show(browser, folder, generated(60), size=(width, 780))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    stage = page.locator("#stage").bounding_box()
    assert stage is not None
    assert stage["height"] >= 0.45 * 780
    page.context.close()


def test_evidence_is_two_actions_away(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, generated(60))
    page.click("#entry button >> nth=0")
    page.click("#detail summary >> nth=0")
    assert page.inner_text("#detail mark").endswith("cases")
    page.context.close()


def test_search_finds_what_is_not_drawn_by_its_chinese_name(browser: Browser, folder: Path) -> None:
    network = generated(1000)
    network.add_node(
        "https://example.org/far", **{**network.nodes["https://example.org/id/000000"], "weight": 0}
    )
    network.nodes["https://example.org/far"].update(label_zh="远方机关", label_en="Far Office", statistics=[])
    page = show(browser, folder, network)
    page.fill("#search", "远方")
    page.keyboard.press("Enter")
    assert page.inner_text("#detail h2") == "Far Office"
    page.context.close()


def test_filters_and_undo_change_the_count(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, generated(60))
    page.click("#legend input >> nth=0")
    assert page.inner_text("#count").startswith("50 of 60")
    page.context.close()


def test_the_address_restores_the_state(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, generated(60))
    page.click("#legend input >> nth=1")
    page.click("[data-act=theme]")
    page.click("#entry button >> nth=0")
    before = (
        page.inner_text("#count"),
        page.inner_text("#detail h2"),
        page.evaluate("KG.scene.network.getScale().toFixed(2)"),
    )
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    after = (
        page.inner_text("#count"),
        page.inner_text("#detail h2"),
        page.evaluate("KG.scene.network.getScale().toFixed(2)"),
    )
    assert after == before
    assert page.get_attribute("html", "data-theme") == "dark"
    page.context.close()


def test_exports_have_as_many_rows_as_the_header_says(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, hostile())
    count = int(page.inner_text("#count").split()[0])
    files = {}
    for kind in ("csv", "json", "svg", "png"):
        with page.expect_download() as waiting:
            page.click(f"[data-act={kind}]")
        files[kind] = Path(waiting.value.path()).read_bytes()
    rows = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert files["csv"].startswith(b"\xef\xbb\xbf")
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "@")] == []
    svg = ElementTree.fromstring(files["svg"])  # noqa: S314 - our own export
    marks = svg.findall("{http://www.w3.org/2000/svg}g")
    assert (len(rows) - 1, len(json.loads(files["json"])["nodes"]), len(marks)) == (count, count, count)
    assert files["png"].startswith(b"\x89PNG")
    page.context.close()


def test_everything_by_keyboard(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, generated(60))
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "detail"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.context.close()


def test_a_hub_expands_by_sixty_and_undoes(browser: Browser, folder: Path) -> None:
    network = generated(700)
    hub, *others = network
    data = next(iter(network.edges(data=True)))[2]
    for node in others:
        network.add_edge(hub, node, key=data["predicate"], **data)
    page = show(browser, folder, network)
    page.evaluate("KG.scene.undo(); KG.state.drawn = new Set([0]); KG.scene.draw(); KG.scene.expand(0)")
    assert page.inner_text("#count").startswith("61 of 700")
    page.evaluate("KG.scene.undo()")
    assert page.inner_text("#count").startswith("1 of 700")
    page.context.close()


@pytest.mark.parametrize("label", ["长" * 2000, "x" * 2000, "🎉🎊", "مكتب التفتيش"])
def test_odd_labels_give_a_usable_page(browser: Browser, folder: Path, label: str) -> None:
    network = generated(12)
    for node in network:
        network.nodes[node].update(label_en=label, label_zh="")
    page = show(browser, folder, network)
    page.click("#entry button >> nth=0")
    assert page.faults == []  # type: ignore[attr-defined]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.context.close()


def test_the_address_restores_a_focus(browser: Browser, folder: Path) -> None:
    page = show(browser, folder, generated(60))
    page.evaluate("KG.controls.focus(0, 1)")
    before = page.inner_text("#count")
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert (page.inner_text("#count"), before.startswith("60 ")) == (before, False)
    page.context.close()


def test_a_hub_of_five_thousand_gives_a_usable_page(browser: Browser, folder: Path) -> None:
    network = generated(5001)
    hub, *others = network
    data = next(iter(network.edges(data=True)))[2]
    for node in others:
        network.add_edge(hub, node, key=data["predicate"], **data)
    network.nodes[hub]["weight"] = 5000
    page = show(browser, folder, network)
    page.click("#entry button >> nth=0")
    assert page.inner_text("#detail h2") == "Bureau of Inspection 0"
    assert page.faults == []  # type: ignore[attr-defined]
    page.context.close()
