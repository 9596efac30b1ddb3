"""Files read back: as many rows as the header says, and the same marks."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections import Counter
from xml.etree import ElementTree

import pytest

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener
from tests.browser.test_hostile import saved
from tests.network_factory import disagreeing

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("kind", "place"), [("nodes", 0), ("edges", 2), ("statistics", 3)])
@pytest.mark.parametrize("size", [60, 1000])
def test_a_table_has_as_many_rows_as_the_header_says(show: Opener, kind: str, place: int, size: int) -> None:
    shown = show(generated(size))
    content = saved(shown, f"csv-{kind}")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert len(rows) - 1 == shown.count()[place]
    assert {len(row) for row in rows} == {len(rows[0])}


def test_an_export_follows_the_filters(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.click("#types label:has-text('Measures') input")
    rows = list(csv.reader(io.StringIO(saved(shown, "csv-nodes").decode("utf-8-sig"), newline="")))
    assert len(rows) - 1 == shown.count()[0]
    assert "Measures" not in {row[1] for row in rows}


def test_a_table_of_statistics_has_their_sentences_and_addresses(show: Opener) -> None:
    content = saved(show(disagreeing()), "csv-statistics").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [(row["Figure"], row["Period"], row["Sentence"], row["IRI"]) for row in rows] == [
        ("> 30", "2023", "It saw 44 cases.", "s3"),
        ("44", "2024", "It saw 44 cases.", "s1"),
        ("50", "2024", "It saw 44 cases.", "s2"),
    ]


def test_json_holds_all_that_is_shown_with_its_evidence(show: Opener) -> None:
    shown = show(generated(300))
    data = json.loads(saved(shown, "json"))
    assert [len(data[key]) for key in ("nodes", "edges", "statistics")] == [
        shown.count()[n] for n in (0, 2, 3)
    ]
    assert all(one["evidence"][0]["quote"] for one in data["edges"] + data["statistics"])
    assert data["statistics"][0]["evidence"][0]["document"] == "https://example.org/doc/0"


def test_a_picture_has_a_shape_for_every_mark_and_a_line_for_every_relation(show: Opener) -> None:
    shown = show(generated(60))
    picture = ElementTree.fromstring(saved(shown, "svg"))  # noqa: S314 - our own export
    marks = picture.findall(f"{SVG}g")
    things, _, relations, _ = shown.count()
    assert (len(marks), len(picture.findall(f"{SVG}line"))) == (things, relations)
    corners: dict[str, set[int]] = {}
    for mark in marks:
        path = mark.find(f"{SVG}path")
        assert path is not None
        corners.setdefault(mark.attrib["data-type"], set()).add(path.attrib["d"].count("L") + 1)
    assert corners == {
        "agency": {32},
        "campaign": {10},
        "measure": {4},
        "place": {32},
        "report": {6},
        "sector": {4},
    }


def test_a_picture_has_the_colours_of_the_legend(show: Opener) -> None:
    shown = show(generated(60))
    picture = ElementTree.fromstring(saved(shown, "svg"))  # noqa: S314 - our own export
    fills = Counter(path.attrib["fill"] for path in picture.iter(f"{SVG}path"))
    wanted = Counter(shown.page.evaluate("KG.shown.nodes.map((node) => KG.marks.color(node.type))"))
    assert fills == wanted


def test_a_png_has_the_size_of_the_picture_and_is_not_blank(show: Opener) -> None:
    shown = show(generated(60))
    content = saved(shown, "png")
    box = shown.page.locator("#canvas").bounding_box()
    assert box is not None
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (round(box["width"]), round(box["height"]))
    assert len(content) > 20_000
