"""The files of a site that lie in the store: each is read when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from bilan.disk.store import look_up
from bilan.model.kept import Lost


class StoredFiles(Mapping[str, bytes]):
    """The bytes of files by path, from a store that others may write to."""

    def __init__(self, store: Path, keys: Mapping[str, str]) -> None:
        self._store = store
        self.keys_by_path = keys

    def __getitem__(self, path: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            KeyError: there is no such file.
            Lost: the store does not hold it any more.
        """
        key = self.keys_by_path[path]
        data = look_up(self._store, key)
        if data is None:
            raise Lost(key)
        return data

    def __contains__(self, path: object) -> bool:
        """Return whether there is such a file, without reading it."""
        return path in self.keys_by_path

    def __iter__(self) -> Iterator[str]:
        """Yield the paths."""
        return iter(self.keys_by_path)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.keys_by_path)
