"""The index that the search of one language loads: the one place that knows Pagefind.

Pagefind is a program that reads HTML files from one folder and writes its index into another. It is given
small files of our own, with the words of each page and nothing else, and no filters: with them, its files
would be others on every run.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from gzip import decompress
from hashlib import blake2b
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from bilan.model.source import Span, problem
from bilan.plan.recipes import CannotMake
from bilan.plan.search.search_views import DocumentView, SearchIndexView

ADDRESSES = "addresses.json"
"""Our own file beside Pagefind's: the address of each page, by the name that Pagefind gives it."""

PATIENCE = 600
"""The seconds after which Pagefind is taken to be stuck; thousands of pages take it a few."""

_ENGINE = ("pagefind.js", "pagefind-entry.json")
_ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment")
_SIGNATURE = b"pagefind_dcd"
"""What stands before the content of each of Pagefind's files."""


def make_search_index(view: SearchIndexView) -> Mapping[str, bytes]:
    """Return the files of an index by their path in its folder.

    Raises:
        CannotMake: Pagefind is not installed, does not run on this machine, or fails.
    """
    with TemporaryDirectory(prefix="bilan-search-") as folder:
        pages, index = Path(folder, "pages"), Path(folder, "index")
        pages.mkdir()
        for document in view.documents:
            (pages / f"{_name(document)}.html").write_bytes(_html(document, view.language))
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


def _html(document: DocumentView, language: str) -> bytes:
    """Return a page for Pagefind: its title and names are found, and are no part of the text that is shown.

    A page without a text has its names for one, for Pagefind passes over empty pages.
    """
    names = ", ".join(document.names)
    lines = "".join(f"<p>{_written(line)}</p>" for line in document.lines or (names or document.title,))
    beside = {"title": document.title, "names": names}
    found = "".join(
        f'<p data-pagefind-meta="{name}[title]" title="{_written(words)}"></p>'
        for name, words in beside.items()
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"></head>'
        f"<body>{found}{lines}</body></html>"
    ).encode()


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
    for file in index.rglob("*"):
        if file.name in wanted or file.suffix in _ENDINGS:
            yield file.relative_to(index).as_posix(), file.read_bytes()


def _addresses(view: SearchIndexView, files: Mapping[str, bytes]) -> bytes:
    """Return where each result leads, as JSON: Pagefind says only its own names before it loads a text."""
    urls = {f"/{_name(one)}.html": one.url for one in view.documents}
    found = {
        Path(name).stem: urls[json.loads(decompress(data).removeprefix(_SIGNATURE))["url"]]
        for name, data in files.items()
        if name.endswith(".pf_fragment")
    }
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True).encode()
