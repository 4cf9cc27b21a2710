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


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A preview that runs, and the content that it shows."""

    url: str
    content: Path
    out: Path

    def save(self, before: str, after: str) -> None:
        """Change the story as an editor would: the whole file is written anew."""
        file = self.content / "stories/faustina/en.md"
        file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    project = tmp_path / "project"
    for name in ("bilan", "templates", "locales", "assets"):
        shutil.copytree(_ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path, file in tree_of(SITE).files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(file.text, encoding="utf-8")
    port = _free_port()
    words = [sys.executable, "-P", "-m", "bilan.cli", "serve", "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(project)}
    with subprocess.Popen(words, cwd=project, env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(lambda: _answers(url))
            yield Desk(url=url, content=project / "content", out=project / "site")
        finally:
            server.terminate()


def test_an_open_page_follows_every_edit_however_quickly_they_come(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}/en/news-stories/faustina/")

    for number in range(3):
        desk.save("title: Faustina", f"title: Faustina {number}")
        _wait(lambda said=f"Faustina {number}": page.title().startswith(said))  # type: ignore[misc]
        desk.save(f"title: Faustina {number}", "title: Faustina")
        _wait(lambda: page.title().startswith("Faustina |"))

    page.close()


def test_what_is_broken_stands_on_the_page_until_it_is_mended(browser: Browser, desk: Desk) -> None:
    page = _opened(browser, f"{desk.url}/en/news-stories/faustina/")

    desk.save("kind: story", "kind: tale\nauthor: me")
    _wait(lambda: "no choice for" in page.locator("body").inner_text())
    problems = page.locator("body").inner_text()
    desk.save("kind: tale\nauthor: me", "kind: story")
    _wait(lambda: page.title().startswith("Faustina"))

    assert "tale is no choice for kind" in problems
    assert "there is no key author here" in problems
    page.close()


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
