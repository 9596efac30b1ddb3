"""English numerals that bound or divide what a report tells of: penalties, capacities, thresholds, partners."""

from __future__ import annotations

import re

from kg.extract.en.veto_site import Site

__all__ = ["bound"]

#: "Trafficking in more than 15 g attracts the death penalty", "44 plants are punishable by".
_PUNISHED = re.compile(
    r"(?:(?!\b(?:which|that|who)\b)[^.;:]){0,100}?\b(?:attracts?|carr(?:y|ies))\s(?:the|an?|up to|life|death|mandatory|prison|fines?)\b"
    r"|(?:(?!\b(?:which|that|who)\b)[^.;:]){0,100}?\b(?:is|are) punishable\b"
)
#: "Fraud carries up to 14 years; money-laundering 14 and a fine of $5 million".
_CARRIES = re.compile(r"\bcarr(?:y|ies) (?:up to |terms? of )?\w+ (?:years?|months)[^.,]{0,90}$")
#: "Limited to nine hours a day, 56 a week".
_LIMITED = re.compile(r"\b(?:is|are) (?:limited|capped|restricted) to [^.;]{0,60}$")
#: "The ceiling for fines remains 20 million euros or 4% of worldwide turnover".
_OF_TURNOVER = re.compile(r"\sof (?:\w+ ){0,4}(?:turnover|revenues?|sales)\b")
_CEILING = re.compile(r"\b(?:ceiling|cap|maximum|up to)\b[^.;]*$")
#: "The statutory minimum fine of 1 million dollars".
_STATUTORY = re.compile(r"\b(?:statutory|legal) (?:minimum |maximum )?(?:fine|penalty|amount|rate) of $")
#: "Test buys cannot be reimbursed above 1,000 pesos".
_NOT_ABOVE = re.compile(r"\b(?:cannot|can not|may not|must not) [^.;]{2,60}$")
#: "Duty was raised by 60 cents a stick".
_CENTS_EACH = re.compile(r"\s(?:cents?|pence|p)\s(?:an?|per|each)\b")
#: "Three times that for repeat offenders".
_TIMES_THAT = re.compile(r"\stimes (?:that|this|as much) (?:for|in case)\b")
#: "It was the third time the figure exceeded 30,000".
_MILESTONE = re.compile(
    r"\btime (?:that )?(?:the|this|its|their) [a-z ]{3,30}(?: exceeded| passed| topped)?\s?$"
)
#: "A turnover of 50,000 yuan is enough for a prosecution".
_ENOUGH = re.compile(r"\s(?:or more )?(?:is|are) (?:enough|sufficient)\b|\ssuffices?\b")
#: "Businesses with a turnover below Rs 40 lakh", "cases with more than 10 million yuan at stake".
_OF_SIZE = re.compile(
    r"\bwith (?:an? )?(?:annual |yearly |monthly )?(?:turnover|sales|income|revenue|value|budget|workforce)s?\s$"
)
_AT_STAKE = re.compile(r"\s(?:at stake|in dispute)\b")
#: "Only one fine in ten exceeded 100,000 euros".
_FEW_EXCEED = re.compile(r"(?:\sin (?:every )?\w+|%|\bper ?cent)\s(?:of [^.;,\d]{1,40} )?$")
#: "Shares may not add up to 100%".
_ADDS_UP = re.compile(r"\b(?:add(?:s|ed|ing)?(?: up)?|sum(?:s|med)?) to (?:exactly )?$")
#: "The stadium seats 63,400".
_SEATS = re.compile(
    r"\b(?:which|that|stadium|hall|arena|venue|theatre) (?:can )?(?:seats?|holds?|accommodates?) $"
)
#: "The cases fall into three groups".
_DIVIDED = re.compile(r"\b(?:falls?|fell|divided|split|sorted|grouped|classified|broken down) (?:up )?into $")
#: "Together with seven other agencies".
_WITH = re.compile(r"\b(?:together|along|jointly|in cooperation|in partnership) with $")
_OTHERS = re.compile(r"\sother\b")
#: So many groups are told one by one, and so many partners.
_FEW = 30
_ALL = 100


def bound(site: Site) -> str | None:
    """What only bounds or divides what is told of, by the words on either side of it."""
    before, after, number = site.before, site.after, site.number
    if _is_of_law(site):
        return "legal maximum or threshold"
    if _ENOUGH.match(after) or (number.comparator != "exact" and _is_size(site)):
        return "legal threshold"
    beyond = number.comparator == "more_than"
    if beyond and number.currency is not None and _FEW_EXCEED.search(before):
        return "size of a class"
    if beyond and number.currency is not None and _NOT_ABOVE.search(before):
        return "legal threshold"
    if beyond and _MILESTONE.search(before):
        return "milestone"
    if _CENTS_EACH.match(after):
        return "price"
    if number.percent:
        return "what shares add up to" if number.value == _ALL and _ADDS_UP.search(before) else None
    if number.currency is None and number.value < _FEW:
        if _DIVIDED.search(before):
            return "vague count"
        return "partners" if _WITH.search(before) and _OTHERS.match(after) else None
    return "capacity" if site.plain and _SEATS.search(before) else None


def _is_of_law(site: Site) -> bool:
    """Whether an amount or a term is what the law threatens with or allows."""
    before, after = site.before, site.after
    if (
        _PUNISHED.match(after)
        or _CARRIES.search(before)
        or _LIMITED.search(before)
        or _TIMES_THAT.match(after)
    ):
        return True
    if site.number.percent:
        return _OF_TURNOVER.match(after) is not None and _CEILING.search(before) is not None
    return site.number.currency is not None and _STATUTORY.search(before) is not None


def _is_size(site: Site) -> bool:
    """Whether an amount only tells which of a kind are meant."""
    return _OF_SIZE.search(site.before) is not None or (
        site.before.endswith(" with ") and _AT_STAKE.match(site.after) is not None
    )
