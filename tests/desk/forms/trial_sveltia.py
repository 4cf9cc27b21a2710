"""A trial of the forms with Sveltia CMS itself: stories are opened in Chromium, changed and saved.

    npm pack @sveltia/cms@0.221.1 && tar -xf sveltia-cms-0.221.1.tgz
    SVELTIA=package/dist/sveltia-cms.js .venv/bin/python -m pytest tests/desk/forms/trial_sveltia.py

It is run by hand, for whoever runs the gate need not reach npm. docs/developing.md notes when it was run last.
The sample lies in the browser's own file system for the trial, since nobody is there to choose a folder; the
CMS reads and writes it by the same calls as a folder of the machine.
"""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bilan.desk.forms.pages import VERSION, answer_forms
from bilan.disk.local_script import PLACE
from bilan.disk.tree import Folders, read_tree
from bilan.load.text.front_matter import split_front_matter
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.source import SourceFile
from bilan.plan.routes import FORMS
from tests.test_broken import build_folder

ROOT = Path(__file__).resolve().parents[3]
SVELTIA = Path(os.environ.get("SVELTIA", "sveltia-cms.js"))
TYPES = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
PICK = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
TAKE = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await walk(one, `${path}${name}/`);
      else if (name.endsWith(".md")) found[path + name] = await (await one.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return found;
}"""


class Handler(http.server.BaseHTTPRequestHandler):
    """Gives what the preview gives below `/_desk/forms/`."""

    def __init__(self, folders: Folders, *rest: Any) -> None:  # noqa: ANN401 - as the server calls it
        self.folders = folders
        super().__init__(*rest)

    def do_GET(self) -> None:
        answer = answer_forms(read_tree(self.folders), self.folders, self.path)
        self.send_response(answer.status)
        self.send_header("Content-Type", TYPES.get(Path(answer.path).suffix, "text/plain"))
        self.end_headers()
        self.wfile.write(answer.data)

    def log_message(self, *_: object) -> None:
        """Keep still."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """A project with the sample and a copy of the script."""
    root = tmp_path_factory.mktemp("project")
    for name in ("content", "locales", "templates", "assets"):
        shutil.copytree(ROOT / name, root / name)
    (root / PLACE).parent.mkdir()
    shutil.copy(SVELTIA, root / PLACE)
    return Folders(root=root, content=root / "content")


@pytest.fixture
def page(browser: Browser, folders: Folders) -> Iterator[Page]:
    """The forms, with the project opened in them."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, folders)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(viewport={"width": 1400, "height": 1000})
        tab = context.new_page()
        wrong: list[str] = []
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.add_init_script(PICK)
        tab.goto(f"http://127.0.0.1:{server.server_address[1]}{FORMS}")
        tab.evaluate(FILL, texts(folders))
        tab.get_by_role("button", name="Work with Local Repository").click()
        tab.get_by_text("Collections").first.wait_for()
        yield tab
        context.close()
        server.shutdown()
        assert wrong == []


def texts(folders: Folders) -> Mapping[str, str]:
    files = read_tree(folders).files
    return {path: one.text for path, one in files.items() if path.startswith("content/")}


def change(page: Page, item: str, key: str, words: str, language: str | None = None) -> Mapping[str, str]:
    """Write words behind what a field of a form holds, save, and return all files as they are then."""
    collection, name = item.split(":")
    page.goto(f"{page.url.partition('#')[0]}#/collections/{collection}/entries/{name}")
    pane = page.locator("#first-pane-body" if language is None else "#second-pane-body")
    field = pane.locator(f'[data-key-path="{key}"]').locator("input, textarea").first
    field.fill(field.input_value().rstrip() + words)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Entry saved.").wait_for()
    page.wait_for_timeout(500)
    found: Mapping[str, str] = page.evaluate(TAKE)
    return found


def said_in(path: str, text: str) -> dict[str, Any]:
    """Return what a file says, however it is laid out; the text below the front matter under `body`."""
    parts = split_front_matter(SourceFile.of(path=path, text=text, digest="")).value
    assert parts is not None
    node = read_yaml(path, parts.yaml).value
    assert node is not None
    assert isinstance(node.value, dict)
    return {**node.value, "body": parts.body.strip()}


def differences(
    before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, dict[str, tuple[object, object]]]:
    """Return what files say differently: by path and key, before and after."""
    found = {}
    for path, text in ((path, text) for path, text in after.items() if text != before[path]):
        old, new = said_in(path, before[path]), said_in(path, text)
        keys = [one for one in {**old, **new} if old.get(one) != new.get(one)]
        if keys:
            found[path] = {one: (old.get(one), new.get(one)) for one in keys}
    return found


CASES = [
    ("stories:faustina", "title", "fr"),
    ("stories:faustina", "summary", None),
    ("stories:faustina", "body", None),
    ("stories:marie", "title", None),
    ("projects:i-map", "title", "fr"),
    ("projects:t05-eutf-hoa-dj-29", "title", None),
    ("objectives:improved-governance", "summary", None),
    ("factsheets:working-with-partners", "title", None),
    ("pages:home", "title", "fr"),
]


@pytest.mark.parametrize(("item", "key", "language"), CASES, ids=str)
def test_one_word_changes_and_all_else_says_the_same(
    page: Page, folders: Folders, item: str, key: str, language: str | None
) -> None:
    before = texts(folders)

    after = change(page, item, key, " again", language)

    assert set(after) == {path for path in before if path.endswith(".md")}
    [(path, changed)] = differences(before, after).items()
    assert Path(path).parent.name == item.partition(":")[2]
    assert list(changed) == [key]
    assert changed[key][1] == f"{changed[key][0]} again"


def test_what_was_saved_is_accepted(page: Page, folders: Folders, tmp_path: Path) -> None:
    shutil.copytree(folders.content, tmp_path / "content")

    for path, text in change(page, "stories:faustina", "title", " again").items():
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")

    _, built = build_folder(tmp_path / "content")
    assert [one for one in built.problems if one.severity == "error"] == []
    assert built.publishable


def test_the_copy_is_the_version_that_the_page_asks_for() -> None:
    assert VERSION in SVELTIA.read_text(encoding="utf-8")
