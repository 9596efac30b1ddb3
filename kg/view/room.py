"""Room for marks with their names: how much each needs, and pushing apart those that stand too close."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

__all__ = ["Point", "Room", "room", "spread"]

#: Width of a letter and of an ideograph at 13 pixels, of a wrapped line, height of a line: as the page draws them.
_LETTER, _IDEOGRAPH = 7.2, 13.0
_LINE = 168.0
_HEIGHT = 16.0
_MOST_LINES = 3
#: Around every mark and name; tuned on pictures of 60 and 300 nodes.
_MARGIN = (26.0, 44.0)
_ROUNDS = 60

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Width and height in pixels that a mark and its name take at full size."""

    wide: float
    high: float


def room(data: Mapping[str, Any]) -> Room:
    """The room of a node, by the longer of its names.

    Examples
    --------
    >>> room({"label_en": "", "label_zh": "海关"})
    Room(wide=52.0, high=60.0)
    """
    width = max(_width(data.get("label_en", "")), _width(data.get("label_zh", "")))
    lines = min(_MOST_LINES, max(1, math.ceil(width / _LINE)))
    return Room(
        min(_LINE, width / lines * (1.15 if lines > 1 else 1)) + _MARGIN[0], lines * _HEIGHT + _MARGIN[1]
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
