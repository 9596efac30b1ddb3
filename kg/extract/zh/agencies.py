"""Names of bodies in Chinese: those of the records, and those that only their form tells.

An unknown name is found by its end: a kind that names a body by itself (法院, 海关), or a field followed by
a kind (应急管理 + 局). To the left it takes places and proper names, up to the word before it. Words for a
level or an area (全省, 各级) make no name of their own: 全省海关 are the customs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.language import Context
from kg.extract.spans import Hit
from kg.extract.zh.subjects import (
    BEGINS_A_WORD,
    behind_adverbs,
    doing,
    each_doing,
    foreign_doing,
    others_doing,
    places_doing,
    subject_kind,
)
from kg.model import Span

__all__ = ["agencies_in"]

#: Characters of a proper name, up to the mark, numeral or function word before it.
_LONGEST_RUN = 8
_NAME_CHARACTER = re.compile(
    r"(?:日(?=本)|[^\W\da-z_年月日由据被向与和及对从是的于等了为几将把让使并也还又则其此该依])"
)
_RUN = re.compile(_NAME_CHARACTER.pattern + rf"{{1,{_LONGEST_RUN}}}$")
#: A name in front of a verb: its characters, and as long as it may be.
_LONGEST_SUBJECT = 16
_SUBJECT = re.compile(_NAME_CHARACTER.pattern + rf"{{1,{_LONGEST_SUBJECT}}}$")
_AREA = re.compile(
    r"[^\W\da-z_年月日由据被向与和及对从是的于等了为几将把让使并也还又则其此该]{1,6}?(?:省|市|县|区|州|盟|旗)$"
)
#: A name in front of its initials, however it is made.
_INITIALS = re.compile(
    r"(?P<name>[^\W\da-z_]{4,20}[局署部厅院会处委]|[^\W\da-z_]{4,20}(?:机构|组织|办公室))"
    r"\((?:[^()]{0,16}[,:])?[a-z]{2,8}[,)]"
)
#: What stands in front of the name of who does something: 日前由.
_AGENT = re.compile(r"[^\W\d_]*(?<![自理])[由被]")
#: A word for "and" inside a name, and what stands in front of it.
_JOINT = re.compile(r"[、和与及]$")
_AND = frozenset("与和及")
_NAME = re.compile(rf"(?:{_NAME_CHARACTER.pattern}|[、和与及])+$")
_BEGINS = re.compile(BEGINS_A_WORD)
#: A counter of bodies behind its numeral.
_COUNTER = re.compile(r"\d[家个所]")
#: An office for a cause in quotation marks: “双打”办公室.
_OFFICE = re.compile(r"[\"「][^\"「」,。;]{2,8}[\"」](?:工作)?(?:领导小组)?(?:办公室|领导小组|部门|专线)")
#: An office that has the number of its telephone for a name: “12345”热线, 12377举报中心.
_LINE = re.compile(r"\"?(?<!\d)1\d{2,4}\"?[^\W\d_]{0,8}?(?:热线|平台|中心|服务台)(?:服务中心|中心|办公室)?")
#: What tells which body of a kind is meant: 国家调查局.
_NATIONAL = "国家"
#: A part of a body right behind its name, and the bodies that have such parts.
_PART = re.compile(r"(?P<field>[^\W\d_的和与及在对向被由将把等于为]{2,8}?)(?:支队|大队|总队|中队|分局)")
_WHOLES = ("局", "厅", "总队", "支队", "署", "海关", "委")
#: The longest name that is looked for, and the shortest proper part of one.
_LONGEST = 24
_SHORTEST = 2
#: A kind of one character that is the first of another word: 局面, 组织, 委托.
_GOES_ON = re.compile(r"局[面部势限]|委[托员派]|组[织成长合]|署名")
_NAMES = ("agency-suffix", "agency-kind", "agency", "collective")
_NOT_NAMES = (
    "recipient",
    "speech-verb",
    "issue-verb",
    "launch-verb",
    "conduct-verb",
    "agent",
    "relative-period",
    "adverb",
    "name-stop",
    "subset",
)


def agencies_in(context: Context, span: Span) -> list[Hit]:
    """Bodies named in a stretch of text, in order, of overlapping names the longest; no entries: unknown."""
    found = context.within(span, "agency", "collective")
    names = sorted(
        [*found, *_unknown(context, span)],
        key=lambda h: (h.span.start - h.span.end, not h.entries, h.span),
    )
    kept: list[Hit] = []
    for name in names:
        if not any(other.span.overlaps(name.span) for other in kept):
            kept.append(name)
    doers = [Hit(doer, "agency", ()) for doer in others_doing(context, span)]
    # 便利店与金融机构: those who do something together are more than the last of them
    kept = [k for k in kept if k.entries or not any(_ends_in(doer.span, k.span) for doer in doers)]
    others = [Hit(each, "each", ()) for each in each_doing(context, span)] + doers
    others += [Hit(name, "foreign", ()) for name in foreign_doing(context, span)]
    others += [Hit(place, "area", ()) for place in places_doing(context, span)]
    for other in others:
        if not any(name.span.overlaps(other.span) for name in kept):
            kept.append(other)
    return [_with_part(context, span, hit) for hit in _whole(sorted(kept, key=lambda hit: hit.span.start))]


def _ends_in(whole: Span, name: Span) -> bool:
    """Whether a name is the last of what a longer one lists."""
    return whole.start < name.start and whole.end == name.end


def _whole(names: list[Hit]) -> list[Hit]:
    """A body and a part of it written as one word are one name: 税务总局 + 稽查局."""
    out: list[Hit] = []
    for name in names:
        if out and out[-1].span.end == name.span.start:
            name = Hit(Span(out.pop().span.start, name.span.end), "agency", ())
        out.append(name)
    return out


def _with_part(context: Context, span: Span, name: Hit) -> Hit:
    """A body with the part of it that is named right behind, whatever that is made of: 公安局食药环侦支队."""
    part = _PART.match(context.folded, name.span.end, span.end)
    if part is None or not name.span.of(context.folded).endswith(_WHOLES):
        return name
    inside = Span(*part.span("field"))
    verbs = doing(context.gazetteer.lexicon).find(context.folded, inside)
    words = context.within(inside, *_NOT_NAMES, *_NAMES)
    cut = [
        v
        for v in (*verbs, *(w.span for w in words))
        if v.start == inside.start or v.end - v.start > _SHORTEST
    ]
    return name if cut else Hit(Span(name.span.start, part.end()), "agency", ())


def _unknown(context: Context, span: Span) -> Iterator[Hit]:
    """Names that no record knows."""
    yield from _abbreviated(context, span)
    yield from _subject(context, span)
    for office in (_OFFICE, _LINE):
        found = office.finditer(context.folded, span.start, span.end)
        yield from (Hit(Span(*match.span()), "agency", ()) for match in found)
    for core in _cores(context, span):
        start = _start(context, span, core)
        if start == core.start and any(hit.span == core for hit in context.within(core, "agency-kind")):
            continue
        whole = any(hit.span == core for hit in context.within(core, "agency", "collective", "agency-suffix"))
        if not whole and context.folded[start - 1 : start] in _AND:
            opening = behind_adverbs(context.gazetteer.lexicon, context.folded, Span(span.start, start))
            start = _joined(context, Span(opening, start))
        known = start == core.start and any(
            hit.span.contains(core) for hit in context.within(span, "agency", "collective")
        )
        if not known and not _is_thing(context, core):
            yield Hit(Span(start, core.end), "agency", ())


def _subject(context: Context, span: Span) -> Iterator[Hit]:
    """The name right in front of the verb of a clause, whatever it is made of: 特别案件调查厅查获."""
    kind = subject_kind(context, span)
    if kind is None:
        return
    run = _SUBJECT.search(context.folded, max(span.start, kind.start - _LONGEST), kind.start)
    if run is None or len(run[0]) == _LONGEST_SUBJECT:
        return
    first = run.start() + (_COUNTER.match(context.folded, run.start() - 1) is not None)
    start = _behind_words(context, Span(max(span.start, first - 1), run.end()), first)
    known = context.within(Span(span.start, kind.end), "agency", "collective")
    start = min((h.span.start for h in known if h.span.start < start < h.span.end), default=start)
    dateline = max(span.start, context.folded.rfind(" ", span.start, kind.start) + 1)
    opening = behind_adverbs(context.gazetteer.lexicon, context.folded, Span(dateline, kind.start))
    start = max(start, opening)
    if opening < start == run.start():
        start = _joined(context, Span(opening, start))
    start = _behind_another(context, Span(start, kind.start))
    counted = first > run.start() and kind.end - kind.start > _SHORTEST
    short = start == opening and kind.end - kind.start != _SHORTEST
    if kind.end - start > _SHORTEST + (not short) or counted:
        yield Hit(Span(start, kind.end), "agency", ())


def _behind_another(context: Context, head: Span) -> int:
    """Where a name begins behind another body and what that does to what is of the first: 法院审理|海关."""
    ends = {hit.span.end for hit in context.within(head, "agency", "collective", "agency-suffix")}
    verbs = [*doing(context.gazetteer.lexicon).find(context.folded, head)] if ends else []
    verbs += [hit.span for hit in context.within(head, "taking-verb")] if ends else []
    return max((verb.end for verb in verbs if verb.start in ends), default=head.start)


def _behind_words(context: Context, window: Span, first: int) -> int:
    """Where a name begins behind words that are no part of it; fields in front of its kind are: 指导中心."""
    words = context.within(window, *_NOT_NAMES, "agency-level")
    fields = {hit.span for hit in context.within(window, "agency-domain") if hit.span.end == window.end}
    alone = [word.span.end for word in words if word.span.start == first and word.role != "agency-level"]
    if _BEGINS.match(context.folded, first):
        alone = []
    words = [w for w in words if w.span.end - w.span.start > 1 and w.span not in fields]
    start = max([*alone, *(word.span.end for word in words)], default=first)
    if start < window.end:
        return start
    # what speaks or is asked may be part of a name, if nothing else is: 申诉专员公署
    words = [word for word in words if word.role not in ("speech-verb", "recipient")]
    return max([*alone, *(word.span.end for word in words)], default=first)


def _joined(context: Context, head: Span) -> int:
    """Where a name begins whose fields a word for "and" joins: 经济与食品安全局; bodies side by side are none."""
    joint = _JOINT.search(context.folded, head.start, head.end)
    run = None if joint is None else _NAME.search(context.folded, head.start, joint.start())
    if joint is None or run is None:
        return head.end
    opening = behind_adverbs(context.gazetteer.lexicon, context.folded, Span(run.start(), joint.start()))
    if joint.start() - opening < _SHORTEST:
        return head.end
    left = Span(opening, joint.start())
    bodies = context.within(
        left, *_NAMES, "agency-tail", "subject-kind", "doer-kind", "people-kind", "agency-level", "place"
    )
    words = context.within(left, *_NOT_NAMES)
    ends = any(body.span.end == left.end for body in bodies)
    return head.end if ends or any(len(word.span.of(context.folded)) > 1 for word in words) else left.start


def _abbreviated(context: Context, span: Span) -> Iterator[Hit]:
    """A name with its foreign initials in brackets, whatever it is made of: 药品和保健品管理局(MHRA)."""
    for match in _INITIALS.finditer(context.folded, span.start, span.end):
        agent = _AGENT.match(context.folded, *match.span("name"))
        first = match.start("name") if agent is None else agent.end()
        start = _proper(context, Span(first, match.end("name")), within=False)
        if start is not None:
            yield Hit(Span(start, match.end("name")), "agency", ())


def _cores(context: Context, span: Span) -> Iterator[Span]:
    """Ends of names, with the fields in front of them."""
    for hit in context.within(span, "agency-suffix", "agency-kind"):
        yield _with_fields(context, span, hit.span)
    for hit in context.within(span, "agency-tail"):
        core = _with_fields(context, span, hit.span)
        if core != hit.span and not _GOES_ON.match(context.folded, hit.span.end - 1):
            yield core


def _with_fields(context: Context, span: Span, tail: Span) -> Span:
    start = tail.start
    while True:
        window = Span(max(span.start, start - _LONGEST), start)
        fields = [hit.span for hit in context.within(window, "agency-domain") if hit.span.end == start]
        asked = {hit.span for hit in context.within(window, "recipient")}
        if start != tail.start or tail.end - tail.start > 1:
            known = {hit.span.end for hit in context.within(window, "agency-domain")}
            fields = [field for field in fields if field not in asked or field.start in known]
        if not fields:
            return Span(start, tail.end)
        start = min(field.start for field in fields)


def _start(context: Context, span: Span, core: Span) -> int:
    """Where a name begins: in front of its places and proper names, behind words that are no part of it."""
    start = core.start
    while start > span.start and core.end - start < _LONGEST:
        window = Span(max(span.start, start - _LONGEST), start)
        places = [hit for hit in context.within(window, "place") if hit.span.end == start]
        area = _AREA.search(context.folded, window.start, start)
        if places:
            start = min(hit.span.start for hit in places)
        elif any(hit.span.end == start for hit in context.within(window, "agency-level")):
            if context.folded.endswith(_NATIONAL, window.start, start) and _is_kind(context, core):
                start -= len(_NATIONAL)  # 国家调查局 is a name, 各级调查局 is none
            break
        elif area is not None and (proper := _area(context, span, Span(*area.span()))) is not None:
            start = proper
        else:
            break
    if start < core.start:
        return start
    run = _RUN.search(context.folded, max(span.start, core.start - _LONGEST), core.start)
    if run is None or _cut_off(context, span, run):
        return core.start
    proper = _proper(context, Span(run.start(), core.start))
    return core.start if proper is None or core.start - proper < _SHORTEST else proper


def _is_kind(context: Context, core: Span) -> bool:
    """Whether the end of a name is only a kind of body: 调查局."""
    return any(hit.span == core for hit in context.within(core, "agency-kind"))


def _area(context: Context, span: Span, area: Span) -> int | None:
    """Where the name of an area begins, behind words that are none, also one cut in two: 其中县 is no county."""
    cut = any(
        hit.span.start < area.start < hit.span.end < area.end
        for hit in context.within(Span(max(span.start, area.start - 1), area.end), *_NOT_NAMES)
    )
    return None if cut else _proper(context, area)


def _cut_off(context: Context, span: Span, run: re.Match[str]) -> bool:
    """Whether a run of name characters is longer than a name may be, so that nobody knows where it begins."""
    whole = len(run[0]) == _LONGEST_RUN and run.start() > span.start
    return whole and _NAME_CHARACTER.match(context.folded, run.start() - 1) is not None


def _proper(context: Context, run: Span, *, within: bool = True) -> int | None:
    """Where the proper name at the end of a run begins: behind the last word that is none."""
    around = Span(max(0, run.start - 1), run.end)
    words = [hit.span for hit in context.within(around, *_NOT_NAMES, *(_NAMES if within else ()))]
    words = [word for word in words if within or word.end - word.start > 1]
    words += doing(context.gazetteer.lexicon).find(context.folded, run)
    levels = [hit.span for hit in context.within(run, "agency-level")]
    words += [level for level in levels if level.end - level.start > 1 or level.start == run.start]
    if not within:
        words = [word for word in words if word.end < run.end]  # 标准控制组织(SCO)
    start = max((word.end for word in words), default=run.start)
    return start if start < run.end else None


def _is_thing(context: Context, core: Span) -> bool:
    """Whether the name goes on as that of a thing: 海关 of 海关备案."""
    window = Span(core.start, min(len(context.folded), core.end + 6))
    return any(
        hit.span.start == core.start and hit.span.end > core.end
        for hit in context.within(window, "unit-noun")
    )
