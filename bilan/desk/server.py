"""The server of the preview: pages from memory, to this machine alone; it tells the browser of each build."""

from __future__ import annotations

import logging
import mimetypes
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import livereload
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import ioloop, web
from tornado.httputil import HTTPServerRequest
from watchfiles import watch

from bilan.model.records import Record

HOST = "127.0.0.1"
_NAMES = frozenset({HOST, "localhost"})
_HAND = ThreadPoolExecutor(1)
"""Makes what takes a while, one after the other."""
_SCRIPT = b'<script src="/livereload.js?port=%d&amp;turn=%d" defer></script></head>'


class Answer(Record):
    """What the server gives for an address."""

    status: int
    path: str
    """Whose ending says what kind of file it is."""
    data: bytes


Later = Callable[[], Answer]
"""Gives an answer that takes a while."""
Ask = Callable[[str], Answer | Later]
"""Gives the answer for the path of an address, such as `/en/`."""
Turn = Callable[[], int]
"""Gives how often the site was built since the server has begun."""


def check_port(port: int) -> None:
    """Make sure that a port can be listened at.

    Raises:
        OSError: it is taken or not allowed.
    """
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((HOST, port))


Follow = Callable[[Collection[Path], Callable[[], None]], None]
"""Is given the files that have changed, and calls what tells the browsers that there is something new."""


def run_server(ask: Ask, follow: Follow, folders: Sequence[Path], port: int, *, polls: bool) -> None:
    """Serve answers until the program is interrupted, and follow whatever changes in the folders.

    Raises:
        OSError: the port is taken or not allowed.
    """
    mimetypes.add_type("font/woff2", ".woff2")
    mimetypes.add_type("text/javascript", ".js")
    mimetypes.add_type("image/avif", ".avif")
    mimetypes.add_type("image/webp", ".webp")
    # livereload forgets changes within three seconds, and lets any site listen to its socket
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    server = _Server(ask, _Watcher(folders, follow, polls=polls))
    logging.getLogger("livereload").setLevel(logging.CRITICAL)
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
    try:
        server.serve(port=port, host=HOST)
    except KeyboardInterrupt:
        sys.stderr.write("\n")


class _Watcher:
    """Stands in for livereload's own watcher, which looks every 0.8 seconds and forgets quick changes."""

    def __init__(self, folders: Sequence[Path], follow: Follow, *, polls: bool) -> None:
        self._tasks: dict[str, object] = {"site": {}}
        self._changes: list[tuple[str, float]] = []
        self.filepath: str | None = None
        self.turn = 0
        """How often there was something new to see."""
        self._folders = folders
        self._follow = follow
        self._polls = polls

    def examine(self) -> tuple[None, None]:
        """Return nothing: changes are told, not asked for."""
        return None, None

    def start(self, _: Callable[[], None]) -> bool:
        """Begin to watch, in a thread of its own; the browsers are told by the server's."""
        loop = ioloop.IOLoop.current()

        def tell() -> None:
            self.turn += 1
            self.filepath = "*"
            loop.add_callback(LiveReloadHandler.reload_waiters)

        def watch_all() -> None:
            for changes in watch(*self._folders, debounce=40, step=10, force_polling=self._polls):
                self._follow({Path(place) for _, place in changes}, tell)

        threading.Thread(target=watch_all, daemon=True).start()
        return True


class _Server(livereload.Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server with our answers in place of a folder's files."""

    def __init__(self, ask: Ask, watcher: _Watcher) -> None:
        super().__init__(watcher=watcher)
        self._ask = ask

    def application(self, port: int, host: str, **_: object) -> None:
        """Listen at a port."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = False
        application_of(self._ask, lambda: self.watcher.turn, port).listen(port, address=host)

    def _setup_logging(self) -> None:
        """Keep still: the terminal belongs to the report."""


def application_of(ask: Ask, turn: Turn, port: int) -> web.Application:
    """Return what answers: the pages, and the line that tells them of each build."""
    return web.Application(
        [
            (r"/livereload", _Socket, {"turn": turn}),
            (r"/livereload\.js", _Script),
            (r"(/.*)", _Page, {"ask": ask, "turn": turn, "port": port}),
        ]
    )


class _Handler(web.RequestHandler):
    """Answers nobody but this machine's browser, and no page but those of the preview."""

    def prepare(self) -> Awaitable[None] | None:
        """Refuse names that only pretend to be this machine, and what pages of other sites ask for."""
        origin = self.request.headers.get("Origin")
        if self.request.host_name not in _NAMES or (
            origin is not None and not _is_ours(self.request, origin)
        ):
            raise web.HTTPError(403)
        return None

    def set_default_headers(self) -> None:
        """Keep pages of other sites from showing or reading what is not published yet."""
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")
        self.set_header("Referrer-Policy", "no-referrer")


class _Page(_Handler):
    def initialize(self, ask: Ask, turn: Turn, port: int) -> None:
        """Take the function that knows the answers."""
        self._answers = ask
        self._turn = turn
        self._port = port

    async def get(self, path: str) -> None:
        """Give the page or file of an address; what takes a while holds up no page."""
        turn = self._turn()
        answer = self._answers(path)
        if not isinstance(answer, Answer):
            answer = await ioloop.IOLoop.current().run_in_executor(_HAND, answer)
        if answer.status == 302:  # noqa: PLR2004 - the way of HTTP to say "look there"
            self.redirect(answer.path)
            return
        kind = mimetypes.guess_type(answer.path)[0] or "application/octet-stream"
        self.set_status(answer.status)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.set_header("Cache-Control", "no-store")
        # the script is a file of its own, so that a strict policy for content holds
        script = _SCRIPT % (self._port, turn) if kind == "text/html" else b""
        self.finish(answer.data.replace(b"</head>", script, 1) if script else answer.data)

    head = get


class _Script(_Handler, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's own script, which says at the line of which build its page is."""

    def write(self, chunk: str | bytes | dict[str, object]) -> None:
        """Write the script with the turn of the page that asks for it."""
        turn = self.get_query_argument("turn", "")
        line = f'"/livereload?turn={turn if turn.isascii() and turn.isdecimal() else 0}"'
        super().write(chunk.replace(b'"/livereload"', line.encode()) if isinstance(chunk, bytes) else chunk)


class _Socket(_Handler, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's own line, for pages of the preview alone."""

    def initialize(self, turn: Turn) -> None:
        """Take the function that tells how often the site was built."""
        self._turn = turn

    def on_message(self, message: str) -> None:
        """Answer a page; one that the site was built after, before it could listen, is loaded again."""
        super().on_message(message)
        turn = self.get_query_argument("turn", "")
        if self in LiveReloadHandler.waiters and turn.isdecimal() and int(turn) < self._turn():
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})

    def check_origin(self, origin: str) -> bool:
        """Return whether the page that asks is one of the preview."""
        return _is_ours(self.request, origin)


def _is_ours(request: HTTPServerRequest, origin: str) -> bool:
    """Return whether a page has the address that it asks at: another port of this machine is another site."""
    try:
        return urlsplit(origin).netloc == request.host and urlsplit(origin).hostname in _NAMES
    except ValueError:  # a bracket that is not closed
        return False
