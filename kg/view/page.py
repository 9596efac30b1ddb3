"""One HTML file: everything in-lined, every script and style named by its hash, no way out to a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.errors import UsageError
from kg.view.holder import vis_network_script
from kg.view.layout import Layout, positions, timeline
from kg.view.payload import payload, words
from kg.view.working import working_set

__all__ = ["LANGUAGE_TAGS", "SCRIPTS", "environment", "render", "static_file", "style_policy"]

#: What could end a block of data, or cannot be written.
_NOT_PLAIN = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
#: In the order in which they run.
SCRIPTS = (
    "data.js", "state.js", "words.js", "marks.js", "regions.js", "labels.js", "scene.js", "camera.js", "expand.js",
    "evidence.js", "years-table.js", "panel.js", "facets.js", "entry.js", "search.js", "table.js", "address.js",
    "svg.js", "exports.js", "tools.js", "keys.js", "main.js",
)  # fmt: skip
#: What a page in a language says it is written in (BCP 47).
LANGUAGE_TAGS = {"en": "en", "zh": "zh-Hans"}
_LAYOUTS: Mapping[str, Callable[[nx.MultiDiGraph[str]], Layout]] = {
    "communities": positions,
    "timeline": timeline,
}


def render(
    network: nx.MultiDiGraph[str],
    *,
    title: str = "",
    lang: str = "en",
    layout: str = "communities",
    selected: str = "",
    unfolded: bool = False,
) -> str:
    """A network as one offline HTML page.

    Parameters
    ----------
    network
        As :func:`kg.network.project` gives it; it is not changed.
    title
        Heading of the page; the default names the project.
    lang
        ``en`` or ``zh``: language of the labels at first, the reader can switch.
    layout
        ``communities`` or ``timeline``.
    selected
        IRI of the thing whose panel stands open at first.
    unfolded
        Whether figures and documents are drawn as nodes of their own at first.

    Returns
    -------
    str
        The page; the same arguments give the same text.

    Raises
    ------
    UsageError
        A language or layout that is not offered.

    Examples
    --------
    >>> render(nx.MultiDiGraph()).startswith("<!doctype html>")
    True
    """
    if lang not in LANGUAGE_TAGS:
        raise UsageError(f"There is no page in the language {lang!r}", remedy="Choose en or zh")
    if layout not in _LAYOUTS:
        raise UsageError(f"There is no layout {layout!r}", remedy=f"Choose one of {', '.join(_LAYOUTS)}")
    placed = _LAYOUTS[layout](working_set(network, selected=selected, unfolded=unfolded))
    facts, evidence = payload(network, placed, title=title, lang=lang, selected=selected)
    scripts = [vis_network_script(), *(static_file(name) for name in SCRIPTS)]
    style = static_file("view.css")
    page = environment().from_string(static_file("page.html"))
    return page.render(
        lang=LANGUAGE_TAGS[lang],
        title=title or words()["words"][lang]["title"],
        policy=_policy(scripts, style),
        # Markup: our own files, and JSON in which no character of markup is left
        style=Markup(style),  # noqa: S704
        scripts=[Markup(script.replace("</script", "<\\/script")) for script in scripts],  # noqa: S704
        facts=_embedded(facts),
        evidence=_embedded(evidence),
    )


@cache
def static_file(name: str) -> str:
    """A file that is shipped with the pages."""
    return files("kg.view").joinpath("static", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """Templates that escape every value and refuse a missing one."""
    return Environment(autoescape=True, undefined=StrictUndefined)


def _policy(scripts: list[str], style: str) -> str:
    hashes = " ".join(_hash(script.replace("</script", "<\\/script")) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; object-src 'none'"
    )


def style_policy(style: str) -> str:
    """The policy of a page without scripts: its own style and nothing else."""
    return f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _embedded(value: Any) -> Markup:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_NOT_PLAIN.sub(lambda found: f"\\u{ord(found[0]):04x}", text))  # noqa: S704
