from __future__ import annotations

import base64
import hashlib
import json
import re

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.view import VIEWS, Page, render, view
from kg.view.holder import Network
from kg.view.layout import positions
from kg.view.views import parse_years

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


def node(network: nx.MultiDiGraph[str], iri: str, kind: str = "agency", **more: object) -> None:
    plain = {"label_en": iri, "label_zh": "", "candidate": False, "years": [], "weight": 1, "statistics": []}
    network.add_node(iri, type=kind, address="", **{**plain, **more})


def edge(
    network: nx.MultiDiGraph[str], source: str, target: str, key: str = "http://example.org/knows"
) -> None:
    network.add_edge(
        source,
        target,
        key=key,
        predicate=key,
        kind="statement",
        years=[2024],
        evidence=[],
        statistics=[],
        weight=1,
    )


@pytest.fixture
def network() -> nx.MultiDiGraph[str]:
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    node(found, "a", label_zh="甲")
    node(found, "b", kind="campaign")
    node(found, "c", kind="sector")
    edge(found, "a", "b")
    edge(found, "b", "c")
    return found


def facts(page: str) -> dict[str, object]:
    block = re.search(r'id="facts">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    found: dict[str, object] = json.loads(block[1])
    return found


def test_the_same_network_gives_the_same_page(network: nx.MultiDiGraph[str]) -> None:
    assert render(network) == render(network.copy())


def test_the_page_names_nothing_outside_itself(network: nx.MultiDiGraph[str]) -> None:
    assert re.findall(r'(?:src|href)="[^"]*"', render(network).split('id="facts"')[0]) == []


def test_every_script_and_style_has_its_hash_in_the_policy(network: nx.MultiDiGraph[str]) -> None:
    page = render(network)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    parts = [
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    ]
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
    assert len(hashes) == 8
    assert [text for text in hashes if text not in policy[1].replace("&#43;", "+")] == []
    assert "unsafe" not in policy[1]


def test_hostile_text_stays_text(network: nx.MultiDiGraph[str]) -> None:
    node(network, HOSTILE, label_en=HOSTILE, label_zh=HOSTILE)
    edge(network, "a", HOSTILE)
    page = render(network, title=HOSTILE)
    assert "<img src=x" not in page
    assert page.count("<script") == render(nx.MultiDiGraph()).count("<script")


def test_at_most_six_hundred_are_drawn_and_all_are_carried() -> None:
    many: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(900):
        node(many, f"n{number:04}", label_zh=f"机构{number}")
    for number in range(1, 900):
        edge(many, f"n{number:04}", f"n{number // 4:04}")
    found = facts(render(many))
    assert (len(found["drawn"]), len(found["nodes"])) == (600, 900)  # type: ignore[arg-type]


def test_positions_keep_nodes_apart(network: nx.MultiDiGraph[str]) -> None:
    places = list(positions(network).values())
    assert len(set(places)) == 3
    assert (
        min(max(abs(x - u) / 150, abs(y - v) / 62) for x, y in places for u, v in places if (x, y) != (u, v))
        >= 0.99
    )


def test_parallel_edges_survive(network: nx.MultiDiGraph[str]) -> None:
    edge(network, "a", "b", key="http://example.org/likes")
    assert len(facts(render(network))["edges"]) == 3  # type: ignore[arg-type]


def test_the_network_is_not_changed(network: nx.MultiDiGraph[str]) -> None:
    before = nx.to_dict_of_dicts(network.copy())
    render(network)
    assert nx.to_dict_of_dicts(network) == before


def test_the_holder_is_a_pyvis_network_filled_at_once() -> None:
    holder = Network()
    holder.fill([{"id": 1}, {"id": 2}], [{"from": 1, "to": 2}])
    assert (holder.num_nodes(), holder.num_edges(), holder.directed) == (2, 1, True)


def test_a_campaign_view_keeps_its_neighbours(network: nx.MultiDiGraph[str]) -> None:
    assert sorted(view(network, "campaign", of="b")) == ["a", "b", "c"]


def test_focus_keeps_what_is_one_step_away(network: nx.MultiDiGraph[str]) -> None:
    assert sorted(view(network, focus="甲")) == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("nonsense", {}, "There is no view 'nonsense'"),
        ("campaign", {}, "needs the name of one"),
        ("overview", {"depth": 9}, "A depth of 9"),
        ("overview", {"years": "x"}, "'x' is no range of years"),
        ("overview", {"years": "2024-2020"}, "run backwards"),
    ],
)
def test_an_impossible_view_is_refused(
    network: nx.MultiDiGraph[str], name: str, options: dict[str, object], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        view(network, name, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [name for name, named in VIEWS.items() if not named])
def test_the_views_without_a_name_render(network: nx.MultiDiGraph[str], name: str) -> None:
    assert render(view(network, name)).startswith("<!doctype html>")


def test_one_year_is_a_range() -> None:
    assert parse_years("2024") == (2024, 2024)


def test_a_notebook_frames_the_page_apart() -> None:
    shown = Page('<p class="a">')._repr_html_()
    assert 'srcdoc="&lt;p class=&quot;a&quot;&gt;"' in shown
    assert "allow-same-origin" not in shown
