from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import UsageError
from kg.network import about
from kg.view import VIEWS, page, view
from kg.view.views import parse_years
from tests.network_factory import chain, disagreeing, edge, figure, node, piece
from tests.test_view import block


def test_a_campaign_view_keeps_its_neighbours() -> None:
    assert sorted(view(chain(), "campaign", of="b")) == ["a", "b", "c"]


def test_focus_keeps_what_is_one_step_away() -> None:
    assert sorted(view(chain(), focus="甲")) == ["a", "b"]


def test_two_steps_reach_further() -> None:
    assert sorted(view(chain(), focus="甲", depth=2)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("nonsense", {}, "There is no view 'nonsense'"),
        ("campaign", {}, "needs the name of one"),
        ("campaign", {"of": "a"}, "Nothing in the graph is called 'a'"),
        ("overview", {"depth": 9}, "A depth of 9"),
        ("overview", {"years": "x"}, "'x' is no range of years"),
        ("overview", {"years": "2024-2020"}, "run backwards"),
    ],
)
def test_an_impossible_view_is_refused(name: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        view(chain(), name, **options)  # type: ignore[arg-type]


def test_one_year_is_a_range() -> None:
    assert parse_years("2024") == (2024, 2024)


def test_years_leave_out_what_is_dated_otherwise() -> None:
    network = chain()
    network.nodes["c"]["years"] = [2019]
    assert sorted(view(network, years="2020-2024")) == ["a", "b"]


def test_a_view_about_one_thing_keeps_only_its_own_figures() -> None:
    network = disagreeing()
    other = figure("s9", measure="m", agency="z")
    node(network, "z", statistics=[other])
    network.nodes["m"]["statistics"] = [*network.nodes["m"]["statistics"], other]
    edge(
        network, "z", "m", key="http://example.org/m", kind="statistic", evidence=[piece()], statistics=["s9"]
    )
    part = view(network, "agency", of="a")
    assert [value["iri"] for value in part.nodes["m"]["statistics"]] == ["s1", "s2", "s3"]
    assert "z" not in part


def test_a_relation_between_neighbours_stays_as_far_as_it_concerns_the_middle() -> None:
    network = disagreeing()
    both, alone = figure("s8", year=2020, measure="m", place="p"), figure("s9", measure="m", place="p")
    both["agency"] = "a"
    node(network, "p", kind="place", statistics=[both, alone])
    network.nodes["a"]["statistics"] = [*network.nodes["a"]["statistics"], both]
    for source in "am":
        edge(
            network, source, "p", key="http://example.org/in", kind="statistic", years=[2020, 2024],
            evidence=[piece()], statistics=["s8"] if source == "a" else ["s8", "s9"],
        )  # fmt: skip
    data = about(network, "a")["m"]["p"]["http://example.org/in"]
    assert (data["statistics"], data["years"]) == (["s8"], [2020])


def test_the_view_of_conflicts_shows_the_figures_themselves() -> None:
    part = view(disagreeing(), "conflicts")
    assert sorted(part) == ["a", "m", "s1", "s2"]
    facts = block(page(disagreeing(), "conflicts").html, "facts")
    assert (facts["unfolded"], len(facts["drawn"]), facts["title"]) == (
        ["statistic"],
        4,
        "Figures that disagree",
    )


def test_the_timeline_has_columns() -> None:
    facts = block(page(disagreeing(), "timeline").html, "facts")
    assert [title for title, _ in facts["columns"]] == ["2023"]


def test_a_view_about_one_thing_opens_its_panel_and_bears_its_name() -> None:
    html = page(chain(), "agency", of="a", lang="zh", years="2024").html
    facts = block(html, "facts")
    assert (facts["title"], facts["nodes"][facts["selected"]][0]) == ("甲 · 2024", "a")
    assert '<html lang="zh-Hans">' in html


def test_a_title_of_ones_own_is_kept() -> None:
    assert "<title>Mine</title>" in page(chain(), title="Mine").html


def test_the_plain_overview_is_named_after_the_project() -> None:
    assert "<title>执法知识图谱</title>" in page(chain(), lang="zh").html


@pytest.mark.parametrize("name", [name for name, named in VIEWS.items() if not named])
def test_views_of_a_graph_loaded_from_disk(bundled: Path, name: str) -> None:
    assert kg.load(bundled).view(name).html.startswith("<!doctype html>")


def test_a_graph_shows_a_campaign_in_chinese(bundled: Path) -> None:
    shown = kg.load(bundled).view("campaign", of="Longteng campaign", lang="zh")
    assert "龙腾”行动</title>" in shown.html
    assert "<iframe" in shown._repr_html_()
