from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.pieces import LONGEST, pieces
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("   ", []),
        (" 12 cases ", ["12 cases"]),
        ("12 cases, 13 arrests, 14 fines", ["12 cases,", "13 arrests,", "14 fines"]),
        ("12 cases and 13 arrests", ["12 cases and", "13 arrests"]),
        ("案件12件,嫌疑人13人,罚款14万元,罚没15万元", ["案件12件,嫌疑人13人,", "罚款14万元,罚没15万元"]),
        ("a" * 20, ["a" * 16, "a" * 4]),
    ],
)
def test_a_long_stretch_is_cut_where_it_may_be(text: str, found: list[str]) -> None:
    assert [piece.of(text) for piece in pieces(text, Span(0, len(text)), longest=16)] == found


def test_a_sentence_that_people_write_is_one_piece() -> None:
    text = "12 cases, " * (LONGEST // 10)
    assert len(list(pieces(text, Span(0, len(text))))) == 1


@given(st.text(alphabet="1a ,。案", max_size=200), st.integers(2, 40))
def test_pieces_cover_all_but_white_space(text: str, longest: int) -> None:
    found = list(pieces(text, Span(0, len(text)), longest=longest))
    assert all(piece.end - piece.start <= longest for piece in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {at for piece in found for at in range(piece.start, piece.end)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
