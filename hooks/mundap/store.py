"""Where what was computed once is kept, so that it need not be computed again.

The engine opens no files: it is given a store, and works the same with an empty one. A store
that outlives the process answers for it that older code computed nothing in it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Protocol

_ROOM = 64_000_000
"""Bytes that are kept in memory."""


class Store(Protocol):
    """Values by key; it may forget, and it never raises."""

    def load(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those keys that it has."""

    def save(self, values: Mapping[str, bytes]) -> None:
        """Keep values."""


class Recent:
    """A store in memory: the values used last."""

    __slots__ = ("_size", "_values")

    def __init__(self) -> None:
        self._values: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def load(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those keys that it has."""
        found = {key: self._values[key] for key in keys if key in self._values}
        for key in found:
            self._values.move_to_end(key)
        return found

    def save(self, values: Mapping[str, bytes]) -> None:
        """Keep values."""
        for key, value in values.items():
            self._size += len(value) - len(self._values.pop(key, b""))
            self._values[key] = value
        while self._size > _ROOM:
            _, forgotten = self._values.popitem(last=False)
            self._size -= len(forgotten)


def key_of(*parts: str) -> str:
    """A key for what is computed from texts; different texts have different keys."""
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()
