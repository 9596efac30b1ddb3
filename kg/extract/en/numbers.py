"""English numerals with comparator, currency, scale and percent sign."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from kg.extract.en.money import meant
from kg.extract.spans import Number
from kg.extract.weights import last_digit
from kg.extract.words import alternatives, values
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["numbers_in"]

_END = r"(?![.,]?\d)"
_DIGITS = (
    r"\d{1,3},\d{1,2}(?=\s?(?:%|per\s?cent\b|million\b|billion\b|bn\b))|"
    rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?{_END}|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?{_END}|\d{{1,3}}(?:(?:, \d{{3}})*, 000){_END}"
    rf"|\d{{1,3}}(?:[ \u2009\u202f]\d{{3}})+(?!\d|[ ,]\d{{3}})(?:\.\d+)?{_END}|\d+(?:\.\d+)?{_END}"
)
#: "312,4 million": a group of one or two digits is no thousand.
_DECIMAL_COMMA = re.compile(r",(?=\d{1,2}$)")
_PERCENT = r"\s?(?P<pct>%|percent(?!age)\b|per\s?cent\b|pct\b|p\.c\.)(?!\s?points?\b|[- ]point)"
_RECORD = r"(?:a record |a total of |the |a )?"
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
#: A third is printed to the tenth of a percent, the usual rounding of shares.
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
#: Wholes that shares are said of: "seven out of ten", "19 out of 20".
_TEN = 10
_ROUND = frozenset({20, 50, 100, 1000})
#: Where the dollar is that of the United States, a pound is a weight.
_WEIGHTS = frozenset({"pound", "pounds"})
#: "Thirty won" their case; money of this name is counted by the thousand.
_VERBS, _THOUSAND = frozenset({"won"}), Decimal(1000)
#: A single letter is a sign of money only where it is glued to its numeral: "R500", "N20".
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
#: How far back the verb of a particle may begin, in characters.
_VERB = 16
#: "A third, in March" is an ordinal, "by a third, to 132" a share.
_PAUSE = re.compile(r"\s*(?:[,.;:)]|$)")
#: A quantity right before "more than".
_DIFFERS = re.compile(
    r"(?:\d|%|\bper\s?cent|\bpercent|\b(?:points?|times|half|third|quarter|fifth|tenth|million|billion))\s$"
)
#: The comparator behind the counted noun: "5,200 cases or so".
_OR_SO = re.compile(r"(?:\s[a-z-]+){1,3}?\s(or so|or thereabouts)\b")
_BY = re.compile(r"\b(?:by|of|up|down|fell|rose|than|nearly|about|almost|over)\s$")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The pattern of one numeral and the tables that give its parts their meaning."""

    numeral: re.Pattern[str]
    fraction: re.Pattern[str]
    comparators: Mapping[str, str]
    after: Mapping[str, str]
    scales: Mapping[str, str]
    signs: Mapping[str, str]
    names: Mapping[str, str]
    families: Mapping[str, str]
    words: Mapping[str, int]
    times: Mapping[str, int]
    parts: Mapping[str, str]
    particles: frozenset[str]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    def forms(role: str) -> str:
        return alternatives(lexicon, role, "en")

    def table(role: str) -> Mapping[str, str]:
        return values(lexicon, role, "en")

    words = {word: int(value) for word, value in table("word:number").items()}
    times = {word: int(value) for word, value in table("word:number-times").items()}
    word = "|".join(sorted((*words, *times, *_SCALES), key=len, reverse=True))
    big = "|".join((*times, *_SCALES))
    joined = rf"[ -](?:{word})|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and (?:{word})"
    first = "|".join(sorted(words, key=len, reverse=True))
    spelled = rf"\b(?:(?:{first})|an?\s(?:{big}))(?:{joined})*\b"
    before, after = forms("comparator-before"), forms("comparator-after")
    short, scale = "m|k", "|".join(form for form in forms("scale").split("|") if form not in ("m", "k"))
    sign, name = forms("word:currency-sign"), forms("word:currency-name")
    scaled = (
        rf"(?:[\s-]?(?P<scale>{scale})|(?:(?(sign)\s?)|\s(?=[mk]\s*(?:[|\t\n]|$)))(?P<short>{short}))\b(?!')"
    )
    numeral = (
        rf"(?:\b(?P<cmp>{before})\s+{_RECORD})?(?:(?<![a-z])(?P<sign>{sign})\.?\s?(?:(?P<cmp2>{before})\s)?)?"
        rf"(?P<num>(?(sign)|(?<![\w.,]))(?:{_DIGITS})|(?:half|a quarter of)\s(?=an?\s(?:million|billion|dozen))|{spelled})"
        rf"(?:(?P<half>\sand a half)(?=\s(?:{scale}|times)))?"
        rf"(?P<plus>{after})?(?:(?<=of\s|lf\s)an?(?=\s))?(?:{scaled})?(?P<plus2>\s?(?:{after})\b|\+)?"
        rf"(?:[ ](?P<num2>\d+(?:\.\d+)?)[ ](?P<scale2>{scale})\b)?"
        rf"(?:{_PERCENT}|\s?(?P<post>[€£])|(?:\s|(?<=illion)-|(?<=usand)-)(?P<name>{name})\b(?!(?<=pounds)\s+of\s+(?!fines|money|debt)))?"
    )
    parts = forms("word:fraction")
    ones = "|".join(words)
    fraction = (
        rf"\b(?:(?P<cmp>{before})\s+)?(?:"
        rf"(?<![\d.,])(?P<n>{ones}|\d{{1,2}})(?:\s\w+)?\s(?:in|out of)\s(?:every\s)?(?P<m>{ones}|a hundred|a thousand|\d{{1,3}})\b(?![\w,.]*\d)(?!\s+(?:million|billion|thousand))"
        rf"|(?P<top>an?|{ones})[\s-](?P<part>{parts})"
        rf"(?=\s+(?:of\b(?!\s+(?:a\s)?(?:million|billion|(?:19|20)\d\d))|more|fewer|less|higher|lower|up|down|on|against|were|was|are|had|have|went|came|did|failed|passed|began|started|ended|led|resulted|stemmed|related|concern(?:ed)?|involve[ds]?|to\b)|\s*[,.;:)]|$)"
        rf"|(?:(?<=by )|(?<=by nearly )|(?<=by almost )|(?<=by about )|(?<=by over )|(?<=by more than ))(?P<bare>half)\b"
        rf"|(?:(?<=than )|(?<=nearly )|(?<=almost )|(?<=about )|(?<=over )|(?<=up )|(?<=for ))(?P<lone>half)(?=\s*(?:[.,;)]|$))"
        rf"|(?P<half>half)(?=\s+(?:of\s+(?:the|all|these|those|them|its|their)\b|the\s)))"
    )
    return _Grammar(
        re.compile(numeral),
        re.compile(fraction),
        table("comparator-before"),
        table("comparator-after"),
        table("scale"),
        table("word:currency-sign"),
        table("word:currency-name"),
        table("word:money-family"),
        words,
        times,
        table("word:fraction"),
        frozenset(table("word:verb-particle")),
    )


#: A longer run of digits is a code, no figure, in characters.
_LONGEST = 30


def numbers_in(
    lexicon: Lexicon, folded: str, span: Span, *, currency: str | None, text: str | None = None
) -> list[Number]:
    """Every numeral of a stretch of folded text, fractions and shares in words included.

    Parameters
    ----------
    currency
        The money of the place the text is about: what a bare ``$`` or "rupees" means; None where it is not clear.
    text
        The text itself, in which the code of a currency stands in capitals: "TRY 5 million", not "they try 5".
    """
    grammar = _grammar(lexicon)
    found = [
        number
        for match in grammar.fraction.finditer(folded, span.start, span.end)
        if (number := _fraction(grammar, match)) is not None
    ]
    shares = [number.span for number in found]
    for match in grammar.numeral.finditer(folded, span.start, span.end):
        number = _number(grammar, match, currency, text)
        if number is not None and not any(number.digits.overlaps(share) for share in shares):
            found.append(number)
    return sorted(found, key=lambda number: number.span)


def _number(grammar: _Grammar, match: re.Match[str], local: str | None, printed: str | None) -> Number | None:
    text = match["num"].strip()
    words = not text[0].isdigit()
    if not words and len(text) > _LONGEST:
        return None
    bare = _bare(grammar, text)
    if bare == 0 and words:
        return None
    scale = _scale(grammar, match)
    if text == "one" and scale == 1 and match["pct"] is None and match["half"] is None:
        return None
    value = (bare + (Decimal("0.5") if match["half"] else 0)) * scale
    if match["num2"]:
        value += Decimal(match["num2"]) * Decimal(grammar.scales[match["scale2"]])
        scale = Decimal(grammar.scales[match["scale2"]])
    comparing = match["cmp"] is not None and not (
        _is_particle(grammar, match) or _is_difference(grammar, match)
    )
    signed = printed is None or not _is_word(grammar, match, printed)
    groups = [*(["cmp"] if comparing else []), *(["sign"] if signed else []), "num"]
    start = min(at for group in groups if (at := match.start(group)) >= 0)
    wordy = match["name"] in _WEIGHTS and local == "USD"
    wordy = wordy or (match["name"] in _VERBS and value < _THOUSAND)
    return Number(
        span=Span(start, match.start("name") - 1 if wordy else match.end()),
        digits=Span(match.start("num"), match.start("num") + len(match["num"].rstrip())),
        value=value,
        granularity=_weight(bare, words=words) * scale,
        comparator=_comparator(grammar, match, comparing=comparing),
        currency=None if wordy else _currency(grammar, match, local, signed=signed),
        percent=match["pct"] is not None,
        scale=scale,
        words=words,
    )


def _bare(grammar: _Grammar, text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(re.sub(r"[,\s]", "", _DECIMAL_COMMA.sub(".", text)))
    if text.startswith(("half", "a quarter")):
        return Decimal("0.5") if text.startswith("half") else Decimal("0.25")
    return Decimal(_spelled(grammar, text))


def _scale(grammar: _Grammar, match: re.Match[str]) -> Decimal:
    word = match["scale"] or match["short"]
    return Decimal(grammar.scales[word]) if word else Decimal(1)


def _is_particle(grammar: _Grammar, match: re.Match[str]) -> bool:
    """Whether what looks like a comparator belongs to the verb before it: "carried over 415"."""
    before = match.string[max(0, match.start("cmp") - _VERB) : match.start("cmp")].split()
    return bool(before) and f"{before[-1]} {match['cmp']}" in grammar.particles


def _is_difference(grammar: _Grammar, match: re.Match[str]) -> bool:
    """Whether "more than" tells how a quantity before it differs: "5% less than the 1,200", "three fewer than"."""
    if not match["cmp"].endswith(" than"):
        return False
    left = match.string[max(0, match.start("cmp") - _VERB) : match.start("cmp")]
    if left.endswith(("hardly ", "barely ", "scarcely ")):
        return True
    before = left.replace("-", " ").split()
    return bool(before and before[-1] in grammar.words) or _DIFFERS.search(left) is not None


def _comparator(grammar: _Grammar, match: re.Match[str], *, comparing: bool) -> str:
    if before := (match["cmp"] if comparing else None) or match["cmp2"]:
        return grammar.comparators[before]
    if after := match["plus"] or match["plus2"]:
        return grammar.after[after.strip()]
    if behind := _OR_SO.match(match.string, match.end()):
        return grammar.after[behind[1]]
    return "exact"


def _is_word(grammar: _Grammar, match: re.Match[str], printed: str) -> bool:
    """Whether what looks like the code of a currency is a word: "they try 5 cases"; "Php3.2 million" is money."""
    sign = match["sign"]
    coded = sign is not None and grammar.signs[sign].lower() == sign
    said = printed[match.start("sign") : match.end("sign")]
    glued = said[:1].isupper() and match.end("sign") == match.start("num")
    return coded and not (said.isupper() or glued)


def _currency(grammar: _Grammar, match: re.Match[str], local: str | None, *, signed: bool) -> str | None:
    if match["sign"] in _LETTERS and (_is_apart(match) or _is_label(match)):
        return None
    sign = (match["sign"] if signed else None) or match["post"]
    if not sign and not match["name"]:
        return None
    usual = grammar.signs[sign] if sign else grammar.names[match["name"]]
    return meant(grammar.families, sign or match["name"], usual, local)


def _is_apart(match: re.Match[str]) -> bool:
    """Whether a letter stands apart from a number that no scale makes money: "N 20", but "R 15.9 million"."""
    return match.string[match.end("sign")] in " ." and not match["scale"]


def _is_label(match: re.Match[str]) -> bool:
    """Whether "P12" is a page: money behind a P or K is scaled or grouped ("P18.6 million", "K12,500")."""
    return match["sign"] in ("p", "k") and not (match["scale"] or match["short"] or "," in match["num"])


def _fraction(grammar: _Grammar, match: re.Match[str]) -> Number | None:
    """A share in words as a percentage: "one in five" is 20 percent."""
    if match["n"]:
        top, bottom = _few(grammar, match["n"]), _few(grammar, match["m"])
    elif match["part"]:
        top, bottom = _few(grammar, match["top"]), int(grammar.parts[match["part"]])
    else:
        top, bottom = 1, 2
    if not 0 < top < bottom or (match["n"] and (bottom > _HUNDRED or _is_counted(match, bottom))):
        return None
    if (
        match["part"]
        and _PAUSE.match(match.string, match.end())
        and not _BY.search(match.string[max(0, match.start() - 12) : match.start()])
    ):
        return None
    exact = _HUNDRED * top / bottom
    value = exact if exact == exact.quantize(_TENTH) else exact.quantize(_TENTH)
    start = (
        match.start("cmp")
        if match["cmp"]
        else match.start() + len(match.group()) - len(match.group().lstrip())
    )
    return Number(
        span=Span(start, match.end()),
        digits=Span(start, match.end()),
        value=value.quantize(Decimal(1)) if value == value.to_integral_value() else value,
        granularity=_TENTH if exact != value else Decimal(1),
        comparator=grammar.comparators[match["cmp"]] if match["cmp"] else "exact",
        percent=True,
        words=True,
    )


def _is_counted(match: re.Match[str], bottom: int) -> bool:
    """Whether "out of" gives the count of the whole, not a share: "81 out of 95 requests"."""
    return bottom > _TEN and bottom not in _ROUND and " out of " in match.group()


def _few(grammar: _Grammar, word: str) -> int:
    if word in ("a hundred", "a thousand"):
        return 100 if word.endswith("hundred") else 1000
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else grammar.words[word]


def _weight(value: Decimal, *, words: bool) -> Decimal:
    """Weight of the last significant digit; number words are exact."""
    return Decimal(1) if words and value == value.to_integral_value() else last_digit(value)


def _spelled(grammar: _Grammar, text: str) -> int:
    """Value of number words: ``twenty-eight`` is 28."""
    total = current = 0
    for word in re.split(r"[ -]+", text):
        if word in grammar.words:
            current += grammar.words[word]
        elif word in grammar.times:
            current = max(current, 1) * grammar.times[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
    return total + current
