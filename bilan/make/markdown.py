"""Prose in Markdown to HTML that is safe whatever was written."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AUTOMAIL_RE, ENTITY_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from bilan.language.locales import Locale
from bilan.language.typography import set_html
from bilan.make.easy_markdown import parse_blocks, parse_words
from bilan.make.prose import Fillings, Writer
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.model.source import INVISIBLE, Span, problem
from bilan.plan.blocks import Fill, ProseView
from bilan.plan.recipes import CannotMake

_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that HTML does not know."""
_BEYOND = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]"
)
"""What a text must have to hold any of them: told in a tenth of the time."""
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_UNPREPARED = ("\t", "\r", "\x02", "\x03", "\n ", "```", "~~~")
"""What a text must have for the steps before the parser to change it."""
_REFERENCE = re.compile(f"{REFERENCE_OPEN}([0-9]{{1,9}}){REFERENCE_CLOSE}")
_PLACE = re.compile("<(?:p><img ([0-9]+)></p>|img ([0-9]+)>)")
"""A reference while its text is typeset: rules take it for a picture, and no author can write it."""
_MARKER = re.compile(f"[{REFERENCE_OPEN}{REFERENCE_CLOSE}]")


def make_html(view: ProseView, locale: Locale, fill: Callable[[Fill], str]) -> str:
    """Return a text as HTML blocks: headings from the second level on, links, pictures and figures in place.

    The locale is that of the text; `fill` returns the HTML of what a reference asks for.

    Raises:
        CannotMake: lists or quotations are nested deeper than any reader could follow.
    """
    fillings = Fillings(view.fills, fill)
    blocks = _written(view, locale, fillings, Writer.blocks)
    return _filled(blocks, locale, fillings)


def make_inline(view: ProseView, locale: Locale, fill: Callable[[Fill], str]) -> str:
    """Return a text of one paragraph as HTML that can stand inside a paragraph, a heading or a link's card.

    Raises:
        CannotMake: as for `make_html`.
    """
    fillings = Fillings(view.fills, fill)
    line = _written(view, locale, fillings, Writer.line)
    return _filled(line, locale, fillings)


def _written(
    view: ProseView, locale: Locale, fillings: Fillings, write: Callable[[Writer, Element], str]
) -> str:
    """Return the text as HTML in which each reference still is a number."""
    try:
        tree, fences = _parsed(view.text)
        return write(Writer(view, locale, fillings, fences), tree)
    except RecursionError as error:
        _parser.cache_clear()  # it still believes to be inside the list that it gave up
        what = "lists, quotations or brackets lie too deep inside each other"
        why = "No text is ever that deep. A sign at the beginning of a line has probably gone astray."
        raise CannotMake(problem("nested-too-deep", Span(path=view.path), what, why=why)) from error


def _filled(written: str, locale: Locale, fillings: Fillings) -> str:
    """Return the HTML, typeset, with its figures, counters, charts and tables in it.

    What fills a block stands alone in its paragraph, and takes the paragraph's place.
    """

    def put(match: re.Match[str]) -> str:
        paragraph, number = match[1], int(match[1] or match[2])
        if fillings.is_block(number):
            return fillings.html(number) if paragraph else ""
        return f"<p>{fillings.html(number)}</p>" if paragraph else fillings.html(number)

    if REFERENCE_OPEN not in written and REFERENCE_CLOSE not in written:
        return set_html(written, locale)
    places = _MARKER.sub("", _REFERENCE.sub(r"<img \1>", written))
    return _PLACE.sub(put, set_html(places, locale))


def _parsed(text: str) -> tuple[Element, Mapping[str, str]]:
    """Return a text as a tree, and its fenced code by the mark that stands in its place."""
    parser = _parser().reset()
    root = Element("div")
    readable = _UNREADABLE.sub("", text) if _BEYOND.search(text) else text
    parse_blocks(parser.parser, root, _prepared(parser, readable))
    parser.treeprocessors["footnote"].run(root)
    if not parse_words(root):
        for name in ("inline", "footnote-duplicate", "unescape"):
            parser.treeprocessors[name].run(root)
    stash = parser.htmlStash
    return root, {stash.get_placeholder(n): str(code) for n, code in enumerate(stash.rawHtmlBlocks)}


def _prepared(parser: Markdown, text: str) -> str:
    """Return a text as the parser wants it: without tabs, its code put aside."""
    if not any(map(text.__contains__, _UNPREPARED)):
        return f"{text}\n\n"
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
        return _UNREADABLE.sub("", INVISIBLE.sub("", html.unescape(m[0]))), m.start(0), m.end(0)
