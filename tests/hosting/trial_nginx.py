"""A trial of the recipe for nginx: the sample site, served by it at a path and at the root of a host.

    .venv/bin/python -m pytest tests/hosting/trial_nginx.py

It is run by hand, for whoever runs the gate need not have a web server; docs/hosting/nginx.md notes when it
was run last. `BROTLI_MODULE` may say where nginx finds its module for Brotli.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from bilan.desk.gate import is_root
from bilan.desk.hosting import fill_in
from bilan.disk.tree import Folders, read_recipe, read_tree
from bilan.language.locales import load_locales
from bilan.load.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
OLD = ("/en/stories/faustina-s-story/", "/Faustina/Old.html", "/en/été/")
BROTLI = os.environ.get("BROTLI_MODULE", "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
STRICT = (
    "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
SEARCH = re.compile("(en/search|fr/recherche)/")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "xml": "application/xml; charset=utf-8",
    "pdf": "application/pdf",
    "svg": "image/svg+xml; charset=utf-8",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "avif": "image/avif",
    "woff2": "font/woff2",
}
WHOLE = """\
{first}
daemon off;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/site.conf;
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the host said."""

    status: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body: bytes

    @property
    def languages(self) -> list[str]:
        """The languages of the page, that of the whole first."""
        marks: list[str] = html.document_fromstring(self.body.decode()).xpath("//h1//@lang | /html/@lang")  # type: ignore[assignment]
        return [str(one) for one in marks]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A running nginx, and the site that it serves."""

    port: int
    base: str
    site: Path
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{self.base}"

    @property
    def files(self) -> list[str]:
        found = (one for one in sorted(self.site.rglob("*")) if one.is_file())
        return [one.relative_to(self.site).as_posix() for one in found]

    def ask(self, path: str, accept: str = "identity") -> Answer:
        """Ask for a path below that of the site."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        link.request("GET", quote(f"{self.base}{path}", safe="/%"), headers={"Accept-Encoding": accept})
        said = link.getresponse()
        headers = {name.lower(): value for name, value in said.getheaders()}
        answer = Answer(status=said.status, headers=headers, body=said.read())
        link.close()
        return answer


@pytest.fixture(scope="module", params=["/results/", "/"], ids=["at a path", "at the root"])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.fail("this trial needs nginx", pytrace=False)
    work = tmp_path_factory.mktemp("nginx")
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    base = request.param
    site = (work / "www" / base.strip("/")).resolve()
    content = _content(work, f"http://127.0.0.1:{port}{base}")
    _build(content, site)
    config = _config(work, content, port)
    subprocess.run([program, "-t", "-e", "stderr", "-c", config], check=True, capture_output=True)
    server = subprocess.Popen([program, "-e", str(work / "error.log"), "-c", config])
    try:
        _wait(port)
        yield Host(port=port, base=base, site=site, log=work / "error.log")
    finally:
        server.terminate()
        server.wait(timeout=10)


def _content(work: Path, base_url: str) -> Path:
    """Return the sample content, at home at an address, with a story that had others."""
    content = work / "content"
    shutil.copytree(ROOT / "content", content)
    settings = content / "site.yaml"
    text = re.sub(r"(?m)^base_url: .*$", f"base_url: {base_url}", settings.read_text(encoding="utf-8"))
    settings.write_text(text, encoding="utf-8")
    story = content / "stories" / "faustina" / "en.md"
    aliases = ", ".join(f'"{one}"' for one in OLD)
    moved = re.sub(r"(?m)\A---\n", f"---\naliases: [{aliases}]\n", story.read_text(encoding="utf-8"), count=1)
    story.write_text(moved, encoding="utf-8")
    return content


def _build(content: Path, site: Path) -> None:
    site.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "bilan.cli", "build", "--compress", "--no-store"]
    done = subprocess.run(
        [*command, "--content", str(content), "--out", str(site)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def _config(work: Path, content: Path, port: int) -> str:
    folders = Folders(root=ROOT, content=content)
    tree = read_tree(folders)
    settings = load_settings(tree).value
    assert settings is not None
    locales = load_locales(tree, settings).value
    assert locales is not None
    text = fill_in(read_recipe(folders, "nginx/bilan.conf"), settings, locales)
    text = text.replace("/srv/www", str(work / "www")).replace("listen [::]:80;", "")
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    has_brotli = Path(BROTLI).exists()
    if has_brotli:
        text = text.replace("# brotli_static on;", "brotli_static on;")
    (work / "site.conf").write_text(text, encoding="utf-8")
    first = (f"load_module {BROTLI};" if has_brotli else "", "user root;" if is_root() else "")
    whole = WHOLE.format(first="\n".join(first), work=work)
    (work / "nginx.conf").write_text(whole, encoding="utf-8")
    return str(work / "nginx.conf")


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not start")


# --- what every answer carries ---


@pytest.mark.parametrize(
    "path", ["", "en/", "fr/nulle-part/", "data/observations.csv", "en", "Faustina/Old.html"]
)
def test_every_answer_carries_the_headers_that_protect_readers(host: Host, path: str) -> None:
    headers = host.ask(path).headers

    assert headers["content-security-policy"] == STRICT
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["server"] == "nginx"


def test_every_file_has_its_type_and_arrives_as_it_lies(host: Host) -> None:
    hidden = re.compile(r"(^|/)\.|^_redirects$|^redirects\.|\.(gz|br)$")
    wrong = {}
    for path in host.files:
        data = (host.site / path).read_bytes()
        if hidden.search(path) or path.startswith("search-index/") or b'http-equiv="refresh"' in data:
            continue
        answer = host.ask(path)
        type_ = (
            "application/atom+xml; charset=utf-8"
            if path.startswith("feeds/")
            else TYPES[path.rsplit(".")[-1]]
        )
        if (answer.status, answer.headers["content-type"]) != (200, type_):
            wrong[path] = (answer.status, answer.headers["content-type"])
        assert answer.body == data

    assert wrong == {}


def test_what_carries_a_mark_of_its_content_is_kept_for_good_and_the_rest_is_asked_for_again(
    host: Host,
) -> None:
    marked = [one for one in host.files if one.startswith("assets/") and not one.endswith((".gz", ".br"))]

    assert marked
    for path in marked:
        assert host.ask(path).headers["cache-control"] == "public, max-age=31536000, immutable"
    for path in ("", "en/", "data/observations.csv"):
        assert host.ask(path).headers["cache-control"] == "public, max-age=300"


def test_what_is_not_there_now_may_be_there_in_a_minute(host: Host) -> None:
    answer = host.ask("assets/gone.12345678.css")

    assert answer.status == 404
    assert "cache-control" not in answer.headers


def test_open_data_and_feeds_may_be_read_by_pages_of_other_hosts_and_pages_may_not(host: Host) -> None:
    open_to_all = [
        host.ask(path).headers.get("access-control-allow-origin")
        for path in ("data/observations.csv", "feeds/en/all.xml")
    ]

    assert open_to_all == ["*", "*"]
    assert "access-control-allow-origin" not in host.ask("en/").headers


# --- compressed copies ---


def test_the_copies_that_the_build_has_made_are_sent_as_they_lie(host: Host) -> None:
    for path in ("en/index.html", "data/observations.csv"):
        answer = host.ask(path, accept="gzip")

        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"] == TYPES[path.rsplit(".")[-1]]
        assert answer.body == (host.site / f"{path}.gz").read_bytes()


@pytest.mark.skipif(not Path(BROTLI).exists(), reason="nginx has no module for Brotli here")
def test_with_its_module_the_smaller_copies_are_sent(host: Host) -> None:
    answer = host.ask("en/index.html", accept="gzip, br")

    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"] == TYPES["html"]
    assert answer.body == (host.site / "en/index.html.br").read_bytes()


# --- addresses ---


def test_old_addresses_lead_on_for_good(host: Host) -> None:
    new = f"{host.base}en/news-stories/faustina/"

    for old in ("en/stories/faustina-s-story/", "Faustina/Old.html", "en/%C3%A9t%C3%A9/"):
        answer = host.ask(old)
        assert (answer.status, answer.headers["location"]) == (301, new)
    assert host.ask("faustina/old.html").status == 404


def test_a_folder_without_its_slash_leads_to_the_one_with_it_on_whatever_host(host: Host) -> None:
    answer = host.ask("en/results")

    assert (answer.status, answer.headers["location"]) == (301, f"{host.base}en/results/")


@pytest.mark.parametrize(
    ("path", "languages"),
    [
        ("en/nowhere/", ["en"]),
        ("fr/nulle-part.html", ["fr"]),
        ("nowhere/", ["en", "en", "fr"]),
        ("data/nothing.csv", ["en", "en", "fr"]),
        (".bilan-site", ["en", "en", "fr"]),
        ("_redirects", ["en", "en", "fr"]),
        ("redirects.nginx.map", ["en", "en", "fr"]),
        ("fr/.htaccess", ["fr"]),
    ],
)
def test_who_is_lost_is_told_in_the_language_of_the_address_or_in_all(
    host: Host, path: str, languages: list[str]
) -> None:
    answer = host.ask(path)

    assert answer.status == 404
    assert answer.languages == languages


def test_what_lies_beside_the_site_is_not_served(host: Host) -> None:
    beside = host.site.with_name(f"{host.site.name}-report.txt")

    assert beside.exists()
    link = http.client.HTTPConnection("127.0.0.1", host.port, timeout=10)
    link.request("GET", f"/{beside.name}")
    assert link.getresponse().status == 404
    link.close()


# --- in a browser ---


def test_a_browser_finds_nothing_against_the_policy_on_any_kind_of_page(host: Host, browser: Browser) -> None:
    kinds: dict[str, str] = {}
    for path in host.files:
        if path.endswith(".html"):
            kind = re.search(r'data-template="(\w+)"', (host.site / path).read_text(encoding="utf-8"))
            kinds.setdefault(
                f"{path.partition('/')[0]} {kind[1] if kind else ''}", path.removesuffix("index.html")
            )
    tab = browser.new_context().new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(f"{tab.url}: {message.text}"))
    tab.on("pageerror", lambda error: told.append(f"{tab.url}: {error}"))
    tab.on(
        "response",
        lambda answer: told.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None,
    )

    for path in kinds.values():
        tab.goto(f"{host.url}{path}", wait_until="load")

    assert len(kinds) > 40
    assert told == []


@pytest.mark.parametrize(("page", "word"), [("en/search/", "Faustina"), ("fr/recherche/", "protection")])
def test_the_search_runs_on_its_page_and_its_policy_holds_there_alone(
    host: Host, browser: Browser, page: str, word: str
) -> None:
    loose = STRICT.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    tab = browser.new_context().new_page()
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))

    tab.goto(f"{host.url}{page}?q={word}")

    expect(tab.locator(".hits li").first).to_be_visible()
    assert told == []
    assert host.ask(page).headers["content-security-policy"] == loose
    elsewhere = [one for one in host.files if one.endswith((".html", ".js")) and not SEARCH.match(one)]
    assert [one for one in elsewhere if "wasm" in host.ask(one).headers["content-security-policy"]] == []


def test_the_parts_of_the_search_are_of_one_build(host: Host) -> None:
    parts = {
        one: host.ask(one).headers["cache-control"] for one in host.files if one.startswith("search-index/")
    }

    assert {kept for path, kept in parts.items() if ".pf_" in path} == {"public, max-age=31536000, immutable"}
    assert {kept for path, kept in parts.items() if ".pf_" not in path} == {"no-cache"}


def test_nginx_has_nothing_to_warn_of(host: Host) -> None:
    assert not [line for line in host.log.read_text(encoding="utf-8").splitlines() if "[warn]" in line]
