"""A page of the site read again, as it is served: its paragraphs, and the files that it loads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from bilan.model.records import Record
from bilan.review.words_alike import words_of

_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "caption", "figcaption"})


class Block(Record):
    """A paragraph, heading, entry or cell of a page, or a picture with its words."""

    at: int
    """Where its tag has room for one more attribute."""
    anchor: str
    """Its own `id`; empty where it has none."""
    words: frozenset[str]


class PageText(Record):
    """What a page says and loads."""

    blocks: tuple[Block, ...]
    """Those of its matter, in the order of the page; what stands around it is none of its own."""
    links: tuple[str, ...]
    """The addresses that the links of its matter lead to, in the order of the page."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    letters: tuple[str, ...]
    pictures: tuple[tuple[str, ...], ...]
    """The addresses of each picture, of which a browser takes one."""
    head_end: int
    """Where the head ends; -1 in a page without one."""
    body_start: int
    """Where the body has begun, behind the link that leaves out what stands around the matter."""


@lru_cache(maxsize=64)
def read_page(html: str) -> PageText:
    """Return what a page that the site has made says and loads."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return PageText(
        blocks=tuple(
            Block(at=one.at, anchor=one.anchor, words=frozenset(words_of(" ".join(one.words))))
            for one in reader.blocks
        ),
        links=tuple(dict.fromkeys(reader.links)),
        styles=tuple(dict.fromkeys(reader.styles)),
        scripts=tuple(dict.fromkeys(reader.scripts)),
        letters=tuple(dict.fromkeys(reader.letters)),
        pictures=tuple(dict.fromkeys(tuple(dict.fromkeys(one)) for one in reader.pictures if one)),
        head_end=html.find("</head>"),
        body_start=reader.body_start,
    )


@dataclass(slots=True)
class _Open:
    """A block whose words are still being read."""

    tag: str
    at: int
    anchor: str
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Open] = []
        self.links: list[str] = []
        self.styles: list[str] = []
        self.scripts: list[str] = []
        self.letters: list[str] = []
        self.pictures: list[list[str]] = []
        self.body_start = -1
        self._open: list[_Open] = []
        self._starts = _line_starts(html)
        self._is_matter = False
        self._is_picture = False
        self._is_skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        here = self._here()
        if tag == "body":
            self.body_start = here + len(self.get_starttag_text() or "")
        self._is_skip = tag == "a" and has.get("class") == "skip"
        self._is_matter = self._is_matter or tag == "main"
        self._load(tag, has)
        if self._is_matter and tag == "a":
            self.links.append(has.get("href", ""))
        if self._is_matter and (tag in _BLOCKS or (tag == "img" and has.get("alt"))):
            block = _Open(tag, here + 1 + len(tag), has.get("id", ""))
            self.blocks.append(block)
            if tag == "img":
                block.words.append(has["alt"])
            else:
                self._open.append(block)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._is_matter = False
        if tag == "picture":
            self._is_picture = False
        if tag == "a" and self._is_skip:
            self.body_start = self._here() + len("</a>")
            self._is_skip = False
        if tag in _BLOCKS and any(one.tag == tag for one in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.words.append(data)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _load(self, tag: str, has: dict[str, str]) -> None:
        if tag == "link" and has.get("rel") == "stylesheet":
            self.styles.append(has.get("href", ""))
        elif tag == "link" and has.get("as") == "font":
            self.letters.append(has.get("href", ""))
        elif tag == "script" and "src" in has:
            self.scripts.append(has["src"])
        elif tag == "picture":
            self._is_picture = True
            self.pictures.append([])
        elif tag in {"img", "source"}:
            if not self._is_picture:
                self.pictures.append([])
            self.pictures[-1] += _addresses(has)


def _addresses(has: dict[str, str]) -> Sequence[str]:
    """Return the addresses that a picture may be taken from."""
    several = [one.split()[0] for one in has.get("srcset", "").split(",") if one.strip()]
    return [*several, *([has["src"]] if has.get("src") else [])]


def _line_starts(text: str) -> Sequence[int]:
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts
