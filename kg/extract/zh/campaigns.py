"""Campaigns that no record knows, named in a Chinese clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.language import Context
from kg.extract.spans import Hit, When
from kg.extract.zh.agencies import agencies_in
from kg.model import Span

__all__ = [
    "goes_beyond",
    "is_aside",
    "is_named_in_full",
    "leaves",
    "new_campaigns",
    "refers_back",
    "same_record",
]

#: A short name in quotation marks; folding leaves one kind of double quotation mark.
_QUOTED = re.compile(
    r"\x22[^\x22「」『』《》。,;\n]{2,24}\x22|「[^「」。,;\n]{2,24}」|『[^『』。,;\n]{2,24}』"
)

#: What may stand between a name and its word: “护航”系列专项行动, “亮剑2022”秋季执法行动, “蓝湖”第八期联合行动.
_MODIFIER = re.compile(r"[)]?(?:第[^\W_]{1,3}[期轮次季届波])?的?[^\W\d_等和与及]{0,6}")
#: What a name that has just been launched is against may be long: 开展“蓝湖2021”水环境保护和河砂开采专项执法行动.
_LONG_MODIFIER = re.compile(r"[^\W_]{0,30}")
#: What is said in front of a name alone: 行动代号“雷霆”.
_CODE_NAME = re.compile(r"代号(?:为|是|叫)?$")

#: An operation under its Latin name, as it is printed.
_LATIN = re.compile(r"(?<![A-Za-z])Operation [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]*)?(?: [IVX]+\b)?")
#: What makes a campaign of a quotation with what is done in it: “冬病夏治”清单式执法期间, 「春安工作」期间.
_DURING = re.compile("期间|以来|中(?![心国央])")
_WORK = re.compile(r"(?:工作|任务|计划|方案|项目|活动).$")
_PLAN = re.compile(r"行动(?:计划|方案).$")
#: A campaign by the title of the plan that is carried out: 按照《2022年全国种业执法年活动方案》的部署.
_SCHEME = re.compile(
    r"(?:按照|依照|根据|落实|按)《(?:关于)?(?:印发|开展)?(?:(?:19|20)\d\d年)?(?:全国|全省|全市)?"
    r"(?P<name>[^《》\d,。]{3,24}?)(?:工作)?方案》"
)
#: Battles without quotation marks are mostly figures of speech.
_BATTLE = "战"
#: What is no part of a bare name: marks, years, and the words for campaign behind it.
_BARE = re.compile(r"[\W\d_]|专项|行动|系列|整治|治理|执法")

#: A number for a name, which is no year: “404行动”.
_NUMBER = re.compile(r"\W?(?!(?:19|20)\d\d\D)\d[\d.·-]*(?:专项)?(?:行动|专案|专项)\W?")
#: A description in front of a word for campaign, what is generic in it, and how much else it must have.
_DESCRIPTION = re.compile(r"(?:行为|[^\W\da-z_的了在对以为次与和及等同由被向是第轮]){2,18}(?:20\d\d年?)?$")
_GENERIC = re.compile(
    r"[上下本这该首每]一?[届轮次期]|[比较]|一系列|系列|各类|多个|多项|有关|相关|联合|统一|集中|专项|专题|突击|执法|检查|整治|治理|重点|全面|大规模|夜间|此次|本次|这次|该|上述|等|开展|组织"
)
_COUNTED = re.compile(r"(?:共|达|近|约)?\d|[一二两三四五六七八九十]+[次个轮]|[、和与及]")
#: What is told of a campaign is no part of its name: 某局通报假酒专项检查.
_ISSUES = re.compile(r"通报|公布|发布|介绍")
#: The number of one of a series: 第145次湄公河联合巡逻执法行动.
_NUMBERED = re.compile(r"第[\d一二三四五六七八九十百]{1,4}[次届期轮]$")
#: What makes "the campaign" of a word for one.
_AGAIN = re.compile(r"(?:期间|中(?![心国央])|开展以来|启动以来|实施以来)")
#: One of several that have no name: 在一次行动中.
_ONE = re.compile(r"[一某][次场项起](?:[^\W\d_]{1,4})?$")
#: What is told beside the campaign in hand: 行动之外.
_OUTSIDE = re.compile(r"(?:之外|以外|外,)")
#: How a campaign goes on: 行动自6月15日启动.
_STARTS = re.compile(r"(?:自|从|于|将|已|共|历时|为期|启动|开展|持续|结束)")
_THIS = re.compile(r"(?:此次|本次|这次|该|上述|此项|此轮|本轮|这轮|[上本]一?[届轮次期])(?:专项|集中|联合)?$")
#: What stands between names of a list, and in front of what is told beside something else.
_JOINS = frozenset({"", "、", "和", "与", "及", "以及"})
#: A short form in brackets, which only a name has: (以下简称“专项行动”).
_ALIAS = re.compile(r"\((?:以下|下文|下)?(?:统称|简称|称)")
#: Marks between a name and its short form in brackets.
_ALIAS_MARKS = 2
#: Rules of times that are a year from end to end.
_WHOLE_YEARS = frozenset({"whole-year", "frame-year"})
#: What stands between a quotation and the word for what is done: “冬病夏治”排污许可清单式执法.
_ACTED_ON = re.compile(r"[^\W\d_的等]{0,12}")
#: What is done to a campaign.
_LAUNCHES = ("launch-verb", "conduct-verb", "start-verb")
#: How long a campaign takes, in front of its name.
_LASTS = re.compile(r"(?:(?:为期|历时|持续)[^\W_]{2,8}|(?:全|今|去|\d)年|月|\d日|季度|期间)的$")
#: Verbs of acting at all.
_TAKES = ("采取", "付诸", "立即", "迅速")
#: Shortest name of a campaign that is no word of its own.
_FULL_NAME = 4
_SHORTEST = 3
_LONGEST = 18
#: How far behind a quotation its word may stand.
_NEAR = 8
_COMPARED = frozenset("较比与")
#: What makes the campaign that others are compared with the one told of: 与“青松2021”相比,此轮….
_CONTRAST = re.compile(r"[^,。;]{0,8}相[比较]")
_MARKS = re.compile(r"[\W\d_]")


def new_campaigns(context: Context, span: Span) -> tuple[Span, ...]:
    """Quoted names beside a word for campaign, in order.

    “护航2023”专项行动, 行动“护航2022” and 「猎隼专案」 are campaigns by their form; a quotation alone is not.
    """
    words = _words(context, span)
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(context.folded, span.start, span.end)]
    latin = [Span(*match.span()) for match in _LATIN.finditer(context.text, span.start, span.end)]
    if not (words or quoted or latin or context.within(span, "campaign-suffix")):
        return ()
    known = context.within(span, "campaign")
    starts = {word.span.start for word in words}
    quoted = [name for name in quoted if _says_more(name.of(context.folded)) or name.end in starts]
    named = _side_by_side(context.folded, quoted, [_beside(context, name, words) for name in quoted])
    named += [_described(context, span, word) for word in words]
    named += [name for name in quoted if _is_named(context, name) or _is_work(context, name)]
    ends = {name.end for name in [*named, *quoted] if name is not None}
    named += [
        name
        for name in latin
        if not (context.folded.startswith("(", name.start - 1) and name.start - 1 in ends)
    ]
    named += _schemes(context, span)
    found = [
        name
        for name in named
        if name
        and not _is_compared(context, name)
        and not any(_is_known(context, name, hit) for hit in known)
    ]
    return tuple(n for n in dict.fromkeys(found) if not any(o.contains(n) and o != n for o in found))


def _words(context: Context, span: Span) -> list[Hit]:
    """The words for campaign in a span that are no part of another word: 专案 of 专案组."""
    things = iter(context.within(span, "campaign-thing"))
    thing, found = next(things, None), []
    for word in context.within(span, "campaign-suffix"):
        while thing is not None and thing.span.end <= word.span.start:
            thing = next(things, None)
        if thing is None or not thing.span.overlaps(word.span):
            found.append(word)
    return found


def _is_named(context: Context, quoted: Span) -> bool:
    """Whether a quotation is the name of a campaign elsewhere, and not one that another is compared with."""
    return _short(quoted.of(context.folded)) in _named_in(context)


def _schemes(context: Context, span: Span) -> list[Span]:
    """The campaigns whose plans are carried out."""
    names = [Span(*m.span("name")) for m in _SCHEME.finditer(context.folded, span.start, span.end)]
    ends = {hit.span.end for hit in context.within(span, "campaign-suffix")} if names else set()
    return [name for name in names if name.end in ends]


def _is_work(context: Context, quoted: Span) -> bool:
    """Whether something is done in what a quotation names: it is launched, or things happen during it."""
    launched = _is_launched(context, quoted.start)
    if _WORK.search(context.folded, quoted.start, quoted.end):
        planned = launched and _PLAN.search(context.folded, quoted.start, quoted.end) is not None
        return planned or _DURING.match(context.folded, quoted.end) is not None
    near = Span(quoted.end, min(len(context.folded), quoted.end + _LONGEST))
    acts = context.within(near, "campaign-act")
    if not acts or _ACTED_ON.fullmatch(context.folded, near.start, acts[0].span.start) is None:
        return False
    return launched or any(_DURING.match(context.folded, act.span.end) for act in acts)


def _is_compared(context: Context, name: Span) -> bool:
    """Whether figures are compared with those of a campaign: 比“雷神三号”行动增加, not that of which is told."""
    before = context.folded[max(0, name.start - 1) : name.start]
    return before in _COMPARED and _CONTRAST.match(context.folded, name.end) is None


def _named_in(context: Context) -> frozenset[str]:
    """The quotations that the document calls a campaign somewhere, without their years."""
    if "campaigns" not in context.names:
        text, words = context.folded, _words(context, Span(0, len(context.folded)))
        starts = [word.span.start for word in words]
        found = set()
        for match in _QUOTED.finditer(text) if words else ():
            near = words[bisect_left(starts, match.start()) : bisect_left(starts, match.end() + _NEAR)]
            if _says_more(match[0]) and _beside(context, Span(*match.span()), near) is not None:
                found.add(_short(match[0]))
        context.names["campaigns"] = frozenset(found)
    return context.names["campaigns"]


def _short(quoted: str) -> str:
    """A quotation without its marks and years."""
    return _MARKS.sub("", quoted)


def _described(context: Context, span: Span, word: Hit) -> Span | None:
    """A campaign named by what it is against, without quotation marks: 治理欠薪冬季行动.

    Its name begins behind the verb that launches it, or opens its clause, and says more than that there are
    campaigns; 专项行动6次 and 一系列专项行动 are none.
    """
    if _COUNTED.match(context.folded, word.span.end):
        return None
    run = _DESCRIPTION.search(context.folded, max(span.start, word.span.start - _LONGEST), word.span.start)
    if run is None:
        return None
    whole = Span(run.start(), word.span.start)
    verbs = [
        h.span for h in context.within(whole, *_LAUNCHES, "adverb", "agent", "relative-period", "issue-verb")
    ]
    verbs += [Span(*told.span()) for told in _ISSUES.finditer(context.folded, whole.start, whole.end)]
    start = max((verb.end for verb in verbs), default=whole.start)
    numbered = _NUMBERED.search(context.folded, max(span.start, start - _NEAR), start)
    start = start if numbered is None else numbered.start()
    launched = any(verb.end == start for verb in verbs)
    if not launched:
        # whose it is stands in front of its name: 某市公安局打击盗抢专项行动
        owners = [body.span.end for body in agencies_in(context, Span(start, word.span.start))]
        start = max(owners, default=start)
    named = Span(start, word.span.end)
    if word.span.of(context.folded).endswith(_BATTLE) and not launched:
        return None
    if context.folded.endswith(_TAKES, start, word.span.start):
        return None  # 采取行动
    opens = start == span.start or bool(verbs) or context.folded[start - 1] in ",。;: \n在对以"
    opens = opens or start > whole.start or _is_of_launch(context, start)
    opens = opens or _ALIAS.match(context.folded, word.span.end) is not None
    content = _GENERIC.sub("", context.folded[start : word.span.start])
    bodies = [
        hit.span
        for hit in context.within(named, "agency", "collective", "agency-suffix")
        if hit.span.end - hit.span.start > 1
    ]
    if bodies and launched:
        # 开展中欧海关联合行动: what is launched is no body
        bodies = [] if len(content) - bodies[0].end + bodies[0].start > 1 else bodies
    return named if opens and len(content) >= _SHORTEST and not bodies else None


def _is_launched(context: Context, at: int) -> bool:
    """Whether a word for beginning or carrying out something ends at a place."""
    before = context.within(Span(max(0, at - _NEAR), at), *_LAUNCHES)
    return any(verb.span.end == at for verb in before)


def _is_of_launch(context: Context, start: int) -> bool:
    """Whether what stands in front says that it was launched, or how long it took: 去年9月启动的, 为期五个月的."""
    if context.folded[start - 1 : start] != "的":
        return False
    return (
        _is_launched(context, start - 1)
        or _LASTS.search(context.folded, max(0, start - _LONGEST), start) is not None
    )


def _side_by_side(folded: str, quoted: list[Span], named: list[Span | None]) -> list[Span | None]:
    """Names that share the word behind the last of them are all campaigns: “护林”“清湖”和“青松”专项行动."""
    out, shared = list(named), False
    for index in range(len(quoted) - 1, -1, -1):
        name = named[index]
        if name is not None:
            shared = name.end > quoted[index].end
        elif shared and folded[quoted[index].end : quoted[index + 1].start] in _JOINS:
            out[index] = quoted[index]
        else:
            shared = False
    return out


def _says_more(name: str) -> bool:
    """Whether a name says more than that it is one of a campaign, and lists no principles: not “双随机、一公开”."""
    return "、" not in name and bool(_BARE.sub("", _GENERIC.sub("", name)) or _NUMBER.fullmatch(name))


def refers_back(context: Context, span: Span) -> bool:
    """Whether a clause speaks of the campaign named before: 行动期间, 此次行动, 行动自6月15日启动."""
    return any(
        (
            _AGAIN.match(context.folded, word.span.end) is not None
            and _ONE.search(context.folded, span.start, word.span.start) is None
        )
        or _THIS.search(context.folded, span.start, word.span.start) is not None
        or (word.span.start == span.start and _STARTS.match(context.folded, word.span.end) is not None)
        for word in _words(context, span)
    )


def leaves(context: Context, span: Span) -> bool:
    """Whether a clause leaves the campaign in hand: 行动之外."""
    return any(
        _OUTSIDE.match(context.folded, word.span.end) is not None
        for word in context.within(span, "campaign-suffix")
    )


def goes_beyond(context: Context, whens: Sequence[When]) -> bool:
    """Whether times of a clause are a whole year, which is more than a campaign told before takes: 全年, 年内."""
    return any(when.rule in _WHOLE_YEARS or when.span.of(context.folded).endswith("全年") for when in whens)


def same_record(known: Sequence[Hit]) -> tuple[Hit, ...]:
    """The campaigns of a clause; two names side by side that one record has are of it: 市场监管专项行动(“网剑行动”)."""
    found: list[Hit] = []
    for hit in known:
        last = found[-1] if found else None
        records = {entry.iri for entry in hit.entries}
        both = tuple(e for e in last.entries if e.iri in records) if last is not None else ()
        if last is not None and both and hit.span.start - last.span.end <= _ALIAS_MARKS:
            found[-1] = replace(last, entries=both)
        else:
            found.append(hit)
    return tuple(found)


def is_named_in_full(context: Context, short: Hit) -> bool:
    """Whether the text has named in full the campaign that a short name in quotation marks may mean: “亮剑”."""
    first = _first_in_full(context)
    ends = (first.get(entry.iri) for entry in short.entries)
    return any(end is not None and end <= short.span.start for end in ends)


@lru_cache(maxsize=1)
def _first_in_full(context: Context) -> Mapping[str, int]:
    """Where each known campaign is first named in full; of the document in hand only, it is kept."""
    first: dict[str, int] = {}
    for hit in context.hits.of("campaign"):
        if hit.span.end - hit.span.start >= _FULL_NAME:
            for entry in hit.entries:
                first.setdefault(entry.iri, hit.span.end)
    return first


def is_aside(context: Context, name: Span) -> bool:
    """Whether a name is the second of two things a clause speaks of: 介绍了形势和某某行动(以下简称“行动”)."""
    joined = context.folded.endswith(("和", "与", "及"), 0, name.start)
    return joined and _ALIAS.match(context.folded, name.end) is not None


def _is_known(context: Context, name: Span, known: Hit) -> bool:
    """Whether a name is that of a record, but for its year and the words around it: not a longer name."""
    if not known.span.overlaps(name):
        return False
    bare = _BARE.sub("", name.of(context.folded))
    return bare in _BARE.sub("", known.span.of(context.folded)) or not name.contains(known.span)


def _beside(context: Context, quoted: Span, words: list[Hit]) -> Span | None:
    """The quotation with its word behind it, in it at the end, or right in front of it."""
    for word in words:
        inside = quoted.contains(word.span) and not _is_figure_of_speech(context, quoted, word)
        if inside or _joined(context, quoted, word):
            return Span(quoted.start, max(quoted.end, word.span.end))
    coded = _CODE_NAME.search(context.folded, max(0, quoted.start - _NEAR), quoted.start) if words else None
    return quoted if coded or any(word.span.end == quoted.start for word in words) else None


def _is_figure_of_speech(context: Context, quoted: Span, word: Hit) -> bool:
    """Whether a quotation is called a battle and nothing is done to it, as a campaign is launched: “蛋糕保卫战”."""
    text = context.folded
    if not word.span.of(text).endswith(_BATTLE) or any(char.isdigit() for char in quoted.of(text)):
        return False
    before = context.within(Span(max(0, quoted.start - _NEAR), quoted.start), *_LAUNCHES)
    return not before and _DURING.match(text, quoted.end) is None


def _joined(context: Context, quoted: Span, word: Hit) -> bool:
    """Whether a word for campaign stands behind a quotation, with no more than what the campaign is against between."""
    if word.span.start < quoted.end:
        return False
    gap = Span(quoted.end, word.span.start)
    if _MODIFIER.fullmatch(context.folded, gap.start, gap.end):
        return True
    if not _LONG_MODIFIER.fullmatch(context.folded, gap.start, gap.end) or context.within(gap, *_LAUNCHES):
        return False
    return _is_launched(context, quoted.start)
