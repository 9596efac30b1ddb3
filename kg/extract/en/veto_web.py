"""English numerals of what web pages say of themselves: cookie and privacy notices, invitations to subscribe."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.en.veto_site import Site
from kg.extract.words import alternatives
from kg.lexicon import Lexicon

__all__ = ["web_notice"]


#: The counters under a post: "Comments (14) · Share".
_COMMENTS = re.compile(r"(?:^|[·|•]\s*)(?:comments|likes|shares|views|replies)\s?[(:]\s?$")
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
        or (notices.invitation.search(site.before) and notices.audience.match(site.after))
    )
    return "notice of a web page" if found else None


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
