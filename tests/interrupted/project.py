"""A small project that commands are interrupted in, and what has to hold of it afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bilan.disk.publish import SPARE
from tests.interrupted.disk import Fault
from tests.interrupted.nursery import TRACEBACK, Ended
from tests.test_same_bytes import files_in

ROOT = Path(__file__).resolve().parent.parent.parent
NOTHING = Fault(at=0)

Files = Mapping[str, bytes]

CONTENT = {
    "site.yaml": (
        "name: {en: Results, fr: Résultats}\nbase_url: https://results.example.org/\nlanguages: [en, fr]\n"
    ),
    "indicators/jobs.yaml": (
        "name: {en: Jobs created, fr: Emplois créés}\ndefinition: {en: Jobs., fr: Emplois.}\nunit: jobs\n"
        "kind: result\nlevel: output\ncounting: cumulative\nsource: {name: {en: Report, fr: Rapport}}\n"
        "observations:\n  - as_of: 2020-12-31\n    value: 12\n"
    ),
    "objectives/work/en.md": (
        "---\ntitle: Work\norder: 1\ncounters: [jobs]\n---\nWords on [a story](stories:faustina).\n"
    ),
    "stories/faustina/en.md": (
        "---\ntitle: Faustina comes home\nkind: story\ndate: 2021-09-29\nobjectives: [work]\n---\n"
        "A workshop of her own, and [[figure jobs]] jobs.\n"
    ),
    "stories/marie/en.md": "---\ntitle: Marie digs\nkind: story\ndate: 2021-03-09\n---\nA well of 12 metres.\n",
    "stories/marie/fr.md": "---\ntitle: Marie creuse\n---\nUn puits de 12 mètres.\n",
}
EDITED = {"stories/marie/en.md": CONTENT["stories/marie/en.md"].replace("A well", "A deep well")}
VALUES = "indicator,as_of,value\njobs,2021-12-31,20\njobs,2022-12-31,31\n"

COMMANDS: Mapping[str, Sequence[str]] = {
    "new": ("new", "story", "well", "--title", "A well", "--title", "Un puits", "--date", "2021-05-05"),
    "import": ("import", "{root}/values.csv", "--yes"),
    "translate": ("translate", "faustina"),
    "translated": ("translated", "marie"),
    "rename": ("rename", "faustina", "fatima", "--yes"),
    "withdraw": ("withdraw", "marie"),
    "new hosting": ("new", "hosting", "github"),
}
"""The commands that write into the project."""


class Nursery:
    """Runs commands as children of a process that has loaded everything before."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.interrupted.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(
        self,
        root: Path,
        arguments: Sequence[str],
        *,
        fault: Fault = NOTHING,
        after: float | None = None,
        tells: bool = False,
    ) -> Ended:
        """Run a command on a project; with `after`, it is killed when so many seconds have gone by."""
        call = {
            "root": str(root),
            "arguments": [one.replace("{root}", str(root)) for one in arguments],
            "fault": asdict(fault),
            "after": after,
            "tells": tells,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(call) + "\n")
        self._process.stdin.flush()
        ended = Ended(**json.loads(self._process.stdout.readline()))
        assert ended.code != TRACEBACK, ended.said
        return ended

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project on the disk, and how it was before."""

    root: Path
    kept: Path
    """A copy from before the interruption: what lies where, and since when, is the same."""

    def begin_anew(self) -> None:
        """Let everything be as it was kept."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.kept, self.root, symlinks=True)

    def keep(self) -> None:
        """Let this be what is begun from."""
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.root, self.kept, symlinks=True)

    def write(self, files: Mapping[str, str]) -> None:
        for path, text in files.items():
            place = self.root / "content" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")

    def sources(self) -> Files:
        """Return every file that people write, whatever else lies beside."""
        content = {f"content/{path}": data for path, data in files_in(self.root / "content").items()}
        found = content | {f".github/{path}": data for path, data in files_in(self.root / ".github").items()}
        return {path: data for path, data in found.items() if "/.bilan-" not in path}

    def site(self) -> Files:
        return files_in(self.root / "site")

    def litter(self) -> list[str]:
        """Return what lies beside the sources and the site that is neither, nor a whole spare site."""
        places = (self.root, self.root / "content")
        spare = ".site.new" if (self.root / ".site.new" / SPARE).is_file() else ""
        names = [one.name for place in places for one in place.iterdir() if one.name != spare]
        return [name for name in names if name.startswith((".bilan-", ".site"))]


def begin(folder: Path) -> Project:
    """Write a project with a table to be imported."""
    project = Project(root=folder / "project", kept=folder / "kept")
    project.root.mkdir(parents=True)
    for name in ("templates", "locales", "assets", "docs"):
        (project.root / name).symlink_to(ROOT / name)
    (project.root / "values.csv").write_text(VALUES, encoding="utf-8")
    project.write(CONTENT)
    return project
