"""The campaign in force, and who acts in a document."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.anchors import month_span
from kg.extract.cast import Cast
from kg.extract.editions import Campaigns
from kg.extract.link import Linker
from kg.extract.periods import Periods
from kg.extract.scopes import FrameStack, Held, Scope
from kg.extract.spans import When, WhenKind
from kg.lexicon import load_lexicon
from kg.model import Document, Entity, Kind, Period, Span

LEXICON = load_lexicon()
DRIVE = Entity("urn:drive", Kind.CAMPAIGN, "清湖行动", "zh", candidate=True)


def agency(name: str) -> Entity:
    return Entity(f"urn:{name}", Kind.AGENCY, name, "zh", candidate=True)


def linker() -> Linker:
    return Linker(LEXICON, Document("a.txt", "", "zh", ()))


def held(period: Period) -> Held[Period]:
    return Held(period, None, Scope.CLAUSE)


@pytest.fixture
def campaigns() -> Campaigns:
    found = Campaigns()
    found.stack.put(DRIVE, Span(0, 4), Scope.DOCUMENT)
    found.years[DRIVE.iri] = month_span(2024, 4, 9)
    return found


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (month_span(2024, 5, 5), DRIVE),
        (Period.year(2024), None),
        (Period.year(2023), None),
        (month_span(2024, 10, 12), None),
    ],
)
def test_campaign_is_that_of_the_stretch_it_ran(
    campaigns: Campaigns, period: Period, expected: Entity | None
) -> None:
    found = campaigns.in_force(held(period))
    assert (None if found is None else found.value) == expected


def test_what_is_held_is_no_outcome(campaigns: Campaigns) -> None:
    assert campaigns.in_force(held(month_span(2024, 5, 5)), stock=True) is None


def test_campaign_named_last_is_taken_up_again() -> None:
    found = Campaigns()
    found.name(DRIVE, Span(0, 4), None)
    found.name_again(Span(9, 11))
    top = found.stack.top()
    assert top is not None
    assert (top.value, top.span) == (DRIVE, Span(9, 11))


def test_no_campaign_is_taken_up_where_none_was_named() -> None:
    found = Campaigns()
    found.name_again(Span(9, 11))
    assert found.stack.top() is None


def test_blocked_scope_hides_those_around_it() -> None:
    stack: FrameStack[str] = FrameStack()
    stack.put("2023", None, Scope.DOCUMENT)
    stack.block(Scope.CLAUSE)
    stack.move(Scope.CLAUSE, Scope.SENTENCE)
    assert stack.top() is None


def test_unknown_body_is_of_the_system_its_name_ends_in() -> None:
    assert linker().same_system(agency("青澜海关"), agency("滨北海关"))


def test_bodies_of_two_systems_are_told_apart() -> None:
    assert not linker().same_system(agency("青澜海关"), agency("宁海法院"))


def test_document_is_about_the_first_that_acts() -> None:
    cast = Cast(linker())
    cast.speak(agency("宁海法院"), Span(0, 4))
    cast.act(agency("青澜海关"), Span(9, 13))
    assert cast.home() == (agency("青澜海关"), Span(9, 13))


def test_where_nobody_acts_it_is_about_the_first_that_speaks() -> None:
    cast = Cast(linker())
    cast.speak(agency("宁海法院"), Span(0, 4))
    assert cast.home() == (agency("宁海法院"), Span(0, 4))


def test_paragraphs_each_of_another_body_make_a_digest() -> None:
    cast = Cast(linker())
    for name in ("青澜海关", "宁海法院", "定舟检察院"):
        cast.act(agency(name), Span(0, 4))
        cast.close_paragraph()
    assert cast.home() is None


def test_several_bodies_of_one_paragraph_make_none() -> None:
    cast = Cast(linker())
    for name in ("青澜海关", "宁海法院", "定舟检察院"):
        cast.act(agency(name), Span(0, 4))
    assert cast.home() is not None


def when(value: str) -> When:
    return When(Span(0, 2), WhenKind.PERIOD, rule="between", value=value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("this-year/this-year", True), ("this-year.7/this-year.9", False), ("2024/2024", False)],
)
def test_this_year_stands_for_the_part_of_it_in_force(value: str, expected: bool) -> None:
    periods = Periods()
    periods.stack.put(month_span(2024, 1, 9), None, Scope.DOCUMENT)
    assert periods.widens(Period.year(2024), when(value)) is expected


def test_stretch_of_years_is_found_by_their_number() -> None:
    periods = Periods()
    periods.note(Period(date(2021, 1, 1), date(2023, 12, 31)))
    periods.note(Period.year(2024))
    assert (periods.of_years(3), periods.of_years(1)) == (Period(date(2021, 1, 1), date(2023, 12, 31)), None)
