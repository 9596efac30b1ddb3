"""Scopes and the values they hold: the stack from which a figure takes each slot, innermost first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from kg.model import Span

__all__ = ["FrameStack", "Held", "Scope"]

T = TypeVar("T")


class Scope(IntEnum):
    """How far a value reaches; a larger number is more local and wins."""

    PREVIOUS = 0
    DOCUMENT = 1
    SECTION = 2
    LEAD = 3
    PARAGRAPH = 4
    SENTENCE = 5
    CLAUSE = 6
    FIGURE = 7


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """A value with the place it was read (None: metadata) and the scope that holds it."""

    value: T
    span: Span | None
    scope: Scope

    def stands_behind(self, point: Span) -> bool:
        """Whether it was read behind a place in the text."""
        return self.span is not None and self.span.start > point.start


class FrameStack(Generic[T]):
    """The values of one slot, by scope; sections are nested by heading level.

    Examples
    --------
    >>> stack = FrameStack()
    >>> stack.put("2023", None, Scope.DOCUMENT)
    >>> stack.put("2024", Span(0, 4), Scope.SENTENCE)
    >>> stack.top().value
    '2024'
    >>> stack.drop(Scope.SENTENCE)
    >>> stack.top().value
    '2023'

    """

    def __init__(self) -> None:
        self._held: dict[tuple[int, int], Held[T] | None] = {}

    def put(self, value: T, span: Span | None, scope: Scope, level: int = 0) -> None:
        """Hold a value in a scope, replacing what that scope held."""
        self._held[(scope, level)] = Held(value, span, scope)

    def block(self, scope: Scope) -> None:
        """Hold that there is no value in a scope, whatever the scopes around it hold."""
        self._held[(scope, 0)] = None

    def drop(self, scope: Scope, level: int = 0) -> None:
        """End a scope and all inside it; for sections, from that heading level down."""
        self._held = {
            key: held for key, held in self._held.items() if key < (scope, level) or key[0] == Scope.PREVIOUS
        }

    def forget(self, scope: Scope) -> None:
        """Empty one scope."""
        self._held = {key: held for key, held in self._held.items() if key[0] != scope}

    def move(self, source: Scope, target: Scope) -> None:
        """Hand what one scope holds to another, if it holds anything."""
        if (source, 0) in self._held:
            held = self._held.pop((source, 0))
            self._held[(target, 0)] = None if held is None else Held(held.value, held.span, target)

    def replace(self, scope: Scope, span: Span | None, other: Held[T]) -> None:
        """Put another value where a scope holds what was read at this place."""
        for key, held in list(self._held.items()):
            if key[0] == scope and held is not None and held.span == span:
                self._held[key] = Held(other.value, other.span, scope)

    def remember(self) -> None:
        """Keep what the paragraph held last for those after it that hold nothing."""
        held = self.at(Scope.PARAGRAPH) or self.at(Scope.LEAD)
        if held is not None:
            self.put(held.value, held.span, Scope.PREVIOUS)

    def top(self) -> Held[T] | None:
        """The innermost value, or None."""
        return self._held[max(self._held)] if self._held else None

    def is_blocked(self) -> bool:
        """Whether the innermost scope that holds anything holds that there is no value."""
        return bool(self._held) and self._held[max(self._held)] is None

    def top_but(self, spans: Collection[Span | None]) -> Held[T] | None:
        """The innermost value that was not read at one of these places, else the innermost."""
        rest = {key: held for key, held in self._held.items() if held is None or held.span not in spans}
        return rest[max(rest)] if rest else self.top()

    def at(self, scope: Scope) -> Held[T] | None:
        """The innermost value held by exactly this scope."""
        keys = [key for key in self._held if key[0] == scope]
        return self._held[max(keys)] if keys else None
