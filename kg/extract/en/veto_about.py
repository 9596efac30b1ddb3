"""English numerals of what a body says of itself at the end of a text: "CBP is ... Its 60,000 employees ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.extract.en.veto_site import Site
from kg.extract.language import Context
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import Block, BlockKind, Span

__all__ = ["about_itself"]

#: A text of fewer blocks has no room for such a note.
_FEWEST = 4
#: A note has no more blocks than these, its heading with them.
_LONGEST = 12
#: A heading of more characters is none of a note.
_HEADING = 60


def about_itself(site: Site) -> str | None:
    """A numeral in the note on its author that ends a press release; money and shares, too."""
    return "note on the publisher" if site.sentence.block.span in _notes(site.context) else None


@lru_cache(maxsize=2)
def _notes(context: Context) -> frozenset[Span]:
    """The blocks at the end of a document that say what a body is and does, whatever the year."""
    blocks = context.document.blocks
    if len(blocks) < _FEWEST:
        return frozenset()
    opener, heading = _openers(context.gazetteer.lexicon)
    later = blocks[len(blocks) // 2 :]
    for index, block in enumerate(later):
        printed = block.span.of(context.text).strip()
        if len(printed) <= _HEADING and heading.match(printed):
            return frozenset(one.span for one in _note_of(later[index:]))
    last = next((b for b in reversed(later) if b.kind is BlockKind.PARAGRAPH), None)
    tells = last is not None and opener.match(context.text, last.span.start, last.span.end)
    return frozenset() if last is None or not tells else frozenset([last.span])


def _note_of(blocks: Sequence[Block]) -> Sequence[Block]:
    """A note with its heading: to the end where little follows, else to the next heading, which is of other things."""
    if len(blocks) <= _LONGEST:
        return blocks
    ends = (at for at, block in enumerate(blocks) if at and block.kind is BlockKind.HEADING)
    return blocks[: min(next(ends, _LONGEST), _LONGEST)]


@cache
def _openers(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens the note of a body on itself, and the heading of one.

    The present tense tells it from news: "The Salt Board is the regulator of", "OLAF represents", but not
    "The Salt Board closed".
    """
    verbs, kinds, lead = (
        alternatives(lexicon, f"word:about-{part}", "en") for part in ("verb", "kind", "lead")
    )
    name = r"[A-Z][\w’'&.-]*(?:\s(?:[A-Z(][\w’'&.)-]*|of|the|for|and|on|in|de|&)){0,9}"
    is_one = rf"is\s(?:the|a|an|one of|part of|responsible for)\b(?:[^.]*\b(?:{kinds})\b|\s+[A-Z])"
    return (
        re.compile(
            rf"[\s*_#•-]*(?:About\s)?(?:(?i:{lead})\s[^,.]{{2,40}},\s)?(?:[Tt]he\s)?{name},?\s(?:{is_one}|(?:{verbs})\b)"
        ),
        re.compile(r"[\s*_#•-]*(?:About|Who is|Who are)\s(?:the\s|us\b|[A-Z])"),
    )
