"""Indicator values from a table: what each day would say, beside what the content says already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from bilan.desk.imports.import_entries import Content, Entry, Planned, Refusal, Wishes, no_cell
from bilan.desk.imports.import_rows import Row, Sheet
from bilan.desk.imports.new_indicators import NewIndicator, new_indicator
from bilan.desk.imports.observation_edits import Wanted, entry_for
from bilan.load.entries.named import unknown_name
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import ObservationEntry
from bilan.load.indicators.observations import Written, check_observations
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.indicators import Counting, Indicator, Observation
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Span

_OF_THE_TOTAL = ("from", "value", "absent", "qualifier", "note")
_ENOUGH_DIGITS = 80


class _Day(Record):
    """The rows that speak of one indicator on one day."""

    key: str
    as_of: str
    rows: tuple[Row, ...]


def plan_values(sheet: Sheet, content: Content, wishes: Wishes) -> Planned:
    """Return what the rows of a table would do to the indicators.

    The rows of one indicator and day stand or fall together: without one of them the sum would be wrong.
    """
    entries: list[Entry] = []
    refusals: list[Refusal] = []
    made: dict[str, NewIndicator | tuple[Diagnostic, ...]] = {}
    by_key: dict[str, list[Row]] = {}
    for row in sheet.rows:
        by_key.setdefault(row.text("indicator"), []).append(row)
    for day in _days(sheet, wishes):
        indicator = content.indicators.indicators.get(day.key)
        if indicator is None and day.key not in made:
            made[day.key] = _unknown(day.key, by_key[day.key], content, wishes)
        target = indicator or made[day.key]
        planned = target if isinstance(target, tuple) else _plan_day(day, sheet, target, content, wishes)
        if isinstance(planned, Entry):
            entries.append(planned)
        else:
            refusals.extend(_refusals(day, planned))
    return Planned(entries=tuple(entries), refusals=tuple(refusals))


def _days(sheet: Sheet, wishes: Wishes) -> Iterator[_Day]:
    days: dict[tuple[str, str], list[Row]] = {}
    for row in sheet.rows:
        days.setdefault((row.text("indicator"), row.text("as_of") or wishes.as_of or ""), []).append(row)
    for (key, as_of), rows in days.items():
        yield _Day(key=key, as_of=as_of, rows=tuple(rows))


def _unknown(
    key: str, rows: Sequence[Row], content: Content, wishes: Wishes
) -> NewIndicator | tuple[Diagnostic, ...]:
    """Return the indicator that a table introduces, or why it cannot."""
    first = rows[0]
    if not key:
        return (no_cell(first.span, "this row names no indicator"),)
    span = first.cells["indicator"].span
    if key in content.indicators.known:
        what = f"the indicator `{key}` has a problem in its own file"
        return (no_cell(span, what, "python3 build.py check tells what it is. Mend that first."),)
    if not any(row.text(name) for row in rows for name in ("name", "unit")):
        known = content.indicators.known
        found = unknown_name("unknown-indicator", "indicator", key, known, span)
        return (found,)
    return new_indicator(key, rows, content, wishes)


def _refusals(day: _Day, problems: Sequence[Diagnostic]) -> Iterator[Refusal]:
    """Yield a refusal for each problem of a day; with the first go the rows that nothing is wrong with."""
    rows = {row.number: row for row in day.rows}
    blamed = {one.span.line for one in problems}
    rest = tuple(number for number in rows if number not in blamed)
    seen: set[tuple[Span, str]] = set()
    for one in problems:
        if (one.span, one.what) not in seen:
            seen.add((one.span, one.what))
            cells = rows[one.span.line].cells.values() if one.span.line in rows else ()
            text = next((cell.text for cell in cells if cell.span == one.span), "")
            yield Refusal(found=one, text=text, left_out=rest)
            rest = ()


def _plan_day(
    day: _Day, sheet: Sheet, target: Indicator | NewIndicator, content: Content, wishes: Wishes
) -> Entry | tuple[Diagnostic, ...]:
    """Return what the rows of a day would do, or all that is wrong with them."""
    problems = [*_unit_differs(day, target), *_row_problems(day, sheet)]
    if problems:
        return tuple(problems)
    node = _node(day, sheet)
    read = read_entry(ObservationEntry, node, content.settings.languages)
    if (entry := read.value) is None:
        return read.problems
    before = None if isinstance(target, NewIndicator) else _observation_of(target, entry)
    complete = _complete(node, entry, before, target.counting)
    if target.counting is Counting.LATEST and not {"value", "absent"} & _keys(complete):
        what = f"no row holds the value of {day.key} on {day.as_of} as a whole"
        why = "Counting is `latest`: parts do not add up. The value stands in a row without a part."
        return (no_cell(day.rows[0].span, what, why),)
    read = read_entry(ObservationEntry, complete, content.settings.languages)
    if (entry := read.value) is None:
        return read.problems
    found = check_observations((Written(entry=entry, node=complete),), target.counting, content.settings)
    if found:
        return found
    wanted = Wanted(
        as_of=day.as_of,
        when=entry.as_of,
        entry=entry,
        stated=frozenset(name for row in day.rows for name in row.cells),
        order={dimension: _order(day, dimension) for dimension in sheet.dimensions},
        rows=tuple(row.number for row in day.rows),
    )
    return entry_for(day.key, wanted, before, target, content, wishes)


def _unit_differs(day: _Day, target: Indicator | NewIndicator) -> Iterator[Diagnostic]:
    if isinstance(target, NewIndicator):
        return
    for row in day.rows:
        if row.text("unit") not in {"", target.unit.key}:
            what = f"`{day.key}` is counted in `{target.unit.key}`, and not in `{row.text('unit')}`"
            yield no_cell(row.cells["unit"].span, what, fixes=(target.unit.key,))


def _row_problems(day: _Day, sheet: Sheet) -> Iterator[Diagnostic]:
    """Yield what is wrong with rows for themselves, and with one beside another."""
    first: dict[tuple[str, str], Row] = {}
    for row in day.rows:
        filled = [one for one in sheet.dimensions if one in row.cells]
        if not day.as_of:
            yield no_cell(row.span, "this row has no day", "Fill in its date, or say --as-of DATE for all.")
        if len(filled) > 1:
            what = f"this row is a part of two: {' and '.join(filled)}"
            yield no_cell(row.cells[filled[1]].span, what, "Leave one of them empty.")
            continue
        part = (filled[0], row.text(filled[0])) if filled else ("", "")
        if (before := first.setdefault(part, row)) is not row:
            called = f"a value for `{part[1]}`" if filled else "a total"
            what = f"row {before.number} has {called} of {day.key} on {day.as_of} already"
            yield no_cell(row.cells[filled[0]].span if filled else row.span, what, "Only one can be right.")
        if "value" not in row.cells and (filled or "absent" not in row.cells):
            why = "Zero is a value: write it as 0. A total that is not known says why in `absent`."
            yield no_cell(row.span, "there is no value in this row", why)
        said = [name for name in ("absent", "qualifier", "note") if filled and name in row.cells]
        if said:
            what = f"`{said[0]}` belongs in the row of the total, where nothing is broken down"
            yield no_cell(row.cells[said[0]].span, what)


def _node(day: _Day, sheet: Sheet) -> YamlNode:
    """Return the rows of a day as one observation, each value with its cell."""
    first = day.rows[0]
    spans: dict[Place, Span] = {
        ("as_of",): first.cells["as_of"].span if "as_of" in first.cells else first.span
    }
    value: dict[str, object] = {"as_of": day.as_of}
    keys: dict[Place, Span] = {}
    by: dict[str, dict[str, str]] = {}
    for row in day.rows:
        part = next((one for one in sheet.dimensions if one in row.cells), None)
        if part is None:
            for name in _OF_THE_TOTAL:
                if name in row.cells:
                    value[name] = row.text(name)
                    spans[name,] = row.cells[name].span
        else:
            by.setdefault(part, {})[row.text(part)] = row.text("value")
            spans["by", part, row.text(part)] = row.cells["value"].span
            keys["by", part, row.text(part)] = row.cells[part].span
            keys.setdefault(("by", part), row.cells[part].span)
            if "from" in row.cells and "from" not in value:
                value["from"] = row.text("from")
                spans["from",] = row.cells["from"].span
    if by:
        value["by"] = by
    marks: dict[Place, Span] = {(): first.span, ("value",): first.span, **spans}
    return YamlNode(value=value, span=first.span, marks=marks, keys={**spans, **keys})


def _observation_of(indicator: Indicator, entry: ObservationEntry) -> Observation | None:
    return next((one for one in indicator.observations if one.as_of.day == entry.as_of.day), None)


def _complete(
    node: YamlNode, entry: ObservationEntry, before: Observation | None, counting: Counting
) -> YamlNode:
    """Return an observation with what is there already; where the table has no total, the parts make it."""
    value = dict(node.value) if isinstance(node.value, dict) else {}
    by = {dimension: dict(parts) for dimension, parts in (before.parts if before else {}).items()}
    for dimension, parts in entry.by.items():
        by.setdefault(dimension, {}).update(parts)
    if by and entry.absent is None:
        value["by"] = {
            dimension: {part: f"{one:f}" for part, one in parts.items()} for dimension, parts in by.items()
        }
    if before and before.starts and "from" not in value:
        value["from"] = before.starts.day.isoformat()
    if entry.value is None and entry.absent is None:
        had_parts = before is None or before.value is None or set(entry.by) & set(before.parts)
        if counting is not Counting.LATEST and had_parts:
            value["value"] = f"{_sum(by[next(iter(entry.by))]):f}"
        elif before is not None and before.value is not None:
            value["value"] = f"{before.value:f}"
    return YamlNode(value=value, span=node.span, marks=node.marks, keys=node.keys)


def _keys(node: YamlNode) -> frozenset[str]:
    return frozenset(node.value) if isinstance(node.value, dict) else frozenset()


def _sum(parts: Mapping[str, Decimal]) -> Decimal:
    with localcontext(prec=_ENOUGH_DIGITS):
        return sum(parts.values(), start=Decimal(0))


def _order(day: _Day, dimension: str) -> tuple[str, ...]:
    """Return the parts of a dimension in the order of the table."""
    return tuple(row.text(dimension) for row in day.rows if dimension in row.cells)
