"""Pairs of figures through the whole way, text to verdict: all verdicts, all dimensions, both languages."""

from __future__ import annotations

import pytest

import kg
from kg.build import build
from kg.comparison import compare_figures
from kg.graph.store import Graph

#: Each text by the name of its document, each figure printed once in it.
TEXTS = {
    "over-en": "In 2024, China's procuratorial organs approved the arrest of over 15,000 individuals.",
    "exact-en": "In 2024, China's procuratorial organs approved the arrest of 15,197 individuals.",
    "over-zh": "2024年,全国检察机关批准逮捕1.5万余人。",
    "exact-zh": "2024年,全国检察机关批准逮捕15197人。",
    "low-zh": "2024年,全国检察机关批准逮捕14020人。",
    "half-zh": "2024年上半年,全国检察机关批准逮捕15197人。",
    "next-zh": "2023年,全国检察机关批准逮捕15197人。",
    "charged-zh": "2024年,全国检察机关起诉15197人。",
    "half-en": "In the first half of 2024, China's procuratorial organs approved the arrest of 15,197 individuals.",
    "admin-en": "In 2024, market regulators across China handled 44,000 cases.",
    "admin-zh": "2024年,全国市场监管部门查办案件4.4万件。",
    "admin-exact": "2024年,全国市场监管部门查办案件43987件。",
    "admin-wide": "In 2024, market regulators across China handled 47,000 cases.",
    "admin-more": "In 2024, market regulators across China handled over 44,000 cases.",
    "admin-samr": "In 2024, the State Administration for Market Regulation handled 44,000 cases.",
    "admin-food": "In 2024, market regulators across China handled 44,000 trademark cases.",
    "mark-zh": "2024年,全国市场监管部门查办商标案件4.4万件。",
    "kind-admin": "In 2024, market regulators across China handled 44,000 administrative cases.",
    "kind-criminal": "In 2024, market regulators across China handled 44,000 criminal cases.",
    "kind-admin-zh": "2024年,全国市场监管部门查办行政案件4.4万件。",
    "kind-criminal-zh": "2024年,全国市场监管部门查办刑事案件4.4万件。",
    "criminal": "In 2024, public security organs across China cracked 44,000 criminal cases.",
    "criminal-zh": "2024年,全国公安机关侦破刑事案件4.4万起。",
    "value-zh": "2024年,全国市场监管部门查办案件,涉案金额4.4万元。",
    "customs-a": "In 2023, China Customs seized 1,311 batches of goods.",
    "customs-b": "In 2023, China Customs seized 1,131 batches of goods.",
    "customs-zh": "2023年,海关总署查扣货物1311批。",
    "province": "2023年,广东省检察机关批准逮捕1311人。",
    "country": "2023年,全国检察机关批准逮捕1311人。",
    "nearly": "In 2022, China's procuratorial organs approved the arrest of nearly 1,000 individuals.",
    "about": "In 2022, China's procuratorial organs approved the arrest of 1,012 individuals.",
    "over": "In 2022, China's procuratorial organs approved the arrest of over 1,000 individuals.",
    "about-small": "In 2022, China's procuratorial organs approved the arrest of about 1,300 individuals.",
    "about-small-zh": "2022年,全国检察机关批准逮捕约1300人。",
    "near-small": "In 2022, China's procuratorial organs approved the arrest of 1,312 individuals.",
    "about-zh": "2022年,全国检察机关批准逮捕1000人左右。",
    "longteng": "In 2023, China Customs seized 1,311 batches in the Longteng campaign.",
    "jianwang": "“剑网2023”专项行动期间,全国版权执法部门查办案件1311件。",
    "jianwang-en": "In 2023, copyright authorities in China handled 1,311 cases in the Jianwang campaign.",
    "food": "2023年,全国市场监管部门在食品领域查办案件1311件。",
    "plain": "2023年,全国市场监管部门查办案件1311件。",
    "rise": "In 2024, China's procuratorial organs approved the arrest of 15,197 individuals, up 12%.",
    "rise-zh": "2024年,全国检察机关批准逮捕15197人,同比上升12%。",
    "rise-far": "In 2024, China's procuratorial organs approved the arrest of 15,197 individuals, up 12% from 2019.",
    "whole": "In 2021, China's procuratorial organs prosecuted 450 individuals, including 160 individuals in Beijing.",
    "whole-zh": "2021年,全国检察机关起诉450人,其中单位犯罪的160人。",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("pairs")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    report = build([str(folder / f"{name}.txt") for name in TEXTS], folder / "out")
    assert report.violations == ()
    return kg.load(folder / "out")


@pytest.mark.parametrize(
    ("a", "b", "verdict", "differs"),
    [
        ("over-en:over 15,000", "exact-en:15,197", "refines b", ""),
        ("exact-en:15,197", "over-en:over 15,000", "refines a", ""),
        ("over-zh:1.5万余人", "exact-zh:15197人", "refines b", ""),
        ("over-zh:1.5万余人", "over-en:over 15,000", "same", ""),
        ("over-en:over 15,000", "exact-zh:15197人", "refines b", ""),
        ("exact-en:15,197", "exact-zh:15197人", "same", ""),
        ("exact-en:15,197", "low-zh:14020人", "conflict", ""),
        ("over-zh:1.5万余人", "low-zh:14020人", "conflict", ""),
        ("admin-en:44,000", "admin-zh:4.4万件", "same", ""),
        ("admin-en:44,000", "admin-exact:43987件", "refines b", ""),
        ("admin-zh:4.4万件", "admin-wide:47,000", "conflict", ""),
        ("admin-en:44,000", "admin-more:over 44,000", "compatible", ""),
        ("customs-a:1,311", "customs-b:1,131", "conflict", ""),
        ("customs-a:1,311", "customs-zh:1311批", "same", ""),
        ("nearly:nearly 1,000", "about:1,012", "conflict", ""),
        ("about:1,012", "over:over 1,000", "refines a", ""),
        ("about-zh:1000人", "about:1,012", "refines b", ""),
        ("about-small:about 1,300", "near-small:1,312", "refines b", ""),
        ("about-small-zh:约1300人", "near-small:1,312", "refines b", ""),
        ("about-small-zh:约1300人", "about-small:about 1,300", "same", ""),
        ("about-zh:1000人", "nearly:nearly 1,000", "compatible", ""),
        ("rise:12%", "rise-zh:12%", "same", ""),
        ("admin-en:44,000", "criminal:44,000", "not-comparable", "measure"),
        ("admin-zh:4.4万件", "criminal:44,000", "not-comparable", "measure"),
        ("admin-zh:4.4万件", "criminal-zh:4.4万起", "not-comparable", "measure"),
        ("kind-admin:44,000", "kind-criminal:44,000", "not-comparable", "measure"),
        ("kind-admin:44,000", "kind-criminal-zh:4.4万件", "not-comparable", "measure"),
        ("kind-admin:44,000", "kind-admin-zh:4.4万件", "same", ""),
        ("kind-admin:44,000", "admin-en:44,000", "not-comparable", "measure"),
        ("exact-zh:15197人", "charged-zh:15197人", "not-comparable", "measure"),
        ("admin-en:44,000", "admin-samr:44,000", "not-comparable", "agency"),
        ("customs-a:1,311", "longteng:1,311", "not-comparable", "campaign"),
        ("food:1311件", "plain:1311件", "not-comparable", "sector"),
        ("admin-en:44,000", "admin-food:44,000", "not-comparable", "subject"),
        ("admin-food:44,000", "mark-zh:4.4万件", "same", ""),
        ("province:1311人", "country:1311人", "not-comparable", "place"),
        ("exact-en:15,197", "half-en:15,197", "not-comparable", "period"),
        ("exact-en:15,197", "half-zh:15197人", "not-comparable", "period"),
        ("half-zh:15197人", "half-en:15,197", "same", ""),
        ("exact-zh:15197人", "next-zh:15197人", "not-comparable", "period"),
        ("admin-zh:4.4万件", "value-zh:4.4万元", "not-comparable", "unit"),
        ("rise:12%", "exact-en:15,197", "not-comparable", "transformation"),
        ("rise:12%", "rise-far:12%", "not-comparable", "transformation"),
        ("jianwang:1311件", "jianwang-en:1,311", "same", ""),
        ("whole-zh:450人", "whole-zh:160人", "not-comparable", "measure"),
        ("whole:450", "whole-zh:450人", "same", ""),
    ],
)
def test_a_pair(graph: Graph, a: str, b: str, verdict: str, differs: str) -> None:
    found = compare_figures(graph.store, a, b).found
    assert f"{found.verdict.value} {found.precise or ''}".strip() == verdict
    assert set(differs.split()) <= set(found.differs)
    assert bool(differs) == bool(found.differs)
