"""Positions computed in Python, so that a page draws at once: communities apart, nodes clear of each other.

The same network gives the same positions: every random choice is seeded, every order is by IRI.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

import networkx as nx
import rustworkx as rx

from kg.network.analysis import communities

__all__ = ["positions", "timeline"]

_SEED = 20_250_424
#: Room for one node with its label, in pixels at full size; tuned on pictures of 60 and 600 nodes.
_ROOM = (150.0, 62.0)
_ROUNDS = 40
#: Screens are wider than high.
_STRETCH = 1.5
_GOLDEN = 2.399963

Point = tuple[float, float]


def positions(network: nx.MultiDiGraph[str]) -> dict[str, Point]:
    """A place in pixels for every node.

    Examples
    --------
    >>> positions(nx.MultiDiGraph())
    {}
    """
    if not len(network):
        return {}
    groups: dict[int, list[str]] = defaultdict(list)
    for node, number in sorted(communities(network).items()):
        alone = not any(other != node for other in nx.all_neighbors(network, node))
        groups[0 if alone else number].append(node)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group[0]))
    local = [_spring(network, group) for group in ordered]
    centres = _pack([_radius(len(group)) for group in ordered])
    placed: dict[str, Point] = {}
    for group, centre, points in zip(ordered, centres, local, strict=True):
        radius = _radius(len(group)) * 0.85
        for node in group:
            x, y = points[node]
            placed[node] = ((centre[0] + radius * x) * _STRETCH, centre[1] + radius * y)
    return _spread(placed)


def timeline(network: nx.MultiDiGraph[str]) -> dict[str, Point]:
    """Columns by first year, undated nodes in the column before; best attested on top."""
    columns: dict[int, list[str]] = defaultdict(list)
    for node, data in network.nodes(data=True):
        columns[min(data["years"], default=0)].append(node)
    placed: dict[str, Point] = {}
    for column, year in enumerate(sorted(columns)):
        ranked = sorted(columns[year], key=lambda node: (-network.nodes[node]["weight"], node))
        for row, node in enumerate(ranked):
            placed[node] = (column * _ROOM[0] * 1.6, row * _ROOM[1])
    return placed


def _radius(size: int) -> float:
    return 70.0 * math.sqrt(size) + 30.0


def _spring(network: nx.MultiDiGraph[str], group: Sequence[str]) -> dict[str, Point]:
    place = {node: index for index, node in enumerate(group)}
    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(range(len(group))))
    inner = sorted({(place[a], place[b]) for a, b in network.subgraph(group).edges() if a != b})
    graph.add_edges_from([(a, b, 1.0) for a, b in inner])
    start = dict(enumerate(_spiral(len(group))))
    if inner:
        found = rx.spring_layout(graph, pos=start, num_iter=120, seed=_SEED, scale=1)
        points = [(float(found[index][0]), float(found[index][1])) for index in range(len(group))]
    else:
        points = [start[index] for index in range(len(group))]
    reach = max((math.hypot(x, y) for x, y in points), default=1.0) or 1.0
    return {node: (points[index][0] / reach, points[index][1] / reach) for node, index in place.items()}


def _spiral(size: int) -> list[Point]:
    """Points by the golden angle: an even start for any number."""
    reaches = [math.sqrt(index + 0.5) for index in range(size)]
    return [(r * math.cos(n * _GOLDEN), r * math.sin(n * _GOLDEN)) for n, r in enumerate(reaches)]


def _pack(radii: Sequence[float]) -> list[Point]:
    """Centres of discs, the largest first, each on the innermost free place of a spiral."""
    centres: list[Point] = []
    reached: dict[float, float] = {}
    for radius in radii:
        turn = reached.get(radius, 0.0)  # further in, another of this size has found no place either
        while True:
            x, y = 9.0 * turn * math.cos(turn), 9.0 * turn * math.sin(turn)
            if all(
                math.hypot(x - a, y - b) >= radius + other
                for (a, b), other in zip(centres, radii[: len(centres)], strict=True)
            ):
                centres.append((x, y))
                reached[radius] = turn
                break
            turn += 20.0 / (9.0 * max(turn, 1.0)) if turn else 0.3
    return centres


def _spread(placed: Mapping[str, Point]) -> dict[str, Point]:
    """Push nodes that stand too close apart, a little each round."""
    nodes = sorted(placed)
    xs, ys = [placed[node][0] for node in nodes], [placed[node][1] for node in nodes]
    wide, high = _ROOM
    for _ in range(_ROUNDS):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for index in range(len(nodes)):
            cells[int(xs[index] // wide), int(ys[index] // high)].append(index)
        moved = False
        for (column, row), members in sorted(cells.items()):
            around = product((column - 1, column, column + 1), (row - 1, row, row + 1))
            near = [other for cell in around for other in cells.get(cell, ())]
            for one in members:
                for other in near:
                    if one < other:
                        moved |= _push(xs, ys, one, other)
        if not moved:
            break
    return {node: (round(xs[index], 1), round(ys[index], 1)) for index, node in enumerate(nodes)}


def _push(xs: list[float], ys: list[float], one: int, other: int) -> bool:
    dx, dy = xs[other] - xs[one], ys[other] - ys[one]
    over_x, over_y = _ROOM[0] - abs(dx), _ROOM[1] - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    if over_x / _ROOM[0] < over_y / _ROOM[1]:
        step = over_x / 2 * (1 if dx >= 0 else -1)
        xs[one] -= step
        xs[other] += step
    else:
        step = over_y / 2 * (1 if dy >= 0 else -1)
        ys[one] -= step
        ys[other] += step
    return True
