"""Python-Markdown with the rules of this site, for what is not easy."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from bilan.language.markup import without_unreadable
from bilan.make.easy_markdown import parse_blocks, parse_words
from bilan.model.source import INVISIBLE

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


def parse(text: str) -> tuple[Element, Mapping[str, str]]:
    """Return a text as a tree, and its fenced code by the mark that stands in its place.

    Raises:
        RecursionError: lists, quotations or brackets lie too deep inside each other.
    """
    try:
        return _parsed(_parser().reset(), text)
    except RecursionError:
        _parser.cache_clear()  # it still believes to be inside the list that it gave up
        raise


def _parsed(parser: Markdown, text: str) -> tuple[Element, Mapping[str, str]]:
    root = Element("div")
    parse_blocks(root, prepared(parser, text), parser.parser.parseBlocks)
    parser.treeprocessors["footnote"].run(root)
    if not parse_words(root, AtomicString):
        for name in ("inline", "footnote-duplicate", "unescape"):
            parser.treeprocessors[name].run(root)
    stash = parser.htmlStash
    return root, {stash.get_placeholder(n): str(code) for n, code in enumerate(stash.rawHtmlBlocks)}


def prepared(parser: Markdown, text: str) -> str:
    """Return a text as the rules for blocks want it: without tabs, its code put aside."""
    lines = text.split("\n")
    for before in parser.preprocessors:
        lines = before.run(lines)
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _parser() -> Markdown:
    """Return the parser that this process reuses.

    Without its steps for raw HTML, it takes tags for text. The HTML is written by `Writer`,
    so what follows the tree here has nothing to do.
    """
    parser = Markdown(
        extensions=[TableExtension(use_align_attribute=True), _Footnotes(SEPARATOR="-"), SaneListExtension()],
        output_format="html",
        tab_length=4,
    )
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    parser.preprocessors.register(_Fences(parser), "fences", 25)
    parser.inlinePatterns.register(_Address(AUTOMAIL_RE, parser), "automail", 110)
    parser.inlinePatterns.register(_Character(ENTITY_RE, parser), "entity", 80)
    return parser


class _Footnotes(FootnoteExtension):
    """Footnotes, also where one is defined within another."""

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: ARG002, N802 - the parser's own name
        if not self.footnotes:
            return None
        div = Element("div", {"class": "footnote"})
        ordered = SubElement(div, "ol")
        done: set[str] = set()
        while waiting := [name for name in self.footnotes if name not in done]:
            done.add(waiting[0])
            note = SubElement(ordered, "li", {"id": self.makeFootnoteId(waiting[0])})
            inside = Element("div")
            self.parser.parseChunk(inside, self.footnotes[waiting[0]])
            note.extend(inside)
            last = note[-1] if len(note) and note[-1].tag == "p" else SubElement(note, "p")
            way_back = {"class": "footnote-backref", "href": f"#{self.makeFootnoteRefId(waiting[0])}"}
            SubElement(last, "a", way_back)
        return div


class _Fences(Preprocessor):
    """Puts code between lines of three back-ticks or tildes aside, so that nothing in it is Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        fence, code = "", list[str]()
        for line in lines:
            if fence:
                if re.fullmatch(rf" {{0,3}}{fence[0]}{{{len(fence)},}}\s*", line):
                    kept.extend(("", self._aside(code), ""))
                    fence = ""
                else:
                    code.append(line)
            elif found := _FENCE.match(line):
                fence, code = found[1], []
            else:
                kept.append(line)
        if fence:  # never closed: the code runs to the end, as the author sees it in any editor
            kept.extend(("", self._aside(code), ""))
        return kept

    def _aside(self, code: list[str]) -> str:
        return self.md.htmlStash.store("\n".join(code).rstrip())


class _Address(InlineProcessor):
    """A mail address between angle brackets."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's own name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the parser's own order
    ) -> tuple[Element, int, int]:
        link = Element("a", {"href": f"mailto:{m[1].removeprefix('mailto:')}"})
        link.text = AtomicString(m[1].removeprefix("mailto:"))
        return link, m.start(0), m.end(0)


class _Character(InlineProcessor):
    """A character that is written as `&eacute;` or `&#233;`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the parser's own name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the parser's own order
    ) -> tuple[str, int, int]:
        return without_unreadable(INVISIBLE.sub("", html.unescape(m[0]))), m.start(0), m.end(0)
