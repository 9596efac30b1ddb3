"""English numerals that say again what another one says: rounded shares, sizes of changes told as rates."""

from __future__ import annotations

import re
from decimal import Decimal

from kg.extract.en.change_words import grammar_of
from kg.extract.en.veto_site import Site

__all__ = ["restated", "size_of_rate"]

_EXACTLY = re.compile(r"[^.;:(),\d]{0,60}\((?:[a-z]+\s){0,2}(\d[\d.]*\d|\d)\s?(?:%|per\s?cent\b)")
#: How far a rounded share may be from the exact one, as a part of it.
_ROUNDED = Decimal("0.15")


def restated(site: Site) -> str | None:
    """A rounded share that is said exactly behind it: "nearly 50% (49.6%)", "one in four visits (26%)"."""
    if not site.number.percent:
        return None
    found = _EXACTLY.match(site.after)
    if found is None or found[1].count(".") > 1:
        return None
    exact, said = Decimal(found[1]), site.number.value
    if site.number.comparator == "exact" and not site.number.words:
        return "said exactly behind it" if said != exact and said == exact.quantize(Decimal(1)) else None
    return "said exactly behind it" if abs(exact - said) <= _ROUNDED * exact else None


_SIZE_OF_RATE = re.compile(
    r"(?:\s[a-z-]+){0,3}?(?:\sto\s(?:a\s(?:total|record)\sof\s)?[\d.,]+(?:\s[a-z-]+){0,2})?"
    r"(?:,?\s(?:or|i\.e\.|equal to|equivalent to|representing)\s|\s\()(?:an?\s)?(?:about\s|some\s|nearly\s|by\s|[+-])?\d[\d.]*\s?(?:%|per\s?cent\b)"
)

_RATE_BEFORE = re.compile(r"(?<![\d.])\d[\d.]*\s?(?:%|per\s?cent)\s\((?:by\s|or\s|\+|-)?$")
_LEADS_ON = re.compile(r"(?:\s[a-z-]+){0,2}\)\sto\b")


def size_of_rate(site: Site) -> str | None:
    """The size of a change that is told as a rate as well: "grew by 1,463 to 19,033, or 8.3 percent"."""
    grammar = grammar_of(site.context.gazetteer.lexicon)
    rate = _RATE_BEFORE.search(site.before) if site.number.currency is None or site.after[:1] == ")" else None
    if (
        rate is not None
        and _LEADS_ON.match(site.after)
        and grammar.before.search(site.before[: rate.start()])
    ):
        return "size of a change told as a rate"
    if site.number.percent or _SIZE_OF_RATE.match(site.after) is None:
        return None
    stepped = grammar.step.search(site.before) or grammar.aside.search(site.before)
    return "size of a change told as a rate" if stepped else None
