"""A Chromium that may reach nothing, and pages opened in it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from kg.view import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and in CI these tests may not be skipped")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as play:
        found = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        )
        yield found
        found.close()


@dataclass
class Shown:
    """A page in the browser, and what it asked for or complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def dismiss(self, dialog: Dialog) -> None:
        """A page of ours never opens one."""
        self.faults.append(dialog.message)
        dialog.dismiss()

    def count(self) -> list[int]:
        """Numbers of the header: things shown, things in all, relations, statistics."""
        text = self.page.inner_text("#count").replace(",", "")
        return [int(part) for part in text.replace("/", " ").split() if part.isdecimal()]

    def until(self, script: str) -> None:
        """Wait for a script's value to be true.

        Not `wait_for_function`: that evaluates text inside the page once its first look fails,
        and the page's policy forbids it.
        """
        for _ in range(600):
            if self.page.evaluate(script):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"never became true: {script}")

    def reload(self) -> None:
        self.page.reload()
        self.page.wait_for_selector("html[data-ready]", state="attached")

    def state(self) -> list[Any]:
        """What a reader sees: counts, panel, theme, language, camera."""
        camera = (
            "[...Object.values(KG.scene.network.getViewPosition()), 1e3 * KG.scene.network.getScale()]"
            ".map(Math.round)"
        )
        return [
            self.count(),
            self.page.inner_text("#detail"),
            self.page.get_attribute("html", "data-theme"),
            self.page.get_attribute("html", "lang"),
            self.page.evaluate(camera),
        ]


class Opener:
    """Writes pages to a folder and opens them, each in a context of its own."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser, self.folder = browser, folder

    def __call__(
        self,
        shown: nx.MultiDiGraph[str] | str,
        *,
        fragment: str = "",
        title: str = "T",
        size: tuple[int, int] = (1280, 800),
        **context: Any,
    ) -> Shown:
        html = shown if isinstance(shown, str) else render(shown, title=title)
        path = self.folder / f"{hashlib.sha256(html.encode()).hexdigest()[:12]}.html"
        path.write_text(html, encoding="utf-8")
        viewport = {"width": size[0], "height": size[1]}
        page = self.browser.new_context(viewport=viewport, **context).new_page()  # type: ignore[arg-type]
        found = Shown(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("pageerror", lambda error: found.faults.append(str(error)))
        page.on(
            "console", lambda message: found.faults.append(message.text) if message.type == "error" else None
        )
        page.on("dialog", found.dismiss)
        page.route(lambda address: not address.startswith("file:"), refuse)
        page.add_init_script("window.hit = () => { window.fired = true; };")
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return found


def refuse(route: Route) -> None:
    route.abort()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    yield Opener(browser, tmp_path)
    for context in browser.contexts:
        context.close()
