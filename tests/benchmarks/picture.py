"""Take the README's pictures: ``python -m tests.benchmarks.picture OUT .pictures``, after ``kg build data/reports``."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kg.graph.store import load

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_SIZE = {"width": 1200, "height": 740}
#: File name to the view that it shows.
PICTURES: Mapping[str, Mapping[str, Any]] = {
    "overview.png": {"name": "overview"},
    "campaign.png": {"name": "campaign", "of": "Longteng campaign"},
}


def main() -> None:
    """Open each view in Chromium and save what it shows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path, help="output folder of a build of data/reports")
    parser.add_argument("pictures", type=Path, help="folder for the pictures")
    chosen = parser.parse_args()
    graph = load(chosen.graph)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        for file, options in PICTURES.items():
            page = browser.new_page(viewport=_SIZE)  # type: ignore[arg-type]
            page.goto(graph.view(**options).save(Path(folder, "view.html")).as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")
            page.wait_for_timeout(500)
            page.screenshot(path=chosen.pictures / file)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
