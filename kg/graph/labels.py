"""Labels a person can read without following a link, in English and Chinese."""

from __future__ import annotations

from decimal import Decimal

from kg import iris
from kg.lexicon import Lexicon
from kg.model import Entity, Figure, Period

__all__ = ["name_of", "period_label", "statistic_label"]

_WORDS = {
    "exact": ("", ""), "about": ("about ", "约"), "nearly": ("nearly ", "近"), "more_than": ("over ", "超过"),
    "at_least": ("at least ", "不少于"), "less_than": ("less than ", "不足"), "at_most": ("at most ", "不超过"),
}  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def period_label(period: Period, language: str) -> str:
    """"2024", "January-June 2024", or two days; in Chinese 2024年, 2024年1—6月.

    Examples
    --------
    >>> period_label(Period.year(2024), "en"), period_label(Period.year(2024), "zh")
    ('2024', '2024年')
    """
    start, end = period.start, period.end
    if period == Period.year(start.year):
        return str(start.year) if language == "en" else f"{start.year}年"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}-{end.year}" if language == "en" else f"{start.year}—{end.year}年"
    if start.day == 1 and start.year == end.year and end.day >= 28:
        first, last = _MONTHS[start.month - 1], _MONTHS[end.month - 1]
        if language == "zh":
            return f"{start.year}年{start.month}月" if first == last else f"{start.year}年{start.month}—{end.month}月"
        return f"{first} {start.year}" if first == last else f"{first}-{last} {start.year}"
    return f"{start.isoformat()} to {end.isoformat()}" if language == "en" else f"{start.isoformat()}至{end.isoformat()}"


def name_of(entity: Entity, lexicon: Lexicon, language: str) -> str:
    """The name of an entity in a language where it is known, else as it is."""
    if entity.iri in lexicon:
        labels = lexicon.record(entity.iri).labels
        return labels.get(language) or entity.label
    return entity.label


def statistic_label(figure: Figure, lexicon: Lexicon, language: str) -> str:
    """"over 15,000 arrests approved, procuratorial organs, China, 2024"."""
    before = _WORDS[figure.comparator][0 if language == "en" else 1]
    parts = [figure.agency, figure.campaign, figure.sector, figure.subject, figure.place]
    names = [name_of(part, lexicon, language) for part in parts if part is not None]
    if figure.period is not None:
        names.append(period_label(figure.period, language))
    measure, value = name_of(figure.measure, lexicon, language), _number(figure)
    if language == "zh":
        return ",".join([f"{measure}{before}{value}", *names])
    return ", ".join([f"{before}{value} {measure}", *names])


def _number(figure: Figure) -> str:
    whole = figure.value == figure.value.to_integral_value()
    text = f"{int(figure.value):,}" if whole else iris.decimal(figure.value)
    if figure.unit == "percent":
        sign = "+" if figure.transformation == "yoy-rate" and figure.value > Decimal(0) else ""
        return f"{sign}{text}%"
    return f"{figure.unit} {text}" if figure.unit.isupper() else text
