"""A Chinese sentence read by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.binding import bind_changes, zip_years
from kg.extract.language import Context, Label
from kg.extract.spans import Clause, Draft, Exclusion, Hit, Number, Reading, Sentence, Shape, When
from kg.extract.words import case_verbs, verbs_of
from kg.extract.zh.actors import actors_in
from kg.extract.zh.clauses import bound_in_clause, clause_of, cuts_of, framing
from kg.extract.zh.dates import whens_in
from kg.extract.zh.numbers import numbers_in
from kg.model import Block, Span

__all__ = ["LANGUAGE"]

_UNIT = "https://w3id.org/enfkg/id/code/unit/"
_END = re.compile(r"[。!?!?;;\n][”’」』)]*")
_PHRASE_STOP = re.compile(r"发生|来自|[在被已,,。;;::、()()《》“”\d]|和|及|同比|较|比|占|为|达|的是")
_BEFORE_VETO = re.compile(r"(?:第|附件|表|图|no\.|编号|(?:电话|热线)[::]?|“|《[^》]{0,30}|不少于|前)$")
_AFTER_VETO = re.compile(
    r"(?:[\x22』」》]|后[\x22,]|年|月|日|号|岁|时|点钟|条第|章|节|款规定|届|周年|代|以上有期|年有期|世纪|级|维|平台|热线|机构)"
)
_ONE = re.compile(
    r"一(?:起|批|些|个|是|次|定|般|体|种|系列|审|方面|线|律|步|直)|[一二三四五六七八九十][、.]|[二两]审|第[一二三四五六七八九十]"
)
#: Counters with which a small written number is a manner of speaking (两类, 一组).
_VAGUE = frozenset("组类种次场项套条个份对")
#: Counters of goods, of which a batch or package holds many.
_PIECES = frozenset({"件", "个", "支", "只", "册", "张", "盒", "瓶", "箱"})
#: Counters that count goods even where no noun stands by.
_GOODS = frozenset("双支只盒瓶袋箱册张幅枚颗")
#: What pieces (件) never count, and characters that make a noun part of another.
_WHOLES = frozenset({"organisation", "person", "website"})
_TAILS = frozenset("法权局罪部署厅委")
#: What the law allows at most, and what is paid in a single case at most.
_LIMIT = re.compile(r"以下(?:的?罚|有期)")
_MULTIPLES = re.compile(r"倍以(?:下|上[^,。;]{1,5}倍以下)")
_CAP = re.compile(
    r"(?:单[笔次][^,。;\d]{0,6}|(?:可处|罚[款金]?可?高达|可罚款(?:高达)?|最高可?(?:处|判|罚))[^,。;\d]{0,6})$"
)
#: Times of a duration, which is no statistic of enforcement.
_DURATIONS = frozenset({"other:day", "other:month", "other:year"})
#: The label of a key-value line.
_KEY = re.compile(r"[^\d,。;::]{2,24}[::]")
_ORDER = re.compile(r"[((]?$")


class Chinese:
    """The Chinese language package; see :class:`kg.extract.language.Language`."""

    code = "zh"
    carries_actors = False

    def sentences(self, context: Context, block: Block) -> Sequence[Span]:
        """Sentences of a block, each with its full-width stop."""
        cuts = [m.end() for m in _END.finditer(context.text, block.span.start, block.span.end)]
        edges = [block.span.start, *cuts, block.span.end]
        pieces = (_trimmed(context.text, a, b) for a, b in pairwise(edges))
        return [piece for piece in pieces if piece.end > piece.start]

    def numbers(self, context: Context, span: Span) -> Sequence[Number]:
        """Every numeral in a span."""
        return numbers_in(context.gazetteer.lexicon, context.folded, span, currency=context.currency)

    def whens(self, context: Context, span: Span) -> Sequence[When]:
        """Every time expression in a span."""
        return whens_in(context.folded, span, context.hits)

    def read(self, context: Context, sentence: Sentence) -> Reading:
        """What the sentence says by itself."""
        whens = self.whens(context, sentence.span)
        drafts: list[Draft] = []
        exclusions = [
            Exclusion(w.span, "date") for w in whens if any(c.isdigit() for c in w.span.of(context.text))
        ]
        clauses: list[Clause] = []
        whens = framing(context, sentence.span, whens)
        for span in cuts_of(context, sentence.span):
            first = len(drafts)
            scope = _with_label(context, sentence.span, span)
            for number in self.numbers(context, span):
                if any(when.span.overlaps(number.digits) for when in whens):
                    continue
                reason = _veto(context, sentence, number)
                if reason is not None:
                    exclusions.append(Exclusion(number.span, reason))
                    continue
                drafts.append(_draft(context, number, scope, drafts))
            clause = clause_of(context, span, whens, range(first, len(drafts)))
            drafts[first:] = bound_in_clause(context, clause, drafts[first:])
            clauses.append(clause)
        resolved, unknown = _split(drafts)
        renumbered = [
            replace(c, drafts=tuple(resolved[i] for i in c.drafts if i in resolved)) for c in clauses
        ]
        kept = [draft for index, draft in enumerate(drafts) if index in resolved]
        exclusions += [Exclusion(drafts[i].number.span, "number word without a counter") for i in unknown]
        bound = bind_changes(context, "zh", sentence.span, kept, whens)
        bound = zip_years(context, sentence.span, bound, whens)
        return Reading(sentence, tuple(renumbered), tuple(bound), tuple(exclusions))

    def label(self, context: Context, span: Span) -> Label:
        """What a table header, row label or key says."""
        nouns = context.within(span, "unit-noun")
        folded = span.of(context.folded)
        note = re.search(r"[((](万|亿|百万)?(元|件|起|人|家|个|吨|批)[))]", folded)
        numbers = (
            numbers_in(context.gazetteer.lexicon, f"1{note[1] or ''}{note[2]}", Span(0, 8), currency=None)
            if note
            else []
        )
        unit = _counted(context, span) or (_notation(nouns[-1]) if nouns else None)
        if numbers and numbers[0].currency is not None:
            unit = numbers[0].currency
        return Label(
            span,
            unit=unit,
            noun=nouns[-1].span if nouns else span,
            verb=next(iter(verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, span)), None),
            scale=numbers[0].scale if numbers and note and note[1] else None,
            change="同比" in folded or "增" in folded,
            when=next(iter(self.whens(context, span)), None),
            actors=tuple(actors_in(context, span)),
        )


def _counted(context: Context, label: Span) -> str | None:
    """The unit that a label ends in: 不合格批次, 抓获人数."""
    end = label.end - 1 if context.folded[label.end - 1 : label.end] == "数" else label.end
    last = [hit for hit in context.within(Span(label.start, end), "counter") if hit.span.end == end]
    values = [hit.entry.value for hit in last if hit.entry.value not in (None, "ambiguous", "visit")]
    return values[0] if values else None


def _with_label(context: Context, sentence: Span, clause: Span) -> Span:
    """A clause with the label in front of its colon, which names what it counts: 吊销许可证:6张."""
    label = context.folded[sentence.start : clause.start]
    keyed = _KEY.fullmatch(label) is not None
    return Span(sentence.start, clause.end) if keyed else clause


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, left + len(piece.strip())))


def _split(drafts: Sequence[Draft]) -> tuple[dict[int, int], list[int]]:
    """Drafts to keep with their new index, and bare number words to leave out."""
    unknown = [i for i, draft in enumerate(drafts) if draft.unit is None and draft.number.words]
    kept = [i for i in range(len(drafts)) if i not in unknown]
    return {old: new for new, old in enumerate(kept)}, unknown


def _veto(context: Context, sentence: Sentence, number: Number) -> str | None:
    """Why a numeral is no statistic, or None."""
    folded, span = context.folded, number.digits
    before, after = folded[max(0, span.start - 12) : span.start], folded[span.end : span.end + 4]
    limited = _LIMIT.match(folded, number.span.end) or _MULTIPLES.match(folded, span.end)
    if limited or _CAP.search(before):
        return "legal maximum or cap"
    held = _counter(context, number)
    if held is not None and held.entry.value in _DURATIONS:
        return "duration"
    if number.words and number.comparator == "exact" and _ONE.match(folded[span.start : span.start + 4]):
        return "indefinite or ordinal"
    if number.words and len(span.of(folded)) == 1 and not number.percent:
        counter = _counter(context, number)
        if counter is None or (number.value < 3 and counter.span.of(folded) in _VAGUE):
            return "number word without a counted noun"
    if _BEFORE_VETO.search(before) and number.comparator == "exact" and number.currency is None:
        return "part of a name, rank or label"
    if _AFTER_VETO.match(after) and number.currency is None and not number.percent:
        return "duration, age or ordinal"
    if span.start - sentence.span.start <= 1 and re.match(r"[.、))]", after) and _ORDER.search(before[-1:]):
        return "list marker"
    if not number.words and (re.match(r"[-/a-z]", after) or re.search(r"[a-z\-]$|[a-z\d]/$", before)):
        return "part of a name or code"
    return None


def _counter(context: Context, number: Number) -> Hit | None:
    window = Span(number.span.end, min(len(context.text), number.span.end + 4))
    hits = [h for h in context.within(window, "counter") if h.span.start == number.span.end]
    return max(hits, key=lambda h: h.span.end, default=None)


def _notation(hit: Hit) -> str:
    slug = (hit.entry.denotes or "").removeprefix(_UNIT)
    return f"other:{slug.removeprefix('other-').replace('-', ' ')}" if slug.startswith("other-") else slug


def _draft(context: Context, number: Number, clause: Span, before: list[Draft]) -> Draft:
    counter = _counter(context, number)
    if counter is not None:
        number = _after_counter(context, number, counter)
    unit, rule, noun = _unit(context, number, counter, clause, before)
    found = verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, clause)
    left = [verb for verb in found if verb.end <= number.span.start]
    verb = left[-1] if left else found[0] if found else (before[-1].verb if before else None)
    end = counter.span.end if counter is not None else number.span.end
    shape = Shape.SHARE if unit == "percent" else Shape.LEVEL
    return Draft(
        number,
        Span(number.span.start, max(end, number.span.end)),
        unit,
        rule,
        noun=noun,
        verb=verb,
        shape=shape,
    )


def _after_counter(context: Context, number: Number, counter: Hit) -> Number:
    """余 / 以上 / 左右 behind the counter: 5000件以上."""
    hits = context.within(
        Span(counter.span.end, min(len(context.text), counter.span.end + 3)), "comparator-after"
    )
    behind = [h for h in hits if h.span.start == counter.span.end and h.span.end - h.span.start > 1]
    if behind and number.comparator == "exact":
        return replace(number, comparator=behind[0].entry.value or "exact")
    return number


def _unit(
    context: Context, number: Number, counter: Hit | None, clause: Span, before: list[Draft]
) -> tuple[str | None, str, Span | None]:
    """The unit of a figure: the first of an ordered list of candidates that answers."""
    left = [
        h for h in context.within(Span(clause.start, number.span.start), "unit-noun") if _heads(context, h)
    ]
    if counter is not None and counter.span.of(context.folded) == "件":
        left = [h for h in left if _notation(h) not in _WHOLES]
    nearest = left[-1].span if left else None
    if number.percent:
        return "percent", "percent sign", nearest
    if number.currency is not None:
        return number.currency, "currency", nearest
    if counter is None:
        return (
            (before[-1].unit, "elided counter", before[-1].noun)
            if before and not number.words
            else (None, "no unit", None)
        )
    value = counter.entry.value or ""
    right = _head(context, counter.span.end, clause)
    if value == "multiple":
        return "other:multiple", "counter", nearest
    if counter.span.of(context.folded) == "件" and _states_cases(context, number, counter):
        return "case", "verb of cases", None
    if value == "visit":
        sites = [h for h in (*left, *([right] if right else [])) if _notation(h) == "website"]
        return ("website", "visits to sites", sites[-1].span) if sites else ("inspection", "visits", nearest)
    if value != "ambiguous":
        if (
            value in ("organisation",)
            and (noun := right or (left[-1] if left else None)) is not None
            and _notation(noun) == "website"
        ):
            return "website", "counter and noun", noun.span
        return value, "counter", right.span if right else nearest
    noun = right or (left[-1] if left else None)
    if noun is not None:
        return _notation(noun), "noun beside the counter", noun.span
    levels = [d for d in before if d.unit not in (None, "percent", "person") and d.number.currency is None]
    if counter.span.of(context.folded) in _PIECES and levels:
        held = levels[-1].unit
        return ("item" if held == "batch" else held), "elided head", levels[-1].noun
    if counter.span.of(context.folded) == "件":
        return "case", "verb default", None
    if counter.span.of(context.folded) == "次":
        return "operation", "counter default", None
    if counter.span.of(context.folded) in _GOODS:
        return "item", "counter of goods", None
    return f"other:{counter.span.of(context.folded)}", "counter default", None


def _heads(context: Context, hit: Hit) -> bool:
    """Whether a noun is a head of its own, not the first part of another (商标 of 商标法)."""
    return context.folded[hit.span.end : hit.span.end + 1] not in _TAILS


def _states_cases(context: Context, number: Number, counter: Hit) -> bool:
    """件 is of cases right behind a verb of procedure (起诉7933件), and in the pair N件M人."""
    if re.match(
        r"\d[\d.,]*[万亿]?[余多]?[万亿]?(?:人|名)(?!次)",
        context.folded[counter.span.end : counter.span.end + 14],
    ):
        return True
    window = Span(max(0, number.span.start - 8), number.span.start)
    near = [
        v
        for v in verbs_of(context.gazetteer.lexicon, "zh").find(context.folded, window)
        if v.end == window.end
    ]
    stages = case_verbs(context.gazetteer.lexicon, "zh")
    return any(verb.of(context.folded) in stages for verb in near)


def _head(context: Context, start: int, clause: Span) -> Hit | None:
    """The head noun right of a counter: the last unit noun of the phrase that follows."""
    stop = _PHRASE_STOP.search(context.folded, start, clause.end)
    nouns = context.within(Span(start, min(stop.start() if stop else clause.end, start + 24)), "unit-noun")
    return max(nouns, key=lambda h: (h.span.end, -h.span.start), default=None)


LANGUAGE = Chinese()
