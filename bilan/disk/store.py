"""The store: what was made before, by key. Deleting it only costs time."""

from __future__ import annotations

import sqlite3
from collections import ChainMap
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Self
from zlib import crc32

PATIENCE = 5.0
"""The seconds that a run waits for another one to let go of the file."""

_SCHEMA = """\
CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, data BLOB NOT NULL, seal INTEGER NOT NULL)"""
"""The index of keys stands beside the rows, so that a key is found without the bytes under it. SQLite notices
when its own structure is damaged; the seal tells whether bytes are whole, and those of their key."""

_SETTINGS = ("page_size = 16384", "journal_mode = WAL", "synchronous = OFF")
"""Pages that few of ours need several of. Nothing waits for the disk: what a machine loses that stops at once
is only made anew, and what it has torn is noticed by SQLite or by the seal."""

_AT_ONCE = 500
"""How many keys one question names; SQLite takes no more than 999 everywhere."""


PORTION = 4_000_000
"""The bytes that a run makes before it puts them into the file: so they fill no memory, and those who make
them never wait long."""
LARGE = 100_000
"""The bytes from which on an answer is not kept at hand: a picture is asked for once."""
AT_HAND = 16_000_000
"""The bytes of all answers that are kept at hand."""

BOUND = 256_000_000
"""The bytes from which on a store's file is cleared of what its last run did not use; twice what it then
holds, where that is more."""


class MemoryStore:
    """A store that lasts as long as the program runs."""

    def __init__(self) -> None:
        self._made: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or None."""
        return self._made.get(key)

    def get_all(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """Return what was put under those of the keys that there are."""
        return {key: self._made[key] for key in keys if key in self._made}

    def known(self, keys: Collection[str]) -> Collection[str]:
        """Return those of the keys that something was put under."""
        return frozenset(key for key in keys if key in self._made)

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        self._made[key] = data

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Do nothing: nothing is kept for another run."""


class FileStore:
    """A store in one SQLite file, with what it was asked for in this run at hand, but for what is large.

    What was there at the beginning of a run is there at its end, whatever other runs take out of the
    file. It is bounded: see `BOUND`. A file that is damaged is thrown away and begun anew. Where the
    file cannot be written, for it is locked by another build or lies on a full disk, this run
    keeps what it makes in memory.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fresh: dict[str, bytes] = {}
        self._weight = 0
        """Of what is fresh, in bytes."""
        self._held: dict[str, bytes] = {}
        self._held_weight = 0
        self._used: set[str] = set()
        self._file = _open(path)
        self._look_now()

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or None."""
        if key in self._fresh:
            return self._fresh[key]
        return self._held[key] if key in self._held else self.get_all([key]).get(key)

    def get_all(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """Return what was put under those of the keys that there are."""
        self._used.update(keys)
        here = ChainMap(self._fresh, self._held)
        asked = [key for key in keys if key not in here]
        rows = self._ask("key, data, seal", asked)
        found = {key: data for key, data, seal in rows if _is_whole(key, data, seal)}
        here = ChainMap(self._fresh, self._held, found)
        answers = {key: here[key] for key in keys if key in here}
        self._hold(found)  # which may let go of some of these
        return answers

    def _hold(self, found: Mapping[str, bytes]) -> None:
        """Keep answers at hand, and let go of all before them where they have become too many."""
        small = {key: data for key, data in found.items() if len(data) < LARGE}
        weight = sum(map(len, small.values()))
        if self._held_weight + weight > AT_HAND:
            self._held, self._held_weight = {}, 0
        self._held |= small
        self._held_weight += weight

    def known(self, keys: Collection[str]) -> Collection[str]:
        """Return those of the keys that something was put under, without reading it."""
        self._used.update(keys)
        asked = [key for key in keys if key not in self._fresh and key not in self._held]
        there = {key for (key,) in self._ask("key", asked)}
        return there | (set(keys) - set(asked))

    def _ask(self, columns: str, keys: Sequence[str]) -> list[tuple[Any, ...]]:
        """Return these columns of the rows of these keys; none where the file cannot be read now."""
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(keys) if self._file is not None else 0, _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            question = f"SELECT {columns} FROM made WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608
            try:
                rows += self._file.execute(question, some).fetchall() if self._file else ()
            except sqlite3.Error:
                break
        return rows

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key; `close` writes them to the file, or a large portion of them before."""
        self._fresh[key] = data
        self._held_weight -= len(self._held.pop(key, b""))  # what was there before is no answer any more
        self._used.add(key)
        self._weight += len(data)
        if self._weight >= PORTION:
            self._put_down()

    def _put_down(self) -> None:
        """Write what is fresh to the file; what cannot be written now stays in memory."""
        self._weight = 0
        if self._file is None:
            return
        self._file.rollback()
        with suppress(sqlite3.Error):
            _write(self._file, self._fresh)
            self._fresh = {}
        self._look_now()

    def _look_now(self) -> None:
        """See the file as it stands now, until it is written to."""
        with suppress(sqlite3.Error):
            if self._file is not None:
                self._file.execute("BEGIN")
                self._file.execute("SELECT key FROM made LIMIT 1").fetchone()

    def close(self) -> None:
        """Write what this run has made, in one step; a file too large keeps only what this run used."""
        file, self._file = self._file, None
        if file is None:
            return
        with suppress(OSError, sqlite3.Error):
            file.rollback()
            size = self._path.stat().st_size
            if size > max(BOUND, 2 * _size_when_cleared(file)):
                _let_go(file, self._used)
        if _keep(file, self._fresh):
            return
        anew = _begin_anew(self._path)
        if anew is not None:
            _keep(anew, self._fresh)

    def __enter__(self) -> Self:
        """Return the store itself, which is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what this run has made."""
        self.close()


def look_up(path: Path, key: str) -> bytes | None:
    """Return what the file of a store holds under a key, while others may write to it."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as file:
            row = file.execute("SELECT data, seal FROM made WHERE key = ?", (key,)).fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row is not None and _is_whole(key, *row) else None


def forget(path: Path) -> None:
    """Throw away the file of a store; what cannot be thrown away stays."""
    with suppress(OSError):
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def sizes_in(path: Path, keys: Sequence[str]) -> Mapping[str, int]:
    """Return how many bytes the file of a store holds under those of the keys that there are."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    rows: list[tuple[str, int]] = []
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as file:
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            question = f"SELECT key, length(data) FROM made WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608
            rows += file.execute(question, some).fetchall()
    return dict(rows)


def _open(path: Path) -> sqlite3.Connection | None:
    """Return the file of a store, made anew where it is damaged; None where it cannot be used now."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _connect(path)
    except sqlite3.Error as error:
        return _begin_anew(path) if _is_damage(error) else None
    except OSError:
        return None


def _begin_anew(path: Path) -> sqlite3.Connection | None:
    """Return an empty file in place of a damaged one; what SQLite wrote beside it goes as well."""
    forget(path)
    try:
        return _connect(path)
    except sqlite3.Error:
        return None


def _connect(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=PATIENCE)
    try:
        for one in _SETTINGS:
            file.execute(f"PRAGMA {one}")
        file.execute(_SCHEMA)
        file.execute("SELECT key, data, seal FROM made LIMIT 1").fetchone()
    except sqlite3.Error:
        file.close()
        raise
    return file


def _keep(file: sqlite3.Connection, made: Mapping[str, bytes]) -> bool:
    """Write to the file in one step and close it; return whether it is still a store."""
    try:
        _write(file, made)
    except sqlite3.Error as error:
        return not _is_damage(error)
    finally:
        file.close()
    return True


def _write(file: sqlite3.Connection, made: Mapping[str, bytes]) -> None:
    if made:
        with file:
            rows = ((key, data, _seal(key, data)) for key, data in made.items())
            file.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)


def _seal(key: str, data: bytes) -> int:
    return crc32(data, crc32(key.encode()))


def _is_whole(key: str, data: object, seal: object) -> bool:
    """Return whether these are bytes, and those that were put under a key."""
    return isinstance(data, bytes) and _seal(key, data) == seal


def _let_go(file: sqlite3.Connection, used: Collection[str]) -> None:
    """Take out of the file what was not used; a file that cannot be changed now stays as it is."""
    with suppress(sqlite3.Error):
        keys = [key for (key,) in file.execute("SELECT key FROM made") if key not in used]
        with file:
            file.executemany("DELETE FROM made WHERE key = ?", ((key,) for key in keys))
        file.execute("VACUUM")
        [pages], [size] = (file.execute(f"PRAGMA {one}").fetchone() for one in ("page_count", "page_size"))
        file.execute(f"PRAGMA user_version = {pages * size // 1_000_000}")


def _size_when_cleared(file: sqlite3.Connection) -> int:
    """Return the bytes a file had when it was last cleared: a large site may fill it with what it uses."""
    [megabytes] = file.execute("PRAGMA user_version").fetchone()
    return int(megabytes) * 1_000_000


def _is_damage(error: sqlite3.Error) -> bool:
    """Return whether a file is no store any more, rather than locked, forbidden or on a full disk."""
    return type(error) is sqlite3.DatabaseError or "no such column" in str(error)
