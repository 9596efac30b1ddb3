"""Positions computed in Python, so that a page draws at once: communities apart, names clear of each other.

The same network gives the same positions: every random choice is seeded, every order is by IRI.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx
import rustworkx as rx

from kg.network.analysis import communities
from kg.view.room import Point, Room, growth, room, spread

__all__ = ["Layout", "positions", "timeline"]

_SEED = 20_250_424
#: Screens are wider than high.
_STRETCH = 1.12
_GOLDEN = 2.399963
#: Free pixels between two communities, and between the columns of two years.
_GAP = 46.0
_COLUMN = 60.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where nodes stand, in pixels, and how much larger their marks are drawn.

    Communities count from 1, the largest; columns have a heading and the place of their middle.
    """

    places: Mapping[str, Point] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    columns: Sequence[tuple[str, int]] = ()
    growth: float = 1.0


def positions(network: nx.MultiDiGraph[str]) -> Layout:
    """Communities as islands, those with most relations between them next to each other.

    Examples
    --------
    >>> positions(nx.MultiDiGraph()).places
    {}
    """
    grown = growth(len(network))
    rooms = {node: room(data, grown) for node, data in network.nodes(data=True)}
    numbers = communities(network)
    groups: dict[int, list[str]] = defaultdict(list)
    alone: list[str] = []
    for node in sorted(network):
        related = any(other != node for other in nx.all_neighbors(network, node))
        (groups[numbers[node]] if related else alone).append(node)
    ordered = [groups[number] for number in sorted(groups)]
    islands = [_island(network, group, rooms) for group in ordered]
    centres = _pack([_reach(island, rooms) for island in islands], _links(network, ordered))
    places: dict[str, Point] = {}
    for island, (x, y) in zip(islands, centres, strict=True):
        places.update({node: (a + x * _STRETCH, b + y) for node, (a, b) in island.items()})
    places.update(_rows(alone, rooms, below=places))
    member = {node: number for number, group in enumerate(ordered, 1) for node in group}
    return Layout(places=places, groups=member, growth=grown)


def timeline(network: nx.MultiDiGraph[str]) -> Layout:
    """Columns by first year, undated nodes in the column before; best attested on top."""
    years: dict[int, list[str]] = defaultdict(list)
    for node, data in network.nodes(data=True):
        years[min(data["years"], default=0)].append(node)
    grown = growth(len(network))
    rooms = {node: room(data, grown) for node, data in network.nodes(data=True)}
    wide = min(150.0, max((one.wide for one in rooms.values()), default=0.0))
    high = max((one.high for one in rooms.values()), default=0.0)
    rows, gaps = 1, len(years) * _COLUMN
    while gaps + sum(-(-len(nodes) // rows) for nodes in years.values()) * wide > _STRETCH * rows * high:
        rows += 1
    places: dict[str, Point] = {}
    columns: list[tuple[str, int]] = []
    left = 0.0
    for year in sorted(years):
        ranked = sorted(years[year], key=lambda node: (-network.nodes[node]["weight"], node))
        across = -(-len(ranked) // rows)
        for place, node in enumerate(ranked):
            places[node] = (left + (place // rows + 0.5) * wide, (place % rows + 1) * high)
        columns.append((str(year) if year else "", round(left + across * wide / 2)))
        left += across * wide + _COLUMN
    return Layout(places=places, columns=columns, growth=grown)


def _island(
    network: nx.MultiDiGraph[str], group: Sequence[str], rooms: Mapping[str, Room]
) -> dict[str, Point]:
    """Places of one community about the middle of it."""
    number = {node: index for index, node in enumerate(group)}
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(len(group))))
    inner = sorted({(number[a], number[b]) for a, b in network.subgraph(group).edges() if a != b})
    graph.add_edges_from([(a, b, 1.0) for a, b in inner])
    start = {index: _spiral(index) for index in range(len(group))}
    found = rx.spring_layout(graph, pos=start, num_iter=160, seed=_SEED, scale=1)
    area = sum(rooms[node].wide * rooms[node].high for node in group)
    scale = 0.8 * math.sqrt(area / _STRETCH)
    placed = spread(
        {node: (found[n][0] * scale * _STRETCH, found[n][1] * scale) for node, n in number.items()}, rooms
    )
    left, right = (edge(x for x, _ in placed.values()) for edge in (min, max))
    top, bottom = (edge(y for _, y in placed.values()) for edge in (min, max))
    middle = ((left + right) / 2, (top + bottom) / 2)
    return {node: (x - middle[0], y - middle[1]) for node, (x, y) in placed.items()}


def _spiral(index: int) -> Point:
    """A point by the golden angle: an even start for any number."""
    reach = math.sqrt(index + 0.5)
    return reach * math.cos(index * _GOLDEN), reach * math.sin(index * _GOLDEN)


def _reach(island: Mapping[str, Point], rooms: Mapping[str, Room]) -> float:
    """Radius of the disc that holds an island, where width counts less by the stretch."""
    return _GAP / 2 + max(
        math.hypot((abs(x) + rooms[node].wide / 2) / _STRETCH, abs(y) + rooms[node].high / 2)
        for node, (x, y) in island.items()
    )


def _links(network: nx.MultiDiGraph[str], groups: Sequence[Sequence[str]]) -> dict[tuple[int, int], int]:
    """Number of relations between every two communities."""
    member = {node: number for number, group in enumerate(groups) for node in group}
    found: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in network.edges():
        if a in member and b in member and member[a] != member[b]:
            found[member[a], member[b]] += 1
            found[member[b], member[a]] += 1
    return found


def _pack(radii: Sequence[float], links: Mapping[tuple[int, int], int]) -> list[Point]:
    """Centres of discs, each on the free place nearest to those it has relations with."""
    centres: dict[int, Point] = {}
    for number in sorted(range(len(radii)), key=lambda one: (-radii[one], one)):
        pull = [(place, links.get((number, other), 0)) for other, place in centres.items()]
        total = sum(weight for _, weight in pull) or 1
        # a little towards the middle, so that the whole stays round
        x = 0.7 * sum(place[0] * weight for place, weight in pull) / total
        y = 0.7 * sum(place[1] * weight for place, weight in pull) / total
        turn = 0.0
        while not _free(spot := _turned((x, y), turn), radii[number], centres, radii):
            turn += 24.0 / (9.0 * max(turn, 1.0))
        centres[number] = spot
    return [centres[number] for number in range(len(radii))]


def _turned(middle: Point, turn: float) -> Point:
    return middle[0] + 9.0 * turn * math.cos(turn), middle[1] + 9.0 * turn * math.sin(turn)


def _free(spot: Point, radius: float, centres: Mapping[int, Point], radii: Sequence[float]) -> bool:
    return all(
        math.hypot(spot[0] - x, spot[1] - y) >= radius + radii[other] for other, (x, y) in centres.items()
    )


def _rows(nodes: Sequence[str], rooms: Mapping[str, Room], *, below: Mapping[str, Point]) -> dict[str, Point]:
    """What has no relation stands in rows under the rest."""
    if not nodes:
        return {}
    wide, high = max(rooms[node].wide for node in nodes), max(rooms[node].high for node in nodes)
    span = max((x for x, _ in below.values()), default=0.0) - min((x for x, _ in below.values()), default=0.0)
    across = max(1, int(span // wide), math.ceil(math.sqrt(len(nodes) * _STRETCH * high / wide)))
    top = max((y for _, y in below.values()), default=0.0) + 2 * high
    left = min((x for x, _ in below.values()), default=0.0)
    return {
        node: (left + (place % across + 0.5) * wide, top + place // across * high)
        for place, node in enumerate(nodes)
    }
