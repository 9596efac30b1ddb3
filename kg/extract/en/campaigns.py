"""Campaigns that no record knows, named in an English document.

A campaign is named by its form: "Operation Blue Heron", the "Safe Summer" campaign, the Clean Plate drive,
"Ludus III" where the text also has "Ludus II" or calls it an operation. Later mentions of the name alone
mean the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.extract.en.campaign_forms import introduced, told_to_run
from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = [
    "CampaignName",
    "campaigns_of",
    "is_in_campaign",
    "new_campaigns",
]

#: Capitals, those of the languages of Europe and of Türkiye with their marks, too.
_UP = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢİĪĶĹĽŁŃŅŇŐŒŔŘŚŞŠȘŢŤȚŪŮŰŹŻŽ"
_WORD = rf"[{_UP}][\w’'-]*"
#: Between the words of a name: nothing that ends a line.
_GAP = r"[^\S\n]+"
#: The same, without digits: "Q1" is no name.
_NAME = rf"[{_UP}][A-Za-zÀ-ž’'-]{{2,}}"
#: A name in quotation marks.
_QUOTED = re.compile(rf"[\"“‘](?P<own>[{_UP}][^\"“”‘’\n.;:]{{2,40}}?)[\"”’]")
_NAMED = re.compile(rf" [\"“‘']?(?P<own>{_WORD}(?:{_GAP}{_WORD}){{0,3}})")
_RUN = re.compile(
    rf"\b(?!The\s)(?P<own>{_WORD}(?:{_GAP}(?:(?:of|the|and){_GAP})?{_WORD}){{0,3}})(?={_GAP}[a-zA-Z(\d])"
)
_EDITION = re.compile(
    rf"\b(?P<base>[A-Z][a-z’'-]{{2,}}(?:{_GAP}[A-Z][a-z’'-]{{2,}})?){_GAP}(?P<number>[IVX]{{1,5}})\b"
    r"|\b(?P<initials>[A-Z]{4,})\s(?P<count>\d{1,2})(?![\d,.%]\d|\d| [a-z]+s\b)"
)
#: How far from an edition number a word for campaigns may stand, in characters.
_NEAR = 90
#: "during Road Watch 2023": a name with the year of its edition, behind what leads to a campaign.
_DATED = re.compile(
    rf"\b(?:during|for|under|of|as part of|within) (?P<own>{_NAME}(?: {_NAME}){{0,2}}) (?:19|20)\d\d(?![-/–\d]|[.,]\d)"
)
#: What refers to a campaign that the text has named: "the blitz".
_DEFINITE = re.compile(r"\b(?:the|this|that) (?:[\w-]+ )?$")
#: Endings of adjectives of places: "the Italian operation" names no campaign.
_OF_PLACE = re.compile(r"(?:ese|ish|ian|ean|can|man|ench|utch|wide|elsh|reek|hai)$")


@dataclass(frozen=True, slots=True)
class CampaignName:
    """A mention of a campaign, and where the document gives its name in full."""

    span: Span
    full: Span


class _Mentions:
    """All mentions in a document, in text order."""

    def __init__(self, mentions: list[CampaignName]) -> None:
        self._all = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self._all]

    def within(self, span: Span) -> list[CampaignName]:
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mention for mention in self._all[first:last] if mention.span.end <= span.end]

    def around(self, span: Span) -> list[CampaignName]:
        """The mentions that begin before the end of a span, the nearest two."""
        last = bisect_left(self._starts, span.end)
        return self._all[max(0, last - 2) : last]


def new_campaigns(context: Context, span: Span) -> tuple[Span, ...]:
    """The campaigns named in a clause that no record knows, each where the document names it in full."""
    known = context.within(span, "campaign", "agency")
    found = campaigns_of(context).within(span)
    free = (m for m in found if not any(_takes(hit, m) for hit in known))
    return tuple(dict.fromkeys(mention.full for mention in free))


def _takes(hit: Hit, mention: CampaignName) -> bool:
    """Whether a known name stands where a campaign seems to be named; a body that lends it a word takes nothing."""
    lent = hit.role == "agency" and _lends(hit.span, mention)
    return hit.span.overlaps(mention.span) and not lent


def _lends(name: Span, mention: CampaignName) -> bool:
    """Whether a name is only a word of a longer one: SAFE in "Operation SAFE CART"."""
    return mention.span.contains(name) and mention.span != name


def is_in_campaign(context: Context, name: Span) -> bool:
    """Whether what looks like a name is a word of the name of a campaign."""
    return any(_lends(name, mention) for mention in campaigns_of(context).around(name))


@lru_cache(maxsize=1)
def campaigns_of(context: Context) -> _Mentions:
    """Every mention of a campaign that is named by its form; of the document in hand only, they are kept."""
    named = list(_named(context))
    taken = {mention.span.start for mention, _ in named}
    short: dict[str, CampaignName] = {}
    for mention, own in named:
        short.setdefault(own.of(context.text), mention)
        if (edition := _NUMBERED.match(own.of(context.text))) is not None:
            short.setdefault(edition["base"], mention)
        if (brief := _BRIEF.match(context.text, mention.span.end)) is not None:
            short.setdefault(brief["brief"], mention)
    fulls = {name: mention.full for name, mention in short.items()}
    named = [(replace(m, full=fulls.get(own.of(context.text), m.full)), own) for m, own in named]
    again = (
        []
        if not short
        else [
            CampaignName(Span(*match.span()), short[match.group()].full)
            for match in re.finditer(
                "|".join(rf"\b{re.escape(own)}\b" for own in _longest_first(short)), context.text
            )
        ]
    )
    later = [
        m for m in again if m.span.start not in taken and (m.span.start > m.full.end or _is_long(context, m))
    ]
    return _Mentions([mention for mention, _ in named] + later)


#: "Saphir" of "Operation Saphir III".
_NUMBERED = re.compile(r"(?P<base>[A-Z][\w’'-]{3,}(?:\s[A-Z][\w’'-]*)*)\s(?:[IVX]{1,5}|\d{1,2})$")
#: "the European Mule Action (EMA 9)": the short form a text gives a campaign.
_BRIEF = re.compile(r"\s*\([\"“']?(?P<brief>[A-Z]{2,}[A-Z\d -]*)[\"”']?\)")


def _is_long(context: Context, mention: CampaignName) -> bool:
    """Whether a name alone is of several words, so that it means the campaign also before its full name."""
    return " " in mention.span.of(context.text)


def _longest_first(names: dict[str, CampaignName]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _named(context: Context) -> Iterator[tuple[CampaignName, Span]]:
    """Mentions by their form, each with the part that is the campaign's own name."""
    end = 0
    found = [
        *_operations(context),
        *_beside_noun(context),
        *_apposed(context),
        *_labelled(context),
        *_editions(context),
        *_dated(context),
        *_code_named(context),
        *_told(context),
    ]
    for span, own in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        if span.start >= end:
            end = span.end
            yield CampaignName(span, span), own


def _told(context: Context) -> Iterator[tuple[Span, Span]]:
    """Names that the text says to be those of a campaign, or to have run like one."""
    for own in (*introduced(context), *told_to_run(context)):
        if _is_own_name(context, own) or context.text[own.start - 1] in '"“‘':
            yield own, own


@cache
def _operation(lexicon: Lexicon) -> re.Pattern[str]:
    """The word for an operation, then capitalised words and an edition number."""
    words = alternatives(lexicon, "operation-word", "en")
    return re.compile(
        rf"\b(?i:{words}){_GAP}[\"“‘']?(?!The\b|In\b|On\b|For\b)(?P<own>(?:{_WORD}|(?!(?:19|20)\d\d)\d{{3,4}}\b(?![,.]\d))"
        rf"(?:{_GAP}(?:of{_GAP}(?:the{_GAP})?)?(?!In\b|On\b){_WORD}){{0,3}}(?:{_GAP}\d{{1,2}}(?![\d,.]|\s+[a-z]))?)[\"”’']?"
    )


#: "Operation Heron-style raids" are of no such operation.
_LIKE = re.compile(r"-(?:style|type|like)\b")


def _operations(context: Context) -> Iterator[tuple[Span, Span]]:
    # "Operation Tracer III", "Project “Blue Amber”", "Taskforce Lunar"
    for match in _operation(context.gazetteer.lexicon).finditer(context.text):
        if match.group()[0].isupper() and not _LIKE.search(match["own"]):
            yield Span(*match.span()), Span(*match.span("own"))


def _code_named(context: Context) -> Iterator[tuple[Span, Span]]:
    """A name that the text says a campaign goes by: "a sweep code-named Blue Heron"."""
    for hit in context.within(Span(0, len(context.text)), "naming-word"):
        match = _NAMED.match(context.text, hit.span.end)
        line = Span(max(0, hit.span.start - _NEAR), hit.span.end)
        if match is None or not _speaks_near(context, line):
            continue
        own = Span(*match.span("own"))
        if not context.within(own, "agency", "collective", "place", "month", "law"):
            yield own, own


#: Between a name and a word for campaigns: what it means, and its year ("the Qiu Feng (Autumn Wind) 2023 drive").
_BESIDE = re.compile(r"(?:\s\([A-Z][a-z][^()\d]{1,30}\))?(?:\s(?:19|20)\d\d)?(?:\s“?)?")


def _beside_noun(context: Context) -> Iterator[tuple[Span, Span]]:
    """A quoted or capitalised name right before a word for campaigns, or a quoted one right behind it."""
    for noun in context.within(Span(0, len(context.text)), "campaign-suffix"):
        line = context.text.rfind("\n", 0, noun.span.start) + 1
        before = Span(max(line, noun.span.start - 60), noun.span.start)
        for pattern in (_QUOTED, _RUN):
            found = pattern.finditer(context.text, before.start, noun.span.end)
            beside = (m for m in found if _BESIDE.fullmatch(context.text, m.end(), noun.span.start))
            last = max(beside, key=_start, default=None)
            if last is not None:
                own = Span(*last.span("own"))
                if pattern is _RUN and noun.entry.value == "quoted":
                    break
                if pattern is _QUOTED or (_is_own_name(context, own) and _is_long_enough(context, noun, own)):
                    yield Span(last.start(), noun.span.end), own
                break
        gap = 2 if context.text.startswith(", ", noun.span.end) else 1
        behind = _QUOTED.match(context.text, noun.span.end + gap)
        if behind is not None and context.text[noun.span.end + gap - 1] == " ":
            yield Span(noun.span.start, behind.end()), Span(*behind.span("own"))


#: "Safe Border", the crackdown on ...; Clean Tender, the authority's drive: a name, then what it is.
_EXPLAINED = re.compile(
    rf"(?:[\"“‘](?P<quoted>[A-Z][^\"“”‘’\n.;:]{{2,40}}?),?[\"”’]|\b(?P<plain>{_NAME}(?: {_NAME}){{1,3}})),? "
    r"(?:the|a|an|its|their|[A-Z]\w+[’']s) (?:[\w’'-]+ ){0,4}$"
)


#: "Led by Northern Customs, the operation resulted in": what the noun does, so that it explains no name.
_IS_SUBJECT = re.compile(
    r"\s+(?:has|have|had|was|were|is|will|resulted|led|ended|saw|brought|yielded|netted|ran|took|began|involved|covered"
    r"|targeted|included|focused|produced)\b"
)


def _apposed(context: Context) -> Iterator[tuple[Span, Span]]:
    """Names that a word for campaigns explains, or that stand behind the word for a part of one."""
    for noun in context.within(Span(0, len(context.text)), "campaign-suffix"):
        first = max(context.text.rfind("\n", 0, noun.span.start) + 1, noun.span.start - _NEAR)
        match = _EXPLAINED.search(context.text, first, noun.span.start)
        if match is None or noun.entry.value == "long" or "," not in match.group():
            continue
        if _IS_SUBJECT.match(context.folded, noun.span.end):
            continue
        own = Span(*match.span("quoted" if match["quoted"] else "plain"))
        if match["quoted"] or _is_own_name(context, own):
            yield own, own
    for match in _part_of(context.gazetteer.lexicon).finditer(context.text):
        own = Span(*match.span("own"))
        yield own, own


@cache
def _part_of(lexicon: Lexicon) -> re.Pattern[str]:
    parts = alternatives(lexicon, "word:campaign-part", "en")
    return re.compile(rf"\b(?:{parts}) of (?:the )?{_QUOTED.pattern}")


@cache
def _label(lexicon: Lexicon) -> re.Pattern[str]:
    labels = alternatives(lexicon, "word:case-label", "en")
    return re.compile(rf"^\W*(?i:{labels})\s*[:–—-]\s*{_QUOTED.pattern}\s*$", re.MULTILINE)


def _labelled(context: Context) -> Iterator[tuple[Span, Span]]:
    """Names behind a label that is a line of its own: Case: "Golden Thread"."""
    for match in _label(context.gazetteer.lexicon).finditer(context.text):
        own = Span(*match.span("own"))
        yield own, own


def _speaks_near(context: Context, around: Span) -> bool:
    """Whether a stretch has a word for campaigns that is one without a name, too."""
    return any(not hit.entry.value for hit in context.within(around, "campaign-suffix", "campaign-word"))


def _start(match: re.Match[str]) -> int:
    return match.start()


def _is_long_enough(context: Context, noun: Hit, own: Span) -> bool:
    """Whether a common noun ends a name that is long enough: "Brake Care Week", not "Holy Week"."""
    capital = context.text[noun.span.start].isupper()
    if context.within(Span(own.start, noun.span.end), "holiday"):
        return False
    return noun.entry.value != "long" or (capital and " " in own.of(context.text))


def _is_own_name(context: Context, run: Span) -> bool:
    """Whether a capitalised run is a name of its own, not of a body, place or time, nor a sentence's first word."""
    if context.within(run, "agency", "collective", "place", "month", "law"):
        return False
    words = run.of(context.folded).split()
    if len(words) == 1 and _opens_sentence(context, run):
        return False
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en")
    if words[0] in openers or any(hit.span.end == run.end for hit in context.within(run, "agency-suffix")):
        return False
    return not _OF_PLACE.search(words[-1])


def _opens_sentence(context: Context, run: Span) -> bool:
    """Whether a word is capitalised only as the first of its sentence: "Global operation nets ivory"."""
    before = context.text[max(0, run.start - 2) : run.start].rstrip(' "“')
    return not before or before[-1] in ".!?:\n"


def _editions(context: Context) -> Iterator[tuple[Span, Span]]:
    # "Ludus III": a name with a Roman number, where another number of it or a word for campaigns is near
    found = list(_EDITION.finditer(context.text))
    numbers: dict[str, set[str]] = {}
    for match in found:
        numbers.setdefault(match["base"] or match["initials"], set()).add(match["number"] or match["count"])
    numbered = values(context.gazetteer.lexicon, "numbered-part", "en")
    for match in found:
        base = match["base"] or match["initials"]
        if base.split()[-1].lower() in numbered:
            continue
        around = Span(max(0, match.start() - _NEAR), match.end() + _NEAR)
        if len(numbers[base]) > 1 or _speaks_near(context, around):
            yield Span(*match.span()), Span(*match.span())


#: The year of an edition: of "Hu Miao 2023", too, where the text has "the Qiu Feng 2023 drive".
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _dated(context: Context) -> Iterator[tuple[Span, Span]]:
    """A name with a year, in a text that speaks of "the operation" or has a word for campaigns near the name."""
    others = values(context.gazetteer.lexicon, "dated-name", "en")
    years = {year for span, _ in _beside_noun(context) for year in _YEAR.findall(span.of(context.text))}
    referred: bool | None = None
    for match in _DATED.finditer(context.text):
        own, span = Span(*match.span("own")), Span(match.start("own"), match.end())
        if own.of(context.folded).split()[-1] in others or not _is_own_name(context, own):
            continue
        if referred is None:
            referred = _is_referred_to(context)
        around = Span(max(0, span.start - _NEAR), span.end + _NEAR)
        if referred or _speaks_near(context, around) or match.group()[-4:] in years:
            yield span, own


def _is_referred_to(context: Context) -> bool:
    """Whether the text means a campaign it has named by a word for campaigns alone."""
    return any(
        hit.span.of(context.text).islower()
        and hit.entry.value != "long"
        and _DEFINITE.search(context.folded, max(0, hit.span.start - _NEAR), hit.span.start)
        for hit in context.within(Span(0, len(context.text)), "campaign-suffix")
    )
