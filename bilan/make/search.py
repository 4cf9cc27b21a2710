"""The index that the search of one language loads: the one place that knows Pagefind.

Pagefind is a program that reads HTML files from one folder and writes its index into another. It is given
small files of our own, with the words of each page and nothing else, and no filters: with them, its files
would be others on every run.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from gzip import decompress
from hashlib import blake2b
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import MAX_WBITS, decompressobj

from bilan.model.source import Span, problem
from bilan.plan.recipes import CannotMake
from bilan.plan.search.search_views import DocumentView, SearchIndexView

ADDRESSES = "addresses.json"
"""Our own file beside Pagefind's: the address of each page, by the name that Pagefind gives it."""

PATIENCE = 600
"""The seconds after which Pagefind is taken to be stuck; thousands of pages take it a few."""

_ENGINE = ("pagefind.js", "pagefind-entry.json")
_FRAGMENT = ".pf_fragment"
_ENDINGS = (".pf_meta", ".pf_index", _FRAGMENT)
_SIGNATURE = b"pagefind_dcd"
"""What stands before the content of each of Pagefind's files."""
_NAMED = re.compile(_SIGNATURE + rb'\{"url":"(/[0-9a-f]+\.html)"')
_LOOKED_AT = 64
"""The bytes of a fragment in which its page is named."""
_GZIP = 16 + MAX_WBITS
"""Tells zlib that what it is given is gzip's."""
_BETWEEN = "\0"
"""Stands between two lines until they are written: no text has it in it."""


def make_search_index(view: SearchIndexView) -> Mapping[str, bytes]:
    """Return the files of an index by their path in its folder.

    Raises:
        CannotMake: Pagefind is not installed, does not run on this machine, or fails.
    """
    with TemporaryDirectory(prefix="bilan-search-") as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for document in view.documents:
            _write(f"{pages}/{_name(document)}.html", page_of(document, view.language))
        if view.documents:
            _run_pagefind(pages, index, view.language)
        files = dict(sorted(_read(index)))
    return {**files, ADDRESSES: _addresses(view, files)}


def _run_pagefind(pages: Path, index: Path, language: str) -> None:
    options = ("--site", pages, "--output-path", index, "--force-language", language, "--silent")
    try:
        from pagefind_bin import get_executable

        subprocess.run(
            [get_executable(), *options],
            cwd=pages,  # where it looks for settings of its own, and finds none
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    except ImportError as error:
        raise _cannot("Pagefind is not installed", str(error)) from error
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or b""
        raise _cannot("Pagefind failed", said.decode(errors="replace").strip() or str(error)) from error
    except OSError as error:
        raise _cannot("Pagefind does not run on this machine", str(error)) from error


def _cannot(what: str, said: str) -> CannotMake:
    why = (
        f"{what}, which makes the index ({said}). Without it the search page shows its list from A to Z "
        "alone, which leads to everything."
    )
    fixes = (
        "run the build once more, so that it installs what is missing",
        "build the site for publication on another machine: Pagefind runs on Linux, macOS and Windows",
    )
    return CannotMake(
        problem(
            "search-not-made", Span(path="requirements.in"), "the search has no index", why=why, fixes=fixes
        )
    )


def _name(document: DocumentView) -> str:
    """Return what the page is called to Pagefind: it stays the same whatever other pages come and go."""
    return blake2b(document.path.encode(), digest_size=8).hexdigest()


def page_of(document: DocumentView, language: str) -> bytes:
    """Return a page for Pagefind: its title and names are found, and are no part of the text that is shown.

    A page without a text has its names for one, for Pagefind passes over empty pages.
    """
    names = ", ".join(document.names)
    lines = _written(_BETWEEN.join(document.lines or (names or document.title,)))
    beside = {"title": document.title, "names": names}
    found = "".join(
        f'<p data-pagefind-meta="{name}[title]" title="{_written(words)}"></p>'
        for name, words in beside.items()
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head>'
        f"<body>{found}<p>{lines.replace(_BETWEEN, '</p><p>')}</p></body></html>"
    ).encode()


def _write(path: str, data: bytes) -> None:
    """Write a file, one of thousands: a `Path` takes as long to write each as to make up what is written."""
    with open(path, "xb") as file:  # noqa: PTH123 - see above
        file.write(data)


def _written(words: str) -> str:
    """Return words as HTML with straight apostrophes: only there does Pagefind find `eau` in `l'eau`."""
    return escape(words.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def _read(index: Path) -> Iterator[tuple[str, bytes]]:
    """Return the files of an index that our search page loads, and not Pagefind's own pages and styles."""
    engine = index / "pagefind-entry.json"
    if not engine.exists():
        return
    [spoken] = json.loads(engine.read_bytes())["languages"].values()
    wanted = {*_ENGINE, f"wasm.{spoken['wasm'] or 'unknown'}.pagefind"}
    for folder, _, names in os.walk(index):
        inside = f"{os.path.relpath(folder, index)}/".replace(os.sep, "/").removeprefix("./")
        for name in names:
            if name in wanted or name.endswith(_ENDINGS):
                with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - one of thousands
                    yield f"{inside}{name}", file.read()


def _addresses(view: SearchIndexView, files: Mapping[str, bytes]) -> bytes:
    """Return where each result leads, as JSON: Pagefind says only its own names before it loads a text."""
    urls = {f"/{_name(one)}.html": one.url for one in view.documents}
    found = {
        name.rpartition("/")[2].removesuffix(_FRAGMENT): urls[_named(data)]
        for name, data in files.items()
        if name.endswith(_FRAGMENT)
    }
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True).encode()


def _named(fragment: bytes) -> str:
    """Return what the page of a fragment is called to Pagefind, which stands at the beginning of its JSON."""
    beginning = decompressobj(_GZIP).decompress(fragment, _LOOKED_AT)
    if (told := _NAMED.match(beginning)) is not None:
        return told[1].decode()
    return str(json.loads(decompress(fragment).removeprefix(_SIGNATURE))["url"])
