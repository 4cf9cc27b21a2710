"""Where other files name an item, and the same files with another key there."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.desk.refused import Refused
from bilan.desk.starting.content import CHECK, Content
from bilan.desk.starting.writing import read_text, said
from bilan.load.items.folders import ItemFolder
from bilan.load.items.written import ItemFile, written_keys
from bilan.load.yaml.nodes import Place
from bilan.model.content import Collection
from bilan.model.source import Span

_FACTS = {Collection.OBJECTIVES: "objectives", Collection.PROJECTS: "projects"}
"""The collections that items name in a list of keys."""

_INDICATORS = "content/indicators/"


def mended(item: ItemFolder, new: str, content: Content) -> Iterator[tuple[str, str, int]]:
    """Yield each file that names an item with its text under another key, and how often it named it.

    Raises:
        Refused: a file that may name it cannot be read, or not be changed safely.
    """
    for file in content.items.files:
        before = content.tree.files[file.path].text
        if item.key not in before:
            continue
        if file.node is None or file.prose is None:
            raise Refused(f"{file.path} may name {item.key!r} and cannot be read; {CHECK}")
        links = _links(file, item)
        text = _with_links(
            before, links, f"{item.collection.value}:{item.key}", f"{item.collection.value}:{new}"
        )
        places = tuple(_facts(file, item))
        text = _with_keys(file.path, text, places, new)
        if links or places:
            yield file.path, text, len(links) + len(places)
    if item.collection is Collection.OBJECTIVES:
        yield from _in_indicators(item, new, content)


def _links(file: ItemFile, item: ItemFolder) -> tuple[Span, ...]:
    """Return where a file leads to an item, each place once, in order."""
    target = f"{item.collection.value}:{item.key}"
    texts = (prose for prose in (file.summary, file.prose) if prose is not None)
    found = {link.span for prose in texts for link in prose.links if link.target.partition("#")[0] == target}
    return tuple(sorted(found, key=lambda one: (one.line, one.column)))


def _with_links(text: str, links: tuple[Span, ...], old: str, new: str) -> str:
    lines = text.split("\n")
    for span in reversed(links):
        line = lines[span.line - 1]
        start, end = span.column - 1, span.column - 1 + span.length
        if not line[start:end].startswith(old):
            raise Refused(
                f"{span.path}, line {span.line}: a link to {old} is written in a way that cannot be changed "
                "safely; nothing was written. Write it plainly, then try again"
            )
        lines[span.line - 1] = f"{line[:start]}{new}{line[start + len(old) :]}"
    return "\n".join(lines)


def _facts(file: ItemFile, item: ItemFolder) -> Iterator[Place]:
    fact = _FACTS.get(item.collection)
    entries = written_keys(file).get(fact) if fact else None
    for at, key in enumerate(entries if isinstance(entries, list) else ()):
        if key == item.key and fact is not None:
            yield (fact, at)


def _with_keys(path: str, text: str, places: tuple[Place, ...], new: str) -> str:
    for place in places:
        text = said(read_text(path, text), place, new).text
    return text


def _in_indicators(item: ItemFolder, new: str, content: Content) -> Iterator[tuple[str, str, int]]:
    """Yield the files of indicators that belong to an objective."""
    for path, file in content.tree.files.items():
        if (
            not path.startswith(_INDICATORS)
            or not path.endswith((".yaml", ".yml"))
            or item.key not in file.text
        ):
            continue
        document = read_text(path, file.text)
        held = document.node.value if isinstance(document.node.value, dict) else {}
        several = held.get("indicators")
        groups = (
            {("indicators", key): one for key, one in several.items()}
            if isinstance(several, dict)
            else {(): held}
        )
        places: tuple[Place, ...] = tuple(
            (*place, "objective")
            for place, one in groups.items()
            if isinstance(one, dict) and one.get("objective") == item.key
        )
        if places:
            yield path, _with_keys(path, file.text, places, new), len(places)
