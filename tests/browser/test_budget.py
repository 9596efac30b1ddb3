"""What a page may take: bytes, and processor seconds in Python and in the browser."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.view import render
from tests.benchmarks.networks import generated
from tests.benchmarks.views import renderer_seconds
from tests.test_view import EACH, FIXED


@pytest.mark.parametrize(
    ("size", "python", "cpu"),
    [(60, 2.0, 1.5), (300, 2.0, 1.5), (1000, 2.0, 1.5), (5000, 10.0, 2.5), (20000, 10.0, 2.5)],
)
def test_a_page_is_small_and_quick(
    browser: Browser, tmp_path: Path, size: int, python: float, cpu: float
) -> None:
    network = generated(size)
    begun = time.process_time()
    html = render(network, lang="zh")
    assert time.process_time() - begun <= python
    assert len(html.encode()) <= FIXED + EACH * size
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    assert renderer_seconds(page, path.as_uri(), "html[data-ready]") <= cpu
    page.context.close()
