"""What a page carries: every thing and fact once, as rows; positions only for the part drawn at first.

Texts that repeat stand in one table and rows hold their numbers. Figures and documents are not sent as
nodes of their own: the page makes them from the rows of statistics and evidence when a reader asks.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx

from kg.network.select import FOLDED
from kg.view.evidence import Evidence, Texts
from kg.view.holder import Network
from kg.view.layout import Layout

__all__ = ["payload", "words"]

_LONGEST_LABEL = 2000
_DIMENSIONS = ("measure", "agency", "campaign", "sector", "subject", "place")


def payload(
    network: nx.MultiDiGraph[str], layout: Layout, *, title: str, lang: str, selected: str = ""
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts of a page, and its evidence, which the page reads only when a reader asks for it.

    Parameters
    ----------
    network
        As :func:`kg.network.project` gives it.
    layout
        Positions of the part drawn at first.
    selected
        IRI of the thing whose panel stands open at first.
    """
    evidence, texts = Evidence(), Texts()
    index = _index(network)
    statistics = _statistics(network, evidence)
    numbered = {iri: number for number, iri in enumerate(statistics)}
    predicates = sorted({str(key) for _, _, key, data in _relations(network) if data["kind"] != "provenance"})
    shown = words()
    base = _shared_start([*index, *statistics])
    facts = {
        "title": title,
        "lang": lang,
        **{name: shown[name] for name in ("words", "types", "families", "signs")},
        "predicates": [_predicate(iri, shown["predicates"]) for iri in predicates],
        "base": base,
        "nodes": [_node(iri[len(base) :], network.nodes[iri], numbered, shown) for iri in _things(network)],
        "edges": [
            _edge(index[a], index[b], predicates.index(key), data, statistics, numbered, evidence)
            for a, b, key, data in _relations(network)
            if data["kind"] != "provenance"
        ],
        "statistics": [
            _statistic(iri[len(base) :], value, index, numbered, evidence, texts)
            for iri, value in statistics.items()
        ],
        "texts": texts.rows,
        "documents": [[iri, *evidence.documents[iri]] for iri in index if iri in evidence.documents],
        "drawn": [[node["id"], node["x"], node["y"], node["group"]] for node in _drawn(layout, index).nodes],
        "growth": layout.growth,
        "columns": [[title, x] for title, x in layout.columns],
        "selected": index.get(selected),
        "unfolded": sorted({network.nodes[iri]["type"] for iri in layout.places} & FOLDED),
    }
    proof = evidence.table(index)
    stamp = json.dumps([facts, proof], ensure_ascii=False).encode("utf-8", "surrogatepass")
    facts["digest"] = hashlib.sha256(stamp).hexdigest()[:8]
    return facts, proof


@cache
def words() -> dict[str, Any]:
    """Everything the page says or draws by name: words, types, relations, their colours."""
    text = files("kg.view").joinpath("static", "words.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _things(network: nx.MultiDiGraph[str]) -> list[str]:
    return sorted(iri for iri, data in network.nodes(data=True) if data["type"] not in FOLDED)


def _index(network: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Numbers of nodes in the page: things first, then statistics, then documents, each in order."""
    values = [value for _, data in network.nodes(data=True) for value in data["statistics"]]
    pieces = [piece for value in values for piece in value["evidence"]]
    pieces += [piece for *_, data in network.edges(data=True) for piece in data["evidence"]]
    statistics = {value["iri"] for value in values}
    documents = {piece["document"] for piece in pieces}
    documents |= {iri for iri, data in network.nodes(data=True) if data["type"] == "document"}
    ordered = [*_things(network), *sorted(statistics), *sorted(documents)]
    return {iri: number for number, iri in enumerate(ordered)}


def _statistics(network: nx.MultiDiGraph[str], evidence: Evidence) -> dict[str, dict[str, Any]]:
    found = {value["iri"]: value for _, data in network.nodes(data=True) for value in data["statistics"]}
    ordered = dict(sorted(found.items()))
    for value in ordered.values():
        evidence.numbers(value["evidence"])
    for iri in sorted(network):
        data = network.nodes[iri]
        if data["type"] == "document":
            evidence.document(iri, data["label_en"] or data["label_zh"], data["address"])
    return ordered


def _relations(network: nx.MultiDiGraph[str]) -> list[tuple[str, str, str, dict[str, Any]]]:
    return sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3])


def _shared_start(texts: list[str]) -> str:
    first, last = min(texts, default=""), max(texts, default="")
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    return first[:same]


def _drawn(layout: Layout, index: Mapping[str, int]) -> Network:
    holder = Network()
    holder.fill(
        [
            {"id": index[iri], "x": round(x), "y": round(y), "group": layout.groups.get(iri, 0)}
            for iri, (x, y) in sorted(layout.places.items())
        ],
        [],
    )
    return holder


def _predicate(iri: str, known: Mapping[str, list[str]]) -> list[str]:
    local = re.split("[#/]", iri)[-1]
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower() or iri
    return [iri, *known.get(local, [plain, plain, "other"])]


def _node(
    iri: str, data: Mapping[str, Any], numbered: Mapping[str, int], shown: Mapping[str, Any]
) -> list[Any]:
    types = [one["key"] for one in shown["types"]]
    kind = data["type"] if data["type"] in types else "organisation"
    row = [
        iri,
        types.index(kind),
        data["label_en"][:_LONGEST_LABEL],
        data["label_zh"][:_LONGEST_LABEL],
        data["weight"],
        data["years"],
        [numbered[value["iri"]] for value in data["statistics"]],
        int(data["candidate"]),
        data["address"],
    ]
    return _shortened(row, [[], 0, ""])


def _edge(
    source: int,
    target: int,
    predicate: int,
    data: Mapping[str, Any],
    statistics: Mapping[str, Mapping[str, Any]],
    numbered: Mapping[str, int],
    evidence: Evidence,
) -> list[Any]:
    """A relation; its years and evidence only where they are not those of its statistics."""
    known = [statistics[iri] for iri in data["statistics"] if iri in statistics]
    years = sorted({value["year"] for value in known if value["year"] is not None})
    behind = {number for value in known for number in evidence.numbers(value["evidence"])}
    own = evidence.numbers(data["evidence"])
    row = [
        source,
        target,
        predicate,
        [numbered[value["iri"]] for value in known],
        [] if set(own) == behind else own,
        [] if years == data["years"] else data["years"],
    ]
    return _shortened(row, [[], [], []])


def _statistic(
    iri: str,
    value: Mapping[str, Any],
    index: Mapping[str, int],
    numbered: Mapping[str, int],
    evidence: Evidence,
    texts: Texts,
) -> list[Any]:
    return [
        iri,
        value["label_en"],
        value["label_zh"],
        value["value"],
        *(texts.number(text) for text in _unit(value)),
        texts.number(value["comparator"]),
        texts.number(value["transformation"]),
        value["year"],
        texts.number(value["period"]),
        texts.number(value.get("period_zh", "") or value["period"]),
        [index.get(value[name], -1) for name in _DIMENSIONS],
        evidence.numbers(value["evidence"]),
        [numbered[other] for other in value["conflicts"] if other in numbered],
    ]


def _unit(value: Mapping[str, Any]) -> tuple[str, str, str]:
    """A unit's code, and its name in English and Chinese."""
    plain = value["unit"].removeprefix("other:")
    return plain, value.get("unit_en", "") or plain, value.get("unit_zh", "") or plain


def _shortened(row: list[Any], plain: Iterable[Any]) -> list[Any]:
    """The row without the last cells that say nothing."""
    rest = list(plain)
    while rest and row[-1] == rest[-1]:
        row.pop()
        rest.pop()
    return row
