"""The sites that are looked at, and the tabs that they are opened in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looks import Visit
from tests.browser.odd_site import odd_files
from tests.browser.sample import sample_files, served


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """The address of the host that serves the sample site."""
    with served(sample_files()) as url:
        yield url


@pytest.fixture(scope="session")
def odd_host() -> Iterator[str]:
    """The address of the host that serves the site of odd cases."""
    with served(odd_files()) as url:
        yield url


@pytest.fixture(scope="session")
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens an address in a tab; what it is told beside the address is what Playwright calls a context."""
    tabs: dict[str, Page] = {}

    def open_in_tab(url: str, **kind: object) -> Page:
        name = repr(sorted(kind.items()))
        if name not in tabs:
            tabs[name] = browser.new_context(**kind).new_page()  # type: ignore[arg-type]
        tabs[name].goto(url)
        return tabs[name]

    yield open_in_tab
    for one in tabs.values():
        one.context.close()
