"""Compressed copies beside the files of a site: of texts alone, where they are smaller, and made once."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

import brotli
import pytest

from bilan import pack as pack_module
from bilan.disk.store import MemoryStore
from bilan.model.source import Span
from bilan.pack import pack
from bilan.plan.recipes import Artifact

LONG = b"<p>A story that goes on.</p>" * 40


def site(**files: bytes) -> tuple[tuple[Artifact, ...], MemoryStore]:
    """Return files by name, `_` for the dot, as they lie in a store."""
    store = MemoryStore()
    made = []
    for name, data in files.items():
        store.put(f"key of {name}", data)
        made.append(Artifact(path=name.replace("_", "."), key=f"key of {name}", span=Span(path="content")))
    return tuple(made), store


def packed(**files: bytes) -> Mapping[str, bytes]:
    artifacts, store = site(**files)
    return dict(pack(artifacts, store, 1))


@pytest.mark.parametrize(
    "name", ["page_html", "site_css", "site_js", "all_json", "feed_xml", "mark_SVG", "all_csv"]
)
def test_a_text_has_two_copies_that_say_the_same(name: str) -> None:
    path = name.replace("_", ".")

    found = packed(**{name: LONG})

    assert list(found) == [path, f"{path}.gz", f"{path}.br"]
    assert found[path] == LONG
    assert gzip.decompress(found[f"{path}.gz"]) == LONG
    assert brotli.decompress(found[f"{path}.br"]) == LONG


@pytest.mark.parametrize(
    "name", ["photo_jpg", "photo_webp", "letters_woff2", "sheet_pdf", "html", "redirects_map"]
)
def test_what_is_no_text_has_none(name: str) -> None:
    assert list(packed(**{name: LONG})) == [name.replace("_", ".")]


def test_a_copy_that_would_be_no_smaller_is_left_out() -> None:
    assert list(packed(tiny_txt=b"1")) == ["tiny.txt"]


def test_only_what_has_changed_is_compressed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[bytes] = []

    def work(data: bytes) -> bytes:
        worked.append(data)
        return data[:1]

    monkeypatch.setattr(pack_module, "COMPRESSED", {".gz": work, ".br": work})
    artifacts, store = site(one_html=LONG, two_html=LONG + b"!", same_html=LONG)
    first = dict(pack(artifacts, store, 2))
    assert sorted(worked) == sorted([LONG, LONG, LONG + b"!", LONG + b"!"])
    worked.clear()

    again = dict(pack(artifacts, store, 2))
    assert worked == []
    assert again == first

    store.put("key of two_html", LONG + b"?")
    changed = dict(pack(artifacts, store, 2))
    assert worked == [LONG + b"?", LONG + b"?"]
    assert changed["two.html.gz"] == LONG[:1]


def test_files_keep_their_order_however_many_work_at_once() -> None:
    artifacts, store = site(**{f"page{number}_html": LONG + b"%d" % number for number in range(30)})

    one = tuple(pack(artifacts, store, 1))
    many = tuple(pack(artifacts, site(**{f"page{n}_html": LONG + b"%d" % n for n in range(30)})[1], 4))

    assert one == many
    assert [path for path, _ in one if path.endswith(".html")] == [file.path for file in artifacts]
