"""Bodies named in a Chinese clause that do nothing in it: what they are there instead of acting.

A body may tell which thing is meant (海关备案, 法院搜查令), whose orders are carried out (按照公安部部署), who leads
or helps (由国际刑警组织协调), where another body's work came from (受理海关移送的案件), or be counted itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.language import Context
from kg.extract.spans import Actor, ActorRole, Hit
from kg.extract.words import verbs_of
from kg.extract.zh.subjects import doing, is_no_body, says_behind, verb_behind
from kg.model import Span

__all__ = ["acting_last", "idle", "is_sent_out", "leads", "stands_by", "tells_of_itself"]

#: What makes an agency in front of it part of another noun: 海关保护, 法院样本, 法院搜查令.
_MODIFIES = re.compile(
    r"(?:知识产权)?(?:保护|备案|样本)|(?:签发的|发出的)?(?:搜查令|搜查手令|手令|令状|传票|禁令|禁制令|通缉令|令(?![人行])|判决书|裁定书)"
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
#: Cases that a body only watches over: 公安部挂牌督办案件5起.
_WATCHED = re.compile(r"(?:挂牌|重点|联合|公开)*督办的?(?:重大|重点|典型)*(?:案件|线索|问题|案)")
#: What a body leads and others do, too: 行动由公安部牵头.
_LED = re.compile(
    r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合)?(?:牵头(?!查|破|侦|立案|打|开展)|营运|运营|运作|组成|主办|承办|管理的|指导(?=[,。;、]))"
)
#: What a body wants done, by those who carry it out: 贯彻党中央、国务院决策部署, 按照公安部统一部署.
_BIDS = re.compile(
    r"的?(?:重大|统一|总体|最新|有关|工作)*(?:决策)?(?:部署|要求|精神|安排|指示|批示|意见|规定|授权|委托)(?!的|[^,。;]*\d)"
)
_CARRIES_OUT = re.compile(r"(?:贯彻|落实|按照?|根据|遵照|依照|依据|响应|应|经|受)[^,。;\d]{0,16}$")
#: At whose word another body does something: 依法院裁定停止解析, 应海关要求.
_AT = re.compile(r"(?:依|应|按|遵照|依照|按照|受|经)$")
_WORD = re.compile(r"的?(?:裁定|判决|命令|指令|要求|请求|申请|委托|通知)")
#: What a body only coordinates, or leads, is done by others: 由国际刑警组织协调,.
_COORDINATES = re.compile(r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合|负责|居中|统一)*协调(?=的|[,。;]|$)")
_HEADS = re.compile(r"(?:[、和与][^,。;\d]{2,20})?(?:共同|联合)*(?:牵头|协调)(?=[、,。;的])")
#: What a body only helps with: 海关和警方提供支持.
_SUPPORTS = re.compile(
    r"(?:[、和与及][^,。;\d]{2,20})*[则也均]?(?:共同)?(?:提供|给予)[^,。;\d]{0,6}(?:支持|支援|协助|配合)(?=[,。;]|$)"
)
#: Whose help something gets: 行动获警务处及消防处派员协助.
_GETS = re.compile(r"[获得](?:到|了)?(?:[^,。;\d]{2,20}[、和与及])?$")
_HELPS = re.compile(
    r"(?:[、和与及][^,。;\d]{2,20})*(?:的|派员|全力|大力|派出人员)*(?:协助|支持|支援|配合|帮助)"
)
#: Bodies that are themselves counted: 27家法院, 法院30个.
_COUNTED_BEFORE = re.compile(r"(?:(?<!国)家|[个所])$")
_OF_AREA = re.compile(r"(?:[全各][国省市区县州港]|[省市区县州]内)\d+余?多?(?:家|个|所)$")
_COUNTED_BEHIND = re.compile(
    r"(?:[与和、][^,。;\d]{2,10})?(?:超过?|合计|总数|达到?|共计?|有|为|约|近)*\d[\d,.万]*[余多]?[家个所](?!次)"
)
#: What a body tells of that it did itself: 公布抽检结果.
_RESULTS = re.compile(
    r"[^,。;:\d]{0,6}?(?:公布|通报|发布|发表|公开)(?P<what>[^,。;:\d]{2,24}?)(?:结果|情况|成果|成效|战果)"
)
#: What may stand between a body and its campaign: 的“2023.
_OWNED = 6
#: Of what a body does it is told next: 某局的做法是.
_WAYS = ("的做法", "的办法")
#: Farthest that a verb may stand behind who does it without being a body.
_NEAR_VERB = 10
#: Longest word for a level in front of a name.
_LONGEST_LEVEL = 6
#: Platforms that are offices.
_OFFICES = re.compile(r"投诉|举报|申诉")
#: Telephone lines that have no number for a name are no bodies: 举报热线.
_LINES = ("热线", "专线")
#: Characters behind a name that are looked at.
_BEHIND = 40


def stands_by(context: Context, span: Span, name: Span, *, agent: bool) -> bool:
    """Whether a body named in a clause does nothing there.

    Parameters
    ----------
    agent
        Whether a word for "by" stands in front of it.
    """
    after = context.folded[name.end : min(span.end, name.end + _BEHIND)]
    if _COUNTED_BEFORE.search(context.folded, span.start, name.start):
        return not _act_together(context, span, name)
    if any(
        pattern.match(after) for pattern in (_MODIFIES, _TAKES_PART, _COUNTED_BEHIND, _SUPPORTS, _WATCHED)
    ):
        return True
    if _ORDERED.match(after) and not any(char.isdigit() for char in after):
        return True
    if _is_joint_work(context, span, name):
        return True
    if _WORD.match(after) and _AT.search(context.folded, span.start, name.start):
        return True
    if context.folded.endswith("在", span.start, name.start) or _describes(context, span, name):
        return True
    if _UNDER.match(after) and "在" in context.folded[span.start : name.start]:
        return True
    if _BIDS.match(after) and _CARRIES_OUT.search(context.folded, span.start, name.start):
        return True
    if leads(context, span, name) or (is_no_body(context, name) and _SUFFERS.match(after)):
        return True
    named = name.of(context.folded)
    if named.endswith(_LINES) and (
        not any(char.isdigit() for char in named)
        or _OFFICES.search(named) is not None
        or not verb_behind(context, name.end, span.end, gap=0)
    ):
        return True
    if named.endswith("平台") and not _platform_acts(context, span, name):
        return True
    if _GETS.search(context.folded, span.start, name.start) and _HELPS.match(after):
        return True
    return agent and (_LED.match(after) is not None or _done_to(context, span, name))


def tells_of_itself(context: Context, span: Span, name: Span) -> bool:
    """Whether a body tells what came of something that it did, and no other body that is named."""
    results = _RESULTS.match(context.folded, name.end, span.end)
    if results is None:
        return False
    what = Span(*results.span("what"))
    others = context.within(what, "agency", "collective", "agency-suffix", "agency-tail")
    return not others and bool(doing(context.gazetteer.lexicon).find(context.folded, what))


def leads(context: Context, span: Span, name: Span) -> bool:
    """Whether a body only leads or coordinates what others do."""
    if _COORDINATES.match(context.folded, name.end, span.end):
        return True
    led = context.folded.endswith("由", span.start, name.start)
    return led and _HEADS.match(context.folded, name.end, span.end) is not None


def idle(context: Context, span: Span, actors: list[Actor], known: Sequence[Hit]) -> list[Actor]:
    """Where nothing is counted, whose something is does not act, and who issues something speaks.

    反诈中心的大屏仍在滚动; 税务总局与知识产权局发布了新一期报告. Who has a campaign acts: 警方的“青松行动”紧盯网购.
    """
    issued = context.within(span, "issue-verb")
    if issued and actors and actors[-1].span.end <= issued[-1].span.start:
        actors = [
            replace(a, role=ActorRole.SPEAKER)
            if a.role is ActorRole.ACTOR and not tells_of_itself(context, span, a.span)
            else a
            for a in actors
        ]
    nouns = {hit.span.start for hit in context.within(_around(actors), "agent-noun")}
    return [
        replace(actor, role=ActorRole.OTHER)
        if actor.role is ActorRole.ACTOR
        and context.folded.startswith("的", actor.span.end)
        and actor.span.end + 1 not in nouns
        and not any(0 < hit.span.start - actor.span.end <= _OWNED for hit in known)
        and not context.folded.startswith(_WAYS, actor.span.end)
        else actor
        for actor in actors
    ]


def _around(actors: Sequence[Actor]) -> Span:
    return Span(actors[0].span.start, actors[-1].span.end + _BEHIND) if actors else Span(0, 0)


def acting_last(actors: list[Actor], *, holds: bool) -> tuple[Actor, ...]:
    """Of bodies that act in a clause with figures the last does: 总局组织各地市场监管部门查处案件30件."""
    acting = [actor for actor in actors if actor.role is ActorRole.ACTOR]
    if not holds or len(acting) < 2 or any(actor.joint for actor in acting):
        return tuple(actors)
    return tuple(replace(a, role=ActorRole.OTHER) if a in acting[:-1] else a for a in actors)


def _platform_acts(context: Context, span: Span, name: Span) -> bool:
    """Whether a platform is more than where something happens; one that has a number registers what it gets."""
    if says_behind(context, name.end):
        return True
    office = not is_no_body(context, name) or _OFFICES.search(name.of(context.folded)) is not None
    return verb_behind(context, name.end, span.end, gap=1, happening=office)


def _is_joint_work(context: Context, span: Span, name: Span) -> bool:
    """Whether bodies tell whose work something is that is carried out: 开展八部门常态化打击."""
    before = Span(max(span.start, name.start - _NEAR_VERB), name.start)
    return any(verb.span.end == name.start for verb in context.within(before, "conduct-verb"))


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


def is_sent_out(context: Context, span: Span, name: Span) -> bool:
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
