from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.graph.store import load
from kg.network import project
from kg.view import VIEWS, Page, page, render
from kg.view.holder import Network
from kg.view.page import SCRIPTS
from tests.network_factory import chain, disagreeing, edge, figure, node, piece

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
#: Bytes that a page may have, and how many more for each thing that it can show.
FIXED, EACH = 600_000, 1_000


def block(page: str, name: str) -> Any:
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def test_the_same_network_gives_the_same_page() -> None:
    assert render(chain()) == render(chain())


def test_the_order_in_which_a_network_was_filled_does_not_show() -> None:
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in reversed(list(disagreeing())):
        turned.add_node(iri, **disagreeing().nodes[iri])
    for a, b, key, data in reversed(list(disagreeing().edges(keys=True, data=True))):
        turned.add_edge(a, b, key=key, **data)
    assert render(turned) == render(disagreeing())


def test_the_page_names_nothing_outside_itself() -> None:
    assert re.findall(r'(?:src|href)="[^#"][^"]*"', render(chain()).split('id="facts"')[0]) == []


def test_every_script_and_style_has_its_hash_in_the_policy() -> None:
    html = render(chain())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    parts = [
        *re.findall(r"<script>(.*?)</script>", html, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", html, re.DOTALL),
    ]
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
    assert len(hashes) == len(SCRIPTS) + 2
    assert [text for text in hashes if text not in policy[1].replace("&#43;", "+")] == []
    assert "unsafe" not in policy[1]


def test_hostile_text_stays_text() -> None:
    network = chain()
    node(network, HOSTILE, label_en=HOSTILE, label_zh=HOSTILE)
    edge(network, "a", HOSTILE, key=HOSTILE, evidence=[piece(HOSTILE, speaker=HOSTILE, address=HOSTILE)])
    html = render(network, title=HOSTILE)
    assert "<img src=x" not in html
    assert html.count("<script") == render(nx.MultiDiGraph()).count("<script")


def test_parallel_edges_survive() -> None:
    network = chain()
    edge(network, "a", "b", key="http://example.org/likes")
    assert len(block(render(network), "facts")["edges"]) == 3


def test_the_network_is_not_changed() -> None:
    network = disagreeing()
    before = nx.to_dict_of_dicts(network.copy())
    render(network)
    assert nx.to_dict_of_dicts(network) == before


def test_a_sentence_is_carried_once_however_many_figures_it_gives() -> None:
    proof = block(render(disagreeing()), "evidence")
    assert (proof["texts"].count("It saw 44 cases."), len(proof["pieces"])) == (1, 1)


def test_figures_and_documents_are_not_sent_twice() -> None:
    facts = block(render(disagreeing()), "facts")
    assert [row[0] for row in facts["nodes"]] == ["a", "idle", "m"]
    assert [row[0] for row in facts["statistics"]] == ["s1", "s2", "s3"]
    assert facts["documents"] == [["doc", "News", "https://example.org/n"]]


def test_the_evidence_of_a_relation_is_sent_only_where_its_figures_do_not_have_it() -> None:
    network = disagreeing()
    edge(network, "m", "a", key="http://example.org/said", evidence=[piece("They said so.")])
    facts = block(render(network), "facts")
    rows = {facts["predicates"][row[2]][1]: row[3:] for row in facts["edges"]}
    assert rows["reports"] == [[0, 1, 2]]
    assert rows["said"] == [[], [1], [2024]]


def test_an_unknown_type_is_shown_as_an_organisation() -> None:
    network = chain()
    node(network, "d", kind="spaceship")
    edge(network, "d", "a")
    facts = block(render(network), "facts")
    assert facts["types"][facts["nodes"][3][1]]["key"] == "organisation"


def test_lone_surrogates_do_not_stop_a_page() -> None:
    network = chain()
    network.nodes["a"]["label_en"] = "a\ud800b"
    assert "a\\ud800b" in render(network)


@pytest.mark.parametrize(
    ("options", "message"),
    [({"lang": "fr"}, "no page in the language 'fr'"), ({"layout": "x"}, "no layout 'x'")],
)
def test_what_is_not_offered_is_refused(options: dict[str, str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        render(chain(), **options)  # type: ignore[arg-type]


def test_the_holder_is_a_pyvis_network_filled_at_once() -> None:
    holder = Network()
    holder.fill([{"id": 1}, {"id": 2}], [{"from": 1, "to": 2}])
    assert (holder.num_nodes(), holder.num_edges(), holder.directed) == (2, 1, True)


def test_a_notebook_frames_the_page_apart() -> None:
    shown = Page('<p class="a">')._repr_html_()
    assert 'srcdoc="&lt;p class=&quot;a&quot;&gt;"' in shown
    assert "allow-same-origin" not in shown


def test_a_page_is_saved_as_it_is(tmp_path: Path) -> None:
    assert Page("<p>网").save(tmp_path / "new" / "p.html").read_text(encoding="utf-8") == "<p>网"


def test_a_figure_in_a_chain_of_things_keeps_its_years_and_its_measure() -> None:
    network = chain()
    network.nodes["a"]["statistics"] = [figure("s", measure="b", year=None, period="June", period_zh="6月")]
    facts = block(render(network), "facts")
    row = facts["statistics"][0]
    assert (row[9], facts["texts"][row[10]], facts["texts"][row[11]], row[12][0]) == (None, "June", "6月", 1)


@pytest.mark.parametrize("name", [name for name, named in VIEWS.items() if not named])
def test_the_bundled_pages_are_within_their_size(bundled: Path, name: str) -> None:
    html = page(project(load(bundled)), name).html
    things = len(block(html, "facts")["nodes"])
    assert len(html.encode()) <= FIXED + EACH * things


@pytest.mark.parametrize(
    ("name", "of"), [("campaign", "Longteng campaign"), ("agency", "people's courts of China")]
)
def test_pages_about_one_thing_are_within_their_size(bundled: Path, name: str, of: str) -> None:
    html = page(project(load(bundled)), name, of=of).html
    assert len(html.encode()) <= FIXED + EACH * len(block(html, "facts")["nodes"])
