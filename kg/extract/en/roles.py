"""What a body named in an English clause is there: actor, speaker, recipient, agent, or merely named."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extract.en.names import with_modifiers
from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole
from kg.extract.words import alternatives, values, verbs_of
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = [
    "BY",
    "NUMERAL",
    "acts_behind",
    "acts_through_staff",
    "as_agent",
    "has_verb",
    "is_free",
    "is_in_charge",
    "role_of",
    "suffers",
    "verb_follows",
]

#: What may stand between a preposition and a body: "by the competent", "before various".
_LEAD = (
    r"(?:(?:the|an?|its|their|our|my|china's|local|all|both|various|several|many|other|these|those|such|some)\s+){0,2}"
    r"(?:[a-z]{2,}(?:ing|ous|ent|ant|ive|ian|ish|ese|al|ary)\s+)?"
)
_BEFORE = re.compile(rf"([\w'-]+)\s+{_LEAD}$")
#: "with procuratorial organs approving ...": an absolute clause has a subject of its own.
_ACTS = re.compile(r"\s+\w+ing\b")
#: How far behind its noun the verb of a subject may stand, in characters.
_REACH = 60
_PAST = re.compile(r"\b[a-z]{2,}ed\b|\b(?:is|are|was|were) (?:also |currently |now )?[a-z]{3,}ing\b")
#: "Portuguese authorities (ASAE) inspected ..."
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)")
#: "The procuratorate, which counts earlier, charged 12".
_RELATIVE_ASIDE = re.compile(r", (?:which|who|whose) [^,;.\d]{3,60},")
#: What no staff does: "patrols led to 12 arrests".
_LED_TO = re.compile(r"led to\b")
_BROKEN = re.compile(r"[.;:()]|,\s(?:the|an?|according)\s")
#: "X reported £571m", "X announced 45 arrests": what is said is its own count.
_COUNTS = re.compile(
    r"\s+(?:(?!that\b|on\b|in\b|how\b|last\b|this\b)[a-z]+\s+){0,3}(?:[£$€₹]|[a-z]{0,3}[£$€]|rs\.?\s)?\d"
)
_ITSELF = re.compile(
    r"\s+(?:(?:us|reporters|journalists|parliament|the \w+)\s+)?(?:that\s+)?(?:it|its|they|their)\b"
)


#: "helped the Salt Board (SABO) recover 12 boats": a verb of its own behind a body.
_INFINITIVE = re.compile(
    r"(?: \([^()]{1,20}\))? (?:to )?(?!(?:to|with|in|by|for|on|and|at|of|from)\b)[a-z]+ (?!(?:to|with|in|by|for|on)\b)"
)


#: "callers posing as police officers".
_FAKE = re.compile(
    r"\b(?:(?:posing|posed|disguised|dressed|acting) as|impersonat(?:ing|ed)|pretend(?:ing|ed) to be|fake|bogus|false|sham) "
    r"(?:the |an? )?(?:[a-z-]+ )?$"
)


#: "To ask the Salt Ministry how ...": the object of an infinitive.
_TO_DO = re.compile(
    r"\bto (?:ask|tell|inform|notify|urge|help|assist|support|pay|join|invite|require|request) (?:the |an? )?$"
)


def _leads(context: Context, role: str) -> re.Pattern[str]:
    return _leads_of(context.gazetteer.lexicon, role)


@cache
def _leads_of(lexicon: Lexicon, role: str) -> re.Pattern[str]:
    """Words of a role right in front of a name."""
    return re.compile(rf"\b(?:{alternatives(lexicon, f'word:{role}', 'en')}) (?:the |our )?(?:\d{{1,3}} )?$")


def is_in_charge(context: Context, span: Span, name: Span) -> bool:
    """Whether what a clause tells of is said to be the business of a body: "inspections are a matter for the councils"."""
    return _leads(context, "charge-lead").search(context.folded, span.start, name.start) is not None


@cache
def _turns_to(lexicon: Lexicon) -> re.Pattern[str]:
    """What names at the head of a sentence whom it is about: "As for the Salt Board, ..."."""
    return re.compile(rf"\W*(?:{alternatives(lexicon, 'word:topic-lead', 'en')}) (?:the |our )?")


@cache
def _cites(lexicon: Lexicon) -> re.Pattern[str]:
    """What leads to a source, with at most four words between: "according to a statement by"."""
    return re.compile(rf"\b(?:{alternatives(lexicon, 'word:source-lead', 'en')}) (?:[\w'-]+ ){{0,4}}$")


def role_of(context: Context, span: Span, name: Span) -> ActorRole:
    """What a body is in its clause, from the words around its name."""
    before = context.folded[span.start : name.start]
    if _is_source(context, span, name, before):
        return ActorRole.SPEAKER
    if _leads(context, "author-lead").search(before) or is_in_charge(context, span, name):
        return ActorRole.ACTOR
    if _FAKE.search(before):
        return ActorRole.OTHER
    if _turns_to(context.gazetteer.lexicon).fullmatch(before):
        return ActorRole.ACTOR
    if _leads(context, "helping-verb").search(before) and _INFINITIVE.match(
        context.folded, name.end, span.end
    ):
        return ActorRole.ACTOR
    if context.within(name, "venue-body") and not verb_follows(context, span, name):
        return ActorRole.OTHER
    match = _BEFORE.search(before)
    word = match.group(1) if match else ""
    if word == "in" and context.folded[name.end : name.end + 1] == "'":
        return ActorRole.ACTOR
    if word == "by" and _ON_REQUEST.search(before):
        return ActorRole.OTHER
    if word == "by" or (word == "with" and _ACTS.match(context.folded, name.end)):
        return ActorRole.ACTOR
    if acts_through_staff(context, span, name):
        return ActorRole.ACTOR
    if word in values(context.gazetteer.lexicon, "recipient", "en"):
        if acts_behind(context, span, name):
            return ActorRole.ACTOR
        return ActorRole.OTHER if word in ("of", "from", "in", "at", "on") else ActorRole.RECIPIENT
    if match is not None and _is_object(context, span, name, word):
        return ActorRole.OTHER
    return ActorRole.ACTOR


def _is_object(context: Context, span: Span, name: Span, word: str) -> bool:
    """Whether a body is the object of the verb before it, and no verb of its own follows: "took the courts"."""
    lexicon = context.gazetteer.lexicon
    if _TO_DO.search(context.folded, span.start, name.start):
        return True
    verb = word in values(lexicon, "acting-verb", "en") or (word.endswith("ed") and "-" not in word)
    says = word in values(lexicon, "speech-verb", "en") or word in values(lexicon, "that-verb", "en")
    takes = _IT_TOOK.search(context.folded, span.start, name.start) is not None
    return verb and not says and not takes and not has_verb(context, span, name)


#: "It took the courts 39 days".
_IT_TOOK = re.compile(r"\bit (?:took|takes) (?:the )?$")


#: "referred to the Crown Prosecutor, who charged 12": what is named as a receiver acts in its own clause.
_WHO = re.compile(
    r",\s+(?:which|who)\s+(?:(?:in turn|then|later|also|has|have|had|(?:on|in|since) [\w ]{2,18}?)\s+){0,2}(?=[a-z])"
)


#: "to the Grain Police, on the basis of which 12 people were held", "of 40 files sent to the Grain Court, 12 were heard".
_WHEREBY = re.compile(
    r",?\s+(?:on the basis of which|as a result of which|after which|following which|whereupon|where)\s"
)
_OF_WHICH = re.compile(r",\s+(?:only\s|some\s|about\s)?\d")
_OUT_OF = re.compile(r"\W*(?:\d+(?:\.\d+)*\W+)?(?:out )?of (?:the |all )?\d")


def acts_behind(context: Context, span: Span, name: Span) -> bool:
    """Whether a relative clause behind a name tells of acting and counts something, or what became of it there."""
    if _WHEREBY.match(context.folded, name.end, span.end) and NUMERAL.search(
        context.folded, name.end, span.end
    ):
        return True
    if _OF_WHICH.match(context.folded, name.end) and _OUT_OF.match(context.folded, span.start):
        return True
    match = _WHO.match(context.folded, name.end, span.end)
    if match is None:
        return False
    counted = NUMERAL.search(context.folded, match.end(), min(span.end, match.end() + _REACH))
    return counted is not None and verb_follows(context, span, Span(name.end, match.end() - 1))


#: What counts: digits or a small number in words.
NUMERAL = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")

#: "officers from the Port Police seized", "teams of the agency": the body acts through its staff.
_FROM = frozenset({"from", "of", "at", "with", "in"})
_STAFF_KINDS = frozenset({"staff", "part", "crew", "post", "public"})
#: "officers with the Coast Guard", but not "the authority with Customs".
_STAFF_WITH = frozenset({"staff", "crew"})
_STAFF = re.compile(
    r"(?P<staff>[\w-]+)\s+(?:from|of|at|with|in)\s+(?:the\s+)?(?:[a-z]{3,}(?:an|ish|ese|ch|al)\s+)?$"
)


def acts_through_staff(context: Context, span: Span, name: Span) -> bool:
    """Whether a body is named behind staff that is free to act: "officers from the Port Police"."""
    staff = _STAFF.search(context.folded[span.start : name.start])
    return staff is not None and _is_staff(context, span, staff)


def _is_staff(context: Context, span: Span, match: re.Match[str]) -> bool:
    """Whether a staff noun in front of a body is itself free to act."""
    at = Span(span.start + match.start("staff"), span.start + match.end("staff"))
    nouns = context.within(at, "body-noun")
    before = context.folded[span.start : with_modifiers(context, span, at).start]
    passive = BY.search(before) is not None
    people = bool(context.within(at, "member-noun", "campaign-suffix"))
    kinds = _STAFF_WITH if " with " in match.group() else _STAFF_KINDS
    return (people or any(hit.entry.value in kinds for hit in nouns)) and (
        passive or is_free(context, before)
    )


_DATA_OF = re.compile(r"\b(?P<noun>\w+)\s+(?:\w+\s+)?(?:by|from|of)\s+(?:the\s+)?$")


#: "X estimates that", "X reports 12 cases": here the noun of a source is a verb, and X counts by itself.
_CLAIMS = re.compile(r"\s+(?:estimates|reports|records|numbers)\s+(?:that\b|\w*\s?[\d$€£])")


def _is_source(context: Context, span: Span, name: Span, before: str) -> bool:
    """Whether a body only says what is counted: "X said", "according to X", "X figures", "data from X"."""
    if _cites(context.gazetteer.lexicon).search(before[-60:]):
        return True
    nouns = values(context.gazetteer.lexicon, "source-noun", "en")
    match = _DATA_OF.search(before)
    if match is not None and match["noun"] in nouns:
        return True
    behind = re.match(r"(?:'s?)?\s+(\w+)", context.folded[name.end : name.end + 20])
    if behind is not None and behind.group(1) in nouns and not _CLAIMS.match(context.folded, name.end):
        return True
    return speaks(context, span, name)


def speaks(context: Context, span: Span, name: Span) -> bool:
    """Whether a verb of saying follows a name, of which it is not the own count that is told."""
    after = Span(name.end, min(span.end, name.end + 40))
    speech = context.within(after, "speech-verb")
    gap = context.folded[name.end : speech[0].span.start] if speech else ""
    if not speech or len(gap) > 25 or any(char in gap for char in ",.;:0123456789"):
        return False
    end = speech[0].span.end
    counts = speech[0].entry.value == "count" and _COUNTS.match(context.folded, end) is not None
    return _ITSELF.match(context.folded, end) is None and not counts


BY = re.compile(rf"\bby\s+{_LEAD}$")


#: "by officers of the Salt Board".
_BY_STAFF = re.compile(r"\bby\s+(?:[a-z-]+\s){1,3}(?:of|from)\s+(?:the\s+)?$")


def as_agent(context: Context, span: Span, actor: Actor) -> Actor:
    """The actor marked as agent of a passive verb where it stands behind "by"."""
    start = max(span.start, actor.span.start - 40)
    passive = BY.search(context.folded, start, actor.span.start) is not None
    passive = passive or _BY_STAFF.search(context.folded, start, actor.span.start) is not None
    agent = passive or _is_relative(context, span, actor.span)
    return replace(actor, agent=agent and actor.role is ActorRole.ACTOR)


#: "on a referral by Customs", "after a complaint by the agency": a noun of what somebody else did.
_ON_REQUEST = re.compile(
    rf"\b(?:on|after|following|upon|under|in|with|thanks to|based on|in response to|basis of|strength of|result of) (?:an?|the|this|that) (?:[a-z-]+ )?"
    rf"(?![a-z-]+(?:ed|en) by)[a-z-]+ by\s+{_LEAD}$"
)
#: "the 55 cases that an industry body, the Brand Forum, has tracked": the subject of a relative clause.
_RELATIVE = re.compile(
    r"\b(?P<noun>[a-z]+s)\s+(?:that|which)\s+(?:(?:an?|the)\s+[\w\s-]{1,30},\s+)?(?:the\s+)?$"
)


def _is_relative(context: Context, span: Span, actor: Span) -> bool:
    match = _RELATIVE.search(context.folded, max(span.start, actor.start - 60), actor.start)
    lexicon = context.gazetteer.lexicon
    return match is not None and not (
        match["noun"] in values(lexicon, "speech-verb", "en")
        or match["noun"] in values(lexicon, "that-verb", "en")
    )


# ------------------------------------------------------------------ subjects and their verbs


def is_free(context: Context, before: str) -> bool:
    """Whether no preposition or transitive verb governs what follows."""
    match = _BEFORE.search(before)
    if match is None:
        return True
    if _TO_DO.search(before) or _FAKE.search(before):
        return False
    word, lexicon = match.group(1), context.gazetteer.lexicon
    governs = word in values(lexicon, "recipient", "en") or word in values(lexicon, "acting-verb", "en")
    return not governs and not word.endswith("ed")


#: "The branch stands out", "The agency (SAB) rejects that": a present tense right behind a subject.
_PRESENT = re.compile(
    r"(?: \([^()]{1,20}\))?(?: of (?:the )?[\w ]{2,30}?)?(?: (?:also|now|still|again|never|[a-z]+ly))? [a-z]{3,}s "
    r"(?:that|this|it|out|on|up|with|to|for|by|in|as|no|not|the|a|an|its|their|more|most|into|over|from|how|what|why|every|each|all|\d)"
    r"\b"
)


def has_verb(context: Context, span: Span, noun: Span) -> bool:
    """Whether a verb that tells of acting or speaking follows a noun within a short distance."""
    one = context.folded[noun.end - 1] != "s"
    if one and _PRESENT.match(context.folded, noun.end, span.end):
        return True
    aside = _BRACKET.match(context.folded, noun.end, span.end) or _RELATIVE_ASIDE.match(
        context.folded, noun.end, span.end
    )
    start = noun.end if aside is None else aside.end()
    window = Span(start, min(span.end, start + _REACH))
    verbs = [hit.span for hit in context.within(window, "acting-verb", "speech-verb")]
    verbs += verbs_of(context.gazetteer.lexicon, "en").find(context.folded, window)
    verbs += [Span(*match.span()) for match in _PAST.finditer(context.folded, window.start, window.end)]
    return any(
        not _BROKEN.search(context.folded, start, verb.start)
        and not _LED_TO.match(context.folded, verb.start)
        for verb in verbs
    )


#: "agencies were not spared": what is done to a body is not done by it.
_PASSIVE = re.compile(
    r"\s+(?:(?:have|has|had)\s+been|are|is|was|were)\s+(?:(?:not|also|then|later|never|all|both|\w+ly)\s+)*(?!(?:involved|based|able)\b)\w{3,}(?:ed|en|own|ught)\b"
)


def suffers(context: Context, span: Span, noun: Span) -> bool:
    """Whether a noun is the subject of a passive verb."""
    return _PASSIVE.match(context.folded, noun.end, span.end) is not None


def verb_follows(context: Context, span: Span, noun: Span) -> bool:
    """Whether the next word but an adverb is a verb that tells of acting."""
    window = Span(noun.end, min(span.end, noun.end + 24))
    verbs = [hit.span for hit in context.within(window, "acting-verb", "speech-verb")]
    verbs += verbs_of(context.gazetteer.lexicon, "en").find(context.folded, window)
    verbs += [Span(*match.span()) for match in _PAST.finditer(context.folded, window.start, window.end)]
    gaps = (context.folded[noun.end : verb.start].split() for verb in verbs)
    return any(not gap or (len(gap) == 1 and gap[0].endswith("ly")) for gap in gaps)
