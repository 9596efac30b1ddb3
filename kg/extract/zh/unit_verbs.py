"""What the verb of a Chinese figure tells about what it counts: candidates of its own."""

from __future__ import annotations

import re

from kg.extract.words import values
from kg.extract.zh.breakdowns import REACH
from kg.extract.zh.nouns import notation, noun_left, phrase_right
from kg.extract.zh.place import VERBS, Place, ending, parent_of, tail_left, verb_in_clause
from kg.extract.zh.unit_forms import Unit
from kg.extract.zh.unit_unknown import unknown_in_front
from kg.model import Span

__all__ = [
    "case_verb",
    "clause_verb",
    "goods_verb",
    "granted",
    "later_stage",
    "offence",
    "sampled",
    "told_before",
]

#: What pieces are only held in: 30批,涉及2万件.
_HOLDS = re.compile("涉及?")
#: Penalties that are imposed are counted themselves: 作出行政处罚34件.
_IMPOSED = re.compile("(?:作出|实施|给予|下达)行政处罚$")
#: What a court does, which is counted itself: 法院定罪31宗.
_CONVICTS = "定罪"
_NEAR = 4
#: Cases that are told of by kind or place: 案件按地区分,...
TOLD_APART = "cases told apart"
_TOLD_APART = re.compile(
    r"(?:^|[。;\n、\s])(?P<what>[^\W\d_]{0,4}案件)[依按照从以][^,。;:\d]{1,12}[分看计],$"
)
#: How far in front of a number of applications it is told what for, in characters.
_APPLIED = 16
#: Counters of things to hold, whatever they are.
_HELD = frozenset({"件", "条", "本"})
_OFFENCE = re.compile(
    r"(?:(?<![定判有认无])罪|犯罪|法|条例|(?:违反|违背)[^,。;\d]{0,12}(?:规定|办法|制度|义务|禁令))$"
)
#: How far in front of a figure what is broken begins, in characters.
_BROKEN = 20


def later_stage(place: Place) -> Unit | None:
    """A verb of any stage right in front goes on with what was counted: 受理投诉73件,办结55件."""
    parent, phrase = parent_of(place), phrase_right(place)
    if parent is None or ending(place, "stage-verb") is None or phrase.end - phrase.start > 1:
        return None
    return Unit(parent.unit, "next stage of the same", parent.noun)


def granted(place: Place) -> Unit | None:
    """What is granted of what was applied for is a right or record: 备案申请90件,核准60件."""
    parent = parent_of(place)
    if parent is None or parent.unit != "application" or ending(place, "grant-verb") is None:
        return None
    start = parent.number.span.start
    rights = values(place.lexicon, "granted-right", "zh")
    told = place.context.folded[max(0, start - _APPLIED) : start]
    right = max(rights, key=told.rfind)
    return Unit(rights[right], "granted of what was applied for", parent.noun) if right in told else None


def case_verb(place: Place) -> Unit | None:
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
    if verb.of(place.context.folded).endswith(_CONVICTS):
        return Unit("other:conviction", "convictions", verb)
    return Unit("case", "verb of procedure in front")


def goods_verb(place: Place) -> Unit | None:
    """A verb of seizure right in front of pieces: 查扣3万件."""
    counter = place.counter
    verb = ending(place, "goods-verb")
    if counter is None or counter.counts not in ("thing", "goods") or verb is None:
        return None
    if counter.form == "件" and (cases := _told_by(place, verb)) is not None:
        return Unit("case", TOLD_APART, cases)
    return (
        Unit("item", "verb of seizure in front")
        if counter.form in ("件",) or counter.counts == "goods"
        else None
    )


def _told_by(place: Place, verb: Span) -> Span | None:
    """The cases that a sentence tells apart by who found them: 案件按地区分,基隆关查获203件,台北关查获121件."""
    last = place.before[-1] if place.before else None
    if last is not None:
        word = verb.of(place.context.folded)
        again = (
            last.rule == TOLD_APART
            and word in place.context.folded[last.number.span.start - len(word) - 1 :][: len(word) + 1]
        )
        return last.noun if again else None
    found = _TOLD_APART.search(place.context.folded, max(0, place.clause.start - REACH), place.clause.start)
    return None if found is None else Span(*found.span("what"))


def sampled(place: Place) -> Unit | None:
    """What is tested in pieces is samples: 检验585件."""
    counter = place.counter
    if counter is None or counter.form != "件" or ending(place, "sample-verb") is None:
        return None
    return Unit("other:sample", "verb of testing in front")


def offence(place: Place) -> Unit | None:
    """What is broken names cases: 违反商标法1702件, 盗窃罪30件."""
    counter = place.counter
    if counter is None or counter.form not in ("件", "起", "宗"):
        return None
    end = tail_left(place)
    named = ending(place, "offence")
    found = _OFFENCE.search(place.context.folded, max(place.left, end - _BROKEN), end)
    offence = named or (Span(found.start(), end) if found else None)
    return None if offence is None else Unit("case", "offence or law in front", offence)


def clause_verb(place: Place) -> Unit | None:
    """A bare counter of things counts what the verb of its clause is done to."""
    counter = place.counter
    if counter is None or counter.counts != "thing":
        return None
    if counter.form in ("条", "则") and verb_in_clause(place, "post-verb"):
        return Unit("post", "verb of deletion")
    if counter.form == "件" and verb_in_clause(place, "sample-verb"):
        return Unit("other:sample", "verb of testing")
    case, goods = verb_in_clause(place, "case-verb"), verb_in_clause(place, "goods-verb")
    if goods is not None and (case is None or goods.end > case.end):
        held = counter.form in _HELD or (counter.plain is not None and not unknown_in_front(place))
        return Unit("item", "verb of seizure") if held else None
    return Unit("case", "verb of procedure") if case is not None and counter.form == "件" else None


def told_before(place: Place) -> Unit | None:
    """Pieces are goods where the clauses in front speak of seizure only: 查扣占到总件数的三分之二,为5700万件."""
    counter = place.counter
    if counter is None or counter.form != "件":
        return None
    near = Span(max(0, place.number.span.start - REACH), place.number.span.start)
    stop = place.context.folded.rfind("。", near.start, near.end)
    verbs = place.context.within(Span(max(near.start, stop + 1), near.end), *VERBS, "unit-noun")
    goods = [hit.role == "goods-verb" for hit in verbs if hit.role != "unit-noun" or notation(hit) == "case"]
    return Unit("item", "verb of seizure") if goods and all(goods) else None
