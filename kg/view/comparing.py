"""Compared figures as one offline HTML page: a table with the quotes, no script, nothing loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from kg.comparison import Pair
from kg.graph.verdicts import Verdict
from kg.phrases import phrase
from kg.view.page import LANGUAGE_TAGS, environment, static_file, style_policy

__all__ = ["render_pairs"]


def render_pairs(pairs: Sequence[Pair], *, title: str, language: str = "en") -> str:
    """A page with one row for each pair, its verdict, both sentences and the reason.

    Parameters
    ----------
    title
        Heading of the page; like every text of it, it is escaped.
    language
        Of everything but the sentences: ``en`` or ``zh``.

    Examples
    --------
    >>> "0 pairs of figures" in render_pairs([], title="a.txt and b.txt")
    True
    """
    style = static_file("comparison.css")
    counted = Counter(pair.found.verdict for pair in pairs)
    return (
        environment()
        .from_string(static_file("comparison.html"))
        .render(
            title=title,
            lang=LANGUAGE_TAGS[language],
            say=lambda name, **slots: phrase(name, language, **slots),
            policy=style_policy(style),
            style=Markup(style),  # noqa: S704 - our own file
            counts=[(v, counted[v]) for v in Verdict if counted[v]],
            pairs=[_row(pair, language) for pair in pairs],
        )
    )


def _row(pair: Pair, language: str) -> Mapping[str, object]:
    row = dict(pair.to_json(language=language))
    for name, claim in (("a", pair.a), ("b", pair.b)):
        side = row[name]
        row[name] = {**(side if isinstance(side, Mapping) else {}), "language": claim.language}
    return row
