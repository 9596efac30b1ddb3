from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kg.graph.labels import entity_label, period_label, series_label, statistic_label
from kg.lexicon import load_lexicon
from kg.model import Entity, Kind, Period
from tests.factory import ENGLISH, figure, record


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "2024", "2024年"),
        (date(2020, 1, 1), date(2024, 12, 31), "2020–2024", "2020—2024年"),
        (date(2024, 1, 1), date(2024, 6, 30), "January–June 2024", "2024年1—6月"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024", "2024年2月"),
        (date(2024, 5, 3), date(2024, 5, 3), "2024-05-03", "2024-05-03"),
        (date(2023, 7, 1), date(2024, 6, 30), "2023-07-01 to 2024-06-30", "2023-07-01至2024-06-30"),
    ],
)
def test_a_period_in_words(start: date, end: date, english: str, chinese: str) -> None:
    period = Period(start, end)
    assert (period_label(period, "en"), period_label(period, "zh")) == (english, chinese)


def test_a_level_says_how_much_of_what_by_whom_where_and_when() -> None:
    label = statistic_label(figure(ENGLISH, "over 15,000 arrests"), load_lexicon(), "en")
    assert label == "more than 15,000 arrests approved, procuratorial organs of China, China, 2024"


def test_the_same_in_chinese() -> None:
    lexicon = load_lexicon()
    label = statistic_label(figure(ENGLISH, "over 15,000 arrests"), lexicon, "zh")
    measure = lexicon.record(record("code/measure/arrests-approved").iri).labels["zh"]
    assert label.startswith(measure)
    assert label.endswith(",中国,2024年")
    assert "15000" in label


def test_a_change_names_its_kind() -> None:
    rate = figure(
        ENGLISH,
        "24.5%",
        value=Decimal("-24.5"),
        unit="percent",
        comparator="exact",
        transformation="yoy-rate",
    )
    label = statistic_label(rate, load_lexicon(), "en")
    assert label.startswith("arrests approved, growth rate -24.5%, ")


def test_money_names_its_currency() -> None:
    stated = figure(ENGLISH, "over 15,000 arrests", unit="CNY", value=Decimal(1130000000))
    assert "CNY 1,130,000,000 " in statistic_label(stated, load_lexicon(), "en")


def test_a_unit_other_than_that_of_the_measure_is_said() -> None:
    stated = figure(ENGLISH, "over 15,000 arrests", unit="other:zeppelin")
    assert "15,000 zeppelin arrests approved" in statistic_label(stated, load_lexicon(), "en")


def test_a_series_leaves_the_period_out() -> None:
    label = series_label(figure(ENGLISH, "over 15,000 arrests"), load_lexicon(), "en")
    assert label == "arrests approved, procuratorial organs of China, China (person)"


def test_a_name_without_a_record_stays_as_printed() -> None:
    bureau = Entity("http://example.org/x", Kind.AGENCY, "The Bureau", "en", candidate=True)
    assert entity_label(bureau, load_lexicon(), "zh") == "The Bureau"
