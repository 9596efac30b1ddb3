"""Labels that are readable by themselves, in English and Chinese, made from the labels of the parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from kg import iris
from kg.extract.measures import is_money
from kg.lexicon import Lexicon
from kg.model import Entity, Figure, Period

__all__ = ["LANGUAGES", "edition_label", "entity_label", "period_label", "series_label", "statistic_label"]

LANGUAGES = ("en", "zh")

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_JOIN: Mapping[str, str] = {"en": ", ", "zh": ","}


def entity_label(entity: Entity, lexicon: Lexicon, language: str) -> str:
    """The label of a record in the language asked for where it has one, else the name as given."""
    if entity.part_of is not None and entity.year is not None and entity.iri not in lexicon:
        return edition_label(entity, lexicon, language)
    return _record_label(lexicon, entity.iri, language) or entity.label


def edition_label(entity: Entity, lexicon: Lexicon, language: str) -> str:
    """A campaign and its year: "Iron Fist campaign 2024"."""
    name = _record_label(lexicon, entity.part_of or "", language) or entity.label
    year = str(entity.year)
    if year in name:
        return name
    return f"{name} {year}" if language == "en" else f"{year}年{name}"


@lru_cache(maxsize=4096)
def period_label(period: Period, language: str) -> str:
    """A period in words.

    Examples
    --------
    >>> from datetime import date
    >>> half = Period(date(2024, 1, 1), date(2024, 6, 30))
    >>> period_label(half, "en"), period_label(half, "zh")
    ('January–June 2024', '2024年1—6月')
    >>> period_label(Period.year(2024), "en"), period_label(Period.year(2024), "zh")
    ('2024', '2024年')
    """
    start, end = period.start, period.end
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_months and (start.month, end.month) == (1, 12):
        years = str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        return years if language == "en" else f"{years.replace('–', '—')}年"
    if whole_months and start.year == end.year:
        return _months(period, language)
    if start == end:
        return start.isoformat()
    return f"{start.isoformat()} to {end.isoformat()}" if language == "en" else f"{start}至{end}"


def _months(period: Period, language: str) -> str:
    first, last, year = period.start.month, period.end.month, period.start.year
    if language == "en":
        name = _MONTHS[first - 1] if first == last else f"{_MONTHS[first - 1]}–{_MONTHS[last - 1]}"
        return f"{name} {year}"
    return f"{year}年{first}月" if first == last else f"{year}年{first}—{last}月"


def statistic_label(figure: Figure, lexicon: Lexicon, language: str) -> str:
    """A statistic in one line: "more than 15,000 arrests approved, procuratorial organs of China, 2024"."""
    measure = entity_label(figure.measure, lexicon, language)
    amount = _amount(figure, lexicon, language)
    if figure.transformation == "level":
        head = f"{amount} {measure}" if language == "en" else f"{measure}{amount}"
    else:
        change = _record_label(lexicon, iris.code("transformation", figure.transformation), language)
        head = _JOIN[language].join(
            (measure, f"{change or figure.transformation}{' ' if language == 'en' else ''}{amount}")
        )
    period = [] if figure.period is None else [period_label(figure.period, language)]
    return _JOIN[language].join([head, *_scope(figure, lexicon, language), *period])


def series_label(figure: Figure, lexicon: Lexicon, language: str) -> str:
    """What the statistics of a series have in common: "arrests approved, procuratorial organs of China"."""
    parts = [entity_label(figure.measure, lexicon, language)]
    if figure.transformation != "level":
        code = iris.code("transformation", figure.transformation)
        parts.append(_record_label(lexicon, code, language) or figure.transformation)
    unit = _record_label(lexicon, iris.unit(figure.unit), language) or figure.unit.removeprefix("other:")
    scope = list(_scope(figure, lexicon, language))
    return f"{_JOIN[language].join([*parts, *scope])} ({unit})"


def _scope(figure: Figure, lexicon: Lexicon, language: str) -> Iterator[str]:
    if figure.part is not None:
        yield f"“{entity_label(figure.part, lexicon, language)}”"
    for entity in (figure.agency, figure.campaign, figure.sector, figure.subject, figure.place):
        if entity is not None:
            yield entity_label(entity, lexicon, language)


def _amount(figure: Figure, lexicon: Lexicon, language: str) -> str:
    number = _number(figure.value, language)
    unit = _record_label(lexicon, iris.unit(figure.unit), language) or figure.unit.removeprefix("other:")
    if figure.unit == "percent":
        amount = f"{number}%"
    elif language == "zh":
        amount = f"{number}{unit}"
    elif is_money(figure.unit):
        amount = f"{figure.unit} {number}"
    else:
        amount = number if figure.unit == figure.measure.unit else f"{number} {unit}"
    if figure.comparator == "exact":
        return amount
    word = _record_label(lexicon, iris.code("comparator", figure.comparator), language) or figure.comparator
    return f"{word} {amount}" if language == "en" else f"{word}{amount}"


def _number(value: Decimal, language: str) -> str:
    plain = iris.decimal(value)
    return f"{Decimal(plain):,f}" if language == "en" else plain


def _record_label(lexicon: Lexicon, iri: str, language: str) -> str | None:
    return lexicon.record(iri).labels.get(language) if iri in lexicon else None
