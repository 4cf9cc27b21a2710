"""The licence of every package that the locks name: `python -m tests.licences` writes docs/licences.md anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
LOCKS = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)
_NOT_LONG = 40
"""The characters of a licence's name; more of them are its text."""

SEEN: Mapping[str, str] = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
}
"""Of packages that say nothing themselves, or are for one system alone: as their own licence file has it."""

HEAD = """\
# Licences

What bilan is made with, and under which licence.
`.venv/bin/python -m tests.licences` writes this page from what the packages say of themselves; a test sees that none is missing.

## What a published site carries

| part | licence |
|---|---|
| the letters, Bilan Sans, cut down from Source Sans 3 | OFL-1.1, in `assets/fonts/bilan-sans.licence.txt` |
| the engine of the search page, Pagefind | MIT |
| the map, from Natural Earth by way of `world-atlas` | public domain, and ISC: [its own page](map/README.md) |
"""
TITLES = ("What the program runs on", "What the tests need on top")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A package of a lock."""

    name: str
    licence: str


def pinned(lock: str) -> tuple[str, ...]:
    """Return the packages that a lock names, in its order."""
    return tuple(_PIN.findall((ROOT / lock).read_text(encoding="utf-8")))


def licence_of(name: str) -> str:
    """Return under which licence a package stands, as it says itself; nothing where it does not say."""
    if name in SEEN:
        return SEEN[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    short = said["License"] or ""
    if "\n" in short or len(short) > _NOT_LONG:
        short = ""
    classes = [
        one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or () if one.startswith("License")
    ]
    return said["License-Expression"] or short or " or ".join(classes)


def tables() -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield a title and the packages below it; one that the program runs on is not named twice."""
    named: set[str] = set()
    for title, lock in zip(TITLES, LOCKS, strict=True):
        names = [name for name in pinned(lock) if name not in named]
        named.update(names)
        yield title, tuple(Row(name=name, licence=licence_of(name)) for name in names)


def page() -> str:
    """Return the page of all licences."""
    blocks = [HEAD]
    for title, rows in tables():
        lines = "".join(f"| {row.name} | {row.licence} |\n" for row in rows)
        blocks.append(f"\n## {title}\n\n| package | licence |\n|---|---|\n{lines}")
    return "".join(blocks)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
