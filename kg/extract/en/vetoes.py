"""English numerals that are no statistics: an ordered list of named rules, the first that answers wins.

Each rule gives the reason that stands in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from kg.extract.en.phrases import unit_of_words, words_of
from kg.extract.en.unit_forms import compares, differs, part_of_them
from kg.extract.en.unit_series import often
from kg.extract.en.units import noun_behind
from kg.extract.en.veto_about import about_itself
from kg.extract.en.veto_ages import age
from kg.extract.en.veto_amounts import denomination, exchange_rate, legal_amount, pack_size, plan, price
from kg.extract.en.veto_bounds import bound
from kg.extract.en.veto_changes import restated, size_of_rate
from kg.extract.en.veto_marks import (
    address,
    clock,
    code,
    decade,
    kind_of_thing,
    label,
    list_marker,
    note_mark,
    telephone,
    temperature,
)
from kg.extract.en.veto_site import Site
from kg.extract.en.veto_web import web_notice
from kg.extract.language import Context
from kg.extract.spans import Number, Sentence
from kg.extract.words import alternatives, pattern, values
from kg.lexicon import Lexicon
from kg.model import BlockKind

__all__ = ["veto"]

#: Number words up to this are often definite ("the two rounds", "all three offices").
_FEW = 12
#: From here on a number word counts also what no record knows.
_SOME = 4


def veto(context: Context, sentence: Sentence, number: Number) -> str | None:
    """Why a numeral is no statistic, or None.

    Returns
    -------
    str or None
        The reason as the ledger has it.
    """
    span, folded = sentence.span, context.folded
    site = Site(
        context,
        sentence,
        number,
        folded[max(span.start, number.span.start - 110) : number.span.start],
        folded[number.span.end : min(span.end, number.span.end + 110)],
    )
    return next((reason for rule in _RULES if (reason := rule(site)) is not None), None)


# ---------------------------------------------------------------------- rules


@cache
def _nouns(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon, "word:veto-noun", "en")
    linked = r"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?:\w+)\s?)?"
    between = (
        r"(?:more|full|straight|consecutive|long|whole|working|calendar|business|additional|extra|further)"
    )
    return re.compile(
        rf"\s?-?\s?(?:{between}\s)?(?P<noun>{words})\b(?!\s+of\s+(?:crime|fraud)\b)|{linked}(?P<far>{words})\b"
    )


#: More things than this are counted: "412 tips from the public".
_VAGUE = 30
#: Lengths of time that only a sum of many can have: "912 days at sea".
_TOTALS = {"day": 366, "hour": 1000, "working day": 366}


#: "4,700 metres of fabric" were seized, "within 500 metres of schools" says where.
_LENGTH_OF = re.compile(
    r"\s(?:[a-z]+\s)?[a-z]+\sof\s(?!(?:the|a|an|any|each|their|its|our|this|that)\b)[a-z]"
)
_NEARBY = re.compile(
    r"\b(?:along|over|across|within|every|per|about|around|from|some|only|just|at|than)\s(?:a\s)?$"
)


def _counted_noun(site: Site) -> str | None:
    """Durations, ordinals, clock times, sizes and nouns that count nothing in a report."""
    if not site.plain:
        return None
    found = _nouns(site.context.gazetteer.lexicon).match(site.after)
    if found is None:
        return None
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    if phrase is not None and " of " in phrase.words[-1]:
        return None
    least = _TOTALS.get((found["noun"] or found["far"]).rstrip("s"))
    if least is not None and site.number.value > least:
        return None
    reason = values(site.context.gazetteer.lexicon, "word:veto-noun", "en")[found["noun"] or found["far"]]
    if reason == "distance or size" and _LENGTH_OF.match(site.after) and not _NEARBY.search(site.before):
        return None
    if reason == "duration" and _is_average(site):
        return None
    return None if reason == "vague count" and site.number.value > _VAGUE else reason


_AVERAGE = re.compile(r"\b(?:average[ds]?|averaging|mean|median)\b")
#: How far from a length of time it may be called an average, in characters.
_AVERAGE_WITHIN = 60


def _is_average(site: Site) -> bool:
    """Whether a length of time is that of many: "cases took 97 days on average"."""
    before = re.split(r"[;.]\s", site.before[-_AVERAGE_WITHIN:])[-1]
    compared = re.search(r"\b(?:against|from|to|than|compared with)\s$", site.before) is not None
    near = _AVERAGE.search(before) or _AVERAGE.search(re.split(r"[;.]\s", site.after[:30])[0])
    return bool(near) or (compared and _AVERAGE.search(site.before) is not None)


_PER = re.compile(r"\b(?:per|every|for each|out of every)\s*$")


def _rate_base(site: Site) -> str | None:
    base = site.plain or site.number.currency is not None
    return "base of a rate" if base and _PER.search(site.before) else None


#: "A box of bearings weighs 20 kilos".
_WEIGHS = re.compile(r"\ban?\s[^.;,]{2,50}\s(?:weighs|measures|holds|contains)\s(?:about\s|some\s)?$")


def _size_of_one(site: Site) -> str | None:
    return "distance or size" if _WEIGHS.search(site.before) else None


_MARGIN = re.compile(r"(?:plus or minus|\+/-|±|margin of error (?:of|is))\s*$")


def _margin(site: Site) -> str | None:
    return "margin of error" if _MARGIN.search(site.before) else None


#: "The 100 best-known sites", "the 20 largest firms": a list by rank.
_RANKED = re.compile(
    r"\s(?:(?:most|least)[\s-]\w+|\w*(?:best|worst)(?:-\w+)?|(?!honest|forest|interest|arrest)[a-z]+est)\s[a-z]"
)
_RANK = re.compile(r"\b(?:top|the largest|the biggest|rank(?:ed|s|ing)?|no\.?|number)\s*$")


def _rank(site: Site) -> str | None:
    if not site.plain or site.number.value > 1000:
        return None
    ranked = site.before.endswith("the ") and _RANKED.match(site.after)
    return "rank" if ranked or _RANK.search(site.before) else None


_OFTEN = re.compile(r"\s+times\b")


def _frequency(site: Site) -> str | None:
    """How often ("three times a week"), not how many times as much ("1.9 times higher")."""
    if not site.plain or not _OFTEN.match(site.after) or compares(site.after):
        return None
    return None if often(site.context, site.number, site.sentence.span) else "frequency or multiple"


_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their|all|both|our|other|first|last|next|past|previous|his|her)\s*$"
)


_ALL_BUT = re.compile(r"\ball (?:but|except)\s$")


def _left_out(site: Site) -> str | None:
    """What a whole is counted without: "all but four"."""
    return "exception to a whole" if site.plain and _ALL_BUT.search(site.before) else None


#: "27 of the 28 Member States": how many there are is no news; of thousands it is told.
_WHOLE, _OF_ALL = (
    1000,
    re.compile(r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) of (?:the|its|their|our)\s$"),
)
#: "The 41 came from 18 farms": those that were counted before.
_CAME = re.compile(
    r"\s(?:came|were|had|have|are|include|included|involved|represent|represented|\w{3,}ed)\s(?!at\b)"
)


def _definite(site: Site) -> str | None:
    """A few things that were named before: "the two rounds", "all three offices"."""
    few = site.number.words and site.plain and site.number.value <= _FEW
    if site.plain and site.number.value < _WHOLE and _OF_ALL.search(site.before):
        return "definite number"
    if site.plain and site.before.strip() == "the" and _follows(site) and _CAME.match(site.after):
        return "definite number"
    return "definite number" if few and _DEFINITE.search(site.before) else None


#: Number words that a count may open with.
_WORDS = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred"
#: "Two projects were prohibited and three withdrawn": the noun is printed once.
_GOES_ON = re.compile(rf"\b(?:\d[\d,]*|{_WORDS})\s[^.]*(?:\b(?:and|but|while|,|;)\s+|[a-z]s\s\()$")
#: "Collisions caused seven deaths, falls five and fires three": what is counted is printed once.
_GAPPED = re.compile(r"\s*(?:[,.;)]|(?:and|while)\s|$)")
_OPENS_GROUP = re.compile(
    r"\b(?:in|into|of|by|between|to|at|for|from|the|these|those|or|one|as|every|no|than|about|under|over|and)\s*$"
)
_COUNTED_BEFORE = re.compile(
    rf"\b(?:\d[\d,]*|{_WORDS})"
    r"\s(?:of\s(?:the\s)?)?[a-z]{3,}[^.]*(?:[,;]|\sand)\s[^.]*$"
)
#: "Last year there were only five": what is counted stands in the sentence before.
_EXISTS = re.compile(
    r"\bthere (?:were|are|was|is|have been|had been)(?:\s(?:only|just|but|about|some|still|now))*\s*$"
)
#: "Prosecutions: three.": the value of a key.
_KEYED = re.compile(r"[^:.;]{3,60}:\s$")
_CLOSED = re.compile(r"\s*(?:[.;,(]|$)")
#: "Two were held and five await trial"; "13 gangs, of which five ...".
_DO = re.compile(r"\s+(?:were|was|await|remain|are|have|face|still|died|fled|drowned|went|got|left)\b")
#: "Three landfills were seized": the subject of what is told is counted.
_WAS_DONE = re.compile(
    r"\s(?:were|have been|had been)\s(?:\w+ly\s)?(?:\w+ed|shut|put|taken|held|found|caught|made|given|sent|struck)\b"
)
#: "Fined 40 traders and referred two to the courts".
_DID_TOO = re.compile(rf"\b(?:\d[\d,]*|{_WORDS})\s[^.;]*\b(?:and|,)\s\w+ed\s$")
_THEN_TO = re.compile(r"\s*(?:[,.;)]|$|(?:to|in|for|by|at|over)\s)")
_OF_WHICH = re.compile(r"\bof (?:which|whom)\s(?:only\s|just\s|some\s)?$")
#: "In 14, compared with nine in 2022": the other side of a comparison.
_COMPARED = re.compile(
    rf"(?:\d|\b(?:{_WORDS})\b)[^.;]*\b(?:compared (?:with|to)|against|versus|up from|down from)\s(?:only\s|just\s)?$"
)
#: "Thefts fell from 13 to eight".
_MOVED = re.compile(r"\bfrom\s[\d,]+(?:\s[\w-]+){0,4}?\sto\s(?:just\s|only\s)?$")
_THEN = re.compile(r"\s*(?:[,.;)]|$|(?:in|the|a|last|during|for|twelve)\s)")
_OF_THE = re.compile(r"\s+of\s+(?:the|those|these|its|their|our|all)\s")
#: "Nine were issued by the county and two by the state": the verb is printed once, too.
_BY_ANOTHER = re.compile(
    r"\s+(?:(?:by|in|on|for|to|from|at|under|against|with)\s|(?:abroad|elsewhere|overseas)\b)"
)
#: "Of these, nine were issued by the county".
_OF_THESE = re.compile(r"^\W*(?:of|among)\s(?:these|those|them|the\s[\w\s-]{3,40}|the\s[\d,]*\d),\s+$")
_DONE = re.compile(
    r"\s+(?:were\s+|was\s+|having been\s+|being\s+)?(?:\w+ed|withdrawn|sold|shut|found|lost|sent|held|given|taken|begun|won)\b"
)


def _held(site: Site) -> bool:
    """Whether the verb before tells that people are counted: "the court convicted three captains"."""
    verbs = pattern(site.context.gazetteer.lexicon, "person-verb")
    return any(not site.before[found.end() :].strip() for found in verbs.finditer(site.before))


def _follows(site: Site) -> bool:
    """Whether a sentence stands before this one in its paragraph, so that its noun may be meant."""
    return site.sentence.index > 0


def _bare_word(site: Site) -> str | None:
    """A small number word without a noun that is counted."""
    if not (site.number.words and site.plain and site.number.value < _FEW):
        return None
    if _EXISTS.search(site.before) and re.match(r"\s*[,.;)]", site.after):
        return None
    if part_of_them(site.after) or _OF_THE.match(site.after) or differs(site.after) or compares(site.after):
        return None
    goes_on = _GOES_ON.search(site.before) is not None
    if goes_on and (_DONE.match(site.after) or _BY_ANOTHER.match(site.after)):
        return None
    again = _DID_TOO.search(site.before) is not None and _THEN_TO.match(site.after) is not None
    if again or _OF_WHICH.search(site.before) or (goes_on and _DO.match(site.after)):
        return None
    if _KEYED.match(site.before) and _CLOSED.match(site.after):
        return None
    if (_COMPARED.search(site.before) or _MOVED.search(site.before)) and _THEN.match(site.after):
        return None
    if _OF_THESE.match(site.before) or (
        not site.before.strip() and _follows(site) and _DONE.match(site.after)
    ):
        return None
    if (
        _GAPPED.match(site.after)
        and _COUNTED_BEFORE.search(site.before)
        and not _OPENS_GROUP.search(site.before)
    ):
        return None
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    if phrase is None or site.number.scale != 1:
        return "number word without a counted noun"
    if goes_on or _WAS_DONE.match(site.context.folded, phrase.span.end, site.sentence.span.end):
        return None
    words = words_of(site.context.gazetteer.lexicon)
    known = unit_of_words(words, phrase.words) is not None and phrase.words[-1] not in words.common
    kept = known or site.number.value >= _SOME or _held(site)
    return None if kept else "number word without a counted noun"


def _in_heading(site: Site) -> str | None:
    """Numerals of headings count what a record knows, of which something is said."""
    if site.sentence.block.kind is not BlockKind.HEADING:
        return None
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    if not site.plain:
        return None
    known = phrase and unit_of_words(words_of(site.context.gazetteer.lexicon), phrase.words)
    spoken = site.number.words and phrase is not None and _is_motto(site, phrase.span.end)
    return None if known and not spoken else "number in a heading"


def _is_motto(site: Site, end: int) -> bool:
    """Whether nothing is said of what a heading counts in words: "Three forces, one operation"."""
    last = site.sentence.span.end
    return not site.context.folded[end:last].strip() or site.context.folded.startswith(",", end)


_RULES: Sequence[Callable[[Site], str | None]] = (
    address,
    list_marker,
    note_mark,
    clock,
    temperature,
    telephone,
    decade,
    kind_of_thing,
    web_notice,
    about_itself,
    _margin,
    _counted_noun,
    code,
    age,
    _rank,
    label,
    _rate_base,
    _size_of_one,
    restated,
    size_of_rate,
    price,
    denomination,
    exchange_rate,
    pack_size,
    legal_amount,
    bound,
    _frequency,
    plan,
    _left_out,
    _definite,
    _bare_word,
    _in_heading,
)
