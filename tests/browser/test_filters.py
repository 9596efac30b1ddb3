"""The legend is the filter; every count says what its box shows."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.benchmarks.networks import generated
from tests.browser.conftest import Opener
from tests.network_factory import disagreeing


def numbers(page: Page, box: str) -> dict[str, int]:
    """Label and count of every line of a filter that is ticked."""
    lines = page.locator(f"{box} label:has(input:checked)").all_inner_texts()
    parts = [re.split(r"\n+", line.strip()) for line in lines]
    return {label: int(count.replace(",", "")) for label, count in parts}


def test_the_counts_add_up_to_the_header(show: Opener) -> None:
    shown = show(generated(60))
    things, total, relations, _ = shown.count()
    assert things == total == sum(numbers(shown.page, "#types").values()) == 60
    assert relations == sum(numbers(shown.page, "#relations").values())


def test_unticking_a_type_takes_its_count_away(show: Opener) -> None:
    shown = show(generated(60))
    before, measures = shown.count(), numbers(shown.page, "#types")["Measures"]
    shown.page.click("#types label:has-text('Measures') input")
    after = shown.count()
    assert after[0] == before[0] - measures
    assert after[2] == sum(numbers(shown.page, "#relations").values()) < before[2]


def test_unticking_a_relation_takes_its_count_away_and_leaves_the_things(show: Opener) -> None:
    shown = show(generated(60))
    before, focuses = shown.count(), numbers(shown.page, "#relations")["focuses on"]
    shown.page.click("#relations label:has-text('focuses on') input")
    assert shown.count() == [before[0], before[1], before[2] - focuses, before[3]]


def test_a_range_of_years_keeps_what_is_dated_within(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.select_option("#from", "2016")
    shown.page.select_option("#to", "2018")
    dated = shown.page.evaluate(
        "KG.nodes.slice(0, 60).filter((node) => node.years.some((y) => y >= 2016 && y <= 2018)).length"
    )
    assert shown.count()[0] == dated == 18
    assert shown.page.evaluate("KG.shown.statistics.every((one) => one.year >= 2016 && one.year <= 2018)")
    assert sum(numbers(shown.page, "#types").values()) == 18


def test_each_year_has_the_number_of_its_statistics(show: Opener) -> None:
    shown = show(disagreeing())
    assert shown.page.locator("#from option").all_inner_texts() == ["first", "2023 (1)", "2024 (2)"]
    assert shown.page.locator("#years rect").count() == 2


def test_figures_and_documents_are_one_press_away(show: Opener) -> None:
    shown = show(disagreeing())
    assert shown.page.locator("#provenance label").all_inner_texts() == ["Statistics\n3", "Documents\n1"]
    shown.page.click("#provenance input >> nth=0")
    assert shown.count()[:3] == [5, 6, 8]
    shown.page.click("#provenance input >> nth=1")
    assert shown.count()[:3] == [6, 7, 11]
    shown.page.click("[data-act=undo]")
    assert shown.count()[0] == 5


def test_focus_keeps_one_step_or_two(show: Opener) -> None:
    shown = show(generated(60))
    shown.page.click("#entry button >> nth=0")
    near = shown.page.evaluate(
        "new Set(KG.nodes[KG.state.selected].edges.flatMap((edge) => [edge.from, edge.to])).size"
    )
    shown.page.click("[data-act=focus]")
    assert shown.count()[0] == near
    shown.page.click("[data-act=focus2]")
    assert near < shown.count()[0] < 60
    shown.page.click("[data-act=clear]")
    assert shown.count()[0] == 60


def test_the_ticked_box_keeps_the_focus(show: Opener) -> None:
    page = show(generated(60)).page
    page.focus("#types input >> nth=1")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement === document.querySelectorAll('#types input')[1]")
