"""Names of people and places that differ by a letter between the languages of one item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from bilan.checks.texts import place_in, read_paragraphs
from bilan.language.countries import COUNTRIES
from bilan.language.locales import Locale
from bilan.language.wording.names import Name, differing_names, names_in
from bilan.language.words import country_name, source_name
from bilan.model.content import Collection, Edition, Item
from bilan.model.paragraphs import Paragraph
from bilan.model.site import Site
from bilan.model.source import Diagnostic, problem
from bilan.plan.context import items_of

Glossary = Mapping[tuple[str, str], Mapping[str, Sequence[str]]]
"""Two languages, then a name in the first, to what it is called in the second."""


def check_names(site: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return the names that the editions of an item spell in two ways, unless the glossary knows both."""
    glossary = _glossary(site, locales)
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        if len(item.editions) > 1
        for found in _check_item(item, glossary)
    )


def _check_item(item: Item, glossary: Glossary) -> Iterator[Diagnostic]:
    names = {language: _names_of(edition) for language, edition in item.editions.items()}
    for ours, theirs in combinations(names, 2):
        mine = {word: name for word, (name, _) in names[ours].items()}
        others = {word: name for word, (name, _) in names[theirs].items()}
        for name, other in differing_names(mine, others, glossary[ours, theirs]):
            yield _differs(name, names[ours][name.word][1], ours, other, names[theirs][other.word][1], theirs)


def _names_of(edition: Edition) -> dict[str, tuple[Name, Paragraph]]:
    """Return each name of an edition where it stands first."""
    found: dict[str, tuple[Name, Paragraph]] = {}
    for paragraph, text, _ in read_paragraphs(edition):
        for name in names_in(text):
            found.setdefault(name.word, (name, paragraph))
    return found


def _differs(
    name: Name, paragraph: Paragraph, language: str, other: Name, elsewhere: Paragraph, theirs: str
) -> Diagnostic:
    return problem(
        "names-differ",
        place_in(paragraph, name.start, name.end),
        f"`{name.word}` in {source_name(language)} is `{other.word}` in {source_name(theirs)}",
        why="A name is the same in every language, unless it has one of its own in each: "
        "then put both under `glossary` in content/site.yaml.",
        fixes=(other.word, f"glossary: [{{{language}: {name.word}, {theirs}: {other.word}}}]"),
        also=(place_in(elsewhere, other.start, other.end),),
    )


def _glossary(site: Site, locales: Mapping[str, Locale]) -> Glossary:
    """Return the names that each language has of its own: of countries, regions, and those the site lists."""
    known = [{one: country_name(code, locales[one]) for one in locales} for code in COUNTRIES]
    known += [dict(region.name) for region in site.settings.regions.values()]
    known += [dict(words) for words in site.settings.glossary]
    found: dict[tuple[str, str], dict[str, list[str]]] = {
        (ours, theirs): {} for ours in locales for theirs in locales if ours != theirs
    }
    for words in known:
        for (ours, theirs), names in found.items():
            for word in words.get(ours, "").split():
                names.setdefault(word, []).extend(words.get(theirs, "").split())
    return found
