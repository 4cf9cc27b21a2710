"""All packages in their newest versions, and what that changes: `python -m tests.upgrade`, one command.

It asks for the newest versions that go together, installs them, writes the pages that are kept once more,
and says which versions and which pages are others. Nothing is committed: look at the pages, then decide.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.licences import LOCKS, ROOT

KEPT = ("tests/golden", "tests/broken", "docs/licences.md")
_COMMAND = re.compile(r"^#\s+uv (pip compile .*)$", re.MULTILINE)
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)

Run = Callable[[Sequence[str]], str]
"""Runs a command in the folder of the project and returns what it prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The programs that an upgrade needs."""

    uv: str
    system: str
    """A Python that is not the one of the project, whose packages are about to change."""
    project: str
    """The Python of the project."""


def run(command: Sequence[str]) -> str:
    """Run a command in the folder of the project and return what it prints; its errors are shown.

    Raises:
        CalledProcessError: it failed.
    """
    ended = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return ended.stdout


def upgrade(tools: Tools, run: Run) -> str:
    """Do all of it, and return what has changed."""
    before = versions()
    for lock in LOCKS:
        run([tools.uv, *command_of(lock), "--upgrade", "--quiet"])
    run([tools.system, "-c", "import build; build.ready_python(build.TEST_LOCKS)"])
    for module in (("tests.licences",), ("tests.test_broken", "--write"), ("tests.test_golden", "--write")):
        run([tools.project, "-m", *module])
    pages = run(["git", "diff", "--stat", "--", *KEPT])
    return f"{told(before, versions())}\n\n{pages or 'The kept pages are the same, byte by byte.'}"


def command_of(lock: str) -> list[str]:
    """Return what stands at the top of a lock: the call of uv that wrote it."""
    found = _COMMAND.search((ROOT / lock).read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"{lock} does not say at its top how it was written")
    return found[1].split()


def versions() -> Mapping[str, str]:
    """Return the version of each package that the locks name."""
    pins: dict[str, str] = {}
    for lock in reversed(LOCKS):
        pins |= dict(_PIN.findall((ROOT / lock).read_text(encoding="utf-8")))
    return pins


def told(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return which packages have another version, one a line."""
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    lines = [f"{name}: {before.get(name, 'new')} -> {after.get(name, 'gone')}" for name in names]
    return "\n".join(lines) or "Every package is the newest already."


def main() -> None:
    """Upgrade, with a uv of the system or one that is fetched for the moment."""
    environment = ROOT / ".venv"
    inside = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    with TemporaryDirectory() as folder:
        uv = shutil.which("uv")
        if uv is None:
            run([sys.executable, "-m", "venv", folder])
            place = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
            run([str(place / "python"), "-m", "pip", "install", "--quiet", "uv"])
            uv = str(place / "uv")
        system = getattr(sys, "_base_executable", sys.executable)
        print(upgrade(Tools(uv=uv, system=system, project=str(inside)), run))  # noqa: T201 - it is a tool


if __name__ == "__main__":
    main()
