"""Indicators, from files that hold one or several, with their observations in YAML or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bilan.load.entries.named import nearest
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import IndicatorEntry, ObservationEntry
from bilan.load.indicators.found import FOLDER, IndicatorsFound
from bilan.load.indicators.indicator_values import indicator_of
from bilan.load.indicators.observations import Written, check_observations, part_names
from bilan.load.indicators.series import load_series
from bilan.load.settings import key_problems, missing_words
from bilan.load.yaml.nodes import YamlNode, node_at, parts_of
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.codes import SEVERITIES, Severity
from bilan.model.indicators import Indicator
from bilan.model.records import Record, replace
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree, Span, problem
from bilan.model.standards import CURRENCIES, CURRENCY_SIGNS, KNOWN_UNITS

_SEVERAL = "indicators"
_KEY_ALONE = re.compile(r"^[ ]+([a-z0-9]+(?:-[a-z0-9]+)*):[ ]*$", re.MULTILINE)
_BEARABLE = frozenset({"total-falls", "parts-do-not-add-up", "overlapping-periods", "start-without-period"})
"""Errors that leave an indicator whole: a site that calls them warnings can still be published with it."""


class _Place(Record):
    """Where an indicator stands: its key, the span of that key, and what it holds."""

    key: str
    span: Span
    node: YamlNode


def load_indicators(tree: SourceTree, settings: Settings) -> Loaded[IndicatorsFound]:
    """Return the indicators by key; one that is broken is left out and hides no other."""
    problems: list[Diagnostic] = []
    places: dict[str, _Place] = {}
    known: set[str] = set()
    for path in sorted(filter(_is_indicator_file, tree.files)):
        found = _places_in(tree.files[path])
        problems.extend(found.problems)
        known.update(_keys_in_broken(tree.files[path]) if found.value is None else ())
        for place in found.value or ():
            known.add(place.key)
            if (first := places.setdefault(place.key, place)) is not place:
                problems.append(_repeated(place, first))
    indicators = {}
    for key, place in sorted(places.items()):
        loaded = load_indicator(key, place.node, tree, settings)
        problems.extend((*key_problems(key, place.span), *loaded.problems))
        if loaded.value is not None:
            indicators[key] = loaded.value
    value = IndicatorsFound(indicators=indicators, known=frozenset(known))
    return Loaded(value=value, problems=tuple(problems))


def load_indicator(key: str, node: YamlNode, tree: SourceTree, settings: Settings) -> Loaded[Indicator]:
    """Return one indicator, and all that is wrong with it."""
    read = read_entry(IndicatorEntry, node, settings.languages)
    if (entry := read.value) is None:
        return Loaded(value=None, problems=read.problems)
    written = _written(entry, node, tree, settings)
    problems = (
        *missing_words(entry.name, node, ("name",), settings.languages),
        *unknown_unit(entry.unit, node.marks["unit",], settings),
        *_equal_milestones(entry, node),
        *written.problems,
        *check_observations(written.value or (), entry.counting, settings),
    )
    is_broken = any(SEVERITIES[one.code] is Severity.ERROR and one.code not in _BEARABLE for one in problems)
    if is_broken or written.value is None:
        return Loaded(value=None, problems=problems)
    return Loaded(value=indicator_of(key, entry, written.value, node.span, settings), problems=problems)


def _is_indicator_file(path: str) -> bool:
    """Return whether a file holds indicators, and nothing on its way is set aside by a dot or underscore."""
    steps = path.removeprefix(FOLDER).split("/")
    return (
        path.startswith(FOLDER)
        and path.endswith((".yaml", ".yml"))
        and not any(step.startswith((".", "_")) for step in steps)
    )


def _key_of(file: SourceFile) -> str:
    """Return the key that a file's name gives."""
    return file.path.rpartition("/")[2].rpartition(".")[0]


def _places_in(file: SourceFile) -> Loaded[tuple[_Place, ...]]:
    """Return where the indicators of a file stand: one under the file's name, or several with keys."""
    read = read_yaml(file.path, file.text)
    if (node := read.value) is None:
        return Loaded(value=None, problems=read.problems)
    if not isinstance(node.value, dict) or _SEVERAL not in node.value:
        key = _key_of(file)
        return Loaded(value=(_Place(key=key, span=node.span, node=node),), problems=read.problems)
    several = node_at(node, _SEVERAL)
    strays = tuple(
        problem(
            "unknown-key",
            node.keys[key,],
            f"`{key}` stands beside `{_SEVERAL}`",
            why="In a file with several indicators, everything belongs to one of them, under its key.",
        )
        for key in node.value
        if key != _SEVERAL
    )
    if not isinstance(several.value, dict):
        what = "`indicators` should be a group with a key for each indicator"
        wrong = problem(
            "not-a-group", several.span, what, why="The key of an indicator stands before its entry."
        )
        return Loaded(value=(), problems=(*read.problems, *strays, wrong))
    keys = {place[0]: span for place, span in several.keys.items() if len(place) == 1}
    places = tuple(_Place(key=str(key), span=keys[key], node=part) for key, part in parts_of(several).items())
    return Loaded(value=places, problems=(*read.problems, *strays))


def _keys_in_broken(file: SourceFile) -> Iterable[str]:
    """Return the keys that a file names which cannot be read: at worst some too many."""
    return (_key_of(file), *_KEY_ALONE.findall(file.text))


def _repeated(place: _Place, first: _Place) -> Diagnostic:
    return problem(
        "repeated-indicator",
        place.span,
        f"there is another indicator `{place.key}`, in {first.span.path}",
        why="Keys are unique over all files, so that a figure in a text can only mean one.",
        also=(first.span,),
    )


def _written(
    entry: IndicatorEntry, node: YamlNode, tree: SourceTree, settings: Settings
) -> Loaded[tuple[Written, ...]]:
    """Return the observations as they were written, in YAML or in CSV."""
    if (entry.observations is None) == (entry.data is None):
        both = entry.data is not None
        what = (
            "both `observations` and `data` stand here"
            if both
            else "neither `observations` nor `data` is here"
        )
        span = node.keys["data",] if both else node.span
        why = "The dated values stand either here or in a CSV file beside this one."
        fixes = () if both else ("observations: []",)
        return Loaded(
            value=None, problems=(problem("observations-or-data", span, what, why=why, fixes=fixes),)
        )
    if entry.data is not None:
        return _written_in_table(entry.data, node, tree, settings)
    nodes = parts_of(node_at(node, "observations")) if entry.observations else {}
    pairs = zip(entry.observations or (), nodes.values(), strict=True)
    return Loaded(value=tuple(Written(entry=one, node=at) for one, at in pairs))


def _written_in_table(
    name: str, node: YamlNode, tree: SourceTree, settings: Settings
) -> Loaded[tuple[Written, ...]]:
    """Return the observations of a CSV file."""
    folder = node.span.path.rpartition("/")[0]
    file = tree.files.get(f"{folder}/{name}")
    if file is None or "/" in name:
        there = [path.rpartition("/")[2] for path in tree.files if path.rpartition("/")[0] == folder]
        near = nearest(name.rpartition("/")[2], [one for one in there if one.endswith(".csv")])
        what = f"there is no file `{name}` beside this one" + (f"; did you mean `{near}`?" if near else "")
        fixes = (f"data: {near}",) if near else ()
        why = "A long series lies in the same folder as its indicator."
        return Loaded(
            value=None, problems=(problem("bad-table", node.marks["data",], what, why=why, fixes=fixes),)
        )
    series = load_series(file, tuple(part_names(settings)))
    if series.value is None:
        return Loaded(value=None, problems=series.problems)
    read = [(read_entry(ObservationEntry, one, settings.languages), one) for one in series.value]
    problems = tuple(_for_a_cell(found) for loaded, _ in read for found in loaded.problems)
    written = tuple(Written(entry=loaded.value, node=one) for loaded, one in read if loaded.value is not None)
    return Loaded(value=written, problems=problems)


def _for_a_cell(found: Diagnostic) -> Diagnostic:
    """Return a problem of an entry as one of a table, where a key is a column and not written again."""
    return replace(found, fixes=tuple(fix.partition(": ")[2] or fix for fix in found.fixes))


def unknown_unit(unit: str, span: Span, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a problem where a unit is neither the program's nor the site's."""
    named = (*KNOWN_UNITS, *settings.units)
    if unit in named or unit in CURRENCIES:
        return ()
    code = CURRENCY_SIGNS.get(unit, unit.upper())
    near = code if code in CURRENCIES else nearest(unit, named)
    what = f"there is no unit `{unit}`" + (f"; did you mean `{near}`?" if near else "")
    why = f"There are these: {', '.join(named)}, and currencies. site.yaml can add more under `units`."
    fixes = (f"unit: {near}",) if near else ()
    return (problem("unknown-unit", span, what, why=why, fixes=fixes),)


def _equal_milestones(entry: IndicatorEntry, node: YamlNode) -> tuple[Diagnostic, ...]:
    """Return a problem where there is no way from the baseline to the target."""
    if entry.baseline is None or entry.target is None or entry.baseline.value != entry.target.value:
        return ()
    what = f"baseline and target are both {entry.target.value}"
    why = "Progress is measured from the one to the other. Leave the target out where there is none."
    also = (node.marks["baseline", "value"],)
    return (problem("equal-baseline-and-target", node.marks["target", "value"], what, why=why, also=also),)
