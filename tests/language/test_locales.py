from __future__ import annotations

import pickle
from collections.abc import Mapping

import pytest

from bilan.language.locales import Locale, babel_locale, catalogue_path, load_locales, translations
from bilan.language.po_files import compile_messages
from bilan.model.records import replace
from bilan.model.site import Settings, Style, Untranslated
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree
from tests.language.cases import WELLS, catalogue_text

SITE = """\
name: A site
languages: [en, fr]
locales: {en: en_IE, fr: fr_FR}
"""


def settings_of(*languages: str, locales: Mapping[str, str] | None = None) -> Settings:
    return Settings(
        name={"": "A site"},
        base_url="https://example.org/",
        languages=languages,
        locales=locales or {},
        style=Style.NATIONAL,
        timezone="Europe/Brussels",
        untranslated=Untranslated.MARK,
        sections={},
        regions={},
        units={"wells": WELLS},
        dimensions={},
        navigation=(),
        severities={},
        publisher=None,
        licence=None,
    )


def tree_of(site: str = SITE, **catalogues: str) -> SourceTree:
    texts = {"content/site.yaml": site}
    texts |= {catalogue_path(language): text for language, text in catalogues.items()}
    return SourceTree(
        files={path: SourceFile.of(path=path, text=text, digest="") for path, text in sorted(texts.items())},
        blobs={},
        problems=(),
    )


def good_tree(site: str = SITE) -> SourceTree:
    return tree_of(site, en=catalogue_text("en"), fr=catalogue_text("fr"))


def only_problem(loaded: Loaded[Mapping[str, Locale]]) -> Diagnostic:
    assert loaded.value is None
    [problem] = loaded.problems
    return problem


def test_each_language_of_the_site_has_its_locale_in_the_order_of_the_site() -> None:
    loaded = load_locales(good_tree(), settings_of("fr", "en"))

    assert loaded.value is not None
    assert list(loaded.value) == ["fr", "en"]
    assert loaded.problems == ()


def test_a_locale_knows_all_that_writing_needs() -> None:
    loaded = load_locales(good_tree(), settings_of("en", locales={"en": "en_GB"}))

    assert loaded.value is not None
    assert loaded.value["en"] == Locale(
        language="en",
        babel="en_GB",
        style=Style.NATIONAL,
        catalogue=compile_messages(catalogue_text("en")),
        units={"wells": WELLS},
    )


def test_a_language_without_a_locale_gets_its_usual_one() -> None:
    loaded = load_locales(tree_of(en="", fr="", de=""), settings_of("en", "fr", "de"))

    assert loaded.value is not None
    assert [one.babel for one in loaded.value.values()] == ["en_IE", "fr_FR", "de"]


def test_a_locale_is_plain_values_that_travel() -> None:
    loaded = load_locales(good_tree(), settings_of("fr"))

    assert loaded.value is not None
    french = loaded.value["fr"]
    assert pickle.loads(pickle.dumps(french)) == french  # noqa: S301 - what was written just now
    assert repr(french) == repr(replace(french))
    assert " at 0x" not in repr(french)


def test_a_missing_catalogue_is_told_where_the_language_is_named() -> None:
    problem = only_problem(load_locales(tree_of(SITE, en=""), settings_of("en", "fr")))

    assert problem.code == "unknown-language"
    assert (problem.span.path, problem.span.line, problem.span.column) == ("content/site.yaml", 2, 17)
    assert problem.span.length == 2
    assert problem.what == "there is no catalogue for the language `fr`"
    assert "locales/fr/LC_MESSAGES/bilan.po" in problem.why
    assert "copy locales/en/LC_MESSAGES/bilan.po there and translate it" in problem.why
    assert not problem.fixes


def test_a_language_that_is_nearly_right_gets_an_offer() -> None:
    problem = only_problem(
        load_locales(
            good_tree("languages:\n  - en\n  - fra\n"), settings_of("en", "fra", locales={"fra": "fr"})
        )
    )

    assert problem.span.line == 3
    assert problem.fixes[0] == "fr"


@pytest.mark.parametrize("name", ["fr_XX", "fr-FR", "french"])
def test_a_locale_that_does_not_exist_is_told_at_its_place(name: str) -> None:
    site = f"languages: [fr]\nlocales: {{fr: {name}}}\n"

    problem = only_problem(load_locales(good_tree(site), settings_of("fr", locales={"fr": name})))

    assert problem.code == "unknown-locale"
    assert (problem.span.line, problem.span.column) == (2, 15)
    assert "fr: fr_FR" in problem.fixes


def test_a_language_that_is_no_locale_is_told_in_the_list_of_languages() -> None:
    problem = only_problem(load_locales(tree_of("languages: [xx]\n", xx=""), settings_of("xx")))

    assert problem.code == "unknown-locale"
    assert (problem.span.line, problem.span.column) == (1, 13)


def test_the_settings_may_be_a_yml_file() -> None:
    tree = tree_of()
    text = tree.files["content/site.yaml"]
    yml = replace(tree, files={"content/site.yml": replace(text, path="content/site.yml")})

    loaded = load_locales(yml, settings_of("fr"))

    assert {problem.span.path for problem in loaded.problems} == {"content/site.yml"}


def test_settings_that_are_nowhere_still_give_a_place() -> None:
    tree = SourceTree(files={}, blobs={}, problems=())

    problem = only_problem(load_locales(tree, settings_of("en")))

    assert (problem.span.path, problem.span.line) == ("content/site.yaml", 1)


def test_a_catalogue_that_cannot_be_read_is_told_at_its_line() -> None:
    problem = only_problem(load_locales(tree_of(en='msgid "a"\nmsgstr "b"\nnonsense\n'), settings_of("en")))

    assert problem.code == "catalogue-broken"
    assert problem.span.path == "locales/en/LC_MESSAGES/bilan.po"
    assert problem.span.line == 3


def test_a_catalogue_whose_plurals_make_no_sense_is_told() -> None:
    header = 'msgid ""\nmsgstr "Language: en\\nPlural-Forms: nplurals=2; plural=(n ** 1);\\n"\n\nmsgid "a"\nmsgstr "b"\n'

    problem = only_problem(load_locales(tree_of(en=header), settings_of("en")))

    assert problem.code == "catalogue-broken"


def test_a_translation_with_a_gap_that_nobody_fills_is_told_at_its_line() -> None:
    catalogue = '#, python-format\nmsgid "As of %(day)s"\nmsgstr "Au %(jour)s"\n'

    problem = only_problem(load_locales(tree_of(fr=catalogue), settings_of("fr")))

    assert problem.code == "catalogue-broken"
    assert problem.span.line == 2


def test_all_that_is_wrong_is_told_at_once() -> None:
    loaded = load_locales(tree_of(en="nonsense"), settings_of("en", "fr", locales={"fr": "fr_XX"}))

    assert [problem.code for problem in loaded.problems] == [
        "catalogue-broken",
        "unknown-locale",
        "unknown-language",
    ]


def test_the_words_of_a_locale_are_read_once() -> None:
    loaded = load_locales(good_tree(), settings_of("fr"))

    assert loaded.value is not None
    french = loaded.value["fr"]
    assert translations(french) is translations(replace(french, style=Style.EU))
    assert babel_locale(french) is babel_locale(replace(french, style=Style.EU))


def test_a_fuzzy_translation_is_not_used() -> None:
    catalogue = '#, fuzzy\nmsgid "Home"\nmsgstr "Maison"\n'
    loaded = load_locales(tree_of(fr=catalogue), settings_of("fr"))

    assert loaded.value is not None
    assert translations(loaded.value["fr"]).gettext("Home") == "Home"


def test_an_empty_catalogue_says_everything_as_it_is_written() -> None:
    loaded = load_locales(tree_of(fr=""), settings_of("fr"))

    assert loaded.value is not None
    words = translations(loaded.value["fr"])
    assert (words.gettext("a"), words.ngettext("a", "b", 2)) == ("a", "b")
    assert (words.pgettext("c", "a"), words.npgettext("c", "a", "b", 1)) == ("a", "a")


def test_a_catalogue_that_stays_the_same_is_one_text_in_memory() -> None:
    first = load_locales(good_tree(), settings_of("fr")).value
    again = load_locales(good_tree(), settings_of("fr")).value

    assert first is not None
    assert again is not None
    assert first["fr"].catalogue is again["fr"].catalogue
