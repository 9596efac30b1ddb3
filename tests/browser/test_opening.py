"""A page opens by itself: no request, no fault, a picture, a paragraph; whatever it is given."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.view import page as ready
from kg.view.working import DRAWN
from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener
from tests.network_factory import chain, disagreeing, figure


@pytest.mark.parametrize("size", [0, 1, 60, 1000])
def test_a_page_opens_without_a_request_or_a_fault(show: Opener, size: int) -> None:
    shown = show(generated(size))
    assert [address[:5] for address in shown.requests] == ["file:"]
    assert shown.faults == []
    assert shown.count()[:2] == [min(size, DRAWN), size]


def test_an_empty_view_says_so(show: Opener) -> None:
    page = show(nx.MultiDiGraph()).page
    assert page.inner_text("#empty") == "There is nothing in this view."
    assert page.is_hidden("#years")


def test_filters_that_hide_everything_say_how_to_get_back(show: Opener) -> None:
    shown = show(chain())
    for number in range(3):
        shown.page.click(f"#types input >> nth={number}")
    assert "The filters hide everything" in shown.page.inner_text("#empty")
    shown.page.click("[data-act=clear]")
    assert shown.count()[:2] == [3, 3]


def test_the_description_tells_what_is_shown(show: Opener) -> None:
    about = show(disagreeing()).page.inner_text("#about")
    assert about.startswith(
        "This view shows 2 of 3 things (agencies: 1, measures: 1), with one relation between them."
    )
    assert "3 statistics for the years 2023 to 2024" in about


def test_the_description_is_in_chinese_for_a_chinese_page(show: Opener) -> None:
    page = show(ready(disagreeing(), lang="zh").html).page
    assert page.inner_text("#about").startswith("本视图显示 3 个实体中的 2 个")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.title() == "执法知识图谱"


def test_the_language_can_be_switched(show: Opener) -> None:
    page = show(generated(60)).page
    page.click("[data-act=language]")
    assert page.inner_text("#types legend") == "显示"
    assert "检查局" in page.inner_text("#entry")


def test_a_view_about_one_thing_opens_with_its_figures_by_year(show: Opener) -> None:
    page = show(ready(disagreeing(), "agency", of="a").html).page
    assert page.inner_text("#detail h2") == "a"
    assert page.locator("#detail thead th").all_inner_texts() == ["Series", "2023", "2024"]
    assert page.inner_text("#detail tbody").split() == ["m", ">", "30", "44", "50"]


def test_disagreeing_figures_are_drawn_and_named(show: Opener) -> None:
    shown = show(ready(disagreeing(), "conflicts").html)
    assert shown.count()[:2] == [4, 4]
    shown.page.evaluate("KG.choose.node(KG.numbers.get('a'))")
    assert "conflicts with: figure s2" in shown.page.inner_text("#detail")


def test_a_timeline_has_its_years_over_the_columns(show: Opener) -> None:
    shown = show(ready(generated(60), "timeline").html)
    assert shown.page.evaluate("KG.facts.columns.map(([title]) => title)") == [
        str(y) for y in range(2015, 2025)
    ]
    assert shown.faults == []


@pytest.mark.parametrize(
    "label", ["长" * 2000, "x" * 2000, "词 " * 1000, "🎉🎊", "مكتب التفتيش", "\u202eabc", " ", ""]
)
def test_odd_labels_give_a_usable_page(show: Opener, label: str) -> None:
    network = generated(12)
    for node in network:
        network.nodes[node].update(label_en=label, label_zh="")
    shown = show(network)
    shown.page.click("#entry button >> nth=0")
    assert shown.faults == []
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert shown.page.is_visible("#detail h2")


def test_a_hub_of_five_thousand_gives_a_usable_page(show: Opener) -> None:
    network = generated(5001)
    hub, *others = network
    data = next(iter(network.edges(data=True)))[2]
    for node in others:
        network.add_edge(hub, node, key=data["predicate"], **data)
    network.nodes[hub]["weight"] = 5000
    shown = show(network)
    shown.page.click("#entry button >> nth=0")
    assert shown.page.inner_text("#detail h2") == "Bureau of Inspection 0"
    assert shown.page.locator("#detail details").count() < 400
    assert shown.faults == []
    shown.page.click("#detail .more >> nth=-1")
    assert shown.faults == []


def test_rows_by_year_are_told_apart_by_their_unit_and_money_always_names_it(show: Opener) -> None:
    network = chain()
    network.nodes["a"]["statistics"] = [
        figure("s1", measure="b", unit="item", unit_en="item of goods", value=7),
        figure("s2", measure="b", unit="batch", value=8),
        figure("s3", measure="c", unit="CNY", unit_en="yuan renminbi", unit_zh="人民币元", value=9),
        figure("s4", measure="c", place="b", unit="item", value=10),
    ]
    page = show(network).page
    page.evaluate("KG.choose.node(0)")
    titles = page.locator("#detail tbody th").all_inner_texts()
    assert titles == ["b · item of goods", "b · batch", "c · yuan renminbi", "c · b"]
