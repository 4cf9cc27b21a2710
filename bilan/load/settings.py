"""The settings in content/site.yaml, and the topics in content/topics.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bilan.load.entries.fields import Entry, KeyText
from bilan.load.entries.named import repeated_entries, unknown_name
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import (
    LicenceEntry,
    PublisherEntry,
    Section,
    SettingsEntry,
    TopicEntry,
)
from bilan.load.entries.settings_fields import LANGUAGE_CODE, PluralForm
from bilan.load.yaml.nodes import Place, YamlNode, parts_of
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.codes import SEVERITIES
from bilan.model.indicators import Unit
from bilan.model.site import Dimension, Licence, Publisher, Region, Settings, Topic
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree, Span, problem
from bilan.model.words import EVERY_LANGUAGE, Words

NAVIGATION = tuple(
    section.value
    for section in Section
    if section not in {Section.TOPICS, Section.INDICATORS, Section.SEARCH}
)
"""The menu where a site names none."""


def load_settings(tree: SourceTree) -> Loaded[Settings]:
    """Return what the site says of itself; without it nothing else can be loaded."""
    file, doubled = _file_named(tree, "content/site")
    if file is None:
        missing = problem(
            "settings-missing",
            Span(path="content/site.yaml"),
            "there is no file `content/site.yaml`",
            why=(
                "It says what the site is called (`name`), where it will stand (`base_url`) "
                "and which languages it has (`languages`)."
            ),
        )
        return Loaded(value=None, problems=(missing,))
    read = read_yaml(file.path, file.text)
    node = read.value
    if node is None:
        return Loaded(value=None, problems=(*doubled, *read.problems))
    loaded = read_entry(SettingsEntry, node, _languages_in(node))
    problems = (*doubled, *read.problems, *loaded.problems, *_repeated(node))
    if loaded.value is None:
        return Loaded(value=None, problems=problems)
    settings = _settings_of(loaded.value)
    problems = (
        *problems,
        *_unknown_codes(node, loaded.value),
        *_addresses_taken(node, settings),
        *_search_missing(node, settings),
        *_words_missing(node, settings),
    )
    return Loaded(value=settings, problems=problems)


def load_topics(tree: SourceTree, settings: Settings) -> Loaded[Mapping[str, Topic]]:
    """Return the topics by key.

    A topic whose entry is broken is there too, under its key alone, so that no item is blamed for naming it.
    """
    file, doubled = _file_named(tree, "content/topics")
    if file is None:
        return Loaded(value={})
    read = read_yaml(file.path, file.text)
    if (node := read.value) is None:
        return Loaded(value=None, problems=(*doubled, *read.problems))
    if not isinstance(node.value, dict):
        return Loaded(value=None, problems=read_entry(TopicEntry, node).problems)
    problems = [*doubled, *read.problems]
    topics: dict[str, Topic] = {}
    for key, part in parts_of(node).items():
        problems.extend(key_problems(str(key), node.keys[key,]))
        loaded = read_entry(TopicEntry, part, settings.languages)
        problems.extend(loaded.problems)
        if (entry := loaded.value) is None:
            topics[str(key)] = Topic(key=str(key), name={EVERY_LANGUAGE: str(key)}, description=None)
        else:
            topics[str(key)] = Topic(key=str(key), name=entry.name, description=entry.description)
            problems.extend(missing_words(entry.name, part, ("name",), settings.languages))
    return Loaded(value=dict(sorted(topics.items())), problems=tuple(problems))


def missing_words(
    words: Words, node: YamlNode, place: Place, languages: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """Return a warning for each language that a name is not written in."""
    if EVERY_LANGUAGE in words:
        return ()
    return tuple(
        problem(
            "name-missing",
            node.keys.get(place, node.span),
            f"`{place[-1]}` is not written in `{language}`",
            why="Pages in that language show it in another, marked as such.",
            fixes=(f"{language}: ...",),
        )
        for language in languages
        if language not in words
    )


def key_problems(key: str, span: Span) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a key that names something."""
    node = YamlNode(value={"names": {key: ""}}, span=span, marks={(): span}, keys={})
    return read_entry(_Named, node).problems


class _Named(Entry):
    """Keys that name something, whatever it is."""

    names: dict[KeyText, str]


def _file_named(tree: SourceTree, stem: str) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """Return a YAML file by its name without ending, and a problem where both endings are there."""
    found = [tree.files[path] for ending in ("yaml", "yml") if (path := f"{stem}.{ending}") in tree.files]
    if len(found) < len(("yaml", "yml")):
        return (found[0] if found else None), ()
    what = f"`{found[1].path}` stands beside `{found[0].path}`"
    why = "Only one of the two can count. Delete the one that is not meant."
    span = Span(path=found[1].path)
    return found[0], (problem("repeated-item", span, what, why=why, also=(Span(path=found[0].path),)),)


def _languages_in(node: YamlNode) -> tuple[str, ...]:
    """Return the languages that the settings name; none where one of them is not written as a code."""
    written = node.value.get("languages") if isinstance(node.value, dict) else None
    named = tuple(one for one in written if isinstance(one, str)) if isinstance(written, list) else ()
    return tuple(dict.fromkeys(named)) if all(map(LANGUAGE_CODE.fullmatch, named)) else ()


def _repeated(node: YamlNode) -> tuple[Diagnostic, ...]:
    """Return a problem for everything that a list names twice."""
    value = node.value if isinstance(node.value, dict) else {}
    regions = value.get("regions")
    places: list[Place] = [("languages",), ("navigation",)]
    places.extend(("regions", key, "countries") for key in (regions if isinstance(regions, dict) else ()))
    return tuple(one for place in places for one in repeated_entries(node, place))


def _unknown_codes(node: YamlNode, entry: SettingsEntry) -> tuple[Diagnostic, ...]:
    """Return a problem for each problem code that there is not."""
    return tuple(
        unknown_name("unknown-code", "problem code", code, SEVERITIES, node.keys["severities", code])
        for code in entry.severities
        if code not in SEVERITIES
    )


def _addresses_taken(node: YamlNode, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a problem for each address that two sections have in one language."""
    found = []
    first: dict[tuple[str, str], str] = {}
    for section, words in settings.sections.items():
        for language, slug in words.items():
            if (before := first.setdefault((language, slug), section)) == section:
                continue
            what = f"`{slug}` is the address of `{before}` already"
            also = (node.marks["sections", before, language],)
            span = node.marks["sections", section, language]
            found.append(
                problem("address-taken", span, what, why="Each section needs one of its own.", also=also)
            )
    return tuple(found)


def _search_missing(node: YamlNode, settings: Settings) -> Iterator[Diagnostic]:
    """Yield a problem where the menu leads to a search that the site does not have."""
    written = node.value.get("navigation") if isinstance(node.value, dict) else None
    if settings.has_search or not isinstance(written, list) or Section.SEARCH.value not in written:
        return
    yield problem(
        "unknown-choice",
        node.marks["navigation", written.index(Section.SEARCH.value)],
        "the menu names `search`, and the site has none",
        why="`search: false` takes it away, so that there is nothing to lead to. Take one of the two out.",
        also=(node.marks["search",],),
    )


def _words_missing(node: YamlNode, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return a warning for each name that a language of the site lacks."""
    named: list[tuple[Place, Words]] = [(("name",), settings.name)]
    named.extend((("regions", key, "name"), region.name) for key, region in settings.regions.items())
    for key, dimension in settings.dimensions.items():
        named.append((("dimensions", key, "name"), dimension.name))
        named.extend((("dimensions", key, "parts", part), words) for part, words in dimension.parts.items())
    for key, unit in settings.units.items():
        named.append((("units", key), dict.fromkeys(unit.words or {}, "")))
    return tuple(
        one for place, words in named for one in missing_words(words, node, place, settings.languages)
    )


def _settings_of(entry: SettingsEntry) -> Settings:
    """Return the settings that an entry says."""
    navigation = NAVIGATION if entry.navigation is None else tuple(one.value for one in entry.navigation)
    return Settings(
        name=entry.name,
        base_url=entry.base_url,
        first_url=entry.first_url,
        languages=tuple(dict.fromkeys(entry.languages)),
        locales=dict(sorted(entry.locales.items())),
        style=entry.style,
        timezone=entry.timezone,
        untranslated=entry.untranslated,
        sections={key.value: dict(sorted(words.items())) for key, words in sorted(entry.sections.items())},
        regions={
            key: Region(name=one.name, countries=tuple(dict.fromkeys(one.countries)))
            for key, one in entry.regions.items()
        },
        units={key: Unit(key=key, words=_unit_words(words)) for key, words in sorted(entry.units.items())},
        dimensions={
            key: Dimension(name=one.name, parts=dict(one.parts)) for key, one in entry.dimensions.items()
        },
        navigation=tuple(dict.fromkeys(navigation)),
        has_search=entry.search,
        severities=dict(sorted(entry.severities.items())),
        glossary=tuple(entry.glossary),
        publisher=_publisher_of(entry.publisher),
        licence=_licence_of(entry.licence),
    )


def _unit_words(words: Mapping[str, Mapping[PluralForm, str]]) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a unit by language and plural form."""
    return {
        language: {form.value: text for form, text in sorted(forms.items())}
        for language, forms in sorted(words.items())
    }


def _publisher_of(entry: PublisherEntry | None) -> Publisher | None:
    """Return who answers for the site."""
    if entry is None:
        return None
    return Publisher(name=entry.name, url=entry.url, email=entry.email, iati=entry.iati)


def _licence_of(entry: LicenceEntry | None) -> Licence | None:
    """Return how the site may be reused."""
    return None if entry is None else Licence(name=entry.name, url=entry.url)
