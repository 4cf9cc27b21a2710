"""What of a schema depends on the content: its languages, units, and the keys that files may name.

What stands in site.yaml is known to the letter. Items, indicators, topics and regions grow from day to day:
their keys are offered, and another that is well written is no mistake, for the file may be older than it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bilan.desk.editor.schemas import with_dialect
from bilan.desk.starting.content import Content
from bilan.language.words import country_name
from bilan.load.entries.fields import KEY_LIMIT, TEXT_LIMIT
from bilan.load.entries.json_forms import NUMBER, key, shape, text
from bilan.load.entries.json_schema import DEFINITIONS
from bilan.load.indicators.observations import part_names
from bilan.model.site import Settings
from bilan.model.standards import COUNTRIES, CURRENCIES, KNOWN_UNITS, REGION
from bilan.model.words import Words, text_in

_OFFERED = ("objectives", "topics", "regions", "projects", "indicators")


def keys_schema(content: Content) -> dict[str, Any]:
    """Return the definitions that the schemas look up."""
    settings = content.settings
    words = _words(settings.languages)
    named = names_in(content)
    definitions = {
        "languages": {"enum": list(settings.languages)},
        "words": words,
        "name-or-words": {"anyOf": [shape(text(TEXT_LIMIT)), words]},
        "countries": _described(countries_in(content)),
        "units": {"enum": [*KNOWN_UNITS, *sorted(settings.units), *sorted(CURRENCIES)]},
        "dimensions": {"enum": list(part_names(settings))},
        "breakdown": _breakdown(settings),
        **{what: _offered(named[what]) for what in _OFFERED},
    }
    return with_dialect({DEFINITIONS: definitions})


def names_in(content: Content) -> Mapping[str, Mapping[str, str]]:
    """Return what there is to name, each key with what it is called in the site's first language."""
    settings = content.settings
    items = {
        collection.value: {one: item.editions[item.original].title for one, item in found.items()}
        for collection, found in content.items.items.items()
    }
    return {
        **items,
        "topics": {one: _called(topic.name, settings) for one, topic in content.topics.items()},
        "regions": {one: _called(region.name, settings) for one, region in settings.regions.items()},
        "indicators": {
            one: _called(indicator.name, settings) for one, indicator in content.indicators.indicators.items()
        },
    }


def _called(words: Words, settings: Settings) -> str:
    return text_in(words, settings.languages[0], settings.languages).words


def countries_in(content: Content) -> Mapping[str, str]:
    """Return the countries by code, each with its name in the languages of the site."""
    locales = [content.locales[language] for language in content.settings.languages]
    return {
        code: " · ".join(dict.fromkeys(country_name(code, locale) for locale in locales))
        for code in sorted(COUNTRIES)
    }


def _described(choices: Mapping[str, str]) -> dict[str, Any]:
    return {"enum": list(choices), "enumDescriptions": list(choices.values())}


def _offered(choices: Mapping[str, str]) -> dict[str, Any]:
    well_written = shape(key(KEY_LIMIT))
    return {"anyOf": [_described(choices), well_written]} if choices else dict(well_written)


def _words(languages: Sequence[str]) -> dict[str, Any]:
    word = shape(text(TEXT_LIMIT))
    return {
        "type": "object",
        "properties": dict.fromkeys(languages, word),
        "additionalProperties": False,
        "minProperties": 1,
    }


def _breakdown(settings: Settings) -> dict[str, Any]:
    found = {
        dimension: _parts(sorted(parts), is_open=dimension == REGION)
        for dimension, parts in part_names(settings).items()
    }
    return {"type": "object", "properties": found, "additionalProperties": False}


def _parts(parts: Iterable[str], *, is_open: bool) -> dict[str, Any]:
    """Return the parts of one dimension; any key may stand where none are named, as for age."""
    named = list(parts)
    names: dict[str, Any] = {"enum": named} if named else shape(key(KEY_LIMIT))
    if named and is_open:
        names = {"anyOf": [{"enum": named}, shape(key(KEY_LIMIT))]}
    return {"type": "object", "propertyNames": names, "additionalProperties": shape(NUMBER)}
