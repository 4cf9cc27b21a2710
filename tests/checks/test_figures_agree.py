"""Figures that differ between the languages of an item, in a whole site."""

from __future__ import annotations

from functools import partial

from bilan.checks.figures_agree import check_figures_agree
from bilan.checks.texts import check_each
from bilan.load.site import load_site
from bilan.model.source import Diagnostic
from tests.load.trees import tree_of

INDICATOR = """
== content/indicators/people.yaml ==
name: {en: People, fr: Personnes}
unit: people
counting: latest
observations:
  - as_of: 2020-01-01
    value: 200000
  - as_of: 2021-01-01
    value: 295998

== content/indicators/share.yaml ==
name: {en: Share, fr: Part}
unit: percent
counting: latest
observations:
  - as_of: 2020-01-01
    value: 12.5
"""
ENGLISH = "It has 12 wells."
FRENCH = "Il y a 12 puits."


def problems_of(
    english: str = ENGLISH,
    french: str = FRENCH,
    *,
    english_keys: str = "",
    french_keys: str = "",
    facts: str = "kind: story\ndate: 2021-09-29\n",
    more: str = "",
) -> tuple[Diagnostic, ...]:
    tree = tree_of(
        f"== content/stories/a/en.md ==\n---\ntitle: A story\n{facts}{english_keys}---\n{english}\n\n"
        f"== content/stories/a/fr.md ==\n---\ntitle: Un récit\n{french_keys}---\n{french}\n{more}{INDICATOR}"
    )
    loaded = load_site(tree)
    assert loaded.value is not None
    assert loaded.problems == ()
    return check_each(loaded.value, partial(check_figures_agree, site=loaded.value))


def test_the_same_figures_are_no_problem() -> None:
    assert problems_of() == ()


def test_a_figure_that_differs_is_told_at_the_translation_with_the_original_beside_it() -> None:
    [problem] = problems_of(
        "It has 12 wells.\n\nIn 2021, 300 people came.", "Il y a 12 puits.\n\nEn 2021, 30 personnes."
    )

    assert problem.code == "figures-differ"
    assert problem.what == "French says `30` where English says `300`"
    assert (problem.span.path, problem.span.line, problem.span.column, problem.span.length) == (
        "content/stories/a/fr.md", 6, 10, 2,
    )  # fmt: skip
    [other] = problem.also
    assert (other.path, other.line, other.column, other.length) == ("content/stories/a/en.md", 8, 10, 3)


def test_a_figure_of_one_language_is_told_where_it_stands_with_the_paragraph_that_lacks_it() -> None:
    [problem] = problems_of("It has 12 wells.", "Il y a des puits.")

    assert problem.code == "figure-missing"
    assert problem.what == "English says `12`, and French does not"
    assert (problem.span.path, problem.span.line) == ("content/stories/a/en.md", 6)
    assert [(one.path, one.line) for one in problem.also] == [("content/stories/a/fr.md", 4)]


def test_it_is_told_in_the_translation_as_well() -> None:
    [problem] = problems_of("It has wells.", "Il y a 12 puits.")

    assert problem.what == "French says `12`, and English does not"
    assert problem.span.path == "content/stories/a/fr.md"


def test_titles_summaries_and_captions_are_compared_each_at_its_key() -> None:
    [title] = problems_of(
        english_keys="seo_title: 12 wells in 2021\n", french_keys="seo_title: 12 puits en 2020\n"
    )

    assert title.what == "French says `2020` where English says `2021`"
    assert (title.span.line, title.span.column, title.span.length) == (3, 24, 4)
    assert [(one.line, one.column) for one in title.also] == [(5, 24)]

    [summary] = problems_of(english_keys="summary: 12 wells\n", french_keys="summary: 13 puits\n")

    assert (summary.span.line, summary.span.column) == (3, 10)


def test_a_title_over_several_lines_is_told_at_its_key() -> None:
    keys = "image_caption: >-\n  The wells\n  of 2021\n"

    [problem] = problems_of(english_keys=keys, french_keys="image_caption: Les puits de 2020\n")

    assert [one.line for one in problem.also] == [5]


def test_what_stands_in_the_summary_of_one_language_and_the_text_of_the_other_has_only_moved() -> None:
    assert problems_of("In 2021.", "En 2021, 12 puits.", english_keys="summary: It has 12 wells.\n") == ()


def test_code_is_not_compared() -> None:
    assert problems_of("It has 12 wells.\n\n```\nx = 45\n```", "Il y a 12 puits.\n\n```\nx = 46\n```") == ()


def test_a_bound_figure_agrees_with_what_it_prints_and_with_nothing_else() -> None:
    assert problems_of("[[figure people]] people", "[[figure people]] personnes") == ()
    assert problems_of("[[figure people]] people", "295 998 personnes") == ()
    assert problems_of("more than [[figure people floor=1000]] people", "plus de 295 000 personnes") == ()
    assert problems_of("[[figure share]] of them", "12,5 % d’entre eux") == ()
    assert problems_of("[[figure people as-of=2020-06-01]] people", "200 000 personnes") == ()

    [problem] = problems_of("[[figure people]] people", "259 998 personnes")

    assert problem.what == "French says `259 998` where English says `[[figure people]]`"


def test_an_undated_page_is_compared_with_the_latest_value() -> None:
    pages = (
        "\n== content/pages/b/en.md ==\n---\ntitle: A page\n---\n[[figure people]] people\n\n"
        "== content/pages/b/fr.md ==\n---\ntitle: Une page\n---\n295 998 personnes\n"
    )

    assert problems_of(more=pages) == ()


def test_every_translation_is_compared_and_a_language_that_nobody_can_read_is_not() -> None:
    tree = tree_of("""
        == content/site.yaml ==
        name: {en: A site, fr: Un site, de: Eine Seite}
        base_url: https://results.example.org/
        languages: [de, en, fr]

        == content/pages/a/de.md ==
        ---
        title: Eine Seite
        original: de
        ---
        Es gibt 11 Brunnen.

        == content/pages/a/en.md ==
        ---
        title: A page
        ---
        It has 12 wells.

        == content/pages/a/fr.md ==
        ---
        title: Une page
        ---
        Il y a 13 puits.
    """)
    loaded = load_site(tree)
    assert loaded.value is not None

    [problem] = check_each(loaded.value, partial(check_figures_agree, site=loaded.value))

    assert problem.what == "French says `13` where English says `12`"


def test_an_item_in_one_language_has_nothing_to_agree_with() -> None:
    pages = "\n== content/pages/b/en.md ==\n---\ntitle: A page\n---\nIt has 45 wells.\n"

    assert problems_of(more=pages) == ()
