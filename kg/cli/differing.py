"""``kg diff``: what changed from one build to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.screen import say
from kg.graph.diff import Difference, Kind, difference
from kg.graph.patch import patch
from kg.graph.store import load
from kg.view import write

__all__ = ["register"]

_HELP = """
What changed from one build to another: documents, claims that came, went or say something else, and relations
between figures. A document that was read again is compared claim by claim.

Examples:

    kg diff before after

    kg diff before after --patch changes.rdfp

The patch is in RDF Patch form: applied to the first graph it gives the second.

Exit codes: 0 the same; 1 something differs; 2 no graph there.
"""
_MARKS = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: "~"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", help=_HELP)(_diff)


def _diff(
    before: Annotated[Path, typer.Argument(help="Output folder or file of quads.")],
    after: Annotated[Path, typer.Argument(help="The later one.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON for programs.")] = False,
    to: Annotated[Path | None, typer.Option("--patch", help="Write the quads as an RDF Patch, too.")] = None,
) -> None:
    old, new = load(before).store, load(after).store
    found = difference(old, new)
    if to is not None:
        write(to, patch(old, new).encode("utf-8"))
    if as_json:
        say(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        _show(found)
    raise typer.Exit(1 if found else 0)


def _show(found: Difference) -> None:
    if not found:
        say("the same")
        return
    for mark, names in (("+", found.added), ("-", found.removed), ("~", found.changed)):
        for name in names:
            say(f"{mark} document {name}")
    document = ""
    for claim in found.claims:
        if claim.document != document:
            document = claim.document
            say(f"{document}:")
        say(f"  {_MARKS[claim.kind]} {claim.printed}: {claim.after or claim.before}")
        for name, (was, now) in claim.fields.items():
            say(f"      {name}: {was or 'none'} -> {now or 'none'}")
    for relation in found.relations:
        say(f"{_MARKS[relation.kind]} {relation.a} {relation.relation} {relation.b}")
    counts = {kind: sum(1 for claim in found.claims if claim.kind is kind) for kind in Kind}
    claims = ", ".join(f"{number} {kind.value}" for kind, number in counts.items())
    say(f"claims: {claims}; quads: {found.quads[0]} deleted, {found.quads[1]} added")
