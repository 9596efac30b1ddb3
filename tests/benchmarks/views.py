"""Measure a page in Chromium: ``python -m tests.benchmarks.views --nodes 300 [--against-pyvis] [--picture FOLDER]``.

CPU-seconds are those of the renderer process until the page says that it is ready, and until it has drawn.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network as Stock

from kg.view import render
from tests.benchmarks.networks import generated


def renderer_seconds(browser: Browser, address: str, ready: str, picture: str, **context: object) -> float:
    """CPU-seconds of the page's process from an empty page to the ready mark and one frame more."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}, **context).new_page()  # type: ignore[arg-type]
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(address, wait_until="commit", timeout=300_000)
    if ready.startswith("html"):
        page.wait_for_selector(ready, state="attached", timeout=300_000)  # the policy forbids evaluated text
    else:
        page.wait_for_function(ready, timeout=300_000)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    if picture:
        page.wait_for_timeout(300)
        page.screenshot(path=picture)
    page.context.close()
    return float(found["ProcessTime"])


def main() -> None:
    """Print one line for our page, and one for stock pyvis when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=300)
    parser.add_argument("--against-pyvis", action="store_true")
    parser.add_argument("--picture", default="", help="folder for screenshots")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    network = generated(options.nodes)
    begun = time.process_time()
    html = render(network, title=f"{options.nodes} nodes", lang=options.lang)
    took = time.process_time() - begun
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        ours = Path(folder, "ours.html")
        ours.write_text(html, encoding="utf-8")
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        name = f"{options.nodes}-{options.lang}-{'dark' if options.dark else 'light'}.png"
        picture = str(Path(options.picture, name)) if options.picture else ""
        scheme = {"color_scheme": "dark" if options.dark else "light"}
        seconds = renderer_seconds(browser, ours.as_uri(), "html[data-ready]", picture, **scheme)
        size = len(html.encode()) / 1000
        print(f"ours   {options.nodes:6} nodes  python {took:5.2f} s  {size:8.0f} kB  cpu {seconds:6.2f} s")
        if options.against_pyvis:
            browser.close()
            browser = play.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            stock = Stock(cdn_resources="in_line", directed=True)
            for node, data in network.nodes(data=True):
                stock.add_node(node, label=data["label_en"])
            for a, b in network.edges():
                stock.add_edge(a, b)
            theirs = Path(folder, "stock.html")
            theirs.write_text(stock.generate_html(), encoding="utf-8")
            drawn = "window.network && network.body && document.getElementById('loadingBar')?.style.display === 'none'"
            seconds = renderer_seconds(browser, theirs.as_uri(), drawn, "")
            print(f"pyvis  {options.nodes:6} nodes  cpu {seconds:6.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
