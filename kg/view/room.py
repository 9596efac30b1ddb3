"""Room for marks with their names: how much each needs, and pushing apart those that stand too close."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

__all__ = ["Point", "Room", "growth", "radius", "room", "spread"]

#: Width of a letter and of an ideograph at 13 pixels, of a wrapped line, height of a line: as the page draws them.
_LETTER, _IDEOGRAPH = 7.2, 13.0
_LINE = 168.0
_HEIGHT = 16.0
_MOST_LINES = 3
#: Around every mark and name; tuned on pictures of 60 and 300 nodes.
_MARGIN = (24.0, 16.0)
#: Radius of a mark without and with the most evidence, and how fast evidence makes it grow.
_LEAST, _MOST, _SLOPE = 6.5, 22.5, 2.5
#: So many nodes fill a screen at full size; more are seen from further off, so their marks are drawn larger.
_FULL, _LARGEST = 36, 3.0
_ROUNDS = 80

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Width and height in pixels that a mark and its name take at full size."""

    wide: float
    high: float


def growth(count: int) -> float:
    """How much larger marks are drawn in a picture of so many nodes.

    Examples
    --------
    >>> growth(10), growth(144), growth(10_000)
    (1.0, 2.0, 3.0)
    """
    return round(min(_LARGEST, max(1.0, math.sqrt(count / _FULL))), 2)


def radius(weight: int) -> float:
    """Radius in pixels of a mark with so many pieces of evidence, at growth 1.

    Examples
    --------
    >>> radius(1), radius(10_000)
    (9.0, 22.5)
    """
    return min(_MOST, _LEAST + _SLOPE * math.sqrt(max(0, weight)))


def room(data: Mapping[str, Any], grown: float = 1.0) -> Room:
    """The room of a node, by its mark and the longer of its names.

    Examples
    --------
    >>> room({"label_en": "", "label_zh": "海关", "weight": 1})
    Room(wide=50.0, high=50.0)
    """
    width = max(_width(data.get("label_en", "")), _width(data.get("label_zh", "")))
    lines = min(_MOST_LINES, max(1, math.ceil(width / _LINE)))
    mark = 2 * radius(data.get("weight", 0)) * grown
    return Room(
        max(mark, min(_LINE, width / lines * (1.15 if lines > 1 else 1))) + _MARGIN[0],
        mark + lines * _HEIGHT + _MARGIN[1],
    )


def _width(text: str) -> float:
    return sum(_IDEOGRAPH if unicodedata.east_asian_width(one) in "WF" else _LETTER for one in text[:200])


def spread(placed: Mapping[str, Point], rooms: Mapping[str, Room]) -> dict[str, Point]:
    """Push nodes whose rooms overlap apart, a little each round."""
    nodes = sorted(placed)
    xs, ys = [placed[node][0] for node in nodes], [placed[node][1] for node in nodes]
    room_of = [rooms[node] for node in nodes]
    wide, high = max(one.wide for one in room_of), max(one.high for one in room_of)
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
                        moved |= _push(xs, ys, room_of, one, other)
        if not moved:
            break
    return {node: (xs[index], ys[index]) for index, node in enumerate(nodes)}


def _push(xs: list[float], ys: list[float], rooms: list[Room], one: int, other: int) -> bool:
    dx, dy = xs[other] - xs[one], ys[other] - ys[one]
    wide, high = (rooms[one].wide + rooms[other].wide) / 2, (rooms[one].high + rooms[other].high) / 2
    over_x, over_y = wide - abs(dx), high - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    if over_x / wide < over_y / high:
        step = over_x / 2 * (1 if dx >= 0 else -1)
        xs[one] -= step
        xs[other] += step
    else:
        step = over_y / 2 * (1 if dy >= 0 else -1)
        ys[one] -= step
        ys[other] += step
    return True
