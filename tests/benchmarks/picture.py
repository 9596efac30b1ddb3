"""Take the README's picture: ``python -m tests.benchmarks.picture OUT/graph.html .pictures/overview.png``."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


def main() -> None:
    """Open a page in Chromium and save what it shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    chosen = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 720})
        page.goto(chosen.page.resolve().as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=chosen.picture)
        browser.close()


if __name__ == "__main__":
    main()
