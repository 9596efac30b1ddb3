"""What a Chinese figure counts: an ordered list of candidates, the first that answers wins.

The counter says what class of things is counted; within the class the head noun behind the counter
decides, then the noun the figure stands behind, then the figure before it, then the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.spans import DEFAULT_RULE, Hit
from kg.extract.words import values
from kg.extract.zh.breakdowns import REACH, TOPIC_BEFORE, breakdown, kind, share_of_whole, since
from kg.extract.zh.counters import CLASSES, TOPICS, can_count
from kg.extract.zh.nouns import (
    PLACES,
    at_spot,
    head_right,
    is_whole,
    notation,
    noun_left,
    nouns_left,
    word_left,
)
from kg.extract.zh.place import VERBS, Place, ending, parent_of, seizes_own, tail_left, verb_in_clause
from kg.extract.zh.unit_forms import Unit, amount, compared, counted_label, named, per_head, rate, shared
from kg.extract.zh.unit_unknown import DOES, piece, sticks, unknown_in_front, unknown_left, unknown_right
from kg.extract.zh.unit_verbs import (
    case_verb,
    clause_verb,
    goods_verb,
    granted,
    later_stage,
    offence,
    sampled,
    told_before,
)
from kg.extract.zh.visits import visits
from kg.model import Span

__all__ = ["Unit", "unit_of"]

_PAIR = re.compile(r"[、,和及]?\s?(?:涉及|涉|共)?\d[\d.,]*[万亿]?[余多]?[万亿]?\s?(?:人|名)(?!次|民)")
#: What is done, so that no counter of things counts it where it stands far from the figure.
_ACTS = frozenset({"inspection", "operation"})
#: What papers (份) are about rather than what they are: 商标侵权判决31份.
_NO_PAPERS = frozenset({"case", "trademark", "item", "other:online shop"})
#: Rights that are applied for.
_RIGHTS = frozenset({"patent", "trademark"})
#: What goods are of rather than what is seized: 查扣假冒某品牌滤芯30件.
_MODIFIERS = (TOPICS - {"item"}) | {"other:brand"}
#: What no noun that goes on from another has in it: 备案的知识产权, 参与国多了.
_OF_ANOTHER = re.compile("[的了a-z]|^.$")
#: A time in front of a figure, and nothing else.
_TIME_ONLY = re.compile(
    r"\W?(?:在|到|至)?(?:(?:19|20)\d\d年(?:度|同期)?|去年|今年|前年|上年|全年|上月|当月|\d{1,2}月)份?(?:则|分别|依次)?\W?"
)
_QUANTITY = re.compile(r"(?:量|总量|数|总数|数量)(?:累计|共|已)?(?:为|达|达到|有|是|约|超过|超|近|突破)?$")


def unit_of(place: Place) -> Unit:
    """The unit of a figure: the first of an ordered list of candidates that answers."""
    candidates = (candidate(place) for candidate in _CANDIDATES)
    found = next((unit for unit in candidates if unit is not None), Unit(None, "no unit"))
    return replace(found, unit=at_spot(place, found.unit)) if found.unit is not None else found


def _sign(place: Place) -> Unit | None:
    left = noun_left(place)
    noun = left.span if left else _nearest(place)
    if place.number.percent:
        return Unit("percent", "percent sign", noun)
    if place.number.currency is not None:
        return Unit(place.number.currency, "currency", noun)
    return None


def _nearest(place: Place) -> Span | None:
    left = nouns_left(place)
    return left[-1].span if left else None


def _fixed(place: Place) -> Unit | None:
    """A counter that is a unit by itself: 人, 批次, 吨, 人次."""
    counter = place.counter
    if counter is None or counter.counts in CLASSES:
        return None
    right, left = head_right(place), noun_left(place)
    noun = right.span if right else left.span if left else _nearest(place)
    return Unit(counter.counts, "counter", noun)


def _pair(place: Place) -> Unit | None:
    """N件M人 counts cases and the persons in them."""
    counter = place.counter
    if counter is None or counter.form != "件":
        return None
    left = noun_left(place)
    if left is not None and notation(left) != "case":
        return None  # 缴获零件30件,3人被捕
    return Unit("case", "pair of cases and persons") if _PAIR.match(place.context.folded, place.end) else None


def _right(place: Place) -> Unit | None:
    noun = head_right(place)
    if noun is None or not can_count(place.counter, notation(noun)):
        return None
    return Unit(notation(noun), "noun behind the counter", noun.span)


def _left(place: Place) -> Unit | None:
    noun = noun_left(place)
    if noun is None or not can_count(place.counter, notation(noun)):
        return None
    if place.counter is not None and place.counter.form == "件" and notation(noun) == "other:label":
        return Unit("item", "noun in front", noun.span)  # what is printed is told in pieces
    if notation(noun) == "organisation" and verb_in_clause(place, "raid-verb"):
        return Unit("other:den", "noun in front", noun.span)  # 捣毁地下烟厂4座
    verb = ending(place, "goods-verb")
    if verb is not None and verb.start < noun.span.start:
        return None  # 涉案1240件: the noun is part of the verb
    return Unit(notation(noun), "noun in front", noun.span)


def _own_subject(place: Place) -> Unit | None:
    """A subject of its own that is said to have a number: 商标有效注册量为40件."""
    counter, own = place.counter, Span(place.left, place.number.span.start)
    if counter is None or _QUANTITY.search(place.context.folded, own.start, own.end) is None:
        return None
    nouns = [noun for noun in place.context.within(own, "unit-noun") if can_count(counter, notation(noun))]
    return Unit(notation(nouns[-1]), "noun of its own subject", nouns[-1].span) if nouns else None


def _elided(place: Place) -> Unit | None:
    """A figure with the counter of the one before counts the same: 其中商标30件."""
    parent = parent_of(place)
    if parent is None:
        return None
    happens = place.counter is not None and place.counter.counts == "event"
    done = word_left(place).endswith(DOES)
    if happens and parent.printed.end < place.left and not (done or place.opens_breakdown()):
        return None  # 处罚30次,约谈12次: what happened is named by its own verb
    if parent.unit == "case" and seizes_own(place):
        return None  # 查处案件131件,没收玩偶等4万件
    rule = DEFAULT_RULE if parent.rule == DEFAULT_RULE else "elided head"
    return Unit(parent.unit, rule, parent.noun)


def _part_of_batch(place: Place) -> Unit | None:
    """Pieces behind batches or packages are the goods in them: 186批、9万件; 3万批,增长17%,共105万件."""
    counter = place.counter
    if counter is None or not (counter.form == "件" or counter.counts == "goods"):
        return None
    last = next((draft for draft in reversed(place.before) if draft.unit != "percent"), None)
    if last is None or last.unit != "batch":
        return None
    hits = place.context.within(last.noun, "unit-noun") if last.noun else []
    units = [notation(h) for h in hits if h.span == last.noun and can_count(counter, notation(h))]
    goods = [unit for unit in units if unit != "batch"]
    return Unit(goods[0] if goods else "item", "pieces of a batch", last.noun)


def _earlier(place: Place) -> Unit | None:
    """The nearest noun of the clause that the counter can count."""
    if place.counter is None:
        return None
    done = _ACTS if place.counter.counts != "event" else frozenset()
    apart = done | (_MODIFIERS if verb_in_clause(place, "goods-verb") else frozenset())
    if place.counter.form == "份":
        apart |= _NO_PAPERS
    if place.counter.form != "个":
        apart |= PLACES  # 在国家公园内被盗猎的有124头
    fitting = [
        noun
        for noun in _objects(place)
        if can_count(place.counter, notation(noun)) and notation(noun) not in apart
    ]
    if fitting and place.counter.form != "件" and _heads_another(place, fitting[-1]):
        return None  # 无标签注射液34支
    if not fitting:
        return None
    unit = notation(fitting[-1])
    if unit in _RIGHTS and ending(place, "filing-verb") is not None:
        unit = "application"  # 商标受理90件
    return Unit(unit, "noun earlier in the clause", fitting[-1].span)


def _heads_another(place: Place, noun: Hit) -> bool:
    """Whether an unknown noun, of which a noun may be the first part, is right in front: 酒水灌装点9个."""
    end, word = tail_left(place), word_left(place)
    near = end - len(word) < noun.span.end
    own = place.context.folded[noun.span.end : end] if near else word
    if noun.span.end >= end or _OF_ANOTHER.search(own) or not (near or _names_things(place, word)):
        return False
    alike = values(place.lexicon, "noun-ending", "zh").get(own[-1:]) == notation(noun)
    return not alike and unknown_in_front(place)


def _names_things(place: Place, word: str) -> bool:
    """Whether a word in front of a counter of single things may be their name: 在企业设立联系点5600个."""
    single = place.counter is not None and place.counter.counts in ("any", "machine")
    return single and not word.endswith(DOES)


def _objects(place: Place) -> list[Hit]:
    """The nouns that may be what is counted: behind the last verb of seizure or procedure, if words stand there."""
    nouns = nouns_left(place)
    verbs = (verb_in_clause(place, role) for role in VERBS)
    verb = max((verb for verb in verbs if verb is not None), default=None, key=lambda verb: verb.end)
    if verb is None or tail_left(place) <= verb.end:
        return nouns
    return [noun for noun in nouns if noun.span.start >= verb.start]  # 登记 is verb and noun


def _topic(place: Place) -> Unit | None:
    """The noun of a clause without figures that this one goes on from: 其中手机最多,达3万件."""
    if place.counter is None or not (_bare(place) or _nominal(place)):
        return None
    start = max(since(place), place.clause.start - REACH)
    if start >= place.clause.start:
        return None
    nouns = place.context.within(Span(start, place.clause.start), "unit-noun")
    fitting = [
        noun
        for noun in nouns
        if can_count(place.counter, notation(noun))
        and noun.span.end - noun.span.start > 1
        and is_whole(place.context, noun)
        and not place.context.within(Span(noun.span.end, noun.span.end + 2), *VERBS)  # 经调查核实
    ]
    return Unit(notation(fitting[-1]), TOPIC_BEFORE, fitting[-1].span) if fitting else None


def _bare(place: Place) -> bool:
    """Whether no words, or only those for a time, stand in front of a figure: 受理的投诉,2019年为4875件."""
    end = tail_left(place)
    return end <= place.left + 1 or _TIME_ONLY.fullmatch(place.context.folded, place.left, end) is not None


def _nominal(place: Place) -> bool:
    """Whether the words in front are a head that is left out: 用于公益的有9万件."""
    end = tail_left(place)
    return place.context.folded[end - 1 : end] == "的"


def _default(place: Place) -> Unit | None:
    """What the counter counts where nothing else tells."""
    counter = place.counter
    if counter is None:
        return None
    unit = counter.plain or f"other:{counter.form}"
    left = noun_left(place) or head_right(place)
    named = left is not None and notation(left) == unit
    return Unit(unit, "counter" if named else DEFAULT_RULE, left.span if left else _nearest(place))


_CANDIDATES: Sequence[Callable[[Place], Unit | None]] = (
    _sign,
    per_head,
    visits,
    _fixed,
    shared,
    compared,
    amount,
    rate,
    named,
    counted_label,
    _pair,
    _right,
    share_of_whole,
    breakdown,
    kind,
    granted,
    later_stage,
    sticks,
    case_verb,
    offence,
    _left,
    goods_verb,
    sampled,
    _part_of_batch,
    unknown_right,
    _own_subject,
    _elided,
    _earlier,
    _topic,
    piece,
    clause_verb,
    unknown_left,
    told_before,
    _default,
)
