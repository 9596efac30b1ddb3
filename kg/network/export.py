"""The network in the formats of other tools: GraphML, GEXF, Cytoscape JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from kg.errors import UsageError

__all__ = ["FORMATS", "export"]

#: Characters that XML 1.0 cannot hold; they are left out.
_NOT_XML = re.compile("[^\\t\\n\\r\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def _flat(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy whose attributes are single values: lists become counts and joined years."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in network.nodes(data=True):
        flat.add_node(_NOT_XML.sub("", node), **_attributes(data))
    for number, (source, target, data) in enumerate(network.edges(data=True)):
        flat.add_edge(_NOT_XML.sub("", source), _NOT_XML.sub("", target), key=number, **_attributes(data))
    return flat


def _attributes(data: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    found: dict[str, str | int | float | bool] = {}
    for name, value in data.items():
        if name == "years":
            found[name] = " ".join(str(year) for year in value)
        elif isinstance(value, list):
            found[f"{name}_count"] = len(value)
        elif isinstance(value, str):
            found[name] = _NOT_XML.sub("", value)
        elif isinstance(value, bool | int | float):
            found[name] = value
    return found


def _graphml(network: nx.MultiDiGraph[str]) -> bytes:
    buffer = io.BytesIO()
    nx.write_graphml_xml(_flat(network), buffer, encoding="utf-8", prettyprint=True)
    return buffer.getvalue()


def _gexf(network: nx.MultiDiGraph[str]) -> bytes:
    flat = _flat(network)
    for _, data in flat.nodes(data=True):
        # "type" is a word of the GEXF format itself, and its label is the one shown
        data["kind_of_thing"] = data.pop("type", "")
        data["label"] = data.get("label_en") or data.get("label_zh") or ""
    lines = [line for line in nx.generate_gexf(flat, prettyprint=True) if "<lastmodified" not in line]
    # networkx stamps the day of writing into the file; the same network gives the same bytes
    text = re.sub(r' lastmodifieddate="[^"]*"', "", "\n".join(lines))
    return text.encode("utf-8")


def _cytoscape(network: nx.MultiDiGraph[str]) -> bytes:
    text = json.dumps(nx.cytoscape_data(_flat(network)), ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8")


_WRITERS: Mapping[str, Callable[[nx.MultiDiGraph[str]], bytes]] = {
    "cytoscape": _cytoscape,
    "gexf": _gexf,
    "graphml": _graphml,
}
FORMATS = tuple(_WRITERS)


def export(network: nx.MultiDiGraph[str], name: str) -> bytes:
    """A network as the bytes of a file; the same network gives the same bytes.

    Parameters
    ----------
    name
        One of :data:`FORMATS`.

    Raises
    ------
    UsageError
        An unknown format.
    """
    if name not in _WRITERS:
        raise UsageError(f"There is no network format {name!r}", remedy=f"Choose one of {', '.join(FORMATS)}")
    return _WRITERS[name](network)
