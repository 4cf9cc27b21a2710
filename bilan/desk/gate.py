"""The gate that every change passes: format, lint, types, and tests with a browser."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from bilan.model.records import Record

CHECKS: Mapping[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check"),
    "lint": ("ruff", "check"),
    "types": ("mypy",),
}
"""What each check runs, as a module of this Python."""

BROWSER_PATH = "BROWSER_PATH"
BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_BROWSERS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
MACOS_BROWSERS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PLAYWRIGHT_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
PLAYWRIGHT_FETCH = ("-m", "playwright", "install", "chromium")
APT_FETCH = (
    ("apt-get", "update"),
    ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
)
LOOK_SECONDS = 60
FETCH_SECONDS = 900

NO_BROWSER = f"""\
The tests need a browser, and none could be found or installed. Tried in this order:
  1. the program named by {BROWSER_PATH}
  2. on PATH: {", ".join(BROWSER_NAMES)}
  3. Chromium, Chrome and Edge in their usual places on Windows and macOS
  4. a Chromium that Playwright keeps
  5. on Debian and Ubuntu, as root: apt-get install chromium
  6. playwright install chromium
To mend it, install Chromium, Chrome or Edge, or set {BROWSER_PATH} to the program
file of one, and run the same command again."""


class Outcome(Record):
    """How one step of the gate ended."""

    step: str
    passed: bool
    seconds: float


def run_gate(root: Path, arguments: Sequence[str]) -> int:
    """Run every step, the tests last and with the arguments, and return 0 where all passed, otherwise 1.

    A step that fails does not hold up the others: one run shows all there is to mend.
    """
    checks = [run_step(root, step, words, os.environ) for step, words in CHECKS.items()]
    browser = find_browser() or fetch_browser()
    environment = os.environ | ({BROWSER_PATH: str(browser)} if browser else {})
    tests = run_step(root, "tests", ("pytest", "-n", "auto", *arguments), environment)
    outcomes = (*checks, tests)
    say(describe_outcomes(outcomes) if browser else f"{NO_BROWSER}\n{describe_outcomes(outcomes)}")
    return 0 if browser and all(outcome.passed for outcome in outcomes) else 1


def run_step(root: Path, step: str, words: Sequence[str], environment: Mapping[str, str]) -> Outcome:
    """Name a step, run its module in the project's folder, and return how it ended."""
    say(f"== {step}: {' '.join(words)}")
    start = time.monotonic()
    ended = subprocess.run((sys.executable, "-m", *words), cwd=root, env=environment, check=False)
    return Outcome(step=step, passed=ended.returncode == 0, seconds=time.monotonic() - start)


def describe_outcomes(outcomes: Sequence[Outcome]) -> str:
    """Return in one line what failed and what passed: `failed: types 3.1 s; passed: lint 0.2 s`."""
    return "; ".join(
        f"{word}: {', '.join(f'{outcome.step} {outcome.seconds:.1f} s' for outcome in group)}"
        for word, group in (
            ("failed", [outcome for outcome in outcomes if not outcome.passed]),
            ("passed", [outcome for outcome in outcomes if outcome.passed]),
        )
        if group
    )


def find_browser() -> Path | None:
    """Return a Chromium, Chrome or Edge of this machine that starts, or None; nothing is installed."""
    return next(filter(is_browser, chain(known_places(), playwright_places())), None)


def fetch_browser() -> Path | None:
    """Return a browser after installing one, by the system where it may, otherwise by Playwright."""
    if shutil.which("apt-get") and is_root() and all(fetches(command) for command in APT_FETCH):
        installed = find_browser()
        if installed:
            return installed
    return find_browser() if fetches((sys.executable, *PLAYWRIGHT_FETCH)) else None


def known_places() -> Iterator[Path]:
    """Return where a browser may lie, the wish of the user first."""
    if named := os.environ.get(BROWSER_PATH):
        yield Path(named)
    yield from (Path(place) for name in BROWSER_NAMES if (place := shutil.which(name)))
    windows = [Path(folder) for name in WINDOWS_FOLDERS if (folder := os.environ.get(name))]
    yield from (folder / browser for folder in windows for browser in WINDOWS_BROWSERS)
    macos = (Path("/Applications"), Path.home() / "Applications")
    yield from (folder / browser for folder in macos for browser in MACOS_BROWSERS)


def playwright_places() -> Iterator[Path]:
    """Return where Playwright keeps its Chromium, whether or not it has been fetched; asking takes 0.5 s."""
    asked = subprocess.run(
        (sys.executable, "-c", PLAYWRIGHT_BROWSER), capture_output=True, text=True, check=False
    )
    yield from (Path(line) for line in asked.stdout.splitlines())


def is_browser(path: Path) -> bool:
    """Return whether a browser lies at a path and starts.

    Ubuntu has a `chromium-browser` that only says where to get one, so it is asked for its version.
    A browser for Windows would open a window instead of answering, and is trusted.
    """
    if not path.is_file():
        return False
    return os.name == "nt" or answers((str(path), "--version"))


def answers(command: Sequence[str]) -> bool:
    """Return whether a command ends well within a minute; what it says is not shown."""
    try:
        return subprocess.run(command, capture_output=True, timeout=LOOK_SECONDS, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def fetches(command: Sequence[str]) -> bool:
    """Show and run a command that installs, and return whether it ended well within its time."""
    say(f"== browser: {' '.join(command)}")
    try:
        return subprocess.run(command, timeout=FETCH_SECONDS, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def is_root() -> bool:
    """Return whether this process may install for the whole system; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def say(line: str) -> None:
    """Show a line at once, ahead of what the next program says for itself."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
