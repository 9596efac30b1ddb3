"""English numerals that are no statistics: an ordered list of named rules, the first that answers wins.

Each rule gives the reason that stands in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.extract.en.phrases import unit_of_words, words_of
from kg.extract.en.unit_forms import compares, differs, part_of_them
from kg.extract.en.units import noun_behind
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


@dataclass(frozen=True, slots=True)
class _Site:
    """A numeral with the folded text on either side of it, in its sentence."""

    context: Context
    sentence: Sentence
    number: Number
    before: str
    after: str

    @property
    def plain(self) -> bool:
        """A bare numeral: no money, no percentage."""
        return self.number.currency is None and not self.number.percent


def veto(context: Context, sentence: Sentence, number: Number) -> str | None:
    """Why a numeral is no statistic, or None.

    Returns
    -------
    str or None
        The reason as the ledger has it.
    """
    span, folded = sentence.span, context.folded
    site = _Site(
        context,
        sentence,
        number,
        folded[max(span.start, number.span.start - 110) : number.span.start],
        folded[number.span.end : min(span.end, number.span.end + 110)],
    )
    return next((reason for rule in _RULES if (reason := rule(site)) is not None), None)


# ---------------------------------------------------------------------- rules

_MARK = re.compile(r"[.)、]|\s+[A-Z]")


def _note_mark(site: _Site) -> str | None:
    """The mark of a footnote: "[12]"."""
    marked = site.before.endswith("[") and site.after.startswith("]")
    return "footnote mark" if marked and site.plain else None


_CLOCK_AFTER = re.compile(r"[:.]\d\d\b(?:\s?(?:am|pm|hrs|h)\b|(?![\d,.]))")
_CLOCK_BEFORE = re.compile(r"\b\d{1,2}:$")


def _clock(site: _Site) -> str | None:
    """Hours and minutes: "14:35"."""
    opens = site.number.value < 25 and site.after.startswith(":") and _CLOCK_AFTER.match(site.after)
    return "clock" if site.plain and (opens or _CLOCK_BEFORE.search(site.before)) else None


def _list_marker(site: _Site) -> str | None:
    start, digits = site.sentence.span.start, site.number.digits
    text = site.context.text
    if site.number.percent or site.number.value >= 60 or digits.start - start > 1 or site.number.words:
        return None
    opens = text[start : digits.start].strip() in ("", "(") and _MARK.match(text[digits.end : digits.end + 3])
    return "list marker" if opens and site.number.currency is None else None


_PHONE = re.compile(r"^[\s\-)]*\d{3,}|^[-–]\d")
_PHONE_BEFORE = re.compile(r"(?:\+\s?|\d[\s\-)]+)$")


def _telephone(site: _Site) -> str | None:
    """Digits in groups behind a word for calling, or behind a plus sign."""
    if not site.plain or site.number.words or site.number.scale != 1:
        return None
    if _PHONE_BEFORE.search(site.before[-3:]) and not site.before.rstrip().endswith(","):
        return "telephone number" if "," not in site.number.digits.of(site.context.text) else None
    digits = site.number.digits.of(site.context.text)
    called = pattern(site.context.gazetteer.lexicon, "call-word").search(site.before[-30:])
    if called and digits.replace(" ", "").isdigit() and (len(digits) != 3 or _PHONE.match(site.after)):
        return "telephone number"
    grouped = digits.startswith("0") and digits.replace(" ", "").isdigit() and len(digits) > 1
    return "telephone number" if grouped else None


_GLUED = re.compile(r"[a-z][-–]?$|[a-z]\d$|\d[-/.(]$|#$")
_GLUED_AFTER = re.compile(r"[-/–]\d|[a-z]|-[a-z]+\s*\d")
#: A unit of measurement may be glued to its numeral: "14.6kg".
_MEASURE = re.compile(r"(?:kgs?|g|mg|ml|cl|l|t|mt|ha|lbs?|oz)\b")


def _code(site: _Site) -> str | None:
    if site.number.words or site.number.currency is not None:
        return None
    glued = site.plain and _GLUED_AFTER.match(site.after) and not _MEASURE.match(site.after)
    if _GLUED.search(site.before[-2:]) or glued:
        return None if _range_after(site) else "part of a name or code"
    return None


_RANGE = re.compile(r"[-–]\s?(\d[\d,]*(?:\.\d+)?)(?:\s|%|$)")


def _range_after(site: _Site) -> bool:
    """Whether a hyphen opens a range: in "10-15 cases", not in "10-K"."""
    match = _RANGE.match(site.after)
    if match is None or _GLUED.search(site.before[-2:]):
        return False
    return Decimal(match[1].replace(",", "")) > site.number.value


def _label(site: _Site) -> str | None:
    if not site.plain or site.number.comparator != "exact" or site.number.scale != 1:
        return None
    return "label of a thing" if _labels(site.context.gazetteer.lexicon).search(site.before) else None


@cache
def _labels(lexicon: Lexicon) -> re.Pattern[str]:
    """A word that numbers things stands before, perhaps with other numerals of the series between."""
    words = alternatives(lexicon, "word:label", "en")
    number = r"\(?(?:\d+(?:\.\d+)*|[a-z])\)?\s*"
    series = rf"(?:{number}(?:and|or|to|of|-|–|&)\s*|(?<=s\s){number}(?:,\s*{number})*(?:,|,?\s*and)\s*)?"
    return re.compile(rf"(?:^|[^\w])(?:{words})(?![a-z])\s*[:.]?\s*{series}$")


@cache
def _nouns(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon, "word:veto-noun", "en")
    linked = r"(?:(?:\s?[-–]\s?|\s(?:to|and|or)\s)(?:\w+)\s?)?"
    between = r"(?:more|full|straight|consecutive|long|whole|working|calendar|business|additional|extra|further|next|last)"
    return re.compile(
        rf"\s?-?\s?(?:{between}\s)?(?P<noun>{words})\b(?!\s+of\s+(?:crime|fraud)\b)|{linked}(?P<far>{words})\b"
    )


def _counted_noun(site: _Site) -> str | None:
    """Durations, ordinals, clock times, sizes and nouns that count nothing in a report."""
    if not site.plain:
        return None
    found = _nouns(site.context.gazetteer.lexicon).match(site.after)
    if found is None:
        return None
    reasons = values(site.context.gazetteer.lexicon, "word:veto-noun", "en")
    return reasons[found["noun"] or found["far"]]


_AGED = re.compile(
    r"\baged?(?:\s+(?:between|from|over|under|about|around))?\s+(?:\w+\s*(?:to|and|-|–)\s*)?$"
    r"|\b(?:people|persons|those|men|women|adults|children|anyone|youths|residents|consumers)\s+(?:aged\s+)?"
    r"(?:over|under|above|below|older than|younger than)\s*$"
)


#: "The defendant, 52, ..."
_APPOSED = re.compile(r"\b([a-z]{2,}),\s*$")


def _age(site: _Site) -> str | None:
    if not site.plain or site.number.scale != 1 or site.number.value > 120:
        return None
    around = site.context.folded[site.number.span.start : site.number.digits.start]
    if _AGED.search(site.before + around):
        return "age"
    text, start = site.context.text, site.number.span.start
    named = re.search(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, $", text[max(0, start - 40) : start]) is not None
    closes = site.after[:1] in (",", ".", ")", ";") or not site.after
    noun = _APPOSED.search(site.before)
    if noun is not None and closes and 10 <= site.number.value <= 99 and not site.number.words:
        words = words_of(site.context.gazetteer.lexicon)
        named = named or (not noun[1].endswith("s") and unit_of_words(words, (noun[1],)) == "person")
    return "age" if named and closes and not site.number.words and 14 <= site.number.value <= 99 else None


_PER = re.compile(r"\b(?:per|every|for each|out of every)\s*$")


def _rate_base(site: _Site) -> str | None:
    return "base of a rate" if site.plain and _PER.search(site.before) else None


_MARGIN = re.compile(r"(?:plus or minus|\+/-|±|margin of error (?:of|is))\s*$")


def _margin(site: _Site) -> str | None:
    return "margin of error" if _MARGIN.search(site.before) else None


_RANK = re.compile(r"\b(?:top|the largest|the biggest|rank(?:ed|s|ing)?|no\.?|number)\s*$")


def _rank(site: _Site) -> str | None:
    found = site.plain and site.number.value <= 1000 and _RANK.search(site.before)
    return "rank" if found else None


_BOUND = re.compile(r"\s+or\s+(?:less|more|above|below|over|under|fewer|greater|higher|lower)\b")
#: "Offenders can be jailed and fined up to $500".
#: "There were 44 awards above $5 million."
_SIZE = re.compile(r"(?:^|\s)\d[\d,.]*\s+(?:[a-z-]+\s+){0,2}[a-z]+s\s+(?:of\s+)?$")
_ALLOWED = re.compile(
    r"\b(?:penalt(?:y|ies)|fines?|sentences?|terms?)\s+of\s*$|\b(?:can|may|could|might|shall|must|face|faces|facing|liable|punishable|risk|risks)\b"
)
#: "Employers with five or more staff".
_WITH = re.compile(r"\b(?:with|of|employing|having)\s*$")
_THRESHOLD = re.compile(
    r"\b(?:if|once|where|when|unless|whose|that)\b[^,;.]*\b(?:exceed|exceeds|exceeding|reach|reaches|above|over|below)"
    r"\s*(?:the\s)?$"
)


#: "Goods worth more than $800 are subject to duty": what holds for all, not what was counted.
_GENERAL = re.compile(
    r"(?:\s\w+){0,3}\s(?:(?:are|is)\s(?:subject|liable|exempt|required|considered|classified|eligible|allowed|treated)"
    r"|must|shall|need to|have to)\b"
)


def _legal_amount(site: _Site) -> str | None:
    """What a law allows or asks for: maxima, thresholds, multiples."""
    lexicon = site.context.gazetteer.lexicon
    if site.number.percent:
        within = pattern(lexicon, "law-modal").search(site.before[-24:])
        return "legal maximum or threshold" if within else None
    printed = site.context.folded[site.number.span.start : site.number.digits.start]
    if _BOUND.match(site.after) and not noun_behind(site.context, site.number, site.sentence.span):
        return "legal threshold"
    if site.number.comparator == "at_least" and _WITH.search(site.before):
        return "legal threshold"
    if site.number.currency is None and not re.match(r"\s+times\b", site.after):
        return None
    if site.number.comparator != "exact" and _SIZE.search(site.before):
        return "size of a class"
    if site.number.comparator == "at_most" and _ALLOWED.search(site.before[-70:]):
        return "legal maximum or threshold"
    if _THRESHOLD.search(site.before + printed) and not re.search(r"\b(?:was|were|had)\b", site.before):
        return "legal threshold"
    if site.number.comparator != "exact" and _GENERAL.match(site.after):
        return "legal threshold"
    modal = pattern(lexicon, "law-modal")
    if modal.search(site.before) or modal.search(site.after[:24]):
        return "legal maximum or threshold"
    return None


_EACH = re.compile(
    r"\s?(?:/\s?(?:month|year|day|kg|unit|piece|person|hour|tonne)|per\s(?:kilogram|kilo|kg|unit|piece|pack|packet|bottle|month|day|"
    r"hour|person|item|litre|tonne|pair|copy|head|case|household|employee|tablet|gram)|each\b|apiece\b|a\s(?:piece|day|month|bottle|pack|kilo|gram|pair|head)\b)"
)


def _price(site: _Site) -> str | None:
    if site.number.currency is None:
        return None
    if _EACH.match(site.after) and "average" not in site.before:
        return "price"
    if site.number.value < 10000 and re.search(
        r"\b(?:costs?|sells? (?:for|at)|priced at|price of|fee of|sold (?:[^,;.]{0,60} )?(?:for|at)|retail(?:s|ed|ing)? (?:for|at))\s*$",
        site.before,
    ):
        return "price"
    return None


_EQUALS_AFTER = re.compile(r"\s*=")
_EQUALS_BEFORE = re.compile(r"=\s*$")


def _exchange_rate(site: _Site) -> str | None:
    if site.number.currency is None:
        return None
    equal = _EQUALS_AFTER.match(site.after) or _EQUALS_BEFORE.search(site.before)
    return "exchange rate" if equal else None


_PACKED = re.compile(
    r"\b(?:packets|packs|boxes|cartons|sets|bundles|pairs|rolls|strips|groups|teams)\s+of\s*$"
)


def _pack_size(site: _Site) -> str | None:
    """What a pack holds ("packets of 20"); people in "groups of 20 people" are counted."""
    if not site.plain or _PACKED.search(site.before) is None:
        return None
    return None if noun_behind(site.context, site.number, site.sentence.span) else "size of a pack"


_OFTEN = re.compile(r"\s+times\b")


def _frequency(site: _Site) -> str | None:
    """How often ("three times a week"), not how many times as much ("1.9 times higher")."""
    return (
        "frequency or multiple"
        if site.plain and _OFTEN.match(site.after) and not compares(site.after)
        else None
    )


def _plan(site: _Site) -> str | None:
    """What is meant to be done: "it aims to train 500 officers"."""
    found = pattern(site.context.gazetteer.lexicon, "plan-word").search(site.before[-60:])
    return "plan or target" if found and _MEANT.match(site.before[-60:], found.end()) else None


_MEANT = re.compile(r"\s+(?:is\s|was\s)?(?:to|of)\s+(?:[a-z]+\s+){0,4}$")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their|all|both|our|other|first|last|next|past|previous|of|his|her)\s*$"
)


def _definite(site: _Site) -> str | None:
    """A few things that were named before: "the two rounds", "all three offices"."""
    few = site.number.words and site.plain and site.number.value <= _FEW
    return "definite number" if few and _DEFINITE.search(site.before) else None


def _bare_word(site: _Site) -> str | None:
    """A small number word without a noun that is counted."""
    if not (site.number.words and site.plain and site.number.value < _FEW):
        return None
    if part_of_them(site.after) or differs(site.after):
        return None
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    if phrase is None or site.number.scale != 1:
        return "number word without a counted noun"
    known = unit_of_words(words_of(site.context.gazetteer.lexicon), phrase.words)
    kept = known is not None or site.number.value >= _SOME
    return None if kept else "number word without a counted noun"


def _in_heading(site: _Site) -> str | None:
    if site.sentence.block.kind is not BlockKind.HEADING:
        return None
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    if not site.plain:
        return None
    known = phrase and unit_of_words(words_of(site.context.gazetteer.lexicon), phrase.words)
    return None if known else "number in a heading"


_RULES: Sequence[Callable[[_Site], str | None]] = (
    _list_marker,
    _note_mark,
    _clock,
    _telephone,
    _margin,
    _counted_noun,
    _code,
    _age,
    _rank,
    _label,
    _rate_base,
    _price,
    _exchange_rate,
    _pack_size,
    _legal_amount,
    _frequency,
    _plan,
    _definite,
    _bare_word,
    _in_heading,
)
