"""Links to other websites: asked on demand, politely, and remembered."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bilan.desk.asking import Answer, ask
from bilan.desk.outside import KEPT_FOR, Asked, check_links
from bilan.disk.store import MemoryStore
from tests.load.trees import tree_of

NOW = dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC)


class Elsewhere(BaseHTTPRequestHandler):
    """Another website, which remembers what it was asked."""

    asked: list[str]

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        self.asked.append(f"{method} {self.path}")
        status = (
            200
            if method == "GET" and self.path == "/no-head"
            else int(
                {
                    "/gone": 404,
                    "/moved": 301,
                    "/moves": 302,
                    "/closed": 403,
                    "/busy": 503,
                    "/no-head": 405,
                }.get(self.path, 200)
            )
        )
        self.send_response(status)
        if status in {301, 302}:
            self.send_header("Location", "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing in the tests."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    Elsewhere.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", Elsewhere.asked
    server.shutdown()
    server.server_close()
    thread.join()


def check(text: str, store: MemoryStore | None = None, *, now: dt.datetime = NOW, front: str = "") -> Asked:
    tree = tree_of(
        f"== content/stories/a/en.md ==\n---\ntitle: A\nkind: story\ndate: 2021-09-29\n{front}---\n{text}\n"
    )
    return check_links(tree, store or MemoryStore(), now, seconds=20, between=0)


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("/here", []),
        ("/gone", ["outside-link-broken"]),
        ("/moved", ["outside-link-moved"]),
        ("/moves", []),
        ("/closed", []),
        ("/busy", []),
        ("/no-head", []),
        ("/h%C3%A9/é", []),
    ],
)
def test_only_what_is_gone_or_has_moved_for_good_is_told(
    elsewhere: tuple[str, list[str]], path: str, codes: list[str]
) -> None:
    host, _ = elsewhere

    found = check(f"See [the report]({host}{path}).")

    assert [one.code for one in found.problems] == codes


def test_the_new_address_is_offered(elsewhere: tuple[str, list[str]]) -> None:
    host, _ = elsewhere

    [found] = check(f"See [the report]({host}/moved).").problems

    assert (found.span.line, found.fixes) == (6, (f"{host}/here",))


def test_where_nobody_answers_the_reason_is_told() -> None:
    [found] = check("See [the report](http://127.0.0.1:9/x).").problems

    assert found.code == "outside-link-broken"
    assert "efused" in found.what


def test_an_address_is_asked_once_however_often_it_stands(elsewhere: tuple[str, list[str]]) -> None:
    host, asked = elsewhere

    [found] = check(f"See [it]({host}/gone), [its end]({host}/gone#end) and [it]({host}/gone).").problems

    assert asked == ["HEAD /gone", "GET /gone"]
    assert len(found.also) == 2


def test_a_good_answer_is_kept_for_some_days_and_a_bad_one_is_not(elsewhere: tuple[str, list[str]]) -> None:
    host, asked = elsewhere
    store = MemoryStore()
    text = f"See [one]({host}/here) and [two]({host}/gone)."

    check(text, store)
    again = check(text, store)
    later = check(text, store, now=NOW + KEPT_FOR + dt.timedelta(seconds=1))

    assert (again.asked, later.asked) == (1, 2)
    assert asked.count("HEAD /here") == 2


def test_a_waiver_holds_here_as_well(elsewhere: tuple[str, list[str]]) -> None:
    host, _ = elsewhere

    found = check(f"See [it]({host}/gone).", front="allow: [outside-link-broken: kept for the record]\n")

    assert found.problems == ()


def test_without_time_nothing_is_asked_and_what_is_left_is_told(elsewhere: tuple[str, list[str]]) -> None:
    host, asked = elsewhere
    tree = tree_of(
        f"== content/stories/a/en.md ==\n---\ntitle: A\nkind: story\ndate: 2021-09-29\n---\n[A]({host}/here)\n"
    )

    found = check_links(tree, MemoryStore(), NOW, seconds=0)

    assert (found.links, found.asked, found.left, asked) == (1, 0, 1, [])


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://a..b/", "http://127.0.0.1:99999/", "https://" + "a" * 300]
)
def test_an_address_that_cannot_be_asked_has_an_answer(url: str) -> None:
    [(asked, answer)] = (
        ask([url], seconds=20, between=0) if url != "http://[::1" else [(url, Answer(status=None))]
    )

    assert (asked, answer.status) == (url, None)


def test_content_that_cannot_be_loaded_asks_nobody() -> None:
    found = check_links(tree_of("== content/site.yaml ==\nname: [\n"), MemoryStore(), NOW, seconds=20)

    assert found == Asked(problems=(), links=0, asked=0, left=0)
