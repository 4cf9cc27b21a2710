"""Projects from a table: what each row would add to the content, or change in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bilan.desk.imports.import_entries import Change, Content, Entry, Planned, Refusal, Wishes, no_cell
from bilan.desk.imports.import_rows import Cell, Row, Sheet
from bilan.desk.imports.project_edits import changed_project, new_project
from bilan.desk.imports.project_rows import project_node, start_of
from bilan.language.guessing import guess_language
from bilan.language.words import slug_of
from bilan.load.entries.fields import KEY_LIMIT
from bilan.load.entries.named import unknown_name
from bilan.load.entries.problems import read_entry
from bilan.load.items.item_schemas import ORIGINALS, TRANSLATIONS, ProjectEntry
from bilan.load.yaml.nodes import YamlNode
from bilan.model.content import Collection, Item, Project
from bilan.model.records import Record
from bilan.model.source import Diagnostic

_NAMED = {
    "objectives": ("unknown-objective", "objective"),
    "topics": ("unknown-topic", "topic"),
    "regions": ("unknown-region", "region"),
    "results": ("unknown-indicator", "indicator"),
}
"""The lists of keys in a project: the code where there is no such thing, and what it is called."""


class _Tongue(Record):
    """The language of a title, and whether anything told it."""

    language: str
    is_certain: bool


def plan_projects(sheet: Sheet, content: Content, wishes: Wishes) -> Planned:
    """Return what the rows of a table would do to the projects."""
    entries: list[Entry] = []
    refusals: list[Refusal] = []
    tongues: dict[int, _Tongue] = {}
    keys = _keys(sheet.rows, content)
    for row in sheet.rows:
        if isinstance(found := keys[row.number], str):
            tongues[row.number] = _tongue(row, content, wishes)
            planned = _plan(found, row, sheet, content, wishes, tongues[row.number])
        else:
            planned = (found,)
        if isinstance(planned, Entry):
            entries.append(planned)
        else:
            refusals.extend(_refusals(row, planned))
    new = frozenset(row for one in entries if one.change is Change.ADDED for row in one.rows)
    notes = (
        *_language_notes({row: tongues[row] for row in sorted(new)}),
        *_key_notes(sheet.rows, keys),
        *_start_notes([row for row in sheet.rows if row.number in new], wishes),
    )
    return Planned(entries=tuple(entries), refusals=tuple(refusals), notes=notes)


def _plan(
    key: str, row: Row, sheet: Sheet, content: Content, wishes: Wishes, tongue: _Tongue
) -> Entry | tuple[Diagnostic, ...]:
    """Return what a row would do, or all that is wrong with it."""
    languages = content.settings.languages
    if tongue.language not in languages:
        cell = row.cells.get("language")
        span = row.span if cell is None else cell.span
        return (unknown_name("unknown-language", "language", tongue.language, languages, span),)
    item = content.items.items[Collection.PROJECTS].get(key)
    if item is None and key in content.items.known[Collection.PROJECTS]:
        what = f"the project `{key}` has a problem in its own file"
        why = "python3 build.py check tells what it is. Mend that first."
        return (no_cell(row.cells["key"].span, what, why),)
    title = None if item is None else item.editions[item.original].title
    start = start_of(row, wishes) if item is None else row.cells.get("from")
    if item is None and start is None:
        what = "nothing says when this project begins: neither a start nor an adoption stands in its row"
        return (no_cell(row.span, what, "--start DATE says it for all such rows, as in --start ~2018."),)
    node = project_node(row, sheet, content.settings, title, start)
    schema = (ORIGINALS if item is None else TRANSLATIONS)[Collection.PROJECTS]
    read = read_entry(schema, node, languages)
    problems = (*read.problems, *_unknown_keys(node, content))
    if problems or not isinstance(read.value, ProjectEntry):
        return problems
    if not isinstance(item, Project):
        return new_project(key, node, tongue.language, row)
    return changed_project(item, node, read.value, row)


def _refusals(row: Row, problems: Sequence[Diagnostic]) -> Iterator[Refusal]:
    for one in problems:
        text = next((cell.text for cell in row.cells.values() if cell.span == one.span), "")
        yield Refusal(found=one, text=text)


def _unknown_keys(node: YamlNode, content: Content) -> Iterator[Diagnostic]:
    value = node.value if isinstance(node.value, dict) else {}
    known = {**content.known, "regions": frozenset(content.settings.regions)}
    known["results"] = content.known["indicators"]
    for fact, (code, sort) in _NAMED.items():
        for number, key in enumerate(value.get(fact, ())):
            if key not in known[fact]:
                yield unknown_name(code, sort, key, known[fact], node.marks[fact, number])


def _keys(rows: Sequence[Row], content: Content) -> Mapping[int, str | Diagnostic]:
    """Return the key of each row by its number, or why it has none.

    Ids that differ in capitals or signs alone come to one key; the second of them gets a 2 behind it. A row
    whose title is that of a project which is there already is that project, wherever the row stands.
    """
    found: dict[int, str | Diagnostic] = {}
    alike: dict[str, list[Row]] = {}
    first: dict[str, Row] = {}
    for row in rows:
        base = _base(row)
        before = first.setdefault(row.text("key"), row)
        if "key" not in row.cells or not base:
            found[row.number] = no_cell(_cell(row).span, "this row has no id that could become a key")
        elif before is not row:
            what = f"`{row.text('key')}` stands in row {before.number} already"
            found[row.number] = no_cell(row.cells["key"].span, what, "Each project has one row.")
        else:
            alike.setdefault(base, []).append(row)
    for base, sharing in alike.items():
        found.update(_shared_key(base, sharing, content))
    return found


def _shared_key(base: str, rows: Sequence[Row], content: Content) -> Mapping[int, str]:
    projects = content.items.items[Collection.PROJECTS]
    known = content.items.known[Collection.PROJECTS]
    keys = [base, *(f"{base}-{number}" for number in range(2, len(rows) + len(known) + 2))]
    taken: dict[int, str] = {}
    for key in (one for one in keys if one in projects) if len(rows) > 1 or f"{base}-2" in known else ():
        titles = _titles(projects[key])
        row = next((one for one in rows if one.number not in taken and one.text("title") in titles), None)
        if row is not None:
            taken[row.number] = key
    for row in rows:
        if row.number not in taken:
            taken[row.number] = next(one for one in keys if one not in taken.values())
    return taken


def _base(row: Row) -> str:
    return slug_of(row.text("key"))[:KEY_LIMIT].strip("-")


def _titles(item: Item) -> frozenset[str]:
    return frozenset(edition.title for edition in item.editions.values())


def _cell(row: Row) -> Cell:
    return row.cells.get("key") or next(iter(row.cells.values()))


def _tongue(row: Row, content: Content, wishes: Wishes) -> _Tongue:
    """Return the language of a row: what it says, what the caller says, or what its title looks like."""
    said = row.text("language").lower() or wishes.language
    if said:
        return _Tongue(language=said, is_certain=True)
    languages = content.settings.languages
    guessed = guess_language(row.text("title"), languages)
    return _Tongue(language=guessed or languages[0], is_certain=guessed is not None)


def _language_notes(tongues: Mapping[int, _Tongue]) -> Iterator[str]:
    """Yield which languages new titles were taken for."""
    counted = Counter(one.language for one in tongues.values())
    if tongues:
        told = ", ".join(f"{count} in `{language}`" for language, count in sorted(counted.items()))
        yield f"Titles of new projects by language: {told}."
    unsure = [row for row, one in tongues.items() if not one.is_certain]
    if unsure:
        yield (
            f"No word tells the language of the titles in {_rows(unsure)}; they were taken for "
            f"`{tongues[unsure[0]].language}`. A column `language` says it for certain."
        )


def _key_notes(rows: Sequence[Row], keys: Mapping[int, str | Diagnostic]) -> Iterator[str]:
    """Yield the keys that are not simply the id in small letters."""
    for row in rows:
        key = keys[row.number]
        if isinstance(key, str) and key != _base(row):
            yield f"Row {row.number}: `{row.text('key')}` becomes `{key}`, for another id is written alike."


def _start_notes(rows: Sequence[Row], wishes: Wishes) -> Iterator[str]:
    """Yield how many new projects begin on a day that is not their start."""
    adopted = [row.number for row in rows if "from" not in row.cells and "adopted" in row.cells]
    if adopted:
        yield f"New projects without a start begin on the day of adoption: {len(adopted)}."
    neither = [row.number for row in rows if "from" not in row.cells and "adopted" not in row.cells]
    if neither:
        yield f"Those without either begin {wishes.start}, as --start says: {_rows(neither)}."


def _rows(numbers: Sequence[int]) -> str:
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(map(str, numbers))}"
