"""One project brought into the content: a new file, or the facts that differ from those of its original."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bilan.desk.imports.import_entries import Change, Entry, change_text
from bilan.desk.imports.import_rows import Row
from bilan.desk.imports.yaml_edits import put, read_document
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.desk.imports.yaml_writing import Value, lines_below
from bilan.load.items.item_schemas import ProjectEntry
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.content import Project
from bilan.model.when import When, iso_text
from bilan.model.words import Words

FOLDER = "content/projects/imported"

_ORDER = (
    *("title", "summary", "contribution", "from", "to", "objectives", "countries", "regions", "topics"),
    *("partners", "website", "results"),
)
"""In which order the facts of a project are written."""

_MONEY = ("amount", "currency", "funder")
_SETS = ("objectives", "countries", "regions", "topics", "results")


def new_project(key: str, node: YamlNode, language: str, row: Row) -> Entry:
    """Return the entry that writes a project's first file: its title and its facts, and no text yet."""
    value = node.value if isinstance(node.value, dict) else {}
    path = f"{FOLDER}/{key}/{language}.md"
    facts = {name: value[name] for name in _ORDER if name in value}
    remark = f"# {row.text('key')} in {row.span.path}"
    lines = ["---", remark, *lines_below(facts, 0), "---", ""]
    text = "\n".join(lines)
    return Entry(
        name=key,
        change=Change.ADDED,
        details=(path,),
        rows=(row.number,),
        path=path,
        write=partial(_first_text, text=text, path=path),
    )


def _first_text(before: str | None, *, text: str, path: str) -> str:
    if before is not None:
        raise CannotEdit(path)
    return text


def changed_project(item: Project, node: YamlNode, said: ProjectEntry, row: Row) -> Entry:
    """Return the entry that brings the facts of a project to what a row says of them.

    What the row leaves empty stays. So do the title and the summary: words belong to those who wrote them.
    """
    path = item.span.path
    value = node.value if isinstance(node.value, dict) else {}
    changes = tuple(_changes(item, value, said))
    return Entry(
        name=item.key,
        change=Change.CHANGED if changes else Change.SAME,
        details=tuple(text for text, _, _ in changes),
        rows=(row.number,),
        path=path,
        write=partial(_edited, path=path, edits=tuple((place, new) for _, place, new in changes)),
    )


def _edited(text: str | None, *, path: str, edits: Sequence[tuple[Place, Value]]) -> str:
    """Return a file in which some facts are others."""
    if text is None:
        raise CannotEdit(path)
    document = read_document(path, text)
    for place, new in edits:
        document = put(document, place, new, _MONEY if place[0] == "contribution" else _ORDER)
    return document.text


def _changes(
    item: Project, value: Mapping[str, object], said: ProjectEntry
) -> Iterator[tuple[str, Place, Value]]:
    """Yield what differs: the words for it, its place in the file, and the new value."""
    if "contribution" in value:
        before, now = item.contribution, said.contribution
        if before.amount != now.amount:
            told = change_text("contribution", f"{before.amount:f}", f"{now.amount:f}")
            yield told, ("contribution", "amount"), f"{now.amount:f}"
        if before.currency != now.currency:
            told = change_text("currency", before.currency, now.currency)
            yield told, ("contribution", "currency"), now.currency
    for name, was, when in (("from", item.starts, said.starts), ("to", item.ends, said.ends)):
        if name in value and when is not None and when != was:
            yield change_text(name, _written(was), _written(when)), (name,), _written(when)
    for name in _SETS:
        held: tuple[str, ...] = getattr(item, name)
        wanted: list[str] = getattr(said, name)
        if name in value and set(wanted) != set(held):
            yield change_text(name, ", ".join(held), ", ".join(wanted)), (name,), wanted
    if "partners" in value:
        yield from _partners(item.partners, [next(iter(one.values())) for one in said.partners])
    if "website" in value and said.website != item.website:
        yield change_text("website", item.website, said.website), ("website",), said.website or ""


def _partners(held: Sequence[Words], wanted: Sequence[str]) -> Iterator[tuple[str, Place, Value]]:
    """Yield another list of partners; one that is known by the same name in any language stays as it is."""
    known = {name.casefold(): words for words in held for name in words.values()}
    if {id(known.get(name.casefold())) for name in wanted} == {id(words) for words in held}:
        return
    new = [_as_written(known[name.casefold()]) if name.casefold() in known else name for name in wanted]
    told = change_text("partners", "; ".join(next(iter(words.values())) for words in held), "; ".join(wanted))
    yield told, ("partners",), new


def _as_written(words: Words) -> Value:
    """Return a name as it stands in a file: a text that is the same in every language, or one in each."""
    return dict(words) if any(words) else next(iter(words.values()))


def _written(when: When | None) -> str:
    return "" if when is None else ("~" if when.is_about else "") + iso_text(when)
