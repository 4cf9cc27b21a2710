"""The interface strings as templates say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from bilan.language.locales import Locale
from bilan.make.interface import interface_of
from bilan.model.records import replace
from tests.make.make_views import ENGLISH, FRENCH, FRENCH_WORDS, catalogue

PLURALS = """
msgid "%(num)s page of %(name)s"
msgid_plural "%(num)s pages of %(name)s"
msgstr[0] "%(num)s page de %(name)s"
msgstr[1] "%(num)s pages de %(name)s"

msgctxt "list"
msgid "Page"
msgstr "Page de la liste"

msgctxt "list"
msgid "one"
msgid_plural "%(num)s more"
msgstr[0] "encore une"
msgstr[1] "encore %(num)s"
"""


def of(locale: Locale, more: str = "") -> Locale:
    return replace(locale, catalogue=catalogue(more, **(FRENCH_WORDS if locale is FRENCH else {})))


@pytest.mark.parametrize("name", ["_", "gettext"])
def test_a_string_is_said_in_the_language(name: str) -> None:
    assert interface_of(FRENCH)[name]("Back to the text") == "Retour au texte"


def test_a_string_without_a_translation_is_said_as_it_is() -> None:
    assert interface_of(FRENCH)["_"]("Nobody said this") == "Nobody said this"


def test_what_is_said_is_markup_with_or_without_gaps() -> None:
    say = interface_of(ENGLISH)["_"]

    assert [type(one) for one in (say("Notes"), say("Note %(number)s", number=1))] == [Markup, Markup]


def test_a_gap_is_escaped_and_markup_in_it_is_not() -> None:
    say = interface_of(ENGLISH)["_"]

    assert say("Note %(number)s", number="<1>") == "Note &lt;1&gt;"
    assert say("Note %(number)s", number=Markup("<b>1</b>")) == "Note <b>1</b>"


def test_a_percent_sign_of_its_own_is_written_twice_and_said_once() -> None:
    say = interface_of(ENGLISH)["_"]

    assert say("100 %% of it") == "100\u00a0% of it"
    assert say("100 %% of %(what)s", what="it") == "100\u00a0% of it"


def test_a_gap_that_nothing_fills_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="number"):
        interface_of(ENGLISH)["_"]("Note %(number)s")


def test_a_count_takes_its_plural_and_fills_the_gap_num() -> None:
    say = interface_of(of(FRENCH, PLURALS))["ngettext"]
    message = ("%(num)s page of %(name)s", "%(num)s pages of %(name)s")

    assert say(*message, 1, name="A") == "1 page de A"
    assert say(*message, 2, name="A&B") == "2 pages de A&amp;B"
    assert say(*message, 1985, name="A", num="1\u202f985") == "1\u202f985 pages de A"


def test_a_string_in_a_context_is_another_one() -> None:
    says = interface_of(of(FRENCH, PLURALS))

    assert says["pgettext"]("list", "Page") == "Page de la liste"
    assert says["pgettext"]("book", "Page") == "Page"
    assert [says["npgettext"]("list", "one", "%(num)s more", count) for count in (1, 3)] == [
        "encore une",
        "encore 3",
    ]


def test_what_one_language_says_is_nothing_to_another() -> None:
    said = [interface_of(one)["_"]("Table %(number)s", number=2) for one in (ENGLISH, FRENCH, ENGLISH)]

    assert said == ["Table 2", "Tableau 2", "Table 2"]


VALUES = st.one_of(st.text(), st.integers(), st.text().map(escape))


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_what_was_said_before_changes_nothing(numbers: list[object]) -> None:
    say = interface_of(FRENCH)["_"]

    assert [say("Note %(number)s", number=one) for one in numbers] == [
        Markup("Note %(number)s") % {"number": one} for one in numbers
    ]
