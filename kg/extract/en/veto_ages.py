"""English numerals that are years of age."""

from __future__ import annotations

import re

from kg.extract.en.phrases import unit_of_words, words_of
from kg.extract.en.units import noun_behind
from kg.extract.en.veto_site import Site

__all__ = ["age"]

_AGED = re.compile(
    r"\bone of (?:them|whom)(?:\s(?:is|was))?\s(?:just|only|aged|barely)\s*$|\bturn(?:s|ed|ing)\s*$|\b(?:youngest|oldest|eldest)(?:\s+of\s+(?:them|whom))?(?:\s+(?:is|was|being|aged|just|only))*\s*$|"
    r"\b(?:youngest|oldest|eldest)\b[^.;,\d]{0,60}(?:\b(?:was|is)\s(?:just\s|only\s)?|:\s)$"
    r"|\baged?(?:\s+(?:between|from|over|under|about|around))?\s+(?:\d\d,\s)*(?:\w+,?\s*(?:to|and|or|-|–)\s*)?$"
    r"|\b(?:people|persons|those|men|women|adults|children|anyone|youths|residents|consumers|workers?|drivers?|employees?)\s+(?:aged\s+)?"
    r"(?:over|under|above|below|older than|younger than)\s*$"
)


#: "The defendant, 52, ..."
_APPOSED = re.compile(r"\b([a-z]{2,})(?:\s(?:from|of)\s[a-z]+)?,\s*$")
#: "Mrs T, 84, waited": a person with a title.
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr)\.?\s[a-z]+(?:\s[a-z]+)?,\s$")
#: "18- to 20-year-old assistants".
_TO_YEARS = re.compile(r"-?\s(?:to|and|or)\s\d\d-year-old")


#: "Lee alias Tan (34), a dealer": an age in brackets.
_BRACKETED_AGE = re.compile(r"\b[a-z]{2,}\s\($")
_AGE_ENDS = re.compile(r"\),?\s(?:a|an|of|from|who|was|hailing|resident|both)\b")


#: "A man of 34".
_MAN_OF = re.compile(r"\b(?P<noun>[a-z]+),?\s(?:of|is|was)\s(?:just\s|only\s)?$")
#: "Two teenagers, 16 and 17, were caught".
_SERIES = re.compile(r"\b(?P<noun>[a-z]{3,}),\s(?:\d\d,\s)*(?:\d\d,?\s(?:and|or)\s)?$")
_SERIES_ENDS = re.compile(r"(?:,\s\d\d)*(?:,?\s(?:and|or)\s\d\d)?\s*(?:[,.;)]|$)")
_ARE = re.compile(r"\b(?:was|were|are|is)\s*$")


def _noun(site: Site) -> bool:
    return noun_behind(site.context, site.number, site.sentence.span) is not None


def age(site: Site) -> str | None:
    """Years of age: "aged 34", "the defendant, 52, ..."."""
    if not site.plain or site.number.scale != 1 or site.number.value > 120:
        return None
    around = site.context.folded[site.number.span.start : site.number.digits.start]
    if _AGED.search(site.before + around):
        return "age"
    if around.strip() in ("under", "over") and _ARE.search(site.before) and not _noun(site):
        return "age"
    text, start = site.context.text, site.number.span.start
    if _is_said_of_people(site) or _TO_YEARS.match(site.after):
        return "age"
    if _TITLED.search(site.before) and _CLOSES.match(site.after):
        return "age"
    if _BRACKETED_AGE.search(site.before) and _AGE_ENDS.match(site.after) and 14 <= site.number.value <= 99:
        return "age"
    named = re.search(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, $", text[max(0, start - 40) : start]) is not None
    closes = site.after[:1] in (",", ".", ")", ";") or not site.after
    noun = _APPOSED.search(site.before)
    if noun is not None and closes and 10 <= site.number.value <= 99 and not site.number.words:
        words = words_of(site.context.gazetteer.lexicon)
        named = named or (not noun[1].endswith("s") and unit_of_words(words, (noun[1],)) == "person")
    return "age" if named and closes and not site.number.words and 14 <= site.number.value <= 99 else None


def _is_said_of_people(site: Site) -> bool:
    """Whether bare years of age stand behind a noun for people: "a man of 34", "two girls, 16 and 17, ..."."""
    if site.number.words or not 10 <= site.number.value <= 99:
        return False
    single = _MAN_OF.search(site.before) if _CLOSES.match(site.after) else None
    series = _SERIES.search(site.before) if _SERIES_ENDS.match(site.after) else None
    found = single or series
    if found is None:
        return False
    words = words_of(site.context.gazetteer.lexicon)
    several = series is not None and (site.before.endswith(("and ", "or ")) or " " in _first(site))
    plural = found["noun"] in words.units
    person = unit_of_words(words, (found["noun"],)) == "person"
    return person and (several if plural and single is None else not found["noun"].endswith("s"))


def _first(site: Site) -> str:
    """What stands between a numeral and the mark that closes its series."""
    ends = _SERIES_ENDS.match(site.after)
    return "" if ends is None else ends.group().strip()


#: What may follow an age.
_CLOSES = re.compile(r"\s*(?:[,.;)]|$|(?:from|who|was|were|is|has|had|and|in|with|living)\b)")
