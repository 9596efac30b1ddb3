"""Whatever a Chinese text holds, no numeral is lost and no offset lies."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chinese import read

PIECES = st.sampled_from(
    [
        *("查处案件", "同比增长", "比上年", "其中", "2023年", "的", "第", "GB-7", "个百分点"),
        *("12", "3.5", "1,200", "12,3", "1.2.3", "三百", "余", "万", "亿元", "件", "起", "人", "%"),
        *(",", "。", "(", ")", ":", "“", "”", " ", "\u200b", "\u202e"),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=24).map("".join))
def test_every_run_of_digits_is_accounted_for(text: str) -> None:
    reading = read(text)
    spans = [draft.number.span for draft in reading.drafts]
    spans += [entry.span for entry in (*reading.exclusions, *reading.unresolved)]
    for run in re.finditer(r"\d+", text):
        assert any(span.start < run.end() and run.start() < span.end for span in spans), run[0]


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=24).map("".join))
def test_figures_quote_the_text_and_their_bases_exist(text: str) -> None:
    drafts = read(text).drafts
    for index, draft in enumerate(drafts):
        assert draft.number.span.contains(draft.number.digits)
        assert draft.printed.end <= len(text)
        assert draft.change_of is None or (0 <= draft.change_of < len(drafts) and draft.change_of != index)
