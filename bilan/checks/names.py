"""Names of people and places that differ by a letter between the languages of one item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, permutations

from bilan.checks.texts import TextCheck, paragraphs_of, place_in, read_text, spot_in
from bilan.language.countries import COUNTRIES
from bilan.language.locales import Locale
from bilan.language.wording.names import Name, differing_names, names_in
from bilan.language.words import country_name, source_name
from bilan.model.content import Collection, Edition, Item
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem

Glossary = Mapping[tuple[str, str], frozenset[tuple[str, str]]]
"""By two languages: a name in the first, and what it is called in the second."""


def names_check(site: Site, locales: Mapping[str, Locale]) -> TextCheck:
    """Return what finds the names that the editions of an item spell in two ways.

    What the glossary knows is no slip. Hardly any item needs it, so that it is only then put together.
    """

    @cache
    def glossary() -> Glossary:
        return _glossary(site, locales)

    def check_names(item: Item, _: Collection) -> Iterator[Diagnostic]:
        if len(item.editions) == 1:
            return
        names = {language: _names_of(edition) for language, edition in item.editions.items()}
        for ours, theirs in combinations(names, 2):
            for name, other in differing_names(names[ours], names[theirs]):
                if (name.word, other.word) not in glossary()[ours, theirs]:
                    yield _differs(name, item.editions[ours], other, item.editions[theirs])

    return check_names


def _names_of(edition: Edition) -> dict[str, Name]:
    """Return each name of an edition where it stands first."""
    found: dict[str, Name] = {}
    for name in names_in(read_text(edition).whole):
        found.setdefault(name.word, name)
    return found


def _differs(name: Name, edition: Edition, other: Name, elsewhere: Edition) -> Diagnostic:
    language, theirs = edition.language, elsewhere.language
    return problem(
        "names-differ",
        _place(name, edition),
        f"`{name.word}` in {source_name(language)} is `{other.word}` in {source_name(theirs)}",
        why="A name is the same in every language, unless it has one of its own in each: "
        "then put both under `glossary` in content/site.yaml.",
        fixes=(other.word, f"glossary: [{{{language}: {name.word}, {theirs}: {other.word}}}]"),
        also=(_place(other, elsewhere),),
    )


def _place(name: Name, edition: Edition) -> Span:
    at, start = spot_in(read_text(edition), name.start)
    return place_in(paragraphs_of(edition)[at], start, start + len(name.word))


def _glossary(site: Site, locales: Mapping[str, Locale]) -> Glossary:
    """Return the names that each language has of its own: of countries, regions, and those the site lists."""
    known = [{one: country_name(code, locales[one]) for one in locales} for code in COUNTRIES]
    known += [dict(region.name) for region in site.settings.regions.values()]
    known += [dict(words) for words in site.settings.glossary]
    return {
        (ours, theirs): frozenset(
            (mine, other)
            for words in known
            for mine in words.get(ours, "").split()
            for other in words.get(theirs, "").split()
        )
        for ours, theirs in permutations(locales, 2)
    }
