"""Ends of names of bodies that only their place in a Chinese clause tells: right in front of its verb.

联邦毒品管制署去年查获毒品3吨: whoever stands there acts, so that the last characters are enough, whatever the
rest of the name is made of.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.language import Context
from kg.extract.words import alternatives, values, verbs_of
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["subject_kind"]

#: Longest run of adverbs and times between a body and its verb.
_GAP = 16
#: A verb may be part of the name itself: 特别案件调查厅.
_VERBS = 3
#: A figure may stand right behind the name, without a verb: 特别案件调查厅2起.
_FIGURE = re.compile(r"\d")
_TIME = r"[去今前]年|全年|年内|[上下]半年|[前第]?[一二三四\d]+[个季]+[月度]|\d{1,4}[年月日]|\d{1,2}-(?=\d)"


def subject_kind(context: Context, span: Span) -> Span | None:
    """The end of the name right in front of a verb or the figure of a clause, where it is that of a body."""
    lexicon = context.gazetteer.lexicon
    ends = [verb.start for verb in verbs_of(lexicon, "zh").find(context.folded, span)[:_VERBS]]
    figure = _FIGURE.search(context.folded, span.start, span.end)
    for end in [*ends, *(() if figure is None else (figure.start(),))]:
        start = max(span.start, end - _GAP)
        found = _kinds(lexicon).search(context.folded, start, end)
        if found is not None and not _ends_a_word(context, found.end("kind")):
            return Span(*found.span("kind"))
    return None


def _ends_a_word(context: Context, end: int) -> bool:
    """Whether the characters are the last of another word: 歌舞厅, 部署."""
    stops = tuple(values(context.gazetteer.lexicon, "subject-stop", "zh"))
    return context.folded[max(0, end - _GAP) : end].endswith(stops)


@cache
def _kinds(lexicon: Lexicon) -> re.Pattern[str]:
    """A kind of body with adverbs and times behind it."""
    kinds, adverbs = (alternatives(lexicon, role, "zh") for role in ("subject-kind", "adverb"))
    return re.compile(rf"(?P<kind>{kinds})(?:{adverbs}|合计|共计|联合|依法|间|{_TIME})*$")
