"""English numerals of what web pages say of themselves: cookie and privacy notices, invitations to subscribe."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.en.veto_site import Site
from kg.extract.words import alternatives
from kg.lexicon import Lexicon
from kg.model import BlockKind

__all__ = ["web_notice"]


#: The counters under a post: "Comments (14) · Share".
_COMMENTS = re.compile(r"(?:^|[·|•]\s*)(?:comments|likes|shares|views|replies)\s?[(:]\s?$")
_MENU = re.compile(r"\W*(?:[\w’'-]+\s){1,2}\($")
_COUNTER_ENDS = re.compile(r"\s?[)·|•]|\s*$")


def web_notice(site: Site) -> str | None:
    """The numeral of a notice to the reader: "37 partners process your data", "join 900 subscribers"."""
    if not site.plain:
        return None
    notices = _notices(site.context.gazetteer.lexicon)
    # What the notice does to the reader may stand far behind its numeral, but before the next one.
    found = (
        notices.processing.match(site.after)
        or (notices.page.search(site.before) and notices.cookies.match(site.after))
        or (_COMMENTS.search(site.before) and _COUNTER_ENDS.match(site.after))
        or _is_menu(site)
        or (notices.invitation.search(site.before) and notices.audience.match(site.after))
    )
    return "notice of a web page" if found else None


def _is_menu(site: Site) -> bool:
    """Whether a numeral tells how much a page of a menu above the first heading holds: "News (24)"."""
    if not (_MENU.match(site.before) and site.after.strip() == ")"):
        return False
    blocks = site.context.document.blocks
    heading = next((b.span.start for b in blocks if b.kind is BlockKind.HEADING), 0)
    return site.sentence.block.kind is BlockKind.LIST_ITEM and site.sentence.block.span.end <= heading


class _Notices(NamedTuple):
    processing: re.Pattern[str]
    page: re.Pattern[str]
    cookies: re.Pattern[str]
    invitation: re.Pattern[str]
    audience: re.Pattern[str]


@cache
def _notices(lexicon: Lexicon) -> _Notices:
    def words(role: str) -> str:
        return rf"\b(?:{alternatives(lexicon, f'word:web-{role}', 'en')})\b"

    between = r"(?:[\w’'-]+\s+){0,2}"
    return _Notices(
        re.compile(
            rf"\s+(?:[\w’'-]+,?\s+){{1,5}}{words('verb')}[^.;:\d]*?\s(?:your|this)\s{between}{words('thing')}"
        ),
        re.compile(rf"{words('page')}\s*$"),
        re.compile(rf"\s+{between}{words('cookie')}"),
        re.compile(rf"{words('invitation')}\s*$"),
        re.compile(rf"\s+{between}{words('audience')}"),
    )
