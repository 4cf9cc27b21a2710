"""A page of ours read back: its main part as blocks of words, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from bilan.review.changes.page_blocks import (
    SEPARATOR,
    Block,
    BlockKind,
    ReadPage,
    Run,
    picture_name,
    plain_text,
)

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: Mapping[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, BlockKind.HEADING),
    "li": BlockKind.ITEM,
    "tr": BlockKind.ROW,
}
_CLASSES: Mapping[str, BlockKind] = {
    "card": BlockKind.ENTRY,
    "counter-say": BlockKind.FIGURE,
    "card-figure": BlockKind.FIGURE,
    "chart-note": BlockKind.FIGURE,
}
"""What templates call the elements that are one block, whatever lies in them."""

_WHOLE = frozenset({BlockKind.ROW, BlockKind.FACT, BlockKind.ENTRY, BlockKind.FIGURE})
"""The kinds that swallow the blocks in them."""

_BREAKING = _HEADINGS | {
    *("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "section", "article", "aside", "header", "footer"),
    *("table", "thead", "tbody", "tr", "td", "th", "caption", "figure", "figcaption", "blockquote", "pre"),
    *("details", "summary", "form", "fieldset", "legend", "search", "main"),
}
_UNSEEN = frozenset({"svg", "script", "style", "template", "nav", "form", "search"})
"""What says nothing of the page itself, with all that lies in it: drawings have their values in tables."""

_EMPTY = frozenset({
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
})  # fmt: skip

_SPACE = re.compile(r"[ \t\n\r\f]+")
"""What a browser shows as one space; others, such as those within numbers, are letters to it."""

_NAV = re.compile(rb"<nav\b.*?</nav>", re.DOTALL)
"""Ways to elsewhere, which never lie within each other; without them the rest is read much sooner."""


_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


class _Open(NamedTuple):
    """An element that is open."""

    tag: str
    kind: BlockKind | None
    value: str | None
    day: str | None
    target: str | None
    language: str


def read_page(page: bytes, language: str = "") -> ReadPage:
    """Return what a page of ours says; `language` where it does not tell its own."""
    reader = _Reader(language)
    reader.feed(_NAV.sub(b" ", _told(page)).decode("utf-8", "replace"))
    reader.close()
    reader.flush()
    first = next((one for one in reader.blocks if one.kind is BlockKind.HEADING), None)
    return ReadPage(
        title=plain_text(first.runs) if first else reader.window,
        language=reader.language,
        blocks=tuple(reader.blocks),
        template=reader.template,
        leads_to=reader.leads_to,
    )


def matter(page: bytes) -> bytes:
    """Return all that can make a difference to `read_page`, so that equal pages need not be read."""
    title = _TITLE.search(page)
    return (title[0] if title else b"") + _NAV.sub(
        b" ", page[max(0, page.find(b"<main")) :].rpartition(b"</main>")[0]
    )


def read_title(page: bytes) -> tuple[str, str]:
    """Return what a page is called, and its language, without reading what comes behind its first heading."""
    head, end, _ = _told(page).partition(b"</h1>")
    found = read_page(head + end)
    return found.title, found.language


def _told(page: bytes) -> bytes:
    """Return the head and the main part of a page: nothing else is looked at."""
    body, start, end = page.find(b"<body"), page.find(b"<main"), page.rfind(b"</main>")
    if not -1 < body < start < end:
        return page
    return page[: page.find(b">", body) + 1] + page[start : end + len(b"</main>")]


class _Reader(HTMLParser):
    """Gathers blocks while it reads; nothing is kept of what lies outside the main part."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.language = language
        self.window = ""
        self.template = ""
        self.leads_to: str | None = None
        self._stack: list[_Open] = []
        self._runs: list[Run] = []
        self._kind: BlockKind | None = None
        self._unseen: list[str] = []
        """The tags of what is not looked at, from the one it began with on."""
        self._is_inside = False
        """Whether this is the main part."""
        self._names_window = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self._is_inside:
            self._look_around(tag, given)
        elif self._unseen:
            if tag == self._unseen[0]:
                self._unseen.append(tag)
        elif tag in _EMPTY:
            self._take_empty(tag, given)
        elif tag in _UNSEEN or given.get("aria-hidden") == "true":
            self._write(" ")  # it kept apart what stands on both sides of it
            self._unseen.append(tag)
        else:
            if tag in _BREAKING:
                self._break()
            self._stack.append(self._opened(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[0]:
                self._unseen.pop()
        elif tag == "main":
            self.flush()
            self._is_inside = False
        elif not self._is_inside:
            self._names_window = False
        elif any(one.tag == tag for one in self._stack):
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._names_window and not self._is_inside:
            self.window += data.strip()
        elif self._is_inside and not self._unseen:
            self._write(_SPACE.sub(" ", data))

    def flush(self) -> None:
        """End the block that is being read."""
        runs = _trimmed(self._runs)
        if runs:
            self.blocks.append(Block(kind=self._kind or BlockKind.TEXT, runs=runs))
        self._runs, self._kind = [], None

    def _look_around(self, tag: str, given: Mapping[str, str | None]) -> None:
        if tag == "main":
            self._is_inside = True
        elif tag == "html":
            self.language = given.get("lang") or self.language
        elif tag == "body":
            self.template = given.get("data-template") or ""
        elif tag == "title":
            self._names_window = True
        elif tag == "meta" and given.get("http-equiv") == "refresh":
            self.leads_to = (given.get("content") or "").partition("url=")[2] or None

    def _take_empty(self, tag: str, given: Mapping[str, str | None]) -> None:
        if tag == "br":
            self._write(" ")
        elif tag == "img" and not self._is_whole():
            self._break()
            name = picture_name(given.get("src") or "")
            words = _SPACE.sub(" ", given.get("alt") or "").strip()
            run = Run(words or name.rpartition("/")[2], None, None, name, self._language())
            self.blocks.append(Block(kind=BlockKind.PICTURE, runs=(run,)))

    def _opened(self, tag: str, given: Mapping[str, str | None]) -> _Open:
        outer = self._stack[-1] if self._stack else None
        classes = (given.get("class") or "").split()
        kind = _CLASSES.get(classes[0]) if classes else None
        if tag == "div" and outer is not None and outer.tag == "dl":
            kind = BlockKind.FACT
        return _Open(
            tag=tag,
            kind=kind or _KINDS.get(tag),
            value=given.get("value") if tag == "data" else outer.value if outer else None,
            day=given.get("datetime") if tag == "time" else outer.day if outer else None,
            target=given.get("href") if tag == "a" else outer.target if outer else None,
            language=given.get("lang") or self._language(),
        )

    def _close(self, tag: str) -> None:
        while self._stack:
            if tag in _BREAKING and self._stack[-1].kind in _WHOLE and self._stack[-1].tag == tag:
                is_last = not any(one.kind in _WHOLE for one in self._stack[:-1])
                self.flush() if is_last else self._break()
            elif self._stack[-1].tag in _BREAKING:
                self._break()
            if self._stack.pop().tag == tag:
                return

    def _break(self) -> None:
        """End a block, or a line of one that is whole."""
        if not self._is_whole():
            self.flush()
        elif self._runs and self._runs[-1].text != SEPARATOR:
            self._runs.append(Run(SEPARATOR, None, None, None, self._language()))

    def _is_whole(self) -> bool:
        return any(one.kind in _WHOLE for one in self._stack)

    def _write(self, text: str) -> None:
        if not text or (text == " " and not self._runs):
            return
        if self._kind is None:
            self._kind = self._kind_here()
        here = self._stack[-1] if self._stack else None
        run = Run(
            text,
            here.value if here else None,
            here.day if here else None,
            here.target if here else None,
            here.language if here else self.language,
        )
        last = self._runs[-1] if self._runs else None
        if last is not None and last[1:] == run[1:] and last.text != SEPARATOR:
            self._runs[-1] = run._replace(text=_SPACE.sub(" ", last.text + text))
        else:
            self._runs.append(run)

    def _kind_here(self) -> BlockKind:
        """Return the kind of what is written now: that of the outermost whole, else of what is innermost."""
        kinds = [one.kind for one in self._stack if one.kind is not None]
        whole = [kind for kind in kinds if kind in _WHOLE]
        return whole[0] if whole else kinds[-1] if kinds else BlockKind.TEXT

    def _language(self) -> str:
        return self._stack[-1].language if self._stack else self.language


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs without the space and the separators at their ends, and with one space between words."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not kept or kept[-1].text in {SEPARATOR, " "} or kept[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text == SEPARATOR and (not kept or kept[-1].text == SEPARATOR):
            continue
        if text == SEPARATOR:
            kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(run._replace(text=text))
    while kept and kept[-1].text.strip(" ") in {"", SEPARATOR}:
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    return tuple(kept)
