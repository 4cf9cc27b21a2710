"""Catalogues as translators write them, and the messages that are remembered of them."""

from __future__ import annotations

import gettext
import io

import pytest
from babel.messages.pofile import PoFileError

from bilan.disk.store import MemoryStore
from bilan.language import po_files
from bilan.language.locales import load_locales
from bilan.language.po_files import compile_messages, read_messages
from bilan.memories import RunningMemory, StoredMemory
from bilan.model.records import replace
from bilan.model.source import SourceTree
from tests.language.cases import catalogue_text
from tests.language.test_locales import settings_of, tree_of

HEADER = 'msgid ""\nmsgstr "Language: fr\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
HOME = 'msgid "Home"\nmsgstr "Accueil"\n'


def french(text: str) -> SourceTree:
    """Return a tree whose one catalogue has the digest of its text, as every file that was read."""
    tree = tree_of(fr=text)
    files = {path: replace(file, digest=f"of {file.text}") for path, file in tree.files.items()}
    return replace(tree, files=files)


def never(_text: str) -> bytes:
    raise AssertionError("a catalogue was read again")


def test_messages_are_what_gettext_reads() -> None:
    words = gettext.GNUTranslations(io.BytesIO(compile_messages(HEADER + HOME)))

    assert words.gettext("Home") == "Accueil"


def test_messages_are_the_same_whatever_comments_say_and_whenever_they_are_read() -> None:
    dated = HEADER.replace('msgstr "', 'msgstr "PO-Revision-Date: 2026-01-02 03:04+0000\\n')

    same = compile_messages(f"{dated}# a note\n#: templates/pages/home.html:12\n{HOME}")

    assert same == compile_messages(HEADER + HOME)


def test_another_word_or_another_rule_for_plurals_is_another_catalogue() -> None:
    told = compile_messages(HEADER + HOME)

    assert compile_messages(HEADER + HOME.replace("Accueil", "Maison")) != told
    assert compile_messages(HEADER.replace("n > 1", "n != 1") + HOME) != told


def test_what_is_no_catalogue_has_no_messages() -> None:
    with pytest.raises(PoFileError):
        compile_messages("nonsense")
    assert read_messages("locales/fr/LC_MESSAGES/bilan.po", "nonsense").value is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_catalogues_of_the_project_are_in_order(language: str) -> None:
    loaded = read_messages(f"locales/{language}/LC_MESSAGES/bilan.po", catalogue_text(language))

    assert loaded.problems == ()
    assert loaded.value == compile_messages(catalogue_text(language))


def test_a_catalogue_that_is_remembered_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore()
    first = load_locales(french(HEADER + HOME), settings_of("fr"), StoredMemory(store, "program"))
    monkeypatch.setattr(po_files, "read_catalogue", never)

    again = load_locales(french(HEADER + HOME), settings_of("fr"), StoredMemory(store, "program"))

    assert again == first
    assert again.value is not None


def test_a_catalogue_that_has_changed_is_read() -> None:
    memory = RunningMemory()
    load_locales(french(HEADER + HOME), settings_of("fr"), memory)

    changed = french(HEADER + HOME.replace("Accueil", "Maison"))

    assert load_locales(changed, settings_of("fr"), memory) == load_locales(changed, settings_of("fr"))


def test_what_is_wrong_with_a_catalogue_is_told_each_time() -> None:
    memory = RunningMemory()
    wrong = french('#, python-format\nmsgid "As of %(day)s"\nmsgstr "Au %(jour)s"\n')

    told = [load_locales(wrong, settings_of("fr"), memory).problems for _ in range(2)]

    assert [one.code for one in told[0]] == ["catalogue-broken"]
    assert told[0] == told[1]
