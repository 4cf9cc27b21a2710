"""One observation brought into an indicator's file: what differs from what stands there, and the edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from bilan.desk.imports.import_entries import Change, Content, Entry, Wishes, change_text, no_cell
from bilan.desk.imports.new_indicators import NewIndicator
from bilan.desk.imports.yaml_edits import Document, insert, put, read_document, remove
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.desk.imports.yaml_writing import Value, lines_below
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import ObservationEntry
from bilan.load.yaml.nodes import Place, YamlNode, node_at, parts_of
from bilan.model.indicators import Indicator, Observation
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic, Span
from bilan.model.when import When, iso_text

_ORDER = (
    *("as_of", "from", "value", "absent", "reason", "expected", "qualifier", "by"),
    *("source", "validated", "revises", "note"),
)
"""In which order the keys of an observation are written."""

_WHY_NO_VALUE = ("absent", "reason", "expected")


class Wanted(Record):
    """An observation as a table says it, completed by what the content says of that day."""

    as_of: str
    """As it is written in a file."""
    when: When
    entry: ObservationEntry
    stated: frozenset[str]
    """The columns that are filled in its rows."""
    order: Mapping[str, tuple[str, ...]]
    """The parts of each dimension of the table, in its order."""
    rows: tuple[int, ...]


def entry_for(
    key: str,
    wanted: Wanted,
    before: Observation | None,
    target: Indicator | NewIndicator,
    content: Content,
    wishes: Wishes,
) -> Entry | tuple[Diagnostic, ...]:
    """Return what an observation would do to its indicator's file, or why that file cannot be written."""
    path = target.path if isinstance(target, NewIndicator) else target.span.path
    name = f"{key}, {wanted.as_of}"
    if isinstance(target, Indicator) and _lies_in_table(target, content):
        what = f"the values of `{key}` lie in a CSV file beside {path}"
        span = Span(path=path, line=wanted.rows[0], column=0)
        return (no_cell(span, what, "Such a series is a table itself: add the rows there."),)
    make = partial(Entry, name=name, rows=wanted.rows, path=path)
    head = target.head if isinstance(target, NewIndicator) else None
    if before is None:
        write = partial(_with_new, path=path, key=key, wanted=wanted, head=head)
        started = (f"new indicator in {path}",) if head is not None else ()
        details = (*started, *_new_details(wanted))
        return make(change=Change.ADDED, details=details, write=write)
    differs = tuple(_differences(wanted, before))
    wishes = replace(wishes, language=wishes.language or content.settings.languages[0])
    write = partial(_with_changes, path=path, key=key, wanted=wanted, before=before, wishes=wishes)
    change = Change.CHANGED if differs else Change.SAME
    return make(change=change, details=differs, write=write)


def _lies_in_table(indicator: Indicator, content: Content) -> bool:
    path = indicator.span.path
    document = read_document(path, content.tree.files[path].text)
    value = node_at(document.node, *_prefix(document, indicator.key)).value
    return isinstance(value, dict) and "data" in value


def _new_details(wanted: Wanted) -> Iterator[str]:
    entry = wanted.entry
    yield f"value {entry.value:f}" if entry.value is not None else f"absent {entry.absent}"
    for dimension, parts in entry.by.items():
        yield f"{len(parts)} {'part' if len(parts) == 1 else 'parts'} by {dimension}"


def _differences(wanted: Wanted, before: Observation) -> Iterator[str]:
    """Yield what would change, each as old and new."""
    entry = wanted.entry
    if entry.value != before.value:
        yield change_text("value", _number(before.value), _number(entry.value))
    was_absent = None if before.absent is None else before.absent.reason.value
    if (None if entry.absent is None else entry.absent.value) != was_absent:
        yield change_text("absent", was_absent, None if entry.absent is None else entry.absent.value)
    qualifier = before.qualifier
    if "qualifier" in wanted.stated and entry.qualifier != qualifier:
        yield change_text(
            "qualifier", qualifier and qualifier.value, entry.qualifier and entry.qualifier.value
        )
    if "from" in wanted.stated and entry.starts != before.starts:
        starts = None if before.starts is None else iso_text(before.starts)
        yield change_text("from", starts, None if entry.starts is None else iso_text(entry.starts))
    for dimension, parts in entry.by.items():
        for part, value in parts.items():
            was = before.parts.get(dimension, {}).get(part)
            if was != value:
                yield change_text(f"{dimension} {part}", _number(was), _number(value))
    if _note_differs(entry, before):
        yield "another note"


def _note_differs(entry: ObservationEntry, before: Observation) -> bool:
    return entry.note is not None and not set(entry.note.values()) <= set((before.note or {}).values())


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _with_new(
    text: str | None, *, path: str, key: str, wanted: Wanted, head: Mapping[str, Value] | None
) -> str:
    """Return a file with one more observation, after the last one of an earlier day."""
    value = _observation(wanted)
    if text is None:
        lines = lines_below({**(head or {}), "observations": [value]}, 0)
        return "\n".join((*lines, ""))
    document = read_document(path, text)
    place = (*_prefix(document, key), "observations")
    days = [_day(one) for one in parts_of(node_at(document.node, *place)).values()]
    earlier = [at for at, day in enumerate(days) if day < wanted.when.day.isoformat()]
    return insert(document, place, earlier[-1] + 1 if earlier else 0, value).text


def _with_changes(
    text: str | None, *, path: str, key: str, wanted: Wanted, before: Observation, wishes: Wishes
) -> str:
    """Return a file in which an observation says what is wanted."""
    if text is None:
        raise CannotEdit(path)
    document = read_document(path, text)
    place = (*_prefix(document, key), "observations")
    days = [_day(one) for one in parts_of(node_at(document.node, *place)).values()]
    place = (*place, days.index(wanted.when.day.isoformat()))
    for step, value in _new_values(wanted, before, wishes):
        is_by_language = step == ("note",) and _is_by_language(document, (*place, *step))
        language = (wishes.language,) if is_by_language and wishes.language else ()
        document = put(document, (*place, *step, *language), value, _ORDER)
    gone = _WHY_NO_VALUE if wanted.entry.value is not None else ("value", "by")
    for name in gone:
        if (*place, name) in document.node.marks:
            document = remove(document, (*place, name))
    return document.text


def _new_values(wanted: Wanted, before: Observation, wishes: Wishes) -> Iterator[tuple[Place, Value]]:
    """Yield what an observation says otherwise than before: the place in it, and the value."""
    entry = wanted.entry
    if entry.value is not None and entry.value != before.value:
        yield from _corrected(entry.value, before, wishes)
    if entry.absent is not None and (before.absent is None or before.absent.reason is not entry.absent):
        yield ("absent",), entry.absent.value
    if entry.qualifier is not None and entry.qualifier is not before.qualifier:
        yield ("qualifier",), entry.qualifier.value
    if "from" in wanted.stated and entry.starts is not None and entry.starts != before.starts:
        yield ("from",), _when(entry.starts)
    for dimension, parts in entry.by.items():
        for part, value in parts.items():
            if before.parts.get(dimension, {}).get(part) != value:
                yield ("by", dimension, part), f"{value:f}"
    if entry.note is not None and _note_differs(entry, before):
        yield ("note",), next(iter(entry.note.values()))


def _corrected(value: Decimal, before: Observation, wishes: Wishes) -> Iterator[tuple[Place, Value]]:
    """Yield a new value, and the old one with the reason where one was given.

    Raises:
        CannotEdit: the value was corrected before, and a second correction would take the first one's place.
    """
    if before.revises is not None:
        raise CannotEdit(before.span.path)
    yield ("value",), f"{value:f}"
    if wishes.reason and before.value is not None:
        yield ("revises",), {"value": f"{before.value:f}", "reason": wishes.reason}


def _is_by_language(document: Document, place: Place) -> bool:
    return place in document.node.marks and isinstance(node_at(document.node, *place).value, dict)


def _observation(wanted: Wanted) -> Mapping[str, Value]:
    entry = wanted.entry
    value: dict[str, Value] = {"as_of": wanted.as_of}
    if entry.starts is not None:
        value["from"] = _when(entry.starts)
    if entry.value is not None:
        value["value"] = f"{entry.value:f}"
    if entry.absent is not None:
        value["absent"] = entry.absent.value
    if entry.qualifier is not None:
        value["qualifier"] = entry.qualifier.value
    if entry.by:
        value["by"] = {
            dimension: {part: f"{parts[part]:f}" for part in wanted.order[dimension]}
            for dimension, parts in entry.by.items()
        }
    if entry.note is not None:
        value["note"] = next(iter(entry.note.values()))
    return value


def _when(when: When) -> str:
    return ("~" if when.is_about else "") + iso_text(when)


def _prefix(document: Document, key: str) -> Place:
    """Return where an indicator stands in its file: at the top, or among several."""
    value = document.node.value
    several = value.get("indicators") if isinstance(value, dict) else None
    return ("indicators", key) if isinstance(several, dict) and key in several else ()


def _day(node: YamlNode) -> str:
    """Return the last day that an observation speaks of."""
    entry = read_entry(ObservationEntry, node).value
    return "" if entry is None else entry.as_of.day.isoformat()
