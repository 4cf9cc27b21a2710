"""What no file of a published site may break, whatever the content was."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from lxml import etree, html
from lxml.html import HtmlElement

_EVERYWHERE = frozenset(
    [
        "aria-busy",
        "aria-controls",
        "aria-current",
        "aria-describedby",
        "aria-expanded",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-live",
        "class",
        "dir",
        "hidden",
        "id",
        "lang",
        "role",
        "tabindex",
        "title",
        "translate",
    ]
)
_DRAWN = frozenset(
    [
        "cx",
        "cy",
        "d",
        "dx",
        "dy",
        "fill",
        "focusable",
        "font-size",
        "height",
        "overflow",
        "patternunits",
        "points",
        "preserveaspectratio",
        "r",
        "rx",
        "text-anchor",
        "transform",
        "vector-effect",
        "viewbox",
        "width",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
    ]
)
ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            "article",
            "aside",
            "b",
            "blockquote",
            "body",
            "br",
            "caption",
            "code",
            "dd",
            "desc",
            "dl",
            "dt",
            "em",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "legend",
            "main",
            "nav",
            "noscript",
            "p",
            "pre",
            "search",
            "section",
            "small",
            "span",
            "strong",
            "summary",
            "sup",
            "table",
            "tbody",
            "thead",
            "title",
            "tr",
            "ul",
            "wbr",
        ],
        frozenset[str](),
    ),
    **dict.fromkeys(
        ["circle", "defs", "g", "line", "path", "pattern", "polyline", "rect", "svg", "text", "tspan"], _DRAWN
    ),
    "a": frozenset({"download", "href", "hreflang", "rel", "type"}),
    "body": frozenset({"data-template"}),
    "button": frozenset({"type"}),
    "data": frozenset({"value"}),
    "details": frozenset({"open"}),
    "div": frozenset[str](),
    "form": frozenset(
        [
            "action",
            "data-failed",
            "data-indexes",
            "data-many",
            "data-many-for",
            "data-none",
            "data-none-for",
            "data-one",
            "data-one-for",
            "data-waiting",
        ]
    ),
    "img": frozenset(
        {"alt", "decoding", "fetchpriority", "height", "loading", "sizes", "src", "srcset", "width"}
    ),
    "input": frozenset(
        {"autocapitalize", "autocomplete", "enterkeyhint", "maxlength", "name", "type", "value"}
    ),
    "label": frozenset({"for"}),
    "li": frozenset({"data-kind", "data-objectives"}),
    "link": frozenset({"as", "crossorigin", "href", "hreflang", "rel", "type"}),
    "meta": frozenset({"charset", "content", "media", "name", "property"}),
    "ol": frozenset({"start"}),
    "picture": frozenset[str](),
    "script": frozenset({"defer", "src", "type"}),
    "source": frozenset({"media", "sizes", "srcset", "type"}),
    "td": frozenset({"align", "data-name"}),
    "th": frozenset({"align", "scope"}),
    "time": frozenset({"datetime"}),
}
"""The tags that templates and Markdown may write, each with its attributes beside those of every tag."""

_ADDRESSES = ("href", "src", "action")
_HARMLESS = re.compile(r"https?://|mailto:|tel:|[^:]*$|[^:/?#]*[/?#]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def faults_of(files: Mapping[str, bytes], base_url: str = "https://results.example.org/") -> tuple[str, ...]:
    """Return what is wrong with the files of a site that stands at an address, each with its path."""
    return tuple(
        f"{path}: {fault}" for path, data in files.items() for fault in _faults(path, data, files, base_url)
    )


def _faults(path: str, data: bytes, files: Mapping[str, bytes], base_url: str) -> Iterator[str]:
    parts = PurePosixPath(path).parts
    if path.startswith("/") or "\\" in path or any(part.startswith(".") for part in parts):
        yield "lies outside of the site, or out of sight"
    if path.startswith("search-index/"):
        return
    if path.endswith(".html"):
        yield from page_faults(html.document_fromstring(data.decode()), files, base_url)
    elif path.endswith((".xml", ".atom")):
        yield from _parsed(etree.fromstring, data)
    elif path.endswith((".json", ".geojson")):
        yield from _parsed(json.loads, data)
    elif path.endswith(".csv"):
        cells = (cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row)
        yield from (
            f"the cell {cell!r} would run"
            for cell in cells
            if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
        )


def _parsed(parse: object, data: bytes) -> Iterator[str]:
    try:
        parse(data)  # type: ignore[operator]
    except (ValueError, SyntaxError) as error:
        yield f"cannot be read: {error}"


def page_faults(root: HtmlElement, files: Mapping[str, bytes], base_url: str) -> Iterator[str]:
    """Yield the tags, attributes, scripts and addresses of a page that nobody may have written."""
    for one in root.iter():
        if not isinstance(one.tag, str):
            yield f"a comment or worse: {etree.tostring(one)!r}"
            continue
        names = set(map(str, one.attrib))
        extra = names - ALLOWED.get(one.tag, frozenset()) - _EVERYWHERE
        if one.tag not in ALLOWED or extra:
            yield f"<{one.tag}> with {sorted(extra)}"
        for name in _ADDRESSES:
            written = re.sub(r"[\x00-\x20]", "", one.get(name) or "")
            if not _HARMLESS.match(written.lower()) or written.startswith("//"):
                yield f"an address that could harm: {one.get(name)}"
        if one.tag == "script":
            yield from _script_faults(one, files)
        if one.tag == "a" and (one.get("href") or "").startswith(("http:", "https:")):
            yield from _outside_faults(one, base_url)


def _script_faults(script: HtmlElement, files: Mapping[str, bytes]) -> Iterator[str]:
    source = script.get("src")
    if source is None and script.get("type") == "application/ld+json":
        yield from _parsed(json.loads, (script.text or "").encode())
    elif source is None or script.text or not any(f"/{path}" == source for path in files):
        yield f"a script that is none of our files: {source}"


def _outside_faults(link: HtmlElement, base_url: str) -> Iterator[str]:
    address = link.get("href") or ""
    if "noopener" not in (link.get("rel") or "").split() and not address.startswith(base_url):
        yield f"a link to another site that does not say so: {address}"


def leads_astray(path: str) -> bool:
    """Return whether the path of a file could lie elsewhere than it says, on any system; folders end with `/`."""
    parts = path.removesuffix("/").split("/")
    return any(part in {"", ".", ".."} for part in parts) or any(sign in path for sign in ("\0", "\\"))
