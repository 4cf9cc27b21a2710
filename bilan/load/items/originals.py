"""Which file of an item is its original, and whether its translations repeat the facts rightly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.load.items.item_schemas import IN_ANY_ORDER, FileEntry, facts_of, required_facts_of
from bilan.load.items.written import ItemFile, span_of_key, written_keys
from bilan.model.content import Collection
from bilan.model.source import Diagnostic, Loaded, Span, problem

_WHY = "Dates, countries and other facts are stated once, in the file that was written first."


def find_original(files: Mapping[str, ItemFile], languages: Sequence[str]) -> Loaded[str]:
    """Return the language of an item's original; its files come in the order of the site's languages.

    It is named by `original:`, else it is the only file, else the one that states the required
    facts. Where no file states any, the first is taken, so that the facts are asked for there.
    """
    written = {language: written_keys(file) for language, file in files.items()}
    named = {
        language: name for language, keys in written.items() if isinstance(name := keys.get("original"), str)
    }
    if named:
        return _named_original(files, named, languages)
    collection = next(iter(files.values())).folder.collection
    required = required_facts_of(collection)
    stating = [
        [language for language, keys in written.items() if wants(key in keys for key in required)]
        for wants in (all, any)
    ]
    if len(files) == 1 or collection is Collection.PAGES or not any(stating):
        return Loaded(value=next(iter(files)))
    candidates = stating[0] or stating[1]
    if len(candidates) == 1:
        return Loaded(value=candidates[0])
    return Loaded(value=None, problems=(_unclear(files, candidates, required),))


def _named_original(
    files: Mapping[str, ItemFile], named: Mapping[str, str], languages: Sequence[str]
) -> Loaded[str]:
    """Return the original that one or more files name. No language of the site: the schema says so."""
    names = tuple(dict.fromkeys(named.values()))
    places = tuple(span_of_key(files[language], "original") for language in named)
    if len(names) > 1:
        found = problem(
            "original-unclear",
            places[-1],
            f"`original` is `{names[1]}` here and `{names[0]}` in {_place(places[0])}",
            why=_WHY,
            fixes=tuple(f"original: {name}" for name in names),
            also=places[:-1],
        )
        return Loaded(value=None, problems=(found,))
    if names[0] not in languages:
        return Loaded(value=None)
    if names[0] not in files:
        found = problem(
            "original-unclear",
            places[0],
            f"`original` names `{names[0]}`, and there is no {names[0]}.md in this folder",
            why=_WHY,
            fixes=tuple(f"original: {language}" for language in files),
        )
        return Loaded(value=None, problems=(found,))
    return Loaded(value=names[0])


def _unclear(files: Mapping[str, ItemFile], candidates: Sequence[str], required: Sequence[str]) -> Diagnostic:
    places = [_first_fact(files[language], required) for language in candidates]
    names = " and ".join(f"{language}.md" for language in candidates)
    return problem(
        "original-unclear",
        places[0],
        f"{names} both state {' and '.join(f'`{key}`' for key in required)}, so either may be the original",
        why=f"{_WHY} Name it in one of the files.",
        fixes=tuple(f"original: {language}" for language in candidates),
        also=tuple(places[1:]),
    )


def _first_fact(file: ItemFile, required: Sequence[str]) -> Span:
    return next(
        (span_of_key(file, key) for key in required if key in written_keys(file)), Span(path=file.path)
    )


def _place(span: Span) -> str:
    return f"{span.path}, line {span.line}"


def compare_facts(
    original: ItemFile, translation: ItemFile, entries: Mapping[str, FileEntry]
) -> Iterator[Diagnostic]:
    """Yield a problem for each fact that a translation states alone, or otherwise than the original.

    What the files hold is compared where both were read; where one has a mistake, only the keys are.
    """
    stated, repeated = written_keys(original), written_keys(translation)
    for key, field in facts_of(original.folder.collection).items():
        if key not in repeated:
            continue
        if key not in stated:
            yield _stated_alone(key, original, translation)
        elif {original.language, translation.language} <= entries.keys():
            first, second = entries[original.language], entries[translation.language]
            if _comparable(field, first) != _comparable(field, second):
                yield _disagreeing(key, original, translation)


def _comparable(field: str, entry: FileEntry) -> object:
    value = getattr(entry, field)
    return sorted(value) if field in IN_ANY_ORDER else value


def _stated_alone(key: str, original: ItemFile, translation: ItemFile) -> Diagnostic:
    return problem(
        "fact-in-translation",
        span_of_key(translation, key),
        f"`{key}` stands in a translation and not in the original",
        why=f"{_WHY} Move it to {original.path}.",
        also=(Span(path=original.path),),
    )


def _disagreeing(key: str, original: ItemFile, translation: ItemFile) -> Diagnostic:
    here, there = span_of_key(translation, key), span_of_key(original, key)
    said, first_said = (_shown(written_keys(file)[key]) for file in (translation, original))
    contrast = f"is {said} here and {first_said}" if said and first_said else "is another here than"
    return problem(
        "facts-disagree",
        here,
        f"`{key}` {contrast} in {_place(there)}",
        why=f"{_WHY} A translation may leave them out.",
        fixes=(f"{key}: {first_said}",) if first_said else (),
        also=(there,),
    )


def _shown(value: object) -> str:
    """Return a short value as it is written, or nothing where it is too long to show."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = f"[{', '.join(value)}]"
    return value if isinstance(value, str) and len(value) <= 60 else ""  # noqa: PLR2004 - fits into a line
