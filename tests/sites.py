"""Whole sites from one string, and what a reader finds on their pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from lxml import html
from lxml.html import HtmlElement

from bilan.bake import Kitchen
from bilan.disk.store import MemoryStore
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.memories import StoredMemory
from bilan.model.records import replace
from bilan.model.source import Blob, Diagnostic, SourceTree
from bilan.pipeline import Build, Order, build
from bilan.plan.recipes import Store
from tests.load.trees import bytes_of_blob, tree_of

NOW = dt.datetime(2022, 6, 15, 10, 0, tzinfo=dt.UTC)
"""The moment that small sites are built for where a test says nothing else: noon in Brussels."""

_PROJECT = Folders(root=Path(__file__).resolve().parent.parent, content=Path("no content of the project"))
_SPACES = re.compile(r"[ \t\r\n]+")
"""Not the narrow ones, nor those that keep words together: they are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as a reader finds it."""

    words: str
    url: str
    is_current: bool
    language: str
    """Of its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An item in a list."""

    kicker: str
    """The line above the title: `News | 29 September 2021`."""
    title: str
    url: str
    language: str
    """Of its title."""
    mark: str
    """What says in words that the item stands in another language, or is held back; empty where nothing does."""
    teaser: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A large number with its label."""

    value: str
    """As it is written; the reason in words where there is none."""
    number: str | None
    """As machines read it; None where there is no value."""
    label: str
    url: str
    day: str
    growth: str
    footnote: str
    """The anchor that its mark leads to; empty where it has none."""


class Page:
    """A page as a reader finds it."""

    def __init__(self, data: bytes) -> None:
        self.html = data.decode()
        self.root: HtmlElement = html.document_fromstring(self.html)

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.root.get("lang") or ""

    @property
    def title(self) -> str:
        """Its heading."""
        return self.words("//h1")

    @property
    def tab(self) -> str:
        """What the browser's tab says."""
        return self.words("//head/title")

    @property
    def text(self) -> str:
        """Everything that stands in its main part."""
        return self.words("//main")

    @property
    def prose(self) -> str:
        """What its author wrote."""
        return self.words("//*[contains(concat(' ', @class, ' '), ' prose ')]")

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader must know before reading."""
        return tuple(_words(one) for one in self.all("p.notice"))

    @property
    def cards(self) -> tuple[Card, ...]:
        """Its items in lists, in order."""
        return tuple(_card(one) for one in self.all("article.card"))

    @property
    def counters(self) -> tuple[Counter, ...]:
        """Its large numbers, in order."""
        return tuple(_counter(one) for one in self.all("li.counter"))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows of its tables, without their heads."""
        return tuple(
            tuple(_words(cell) for cell in row.xpath("./th|./td")) for row in self.root.xpath("//tbody/tr")
        )

    @property
    def menu(self) -> tuple[Link, ...]:
        """The links of the main menu."""
        return self.links("nav.menu a")

    @property
    def breadcrumbs(self) -> tuple[Link, ...]:
        """The way from the first page to the parent of this one."""
        return self.links("nav.breadcrumb a")

    @property
    def switch(self) -> tuple[Link, ...]:
        """The ways to the other languages."""
        return self.links("nav.switch a")

    @property
    def pager(self) -> tuple[Link, ...]:
        """The pages of a list."""
        return tuple(one for one in self.links("nav.pager a") if one.words.isdigit())

    @property
    def filters(self) -> Mapping[str, tuple[Link, ...]]:
        """The choices of each filter, by its name."""
        groups = self.all(".filter-groups > div")
        return {_words(one.xpath("./h2")[0]): _links(one.xpath(".//a/span[1]")) for one in groups}

    @property
    def anchors(self) -> frozenset[str]:
        """The places on it that can be led to."""
        return frozenset(str(one) for one in self.root.xpath("//@id"))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Everything that it leads to or shows."""
        return tuple(str(one) for one in self.root.xpath("//@href|//@src")) + tuple(
            file.split()[0] for files in self.root.xpath("//@srcset") for file in str(files).split(", ")
        )

    def links(self, selector: str) -> tuple[Link, ...]:
        """Return the links that a selector finds: `main a`, `.filter-groups > div`, `p.notice, p.lead`."""
        return _links(self.all(selector))

    def link(self, words: str) -> Link:
        """Return the one link of its main part that has these words."""
        [found] = [one for one in self.links("main a") if one.words == words]
        return found

    def all(self, selector: str) -> list[HtmlElement]:
        """Return the elements that a selector finds."""
        return _found(self.root, selector)

    def words(self, path: str) -> str:
        """Return the words of the first element that a path finds."""
        return _words(self.root.xpath(path)[0])


class Built:
    """A site as it was built."""

    def __init__(self, made: Build, store: Store) -> None:
        self.made = made
        self.problems: tuple[Diagnostic, ...] = made.problems
        self.publishable = made.publishable
        self.parts = made.parts
        self.addresses = made.addresses
        self.context = made.context
        self._base_path = made.base_path
        self._keys = {one.path: one.key for one in made.artifacts}
        self._store = store

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the site, in order."""
        return tuple(self._keys)

    @property
    def pages(self) -> tuple[str, ...]:
        """The addresses of its pages, in order."""
        return tuple(
            self._base_path + path.removesuffix("index.html") for path in self._keys if path.endswith(".html")
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its problems, without notes."""
        return tuple(one.code for one in self.problems if one.severity != "note")

    @property
    def files(self) -> Mapping[str, bytes]:
        """Every file with its bytes."""
        return {path: self._store.get(key) or b"" for path, key in self._keys.items()}

    def page(self, url: str) -> Page:
        """Return the page at an address, which begins with the site's base path."""
        path = url.removeprefix(self._base_path)
        return Page(self.file(f"{path}index.html" if path == "" or path.endswith("/") else path))

    def file(self, path: str) -> bytes:
        """Return the bytes of a file."""
        assert path in self._keys, f"there is no {path} among {', '.join(self._keys)}"
        return self._store.get(self._keys[path]) or b""


class MakeSite(Protocol):
    """Builds a site from files that stand in a string, each below `== its path ==`."""

    def __call__(
        self,
        text: str,
        *,
        now: dt.datetime = NOW,
        as_of: str | None = None,
        base_url: str | None = None,
        shows_drafts: bool = False,
        makes_search: bool = False,
    ) -> Built: ...


def make_site(
    text: str,
    *,
    now: dt.datetime = NOW,
    as_of: str | None = None,
    base_url: str | None = None,
    shows_drafts: bool = False,
    makes_search: bool = False,
) -> Built:
    """Build a small site with the templates, catalogues and assets of the project.

    Few tests look at the index of the search, and it takes longer than all the rest.
    """
    written, project = tree_of(text), project_tree()
    tree = SourceTree(
        files={**written.files, **project.files}, blobs={**written.blobs, **project.blobs}, problems=()
    )
    order = Order(
        now=now,
        as_of=dt.date.fromisoformat(as_of) if as_of else None,
        base_url=base_url,
        shows_drafts=shows_drafts,
        makes_search=makes_search,
    )
    kitchen = Kitchen(store=MemoryStore(), program="", fetch=_fetch, tell=lambda _done, _of: None)
    return Built(
        build(tree, order, replace(kitchen, store=_store(), memory=StoredMemory(_store(), ""))), _store()
    )


@cache
def project_tree() -> SourceTree:
    """Return the templates, catalogues and assets of the project."""
    tree = read_tree(_PROJECT)
    assert tree.problems == ()
    return tree


@cache
def _store() -> MemoryStore:
    """Return what all small sites share, since a key names everything that its bytes are made of."""
    return MemoryStore()


def _fetch(blob: Blob) -> bytes:
    return bytes_of_blob(blob) if blob.path.startswith("content/") else read_blob(_PROJECT, blob)


def _found(element: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return what a selector of tags, classes, spaces, `>` and commas finds, in the order of the page."""
    return list(element.xpath(" | ".join(_path(one) for one in selector.split(","))))


@cache
def _path(selector: str) -> str:
    path, way = ".", "//"
    for word in selector.split():
        if word == ">":
            way = "/"
            continue
        tag, *classes = word.split(".")
        has = "".join(f"[contains(concat(' ', normalize-space(@class), ' '), ' {one} ')]" for one in classes)
        path, way = f"{path}{way}{tag or '*'}{has}", "//"
    return path


def _words(element: HtmlElement) -> str:
    return _SPACES.sub(" ", element.text_content()).strip(" ")


def _first(element: HtmlElement, selector: str) -> str:
    return next((_words(one) for one in _found(element, selector)), "")


def _links(elements: Iterable[HtmlElement]) -> tuple[Link, ...]:
    return tuple(_link(one) for one in elements)


def _link(element: HtmlElement) -> Link:
    [link, *_] = element.xpath("ancestor-or-self::a")
    return Link(
        words=_words(element),
        url=link.get("href") or "",
        is_current=link.get("aria-current") is not None,
        language=_language(element),
    )


def _language(element: HtmlElement) -> str:
    """Return the language of an element's words: that of what stands in it alone, or of what it stands in."""
    inner = [one for one in element.xpath("./*[@lang]") if _words(one) == _words(element)]
    return str((inner or element.xpath("ancestor-or-self::*[@lang]")[::-1])[0].get("lang"))


def _card(article: HtmlElement) -> Card:
    [link] = _found(article, ".card-title a")
    marks = [_words(one) for one in _found(article, ".tag")]
    for one in _found(article, ".kicker .tag"):
        one.drop_tree()
    return Card(
        kicker=_spaced(article, ".kicker"),
        title=_words(link),
        url=link.get("href") or "",
        language=_language(link),
        mark=", ".join(marks),
        teaser=_first(article, ".card-teaser"),
        places=_first(article, ".card-places, .card-words > .unseen"),
    )


def _spaced(element: HtmlElement, selector: str) -> str:
    """Return the words of each part with a space between them, as they are seen."""
    found = _found(element, selector)
    return " ".join(
        part for one in found for text in one.itertext() if (part := _SPACES.sub(" ", text).strip(" "))
    )


def _counter(item: HtmlElement) -> Counter:
    [label, *_] = _found(item, ".counter-label > a")
    marks = _found(item, "a.footnote-mark")
    values = _found(item, "data.counter-value")
    return Counter(
        value=_first(item, ".counter-value, .counter-absent"),
        number=values[0].get("value") if values else None,
        label=_words(label),
        url=label.get("href") or "",
        day=_first(item, ".counter-day"),
        growth=_first(item, ".counter-growth"),
        footnote=(marks[0].get("href") or "").removeprefix("#") if marks else "",
    )
