"""Chinese times that date no figure: when something began, was said, issued or met about, and dates of an imprint."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.gazetteer import Hits
from kg.extract.spans import Hit, When, WhenKind
from kg.model import Span

__all__ = [
    "begins",
    "is_announced",
    "is_imprint",
    "is_of_act",
    "is_of_income",
    "is_of_law",
    "is_of_meeting",
    "is_of_report",
    "is_published",
    "launches",
    "starts_drive",
    "timeless",
]

#: A day that a sentence announces something on dates the announcement.
_DAYS_TO_VERB = 60
#: How far behind the verb what is issued may be named.
_TO_REPORT = 30
#: How far behind a time the verb may stand by which a report came out.
_TO_ISSUED = 14
#: How far behind a time the income may be named that a fine is measured by.
_TO_INCOME = 6
#: How far behind a time the meeting may be named that is about it, and how far in front the word for meeting.
_TO_MEETING = 14
_TO_MEET = 8
#: Roles of verbs of what is done in the field or in a procedure.
_ACTS = ("goods-verb", "case-verb", "check-verb")
_NAMED_YEAR = re.compile(r"20\d\d(?:[-/—至](?:20)?\d\d)?")
#: What follows a verb by which a year only dates what it names: 2018年成立的法庭.
_ATTRIBUTE = re.compile(r"的|以?后|之初|之时")
_WHAT = re.compile(r",?[^,。;:\d]{2,24}")
_TO_START = 32
_CLOSES = frozenset({",", "。", ";", ""})
#: Longest title of a law, and the words that end one.
_TITLE = 30
_LAW = re.compile(r"(?:法|条例|规例|规定|办法|法案|草案|法令|准则|标准|公约|协定|规则)(?:\([^()]*\))?$")
_LAUNCHED = re.compile(r"(?:正式)?(?:启动|部署|发起)")
_TIMELESS = re.compile(
    r"(?P<timeless>(?<!均)每年(?=[^,。;:]*\d)|(?:某[^,。;:\d\x22」』]{1,24}|(?<=在)一起[^,。;:\d\x22」』]{2,24})案(?![件子值源情发由号例\"」』])(?=[^。]*\d))|(?P<since_origin>(?:成立|上线|揭牌|挂牌|组建|开通|投用|建成|试运行|运行)以来)"
)
_FOUNDED = re.compile(r"[始起建创源]于$")
#: What else stands in the line of an imprint: 时间:…(星期四)上午10时.
_STAMP = re.compile(r"[()\[\]【】\s:]|星期.|[上下]午|\d{1,2}[时点:](?:\d{1,2}分?)?")
_REPORTED = re.compile(r"截[至止]|统计|数据|报告期|[至到自从由于在]$|[,。;!?\"]")
_LONGEST_IMPRINT = 40


def begins(folded: str, place: Span, span: Span, hits: Hits, *, day: bool) -> bool:
    """Whether something was set up or issued at a point: 于当年4月启动, 成立于2021年7月, 2018年成立的法庭.

    Parameters
    ----------
    day
        Whether the point is a day or one month; the figures of a whole year are dated by it in other cases.
    """
    after = Span(place.end, min(span.end, place.end + 4))
    found = hits.within(after, ("start-verb", "effect-verb", "issue-verb"))
    near = [hit.span.end for hit in found if hit.span.start - place.end < 2]
    if near and (day or _ATTRIBUTE.match(folded, near[0])):
        return True
    if _FOUNDED.search(folded, span.start, place.start):
        return True
    if day and any(
        _WHAT.fullmatch(folded, place.end, hit.span.start) for hit in _closing(folded, place, span, hits)
    ):
        return True
    before = hits.within(Span(max(span.start, place.start - 4), place.start), ("start-verb",))
    return any(folded[hit.span.end : place.start] == "于" for hit in before)


def _closing(folded: str, place: Span, span: Span, hits: Hits) -> list[Hit]:
    """Words for a start that end their clause, behind the name of what began: 10月18日,法庭揭牌."""
    after = Span(place.end, min(span.end, place.end + _TO_START))
    found = hits.within(after, ("start-verb", "effect-verb"))
    return [hit for hit in found if folded[hit.span.end : hit.span.end + 1] in _CLOSES]


def launches(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a body starts something at a point, of which is told what came of it: 12月,总局部署开展行动.

    What is only organised is over by then, unless it is a campaign: 12月,总局组织突击检查.
    """
    after = Span(place.end, min(span.end, place.end + _TO_START))
    found = hits.within(after, ("launch-verb", "start-verb"))
    if not found or any(char.isdigit() for char in folded[place.end : found[0].span.start]):
        return False
    end = found[0].span.end
    named = Span(end, min(span.end, end + _TO_START))
    return not folded.startswith("组织", found[0].span.start) or bool(
        hits.within(named, ("campaign-suffix",))
    )


def timeless(folded: str, span: Span) -> list[When]:
    """Words by which a sentence without a time tells of no time, or of one that only the text tells.

    每年使行业少卖22亿欧元 and 查处某公司售假案,罚款3万元 are of no year, 上线以来累计查询30次 of the time since that began, if the text tells when.
    """
    found = [
        When(Span(*match.span()), WhenKind.PERIOD, rule=match.lastgroup)
        for match in _TIMELESS.finditer(folded, span.start, span.end)
        if not (match[0].endswith("案") and "最" in folded[span.start : match.start()])  # 最大宗为某厂偷排案
    ]
    return [replace(when, rule=(when.rule or "").replace("_", "-")) for when in found]


def is_announced(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether something is said, issued or begun on a day rather than found on it."""
    window = Span(place.end, min(span.end, place.end + _DAYS_TO_VERB))
    return bool(hits.within(window, ("speech-verb", "issue-verb", "launch-verb"))) or folded[
        place.end : place.end + 1
    ] in {")", "电", "讯"}


def is_of_act(place: Span, span: Span, hits: Hits) -> bool:
    """Whether something that is counted is done in the sentence of a day: 上周五,民警突击检查酒吧12家."""
    return bool(hits.within(Span(place.end, min(span.end, place.end + _DAYS_TO_VERB)), _ACTS))


def is_imprint(folded: str, place: Span, span: Span) -> bool:
    """Whether a date stands alone in its line, with no more than who signs or the hour."""
    before, after = folded[span.start : place.start].rstrip(), folded[place.end : span.end]
    rest = _STAMP.sub("", before + after)
    signed = len(rest) <= _LONGEST_IMPRINT and not any(char.isdigit() for char in rest)
    return signed and not _REPORTED.search(before) and not _STAMP.sub("", after)


def is_of_income(place: Span, span: Span, hits: Hits) -> bool:
    """Whether the income of a time is named: a fine is measured by it."""
    return bool(hits.within(Span(place.end, min(span.end, place.end + _TO_INCOME)), ("income-noun",)))


def is_of_law(folded: str, place: Span) -> bool:
    """Whether a time stands in the title of a law: 《2022年版权(修订)条例》."""
    opened = folded.rfind("《", max(0, place.start - _TITLE), place.start)
    closed = folded.find("》", place.end, place.end + _TITLE)
    title = folded[opened + 1 : closed] if opened >= 0 and closed >= 0 else ""
    return bool(title) and "》" not in title and _LAW.search(title) is not None


def starts_drive(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a campaign is named by when it began, and is told of since: 9月启动的专项行动查处30件."""
    after = Span(place.end, min(span.end, place.end + 6))
    verbs = hits.within(after, ("start-verb", "launch-verb"))
    begun = next(
        (v for v in verbs if v.span.start - place.end < 2 and folded.startswith("的", v.span.end)), None
    )
    if begun is None:
        return False
    named = Span(begun.span.end, min(span.end, begun.span.end + _TO_START))
    if _LAUNCHED.match(folded, begun.span.start) and folded.startswith('"', begun.span.end + 1):
        return True
    drives = hits.within(named, ("campaign-suffix",))
    return bool(drives) and not any(
        c.isdigit() or c in ",。;" for c in folded[named.start : drives[0].span.start]
    )


def is_of_meeting(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a time is that of a meeting's subject: 召开第三季度工作总结会."""
    before = Span(max(span.start, place.start - _TO_MEET), place.start)
    after = Span(place.end, min(span.end, place.end + _TO_MEETING))
    if not hits.within(before, ("meet-verb",)):
        return False
    nouns = hits.within(after, ("meeting-noun",))
    return bool(nouns) and not re.search(r"[\d,。;]", folded[place.end : nouns[0].span.start])


def is_of_report(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a time is when a report came out that is told of: 上周公布的年报, 本月挂出的2023年统计."""
    window = Span(place.end, min(span.end, place.end + _TO_ISSUED))
    for verb in hits.within(window, ("issue-verb", "publish-verb")):
        between = folded[place.end : verb.span.start]
        return folded.startswith("的", verb.span.end) and not re.search(r"[\d,。;]", between)
    return False


def is_published(folded: str, place: Span, span: Span, hits: Hits) -> bool:
    """Whether a report is issued in a month, with no figure told between: 12月,某某局发布了统计报告."""
    window = Span(place.end, min(span.end, place.end + _DAYS_TO_VERB))
    for verb in hits.within(window, ("issue-verb", "publish-verb")):
        behind = Span(verb.span.end, min(span.end, verb.span.end + _TO_REPORT))
        reports = hits.within(behind, ("report-noun",))
        told = folded[place.end : reports[0].span.start] if reports else ""
        if reports and not any(char.isdigit() for char in _NAMED_YEAR.sub("", told)):
            return True
    return False
