"""Text that would like to be script: in every field, in the address, in the search, in the exports."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.network import from_query, project
from kg.view import render
from tests.browser.conftest import Opener, Shown
from tests.network_factory import edge, figure, node, piece

PAYLOADS = (
    "<script>hit()</script>", "</script><script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>",
    '"><img src=x onerror=hit()>', "'><img src=x onerror=hit()>", "javascript:hit()", "<a href=javascript:hit()>x</a>",
    "{{constructor.constructor('hit()')()}}", "{% raw %}{{ 7*7 }}", "${hit()}", "<!--<script>hit()",
    "]]><script>hit()</script>",
    "<iframe srcdoc='<script>parent.hit()</script>'>", "<style>*{display:none}</style>",
    "<math><mtext><img src=x onerror=hit()>", "<details open ontoggle=hit()>", "\u2028hit()\u2029", "__proto__",
    '=HYPERLINK("http://a","b")', "@SUM(1)", "+cmd|' /C calc'!A0", "\t=1+1", "-2+3", "<base href=//evil>",
    "href <b onclick=hit()>", "data:text/html,<script>hit()</script>", "&lt;script&gt;hit()&lt;/script&gt;",
    "<meta http-equiv=refresh content='0;url=//evil'>", "<link rel=stylesheet href=//evil/x.css>",
    "\u0000\u0001\ufffe<b>",
)  # fmt: skip
ELEMENTS = (
    "img, iframe, base, math, object, embed, main script, main style, main meta, main link, b, dialog script"
)
FIELDS = ("label_en", "label_zh", "address")


def hostile() -> nx.MultiDiGraph[str]:
    """A ring of nodes, each with a payload in every field that takes text, its address and its sentences."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, text in enumerate(PAYLOADS):
        one = figure(
            f"{text}#stat{number}", label_en=text, label_zh=text, unit=text, unit_en=text, unit_zh=text,
            period=text, period_zh=text, comparator=text, transformation="yoy-rate" if number % 2 else text,
            agency=f"{text}#{number}",
            evidence=[sentence(text, number)], year=2000 + number,
        )  # fmt: skip
        kind = ("agency", "campaign", text)[number % 3]
        node(
            network, f"{text}#{number}", kind=kind, weight=number, statistics=[one], years=[2000 + number],
            **dict.fromkeys(FIELDS, text), candidate=number % 2 == 0,
        )  # fmt: skip
    ring = list(network)
    for number, text in enumerate(PAYLOADS):
        edge(
            network,
            ring[number],
            ring[number - 1],
            key=f"http://example.org/#{text}",
            evidence=[sentence(text, number)],
        )
    return network


def sentence(text: str, number: int) -> dict[str, object]:
    fields = dict.fromkeys(("speaker", "cited", "method", "doubt", "title", "address"), text)
    return piece(text, document=f"{text}#doc{number}", **{**fields, "from": -1, "to": -1, "start": number})


def assert_nothing_happened(shown: Shown) -> None:
    assert shown.page.evaluate("window.fired === undefined")
    assert shown.page.locator(ELEMENTS).count() == 0
    addresses = shown.page.evaluate(
        "[...document.querySelectorAll('a')].map((one) => one.getAttribute('href'))"
    )
    assert [address for address in addresses if not re.match(r"https?://|#canvas$", address)] == []
    assert shown.page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    assert len(shown.requests) == 1
    assert shown.faults == []


def walk(shown: Shown) -> None:
    """Open everything there is to open."""
    page = shown.page
    opened = "document.querySelectorAll('#detail details').forEach((one) => { one.open = true; })"
    for number in range(len(PAYLOADS)):
        page.evaluate(f"KG.choose.node({number}, {{ centre: true }})")
        page.evaluate(opened)
        page.evaluate(f"KG.choose.edge({number})")
        page.evaluate(opened)
    for box in range(2):
        page.click(f"#provenance input >> nth={box}")
    page.evaluate("KG.choose.node(KG.nodes.length - 1)")
    page.click("[data-act=table]")
    for kind in ("nodes", "edges", "statistics"):
        page.click(f"[data-table={kind}]")


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 20


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_text_in_every_field_fires_nothing(show: Opener, language: str) -> None:
    shown = show(hostile(), fragment=f"#lang={language}", title=PAYLOADS[2])
    walk(shown)
    assert_nothing_happened(shown)


KEYS = ("sel", "focus", "lang", "theme", "off", "rel", "from", "to", "cam", "steps", "edge", "table")


@pytest.mark.parametrize("alone", [False, True])
def test_a_hostile_address_fires_nothing(show: Opener, alone: bool) -> None:
    """Every part of the address at once, with the mark that makes the page read numbers; and nothing but the text."""
    shown = show(hostile())
    digest = shown.page.evaluate("KG.facts.digest")
    for text in map(quote, PAYLOADS):
        parts = text if alone else "&".join([f"of={digest}", *(f"{key}={text}" for key in KEYS)])
        shown.page.goto("about:blank")
        shown.page.goto(f"{shown.requests[0]}#{parts}")
        shown.page.wait_for_selector("html[data-ready]", state="attached")
        shown.requests[:] = shown.requests[:1]
        assert_nothing_happened(shown)


def test_a_hostile_search_fires_nothing(show: Opener) -> None:
    shown = show(hostile())
    for text in PAYLOADS:
        shown.page.fill("#search", text)
        assert_nothing_happened(shown)


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_hostile_answer_of_a_query_under_a_hostile_heading_fires_nothing(show: Opener, text: str) -> None:
    store = ox.Store()
    name = f"http://example.org/{quote(text, safe='():;,=+-@$!')}"  # as far as an IRI can hold it
    store.add(ox.Quad(ox.NamedNode(name), ox.NamedNode(f"{name}/p"), ox.NamedNode(f"{name}/o")))
    network = from_query(project(store), store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    shown = show(render(network, title=text))
    shown.page.evaluate("KG.choose.edge(0)")
    assert shown.page.text_content("h1") == text.replace("\u0000", "")
    assert_nothing_happened(shown)


def saved(shown: Shown, act: str) -> bytes:
    shown.page.click("[data-act=save]")
    with shown.page.expect_download() as waiting:
        shown.page.click(f"dialog [data-act='{act}']")
    return Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("kind", ["nodes", "edges", "statistics"])
def test_no_cell_of_a_table_is_a_formula(show: Opener, kind: str) -> None:
    shown = show(hostile(), title=PAYLOADS[0])
    rows = list(csv.reader(io.StringIO(saved(shown, f"csv-{kind}").decode("utf-8-sig"), newline="")))
    assert len(rows) == len(PAYLOADS) + 1
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+@]|\s*-(?!\d+(\.\d+)?$)|[\t\r]", cell)] == []


def test_an_exported_picture_is_well_formed_and_inert(show: Opener) -> None:
    shown = show(hostile(), title=PAYLOADS[0])
    picture = ElementTree.fromstring(saved(shown, "svg"))  # noqa: S314 - our own export
    tags = {element.tag.split("}")[1] for element in picture.iter()}
    assert tags <= {"svg", "title", "rect", "line", "g", "path", "text"}
    names = {name for element in picture.iter() for name in element.attrib}
    assert [name for name in names if name.startswith("on") or "href" in name] == []


def test_exported_data_say_what_was_given(show: Opener) -> None:
    shown = show(hostile())
    data = json.loads(saved(shown, "json"))
    assert sorted(one["en"] for one in data["nodes"]) == sorted(PAYLOADS)
    assert sorted(one["evidence"][0]["quote"] for one in data["edges"]) == sorted(PAYLOADS)
    assert_nothing_happened(shown)


def test_the_policy_stops_a_script_that_got_in(show: Opener) -> None:
    """The second wall: were an element ever made from text, it could not run."""
    shown = show(hostile())
    markup = '<img src="data:x" onerror="hit()"><a id="j" href="javascript:hit()">x</a>'
    shown.page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", markup)
    shown.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'hit()' }))"
    )
    shown.page.evaluate("document.getElementById('j').click()")
    shown.page.wait_for_timeout(100)
    assert shown.page.evaluate("window.fired === undefined")
