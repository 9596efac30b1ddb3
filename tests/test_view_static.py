"""The page's own scripts, styles and words, read as text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.view.page import SCRIPTS

STATIC = Path(__file__).parent.parent / "kg" / "view" / "static"
FILES = [pytest.param(path, id=path.name) for path in sorted(STATIC.glob("*.js"))]
WORDS = json.loads((STATIC / "words.json").read_text(encoding="utf-8"))
#: Ways by which text becomes markup or script, and ways out to a network.
FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc|DOMParser"
    r"|\bfetch\b|XMLHttpRequest|WebSocket|importScripts|sendBeacon|\bimport\b|localStorage|Math\.random|\bDate\b"
)


def code(path: Path) -> str:
    """The script without its comments."""
    return re.sub(r"(?m)(^|\s)//.*$", "", path.read_text(encoding="utf-8"))


def test_every_script_is_in_the_page_and_no_other() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in STATIC.glob("*.js"))


@pytest.mark.parametrize("path", FILES)
def test_a_script_is_strict_short_and_says_what_it_is_for(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == '"use strict";'
    assert lines[1].startswith("// ")
    assert len(lines) <= 200
    assert [line for line in lines if len(line) > 120 or "\t" in line or line != line.rstrip()] == []


@pytest.mark.parametrize("path", FILES)
def test_no_text_becomes_markup_and_nothing_leaves_the_page(path: Path) -> None:
    assert FORBIDDEN.findall(code(path)) == []


@pytest.mark.parametrize("path", FILES)
def test_comparison_is_strict_and_names_are_declared(path: Path) -> None:
    assert re.findall(r"[^=!]==[^=]|!=[^=]|\bvar\b", code(path)) == []


@pytest.mark.skipif(shutil.which("node") is None, reason="no node on this machine")
@pytest.mark.parametrize("path", FILES)
def test_a_script_can_be_parsed(path: Path) -> None:
    assert subprocess.run(["node", "--check", str(path)], capture_output=True, check=False).returncode == 0


def test_every_word_used_is_known_in_both_languages() -> None:
    text = "".join(code(path) for path in STATIC.glob("*.js"))
    used = set(re.findall(r'\b(?:word|say)\("([\w-]+)"', text))
    assert len(used) >= 30
    assert [key for key in sorted(used) for lang in ("en", "zh") if key not in WORDS["words"][lang]] == []
    assert WORDS["words"]["en"].keys() == WORDS["words"]["zh"].keys()


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = ((p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4) for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def grounds(theme: str) -> dict[str, str]:
    css = (STATIC / "view.css").read_text(encoding="utf-8")
    part = css.split(":root")[1 if theme == "light" else 2]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "island", "panel"])
def test_marks_and_lines_stand_out_three_to_one(theme: str, ground: str) -> None:
    behind = grounds(theme)[ground]
    marks = {one["key"]: one[theme] for one in WORDS["types"]} | {
        f"line {key}": one[theme] for key, one in WORDS["families"].items()
    }
    assert {key: round(contrast(c, behind), 2) for key, c in marks.items() if contrast(c, behind) < 3} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_four_and_a_half_to_one(theme: str) -> None:
    colors = grounds(theme)
    pairs = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "island", "panel")]
    pairs += [("ink", "badge"), ("on-mark", "mark")]
    assert [pair for pair in pairs if contrast(colors[pair[0]], colors[pair[1]]) < 4.5] == []


def test_no_two_types_share_both_shape_and_colour() -> None:
    for theme in ("light", "dark"):
        looks = [(one["shape"], one[theme]) for one in WORDS["types"]]
        assert len(set(looks)) == len(looks)
        assert len({color for _, color in looks}) == len(looks)
