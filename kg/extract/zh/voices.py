"""Who speaks in a Chinese transcript: the body of the one whose name opens a paragraph.

The office stands beside the name, in its bracket (李某(市监局副局长):) or where the person is introduced
(市监局副局长李某先生). Whoever speaks says "we" of that body, as does who is quoted in front of their name: “我们…”,市监局局长李某说.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit, Sentence
from kg.extract.words import alternatives
from kg.extract.zh.agencies import agencies_in
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["voice_at"]

#: A name at the start of a paragraph, with its office in a bracket if it has one there.
_LABEL = re.compile(r"[【[]?(?P<name>[^\W\d_]{2,4})(?:\((?P<office>[^()]{3,30})\))?[:】\]]")
#: Office and name together in front of a colon: 【某支队支队长 李某】.
_LONG_LABEL = re.compile(r"[【[]?(?P<office>[^\W\d_]{4,24}) ?(?P<name>[^\W\d_]{2,4})[:】\]]")
#: People are introduced at the top of a transcript, this far down, or shortly before they speak.
_TOP, _NEAR = 3000, 600
#: What opens a quotation and ends it, and who is said to say it right behind.
_OPENS, _CLOSES = frozenset('"“「'), re.compile('["”」]')
_SAID = re.compile(r"(?P<who>[^\W\d_]{4,30}?)(?:说|表示|介绍|指出|坦言|称|告诉|强调|透露)")
#: Longest office in front of a name.
_OFFICE = 30
#: What stands in front of an office where people are introduced: 出席的有.
_MARKS = "\n。、,;:的"


def voice_at(context: Context, sentence: Sentence) -> Actor | None:
    """The body of who speaks from the start of a sentence on, as an actor that says "we" of it."""
    start, end = sentence.span.start, sentence.span.end
    if context.text[start] in _OPENS:
        return _quoted(context, sentence)
    if sentence.index:
        return None
    label = _LABEL.match(context.folded, start, end)
    if label is None:
        return _of_long_label(context, start, end)
    if label["office"] is not None:
        return _voice(context, Span(*label.span("name")), Span(*label.span("office")))
    office = _introduced(context, label["name"], start) or _held_by(context, label["name"], start)
    return None if office is None else _voice(context, Span(*label.span("name")), office)


def _quoted(context: Context, sentence: Sentence) -> Actor | None:
    """The body of who is named right behind the quotation that a sentence opens."""
    closed = _CLOSES.search(context.text, sentence.span.start + 1, sentence.block.span.end)
    said = None if closed is None else _SAID.match(context.folded, closed.end(), sentence.block.span.end)
    if said is None or context.within(Span(*said.span("who")), "self-reference"):
        return None
    bodies = agencies_in(context, Span(*said.span("who")))
    mark = Span(sentence.span.start, sentence.span.start + 1)
    return None if not bodies else _speaker(mark, bodies[0])


def _of_long_label(context: Context, start: int, end: int) -> Actor | None:
    label = _LONG_LABEL.match(context.folded, start, end)
    if label is None:
        return None
    title = _titles(context.gazetteer.lexicon).search(context.folded, start, label.end() - 1)
    return (
        None if title is None else _voice(context, Span(*title.span("name")), Span(start, title.end("title")))
    )


def _introduced(context: Context, name: str, before: int) -> Span | None:
    """The office of someone where the text first names them."""
    for top, end in ((0, min(_TOP, before)), (max(0, before - _NEAR), before)):
        at = context.folded.find(name, top, end)
        if at >= 0:
            title = _title_before(context, at)
            if title is not None:
                return Span(max(0, at - _OFFICE), title)
    return None


def _held_by(context: Context, name: str, before: int) -> Span | None:
    """The office of someone who is called by it, 张局长, where the text first names that: 县人社局长走进直播间."""
    title = _surnamed(context.gazetteer.lexicon).fullmatch(name)
    at = -1 if title is None else context.folded.find(title["title"], 0, min(_TOP, before))
    return None if title is None or at < 0 else Span(max(0, at - _OFFICE), at + len(title["title"]))


def _title_before(context: Context, at: int) -> int | None:
    """Where the title right in front of a name ends."""
    found = _ends_in_title(context.gazetteer.lexicon).search(context.folded, max(0, at - _OFFICE), at)
    return None if found is None else found.end("title")


def _voice(context: Context, name: Span, office: Span) -> Actor | None:
    """The body that an office is of, the last named in front of the title."""
    line = max(context.folded.rfind(mark, office.start, office.end) for mark in _MARKS)
    start = max(office.start, line + 1)
    start += context.folded.startswith("有", start)
    bodies = agencies_in(context, Span(start, office.end))
    if not bodies:
        return None
    return _speaker(name, bodies[0])


def _speaker(name: Span, body: Hit) -> Actor:
    return Actor(name, ActorRole.SPEAKER, body if body.entries else None, name=body.span, author=True)


@cache
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    titles = alternatives(lexicon, "office-title", "zh")
    return re.compile(rf"(?P<title>{titles}) ?(?P<name>[^\W\d_]{{2,4}})$")


@cache
def _surnamed(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[^\W\d_](?P<title>{alternatives(lexicon, 'office-title', 'zh')})")


@cache
def _ends_in_title(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?P<title>{alternatives(lexicon, 'office-title', 'zh')}) ?$")
