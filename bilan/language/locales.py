"""The languages of a site: how each writes, and the catalogue of its words."""

from __future__ import annotations

import difflib
import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import babel
from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from bilan.model.indicators import Unit
from bilan.model.site import Settings, Style
from bilan.model.source import Diagnostic, Loaded, SourceTree, Span, problem

SOURCE_LANGUAGE = "en"
"""The language that the messages in code and templates are written in."""

_USUAL_LOCALES = {"en": "en_IE", "fr": "fr_FR"}
"""Babel's plain English is American; Irish English writes 29 September 2021 and no comma before "and"."""

_SETTINGS = ("content/site.yaml", "content/site.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """How one language of a site writes: plain values, so that a view's digest and a worker can have them."""

    language: str
    babel: str
    """Babel's name for it, as in `fr_FR`."""
    style: Style
    catalogue: str
    """The text of its .po file."""
    units: Mapping[str, Unit]
    """The units that the site adds."""


def catalogue_path(language: str) -> str:
    """Return where the catalogue of a language lies."""
    return f"locales/{language}/LC_MESSAGES/bilan.po"


def load_locales(tree: SourceTree, settings: Settings) -> Loaded[Mapping[str, Locale]]:
    """Return the locale of each of the site's languages, in the site's order.

    There is no value where any of them cannot be had: no page of that language could be built.
    """
    found = {language: _load_locale(tree, settings, language) for language in settings.languages}
    problems = tuple(one for loaded in found.values() for one in loaded.problems)
    locales = {language: loaded.value for language, loaded in found.items() if loaded.value is not None}
    return Loaded(value=None if problems else locales, problems=problems)


def _load_locale(tree: SourceTree, settings: Settings, language: str) -> Loaded[Locale]:
    name = settings.locales.get(language) or _USUAL_LOCALES.get(language, language)
    problems = [] if _is_known(name) else [_unknown_locale(tree, language, name)]
    catalogue = tree.files.get(catalogue_path(language))
    if catalogue is None:
        problems.append(_unknown_language(tree, language))
        return Loaded(value=None, problems=tuple(problems))
    text = _same(catalogue.text)
    problems += _check_catalogue(catalogue.path, text)
    if problems:
        return Loaded(value=None, problems=tuple(problems))
    locale = Locale(
        language=language,
        babel=name,
        style=settings.style,
        catalogue=text,
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
def _translations(catalogue: str) -> gettext.NullTranslations:
    return _compile(read_catalogue(catalogue))


@lru_cache(maxsize=8)
def read_catalogue(text: str) -> Catalog:
    """Return the messages of a .po file.

    Raises:
        PoFileError: it is not written as a .po file.
        ValueError: its header says something that cannot be.
    """
    return read_po(io.StringIO(text), abort_invalid=True)


def _compile(catalogue: Catalog) -> gettext.NullTranslations:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@lru_cache(maxsize=32)
def _same(text: str) -> str:
    """Return one object for equal texts: each message looks up a catalogue, which is as long as a book."""
    return text


@lru_cache(maxsize=32)
def _check_catalogue(path: str, text: str) -> tuple[Diagnostic, ...]:
    try:
        catalogue = read_catalogue(text)
        _translations(text)
    except PoFileError as error:
        line = (error.lineno or 0) + 1
        return (_broken(Span(path=path, line=line), f"the catalogue cannot be read here: {error}"),)
    except ValueError as error:
        return (_broken(Span(path=path), f"the catalogue cannot be used: {error}"),)
    return tuple(
        _broken(Span(path=path, line=message.lineno or 1), f"the gaps of a message do not fit: {errors[0]}")
        for message, errors in catalogue.check()
        if not message.fuzzy  # it is not used
    )


def _broken(span: Span, what: str) -> Diagnostic:
    return problem(
        "catalogue-broken",
        span,
        what,
        why="Every word of the site's pages comes from the catalogue of their language. "
        "Mend the message in a .po editor, or take the last version that worked.",
    )


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
