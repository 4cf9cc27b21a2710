"""What an import would change in the content as a whole, and what of it can be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.desk.imports.import_entries import Change, Content, Entry, Refusal, Wishes, no_cell
from bilan.desk.imports.import_projects import plan_projects
from bilan.desk.imports.import_rows import Sheet, Sort
from bilan.desk.imports.import_values import plan_values
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.load.indicators.indicators import load_indicators
from bilan.load.items.items import load_items
from bilan.load.settings import load_settings, load_topics
from bilan.load.site import load_site
from bilan.model.codes import Severity
from bilan.model.content import Collection
from bilan.model.records import Record
from bilan.model.source import Diagnostic, SourceTree, Span, with_files


class Proposal(Record):
    """What an import would do, down to the text of every file."""

    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...]
    files: Mapping[str, str]
    """The new text of each file that would be written, by path."""


def load_content(tree: SourceTree) -> Content | None:
    """Return what the content holds before an import; None where its settings cannot be read."""
    settings = load_settings(tree).value
    if settings is None:
        return None
    indicators = load_indicators(tree, settings).value
    items = load_items(tree, settings).value
    topics = load_topics(tree, settings).value
    if indicators is None or items is None:
        return None
    known = {
        "objectives": items.known[Collection.OBJECTIVES],
        "topics": frozenset(topics or ()),
        "indicators": indicators.known,
    }
    return Content(tree=tree, settings=settings, indicators=indicators, items=items, known=known)


def plan_import(sheet: Sheet, content: Content, wishes: Wishes, *, only_adds: bool = False) -> Proposal:
    """Return what the rows of a table would do, and refuse whatever the content could not be built with.

    Where it only adds, nothing that is there already is changed, nor told of.

    What is left has been loaded with the content around it: it makes no new error.
    """
    plan = plan_values if sheet.sort is Sort.VALUES else plan_projects
    planned = plan(sheet, content, wishes)
    before = _errors(content.tree)
    entries, refusals = planned.entries, list(planned.refusals)
    if only_adds:
        entries = tuple(one for one in entries if one.change is not Change.CHANGED)
    while True:
        files, kept = _written(sheet, content.tree, entries, refusals)
        found = [
            one for one in _errors(with_files(content.tree, files)) if _mark(one) not in map(_mark, before)
        ]
        blamed = {span.path for one in found for span in (one.span, *one.also)} & files.keys()
        if not found:
            break
        guilty = [one for one in kept if one.change is not Change.SAME and one.path in (blamed or files)]
        refusals += _blame(sheet, guilty, found)
        entries = tuple(one for one in kept if one not in guilty)
    return Proposal(
        entries=kept,
        refusals=tuple(sorted(refusals, key=lambda one: (one.found.span.line, one.found.span.column))),
        notes=(*sheet.notes, *planned.notes),
        files=files,
    )


def _written(
    sheet: Sheet, tree: SourceTree, entries: Sequence[Entry], refusals: list[Refusal]
) -> tuple[Mapping[str, str], tuple[Entry, ...]]:
    """Return the new texts, and the entries that could be written; the others are refused."""
    files: dict[str, str] = {}
    kept: list[Entry] = []
    for entry in entries:
        if entry.change is Change.SAME:
            kept.append(entry)
            continue
        before = files.get(entry.path) or (tree.files[entry.path].text if entry.path in tree.files else None)
        try:
            files[entry.path] = entry.write(before)
        except CannotEdit:
            what = f"{entry.path} is written in a way that the import cannot change safely"
            why = f"Write it there by hand: {'; '.join(entry.details)}."
            refusals.append(_refused(sheet, entry, what, why))
        else:
            kept.append(entry)
    return files, tuple(kept)


def _blame(sheet: Sheet, guilty: Sequence[Entry], found: Sequence[Diagnostic]) -> Iterator[Refusal]:
    """Yield a refusal for each entry in a file that would have an error, with that error's words."""
    for entry in guilty:
        about = [one for one in found if entry.path in {one.span.path, *(span.path for span in one.also)}]
        one = (about or list(found))[0]
        yield _refused(sheet, entry, f"{entry.name}: {one.what}", one.why, one.fixes)


def _refused(sheet: Sheet, entry: Entry, what: str, why: str, fixes: tuple[str, ...] = ()) -> Refusal:
    first, *rest = entry.rows
    path = next((row.span.path for row in sheet.rows), sheet.name)
    found = no_cell(Span(path=path, line=first, column=0), what, why, fixes)
    return Refusal(found=found, text="", left_out=tuple(rest))


def _errors(tree: SourceTree) -> tuple[Diagnostic, ...]:
    return tuple(one for one in load_site(tree).problems if one.severity is Severity.ERROR)


def _mark(one: Diagnostic) -> tuple[str, str, str]:
    """Return by what a problem is known again after its line has moved."""
    return one.code, one.span.path, one.what
