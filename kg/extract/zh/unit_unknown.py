"""What a Chinese figure counts where no noun of the lexicon stands beside it: the unknown noun, or its ending."""

from __future__ import annotations

import re

from kg.extract.zh.counters import CLASSES
from kg.extract.zh.nouns import head_right, notation, noun_left, phrase_right, unit_by_ending, word_left
from kg.extract.zh.place import VERBS, Place, ending, tail_left, verb_in_clause
from kg.extract.zh.unit_forms import Unit
from kg.model import Span

__all__ = ["DOES", "piece", "sticks", "unknown_in_front", "unknown_left", "unknown_right"]

#: Verbs of change that may stand right behind a figure: 606宗升至1306宗.
_MOVES = re.compile(r"[陡猛骤急锐剧激飙攀跃回下上大微略]?[升降跌涨增减]")
#: What is said of the things counted: 抽验120件,9件不合格.
_FAILS = re.compile("(?:不|未|均)?(?:合格|达标|符合(?:规定|标准)?)")
#: A clause that modifies a noun behind it.
_MODIFIER = re.compile(r"[^,。;、:\d]{2,18}的")
#: Classes of counters whose noun names the unit where the code list does not know it.
_NAMED_BY_NOUN = frozenset({"thing", "event", "any", "machine"})
#: What is done with anything that is counted in times, and words for the time in which it was.
DOES = ("完成", "实施", "开展", "进行", "组织", "年度", "期间", "当年", "全年")
#: Tobacco, not what it is smoked with, and how far in front of its sticks it is told of, in characters.
_TOBACCO = re.compile("[香私卷菸]?烟(?![具杆弹油花火])")
_TOLD = 30
_UNKNOWN = re.compile(r"[^\W\d_a-z]{2,12}$")


def unknown_right(place: Place) -> Unit | None:
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
    if counter.plain and "的" in found[0]:
        plain = counter.plain  # 11间违反承诺商号的资格
    plain = plain or unit_by_ending(place, found[0])
    return Unit(plain or f"other:{found[0][-4:]}", "unknown noun behind the counter", Span(*found.span()))


def unknown_left(place: Place) -> Unit | None:
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
    if counter.counts == "event" and word.endswith(DOES):
        return None
    end = tail_left(place)
    piece = counter.form == "个" or counter.counts == "machine"
    held = "item" if piece and verb_in_clause(place, "goods-verb") else f"other:{word[-2:]}"
    unit = unit_by_ending(place, word) or held
    return Unit(unit, "unknown noun in front", Span(end - len(word), end))


def piece(place: Place) -> Unit | None:
    """Pieces of an unknown noun are what its last character tells: 涉及风筝120件, 告知牌20块."""
    counter = place.counter
    if counter is None or not (counter.form == "件" or counter.counts == "goods"):
        return None
    if not unknown_in_front(place):
        return None
    end, word = tail_left(place), word_left(place)
    unit = unit_by_ending(place, word)
    return None if unit is None else Unit(unit, "ending of the noun in front", Span(end - len(word), end))


def sticks(place: Place) -> Unit | None:
    """Sticks of tobacco told of in the clause before are cigarettes: 私烟方面,检获3亿支."""
    counter = place.counter
    if counter is None or counter.form != "支" or noun_left(place) or head_right(place):
        return None
    if word_left(place) and ending(place, "goods-verb") is None:
        return None  # 另检获电筒30支
    start = place.number.span.start
    told = _TOBACCO.search(place.context.folded, max(place.since, start - _TOLD), start)
    return Unit("other:cigarette", "sticks of tobacco", Span(*told.span())) if told else None


def unknown_in_front(place: Place) -> bool:
    """Whether a noun that nothing knows stands right in front: 查获演出票20张."""
    return noun_left(place) is None and bool(word_left(place)) and not _ends_in_verb(place)


def _ends_in_verb(place: Place) -> bool:
    """Whether the words in front end in what is done to the things counted: 临时查封20处."""
    return any(ending(place, role) is not None for role in VERBS)
