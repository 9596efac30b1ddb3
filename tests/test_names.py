"""What a person means by a name, and what is suggested when nothing is meant."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.graph.names import Thing, labels_of, named, things_of
from kg.terms import BASE
from tests.factory import chinese, english, store_of

THINGS = [
    Thing("x:approved", "measure", ("arrests approved", "批准逮捕人数")),
    Thing("x:made", "measure", ("arrests made",)),
    Thing("x:filed", "measure", ("cases filed", "立案数")),
]


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("arrests approved", "x:approved"),
        ("ARRESTS  made", "x:made"),
        ("approved", "x:approved"),
        ("批准逮捕", "x:approved"),
        ("x:filed", "x:filed"),
    ],
)
def test_a_name_means_one_thing(text: str, iri: str) -> None:
    assert named(THINGS, text).iri == iri


def test_a_name_of_several_things_asks_which() -> None:
    with pytest.raises(UsageError, match=r"arrests approved.*arrests made"):
        named(THINGS, "arrests")


def test_a_misspelt_name_is_suggested() -> None:
    with pytest.raises(UsageError, match="arrests approved"):
        named(THINGS, "arests aproved", "measure")


def test_a_name_like_no_other_gets_examples() -> None:
    with pytest.raises(UsageError, match="Known are"):
        named(THINGS, "zzz")


def test_an_empty_graph_says_so() -> None:
    with pytest.raises(UsageError, match="figures first"):
        named([], "arrests")


def test_things_are_what_figures_are_about() -> None:
    found = {thing.iri.removeprefix(BASE) for thing in things_of(store_of(english(), chinese()))}
    assert found == {"code/measure/arrests-approved", "agency/cn-procuratorates", "place/cn"}


def test_labels_are_in_the_language_asked_for() -> None:
    store = store_of(english(), chinese())
    agency = BASE + "agency/cn-procuratorates"
    assert labels_of(store)[agency] == "procuratorial organs of China"
    assert labels_of(store, "zh")[agency] == "全国检察机关"
