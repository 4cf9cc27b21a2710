"""The sample site as a strict host would serve it, for tests in a real browser."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

from bilan.bake import Kitchen
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.pipeline import Order, build
from tests.sample import shared_store

POLICY = "default-src 'self'"
SEARCH_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
"""For the search page alone; docs/content-security-policy.md has both."""
NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)

_ROOT = Path(__file__).resolve().parents[2]
_TEMPLATE = re.compile(rb'<body[^>]* data-template="([a-z_]+)"')


@cache
def sample_files(base_url: str | None = None) -> Mapping[str, bytes]:
    """Return every file of the sample site, by path, as it is built for an address."""
    folders = Folders(root=_ROOT, content=_ROOT / "content")
    store = shared_store()
    kitchen = Kitchen(
        store=store,
        program="",
        fetch=lambda blob: read_blob(folders, blob),
        tell=lambda _done, _of: None,
    )
    built = build(read_tree(folders), Order(now=NOW, base_url=base_url), kitchen)
    assert built.publishable, built.problems
    return {one.path: store.get(one.key) or b"" for one in built.artifacts}


def address(path: str) -> str:
    """Return the address of a file: `/en/` for `en/index.html`."""
    return "/" + path.removesuffix("index.html")


def one_page_of_each_kind(language: str) -> Mapping[str, str]:
    """Return the address of one page for each template, by template: the heaviest, which shows the most."""
    heaviest: dict[str, tuple[int, str]] = {}
    for path, data in sample_files().items():
        found = _TEMPLATE.search(data) if path.startswith(f"{language}/") else None
        if found is not None:
            name = found[1].decode()
            heaviest[name] = max(heaviest.get(name, (0, "")), (len(data), address(path)))
    return {name: url for name, (_, url) in sorted(heaviest.items())}


@contextmanager
def served(files: Mapping[str, bytes], search_policy: str = SEARCH_POLICY) -> Iterator[str]:
    """Serve files on this machine with a strict policy, and give the address of the host."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0].removeprefix("/")
            path = f"{path}index.html" if path == "" or path.endswith("/") else path
            data = files.get(path)
            self.send_response(200 if data is not None else 404)
            self.send_header("Content-Type", guess_type(path)[0] or "application/octet-stream")
            is_search = b' data-template="search"' in (data or b"")
            self.send_header("Content-Security-Policy", search_policy if is_search else POLICY)
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: object) -> None:
            """Keep still."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Keep still where a page was left before all of it was sent."""

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
