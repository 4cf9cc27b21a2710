"""Set up .venv beside this file, once, then run bilan in it: `python3 build.py`, on Windows `py build.py`.

It needs the standard library alone, and no words above the first check are newer than Python 3.6, so that
an old Python says what is wanted. Ends with 2 when the set-up fails, otherwise with what bilan ended with.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is meant to reach this
    found = ".".join(map(str, sys.version_info[:2]))
    sys.stderr.write(
        "bilan needs Python 3.11 or newer, and this is " + found + ". See https://www.python.org/downloads/\n"
    )
    sys.exit(2)

import hashlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = (ROOT / "requirements.txt",)
TEST_LOCKS = (*LOCKS, ROOT / "requirements-dev.txt")
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)( ;)?", re.MULTILINE)
PIP_SETTINGS = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
SECONDS_TO_END = 5


def has_packages(locks: Sequence[Path]) -> bool:
    """Return whether this very Python is an environment that holds every package of the locks."""
    if sys.prefix == sys.base_prefix:
        return False
    here = {re.sub("[-_.]+", "-", f"{dist.name}").lower(): dist.version for dist in metadata.distributions()}
    pins = [pin for lock in locks for pin in PINNED.findall(lock.read_text(encoding="utf-8"))]
    return all(here.get(name, version if condition else "") == version for name, version, condition in pins)


def stamp_of(lock: Path) -> Path:
    """Return the file that keeps the state of a lock when .venv was last filled from it."""
    return VENV / f"{lock.name}.done"


def state_of(lock: Path) -> str:
    """Return the digest of all that decides what is installed: the lock and this Python."""
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n") + sys.version.encode()).hexdigest()


def is_done(lock: Path) -> bool:
    """Return whether .venv holds the packages of a lock as it is now, installed to the end."""
    stamp = stamp_of(lock)
    return PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state_of(lock)


def works(*command: str | Path) -> bool:
    """Return whether a command ends well; what it says is not shown."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def give_up(why: str) -> None:
    """End the set-up, and say why."""
    sys.stderr.write(f"{why}\n")
    sys.exit(2)


def make_environment() -> None:
    """Make .venv anew, unless it was once filled to the end and runs this version of Python."""
    same_version = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if Path(sys.prefix).resolve() == VENV:  # this very Python lives in it
        return
    if PYTHON.exists() and any(VENV.glob("*.done")) and works(PYTHON, "-c", same_version):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    make = (sys.executable, "-P", "-m", "venv", "--clear", VENV)
    if works(*make):
        return
    if subprocess.run((*make, "--without-pip"), check=False).returncode:  # Debian may lack ensurepip alone
        give_up(f"{VENV} could not be made. On Debian or Ubuntu: sudo apt install python3-venv")


def install(locks: Sequence[Path]) -> None:
    """Bring the packages of the locks into .venv.

    The stamps go first and come back last, so that the next run mends an installation that was cut off.
    """
    names = " and ".join(lock.name for lock in locks)
    sys.stderr.write(f"Setting up .venv from {names}: about half a minute, this once ...\n")
    make_environment()
    for lock in locks:
        stamp_of(lock).unlink(missing_ok=True)
    own = (PYTHON, "-P", "-m", "pip")
    pip = own if works(*own, "--version") else (sys.executable, "-P", "-m", "pip", "--python", PYTHON)
    options = ("install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:")
    files = (word for lock in locks for word in ("-r", lock))
    if subprocess.run((*pip, *options, *files), env=os.environ | PIP_SETTINGS, check=False).returncode:
        give_up(
            "The packages could not be installed: the reason stands above. Then run the same command again.\n"
            "If pip itself is missing, on Debian or Ubuntu: sudo apt install python3-venv"
        )
    for lock in locks:
        stamp_of(lock).write_text(state_of(lock), encoding="utf-8")


def ready_python(locks: Sequence[Path]) -> Path:
    """Return a Python that has the packages of the locks: this one, or that of .venv, set up if need be."""
    if has_packages(locks):
        return Path(sys.executable)
    missing = [lock for lock in locks if not is_done(lock)]
    if missing:
        install(missing)
    return PYTHON


def run(command: Sequence[str | Path]) -> int:
    """Run a command in the current folder and return its exit code; 130 after Ctrl-C, as shells do."""
    child = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)})
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = child.wait()
    except KeyboardInterrupt:  # the child was told too, and may have a file to finish
        try:
            child.wait(SECONDS_TO_END)
        except (KeyboardInterrupt, subprocess.TimeoutExpired):
            child.kill()
        return 130
    return code if code >= 0 else 128 - code


def main(arguments: Sequence[str]) -> int:
    """Run bilan with the arguments, `build` where there are none, and return its exit code."""
    python = ready_python(TEST_LOCKS if arguments[:1] == ["test"] else LOCKS)
    return run((python, "-P", "-X", "utf8", "-m", "bilan.cli", *(arguments or ("build",))))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
