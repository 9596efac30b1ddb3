"""Short forms that a Chinese text defines for a body, in brackets behind its name: 反垄断委员会(下称“委员会”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.zh.agencies import agencies_in
from kg.model import Span

__all__ = ["short_for", "with_short_forms"]

#: A bracket that says which short form is meant from here on.
_DEFINED = re.compile(
    r"\((?:[a-z]{2,8}[,、;])?(?:以下|下文|下)?(?:统称|简称|称)(?:为|作)?:?[\"「『]?(?P<short>[^\W\d_]{2,8})[\"」』]?\)"
)
#: A name is looked for so far in front of its bracket.
_LONGEST = 30
#: What makes a short form a word of its own kind: 该委员会.
_POINTS = frozenset("该本我各此贵某")
_ROLE = "short"


def with_short_forms(context: Context, span: Span, hits: Sequence[Hit]) -> list[Hit]:
    """The bodies of a stretch of text with the short forms that stand for one the text named before."""
    uses = [use for short, name in _defined(context).items() for use in _uses(context, span, short, name)]
    if not uses:
        return list(hits)
    kept = [h for h in hits if h.entries or not any(_stands_for(context, use, h.span) for use in uses)]
    free = [use for use in uses if not any(use.overlaps(hit.span) for hit in kept)]
    return sorted([*kept, *(Hit(use, _ROLE, ()) for use in free)], key=lambda hit: hit.span)


def _uses(context: Context, span: Span, short: str, name: Hit) -> Iterator[Span]:
    """Where a short form stands behind its bracket in a stretch of text, and is no part of 该委员会."""
    at = context.folded.find(short, max(span.start, name.span.end + len(short)), span.end)
    while at >= 0:
        use = Span(at, at + len(short))
        bracket = context.folded.startswith(('")', "」)", "』)", ")"), use.end)
        if not bracket and context.folded[at - 1 : at] not in _POINTS:
            yield use
        at = context.folded.find(short, use.end, span.end)


def _stands_for(context: Context, use: Span, name: Span) -> bool:
    """Whether what was read as a name is but the short form, with words in front that tell no field or place.

    A short form that is a name by itself is left as it is printed.
    """
    front = Span(name.start, max(name.start, use.start))
    told = context.within(front, "agency-domain", "place", "agency-level")
    part = use.contains(name) and use != name
    return part or (use.end == name.end and name.start < use.start and not told)


def short_for(context: Context, hit: Hit) -> Hit | None:
    """The name that a short form stands for."""
    return _defined(context).get(hit.span.of(context.folded)) if hit.role == _ROLE else None


def _defined(context: Context) -> Mapping[str, Hit]:
    """The short forms of a document, each with the name in front of its bracket."""
    if context.short_forms is None:
        context.short_forms = {}
        for match in _DEFINED.finditer(context.folded):
            line = context.folded.rfind("\n", 0, match.start()) + 1
            bodies = agencies_in(context, Span(max(line, match.start() - _LONGEST), match.start()))
            if bodies and bodies[-1].span.end == match.start():
                context.short_forms.setdefault(match["short"], bodies[-1])
    return context.short_forms
