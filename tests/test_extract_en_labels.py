"""What English headers, row labels and keys say about the figures they stand for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.en import LANGUAGE
from kg.extract.language import Label
from kg.model import Span
from tests.reading import context_of


def label(text: str) -> Label:
    return LANGUAGE.label(context_of(text), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "unit", "scale"),
    [
        ("Hygiene inspections", "inspection", None),
        ("Prosecutions (cases)", "case", None),
        ("Number of vessels boarded", "other:vehicle", None),
        ("Moorings surveyed", "other:mooring", None),
        ("Catches landed, tonnes", "tonne", None),
        ("Value of fines (£m)", "GBP", Decimal(1_000_000)),
        ("Turnover (EUR thousand)", "EUR", Decimal(1_000)),
        ("Retail value in US dollars", "USD", None),
        ("Parcels, '000", "other:package", Decimal(1_000)),
        ("Share of visits", "percent", None),
        ("% of farms", "percent", None),
        ("Staff (FTE)", "person", None),
        ("Region", "other:region", None),
        ("2023", None, None),
    ],
)
def test_unit_and_scale(text: str, unit: str | None, scale: Decimal | None) -> None:
    found = label(text)
    assert (found.unit, found.scale) == (unit, scale)


@pytest.mark.parametrize(("text", "change"), [("Change", True), ("+/- %", True), ("Total", False)])
def test_a_column_of_changes(text: str, change: bool) -> None:
    assert label(text).change is change


def test_a_year_dates_its_column() -> None:
    when = label("Visits 2021").when
    assert when is not None
    assert when.period is not None
    assert when.period.calendar_year == 2021


def test_the_noun_of_a_label_is_quoted_from_it() -> None:
    noun = label("Hygiene inspections, total").noun
    assert noun is not None
    assert noun.of("Hygiene inspections, total") == "Hygiene inspections"
