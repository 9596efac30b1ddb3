"""Where the evidence of a correction stands, and periods as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import CorrectionError
from kg.model import Document, Period, Span
from kg.review.correction import Evidence
from kg.review.locate import is_about, locate
from kg.review.periods import parse_period, period_text

TEXT = "In 2024, 1,512 cases.\nOf the 512 cases, 512 were civil; 512 were not."


def document(text: str = TEXT, name: str = "a.txt") -> Document:
    return Document(name, text, "en", ())


def test_a_figure_is_no_part_of_a_longer_one() -> None:
    assert locate(Evidence(printed="1,512"), document()).printed == Span(9, 14)
    assert locate(Evidence(printed="512", quote="Of the 512 cases"), document()).printed == Span(29, 32)


def test_the_offset_tells_which() -> None:
    with pytest.raises(CorrectionError, match=r"“512” stands 3 times in a.txt. Say which with at"):
        locate(Evidence(printed="512"), document())
    found = locate(Evidence(printed="512", at=40), document())
    assert (found.printed, found.moved) == (Span(40, 43), False)


def test_the_place_in_the_quote_tells_which_when_the_quote_has_moved() -> None:
    quote = TEXT.split("\n")[1]
    evidence = Evidence(quote=quote, start=22, printed="512", at=40)
    found = locate(evidence, document("A new line.\n" + TEXT))
    assert (found.printed, found.moved) == (Span(52, 55), True)


def test_white_space_of_a_quote_does_not_count() -> None:
    assert locate(Evidence(quote="1,512 cases. Of  the 512"), document()).quote == Span(9, 32)


def test_what_is_gone_is_named_shortly() -> None:
    with pytest.raises(CorrectionError, match=r"“x x x .*…” is not in a\.txt any more"):
        locate(Evidence(quote="x " * 60), document())


def test_a_document_goes_by_digest_first_and_by_name_when_it_changed() -> None:
    mine = document()
    assert is_about(Evidence(sha256=mine.sha256[:12]), mine)
    assert not is_about(Evidence(sha256="0" * 12), mine)
    assert is_about(Evidence(sha256="0" * 12, document="a.txt"), mine)
    assert is_about(Evidence(document="a.txt"), mine)
    assert not is_about(Evidence(document="b.txt"), mine)


@given(st.text(alphabet="xyz \n", max_size=30), st.text(alphabet="xyz \n", max_size=30))
def test_words_are_found_wherever_they_move(before: str, after: str) -> None:
    words = "seized 41,600 consignments"
    at = 7
    old, new = Evidence(quote=words, start=0, printed="41,600", at=at), before + " " + words + " " + after
    found = locate(old, document(new))
    assert found.printed is not None
    assert found.printed.of(new) == "41,600"
    assert found.printed.start == new.index("41,600")
    assert found.moved == (found.printed.start != at)


@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.integers(0, 900))
def test_periods_are_read_as_they_are_written(start: date, days: int) -> None:
    period = Period(start, start + timedelta(days=days))
    assert parse_period(period_text(period)) == period


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-02-30", "2024/2023", "2024-1", "spring", "0000"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(CorrectionError, match="is no period"):
        parse_period(text)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_is_refused(text: str) -> None:
    try:
        found = parse_period(text)
    except CorrectionError:
        return
    else:
        assert found.start <= found.end
