"""English numerals that are marks or parts of names: footnotes, lists, times, telephones, addresses, codes."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from kg.extract.en.campaigns import is_in_campaign
from kg.extract.en.phrases import subject_of, words_of
from kg.extract.en.units import noun_behind
from kg.extract.en.veto_site import Site
from kg.extract.words import alternatives, pattern, values
from kg.lexicon import Lexicon
from kg.model import BlockKind

__all__ = [
    "address",
    "clock",
    "code",
    "decade",
    "kind_of_thing",
    "label",
    "list_marker",
    "note_mark",
    "telephone",
    "temperature",
]

_MARK = re.compile(r"[.)、]|\s+[A-Z]")


#: Characters of the number of a note, and a figure beside which brackets hold that of another time: "342 [297]".
_LONGEST_MARK, _BESIDE = 3, re.compile(r"\d\s\[$")


def note_mark(site: Site) -> str | None:
    """The mark of a footnote: "[12]"."""
    digits = site.number.digits.of(site.context.text)
    marked = site.before.endswith("[") and site.after.startswith("]") and len(digits) <= _LONGEST_MARK
    compares = _BESIDE.search(site.before) is not None
    return "footnote mark" if marked and site.plain and not compares else None


_CLOCK_AFTER = re.compile(r"[:.]\d\d\b(?:\s?(?:am|pm|hrs|h)\b|(?![\d,.]))")
_CLOCK_BEFORE = re.compile(r"\b\d{1,2}:$")


def clock(site: Site) -> str | None:
    """Hours and minutes: "14:35"."""
    opens = site.number.value < 25 and site.after.startswith(":") and _CLOCK_AFTER.match(site.after)
    return "clock" if site.plain and (opens or _CLOCK_BEFORE.search(site.before)) else None


_DEGREES = re.compile(r"\s?[°º˚]|\s?degrees\b")


#: "In an 80 zone": a name that a numeral is part of.
_ARTICLE = re.compile(r"\ban?\s$")
_ONE_THING = re.compile(
    r"\s(?!(?:or|and|to|per|of|in|on|at|from)\b)[a-z]+(?<!s)\b(?!\s(?:[a-z]+\s)?[a-z]+s\b)"
)


def kind_of_thing(site: Site) -> str | None:
    """The numeral of one thing's kind: "in an 80 zone"."""
    if not site.plain or site.number.words or site.number.scale != 1 or site.number.comparator != "exact":
        return None
    one = _ARTICLE.search(site.before) and _ONE_THING.match(site.after)
    return "part of a name or code" if one else None


def temperature(site: Site) -> str | None:
    """Degrees: "rice kept at 17°C"."""
    return "temperature" if site.plain and _DEGREES.match(site.after) else None


#: "(1) how many were fined; (2) how many were closed".
_ITEMS = 10
_INSIDE = re.compile(r"(?:^|[;:,]\s(?:and\s)?)\($")


def list_marker(site: Site) -> str | None:
    """The number that opens an item or a heading: "3) ...", "5.4 National sanctions"."""
    start, digits = site.sentence.span.start, site.number.digits
    text = site.context.text
    if site.number.percent or site.number.value >= 60 or site.number.words:
        return None
    if _INSIDE.search(site.before) and site.number.value < _ITEMS and site.after.startswith(") "):
        return "list marker"
    if digits.start - start > 8:
        return None
    opens = text[start : digits.start].strip(" #*(") == "" and _MARK.match(text[digits.end : digits.end + 3])
    return "list marker" if opens and site.number.currency is None else None


_PHONE = re.compile(r"^[\s\-)]*\d{3,}|^[-–]\d")
_PHONE_BEFORE = re.compile(r"(?:\+\s?|\d[\s\-)]+)$")


#: Digits of the shortest group that opens a telephone number.
_SHORTEST = 3
#: So many digits without a mark between them count nothing, where no noun follows.
_LONG_CODE = 7
#: "(1) 41 cases": the mark of an item before its figure.
_ITEM_MARK = re.compile(r"\W*\d{1,2}\)\s+")
#: "1800 333 000": groups that are no thousands behind four digits.
_FREEPHONE = 4
_GROUPS = re.compile(r"\s\d{3}\s\d{3,4}(?!\d)")
#: "The 110 hotline".
_LINE = re.compile(r"\s+(?:emergency\s|tip\s)?(?:hotline|helpline)\b")


def telephone(site: Site) -> str | None:
    """Digits in groups behind a word for calling, or behind a plus sign."""
    if not site.plain or site.number.words or site.number.scale != 1 or _ends_range(site):
        return None
    plus = site.before.endswith("+") and site.after.startswith(")")
    marked = _ITEM_MARK.fullmatch(site.before) is not None
    if (
        not (plus or marked)
        and _PHONE_BEFORE.search(site.before[-3:])
        and not site.before.rstrip().endswith(",")
    ):
        return "telephone number" if "," not in site.number.digits.of(site.context.text) else None
    digits = site.number.digits.of(site.context.text)
    if len(digits) == _FREEPHONE and digits.isdigit() and _GROUPS.match(site.after):
        return "telephone number"
    if len(digits) >= _LONG_CODE and digits.isdigit() and not _counts(site):
        return "part of a name or code"
    if _LINE.match(site.after) and digits.isdigit() and 3 <= len(digits) <= 6:
        return "telephone number"
    called = pattern(site.context.gazetteer.lexicon, "call-word").search(site.before[-30:])
    long = len(digits) > _SHORTEST or (len(digits) == _SHORTEST and _PHONE.match(site.after))
    if called and long and digits.replace(" ", "").isdigit():
        return "telephone number"
    if not (digits.startswith("0") and digits.replace(" ", "").isdigit() and len(digits) > 1):
        return None
    if len(digits) == len("09") and _counts(site):
        return None  # "09 dinghies"
    grouped = " " in digits or _PHONE.match(site.after)
    return "telephone number" if grouped else "part of a name or code"


def _counts(site: Site) -> bool:
    """Whether a noun behind the numeral is counted."""
    return noun_behind(site.context, site.number, site.sentence.span) is not None


_DECADE = re.compile(r"[12]\d\d0")


def decade(site: Site) -> str | None:
    """Ten years by their first: "the 1990s"."""
    digits = site.number.digits.of(site.context.text)
    ten = site.plain and _DECADE.fullmatch(digits) and re.match(r"[’']?s\b", site.after)
    return "date" if ten else None


#: Words with capital letters that end what is said: "Fleet Street, London".
_STREET = re.compile(r"[A-Za-z]?(?:\s[A-Z][\w’'-]*){1,3}\s(?P<last>[A-Z][a-z]+)(?=[,.;)]|\s*$)")


def address(site: Site) -> str | None:
    """The number of a house: "12 Fleet Street"."""
    heading = site.sentence.block.kind is BlockKind.HEADING
    if heading or not site.plain or not site.number.digits.of(site.context.text).isdigit():
        return None
    lexicon, span = site.context.gazetteer.lexicon, site.number.span
    found = _STREET.match(site.context.text, span.end, site.sentence.span.end)
    named = found is not None and found["last"].lower() in values(lexicon, "word:street", "en")
    return "address" if named else None


_GLUED = re.compile(r"[a-z][-–]?$|[a-z]\d$|\d[-/.(]$|#$")
_GLUED_AFTER = re.compile(r"[-/–]\d|[a-z]|-[a-z]+\s*\d")
#: A unit of measurement may be glued to its numeral: "14.6kg".
_MEASURE = re.compile(r"(?:kgs?|g|mg|ml|cl|l|t|mt|ha|lbs?|oz)\b")


def code(site: Site) -> str | None:
    """Digits glued to letters or to other digits: "B-204", "12/45"."""
    if site.number.words or site.number.currency is not None:
        return None
    if is_in_campaign(site.context, site.number.digits):
        return "part of a name or code"  # Operation 404
    if _ends_range(site):
        return None
    glued = site.plain and _GLUED_AFTER.match(site.after) and not _MEASURE.match(site.after)
    if _GLUED.search(site.before[-2:]) or glued:
        return None if _range_after(site) else "part of a name or code"
    return None


_RANGE = re.compile(r"[-–]\s?(\d[\d,]*(?:\.\d+)?)(?:\s|%|$)")


_RANGE_BEFORE = re.compile(r"(?<![\w.,-])(\d[\d,]*(?:\.\d+)?)\s?[-–]$")


def _ends_range(site: Site) -> bool:
    """Whether a numeral is the higher end of a range: "4,000-5,000 dogs"."""
    match = _RANGE_BEFORE.search(site.before)
    if match is not None and re.match(r"-[a-z]+-", site.after):
        return False  # 1-800-BE-ALERT
    if match is None or _GLUED_AFTER.match(site.after):
        return False
    return Decimal(match[1].replace(",", "")) < site.number.value


def _range_after(site: Site) -> bool:
    """Whether a hyphen opens a range: in "10-15 cases", not in "10-K"."""
    match = _RANGE.match(site.after)
    if match is None or _GLUED.search(site.before[-2:]):
        return False
    return Decimal(match[1].replace(",", "")) > site.number.value


#: "The worst category: 31 of 70 failed" counts both.
_PART, _WHOLE = (
    re.compile(r"\s(?:out )?of\s(?:the\s)?\d"),
    re.compile(r":\s*\d[\d,]*\s(?:out )?of\s(?:the\s)?$"),
)


def label(site: Site) -> str | None:
    """The number of a thing that is numbered: "Section 12", "Articles 4, 5 and 19"."""
    if not site.plain or site.number.comparator != "exact" or site.number.scale != 1:
        return None
    if "," in site.number.digits.of(site.context.text):
        return None
    if _labels(site.context.gazetteer.lexicon).search(site.before) is None:
        return None
    if _PART.match(site.after) or _WHOLE.search(site.before):
        return None
    keyed = site.before.rstrip().endswith(":")
    counted = keyed and (_counts(site) or _is_key(site))
    return None if counted else "label of a thing"


def _is_key(site: Site) -> bool:
    """Whether a key names more than what numbers things: "Notifications to Safety Gate: 203"."""
    context, number = site.context, site.number.span
    words = words_of(context.gazetteer.lexicon)
    phrase = subject_of(words, context.folded, number.start - len(site.before), number.start)
    return phrase is not None and _NUMBERED.fullmatch(context.folded[phrase.span.end : number.start]) is None


#: Between the word that numbers a thing and its number.
_NUMBERED = re.compile(r"\s*[:.]?\s*")


@cache
def _labels(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that numbers things stands before, perhaps with other numerals of the series between."""
    words = alternatives(lexicon, "word:label", "en")
    number = r"\(?(?:\d+(?:\.\d+)*|[a-z])\)?\s*"
    series = rf"(?:{number}(?:and|or|to|of|-|–|&)\s*|(?<=s\s){number}(?:,\s*{number})*(?:,|,?\s*and)\s*)?"
    return re.compile(rf"(?:^|[^\w])(?:{words})(?![a-z])\s*[:.]?\s*{series}$")
