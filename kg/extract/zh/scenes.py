"""Chinese clauses that say no more than where, or by whom a text is written."""

from __future__ import annotations

import re

from kg.extract.language import Context
from kg.extract.spans import LOCALITY, Hit
from kg.model import Span

__all__ = ["is_byline", "scene_of"]

#: Who wrote or translated a text has done nothing that it tells of.
_BYLINE = re.compile(r"(?:作者|撰文|(?<!\w)文|编译|译者|翻译|编辑|供稿|核稿|执笔|整理):$")
_LABEL = 16
#: A clause that is no more than a place.
_SCENE = re.compile(
    r"[^\w\n(]{0,4}(?P<in>[而在于]{0,2})(?P<place>[^\W\d_]{2,8}?)(?:境内|国内|方面)?(?P<end>[,:。])\s*"
)
_LOCALITY = re.compile(r"(?!全|各|我|本|该)[^\W\d_]{1,6}[省市县区州盟旗]")


def is_byline(context: Context, span: Span) -> bool:
    """Whether a clause names who wrote or translated the text."""
    return _BYLINE.search(context.folded, max(0, span.start - _LABEL), span.start) is not None


def scene_of(context: Context, span: Span) -> Hit | None:
    """The country in which a clause sets the scene, or the place that labels what follows: 在希腊,; ——永康县。."""
    scene = _SCENE.fullmatch(context.folded, span.start, span.end)
    if scene is None:
        return None
    named = Span(*scene.span("place"))
    place = next((hit for hit in context.within(named, "place", "country") if hit.span == named), None)
    line = context.folded[context.folded.rfind("\n", 0, span.start) + 1 : span.start]
    labels = not (scene["in"] or scene["end"] == "," or re.search(r"\w", line))
    if place is None and labels and _LOCALITY.fullmatch(scene["place"]):
        return Hit(named, LOCALITY, ())
    return place
