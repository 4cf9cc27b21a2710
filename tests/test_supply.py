"""What bilan is made with: each package is used, has a licence, and all are brought up to date by one command."""

import ast
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests import upgrade as upgrade_module
from tests.licences import LOCKS, PAGE, ROOT, licence_of, page, pinned
from tests.upgrade import Tools, command_of, told, upgrade

NOT_IMPORTED = {"tzdata": "time zones for Windows, which Python looks for itself"}
"""What the program runs on without a word of it in the code."""
MODULES = {
    "pillow": "PIL",
    "python-calamine": "python_calamine",
    "pyyaml": "yaml",
    "pagefind-bin": "pagefind_bin",
}
"""Packages whose module has another name."""


def asked_for(file: str) -> list[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    return [name.lower() for name in re.findall(r"^([A-Za-z][\w.-]*)", text, re.MULTILINE)]


def imported() -> set[str]:
    """Return the first word of every module that the program imports."""
    found: set[str] = set()
    for file in (ROOT / "bilan").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found


def test_each_package_that_is_asked_for_is_used() -> None:
    unused = {name for name in asked_for("requirements.in") if MODULES.get(name, name) not in imported()}

    assert unused == set(NOT_IMPORTED)


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_of_a_lock_stands_with_its_licence_among_the_licences(lock: str) -> None:
    listed = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    assert [name for name in pinned(lock) if not listed.get(name)] == []


def test_the_page_of_licences_is_what_the_packages_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_program_runs_on_nothing_that_asks_for_its_own_source() -> None:
    free = re.compile(r"MIT|BSD|Apache|PSF|ISC|0BSD")

    assert [name for name in pinned("requirements.txt") if not free.search(licence_of(name))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_at_its_top_how_it_was_written(lock: str) -> None:
    command = command_of(lock)

    assert command[:2] == ["pip", "compile"]
    assert command[-3:] == ["-o", lock, f"{lock.removesuffix('.txt')}.in"]
    assert "--generate-hashes" in command


def test_an_upgrade_asks_installs_and_writes_the_kept_pages_in_this_order() -> None:
    calls: list[str] = []

    def run(command: Sequence[str]) -> str:
        calls.append(" ".join(command))
        return ""

    said = upgrade(Tools(uv="uv", system="python3", project="python"), run)

    assert [call.split(" --")[0] for call in calls] == [
        "uv pip compile",
        "uv pip compile",
        "python3 -c import build; build.ready_python(build.TEST_LOCKS)",
        "python -m tests.licences",
        "python -m tests.test_broken",
        "python -m tests.test_golden",
        "git diff",
    ]
    assert all(call.endswith("--upgrade --quiet") for call in calls[:2])
    assert said == "Every package is the newest already.\n\nThe kept pages are the same, byte by byte."


def test_what_an_upgrade_changes_is_told_package_by_package() -> None:
    assert told({"a": "1", "b": "1", "c": "1"}, {"a": "2", "b": "1", "d": "3"}) == (
        "a: 1 -> 2\nc: 1 -> gone\nd: new -> 3"
    )


def test_a_lock_of_unknown_making_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "requirements.txt").write_text("a==1\n", encoding="utf-8")
    monkeypatch.setattr(upgrade_module, "ROOT", tmp_path)

    with pytest.raises(SystemExit, match=r"requirements\.txt does not say"):
        command_of("requirements.txt")
