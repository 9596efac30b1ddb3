"""What the bodies named in a Chinese clause are there: who acts, who speaks, who receives.

The word in front of a body decides first (移送公安机关, 据海关介绍, 由法院审结), then the words behind it
(法院发布, 在检察机关支持下, 海关保护); a body with neither is the subject of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.words import verbs_of
from kg.extract.zh.agencies import agencies_in
from kg.extract.zh.subjects import doing, is_no_body, verb_behind
from kg.model import Span

__all__ = ["actors_in"]

#: What makes an agency in front of it part of another noun: 海关保护, 法院样本, 法院搜查令.
_MODIFIES = re.compile(
    r"(?:知识产权)?(?:保护|备案|样本)|(?:签发的|发出的)?(?:搜查令|搜查手令|手令|令状|传票|禁令|禁制令|通缉令|判决书|裁定书)"
)
#: Members of a list that take part in what another agency leads: 公安、质检等部门参加.
_TAKES_PART = re.compile(
    r"(?:、[^,。、;]{1,10})*等?(?:多个|有关|相关)?(?:部门|单位)?(?:共同)?(?:参加|参与|配合(?![查破抓办检开拆下]))"
)
#: What is done to who is named: 某平台因退款难被投诉, 银行机构收到罚单.
_SUFFERS = re.compile(
    r"[^,。;\d]{0,12}[被遭]|[^,。;\d]{0,4}(?:收到|接到|领到)[^,。;\d]{0,6}(?:罚单|处罚|罚款|警告|通知书)"
)
#: 在检察机关(的)支持下: what comes of it is another's act.
_UNDER = re.compile(r"的?(?:大力|有力|统一|积极)?[^\W\d_]{2,4}下")
#: What a body had others do: 公安部部署的行动中,全市捣毁窝点.
_ORDERED = re.compile(
    r"(?:统一|联合|组织)?(?:部署|组织|牵头|发起|启动|督办|认定|确定|开展)的[^\W\d_“\"]{0,6}[“\"《]"
)
#: What a body leads and others do, too: 行动由公安部牵头.
_LED = re.compile(
    r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合)?(?:牵头(?!查|破|侦|立案|打|开展)|营运|运营|运作|组成|主办|承办|管理的)"
)
#: What a body wants done, by those who carry it out: 贯彻党中央、国务院决策部署, 按照公安部统一部署.
_BIDS = re.compile(
    r"的?(?:重大|统一|总体|最新|有关|工作)*(?:决策)?(?:部署|要求|精神|安排|指示|批示|意见|规定|授权|委托)(?!的|[^,。;]*\d)"
)
_CARRIES_OUT = re.compile(r"(?:贯彻|落实|按照?|根据|遵照|依照|依据|响应|经|受)[^,。;\d]{0,16}$")
#: What a body only coordinates, or leads, is done by others: 由国际刑警组织协调,.
_COORDINATES = re.compile(r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合|负责|居中|统一)*协调(?=的|[,。;]|$)")
_HEADS = re.compile(r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合)*(?:牵头|协调)(?=[、,。;的])")
#: What a body only helps with: 海关和警方提供支持.
_SUPPORTS = re.compile(
    r"(?:[、和与及][^,。;\d]{2,20})*[则也均]?(?:共同)?(?:提供|给予)[^,。;\d]{0,6}(?:支持|支援|协助|配合)(?=[,。;]|$)"
)
#: Bodies that are themselves counted: 27家法院, 法院30个.
_COUNTED_BEFORE = re.compile(r"(?:(?<!国)家|[个所])$")
_OF_AREA = re.compile(r"(?:[全各][国省市区县州港]|[省市区县州]内)\d+余?多?(?:家|个|所)$")
_COUNTED_BEHIND = re.compile(
    r"(?:[与和、][^,。;\d]{2,10})?(?:超过?|合计|总数|达到?|共计?|有|为|约|近)*\d[\d,.万]*[余多]?[家个所](?!次)"
)
_BETWEEN = frozenset({"和", "与", "、", "及", "以及"})
#: What stands between a name and its short form: 某某局(以下简称“某局”).
_ALIAS = re.compile(r"\((?:以下|下)?(?:简称|称)?[:\"]?")
#: Initials beside the name they are short for.
_INITIALS = re.compile(r"\((?P<behind>[a-z]{2,8})\)|(?P<before>[a-z]{2,8})\(")
_DAY = re.compile(r"\d{1,4}[年月日号]")
#: Farthest that a verb may stand behind who does it without being a body.
_NEAR_VERB = 10
#: Longest word for a level in front of a name.
_LONGEST_LEVEL = 6
#: What stands between a word for "together with" and the last of a list behind it.
_LISTED = re.compile(r"(?:[^\W\d_]{1,8}、)+(?:[^\W\d_]{1,8}[和与及])?|[^\W\d_]{1,8}[和与及]")
_LIST = 40
#: Words right behind an agency that say it speaks.
_REACH = 12


def actors_in(context: Context, span: Span) -> list[Actor]:
    """Agencies named in a clause, in order, with their roles."""
    actors: list[Actor] = []
    for hit in _named_once(context, agencies_in(context, span)):
        before = actors[-1] if actors else None
        gap = None if before is None else context.folded[before.span.end : hit.span.start]
        listed = gap is not None and _lists(context, gap, hit.span)
        role = before.role if before is not None and listed else _role(context, span, hit)
        if hit.role == "area" and role is ActorRole.SPEAKER:
            role = ActorRole.OTHER
        if before is not None and listed and role is not ActorRole.OTHER:
            actors[-1] = replace(before, joint=True)
        known = hit if hit.entries else None
        passing = (
            hit.role == "area"
            or (hit.role == "foreign" and not _is_defined(context, hit.span))
            or _answers(context, hit.span)
            or (known is None and is_no_body(context, hit.span))
        )
        actors.append(
            Actor(
                hit.span,
                role,
                known,
                common=hit.role in ("each", "area"),
                passing=passing,
                agent=_is_agent(context, hit.span),
                leads=role is ActorRole.OTHER and _leads(context, span, hit.span),
            )
        )
    actors = _arranged(context, actors)
    references = _references(context, span, actors)
    named = [
        actor
        for actor in _spoken_together(actors)
        if not any(r.span.start < actor.span.start <= r.span.end for r in references)
    ]
    if any(reference.author for reference in references):
        named = [_beside_us(context, references[0], actor) for actor in named]
    return sorted([*named, *references], key=lambda actor: actor.span.start)


def _beside_us(context: Context, we: Actor, actor: Actor) -> Actor:
    """A body that "we" do something with: 我们与23个国家的执法部门开展合作."""
    between = context.folded[we.span.end : actor.span.start]
    return replace(actor, role=ActorRole.OTHER) if between.startswith(("与", "同", "和", "跟")) else actor


def _is_agent(context: Context, name: Span) -> bool:
    """Whether a body is the agent of what is told of something else: 其余由警方查获."""
    return context.folded.endswith("由", 0, name.start)


def _is_defined(context: Context, name: Span) -> bool:
    """Whether the text tells which body a name in Latin letters is short for: 管理局(DHPA), DHPA(管理局)."""
    if "initials" not in context.names:
        found = _INITIALS.finditer(context.folded)
        context.names["initials"] = frozenset(match["behind"] or match["before"] for match in found)
    return name.of(context.folded) in context.names["initials"]


def _answers(context: Context, name: Span) -> bool:
    """Whether a body does something upon what another did: 公安机关据此立案."""
    return context.folded.startswith("据此", name.end) or context.folded.startswith("受托", name.start)


def _arranged(context: Context, actors: list[Actor]) -> list[Actor]:
    """Of a body and the one it has do something the latter acts."""
    for index, actor in enumerate(actors[1:], 1):
        before = actors[index - 1]
        between = Span(before.span.end, actor.span.start)
        arranged = actor.role is before.role is ActorRole.ACTOR and context.within(between, "arranging-verb")
        if arranged and not before.joint:
            actors[index - 1] = replace(before, role=ActorRole.OTHER)
    return actors


def _lists(context: Context, gap: str, name: Span) -> bool:
    """Whether only a word for "and" stands between two names, and a level of the second: 省公安厅、市司法局."""
    window = Span(name.start - len(gap), name.start)
    levels = [h.span for h in context.within(window, "agency-level") if h.span.end == name.start]
    between = gap[: min((level.start for level in levels), default=name.start) - window.start]
    return between in _BETWEEN


def _named_once(context: Context, hits: Sequence[Hit]) -> list[Hit]:
    """A name with another for the same body in brackets, 某某大队(某队), is one: the one that records know."""
    out: list[Hit] = []
    for hit in hits:
        gap = context.folded[out[-1].span.end : hit.span.start] if out else ""
        if out and _ALIAS.fullmatch(gap):
            if not hit.entries:
                continue
            out.pop()
        out.append(hit)
    return out


def _role(context: Context, span: Span, hit: Hit) -> ActorRole:
    if _in_title(context, span, hit.span):
        return ActorRole.OTHER
    before, after = _word_before(context, span, hit.span), _behind(context, span, hit.span)
    if before == "recipient":
        return ActorRole.ACTOR if _is_sent_out(context, span, hit.span) else ActorRole.RECIPIENT
    counted = _COUNTED_BEFORE.search(context.folded, span.start, hit.span.start)
    if counted and not _act_together(context, span, hit.span):
        return ActorRole.OTHER
    if _MODIFIES.match(after) or _TAKES_PART.match(after) or _COUNTED_BEHIND.match(after):
        return ActorRole.OTHER
    if _ORDERED.match(after) and not any(char.isdigit() for char in after):
        return ActorRole.OTHER
    if context.folded.endswith("在", span.start, hit.span.start) or _describes(context, span, hit.span):
        return ActorRole.OTHER
    if _UNDER.match(after) and "在" in context.folded[span.start : hit.span.start]:
        return ActorRole.OTHER
    if _BIDS.match(context.folded, hit.span.end, span.end) and _CARRIES_OUT.search(
        context.folded, span.start, hit.span.start
    ):
        return ActorRole.OTHER
    if _leads(context, span, hit.span) or _SUPPORTS.match(context.folded, hit.span.end, span.end):
        return ActorRole.OTHER
    if hit.span.of(context.folded).endswith("平台") and not _platform_acts(context, span, hit.span):
        return ActorRole.OTHER
    if is_no_body(context, hit.span) and _SUFFERS.match(after):
        return ActorRole.OTHER
    if before == "agent":
        led = _LED.match(after) or _done_to(context, span, hit.span)
        return ActorRole.OTHER if led else ActorRole.ACTOR
    return (
        ActorRole.SPEAKER if before == "source-word" or _speaks(context, span, hit.span) else ActorRole.ACTOR
    )


def _leads(context: Context, span: Span, name: Span) -> bool:
    """Whether a body only leads or coordinates what others do."""
    if _COORDINATES.match(context.folded, name.end, span.end):
        return True
    led = context.folded.endswith("由", span.start, name.start)
    return led and _HEADS.match(context.folded, name.end, span.end) is not None


def _platform_acts(context: Context, span: Span, name: Span) -> bool:
    """Whether a platform is more than where something happens; one that has a number registers what it gets."""
    office = not is_no_body(context, name)
    return verb_behind(context, name.end, span.end, gap=1, happening=office)


def _describes(context: Context, span: Span, name: Span) -> bool:
    """Whether a body stands in front of what another does something to: 接受可由法院执行的承诺, 受理海关移送的案件."""
    counted = next((at for at in range(name.end, span.end) if context.folded[at].isdigit()), span.end)
    if "的" not in context.folded[name.end : counted]:
        return False
    verbs = doing(context.gazetteer.lexicon)
    agent = [hit.span.start for hit in context.within(span, "agent") if hit.span.end == name.start]
    if agent:
        return bool(verbs.find(context.folded, Span(span.start, agent[0])))
    start = _without_level(context, span, name)
    before = Span(max(span.start, start - _NEAR_VERB), start)
    taken = [
        *verbs.find(context.folded, before),
        *(hit.span for hit in context.within(before, "taking-verb")),
    ]
    return any(verb.end == start for verb in taken)


def _without_level(context: Context, span: Span, name: Span) -> int:
    """Where a name begins, or a level in front of it: 各级 of 各级海关."""
    window = Span(max(span.start, name.start - _LONGEST_LEVEL), name.start)
    levels = context.within(window, "agency-level")
    return min((hit.span.start for hit in levels if hit.span.end == name.start), default=name.start)


def _is_sent_out(context: Context, span: Span, name: Span) -> bool:
    """Whether a body is one that another has do something: 总局组织各地药监部门开展检查."""
    start = _without_level(context, span, name)
    words = context.within(Span(max(span.start, start - 2), start), "arranging-verb")
    behind = Span(name.end, min(span.end, name.end + _NEAR_VERB))
    does = _does(context, span, name) or bool(context.within(behind, "conduct-verb", "launch-verb"))
    return does and any(word.span.end == start for word in words)


def _does(context: Context, span: Span, name: Span) -> bool:
    """Whether a verb of a measure follows a name at once: 平台下架作品, not 平台、浏览器领域."""
    after = Span(name.end, min(span.end, name.end + _NEAR_VERB))
    verbs = verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, after)
    return bool(verbs) and "、" not in context.folded[name.end : verbs[0].start]


def _act_together(context: Context, span: Span, name: Span) -> bool:
    """Whether all bodies of an area are counted by the way, in front of what they did: 全省73家调解组织受理纠纷."""
    before = _OF_AREA.search(context.folded, span.start, name.start)
    return before is not None and _does(context, span, name)


def _done_to(context: Context, span: Span, name: Span) -> bool:
    """Whether a body does something to what was counted before it: 17起案件被公安部挂牌督办."""
    before = context.folded[span.start : name.start]
    return before.endswith("被") and any(char.isdigit() for char in before)


def _in_title(context: Context, span: Span, name: Span) -> bool:
    """Whether a name stands in the title of a work: 《海关年报》."""
    before = context.folded[span.start : name.start]
    return before.rfind("《") > before.rfind("》")


def _word_before(context: Context, span: Span, name: Span) -> str | None:
    """The role of the word right in front of a name; a level between them is skipped: 移送各级公安机关."""
    window = Span(max(span.start, name.start - 8), name.start)
    end = min(
        (h.span.start for h in context.within(window, "agency-level") if h.span.end == name.start),
        default=name.start,
    )
    words = [
        h for h in context.within(window, "recipient", "agent", "source-word") if end - h.span.end in (0, 1)
    ]
    words = [h for h in words if end == h.span.end or context.folded[h.span.end] in "至给向了"]
    if words:
        return max(words, key=lambda h: (h.span.end, -h.span.start)).role
    return "recipient" if _listed_behind_word(context, span, end) else None


def _listed_behind_word(context: Context, span: Span, end: int) -> bool:
    """Whether a name is one of a list that such a word opens: 会同教育、卫健部门."""
    start = max(span.start, end - _LIST)
    words = context.within(Span(start, end), "recipient")
    return any(
        (word.span.end - word.span.start > 1 or context.folded[word.span.start] == "向")
        and _LISTED.fullmatch(context.folded, word.span.end, end) is not None
        for word in words
    )


def _behind(context: Context, span: Span, name: Span) -> str:
    return context.folded[name.end : min(span.end, name.end + 40)]


def _speaks(context: Context, span: Span, name: Span) -> bool:
    after = Span(name.end, min(span.end, name.end + _REACH))
    words = context.within(after, "speech-verb")
    between = context.folded[name.end : words[0].span.start] if words else ""
    told = Span(name.end, words[0].span.start) if words else after
    with_others = {hit.span for hit in context.within(told, "recipient")}
    if words and set(doing(context.gazetteer.lexicon).find(context.folded, told)) - with_others:
        return False
    return bool(words) and not any(char.isdigit() for char in _DAY.sub("", between))


def _spoken_together(actors: list[Actor]) -> list[Actor]:
    """Of bodies listed together all speak when the last does: 海关、法院通报."""
    for index in range(len(actors) - 2, -1, -1):
        if actors[index].joint and actors[index + 1].role is ActorRole.SPEAKER:
            actors[index] = replace(actors[index], role=ActorRole.SPEAKER)
    return actors


def _references(context: Context, span: Span, named: Sequence[Actor]) -> list[Actor]:
    """Bodies that were named before (该局, 本院), or that speak (我们), and people who act for one (民警)."""
    found = context.within(span, "self-reference", "agent-noun")
    found += [hit for hit in context.within(span, "we") if verb_behind(context, hit.span.end, span.end)]
    named = [a for a in named if not any(hit.span.start < a.span.start <= hit.span.end for hit in found)]
    free = [hit for hit in found if not any(actor.span.overlaps(hit.span) for actor in named)]
    if named and all(hit.role == "agent-noun" for hit in free):
        return []
    return [_reference(context, span, hit) for hit in free[:1]]


def _reference(context: Context, span: Span, hit: Hit) -> Actor:
    """A word that refers to a body; a court may be one that nobody named."""
    own = hit.entry.value == "own"
    role = _role(context, span, hit)
    if own and role is ActorRole.SPEAKER and any(char.isdigit() for char in _behind(context, span, hit.span)):
        role = ActorRole.ACTOR
    name = hit.span if hit.entry.value == "noun" else None
    return Actor(hit.span, role, self_reference=True, author=own, name=name)
