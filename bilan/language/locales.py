"""The languages of a site: how each writes, and the catalogue of its words."""

from __future__ import annotations

import difflib
import gettext
import io
import re
from collections.abc import Collection, Mapping
from functools import lru_cache

import babel
from babel.localedata import locale_identifiers

from bilan.model.indicators import Unit
from bilan.model.memory import NO_MEMORY, Memory
from bilan.model.records import Record
from bilan.model.site import Settings, Style
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree, Span, problem

SOURCE_LANGUAGE = "en"
"""The language that the messages in code and templates are written in."""

_USUAL_LOCALES = {"en": "en_IE", "fr": "fr_FR"}
"""Babel's plain English is American; Irish English writes 29 September 2021 and no comma before "and"."""

_SETTINGS = ("content/site.yaml", "content/site.yml")


class Locale(Record):
    """How one language of a site writes: plain values, so that a view's digest and a worker can have them."""

    language: str
    babel: str
    """Babel's name for it, as in `fr_FR`."""
    style: Style
    catalogue: bytes
    """Its messages, as `gettext` reads them: comments and dates in its .po file are no part of them."""
    units: Mapping[str, Unit]
    """The units that the site adds."""


def catalogue_path(language: str) -> str:
    """Return where the catalogue of a language lies."""
    return f"locales/{language}/LC_MESSAGES/bilan.po"


def load_locales(
    tree: SourceTree, settings: Settings, memory: Memory = NO_MEMORY
) -> Loaded[Mapping[str, Locale]]:
    """Return the locale of each of the site's languages, in the site's order.

    There is no value where any of them cannot be had: no page of that language could be built.
    """
    catalogues = _load_catalogues(tree, settings.languages, memory)
    found = {one: _load_locale(tree, settings, one, catalogues.get(one)) for one in settings.languages}
    problems = tuple(one for loaded in found.values() for one in loaded.problems)
    locales = {language: loaded.value for language, loaded in found.items() if loaded.value is not None}
    return Loaded(value=None if problems else locales, problems=problems)


def _load_catalogues(
    tree: SourceTree, languages: Collection[str], memory: Memory
) -> Mapping[str, Loaded[bytes]]:
    """Return the messages of each language that has a catalogue; those in order are remembered."""
    files = {one: file for one in languages if (file := tree.files.get(catalogue_path(one))) is not None}
    names = {one: f"messages of the catalogue {file.digest}" for one, file in files.items()}
    known = memory.recall(names.values(), bytes)
    fresh = {one: _read_catalogue(file) for one, file in files.items() if names[one] not in known}
    memory.remember({names[one]: each.value for one, each in fresh.items() if each.value is not None})
    return {one: fresh[one] if one in fresh else Loaded(value=known[names[one]]) for one in files}


def _read_catalogue(file: SourceFile) -> Loaded[bytes]:
    from bilan.language.po_files import read_messages

    return read_messages(file.path, file.text)


def _load_locale(
    tree: SourceTree, settings: Settings, language: str, catalogue: Loaded[bytes] | None
) -> Loaded[Locale]:
    name = settings.locales.get(language) or _USUAL_LOCALES.get(language, language)
    problems = [] if _is_known(name) else [_unknown_locale(tree, language, name)]
    problems += [_unknown_language(tree, language)] if catalogue is None else catalogue.problems
    if problems or catalogue is None or catalogue.value is None:
        return Loaded(value=None, problems=tuple(problems))
    locale = Locale(
        language=language,
        babel=name,
        style=settings.style,
        catalogue=catalogue.value,
        units=settings.units,
    )
    return Loaded(value=locale)


def babel_locale(locale: Locale) -> babel.Locale:
    """Return what Babel knows of a locale; the same object each time."""
    return _babel_locale(locale.babel)


def translations(locale: Locale) -> gettext.NullTranslations:
    """Return the words of a locale; the same object each time.

    They have `gettext`, `ngettext`, `pgettext` and `npgettext`. A message that is missing or fuzzy comes
    back as it stands in the code.
    """
    return _translations(locale.catalogue)


@lru_cache(maxsize=32)
def _babel_locale(name: str) -> babel.Locale:
    return babel.Locale.parse(name)


@lru_cache(maxsize=32)
def _translations(catalogue: bytes) -> gettext.NullTranslations:
    return gettext.GNUTranslations(io.BytesIO(catalogue))


def _unknown_language(tree: SourceTree, language: str) -> Diagnostic:
    known = sorted(path.split("/")[1] for path in tree.files if _CATALOGUE.fullmatch(path))
    path = catalogue_path(language)
    return problem(
        "unknown-language",
        _place(tree, "languages", language),
        f"there is no catalogue for the language `{language}`",
        why=f"The words of the pages, such as headings and labels, come from {path}. "
        f"For a new language, copy {catalogue_path(SOURCE_LANGUAGE)} there and translate it.",
        fixes=tuple(difflib.get_close_matches(language, known, n=1)),
    )


_CATALOGUE = re.compile(r"locales/[^/]+/LC_MESSAGES/bilan\.po")


def _unknown_locale(tree: SourceTree, language: str, name: str) -> Diagnostic:
    near = difflib.get_close_matches(name.replace("-", "_"), locale_identifiers(), n=1)
    usual = _USUAL_LOCALES.get(language)
    return problem(
        "unknown-locale",
        _place(tree, "locales", name),
        f"`{name}` is no locale that numbers and dates could be written in",
        why="A locale is a language with the country whose habits it follows, as in en_IE.",
        fixes=tuple(dict.fromkeys(f"{language}: {one}" for one in (*((usual,) if usual else ()), *near))),
    )


def _is_known(name: str) -> bool:
    try:
        _babel_locale(name)
    except (ValueError, babel.UnknownLocaleError):
        return False
    return True


def _place(tree: SourceTree, key: str, word: str) -> Span:
    """Return where a word stands under a key of the settings; where the key is missing, under `languages`."""
    path = next((path for path in _SETTINGS if path in tree.files), _SETTINGS[0])
    text = tree.files[path].text if path in tree.files else ""
    for start in (key, "languages"):
        found = re.search(rf"^{start}:[\s\S]*?(?<![\w-])({re.escape(word)})(?![\w-])", text, re.MULTILINE)
        if found:
            before = text[: found.start(1)]
            column = found.start(1) - (before.rfind("\n") + 1) + 1
            return Span(path=path, line=before.count("\n") + 1, column=column, length=len(word))
    return Span(path=path)
