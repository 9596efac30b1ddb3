"""What an English table header, row label or key says about the figures it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from kg.extract.en.actors import actors_in
from kg.extract.en.kinds import as_handled
from kg.extract.en.money import meant
from kg.extract.en.phrases import Phrase, subject_of, unit_of_words, words_of
from kg.extract.language import Context, Label
from kg.extract.spans import When
from kg.extract.words import alternatives, values, verbs_of
from kg.lexicon import Lexicon
from kg.model import Span

__all__ = ["label_of"]

_NOTE = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
#: "Catches seized, tonnes", "Volume in litres": the unit of measurement ends the label.
_LAST = re.compile(r"(?:,|\bin)\s+([a-z][a-z ]{1,24})$")
#: What is counted, not measured: "Employers in breach" tells no unit behind its "in".
_COUNTED = frozenset({"case", "person", "organisation", "other:complaint"})
_HOW_MANY = re.compile(r"\b(?:how many|the number of)\s")
_CHANGE = re.compile(r"\b(?:change|growth|year[- ]on[- ]year|yoy|y/y|variation|increase|trend)\b|\+/-|±|[δΔ]")
_SHARE = re.compile(r"\s*(?:%|per ?cent(?:age)?\b|share of\b|proportion of\b)")
_PERCENT = re.compile(r"%|\bper ?cent\b|\bshare\b|\bproportion\b|\brate\b")


def label_of(context: Context, span: Span, whens: Sequence[When]) -> Label:
    """The unit, noun, verb, scale and period of a label.

    Parameters
    ----------
    whens
        Time expressions of the label.
    """
    lexicon, folded = context.gazetteer.lexicon, span.of(context.folded)
    words = words_of(lexicon)
    money = _money(lexicon, folded, context.currency)
    note = next(
        (
            n
            for m in (*_NOTE.finditer(folded), *_LAST.finditer(folded))
            if (n := _noted(context, m)) is not None and (m.re is _NOTE or n not in _COUNTED)
        ),
        None,
    )
    asked = _HOW_MANY.search(context.folded, span.start, span.end)
    phrase = subject_of(words, context.folded, asked.end() if asked else span.start, span.end)
    unit = money or note or ("percent" if _SHARE.match(folded) else None)
    if unit is None and phrase is not None:
        known = unit_of_words(words, phrase.words)
        unit = as_handled(context, span, phrase.words, known) if known else _unknown(phrase, whens)
    if unit is None and _PERCENT.search(folded):
        unit = "percent"
    return Label(
        span,
        unit=unit,
        noun=_noun(span, phrase, unit),
        verb=next(iter(verbs_of(lexicon, "en").find(context.folded, span)), None),
        scale=_scale(lexicon, folded),
        change=_CHANGE.search(folded) is not None,
        when=next(iter(whens), None),
        actors=tuple(actors_in(context, span)),
    )


def _noun(span: Span, phrase: Phrase | None, unit: str | None) -> Span | None:
    if phrase is not None:
        return phrase.span
    return span if unit is not None else None


def _unknown(phrase: Phrase, whens: Sequence[When]) -> str | None:
    """A plural no record knows is counted, unless it is the name of a time ("six months")."""
    return None if any(when.span.overlaps(phrase.head) for when in whens) else f"other:{phrase.noun}"


def _noted(context: Context, match: re.Match[str]) -> str | None:
    """The unit in brackets: "Prosecutions (cases)"."""
    words = words_of(context.gazetteer.lexicon)
    inner = tuple(match[1].replace("number of ", "").split())
    if match[1].strip() in ("%", "per cent", "percent"):
        return "percent"
    return unit_of_words(words, inner) if inner and len(inner) <= 3 else None


@cache
def _money_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    signs = alternatives(lexicon, "word:currency-sign", "en")
    names = alternatives(lexicon, "word:currency-name", "en")
    return re.compile(rf"(?<![a-z])(?:(?P<sign>{signs})(?:(?<![a-z])|(?![a-z]))|(?P<name>{names})(?![a-z]))")


def _money(lexicon: Lexicon, folded: str, local: str | None) -> str | None:
    match = _money_pattern(lexicon).search(folded)
    if match is None:
        return None
    role, form = ("sign", match["sign"]) if match["sign"] else ("name", match["name"])
    usual = values(lexicon, f"word:currency-{role}", "en")[form]
    return meant(values(lexicon, "word:money-family", "en"), form, usual, local)


@cache
def _scale_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    scales = alternatives(lexicon, "scale", "en")
    return re.compile(rf"(?<![a-z])(?P<scale>{scales})s?(?![a-z'])|(?P<thousands>'?000s?\b)")


def _scale(lexicon: Lexicon, folded: str) -> Decimal | None:
    """The factor of a unit note: "EUR million", "in thousands", "'000"."""
    match = _scale_pattern(lexicon).search(folded)
    if match is None:
        return None
    return Decimal(1000) if match["thousands"] else Decimal(values(lexicon, "scale", "en")[match["scale"]])
