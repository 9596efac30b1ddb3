"""Names on the picture, measured as they are drawn."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener, Shown


def boxes(shown: Shown) -> list[dict[str, Any]]:
    shown.page.wait_for_timeout(200)
    found: list[dict[str, Any]] = shown.page.evaluate("KG.labels.boxes()")
    return found


def clashes(found: list[dict[str, Any]]) -> int:
    return sum(
        a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]
        for n, a in enumerate(found) for b in found[n + 1 :]
    )  # fmt: skip


@pytest.mark.parametrize("size", [60, 1000])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_labels_neither_overlap_nor_are_cut_nor_small(show: Opener, size: int, language: str) -> None:
    shown = show(generated(size), fragment=f"#lang={language}")
    found = boxes(shown)
    stage = shown.page.locator("#canvas").bounding_box()
    assert stage is not None
    outside = [
        box for box in found
        if min(box["x"], box["y"]) < 0
        or box["x"] + box["width"] > stage["width"] or box["y"] + box["height"] > stage["height"]
    ]  # fmt: skip
    assert len(found) >= (44 if size == 60 else 40)
    assert (clashes(found), outside, [box for box in found if box["cut"]]) == (0, [], [])
    assert min(box["size"] for box in found) >= 12


@pytest.mark.parametrize("language", ["en", "zh"])
def test_labels_stay_apart_wherever_the_reader_looks(show: Opener, language: str) -> None:
    shown = show(generated(1000), fragment=f"#lang={language}")
    for factor in (1.6, 1.6, 1.6, 0.1):
        shown.page.evaluate(f"KG.camera.zoom({factor})")
        assert clashes(boxes(shown)) == 0


def test_a_chinese_name_is_drawn_with_its_own_glyphs(show: Opener) -> None:
    """A box of a missing glyph looks like every other: real glyphs differ in ink."""
    shown = show(generated(1))
    ink = shown.page.evaluate(
        """() => ["检", "查", "局", "省"].map((text) => {
          const canvas = document.createElement("canvas"), brush = canvas.getContext("2d");
          brush.font = `40px ${KG.labels.FONT}`; brush.textBaseline = "top"; brush.fillText(text, 0, 0);
          return brush.getImageData(0, 0, 60, 60).data.reduce((sum, value) => sum + value, 0);
        })"""
    )
    assert len(set(ink)) == 4


def test_the_chosen_mark_always_has_its_name(show: Opener) -> None:
    shown = show(generated(1000))
    least = shown.page.evaluate("KG.shown.nodes.at(-1).id")
    shown.page.evaluate(f"KG.choose.node({least}, {{ centre: true }})")
    assert boxes(shown)[0]["id"] == least


def test_a_very_long_name_is_cut_on_the_picture_and_whole_in_the_panel(show: Opener) -> None:
    network = generated(2)
    name = "market regulation " * 60
    network.nodes[next(iter(network))]["label_en"] = name
    shown = show(network)
    cut = {box["id"]: box["cut"] for box in boxes(shown)}
    shown.page.evaluate("KG.choose.node(0)")
    assert cut[0] is True
    assert shown.page.inner_text("#detail h2").strip() == name.strip()


def test_a_mark_without_a_name_shows_it_under_the_pointer(show: Opener) -> None:
    shown = show(generated(300))
    named = {box["id"] for box in boxes(shown)}
    hidden = next(number for number in range(300) if number not in named)
    at = shown.page.evaluate(f"KG.scene.network.canvasToDOM(KG.scene.place({hidden}))")
    stage = shown.page.locator("#canvas").bounding_box()
    assert stage is not None
    shown.page.mouse.move(stage["x"] + at["x"], stage["y"] + at["y"])
    assert hidden in {box["id"] for box in boxes(shown)}


def test_a_name_is_wrapped_between_words_and_only_its_end_is_ever_cut(show: Opener) -> None:
    names = [
        "Bureau",
        "Administration for Market Regulation of the Province",
        "打击网络销售假冒零部件专项行动第二阶段",
        "market regulation " * 60,
    ]
    lines = show(generated(1)).page.evaluate(
        """(names) => { const brush = document.createElement("canvas").getContext("2d");
          return names.map((text) => KG.labels.wrap(brush, `13px ${KG.labels.FONT}`, text).lines); }""",
        names,
    )
    assert [" ".join(lines[0]), " ".join(lines[1]), "".join(lines[2])] == names[:3]
    assert [len(lines[1]), len(lines[2])] == [3, 2]
    assert [line.endswith("…") for line in lines[3]] == [False, False, True]
    assert names[3].startswith(" ".join(lines[3]).rstrip("…"))
