"""What an import would do, as a text for the person who decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bilan.desk.imports.import_entries import Change, Refusal
from bilan.desk.imports.import_rows import Sheet
from bilan.desk.imports.imports import Proposal
from bilan.desk.imports.spreadsheet import cell_name

_MARKS = {Change.ADDED: "added  ", Change.CHANGED: "changed"}
_MOST_ROWS = 12


def describe_import(sheet: Sheet, proposal: Proposal) -> str:
    """Return the report: a line for each thing that is added, changed or refused, and the count of all."""
    blocks = [
        [f"{sheet.name}: {sheet.sort.value}, {_count(len(sheet.rows), 'row')}"],
        [f"Not read: {', '.join(sheet.unread)}"] if sheet.unread else [],
        [
            f"{_MARKS[one.change]}  {one.name}: {'; '.join(one.details)}"
            for one in proposal.entries
            if one.change in _MARKS
        ],
        [line for one in _alike_together(proposal.refusals) for line in _refusal_lines(one)],
        list(proposal.notes),
        [summary(proposal)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def summary(proposal: Proposal) -> str:
    """Return the count: `15 added, 2 changed, 3 same; 1 cell or row refused`."""
    counted = Counter(one.change for one in proposal.entries)
    told = ", ".join(f"{counted[change]} {change.value}" for change in Change)
    rows = len(refused_rows(proposal.refusals))
    return f"{told}; {_count(rows, 'row')} refused." if rows else f"{told}, 0 refused."


def refused_rows(refusals: Sequence[Refusal]) -> frozenset[int]:
    """Return the rows that are not taken, those too that are left out with others."""
    return frozenset(row for one in refusals for row in (one.found.span.line, *one.left_out))


def _alike_together(refusals: Sequence[Refusal]) -> Iterator[tuple[Refusal, ...]]:
    """Yield refusals of whole rows that have the same reason together, and all others alone."""
    alike: dict[tuple[object, ...], list[Refusal]] = {}
    for number, one in enumerate(refusals):
        is_row = not one.found.span.column and not one.left_out
        alike.setdefault((one.found.what, one.found.why) if is_row else (number,), []).append(one)
    yield from map(tuple, alike.values())


def _refusal_lines(alike: Sequence[Refusal]) -> Iterator[str]:
    one = alike[0]
    found = one.found
    cell = cell_name(found.span.line, found.span.column or None)
    if len(alike) > 1:
        cell = _named_rows([each.found.span.line for each in alike])
    text = f" “{one.text}”" if one.text else ""
    fixes = [fix.partition(": ")[2] or fix for fix in found.fixes] if one.text else list(found.fixes)
    mend = f"; write {' or '.join(fixes)}" if fixes and one.text else ""
    yield f"refused  {cell}{text}: {found.what}{mend}"
    if found.why:
        yield f"         {found.why}"
    if one.left_out:
        verb = "is" if len(one.left_out) == 1 else "are"
        yield f"         With it {_named_rows(one.left_out)} {verb} left out: they belong together."


def _named_rows(rows: Sequence[int]) -> str:
    """Return the numbers of rows in short: `rows 3, 5 to 9`."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    told = [f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs[:_MOST_ROWS]]
    more = " and more" if len(runs) > _MOST_ROWS else ""
    return f"{'row' if len(rows) == 1 else 'rows'} {', '.join(told)}{more}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
