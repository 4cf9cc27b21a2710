"""Content that somebody has written badly, or on purpose: where it lies, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.rules import faults_of, leads_astray
from tests.load.trees import SETTINGS
from tests.test_broken import build_folder, shared_store

INDICATOR = """\
name: {en: Jobs created, fr: Emplois créés}
definition: {en: Jobs., fr: Emplois.}
unit: jobs
kind: result
level: output
counting: cumulative
source: {name: {en: Report, fr: Rapport}}
observations: [{as_of: 2020-12-31, value: VALUE}]
"""


def story(text: str = "A workshop of her own.", **facts: str) -> str:
    """Return a story with a text, and with facts as they stand behind their keys."""
    named = {"title": "Faustina", "kind": "story", "date": "2021-09-29", **facts}
    lines = "".join(f"{name}: {value}\n" for name, value in named.items())
    return f"---\n{lines}---\n{text}\n"


def written(root: Path, path: str, data: str | bytes) -> Path:
    """Write a file below a folder of content, which has settings from then on."""
    if not (root / "site.yaml").exists():
        root.mkdir(parents=True, exist_ok=True)
        (root / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return root / path


def codes_of(content: Path) -> set[str]:
    """Build what lies in a folder and return the codes of its problems.

    Whatever it is, every page that was made on the way keeps the rules.
    """
    _tree, built = build_folder(content)
    files = {one.path: shared_store().get(one.key) or b"" for one in built.artifacts}
    assert [path for path in files if leads_astray(path)] == []
    assert faults_of(files, built.base_url or "https://results.example.org/") == ()
    assert built.publishable == all(one.severity != "error" for one in built.problems)
    assert built.publishable <= bool(files)
    for one in built.problems:
        f"{one.span.path} {one.what}".encode()
    return {one.code for one in built.problems}
