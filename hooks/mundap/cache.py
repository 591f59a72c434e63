"""A store on the disk, so that the next build need not compute again what this one did.

It only saves time: whatever happens to its file, a build goes on without it and makes the same
site. Several builds may use it at once, and a build that is killed leaves it sound.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from mundap.store import Recent

FOLDER = ".cache/mundap"
"""Where it lies, beside `mkdocs.yml`."""
FILE = "store.sqlite3"
KEPT_DAYS = 30
"""A value that no build asked for in so many days is dropped."""
_PATIENCE = 5.0
"""Seconds to wait for another build that is writing."""
_AT_ONCE = 500
"""Keys in a query; SQLite allows 999."""
_SEAL = 8
"""Bytes of the digest before a value."""
_TABLES = """
    PRAGMA auto_vacuum = FULL;
    CREATE TABLE IF NOT EXISTS engine (version TEXT);
    CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB, day INTEGER);
    CREATE INDEX IF NOT EXISTS kept_by_day ON kept (day);
"""


class Cache:
    """A `Store` in a folder; in memory while the folder cannot be used."""

    __slots__ = ("_connection", "_path", "_recent", "_today", "problem")

    def __init__(self, folder: Path, version: str | None = None) -> None:
        """Open the store of a folder, which is made if need be.

        Args:
            folder: Where it lies.
            version: What its values depend on besides their keys; values of another version are
                dropped. By default the engine's own code.
        """
        self.problem = ""
        """Why it works in memory, in Korean; empty while all is well."""
        self._path = folder / FILE
        self._recent = Recent()
        self._today = int(time.time() // 86_400)
        self._connection: sqlite3.Connection | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._open(version or _VERSION)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def load(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those keys that it has."""
        wanted = list(dict.fromkeys(keys))
        found = dict(self._recent.load(wanted))
        if self._connection is None:
            return found
        stale: list[str] = []
        try:
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"SELECT key, value, day FROM kept WHERE key IN ({marks})"
                for key, value, day in self._connection.execute(query, some):
                    if (content := _opened(key, value)) is not None:
                        found[key] = content
                    if day != self._today:
                        stale.append(key)
        except sqlite3.Error as error:
            self._give_up(error)
        self._touch(stale)
        return found

    def save(self, values: Mapping[str, bytes]) -> None:
        """Keep values."""
        if self._connection is not None:
            rows = [(key, _seal(key, value) + value, self._today) for key, value in values.items()]
            try:
                with self._connection:
                    self._connection.executemany("REPLACE INTO kept VALUES (?, ?, ?)", rows)
                return
            except sqlite3.Error as error:
                self._give_up(error)
        self._recent.save(values)

    def close(self) -> None:
        """Let go of the file; what is asked afterwards is kept in memory."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self, version: str) -> None:
        for attempt in (1, 2):
            self._connection = sqlite3.connect(self._path, timeout=_PATIENCE)
            try:
                self._prepare(self._connection, version)
                return
            except sqlite3.DatabaseError as error:
                self.close()
                if not _is_broken(error) or attempt == 2:
                    raise
                self._path.unlink(missing_ok=True)

    def _prepare(self, connection: sqlite3.Connection, version: str) -> None:
        # A power cut may cost the file, which is only a cache; nothing else can.
        connection.execute("PRAGMA synchronous = OFF")
        tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('engine', 'kept')"
        if connection.execute(tables).fetchone() != (2,):
            connection.executescript(_TABLES)
        if not self._is_of(connection, version):
            with connection:
                # Another build may have come first, and have kept something already.
                connection.execute("BEGIN IMMEDIATE")
                if self._is_of(connection, version):
                    return
                connection.execute("DELETE FROM kept")
                connection.execute("DELETE FROM engine")
                connection.execute("INSERT INTO engine VALUES (?)", (version,))
        old = (self._today - KEPT_DAYS,)
        if connection.execute("SELECT 1 FROM kept WHERE day < ? LIMIT 1", old).fetchone():
            with connection:
                connection.execute("DELETE FROM kept WHERE day < ?", old)

    @staticmethod
    def _is_of(connection: sqlite3.Connection, version: str) -> bool:
        return connection.execute("SELECT version FROM engine").fetchall() == [(version,)]

    def _touch(self, keys: Iterable[str]) -> None:
        rows = [(self._today, key) for key in keys]
        if self._connection is not None and rows:
            # What cannot be written can still be read.
            with suppress(sqlite3.Error), self._connection:
                self._connection.executemany("UPDATE kept SET day = ? WHERE key = ?", rows)

    def _give_up(self, error: Exception) -> None:
        self.close()
        self.problem = (
            f"분석한 것을 {self._path.parent}에 간직하지 못해 다음에 다시 분석합니다: {error}"
        )
        if isinstance(error, sqlite3.DatabaseError) and _is_broken(error):
            # The next build starts anew.
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def engine_version() -> str:
    """A digest of the engine's code: what older code computed may be wrong."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


_VERSION = engine_version()
"""Of the code that runs: under `mkdocs serve` the files change while what was imported stays."""


def _seal(key: str, value: bytes) -> bytes:
    """What stands before a value: SQLite does not notice a wrong bit in one."""
    return hashlib.sha256(key.encode() + b"\0" + value).digest()[:_SEAL]


def _opened(key: str, stored: object) -> bytes | None:
    """The value of what was stored; None when it is not what was."""
    if not isinstance(stored, bytes) or stored[:_SEAL] != _seal(key, stored[_SEAL:]):
        return None
    return stored[_SEAL:]


def _is_broken(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is not what it should be: not busy, not full, not read-only."""
    return type(error) is sqlite3.DatabaseError
