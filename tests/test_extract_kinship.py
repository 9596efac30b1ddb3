"""Bodies that deal with one thing, by their names."""

from __future__ import annotations

import pytest

from kg.extract.kinship import field_of, same_field
from kg.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("青禾市应急管理局", "应急管理"),
        ("全市应急管理部门", "应急管理"),
        ("青禾市人民政府", ""),
        ("市场监管总局", "市场监管"),
    ],
)
def test_field_is_what_stands_in_front_of_the_kind(name: str, field: str) -> None:
    assert field_of(LEXICON, name) == field


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("青禾市应急管理局", "应急部门", True),
        ("青禾省药品监督管理局", "药品监管部门", True),
        ("青禾市税务局", "税务部门", True),
        ("青禾市税务局", "应急管理部门", False),
        ("青禾市人民政府", "青禾市人民政府", False),
    ],
)
def test_bodies_are_akin_when_one_field_is_short_for_the_other(one: str, other: str, same: bool) -> None:
    assert same_field(LEXICON, one, other) is same
