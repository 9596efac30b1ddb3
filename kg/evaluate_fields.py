"""When two figures agree in one field: units, comparators, periods, names, changes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["FIELDS", "field_ok", "name_ok", "period_key", "same_value", "unit_key"]

FIELDS = ("comparator", "period", "agency", "campaign", "change")

#: Units that a reader may name in other words.
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("people", "suspect", "individual", "arrest"), "person"),
    **dict.fromkeys(("piece", "article", "goods", "product", "unit"), "item"),
    **dict.fromkeys(("company", "organization", "agency"), "organisation"),
    **dict.fromkeys(("rmb", "yuan"), "CNY"),
    **dict.fromkeys(("us$", "dollar"), "USD"),
    **dict.fromkeys(("site", "domain"), "website"),
    **dict.fromkeys(("shipment", "consignment"), "batch"),
    "euro": "EUR",
    "%": "percent",
    "investigation": "case",
    "ton": "tonne",
    "liter": "litre",
    "kg": "kilogram",
}
#: Rates that differ by less are the same rate, in percentage points.
_RATE = 0.011
_SHORT = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}


def same_value(a: float, b: float) -> bool:
    """Whether two values are equal but for the rounding of the machine."""
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def unit_key(unit: object) -> str:
    """A unit under its usual name.

    Examples
    --------
    >>> unit_key("RMB"), unit_key("other:den"), unit_key("Case")
    ('CNY', 'other', 'case')
    """
    text = str(unit or "").strip()
    low = text.lower()
    if low.startswith("other"):
        return _UNITS.get(low.partition(":")[2].strip(), "other")
    if low in _UNITS:
        return _UNITS[low]
    return text if text.isupper() else low


def period_key(period: object) -> tuple[str, str] | str | None:
    """First and last day of a period; ``FY2015`` is the fiscal year of the United States.

    Examples
    --------
    >>> period_key("2024-H1") == period_key("2024-01/2024-06")
    True
    >>> period_key("2024")
    ('2024-01-01', '2024-12-31')
    """
    if not period:
        return None
    text = str(period).strip().replace(" ", "")
    if found := re.fullmatch(r"FY(\d{4})", text):
        return f"{int(found[1]) - 1}-10-01", f"{found[1]}-09-30"
    if found := re.fullmatch(r"(\d{4})-?([HQ])([1-4])", text):
        months = 6 if found[2] == "H" else 3
        last = months * int(found[3])
        text = f"{found[1]}-{last - months + 1:02}/{found[1]}-{last:02}"
    first, _, last_part = text.partition("/")
    last_part = last_part or first
    if not all(re.fullmatch(r"\d{4}(-\d\d){0,2}", part) for part in (first, last_part)):
        return text
    return _first_day(first), _last_day(last_part).replace("-02-29", "-02-28")


def _first_day(text: str) -> str:
    return text + {4: "-01-01", 7: "-01"}.get(len(text), "")


def _last_day(text: str) -> str:
    if len(text) == 4:
        return text + "-12-31"
    return f"{text}-{_SHORT.get(int(text[5:]), 31):02}" if len(text) == 7 else text


def name_ok(gold: str | None, other_names: list[str] | None, found: str | None) -> bool:
    """Whether a name, or one of several divided by `` / ``, names what gold names; one may hold the other.

    Examples
    --------
    >>> name_ok("Iron Fist", None, "Iron Fist campaign / 铁拳")
    True
    >>> name_ok(None, None, "Customs")
    False
    """
    if not gold or not found:
        return not gold and not found
    golds = [_folded(name) for name in (gold, *(other_names or ()))]
    return any(_meet(g, p) for p in map(_folded, str(found).split(" / ")) for g in golds if g and p)


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFKC", name).lower().replace("\u2019", "'").replace("\u2018", "'")
    text = re.sub('["\u201c\u201d().,]', " ", text)
    text = re.sub(r"\b(the|china's|chinese)\b", " ", text)
    return " ".join(text.split())


def _meet(a: str, b: str) -> bool:
    return a == b or _within(a, b) or _within(b, a)


def _within(a: str, b: str) -> bool:
    if re.search("[\u4e00-\u9fff]", a):
        return len(a) > 1 and a in b
    return re.search(rf"\b{re.escape(a)}\b", b) is not None


def _comparator_ok(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    allowed = [gold.get("comparator") or "exact", *gold.get("comparator_alt", ())]
    return (found.get("comparator") or "exact") in allowed


def _period_ok(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return period_key(gold.get("period")) == period_key(found.get("period"))


def _agency_ok(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return name_ok(gold.get("agency"), gold.get("agency_alt"), found.get("agency"))


def _campaign_ok(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return name_ok(gold.get("campaign"), gold.get("campaign_alt"), found.get("campaign"))


def _change_ok(gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    wanted, said = gold.get("change"), found.get("change")
    if not wanted or not said:
        return not wanted and not said
    if (said.get("direction") or wanted.get("direction")) != wanted.get("direction"):
        return False
    if wanted.get("percent") is None:
        return True
    values = [said.get("percent"), None if said.get("times") is None else said["times"] * 100]
    return any(value is not None and abs(value - wanted["percent"]) < _RATE for value in values)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], bool]] = {
    "comparator": _comparator_ok,
    "period": _period_ok,
    "agency": _agency_ok,
    "campaign": _campaign_ok,
    "change": _change_ok,
}


def field_ok(name: str, gold: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether a figure agrees with gold in one of :data:`FIELDS`.

    Raises
    ------
    KeyError
        There is no such field.
    """
    return _CHECKS[name](gold, found)
