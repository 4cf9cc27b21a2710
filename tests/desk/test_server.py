"""Whom the preview answers: pages of its own, at this machine, under its own name."""

from __future__ import annotations

import pytest
from livereload.handlers import LiveReloadHandler
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.testing import AsyncHTTPTestCase
from tornado.web import Application
from tornado.websocket import websocket_connect

from bilan.desk.pages import Pages
from bilan.desk.preview import answer
from bilan.desk.server import application_of
from bilan.desk.shown import Shown

SITE = Shown(pages=Pages(files={"index.html": b"root", "en/index.html": b"home", "404.html": b"lost"}))


class TestServer(AsyncHTTPTestCase):
    def get_app(self) -> Application:
        return application_of(lambda path: answer(SITE, path), lambda: 7, 8000)

    def own(self, name: str = "127.0.0.1") -> str:
        return f"http://{name}:{self.get_http_port()}"

    def status(self, path: str, **headers: str) -> int:
        return self.fetch(path, headers=headers, follow_redirects=False).code

    async def told(self, turn: str) -> str | None:
        """Return what the line says first to a page of a turn, behind its greeting; None for nothing."""
        line = await websocket_connect(f"ws://127.0.0.1:{self.get_http_port()}/livereload{turn}")
        await line.write_message('{"command": "hello"}')
        await line.read_message()
        await line.write_message('{"command": "info", "url": "http://127.0.0.1/"}')
        await line.write_message('{"command": "hello"}')
        said = str(await line.read_message())
        line.close()
        return said if '"reload"' in said else None

    def test_a_page_that_was_built_before_it_listened_is_loaded_again(self) -> None:
        assert "reload" in (self.io_loop.run_sync(lambda: self.told("?turn=6")) or "")

    def test_a_page_of_the_newest_build_is_left_alone(self) -> None:
        for turn in ("?turn=7", "", "?turn=x", "?turn=%C2%B2"):
            assert self.io_loop.run_sync(lambda turn=turn: self.told(turn)) is None

    def test_a_page_says_of_which_build_it_is(self) -> None:
        script = self.fetch("/livereload.js?port=8000&turn=7").body

        assert b'"/livereload?turn=7"' in script
        assert b'"/livereload?turn=0"' in self.fetch('/livereload.js?turn="%2Balert(1)').body

    def test_only_pages_are_told_of_builds(self) -> None:
        page = Shown(pages=Pages(files={"index.html": b"<head></head>", "a.css": b"</head>"}))
        SITE.pages, before = page.pages, SITE.pages

        html, style = self.fetch("/").body, self.fetch("/a.css").body
        SITE.pages = before

        assert html == b'<head><script src="/livereload.js?port=8000&amp;turn=7" defer></script></head>'
        assert style == b"</head>"

    async def greet(self, **headers: str) -> str:
        request = HTTPRequest(f"ws://127.0.0.1:{self.get_http_port()}/livereload", headers=headers)
        line = await websocket_connect(request)
        await line.write_message('{"command": "hello"}')
        said = await line.read_message()
        line.close()
        return str(said)

    def refused(self, **headers: str) -> int:
        with pytest.raises(HTTPClientError) as error:
            self.io_loop.run_sync(lambda: self.greet(**headers))
        return error.value.code

    def test_this_machine_is_answered_by_both_of_its_names(self) -> None:
        for name in ("127.0.0.1", "localhost"):
            assert self.status("/en/", Host=f"{name}:{self.get_http_port()}") == 200

    def test_a_foreign_name_is_refused_everywhere(self) -> None:
        for path in ("/en/", "/livereload.js", "/nowhere", "/_desk/", "/_desk/en/problems/"):
            for name in ("evil.example", "127.0.0.1.evil.example", "localhost.", "[::1]", "192.0.2.1", ""):
                assert self.status(path, Host=name) in {400, 403}

    def test_what_a_page_of_another_site_asks_for_is_refused(self) -> None:
        port = self.get_http_port()
        for origin in (
            "https://evil.example",
            "null",
            "http://127.0.0.1:1",
            f"http://evil.example:{port}",
            "http://[",
        ):
            assert self.status("/en/", Origin=origin) == 403

        assert self.status("/en/", Origin=self.own()) == 200

    def test_the_line_of_the_preview_is_open_to_its_own_pages_alone(self) -> None:
        port = self.get_http_port()

        assert "hello" in self.io_loop.run_sync(lambda: self.greet(Origin=self.own()))
        for origin in ("https://evil.example", "http://127.0.0.1:1", f"http://evil.example:{port}"):
            assert self.refused(Origin=origin) == 403
        assert self.refused(Host=f"evil.example:{port}") == 403
        assert self.refused(Host=f"evil.example:{port}", Origin=f"http://evil.example:{port}") == 403
        assert LiveReloadHandler.waiters == set()

    def test_other_sites_can_neither_show_nor_read_what_is_not_published(self) -> None:
        headers = self.fetch("/en/").headers

        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "Access-Control-Allow-Origin" not in headers

    def test_nothing_outside_the_site_is_served_however_it_is_written(self) -> None:
        for path in (
            "/../content/site.yaml",
            "/en/../../content/site.yaml",
            "/%2e%2e/content/site.yaml",
            "/%2e%2e%2fcontent%2fsite.yaml",
            "/..%5c..%5ccontent%5csite.yaml",
            "/%252e%252e/content/site.yaml",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/.bilan-site",
            "/.git/config",
            "/%2egit/config",
            "/en/.env",
            "/index.html%00.png",
            "/%ff%fe",
        ):
            response = self.fetch(path)
            assert response.code in {400, 404}, path
            assert b"root" not in response.body, path
