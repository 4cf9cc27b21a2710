"""What a name tells, word by word."""

import pytest

from bilan.language.likeness import FILLERS, holds_words, telling_words


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("The Fund’s resources", "en", ("fund", "resources")),
        ("Total number of Jobs, created", "en", ("jobs", "created")),
        ("Returns from Libya", "en", ("returns", "from", "libya")),
        ("Budget 2020", "en", ("budget", "2020")),
        ("Nombre total d'emplois créés", "fr", ("emplois", "créés")),
        ("Montant de l’aide", "fr", ("aide",)),
        ("E\u0301tablissements", "fr", ("établissements",)),
        ("the same in every language", "", ("the", "same", "in", "every", "language")),
        ("The total", "en", ()),
    ],
)
def test_a_name_tells_its_words_without_fillers(name: str, language: str, words: tuple[str, ...]) -> None:
    assert telling_words(name, language) == words


@pytest.mark.parametrize(
    ("longer", "shorter", "holds"),
    [
        ("resources fund from donors", "resources fund", True),
        ("resources of all fund", "resources fund", True),
        ("fund resources", "resources fund", False),
        ("resources", "resources fund", False),
        ("resources fund", "resources fund", True),
    ],
)
def test_a_name_holds_another_where_all_its_words_stand_in_it_in_order(
    longer: str, shorter: str, holds: bool
) -> None:
    assert holds_words(longer.split(), shorter.split()) is holds


def test_fillers_never_tell_a_direction() -> None:
    assert not any(
        fillers & {"to", "from", "in", "by", "vers", "en", "par", "sans"} for fillers in FILLERS.values()
    )
