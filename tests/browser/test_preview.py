"""The live preview in a real browser: edit, break and mend a file, and look at the page that is open."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.load.trees import tree_of

PATIENCE = 20
"""The seconds after which something that should have happened has not."""

SITE = """
== content/stories/faustina/en.md ==
---
title: Faustina
kind: story
date: 2021-09-29
---
A workshop of her own.

== content/stories/secret/en.md ==
---
title: A draft
kind: story
date: 2021-09-28
status: draft
---
Not for readers yet.
"""

_ROOT = Path(__file__).resolve().parents[2]


STORY = "/en/news-stories/faustina/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A preview that runs, and the project that it shows."""

    url: str
    project: Path

    @property
    def content(self) -> Path:
        """What editors write."""
        return self.project / "content"

    @property
    def out(self) -> Path:
        """What was published when the preview began."""
        return self.project / "site"

    def save(self, before: str, after: str) -> None:
        """Change the story as an editor would: the whole file is written anew."""
        file = self.content / "stories/faustina/en.md"
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    def page(self, path: str) -> str:
        """Return a page as the preview gives it now."""
        with urllib.request.urlopen(self.url + path) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())

    def put_back(self) -> None:
        """Make the content what it was in the beginning, and wait until the preview shows that."""
        stories = self.content / "stories"
        names = {Path(path).parent.name for path in tree_of(SITE).files}
        for folder in stories.iterdir():
            if folder.name not in names:
                shutil.rmtree(folder)
        _write(self.project, SITE)
        _wait(lambda: "A workshop of her own." in self.page(STORY) and ALARM not in self.page(STORY))
        _wait(lambda: all(f"/{one.name}/" in self.page("/en/news-stories/") for one in stories.iterdir()))


ALARM = "review-alarm"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A preview of a small site: one for all tests here, for it takes seconds to start."""
    project = tmp_path_factory.mktemp("preview") / "project"
    for name in ("bilan", "templates", "locales", "assets"):
        shutil.copytree(_ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    _write(project, SITE)
    port = _free_port()
    with subprocess.Popen(
        _command("serve", "--port", str(port)),
        cwd=project,
        env=_environment(project),
        stdout=subprocess.DEVNULL,
    ) as server:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(lambda: _answers(url))
            yield Desk(url=url, project=project)
        finally:
            server.terminate()


@pytest.fixture
def desk(running: Desk) -> Iterator[Desk]:
    """The preview, with its site as it was in the beginning."""
    yield running
    running.put_back()


def test_an_open_page_follows_every_edit_however_quickly_they_come(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}{STORY}")

    for number in range(3):
        desk.save("title: Faustina", f"title: Faustina {number}")
        _wait(lambda said=f"Faustina {number}": page.title().startswith(said))  # type: ignore[misc]
        desk.save(f"title: Faustina {number}", "title: Faustina")
        _wait(lambda: page.title().startswith("Faustina |"))

    page.close()


def test_ten_quick_saves_end_as_the_last_one_left_it(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}{STORY}")

    for number in range(10):
        broken = "kind: tale" if number % 3 == 1 else "kind: story"
        _write(
            desk.project,
            SITE.replace("title: Faustina", f"title: Save {number}").replace("kind: story", broken),
        )
    _wait(lambda: page.title().startswith("Save 9"))

    assert ALARM not in desk.page(STORY)
    assert page.title().startswith("Save 9")
    page.close()


def test_what_is_broken_lies_over_the_page_last_built_until_it_is_mended(
    browser: Browser, desk: Desk
) -> None:
    page = _opened(browser, f"{desk.url}{STORY}")

    desk.save("kind: story", "kind: tale\nauthor: me")
    _wait(lambda: page.locator(".review-alarm").is_visible())
    problems, words = page.locator(".review-alarm").inner_text(), page.locator("main").inner_text()
    desk.save("kind: tale\nauthor: me", "kind: story")
    _wait(lambda: not page.locator(".review-alarm").is_visible() and page.title().startswith("Faustina"))

    assert "2 problems keep the site from being published" in problems
    assert "tale is no choice for kind" in problems
    assert "there is no key author here" in problems
    assert "3 | kind: tale" in problems
    assert "A workshop of her own." in words
    page.close()


def test_settings_that_cannot_be_read_leave_the_open_page_as_it_was(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}{STORY}")
    settings = desk.content / "site.yaml"
    text = settings.read_text(encoding="utf-8")

    settings.write_text(f"{text}colour: [\n", encoding="utf-8")
    _wait(lambda: page.locator(".review-alarm").is_visible())
    problems, words = page.locator(".review-alarm").inner_text(), page.locator("main").inner_text()
    settings.write_text(text, encoding="utf-8")
    _wait(lambda: not page.locator(".review-alarm").is_visible() and page.title().startswith("Faustina"))

    assert "content/site.yaml" in problems
    assert "A workshop of her own." in words
    page.close()


def test_a_broken_template_is_told_with_its_line_over_the_page_as_it_was_drawn_last(
    browser: Browser, desk: Desk
) -> None:
    page = _opened(browser, f"{desk.url}{STORY}")
    template = desk.project / "templates/pages/story.html"
    text = template.read_text(encoding="utf-8")

    template.write_text(text.replace("{{ view.prose", "{{ view.nothing.prose"), encoding="utf-8")
    _wait(lambda: page.locator(".review-alarm").is_visible())
    problems, words = page.locator(".review-alarm").inner_text(), page.locator("main").inner_text()
    template.write_text(text, encoding="utf-8")
    _wait(lambda: not page.locator(".review-alarm").is_visible() and page.title().startswith("Faustina"))

    line = 1 + text[: text.index("{{ view.prose")].count("\n")
    assert "templates/pages/story.html" in problems
    assert f"line {line}" in problems
    assert f"{line} | {{{{ view.nothing.prose" in problems
    assert "A workshop of her own." in words
    page.close()


def test_a_story_that_is_deleted_disappears_from_its_page_and_its_list(browser: Browser, desk: Desk) -> None:
    story = _opened(browser, f"{desk.url}{STORY}")
    stories = _opened(browser, f"{desk.url}/en/news-stories/")

    shutil.rmtree(desk.content / "stories/faustina")
    _wait(lambda: "not here" in story.locator("main").inner_text() or story.title().startswith("Page not"))
    _wait(lambda: "Faustina" not in stories.locator("main").inner_text())

    assert "A workshop of her own." not in story.locator("main").inner_text()
    story.close()
    stories.close()


def test_a_new_story_appears_in_the_open_list(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}/en/news-stories/")
    folder = desk.content / "stories/marie"

    folder.mkdir()
    (folder / "en.md").write_text(
        "---\ntitle: Marie goes to school\nkind: story\ndate: 2022-01-10\n---\nWords.\n", encoding="utf-8"
    )
    _wait(lambda: "Marie goes to school" in page.locator("main").inner_text())

    page.close()


def test_the_desk_follows_too(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}/_desk/en/problems/")

    desk.save("kind: story", "kind: tale")
    _wait(lambda: "tale is no choice for kind" in page.locator("main").inner_text())
    desk.save("kind: tale", "kind: story")
    _wait(lambda: "Nothing is wrong" in page.locator("main").inner_text())

    page.close()


@pytest.mark.usefixtures("browser")
def test_what_is_published_is_the_same_whether_a_preview_runs_or_not(desk: Desk, tmp_path: Path) -> None:
    beside, alone = tmp_path / "beside", tmp_path / "alone"
    desk.page(STORY)
    desk.page("/_desk/en/")

    _run(desk.project, "build", "--out", str(beside))
    other = tmp_path / "project"
    for name in ("bilan", "templates", "locales", "assets"):
        (other / name).parent.mkdir(exist_ok=True)
        shutil.copytree(desk.project / name, other / name, ignore=shutil.ignore_patterns("__pycache__"))
    _write(other, SITE)
    _run(other, "build", "--out", str(alone))

    assert _files_in(beside) == _files_in(alone)
    assert _files_in(desk.out) == _files_in(alone)
    assert not [path for path, data in _files_in(alone).items() if b"_desk" in data]


def test_drafts_are_in_the_preview_with_a_mark_and_not_in_the_published_site(
    browser: Browser, desk: Desk
) -> None:
    page = _opened(browser, f"{desk.url}/en/news-stories/secret/")

    assert "draft" in page.locator("main").inner_text().lower()
    assert (desk.out / "en/news-stories/faustina/index.html").is_file()
    assert not (desk.out / "en/news-stories/secret").exists()
    page.close()


@pytest.mark.usefixtures("browser")
def test_a_name_that_only_pretends_to_be_this_machine_is_refused(desk: Desk) -> None:
    request = urllib.request.Request(f"{desk.url}/en/", headers={"Host": "evil.example"})  # noqa: S310 - our own

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)  # noqa: S310 - our own

    assert refused.value.code == 403
    refused.value.close()


def _write(project: Path, site: str) -> None:
    for path, file in tree_of(site).files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(file.text, encoding="utf-8")


def _command(*words: str) -> list[str]:
    return [sys.executable, "-P", "-m", "bilan.cli", *words]


def _environment(project: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(project)}


def _run(project: Path, *words: str) -> None:
    subprocess.run(_command(*words), cwd=project, env=_environment(project), check=True, capture_output=True)


def _files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _opened(browser: Browser, url: str) -> Page:
    """Open a page and wait until it has said that it listens."""
    page = browser.new_page()
    said: list[str | bytes] = []
    # a bound method will not do: playwright leaves its mark on the function
    page.on("websocket", lambda line: line.on("framesent", lambda frame: said.append(frame)))  # noqa: PLW0108
    page.goto(url)
    _wait(lambda: page.title() != "" and any('"info"' in str(one) for one in said))
    return page


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(Error, OSError):  # a page that reloads at this moment cannot be asked
            if is_so():
                return
        time.sleep(0.02)
    pytest.fail(f"nothing happened within {PATIENCE} seconds")


def _answers(url: str) -> bool:
    with urllib.request.urlopen(url):  # noqa: S310 - our own
        return True


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
