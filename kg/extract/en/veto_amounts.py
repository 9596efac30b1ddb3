"""English amounts that state nothing that happened: maxima, thresholds, prices, exchange rates, plans."""

from __future__ import annotations

import re

from kg.extract.en.phrases import plural_of, tokens, words_of
from kg.extract.en.units import noun_behind
from kg.extract.en.veto_site import Site
from kg.extract.words import pattern, values

__all__ = ["denomination", "exchange_rate", "legal_amount", "pack_size", "plan", "price"]

_BOUND = re.compile(r"\s+or\s+(?:less|more|above|below|over|under|fewer|greater|higher|lower)\b")
#: "Offenders can be jailed and fined up to $500".
#: "There were 44 awards above $5 million."
_SIZE = re.compile(r"(?:^|\s)\d[\d,.]*\s+(?:(?!with\b|and\b)[a-z-]+\s+){0,2}[a-z]+s\s+(?:of\s+)?$")
_ALLOWED = re.compile(
    r"\b(?:penalt(?:y|ies)|fines?|sentences?|terms?|rewards?|bount(?:y|ies))\s+of\s*$|\b(?:can|may|could|might|shall|must|face|faces|facing|liable|punishable|risk|risks)\b"
)
#: "Fines of at least $500"; what victims were cheated of is counted.
_A_SUM = re.compile(
    r"\b(?:fines?|penalt(?:y|ies)|sentences?|turnover|revenues?|income|capital|sales|profits?|value|with|having)(?:\sof)?\s*$"
)
#: "Employers with five or more staff".
_WITH = re.compile(r"\b(?:with|of|employing|having)\s*$")
#: "Shops with fewer than five employees".
_STRENGTH = re.compile(
    r"\s(?:or\s(?:more|fewer)\s)?(?:employees|staff|workers|inhabitants|residents|members|beds|rooms|seats)\b"
)
#: "The maximum gross weight is 63,500 kg".
_MAXIMUM = re.compile(
    r"\b(?:maximum|minimum|limit|threshold)s?\b[^.;,\d]{0,40}\s(?:is|are|be|being)\s*$"
    r"|\b(?:allowance|limit|maximum|minimum|threshold|ceiling)s? of\s*$"
)
#: The money of "from 25 million to 50 million euros" is printed behind its second amount.
_RANGED = re.compile(r"\s?(?:to|and|or|-)\s?[\d.,]+\s(?:thousand\s|million\s|billion\s)?([a-z]+)\b")


def _opens_range(site: Site) -> bool:
    """Whether the amount behind a numeral, at the other end of a range, prints the name of their money."""
    found = _RANGED.match(site.after)
    return found is not None and found[1] in values(
        site.context.gazetteer.lexicon, "word:currency-name", "en"
    )


#: "Fines ranged from $2,000 to $160,000".
_SPREAD = re.compile(
    r"\b(?:rang(?:ed|es|ing)|var(?:ied|ies|ying)|fined|(?:fines|penalties|sums|amounts|awards|payments) of)\s(?:[a-z]+\s)?(?:from|between)\s(?:(?:fines?|penalties|sums|awards)\sof\s)?(?:[^;.\d]{0,4}[\d.,]+(?:\s(?:million|billion))?\s(?:to|and)\s)?$"
)
_THRESHOLD = re.compile(
    r"\b(?:if|once|where|when|unless|whose|that)\b[^,;.]*\b(?:exceed|exceeds|exceeding|reach|reaches|above|over|below)"
    r"\s*(?:the\s)?$"
)


#: "Goods worth more than $800 are subject to duty": what holds for all, not what was counted.
_GENERAL = re.compile(
    r"(?:\s\w+){0,3}\s(?:(?:are|is)\s(?:subject|liable|exempt|required|considered|classified|eligible|allowed|treated)"
    r"|must|shall|need to|have to)\b"
)


#: "Damages exceeded $1 million in just 16 of them".
_IN_SOME = re.compile(
    r"(?:\s(?:was|were)\s\w+)?\sin\s(?:just\s|only\s|some\s|about\s)?[\d,]+\s(?:of\s|(?:[a-z]+\s)?cases\b|suits\b|matters\b)"
)
#: "€20 and €50 notes".
_DENOMINATION = re.compile(
    r"(?:\s(?:and|or|,)\s?[^\s\d]{0,3}\d+)?[\s-](?:euro\s)?(?:bank)?(?:notes?|bills?|coins?)\b"
)


def denomination(site: Site) -> str | None:
    """What is printed on money: "€20 and €50 notes"."""
    money = site.number.currency is not None and site.number.scale == 1
    return "denomination" if money and _DENOMINATION.match(site.after) else None


#: "The statute allows up to $2 million": what a law says, in the present.
_LAW = re.compile(
    r"\b(?:law|statute|act|code|ordinance|regulations?|directive|decree|bill)\s(?:says|allows|gives|provides|stipulates|sets|imposes"
    r"|requires|prescribes|foresees|lets|permits|caps|carries|lays down)\b(?:[^.;]|\.\d)*$"
)
#: "The ceiling for fines has been lifted to 3%"; "penalties run from P500,000 to P10 million".
_CEILING = re.compile(
    r"\b(?:ceiling|upper limit|cap|statutory maximum|legal limit)s?\b[^.;\d]{0,50}\b(?:is|are|was|has been|have been|stands|lifted|raised|set)"
    r"(?:\s(?:at|to|up|lifted|raised|set|increased|fixed))*\s$"
    r"|\b(?:penalt(?:y|ies)|fines?|sentences?|sanctions|statutory damages)(?:\s(?:in|for|under)\s[^.;\d]{2,30})?"
    r"\s(?:still\s|now\s|can\s|may\s)?(?:run|runs|range|ranges|start|starts|go|goes)\s(?:from|at|between|up to)\s"
    r"(?:[^.;\d]{0,4}[\d.,]+\s?(?:million\s|billion\s)?(?:to|and)\s[^.;\d]{0,4})?$"
    r"|\b(?:fine|penalty|imprisonment|sentence|term)s?\s(?:of\s)?not\s(?:below|less than|under|exceeding|more than)\s$"
    r"|\b(?:new|stiffer|tougher|higher)\s(?:sanctions|fines|penalties)\sof\s(?:up to\s)?$"
    r"|\b(?:fine|penalty|sentence|control fee|late fee|surcharge)\b[^.;\d]{0,60}\bis\s(?:not less than\s|at least\s|between\s)?$"
)
#: The sign of money in front of an amount.
_SIGN = re.compile(r"[^\s\d]{1,4}\s?$")
_EVERY = re.compile(
    r"\s(?:for (?:each|every)|per)\s(?:single\s)?(?:article|item|mark|offence|violation|case|day|copy|work|breach)"
)
_CLAUSE = re.compile(r";\s|,\s(?:and|but|while)\s")
_A_FINE = re.compile(r"\b(?:a|the) (?:fine|penalty) of\s$")


def _is_law(site: Site) -> bool:
    """Whether an amount is what the law says, not what was paid."""
    around = site.before + site.context.folded[site.number.span.start : site.number.digits.start]
    money = site.number.percent or site.number.currency is not None
    if not money:
        return False
    single = _A_FINE.search(site.before) is not None and _EVERY.match(site.after) is not None
    ceiling = _CEILING.search(around) or _CEILING.search(_SIGN.sub("", around))
    return single or _LAW.search(around) is not None or ceiling is not None


def legal_amount(site: Site) -> str | None:
    """What a law allows or asks for: maxima, thresholds, multiples."""
    lexicon = site.context.gazetteer.lexicon
    if _is_law(site):
        return "legal maximum or threshold"
    if site.number.percent:
        within = pattern(lexicon, "law-modal").search(site.before[-24:])
        return "legal maximum or threshold" if within else None
    printed = site.context.folded[site.number.span.start : site.number.digits.start]
    if _BOUND.match(site.after) and not noun_behind(site.context, site.number, site.sentence.span):
        return "legal threshold"
    lost = site.number.currency is not None and not _A_SUM.search(site.before)
    if site.number.comparator == "at_least" and _WITH.search(site.before) and not lost:
        return "legal threshold"
    if site.number.comparator != "exact" and _WITH.search(site.before) and _STRENGTH.match(site.after):
        return "size of a class"
    if _MAXIMUM.search(site.before):
        return "legal maximum or threshold"
    if site.number.currency is None and not (re.match(r"\s+times\b", site.after) or _opens_range(site)):
        return None
    if _SPREAD.search(site.before):
        return "range of single amounts"
    if site.number.comparator != "exact" and _SIZE.search(site.before):
        return "size of a class"
    if site.number.comparator == "at_most" and _ALLOWED.search(site.before[-70:]):
        return "legal maximum or threshold"
    if _THRESHOLD.search(site.before + printed) and not re.search(r"\b(?:was|were|had)\b", site.before):
        return "legal threshold"
    if site.number.comparator != "exact" and _IN_SOME.match(site.after):
        return "size of a class"
    if site.number.comparator != "exact" and _GENERAL.match(site.after):
        return "legal threshold"
    modal = pattern(lexicon, "law-modal")
    if modal.search(_CLAUSE.split(site.before)[-1]) or modal.search(site.after[:24]):
        return "legal maximum or threshold"
    return None


_EACH = re.compile(
    r"\sfor an? (?:packet|pack|carton|bottle|bag|box|jar|tin|kilo)\b|(?:\s(?:or|and|to)\s[$€£]?[\d.,]+)?\s?(?:/\s?(?:month|year|day|kg|unit|piece|person|hour|tonne)|per\s(?!year|annum|quarter|cent)[a-z]+|each\b|apiece\b|an?\s(?:kg|dose|tablet|packet|carton|bag|stick|ticket|share|class|unit|piece|hour|day|night|week|month|year|bottle|pack|kilo|kilogram|gram|litre|tonne|pair|head|copy|time|go)\b)"
)


#: "Two brothers were ordered to pay $5,500 each".
_PAID = re.compile(r"\b(?:fined|to pay|awarded|(?:fine|penalty)s? of)\b[^.;]{0,60}$")
_MIDDLE = re.compile(r"\b(?:average[ds]?|averaging|mean|median)\b")


def _is_of_goods(site: Site) -> bool:
    """Whether an amount is that of the goods behind it: "a $150 jersey", not "a $150 fine"."""
    words = words_of(site.context.gazetteer.lexicon)
    behind = next(tokens(site.context.folded, site.number.span.end, site.sentence.span.end), None)
    return behind is not None and words.units.get(plural_of(behind[0])) == "item"


def price(site: Site) -> str | None:
    """What one of something costs: "$85 per day"."""
    if site.number.currency is None:
        return None
    if (
        site.number.scale == 1
        and _EACH.match(site.after)
        and not _PAID.search(site.before)
        and not _MIDDLE.search(site.before)
    ):
        return "price"
    if site.number.scale == 1 and site.before.endswith(" a ") and _is_of_goods(site):
        return "price"
    if site.number.value < 10000 and re.search(
        r"\b(?:costs?|sells? (?:for|at)|priced at|price of|fee (?:of|is|was)|sold (?:[^,;.]{0,60} )?(?:for|at)|retail(?:s|ed|ing)? (?:for|at))\s*"
        r"(?:(?:between|from)\s(?:[^\s\d]{0,4}\s?[\d.,]+\s(?:and|to)\s)?)?$"
        r"|\b(?:subscriptions?(?: from| at| costs?| price)?|fee):?\s$"
        r"|\bsells? for\s[^.;]{1,20},\s(?:and\s)?an?\s[a-z ]{3,20}\sfor\s$",
        site.before,
    ):
        return "price"
    return None


_EQUALS_AFTER = re.compile(r"\s*(?:[a-z]+\s*)?=")
_EQUALS_BEFORE = re.compile(r"=\s*$")


def exchange_rate(site: Site) -> str | None:
    """One side of an equation: "€1 = 390 forints", "1 pound = 0.45 kilogram"."""
    equal = _EQUALS_AFTER.match(site.after) or _EQUALS_BEFORE.search(site.before)
    if not equal:
        return None
    return "exchange rate" if site.number.currency is not None else "conversion of units"


_PACKED = re.compile(
    r"\b(?:packets?|packs?|boxes|cartons|sets|bundles|pairs|rolls|strips|groups|teams)\s+of\s*$"
)


def pack_size(site: Site) -> str | None:
    """What a pack holds ("packets of 20"); people in "groups of 20 people" are counted."""
    if not site.plain or _PACKED.search(site.before) is None:
        return None
    return None if noun_behind(site.context, site.number, site.sentence.span) else "size of a pack"


def plan(site: Site) -> str | None:
    """What is meant to be done: "it aims to train 500 officers"."""
    if (
        _EXPECTED.search(site.before)
        or (_TARGETED.match(site.after) and not _says_which(site))
        or _TARGET.search(site.before)
        or _COMING.match(site.after)
    ):
        return "plan or target"
    found = pattern(site.context.gazetteer.lexicon, "plan-word").search(
        site.before, max(0, len(site.before) - _MEANT_WITHIN)
    )
    return "plan or target" if found and _MEANT.match(site.before, found.end()) else None


def _says_which(site: Site) -> bool:
    """Whether "target" only says which things are counted: "raided 58 target locations"."""
    phrase = noun_behind(site.context, site.number, site.sentence.span)
    return phrase is not None and len(phrase.words) > 1 and phrase.words[-1].endswith("s")


#: "Coverage was 68% (target: 75%)", "short of its target of 500".
_TARGET = re.compile(
    r"\b(?:target|goal)\b[^.;,\d]{0,30}\s(?:is|was)\s(?:at least\s)?$|\b(?:target|goal|benchmark)(?:\s(?:value|figure|rate))?(?:\sfor\s(?:the\s)?[\w/-]+(?:\syear)?)?(?:\s+(?:of|was|is|being)(?:\s+at\s+least)?|\s*[:=])\s*$"
)
#: "The ministry expects 60 million euros more next year".
_EXPECTED = re.compile(
    r"\b(?:expects|anticipates|forecasts|hopes for|budgets for)\s(?:some\s|about\s|another\s)?$"
)
_TARGETED = re.compile(r"\s(?:target|goal|benchmark)\b")
#: "To 4,000 in the coming year", "to 10,000 the year after".
_COMING = re.compile(
    r"(?:\s[a-z-]+){0,3}?\s(?:in the coming|over the coming|in the next|over the next|by the end of next|the year after|from next|next (?:year|month|season|spring|autumn))\b"
)
#: How far before a figure the word for a plan stands, in characters.
_MEANT_WITHIN = 96
_MEANT = re.compile(r"\s+(?:is\s|was\s)?(?:to|of)\s+(?:[a-z-]+\s+){0,9}$")
