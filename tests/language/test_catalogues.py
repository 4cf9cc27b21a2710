from __future__ import annotations

from pathlib import Path

import pytest

from bilan.language.catalogues import extract_messages, find_faults, is_source, main, update_catalogue
from bilan.language.locales import catalogue_path
from bilan.language.po_files import read_catalogue
from tests.language.cases import catalogue_text

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(path.name for path in (ROOT / "locales").iterdir() if path.is_dir())
CODE = """\
def greet(locale: Locale, count: int) -> str:
    say(locale, "Page %(page)s", page=str(count))
    say_many(locale, "%(num)s story", "%(num)s stories", count)
    return say_in(locale, "filter", "Year")
"""
PAGE = """\
<h1>{{ _("Latest %(what)s", what=name) }}</h1>
{{ ngettext("%(num)s page", "%(num)s pages", pages) }}
{{ pgettext("menu", "Open") }}
{% trans count=n %}
  One
  line
{% endtrans %}
"""


def project_files() -> dict[str, str]:
    paths = [
        path for folder in ("templates", "bilan") for path in (ROOT / folder).rglob("*") if path.is_file()
    ]
    named = {path.relative_to(ROOT).as_posix(): path for path in paths}
    return {name: path.read_text(encoding="utf-8") for name, path in named.items() if is_source(name)}


def messages_of(**files: str) -> set[tuple[object, str | None]]:
    names = {"code": "bilan/code.py", "page": "templates/pages/page.html"}
    template = extract_messages({names[key]: text for key, text in files.items()})
    return {(message.id, message.context) for message in template if message.id and message.locations}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_templates_and_code_is_in_every_catalogue(language: str) -> None:
    faults = find_faults(catalogue_text(language), extract_messages(project_files()))

    assert faults == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_as_the_tool_writes_it(language: str) -> None:
    text = catalogue_text(language)

    assert update_catalogue(text, extract_messages(project_files()), language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_typed_with_makeshift_signs(language: str) -> None:
    typed = [line for line in catalogue_text(language).splitlines() if line.startswith("msgstr")]

    assert not [line for line in typed if "'" in line or "..." in line or '\\"' in line]


def test_messages_are_found_in_code() -> None:
    assert messages_of(code=CODE) == {
        ("Page %(page)s", None),
        (("%(num)s story", "%(num)s stories"), None),
        ("Year", "filter"),
    }


def test_messages_are_found_in_templates() -> None:
    assert messages_of(page=PAGE) == {
        ("Latest %(what)s", None),
        (("%(num)s page", "%(num)s pages"), None),
        ("Open", "menu"),
        ("One line", None),
    }


def test_a_template_with_a_mistake_is_not_passed_over() -> None:
    with pytest.raises(Exception, match="unexpected"):
        messages_of(page="{{ _('a' }}")


def test_a_message_names_the_files_that_say_it_without_their_lines() -> None:
    template = extract_messages({"bilan/code.py": CODE})

    text = update_catalogue("", template, "fr")

    assert "#: bilan/code.py\n" in text


def test_the_source_language_says_each_message_as_it_is() -> None:
    template = extract_messages({"bilan/code.py": CODE})

    catalogue = read_catalogue(update_catalogue("", template, "en"))

    assert catalogue["Page %(page)s"].string == "Page %(page)s"
    assert catalogue["%(num)s story"].string == ("%(num)s story", "%(num)s stories")
    assert find_faults(update_catalogue("", template, "en"), template) == ()


def test_what_was_translated_is_kept() -> None:
    template = extract_messages({"bilan/code.py": 'say(locale, "Home")\n'})

    text = update_catalogue('msgid "Home"\nmsgstr "Accueil"\n', template, "fr")

    assert read_catalogue(text)["Home"].string == "Accueil"


def test_a_changed_message_keeps_its_translation_and_wants_a_look() -> None:
    template = extract_messages({"bilan/code.py": 'say(locale, "All results of the fund")\n'})
    before = 'msgid "All results of a fund"\nmsgstr "Tous les résultats"\n'

    text = update_catalogue(before, template, "fr")

    assert read_catalogue(text)["All results of the fund"].string == "Tous les résultats"
    assert "fuzzy: look at it, then take the mark away: “All results of the fund”" in find_faults(
        text, template
    )


def test_a_message_that_nothing_says_any_more_goes() -> None:
    template = extract_messages({})

    text = update_catalogue('msgid "Gone away for ever"\nmsgstr "Parti"\n', template, "fr")

    assert "Gone away" not in text


def test_what_is_missing_empty_dead_or_does_not_fit_is_a_fault() -> None:
    template = extract_messages(
        {"bilan/code.py": 'say(locale, "Home")\nsay(locale, "%(a)s b", a=1)\nsay(locale, "New")\n'}
    )
    catalogue = 'msgid "Home"\nmsgstr ""\n\nmsgid "Old"\nmsgstr "Vieux"\n\n#, python-format\nmsgid "%(a)s b"\nmsgstr "%(c)s b"\n'

    faults = [
        fault
        for fault in find_faults(catalogue, template)
        if "(" not in fault.partition("“")[2] or "%" in fault
    ]

    assert "not in the catalogue: “New”" in faults
    assert "not translated: “Home”" in faults
    assert "no longer used: “Old”" in faults
    assert any(fault.endswith(": “%(a)s b”") for fault in faults)


def test_the_tool_writes_the_catalogues_and_says_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bilan").mkdir()
    (tmp_path / "bilan/code.py").write_text('say(locale, "Home")\n', encoding="utf-8")
    for language in ("en", "fr"):
        (tmp_path / "locales" / language).mkdir(parents=True)

    code = main(tmp_path)

    assert code == 1
    assert "locales/fr/LC_MESSAGES/bilan.po: not translated: “Home”\n" in capsys.readouterr().out
    assert 'msgstr "Home"' in (tmp_path / catalogue_path("en")).read_text(encoding="utf-8")


def test_the_tool_is_content_when_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "locales/en").mkdir(parents=True)

    assert main(tmp_path) == 0
    first = (tmp_path / catalogue_path("en")).read_bytes()
    assert main(tmp_path) == 0
    assert (tmp_path / catalogue_path("en")).read_bytes() == first
