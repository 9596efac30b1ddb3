"""What a page carries: every node and fact as rows, positions only for the part that is drawn at first."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx

from kg.view.holder import Network
from kg.view.layout import Point

__all__ = ["DRAWN", "payload"]

#: Most nodes drawn at once; a browser stays fluent and a person can still read.
DRAWN = 600
_FOLDED = frozenset({"statistic", "document"})
_LONGEST_LABEL = 400


def payload(
    network: nx.MultiDiGraph[str],
    *,
    title: str,
    lang: str,
    layout: Callable[[nx.MultiDiGraph[str]], dict[str, Point]],
) -> tuple[dict[str, Any], list[list[Any]]]:
    """The facts of a page, and its evidence, which the page reads only when asked for."""
    words = _words()
    drawn = _working_set(network)
    places = layout(network.subgraph(drawn).copy())
    nodes = sorted(network)
    index = {node: number for number, node in enumerate(nodes)}
    rows = _Evidence()
    statistics = _statistics(network, rows)
    predicates = sorted({str(key) for *_, key in network.edges(keys=True)})
    edges = [
        [
            index[a], index[b], predicates.index(key), data["kind"] == "provenance", data["weight"],
            data["years"], rows.numbers(data["evidence"]),
        ]
        for a, b, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])
    ]  # fmt: skip
    numbered = {iri: number for number, iri in enumerate(statistics)}
    facts = {
        "title": title,
        "lang": lang,
        "words": words["words"],
        "types": words["types"],
        "predicates": [_predicate(iri, words["predicates"]) for iri in predicates],
        "nodes": [_node_row(node, network.nodes[node], numbered) for node in nodes],
        "edges": edges,
        "statistics": [_statistic_row(value, index, numbered, rows) for value in statistics.values()],
        "documents": rows.documents,
        "drawn": _drawn(network, places, index).nodes,
        "limit": DRAWN,
    }
    return facts, rows.rows


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        files("kg.view").joinpath("static", "words.json").read_text(encoding="utf-8")
    )
    return found


def _working_set(network: nx.MultiDiGraph[str]) -> list[str]:
    """The best-connected things; figures and documents only where there is nothing else."""
    things = [node for node, data in network.nodes(data=True) if data["type"] not in _FOLDED]
    pool = things or list(network)
    return sorted(pool, key=lambda node: (-network.nodes[node]["weight"], -network.degree(node), node))[
        :DRAWN
    ]


def _drawn(network: nx.MultiDiGraph[str], places: Mapping[str, Point], index: Mapping[str, int]) -> Network:
    holder = Network()
    holder.fill(
        [{"id": index[node], "x": x, "y": y} for node, (x, y) in sorted(places.items())],
        [{"from": index[a], "to": index[b]} for a, b in sorted(network.subgraph(places).edges())],
    )
    return holder


def _predicate(iri: str, words: Mapping[str, list[str]]) -> list[str]:
    local = re.split("[#/]", iri)[-1]
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()
    english, chinese = words.get(local, [plain, plain])
    return [iri, english, chinese]


def _node_row(iri: str, data: Mapping[str, Any], numbered: Mapping[str, int]) -> list[Any]:
    return [
        iri,
        data["type"],
        data["label_en"][:_LONGEST_LABEL],
        data["label_zh"][:_LONGEST_LABEL],
        data["weight"],
        data["years"],
        int(data["candidate"]),
        [numbered[value["iri"]] for value in data["statistics"]],
        data["address"],
    ]


def _statistics(network: nx.MultiDiGraph[str], rows: _Evidence) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {
        value["iri"]: value for _, data in network.nodes(data=True) for value in data["statistics"]
    }
    ordered = dict(sorted(found.items()))
    for value in ordered.values():
        rows.numbers(value["evidence"])
    return ordered


def _statistic_row(
    value: Mapping[str, Any], index: Mapping[str, int], numbered: Mapping[str, int], rows: _Evidence
) -> list[Any]:
    return [
        value["iri"],
        value["label_en"],
        value["label_zh"],
        value["value"],
        value["unit"],
        value["comparator"],
        value["period"],
        value["year"],
        value["transformation"],
        index.get(value["measure"], -1),
        [numbered[other] for other in value["conflicts"] if other in numbered],
        rows.numbers(value["evidence"]),
    ]


class _Evidence:
    """Pieces of evidence, each once."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.documents: list[list[str]] = []
        self._numbers: dict[str, int] = {}
        self._documents: dict[str, int] = {}

    def numbers(self, pieces: list[dict[str, Any]]) -> list[int]:
        """Their numbers, given out at first sight."""
        return [self._number(piece) for piece in pieces]

    def _number(self, piece: dict[str, Any]) -> int:
        document = self._documents.setdefault(piece["document"], len(self.documents))
        if document == len(self.documents):
            self.documents.append([piece["title"], piece["address"]])
        row = [
            piece["quote"], piece["from"], piece["to"], document, piece["start"],
            piece["speaker"], piece["cited"], piece["method"], piece["confidence"],
        ]  # fmt: skip
        key = json.dumps(row, ensure_ascii=False)
        number = self._numbers.setdefault(key, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number
