"""What a reader on a slow line has to wait for."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping

from tests.browser.sample import sample_files

PAGE_BOUND = 50_000
"""The bytes of all that a first visit to a page loads but pictures: itself, styles, scripts and letters, compressed."""

SCRIPT_BOUND = 12_000

ASSET = re.compile(rb'"/(assets/[^"]+\.(?:css|js|woff2))"')

SEARCH = "search-index/"
"""What the search page alone loads, when somebody searches."""
SEARCH_BOUND = 150_000
"""The bytes that the first question may load in one language, compressed, before the texts of what it finds."""


def test_the_first_visit_to_every_page_is_under_its_bound() -> None:
    files = sample_files()

    heavy = {
        path: weight
        for path, data in files.items()
        if path.endswith(".html") and (weight := _first_visit(data, files)) > PAGE_BOUND
    }

    assert heavy == {}


def test_what_a_page_loads_is_counted_with_its_letters() -> None:
    files = {
        "assets/a.css": b"a" * 9,
        "assets/b.js": b"b" * 9,
        "assets/c.woff2": b"c" * 400,
        "d.png": b"d" * 800,
    }
    page = b'<link href="/assets/c.woff2"><link href="/assets/a.css"><script src="/assets/b.js"></script><img src="/d.png">'

    weight = _first_visit(page, files)

    assert weight == sum(map(_compressed, (page, b"a" * 9, b"b" * 9))) + 400


def test_all_scripts_together_are_small_and_stand_in_files_of_their_own() -> None:
    files = sample_files()

    assert sum(len(data) for path, data in files.items() if _is_shared(path, ".js")) < SCRIPT_BOUND
    for path, data in files.items():
        if path.endswith(".html"):
            assert (
                re.findall(rb"<script(?![^>]* src=)(?![^>]*ld\+json)|<style|\sstyle=|\son[a-z]+=", data) == []
            ), path


def test_the_first_paint_waits_for_one_style_sheet() -> None:
    for path, data in sample_files().items():
        if path.endswith(".html") and b"http-equiv" not in data:
            assert len(re.findall(rb'<link rel="stylesheet"', data)) == 1, path
            assert re.findall(rb"<script(?![^>]* defer)(?![^>]*ld\+json)", data) == [], path


def test_what_the_first_question_loads_in_a_language_is_under_its_bound() -> None:
    for language in ("en", "fr"):
        folder = f"{SEARCH}{language}/"
        loaded = {path: data for path, data in sample_files().items() if path.startswith(folder)}
        engine = [data for path, data in loaded.items() if path.count("/") == folder.count("/")]
        largest = max(len(data) for path, data in loaded.items() if path.endswith(".pf_index"))

        assert sum(map(_compressed, engine)) + largest < SEARCH_BOUND


def test_no_page_loads_the_search_but_its_own() -> None:
    for path, data in sample_files().items():
        if path.endswith(".html"):
            assert (SEARCH.encode() in data) == (path in ("en/search/index.html", "fr/recherche/index.html"))


def _is_shared(path: str, *endings: str) -> bool:
    return path.endswith(endings or (".css", ".js")) and not path.startswith(SEARCH)


def _first_visit(page: bytes, files: Mapping[str, bytes]) -> int:
    """Return what comes over the line with a page; letters are compressed as they are."""
    loaded = {path.decode() for path in ASSET.findall(page)}
    letters = sum(len(files[path]) for path in loaded if path.endswith(".woff2"))
    return letters + sum(
        map(_compressed, (page, *(files[path] for path in sorted(loaded) if not path.endswith(".woff2"))))
    )


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))
