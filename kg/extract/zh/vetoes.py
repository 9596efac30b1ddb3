"""Chinese numerals that are no statistics: an ordered list of reasons, the first that holds wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kg.extract.spans import Sentence
from kg.extract.words import values
from kg.extract.zh.codes import (
    is_code,
    is_date,
    is_plain,
    is_repeated,
    words_after,
    words_before,
    words_in_form,
)
from kg.extract.zh.counters import counters_of
from kg.extract.zh.extents import TIMES, is_distance, is_duration
from kg.extract.zh.marks import is_list_marker
from kg.extract.zh.nouns import head_right
from kg.extract.zh.place import Place
from kg.extract.zh.sums import is_bound, is_price, is_threat
from kg.model import Span

__all__ = ["reason_against"]

_LAW = re.compile(
    r"以(?:下|上)(?:的?罚|的?法定|有期|拘役|[^,。;]{0,12}以下)|倍(?:以[上下])?[^,。;]{0,6}倍以下|(?:以[上下])?有期徒刑"
)
#: Worth or number that a case or culprit must have to be counted in the figure behind.
_THRESHOLD = re.compile(
    r"(?:以上|以下)?[^\W\d_]{0,2}(?:大|要)案|[^\d,。;、:]{0,3}?(?:以上|以下)?的(?:[^\d,。;]{0,8}?(?:有|达|共|为|仅)?\d|案件|大案|企业|单位|货物|案)"
)
#: A bound of size goes with the noun that is counted behind it: 10人以上集体争议41件.
_AT_LEAST_OF = re.compile(r"以[上下][^\W\d_]{2,12}\d|(?<=人)以[上下](?!同|较|比|占)[^\W\d_]{2}")
#: A bound behind the noun it is of: 大型平台(5000万注册用户以上).
_BOUND_OF_NOUN = re.compile(r"[^\W\d_]{1,6}以[上下](?:的|[)])")
#: The cap of a fine behind its figure: 8%的罚款上限.
_CAP = re.compile(r"(?:的[^\W\d_]{0,4})?(?:上限|下限|限额|限值|封顶|目标|红线|警戒线|底线|门槛|控制线)")
#: What is said of a bound: 每项上限由14万元调至15万元.
_BETWEEN_LIMITS = re.compile(r"(?:上限|下限)[^,。;]*$")
#: A share of the turnover as a fine: 销售额1%的罚款.
_FINE = re.compile("的(?:罚款|罚金)|(?:计|处)[算以]?罚")
#: What a measured value or a price is for one of: 0.5克/千克, 30元/吨.
_PER = re.compile(r"\s?/\s?(?:10{1,3}\s?)?([^\W\d_]{1,4})")
_PER_SO_MANY = re.compile(r"[克摩升]\s?/\s?$")
#: The persons of one case, as its subject: 王某等4人非法捕捞.
_OF_ONE_CASE = re.compile(r"(?:被告人|嫌疑人|犯罪嫌疑人|当事人|男子|女子)?[^\W\d_]{0,2}某[^\W\d_]{0,2}等$")
#: A bound that is one of two: 3件或2公斤以下.
_OR_MORE = re.compile(r"[或及](?:\d[\d.,]*[^\W\d_]{1,4})?以[上下]")
_OR = re.compile(r"\d[^\W\d_]{1,4}或$")
#: What passes a bound: 超过核定人数20%以上的.
_PASSING = re.compile(r"超[过出][^,。;\d]{2,8}$")
#: A bound of money goes with the noun behind it even without 的: 5万元以上假烟案件.
_THRESHOLD_OF_MONEY = re.compile(
    r"(?:以上|以下)?的?[^\W\d_]{0,8}(?:案|纳税人|企业|单位|包裹|货物|订单|小包|邮件|交易|快件|罚[款金锾])"
)
#: What a bound of a percentage is of: 合格率低于90%的企业.
_RATE = re.compile(r"(?:率|比|度|量|值|比例|占比|股权|股份)(?:均|都|达到?|在)?$")
#: What is numbered by its year: 2023卷.
_VOLUMES = frozenset({"卷", "版"})
_QUOTE = re.compile(r"[\x22「『《][^\x22「」『』《》,。;]{0,12}$")
_UNQUOTE = re.compile(r"[^\x22「」『』《》,。;]{0,10}[\x22」』》]")
#: How far in front of a number word the names may stand that it counts, in characters.
_REACH = 24
#: How far back quotation marks are paired, in characters.
_QUOTED = 80
_AGE = re.compile(r"(?:[至到~-][\d一二三四五六七八九十廿]{1,4})?(?:多|余)?(?:周)?岁")
#: A multiple of what the same thing was at another time: 是上年的3倍.
_TIMES_OF = re.compile(
    r"(?:是|为|达|达到|相当于|等于)[^,。;]{0,12}(?:年|期|月|季|届|轮)[^,。;]{0,6}的[^,。;\d]{0,3}$"
)
_MANNER = re.compile(
    r"一(?:起|批|些|个|是|次|定|般|体|种|系列|审|方面|线|律|步|直|名|家|条|项|位|只|双|张|件|口|处|站|度|经|旦|致|同|再|向|并|样|部|切|带|路|大|一)"
)
#: One more beside others that are counted.
_ALONGSIDE = re.compile("[一两二](?:名|人|男|女)")
_BESIDE = re.compile(r"[^\W\d_]{0,6}(?:[和及与、]|以及)?")
#: A part that is one: 其中一起为公益诉讼.
_ONE_OF_THEM = re.compile("一(?:起|宗|件|名|人|家|案|批|例|户)(?=[为是系属因涉])")
#: Things to tell about: 主要做了三件事.
_MATTERS = re.compile("事(?![故件项宜])")
#: Sentences about what comes next.
_NEXT = re.compile(r"\W{0,2}(?:下一步|下一阶段|下阶段|下步|接下来)")
#: What is planned for a time or a place: 计划4月起在7个.
_PLANNED = re.compile(r"计划(?=\d{1,2}月|今年|明年|年内|于|从|在|到|自)")
#: What is expected to be done, not what something is thought to be worth: 预计渡运旅客210万人次.
_EXPECTED = re.compile("预[计期](?![^,。;]{0,8}(?:失|值|款|利|收入|成本))[^,。;]{2,}$")
#: One that is singled out: 最重1辆.
_MOST = re.compile(r"最(?![终后初近])[^\W\d_]{1,2}$")
#: Places that are left: 限80人, 名额300人.
_PLACES_LEFT = re.compile(r"(?:[,。;]|仅|名额)限$|名额$")
#: Two digits in a row are no number: 三五件, 七八个, 三四十元.
_VAGUE = re.compile("[一二两三四五六七八九]{2}[十百千万亿]?")
#: More than a round amount, which no figure stands in front of: 过亿元, 上百万.
_ABOVE = re.compile("[过上满][百千万亿]+$")
#: Names told one by one, and then how many they are: 甲、乙两个港口.
_TOLD = re.compile(r"[^\W\d_]{2,10}[、和与及][^\W\d_]{2,10}$")
#: Adverbs that look like figures: 十分严重.
_VERY = re.compile(r"(?:十分|万分)(?!之|钟|点|[\d余多元人件起家])(?=[^\W\d_])")
_ENUMERATED = re.compile(r"[一二三四五六七八九十]+[、.)]|[二两]审|第[一二三四五六七八九十]+")


def reason_against(place: Place, sentence: Sentence) -> str | None:
    """Why a numeral is no statistic, or None."""
    return next((reason for holds, reason in _VETOES if holds(place, sentence)), None)


def _labelled(place: Place, _: Sentence) -> bool:
    """Behind a word for numbers that name: 第3批, 电话12360或96110, 阅读4672, 附件2."""
    before = words_before(place, _REACH)
    if not is_plain(place):
        return False
    if words_in_form(place.lexicon, "number-label", r"{}[:\s]*$").search(before):
        return True
    pattern = words_in_form(
        place.lexicon, "veto-before", r"{}[:\s]*(?:\d[\d-]{{2,11}}(?:[、,/或和及]|以及))*$"
    )
    return place.counter is None and place.number.scale == 1 and pattern.search(before) is not None


def _named(place: Place, sentence: Sentence) -> bool:
    """Inside a short quotation or title, or a number that a name goes on behind (12315平台, 百度)."""
    start = place.number.digits.start
    if any(name.span.start == start for name in place.context.within(Span(start, place.end), "numeral-name")):
        return True
    if place.number.currency is not None or place.number.percent:
        return False
    digits = place.number.digits.of(place.context.folded)
    if place.counter is None and digits in values(place.lexicon, "hotline", "zh"):
        return True
    after = words_in_form(place.lexicon, "veto-after", "{}")
    if place.counter is None and is_plain(place) and after.match(words_after(place, 8)):
        return True
    if place.number.comparator != "exact" and place.counter is not None:
        return False
    if not (_QUOTE.search(words_before(place, 14)) and _UNQUOTE.match(words_after(place, 14))):
        return False
    start = max(sentence.span.start, place.number.span.start - _QUOTED)
    quotes = place.context.folded[start : place.number.span.start].count("\x22")
    return quotes == 0 or quotes % 2 == 1


def _manner(place: Place, _: Sentence) -> bool:
    """Kinds, aspects and acting bodies are counted by the way: 8类违法行为, 三个方面, 14个部门参加."""
    counter = place.counter
    if not is_plain(place):
        return False
    pattern = words_in_form(place.lexicon, "veto-noun", "{}")
    kind = counter is not None and counter.form == "类"
    folded, starts = place.context.folded, (place.number.span.end, place.end)
    return kind or any(pattern.match(folded, start) for start in starts)


def _multiple(place: Place, _: Sentence) -> bool:
    """A multiple of a sum (一倍罚款, 赔偿十倍价款), not of a count the text goes on about."""
    if place.counter is None or place.counter.form != "倍":
        return False
    grows = place.context.within(place.words, "change-up", "change-down")
    more = words_in_form(place.lexicon, "than", r"[比较][^,。;]*?{}(?:了|约|近)?$").search(
        words_before(place, 30)
    )
    return not grows and not more and _TIMES_OF.search(words_before(place, 24)) is None


def _of_another(place: Place, _: Sentence) -> bool:
    """How far something lies from something else, not from itself earlier: 比全国平均低3个百分点."""
    said = words_before(place, 30)[-(place.number.digits.start - place.clause.start) :]
    pattern = words_in_form(
        place.lexicon, "than", r"(?<![同环占按对百相])比(?P<other>[^,。;]*?)(?<![减增]){}(?:了|约|近)?$"
    )
    found = pattern.search(said)
    return found is not None and re.search("[年月期季度届轮前]", found["other"]) is None


def _year(place: Place, _: Sentence) -> bool:
    """A year that no time word follows is part of a name: 2023网络市场监管专项行动, 2023卷."""
    number = place.number
    if re.match(r"\)年", words_after(place, 2)):
        return True
    volume = place.counter is not None and place.counter.form in _VOLUMES
    bare = (volume or place.counter is None) and is_plain(place) and not number.words and number.scale == 1
    return bare and re.fullmatch(r"(?:19|20)\d\d", number.digits.of(place.context.folded)) is not None


def _age(place: Place, _: Sentence) -> bool:
    return place.number.currency is None and _AGE.match(words_after(place, 6)) is not None


def _legal(place: Place, _: Sentence) -> bool:
    """What a law threatens with: 可处20万元以下罚款, 三年以下有期徒刑, 十倍以上二十倍以下."""
    if _LAW.match(words_after(place)[len(place.counter.form) if place.counter else 0 :]) or _LAW.match(
        words_after(place)
    ):
        return True
    if _CAP.match(words_after(place, 10)) or (place.number.percent and _FINE.match(words_after(place, 8))):
        return True
    if words_in_form(place.lexicon, "legal-threat", "{}").search(place.words.of(place.context.folded)):
        return True
    if words_in_form(place.lexicon, "limit-after", "{}").match(words_after(place, 6)):
        return True
    folded = place.context.folded
    if folded.startswith("以下", place.end) and folded.endswith("以上", 0, place.number.span.start):
        return True  # 五百元以上五百万元以下
    if place.number.currency is not None and _BETWEEN_LIMITS.search(words_before(place, _REACH)):
        return True
    limit = words_in_form(
        place.lexicon, "legal-limit", r"{}[^,。;\d]{{0,6}}(?:\d[\d.,]*[十百千万亿]*元?(?:以上)?[至到~-])?$"
    )
    return limit.search(words_before(place, 24)) is not None


def _threshold(place: Place, _: Sentence) -> bool:
    """A bound that the things counted pass: 超500万元的49件, 标的额5000万元以上案件."""
    number, folded = place.number, place.context.folded
    if _OR_MORE.match(folded, place.end) or _BOUND_OF_NOUN.match(folded, place.end):
        return True
    if folded.startswith("以下", place.end) and _OR.search(words_before(place, 6)):
        return True
    bound = (
        number.comparator not in ("exact", "about")
        or folded[place.end : place.end + 2] in ("以上", "以下")
        or folded[number.span.start - 1 : number.span.start] == "满"
    )
    if not bound:
        return False
    if _PASSING.search(words_before(place, 10)):
        return True
    if number.currency is not None and re.match("的[,。;]", folded[place.end : place.end + 2]):
        return True
    if place.counter is not None and place.counter.counts in TIMES and folded.startswith("的", place.end):
        return True  # 支付周期超过三个月的须监管
    if number.currency is not None and _THRESHOLD_OF_MONEY.match(folded, place.end):
        return True
    if _AT_LEAST_OF.match(folded, place.end):
        return True
    if number.percent and number.comparator == "at_least" and folded[place.end : place.end + 2] == "的,":
        return True  # 超员20%以上的,吊销执照
    if number.percent and _RATE.search(folded, max(0, number.span.start - 8), number.span.start) is None:
        return False  # a share of what stands behind it: 超过七成的案件
    at_least = number.comparator == "at_least" and folded[place.end : place.end + 1] == "的"
    return at_least or _THRESHOLD.match(folded, place.end) is not None


def _plan(place: Place, sentence: Sentence) -> bool:
    """What is to be reached: 力争达到98%."""
    words = place.words.of(place.context.folded)
    planned = _PLANNED.search(words) or _EXPECTED.search(words)
    if _NEXT.match(place.context.folded, sentence.span.start) or planned:
        return True
    return bool(
        words_in_form(place.lexicon, "plan", "{}").search(words) or _PLACES_LEFT.search(words_before(place))
    )


def _likeness(place: Place, _: Sentence) -> bool:
    """What something is only likened to: 足以装满100辆卡车."""
    return (
        words_in_form(place.lexicon, "likeness", "{}").search(place.words.of(place.context.folded))
        is not None
    )


def _of_one_case(place: Place, _: Sentence) -> bool:
    """The persons whom the example of one case is about: 王某等4人非法捕捞被判刑."""
    if place.counter is None or place.counter.counts != "person":
        return False
    return (
        _OF_ONE_CASE.fullmatch(place.context.folded, place.clause.start, place.number.span.start) is not None
    )


def _each(place: Place, _: Sentence) -> bool:
    """The denominator of a rate: 每10万人."""
    per = _PER.match(place.context.folded, place.end)
    if per is not None and (per[1].isascii() or per[1] in counters_of(place.lexicon)):
        return True
    if _PER_SO_MANY.search(words_before(place, 4)) and place.number.value in (10, 100, 1000):
        return True  # 268毫克/100毫升
    return words_before(place, 2).endswith("每") and not place.number.percent


def _rank(place: Place, _: Sentence) -> bool:
    """A place in an order: 前十名, 居第3位, 前5, 历年第二多."""
    if place.counter is None and words_before(place, 1) == "第":
        return True
    if place.counter is not None and place.number.value == 1 and _MOST.search(words_before(place, 3)):
        return True
    return (
        is_plain(place)
        and words_in_form(place.lexicon, "rank-before", r"(?:{}|(?<![此之年目以天月日])前)$").search(
            words_before(place)
        )
        is not None
    )


def _indefinite(place: Place, _: Sentence) -> bool:
    number, folded = place.number, place.context.folded
    if not number.words or number.percent:
        return False
    start = number.digits.start
    if (
        folded[max(0, start - 1) : start] in ("数", "几", "成", "若")
        or _ABOVE.search(folded, max(0, start - 1), number.digits.end)
        or _VAGUE.fullmatch(number.digits.of(folded))
    ):
        return True
    counter = "" if place.counter is None else place.counter.form
    if _ALONGSIDE.match(folded, start) and _beside_a_figure(place):
        return False
    if _ONE_OF_THEM.match(folded, start) and folded[max(0, start - 2) : start] == "其中":
        return False
    once = number.value == 1 and number.scale == 1
    if once and number.comparator in ("exact", "at_least") and counter != "倍":
        return True
    if _VERY.match(folded, start):
        return True
    said = folded[start : start + 4]
    return number.comparator == "exact" and bool(_MANNER.match(said) or _ENUMERATED.match(said))


def _beside_a_figure(place: Place) -> bool:
    """Whether a figure of the same counter stands right in front: 五名男子和一名女子, 三男一女."""
    if not place.before or place.before[-1].unit != "person":
        return False
    gap = place.context.folded[place.before[-1].printed.end : place.number.span.start]
    return _BESIDE.fullmatch(gap) is not None


def _uncounted(place: Place, _: Sentence) -> bool:
    """A written numeral without a counter, or of two or three with a manner of speaking (两类, 三个方面)."""
    number, counter = place.number, place.counter
    if not number.words or number.percent or number.currency:
        return False
    if counter is None:
        return len(number.digits.of(place.context.folded)) < 3 and number.comparator == "exact"
    if counter.form == "件" and number.value < 10 and _MATTERS.match(place.context.folded, place.end):
        return True
    named = _TOLD.search(place.context.folded, max(place.left, number.span.start - _REACH), number.span.start)
    if number.value < 10 and counter.counts in ("any", "body") and named:
        return True
    if counter.counts == "batch" and words_before(place, 1) == "分":
        return True  # 分四批通报
    vague = counter.counts in ("event", "any") and number.value < 10 and head_right(place) is None
    if counter.form in ("种", "类", "国", "省") and number.value < 10:
        return True
    return vague or (
        number.value < 4
        and counter.form in ("方", "组", "类", "种", "次", "场", "项", "套", "对", "期", "届", "轮")
    )


_VETOES: Sequence[tuple[Callable[[Place, Sentence], bool], str]] = (
    (is_list_marker, "list marker"),
    (_indefinite, "indefinite or ordinal"),
    (lambda place, _: is_date(place), "date"),
    (lambda place, _: is_code(place), "part of a name or code"),
    (_labelled, "label, number of a thing"),
    (_rank, "rank"),
    (lambda place, _: is_repeated(place), "part of a name"),
    (_named, "part of a name"),
    (_year, "year in a name"),
    (_manner, "manner of speaking"),
    (_multiple, "multiple of a sum"),
    (_of_another, "distance from another figure"),
    (_age, "age"),
    (_legal, "legal maximum or cap"),
    (_threshold, "threshold"),
    (lambda place, _: is_price(place), "price"),
    (lambda place, _: is_threat(place), "legal maximum or cap"),
    (lambda place, _: is_bound(place), "threshold"),
    (_each, "denominator of a rate"),
    (_likeness, "likeness"),
    (_of_one_case, "persons of one case"),
    (_plan, "plan or target"),
    (lambda place, _: is_distance(place), "distance of a place"),
    (lambda place, _: is_duration(place), "duration"),
    (_uncounted, "number word without a counted noun"),
)
