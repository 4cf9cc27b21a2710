"""Headings of columns as people write them."""

from pathlib import Path

import pytest

from bilan.language.headings import (
    DIMENSION_HEADINGS,
    PROJECT_HEADINGS,
    VALUE_HEADINGS,
    columns_of,
    plain_heading,
)

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("heading", ["as_of", "As of", "AS-OF", " as of "])
def test_capitals_spaces_and_signs_do_not_count(heading: str) -> None:
    assert columns_of([heading], VALUE_HEADINGS) == {"as_of": (0,)}


def test_accents_do_not_count() -> None:
    assert columns_of(["Début", "Régions", "Thèmes"], PROJECT_HEADINGS) == columns_of(
        ["debut", "regions", "themes"], PROJECT_HEADINGS
    )


def test_two_columns_of_one_meaning_are_both_named() -> None:
    assert columns_of(["valeur", "x", "value"], VALUE_HEADINGS) == {"value": (0, 2)}


@pytest.mark.parametrize("known", [VALUE_HEADINGS, PROJECT_HEADINGS])
def test_no_heading_means_two_things(known: dict[str, tuple[str, ...]]) -> None:
    meanings = [
        (plain_heading(one), name) for name, ones in known.items() for one in {name.replace("_", " "), *ones}
    ]

    assert len({heading for heading, _ in meanings}) == len(set(meanings))


@pytest.mark.parametrize("guide", ["guide.en.md", "guide.fr.md"])
@pytest.mark.parametrize("known", [VALUE_HEADINGS, DIMENSION_HEADINGS, PROJECT_HEADINGS])
def test_both_guides_name_every_heading(guide: str, known: dict[str, tuple[str, ...]]) -> None:
    text = (DOCS / guide).read_text(encoding="utf-8")

    for name, headings in known.items():
        assert f"| `{name}` | {', '.join(headings)} |" in text
