"""Other websites, asked politely whether a page of theirs is there: the only module that calls them."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from threading import Event
from time import monotonic
from urllib.parse import quote, urlsplit, urlunsplit

from bilan.model.records import Record

SECONDS_FOR_ONE = 10
SECONDS_BETWEEN = 1.0
"""How long one host is left alone before it is asked again."""
HOSTS_AT_ONCE = 8
_REFUSES_HEAD = frozenset({400, 403, 404, 405, 406, 501})
_PERMANENT = frozenset({301, 308})
_NAME = "bilan link check"


class Answer(Record):
    """What a website says of one address."""

    status: int | None
    """The HTTP status behind all redirects; None where nobody answered."""
    error: str = ""
    """Why nobody did, in words."""
    moved_to: str = ""
    """Where the page has gone for good, if it has."""


def ask(
    urls: Iterable[str], seconds: float, between: float = SECONDS_BETWEEN
) -> Iterator[tuple[str, Answer]]:
    """Yield the answer to each address, host beside host, one after the other on each.

    What has not been asked when the time is over is not asked any more.
    """
    ends = monotonic() + seconds
    hosts = [tuple(group) for _, group in groupby(sorted(set(urls), key=_by_host), key=_host)]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for answers in pool.map(lambda host: list(_ask_host(host, ends, between)), hosts):
            yield from answers


def _ask_host(urls: tuple[str, ...], ends: float, between: float) -> Iterator[tuple[str, Answer]]:
    for number, url in enumerate(urls):
        if number:
            Event().wait(between)
        if monotonic() >= ends:
            return
        yield url, _ask_one(url)


def _ask_one(url: str) -> Answer:
    answer = _open(url, "HEAD")
    return _open(url, "GET") if answer.status in _REFUSES_HEAD else answer


def _open(url: str, method: str) -> Answer:
    redirects = _Redirects()
    opener = urllib.request.build_opener(redirects)
    try:
        request = urllib.request.Request(_as_ascii(url), method=method, headers={"User-Agent": _NAME})  # noqa: S310 - http and https alone are loaded
        with opener.open(request, timeout=SECONDS_FOR_ONE) as response:
            return Answer(status=response.status, moved_to=response.url if redirects.are_permanent else "")
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(status=error.code)
    except urllib.error.URLError as error:
        return Answer(status=None, error=_in_words(error.reason))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(status=None, error=_in_words(error))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, and knows whether all of them were for good."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    @property
    def are_permanent(self) -> bool:
        return bool(self.codes) and _PERMANENT.issuperset(self.codes)

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request for the new address, asked in the same way."""
        self.codes.append(code)
        request = super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
        if request is not None:
            request.method = req.get_method()
        return request


def _as_ascii(url: str) -> str:
    """Return an address as it goes over the line: `https://example.org/é` is `https://example.org/%C3%A9`."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:=&?~#+!$,;'@()*[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path or "/", query, ""))


def _in_words(reason: object) -> str:
    return " ".join(str(reason).split()) or type(reason).__name__


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _by_host(url: str) -> tuple[str, str]:
    return _host(url), url
