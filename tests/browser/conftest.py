"""The sample site, open in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.sample import sample_files, served


@pytest.fixture(scope="session")
def host() -> Iterator[str]:
    """The address of the host that serves the sample site."""
    with served(sample_files()) as url:
        yield url
