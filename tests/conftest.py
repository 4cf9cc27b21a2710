"""What tests of several folders share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from bilan.desk import gate

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""Keeps a browser from the network, which tests must not need and closed machines refuse."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives the browser, so that `-m "not browser"` leaves out all of them."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser to open pages in: `context = browser.new_context(viewport={"width": 360, "height": 800})`.

    Where there is none the test fails: a site that nobody looked at has not been tested.
    """
    place = gate.find_browser()
    if place is None:
        pytest.fail(gate.NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        as_root = ("--no-sandbox",) if gate.is_root() else ()
        opened = playwright.chromium.launch(executable_path=place, args=[*QUIET, *as_root])
        yield opened
        opened.close()
