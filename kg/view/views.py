"""Ready-made views: which part of a network answers which question, and how its page opens."""

from __future__ import annotations

import networkx as nx

from kg.errors import UsageError
from kg.network import about, by_year, entities, find, neighbourhood
from kg.terms import EKG
from kg.view.notebook import Page
from kg.view.page import render
from kg.view.payload import words

__all__ = ["VIEWS", "page", "parse_years", "view"]

#: Name to whether it needs the name of a thing.
VIEWS = {
    "agency": True,
    "campaign": True,
    "conflicts": False,
    "overview": False,
    "report": True,
    "sector": True,
    "timeline": False,
}


def page(
    network: nx.MultiDiGraph[str],
    name: str = "overview",
    *,
    of: str = "",
    focus: str = "",
    depth: int = 1,
    years: str = "",
    lang: str = "en",
    title: str = "",
) -> Page:
    """A ready-made view as a page, laid out and opened as suits it.

    Parameters
    ----------
    name, of, focus, depth, years
        As for :func:`view`.
    lang, title
        As for :func:`kg.view.render`; the default title names the view and what it is about.

    Raises
    ------
    UsageError
        As for :func:`view` and :func:`kg.view.render`.

    Examples
    --------
    >>> page(nx.MultiDiGraph(), lang="zh").html[:15]
    '<!doctype html>'
    """
    part = view(network, name, of=of, focus=focus, depth=depth, years=years)
    middle = find(part, focus or of, kind="" if focus else name) if focus or of else ""
    return Page(
        render(
            part,
            title=title or _title(part, name, middle, years, lang),
            lang=lang,
            layout="timeline" if name == "timeline" else "communities",
            selected=middle,
            unfolded=name == "conflicts",
        )
    )


def _title(network: nx.MultiDiGraph[str], name: str, middle: str, years: str, lang: str) -> str:
    """What the page is about, in the reader's language; nothing for the plain overview."""
    data = network.nodes[middle] if middle else {}
    labels = (data.get("label_zh"), data.get("label_en"))
    label = next((text for text in (labels if lang == "zh" else labels[::-1]) if text), middle)
    head = label or ("" if name == "overview" else words()["words"][lang][f"view-{name}"])
    return " · ".join(part for part in (head, years) if part)


def view(
    network: nx.MultiDiGraph[str],
    name: str = "overview",
    *,
    of: str = "",
    focus: str = "",
    depth: int = 1,
    years: str = "",
) -> nx.MultiDiGraph[str]:
    """The part of a network that a ready-made view shows.

    Parameters
    ----------
    name
        One of :data:`VIEWS`.
    of
        Name or IRI of the agency, campaign, report or sector concerned.
    focus, depth
        Name or IRI of any thing, and how many steps around it are kept (1 or 2).
    years
        ``2024`` or ``2020-2024``.

    Raises
    ------
    UsageError
        An unknown view, a name that nothing has, a depth or years that make no sense.
    """
    if name not in VIEWS:
        raise UsageError(f"There is no view {name!r}", remedy=f"Choose one of {', '.join(VIEWS)}")
    if depth not in (1, 2):
        raise UsageError(f"A depth of {depth} is not offered", remedy="Use 1 or 2")
    part = by_year(network, *parse_years(years)) if years else network
    if name == "conflicts":
        part = _conflicts(part)
    elif name == "timeline":
        part = entities(part)
    elif VIEWS[name]:
        if not of:
            raise UsageError(f"The view {name!r} needs the name of one", remedy=f"Write --as {name} NAME")
        middle = find(part, of, kind=name)
        part = about(part, middle) if depth == 1 else neighbourhood(part, middle, depth=depth)
    return neighbourhood(part, find(part, focus), depth=depth) if focus else part


def parse_years(text: str) -> tuple[int, int]:
    """First and last year of ``2024`` or ``2020-2024``.

    Raises
    ------
    UsageError
        It is neither.

    Examples
    --------
    >>> parse_years("2020-2024"), parse_years("2024")
    ((2020, 2024), (2024, 2024))
    """
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (not last or last.isdecimal())):
        raise UsageError(f"{text!r} is no range of years", remedy="Write 2024 or 2020-2024")
    return int(first), int(last or first)


def _conflicts(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    pairs = [(a, b) for a, b, key in network.edges(keys=True) if key == EKG.conflictsWith]
    kept = {end for pair in pairs for end in pair}
    kept |= {other for node in list(kept) for other in network.successors(node)}
    part = network.subgraph(kept).copy()
    for data in part.nodes.values():
        data["statistics"] = [value for value in data["statistics"] if value["iri"] in kept]
    return part
