"""Generated networks of any size, with names in both languages and figures with evidence."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

__all__ = ["generated"]

_TYPES = ("agency", "campaign", "measure", "measure", "place", "report", "sector", "measure")
#: Short names and long ones, as registers of agencies have them.
_NAMES = {
    "agency": (
        ("Bureau of Inspection {}", "第{}检查局"),
        ("Administration for Market Regulation of the Province {}", "第{}省市场监督管理局"),
        (
            "Office of the Joint Conference on Fair Competition and Product Quality {}",
            "第{}公平竞争与产品质量联席会议办公室",
        ),
    ),
    "campaign": (
        ("Operation Clear Market {}", "净市行动{}号"),
        (
            "Special Operation against Counterfeit Parts Sold Online, Stage {}",
            "打击网络销售假冒零部件专项行动第{}阶段",
        ),
    ),
    "sector": (("Sector {}", "领域{}"),),
    "measure": (
        ("cases of kind {} closed", "第{}类结案数"),
        ("goods of kind {} seized at the border", "第{}类口岸查扣货物"),
    ),
    "place": (("Province {}", "第{}省"),),
    "report": (("Annual Report {}", "年度报告{}"),),
}


def generated(size: int, *, seed: int = 7) -> nx.MultiDiGraph[str]:
    """A network of so many nodes in communities of about forty, two relations a node, one figure in three."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(size):
        kind = _TYPES[number % len(_TYPES)]
        english, chinese = _NAMES[kind][number // len(_TYPES) % len(_NAMES[kind])]
        network.add_node(
            _iri(number), type=kind, label_en=english.format(number), label_zh=chinese.format(number),
            candidate=number % 9 == 0, years=[2015 + number % 10], weight=1, address="",
            statistics=[_figure(number, size)] if number % 3 == 0 else [],
        )  # fmt: skip
    for number in range(1, size):
        base = number - number % 40
        for _ in range(2):
            near = (
                base + int(min(40, size - base) * chance.random() ** 2.5)  # the first few become hubs
                if chance.random() < 0.9
                else chance.randrange(size)
            )
            if near != number:
                key = f"https://w3id.org/enfkg/ns#{chance.choice(('agency', 'focusesOn', 'measure'))}"
                network.add_edge(
                    _iri(number), _iri(near), key=key, predicate=key, kind="statement", weight=1,
                    years=[2015 + number % 10], statistics=[], evidence=[_piece(number)],
                )  # fmt: skip
    for node, degree in network.degree():
        network.nodes[node]["weight"] = degree
    return network


def _iri(number: int) -> str:
    return f"https://example.org/id/{number:06}"


def _piece(number: int) -> dict[str, Any]:
    return {
        "quote": f"In all, {number:,} cases were closed in the year.", "from": 8, "to": 8 + len(f"{number:,} cases"),
        "start": number * 50, "document": f"https://example.org/doc/{number % 50}", "title": f"Digest {number % 50}",
        "address": f"https://example.org/digest/{number % 50}", "speaker": "Bureau", "cited": "", "method": "rules 1",
        "confidence": 0.9,
    }  # fmt: skip


def _figure(number: int, size: int) -> dict[str, Any]:
    measure = number - number % 40 + 2
    year = 2015 + number % 10
    return {
        "iri": f"https://example.org/stat/{number:06}", "label_en": f"{number:,} cases closed, {year}",
        "label_zh": f"{year}年结案{number}件", "value": number, "unit": "case", "comparator": "exact",
        "period": str(year), "year": year, "transformation": "level", "base": "",
        "measure": _iri(measure) if measure < size else "", "agency": _iri(number),
        "campaign": "", "sector": "", "subject": "", "place": "", "conflicts": [], "evidence": [_piece(number)],
    }  # fmt: skip
