"""The keys by which files name each other: each has to be there, and has to fit."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterator, Mapping, Sequence

from bilan.load.entries.named import nearest, repeated_entries, unknown_name
from bilan.load.items.folders import is_key
from bilan.load.items.written import FACTS, ItemFile
from bilan.load.text.links import ITEM_PREFIXES
from bilan.load.yaml.nodes import YamlNode
from bilan.model.content import Collection, Link, Reference, ReferenceKind
from bilan.model.indicators import Indicator, Kind
from bilan.model.records import Record
from bilan.model.source import Diagnostic, SourceTree, Span, problem

_CODES = {
    "objectives": ("unknown-objective", "objective"),
    "topics": ("unknown-topic", "topic"),
    "regions": ("unknown-region", "region"),
    "projects": ("unknown-project", "project"),
    "indicators": ("unknown-indicator", "indicator"),
}
"""What is named by key: its code where there is none, and what one of it is called."""

FACTS_THAT_NAME = {
    **{name: name for name in ("objectives", "topics", "regions", "projects")},
    **dict.fromkeys(("counters", "headline", "results"), "indicators"),
}
"""The facts that are lists of keys, to what is named there."""

_WITHIN = tuple(f"{prefix}:" for prefix in ITEM_PREFIXES)
"""What the links begin with that lead to pages of the site by their keys."""
_RESULTS_ALONE = frozenset({"counters", "headline"})
_LISTS = (*FACTS_THAT_NAME, "countries")


class Known(Record):
    """The keys of everything that there is, that of broken files too."""

    keys: Mapping[str, Names[str]]
    """By what they name; what could not be read at all is left out, and its keys are not looked at."""
    indicators: Mapping[str, Indicator]


def check_joins(files: Sequence[ItemFile], known: Known) -> Iterator[Diagnostic]:
    """Yield a problem for each key in the files of items that names nothing, or nothing that fits there."""
    for file in files:
        if file.node is not None and (lists := _lists_in(file.folder.collection, file.node)):
            yield from _check_lists(lists, file.node, known)
        for prose in (file.summary, file.prose):
            if prose is not None:
                for reference in prose.references:
                    yield from _check_reference(reference, known)
                for link in prose.links:
                    if link.target.startswith(_WITHIN):
                        yield from _check_link(link, known)


def check_objectives(tree: SourceTree, known: Known) -> Iterator[Diagnostic]:
    """Yield a problem for each indicator whose objective there is not."""
    for indicator in known.indicators.values():
        if indicator.objective is not None and indicator.objective not in known.keys["objectives"]:
            span = _line_of_objective(tree, indicator)
            yield unknown_name(*_CODES["objectives"], indicator.objective, known.keys["objectives"], span)


def check_named(fact: str, keys: Sequence[str], known: Known, span: Span) -> Iterator[Diagnostic]:
    """Yield a problem for each key in a fact, by its name, that names nothing."""
    for key in keys if fact in FACTS_THAT_NAME else ():
        yield from _check_key(FACTS_THAT_NAME[fact], key, known, span)
        if fact in _RESULTS_ALONE:
            yield from _check_is_result(key, known, span)


def _line_of_objective(tree: SourceTree, indicator: Indicator) -> Span:
    """Return where an indicator names its objective: the first such line from where the indicator begins."""
    whole = indicator.span
    lines = tree.files[whole.path].text.split("\n") if whole.path in tree.files else []
    for number, line in enumerate(lines[whole.line - 1 :], start=whole.line):
        before, key, after = line.partition("objective:")
        at = after.find(indicator.objective or "")
        if key and at >= 0:
            column = len(before) + len(key) + at + 1
            return Span(path=whole.path, line=number, column=column, length=len(indicator.objective or ""))
    return whole


def _check_lists(lists: Mapping[str, Sequence[object]], node: YamlNode, known: Known) -> Iterator[Diagnostic]:
    """Yield what is wrong with the facts of a file that are written as lists."""
    for fact in _LISTS:
        if fact in lists:
            yield from repeated_entries(node, (fact,))
    for fact, sort in FACTS_THAT_NAME.items():
        for number, key in enumerate(lists.get(fact, ())):
            if isinstance(key, str) and not _is_sound(fact, key, known):
                span = node.marks[fact, number]
                yield from _check_key(sort, key, known, span)
                if fact in _RESULTS_ALONE:
                    yield from _check_is_result(key, known, span)
    for number, chart in enumerate(lists.get("charts", ())):
        if isinstance(chart, dict):
            yield from _check_chart(chart, node, number, known)


def _lists_in(collection: Collection, node: YamlNode) -> Mapping[str, Sequence[object]]:
    """Return the facts that are written as lists."""
    if not isinstance(node.value, dict):
        return {}
    facts = FACTS[collection]
    return {key: one for key, one in node.value.items() if isinstance(one, list) and key in facts}


def _is_sound(fact: str, key: str, known: Known) -> bool:
    """Return whether a key in a fact names something that fits there: nobody has to know where it stands."""
    sort = FACTS_THAT_NAME[fact]
    indicator = known.indicators.get(key) if fact in _RESULTS_ALONE else None
    return key in known.keys.get(sort, (key,)) and (indicator is None or indicator.kind is Kind.RESULT)


def _check_chart(
    chart: Mapping[str, object], node: YamlNode, number: int, known: Known
) -> Iterator[Diagnostic]:
    key, by = chart.get("indicator"), chart.get("by")
    if isinstance(key, str):
        yield from _check_key("indicators", key, known, node.marks["charts", number, "indicator"])
        if isinstance(by, str):
            yield from _check_part(key, by, None, known, node.marks["charts", number, "by"])


def _check_key(sort: str, key: str, known: Known, span: Span) -> Iterator[Diagnostic]:
    """Yield a problem where nothing of a sort has a key; of what is not written as one the schema speaks."""
    if sort in known.keys and key not in known.keys[sort] and is_key(key):
        yield unknown_name(*_CODES[sort], key, known.keys[sort], span)


def _check_is_result(key: str, known: Known, span: Span) -> Iterator[Diagnostic]:
    indicator = known.indicators.get(key)
    if indicator is not None and indicator.kind is not Kind.RESULT:
        yield problem(
            "not-a-result",
            span,
            f"`{key}` is no result, but of the kind `{indicator.kind.value}`",
            why="Counters show what has been reached. Plans, targets and estimates beside it would mislead; "
            "they can stand in a sentence or a table.",
            fixes=(f"[[figure {key}]]", f"[[table {key}]]"),
            also=(indicator.span,),
        )


def _check_reference(reference: Reference, known: Known) -> Iterator[Diagnostic]:
    for key in reference.indicators:
        if key not in known.keys.get("indicators", (key,)):  # no schema has looked at a text
            yield unknown_name(*_CODES["indicators"], key, known.keys["indicators"], reference.span)
        if reference.kind is ReferenceKind.COUNTERS:
            yield from _check_is_result(key, known, reference.span)
    first = reference.indicators[0]
    if reference.part is not None:
        part = reference.part
        yield from _check_part(first, part.dimension, part.key, known, reference.span)
    if reference.by is not None:
        yield from _check_part(first, reference.by, None, known, reference.span)


def _check_part(key: str, dimension: str, part: str | None, known: Known, span: Span) -> Iterator[Diagnostic]:
    """Yield a problem where no observation of an indicator is broken down by a dimension, or has a part."""
    indicator = known.indicators.get(key)
    if indicator is None:
        return
    parts: dict[str, set[str]] = {}
    for observation in indicator.observations:
        for each, values in observation.parts.items():
            parts.setdefault(each, set()).update(values)
    if dimension in parts and (part is None or part in parts[dimension]):
        return
    is_about_part = dimension in parts and part is not None
    word, there = (part or "", sorted(parts[dimension])) if is_about_part else (dimension, sorted(parts))
    near = nearest(word, there)
    what = f"`{key}` has no part `{word}`" if is_about_part else f"`{key}` is not broken down by `{word}`"
    fix = f"by={dimension}:{near}" if is_about_part else f"by={near}:{part}" if part else f"by={near}"
    yield problem(
        "figure-no-part",
        span,
        what + (f"; did you mean `{near}`?" if near else ""),
        why=f"There are these: {', '.join(there)}." if there else "Its values are not broken down at all.",
        fixes=(fix,) if near else (),
        also=(indicator.span,),
    )


def _check_link(link: Link, known: Known) -> Iterator[Diagnostic]:
    """Yield a problem for a link such as `stories:faustina` that leads to nothing."""
    prefix, _, rest = link.target.partition(":")
    if prefix not in known.keys:
        return
    key, mark, anchor = rest.partition("#")
    if key in known.keys[prefix]:
        return
    near = nearest(key, known.keys[prefix])
    elsewhere = next((one for one in ITEM_PREFIXES if key in known.keys.get(one, ())), None)
    offer = f"{prefix}:{near}" if near else f"{elsewhere}:{key}" if elsewhere else None
    yield problem(
        "unknown-link",
        link.span,
        f"there is nothing called `{key}` in {prefix}" + (f"; did you mean `{offer}`?" if offer else ""),
        why="Such a link leads to the page of an item, by the name of its folder or file.",
        fixes=(f"{offer}{mark}{anchor}",) if offer else (),
    )


def names_of(collections: Mapping[Collection, Names[str]]) -> Mapping[str, Names[str]]:
    """Return the keys of items by the names of their collections, as links write them."""
    return {collection.value: keys for collection, keys in collections.items()}
