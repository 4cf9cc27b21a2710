"""A parsed text to HTML, tag by tag: nothing comes out that is not named here."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import in_language, say, slug_of
from bilan.make.picture_tags import picture_html
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.model.records import Record
from bilan.plan.blocks import FigureView, Fill, ProseView, TargetView

_REFERENCE = re.compile(f"{REFERENCE_OPEN}([0-9]{{1,9}}){REFERENCE_CLOSE}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_UNSEEN = re.compile("[\x00-\x1f\x7f]")
_MARKER = re.compile(f"[{REFERENCE_OPEN}{REFERENCE_CLOSE}]")
_TAG = re.compile(r"<[^>]*>")
_SCHEME = re.compile(r"([^:/?#]*):")
"""Whatever stands before a colon is taken for a scheme, though no browser knows any with such signs."""
_SCHEMES = ("http", "https", "mailto", "tel")
_NOTE = re.compile(r"#?fn(ref)?(\d*)-(.*)", re.DOTALL)
_ALIGNMENTS = {"left": "left", "center": "center", "right": "right"}

_PLAIN = frozenset(("em", "strong", "sup", "ul", "blockquote", "thead", "tbody", "tr", "li"))
_BLOCKS = frozenset(("ul", "ol", "li", "blockquote", "thead", "tbody", "tr", "p"))


class Fillings(Record, kw_only=False):
    """What the numbered references of a text stand for."""

    fills: tuple[Fill, ...]
    draw: Callable[[Fill], str]
    """Returns HTML."""

    def is_block(self, number: int) -> bool:
        """Return whether a reference is filled by more than a few words."""
        return number < len(self.fills) and not isinstance(self.fills[number], FigureView)

    def html(self, number: int) -> str:
        """Return what fills a reference; nothing where the text has a number too many."""
        return self.draw(self.fills[number]) if number < len(self.fills) else ""

    def words(self, number: int) -> str:
        """Return what fills a reference where only words may stand; nothing for a block."""
        return "" if self.is_block(number) else html.unescape(_TAG.sub("", self.html(number)))


class Writer:
    """Writes one text; remembers the anchors and notes it has given out."""

    def __init__(
        self, view: ProseView, locale: Locale, fillings: Fillings, fences: Mapping[str, str] | None
    ) -> None:
        self._view = view
        self._locale = locale
        self._fillings = fillings
        self._fences = fences
        """Code by the mark that stands in its place; None for a text that the parser never saw.

        Such a text has none, and no sign that the parser left behind.
        """
        self._anchors: dict[str, int] = {}
        """Each with the last number that was put behind it."""
        self._notes: dict[str, int] = {}
        self._calls: frozenset[str] = frozenset()
        """Which notes are called from the text, so that the way back leads somewhere."""
        self._tables = 0
        self._in_link = False
        self._writers: Mapping[str, Callable[[Element], str]] = {
            "p": self._paragraph,
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            "ol": self._numbered,
            "pre": self._code_block,
            "code": self._code,
            "table": self._table,
            "th": self._cell,
            "td": self._cell,
            "div": self._notes_list,
            "sup": self._call,
            "a": self._link,
            "img": self._picture,
            "br": lambda _: "<br>",
            "hr": lambda _: "<hr>\n",
        }

    def blocks(self, root: Element) -> str:
        """Return the whole text."""
        self._calls = frozenset(call.get("id", "") for call in root.iter("sup"))
        return self._inner(root)

    def line(self, root: Element) -> str:
        """Return the words of all paragraphs as one line, with links and emphasis."""
        return " ".join(self._inner(child).strip() for child in root if child.tag == "p")

    def _inner(self, element: Element) -> str:
        if not len(element):
            return self._text(element.text)
        written = [self._text(element.text)]
        for child in element:
            written.append(self._element(child))
            if child.tail:
                written.append(self._text(child.tail))
        return "".join(written)

    def _element(self, element: Element) -> str:
        tag = element.tag
        if write := self._writers.get(tag):
            written = write(element)
        elif tag in _PLAIN:
            opening = f"<{tag}>\n" if tag == "ul" else f"<{tag}>"
            written = f"{opening}{self._inner(element)}</{tag}>"
        else:
            written = self._inner(element)
        return written + "\n" if tag in _BLOCKS else written

    def _text(self, text: str | None) -> str:
        if not text:
            return ""
        if self._in_link:  # a figure may be a link itself, and no link stands in another
            text = self._with_words(text)
        is_clean = self._fences is None and not self._in_link
        if not is_clean and not text.isprintable():
            text = _CONTROL.sub("", text)
        if "&" in text or "<" in text or ">" in text:  # few have any, and looking takes less than replacing
            return html.escape(text, quote=False)
        return text

    def _with_words(self, text: str) -> str:
        return _REFERENCE.sub(lambda match: self._fillings.words(int(match[1])), text)

    def _attribute(self, text: str) -> str:
        """Return a text of the author's as it stands in an attribute."""
        words = self._with_words(_CONTROL.sub("", html.unescape(text)))
        return html.escape(set_text(" ".join(words.split()), self._locale))

    # Blocks

    def _paragraph(self, element: Element) -> str:
        if self._fences and (code := self._fences.get((element.text or "").strip())) is not None:
            return f"<pre><code>{html.escape(code, quote=False)}</code></pre>"
        only = element[0] if len(element) == 1 and not (element.text or "").strip() else None
        if only is not None and only.tag == "img" and only.get("title") and not (only.tail or "").strip():
            caption = self._attribute(only.get("title", ""))
            return f"<figure>{self._picture(only)}<figcaption>{caption}</figcaption></figure>"
        return f"<p>{self._inner(element)}</p>"

    def _heading(self, element: Element) -> str:
        level = max(2, int(element.tag[1]))
        anchor = self._anchor("".join(element.itertext()))
        return f'<h{level} id="{anchor}">{self._inner(element)}</h{level}>\n'

    def _anchor(self, words: str) -> str:
        slug = slug_of(_REFERENCE.sub(" ", words)) or "section"
        anchor = slug
        while anchor in self._anchors:
            self._anchors[slug] += 1
            anchor = f"{slug}-{self._anchors[slug]}"
        self._anchors[anchor] = 1
        return anchor

    def _numbered(self, element: Element) -> str:
        start = element.get("start", "")
        first = f' start="{start}"' if start.isdecimal() and start.isascii() else ""
        return f"<ol{first}>\n{self._inner(element)}</ol>"

    def _code_block(self, element: Element) -> str:
        code = html.unescape("".join(element.itertext())).rstrip()
        return f"<pre><code>{html.escape(code, quote=False)}</code></pre>\n"

    def _code(self, element: Element) -> str:
        return f"<code>{html.escape(html.unescape(element.text or ''), quote=False)}</code>"

    def _table(self, element: Element) -> str:
        self._tables += 1
        label = html.escape(say(self._locale, "Table %(number)s", number=str(self._tables)))
        return (
            f'<div class="table-scroll" tabindex="0" role="region" aria-label="{label}">'
            f"<table>\n{self._inner(element)}</table></div>\n"
        )

    def _cell(self, element: Element) -> str:
        words = self._inner(element)
        is_header = element.tag == "th" and bool(words.strip())
        tag, scope = ("th", ' scope="col"') if is_header else ("td", "")
        side = _ALIGNMENTS.get(element.get("align", ""))
        align = f' class="align-{side}"' if side else ""
        return f"<{tag}{scope}{align}>{words}</{tag}>"

    # Notes

    def _notes_list(self, element: Element) -> str:
        ordered = element[0]
        notes = "".join(
            f'<li id="{self._note_id(note.get("id", ""))}">{self._inner(note)}</li>\n' for note in ordered
        )
        label = html.escape(say(self._locale, "Notes"))
        opening = f'<section class="footnotes" role="doc-endnotes" aria-label="{label}">'
        return f"{opening}<ol>\n{notes}</ol></section>\n"

    def _note_id(self, written: str) -> str:
        """Return an anchor for the parser's own: `note-2`, and `note-2-call` where it is called."""
        match = _NOTE.fullmatch(written)
        if match is None:
            return "note"
        number = self._notes.setdefault(match[3], len(self._notes) + 1)
        return f"note-{number}" + (f"-call{match[2]}" if match[1] else "")

    def _call(self, element: Element) -> str:
        return f'<sup id="{self._note_id(element.get("id", ""))}">{self._inner(element)}</sup>'

    def _call_link(self, element: Element) -> str:
        number = element.text or ""
        label = html.escape(say(self._locale, "Note %(number)s", number=number))
        anchor = self._note_id(element.get("href", ""))
        return (
            f'<a class="footnote-call" href="#{anchor}" role="doc-noteref" aria-label="{label}">{number}</a>'
        )

    def _way_back(self, element: Element) -> str:
        written = element.get("href", "")
        if written.removeprefix("#") not in self._calls:
            return ""
        label = html.escape(say(self._locale, "Back to the text"))
        anchor = self._note_id(written)
        return (
            f' <a class="footnote-back" href="#{anchor}" role="doc-backlink" aria-label="{label}">'
            "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}</a>"
        )

    # Links and pictures

    def _link(self, element: Element) -> str:
        if self._in_link:
            return self._inner(element)
        if element.get("class") == "footnote-ref":
            return self._call_link(element)
        if element.get("class") == "footnote-backref":
            return self._way_back(element)
        self._in_link = True
        words = self._inner(element)
        self._in_link = False
        target = self._target(element.get("href", ""))
        if target.url is None:
            return words
        url = html.escape(target.url)
        title = f' title="{self._attribute(element.get("title", ""))}"' if element.get("title") else ""
        if target.language != self._view.language:
            mark = html.escape(in_language(target.language, self._locale))
            return (
                f'<a href="{url}" hreflang="{target.language}"{title}>{words or url}</a>'
                f' <span class="tag">{mark}</span>'
            )
        outside = ' class="external" rel="external noopener"' if _is_outside(target.url) else ""
        return f'<a href="{url}"{outside}{title}>{words or url}</a>'

    def _target(self, written: str) -> TargetView:
        """Return where a link leads; nowhere for a scheme that could harm, or that no one knows."""
        address = html.unescape(written).strip()
        for known in (written, address):
            if known in self._view.targets:
                return self._view.targets[known]
        return TargetView(url=safe_address(address), language=self._view.language)

    def _picture(self, element: Element) -> str:
        source = html.unescape(element.get("src", "")).strip()
        alt = self._attribute(element.get("alt", ""))
        picture = self._view.pictures.get(source)
        if picture is None:  # loading has said so; the words stay
            return alt
        return picture_html(picture, "text", alt)


def safe_address(address: str) -> str | None:
    """Return an address that a link may lead to, or None.

    `javascript:`, also with a line break or another control character in it, and addresses
    that take over the scheme of the page (`//example.org`) lead nowhere.
    """
    plain = _UNSEEN.sub("", address).strip()
    scheme = _SCHEME.match("".join(plain.split()))
    if not plain or plain.replace("\\", "/").startswith("//"):
        return None
    if scheme is not None and scheme[1].lower() not in _SCHEMES:
        return None
    try:
        urlsplit(plain)
    except ValueError:  # brackets where the name of a host stands, which nobody can follow
        return None
    return _MARKER.sub("", plain).replace(" ", "%20")


def _is_outside(url: str) -> bool:
    return url.lower().startswith(("http:", "https:"))
