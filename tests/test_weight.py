"""What a reader on a slow line has to wait for."""

from __future__ import annotations

import gzip
import re

from tests.browser.sample import sample_files

PAGE_BOUND = 50_000
"""The bytes that a page, its styles and its scripts may have together, compressed."""

SCRIPT_BOUND = 12_000

SEARCH = "search-index/"
"""What the search page alone loads, when somebody searches."""
SEARCH_BOUND = 150_000
"""The bytes that the first question may load in one language, compressed, before the texts of what it finds."""


def test_every_page_with_its_styles_and_scripts_is_under_its_bound() -> None:
    files = sample_files()
    shared = sum(_compressed(data) for path, data in files.items() if _is_shared(path))

    heavy = {
        path: weight
        for path, data in files.items()
        if path.endswith(".html") and (weight := shared + _compressed(data)) > PAGE_BOUND
    }

    assert heavy == {}


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


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))
