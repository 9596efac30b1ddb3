"""English clauses: which body each figure of a sentence belongs to."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.model import Block, BlockKind, Document, Span


def bodies(text: str) -> list[tuple[int, str | None]]:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    found = extract(Document("a.txt", text, "en", blocks), load_lexicon()).figures
    return [
        (int(f.value), None if f.agency is None else f.agency.label) for f in found if f.change_of is None
    ]


SALT, GRAIN = "Salt Commission", "Grain Board"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Salt Commission issued 40 notices and the Grain Board imposed 30 fines.",
            [(40, SALT), (30, GRAIN)],
        ),
        (
            "The Salt Commission opened 50 cases. It issued 40 notices and the Grain Board imposed 30 fines.",
            [(50, SALT), (40, SALT), (30, GRAIN)],
        ),
        (
            "The Salt Commission and the Grain Board issued 40 notices.",
            [(40, "Salt Commission and the Grain Board")],
        ),
        (
            "The Salt Commission opened 50 cases. The 40 cases that the Grain Board has tracked ended.",
            [(50, SALT), (40, GRAIN)],
        ),
        (
            "The Salt Commission opened 50 cases. It was helped by the Grain Board. It closed 40 cases.",
            [(50, SALT), (40, SALT)],
        ),
        (
            "The Salt Commission opened 50 cases. It met with the Grain Board and the Port Police. It closed 40 cases.",
            [(50, SALT), (40, SALT)],
        ),
        ("Officers from the Grain Board seized 40 sacks.", [(40, GRAIN)]),
        (
            "Some 40 sacks were seized by the Salt Commission, 30 by the Grain Board.",
            [(40, SALT), (30, GRAIN)],
        ),
    ],
)
def test_each_figure_is_of_the_body_that_acts_in_its_part_of_the_sentence(
    text: str, expected: list[tuple[int, str | None]]
) -> None:
    assert bodies(text) == expected
