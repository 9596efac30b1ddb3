"""Ends of names of bodies that only their place in a Chinese clause tells: right in front of its verb.

联邦毒品管制署去年查获毒品3吨: whoever stands there acts, so that the last characters are enough, whatever the
rest of the name is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.extract.fold import fold_zh
from kg.extract.language import Context
from kg.extract.words import Verbs, alternatives, values
from kg.lexicon import Lexicon
from kg.model import Kind, Span

__all__ = [
    "BEGINS_A_WORD",
    "behind_adverbs",
    "doing",
    "each_doing",
    "foreign_doing",
    "is_no_body",
    "others_doing",
    "people_doing",
    "places_doing",
    "says_behind",
    "subject_kind",
    "verb_behind",
]

#: Words that begin like an adverb: 经济部.
BEGINS_A_WORD = "对[接口外]|应[急用对]|经[济贸营销信侦检]|自[然治由]|以色列|原[子油产]|在[线职]"
_BEGINS = re.compile(BEGINS_A_WORD)
#: What a body says something in: 商业联合会的问卷说.
_PAPER = "的?(?:问卷|调查|报告|数据|资料|年报)"
#: Words that say where or when a body does something: 查缉队于港口查获.
_SOMEWHERE = re.compile("[在于从就]")
#: Places that are counted: 奥内港一处.
_PLACES = re.compile(r"[\d一二两三四五六七八九十几多数]处$")
#: Names of bodies that need no more than themselves.
_KNOWN = ("agency", "collective", "agency-suffix")
#: Longest run of adverbs and times between a body and its verb.
_GAP = 16
#: A verb may be part of the name itself: 特别案件调查厅.
_VERBS = 3
#: A figure may stand right behind the name, without a verb: 特别案件调查厅2起.
_FIGURE = re.compile(r"\d")
#: A body and a word that sets it against another: 经济部则.
_CONTRAST = re.compile(r"[局部署厅委会处院](?=则|方面)")
#: Roles of verbs that say what somebody did.
_DOING = ("case-verb", "stage-verb", "goods-verb", "post-verb", "check-verb", "sample-verb", "act-verb")
#: Longest run of characters in front of a verb, the verb included.
_NEAR = 6
#: What may stand between those who do something and their verb: 各地网上检查.
_GAP_OF_EACH = 3
#: What stands in front of the kind of who does something.
_PART = r"[^\W\d_赴到在由据被向与对从是的于等了为将把让使则其此该]"
_HEAD = re.compile(f"(?:对接|{_PART}){{0,10}}")
#: One of several that do something together, with the word for "and" behind it.
_JOINS = re.compile(r"[、和与及]")
_OTHERS = re.compile(rf"{_PART}{{1,8}}?(?:以及|[、和与及]|等(?:多家|[\d一二三四五六七八九十]+家)?)")
_AND = frozenset("、和与及")
_AND_OTHERS = re.compile(r"等?(?:多地|等地|[\d一二三四五六七八九十两]+(?:省市?|地|市|国|个省))")
_LIST = 24
#: To whom, where or by what somebody does something, in front of the verb: 向公安机关移送.
_PHRASE = re.compile(r"(?:向|对|就|在|与|同|为|从|自|通过|依|按|根据)(?:[^,。;:]|,(?=\d{3})){1,14}")
#: A name in Latin letters, and what says that it speaks.
_FOREIGN = re.compile(
    r"(?P<name>[A-Z][A-Za-z&.]{1,15}(?: [A-Z][A-Za-z&.]{1,15}){0,2}(?![A-Za-z0-9])(?:网络|網絡|联盟|聯盟|团队|團隊|小组|小組)?)"
)
_APPOSED = re.compile(r"(?:[部部]门|[机機][构構]|公司|[组組][织織]|平台|平臺|网站|網站)" + _FOREIGN.pattern)
#: A verb of one character behind an adverb: 已设, 共查.
_SHORT_VERB = re.compile(r"[设建查罚抓捕缴收办判关封退追](?![^\W\d_]?[率量额]|[局署厅院所处长])")
_SAYS = re.compile(r"[称说](?=[,:]|$)|表示|指出|年报|年度报告|数据显示")
_TELLS = re.compile(r"[称说](?=[,:]|$)|透露|表示|介绍|披露|回应|公布|通报|发布|宣布")
#: What makes people who stand behind it those to whom something is done: 将旅客移交.
_DONE_TO = frozenset("将把对向为给")
#: What people turn to a body with, which counts it: 居民投诉30件.
_TURNS_TO = re.compile(
    r"(?:[共也则]|提出的?)?(?:投诉|举报|查询|咨询|申诉|来电|来信|报案|报警|求助)(?![后时者人])"
)
#: What makes a verb tell what is counted, unless nothing is named behind it: 企业采取的占41%.
_OF = re.compile(r"的(?![占有比达仅])")
_TIME = r"今年以来|同期|[上本]季度?|[上本]月|[上本]周|今年[首前][\d一二三四五六七八九十]+[个季]月?度?|(?:截至|至|到)\d{1,2}月底?|[去今前]年|首[\d一二三四五六七八九]+[个季]月?度?|全年|年内|[上下]半年|[前第]?[一二三四\d]+[个季]+[月度]|\d{1,4}[年月日]|\d{1,2}-(?=\d)"


def subject_kind(context: Context, span: Span) -> Span | None:
    """The end of the name right in front of a verb or the figure of a clause, where it is that of a body."""
    lexicon = context.gazetteer.lexicon
    ends = [verb.start for verb in doing(lexicon).find(context.folded, span)[:_VERBS]]
    for role in ("speech-verb", "launch-verb", "conduct-verb"):
        ends += [word.span.start for word in context.within(span, role)[:1]]
    ends += [match.end() for match in _CONTRAST.finditer(context.folded, span.start, span.end)]
    figure = _FIGURE.search(context.folded, span.start, span.end)
    for end in ends:
        kind = _kind_before(context, span, end)
        if kind is not None:
            return kind
    kind = None if figure is None else _kind_before(context, span, figure.start())
    if kind is not None and not _is_object(context, Span(span.start, kind.start)):
        return kind
    ends = [
        hit.span.start for role in ("office-title", "recipient") for hit in context.within(span, role)[:1]
    ]
    ends += [match.start() for match in _SOMEWHERE.finditer(context.folded, span.start, span.end)][:_VERBS]
    for end in ends:
        kind = _kind_before(context, span, end)
        near = span if kind is None else Span(max(span.start, kind.end - _GAP), kind.end)
        if kind is not None and not any(h.span.end == kind.end for h in context.within(near, *_KNOWN)):
            return kind
    return None


def _is_object(context: Context, head: Span) -> bool:
    """Whether a verb opens what stands in front of a kind of body, so that something is done to it: 搜查呼叫中心."""
    lexicon = context.gazetteer.lexicon
    start = behind_adverbs(lexicon, context.folded, head)
    return any(v.start == start and v.end < head.end for v in doing(lexicon).find(context.folded, head)[:1])


def _kind_before(context: Context, span: Span, end: int) -> Span | None:
    """The kind of body that ends a name in front of a word, with adverbs between."""
    start = max(span.start, end - _GAP)
    found = _kinds(context.gazetteer.lexicon).search(context.folded, start, end)
    if found is None:
        return None
    kind = Span(*found.span("kind"))
    behind = Span(kind.start, min(span.end, kind.end + _NEAR))
    verbs = doing(context.gazetteer.lexicon).find(context.folded, behind)
    if _ends_a_word(context, kind) or any(verb.start < kind.end < verb.end for verb in verbs):
        return None  # 对自然人处以罚款
    return kind


def each_doing(context: Context, span: Span) -> Iterator[Span]:
    """Whoever is there, by a word for all of them, in front of what they did: 各地查处, 各成员单位检查."""
    if not (context.within(span, "whole-area") or "各" in context.folded[span.start : span.end]):
        return
    for found in _each(context.gazetteer.lexicon).finditer(context.folded, span.start, span.end):
        efforts = context.within(Span(found.end(), min(span.end, found.end() + _NEAR)), "effort-verb")
        if verb_behind(context, found.end(), span.end) or any(e.span.start == found.end() for e in efforts):
            yield Span(*found.span())


def others_doing(context: Context, span: Span) -> Iterator[Span]:
    """Who is no body but does something, at the start of its clause: 电商平台下架, 各银行网点成功劝阻."""
    kinds = context.within(span, "doer-kind")
    starts = {kind.span.start for kind in kinds}
    for kind in kinds:
        if kind.span.end in starts or _JOINS.match(context.folded, kind.span.end) is not None:
            continue
        if context.folded.startswith("等", kind.span.end):
            continue  # 甲站等平台
        start = behind_adverbs(context.gazetteer.lexicon, context.folded, Span(span.start, kind.span.start))
        head = Span(_behind_others(context, Span(start, kind.span.start)), kind.span.start)
        named = _HEAD.fullmatch(context.folded, head.start, head.end) is not None
        if named and not _has_verbs(context, head):
            described = _describes(context, kind.span.end, span)
            if says_behind(context, kind.span.end) or (
                verb_behind(context, kind.span.end, span.end, gap=1) and not described
            ):
                yield Span(start, kind.span.end)
            return


def places_doing(context: Context, span: Span) -> Iterator[Span]:
    """A place at the start of a clause in front of what was done there, told as if it had done it: 广东查处30件.

    There may be several: 江苏、山东等地.
    """
    if not context.within(span, "place"):
        return
    start = behind_adverbs(context.gazetteer.lexicon, context.folded, span)
    places = {
        hit.span.start: hit.span.end
        for hit in context.within(Span(start, min(span.end, start + _LIST)), "place")
    }
    end = places.get(start)
    while end is not None and context.folded[end : end + 1] in _AND and end + 1 in places:
        end = places[end + 1]
    if end is None:
        return
    listed = _AND_OTHERS.match(context.folded, end, span.end)
    if listed is None and _FIGURE.search(context.folded, span.start, span.end) is None:
        return
    end = end if listed is None else listed.end()
    if verb_behind(context, end, span.end, gap=0) and not _describes(context, end, span):
        yield Span(start, end)


def _behind_others(context: Context, head: Span) -> int:
    """Where the last begins of those who do something together: 便利店与|金融机构, 甲站、乙站等|平台."""
    end = head.start
    while (joint := _OTHERS.match(context.folded, end, head.end)) is not None:
        if _has_verbs(context, Span(end, joint.end() - 1)):
            break
        end = joint.end()
    return end


def _has_verbs(context: Context, head: Span) -> bool:
    """Whether what stands in front of a noun makes it an object: 督促平台, 由企业."""
    words = context.within(head, "recipient", "agent", "happening-verb")
    words = [word for word in words if not _BEGINS.match(context.folded, word.span.start)]
    return bool(words or doing(context.gazetteer.lexicon).find(context.folded, head))


def people_doing(context: Context, span: Span) -> bool:
    """Whether people are the subject of a clause, so that no body is: 消费者投诉, 嫌疑人退赃."""
    start = behind_adverbs(context.gazetteer.lexicon, context.folded, span)
    for kind in context.within(Span(start, span.end), "people-kind")[:1]:
        head = Span(start, kind.span.start)
        named = _HEAD.fullmatch(context.folded, start, kind.span.start) is not None
        return (
            named
            and context.folded[kind.span.start - 1 : kind.span.start] not in _DONE_TO
            and _TURNS_TO.match(context.folded, kind.span.end) is None
            and not _has_verbs(context, head)
            and verb_behind(context, kind.span.end, span.end, happening=True)
        )
    return False


def foreign_doing(context: Context, span: Span) -> Iterator[Span]:
    """A name in Latin letters in front of what it did or said, at the start of its clause: DHPA查获."""
    start = behind_adverbs(context.gazetteer.lexicon, context.folded, span)
    name = _FOREIGN.match(context.text, start, span.end)
    if name is None:
        name = _APPOSED.search(context.text, start, span.end)
    if name is not None and (
        verb_behind(context, name.end("name"), span.end, gap=0)
        or _SAYS.match(context.folded, name.end("name")) is not None
    ):
        yield Span(*name.span("name"))


def _describes(context: Context, start: int, span: Span) -> bool:
    """Whether what somebody did only tells what is counted: 企业提起的案件30件."""
    figure = _FIGURE.search(context.folded, start, span.end)
    return _OF.search(context.folded, start, span.end if figure is None else figure.start()) is not None


def is_no_body(context: Context, name: Span) -> bool:
    """Whether a name ends as those of companies do; what has a number for a name is an office: 12315平台."""
    kinds = tuple(values(context.gazetteer.lexicon, "doer-kind", "zh"))
    named = name.of(context.folded)
    return named.endswith(kinds) and not any(char.isdigit() for char in named)


def verb_behind(
    context: Context, start: int, end: int, *, happening: bool = False, gap: int = _GAP_OF_EACH
) -> bool:
    """Whether a verb follows, with no more than adverbs between.

    Parameters
    ----------
    happening
        Whether a verb of what happens is one, too.
    gap
        How many other characters may stand in front of the verb.
    """
    lexicon, folded = context.gazetteer.lexicon, context.folded
    at = behind_adverbs(lexicon, folded, Span(start, end))
    near = Span(start, min(end, at + _NEAR))
    phrase = _PHRASE.match(folded, start, end) or _PHRASE.match(folded, at, end)
    if phrase is not None:
        near = Span(start, min(end, phrase.end() + _NEAR))
    verbs = doing(lexicon).find(folded, near)
    if happening:
        verbs = sorted([*verbs, *(hit.span for hit in context.within(near, "happening-verb"))])
    reach = gap if phrase is None else phrase.end() - at
    if phrase is None and at > start and _SHORT_VERB.match(folded, at, end):
        return True
    return bool(verbs) and verbs[0].start - at <= reach and "被" not in folded[start : verbs[0].start]


def says_behind(context: Context, end: int) -> bool:
    """Whether a verb follows with which somebody tells of themselves: 平台透露, not 平台数据."""
    return _TELLS.match(context.folded, end) is not None


def behind_adverbs(lexicon: Lexicon, folded: str, span: Span) -> int:
    """Where the adverbs and times end that a stretch of text begins with."""
    found = _adverbs(lexicon).match(folded, span.start, span.end)
    return span.start if found is None else found.end()


def _ends_a_word(context: Context, kind: Span) -> bool:
    """Whether the characters are the last of another word (歌舞厅, 部署), or the first: 总局关于."""
    stops = tuple(values(context.gazetteer.lexicon, "subject-stop", "zh"))
    before = context.folded[max(0, kind.end - _GAP) : kind.end]
    length = kind.end - kind.start
    if any(len(stop) > length and before.endswith(stop) for stop in stops) or _PLACES.search(before):
        return True
    about = context.folded.startswith("关于", kind.start)
    names = context.within(
        Span(max(0, kind.start - _GAP), kind.start), "agency", "agency-suffix", "agency-tail"
    )
    return about and any(name.span.end == kind.start for name in names)


@cache
def _kinds(lexicon: Lexicon) -> re.Pattern[str]:
    """A kind of body with adverbs and times behind it."""
    kinds = alternatives(lexicon, "subject-kind", "zh")
    return re.compile(rf"(?P<kind>{kinds})(?:\([^()]{{1,12}}\))?(?:{_PAPER})?{_adverbs(lexicon).pattern}$")


@cache
def _adverbs(lexicon: Lexicon) -> re.Pattern[str]:
    """Adverbs and times in front of a verb."""
    return re.compile(
        rf"(?:(?!{BEGINS_A_WORD})(?:{alternatives(lexicon, 'adverb', 'zh')})|合计|共计|联合|依法|间|{_TIME})*"
    )


@cache
def _each(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for all of a kind, also listed (各地区各部门), and for all of a level: 全省消委组织."""
    kinds = alternatives(lexicon, "each-kind", "zh")
    tails = "|".join(tail for tail in sorted(values(lexicon, "agency-tail", "zh")) if len(tail) > 1)
    levels = "|".join(area for area in sorted(values(lexicon, "whole-area", "zh")))
    return re.compile(
        rf"(?:各(?:(?!会同|联合|协同){_PART}){{0,6}}?(?:{kinds})(?!{kinds})[、和]?)+(?<![、和])"
        rf"|(?:(?:{levels})(?:各级)?|各级){_PART}{{1,6}}?(?:{tails})"
    )


@cache
def doing(lexicon: Lexicon) -> Verbs:
    """Every verb that says what somebody did, whether it states a measure or not."""
    happened = values(lexicon, "happening-verb", "zh").keys()
    forms = {fold_zh(v) for record in lexicon.records(Kind.MEASURE) for v in record.verbs.get("zh", ())}
    for role in _DOING:
        forms |= values(lexicon, role, "zh").keys()
    return Verbs(AhoCorasick(sorted(forms - happened), matchkind=MatchKind.LeftmostLongest), words=False)
