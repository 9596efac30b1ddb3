"""The drawn part of a network in pyvis' own data holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from pyvis.network import Network as PyvisNetwork

__all__ = ["Network", "vis_network_script"]

_SCRIPT = ("lib", "vis-9.1.2", "vis-network.min.js")


class Network(PyvisNetwork):  # type: ignore[misc]
    """A directed pyvis network filled at once, which never renders by pyvis' own template.

    ``add_node`` and ``add_edge`` search whole lists at each call; here the lists are assigned.
    """

    def __init__(self) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.toggle_physics(False)

    def fill(self, nodes: Sequence[Mapping[str, Any]], edges: Sequence[Mapping[str, Any]]) -> None:
        """Take these nodes (with ``id``) and edges (with ``from`` and ``to``) as they are."""
        self.nodes = [dict(node) for node in nodes]
        self.node_ids = [node["id"] for node in self.nodes]
        self.node_map = {node["id"]: node for node in self.nodes}
        self.edges = [dict(edge) for edge in edges]


def vis_network_script() -> str:
    """The vis-network library as pyvis ships it, without the reference to a source map that is not there."""
    text = files("pyvis").joinpath(*_SCRIPT).read_text(encoding="utf-8")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "")
