from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.layout import positions, timeline
from kg.view.room import Room, room, spread
from kg.view.working import DRAWN, working_set
from tests.benchmarks.networks import generated
from tests.network_factory import chain, disagreeing, edge, node, piece


def overlaps(network: nx.MultiDiGraph[str], places: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    """Pairs whose rooms share more than a little."""
    rooms = {iri: room(data) for iri, data in network.nodes(data=True)}
    return [
        (a, b)
        for a in places
        for b in places
        if a < b
        and abs(places[a][0] - places[b][0]) < 0.9 * (rooms[a].wide + rooms[b].wide) / 2
        and abs(places[a][1] - places[b][1]) < 0.9 * (rooms[a].high + rooms[b].high) / 2
    ]


@pytest.mark.parametrize("size", [3, 60, 300])
def test_names_have_room(size: int) -> None:
    network = generated(size)
    assert overlaps(network, dict(positions(network).places)) == []


def test_communities_do_not_mix() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for group in "ab":
        for number in range(8):
            node(network, f"{group}{number}")
        for number in range(1, 8):
            edge(network, f"{group}{number}", f"{group}0")
            edge(network, f"{group}{number}", f"{group}{number - 1}")
    edge(network, "a0", "b0")
    layout = positions(network)
    assert {layout.groups[f"a{n}"] for n in range(8)}.isdisjoint({layout.groups[f"b{n}"] for n in range(8)})
    columns = {group: [layout.places[f"{group}{n}"] for n in range(8)] for group in "ab"}
    apart_x = min(x for x, _ in columns["b"]) > max(x for x, _ in columns["a"])
    apart_y = min(y for _, y in columns["b"]) > max(y for _, y in columns["a"])
    other_x = min(x for x, _ in columns["a"]) > max(x for x, _ in columns["b"])
    other_y = min(y for _, y in columns["a"]) > max(y for _, y in columns["b"])
    assert apart_x or apart_y or other_x or other_y


def test_what_has_no_relation_stands_below() -> None:
    network = chain()
    node(network, "alone")
    layout = positions(network)
    assert layout.places["alone"][1] > max(layout.places[iri][1] for iri in "abc")
    assert "alone" not in layout.groups


def test_positions_do_not_depend_on_the_order_of_filling() -> None:
    network = generated(60)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = list(network.nodes(data=True)), list(network.edges(keys=True, data=True))
    random.Random(3).shuffle(nodes)  # noqa: S311 - an order, not a secret
    turned.add_nodes_from(nodes)
    for source, target, key, data in reversed(edges):
        turned.add_edge(source, target, key=key, **data)
    assert positions(turned) == positions(network)


def test_a_timeline_has_a_column_for_each_year_and_one_for_none() -> None:
    network = chain()
    network.nodes["a"]["years"] = [2020, 2024]
    network.nodes["b"]["years"] = [2021]
    layout = timeline(network)
    assert [title for title, _ in layout.columns] == ["", "2020", "2021"]
    assert layout.places["c"][0] < layout.places["a"][0] < layout.places["b"][0]


def test_a_long_year_takes_several_columns() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(50):
        node(network, f"n{number:02}", years=[2024])
    places = timeline(network).places
    assert len({x for x, _ in places.values()}) > 1
    assert len(set(places.values())) == 50


@given(st.lists(st.tuples(st.integers(-200, 200), st.integers(-200, 200)), min_size=1, max_size=25))
def test_spreading_loses_nothing_and_leaves_no_two_on_one_spot(points: list[tuple[int, int]]) -> None:
    placed = {f"n{number:02}": (float(x), float(y)) for number, (x, y) in enumerate(points)}
    rooms = dict.fromkeys(placed, Room(40, 20))
    found = spread(placed, rooms)
    assert found.keys() == placed.keys()
    assert len({(round(x, 3), round(y, 3)) for x, y in found.values()}) == len(points)


def test_a_long_name_takes_three_lines_and_no_more() -> None:
    assert room({"label_en": "x" * 2000}) == room({"label_en": "x" * 71})


@pytest.mark.parametrize("size", [301, 1000, 5000])
def test_few_hundred_are_drawn_the_best_attested_among_them_and_related(size: int) -> None:
    network = generated(size)
    part = working_set(network)
    ranked = sorted(network, key=lambda iri: (-network.nodes[iri]["weight"], -network.degree(iri), iri))
    assert len(part) == DRAWN
    assert set(ranked[:30]) <= set(part)
    assert sum(part.degree(iri) > 0 for iri in part) >= 0.9 * DRAWN


def test_what_no_sentence_speaks_of_is_not_drawn_at_first() -> None:
    network = chain()
    edge(network, "a", "b", key="http://example.org/said", evidence=[piece()])
    assert sorted(working_set(network)) == ["a", "b"]


def test_a_graph_without_any_sentence_is_drawn_all_the_same() -> None:
    assert len(working_set(chain())) == 3


def test_the_chosen_one_is_drawn_in_any_case() -> None:
    network = generated(1000)
    least = min(network, key=lambda iri: (network.nodes[iri]["weight"], iri))
    assert least in working_set(network, selected=least)


def test_figures_are_drawn_only_when_unfolded() -> None:
    assert sorted(working_set(disagreeing())) == ["a", "m"]
    assert sorted(working_set(disagreeing(), unfolded=True)) == ["a", "m", "s1", "s2", "s3"]
