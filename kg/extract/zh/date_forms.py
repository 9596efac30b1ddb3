"""The tokens that Chinese time expressions are put together from: years, parts of a year, days, spans of years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.anchors import year_span
from kg.extract.gazetteer import Hits
from kg.extract.zh.numbers import written
from kg.model import Period, Span

__all__ = ["LINK", "NUMBER", "Token", "count", "tokens_in"]

_Y = r"(?:19|20)\d\d"
#: What joins the two ends of a stretch.
LINK = r"(?:-{1,2}|至|到|~|—)"
#: A small number in digits or written.
NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_TOKEN = re.compile(
    rf"(?P<ended>(?P<ey>{_Y}|[一二][零〇○一二三四五六七八九]{{3}})年(?P<em>{NUMBER})月(?P<ed>{NUMBER})[日号]"
    r"(?:(?:为)?止的?(?:一个)?(?:(?:财政|会计|报告|统计)?年度|财年|12个月)|的(?:一个)?(?:(?:财政|会计|报告)年度|财年)))"
    rf"|(?P<fiscal>{_Y}(?:年度?)?(?:{LINK}|/)(?:20)?(?P<fb>\d\d)(?:年度|财政年度|财年|学年|(?=(?:年度?)?年报)))"
    rf"|(?P<slashed>(?<![\d.,/-]){_Y}(?:/|-)(?P<sb>(?:1[3-9]|[2-9]\d))(?![\d.,/年月万亿-]))"
    rf"|(?P<same>(?<!\d){_Y})年度?同(?:期|季度?|月)"
    rf"|(?P<fy>(?<!\d){_Y})(?:财政年度?|财年|(?:会计|课税|税务|纳税)年度)"
    rf"|(?<!\d)(?P<business>{_Y}|(?:令和|平成)(?:\d{{1,2}}|元))事务年度"
    rf"|(?P<year>(?<!\d){_Y})(?:年?(?:日历年|自然年|公历年|历年)|年度?|(?={LINK}{_Y}(?:年|[^\d件起人万亿]))|(?=[、和与]{_Y}年)"
    rf"|(?=上半年|下半年|全年|前三季|第?[一二三四1-4]季))"
    rf"|(?<=[-至到~—/])(?<![a-z]-)(?<![a-z]/)(?P<year2>{_Y})(?![\d.,件起人万亿])"
    rf"|(?P<named>(?<![\d第共达为约/])(?<!\d[.,]){_Y}(?![)\]」』》]第?\d{{1,5}}号))(?=[\")\]』」》]|专项|年行动)"
    r"|(?P<era>令和|平成|昭和)(?P<ey2>\d{1,2}|元)年度?|民国(?P<roc>\d{2,3})年度?|(?<!\d)(?P<roc2>1[01]\d)年度?(?=\d|[上下]半|第?[一二三四]季|[全底末]|[^\d以来间的])|(?<=[较比与由从])(?P<roc3>1[01]\d)年度?"
    r"|[今去前本]\((?P<roc4>1[01]\d)\)年度?"
    rf"|(?P<hanfiscal>[一二][零〇○一二三四五六七八九]{{3}})(?:年度?)?{LINK}(?P<hb>[零〇○一二三四五六七八九]{{2}})(?:财政)?年度"
    r"|(?P<monthday>[本这上]个?月)(?P<md>\d{1,2})[日号]"
    r"|(?P<han>[一二][零〇○一二三四五六七八九]{3})年度?"
    rf"|第?(?P<q1>(?<![\d.])[一二三1-3])(?:季度?)?{LINK}第?(?P<q2>[二三四2-4])季度?"
    rf"|(?P<month>(?<![\d.])(?:\d{{1,2}}|十[一二]|(?<![一二三四五六七八九十])[一二三四五六七八九十]))月(?![内饼]|以[上下]|有期|徒刑)份?"
    rf"|(?P<m1>{NUMBER})[、至到~—-](?P<m2>{NUMBER})(?:月(?=[间份])|[两二]个?月)"
    rf"|(?P<bare>(?<!\d)(?<!\d[.,])\d{{1,2}})(?={LINK}\d{{1,2}}月)"
    rf"|(?P<day>(?:(?<=月)|(?<=份)|(?<=[-至到~—]))(?:\d{{1,2}}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))(?:[日号]|(?={LINK}\d{{1,2}}[日号]))"
    rf"|(?P<today>[今昨前]\(\d{{1,2}}\)[日天])|(?<=[至到止])(?P<until>[今昨前][日天])|(?P<ago>(?<!目)(?<!以)(?<!之)(?<!此)[昨前][日天]|今日(?!头))"
    rf"|[前首头](?P<first>{NUMBER})个?月(?!内)|第?(?P<quarter>(?<!\d)[一二三四1-4])季度?|(?P<jan>首月)|(?P<one>首季度?|(?:(?<=年)|(?<=\d{{4}}))q(?P<q>[1-4])(?![\da-z]))"
    rf"|[前首头](?P<quarters>[二两三23])个?季度?"
    rf"|(?P<past>近|过去|最近|[这此])(?P<span>{NUMBER})个?(?:财政)?年(?:间|来|里)?|(?P<span2>{NUMBER})年(?:间|多?来(?!自)|期间)"
    rf"|(?:在?此|之)前的?(?P<prior>{NUMBER})年(?:间|里|内)?"
    rf"|(?:近|过去|最近|这)(?P<months>{NUMBER})个月(?:间|以?来|里|内)?|(?P<half>(?:近|过去|最近|这)半年|半年(?=多?来))(?:间|多?来|里|内)?"
    r"|(?<![(每逢至到、和日号])(?P<week>[上本这])?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![至到、和—-]|[^\W\d_]年)(?:\(\d{1,2}[日号]\))?"
    rf"|(?<![\d一二三四五六七八九十数几])(?P<back>[2-9]|[二两三四五六七八九十])年前(?=[,的只仅才还有这那]|全)"
)
#: The year before the first of an era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
#: What makes 年内 the end of a number of years: 5年内.
_COUNTED = re.compile(r"[\d一二两三四五六七八九十几数]年")
#: The years of these entries are parts of a point (去年 + 3月); other rules stand alone.
_YEAR_RULES = frozenset(
    {
        "last-year",
        "this-year",
        "frame-year",
        "whole-year",
        "frame-previous-year",
        "year-before-last",
        "years-later",
        "years-ago",
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A year (number or rule), months of a year, or a day; or a rule that stands alone."""

    span: Span
    year: str | None = None
    months: tuple[int, int] | None = None
    day: int | None = None
    rule: str | None = None
    value: str | None = None
    period: Period | None = None


def tokens_in(folded: str, span: Span, hits: Hits) -> list[Token]:
    """The tokens of a stretch of folded text, in order, of overlapping ones the first and longest."""
    found = [_lexed(match) for match in _TOKEN.finditer(folded, span.start, span.end)]
    for hit in hits.within(span, ("relative-period",)):
        rule, _, value = (hit.entry.value or "").partition(":")
        if _COUNTED.match(folded, hit.span.start - 1):
            continue
        if rule == "months":
            found.append(Token(hit.span, months=_pair(value)))
        elif rule in _YEAR_RULES:
            found.append(Token(hit.span, year=f"{rule}:{value}" if value else rule))
        else:
            found.append(Token(hit.span, rule=rule, value=value or None))
    found.sort(key=lambda token: (token.span.start, -token.span.end))
    kept: list[Token] = []
    for token in found:
        last = kept[-1] if kept else None
        if last is not None and token.months is not None and _opens_fiscal(last, token):
            value = f"{last.value}/{token.months[0]}-{token.months[1]}"
            kept[-1] = replace(last, span=Span(last.span.start, token.span.end), value=value)
        elif last is not None and token.months is not None and _opens_running(folded, last, token):
            value = f"{token.months[0]}-{token.months[1]}"
            place = Span(last.span.start, token.span.end)
            kept[-1] = replace(last, span=place, rule="running-fiscal", value=value)
        elif last is None or token.span.start >= last.span.end:
            kept.append(token)
    return kept


def _opens_fiscal(year: Token, part: Token) -> bool:
    """Whether a part of a year is that of the fiscal year right before it: 2024财年上半年."""
    whole = year.rule == "fiscal-year" and "/" not in (year.value or "")
    return whole and 0 <= part.span.start - year.span.end <= 1


def _opens_running(folded: str, year: Token, part: Token) -> bool:
    """Whether a part of a year is that of the running year of accounts: 本财年前七个月."""
    running = year.rule == "reporting-year" and year.span.of(folded).startswith("本")
    return running and year.span.end == part.span.start


def _lexed(match: re.Match[str]) -> Token:
    span = Span(*match.span())
    if match["same"]:
        return Token(span, rule="same-in-year", value=match["same"])
    if match["ended"]:
        return _year_to(match)
    if match["business"]:
        first = _of_era(match["business"])
        return Token(span, period=Period(date(first, 7, 1), date(first + 1, 6, 30)))
    if match["fy"]:
        return Token(span, rule="fiscal-year", value=match["fy"])
    if match["fiscal"]:
        return _fiscal(span, match["fiscal"], match["fb"])
    if match["hanfiscal"]:
        return _fiscal(span, _digits(match["hanfiscal"]), _digits(match["hb"]))
    if match["monthday"]:
        back = int(match["monthday"].startswith("上"))
        return Token(span, year=f"month-day:{back}-{match['md']}")
    if match["slashed"]:
        return _fiscal(span, match["slashed"], match["sb"])
    if match["today"]:
        return Token(span, rule="note")
    if day := match["until"] or match["ago"]:
        return Token(span, year=f"days-ago:{'今昨前'.index(day[0])}")
    if match["named"]:
        return Token(span, rule="edition", period=Period.year(int(match["named"])))
    year = match["year"] or match["year2"]
    if roc := match["roc"] or match["roc2"] or match["roc3"] or match["roc4"]:
        year = str(1911 + int(roc))
    if match["era"]:
        year = str(_of_era(match["era"] + match["ey2"]))
    if match["han"]:
        year = _digits(match["han"])
    if year:
        return Token(span, year=year)
    if match["months"] or match["half"]:
        return Token(span, rule="past-months", value=str(count(match["months"])) if match["months"] else "6")
    if match["weekday"]:
        return Token(span, year=_weekday(match["week"], match["weekday"]))
    if match["back"]:
        return Token(span, year=f"years-ago:{count(match['back'])}")
    if match["span"] and count(match["span"]) == 1:
        return Token(span, year="whole-year")
    if match["span2"] and count(match["span2"]) == 1:
        return Token(span, rule="whole-year")
    if match["span"] or match["span2"]:
        return Token(span, rule="past-years", value=str(count(match["span"] or match["span2"])))
    if match["prior"]:
        return Token(span, rule="preceding-months", value=str(12 * count(match["prior"])))
    if match["day"]:
        return Token(span, day=count(match["day"]))
    return Token(span, months=_months(match))


def _of_era(year: str) -> int:
    """A year in digits, or that of an era: 令和4, 平成元."""
    if year.isdigit():
        return int(year)
    return _ERAS[year[:2]] + (1 if year[2:] == "元" else int(year[2:]))


def _weekday(week: str | None, day: str) -> str:
    """The rule for a day of the week: the last Friday (周五), the one in the week before (上周五)."""
    nth = min("一二三四五六日天".index(day), 6)
    return f"weekday:{nth}" if week != "上" else f"weekday-before:{nth}"


def _digits(year: str) -> str:
    """A year in digits that is written in digits or in Chinese numerals one by one."""
    plain = year.replace("〇", "零").replace("○", "零")
    return (
        plain
        if plain.isdigit() and plain.isascii()
        else "".join(str("零一二三四五六七八九".find(c)) for c in plain)
    )


def _year_to(match: re.Match[str]) -> Token:
    """The twelve months that end on a day; a day that no year has dates nothing."""
    span = Span(*match.span())
    try:
        following = date(int(_digits(match["ey"])), count(match["em"]), count(match["ed"])) + timedelta(
            days=1
        )
        first = following.replace(year=following.year - 1)
    except ValueError:
        return Token(span, rule="note")
    return Token(span, period=Period(first, following - timedelta(days=1)))


def _fiscal(span: Span, printed: str, end: str) -> Token:
    """2022/23年度, two halves of calendar years; 2019-24年度 is a stretch of years."""
    first = int(printed[:4])
    last = first // 100 * 100 + int(end)
    if last == first + 1:
        return Token(span, rule="fiscal-year", value=f"{first}-{last}")
    return Token(span, period=year_span(first, last)) if last > first else Token(span, rule="same")


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["m1"]:
        return count(match["m1"]), count(match["m2"])
    if match["first"]:
        return 1, count(match["first"])
    if match["q1"]:
        return 3 * count(match["q1"]) - 2, 3 * count(match["q2"])
    if match["quarters"]:
        return 1, 3 * count(match["quarters"])
    if match["jan"]:
        return 1, 1
    if match["one"] or match["quarter"]:
        last = 3 * count(match["q"] or match["quarter"] or "1")
        return last - 2, last
    month = count(match["month"] or match["bare"])
    return month, month


def count(text: str) -> int:
    """The value of a small number in digits or written."""
    return int(text) if text.isdigit() else written(text)


def _pair(value: str) -> tuple[int, int]:
    first, _, last = value.partition("-")
    return int(first), int(last or first)
