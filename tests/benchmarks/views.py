"""Measure pages in Chromium: ``python -m tests.benchmarks.views --nodes 60 300 1000 [--graph OUT] [--against-pyvis]``.

CPU-seconds are those of the renderer process from an empty page until it says that it is ready and has drawn.
Python-seconds are those of laying out and writing the page.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network as Stock

from kg.graph.store import load
from kg.network import entities, project
from kg.view import render
from tests.benchmarks.networks import generated

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
_DRAWN_BY_STOCK = "window.network && document.getElementById('loadingBar')?.style.display === 'none'"
_CLASHES = """() => { const all = KG.labels.boxes(); return all.flatMap((a, n) => all.slice(n + 1).filter((b) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)).length; }"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page took and showed."""

    python: float
    size: int
    allowed: int
    cpu: float
    requests: int
    labels: int
    clashes: int
    cut: int
    smallest: int
    header: str


def renderer_seconds(page: Page, address: str, ready: str) -> float:
    """CPU-seconds of the page's process from an empty page to the ready mark and one frame more."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(address, wait_until="commit", timeout=900_000)
    if ready.startswith("html"):
        page.wait_for_selector(ready, state="attached", timeout=900_000)  # the policy forbids evaluated text
    else:
        page.wait_for_function(ready, timeout=900_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    return float(found["ProcessTime"])


def ours(
    browser: Browser, network: nx.MultiDiGraph[str], folder: Path, name: str, picture: str, **look: Any
) -> Measured:
    """Measure a page of this project."""
    lang = look.pop("lang")
    begun = time.process_time()
    html = render(network, title=name, lang=lang)
    python = time.process_time() - begun
    if html != render(network.copy(), title=name, lang=lang):
        raise SystemExit("The same network gave another page")
    path = folder / "ours.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}, **look).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    cpu = renderer_seconds(page, path.as_uri(), "html[data-ready]")
    page.wait_for_timeout(300)
    if picture:
        page.screenshot(path=picture)
    boxes = page.evaluate("KG.labels.boxes()")
    found = Measured(
        python, len(html.encode()), 600_000 + 1_000 * len(entities(network)), cpu, len(asked) - 1, len(boxes),
        page.evaluate(_CLASHES), sum(box["cut"] for box in boxes), min((box["size"] for box in boxes), default=0),
        page.inner_text("#count"),
    )  # fmt: skip
    page.context.close()
    return found


def stock(browser: Browser, network: nx.MultiDiGraph[str], folder: Path) -> float:
    """CPU-seconds of pyvis' own page of the same network."""
    theirs = Stock(cdn_resources="in_line", directed=True)
    for node, data in network.nodes(data=True):
        theirs.add_node(node, label=data["label_en"])
    for a, b in network.edges():
        theirs.add_edge(a, b)
    path = folder / "stock.html"
    path.write_text(theirs.generate_html(), encoding="utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    seconds = renderer_seconds(page, path.as_uri(), _DRAWN_BY_STOCK)
    page.context.close()
    return seconds


def main() -> None:
    """Print one line for each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="*", default=[])
    parser.add_argument("--graph", type=Path, help="an output folder of kg build, measured too")
    parser.add_argument("--against-pyvis", action="store_true")
    parser.add_argument("--pictures", default="", help="folder for screenshots")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--lang", default="zh")
    options = parser.parse_args()
    look = {"color_scheme": "dark" if options.dark else "light", "lang": options.lang}
    networks = {str(size): generated(size) for size in options.nodes}
    if options.graph:
        networks["bundled"] = project(load(options.graph))
    print("network   python s   kB (allowed)   cpu s  requests  labels clash cut least   header")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        for name, network in networks.items():
            picture = (
                f"{options.pictures}/{name}-{options.lang}-{look['color_scheme']}.png"
                if options.pictures
                else ""
            )
            # a browser of its own for each, so that none profits from another's warm code
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
            one = ours(browser, network, Path(folder), name, picture, **look)
            browser.close()
            print(
                f"{name:8} {one.python:9.2f} {one.size / 1000:7.0f} ({one.allowed / 1000:.0f}) {one.cpu:9.2f} "
                f"{one.requests:8} {one.labels:8} {one.clashes:4} {one.cut:4} {one.smallest:4}   {one.header}"
            )
            if options.against_pyvis:
                browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
                seconds = stock(browser, network, Path(folder))
                browser.close()
                print(f"{name:8} pyvis {seconds:8.2f} cpu s, {seconds / one.cpu:.0f} times as much")


if __name__ == "__main__":
    main()
