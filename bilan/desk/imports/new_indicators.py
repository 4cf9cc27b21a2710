"""Indicators that a table introduces: what its columns say of them, and the file that they begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.desk.imports.import_entries import Content, Wishes, no_cell
from bilan.desk.imports.import_rows import Cell, Row
from bilan.desk.imports.yaml_writing import Value
from bilan.load.entries.named import unknown_name
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import IndicatorEntry
from bilan.load.settings import key_problems
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.indicators import Counting, Kind
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Span
from bilan.model.standards import CURRENCIES, KNOWN_UNITS

FOLDER = "content/indicators/imported"
_SAID = ("name", "unit", "kind", "counting", "objective")


class NewIndicator(Record):
    """An indicator that is not there yet."""

    key: str
    counting: Counting
    head: Mapping[str, Value]
    """What its file says above the observations."""

    @property
    def path(self) -> str:
        """The file that it is written to."""
        return f"{FOLDER}/{self.key}.yaml"


def new_indicator(
    key: str, rows: Sequence[Row], content: Content, wishes: Wishes
) -> NewIndicator | tuple[Diagnostic, ...]:
    """Return an indicator from the rows that speak of it, or all that is wrong with what they say."""
    said = {name: cell for name in _SAID if (cell := _first(rows, name)) is not None}
    span = rows[0].cells["indicator"].span
    problems = [*key_problems(key, span), *_contradictions(rows, said)]
    for name in ("name", "unit"):
        if name not in said:
            why = f"There is no indicator `{key}` yet. A new one needs a name and a unit in the table."
            problems.append(no_cell(rows[0].span, f"the column `{name}` is missing or empty", why))
    if problems:
        return tuple(problems)
    language = wishes.language or content.settings.languages[0]
    head: dict[str, Value] = {"name": {language: said["name"].text}, "unit": said["unit"].text}
    head["kind"] = said["kind"].text if "kind" in said else Kind.RESULT.value
    head["counting"] = said["counting"].text if "counting" in said else Counting.CUMULATIVE.value
    if "objective" in said:
        head["objective"] = said["objective"].text
    read = read_entry(IndicatorEntry, _node(head, said, rows[0].span), content.settings.languages)
    problems = [*read.problems, *_unknown_names(said, content)]
    if problems or read.value is None:
        return tuple(problems)
    return NewIndicator(key=key, counting=read.value.counting, head=head)


def _first(rows: Sequence[Row], name: str) -> Cell | None:
    return next((row.cells[name] for row in rows if name in row.cells), None)


def _contradictions(rows: Sequence[Row], said: Mapping[str, Cell]) -> Iterator[Diagnostic]:
    """Yield a problem for each row that says something else of an indicator than the rows above it."""
    for row in rows:
        for name, first in said.items():
            if row.text(name) not in {"", first.text}:
                what = f"`{name}` is another one here than in row {first.span.line}"
                yield no_cell(row.cells[name].span, what, fixes=(first.text,))


def _node(head: Mapping[str, Value], said: Mapping[str, Cell], span: Span) -> YamlNode:
    marks: dict[Place, Span] = {(): span}
    for name in head:
        marks[name,] = said[name].span if name in said else span
    return YamlNode(value={**head, "observations": []}, span=span, marks=marks, keys=dict(marks))


def _unknown_names(said: Mapping[str, Cell], content: Content) -> Iterator[Diagnostic]:
    units = (*KNOWN_UNITS, *content.settings.units)
    unit = said["unit"]
    if unit.text not in units and unit.text not in CURRENCIES:
        yield unknown_name("unknown-unit", "unit", unit.text, units, unit.span)
    objective = said.get("objective")
    if objective is not None and objective.text not in content.known["objectives"]:
        known = content.known["objectives"]
        yield unknown_name("unknown-objective", "objective", objective.text, known, objective.span)
