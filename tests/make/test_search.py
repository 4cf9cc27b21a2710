"""The index as Pagefind makes it: which files, the same bytes each time, and a clear word where it cannot be made."""

import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.search import ADDRESSES, make_search_index, page_of
from bilan.plan.recipes import CannotMake
from bilan.plan.search.search_views import DocumentView, SearchIndexView
from tests.sites import Page


def document(slug: str, *lines: str, title: str = "A title", names: tuple[str, ...] = ()) -> DocumentView:
    return DocumentView(
        path=f"en/{slug}/index.html", url=f"/en/{slug}/", title=title, lines=lines, names=names
    )


def index(*documents: DocumentView, language: str = "en") -> Mapping[str, bytes]:
    return make_search_index(SearchIndexView(language=language, documents=documents))


def texts(files: Mapping[str, bytes]) -> list[str]:
    return [
        json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))["content"]
        for path, data in files.items()
        if path.startswith("fragment/")
    ]


FAUSTINA = document("faustina", "A workshop of her own.", "In l’eau & <b>", names=("Libya",))
NDER = document("nder", "Summer in Nder.")


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    return index(FAUSTINA, NDER)


def test_it_has_what_the_search_page_loads_and_nothing_more(made: Mapping[str, bytes]) -> None:
    kinds = {Path(path).suffix for path in made}
    at_the_top = {path for path in made if "/" not in path}

    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", ADDRESSES} <= at_the_top
    assert len(at_the_top) == 5  # and the list of its parts
    assert kinds == {".js", ".json", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}


def test_each_result_leads_to_its_address(made: Mapping[str, bytes]) -> None:
    found = json.loads(made[ADDRESSES])

    assert set(found.values()) == {"/en/faustina/", "/en/nder/"}
    assert {f"fragment/{name}.pf_fragment" for name in found} == {
        path for path in made if path.startswith("fragment/")
    }


def test_the_same_words_make_the_same_bytes(made: Mapping[str, bytes]) -> None:
    assert index(FAUSTINA, NDER) == made


def test_a_page_keeps_its_file_whatever_other_pages_come(made: Mapping[str, bytes]) -> None:
    more = index(document("a", "Before all others."), FAUSTINA, NDER)

    assert {path for path in made if path.startswith("fragment/")} < set(more)


def test_apostrophes_are_straight_and_signs_are_signs(made: Mapping[str, bytes]) -> None:
    assert "A workshop of her own. In l'eau & <b>" in texts(made)


@given(
    lines=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1), min_size=1
    )
)
def test_every_line_is_a_paragraph_whatever_signs_it_has(lines: list[str]) -> None:
    page = Page(page_of(document("a", *lines), "en"))

    written = [one.text_content() for one in page.all("p") if one.get("title") is None]

    assert written == [line.replace("’", "'") for line in lines]


def test_an_address_is_found_wherever_a_fragment_names_its_page(
    made: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bilan.make.search._LOOKED_AT", 3)

    assert index(FAUSTINA, NDER)[ADDRESSES] == made[ADDRESSES]


def test_a_page_without_a_text_is_found_by_its_names() -> None:
    files = index(document("niger", title="Niger", names=("Sahel",)), document("mali", title="Mali"))

    assert sorted(texts(files)) == ["Mali.", "Sahel."]


def test_a_language_that_pagefind_does_not_know_is_indexed_word_by_word() -> None:
    files = index(document("a", "Vorto."), language="mt")

    assert "wasm.unknown.pagefind" in files
    assert set(json.loads(files["pagefind-entry.json"])["languages"]) == {"mt"}


def test_nothing_makes_an_index_of_nothing() -> None:
    assert index() == {ADDRESSES: b"{}"}


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    index(NDER)

    assert list(tmp_path.iterdir()) == []


# --- where it cannot be made ---


def told(monkeypatch: pytest.MonkeyPatch, error: Exception) -> str:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", fails)
    with pytest.raises(CannotMake) as raised:
        index(NDER)
    return raised.value.diagnostic.why


def test_a_missing_pagefind_is_told_with_what_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)

    with pytest.raises(CannotMake) as raised:
        index(NDER)

    assert raised.value.diagnostic.code == "search-not-made"
    assert raised.value.diagnostic.severity == "warning"
    assert "Pagefind is not installed" in raised.value.diagnostic.why
    assert "its list from A to Z" in raised.value.diagnostic.why


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(8, "Exec format error"), "Pagefind does not run on this machine"),
        (FileNotFoundError("Could not find any of []"), "Pagefind does not run on this machine"),
        (
            subprocess.CalledProcessError(1, [], stderr=b"no room\n"),
            "Pagefind failed, which makes the index (no room)",
        ),
        (subprocess.TimeoutExpired([], 600), "Pagefind failed"),
    ],
)
def test_a_pagefind_that_does_not_run_is_told(
    monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    assert words in told(monkeypatch, error)
