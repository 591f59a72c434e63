"""What one build computed, for the next one in the same process: that of `mkdocs serve`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

_K = TypeVar("_K", bound=Hashable)
_T = TypeVar("_T")
_ROOM = 20_000
"""Values of a build; in an archive that asks for more, the others are computed each time."""


class Memo:
    """Values by all that they depend on; what a whole build does not ask for is forgotten."""

    __slots__ = ("_before", "_now", "_room")

    def __init__(self, room: int = _ROOM) -> None:
        """Make one that keeps so many values of a build."""
        self._before: dict[Hashable, Any] = {}
        self._now: dict[Hashable, Any] = {}
        self._room = room

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """The value that was made for an equal key, or a new one.

        Args:
            key: What kind of value it is, and everything that it depends on.
            make: Makes it. Nobody may change what it returns.
        """
        value: _T
        if key in self._now:
            value = self._now[key]
            return value
        value = self._before[key] if key in self._before else make()
        if len(self._now) < self._room:
            self._now[key] = value
        return value

    def recall_all(
        self, kind: Hashable, keys: Iterable[_K], make: Callable[[Sequence[_K]], Mapping[_K, _T]]
    ) -> dict[_K, _T]:
        """The values of several keys.

        Args:
            kind: What kind of values they are, and everything that all of them depend on.
            keys: What each depends on besides.
            make: Makes those that are not known, together.
        """
        wanted = dict.fromkeys(keys)
        new = [
            key
            for key in wanted
            if (kind, key) not in self._now and (kind, key) not in self._before
        ]
        made = make(new) if new else {}
        return {key: self.recall((kind, key), partial(made.__getitem__, key)) for key in wanted}

    def turn(self) -> None:
        """End a build that succeeded."""
        self._before, self._now = self._now, {}


FORGETFUL = Memo(0)
"""Keeps nothing: for a build that no other one follows."""
