"""Subjects of English verbs that are no names of bodies: whoever does what authorities do, and counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.en.campaigns import new_campaigns
from kg.extract.en.roles import NUMERAL, is_free, verb_follows
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = [
    "SUBJECT_WITHIN",
    "acting_agents",
    "acting_as_named",
    "acting_groups",
    "acting_names",
    "counts_itself",
    "enforces",
    "is_counted",
    "phrase_start",
    "ranked_first",
]

#: As far before a verb its subject begins, and behind it stands what it counts, in characters.
SUBJECT_WITHIN, _COUNTED_WITHIN, _ESTIMATED_WITHIN = 100, 40, 90


@cache
def _counted(lexicon: Lexicon, *, joined: bool) -> re.Pattern[str]:
    """A numeral in front of a noun, with at most two words between: "12 young magistrates".

    Parameters
    ----------
    joined
        Whether "and" may be one of the words: "31 provinces and municipalities", not "12 boats and Customs".
    """
    numerals = "|".join(alternatives(lexicon, role, "en") for role in ("small-count", "scale"))
    small = rf"(?!(?:{'' if joined else 'and|or|but|while|'}an?|by|from|in|the|to|as|with|of|at|on|for)\b)"
    return re.compile(
        rf"(?:(?<!\d)(?!(?:19|20)\d\d\b)\d(?:[\d,.]*\d)?|\b(?:{numerals}))\s+(?:{small}[\w-]+\s+){{0,2}}$"
    )


#: The number of a section, not of what its heading names: "4.4 Local authorities".
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? [A-Z]")


def is_counted(context: Context, span: Span, noun: Span, *, acts: bool = True) -> bool:
    """Whether a noun is what a numeral counts, and does not itself act: "trained 1,350 officers".

    Parameters
    ----------
    acts
        Whether the noun names bodies that may act though they are counted, as a subject: "three public
        tribunals decided 118 cases".
    """
    lexicon, first = context.gazetteer.lexicon, max(span.start, noun.start - 40)
    match = _counted(lexicon, joined=False).search(context.folded, first, noun.start)
    if match is not None and _SECTION.match(context.text, span.start) and match.start() == span.start:
        return False
    if match is None:
        common = context.text[noun.start].islower()
        return common and _counted(lexicon, joined=True).search(context.folded, first, noun.start) is not None
    before = context.folded[span.start : match.start()].strip(' "“(•*–-')
    opens = before in ("", "the", "all", "only", "all the")
    counts = NUMERAL.search(context.folded, noun.end, min(span.end, noun.end + SUBJECT_WITHIN))
    return not (acts and opens and counts and verb_follows(context, span, noun))


_WORD = r"(?:[A-ZÀ-ÖØ-Þ]|[a-z]{1,2}[A-Z])[\w&’'-]*"
#: "In Kuwait, the Guardia Verde seized ...", "Amazon, for its part, blocked ...": a name that opens a clause.
_SUBJECT = re.compile(
    rf"(?P<the>\b[Tt]he\s+)?(?P<name>\b{_WORD}(?:\s(?:(?:of|for|and|de|di|du|del|da)\s)?{_WORD}){{0,4}}(?:\s\d{{1,2}})?)"
    r"(?P<noun>\s(?!\w+ly\b|alone\b|itself\b)[a-z]+)?(?:,\s[^,;.:\d]{1,50},|\s\([A-Z][A-Za-z]+\))?"
    r"(?:\s+(?:has|have|had|also|then|later|already|alone|itself|together|[a-z]+ly)){0,2}\s+$"
)


@cache
def _says_it(lexicon: Lexicon) -> re.Pattern[str]:
    """A name that tells what it did itself: "Amazon, which sells books, says that in 2023 it removed ..."."""
    verbs = alternatives(lexicon, "speech-verb", "en")
    return re.compile(
        rf"(?P<the>\b[Tt]he\s+)?(?P<name>\b{_WORD}(?:\s(?:(?:of|for|and|de|di|du|del|da)\s)?{_WORD}){{0,4}})(?P<noun>\s[a-z]+)?"
        rf"(?:,\s[^;:.\d]{{1,60}},)?\s+(?:{verbs})\s+(?:that\s+)?(?:(?:in|during|last|this)\s[\w\s]{{1,20}}?,?\s+)?"
        r"(?:it|they)\s+(?:(?:has|have|had|also|already)\s+){0,2}$"
    )


#: What may stand before it.
_OPEN = re.compile(
    r"(?:^[\s\"“(•*–-]*|,\s+|\b(?:and|but|while|whereas|that)\s+|\b[Ii]n\s+(?!\d{1,3}\s)[\w\s]{1,20}\s+"
    r"|\b(?:[Ll]ast|[Tt]his) (?:year|month|week|quarter|spring|summer|autumn|winter|fall)\s+)$"
)
#: "The Board" of "The Board's contractor".
_OWNED = re.compile(rf"[\s\"“(•*–-]*(?:[Tt]he )?(?:{_WORD}|[a-z]+)(?: {_WORD}| of| the| and){{0,5}}")
#: "In its first two years the": a time or place without a comma behind it.
_ADVERBIAL = re.compile(r"^\W*(?P<first>[A-Za-z]+)\s[^,.;:]{2,60}?(?P<last>[\w-]+)\s+$")
#: "Officers of the Guardia Verde seized ..."
_STAFF_OF = re.compile(r"(?P<staff>[\w-]+)\s+(?:of|from)\s+$")
#: "Footwear made up 22%": no act.
_NO_ACT = re.compile(r"\s+up\b|[^.;]{0,12}\d\s?(?:%|per\s?cent)")


def acting_names(context: Context, span: Span) -> Iterator[Actor]:
    """Capitalised names of whatever kind that do what authorities do, and count it: "Qatar seized 12".

    A place only acts where it enforces; "the Relief Fund reclaimed 12" is no place.
    """
    for verb in context.within(span, "enforcing-verb", "agent-verb", "estimating-verb"):
        within = _ESTIMATED_WITHIN if verb.role == "estimating-verb" else _COUNTED_WITHIN
        subjects = (_SUBJECT, _says_it(context.gazetteer.lexicon))
        match = _before_counting(context, span, verb.span, *subjects, within=within)
        if match is None:
            continue
        name, article = (
            Span(match.start("name"), match.end("noun" if match["noun"] else "name")),
            match["the"] is not None,
        )
        if match["noun"] and not _is_body_noun(
            context, Span(match.start("noun") + 1, match.end("noun")), verb.role
        ):
            continue
        weak = verb.role == "agent-verb"
        if weak and (_is_place(context, name) or not (article or _is_clear(context, name))):
            continue
        if _is_proper_name(context, name, article=article):
            yield Actor(name, ActorRole.ACTOR, common=True)


def _is_body_noun(context: Context, noun: Span, verb: str) -> bool:
    """Whether the noun behind a name is of bodies, or any that is not of acts and tells who enforces: "GST formations"."""
    if context.within(noun, "body-noun"):
        return True
    acts = context.within(noun, "field-work", "source-noun", "campaign-suffix", "campaign-word", "event-noun")
    word = noun.of(context.folded)
    targets = values(context.gazetteer.lexicon, "target-group", "en")
    return verb == "enforcing-verb" and not acts and word.endswith("s") and word not in targets


_POSSESSIVE = ("'s", "’s", "s'", "s’")
#: "12 boats were seized in May by the NVWA".
_BY_NAME = re.compile(
    rf"(?: [a-z]+ly| (?:in|on|at|from) [^,;:.\d]{{2,30}})? by (?P<the>the )?(?P<name>{_WORD}(?: (?:(?:of|for|and|de|di|du) )?{_WORD}){{0,4}}(?: [a-z]+s(?=[,.;:]))?)"
)


def acting_agents(context: Context, span: Span) -> Iterator[Actor]:
    """Capitalised names of whatever kind by which something was done that authorities do: "seized by the NVWA"."""
    for verb in context.within(span, "enforcing-verb", "agent-verb"):
        match = _BY_NAME.match(context.text, verb.span.end, span.end)
        if match is None:
            continue
        name, article = Span(*match.span("name")), match["the"] is not None
        weak = verb.role == "agent-verb" and _is_place(context, name)
        owner = name.of(context.folded).endswith(_POSSESSIVE)  # "handled by China's courts"
        if not weak and not owner and _is_proper_name(context, name, article=article):
            yield Actor(name, ActorRole.ACTOR, common=True)


def _before_counting(
    context: Context,
    span: Span,
    verb: Span,
    *patterns: re.Pattern[str],
    within: int = _COUNTED_WITHIN,
    shares: bool = False,
) -> re.Match[str] | None:
    """The subject right before a verb that counts something, by the first pattern of one that opens its clause.

    Parameters
    ----------
    shares
        Whether the subject, being of people, acts where a share is counted, too.
    """
    end, first = verb.end, max(span.start, verb.start - SUBJECT_WITHIN)
    counts = NUMERAL.search(context.folded, end, min(span.end, end + within))
    if counts is None or (not shares and _NO_ACT.match(context.folded, end, span.end)):
        return None
    found = (pattern.search(context.text, first, verb.start) for pattern in patterns)
    return next((match for match in found if match is not None and _is_open(context, span, match)), None)


def _is_open(context: Context, span: Span, match: re.Match[str]) -> bool:
    """Whether nothing in front of a subject governs it but what tells a time or place, or who its staff are."""
    before = context.text[max(span.start, match.start() - SUBJECT_WITHIN) : match.start()]
    owned = _OWNED.fullmatch(before) is not None and context.text[match.start()] in "'’"
    if owned or _OPEN.search(before):
        return True
    staff = _STAFF_OF.search(before)
    if staff is not None:
        at = Span(
            match.start() - len(before) + staff.start("staff"),
            match.start() - len(before) + staff.end("staff"),
        )
        return bool(context.within(at, "body-noun", "member-noun"))
    adverbial = _ADVERBIAL.match(before) if match.groupdict().get("the") else None
    if adverbial is None:
        return False
    lexicon = context.gazetteer.lexicon
    prepositions = values(lexicon, "word:preposition", "en")
    governing = prepositions.keys() | values(lexicon, "recipient", "en").keys()
    return adverbial["first"].lower() in prepositions and adverbial["last"].lower() not in governing


#: "Rye Wildlife dehorned 420 rhino": whatever the verb, what stands before it is a subject if it is a name.
_COUNTS = re.compile(
    r"\b(?P<verb>[a-z]{2,}(?:ed|ught)) (?:(?:more|over|about|some|nearly|around|almost|another|a|further|total|of|than|up|to|only|just|just over) )*"
    r"(?:[£$€₹]|[a-z]{1,3}\$?\s?)?\d"
)


def acting_as_named(context: Context, span: Span) -> Iterator[Actor]:
    """Names of several capitalised words or of capitals right before any past tense that counts something."""
    stative = values(context.gazetteer.lexicon, "stative-verb", "en")
    for counted in _COUNTS.finditer(context.folded, span.start, span.end):
        if counted["verb"] in stative or context.within(
            Span(*counted.span("verb")), "change-up", "change-down"
        ):
            continue
        match = _SUBJECT.search(
            context.text, max(span.start, counted.start() - SUBJECT_WITHIN), counted.start()
        )
        if match is None or match["noun"] or not _is_open(context, span, match):
            continue
        name = Span(*match.span("name"))
        printed = name.of(context.text)
        clear = (" " in printed or printed.isupper()) and not context.within(name, "place")
        if clear and _is_proper_name(context, name, article=match["the"] is not None):
            yield Actor(name, ActorRole.ACTOR, common=True)


#: "Rye was the most active member with 837 notices": who is told to have done most.
_RANKED = re.compile(
    rf"[\s\"“(•*–-]*(?P<name>{_WORD}(?: {_WORD}){{0,3}}) (?:was|is|were|are|remained|came) [^,;:.\d]{{0,30}}?"
    r"(?:most active|busiest|most diligent|keenest) [^,;:.\d]{0,40}?\bwith (?:[a-z]+ ){0,2}\d"
)


def ranked_first(context: Context, span: Span) -> Iterator[Actor]:
    """The one that is told to have done most, with what it counted."""
    match = _RANKED.match(context.text, span.start, span.end)
    if match is not None and _is_proper_name(context, name := Span(*match.span("name")), article=False):
        yield Actor(name, ActorRole.ACTOR, common=True)


def _is_place(context: Context, name: Span) -> bool:
    """Whether a name is no more than that of a place."""
    return any(
        hit.span.start <= name.start and name.end <= hit.span.end for hit in context.within(name, "place")
    )


def _is_clear(context: Context, name: Span) -> bool:
    """Whether capitals tell a name: several words, or one that does not open its sentence, or has one inside."""
    printed = name.of(context.text)
    before = context.text[max(0, name.start - 2) : name.start].strip()
    return " " in printed or not printed[1:].islower() or before[-1:] in (",", ";") or before[-1:].isalpha()


def _is_proper_name(context: Context, name: Span, *, article: bool) -> bool:
    """Whether a capitalised run names somebody, not a time, a campaign, or just the first word of a sentence."""
    printed = name.of(context.text)
    openers = values(context.gazetteer.lexicon, "sentence-opener", "en")
    taken = context.within(name, "month", "weekday", "campaign", "law", "person-title")
    if taken or new_campaigns(context, name) or printed.lower().split()[0] in openers:
        return False
    sites = values(context.gazetteer.lexicon, "site-name", "en")
    dated = values(context.gazetteer.lexicon, "dated-name", "en")
    if (
        printed.lower().split()[-1] in dated
        or printed.lower().split()[0] in sites
        or printed.lower().split()[-1] in sites
    ):
        return False
    if " " in printed or article or context.within(name, "place") or not printed[1:].islower():
        return True
    return _is_clear(context, name) or not _COMMON_NOUN.search(printed)


#: Endings of common nouns, which are capitalised only as the first of a sentence: "Goods seized".
_COMMON_NOUN = re.compile(r"(?:s|ly|ing|ion|ment|ance|ence|ity|body|one|ism)$")

#: "honorary wardens made 310 visits", "the city's contractor, Rye Green, wrote 12": a group by what it is or does.
_GROUP = re.compile(
    rf"(?P<the>\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Ww]hose|[Aa]n?|[Oo]ne|[Ee]ach)\s+|[’']s\s+)?"
    rf"(?P<name>\b[A-Za-z][a-z-]+(?:\s[a-z-]+){{0,3}}?)(?:,? (?P<own>{_WORD}(?: {_WORD}){{0,3}}),?)?"
    r"(?: (?:of|in|at|from|across|throughout) (?:the |all )?[\w ’'-]{2,30}?)?"
    r"(?:\s+(?:has|have|had|also|then|later|together|alone|[a-z]+ly)){0,2}\s+$"
)
#: What somebody does who is called so: "rescuers", "divers", "conciliators", "botanists", "technicians".
_DOERS = re.compile(r"(?:[eo]rs|ists|ians|men|staff)$")


def acting_groups(context: Context, span: Span) -> Iterator[Actor]:
    """Groups named by what they are or do, right before a verb of enforcing that counts something."""
    for verb in context.within(span, "enforcing-verb", "agent-verb"):
        match = _before_counting(context, span, verb.span, _GROUP, shares=True)
        if match is None:
            continue
        name = Span(*match.span("name"))
        free = match["the"] in ("'s ", "’s ") or is_free(context, context.folded[span.start : name.start])
        kind = _group_kind(context, name, article=match["the"] is not None)
        if kind is None or not free or context.within(name, "body-noun"):
            continue
        owned = kind == "staff" and (match["the"] or "").lower().strip() in ("its", "their", "our")
        own = None if match["own"] is None else Span(*match.span("own"))
        whole = name if own is None else Span(name.start, own.end)
        known = own or (name if owned else None)
        yield Actor(whole, ActorRole.ACTOR, common=True, self_reference=owned, name=known)


def _group_kind(context: Context, name: Span, *, article: bool) -> str | None:
    """What kind of people the head of a noun phrase is: staff, others, or one body behind an article or owner."""
    lexicon, words = context.gazetteer.lexicon, name.of(context.folded).split()
    if words[0] in values(lexicon, "recipient", "en"):
        return None
    head = words[-1]
    kind = values(lexicon, "group-noun", "en").get(head)
    if kind is None and _DOERS.search(head) and head not in values(lexicon, "target-group", "en"):
        return "staff"
    return kind if article or kind != "one" else None


#: "platforms that have signed the pledge removed ..."
_RELATIVE = re.compile(r" (?:that|which|who) (?:have |had |are |were )?[^,.;:\d]{1,60} ")
#: "bodies of 19 countries tested ..."
_ATTRIBUTE = re.compile(
    r" (?:(?:of|in|at|from|across|throughout) [^,.;:]{1,50} (?:(?:have|had|has|also) )?|(?:have|had|has) (?:since|so|in|over) [^,.;:]{1,40} )"
)


def enforces(context: Context, span: Span, noun: Span) -> bool:
    """Whether a verb of enforcing follows a noun at once, and a numeral that verb."""
    window = Span(noun.end, min(span.end, noun.end + SUBJECT_WITHIN))
    for verb in context.within(window, "enforcing-verb", "agent-verb"):
        gap = context.folded[noun.end : verb.span.start]
        end = min(span.end, verb.span.end + _COUNTED_WITHIN)
        near = len(gap.split()) <= 1 or _RELATIVE.fullmatch(gap) or _ATTRIBUTE.fullmatch(gap)
        if near and NUMERAL.search(context.folded, verb.span.end, end):
            return True
    return False


#: "we have already done 22": a pronoun, what tells when, the verb, and what it counts.
_DID = re.compile(
    r"\s+(?:(?:have|had|also|already|then|jointly|together|alone|\w+ly)\s+)*(?:had|[a-z]{2,}(?:ed|en|ne|ught|ook|ade|an|ought|eld|ut|id|ve|ot|nt))\s"
    r"(?:(?!that\b|from\b|in\b|of\b)[a-z-]+\s){0,3}(?:[£$€₹]|[a-z]{1,3}\s?)?(?P<figure>\d|[a-z]+)"
)


def counts_itself(context: Context, span: Span, pronoun: Span) -> bool:
    """Whether "we" is followed by what we did, and how often."""
    line = context.text[context.text.rfind("\n", 0, pronoun.start) + 1 : pronoun.start]
    quoted = line.count('"') % 2 == 1 or line.rfind("“") > line.rfind("”")
    if quoted or pronoun.of(context.folded) != "we":
        return False
    match = _DID.match(context.folded, pronoun.end, span.end)
    return (
        match is not None and NUMERAL.search(context.folded, match.start(), match.end("figure")) is not None
    )


#: A noun phrase up to its head: what opens it, and words that tell of which kind it is.
_PHRASE = re.compile(
    r"(?:^[\s\"“(•*–-]*|[,;:(]\s*|[’']s\s+|\b(?:the|its|their|our|these|several|other|all|by|and|but|while|whereas)\s+)"
    r"(?P<words>(?:(?!(?:the|its|their|our|these|several|other|all)\b)[a-z][a-z-]+\s+){1,3})$"
)


def phrase_start(context: Context, span: Span, noun: Span) -> int:
    """Where the noun phrase of a head begins, whatever its words: "market surveillance authorities"."""
    match = _PHRASE.search(context.folded[max(span.start, noun.start - 60) : noun.start])
    if match is None:
        return noun.start
    lexicon = context.gazetteer.lexicon
    closed = values(lexicon, "recipient", "en").keys() | values(lexicon, "sentence-opener", "en").keys()
    closed |= values(lexicon, "small-count", "en").keys() | values(lexicon, "acting-verb", "en").keys()
    plain = values(lexicon, "body-modifier", "en")
    words = match["words"].split()
    if any(
        word in closed or plain.get(word) == "plain" or word.endswith(("ly", "ed", "ing")) for word in words
    ):
        return noun.start
    return noun.start - len(match["words"])
