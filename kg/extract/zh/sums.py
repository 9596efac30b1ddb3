"""Sums of money, shares and amounts that are prices, threats of a law or bounds, and none that was counted."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.zh.counters import counters_of
from kg.extract.zh.place import Place
from kg.lexicon import Lexicon

__all__ = ["is_bound", "is_price", "is_threat"]

#: How far around a figure its words are looked at, in characters.
_REACH = 24
#: A price of one of several things, or a range of them: 900元到1200元的价格, 6000元至1.5万元不等.
_PRICE_BEHIND = re.compile(
    r"(?:[至到~-]\d[\d,.]*[千万亿]*元)?(?:的(?:价格|单价|价钱|售价|成本价|零售价)|不等|包邮)"
)
_PRICE_BEFORE = re.compile(
    r"(?:(?<![买贩售少多变拍倒])卖|售价(?:为|达|约)?|单价(?:为|达|约)?|标价(?:为)?|每[^\W\d_]{1,2}(?:加|另)?收[^\W\d_]{0,4}|(?:只|仅)(?:要|需|售|卖)|(?<![刚方人])才|一张)$"
)
#: What a law threatens whoever does something with: 拒绝接受检查者,处18万元罚款.
_WHOEVER = re.compile(r"(?:(?:的|者),?(?:可|得|应|将)?(?:并)?处(?:以)?|(?:的|者),(?:可|得|应|将)?罚(?:款)?)$")
#: The most that a fine may be: 罚金最多5万元, 罚款最高可达全球年营业额的4%或者2000万欧元.
_MOST = re.compile(r"罚[款金锾]?(?:最[高多]|上限)[^,。;\d]{0,14}(?:\d[\d.,]*[^,。;]{1,6}或者?)?$")
#: A share of the turnover by which a fine is reckoned, and damages that a law sets: 3%至8%计罚, 500万元以下的法定赔偿.
_RECKONED = re.compile(r"(?:[至到~-]\d[\d.]*%)?(?:计[罚收征]|处以?罚)|(?:以[上下])?的?法定赔偿")
#: The other end of a range that a law threatens with: 百分之五十以上五倍以下.
_UP_TO = re.compile(r"[\d,.一二两三四五六七八九十百]+(?:[千万亿]*元|倍|%|年)以下")
#: What follows from passing a bound: 超过40万元即触及门槛.
_THEN = re.compile(r"(?:的)?[,]?(?:即|就|方|才)(?:触及|构成|可|应|须|需|属|会|要|移送)")
#: A share of those that a bound holds for, in front of it: 八成不足30万元; 半数以上的案件,损失不超过2000元.
_SHARE = re.compile(
    r"(?:%|[一二三四五六七八九]成(?:多|以上)?|半数(?:以上)?|过半)(?:的[^\d,。;]{1,6},?[^\d,。;]{0,4})?$"
)


def is_price(place: Place) -> bool:
    """Whether a sum is what one of something costs: 每瓶900元, 卖700元, 2000元一项."""
    if place.number.currency is None:
        return False
    folded, start = place.context.folded, place.number.span.start
    if _PRICE_BEHIND.match(folded, place.end) or _one_behind(place.lexicon).match(folded, place.end):
        return True
    before = folded[max(0, start - _REACH) : start]
    return bool(_PRICE_BEFORE.search(before) or _each_before(place.lexicon).search(before))


@cache
def _each_before(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"每(?:{_counters(lexicon)})$")


@cache
def _one_behind(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:一|每)(?:{_counters(lexicon)})(?![^\W\d_])")


def _counters(lexicon: Lexicon) -> str:
    things = [form for form, word in counters_of(lexicon).items() if word.counts not in ("person", "matter")]
    return "|".join(sorted(map(re.escape, things), key=len, reverse=True))


def is_threat(place: Place) -> bool:
    """Whether a law threatens with a sum or share: 者,处18万元罚款; 百分之五十以上五倍以下."""
    folded, start = place.context.folded, place.number.span.start
    if place.number.comparator == "at_least" and _UP_TO.match(folded, place.number.span.end):
        return True
    amount = place.number.currency is not None or place.number.percent
    digits = place.number.digits.start
    if amount and (
        _MOST.search(folded, max(0, digits - _REACH), digits) or _RECKONED.match(folded, place.end)
    ):
        return True
    return place.number.currency is not None and bool(_WHOEVER.search(folded, max(0, start - _REACH), start))


def is_bound(place: Place) -> bool:
    """Whether a sum only bounds others: 八成不足30万元, 超过40万元即触及门槛, 低于135元的小包."""
    number, folded, start = place.number, place.context.folded, place.number.span.start
    if number.currency is None:
        return False
    if _THEN.match(folded, place.end):
        return True
    bound = number.comparator in ("less_than", "at_most")
    if bound and folded.startswith("的", place.end):
        return True
    return (bound or number.comparator == "more_than") and bool(
        _SHARE.search(folded, max(0, start - _REACH), start)
    )
