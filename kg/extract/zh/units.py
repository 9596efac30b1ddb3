"""What a Chinese figure counts: an ordered list of candidates, the first that answers wins.

The counter says what class of things is counted; within the class the head noun behind the counter
decides, then the noun the figure stands behind, then the figure before it, then the verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extract.spans import DEFAULT_RULE, Hit
from kg.extract.zh.breakdowns import REACH, TOPIC_BEFORE, breakdown, kind, share_of_whole, since
from kg.extract.zh.counters import CLASSES, TOPICS, can_count
from kg.extract.zh.nouns import (
    at_spot,
    head_right,
    notation,
    noun_left,
    nouns_left,
    phrase_right,
    unit_by_ending,
    word_left,
)
from kg.extract.zh.place import Place, ending, parent_of, seizes_own, tail_left, verb_in_clause
from kg.extract.zh.unit_forms import Unit, amount, compared, counted_label, named, shared
from kg.extract.zh.visits import visits
from kg.model import Span

__all__ = ["Unit", "unit_of"]

_PAIR = re.compile(r"[、,和及]?\s?(?:涉及|涉|共)?\d[\d.,]*[万亿]?[余多]?[万亿]?\s?(?:人|名)(?!次|民)")
#: Verbs of change that may stand right behind a figure: 606宗升至1306宗.
_HOLDS = re.compile("涉及?")
_MOVES = re.compile(r"[陡猛骤急锐剧激飙攀跃回下上大微略]?[升降跌涨增减]")
#: What is said of the things counted: 抽验120件,9件不合格.
_FAILS = re.compile("(?:不|未|均)?(?:合格|达标|符合(?:规定|标准)?)")
#: Penalties that are imposed are counted themselves: 作出行政处罚34件.
_IMPOSED = re.compile("(?:作出|实施|给予|下达)行政处罚$")
_NEAR = 4
#: What is done, so that no counter of things counts it where it stands far from the figure.
_ACTS = frozenset({"inspection", "operation"})
#: What goods are of rather than what is seized: 查扣假冒某品牌滤芯30件.
_MODIFIERS = (TOPICS - {"item"}) | {"other:brand"}
_OWN = ("case-verb", "goods-verb", "check-verb", "stage-verb", "post-verb", "sample-verb")
_VERBS = ("case-verb", "goods-verb", "stage-verb", "post-verb", "check-verb", "sample-verb")
#: A clause that modifies a noun behind it.
_MODIFIER = re.compile(r"[^,。;、:\d]{2,18}的")
#: Counters of things to hold, whatever they are.
_HELD = frozenset({"件", "条", "本"})
#: Classes of counters whose noun names the unit where the code list does not know it.
_NAMED_BY_NOUN = frozenset({"thing", "event", "any", "machine"})
_QUANTITY = re.compile(r"(?:量|总量|数|总数|数量)(?:累计|共|已)?(?:为|达|达到|有|是|约|超过|超|近|突破)?$")
_OFFENCE = re.compile(r"(?:罪|犯罪|法|条例)$")
_UNKNOWN = re.compile(r"[^\W\d_a-z]{2,12}$")


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
    if place.counter is not None and place.counter.plain == "other:dose" and ending(place, "dose-noun"):
        return Unit("other:dose", "doses of a vaccine", noun.span)
    verb = ending(place, "goods-verb")
    if verb is not None and verb.start < noun.span.start:
        return None  # 涉案1240件: the noun is part of the verb
    return Unit(notation(noun), "noun in front", noun.span)


def _later_stage(place: Place) -> Unit | None:
    """A verb of any stage right in front goes on with what was counted: 受理投诉73件,办结55件."""
    parent, phrase = parent_of(place), phrase_right(place)
    if parent is None or ending(place, "stage-verb") is None or phrase.end - phrase.start > 1:
        return None
    return Unit(parent.unit, "next stage of the same", parent.noun)


def _case_verb(place: Place) -> Unit | None:
    """A verb of procedure right in front, with any noun that is part of it: 起诉7933件, 行政处罚30件."""
    counter, noun = place.counter, noun_left(place)
    if counter is None or not (counter.form == "件" or counter.counts == "matter"):
        return None
    verb = ending(place, "case-verb")
    if (
        place.before
        and place.before[-1].unit == "batch"
        and verb is not None
        and _HOLDS.search(place.context.folded, verb.start, verb.end)
    ):
        return None  # 扣留30批,涉及2万件
    if verb is None or (noun is not None and noun.span.start < verb.start):
        return None
    if _IMPOSED.search(place.context.folded, max(place.clause.start, verb.start - _NEAR), verb.end):
        return Unit("other:penalty", "penalties imposed", verb)
    return Unit("case", "verb of procedure in front")


def _goods_verb(place: Place) -> Unit | None:
    counter = place.counter
    if counter is None or counter.counts not in ("thing", "goods") or ending(place, "goods-verb") is None:
        return None
    return (
        Unit("item", "verb of seizure in front")
        if counter.form in ("件",) or counter.counts == "goods"
        else None
    )


def _sampled(place: Place) -> Unit | None:
    """What is tested in pieces is samples: 检验585件."""
    counter = place.counter
    if counter is None or counter.form != "件" or ending(place, "sample-verb") is None:
        return None
    return Unit("other:sample", "verb of testing in front")


def _offence(place: Place) -> Unit | None:
    """What is broken names cases: 违反商标法1702件, 盗窃罪30件."""
    counter = place.counter
    if counter is None or counter.form not in ("件", "起", "宗"):
        return None
    end = tail_left(place)
    named = ending(place, "offence")
    found = _OFFENCE.search(place.context.folded, max(place.left, end - 4), end)
    offence = named or (Span(found.start(), end) if found else None)
    return None if offence is None else Unit("case", "offence or law in front", offence)


def _unknown_right(place: Place) -> Unit | None:
    """An unknown noun right behind the counter is what is counted: 3个直播基地, 47家机关."""
    counter = place.counter
    if counter is None or counter.counts not in CLASSES:
        return None
    head = head_right(place)
    if head is not None and notation(head) == counter.plain:
        return Unit(counter.plain, "counter", head.span)
    phrase = phrase_right(place)
    found = _UNKNOWN.search(place.context.folded, phrase.start, phrase.end)
    if found is None or found.start() != phrase.start or _MOVES.match(found[0]) or _FAILS.fullmatch(found[0]):
        return None
    if counter.form == "件" and _MODIFIER.match(place.context.folded, place.end, place.clause.end):
        return None
    plain = "item" if counter.form == "件" else None if counter.counts in _NAMED_BY_NOUN else counter.plain
    plain = plain or unit_by_ending(place, found[0])
    return Unit(plain or f"other:{found[0][-4:]}", "unknown noun behind the counter", Span(*found.span()))


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
    if happens and parent.printed.end < place.left and not place.opens_breakdown():
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
    fitting = [
        noun
        for noun in _objects(place)
        if can_count(place.counter, notation(noun)) and notation(noun) not in apart
    ]
    if fitting and place.counter.counts == "goods" and _heads_another(place, fitting[-1].span):
        return None  # 无标签注射液34支
    return Unit(notation(fitting[-1]), "noun earlier in the clause", fitting[-1].span) if fitting else None


def _heads_another(place: Place, noun: Span) -> bool:
    """Whether a noun is the first part of the unknown one that stands right in front of the figure."""
    end = tail_left(place)
    return end - len(word_left(place)) < noun.end < end and _unknown_in_front(place)


def _objects(place: Place) -> list[Hit]:
    """The nouns that may be what is counted: behind the last verb of seizure or procedure, if words stand there."""
    nouns = nouns_left(place)
    verbs = (verb_in_clause(place, role) for role in _OWN)
    verb = max((verb for verb in verbs if verb is not None), default=None, key=lambda verb: verb.end)
    if verb is None or tail_left(place) <= verb.end:
        return nouns
    return [noun for noun in nouns if noun.span.start >= verb.start]  # 登记 is verb and noun


def _topic(place: Place) -> Unit | None:
    """The noun of a clause without figures that this one goes on from: 其中手机最多,达3万件."""
    if place.counter is None or (tail_left(place) > place.left + 1 and not _nominal(place)):
        return None
    start = max(since(place), place.clause.start - REACH)
    if start >= place.clause.start:
        return None
    nouns = place.context.within(Span(start, place.clause.start), "unit-noun")
    fitting = [
        noun
        for noun in nouns
        if can_count(place.counter, notation(noun)) and noun.span.end - noun.span.start > 1
    ]
    return Unit(notation(fitting[-1]), TOPIC_BEFORE, fitting[-1].span) if fitting else None


def _nominal(place: Place) -> bool:
    """Whether the words in front are a head that is left out: 用于公益的有9万件."""
    end = tail_left(place)
    return place.context.folded[end - 1 : end] == "的"


def _clause_verb(place: Place) -> Unit | None:
    """A bare counter of things counts what the verb of its clause is done to."""
    counter = place.counter
    if counter is None or counter.counts != "thing":
        return None
    if counter.form == "条" and verb_in_clause(place, "post-verb"):
        return Unit("post", "verb of deletion")
    if counter.form == "件" and verb_in_clause(place, "sample-verb"):
        return Unit("other:sample", "verb of testing")
    case, goods = verb_in_clause(place, "case-verb"), verb_in_clause(place, "goods-verb")
    if goods is not None and (case is None or goods.end > case.end):
        held = counter.form in _HELD or (counter.plain is not None and not _unknown_in_front(place))
        return Unit("item", "verb of seizure") if held else None
    return Unit("case", "verb of procedure") if case is not None and counter.form == "件" else None


def _unknown_left(place: Place) -> Unit | None:
    """An unknown noun in front of a counter that needs one: 整治排污点120处."""
    counter = place.counter
    if counter is None or counter.counts not in ("thing", "any", "event", "machine") or counter.form == "件":
        return None
    word = "" if noun_left(place) is not None else word_left(place)
    if (
        not word
        or word.endswith("的")
        or (counter.counts != "event" and counter.plain and _ends_in_verb(place))
    ):
        return None
    end = tail_left(place)
    held = "item" if counter.form == "个" and verb_in_clause(place, "goods-verb") else f"other:{word[-2:]}"
    unit = unit_by_ending(place, word) or held
    return Unit(unit, "unknown noun in front", Span(end - len(word), end))


def _piece(place: Place) -> Unit | None:
    """Pieces of an unknown noun are what its last character tells: 涉及风筝120件."""
    counter = place.counter
    if counter is None or counter.form != "件" or not _unknown_in_front(place):
        return None
    end, word = tail_left(place), word_left(place)
    unit = unit_by_ending(place, word)
    return None if unit is None else Unit(unit, "ending of the noun in front", Span(end - len(word), end))


def _unknown_in_front(place: Place) -> bool:
    """Whether a noun that nothing knows stands right in front: 查获演出票20张."""
    return noun_left(place) is None and bool(word_left(place)) and not _ends_in_verb(place)


def _ends_in_verb(place: Place) -> bool:
    """Whether the words in front end in what is done to the things counted: 临时查封20处."""
    return any(ending(place, role) is not None for role in _VERBS)


def _told_before(place: Place) -> Unit | None:
    """Pieces are goods where the clauses in front speak of seizure only: 查扣占到总件数的三分之二,为5700万件."""
    counter = place.counter
    if counter is None or counter.form != "件":
        return None
    near = Span(max(0, place.number.span.start - REACH), place.number.span.start)
    stop = place.context.folded.rfind("。", near.start, near.end)
    verbs = place.context.within(Span(max(near.start, stop + 1), near.end), *_VERBS, "unit-noun")
    goods = [hit.role == "goods-verb" for hit in verbs if hit.role != "unit-noun" or notation(hit) == "case"]
    return Unit("item", "verb of seizure") if goods and all(goods) else None


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
    visits,
    _fixed,
    shared,
    compared,
    amount,
    named,
    counted_label,
    _pair,
    _right,
    share_of_whole,
    breakdown,
    kind,
    _later_stage,
    _case_verb,
    _left,
    _goods_verb,
    _sampled,
    _offence,
    _part_of_batch,
    _unknown_right,
    _own_subject,
    _elided,
    _earlier,
    _topic,
    _piece,
    _clause_verb,
    _unknown_left,
    _told_before,
    _default,
)
