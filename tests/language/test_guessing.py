"""Which language a title is written in."""

import pytest

from bilan.language.guessing import guess_language

SITE = ("en", "fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Strengthening border security in Ghana", "en"),
        ("Facility for migrant protection and reintegration in North Africa", "en"),
        ("Mitigate the effect of El Niño for the host population", "en"),
        ("EU support for the Family Support Programme", "en"),
        ("Appui à la justice pour renforcer la lutte contre l’impunité", "fr"),
        ("Protection des jeunes dans les zones à risque", "fr"),
        ("Projet d'appui aux filières agricoles", "fr"),
        ("Sécurité et gestion des frontières (SECGEF)", "fr"),
        ("RESILAC – Redressement économique et social inclusif du lac Tchad", "fr"),
    ],
)
def test_common_words_tell_the_language(text: str, language: str) -> None:
    assert guess_language(text, SITE) == language


@pytest.mark.parametrize("text", ["IMPACT Mali", "", "2 (EQUIP 2)", "Programme Migration"])
def test_nothing_is_guessed_where_no_word_tells(text: str) -> None:
    assert guess_language(text, SITE) is None


def test_a_language_that_nothing_is_known_of_is_never_guessed() -> None:
    assert guess_language("Strengthening the law", ("fr", "de")) is None
