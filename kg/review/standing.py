"""Which entries stand: each once, each under its own id, and none that is undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.review.correction import Action, Correction, Fault, FaultKind

__all__ = ["standing"]


def standing(corrections: Iterable[Correction]) -> tuple[tuple[Correction, ...], tuple[Fault, ...]]:
    """The entries to apply, by digest, and those that cannot be.

    An entry that is undone, and the one that undoes it, leave nothing behind: the build is what it was.

    Examples
    --------
    >>> standing([])
    ((), ())
    """
    ordered = sorted(corrections, key=lambda c: (c.digest, c.place), reverse=True)
    once = sorted({c.digest: c for c in ordered}.values(), key=lambda c: c.digest)
    named, faults = _under_own_ids(once)
    by_id = {c.id: c for c in named}
    undos = [c for c in named if c.action is Action.UNDO]
    circular = {c.id for c in undos if _undoes_itself(c, by_id)}
    faults += [
        c.fault(FaultKind.STALE, f"No entry has the id {c.undoes!r}") for c in undos if c.undoes not in by_id
    ]
    faults += [c.fault(FaultKind.CONTRADICTORY, "It undoes itself") for c in undos if c.id in circular]
    undone = _undone([c for c in undos if c.id not in circular])
    kept = tuple(c for c in named if c.action is not Action.UNDO and c.id not in undone)
    return kept, tuple(sorted(faults))


def _under_own_ids(corrections: Sequence[Correction]) -> tuple[list[Correction], list[Fault]]:
    groups: dict[str, list[Correction]] = {}
    for one in corrections:
        groups.setdefault(one.id, []).append(one)
    faults = []
    for group in groups.values():
        places = sorted(c.place for c in group)
        for one in group[: len(group) if len(group) > 1 else 0]:
            other = next(place for place in places if place != one.place or len(set(places)) == 1)
            message = f"The id {one.id!r} is also that of another entry (see {other})"
            faults.append(one.fault(FaultKind.CONTRADICTORY, message))
    return [group[0] for group in groups.values() if len(group) == 1], faults


def _undoes_itself(start: Correction, by_id: Mapping[str, Correction]) -> bool:
    """Whether a chain of undos leads back to where it starts."""
    seen, one = {start.id}, by_id.get(start.undoes)
    while one is not None and one.action is Action.UNDO and one.id not in seen:
        seen.add(one.id)
        one = by_id.get(one.undoes)
    return one is not None and one.id == start.id


def _undone(undos: Sequence[Correction]) -> set[str]:
    """Ids of what is undone; an undo that is itself undone undoes nothing."""
    waiting = Counter(undo.undoes for undo in undos)
    ready = [undo for undo in undos if not waiting[undo.id]]
    by_id = {undo.id: undo for undo in undos}
    undone: set[str] = set()
    while ready:
        undo = ready.pop()
        if undo.id not in undone:
            undone.add(undo.undoes)
        waiting[undo.undoes] -= 1
        if undo.undoes in by_id and not waiting[undo.undoes]:
            ready.append(by_id[undo.undoes])
    return undone
