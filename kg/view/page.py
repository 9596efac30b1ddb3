"""One HTML file: everything in-lined, every script and style named by its hash, no way out to a network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.errors import UsageError
from kg.view.holder import vis_network_script
from kg.view.layout import Point, positions, timeline
from kg.view.payload import payload

__all__ = ["render"]

_SCRIPTS = ("data.js", "scene.js", "panel.js", "controls.js", "exports.js", "main.js")
_LAYOUTS: Mapping[str, Callable[[nx.MultiDiGraph[str]], dict[str, Point]]] = {
    "communities": positions,
    "timeline": timeline,
}


def render(
    network: nx.MultiDiGraph[str],
    *,
    title: str = "",
    lang: str = "en",
    layout: str = "communities",
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
    if lang not in ("en", "zh"):
        raise UsageError(f"There is no page in the language {lang!r}", remedy="Choose en or zh")
    if layout not in _LAYOUTS:
        raise UsageError(f"There is no layout {layout!r}", remedy=f"Choose one of {', '.join(_LAYOUTS)}")
    facts, evidence = payload(network, title=title, lang=lang, layout=_LAYOUTS[layout])
    scripts = [vis_network_script(), *(_static(name) for name in _SCRIPTS)]
    style = _static("view.css")
    page = _environment().from_string(_static("page.html"))
    return page.render(
        lang="zh-Hans" if lang == "zh" else "en",
        title=title or "Enforcement knowledge graph",
        policy=_policy(scripts, style),
        # Markup: our own files, and JSON in which no character of markup is left
        style=Markup(style),  # noqa: S704
        scripts=[Markup(script.replace("</script", "<\\/script")) for script in scripts],  # noqa: S704
        facts=_embedded(facts),
        evidence=_embedded(evidence),
    )


@cache
def _static(name: str) -> str:
    return files("kg.view").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined)


def _policy(scripts: list[str], style: str) -> str:
    hashes = " ".join(_hash(script.replace("</script", "<\\/script")) for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; object-src 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _embedded(value: Any) -> Markup:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704
