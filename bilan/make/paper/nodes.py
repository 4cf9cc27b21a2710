"""The HTML of a text as plain nodes, which a template that is no HTML can lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import TypeAlias
from urllib.parse import urljoin

Node: TypeAlias = "str | dict[str, object]"
"""Words, or what is made of them: `{"tag": "em", "in": ["words"]}` with the attributes that count."""

KEPT = ("href", "class", "lang", "id", "start", "alt", "src", "data-number", "data-source")
"""The attributes that a layout needs."""
_CLOSED = frozenset(("br", "hr", "img", "fill", "source"))
"""Elements without an end."""
_BLOCKS = frozenset(
    ("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "hr", "div", "section", "figure")
) | {"table", "fill"}
_HOLDERS = frozenset(("li", "blockquote", "td", "th", "section", "div", "figure"))
"""What holds words or blocks, as it comes."""
_FRAMES = frozenset(("ul", "ol", "table", "thead", "tbody", "tr"))
"""What holds no words of its own."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def read_nodes(html: str, base_url: str) -> list[Node]:
    """Return the nodes of HTML that `make.markdown` has written, its addresses made absolute.

    A link to a place in the text stays one where the place is there, and its words alone where it is not.
    Headings begin at level 1 and leave out no level, as a tagged PDF wants them.
    """
    reader = _Reader(base_url)
    reader.feed(html)
    reader.close()
    places = {str(one["id"]) for one in _all(reader.nodes) if "id" in one}
    level = 0
    for node in _all(reader.nodes):
        href = str(node.get("href", ""))
        if href.startswith("#") and href[1:] not in places:
            node["tag"] = "span"
        if node["tag"] in _HEADINGS:
            level = min(int(str(node["tag"])[1]) - 1, level + 1)
            node["level"] = level
            node["tag"] = "heading"
    return _tidied(reader.nodes)


def _table(node: dict[str, object]) -> dict[str, object]:
    """Return a table as rows of cells: its head where it has one, the others, and how many columns."""
    rows = [one for one in _all(_within(node)) if one["tag"] == "tr"]
    for row in rows:
        row["in"] = [cell for cell in _within(row) if isinstance(cell, dict)]
    heads = [row for row in rows[:1] if any(cell["tag"] == "th" for cell in _all(_within(row)))]
    return {
        "tag": "table",
        "columns": max((len(_within(row)) for row in rows), default=1),
        "head": heads,
        "in": rows[len(heads) :],
    }


def _within(node: Mapping[str, object]) -> list[Node]:
    return node.get("in", [])  # type: ignore[return-value]


def _all(nodes: Iterable[Node]) -> Iterator[dict[str, object]]:
    """Return every element in the order of the text."""
    for node in nodes:
        if isinstance(node, dict):
            yield node
            yield from _all(_within(node))


def _tidied(nodes: Sequence[Node], inside: str = "div") -> list[Node]:
    """Return what stands inside an element, with the space between blocks taken out, and tables as rows."""
    has_blocks = any(isinstance(one, dict) and one["tag"] in _BLOCKS for one in nodes)
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            if node.strip() or not (inside in _FRAMES or (has_blocks and inside in _HOLDERS)):
                kept.append(node)
            continue
        node["in"] = _tidied(_within(node), str(node["tag"]))
        if node["tag"] == "div":  # what a table scrolls in on the screen
            kept.extend(_within(node))
        else:
            kept.append(_table(node) if node["tag"] == "table" else node)
    return kept


class _Reader(HTMLParser):
    """Gathers nodes as their tags come."""

    def __init__(self, base_url: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self._open: list[list[Node]] = [self.nodes]
        self._base_url = base_url
        self._in_code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node: dict[str, object] = {"tag": tag, "in": []}
        node |= {name: value for name, value in attrs if name in KEPT and value is not None}
        for name in ("href", "src"):
            address = str(node.get(name, "#"))
            if not address.startswith("#"):
                node[name] = urljoin(self._base_url, address) if name == "href" else address
        self._open[-1].append(node)
        self._in_code += tag == "pre"
        if tag not in _CLOSED:
            self._open.append(_within(node))

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag == "pre"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(data if self._in_code else data.replace("\n", " "))
