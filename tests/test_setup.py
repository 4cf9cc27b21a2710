"""Rules of setting up (build.py) and of the gate that every change passes (bilan.desk.gate)."""

import ast
import importlib.util
import json
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from playwright.sync_api import Browser

from bilan.desk import gate

ROOT = Path(__file__).resolve().parents[1]
SETUP = ROOT / "build.py"


@dataclass
class Machine:
    """Stands in for `subprocess.run`: remembers every command, and fails those that a test wants to fail."""

    python: Path
    commands: list[list[str]] = field(default_factory=list)
    environments: list[Mapping[str, str]] = field(default_factory=list)
    fails: Callable[[Sequence[str]], bool] = lambda _: False

    def run(self, command: Sequence[str | Path], **options: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        self.commands.append(words)
        environment = options.get("env")
        self.environments.append(environment if isinstance(environment, Mapping) else {})
        failed = self.fails(words)
        if "venv" in words and not failed:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        return subprocess.CompletedProcess(words, returncode=int(failed), stdout="", stderr="")

    @property
    def installed(self) -> list[tuple[str, ...]]:
        """The locks of each installation, in order."""
        return [
            tuple(Path(word).name for word in words if word.endswith(".txt"))
            for words in self.commands
            if "install" in words
        ]


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """build.py as a module, for a project in a folder with a space, run by a Python of the system."""
    root = tmp_path / "our results"
    root.mkdir()
    locks = (root / "requirements.txt", root / "requirements-dev.txt")
    locks[0].write_text("jinja2==3.1.6 \\\n    --hash=sha256:00\n", encoding="utf-8")
    locks[1].write_text("pytest==9.2.0 \\\n    --hash=sha256:00\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("build_under_test", SETUP)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    monkeypatch.setattr(module, "PYTHON", root / ".venv" / "bin" / "python")
    monkeypatch.setattr(module, "LOCKS", locks[:1])
    monkeypatch.setattr(module, "TEST_LOCKS", locks)
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    return module


@pytest.fixture
def machine(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(python=setup.PYTHON)
    monkeypatch.setattr(subprocess, "run", machine.run)
    return machine


# Which Python


def test_an_old_python_is_told_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SETUP))

    assert ended.value.code == 2
    assert "needs Python 3.11 or newer, and this is 3.10." in capsys.readouterr().err


def test_an_old_python_can_read_the_setup_to_the_end() -> None:
    source = SETUP.read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 6))


# What is installed, and when


def test_packages_are_installed_once(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.LOCKS)
    setup.ready_python(setup.LOCKS)

    assert machine.installed == [("requirements.txt",)]


def test_the_second_run_starts_no_program(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.LOCKS)
    machine.commands.clear()

    setup.ready_python(setup.LOCKS)

    assert machine.commands == []


def test_only_what_carries_a_known_hash_is_installed_and_nothing_is_compiled(
    setup: ModuleType, machine: Machine
) -> None:
    setup.ready_python(setup.LOCKS)

    [pip] = [words for words in machine.commands if "install" in words]
    assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(pip)


def test_tests_add_their_packages_to_those_that_are_there(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.LOCKS)

    setup.ready_python(setup.TEST_LOCKS)

    assert machine.installed == [("requirements.txt",), ("requirements-dev.txt",)]


def test_a_build_after_the_tests_installs_nothing(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.TEST_LOCKS)

    setup.ready_python(setup.LOCKS)

    assert machine.installed == [("requirements.txt", "requirements-dev.txt")]


def test_a_changed_lock_is_installed_again(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.LOCKS)
    setup.LOCKS[0].write_text("jinja2==3.1.7\n", encoding="utf-8")

    setup.ready_python(setup.LOCKS)

    assert len(machine.installed) == 2


def test_other_line_ends_are_no_change(setup: ModuleType, machine: Machine) -> None:
    setup.ready_python(setup.LOCKS)
    setup.LOCKS[0].write_bytes(setup.LOCKS[0].read_bytes().replace(b"\n", b"\r\n"))

    setup.ready_python(setup.LOCKS)

    assert len(machine.installed) == 1


def test_another_python_makes_the_environment_anew(
    setup: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.ready_python(setup.LOCKS)
    monkeypatch.setattr(sys, "version", "another version")
    machine.fails = lambda words: any("version_info" in word for word in words)

    setup.ready_python(setup.LOCKS)

    assert sum("venv" in words for words in machine.commands) == 2
    assert len(machine.installed) == 2


def test_an_installation_that_failed_ends_with_2_and_is_mended_by_the_next_run(
    setup: ModuleType, machine: Machine
) -> None:
    machine.fails = lambda words: "install" in words
    with pytest.raises(SystemExit) as ended:
        setup.ready_python(setup.LOCKS)
    machine.fails = lambda _: False

    python = setup.ready_python(setup.LOCKS)

    assert ended.value.code == 2
    assert len(machine.installed) == 2
    assert python == setup.PYTHON


def test_an_environment_that_was_cut_off_while_it_was_made_is_made_anew(
    setup: ModuleType, machine: Machine
) -> None:
    half_made = setup.VENV / "half made"
    half_made.parent.mkdir()
    half_made.touch()
    machine.python.parent.mkdir()
    machine.python.touch()

    setup.ready_python(setup.LOCKS)

    assert not half_made.exists()
    assert machine.installed == [("requirements.txt",)]


def test_a_failed_change_forgets_what_was_there_before(setup: ModuleType, machine: Machine) -> None:
    before = setup.LOCKS[0].read_text(encoding="utf-8")
    setup.ready_python(setup.LOCKS)
    setup.LOCKS[0].write_text("jinja2==3.1.7\n", encoding="utf-8")
    machine.fails = lambda words: "install" in words
    with pytest.raises(SystemExit):
        setup.ready_python(setup.LOCKS)
    setup.LOCKS[0].write_text(before, encoding="utf-8")
    machine.fails = lambda _: False

    setup.ready_python(setup.LOCKS)

    assert len(machine.installed) == 3


def test_without_ensurepip_the_pip_of_the_system_fills_the_environment(
    setup: ModuleType, machine: Machine
) -> None:
    machine.fails = lambda words: (
        ("venv" in words and "--without-pip" not in words)
        or words == [str(setup.PYTHON), "-P", "-m", "pip", "--version"]
    )

    setup.ready_python(setup.LOCKS)

    [pip] = [words for words in machine.commands if "install" in words]
    assert pip[:6] == [sys.executable, "-P", "-m", "pip", "--python", str(setup.PYTHON)]


def test_without_venv_the_setup_says_what_to_install(
    setup: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.fails = lambda words: "venv" in words

    with pytest.raises(SystemExit) as ended:
        setup.ready_python(setup.LOCKS)

    assert ended.value.code == 2
    assert "sudo apt install python3-venv" in capsys.readouterr().err


@pytest.mark.parametrize(("version", "is_ready"), [("3.1.6", True), ("3.1.5", False)])
def test_an_active_environment_is_used_when_it_has_the_very_versions_of_the_lock(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str, is_ready: bool
) -> None:
    setup.LOCKS[0].write_text(
        "jinja2==3.1.6 \\\ncolorama==0.4.6 ; sys_platform == 'win32' \\\n", encoding="utf-8"
    )
    monkeypatch.setattr(sys, "prefix", "an environment")
    monkeypatch.setattr(
        setup.metadata, "distributions", lambda: [SimpleNamespace(name="Jinja2", version=version)]
    )

    assert setup.has_packages(setup.LOCKS) is is_ready


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_a_lock_pins_every_package_that_is_asked_for_and_names_no_place_to_get_it_from(name: str) -> None:
    asked = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    lock = (ROOT / f"{name}.txt").read_text(encoding="utf-8")

    packages = {match.lower() for match in re.findall(r"^[\w-]+", asked, re.MULTILINE)} - {"-c"}
    pinned = set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    assert packages <= pinned
    assert "://" not in lock
    assert "--index" not in lock


# What is run


@pytest.mark.parametrize(
    ("written", "run", "locks"),
    [
        ([], ["build"], 1),
        (["serve"], ["serve"], 1),
        (["check", "--format", "json"], ["check", "--format", "json"], 1),
        (["test", "-k", "a name"], ["test", "-k", "a name"], 2),
    ],
)
def test_arguments_reach_the_program_as_they_were_written(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, written: list[str], run: list[str], locks: int
) -> None:
    wanted: list[int] = []
    commands: list[list[str]] = []

    def ready_python(needed: Sequence[Path]) -> str:
        wanted.append(len(needed))
        return "python"

    def start(command: Sequence[str]) -> int:
        commands.append(list(command))
        return 1

    monkeypatch.setattr(setup, "ready_python", ready_python)
    monkeypatch.setattr(setup, "run", start)

    code = setup.main(written)

    assert code == 1
    assert wanted == [locks]
    assert commands == [["python", "-P", "-X", "utf8", "-m", "bilan.cli", *run]]


def test_the_program_runs_in_the_folder_of_the_user_from_a_folder_with_a_space(tmp_path: Path) -> None:
    project = tmp_path / "our results"
    (project / "bilan").mkdir(parents=True)
    (project / "bilan" / "cli.py").write_text(
        "import json, os, sys\nprint(json.dumps([sys.argv[1:], os.getcwd(), __file__]))\nsys.exit(1)\n",
        encoding="utf-8",
    )
    (project / "requirements.txt").touch()
    shutil.copy(SETUP, project)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    ended = subprocess.run(
        [sys.executable, project / "build.py", "new", "story", "un récit"],
        cwd=elsewhere,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    arguments, folder, module = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert arguments == ["new", "story", "un récit"]
    assert Path(folder).resolve() == elsewhere.resolve()
    assert Path(module).resolve() == (project / "bilan" / "cli.py").resolve()


@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_exit_code_of_the_program_is_handed_on(setup: ModuleType, code: int) -> None:
    assert setup.run([sys.executable, "-c", f"raise SystemExit({code})"]) == code


def test_ctrl_c_ends_quietly_with_130_once_the_program_has_ended(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waited: list[float | None] = []

    def wait(seconds: float | None = None) -> int:
        waited.append(seconds)
        if seconds is None:
            raise KeyboardInterrupt
        return 0

    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: SimpleNamespace(wait=wait))

    code = setup.run(["a program"])

    assert code == 130
    assert waited == [None, setup.SECONDS_TO_END]
    assert capsys.readouterr() == ("", "")


# The gate


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a browser, where nothing can be installed."""
    monkeypatch.setattr(gate, "known_places", lambda: iter(()))
    monkeypatch.setattr(gate, "playwright_places", lambda: iter(()))
    monkeypatch.setattr(gate, "fetches", lambda _: False)


def steps_of(machine: Machine) -> list[str]:
    return [words[2] for words in machine.commands]


def test_the_gate_runs_every_step_though_an_early_one_fails(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gate, "find_browser", lambda: Path("chromium"))
    machine.fails = lambda words: "ruff" in words

    code = gate.run_gate(ROOT, [])

    assert code == 1
    assert steps_of(machine) == ["ruff", "ruff", "mypy", "pytest"]
    assert capsys.readouterr().out.splitlines()[-1] == (
        "failed: format 0.0 s, lint 0.0 s; passed: types 0.0 s, tests 0.0 s"
    )


def test_the_gate_hands_its_arguments_and_the_browser_to_the_tests(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "find_browser", lambda: Path("chromium"))

    code = gate.run_gate(ROOT, ["-k", "a name"])

    assert code == 0
    assert machine.commands[-1] == [sys.executable, "-m", "pytest", "-n", "auto", "-k", "a name"]
    assert machine.environments[-1]["BROWSER_PATH"] == "chromium"


@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_the_gate_fails_and_says_what_was_tried(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    code = gate.run_gate(ROOT, [])

    assert code == 1
    assert steps_of(machine)[-1] == "pytest"
    assert gate.NO_BROWSER in capsys.readouterr().out


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize(
    ("as_root", "tried"),
    [(True, ["apt-get", "apt-get", sys.executable]), (False, [sys.executable])],
)
def test_the_system_is_asked_for_a_browser_before_playwright_and_only_by_root(
    monkeypatch: pytest.MonkeyPatch, as_root: bool, tried: list[str]
) -> None:
    commands: list[str] = []

    def fetches(command: Sequence[str]) -> bool:
        commands.append(command[0])
        return True

    monkeypatch.setattr(gate, "is_root", lambda: as_root)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(gate, "fetches", fetches)

    found = gate.fetch_browser()

    assert found is None
    assert commands == tried


def test_the_browser_that_the_user_names_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = tmp_path / "a browser"
    named.touch()
    monkeypatch.setenv("BROWSER_PATH", str(named))
    monkeypatch.setattr(gate, "answers", lambda _: True)

    assert gate.find_browser() == named


def test_a_program_that_fails_or_is_missing_does_not_answer(tmp_path: Path) -> None:
    assert gate.answers([sys.executable, "-c", ""])
    assert not gate.answers([sys.executable, "-c", "raise SystemExit(1)"])
    assert not gate.answers([str(tmp_path / "missing")])


def test_the_browser_of_the_tests_opens_a_page_without_the_network(browser: Browser) -> None:
    page = browser.new_page()

    page.set_content("<main><h1>Results</h1></main>")

    assert page.get_by_role("heading", level=1).inner_text() == "Results"
    page.close()
