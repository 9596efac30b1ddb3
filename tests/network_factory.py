"""Networks made by hand, so that tests of views do not depend on a build."""

from __future__ import annotations

from typing import Any

import networkx as nx

LIKES = "http://example.org/likes"


def node(network: nx.MultiDiGraph[str], iri: str, kind: str = "agency", **more: object) -> None:
    plain = {"label_en": iri, "label_zh": "", "candidate": False, "years": [], "weight": 1, "statistics": []}
    network.add_node(iri, type=kind, **{"address": "", **plain, **more})


def edge(
    network: nx.MultiDiGraph[str],
    source: str,
    target: str,
    key: str = "http://example.org/knows",
    **more: Any,
) -> None:
    plain = {"kind": "statement", "years": [2024], "evidence": [], "statistics": [], "weight": 1}
    network.add_edge(source, target, key=key, predicate=key, **{**plain, **more})


def piece(quote: str = "It saw 44 cases.", **more: object) -> dict[str, Any]:
    plain = {
        "from": 7, "to": 15, "start": 100, "document": "doc", "title": "News", "address": "https://example.org/n",
        "speaker": "Bureau", "cited": "", "method": "rules 1", "confidence": 0.9, "doubt": "",
    }  # fmt: skip
    return {"quote": quote, **plain, **more}


def figure(iri: str, **more: Any) -> dict[str, Any]:
    plain = {
        "label_en": f"figure {iri}", "label_zh": f"数字{iri}", "value": 44, "unit": "case", "comparator": "exact",
        "period": "2024", "period_zh": "2024年", "year": 2024, "transformation": "level", "base": "",
        "measure": "", "agency": "", "campaign": "", "sector": "", "subject": "", "place": "",
        "conflicts": [], "evidence": [piece()],
    }  # fmt: skip
    return {"iri": iri, **plain, **more}


def chain() -> nx.MultiDiGraph[str]:
    """An agency, its campaign and a sector, in a row."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    node(found, "a", label_zh="甲")
    node(found, "b", kind="campaign")
    node(found, "c", kind="sector")
    edge(found, "a", "b")
    edge(found, "b", "c")
    return found


def disagreeing() -> nx.MultiDiGraph[str]:
    """One measure of which two texts give different figures for one year, and a third for another."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    figures = [
        figure("s1", measure="m", agency="a", value=44, conflicts=["s2"]),
        figure("s2", measure="m", agency="a", value=50, conflicts=["s1"]),
        figure("s3", measure="m", agency="a", value=30, year=2023, period="2023", comparator="more_than"),
    ]
    node(found, "a", statistics=figures, weight=3, years=[2023, 2024])
    node(found, "m", kind="measure", statistics=figures, weight=3, years=[2023, 2024])
    node(found, "idle", kind="law")
    for one in figures:
        node(found, one["iri"], kind="statistic", statistics=[one], years=[one["year"]])
        for end in ("a", "m"):
            edge(
                found, one["iri"], end, key=f"http://example.org/{end}", kind="provenance", evidence=[piece()]
            )
    shared = {
        "kind": "statistic",
        "years": [2023, 2024],
        "evidence": [piece()],
        "statistics": ["s1", "s2", "s3"],
    }
    edge(found, "a", "m", key="https://w3id.org/enfkg/ns#measure", **shared)
    edge(found, "s1", "s2", key="https://w3id.org/enfkg/ns#conflictsWith", kind="verdict", years=[])
    edge(found, "idle", "a", key="http://example.org/binds", kind="authority", years=[])
    return found
