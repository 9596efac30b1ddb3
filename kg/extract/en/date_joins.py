"""Times of an English sentence that belong together: two ends of a stretch, a part with its year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from kg.extract.anchors import month_span
from kg.extract.en.date_words import Words
from kg.extract.spans import When, WhenKind
from kg.model import Period, Span

__all__ = ["is_month", "is_year", "joined", "since_rule"]


def joined(words: Words, whens: list[When], folded: str, sentence: Span) -> list[When]:
    """The times of a sentence with those that are one expression as one."""
    parts = _bracketed(_parts_of_years(whens, folded), folded)
    stretches = _from_to(words, _next_parts(parts), folded)
    counting = _still_counting(words, _since_until(words, stretches, folded), folded, sentence)
    return _owned(_thus_far(_already(counting, folded, sentence), folded, sentence), folded)


def _owned(whens: list[When], folded: str) -> list[When]:
    """Of "this year's edition, begun in April" the year only tells which edition where another time follows."""
    for at, when in enumerate(whens):
        if when.rule == "this-year" and folded[when.span.end : when.span.end + 2] in ("'s", "’s"):
            later = any(other.kind is WhenKind.PERIOD for other in whens[at + 1 :])
            kind = WhenKind.NOTE if later else when.kind
            whens[at] = replace(when, kind=kind, value="owned")
    return whens


#: "has thus far seized 56 boats in 2024": up to now.
_SO_FAR = re.compile(
    r"\b(?:has|have|had)\b[^.;:]{0,40}\b(?:thus far|so far|to date|until now|up to now|by now)\b"
)


def _thus_far(whens: list[When], folded: str, sentence: Span) -> list[When]:
    """A year in which something has been done so far ends with the publication."""
    told = [at for at, when in enumerate(whens) if when.kind is WhenKind.PERIOD]
    if (
        len(told) == 1
        and is_year(whens[told[0]].period)
        and _SO_FAR.search(folded, sentence.start, sentence.end)
    ):
        year, period = whens[told[0]], whens[told[0]].period
        named = "" if period is None else f"{period.start.year}.1/"
        whens[told[0]] = replace(year, period=None, rule="between", value=named)
    return whens


#: "From January to March we have already searched 12 shops": of the year in which this is said.
_ALREADY = re.compile(
    r"\b(?:has|have)(?: \w+)? (?:already|so far)\b|\balready (?:has|have)\b"
    r"|\bwe(?: have|[’']ve)(?: \w+ly)? (?:been|\w+ed|made|found|seen|held|taken|brought|caught|sent)\b"
)


def _already(whens: list[When], folded: str, sentence: Span) -> list[When]:
    """Months without a year are of the year of publication where the sentence tells what is done by now."""
    alone = sum(when.kind is WhenKind.PERIOD for when in whens) == 1
    if not alone or not _ALREADY.search(folded, sentence.start, sentence.end):
        return whens
    return [replace(when, rule="this-year-months") if when.rule == "months" else when for when in whens]


#: "2023 (January to September)", "fiscal year 2022 (from April 2022 to March 2023)".
_OPENED = re.compile(
    r"\s*[(,]?\s*\((?:from |i\.e\. |(?P<upto>up to |to |until |till |through )(?:the end of )?)?"
)


def _bracketed(whens: list[When], folded: str) -> list[When]:
    """A year whose months follow in brackets is one expression, as is an account year with its ends."""
    out: list[When] = []
    for when in whens:
        year = out[-1] if out else None
        opened = None if year is None else _OPENED.fullmatch(folded, year.span.end, when.span.start)
        joined = None
        if year is not None and opened is not None:
            joined = _spelt_out(year, when, up_to=opened["upto"] is not None)
        if joined is None or not folded.startswith(")", when.span.end):
            out.append(when)
        else:
            out[-1] = replace(joined, span=Span(joined.span.start, when.span.end))
    return out


def _spelt_out(year: When, when: When, *, up_to: bool) -> When | None:
    """A year as the months in brackets behind it say."""
    if when.rule in ("months", "up-to") and year.period is not None and is_year(year.period):
        first, _, last = ("1-" * up_to + (when.value or "")).partition("-")
        if int(first) <= int(last or first):
            return replace(year, period=month_span(year.period.start.year, int(first), int(last or first)))
    named = year.rule in ("fiscal-year", "two-years", "same", "this-fiscal-year", "last-fiscal-year")
    whole = when.period is not None and (when.period.end - when.period.start).days + 1 >= _MONTHS_OF_YEAR
    if whole and when.kind is WhenKind.PERIOD and (named or is_year(year.period)):
        return replace(year, kind=WhenKind.PERIOD, period=when.period, rule=None, value=None)
    return None


#: Days of a year of twelve months at least.
_MONTHS_OF_YEAR = 365


def _from_to(words: Words, whens: list[When], folded: str) -> list[When]:
    """A beginning and an end told by verbs are one stretch: "began on 3 May and ended on 9 June"."""
    out: list[When] = []
    for when in whens:
        begin = out[-1] if out else None
        if (
            begin is not None
            and (
                words.ends.fullmatch(folded, begin.span.end, when.span.start)
                or _AND.fullmatch(folded, begin.span.end, when.span.start)
            )
            and (_begins(words, folded, begin) or _ranges(folded, begin, when))
            and (stretch := _stretch(begin, when)) is not None
        ):
            out[-1] = stretch
        else:
            out.append(when)
    return out


#: "from its founding in November 2014", "from the start of"
_FROM = re.compile(r"\b(?:from|between) (?:its|their|the|our|his|her) [^,.;:\d]{1,50}? (?:in|on|of) $")
_AND = re.compile(
    r"(?:,[^,;.:]{1,100},)?\s+(?:and|until|till|to|up to)\s+(?:the (?:end of\s+|[\w\s-]{1,40} (?:in|of)\s+))?"
)
#: "From June last year to June this year", "between May 2018, when it began, and the end of last year".
_RANGE = re.compile(r"\b(?:from|between) $")


def _ranges(folded: str, begin: When, end: When) -> bool:
    """Whether a preposition tells that a time is the beginning of a stretch that the next one ends."""
    told = _RANGE.search(folded[max(0, begin.span.start - 9) : begin.span.start])
    apart = begin.rule != end.rule or begin.rule not in ("days", "since-month")
    return told is not None and apart and begin.kind is not WhenKind.NOTE


def _begins(words: Words, folded: str, when: When) -> bool:
    """Whether a verb of beginning stands before a time, or "from" with what began then."""
    before = folded[max(0, when.span.start - 70) : when.span.start]
    return words.begins.search(before[-60:]) is not None or _FROM.search(before) is not None


def _stretch(begin: When, end: When) -> When | None:
    """The time from the start of one day or month to the end of another."""
    span = Span(begin.span.start, end.span.end)
    first, last = begin.value or "", end.value or ""
    if begin.rule == end.rule and begin.rule in ("days", "months"):
        mark = "/" if begin.rule == "days" else "-"
        value = first.split(mark)[0] + mark + last.split(mark)[-1]
        return When(span, WhenKind.PERIOD, rule=begin.rule, value=value)
    edges = _edge(begin, last=False), _edge(end, last=True)
    if begin.rule != end.rule and None not in edges:
        return When(span, WhenKind.PERIOD, rule="between", value=f"{edges[0]}/{edges[1]}")
    if end.rule == "days-ago" and begin.period is not None:
        value = f"{begin.period.start:%Y.%m.%d}/{end.rule}:{end.value}"
        return When(span, WhenKind.PERIOD, rule="between", value=value)
    if end.period is None:
        return None
    start = None if begin.period is None else begin.period.start
    if begin.rule in ("days", "months"):
        month, day = (int(part) for part in f"{first.partition('/')[0]}-1".split("-")[:2])
        start = _last_before(end.period.end, month, day)
    return (
        None
        if start is None or start > end.period.end
        else When(span, WhenKind.PERIOD, Period(start, end.period.end))
    )


def _edge(when: When, *, last: bool) -> str | None:
    """A month, or the end of a year, told from the publication, as a point of a stretch."""
    if when.rule in ("last-year-months", "this-year-months"):
        return f"{when.rule.removesuffix('-months')}.{(when.value or '').split('-')[-1 if last else 0]}"
    if last and when.rule in ("last-year", "this-year"):
        return f"{when.rule}.12"
    if last and when.rule == "last-month":
        return "last-month"
    if not last and when.period is not None and is_month(when.period):
        return f"{when.period.start:%Y.%m}"
    return None


def _last_before(end: date, month: int, day: int) -> date | None:
    """The last such day before another; None for the 29th of February of a year that has none."""
    try:
        start = date(end.year, month, day)
        return start if start <= end else date(end.year - 1, month, day)
    except ValueError:
        return None


def _still_counting(words: Words, whens: list[When], folded: str, sentence: Span) -> list[When]:
    """Where what began then has done so much since, the stretch is open: "Launched in May, it has closed 12"."""
    told = [when for when in whens if when.kind is not WhenKind.NOTE and when.rule != "this-year"]
    if any(not words.begins.search(folded, max(0, t.span.start - 40), t.span.start) for t in told):
        return whens
    for index, when in enumerate(whens):
        before = max(sentence.start, when.span.start - 90)
        began = when in told or words.origin_aside.search(folded, before, when.span.start)
        counted = _PERFECT_COUNT.search(folded, when.span.end, sentence.end)
        rule = since_rule(when)
        if began and counted and rule is not None:
            whens[index] = replace(when, kind=WhenKind.PERIOD, period=None, rule=rule[0], value=rule[1])
            break
    return whens


#: "has led to 40 arrests", "have so far closed two shops"
_PERFECT_COUNT = re.compile(
    r"\d[^.;]{1,60}?\b(?:has|have|had) been\b|\b(?:has|have)\b[^.;]{1,60}?(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
)


def since_rule(when: When) -> tuple[str, str] | None:
    """The rule of a stretch that begins with a month or year, with its argument."""
    if when.rule == "months" and (when.value or "").isdigit():
        return "since-month", when.value or ""
    if when.rule == "days" and (when.value or "").partition("/")[0].endswith("-01"):
        return "since-month", str(int((when.value or "").partition("-")[0]))
    if when.rule == "days" and len(set((when.value or "").split("/"))) == 1:
        return "between", f"frame-year.{(when.value or '').partition('/')[0].replace('-', '.')}/"
    if when.period is None:
        return None
    if is_year(when.period):
        return "since", f"{when.period.start:%Y}"
    day = when.period.start == when.period.end and when.period.start.day > 1
    return "since", f"{when.period.start:%Y-%m-%d}" if day else f"{when.period.start:%Y-%m}"


#: "had by the end of April 2024 registered": the stretch ends there.
_HAD_BY = re.compile(r"\b(?:had|have|has),? (?:by|till|until|up to) (?:the end of )?$")
#: "Since 2010 ... had been met by the end of last year": the same.
_BY_THEN = re.compile(r"^[^.;:]{1,90}\b(?:had|have|has|were|was)\b[^.;:]{0,60} by (?:the end of )?$")
#: "Since 2010, up to the end of last year": the stretch ends there.
_UP_TO = re.compile(r"[\s,]*(?:and )?(?:up )?(?:to|until|till|through)(?: the end of)? ")


def _since_until(words: Words, whens: list[When], folded: str) -> list[When]:
    """A beginning and an end are one stretch: "Since May 2023 it had, by April 2024, ..."."""
    for index, end in enumerate(whens[1:], 1):
        begin = whens[index - 1]
        between = folded[begin.span.end : end.span.start]
        near = _is_open(begin) and _UP_TO.fullmatch(between) is not None
        if near or (begin.rule == "since" and _is_open(begin) and _BY_THEN.search(between)):
            whens[index] = _between(begin, end) if near else replace(_between(begin, end), span=end.span)
            whens[index - 1] = replace(begin, kind=WhenKind.NOTE)
            continue
        if end.period is None or not _HAD_BY.search(folded, max(0, end.span.start - 20), end.span.start):
            continue
        start = _beginning(words, begin, folded)
        if start is not None and start < end.period.end:
            whens[index] = replace(end, kind=WhenKind.PERIOD, period=Period(start, end.period.end))
            whens[index - 1] = replace(begin, kind=WhenKind.NOTE)
    return whens


def _is_open(begin: When) -> bool:
    """Whether a stretch has a beginning only, or is a year that has not ended: "this year, up to 30 November"."""
    return (
        begin.rule in ("since", "since-origin", "this-year", "this-fiscal-year", "current-year")
        and begin.kind is not WhenKind.NOTE
    )


def _between(begin: When, end: When) -> When:
    """The stretch from where one time begins to where another ends."""
    first = (begin.value or "").replace("-", ".") if begin.rule == "since" else begin.rule
    last = f"{end.period.end:%Y.%m}" if end.period is not None else f"{end.rule}.12"
    if end.rule in ("months", "days"):
        last = "frame-year." + (end.value or "").split("/")[-1].replace("-", ".")
    return When(
        Span(begin.span.start, end.span.end), WhenKind.PERIOD, rule="between", value=f"{first}/{last}"
    )


def _beginning(words: Words, when: When, folded: str) -> date | None:
    if when.rule == "since":
        year, month, day = (int(part) for part in f"{when.value}-1-1".split("-")[:3])
        return date(year, month, day)
    set_up = words.origin.search(folded, max(0, when.span.start - 40), when.span.start)
    return when.period.start if when.period is not None and set_up else None


#: The rule of a part whose kind stands only with the part before: "51 in the second".
_NTH = "part"


def _next_parts(whens: list[When]) -> list[When]:
    """Parts named by an ordinal alone are of the kind of the part before them."""
    out: list[When] = []
    for when in whens:
        if when.rule != _NTH:
            out.append(when)
        elif out and (part := _nth(out[-1], int(when.value or 0), when.span)) is not None:
            out.append(part)
    return out


def _nth(part: When, nth: int, span: Span) -> When | None:
    """The n-th quarter or half of the year of another."""
    period = part.period
    if part.rule in ("months", "this-year-months", "last-year-months"):
        first, _, last = (part.value or "").partition("-")
        size = int(last or first) - int(first) + 1
    elif period is not None and period.start.year == period.end.year:
        size = period.end.month - period.start.month + 1
    else:
        return None
    if size not in (3, 6) or not 0 < nth * size <= 12:
        return None
    if period is not None:
        return replace(part, span=span, period=month_span(period.end.year, nth * size - size + 1, nth * size))
    return replace(part, span=span, value=f"{nth * size - size + 1}-{nth * size}")


#: "the first half of 2023", "April to June this year": part of a year that is named behind it.
_OF = re.compile(r"\s*(?:of|in|,)?\s*(?:the\s+)?")
_PART_RULES = {"this-year": "this-year-", "last-year": "last-year-", "current-year": "this-year-"}


def _parts_of_years(whens: list[When], folded: str) -> list[When]:
    """A part of a year followed by its own year is one expression."""
    out: list[When] = []
    for when in whens:
        part = out[-1] if out else None
        joined = None
        if (
            part is not None
            and part.rule in ("months", "days", "up-to", "same", "same-last-year")
            and _OF.fullmatch(folded, part.span.end, when.span.start)
        ):
            joined = _of_year(part, when)
        if joined is None:
            out.append(when)
        else:
            out[-1] = joined
    return out


def _of_year(part: When, when: When) -> When | None:
    span = Span(part.span.start, when.span.end)
    if when.period is not None and is_year(when.period) and part.rule == "months":
        first, _, last = (part.value or "").partition("-")
        year = when.period.start.year
        if int(first) > int(last or first):
            return None
        return replace(
            part, span=span, period=month_span(year, int(first), int(last or first)), rule=None, value=None
        )
    if part.rule == "same" and when.rule == "same-last-year":
        return replace(part, span=span, kind=WhenKind.BASIS, rule="same-last-year")
    if part.rule in ("same", "same-last-year"):
        if when.period is None or not is_year(when.period):
            return None
        named = str(when.period.start.year)
        return replace(part, span=span, kind=WhenKind.BASIS, rule="same-in-year", value=named)
    if when.rule == "fiscal-year" and part.rule == "months" and "/" not in (when.value or ""):
        return replace(part, span=span, rule="fiscal-year", value=f"{when.value}/{part.value}")
    if when.rule in ("this-fiscal-year", "last-fiscal-year") and part.rule == "months":
        return replace(part, span=span, rule=when.rule, value=part.value)
    if when.rule in _PART_RULES:
        return replace(part, span=span, rule=_PART_RULES[when.rule] + (part.rule or ""))
    if when.rule in ("frame-year", "same"):
        return replace(part, span=span)
    return None


def is_year(period: Period | None) -> bool:
    """Whether a period is a calendar year."""
    return period is not None and period == Period.year(period.start.year)


def is_month(period: Period | None) -> bool:
    """Whether a period is one month."""
    return period is not None and period == month_span(
        period.start.year, period.start.month, period.start.month
    )
