"""The frame that a notebook shows."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from kg.view import page as ready
from tests.network_factory import disagreeing


def test_a_page_works_inside_the_frame_of_a_notebook(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><h1>Notebook</h1>{ready(disagreeing())._repr_html_()}", encoding="utf-8")
    page = browser.new_context(viewport={"width": 1000, "height": 900}).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(state="attached")
    frame.locator("#entry button >> nth=0").click()
    frame.locator("#detail summary >> nth=0").click()
    assert frame.locator("#detail mark").inner_text() == "44 cases"
    frame.locator("[data-act=language]").click()
    assert frame.locator("html").get_attribute("lang") == "zh-Hans"
    with page.expect_download() as waiting:
        frame.locator("[data-act=save]").click()
        frame.locator("[data-act=svg]").click()
    assert waiting.value.suggested_filename == "graph.svg"
    assert faults == []
    assert page.evaluate("document.querySelector('iframe').contentDocument") is None
    page.context.close()
